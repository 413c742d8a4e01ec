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

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * Execution of a call: the first attempt, retries, the deadline, and cancellation on the
 * event loop of the connection. It is a single operator because a chain of Reactor's
 * operators costs a multiple for each call.
 *
 * @param <T> the result of the operation
 */
final class CallExecution<T> extends Mono<T> {

	/** Key of Reactor's handler for errors that no subscriber receives any more. */
	private static final String ON_ERROR_DROPPED = "reactor.onErrorDropped.local";

	private static final Log logger = LogFactory.getLog(CallExecution.class);

	private static final Consumer<Throwable> DROPPED = (failure) -> logger
		.debug("A call that had already ended failed: " + failure.getClass().getName());

	private final Call<T> call;

	private final Deadline deadline;

	private final Calls calls;

	private final Calls.Attempt attempt;

	CallExecution(Call<T> call, Deadline deadline, Calls calls, Calls.Attempt attempt) {
		this.call = call;
		this.deadline = deadline;
		this.calls = calls;
		this.attempt = attempt;
	}

	@Override
	public void subscribe(CoreSubscriber<? super T> subscriber) {
		subscriber.onSubscribe(new Execution(subscriber));
	}

	/**
	 * The execution for the only subscriber of a call.
	 */
	private final class Execution implements CoreSubscriber<T>, Subscription, DeadlineTimer.Timed {

		private final CoreSubscriber<? super T> actual;

		private final Context context;

		private final AtomicBoolean started = new AtomicBoolean();

		private final AtomicBoolean ended = new AtomicBoolean();

		/** Number of attempts to make. An attempt may fail while it is being started. */
		private final AtomicInteger attempts = new AtomicInteger();

		private final AtomicReference<@Nullable Subscription> upstream = new AtomicReference<>();

		private volatile Retries.@Nullable Sequence retries;

		private volatile Disposable pause = Disposables.disposed();

		Execution(CoreSubscriber<? super T> actual) {
			this.actual = actual;
			Context context = actual.currentContext();
			this.context = context.hasKey(ON_ERROR_DROPPED) ? context : context.put(ON_ERROR_DROPPED, DROPPED);
			if (Background.contains(context)) {
				CallExecution.this.call.moveToBackground();
			}
		}

		@Override
		public Context currentContext() {
			return this.context;
		}

		@Override
		public Deadline deadline() {
			return CallExecution.this.deadline;
		}

		@Override
		public void request(long count) {
			if (Operators.validate(count) && this.started.compareAndSet(false, true)) {
				CallExecution.this.calls.timer().add(this);
				attempt();
			}
		}

		private void attempt() {
			if (this.attempts.getAndIncrement() != 0) {
				return;
			}
			do {
				if (!this.ended.get()) {
					source().subscribe(this);
				}
			}
			while (this.attempts.decrementAndGet() != 0);
		}

		private Mono<T> source() {
			try {
				return CallExecution.this.calls.attempt(CallExecution.this.call, deadline(),
						CallExecution.this.attempt);
			}
			catch (Throwable ex) {
				Exceptions.throwIfFatal(ex);
				return Mono.error(ex);
			}
		}

		@Override
		public void onSubscribe(Subscription subscription) {
			this.upstream.set(subscription);
			if (this.ended.get()) {
				cancelUpstream();
			}
			else {
				subscription.request(Long.MAX_VALUE);
			}
		}

		@Override
		public void onNext(T value) {
			if (end()) {
				this.actual.onNext(value);
				this.actual.onComplete();
			}
			else {
				Operators.onNextDropped(value, this.context);
			}
		}

		@Override
		public void onComplete() {
			if (end()) {
				this.actual.onComplete();
			}
		}

		@Override
		public void onError(Throwable error) {
			if (this.ended.get()) {
				Operators.onErrorDropped(error, this.context);
				return;
			}
			Throwable failure = error;
			try {
				failure = CallExecution.this.calls.toException(error, CallExecution.this.call, deadline());
				Duration pause = retries().pauseAfter(failure);
				if (pause != null) {
					attemptAfter(pause);
					return;
				}
			}
			catch (Throwable ex) {
				Exceptions.throwIfFatal(ex);
				failure = ex;
			}
			fail(failure);
		}

		private Retries.Sequence retries() {
			Retries.Sequence retries = this.retries;
			if (retries == null) {
				retries = CallExecution.this.calls.retries().of(CallExecution.this.call, deadline());
				this.retries = retries;
			}
			return retries;
		}

		private void attemptAfter(Duration pause) {
			if (pause.isZero()) {
				attempt();
				return;
			}
			this.pause = CallExecution.this.calls.timing().pause(pause).subscribe((end) -> attempt());
			if (this.ended.get()) {
				this.pause.dispose();
			}
		}

		private void fail(Throwable failure) {
			if (end()) {
				this.actual.onError(failure);
			}
			else {
				Operators.onErrorDropped(failure, this.context);
			}
		}

		@Override
		public void expire() {
			if (end()) {
				CallExecution.this.call.giveUp();
				cancelUpstream();
				this.actual.onError(CallExecution.this.calls.toException(new TimeoutException(),
						CallExecution.this.call, deadline()));
			}
		}

		@Override
		public void cancel() {
			if (end()) {
				cancelUpstream();
			}
		}

		private boolean end() {
			if (!this.ended.compareAndSet(false, true)) {
				return false;
			}
			CallExecution.this.calls.timer().remove(this);
			this.pause.dispose();
			return true;
		}

		private void cancelUpstream() {
			Subscription subscription = this.upstream.getAndSet(null);
			if (subscription == null) {
				return;
			}
			try {
				CallExecution.this.call.executeOnEventLoop(subscription::cancel);
			}
			catch (RejectedExecutionException ex) {
				// the event loop has been shut down, and no response can arrive
				subscription.cancel();
			}
		}

	}

}
