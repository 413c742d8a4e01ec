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

package io.github.dagstergraphql.client.internal.run.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.github.dagstergraphql.client.internal.text.DurationText;
import io.github.dagstergraphql.client.internal.watch.PollInterval;
import io.github.dagstergraphql.client.internal.watch.Watched;
import io.github.dagstergraphql.client.run.AwaitOptions;
import io.github.dagstergraphql.client.run.AwaitedRun;
import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.RunAwaitException;
import io.github.dagstergraphql.client.run.RunAwaitException.Reason;
import io.github.dagstergraphql.client.run.RunStatus;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.MonoSink;

/**
 * Wait for a run and, if it is retried, for its retries. Not thread-safe: the watcher
 * synchronizes access.
 */
public final class Wait implements Watched {

	/** A run may be missing from a single response by accident. */
	private static final int MISSING = 2;

	/**
	 * Time after the signal that a run has ended. Dagster stores the event before the
	 * status, and the tags of a retry after it.
	 */
	private static final Duration SIGNAL_TIME = Duration.ofSeconds(1);

	private static final Duration SHORTEST_PAUSE = Duration.ofMillis(20);

	/** Dagster's daemon polls for failed runs every 5 seconds. */
	private static final Duration USUAL_RETRY_DELAY = Duration.ofSeconds(30);

	private final AwaitOptions options;

	private final PollInterval interval;

	private final MonoSink<AwaitedRun> sink;

	private final ObservedAwait observed;

	private final long deadline;

	private final List<String> attempts = new ArrayList<>();

	private final List<Run> finished = new ArrayList<>();

	private long since;

	private long due;

	private @Nullable RunStatus status;

	private long statusSince;

	private int missing;

	private @Nullable FailedAttempt failed;

	/** Time at which the end of the run was signaled, or {@code null}. */
	private @Nullable Long signaled;

	Wait(String runId, AwaitOptions options, PollInterval interval, MonoSink<AwaitedRun> sink, ObservedAwait observed,
			long now) {
		this.attempts.add(runId);
		this.options = options;
		this.interval = interval;
		this.sink = sink;
		this.observed = observed;
		this.deadline = now + options.timeout().toNanos();
		this.since = now;
		this.due = now;
	}

	MonoSink<AwaitedRun> sink() {
		return this.sink;
	}

	ObservedAwait observed() {
		return this.observed;
	}

	/**
	 * Return the id of the run that is currently awaited.
	 * @return the id of the last attempt
	 */
	@Override
	public String id() {
		return this.attempts.get(this.attempts.size() - 1);
	}

	@Override
	public void polled(boolean answered) {
		this.observed.polled(answered);
	}

	@Override
	public void fail(Throwable failure) {
		this.sink.error(failure);
	}

	@Override
	public void close(String why) {
		fail(new RunAwaitException(Reason.CLOSED,
				"The wait for run %s was aborted: %s. The run itself continues".formatted(id(), why), attempts(),
				this.status, null, false, null));
	}

	List<String> attempts() {
		return List.copyOf(this.attempts);
	}

	@Nullable RunStatus status() {
		return this.status;
	}

	boolean hasBeen(RunStatus status, Duration time, long now) {
		return this.status == status && now - this.statusSince >= time.toNanos();
	}

	@Override
	public long due() {
		return this.due;
	}

	/**
	 * Schedule the next poll.
	 * @param now the current time
	 */
	void plan(long now) {
		if (this.signaled != null) {
			long elapsed = now - this.signaled;
			if (elapsed < SIGNAL_TIME.toNanos()) {
				plan(now, Math.max(SHORTEST_PAUSE.toNanos(), elapsed / 2));
				return;
			}
			this.signaled = null;
		}
		plan(now, this.interval.next(now - ((this.failed != null) ? this.failed.seen() : this.since)));
	}

	/**
	 * Poll at a time at the latest.
	 * @param time the time
	 */
	void pollBefore(long time) {
		if (time - this.due < 0) {
			this.due = time;
		}
	}

	/**
	 * Record that the run has probably ended.
	 * @param now the current time
	 */
	void signaled(long now) {
		this.signaled = now;
		this.due = now;
	}

	@Override
	public boolean isUrgent() {
		return this.signaled != null;
	}

	@Override
	public void planAfterOutage(long now, long pause) {
		if (this.failed != null) {
			this.failed.outage();
		}
		plan(now, pause);
	}

	private void plan(long now, long pause) {
		this.due = this.interval.due(now, pause, this.deadline);
	}

	/**
	 * Record the status of the run.
	 * @param seen the status, or {@code null} if the run is unknown to the server
	 * @param now the current time
	 * @return {@code false} if the run does not exist
	 */
	boolean see(@Nullable RunStatus seen, long now) {
		if (seen == null) {
			this.missing++;
			return this.missing < MISSING;
		}
		this.missing = 0;
		if (seen != this.status) {
			this.status = seen;
			this.statusSince = now;
		}
		return true;
	}

	boolean hasStarted() {
		return isInProgress() && this.status != RunStatus.NOT_STARTED && this.status != RunStatus.QUEUED;
	}

	boolean isInProgress() {
		return this.status != null && !this.status.isFinished();
	}

	boolean isOver() {
		return this.status != null && this.status.isFinished();
	}

	/**
	 * Return whether to search for a retry that no tag names.
	 * @param retry the state of the retry
	 * @param now the current time
	 * @return whether to search the children of the run
	 */
	boolean isSearchDue(Retry retry, long now) {
		if (!this.options.retriesFollowed() || follows(retry) || retry.isImpossible()) {
			return false;
		}
		FailedAttempt seenBefore = this.failed;
		return (seenBefore != null && retry.isExpected())
				|| !isPatient(retry, (seenBefore != null) ? seenBefore.waited(now) : 0);
	}

	boolean followsRetries() {
		return this.options.retriesFollowed();
	}

	int searches() {
		return (this.failed != null) ? this.failed.searches() : 0;
	}

	private boolean follows(Retry retry) {
		return retry.next() != null && !this.attempts.contains(retry.next());
	}

	private boolean isPatient(Retry retry, long waited) {
		return waited < retry.patience(this.options).toNanos();
	}

	/**
	 * Record a finished run.
	 * @param run the run
	 * @param retry the state of its retry
	 * @param now the current time
	 * @return the result of the wait, or {@code null} if another attempt may follow
	 */
	@Nullable AwaitedRun over(Run run, Retry retry, long now) {
		this.status = run.status();
		if (run.status() != RunStatus.FAILURE || !this.options.retriesFollowed() || retry.isImpossible()) {
			return result(run, null);
		}
		if (follows(retry)) {
			this.finished.add(run);
			goOnWith(Objects.requireNonNull(retry.next()), now);
			return null;
		}
		if (this.failed == null) {
			this.failed = new FailedAttempt(now);
		}
		String reason = retry.reason(this.options);
		long waited = this.failed.look(retry, reason, now);
		if (!retry.searched() || isPatient(retry, waited)) {
			return null;
		}
		return result(run, (reason != null) ? lost(run, retry) : null);
	}

	private String lost(Run run, Retry retry) {
		String text = retry.isAnnounced()
				? "Dagster announced a retry of run %s (dagster/will_retry), but has not launched one within %s"
				: "Run %s has a tag for retries (dagster/max_retries), but Dagster has not launched a retry within %s";
		return text.formatted(run.id(), DurationText.of(this.options.maxRetryDelay()));
	}

	/**
	 * Return the failed run if Dagster does not start the run that it has created to
	 * retry it.
	 * @param now the current time
	 * @return the result of the wait, or {@code null} if the run may still start
	 */
	@Nullable AwaitedRun abandoned(long now) {
		// a run that has just been created is not in the queue yet
		Duration limit = longer(USUAL_RETRY_DELAY, this.options.maxRetryDelay());
		if (this.finished.isEmpty() || !hasBeen(RunStatus.NOT_STARTED, limit, now)) {
			return null;
		}
		Run run = this.finished.remove(this.finished.size() - 1);
		return result(run, "Dagster created run %s to retry run %s, but has not started it within %s".formatted(id(),
				run.id(), DurationText.of(limit)));
	}

	private AwaitedRun result(Run run, @Nullable String lostRetry) {
		List<Run> runs = new ArrayList<>(this.finished);
		runs.add(run);
		AwaitedRun awaited = AwaitedRun.of(runs);
		return (lostRetry != null) ? awaited.withLostRetry(lostRetry) : awaited;
	}

	private void goOnWith(String runId, long now) {
		this.attempts.add(runId);
		this.since = now;
		this.status = null;
		this.missing = 0;
		this.failed = null;
		this.signaled = null;
	}

	/**
	 * Return whether a certain retry takes unusually long.
	 * @param now the current time
	 * @return whether to log a warning
	 */
	boolean isRetryOverdue(long now) {
		Duration usual = shorter(USUAL_RETRY_DELAY, this.options.maxRetryDelay());
		return this.failed != null && this.failed.retryReason() != null && this.failed.waited(now) >= usual.toNanos();
	}

	private static Duration shorter(Duration one, Duration other) {
		return (one.compareTo(other) < 0) ? one : other;
	}

	private static Duration longer(Duration one, Duration other) {
		return (one.compareTo(other) > 0) ? one : other;
	}

	Duration maxRetryDelay() {
		return this.options.maxRetryDelay();
	}

	@Nullable FailedAttempt failed() {
		return this.failed;
	}

}
