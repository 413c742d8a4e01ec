/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.dagstergraphql.client.internal.call;

import java.lang.StackWalker.StackFrame;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;

import io.github.dagstergraphql.client.error.DagsterInterruptedException;
import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;
import reactor.core.scheduler.Schedulers;

/**
 * Blocking access to the reactive operations.
 */
public final class Blocking {

	private static final String CLIENT = "io.github.dagstergraphql.client.";

	private static final StackWalker STACK = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

	private static final List<String> LIBRARIES = List.of("reactor.", "io.netty.", "org.springframework.",
			"io.micrometer.", "java.", "jdk.");

	private Blocking() {
	}

	/**
	 * Block until a read-only operation has completed.
	 * @param operation the operation
	 * @param <T> the result
	 * @return the result
	 */
	public static <T> T query(Mono<T> operation) {
		return Objects.requireNonNull(await(operation, () -> false));
	}

	/**
	 * Block until an operation that may change state has completed.
	 * @param operation the operation
	 * @param <T> the result
	 * @return the result
	 */
	public static <T> T mutation(Mono<T> operation) {
		return Objects.requireNonNull(await(operation, () -> true));
	}

	/**
	 * Block until an operation that may change state and has no result has completed.
	 * @param operation the operation
	 */
	public static void completion(Mono<Void> operation) {
		await(operation, () -> true);
	}

	/**
	 * Block until an operation has completed.
	 * @param operation the operation
	 * @param mutation whether it may change state, evaluated if the wait is interrupted
	 * @param <T> the result
	 * @return the result, or {@code null} if there is none
	 */
	public static <T> @Nullable T await(Mono<T> operation, BooleanSupplier mutation) {
		if (Schedulers.isInNonBlockingThread()) {
			throw new IllegalStateException("Blocking calls to Dagster are not supported on the event-loop thread \""
					+ Thread.currentThread().getName() + "\": use DagsterGraphQlClient.reactive(), "
					+ "or call from another thread");
		}
		Signal<T> end = end(operation, mutation);
		Throwable failure = end.getThrowable();
		if (failure != null) {
			throw withCaller(failure);
		}
		return end.get();
	}

	// block() itself would throw a failure with the stack of the event loop first.
	private static <T> Signal<T> end(Mono<T> operation, BooleanSupplier mutation) {
		try {
			return Objects.requireNonNull(operation.materialize().block());
		}
		catch (RuntimeException ex) {
			if (Exceptions.unwrap(ex) instanceof InterruptedException interrupt) {
				throw new DagsterInterruptedException(interrupt, mutation.getAsBoolean());
			}
			throw ex;
		}
	}

	// A failure of the reactive operation has a stack trace of Reactor and Netty, without
	// the caller.
	private static RuntimeException withCaller(Throwable failure) {
		StackTraceElement[] caller = STACK.walk((frames) -> frames.dropWhile((frame) -> isOfClient(frame))
			.map(StackFrame::toStackTraceElement)
			.toArray(StackTraceElement[]::new));
		keepOrigin(failure);
		failure.setStackTrace(caller);
		return Exceptions.propagate(failure);
	}

	// An application may have classes in packages with the same prefix.
	private static boolean isOfClient(StackFrame frame) {
		Class<?> type = frame.getDeclaringClass();
		return type.getName().startsWith(CLIENT) && Objects.equals(type.getProtectionDomain().getCodeSource(),
				Blocking.class.getProtectionDomain().getCodeSource());
	}

	// Reactor keeps it itself if the failure has passed a checkpoint.
	private static void keepOrigin(Throwable failure) {
		boolean kept = false;
		for (Throwable suppressed : failure.getSuppressed()) {
			if (suppressed.getClass().getName().startsWith("reactor.")) {
				suppressed.setStackTrace(withoutLibraries(suppressed.getStackTrace()));
				kept = true;
			}
			kept = kept || suppressed instanceof OriginException;
		}
		if (!kept) {
			failure.addSuppressed(new OriginException(failure.getStackTrace()));
		}
	}

	private static StackTraceElement[] withoutLibraries(StackTraceElement[] stack) {
		StackTraceElement[] own = Arrays.stream(stack)
			.filter((frame) -> LIBRARIES.stream().noneMatch(frame.getClassName()::startsWith))
			.toArray(StackTraceElement[]::new);
		return (own.length > 0) ? own : stack;
	}

	/**
	 * Stack trace of a failure where it occurred, without the frames of libraries. It is
	 * suppressed by the failure, whose own stack trace is that of the caller.
	 */
	private static final class OriginException extends Exception {

		private static final String MESSAGE = "Origin of the failure, without the frames of libraries";

		OriginException(StackTraceElement[] stack) {
			super(MESSAGE);
			setStackTrace(withoutLibraries(stack));
		}

		@Override
		public String toString() {
			return MESSAGE;
		}

	}

}
