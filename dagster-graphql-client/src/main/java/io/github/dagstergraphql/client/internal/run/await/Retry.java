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
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.dagstergraphql.client.run.AwaitOptions;
import io.github.dagstergraphql.client.run.Run;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the retry of a run. The tags of the run are not the whole truth:
 * worker and daemon overwrite each other's, so that the next run may be there although no
 * tag names it, and although the tags say that there will be none.
 *
 * @param next the next run, or {@code null} if none is known
 * @param announced whether Dagster says that there will be a retry, or {@code null} if it
 * says nothing
 * @param tagged whether the run is tagged to be retried
 * @param repeated whether the run repeats another one and is no retry itself: Dagster
 * counts those, too, and may have reached its limit
 * @param number which retry the run itself is, 0 if it is none
 * @param enabled whether the instance retries failed runs, as far as that is known
 * @param searched whether children of the run have been looked for
 */
record Retry(@Nullable String next, @Nullable Boolean announced, boolean tagged, boolean repeated, int number,
		Optional<Boolean> enabled, boolean searched) {

	private static final String WILL_RETRY = "dagster/will_retry";

	private static final String NEXT_RUN = "dagster/auto_retry_run_id";

	private static final String MAX_RETRIES = "dagster/max_retries";

	private static final String RETRY_NUMBER = "dagster/retry_number";

	/**
	 * How long a run may say nothing where runs are retried: old servers never say
	 * anything, and their daemon takes its time.
	 */
	private static final Duration SILENCE = Duration.ofSeconds(30);

	/**
	 * Read what a run says.
	 * @param run a run that is over
	 * @return what is known
	 */
	static Retry of(Run run) {
		Map<String, String> tags = run.tags();
		String announced = tags.get(WILL_RETRY);
		int number = number(tags.get(RETRY_NUMBER));
		return new Retry(tags.get(NEXT_RUN), (announced != null) ? Boolean.valueOf(announced) : null,
				number < number(tags.get(MAX_RETRIES)), number == 0 && run.parentRunId() != null, number,
				Optional.empty(), false);
	}

	private static int number(@Nullable String text) {
		try {
			return (text != null) ? Integer.parseInt(text) : 0;
		}
		catch (NumberFormatException ex) {
			return 0;
		}
	}

	Retry enabled(Optional<Boolean> enabled) {
		return new Retry(this.next, this.announced, this.tagged, this.repeated, this.number, enabled, this.searched);
	}

	/**
	 * Look for the retry among the children of the run: those that people launch have no
	 * number, or that of the run.
	 * @param children the runs that repeat the run, newest first
	 * @return what is known now
	 */
	Retry searched(List<Run> children) {
		String first = children.stream()
			.filter((child) -> number(child.tags().get(RETRY_NUMBER)) > this.number)
			.map(Run::id)
			.reduce((newer, older) -> older)
			.orElse(this.next);
		return new Retry(first, this.announced, this.tagged, this.repeated || !children.isEmpty(), this.number,
				this.enabled, true);
	}

	boolean isAnnounced() {
		return Boolean.TRUE.equals(this.announced);
	}

	boolean isSilent() {
		return this.next == null && this.announced == null;
	}

	/**
	 * Return whether there cannot be a retry.
	 * @return {@code true} if nobody retries runs and nothing says otherwise
	 */
	boolean isImpossible() {
		return isSilent() && !this.tagged && this.enabled.equals(Optional.of(false));
	}

	boolean isExpected() {
		return isAnnounced() || (isSilent() && !isDisabled() && (this.tagged || this.enabled.isPresent()));
	}

	/**
	 * Return whether the tags of the run and the settings of the instance entail a retry.
	 * Old servers announce none.
	 */
	private boolean isDue() {
		return isSilent() && this.tagged && !this.repeated && this.enabled.equals(Optional.of(true));
	}

	/**
	 * Return why there must be a retry.
	 * @param options how long the caller wants to wait for what
	 * @return the reason, or {@code null} if there need not be one
	 */
	@Nullable String reason(AwaitOptions options) {
		if (isAnnounced()) {
			return WILL_RETRY;
		}
		return (isDue() && !options.retryGraceTime().isZero()) ? MAX_RETRIES : null;
	}

	private boolean isDisabled() {
		return this.enabled.equals(Optional.of(false));
	}

	/**
	 * Return how long after the failure the next run may appear.
	 * @param options how long the caller wants to wait for what
	 * @return the time, zero if no run is to be expected
	 */
	Duration patience(AwaitOptions options) {
		if (reason(options) != null) {
			return options.maxRetryDelay();
		}
		if (this.announced != null || isDisabled()) {
			return Duration.ZERO;
		}
		Duration grace = options.retryGraceTime();
		return (isExpected() && !grace.isZero() && grace.compareTo(SILENCE) < 0) ? SILENCE : grace;
	}

}
