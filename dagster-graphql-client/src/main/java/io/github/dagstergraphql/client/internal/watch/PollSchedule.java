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
 * Times of the polls of a wait. Not thread-safe: the watcher synchronizes access.
 */
public final class PollSchedule {

	private final PollInterval interval;

	private final long began;

	private final long deadline;

	private long due;

	/**
	 * Create a schedule whose first poll is due at once.
	 * @param interval the interval between polls
	 * @param timeout the timeout of the wait
	 * @param now the current time
	 */
	public PollSchedule(PollInterval interval, Duration timeout, long now) {
		this.interval = interval;
		this.began = now;
		this.deadline = now + timeout.toNanos();
		this.due = now;
	}

	/**
	 * Return the time at which the next poll is due.
	 * @return the time
	 */
	public long due() {
		return this.due;
	}

	/**
	 * Schedule the next poll by the age of the wait.
	 * @param now the current time
	 */
	public void plan(long now) {
		plan(now, this.interval.next(now - this.began));
	}

	/**
	 * Schedule the next poll.
	 * @param now the current time
	 * @param pause the pause until then
	 */
	public void plan(long now, long pause) {
		this.due = this.interval.due(now, pause, this.deadline);
	}

}
