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

package io.github.dagstergraphql.test.internal.graphql;

import java.util.List;
import java.util.Objects;

import io.github.dagstergraphql.test.definition.AssetCheckDefinition;
import io.github.dagstergraphql.test.internal.asset.AssetEvent;
import io.github.dagstergraphql.test.internal.asset.AssetGraph;
import io.github.dagstergraphql.test.internal.asset.CheckEvaluation;
import io.github.dagstergraphql.test.internal.asset.CheckExecution;
import io.github.dagstergraphql.test.internal.asset.CheckLog;
import io.github.dagstergraphql.test.internal.json.JsonObject;
import io.github.dagstergraphql.test.internal.run.LoggedEvent;
import io.github.dagstergraphql.test.internal.run.PlannedCheck.CheckKey;
import io.github.dagstergraphql.test.internal.run.RunState;
import org.jspecify.annotations.Nullable;

/**
 * Asset checks and their executions.
 */
final class CheckFields {

	private final CheckLog log;

	private final RunFields runs;

	CheckFields(ServedInstance served, RunFields runs) {
		this.log = new CheckLog(served.simulation(), served.assets(), served.reports());
		this.runs = runs;
	}

	Node checks(AssetGraph.Entry entry, JsonObject arguments) {
		Integer limit = arguments.numberOrNull("limit");
		return Node.of("AssetChecks")
			.with("checks", entry.definition()
				.checks()
				.stream()
				// sorted, as in Dagster
				.sorted((one, other) -> one.name().compareTo(other.name()))
				.limit((limit != null) ? limit : Long.MAX_VALUE)
				.map((check) -> check(entry, check))
				.toList());
	}

	Node checkOrError(AssetGraph.Entry entry, String name) {
		return entry.definition()
			.checks()
			.stream()
			.filter((check) -> check.name().equals(name))
			.findFirst()
			.map((check) -> check(entry, check))
			.orElseGet(() -> ErrorNodes.of("AssetCheckNotFoundError",
					"Asset check '%s' not found for asset '%s'".formatted(name, entry.key())));
	}

	private Node check(AssetGraph.Entry entry, AssetCheckDefinition check) {
		CheckKey key = new CheckKey(entry.key(), check.name());
		return Node.of("AssetCheck")
			.with("name", check.name())
			.with("assetKey", AssetFields.keyNode(entry.key()))
			.with("description", check.description())
			.lazy("jobNames", entry::checkJobNames)
			.lazy("executionForLatestMaterialization", () -> {
				CheckExecution execution = this.log.forLatestMaterialization(key);
				return (execution != null) ? execution(execution) : null;
			})
			.with("canExecuteIndividually",
					check.isMaterializationRequired() ? "REQUIRES_MATERIALIZATION" : "CAN_EXECUTE")
			.with("blocking", check.isBlocking())
			.with("additionalAssetKeys", List.of());
	}

	/**
	 * Return executions of a check.
	 * @param arguments the asset, the check, and conditions
	 * @return the executions, newest first
	 */
	List<Node> executions(JsonObject arguments) {
		String partition = arguments.textOrNull("partition");
		String cursor = arguments.textOrNull("cursor");
		return this.log
			.executions(new CheckKey(AssetFields.key(arguments.object("assetKey")), arguments.text("checkName")))
			.stream()
			// an empty text selects executions without a partition
			.filter((execution) -> partition == null
					|| partition.equals(Objects.requireNonNullElse(execution.partition(), "")))
			.filter((execution) -> cursor == null || execution.id() < Integer.parseInt(cursor))
			.limit(Objects.requireNonNull(arguments.numberOrNull("limit")))
			.map(this::execution)
			.toList();
	}

	private Node execution(CheckExecution execution) {
		CheckEvaluation evaluation = execution.evaluation();
		return Node.of("AssetCheckExecution")
			.with("id", String.valueOf(execution.id()))
			.with("runId", execution.runId())
			.with("status", execution.status())
			.with("timestamp", (double) execution.time().getEpochSecond())
			.with("partition", execution.partition())
			.with("stepKey", execution.step())
			.lazy("run", () -> this.runs.runOrNull(execution.runId()))
			.lazy("evaluation", () -> (evaluation != null) ? evaluation(evaluation) : null);
	}

	@Nullable Node evaluation(RunState run, LoggedEvent event) {
		CheckEvaluation evaluation = this.log.evaluation(run, event);
		return (evaluation != null) ? evaluation(evaluation) : null;
	}

	private static Node evaluation(CheckEvaluation evaluation) {
		return Node.of("AssetCheckEvaluation")
			.with("timestamp", Times.seconds(evaluation.time()))
			.with("checkName", evaluation.checkName())
			.with("assetKey", AssetFields.keyNode(evaluation.key()))
			.lazy("targetMaterialization", () -> target(evaluation.target()))
			.lazy("metadataEntries", () -> MetadataFields.entries(evaluation.metadata()))
			.with("severity", evaluation.severity())
			.with("description", evaluation.description())
			.with("partition", evaluation.partition())
			.with("success", evaluation.passed());
	}

	// the events of this server have no ids of their own
	private static @Nullable Node target(@Nullable AssetEvent materialization) {
		return (materialization != null) ? Node.of("AssetCheckEvaluationTargetMaterializationData")
			.with("storageId", String.valueOf(materialization.time().toEpochMilli()))
			.with("runId", materialization.runId())
			.with("timestamp", Times.seconds(materialization.time())) : null;
	}

	static @Nullable List<Node> handles(@Nullable List<CheckKey> checks, JsonObject arguments) {
		if (checks == null) {
			return null;
		}
		Integer limit = arguments.numberOrNull("limit");
		return checks.stream()
			.limit((limit != null && limit > 0) ? limit : Long.MAX_VALUE)
			.map((check) -> Node.of("AssetCheckhandle")
				.with("assetKey", AssetFields.keyNode(check.asset()))
				.with("name", check.name()))
			.toList();
	}

}
