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
import java.util.Map;
import java.util.TreeMap;

/**
 * The root fields of Dagster's schema: by which methods of the client they are requested,
 * or why they are not.
 */
final class RootFields {

	private static final String NOT_YET = "Not supported yet";

	private static final String UI = "Internals of Dagster's user interface";

	private static final String COMPONENTS = "Internals of Dagster's user interface for components";

	private final Map<String, List<String>> methods = new TreeMap<>();

	private final Map<String, String> reasons = new TreeMap<>();

	private RootFields() {
	}

	static RootFields all() {
		return new RootFields().queries().reasonsOfQueries().mutations().subscriptions();
	}

	private RootFields queries() {
		return reached("version", "instance().version()")
			.reached("instance", "instance().daemons()", "instance().settings()", "instance().runQueue()",
					"instance().pools()")
			.reached("permissions", "instance().permissions()")
			.reached("canBulkTerminate", "instance().permissions()")
			.reached("workspaceOrError", "locations().list()")
			.reached("repositoriesOrError", "jobs().list()", "schedules().list()", "sensors().list()",
					"job(..).launch()")
			.reached("pipelineOrError", "job(..).get()", "job(..).launch()")
			.reached("runConfigSchemaOrError", "job(..).runConfigSchema()", "job(..).defaultRunConfig()")
			.reached("isPipelineConfigValid", "job(..).validate()")
			.reached("executionPlanOrError", "job(..).executionPlan()")
			.reached("partitionSetsOrError", "job(..).partition(..)")
			.reached("partitionSetOrError", "job(..).partition(..)")
			.reached("pipelineRunOrError", "run(..).status()")
			.reached("runOrError", "run(..).get()", "run(..).runConfig()", "run(..).steps()", "run(..).executionPlan()")
			.reached("runGroupOrError", "run(..).group()")
			.reached("runsOrError", "runs().list(..)", "runs().count()", "run(..).await(..)")
			.reached("runTagKeysOrError", "runs().tagKeys()")
			.reached("runTagsOrError", "runs().tagValues(..)")
			.reached("logsForRun", "run(..).events(..)", "run(..).failure()")
			.reached("capturedLogsMetadata", "run(..).logs().fileKey(..).metadata()")
			.reached("capturedLogs", "run(..).logs().step(..).stdout()")
			.reached("assetsOrError", "assets().list(..)")
			.reached("assetNodes", "assets(..).materialize()", "asset(..).executeChecks()")
			.reached("assetNodeOrError", "asset(..).get()", "asset(..).checks()", "asset(..).partitionStatuses()")
			.reached("assetOrError", "asset(..).status()", "asset(..).materializations()", "asset(..).observations()")
			.reached("assetsLatestInfo", "assets().latest(..)")
			.reached("assetCheckExecutions", "asset(..).checkExecutions(..)")
			.reached("assetConditionEvaluationRecordsOrError", "asset(..).conditionEvaluations()")
			.reached("assetConditionEvaluationsForEvaluationId", "assets().conditionEvaluations(..)")
			.reached("truePartitionsForAutomationConditionEvaluationNode", "asset(..).truePartitions(..)")
			.reached("assetBackfillPreview", "assetBackfill(..).preview()")
			.reached("partitionBackfillOrError", "backfill(..).get()")
			.reached("partitionBackfillsOrError", "backfills().list(..)")
			.reached("scheduleOrError", "schedule(..).get()", "schedule(..).nextTicks(..)")
			.reached("sensorOrError", "sensor(..).get()")
			.reached("instigationStateOrError", "schedule(..).ticks()", "sensor(..).ticks()");
	}

	private RootFields reasonsOfQueries() {
		return omitted("repositoryOrError", "`repositoriesOrError` has the same values")
			.omitted("workspaceLocationEntryOrError", "`workspaceOrError` has the same values")
			.omitted("locationStatusesOrError", "`workspaceOrError` has the same values")
			.omitted("schedulesOrError", "`repositoriesOrError` has the same values, of all code locations")
			.omitted("sensorsOrError", "`repositoriesOrError` has the same values, of all code locations")
			.omitted("instigationStatesOrError", "The states are part of schedules and sensors")
			.omitted("scheduler", "Legacy: the name of the scheduler class")
			.omitted("pipelineRunsOrError", "Legacy name of `runsOrError`")
			.omitted("runIdsOrError", "`runsOrError` has the same values")
			.omitted("runsFeedOrError", "`runs()` and `backfills()` return the same entries, each with its own type")
			.omitted("runsFeedCountOrError", "`runs().count()` returns the number of runs")
			.omitted("assetRecordsOrError", "`assetsOrError` has the same values")
			.omitted("pipelineSnapshotOrError",
					"`job(..).get()` returns the current definition of a job. Earlier definitions are not supported yet")
			.omitted("graphOrError", "`job(..).get()` returns the graphs of a job")
			.omitted("resourcesOrError", "`job(..).get()` returns the resources of a job")
			.omitted("topLevelResourceDetailsOrError", "`location(..).resources()` returns the same values")
			.omitted("allTopLevelResourceDetailsOrError", "`location(..).resources()` returns the same values")
			.omitted("utilizedEnvVarsOrError", "Not supported yet: environment variables of resources")
			.omitted("assetNodeAdditionalRequiredKeys",
					"`assets(..).materialize()` takes the keys from the definitions of the assets")
			.omitted("assetNodeDefinitionCollisions", NOT_YET + ": assets that several code locations define")
			.omitted("autoMaterializeAssetEvaluationsOrError",
					"Legacy form of `assetConditionEvaluationRecordsOrError`, with the rules of auto-materialize policies")
			.omitted("autoMaterializeEvaluationsForEvaluationId",
					"Legacy form of `assetConditionEvaluationsForEvaluationId`, with the rules of auto-materialize policies")
			.omitted("assetConditionEvaluationForPartition",
					"For the legacy view of evaluations. `asset(..).truePartitions(..)` returns the partitions of each condition")
			.omitted("autoMaterializeTicks",
					"Legacy: of the daemon without sensors. `sensor(..).ticks()` returns the ticks of automation condition sensors")
			.omitted("shouldShowNux", UI)
			.omitted("test", "For the tests of Dagster")
			.omitted("latestDefsStateInfo", COMPONENTS)
			.omitted("appManagedComponentsForLocationOrError", COMPONENTS)
			.omitted("componentsForLocationOrError", COMPONENTS)
			.omitted("componentTypesForLocationOrError", COMPONENTS);
	}

	private RootFields mutations() {
		return reached("launchPipelineExecution", "job(..).launch()", "pipeline(..).launch()",
				"asset(..).materialize()")
			.reached("launchMultipleRuns", "launchAll(..)")
			.reached("launchRunReexecution", "run(..).reexecute()")
			.reached("terminatePipelineExecution", "run(..).terminate()")
			.reached("terminateRun", "run(..).terminate(..)")
			.reached("terminateRuns", "terminateRuns(..)", "runs(..).terminate()")
			.reached("deletePipelineRun", "run(..).delete()")
			.reached("reloadWorkspace", "locations().reload()")
			.reached("reloadRepositoryLocation", "location(..).reload()")
			.reached("shutdownRepositoryLocation", "location(..).shutdown()")
			.reached("wipeAssets", "asset(..).wipe()", "asset(..).wipePartitions(..)")
			.reached("reportAssetCheckEvaluations", "asset(..).reportCheck(..)")
			.reached("launchPartitionBackfill", "assetBackfill(..).launch()", "jobBackfill(..).launch()")
			.reached("resumePartitionBackfill", "backfill(..).resume()")
			.reached("reexecutePartitionBackfill", "backfill(..).reexecuteFailed()")
			.reached("cancelPartitionBackfill", "backfill(..).cancel()")
			.reached("addDynamicPartition", "asset(..).addPartition(..)")
			.reached("deleteDynamicPartitions", "asset(..).deletePartitions(..)")
			.reached("setAutoMaterializePaused", "instance().pauseAutoMaterialize()",
					"instance().resumeAutoMaterialize()")
			.reached("setConcurrencyLimit", "instance().setPoolLimit(..)")
			.reached("deleteConcurrencyLimit", "instance().deletePoolLimit(..)")
			.reached("freeConcurrencySlots", "instance().freePoolSlots(..)")
			.reached("startSchedule", "schedule(..).start()")
			.reached("stopRunningSchedule", "schedule(..).stop()")
			.reached("resetSchedule", "schedule(..).reset()")
			.reached("scheduleDryRun", "schedule(..).dryRun(..)")
			.reached("startSensor", "sensor(..).start()")
			.reached("stopSensor", "sensor(..).stop()")
			.reached("resetSensor", "sensor(..).reset()")
			.reached("setSensorCursor", "sensor(..).setCursor(..)")
			.reached("sensorDryRun", "sensor(..).dryRun(..)")
			.omitted("launchRun", "Younger name of `launchPipelineExecution`")
			.omitted("launchPipelineReexecution", "Legacy name of `launchRunReexecution`")
			.omitted("deleteRun", "Younger name of `deletePipelineRun`")
			.omitted("reportRunlessAssetEvents",
					"`asset(..).reportMaterialization(..)` and `reportObservation(..)` use the REST endpoints of the webserver, which accept metadata")
			.omitted("freeConcurrencySlotsForRun", "`freeConcurrencySlots` has the same effect")
			.omitted("logTelemetry", UI)
			.omitted("setNuxSeen", UI)
			.omitted("setAppManagedComponent", COMPONENTS)
			.omitted("deleteAppManagedComponent", COMPONENTS)
			.omitted("refreshComponentState", COMPONENTS);
	}

	private RootFields subscriptions() {
		return reached("pipelineRunLogs", "run(..).events(..)", "run(..).await(..)")
			.reached("locationStateChangeEvents", "locations().changes()");
	}

	private RootFields reached(String field, String... methods) {
		this.methods.put(field, List.of(methods));
		return this;
	}

	private RootFields omitted(String field, String reason) {
		this.reasons.put(field, reason);
		return this;
	}

	/**
	 * Return the methods that request each field.
	 * @return the methods by field
	 */
	Map<String, List<String>> methods() {
		return this.methods;
	}

	/**
	 * Return why the other fields are not requested.
	 * @return the reasons by field
	 */
	Map<String, String> reasons() {
		return this.reasons;
	}

	/**
	 * Describe a field for the page.
	 * @param field the field
	 * @return its methods or the reason why there are none
	 */
	String describe(String field) {
		List<String> found = this.methods.get(field);
		return (found != null) ? String.join(", ", found.stream().map((method) -> "`" + method + "`").toList())
				: this.reasons.getOrDefault(field, "");
	}

}
