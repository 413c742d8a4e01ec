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
import java.util.concurrent.ThreadLocalRandom;

import org.springframework.util.Assert;

/**
 * Interval between polls: short at the beginning of a wait, and increasing with its age.
 *
 * @param shortest the interval at the beginning
 * @param longest the maximum interval
 */
public record PollInterval(Duration shortest, Duration longest) {

	private static final int SHARE_OF_AGE = 10;

	/**
	 * Create an interval.
	 * @param shortest the interval at the beginning
	 * @param longest the maximum interval
	 */
	public PollInterval {
		Assert.isTrue(!shortest.isNegative() && !shortest.isZero(), "poll interval must be positive");
		if (longest.compareTo(shortest) < 0) {
			throw new IllegalArgumentException(
					"poll interval (%s) must not be longer than the longest poll interval (%s)".formatted(shortest,
							longest));
		}
	}

	/**
	 * Return the time until the next poll.
	 * @param age the age of the wait, in nanoseconds
	 * @return the time, in nanoseconds
	 */
	public long next(long age) {
		long interval = Math.min(this.longest.toNanos(), Math.max(this.shortest.toNanos(), age / SHARE_OF_AGE));
		// random variation, so that clients that were started together poll apart
		return interval - interval / 10 + ThreadLocalRandom.current().nextLong(1 + interval / 5);
	}

	/**
	 * Return the time of the next poll: after a pause, but with a last poll just before
	 * the deadline.
	 * @param now the current time
	 * @param pause the pause
	 * @param deadline the end of the wait
	 * @return the time, in nanoseconds
	 */
	public long due(long now, long pause, long deadline) {
		long due = now + pause;
		long last = deadline - this.shortest.toNanos() / 2;
		return (due - last > 0 && last - now > 0) ? last : due;
	}

}
