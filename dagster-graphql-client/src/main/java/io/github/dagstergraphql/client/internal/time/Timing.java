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

package io.github.dagstergraphql.client.internal.time;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Time source and scheduler for deadlines, pauses between attempts, and polls.
 */
public class Timing {

	/** Timing of the system. Reactor may replace its scheduler, as tests do. */
	public static final Timing SYSTEM = new Timing(Schedulers::parallel, System::nanoTime);

	private final Supplier<Scheduler> scheduler;

	private final LongSupplier ticker;

	/**
	 * Create a new timing.
	 * @param scheduler supplies the scheduler for delayed tasks
	 * @param ticker the time in nanoseconds, of which only differences are meaningful
	 */
	public Timing(Supplier<Scheduler> scheduler, LongSupplier ticker) {
		this.scheduler = scheduler;
		this.ticker = ticker;
	}

	public final long now() {
		return this.ticker.getAsLong();
	}

	public final Scheduler scheduler() {
		return this.scheduler.get();
	}

	public final Disposable later(Runnable task, long nanos) {
		return this.scheduler.get().schedule(task, nanos, TimeUnit.NANOSECONDS);
	}

	/**
	 * Pause before a repetition.
	 * @param duration the duration
	 * @return completes with a value after that time
	 */
	public Mono<Long> pause(Duration duration) {
		return Mono.delay(duration, this.scheduler.get());
	}

	/**
	 * Limit the wait for a result.
	 * @param mono the result
	 * @param duration the timeout
	 * @param fallback the replacement after a timeout
	 * @param <T> the type of the result
	 * @return the result, or the fallback if it takes longer
	 */
	public final <T> Mono<T> limit(Mono<T> mono, Duration duration, Mono<T> fallback) {
		return mono.timeout(duration, fallback, this.scheduler.get());
	}

	/**
	 * Return the remaining time.
	 * @param end the end of the time
	 * @return the time, not negative
	 */
	public final Duration until(long end) {
		return Duration.ofNanos(Math.max(0, end - now()));
	}

}
