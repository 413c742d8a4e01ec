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
 * A run that was submitted, or was to be.
 *
 * @param clientName what the client is called
 * @param jobName the job; {@code null} unless the server confirmed that there is such a
 * job
 * @param locationName the code location of the job; {@code null} unless the server
 * confirmed it
 * @param outcome what came of it
 * @since 0.1.0
 */
public record RunSubmission(String clientName, @Nullable String jobName, @Nullable String locationName,
		Outcome outcome) {

	/**
	 * What came of a submission.
	 *
	 * @since 0.1.0
	 */
	public enum Outcome {

		/** There is a new run. */
		SUCCESS,

		/** There was a run with the idempotency key already. */
		EXISTING,

		/**
		 * There is a new run, but another client has launched one with the same
		 * idempotency key in the same instant, and was first.
		 */
		DUPLICATE,

		/** Dagster refused: it answered one of its errors. */
		REJECTED,

		/**
		 * The request failed without reaching Dagster, was turned away before it or not
		 * understood, or was given up before it was sent.
		 */
		FAILED,

		/** Nobody knows: there may be a new run nevertheless. */
		UNKNOWN

	}

}
