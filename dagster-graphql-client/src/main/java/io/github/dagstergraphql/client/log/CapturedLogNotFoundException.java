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

package io.github.dagstergraphql.client.log;

import io.github.dagstergraphql.client.error.DagsterServerException;

/**
 * Thrown when a run has no captured log for the given step, attempt or file key. Dagster
 * has no error type for this case; the error type is {@code CapturedLogNotFoundError}.
 *
 * @since 0.1.0
 */
public final class CapturedLogNotFoundException extends DagsterServerException {

	/** The run. */
	private final String runId;

	/**
	 * Create a new exception.
	 * @param message the problem and how to solve it; safe to log
	 * @param runId the id of the run
	 */
	public CapturedLogNotFoundException(String message, String runId) {
		super("CapturedLogNotFoundError", message, null, false);
		this.runId = runId;
	}

	/**
	 * Return the id of the run.
	 * @return the run id
	 */
	public String getRunId() {
		return this.runId;
	}

}
