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

package io.github.dagstergraphql.contract;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.validation.ValidationError;
import graphql.validation.Validator;
import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.operation.OperationCatalog;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that every document of the client is valid for the schema of the server, except
 * for documents that are known to require a newer version.
 */
abstract class DocumentContract {

	/** Younger documents, and the minor version of Dagster 1.x that brought them. */
	private static final Map<String, Integer> SINCE = Map.ofEntries(Map.entry("Jobs", 12), Map.entry("Job", 12),
			Map.entry("Locations", 3), Map.entry("LocationResources", 8), Map.entry("TerminateRuns", 5),
			Map.entry("TerminateRunsBy", 5), Map.entry("KeyedRuns", 0), Map.entry("RunIds", 0),
			Map.entry("RunCount", 0), Map.entry("RunTagKeys", 5), Map.entry("RunTagValues", 5), Map.entry("Run", 7),
			Map.entry("Runs", 7), Map.entry("RunGroup", 7), Map.entry("LaunchRuns", 9), Map.entry("RunConfig", 0),
			Map.entry("DefaultRunConfig", 3), Map.entry("RunConfigSchema", 13), Map.entry("RunSteps", 0),
			Map.entry("RunPlan", 0), Map.entry("RunToRepeat", 5), Map.entry("ReexecuteRun", 0),
			Map.entry("RunFailure", 0), Map.entry("RunStatuses", 0), Map.entry("TerminateRunBy", 0),
			Map.entry("RunEvents", 11), Map.entry("LiveRunEvents", 11), Map.entry("NewRunEvents", 0),
			Map.entry("Asset", 11), Map.entry("Assets", 11), Map.entry("AssetStatus", 13),
			Map.entry("AssetMaterializations", 13), Map.entry("AssetObservations", 13), Map.entry("AssetsLatest", 13),
			Map.entry("AssetChecks", 13), Map.entry("AssetCheckExecutions", 13), Map.entry("ConditionEvaluations", 9),
			Map.entry("ConditionEvaluationsOfId", 9), Map.entry("TruePartitions", 9),
			Map.entry("AssetCheckPartitionExecutions", 13), Map.entry("AssetsToLaunch", 9),
			Map.entry("ChecksToLaunch", 9), Map.entry("AssetPartitionKeys", 5), Map.entry("AddDynamicPartition", 5),
			Map.entry("DeleteDynamicPartitions", 9), Map.entry("CapturedLogs", 5), Map.entry("CapturedLogsMetadata", 0),
			Map.entry("Backfill", 7), Map.entry("Backfills", 7), Map.entry("FilteredBackfills", 8),
			Map.entry("AssetPartitionCounts", 5), Map.entry("AssetPartitionStatuses", 5),
			Map.entry("LaunchBackfill", 0), Map.entry("AssetsToBackfill", 9), Map.entry("PreviewBackfill", 5),
			Map.entry("AssetPartitionKeyPage", 10), Map.entry("ReexecuteBackfill", 8),
			Map.entry("ReportAssetCheckEvaluation", 13), Map.entry("WipeAsset", 8), Map.entry("WipeAssetPartitions", 8),
			Map.entry("Schedule", 6), Map.entry("Schedules", 6), Map.entry("Sensor", 6), Map.entry("Sensors", 6),
			Map.entry("Ticks", 5), Map.entry("InstigationState", 0), Map.entry("StopSchedule", 0),
			Map.entry("StopSensor", 0), Map.entry("ResetSchedule", 6), Map.entry("ResetSensor", 6),
			Map.entry("SetSensorCursor", 0), Map.entry("ScheduleDryRun", 5), Map.entry("SensorDryRun", 5),
			Map.entry("InstanceSettings", 13), Map.entry("Pools", 9), Map.entry("Pool", 9), Map.entry("QueueRuns", 9),
			Map.entry("SetPoolLimit", 5), Map.entry("DeletePoolLimit", 6), Map.entry("FreePoolSlots", 5),
			Map.entry("SetAutoMaterializePaused", 5), Map.entry("Permissions", 5));

	/**
	 * Documents for older servers, and the minor version that no longer supports them.
	 */
	private static final Map<String, Integer> UNTIL = Map.of("WipeAssetKeys", 8);

	abstract DagsterServer server();

	@Test
	void fitsTheSchema() {
		GraphQLSchema schema = ServerSchema.of(server().client());
		Map<String, Operation<?>> operations = new TreeMap<>(OperationCatalog.find());
		operations.putAll(OperationCatalog.subscriptions());
		operations.values().removeIf((operation) -> operation.path() != null);
		operations.forEach((name, operation) -> {
			if (SINCE.containsKey(name) && !server().isAtLeast(SINCE.get(name))) {
				assertThat(errors(schema, operation)).as(name + " is said to be younger than " + server().version())
					.isNotEmpty();
				if (!operation.youngerFields().isEmpty() && server().isAtLeast(5)) {
					assertThat(errors(schema, operation.without(Set.copyOf(operation.youngerFields()))))
						.as(name + " without " + operation.youngerFields())
						.isEmpty();
				}
			}
			else if (UNTIL.containsKey(name) && server().isAtLeast(UNTIL.get(name))) {
				assertThat(errors(schema, operation)).as(name + " is said to be older than " + server().version())
					.isNotEmpty();
			}
			else {
				assertThat(errors(schema, operation)).as(name).isEmpty();
			}
		});
		assertThat(operations.keySet()).containsAll(SINCE.keySet()).contains("LaunchRun", "RunStatus", "FindJob");
	}

	private static List<ValidationError> errors(GraphQLSchema schema, Operation<?> operation) {
		return new Validator().validateDocument(schema, Parser.parse(operation.document()), Locale.ENGLISH);
	}

}
