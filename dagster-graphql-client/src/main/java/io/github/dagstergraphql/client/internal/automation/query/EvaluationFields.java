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

package io.github.dagstergraphql.client.internal.automation.query;

import java.util.List;
import java.util.function.Function;

import io.github.dagstergraphql.client.automation.DynamicPartitionsRequest;
import io.github.dagstergraphql.client.automation.RunRequest;
import io.github.dagstergraphql.client.automation.TickEvaluation;
import io.github.dagstergraphql.client.internal.json.Json;
import io.github.dagstergraphql.client.internal.operation.Result;
import io.github.dagstergraphql.client.internal.operation.ServerError.PythonCause;
import io.github.dagstergraphql.client.internal.operation.TreeField;
import io.github.dagstergraphql.client.internal.run.query.RunFields;
import io.github.dagstergraphql.client.internal.shape.Required;
import io.github.dagstergraphql.client.key.AssetKey;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A {@code DryRunInstigationTick}.
 *
 * @param evaluationResult the result of the evaluation
 */
record EvaluationFields(@Nullable Evaluation evaluationResult) {

	private static final String RESULT = "evaluationResult";

	/**
	 * Read the result of a dry run. A server that cannot evaluate the code responds with
	 * a tick without a result, and with a GraphQL error.
	 * @param data the data
	 * @param field the field of the result
	 * @return the result, or {@code null} if there is none
	 */
	static @Nullable Result<TickEvaluation> read(JsonNode data, String field) {
		JsonNode tick = data.path(field);
		if (tick.has(RESULT) && tick.path(RESULT).isNull()) {
			return null;
		}
		return TreeField
			.union(data, field, "DryRunInstigationTick",
					(node) -> new Result.Value<>(Required
						.field(Json.MAPPER.treeToValue(node, EvaluationFields.class).evaluationResult(), RESULT)
						.toEvaluation()));
	}

	private static <T, R> List<R> all(@Nullable List<@Nullable T> list, String field, Function<T, R> function) {
		return (list != null) ? Required.list(list, field).stream().map(function).toList() : List.of();
	}

	/**
	 * A {@code TickEvaluation}.
	 *
	 * @param runRequests the run requests, or {@code null}
	 * @param skipReason the skip reason, or {@code null}
	 * @param error the error, or {@code null}
	 * @param cursor the cursor, or {@code null}
	 * @param dynamicPartitionsRequests the changes of dynamic partitions, or {@code null}
	 */
	record Evaluation(@Nullable List<@Nullable RequestedRun> runRequests, @Nullable String skipReason,
			@Nullable PythonCause error, @Nullable String cursor,
			@Nullable List<@Nullable PartitionsRequest> dynamicPartitionsRequests) {

		TickEvaluation toEvaluation() {
			return TickEvaluation.builder()
				.runRequests(all(this.runRequests, "runRequests", RequestedRun::toRequest))
				.skipReason(this.skipReason)
				.error((this.error != null) ? this.error.toPythonError() : null)
				.cursor(this.cursor)
				.dynamicPartitionsRequests(
						all(this.dynamicPartitionsRequests, "dynamicPartitionsRequests", PartitionsRequest::toRequest))
				.build();
		}

	}

	/**
	 * A {@code RunRequest}.
	 *
	 * @param runKey the run key, or {@code null}
	 * @param jobName the job, or {@code null}
	 * @param runConfigYaml the run config
	 * @param tags the tags
	 * @param assetSelection the assets, or {@code null} for all of the job
	 */
	record RequestedRun(@Nullable String runKey, @Nullable String jobName, @Nullable String runConfigYaml,
			@Nullable List<RunFields.@Nullable Tag> tags, @Nullable List<@Nullable Key> assetSelection) {

		RunRequest toRequest() {
			return RunRequest.builder()
				.runKey(this.runKey)
				.jobName(this.jobName)
				.runConfigYaml(Required.field(this.runConfigYaml, "runConfigYaml"))
				.tags(RunFields.tagMap(this.tags))
				.assetKeys(all(this.assetSelection, "assetSelection", Key::toKey))
				.build();
		}

	}

	/**
	 * An {@code AssetKey}.
	 *
	 * @param path the components
	 */
	record Key(@Nullable List<@Nullable String> path) {

		AssetKey toKey() {
			return new AssetKey(Required.list(this.path, "assetSelection.path"));
		}

	}

	/**
	 * A {@code DynamicPartitionRequest}.
	 *
	 * @param partitionsDefName the name of the dynamic partitions
	 * @param type whether partitions are added or deleted
	 * @param partitionKeys the partition keys, or {@code null}
	 */
	record PartitionsRequest(@Nullable String partitionsDefName, DynamicPartitionsRequest.@Nullable Type type,
			@Nullable List<@Nullable String> partitionKeys) {

		DynamicPartitionsRequest toRequest() {
			return new DynamicPartitionsRequest(Required.field(this.partitionsDefName, "partitionsDefName"),
					Required.field(this.type, "type"), all(this.partitionKeys, "partitionKeys", Function.identity()));
		}

	}

}
