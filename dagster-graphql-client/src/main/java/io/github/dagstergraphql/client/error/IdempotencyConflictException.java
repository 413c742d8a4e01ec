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

package io.github.dagstergraphql.client.error;

/**
 * Thrown when the idempotency key of a launch already belongs to a run of another job. No
 * run is launched, because the use of one key for two purposes is an error of the caller.
 *
 * @since 0.1.0
 */
public final class IdempotencyConflictException extends DagsterGraphQlClientException {

	/** Id of the run with the key. */
	private final String runId;

	/**
	 * Create a new exception.
	 * @param message description of the conflicting run; safe to log
	 * @param runId the id of the run with the key
	 */
	public IdempotencyConflictException(String message, String runId) {
		super("IdempotencyConflict", message, false, null);
		this.runId = runId;
	}

	/**
	 * Return the id of the run with the key.
	 * @return {@code Run.runId}
	 */
	public String getRunId() {
		return this.runId;
	}

}
