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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.dagstergraphql.client.internal.failure.FailureKinds;
import io.github.dagstergraphql.client.internal.run.await.RunWatcher.State;
import io.github.dagstergraphql.client.internal.run.terminate.Termination;
import io.github.dagstergraphql.client.internal.text.DurationText;
import io.github.dagstergraphql.client.run.AwaitedRun;
import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.RunFailureInfo;
import io.github.dagstergraphql.client.run.RunStatus;
import io.github.dagstergraphql.client.run.StepFailureInfo;
import org.jspecify.annotations.Nullable;

/**
 * Texts about runs that timed out or did not succeed.
 */
final class AwaitTexts {

	private static final String FAILURE_REASON = "dagster/failure_reason";

	/** Format of Dagster's own reasons. Any other text may be from a user. */
	private static final Pattern REASON = Pattern.compile("[A-Z_]{1,60}");

	private static final String STEP_FAILURE = "STEP_FAILURE";

	/**
	 * Dagster's own messages about runs without an error, without any text from users.
	 */
	private static final Pattern DAGSTERS = Pattern.compile("unexpectedly exited with (exit )?code -?\\d+"
			+ "|was terminated by signal \\d+( \\(\\w+\\))?|Detected run worker status [\\w.]+"
			+ "|Run timed out due to taking longer than [\\d.]+ seconds to start"
			+ "|Exceeded maximum runtime of \\d+ seconds|marked as failed from outside the execution context"
			+ "|forcibly marked as failed");

	/** Shorter response times are not reported. */
	private static final Duration TOLERATED = Duration.ofSeconds(1);

	private AwaitTexts() {
	}

	static String notSuccessful(AwaitedRun awaited, @Nullable RunFailureInfo failure) {
		Run run = awaited.run();
		StringBuilder message = new StringBuilder(
				"Run %s of the job %s ended with %s".formatted(run.id(), run.jobName(), run.status()));
		if (awaited.attempts().size() > 1) {
			message.append(" after %d attempts".formatted(awaited.attempts().size()));
		}
		String reason = run.tags().getOrDefault(FAILURE_REASON, STEP_FAILURE);
		if (!STEP_FAILURE.equals(reason) && REASON.matcher(reason).matches()) {
			message.append(" (").append(reason).append(')');
		}
		if (failure != null) {
			message.append(describe(failure));
		}
		if (awaited.lostRetry() != null) {
			message.append(". ").append(awaited.lostRetry());
		}
		return message.append(". See ").append(run.uiUrl()).toString();
	}

	// Messages of user code must not be logged; the kind of the error and Dagster's own
	// messages about a run without an error may be.
	private static String describe(RunFailureInfo failure) {
		if (failure.steps().isEmpty()) {
			if (failure.error() != null) {
				return ": " + failure.error().className();
			}
			Matcher said = DAGSTERS.matcher((failure.message() != null) ? failure.message() : "");
			return said.find() ? ": " + said.group() : "";
		}
		StepFailureInfo first = failure.steps().get(0);
		String more = (failure.steps().size() > 1) ? " and %d more".formatted(failure.steps().size() - 1) : "";
		return ": step %s%s failed%s".formatted(first.stepKey(), more,
				(first.userError() != null && first.userError().className() != null)
						? " with " + first.userError().className() : "");
	}

	static String notOver(State state, Duration timeout, String outcome) {
		String retries = (state.attempts().size() > 1)
				? ", attempt %d of %s,".formatted(state.attempts().size(), state.attempts().get(0)) : "";
		String message = "Run %s%s did not finish within %s: %s".formatted(state.runId(), retries,
				DurationText.of(timeout), situation(state));
		return outcome.isEmpty() ? message : message + ". " + outcome;
	}

	static String notTerminated(Termination.Attempts attempts, State state, Duration timeout) {
		RunStatus status = (state.status() != null) ? state.status() : attempts.status();
		String seen = (status != null) ? "its last known status is " + status : "its status is unknown";
		String why = attempts.isRejected() ? seen
				: "the requests failed (%s); %s".formatted(FailureKinds.name(attempts.failure()), seen);
		return "Run %s could not be terminated within %s: %s".formatted(state.runId(), DurationText.of(timeout), why);
	}

	/**
	 * Return the expected progress of a run that is not terminated.
	 * @param state the known state
	 * @return the sentence, or an empty text if nothing is known
	 */
	static String goesOn(State state) {
		return (state.status() != null && !state.status().isFinished()) ? "The run continues" : "";
	}

	private static String situation(State state) {
		StringBuilder situation = new StringBuilder();
		if (state.status() == null) {
			situation.append("its status is unknown");
		}
		else if (state.failed() != null) {
			situation.append((state.failed().retryReason() != null)
					? "it has failed, and Dagster's daemon has not launched its retry yet"
					: "it has failed, and it is not known yet whether Dagster retries it");
		}
		else {
			situation.append("its last known status is ").append(state.status()).append(advice(state.status()));
		}
		if (state.queueTrouble() != null) {
			situation.append(". ").append(state.queueTrouble());
		}
		if (state.failure() != null) {
			situation.append(". The last poll failed (").append(FailureKinds.name(state.failure())).append(')');
		}
		else if (state.unanswered().compareTo(TOLERATED) >= 0 || state.status() == null) {
			situation.append(". The server has not responded");
		}
		return situation.toString();
	}

	// Dagster does not detect by itself that a process is gone.
	private static String advice(RunStatus status) {
		return switch (status) {
			case STARTING, STARTED ->
				" (if its process is gone, the status only changes with run_monitoring in dagster.yaml)";
			case CANCELING ->
				" (if its process is gone, only run_monitoring in dagster.yaml or MARK_AS_CANCELED_IMMEDIATELY ends it)";
			default -> "";
		};
	}

}
