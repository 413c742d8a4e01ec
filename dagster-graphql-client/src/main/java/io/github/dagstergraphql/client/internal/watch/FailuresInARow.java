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

/**
 * Number of polls that have failed since the last response. It is not thread-safe.
 */
public final class FailuresInARow {

	/** Number of failures after which a persistent failure is accepted as final. */
	private static final int PERSISTENT = 3;

	private static final long LONGEST_PAUSE = Duration.ofSeconds(5).toNanos();

	private final PollInterval interval;

	private int count;

	/**
	 * Create a new instance without failures.
	 * @param interval the interval between polls
	 */
	public FailuresInARow(PollInterval interval) {
		this.interval = interval;
	}

	/**
	 * Record a failed poll.
	 */
	public void add() {
		this.count++;
	}

	/**
	 * Record a response.
	 */
	public void reset() {
		this.count = 0;
	}

	public boolean isEmpty() {
		return this.count == 0;
	}

	/**
	 * Return whether a failure of a kind that does not pass by itself is final.
	 * @return {@code true} after several failures
	 */
	public boolean arePersistent() {
		return this.count >= PERSISTENT;
	}

	/**
	 * Return the pause before the next poll.
	 * @return the pause in nanoseconds, which grows with the number of failures up to 5
	 * seconds
	 */
	public long pause() {
		return Math.min(LONGEST_PAUSE, this.interval.shortest().toNanos() << Math.min(this.count, 6));
	}

}
