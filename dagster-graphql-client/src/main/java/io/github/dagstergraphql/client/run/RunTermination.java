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

import org.jspecify.annotations.Nullable;

/**
 * Result of terminating one of several runs ({@code TerminateRunResult}).
 *
 * @param runId the run id
 * @param errorType the GraphQL type of the error, such as {@code RunNotFoundError} or
 * {@code TerminateRunFailure}; {@code NotAttempted} if the operation ended before this
 * run; {@code null} if the termination is in progress
 * @param message the server message, or {@code null} if the termination is in progress
 * @since 0.1.0
 */
public record RunTermination(String runId, @Nullable String errorType, @Nullable String message) {

	/**
	 * Return whether the server accepted the request to terminate this run.
	 * @return {@code true} if there was no error
	 */
	public boolean isTerminated() {
		return this.errorType == null;
	}

	/**
	 * Return the run id and the error type, but not the server message.
	 */
	@Override
	public String toString() {
		return "RunTermination[runId=" + this.runId + ", errorType=" + this.errorType + "]";
	}

}
