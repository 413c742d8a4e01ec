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

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;

import io.github.dagstergraphql.client.internal.time.Timing;
import org.jspecify.annotations.Nullable;

/**
 * Decides when to subscribe again after a subscription has ended. Not thread-safe.
 */
public final class Reconnection {

	private static final Set<Interruption> PERMANENT = EnumSet.of(Interruption.DISABLED, Interruption.UNSUPPORTED,
			Interruption.CLOSED);

	private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

	private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

	private final Predicate<Duration> refused;

	private final Timing timing;

	private int failuresInARow;

	private boolean unavailable;

	private @Nullable Long notBefore;

	/**
	 * Create a new instance without failures.
	 * @param refused whether a connection was refused within a time
	 * @param timing the time source
	 */
	public Reconnection(Predicate<Duration> refused, Timing timing) {
		this.refused = refused;
		this.timing = timing;
	}

	/**
	 * Return whether to subscribe now.
	 * @return {@code false} during the pause after a failure, and if connections are not
	 * available at all
	 */
	public boolean isAllowed() {
		return !this.unavailable && !isPausing() && !this.refused.test(LONGEST_PAUSE);
	}

	private boolean isPausing() {
		return this.notBefore != null && this.timing.now() - this.notBefore < 0;
	}

	/**
	 * Record a result of a subscription.
	 */
	public void succeeded() {
		this.failuresInARow = 0;
	}

	/**
	 * Record the end of a subscription. Subscriptions that end during a pause, such as
	 * all those that a restart of the server ends, do not extend it.
	 * @param failure the failure, or {@code null} if the server has completed it
	 */
	public void failed(@Nullable Throwable failure) {
		Interruption interruption = (failure instanceof SubscriptionException ex) ? ex.interruption() : null;
		if (interruption == Interruption.OVERFLOW) {
			return;
		}
		if (interruption != null && PERMANENT.contains(interruption)) {
			this.unavailable = true;
		}
		if (isPausing()) {
			return;
		}
		long pause = Math.min(LONGEST_PAUSE.toNanos(), SHORTEST_PAUSE.toNanos() << Math.min(this.failuresInARow, 6));
		this.failuresInARow++;
		this.notBefore = this.timing.now() + pause;
	}

}
