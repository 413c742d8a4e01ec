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

package io.github.dagstergraphql.client.internal.run.change;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;

import org.jspecify.annotations.Nullable;

/**
 * Update time after which the next poll has to read. All times of the server are update
 * times of runs, and are never compared with the clock of the client, which only measures
 * durations.
 * <p>
 * A change may become visible later than its update time, since Dagster stores it after
 * it occurred, on machines with different clocks. An update time is therefore read again
 * until a poll has begun long enough after it was reached. Most polls only repeat the
 * last moments, and a complete one follows every few seconds.
 */
final class ReadWindow {

	/** Time after which a change is expected to be visible. */
	static final Duration DELAY = Duration.ofSeconds(30);

	/**
	 * Time before a stored position that is read again: the delay, the time between
	 * complete polls, and a reserve for slow ones.
	 */
	static final Duration OVERLAP = Duration.ofSeconds(60);

	/** Several runs may have the same update time, and the condition excludes it. */
	private static final Duration PRECISION = Duration.of(1, ChronoUnit.MICROS);

	private static final long LONG_DELAY = DELAY.toNanos();

	private static final long SHORT_DELAY = Duration.ofSeconds(2).toNanos();

	private static final long COMPLETE_AFTER = Duration.ofSeconds(5).toNanos();

	/** Latest update times, and when the poll that found each of them had ended. */
	private final Deque<Reached> reached = new ArrayDeque<>();

	/** Update time before which all changes are known. */
	private Instant complete;

	/** Update time before which changes without delay are known. */
	private Instant recent;

	private boolean completing = true;

	private long begun;

	private long lastComplete;

	/**
	 * Create a window.
	 * @param start the update time to begin with
	 */
	ReadWindow(Instant start) {
		this.complete = start;
		this.recent = start;
	}

	/**
	 * Begin a poll.
	 * @param now the time of the client
	 * @param first whether it is the first one
	 * @return the update time after which it has to read
	 */
	Instant begin(long now, boolean first) {
		this.begun = now;
		this.completing = first || now - this.lastComplete >= COMPLETE_AFTER;
		return (this.completing ? this.complete : this.recent).minus(PRECISION);
	}

	/**
	 * Record the end of a successful poll.
	 * @param now the time of the client
	 * @param latest the latest update time that was read, or {@code null} if there is
	 * none
	 */
	void end(long now, @Nullable Instant latest) {
		if (this.completing) {
			this.lastComplete = this.begun;
			this.complete = later(this.complete, reachedBefore(this.begun - LONG_DELAY));
			while (!this.reached.isEmpty() && !this.reached.peekFirst().time().isAfter(this.complete)) {
				this.reached.removeFirst();
			}
		}
		this.recent = later(later(this.recent, this.complete), reachedBefore(this.begun - SHORT_DELAY));
		Reached last = this.reached.peekLast();
		if (latest != null && latest.isAfter((last != null) ? last.time() : this.complete)) {
			this.reached.addLast(new Reached(latest, now));
		}
	}

	private @Nullable Instant reachedBefore(long limit) {
		Instant result = null;
		for (Reached each : this.reached) {
			if (each.at() - limit > 0) {
				break;
			}
			result = each.time();
		}
		return result;
	}

	/**
	 * Return the update time before which all changes are known.
	 * @return the update time
	 */
	Instant complete() {
		return this.complete;
	}

	private static Instant later(Instant one, @Nullable Instant other) {
		return (other != null && other.isAfter(one)) ? other : one;
	}

	private record Reached(Instant time, long at) {

	}

}
