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

package io.github.dagstergraphql.client.internal.run.event;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import io.github.dagstergraphql.client.event.EngineEvent;
import io.github.dagstergraphql.client.event.RunEvent;
import io.github.dagstergraphql.client.event.RunStatusEvent;
import io.github.dagstergraphql.client.run.Run;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether the log of a run is complete. The event about the end of a run is not
 * its last one: its process logs its own end, unless it was killed, some time later.
 */
final class RunEnd {

	/** Time for the last events of a finished run. */
	static final Duration GRACE_TIME = Duration.ofSeconds(5);

	/** Age of the end of a run whose log is complete, despite differences of clocks. */
	private static final Duration LONG_AGO = Duration.ofMinutes(1);

	/** Time after which the status of a run without events is requested again. */
	private static final Duration STATUS_TIME = Duration.ofSeconds(30);

	private static final String PROCESS_ENDED = "Process for run exited";

	private final Clock clock;

	/** Whether the run may have a process. */
	private boolean launched;

	private boolean ended;

	private boolean exited;

	private boolean over;

	private @Nullable Long finishedSince;

	private @Nullable Long lookedAt;

	/**
	 * Create a new instance.
	 * @param clock the clock
	 * @param fromBeginning whether the log is read from its beginning
	 */
	RunEnd(Clock clock, boolean fromBeginning) {
		this.clock = clock;
		this.launched = !fromBeginning;
	}

	/**
	 * Record an event.
	 * @param event the event
	 */
	void see(RunEvent event) {
		if (event instanceof RunStatusEvent status) {
			this.ended = status.isFinished();
			this.launched |= status instanceof RunStatusEvent.Starting || status instanceof RunStatusEvent.Started;
		}
		else if (this.ended && event instanceof EngineEvent && event.message().startsWith(PROCESS_ENDED)) {
			this.exited = true;
		}
	}

	/**
	 * Record that all events that are in the log have been read.
	 * @param now the current time
	 */
	void caughtUp(long now) {
		this.over = this.exited || (this.finishedSince != null && now - this.finishedSince >= GRACE_TIME.toNanos());
	}

	/**
	 * Return whether to request the run, since its status may have changed.
	 * @param now the current time
	 * @return {@code true} if so
	 */
	boolean isLookDue(long now) {
		return !this.over && this.finishedSince == null
				&& (this.ended || this.lookedAt == null || now - this.lookedAt >= STATUS_TIME.toNanos());
	}

	/**
	 * Record the state of the run, after all events that are in the log have been read.
	 * @param run the run
	 * @param now the current time
	 */
	void look(Run run, long now) {
		this.lookedAt = now;
		if (run.status().isFinished()) {
			this.finishedSince = now;
			Instant end = run.ended();
			this.over = (this.ended && !this.launched)
					|| (end != null && end.plus(LONG_AGO).isBefore(this.clock.instant()));
		}
	}

	/**
	 * Return whether the run is finished, but further events may follow.
	 * @return {@code true} if so
	 */
	boolean isNear() {
		return this.ended || this.finishedSince != null;
	}

	/**
	 * Return whether the log is complete.
	 * @return {@code true} if no more events follow
	 */
	boolean isOver() {
		return this.over;
	}

}
