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

import io.github.dagstergraphql.client.error.DagsterServerException;
import org.jspecify.annotations.Nullable;

/**
 * Some or all of several runs could not be terminated ({@code TerminateRunsError} in
 * Python). {@link #getResults()} tells what became of each.
 *
 * @since 0.1.0
 */
public final class TerminateRunsException extends DagsterServerException {

	private final transient List<Result> results;

	/**
	 * Create a new exception.
	 * @param message how many of how many runs could not be terminated; safe to log
	 * @param results what became of each run, in the order asked for
	 * @param outcomeUnknown whether one that failed may be terminated nevertheless
	 * @param cause what made the client give up, or {@code null} if it did not
	 */
	public TerminateRunsException(String message, List<Result> results, boolean outcomeUnknown,
			@Nullable Throwable cause) {
		super("TerminateRunsError", message, null, outcomeUnknown, cause);
		this.results = List.copyOf(results);
	}

	/**
	 * Return what became of each run, in the order asked for.
	 * @return a result for each run
	 */
	public List<Result> getResults() {
		return this.results;
	}

	/**
	 * What became of one of several runs that were to be terminated.
	 *
	 * @param runId the run
	 * @param errorType the GraphQL type of the error, such as {@code RunNotFoundError};
	 * {@code NotAttempted} if the client gave up before this run; {@code null} if its
	 * termination is under way
	 * @param message what the server said, or {@code null} if its termination is under
	 * way
	 * @since 0.1.0
	 */
	public record Result(String runId, @Nullable String errorType, @Nullable String message) {

		/**
		 * Return whether the server accepted the request to terminate this run.
		 * @return {@code true} if there was no error
		 */
		public boolean isTerminated() {
			return this.errorType == null;
		}

		/**
		 * Tell what became of which run, without what the server said.
		 */
		@Override
		public String toString() {
			return "Result[runId=" + this.runId + ", errorType=" + this.errorType + "]";
		}

	}

}
