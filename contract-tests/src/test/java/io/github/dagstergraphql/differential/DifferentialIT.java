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

package io.github.dagstergraphql.differential;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

import graphql.schema.GraphQLSchema;
import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.operation.OperationCatalog;
import io.github.dagstergraphql.client.job.ConfigField;
import io.github.dagstergraphql.client.job.ConfigType;
import io.github.dagstergraphql.client.job.RunConfigSchema;
import io.github.dagstergraphql.contract.EmbeddedServer;
import io.github.dagstergraphql.contract.ServerSchema;
import io.github.dagstergraphql.test.EmbeddedDagster;
import io.github.dagstergraphql.test.run.RunScript;
import io.github.dagstergraphql.testcontainers.DagsterContainer;
import org.assertj.core.api.SoftAssertions;
import org.assertj.core.api.junit.jupiter.InjectSoftAssertions;
import org.assertj.core.api.junit.jupiter.SoftAssertionsExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The same requests to a real Dagster 1.13.27 and to an embedded one with the same
 * definitions: our documents, some hundred random variations of their variables and of
 * selections, and requests that are wrong. There is no daemon, so that every run stays in
 * the queue on both.
 */
@EnabledIfDockerAvailable
@ExtendWith(SoftAssertionsExtension.class)
class DifferentialIT {

	private static final long SEED = 20261122;

	private static final int LAUNCHES = 250;

	private static final int VALIDATIONS = 150;

	private static final int SELECTIONS = 10;

	private static final DagsterContainer REAL = DagsterContainer.ofVersion("1.13.27")
		.withDefinitions("definitions/modern")
		.withDefinitions("definitions/pythonic")
		.withoutDaemon();

	private static final EmbeddedDagster EMBEDDED = EmbeddedServer.start((job) -> job.runs(RunScript.stayQueued()));

	static {
		EMBEDDED.define(EmbeddedServer.pythonic());
		// the real one has no run retries
		EMBEDDED.daemon("EVENT_LOG_CONSUMER").notRequired();
		List.of("SENSOR", "BACKFILL", "SCHEDULER", "QUEUED_RUN_COORDINATOR", "ASSET", "FRESHNESS_DAEMON")
			.forEach((daemon) -> EMBEDDED.daemon(daemon).withoutHeartbeat());
	}

	private static final GraphQLSchema SCHEMA = ServerSchema.of(EMBEDDED.getUrl());

	@InjectSoftAssertions
	private SoftAssertions all;

	@BeforeAll
	static void start() {
		REAL.start();
	}

	@AfterAll
	static void stop() {
		REAL.stop();
		EMBEDDED.close();
	}

	static Collection<Operation<?>> operations() {
		// this server has neither reports in its GraphQL schema nor the older way to wipe
		// assets
		return OperationCatalog.find()
			.values()
			.stream()
			.filter((operation) -> operation.path() == null && !operation.name().equals("WipeAssetKeys"))
			.toList();
	}

	@ParameterizedTest
	@MethodSource("operations")
	void answersOurDocuments(Operation<?> operation) {
		String query = operation.document();
		boolean ofRun = query.matches("(?s).*\\$(runIds?|filter)\\b.*");
		boolean ofLocation = query
			.matches("(?s).*\\$(repositoryLocationName|(schedule|sensor|instigation)Selector|executionParams)\\b.*");
		for (String run : ofRun ? List.of("nope", "queued", "canceled") : List.of("nope")) {
			for (String location : ofLocation ? List.of("orders", "broken", "nope") : List.of("orders")) {
				Function<String, Map<String, ?>> variables = (url) -> Map
					.of("runId", run(url, run), "filter", Map.of("runIds", List.of(run(url, run))), "limit", 10,
							"terminatePolicy", "SAFE_TERMINATE", "runIds",
							List.of("nope", run(url, run), run(url, run)), "repositoryLocationName", location,
							"scheduleSelector", automation(location, "scheduleName", "nope"), "sensorSelector",
							automation(location, "sensorName", "nope"), "instigationSelector",
							automation(location, "name", "nope"), "executionParams", Map.of(
									"selector", Map.of("pipelineName", "succeeding", "repositoryName",
											"orders_repository", "repositoryLocationName", location),
									"mode", "default"));
				compare(query, variables);
			}
		}
	}

	@Test
	void answersOperationsOnSchedulesAndSensors() {
		for (String name : List.of("nightly", "weekdays", "yearly", "careful", "inbox", "on_failure", "nope")) {
			for (String operation : List.of("Schedule", "NextTicks", "InstigationState", "Ticks", "ScheduleDryRun",
					"StartSchedule", "Schedule", "ResetSchedule", "Sensor", "StartSensor", "Sensor", "SetSensorCursor",
					"ResetSensor", "Sensor", "Schedules", "Sensors", "Automations")) {
				answers(operation, name, "7");
			}
		}
		for (String cursor : List.of("", "0", "1", "2", "3", "4")) {
			answers("SensorDryRun", "inbox", cursor);
		}
		answers("SensorDryRun", "nope", "1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "nested", "halfway", "configurable", "raw_assets", "daily_assets", "regions", "gridded",
			"__ASSET_JOB", "nope" })
	void answersTheDefinitionsOfJobs(String job) {
		compare(OperationCatalog.find().get("Job").document(), (url) -> Map.of("params", Map.of("pipelineName", job,
				"repositoryName", "orders_repository", "repositoryLocationName", "orders")));
	}

	@Test
	void answersOperationsOnPools() {
		Map<String, ?> variables = Map.of("concurrencyKey", "differential", "limit", 2, "runId", "nope", "stepKey",
				"nope", "paused", false);
		for (String operation : List.of("Pool", "SetPoolLimit", "Pool", "Pools", "FreePoolSlots",
				"SetAutoMaterializePaused", "InstanceSettings", "DeletePoolLimit", "DeletePoolLimit", "Pools")) {
			compare(OperationCatalog.find().get(operation).document(), (url) -> variables);
		}
		for (int limit : List.of(-1, 1001)) {
			compare(OperationCatalog.find().get("SetPoolLimit").document(),
					(url) -> Map.of("concurrencyKey", "differential", "limit", limit));
		}
	}

	private void answers(String operation, String name, String cursor) {
		Map<String, ?> variables = Map.of("scheduleSelector", automation("billing", "scheduleName", name),
				"sensorSelector", automation("billing", "sensorName", name), "instigationSelector",
				automation("billing", "name", name), "limit", 3, "cursor", cursor, "timestamp", 1793491200.0);
		compare(OperationCatalog.find().get(operation).document(), (url) -> variables);
	}

	private static Map<String, String> automation(String location, String nameField, String name) {
		return Map.of("repositoryLocationName", location, "repositoryName", "billing_repository", nameField, name);
	}

	@Test
	void answersRandomLaunches() {
		String document = OperationCatalog.find().get("LaunchRun").document();
		RandomLaunches launches = new RandomLaunches(new Random(SEED));
		for (int i = 0; i < LAUNCHES; i++) {
			Map<String, ?> variables = Map.of("executionParams", launches.next());
			compare(document, (url) -> variables);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "configurable", "typed", "pythonic", "defaults_job" })
	void checksRandomRunConfig(String job) {
		String document = """
				query Check($data: RunConfigData, $pipeline: PipelineSelector!) {
				  isPipelineConfigValid(mode: "default", runConfigData: $data, pipeline: $pipeline) {
				    __typename
				    ... on PipelineConfigValidationInvalid {
				      pipelineName
				      errors {
				        __typename message reason path
				        stack {
				          entries {
				            __typename
				            ... on EvaluationStackPathEntry { fieldName }
				            ... on EvaluationStackListItemEntry { listIndex }
				            ... on EvaluationStackMapKeyEntry { mapKey }
				            ... on EvaluationStackMapValueEntry { mapKey }
				          }
				        }
				        ... on RuntimeMismatchConfigError { valueRep }
				        ... on FieldNotDefinedConfigError { fieldName }
				        ... on FieldsNotDefinedConfigError { fieldNames }
				        ... on MissingFieldConfigError { field { name isRequired description isSecret } }
				        ... on MissingFieldsConfigError { fields { name isRequired defaultValueAsJson } }
				        ... on SelectorTypeConfigError { incomingFields }
				      }
				    }
				    ... on PipelineConfigValidationValid { pipelineName }
				    ... on Error { message }
				  }
				}
				""";
		boolean orders = List.of("configurable", "typed").contains(job);
		RandomLaunches launches = new RandomLaunches(new Random(SEED));
		for (int i = 0; i < VALIDATIONS; i++) {
			Map<String, Object> variables = new LinkedHashMap<>();
			variables.put("pipeline",
					Map.of("pipelineName", job, "repositoryName", orders ? "orders_repository" : "__repository__",
							"repositoryLocationName", orders ? "orders" : "pythonic"));
			variables.put("data", job.equals("configurable") ? launches.runConfig() : launches.runConfig(job));
			compare(document, (url) -> variables);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "configurable", "typed", "succeeding", "nested", "raw_assets", "priced_assets", "pythonic",
			"defaults_job" })
	void describesRunConfig(String job) {
		this.all.assertThat(configSchema(EMBEDDED.getUrl(), job)).isEqualTo(configSchema(REAL.getUrl(), job));
	}

	// what the sections say about themselves is not simulated, except for ops and assets
	private static Map<String, ?> configSchema(String url, String job) {
		try (DagsterGraphQlClient client = DagsterGraphQlClient.builder().url(url).build()) {
			ConfigType.Shape root = (ConfigType.Shape) client.job(job).runConfigSchema().root();
			Map<String, Object> sections = new LinkedHashMap<>();
			root.fields()
				.forEach((section) -> sections.put(section.name(),
						section.name().equals("ops") ? RunConfigSchema.of(section.type()).toJsonSchema()
								: section.isRequired() + " " + fields(section.type())));
			return sections;
		}
	}

	private static String fields(ConfigType type) {
		if (type instanceof ConfigType.Shape shape) {
			return shape.permissive() + " " + fields(shape.fields());
		}
		return (type instanceof ConfigType.Selector selector) ? fields(selector.fields())
				: type.getClass().getSimpleName();
	}

	private static String fields(List<ConfigField> fields) {
		return fields.stream()
			.map((field) -> field.name() + " " + field.isRequired() + " " + fields(field.type()))
			.toList()
			.toString();
	}

	@ParameterizedTest
	@ValueSource(strings = { "workspaceOrError", "locationStatusesOrError",
			"workspaceLocationEntryOrError(name: \"orders\")", "workspaceLocationEntryOrError(name: \"broken\")",
			"workspaceLocationEntryOrError(name: \"nope\")", "repositoriesOrError",
			"repositoriesOrError(repositorySelector: null)",
			"repositoryOrError(repositorySelector: {repositoryName: \"nope\", repositoryLocationName: \"orders\"})",
			"repositoryOrError(repositorySelector: {repositoryName: \"orders_repository\", repositoryLocationName: \"orders\"})",
			"pipelineOrError(params: {pipelineName: \"succeeding\", repositoryName: \"orders_repository\", repositoryLocationName: \"orders\"})",
			"pipelineOrError(params: {pipelineName: \"raw_assets\", repositoryName: \"orders_repository\", repositoryLocationName: \"orders\"})",
			"pipelineOrError(params: {pipelineName: \"nested\", repositoryName: \"orders_repository\", repositoryLocationName: \"orders\"})",
			"pipelineOrError(params: {pipelineName: \"halfway\", repositoryName: \"orders_repository\", repositoryLocationName: \"orders\"})",
			"pipelineOrError(params: {pipelineName: \"__ASSET_JOB\", repositoryName: \"orders_repository\", repositoryLocationName: \"orders\"})",
			"pipelineOrError(params: {pipelineName: \"invoices\", repositoryName: \"billing_repository\", repositoryLocationName: \"billing\"})",
			"pipelineOrError(params: {pipelineName: \"nope\", repositoryName: \"orders_repository\", repositoryLocationName: \"orders\"})",
			"runConfigSchemaOrError(selector: {pipelineName: \"configurable\", repositoryName: \"orders_repository\", repositoryLocationName: \"orders\"})",
			"runConfigSchemaOrError(selector: {pipelineName: \"typed\", repositoryName: \"orders_repository\", repositoryLocationName: \"orders\"})",
			"runConfigSchemaOrError(selector: {pipelineName: \"succeeding\", repositoryName: \"orders_repository\", repositoryLocationName: \"orders\"})",
			"runConfigSchemaOrError(selector: {pipelineName: \"nope\", repositoryName: \"orders_repository\", repositoryLocationName: \"orders\"})",
			"runConfigSchemaOrError(selector: {pipelineName: \"pythonic\", repositoryName: \"__repository__\", repositoryLocationName: \"pythonic\"})",
			"runConfigSchemaOrError(selector: {pipelineName: \"defaults_job\", repositoryName: \"__repository__\", repositoryLocationName: \"pythonic\"})",
			"executionPlanOrError(pipeline: {pipelineName: \"succeeding\", repositoryName: \"orders_repository\", repositoryLocationName: \"orders\"}, mode: \"default\")",
			"executionPlanOrError(pipeline: {pipelineName: \"chained\", repositoryName: \"orders_repository\", repositoryLocationName: \"orders\"}, mode: \"default\")",
			"executionPlanOrError(pipeline: {pipelineName: \"chained\", repositoryName: \"orders_repository\", repositoryLocationName: \"orders\", solidSelection: [\"load\"]}, mode: \"default\")",
			"executionPlanOrError(pipeline: {pipelineName: \"nested\", repositoryName: \"orders_repository\", repositoryLocationName: \"orders\"}, mode: \"default\")",
			"executionPlanOrError(pipeline: {pipelineName: \"raw_assets\", repositoryName: \"orders_repository\", repositoryLocationName: \"orders\"}, mode: \"default\")",
			"executionPlanOrError(pipeline: {pipelineName: \"configurable\", repositoryName: \"orders_repository\", repositoryLocationName: \"orders\"}, mode: \"default\")",
			"executionPlanOrError(pipeline: {pipelineName: \"nope\", repositoryName: \"orders_repository\", repositoryLocationName: \"orders\"}, mode: \"default\")",
			"executionPlanOrError(pipeline: {pipelineName: \"configurable\", repositoryName: \"orders_repository\", repositoryLocationName: \"orders\"}, mode: \"default\", runConfigData: \"{ops: {greet: {config: {name: Ann, note: x}}}}\")",
			"executionPlanOrError(pipeline: {pipelineName: \"__ASSET_JOB\", repositoryName: \"orders_repository\", repositoryLocationName: \"orders\", assetSelection: [{path: [\"report\"]}]}, mode: \"default\")",
			"executionPlanOrError(pipeline: {pipelineName: \"__ASSET_JOB\", repositoryName: \"orders_repository\", repositoryLocationName: \"orders\", assetSelection: [{path: [\"totals\"]}]}, mode: \"default\")",
			"executionPlanOrError(pipeline: {pipelineName: \"__ASSET_JOB\", repositoryName: \"orders_repository\", repositoryLocationName: \"orders\", assetSelection: [{path: [\"checked\"]}]}, mode: \"default\")",
			"runOrError(runId: \"queued\")", "runOrError(runId: \"canceled\")", "runOrError(runId: \"configured\")",
			"runOrError(runId: \"assets\")", "runOrError(runId: \"nope\")", "pipelineRunOrError(runId: \"queued\")",
			"runsOrError(filter: {tags: [{key: \"differential\", value: \"canceled\"}]})",
			"runsOrError(filter: {tags: [{key: \"differential\", value: \"nope\"}]})",
			"runIdsOrError(filter: {runIds: [\"queued\", \"nope\"], statuses: [QUEUED]})",
			"runGroupOrError(runId: \"queued\")", "runGroupOrError(runId: \"nope\")", "logsForRun(runId: \"nope\")",
			"logsForRun(runId: \"queued\", afterCursor: \"garbage\")", "logsForRun(runId: \"queued\", limit: 0)",
			"capturedLogs(logKey: [\"nope\", \"compute_logs\", \"nope\"])", "permissions", "canBulkTerminate",
			"assetsOrError(prefix: [\"raw\"], limit: 2)", "assetOrError(assetKey: {path: [\"raw\", \"orders\"]})",
			"assetOrError(assetKey: {path: [\"report\"]})", "assetOrError(assetKey: {path: [\"daily\"]})",
			"assetOrError(assetKey: {path: [\"nope\"]})", "assetNodeOrError(assetKey: {path: [\"priced\"]})",
			"assetNodeOrError(assetKey: {path: [\"grid\"]})", "assetNodeOrError(assetKey: {path: [\"hourly\"]})",
			"assetNodeOrError(assetKey: {path: [\"per_file\"]})", "assetNodeOrError(assetKey: {path: [\"events\"]})",
			"assetNodeOrError(assetKey: {path: [\"checked\"]})",
			"assetCheckExecutions(assetKey: {path: [\"checked\"]}, checkName: \"nope\", limit: 5)",
			"assetConditionEvaluationRecordsOrError(assetKey: {path: [\"automated\"]}, limit: 5)",
			"assetConditionEvaluationRecordsOrError(assetKey: {path: [\"nope\"]}, limit: 5, cursor: \"7\")",
			"assetConditionEvaluationsForEvaluationId(evaluationId: \"7\")",
			"assetNodeOrError(assetKey: {path: [\"nope\"]})", "assetNodes(assetKeys: [{path: [\"report\"]}])",
			"assetsLatestInfo(assetKeys: [{path: [\"report\"]}])",
			"partitionSetsOrError(repositorySelector: {repositoryName: \"orders_repository\", repositoryLocationName: \"orders\"}, pipelineName: \"regions\")",
			"partitionSetOrError(repositorySelector: {repositoryName: \"orders_repository\", repositoryLocationName: \"orders\"}, partitionSetName: \"regions_partition_set\")",
			"scheduleOrError(scheduleSelector: {repositoryName: \"billing_repository\", repositoryLocationName: \"billing\", scheduleName: \"nightly\"})",
			"scheduleOrError(scheduleSelector: {repositoryName: \"billing_repository\", repositoryLocationName: \"billing\", scheduleName: \"weekdays\"})",
			"scheduleOrError(scheduleSelector: {repositoryName: \"billing_repository\", repositoryLocationName: \"billing\", scheduleName: \"yearly\"})",
			"scheduleOrError(scheduleSelector: {repositoryName: \"billing_repository\", repositoryLocationName: \"billing\", scheduleName: \"nope\"})",
			"sensorOrError(sensorSelector: {repositoryName: \"billing_repository\", repositoryLocationName: \"billing\", sensorName: \"inbox\"})",
			"sensorOrError(sensorSelector: {repositoryName: \"billing_repository\", repositoryLocationName: \"billing\", sensorName: \"on_failure\"})",
			"sensorOrError(sensorSelector: {repositoryName: \"billing_repository\", repositoryLocationName: \"billing\", sensorName: \"nope\"})",
			"instigationStateOrError(instigationSelector: {repositoryName: \"billing_repository\", repositoryLocationName: \"billing\", name: \"nightly\"})",
			"instigationStateOrError(instigationSelector: {repositoryName: \"billing_repository\", repositoryLocationName: \"billing\", name: \"inbox\"})",
			"instigationStateOrError(instigationSelector: {repositoryName: \"billing_repository\", repositoryLocationName: \"billing\", name: \"nope\"})",
			"partitionBackfillOrError(backfillId: \"nope\")", "partitionBackfillsOrError", "version", "instance" })
	void answersRandomSelections(String field) {
		RandomSelection selection = new RandomSelection(SCHEMA, new Random(SEED));
		String name = field.replaceFirst("\\(.*", "");
		boolean leaf = List.of("version", "canBulkTerminate").contains(name);
		for (int i = 0; i < (leaf ? 1 : SELECTIONS); i++) {
			String selected = leaf ? "" : selection.of(name);
			compare((url) -> "{ " + withRuns(url, field) + " " + selected + " }", (url) -> Map.of());
		}
	}

	private static String withRuns(String url, String field) {
		String resolved = field;
		for (String run : List.of("queued", "canceled", "configured", "assets")) {
			if (resolved.contains("Id: \"" + run) || resolved.contains("runIds: [\"" + run)) {
				resolved = resolved.replace("\"" + run + "\"", "\"" + run(url, run) + "\"");
			}
		}
		return resolved;
	}

	@ParameterizedTest
	@ValueSource(strings = {
			"{\"asset_key\":[\"x\",\"y\"],\"check_name\":\"c\",\"passed\":true,\"metadata\":{\"a\":[1]}}",
			"{\"asset_key\":\"x/y\",\"check_name\":\"c\",\"passed\":false,\"severity\":\"WARN\",\"unknown\":1}", "{}",
			"{", "[]", "{\"asset_key\":[\"x\"],\"metadata\":\"text\",\"check_name\":\"c\",\"passed\":true}",
			"{\"asset_key\":[\"x\"],\"check_name\":\"c\",\"passed\":\"yes\"}",
			"{\"asset_key\":[\"x\"],\"passed\":true}",
			"{\"asset_key\":[\"x\"],\"check_name\":\"c\",\"passed\":true,\"severity\":\"BAD\"}" })
	void answersReports(String body) throws Exception {
		for (String path : List.of("materialization/", "materialization/a/b", "observation/", "check/", "unknown/")) {
			for (String contentType : List.of("application/json", "application/json; charset=utf-8", "text/plain")) {
				this.all.assertThat(report(EMBEDDED.getUrl(), path, contentType, body))
					.as("%s as %s: %s", path, contentType, body)
					.isEqualTo(report(REAL.getUrl(), path, contentType, body));
			}
		}
	}

	private static String report(String url, String path, String contentType, String body) throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/report_asset_" + path))
			.header("Content-Type", contentType)
			.POST(HttpRequest.BodyPublishers.ofString(body))
			.build();
		// uvicorn closes a connection after a body that it did not read
		HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
		HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
		return response.statusCode() + " " + response.headers().firstValue("Content-Type").orElse("") + " "
				+ response.body();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{", "{}", "{\"query\":null}", "null", "[1]", "\"x\"", "5", "",
			"{\"query\":\"{version}\",\"variables\":\"{\"}", "{\"query\":\"{version}\",\"variables\":\"{}\"}",
			"{\"query\":5}", "{\"query\":\"{version}\",\"variables\":5}",
			"{\"query\":\"{version}\",\"variables\":null,\"extensions\":{\"a\":1}}",
			"{\"query\":\"query A{version} query B{version}\"}",
			"{\"query\":\"query A{version} query B{version}\",\"operationName\":\"B\"}",
			"{\"query\":\"{version}\",\"operationName\":\"Z\"}",
			"{\"query\":\"query($id:ID!){runOrError(runId:$id){__typename}}\"}",
			"{\"query\":\"query($id:ID!){runOrError(runId:$id){__typename}}\",\"variables\":{\"id\":null}}",
			"{\"query\":\"query($id:ID!){runOrError(runId:$id){__typename}}\",\"variables\":{\"id\":7,\"x\":1}}",
			"{\"query\":\"{vrsion}\"}", "{\"query\":\"{runOrError{__typename}}\"}",
			"{\"query\":\"{runOrError(runId:1,x:2){__typename}}\"}", "{\"query\":\"{runOrError(runId:\\\"a\\\")}\"}",
			"{\"query\":\"{version{a}}\"}", "{\"query\":\"query($a:Nope){version}\"}",
			"{\"query\":\"{runOrError(runId:$z){__typename}}\"}", "{\"query\":\"query($a:Int){version}\"}",
			"{\"query\":\"query($z:Int!){runOrError(runId:$z){__typename}}\",\"variables\":{\"z\":1}}",
			"{\"query\":\"{runOrError(runId:\\\"a\\\"){...on Nope{x}}}\"}",
			"{\"query\":\"{runOrError(runId:\\\"a\\\"){...on Workspace{id}}}\"}",
			"{\"query\":\"{runOrError(runId:[1]){__typename}}\"}", "{\"query\":\"{...F}\"}",
			"{\"query\":\"fragment F on Query{version} {version}\"}",
			"{\"query\":\"{a:version a:permissions{value}}\"}", "{\"query\":\"{version @nope}\"}",
			"{\"query\":\"{runsOrError(filter:{statuses:[X]}){__typename}}\"}",
			"{\"query\":\"{runsOrError(filter:{zz:1}){__typename}}\"}",
			"{\"query\":\"mutation{terminateRuns{__typename}}\"}",
			"{\"query\":\"mutation{terminateRuns(runIds:[]){__typename}}\"}",
			"{\"query\":\"query A{version} query A{version}\",\"operationName\":\"A\"}",
			"{\"query\":\"query($s:String){version @skip(if:$s)}\"}",
			"{\"query\":\"query($s:Boolean!){version @skip(if:$s)}\",\"variables\":{\"s\":true}}" })
	void answersWrongRequests(String body) {
		// the messages of graphql-core may differ; status and structure are compared
		List<String> differences = differences((url) -> Answer.of(url, "POST", "/graphql", "application/json", body));
		assertThat(differences).as(body)
			.filteredOn((difference) -> !difference.matches("(?s)\\.errors(\\[\\d+])?(\\.message)?: real .*"))
			.isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = {
			"{\"query\":\"query($id:ID!){runOrError(runId:$id){__typename}}\",\"variables\":{\"id\":{\"a\":1}}}",
			"{\"query\":\"query($f:RunsFilter){runsOrError(filter:$f){__typename}}\",\"variables\":{\"f\":{\"statuses\":[\"X\"]}}}",
			"{\"query\":\"query($f:RunsFilter){runsOrError(filter:$f){__typename}}\",\"variables\":{\"f\":{\"zz\":1}}}",
			"{\"query\":\"query($l:Int){runsOrError(limit:$l){__typename}}\",\"variables\":{\"l\":\"1\"}}",
			"{\"query\":\"query($l:Int){runsOrError(limit:$l){__typename}}\",\"variables\":{\"l\":1.5}}",
			"{\"query\":\"query($c:String){runsOrError(cursor:$c){__typename}}\",\"variables\":{\"c\":5}}",
			"{\"query\":\"query($e:ExecutionParams!){x:__typename runsOrError{__typename}} \",\"variables\":{\"e\":{}}}",
			"{\"query\":\"mutation($e:ExecutionParams!){launchRun(executionParams:$e){__typename}}\",\"variables\":{\"e\":{}}}",
			"{\"query\":\"mutation($e:ExecutionParams!){launchRun(executionParams:$e){__typename}}\",\"variables\":{\"e\":{\"selector\":null}}}" })
	void answersVariablesThatDoNotFit(String body) {
		Answer real = Answer.of(REAL.getUrl(), "POST", "/graphql", "application/json", body);
		Answer embedded = Answer.of(EMBEDDED.getUrl(), "POST", "/graphql", "application/json", body);
		assertThat(embedded.status()).as(body + real).isEqualTo(real.status());
		assertThat(embedded.body().get("data")).isEqualTo(real.body().get("data"));
		assertThat(embedded.body().get("errors").get(0).propertyNames())
			.containsExactlyInAnyOrderElementsOf(real.body().get("errors").get(0).propertyNames());
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET /graphql", "GET /graphql?query=%7Bversion%7D", "PUT /graphql", "DELETE /graphql",
			"OPTIONS /graphql", "HEAD /graphql", "POST /graphql/", "POST /x", "GET /x", "GET /", "GET /runs/1",
			"GET /server_info", "GET /dagit_info", "HEAD /", "PUT /", "POST /graphql application/graphql {version}",
			"POST /graphql text/plain {\"query\":\"{version}\"}", "POST /graphql?query=%7Bversion%7D text/plain x",
			"POST /graphql application/json; charset=utf-8 {\"query\":\"{version}\"}" })
	void answersHttp(String request) {
		String[] parts = request.replace("; ", ";").split(" ", 4);
		assertThat(differences((url) -> Answer.of(url, parts[0], parts[1], (parts.length > 2) ? parts[2] : null,
				(parts.length > 3) ? parts[3] : "")))
			.as(request)
			.isEmpty();
	}

	private void compare(String document, Function<String, Map<String, ?>> variables) {
		compare((url) -> document, variables);
	}

	private void compare(Function<String, String> document, Function<String, Map<String, ?>> variables) {
		List<String> differences = differences((url) -> Answer.of(url, document.apply(url), variables.apply(url)));
		this.all.assertThat(differences)
			.as(() -> document.apply(REAL.getUrl()) + "\n"
					+ JsonMapper.shared().writeValueAsString(variables.apply(REAL.getUrl())))
			.isEmpty();
	}

	private static List<String> differences(Function<String, Answer> request) {
		return Difference.between(request.apply(REAL.getUrl()), request.apply(EMBEDDED.getUrl()));
	}

	private static final Map<String, String> RUNS = new LinkedHashMap<>();

	// a run of this kind on this server
	private static synchronized String run(String url, String kind) {
		return kind.equals("nope") ? kind : RUNS.computeIfAbsent(url + kind, (key) -> launch(url, kind));
	}

	private static String launch(String url, String kind) {
		String job = kind.equals("configured") ? "configurable" : kind.equals("assets") ? "raw_assets" : "succeeding";
		Map<String, Object> selector = new LinkedHashMap<>(
				Map.of("pipelineName", job, "repositoryName", "orders_repository", "repositoryLocationName", "orders"));
		if (kind.equals("assets")) {
			selector.put("assetSelection", List.of(Map.of("path", List.of("raw", "orders"))));
		}
		if (kind.equals("canceled")) {
			selector.put("solidSelection", List.of("world"));
		}
		Object runConfig = kind.equals("configured")
				? "ops: {greet: {config: {name: Ann, note: für, times: 2, labels: [a, 'yes']}}}" : Map.of();
		Answer answer = Answer.of(url,
				"mutation($e: ExecutionParams!) { launchRun(executionParams: $e) { ... on LaunchRunSuccess { run { runId } } } }",
				Map.of("e", Map.of("selector", selector, "mode", "default", "runConfigData", runConfig,
						"executionMetadata", Map.of("tags", List.of(Map.of("key", "differential", "value", kind))))));
		JsonNode run = answer.body().at("/data/launchRun/run/runId");
		assertThat(run.isString()).as(String.valueOf(answer)).isTrue();
		if (kind.equals("canceled")) {
			Answer.of(url, "mutation($id: String!) { terminateRun(runId: $id) { __typename } }",
					Map.of("id", run.asString()));
		}
		return run.asString();
	}

}
