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

package io.github.dagstergraphql.client.run;

import java.util.List;

import io.github.dagstergraphql.client.error.DagsterConditionException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a wait for a run fails: the run did not finish in time, it did not succeed
 * although that was required, or the client was closed or its waits were ended. The run
 * itself is not affected, unless the wait was configured to terminate it.
 *
 * @since 0.1.0
 */
public final class RunAwaitException extends DagsterConditionException {

	/** The reason of the failure. */
	private final Reason reason;

	/** The attempts. */
	private final transient List<String> attempts;

	/** The last status. */
	private final @Nullable RunStatus lastStatus;

	/** The failure of the run. */
	private final transient @Nullable RunFailureInfo failure;

	/**
	 * Create a new exception.
	 * @param reason the reason
	 * @param message the reason and the run; safe to log
	 * @param attempts the ids of the awaited run and its retries, in order
	 * @param lastStatus the last known status of the last attempt, or {@code null}
	 * @param failure the failure of the run, or {@code null}
	 * @param outcomeUnknown whether Dagster may have terminated the run although the
	 * client cannot determine it
	 * @param cause the failure that prevented the client from determining the status, or
	 * {@code null}
	 */
	public RunAwaitException(Reason reason, String message, List<String> attempts, @Nullable RunStatus lastStatus,
			@Nullable RunFailureInfo failure, boolean outcomeUnknown, @Nullable Throwable cause) {
		super("RunAwait", message, outcomeUnknown, cause);
		this.reason = reason;
		this.attempts = List.copyOf(attempts);
		this.lastStatus = lastStatus;
		this.failure = failure;
	}

	/**
	 * Return the reason why the wait failed.
	 * @return the reason
	 */
	public Reason getReason() {
		return this.reason;
	}

	/**
	 * Return the id of the decisive run: the last one of the {@link #getAttempts()
	 * attempts}.
	 * @return {@code Run.runId}
	 */
	public String getRunId() {
		return this.attempts.get(this.attempts.size() - 1);
	}

	/**
	 * Return the ids of the awaited run and its retries.
	 * @return the ids in order, at least one
	 */
	public List<String> getAttempts() {
		return this.attempts;
	}

	/**
	 * Return the last known status of the run.
	 * @return the status, or {@code null} if the server was never available
	 */
	public @Nullable RunStatus getLastStatus() {
		return this.lastStatus;
	}

	/**
	 * Return the failure of the run.
	 * @return the failed steps and their errors, or {@code null} if the run did not fail,
	 * or its log could not be read
	 */
	public @Nullable RunFailureInfo getFailure() {
		return this.failure;
	}

	/**
	 * Reason why a wait failed.
	 *
	 * @since 0.1.0
	 */
	public enum Reason {

		/** The run was not finished in time. */
		TIMEOUT,

		/** The run finished without success, although success was required. */
		NOT_SUCCESSFUL,

		/** The client was closed, or its waits were ended. */
		CLOSED

	}

}
