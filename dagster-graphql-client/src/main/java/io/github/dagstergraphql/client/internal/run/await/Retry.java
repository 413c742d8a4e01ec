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
 * Known state of the retry of a run. The tags of the run are not reliable: worker and
 * daemon overwrite each other's tags, so that the next run may exist although no tag
 * names it, and although the tags state that there will be none.
 *
 * @param next the next run, or {@code null} if none is known
 * @param announced whether Dagster announces a retry, or {@code null} if it announces
 * nothing
 * @param tagged whether the run is tagged to be retried
 * @param repeated whether the run is a re-execution but not a retry: Dagster counts
 * those, too, and may have reached its limit
 * @param number the number of the retry that the run itself is, 0 if it is not a retry
 * @param enabled whether the instance retries failed runs, or {@code null} if unknown
 * @param searched whether the children of the run have been searched
 */
record Retry(@Nullable String next, @Nullable Boolean announced, boolean tagged, boolean repeated, int number,
		Optional<Boolean> enabled, boolean searched) {

	private static final String WILL_RETRY = "dagster/will_retry";

	private static final String NEXT_RUN = "dagster/auto_retry_run_id";

	private static final String MAX_RETRIES = "dagster/max_retries";

	private static final String RETRY_NUMBER = "dagster/retry_number";

	/**
	 * Time without an announcement where runs are retried: old servers never announce
	 * retries, and their daemon takes some time.
	 */
	private static final Duration SILENCE = Duration.ofSeconds(30);

	/**
	 * Read the state from a run.
	 * @param run a finished run
	 * @return the state
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
	 * Search the children of the run for the retry. Children launched by users have no
	 * retry number, or that of the run.
	 * @param children the children of the run, newest first
	 * @return the updated state
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
	 * Return whether a retry is impossible.
	 * @return {@code true} if runs are not retried and nothing indicates otherwise
	 */
	boolean isImpossible() {
		return isSilent() && !this.tagged && this.enabled.equals(Optional.of(false));
	}

	boolean isExpected() {
		return isAnnounced() || (isSilent() && !isDisabled() && (this.tagged || this.enabled.isPresent()));
	}

	/**
	 * Return whether the tags of the run and the settings of the instance imply a retry.
	 * Old servers do not announce retries.
	 */
	private boolean isDue() {
		return isSilent() && this.tagged && !this.repeated && this.enabled.equals(Optional.of(true));
	}

	/**
	 * Return the reason why a retry must follow.
	 * @param options the options of the wait
	 * @return the reason, or {@code null} if a retry is not certain
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
	 * Return the time after the failure during which the next run may appear.
	 * @param options the options of the wait
	 * @return the time, zero if no run is expected
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
