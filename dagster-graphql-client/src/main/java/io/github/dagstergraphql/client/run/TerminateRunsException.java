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
 * Thrown when one or more of several runs could not be terminated
 * ({@code TerminateRunsError} in Python). {@link #getResults()} returns the result for
 * each run.
 *
 * @since 0.1.0
 */
public final class TerminateRunsException extends DagsterServerException {

	private final transient List<RunTermination> results;

	/**
	 * Create a new exception.
	 * @param message the number of runs, and of runs that could not be terminated; safe
	 * to log
	 * @param results the results of the runs, in the requested order
	 * @param outcomeUnknown whether a run with a failure may have been terminated
	 * nevertheless
	 * @param cause the failure that ended the operation early, or {@code null}
	 */
	public TerminateRunsException(String message, List<RunTermination> results, boolean outcomeUnknown,
			@Nullable Throwable cause) {
		super("TerminateRunsError", message, null, outcomeUnknown, cause);
		this.results = List.copyOf(results);
	}

	/**
	 * Return the results of the runs, in the requested order.
	 * @return one result for each run
	 */
	public List<RunTermination> getResults() {
		return this.results;
	}

}
