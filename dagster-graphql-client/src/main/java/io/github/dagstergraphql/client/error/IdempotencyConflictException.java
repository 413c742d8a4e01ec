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
 * The idempotency key of a launch belongs to the run of another job already. Nothing was
 * launched: the same key for two things is a mistake of the caller.
 *
 * @since 0.1.0
 */
public final class IdempotencyConflictException extends DagsterGraphQlClientException {

	/** The run that has the key. */
	private final String runId;

	/**
	 * Create a new exception.
	 * @param message which run has the key; safe to log
	 * @param runId the run that has the key
	 */
	public IdempotencyConflictException(String message, String runId) {
		super("IdempotencyConflict", message, false, null);
		this.runId = runId;
	}

	/**
	 * Return the run that has the key.
	 * @return {@code Run.runId}
	 */
	public String getRunId() {
		return this.runId;
	}

}
