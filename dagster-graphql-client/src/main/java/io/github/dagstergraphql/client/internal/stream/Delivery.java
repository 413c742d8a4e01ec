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

package io.github.dagstergraphql.client.internal.stream;

import java.util.concurrent.atomic.AtomicInteger;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/**
 * Delivery of results to a subscriber at its own pace, with a limited buffer. A single
 * thread at a time may offer results. The subscriber receives them on another thread,
 * which it may block without blocking the connection.
 *
 * @param <T> the results
 */
final class Delivery<T> {

	private static final int MAX_RESULTS = 1024;

	/** Results in memory take several times the space of their text. */
	private static final int MAX_BYTES = 4 * 1024 * 1024;

	private final Sinks.Many<Sized<T>> sink = Sinks.unsafe().many().unicast().onBackpressureBuffer();

	private final AtomicInteger results = new AtomicInteger();

	private final AtomicInteger bytes = new AtomicInteger();

	/**
	 * Return the results.
	 * @return the results, for a single subscriber
	 */
	Flux<T> results() {
		return this.sink.asFlux().map((sized) -> {
			this.results.decrementAndGet();
			this.bytes.addAndGet(-sized.bytes);
			return sized.value;
		}).publishOn(Schedulers.boundedElastic(), 1);
	}

	/**
	 * Deliver a result.
	 * @param value the result
	 * @param size the size of its text in bytes
	 * @return {@code false} if the buffer is full. A buffer that is empty takes a result
	 * of any size
	 */
	boolean offer(T value, int size) {
		if (this.results.get() > 0 && (this.results.get() == MAX_RESULTS || this.bytes.get() + size > MAX_BYTES)) {
			return false;
		}
		this.results.incrementAndGet();
		this.bytes.addAndGet(size);
		// fails only if the subscriber has canceled
		this.sink.tryEmitNext(new Sized<>(value, size));
		return true;
	}

	/**
	 * Complete after the results that are in the buffer.
	 */
	void complete() {
		this.sink.tryEmitComplete();
	}

	/**
	 * Fail after the results that are in the buffer.
	 * @param failure the failure
	 */
	void fail(SubscriptionException failure) {
		this.sink.tryEmitError(failure);
	}

	/**
	 * Result with the size of its text. It has no description, since a result may be
	 * confidential.
	 *
	 * @param <T> the result
	 */
	private static final class Sized<T> {

		private final T value;

		private final int bytes;

		Sized(T value, int bytes) {
			this.value = value;
			this.bytes = bytes;
		}

	}

}
