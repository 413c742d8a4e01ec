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

package io.github.dagstergraphql.test.internal.asset;

import java.time.Instant;

import io.github.dagstergraphql.test.internal.run.PlannedCheck.CheckKey;
import org.jspecify.annotations.Nullable;

/**
 * Execution of an asset check.
 *
 * @param id the id, in the order of the executions of all checks
 * @param check the check
 * @param runId the run, or an empty text if the evaluation was reported
 * @param step the step, or {@code null}
 * @param status the {@code AssetCheckExecutionResolvedStatus}
 * @param partition the partition, or {@code null}
 * @param time the time at which the execution was planned, or the evaluation reported
 * @param evaluation the result, or {@code null}
 */
public record CheckExecution(int id, CheckKey check, String runId, @Nullable String step, String status,
		@Nullable String partition, Instant time, @Nullable CheckEvaluation evaluation) {

	/** Status of an execution whose run is not finished. */
	public static final String IN_PROGRESS = "IN_PROGRESS";

	static CheckExecution reported(int id, CheckEvaluation evaluation) {
		return new CheckExecution(id, new CheckKey(evaluation.key(), evaluation.checkName()), "", null,
				status(evaluation), evaluation.partition(), evaluation.time(), evaluation);
	}

	static String status(CheckEvaluation evaluation) {
		return evaluation.passed() ? "SUCCEEDED" : "FAILED";
	}

}
