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

package io.github.dagstergraphql.client.observation;

import org.jspecify.annotations.Nullable;

/**
 * Attempt to submit a run.
 *
 * @param clientName the name of the client
 * @param jobName the job, or {@code null} unless confirmed by the server
 * @param locationName the code location of the job, or {@code null} unless confirmed by
 * the server
 * @param outcome the outcome of the submission
 * @since 0.1.0
 */
public record RunSubmission(String clientName, @Nullable String jobName, @Nullable String locationName,
		Outcome outcome) {

	/**
	 * Outcome of a submission.
	 *
	 * @since 0.1.0
	 */
	public enum Outcome {

		/** A new run was created. */
		SUCCESS,

		/** A run with the idempotency key already existed. */
		EXISTING,

		/**
		 * A new run was created, but another client launched a run with the same
		 * idempotency key at the same time and was first.
		 */
		DUPLICATE,

		/** Dagster returned one of its errors. */
		REJECTED,

		/**
		 * The request did not reach Dagster, was rejected by a proxy, was not understood,
		 * or was canceled before it was sent.
		 */
		FAILED,

		/** The outcome is unknown: a new run may have been created nevertheless. */
		UNKNOWN

	}

}
