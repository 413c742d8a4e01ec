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

package io.github.dagstergraphql.client.internal.asset.check;

import io.github.dagstergraphql.client.asset.check.AssetCheckEvaluation;
import io.github.dagstergraphql.client.asset.check.AssetCheckExecution;
import io.github.dagstergraphql.client.asset.check.AssetCheckExecutionStatus;
import io.github.dagstergraphql.client.event.AssetCheckSeverity;
import io.github.dagstergraphql.client.internal.run.event.CheckEvaluation;
import io.github.dagstergraphql.client.internal.run.event.CheckEvaluationDeserializer;
import io.github.dagstergraphql.client.internal.shape.Required;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * An {@code AssetCheckExecution}, with the fields of the fragment
 * {@code CheckExecutionFields}.
 *
 * @param id the id
 * @param runId the run; empty if the evaluation was reported
 * @param status the status
 * @param timestamp the time at which the execution began
 * @param stepKey the step, or {@code null}
 * @param partition the partition; {@code null} if there is none, and on older servers
 * @param evaluation the result, or {@code null}
 */
record CheckExecutionFields(@Nullable String id, @Nullable String runId, @Nullable String status,
		@Nullable Double timestamp, @Nullable String stepKey, @Nullable String partition,
		@JsonDeserialize(using = CheckEvaluationDeserializer.class) @Nullable CheckEvaluation evaluation) {

	AssetCheckExecution toExecution() {
		return AssetCheckExecution
			.builder(Required.text(this.id, "id"), status(Required.field(this.status, "status")),
					Required.time(this.timestamp, "timestamp"))
			.runId(Required.field(this.runId, "runId"))
			.stepKey(this.stepKey)
			.partition(this.partition)
			.evaluation((this.evaluation != null) ? toEvaluation(this.evaluation) : null)
			.build();
	}

	private static AssetCheckExecutionStatus status(String name) {
		return switch (name) {
			case "IN_PROGRESS" -> AssetCheckExecutionStatus.IN_PROGRESS;
			case "SUCCEEDED" -> AssetCheckExecutionStatus.SUCCEEDED;
			case "FAILED" -> AssetCheckExecutionStatus.FAILED;
			case "EXECUTION_FAILED" -> AssetCheckExecutionStatus.EXECUTION_FAILED;
			case "SKIPPED" -> AssetCheckExecutionStatus.SKIPPED;
			default -> AssetCheckExecutionStatus.UNKNOWN;
		};
	}

	private static AssetCheckEvaluation toEvaluation(CheckEvaluation evaluation) {
		AssetCheckSeverity severity = Required.field(evaluation.severity(), "evaluation.severity");
		return AssetCheckEvaluation
			.builder(Required.field(evaluation.success(), "evaluation.success"),
					Required.field(evaluation.timestamp(), "evaluation.timestamp"))
			.severity(severity)
			.description(evaluation.description())
			.metadata(evaluation.metadata())
			.targetMaterialization(evaluation.target())
			.build();
	}

}
