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

package io.github.dagstergraphql.client;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.github.dagstergraphql.client.internal.time.Timing;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/**
 * Time that only pauses move: each takes no time, and moves the clock by its length. So
 * deadlines pass only in pauses, or when a test moves the clock.
 */
public final class SkippedPauses extends Timing {

	private final VirtualTimeScheduler clock;

	public SkippedPauses() {
		this(VirtualTimeScheduler.create());
	}

	private SkippedPauses(VirtualTimeScheduler clock) {
		super(() -> clock, () -> clock.now(TimeUnit.NANOSECONDS));
		this.clock = clock;
	}

	/**
	 * Create a builder of clients that have this time.
	 * @return a builder
	 */
	public DagsterGraphQlClient.Builder client() {
		return new DefaultDagsterGraphQlClientBuilder().timing(this);
	}

	@Override
	public Mono<Long> pause(Duration duration) {
		return Mono.fromSupplier(() -> {
			advance(duration);
			return 0L;
		});
	}

	/**
	 * Move the clock.
	 * @param duration by how much
	 */
	public void advance(Duration duration) {
		this.clock.advanceTimeBy(duration);
	}

	/**
	 * Return the time that has passed.
	 * @return the time since this was created
	 */
	public Duration elapsed() {
		return Duration.ofNanos(now());
	}

}
