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

import io.github.dagstergraphql.client.error.DagsterServerException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a re-execution from failure is requested for a run that neither failed nor
 * was canceled: it is not finished yet, or it succeeded. No run has been launched.
 * Dagster has no specific error type for this case; the error type is
 * {@code RunNotFailedError}.
 *
 * @since 0.1.0
 */
public final class RunNotFailedException extends DagsterServerException {

	/** The parent run. */
	private final String runId;

	/**
	 * Create a new exception.
	 * @param message the problem and how to solve it; safe to log
	 * @param runId the id of the parent run
	 * @param serverMessage the server message, or {@code null} if the client has rejected
	 * the request because of the status of the run
	 */
	public RunNotFailedException(String message, String runId, @Nullable String serverMessage) {
		super("RunNotFailedError", message, serverMessage, false);
		this.runId = runId;
	}

	/**
	 * Return the id of the parent run.
	 * @return the run id
	 */
	public String getRunId() {
		return this.runId;
	}

}
