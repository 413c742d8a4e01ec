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

import io.github.dagstergraphql.client.error.PythonErrorInfo;
import org.jspecify.annotations.Nullable;

/**
 * Reason for the failure of a run, from its event log.
 *
 * @param message the message of Dagster about the failure
 * ({@code RunFailureEvent.message}, or how the process of the run ended if it crashed),
 * or {@code null} if there is none; it may contain run config and should not be logged
 * without review
 * @param error the error if the failure was not caused by a step, such as a code location
 * that could not be reached; {@code null} otherwise
 * @param steps the failed steps, in the order of their failures
 * @since 0.1.0
 */
public record RunFailureInfo(@Nullable String message, @Nullable PythonErrorInfo error, List<StepFailureInfo> steps) {

	/**
	 * Create a reason with a copy of the steps.
	 * @param message the message of Dagster, or {@code null}
	 * @param error the error if the failure was not caused by a step, or {@code null}
	 * @param steps the failed steps
	 */
	public RunFailureInfo {
		steps = List.copyOf(steps);
	}

	/**
	 * Return the steps and the classes of the errors, but not the messages of Dagster or
	 * the user code.
	 */
	@Override
	public String toString() {
		return "RunFailureInfo[error=" + this.error + ", steps=" + this.steps + "]";
	}

}
