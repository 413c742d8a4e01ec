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

package io.github.dagstergraphql.client.internal.watch;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * The time of waits and what happens later by it, which tests move.
 *
 * @param scheduler does what is to be done later
 * @param nanoTime the time in nanoseconds, of which only differences mean something
 */
public record Timing(Scheduler scheduler, LongSupplier nanoTime) {

	public static Timing system() {
		return new Timing(Schedulers.parallel(), System::nanoTime);
	}

	public long now() {
		return this.nanoTime.getAsLong();
	}

	public Disposable later(Runnable task, long nanos) {
		return this.scheduler.schedule(task, nanos, TimeUnit.NANOSECONDS);
	}

	public Mono<Long> pause(Duration duration) {
		return Mono.delay(duration, this.scheduler);
	}

	public <T> Mono<T> limit(Mono<T> mono, Duration duration, Mono<T> fallback) {
		return mono.timeout(duration, fallback, this.scheduler);
	}

	/**
	 * Return how much time is left.
	 * @param end when it is over
	 * @return the time, not negative
	 */
	public Duration until(long end) {
		return Duration.ofNanos(Math.max(0, end - now()));
	}

}
