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
 * although that was required, or the client was closed or told to end its waits. The run
 * itself is not affected, unless the wait was told to terminate it.
 *
 * @since 0.1.0
 */
public final class RunAwaitException extends DagsterConditionException {

	/** What happened. */
	private final Reason reason;

	/** The attempts. */
	private final transient List<String> attempts;

	/** The last status. */
	private final @Nullable RunStatus lastStatus;

	/** Why the run failed. */
	private final transient @Nullable RunFailureInfo failure;

	/**
	 * Create a new exception.
	 * @param reason what happened
	 * @param message what happened to which run; safe to log
	 * @param attempts the ids of the run that was awaited and of its retries, in order
	 * @param lastStatus the status that the last of them was last seen in, or
	 * {@code null}
	 * @param failure why it failed, or {@code null}
	 * @param outcomeUnknown whether Dagster may have terminated the run although the
	 * client does not know it
	 * @param cause what kept the client from knowing, or {@code null}
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
	 * Return what happened.
	 * @return the reason
	 */
	public Reason getReason() {
		return this.reason;
	}

	/**
	 * Return the run that this is about: the last one of the {@link #getAttempts()
	 * attempts}.
	 * @return {@code Run.runId}
	 */
	public String getRunId() {
		return this.attempts.get(this.attempts.size() - 1);
	}

	/**
	 * Return the ids of the run that was awaited and of its retries.
	 * @return the ids in order, at least one
	 */
	public List<String> getAttempts() {
		return this.attempts;
	}

	/**
	 * Return the status that the run was last seen in.
	 * @return the status, or {@code null} if the server was never available
	 */
	public @Nullable RunStatus getLastStatus() {
		return this.lastStatus;
	}

	/**
	 * Return why the run failed.
	 * @return the failed steps and their errors, or {@code null} if it did not fail, or
	 * its log could not be read
	 */
	public @Nullable RunFailureInfo getFailure() {
		return this.failure;
	}

	/**
	 * What happened to a wait.
	 *
	 * @since 0.1.0
	 */
	public enum Reason {

		/** The run was not over in time. */
		TIMEOUT,

		/** The run is over and did not succeed, although that was required. */
		NOT_SUCCESSFUL,

		/** The client was closed, or told to end its waits. */
		CLOSED

	}

}
