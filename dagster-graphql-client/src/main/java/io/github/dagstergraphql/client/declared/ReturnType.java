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

package io.github.dagstergraphql.client.declared;

import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.event.RunEvent;
import io.github.dagstergraphql.client.run.AwaitedRun;
import io.github.dagstergraphql.client.run.ReactiveRunHandle;
import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.RunHandle;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.ResolvableType;

/**
 * Return type of a method, as far as it is supported.
 *
 * @param shape the way in which the result is returned
 * @param result the result
 */
record ReturnType(Shape shape, Result result) {

	static final String SUPPORTED = "void, String, RunHandle, Run, AwaitedRun, Stream<RunEvent>, "
			+ "CompletableFuture<String | RunHandle | Run | AwaitedRun | Void>, "
			+ "Mono<String | ReactiveRunHandle | Run | AwaitedRun | Void> or Flux<RunEvent>";

	static final String SUPPORTED_IN_KOTLIN = "Unit, String, ReactiveRunHandle, Run or AwaitedRun, "
			+ "or remove suspend and return Flow<RunEvent>";

	static @Nullable ReturnType of(ResolvableType type) {
		Class<?> raw = type.resolve(Object.class);
		if (raw == CompletableFuture.class) {
			return of(Shape.FUTURE, result(type.getGeneric(0), RunHandle.class));
		}
		if (raw == Mono.class) {
			return of(Shape.MONO, result(type.getGeneric(0), ReactiveRunHandle.class));
		}
		if (raw == Stream.class || raw == Flux.class) {
			boolean events = type.getGeneric(0).resolve() == RunEvent.class;
			return events ? new ReturnType((raw == Flux.class) ? Shape.FLUX : Shape.BLOCKING, Result.EVENTS) : null;
		}
		if (Coroutines.isFlow(raw)) {
			return (type.getGeneric(0).resolve() == RunEvent.class) ? new ReturnType(Shape.FLOW, Result.EVENTS) : null;
		}
		return (raw == Void.class) ? null : of(Shape.BLOCKING, result(type, RunHandle.class));
	}

	static @Nullable ReturnType ofSuspending(ResolvableType type) {
		return of(Shape.SUSPENDING, result(type, ReactiveRunHandle.class));
	}

	private static @Nullable ReturnType of(Shape shape, @Nullable Result result) {
		return (result != null) ? new ReturnType(shape, result) : null;
	}

	private static @Nullable Result result(ResolvableType type, Class<?> handle) {
		Class<?> raw = type.resolve();
		if (raw == void.class || raw == Void.class || Coroutines.isUnit(raw)) {
			return Result.NOTHING;
		}
		if (raw == String.class) {
			return Result.ID;
		}
		if (raw == Run.class) {
			return Result.RUN;
		}
		if (raw == AwaitedRun.class) {
			return Result.AWAITED_RUN;
		}
		return (raw == handle) ? Result.HANDLE : null;
	}

	boolean waits() {
		return this.result == Result.RUN || this.result == Result.AWAITED_RUN;
	}

	boolean isReactive() {
		return this.shape != Shape.BLOCKING;
	}

	boolean needsCoroutines() {
		return this.shape == Shape.SUSPENDING || this.shape == Shape.FLOW;
	}

	/**
	 * Way in which the result is returned.
	 */
	enum Shape {

		BLOCKING, FUTURE, MONO, FLUX, SUSPENDING, FLOW

	}

	/**
	 * Result of a call.
	 */
	enum Result {

		NOTHING, ID, HANDLE, RUN, AWAITED_RUN, EVENTS

	}

}
