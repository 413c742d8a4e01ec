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

package io.github.dagstergraphql.client.internal.asset.condition;

import java.util.List;

import io.github.dagstergraphql.client.asset.condition.AutomationConditionEvaluation;
import io.github.dagstergraphql.client.internal.asset.query.KeyPath;
import io.github.dagstergraphql.client.internal.shape.Required;
import org.jspecify.annotations.Nullable;

/**
 * {@code AssetConditionEvaluationRecords}.
 *
 * @param records the evaluations
 */
record EvaluationList(@Nullable List<@Nullable EvaluationFields> records) {

	List<AutomationConditionEvaluation> toEvaluations() {
		return Required.list(this.records, "records")
			.stream()
			// checks and jobs have conditions, too
			.filter((evaluation) -> evaluation.assetKey() != null)
			.map(EvaluationFields::toEvaluation)
			.toList();
	}

	/**
	 * An {@code AssetConditionEvaluationRecord}.
	 *
	 * @param assetKey the asset, or {@code null} for a check or a job
	 * @param evaluationId the id of the evaluation
	 * @param timestamp the time
	 * @param startTimestamp the time at which the evaluation began, or {@code null}
	 * @param endTimestamp the time at which the evaluation ended, or {@code null}
	 * @param numRequested the number of requested partitions, or {@code null}
	 * @param runIds the launched runs
	 * @param rootUniqueId the id of the whole condition
	 * @param evaluationNodes the results of the condition and of its parts
	 */
	record EvaluationFields(@Nullable KeyPath assetKey, @Nullable String evaluationId, @Nullable Double timestamp,
			@Nullable Double startTimestamp, @Nullable Double endTimestamp, @Nullable Integer numRequested,
			@Nullable List<@Nullable String> runIds, @Nullable String rootUniqueId,
			@Nullable List<@Nullable NodeFields> evaluationNodes) {

		AutomationConditionEvaluation toEvaluation() {
			return AutomationConditionEvaluation
				.builder(KeyPath.required(this.assetKey, "records.assetKey"),
						Required.text(this.evaluationId, "records.evaluationId"),
						Required.time(this.timestamp, "records.timestamp"),
						NodeFields.toTree(Required.list(this.evaluationNodes, "records.evaluationNodes"),
								Required.text(this.rootUniqueId, "records.rootUniqueId")))
				.startTimestamp(Required.timeIfPresent(this.startTimestamp, "records.startTimestamp"))
				.endTimestamp(Required.timeIfPresent(this.endTimestamp, "records.endTimestamp"))
				.numRequested(this.numRequested)
				.runIds(Required.list(this.runIds, "records.runIds"))
				.build();
		}

	}

}
