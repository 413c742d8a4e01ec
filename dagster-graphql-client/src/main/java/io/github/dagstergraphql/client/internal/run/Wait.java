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

package io.github.dagstergraphql.client.internal.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.run.AwaitOptions;
import io.github.dagstergraphql.client.run.AwaitedRun;
import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.RunStatus;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.MonoSink;

/**
 * Somebody who waits for a run and, if it is retried, for the run that it is retried
 * with. It is not thread-safe: the {@link RunWatcher} guards it.
 */
final class Wait {

	/** Once not to find a run may be bad luck. */
	private static final int MISSING = 2;

	private static final String WILL_RETRY = "dagster/will_retry";

	private static final String NEXT_RUN = "dagster/auto_retry_run_id";

	private static final String MAX_RETRIES = "dagster/max_retries";

	private static final String RETRY_NUMBER = "dagster/retry_number";

	/**
	 * How long a run that is tagged to be retried may do without saying that it will be:
	 * old servers never say so, and their daemon takes its time.
	 */
	private static final Duration TAGGED_GRACE_TIME = Duration.ofSeconds(30);

	private final AwaitOptions options;

	private final PollInterval interval;

	private final MonoSink<AwaitedRun> sink;

	private final long deadline;

	private final List<String> attempts = new ArrayList<>();

	private final List<Run> finished = new ArrayList<>();

	private long since;

	private long due;

	private @Nullable RunStatus status;

	private long statusSince;

	private int missing;

	private @Nullable Long graceEnd;

	Wait(String runId, AwaitOptions options, PollInterval interval, MonoSink<AwaitedRun> sink, long now) {
		this.attempts.add(runId);
		this.options = options;
		this.interval = interval;
		this.sink = sink;
		this.deadline = now + options.timeout().toNanos();
		this.since = now;
		this.due = now;
	}

	MonoSink<AwaitedRun> sink() {
		return this.sink;
	}

	/**
	 * Return the run that is waited for now.
	 * @return the id of the last attempt
	 */
	String runId() {
		return this.attempts.get(this.attempts.size() - 1);
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

	long due() {
		return this.due;
	}

	/**
	 * Plan the next look.
	 * @param now the time
	 */
	void plan(long now) {
		long pause = (this.graceEnd != null) ? this.interval.next(0) : this.interval.next(now - this.since);
		plan(now, pause);
	}

	void plan(long now, long pause) {
		this.due = now + pause;
		// a last look, just in time
		long last = this.deadline - this.interval.shortest().toNanos() / 2;
		if (this.due - last > 0 && last - now > 0) {
			this.due = last;
		}
	}

	/**
	 * Take note of the status of the run.
	 * @param seen the status, or {@code null} if the server does not know the run
	 * @param now the time
	 * @return {@code false} if there is no such run
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

	boolean isOver() {
		return this.status != null && this.status.isFinished();
	}

	/**
	 * Take note of a run that is over.
	 * @param run the run
	 * @param next the run that it is retried with, if that could be found without its
	 * tags, or {@code null}
	 * @param now the time
	 * @return what is waited for, or {@code null} if there may be another attempt
	 */
	@Nullable AwaitedRun over(Run run, @Nullable String next, long now) {
		this.status = run.status();
		if (run.status() == RunStatus.FAILURE && this.options.retriesFollowed()) {
			String following = (next != null) ? next : run.tags().get(NEXT_RUN);
			if (following != null && !this.attempts.contains(following)) {
				this.finished.add(run);
				goOnWith(following, now);
				return null;
			}
			if (mayBeRetried(run.tags(), now)) {
				return null;
			}
		}
		List<Run> runs = new ArrayList<>(this.finished);
		runs.add(run);
		return new AwaitedRun(runs);
	}

	private void goOnWith(String runId, long now) {
		this.attempts.add(runId);
		this.since = now;
		this.status = null;
		this.missing = 0;
		this.graceEnd = null;
	}

	private boolean mayBeRetried(Map<String, String> tags, long now) {
		String announced = tags.get(WILL_RETRY);
		if (announced != null) {
			this.graceEnd = now;
			return Boolean.parseBoolean(announced);
		}
		if (this.graceEnd == null) {
			Duration grace = this.options.retryGraceTime();
			if (isTagged(tags) && !grace.isZero() && grace.compareTo(TAGGED_GRACE_TIME) < 0) {
				grace = TAGGED_GRACE_TIME;
			}
			this.graceEnd = now + grace.toNanos();
		}
		return this.graceEnd - now > 0;
	}

	/**
	 * Return whether a failed run is to be retried, as far as its tags say so, although
	 * the server has not confirmed it.
	 * @param run the run
	 * @return whether it makes sense to look for the next one
	 */
	static boolean isRetryExpected(Run run) {
		Map<String, String> tags = run.tags();
		return run.status() == RunStatus.FAILURE && !tags.containsKey(WILL_RETRY) && !tags.containsKey(NEXT_RUN)
				&& isTagged(tags);
	}

	static boolean isRetry(Run run) {
		return run.tags().containsKey(RETRY_NUMBER);
	}

	private static boolean isTagged(Map<String, String> tags) {
		return number(tags.get(RETRY_NUMBER)) < number(tags.get(MAX_RETRIES));
	}

	private static int number(@Nullable String text) {
		try {
			return (text != null) ? Integer.parseInt(text) : 0;
		}
		catch (NumberFormatException ex) {
			return 0;
		}
	}

	boolean isRetryAwaited() {
		return this.graceEnd != null;
	}

}
