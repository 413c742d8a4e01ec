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

package io.github.dagstergraphql.client.fault;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.asset.AssetCheckReport;
import io.github.dagstergraphql.client.asset.AssetReport;
import io.github.dagstergraphql.client.asset.condition.AutomationConditionNode;
import io.github.dagstergraphql.client.event.RunEventOptions;
import io.github.dagstergraphql.client.job.JobExecution;
import io.github.dagstergraphql.client.job.LaunchResult;
import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.client.log.CapturedLogOptions;
import io.github.dagstergraphql.client.run.TerminatePolicy;

/**
 * What a client is asked to do, and how a server in order answers.
 */
enum ClientOperation {

	STATUS("run(..).status()", Kind.QUERY, (client) -> client.run("r1").status(), """
			{"pipelineRunOrError":{"__typename":"Run","status":"STARTED"}}""", "\"STARTED\""),

	RUN("run(..).get()", Kind.QUERY, (client) -> client.run("r1").get(), """
			{"runOrError":{"__typename":"Run","runId":"r1","jobName":"j","status":"STARTED","tags":[]}}""", "\"r1\""),

	STEPS("run(..).steps()", Kind.QUERY, (client) -> client.run("r1").steps(), """
			{"runOrError":{"__typename":"Run","stepStats":[]}}""", "[]"),

	RUN_PLAN("run(..).executionPlan()", Kind.QUERY, (client) -> client.run("r1").executionPlan(), """
			{"runOrError":{"__typename":"Run","stepStats":[]}}""", "[]"),

	FAILURE("run(..).failure()", Kind.QUERY, (client) -> client.run("r1").failure(), """
			{"logsForRun":{"__typename":"EventConnection","cursor":"c","hasMore":false,"events":[]}}""", "\"c\""),

	EVENTS("run(..).events(options)", Kind.QUERY,
			(client) -> client.run("r1").events(RunEventOptions.all().onlyPast()).toList(), """
					{"logsForRun":{"__typename":"EventConnection","cursor":"c","hasMore":false,"events":[]}}""",
			"\"c\""),

	LOG_TEXT("run(..).logs()…text()", Kind.QUERY,
			(client) -> client.run("r1")
				.logs()
				.fileKey("f1")
				.stdout()
				.chunks(CapturedLogOptions.all().after("1:out:f1").onlyPast())
				.toList(),
			"""
					{"capturedLogs":{"logKey":["r1","compute_logs","f1"],"stdout":null,"stderr":null,\
					"cursor":"1:1099511627776"}}""", "\"1:1099511627776\""),

	LOG_METADATA("run(..).logs()…metadata()", Kind.QUERY, (client) -> client.run("r1").logs().fileKey("f1").metadata(),
			"""
					{"capturedLogsMetadata":{"stdoutDownloadUrl":"/logs/r1/compute_logs/f1/out"}}""",
			"\"/logs/r1/compute_logs/f1/out\""),

	RUN_GROUP("run(..).group()", Kind.QUERY, (client) -> client.run("r1").group(), """
			{"runGroupOrError":{"__typename":"RunGroup","rootRunId":"r1","runs":[{"runId":"r1","jobName":"j",\
			"status":"STARTED","tags":[]}]}}""", "\"STARTED\""),

	RUN_CONFIG("run(..).runConfig()", Kind.QUERY, (client) -> client.run("r1").runConfig(), """
			{"runOrError":{"__typename":"Run","runConfig":{}}}""", "{}"),

	VALIDATE("job(..).validate()", Kind.QUERY, (client) -> client.job("j").location("l").repository("r").validate(), """
			{"isPipelineConfigValid":{"__typename":"PipelineConfigValidationValid","pipelineName":"j"}}""", "\"j\""),

	PLAN("job(..).executionPlan()", Kind.QUERY,
			(client) -> client.job("j").location("l").repository("r").executionPlan(), """
					{"executionPlanOrError":{"__typename":"ExecutionPlan","steps":[]}}""", "[]"),

	JOB("job(..).get()", Kind.QUERY, (client) -> client.job("j").location("l").repository("r").get(), """
			{"pipelineOrError":{"__typename":"Pipeline","name":"j","isAssetJob":false,"tags":[],"schedules":[],\
			"sensors":[],"repository":{"partitionSets":[]},"modes":[{"resources":[]}],"solidHandles":[]}}""", "\"j\""),

	JOBS("jobs().list()", Kind.QUERY, (client) -> client.jobs().list(), """
			{"repositoriesOrError":{"__typename":"RepositoryConnection","nodes":[{"name":"r",\
			"location":{"name":"l"},"jobs":[],"partitionSets":[]}]}}""", "[]"),

	DEFAULT_RUN_CONFIG("job(..).defaultRunConfig()", Kind.QUERY,
			(client) -> client.job("j").location("l").repository("r").defaultRunConfig(), """
					{"runConfigSchemaOrError":{"__typename":"RunConfigSchema","rootDefaultYaml":"ops: {}"}}""",
			"\"ops: {}\""),

	RUN_CONFIG_SCHEMA("job(..).runConfigSchema()", Kind.QUERY,
			(client) -> client.job("j").location("l").repository("r").runConfigSchema(), """
					{"runConfigSchemaOrError":{"__typename":"RunConfigSchema","rootConfigType":{"key":"Any"},\
					"allConfigTypes":[{"__typename":"RegularConfigType","key":"Any","givenName":"Any"}]}}""",
			"\"Any\""),

	LIST("runs().list(..)", Kind.QUERY, (client) -> client.runs().list(10), """
			{"runsOrError":{"__typename":"Runs","results":[{"runId":"r1","jobName":"j","status":"STARTED",\
			"tags":[]}]}}""", "\"r1\""),

	COUNT("runs().count()", Kind.QUERY, (client) -> client.runs().count(), """
			{"runsOrError":{"__typename":"Runs","count":7}}""", "7"),

	TAG_KEYS("runs().tagKeys()", Kind.QUERY, (client) -> client.runs().tagKeys(), """
			{"runTagKeysOrError":{"__typename":"RunTagKeys","keys":["team"]}}""", "\"team\""),

	TAG_VALUES("runs().tagValues(..)", Kind.QUERY, (client) -> client.runs().tagValues("team"), """
			{"runTagsOrError":{"__typename":"RunTags","tags":[{"key":"team","values":["core"]}]}}""", "[\"core\"]"),

	BACKFILL("backfill(..).get()", Kind.QUERY, (client) -> client.backfill("b1").get(), """
			{"partitionBackfillOrError":{"__typename":"PartitionBackfill","id":"b1","status":"REQUESTED",\
			"timestamp":1764036111.5,"tags":[]}}""", "\"b1\""),

	BACKFILLS("backfills().list(..)", Kind.QUERY, (client) -> client.backfills().list(10), """
			{"partitionBackfillsOrError":{"__typename":"PartitionBackfills","results":[{"id":"b1",\
			"status":"REQUESTED","timestamp":1764036111.5,"tags":[]}]}}""", "\"b1\""),

	FILTERED_BACKFILLS("backfills() by time", Kind.QUERY,
			(client) -> client.backfills().createdAfter(Instant.EPOCH).list(10), """
					{"partitionBackfillsOrError":{"__typename":"PartitionBackfills","results":[{"id":"b1",\
					"status":"REQUESTED","timestamp":1764036111.5,"tags":[]}]}}""", "\"b1\""),

	SCHEDULE("schedule(..).get()", Kind.QUERY, (client) -> client.schedule("s").location("l").repository("r").get(), """
			{"scheduleOrError":{"__typename":"Schedule","name":"s","cronSchedule":"@daily","pipelineName":"j",\
			"scheduleState":{"status":"STOPPED"}}}""", "\"@daily\""),

	SCHEDULES("schedules().list()", Kind.QUERY, (client) -> client.schedules().list(), """
			{"repositoriesOrError":{"__typename":"RepositoryConnection","nodes":[{"name":"r",\
			"location":{"name":"l"},"schedules":[]}]}}""", "[]"),

	NEXT_TICKS("schedule(..).nextTicks(..)", Kind.QUERY, (client) -> client.schedule("s")
		.location("l")
		.repository("r")
		.nextTicks(1), """
				{"scheduleOrError":{"__typename":"Schedule","futureTicks":{"results":[{"timestamp":1764036111.5}]}}}""",
			"1764036111.5"),

	TICKS("sensor(..).ticks()", Kind.QUERY,
			(client) -> client.sensor("s").location("l").repository("r").ticks().toList(), """
					{"instigationStateOrError":{"__typename":"InstigationState","instigationType":"SENSOR",\
					"ticks":[{"tickId":"7","status":"STARTED","timestamp":1764036111.5,"runIds":[],"runKeys":[]}]}}""",
			"\"7\""),

	LOCATIONS("locations().list()", Kind.QUERY, (client) -> client.locations().list(), """
			{"workspaceOrError":{"__typename":"Workspace","locationEntries":[{"name":"l","loadStatus":"LOADED",\
			"updatedTimestamp":1764036111.5,"locationOrLoadError":{"__typename":"RepositoryLocation"}}]}}""",
			"\"LOADED\""),

	RESOURCES("location(..).resources()", Kind.QUERY, (client) -> client.location("l").resources(), """
			{"workspaceOrError":{"__typename":"Workspace","locationEntries":[{"name":"l",\
			"locationOrLoadError":{"__typename":"RepositoryLocation","repositories":[]}}]}}""", "[]"),

	ASSET("asset(..).get()", Kind.QUERY, (client) -> client.asset("raw/orders").get(), """
			{"assetNodeOrError":{"__typename":"AssetNode","assetKey":{"path":["raw","orders"]},"groupName":"sales",\
			"metadataEntries":[],"dependencyKeys":[],"dependedByKeys":[],"isExecutable":true,"isObservable":false,\
			"jobNames":["__ASSET_JOB"],"repository":{"name":"r","location":{"name":"l"}}}}""", "\"orders\""),

	ASSET_STATUS("asset(..).status()", Kind.QUERY, (client) -> client.asset("raw/orders").status(), """
			{"assetOrError":{"__typename":"Asset","hasDefinitionOrRecord":true,"assetMaterializations":[],\
			"assetObservations":[],"definition":{}},"assetNodeOrError":{"__typename":"AssetNode",\
			"isPartitioned":false,"staleStatus":"FRESH","staleCauses":[]}}""", "[]"),

	ASSET_HISTORY("asset(..).materializations()", Kind.QUERY,
			(client) -> client.asset("raw/orders").materializations().toList(), """
					{"assetOrError":{"__typename":"Asset","hasDefinitionOrRecord":true,"events":[]}}""", "[]"),

	ASSET_LIST("assets().list(..)", Kind.QUERY, (client) -> client.assets().list(10), """
			{"assetsOrError":{"__typename":"AssetConnection","nodes":[{"key":{"path":["raw","orders"]}}]}}""",
			"\"orders\""),

	ASSETS_LATEST("assets().latest(..)", Kind.QUERY,
			(client) -> client.assets().latest(List.of(AssetKey.of("raw", "orders"))), """
					{"assetsLatestInfo":[{"assetKey":{"path":["raw","orders"]},"unstartedRunIds":[],\
					"inProgressRunIds":[]}]}""", "\"orders\""),

	CHECKS("asset(..).checks()", Kind.QUERY, (client) -> client.asset("raw/orders").checks(),
			"""
					{"assetNodeOrError":{"__typename":"AssetNode","assetChecksOrError":{"__typename":"AssetChecks","checks":[]}}}""",
			"[]"),

	CHECK_EXECUTIONS("asset(..).checkExecutions(..)", Kind.QUERY,
			(client) -> client.asset("raw/orders").checkExecutions("c").toList(), """
					{"assetCheckExecutions":[{"id":"1","runId":"","status":"SUCCEEDED","timestamp":1.0}]}""", "1.0"),

	CHECK_PARTITION_EXECUTIONS("asset(..).checkExecutions(.., partition)", Kind.QUERY,
			(client) -> client.asset("raw/orders").checkExecutions("c", "p").toList(), """
					{"assetCheckExecutions":[{"id":"1","runId":"","status":"SUCCEEDED","timestamp":1.0}]}""", "1.0"),

	CONDITION_EVALUATIONS("asset(..).conditionEvaluations()", Kind.QUERY,
			(client) -> client.asset("raw/orders").conditionEvaluations().toList(),
			"""
					{"assetConditionEvaluationRecordsOrError":{"__typename":"AssetConditionEvaluationRecords","records":[\
					{"assetKey":{"path":["raw","orders"]},"evaluationId":"7","timestamp":1.0,"runIds":[],\
					"rootUniqueId":"n1","evaluationNodes":[{"uniqueId":"n1","expandedLabel":["missing"],"numTrue":1,\
					"isPartitioned":true,"childUniqueIds":[]}]}]}}""",
			"1.0"),

	CONDITION_EVALUATIONS_OF_ID("assets().conditionEvaluations(..)", Kind.QUERY,
			(client) -> client.assets().conditionEvaluations("7"), """
					{"assetConditionEvaluationsForEvaluationId":{"__typename":"AssetConditionEvaluationRecords",\
					"records":[{"assetKey":{"path":["raw","orders"]},"evaluationId":"7","timestamp":1.0,"runIds":[],\
					"rootUniqueId":"n1","evaluationNodes":[{"uniqueId":"n1","expandedLabel":["missing"],"numTrue":1,\
					"isPartitioned":true,"childUniqueIds":[]}]}]}}""", "1.0"),

	TRUE_PARTITIONS("asset(..).truePartitions(..)", Kind.QUERY,
			(client) -> client.asset("raw/orders")
				.truePartitions("7", AutomationConditionNode.builder("n1", "missing").partitioned(true).build()),
			"""
					{"truePartitions":["north"]}""", "\"north\""),

	VERSION("instance().version()", Kind.QUERY, (client) -> client.instance().version(), """
			{"version":"1.13.27"}""", "\"1.13.27\""),

	DAEMONS("instance().daemons()", Kind.QUERY, (client) -> client.instance().daemons(), """
			{"instance":{"__typename":"Instance","daemonHealth":{"allDaemonStatuses":[{"daemonType":"SENSOR",\
			"required":true,"healthy":true,"lastHeartbeatTime":1764036111.5,"lastHeartbeatErrors":[]}]}}}""",
			"\"SENSOR\""),

	INSTANCE_SETTINGS("instance().settings()", Kind.QUERY, (client) -> client.instance().settings(), """
			{"instance":{"__typename":"Instance","runQueuingSupported":true,"supportsConcurrencyLimits":true,\
			"autoMaterializePaused":false,"runQueueConfig":{"maxConcurrentRuns":10}}}""", "10"),

	POOLS("instance().pools()", Kind.QUERY, (client) -> client.instance().pools(), """
			{"instance":{"__typename":"Instance","concurrencyLimits":[{"concurrencyKey":"db","slotCount":3,\
			"claimedSlots":[],"pendingSteps":[]}]}}""", "\"db\""),

	POOL("instance().pool(..)", Kind.QUERY, (client) -> client.instance().pool("db"), """
			{"instance":{"__typename":"Instance","concurrencyLimit":{"concurrencyKey":"db","slotCount":3,\
			"claimedSlots":[],"pendingSteps":[]}}}""", "\"db\""),

	PERMISSIONS("instance().permissions()", Kind.QUERY, (client) -> client.instance().permissions(), """
			{"permissions":[{"permission":"wipe_assets","value":true}],"canBulkTerminate":true}""", "\"wipe_assets\""),

	DOCUMENT_QUERY("graphql() with a query", Kind.QUERY,
			(client) -> client.graphql().document("{ version }").retrieve("version").toEntity(String.class), """
					{"version":"1.13.27"}""", null),

	PARTITION_KEYS("asset(..).partitionKeys()", Kind.QUERY, (client) -> client.asset("a").partitionKeys(), """
			{"assetNodeOrError":{"__typename":"AssetNode","repository":{"name":"r","location":{"name":"l"}},\
			"partitionDefinition":{"type":"STATIC","dimensionTypes":[{"dynamicPartitionsDefinitionName":null}]},\
			"partitionKeysByDimension":[{"name":"default","partitionKeys":["eu"]}]}}""", "[\"eu\"]"),

	PARTITION_COUNTS("asset(..).partitionCounts()", Kind.QUERY, (client) -> client.asset("a").partitionCounts(), """
			{"assetNodeOrError":{"__typename":"AssetNode","partitionStats":{"numPartitions":4,\
			"numMaterialized":1,"numMaterializing":1,"numFailed":1}}}""", "1,\"numMaterializing\""),

	PARTITION_STATUSES("asset(..).partitionStatuses()", Kind.QUERY, (client) -> client.asset("a").partitionStatuses(),
			"""
					{"assetNodeOrError":{"__typename":"AssetNode","partitionDefinition":{"type":"STATIC",\
					"description":"","dimensionTypes":[]},"partitionKeysByDimension":[{"name":"default",\
					"partitionKeys":["eu"]}],"assetPartitionStatuses":{"__typename":"DefaultPartitionStatuses",\
					"materializedPartitions":["eu"],"failedPartitions":[],"materializingPartitions":[]}}}""",
			"[\"eu\"]"),

	LAUNCH_JOB("job(..).launch()", Kind.MUTATION, (client) -> client.job("j").location("l").repository("r").launch(),
			"""
					{"launchPipelineExecution":{"__typename":"LaunchRunSuccess","run":{"runId":"r1"}}}""", "\"r1\""),

	LAUNCH_ALL("launchAll(..)", Kind.MUTATION,
			(client) -> client
				.launchAll(Collections.nCopies(2, JobExecution.builder("j").location("l").repository("r").build()))
				.forEach(LaunchResult::run),
			"""
					{"launchMultipleRuns":{"__typename":"LaunchMultipleRunsResult","launchMultipleRunsResult":[\
					{"__typename":"LaunchRunSuccess","run":{"runId":"r1"}},\
					{"__typename":"LaunchRunSuccess","run":{"runId":"r2"}}]}}""", "\"r2\""),

	LAUNCH_PIPELINE("pipeline(..).launch()", Kind.MUTATION,
			(client) -> client.pipeline("p").location("l").repository("r").mode("default").launch(), """
					{"launchPipelineExecution":{"__typename":"LaunchPipelineRunSuccess","run":{"runId":"r1"}}}""",
			"{\"runId\":\"r1\"}"),

	TERMINATE("run(..).terminate()", Kind.MUTATION, (client) -> client.run("r1").terminate(), """
			{"terminatePipelineExecution":{"__typename":"TerminateRunSuccess"}}""", "\"TerminateRunSuccess\""),

	TERMINATE_BY("run(..).terminate(policy)", Kind.MUTATION,
			(client) -> client.run("r1").terminate(TerminatePolicy.SAFE_TERMINATE), """
					{"terminateRun":{"__typename":"TerminateRunSuccess"}}""", "\"TerminateRunSuccess\""),

	DELETE("run(..).delete()", Kind.MUTATION, (client) -> client.run("r1").delete(), """
			{"deletePipelineRun":{"__typename":"DeletePipelineRunSuccess"}}""", "\"DeletePipelineRunSuccess\""),

	TERMINATE_MANY("terminateRuns(..)", Kind.MUTATION, (client) -> client.terminateRuns(List.of("r1", "r2")), """
			{"terminateRuns":{"__typename":"TerminateRunsResult","terminateRunResults":[\
			{"__typename":"TerminateRunSuccess"},{"__typename":"TerminateRunSuccess"}]}}""",
			"{\"__typename\":\"TerminateRunSuccess\"}"),

	LAUNCH_BACKFILL("jobBackfill(..).launch()", Kind.MUTATION,
			(client) -> client.jobBackfill("j").location("l").repository("r").allPartitions().launch(), """
					{"launchPartitionBackfill":{"__typename":"LaunchBackfillSuccess","backfillId":"b1"}}""", "\"b1\""),

	REEXECUTE_BACKFILL("backfill(..).reexecuteFailed()", Kind.MUTATION,
			(client) -> client.backfill("b1").reexecuteFailed(), """
					{"reexecutePartitionBackfill":{"__typename":"LaunchBackfillSuccess","backfillId":"b2"}}""",
			"\"b2\""),

	CANCEL_BACKFILL("backfill(..).cancel()", Kind.MUTATION, (client) -> client.backfill("b1").cancel(), """
			{"cancelPartitionBackfill":{"__typename":"CancelBackfillSuccess","backfillId":"b1"}}""",
			"\"CancelBackfillSuccess\""),

	RESUME_BACKFILL("backfill(..).resume()", Kind.MUTATION, (client) -> client.backfill("b1").resume(), """
			{"resumePartitionBackfill":{"__typename":"ResumeBackfillSuccess","backfillId":"b1"}}""",
			"\"ResumeBackfillSuccess\""),

	START_SCHEDULE("schedule(..).start()", Kind.MUTATION,
			(client) -> client.schedule("s").location("l").repository("r").start(), """
					{"startSchedule":{"__typename":"ScheduleStateResult"}}""", "\"ScheduleStateResult\""),

	RESET_SCHEDULE("schedule(..).reset()", Kind.MUTATION,
			(client) -> client.schedule("s").location("l").repository("r").reset(), """
					{"resetSchedule":{"__typename":"ScheduleStateResult"}}""", "\"ScheduleStateResult\""),

	START_SENSOR("sensor(..).start()", Kind.MUTATION,
			(client) -> client.sensor("s").location("l").repository("r").start(), """
					{"startSensor":{"__typename":"Sensor"}}""", "\"Sensor\""),

	SET_CURSOR("sensor(..).setCursor(..)", Kind.MUTATION,
			(client) -> client.sensor("s").location("l").repository("r").setCursor("c"), """
					{"setSensorCursor":{"__typename":"Sensor"}}""", "\"Sensor\""),

	SENSOR_DRY_RUN("sensor(..).dryRun(..)", Kind.MUTATION,
			(client) -> client.sensor("s").location("l").repository("r").dryRun("c"), """
					{"sensorDryRun":{"__typename":"DryRunInstigationTick","evaluationResult":{"runRequests":[\
					{"runConfigYaml":"{}","tags":[]}]}}}""", "\"{}\""),

	RELOAD("location(..).reload()", Kind.MUTATION, (client) -> client.location("l").reload(), """
			{"reloadRepositoryLocation":{"__typename":"WorkspaceLocationEntry","loadStatus":"LOADED",\
			"locationOrLoadError":{"__typename":"RepositoryLocation"}}}""", "\"WorkspaceLocationEntry\""),

	RELOAD_ALL("locations().reload()", Kind.MUTATION, (client) -> client.locations().reload(), """
			{"reloadWorkspace":{"__typename":"Workspace","locationEntries":[{"name":"l","loadStatus":"LOADED",\
			"locationOrLoadError":{"__typename":"RepositoryLocation"}}]}}""", "\"RepositoryLocation\""),

	SHUTDOWN("location(..).shutdown()", Kind.MUTATION, (client) -> client.location("l").shutdown(), """
			{"shutdownRepositoryLocation":{"__typename":"ShutdownRepositoryLocationSuccess"}}""",
			"\"ShutdownRepositoryLocationSuccess\""),

	SET_POOL_LIMIT("instance().setPoolLimit(..)", Kind.MUTATION, (client) -> client.instance().setPoolLimit("db", 3),
			"""
					{"setConcurrencyLimit":true}""", "true"),

	DELETE_POOL_LIMIT("instance().deletePoolLimit(..)", Kind.MUTATION,
			(client) -> client.instance().deletePoolLimit("db"), """
					{"deleteConcurrencyLimit":true}""", "true"),

	FREE_POOL_SLOTS("instance().freePoolSlots(..)", Kind.MUTATION, (client) -> client.instance().freePoolSlots("r1"),
			"""
					{"freeConcurrencySlots":true}""", "true"),

	PAUSE("instance().pauseAutoMaterialize()", Kind.MUTATION, (client) -> client.instance().pauseAutoMaterialize(), """
			{"setAutoMaterializePaused":true}""", "true"),

	REPORT_MATERIALIZATION("asset(..).reportMaterialization(..)", Kind.MUTATION,
			(client) -> client.asset("a/b").reportMaterialization(AssetReport.create().metadata("rows", 5)), null,
			null),

	REPORT_OBSERVATION("asset(..).reportObservation(..)", Kind.MUTATION,
			(client) -> client.asset("a/b").reportObservation(AssetReport.create().dataVersion("v1")), null, null),

	REPORT_CHECK("asset(..).reportCheck(..)", Kind.MUTATION,
			(client) -> client.asset("a/b").reportCheck(AssetCheckReport.passed("c")), null, null),

	REPORT_CHECK_OF_PARTITION("asset(..).reportCheck(..) of a partition", Kind.MUTATION,
			(client) -> client.asset("a/b").reportCheck(AssetCheckReport.passed("c").partition("p")), """
					{"reportAssetCheckEvaluations":{"__typename":"ReportAssetCheckEvaluationsSuccess"}}""",
			"\"ReportAssetCheckEvaluationsSuccess\""),

	WIPE("asset(..).wipe()", Kind.MUTATION, (client) -> client.asset("a/b").wipe(), """
			{"wipeAssets":{"__typename":"AssetWipeSuccess"}}""", "\"AssetWipeSuccess\""),

	WIPE_PARTITIONS("asset(..).wipePartitions(..)", Kind.MUTATION,
			(client) -> client.asset("a/b").wipePartitions("p", "q"), """
					{"wipeAssets":{"__typename":"AssetWipeSuccess"}}""", "\"AssetWipeSuccess\""),

	DOCUMENT_MUTATION("graphql() with a mutation", Kind.MUTATION,
			(client) -> client.graphql().document("mutation { wipe }").retrieve("wipe").toEntity(Boolean.class), """
					{"wipe":true}""", null),

	LAUNCH_KEYED("job(..).idempotencyKey(..).launch()", Kind.KEYED,
			(client) -> client.job("j").location("l").repository("r").idempotencyKey("k").launch(), """
					{"launchPipelineExecution":{"__typename":"LaunchRunSuccess","run":{"runId":"r1"}}}""", "\"r1\"");

	private static final Set<ClientOperation> NEED_VERSION = EnumSet.of(RUN, RUN_GROUP, RUN_CONFIG, STEPS, RUN_PLAN,
			FAILURE, EVENTS, LOG_TEXT, LOG_METADATA, LIST, COUNT, TAG_KEYS, TAG_VALUES, TERMINATE_BY, ASSET,
			ASSET_STATUS, ASSET_HISTORY, ASSET_LIST, ASSETS_LATEST, CHECKS, CHECK_EXECUTIONS,
			CHECK_PARTITION_EXECUTIONS, CONDITION_EVALUATIONS, CONDITION_EVALUATIONS_OF_ID, TRUE_PARTITIONS,
			PARTITION_KEYS, PARTITION_COUNTS, PARTITION_STATUSES, BACKFILL, BACKFILLS, FILTERED_BACKFILLS,
			LAUNCH_BACKFILL, REEXECUTE_BACKFILL, SCHEDULE, SCHEDULES, NEXT_TICKS, TICKS, START_SCHEDULE, RESET_SCHEDULE,
			START_SENSOR, SET_CURSOR, SENSOR_DRY_RUN, REPORT_MATERIALIZATION, REPORT_OBSERVATION, REPORT_CHECK,
			REPORT_CHECK_OF_PARTITION, WIPE, WIPE_PARTITIONS, JOB, JOBS, RUN_CONFIG_SCHEMA, RESOURCES,
			INSTANCE_SETTINGS, POOLS, POOL, PERMISSIONS, SET_POOL_LIMIT, DELETE_POOL_LIMIT, FREE_POOL_SLOTS, PAUSE);

	private static final Pattern TYPE = Pattern.compile("\"__typename\":\"\\w+\"");

	private static final Pattern ROOT = Pattern.compile("\\{\"(\\w+)\":");

	private final String title;

	private final Kind kind;

	private final Consumer<DagsterGraphQlClient> call;

	private final String data;

	private final String required;

	ClientOperation(String title, Kind kind, Consumer<DagsterGraphQlClient> call, String data, String required) {
		this.title = title;
		this.kind = kind;
		this.call = call;
		this.data = data;
		this.required = required;
	}

	String title() {
		return this.title;
	}

	/**
	 * Return whether the client queries the version after a GraphQL error, to report the
	 * required version, or sends the document for older servers.
	 * @return {@code false} if any version understands it
	 */
	boolean needsVersion() {
		return NEED_VERSION.contains(this);
	}

	Kind kind() {
		return this.kind;
	}

	void call(DagsterGraphQlClient client) {
		this.call.accept(client);
	}

	/**
	 * Return a right answer.
	 * @return the body
	 */
	String answer() {
		return isGraphQl() ? "{\"data\":" + this.data + "}" : "{}";
	}

	/**
	 * Return whether the response is one of GraphQL.
	 * @return {@code false} for reports, whose response is empty
	 */
	boolean isGraphQl() {
		return this.data != null;
	}

	/**
	 * Return the field of the document that answers.
	 * @return its name
	 */
	String field() {
		return ROOT.matcher(this.data).results().findFirst().orElseThrow().group(1);
	}

	/**
	 * Return whether the client verifies the fields of a response.
	 * @return {@code false} for documents of the application
	 */
	boolean hasRequired() {
		return this.required != null;
	}

	String answerWithoutRequired() {
		return "{\"data\":" + this.data.replace(this.required, "null") + "}";
	}

	boolean hasType() {
		return isGraphQl() && TYPE.matcher(this.data).find();
	}

	String answerOfType(String type, String message) {
		return "{\"data\":{\"" + field() + "\":{\"__typename\":\"" + type + "\",\"message\":\"" + message + "\"}}}";
	}

	boolean hasEnum() {
		return isGraphQl() && (this.data.contains("\"STARTED\"") || this.data.contains("\"LOADED\""));
	}

	String answerWithUnknownEnum() {
		return answer().replace("\"STARTED\"", "\"HIBERNATING\"").replace("\"LOADED\"", "\"HIBERNATING\"");
	}

	/**
	 * What may be done about a fault.
	 */
	enum Kind {

		QUERY("queries"), MUTATION("mutations"), KEYED("keyed launch");

		private final String title;

		Kind(String title) {
			this.title = title;
		}

		String title() {
			return this.title;
		}

	}

}
