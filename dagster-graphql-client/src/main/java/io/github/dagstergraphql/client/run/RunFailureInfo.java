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
 * Why a run failed, as its event log tells.
 *
 * @param message what Dagster said when the run failed ({@code RunFailureEvent.message},
 * or how the process of the run ended if it crashed), or {@code null} if it said nothing;
 * it may quote run config, so do not log it without a check
 * @param error what made the run fail where no step did, such as a code location that
 * could not be reached; {@code null} if there is no such thing
 * @param steps the steps that failed, in the order in which they did
 * @since 0.1.0
 */
public record RunFailureInfo(@Nullable String message, @Nullable PythonErrorInfo error, List<StepFailureInfo> steps) {

	/**
	 * Copy the list.
	 * @param message what Dagster said, or {@code null}
	 * @param error what made the run fail where no step did, or {@code null}
	 * @param steps the steps that failed
	 */
	public RunFailureInfo {
		steps = List.copyOf(steps);
	}

	/**
	 * Name the steps and the classes of errors, but nothing that Dagster or the user's
	 * code said.
	 */
	@Override
	public String toString() {
		return "RunFailureInfo[error=" + this.error + ", steps=" + this.steps + "]";
	}

}
