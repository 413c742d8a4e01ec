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

package io.github.dagstergraphql.client.internal.run.log;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

import io.github.dagstergraphql.client.event.EngineEvent;
import io.github.dagstergraphql.client.event.LogsCapturedEvent;
import io.github.dagstergraphql.client.event.RunEvent;
import io.github.dagstergraphql.client.event.RunStatusEvent;
import io.github.dagstergraphql.client.event.StepEvent;
import io.github.dagstergraphql.client.log.CapturedLog;
import org.jspecify.annotations.Nullable;

/**
 * Captured logs in the events of a run, and which of them may still grow. Dagster has no
 * event for the end of a captured log: processes write to it for some time after their
 * steps have ended.
 */
final class Captures {

	/** Time in which the last output of a process is expected. */
	static final Duration GRACE_TIME = Duration.ofSeconds(5);

	/** Age of an end after which nothing follows, despite differences of clocks. */
	private static final Duration LONG_AGO = Duration.ofMinutes(1);

	private static final String PROCESS_ENDED = "Process for run exited";

	private final Clock clock;

	private final Map<String, CapturedLog> logs = new LinkedHashMap<>();

	/** Retries so far, by step. */
	private final Map<String, Integer> retries = new HashMap<>();

	/** Logs of attempts, by step. */
	private final Map<String, NavigableMap<Integer, CapturedLog>> attempts = new HashMap<>();

	/** Steps in progress, by file key. */
	private final Map<String, Set<String>> steps = new HashMap<>();

	/** End of the last step, by file key. */
	private final Map<String, End> ends = new HashMap<>();

	private @Nullable String cursor;

	private @Nullable End runEnd;

	private boolean exited;

	Captures(Clock clock) {
		this.clock = clock;
	}

	/**
	 * Record an event.
	 * @param event the event
	 * @param now the current time
	 */
	void see(RunEvent event, long now) {
		this.cursor = event.cursor();
		if (event instanceof LogsCapturedEvent captured) {
			began(captured, now);
		}
		else if (event instanceof StepEvent.UpForRetry && event.stepKey() != null) {
			// the process may continue with the next attempt
			this.retries.merge(event.stepKey(), 1, Integer::sum);
		}
		else if (event instanceof StepEvent.Restarted && event.stepKey() != null) {
			restarted(event.stepKey());
		}
		else if (event instanceof StepEvent.Succeeded || event instanceof StepEvent.Failed
				|| event instanceof StepEvent.Skipped) {
			ended((event.stepKey() != null) ? Set.of(event.stepKey()) : Set.of(), event.timestamp(), now);
		}
		else if (event instanceof RunStatusEvent status) {
			this.runEnd = status.isFinished() ? new End(event.timestamp(), now) : null;
		}
		else if (this.runEnd != null && event instanceof EngineEvent && event.message().startsWith(PROCESS_ENDED)) {
			this.exited = true;
		}
	}

	private void began(LogsCapturedEvent event, long now) {
		// a step that is restarted in a new process
		ended(event.stepKeys(), event.timestamp(), now);
		CapturedLog log = CapturedLog.builder(event.runId(), event.fileKey())
			.stepKeys(event.stepKeys())
			.attempt(event.stepKeys().stream().mapToInt(this::attempt).max().orElse(1))
			.started(event.timestamp())
			.pid(event.pid())
			.externalUrl(event.externalUrl())
			.externalStdoutUrl(event.externalStdoutUrl())
			.externalStderrUrl(event.externalStderrUrl())
			.build();
		this.logs.put(log.fileKey(), log);
		log.stepKeys()
			.forEach((step) -> this.attempts.computeIfAbsent(step, (key) -> new TreeMap<>()).put(attempt(step), log));
		this.steps.put(event.fileKey(), new HashSet<>(event.stepKeys()));
	}

	// in a process that has been started for it, or in the one of the attempt before
	private void restarted(String step) {
		NavigableMap<Integer, CapturedLog> logs = this.attempts.get(step);
		if (logs != null) {
			logs.put(attempt(step), logs.lastEntry().getValue());
		}
	}

	private int attempt(String step) {
		return 1 + this.retries.getOrDefault(step, 0);
	}

	private void ended(Collection<String> ended, Instant when, long now) {
		this.steps.forEach((fileKey, remaining) -> {
			if (remaining.removeAll(Set.copyOf(ended)) && remaining.isEmpty()) {
				this.ends.put(fileKey, new End(when, now));
			}
		});
	}

	/**
	 * Record that the run is finished, although this is not one of its events.
	 * @param when the time of its end, or {@code null} if unknown
	 * @param now the current time
	 */
	void finished(@Nullable Instant when, long now) {
		this.runEnd = new End((when != null) ? when : this.clock.instant(), now);
	}

	/**
	 * Return the cursor of the last event.
	 * @return the cursor, or {@code null} if no event has been read
	 */
	@Nullable String cursor() {
		return this.cursor;
	}

	/**
	 * Return all logs.
	 * @return the logs, oldest first
	 */
	List<CapturedLog> logs() {
		return List.copyOf(this.logs.values());
	}

	@Nullable CapturedLog byFileKey(String fileKey) {
		return this.logs.get(fileKey);
	}

	/**
	 * Return the log of an attempt of a step.
	 * @param stepKey the step key
	 * @param attempt the attempt, or {@code null} for the last one
	 * @return the log, or {@code null} if there is none
	 */
	@Nullable CapturedLog byStep(String stepKey, @Nullable Integer attempt) {
		NavigableMap<Integer, CapturedLog> attempts = this.attempts.get(stepKey);
		if (attempts == null) {
			return null;
		}
		return (attempt != null) ? attempts.get(attempt) : attempts.lastEntry().getValue();
	}

	/**
	 * Return whether the run is finished.
	 * @return {@code true} if no further log is captured
	 */
	boolean isRunFinished() {
		return this.runEnd != null;
	}

	/**
	 * Return whether the steps of a log have ended, but further text may follow.
	 * @param log the log
	 * @return {@code true} if so
	 */
	boolean isNearEnd(CapturedLog log) {
		return endOf(log) != null;
	}

	/**
	 * Return whether a log is complete.
	 * @param log the log
	 * @param lastText the time of its last text, or {@code null} if it is empty so far
	 * @param now the current time
	 * @return {@code true} if nothing follows
	 */
	boolean isComplete(CapturedLog log, @Nullable Long lastText, long now) {
		if (this.exited) {
			return true;
		}
		End end = endOf(log);
		if (end == null) {
			return false;
		}
		long quietSince = (lastText != null) ? Math.max(lastText, end.seen()) : end.seen();
		// a log in cloud storage may appear as a whole after the end of its steps
		Duration grace = (lastText != null || this.runEnd != null) ? GRACE_TIME : LONG_AGO;
		return end.when().plus(LONG_AGO).isBefore(this.clock.instant()) || now - quietSince >= grace.toNanos();
	}

	private @Nullable End endOf(CapturedLog log) {
		return this.ends.getOrDefault(log.fileKey(), this.runEnd);
	}

	/**
	 * End of a step or a run.
	 *
	 * @param when the time on the server
	 * @param seen the time at which it was read
	 */
	private record End(Instant when, long seen) {

	}

}
