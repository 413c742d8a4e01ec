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
 * A run was to be gone on with where it failed, but it has not failed and was not
 * canceled: it is not over yet, or it succeeded. Nothing was launched. Dagster has no
 * type of its own for this; the error type is {@code RunNotFailedError}.
 *
 * @since 0.1.0
 */
public final class RunNotFailedException extends DagsterServerException {

	/** The run that was to be repeated. */
	private final String runId;

	/**
	 * Create a new exception.
	 * @param message what happened and what to do; safe to log
	 * @param runId the run
	 * @param serverMessage the server's own message, or {@code null} if the status of the
	 * run was enough
	 */
	public RunNotFailedException(String message, String runId, @Nullable String serverMessage) {
		super("RunNotFailedError", message, serverMessage, false);
		this.runId = runId;
	}

	/**
	 * Return the run that was to be repeated.
	 * @return its id
	 */
	public String getRunId() {
		return this.runId;
	}

}
