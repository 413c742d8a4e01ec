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

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import graphql.language.InterfaceTypeDefinition;
import graphql.language.UnionTypeDefinition;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.TypeResolver;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import io.github.dagstergraphql.test.internal.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * The supported part of Dagster's GraphQL schema, with the fields of its roots.
 */
final class DagsterSchema {

	private static final List<String> FILES = List.of("schema", "error", "workspace", "asset", "check", "condition",
			"report", "job", "plan", "partition", "backfill", "automation", "config", "run", "event", "subscription",
			"instance");

	// shared by all servers of this JVM, as building it takes a while
	private static final GraphQLSchema SCHEMA = build();

	private DagsterSchema() {
	}

	static GraphQLSchema get() {
		return SCHEMA;
	}

	private static GraphQLSchema build() {
		TypeDefinitionRegistry types = parse();
		RuntimeWiring.Builder wiring = RuntimeWiring.newRuntimeWiring()
			// replaces that of graphql-java, which accepts any value
			.strictMode(false)
			.scalar(GraphQLScalarType.newScalar().name("ID").coercing(new IdCoercing()).build())
			.strictMode(true)
			.scalar(anything("RunConfigData"))
			.scalar(anything("GenericScalar"))
			.type("Query", (type) -> type.dataFetchers(queries()))
			.type("Mutation", (type) -> type.dataFetchers(mutations()))
			.type("Subscription",
					(type) -> type
						.dataFetcher("pipelineRunLogs",
								(environment) -> served(environment).subscriptions().runLogs(arguments(environment)))
						.dataFetcher("locationStateChangeEvents",
								(environment) -> served(environment).subscriptions().locationStateChanges())
						.dataFetcher("capturedLogs",
								(environment) -> served(environment).logs().follow(arguments(environment))));
		TypeResolver resolver = (environment) -> environment.getSchema()
			.getObjectType(((Node) environment.getObject()).type());
		types.getTypes(InterfaceTypeDefinition.class)
			.forEach((type) -> wiring.type(type.getName(), (builder) -> builder.typeResolver(resolver)));
		types.getTypes(UnionTypeDefinition.class)
			.forEach((type) -> wiring.type(type.getName(), (builder) -> builder.typeResolver(resolver)));
		wiring.codeRegistry(
				GraphQLCodeRegistry.newCodeRegistry().defaultDataFetcher((environment) -> DagsterSchema::fieldOfNode));
		return new SchemaGenerator().makeExecutableSchema(types, wiring.build());
	}

	private static @Nullable Object fieldOfNode(DataFetchingEnvironment environment) {
		Node node = environment.getSource();
		return (node != null) ? node.get(environment) : null;
	}

	@SuppressWarnings("rawtypes")
	private static Map<String, DataFetcher> queries() {
		return Map.ofEntries(Map.entry("version", (environment) -> served(environment).served().version()),
				Map.entry("workspaceOrError", (environment) -> served(environment).workspace().workspace()),
				Map.entry("locationStatusesOrError",
						(environment) -> served(environment).workspace().locationStatuses()),
				Map.entry("workspaceLocationEntryOrError",
						(environment) -> served(environment).workspace()
							.locationEntry(arguments(environment).text("name"))),
				Map.entry("repositoriesOrError",
						(environment) -> served(environment).workspace()
							.repositories(arguments(environment).objectOrNull("repositorySelector"))),
				Map.entry("repositoryOrError",
						(environment) -> served(environment).workspace()
							.repository(arguments(environment).object("repositorySelector"))),
				Map.entry("pipelineOrError", (environment) -> ErrorNodes.orRefused(RequestContext.of(environment),
						() -> served(environment).workspace().pipeline(arguments(environment).object("params")))),
				Map.entry("partitionSetsOrError",
						(environment) -> served(environment).partitions().sets(arguments(environment))),
				Map.entry("partitionBackfillOrError",
						(environment) -> served(environment).backfills()
							.backfillOrError(arguments(environment).text("backfillId"))),
				Map.entry("assetBackfillPreview",
						(environment) -> served(environment).backfills()
							.preview(arguments(environment).object("params"))),
				Map.entry("partitionBackfillsOrError",
						(environment) -> served(environment).backfills().backfills(arguments(environment))),
				Map.entry("partitionSetOrError",
						(environment) -> served(environment).partitions().set(arguments(environment))),
				Map.entry("scheduleOrError",
						(environment) -> automations(environment)
							.scheduleOrError(arguments(environment).object("scheduleSelector"))),
				Map.entry("sensorOrError",
						(environment) -> automations(environment)
							.sensorOrError(arguments(environment).object("sensorSelector"))),
				Map.entry("instigationStateOrError",
						(environment) -> automations(environment)
							.stateOrError(arguments(environment).object("instigationSelector"))),
				Map.entry("runConfigSchemaOrError", (environment) -> served(environment).launches()
					.runConfigSchema(arguments(environment).object("selector"), RequestContext.of(environment))),
				Map.entry("executionPlanOrError",
						(environment) -> served(environment).launches()
							.plan(arguments(environment).object("pipeline"),
									arguments(environment).value("runConfigData"), RequestContext.of(environment))),
				Map.entry("isPipelineConfigValid",
						(environment) -> served(environment).launches()
							.validate(arguments(environment).object("pipeline"),
									arguments(environment).value("runConfigData"), RequestContext.of(environment))),
				Map.entry("pipelineRunOrError", DagsterSchema::run), Map.entry("runOrError", DagsterSchema::run),
				Map.entry("pipelineRunsOrError", DagsterSchema::runs), Map.entry("runsOrError", DagsterSchema::runs),
				Map.entry("runIdsOrError", (environment) -> served(environment).runs().runIds(arguments(environment))),
				Map.entry("runTagKeysOrError", (environment) -> served(environment).runs().tags().keys()),
				Map.entry("runTagsOrError",
						(environment) -> served(environment).runs().tags().values(arguments(environment))),
				Map.entry("runGroupOrError",
						(environment) -> served(environment).runs().runGroup(arguments(environment).text("runId"))),
				Map.entry("logsForRun",
						(environment) -> served(environment).runs().log(arguments(environment), environment)),
				Map.entry("capturedLogs", (environment) -> served(environment).logs().logs(arguments(environment))),
				Map.entry("capturedLogsMetadata",
						(environment) -> served(environment).logs().metadata(arguments(environment))),
				Map.entry("assetsOrError", (environment) -> assets(environment).assets(arguments(environment))),
				Map.entry("assetOrError", (environment) -> assets(environment).assetOrError(arguments(environment))),
				Map.entry("assetNodes", (environment) -> assets(environment).assetNodes(arguments(environment))),
				Map.entry("assetNodeOrError",
						(environment) -> assets(environment).assetNodeOrError(arguments(environment))),
				Map.entry("assetsLatestInfo", (environment) -> assets(environment).latestInfo(arguments(environment))),
				Map.entry("assetCheckExecutions",
						(environment) -> served(environment).runs().checks().executions(arguments(environment))),
				Map.entry("assetConditionEvaluationRecordsOrError",
						(environment) -> served(environment).conditions().ofAsset(arguments(environment))),
				Map.entry("assetConditionEvaluationsForEvaluationId",
						(environment) -> served(environment).conditions().ofId(arguments(environment))),
				Map.entry("truePartitionsForAutomationConditionEvaluationNode",
						(environment) -> served(environment).conditions().truePartitions(arguments(environment))),
				Map.entry("instance", (environment) -> served(environment).instance().instance()),
				Map.entry("permissions", (environment) -> served(environment).permissions().all()),
				Map.entry("canBulkTerminate", (environment) -> !served(environment).served().readOnly()));
	}

	@SuppressWarnings("rawtypes")
	private static Map<String, DataFetcher> mutations() {
		return Map.ofEntries(Map.entry("launchPipelineExecution", DagsterSchema::launch),
				Map.entry("launchRun", DagsterSchema::launch),
				Map.entry("launchPipelineReexecution", DagsterSchema::reexecute),
				Map.entry("launchRunReexecution", DagsterSchema::reexecute),
				Map.entry("launchMultipleRuns", (environment) -> served(environment).launches()
					.launchAll(Objects.requireNonNull(arguments(environment).objectsOrNull("executionParamsList")),
							RequestContext.of(environment))),
				Map.entry("terminatePipelineExecution", DagsterSchema::terminate),
				Map.entry("terminateRun", DagsterSchema::terminate),
				Map.entry("terminateRuns",
						(environment) -> served(environment).runs()
							.terminateAll(arguments(environment).texts("runIds"),
									arguments(environment).textOrNull("terminatePolicy"), environment)),
				Map.entry("addDynamicPartition",
						unlessReadOnly((environment) -> served(environment).partitions().add(arguments(environment)))),
				Map.entry("deleteDynamicPartitions",
						unlessReadOnly(
								(environment) -> served(environment).partitions().delete(arguments(environment)))),
				Map.entry("deletePipelineRun", unlessReadOnly(DagsterSchema::delete)),
				Map.entry("deleteRun", unlessReadOnly(DagsterSchema::delete)),
				Map.entry("launchPartitionBackfill",
						(environment) -> served(environment).backfills()
							.launch(arguments(environment).object("backfillParams"), RequestContext.of(environment))),
				Map.entry("cancelPartitionBackfill",
						unlessReadOnly((environment) -> served(environment).backfills()
							.cancel(arguments(environment).text("backfillId"), RequestContext.of(environment)))),
				Map.entry("resumePartitionBackfill",
						unlessReadOnly((environment) -> served(environment).backfills()
							.resume(arguments(environment).text("backfillId"), RequestContext.of(environment)))),
				Map.entry("reexecutePartitionBackfill", unlessReadOnly((environment) -> served(environment).backfills()
					.reexecute(arguments(environment).object("reexecutionParams"), RequestContext.of(environment)))),
				Map.entry("wipeAssets",
						unlessReadOnly((environment) -> served(environment).wipes()
							.wipe(Objects.requireNonNull(arguments(environment).objectsOrNull("assetPartitionRanges")),
									RequestContext.of(environment)))),
				Map.entry("reportAssetCheckEvaluations",
						unlessReadOnly((environment) -> served(environment).reports()
							.report(arguments(environment).object("eventParams"),
									RequestContext.of(environment).clientName()))),
				Map.entry("startSchedule",
						unlessReadOnly((environment) -> automations(environment)
							.startSchedule(arguments(environment).object("scheduleSelector")))),
				Map.entry("stopRunningSchedule",
						unlessReadOnly((environment) -> automations(environment).stopSchedule(arguments(environment),
								RequestContext.of(environment)))),
				Map.entry("resetSchedule",
						unlessReadOnly((environment) -> automations(environment)
							.resetSchedule(arguments(environment).object("scheduleSelector")))),
				Map.entry("startSensor",
						unlessReadOnly((environment) -> automations(environment)
							.startSensor(arguments(environment).object("sensorSelector")))),
				Map.entry("stopSensor",
						unlessReadOnly((environment) -> automations(environment).stopSensor(arguments(environment),
								RequestContext.of(environment)))),
				Map.entry("resetSensor",
						unlessReadOnly((environment) -> automations(environment)
							.resetSensor(arguments(environment).object("sensorSelector")))),
				Map.entry("setSensorCursor",
						unlessReadOnly((environment) -> automations(environment).setCursor(
								arguments(environment).object("sensorSelector"),
								arguments(environment).textOrNull("cursor")))),
				Map.entry("scheduleDryRun",
						unlessReadOnly((environment) -> automations(environment).scheduleDryRun(arguments(environment),
								RequestContext.of(environment)))),
				Map.entry("sensorDryRun",
						unlessReadOnly((environment) -> automations(environment).sensorDryRun(arguments(environment),
								RequestContext.of(environment)))),
				Map.entry("setConcurrencyLimit",
						BooleanMutations
							.unlessReadOnly((environment) -> pools(environment).setLimit(arguments(environment)))),
				Map.entry("deleteConcurrencyLimit",
						BooleanMutations
							.unlessReadOnly((environment) -> pools(environment).deleteLimit(arguments(environment)))),
				Map.entry("freeConcurrencySlots",
						BooleanMutations
							.unlessReadOnly((environment) -> pools(environment).freeSlots(arguments(environment)))),
				Map.entry("setAutoMaterializePaused",
						BooleanMutations.unlessReadOnly((environment) -> served(environment).instance()
							.pauseAutoMaterialize(Boolean.TRUE.equals(environment.getArgument("paused"))))),
				Map.entry("reloadRepositoryLocation",
						unlessReadOnly((environment) -> served(environment).workspace()
							.reload(arguments(environment).text("repositoryLocationName")))),
				Map.entry("reloadWorkspace",
						unlessReadOnly((environment) -> served(environment).workspace().reloadWorkspace())),
				Map.entry("shutdownRepositoryLocation", unlessReadOnly((environment) -> served(environment).workspace()
					.shutdown(arguments(environment).text("repositoryLocationName"), environment))));
	}

	// launches and terminations have their own errors for this
	private static DataFetcher<Object> unlessReadOnly(DataFetcher<Object> fetcher) {
		return (environment) -> served(environment).served().readOnly() ? ErrorNodes.unauthorized()
				: fetcher.get(environment);
	}

	private static PoolFields pools(DataFetchingEnvironment environment) {
		return served(environment).instance().pools();
	}

	private static Object runs(DataFetchingEnvironment environment) {
		return served(environment).runs().runs(arguments(environment));
	}

	private static Object delete(DataFetchingEnvironment environment) {
		return served(environment).runs().delete(arguments(environment).text("runId"));
	}

	private static Object run(DataFetchingEnvironment environment) {
		return served(environment).runs().runOrError(arguments(environment).text("runId"));
	}

	private static Object launch(DataFetchingEnvironment environment) {
		return served(environment).launches()
			.launch(arguments(environment).object("executionParams"), RequestContext.of(environment));
	}

	private static Object reexecute(DataFetchingEnvironment environment) {
		return served(environment).launches()
			.reexecute(arguments(environment).objectOrNull("reexecutionParams"),
					arguments(environment).objectOrNull("executionParams"), RequestContext.of(environment));
	}

	private static Object terminate(DataFetchingEnvironment environment) {
		return served(environment).runs()
			.terminate(arguments(environment).text("runId"), arguments(environment).textOrNull("terminatePolicy"));
	}

	private static AutomationFields automations(DataFetchingEnvironment environment) {
		return served(environment).automations();
	}

	private static AssetFields assets(DataFetchingEnvironment environment) {
		return served(environment).workspace().assets();
	}

	static ServedFields served(DataFetchingEnvironment environment) {
		return Objects.requireNonNull(environment.getGraphQlContext().get(ServedFields.class));
	}

	private static JsonObject arguments(DataFetchingEnvironment environment) {
		return JsonObject.of(environment.getArguments());
	}

	private static GraphQLScalarType anything(String name) {
		return GraphQLScalarType.newScalar().name(name).coercing(new AnythingCoercing()).build();
	}

	private static TypeDefinitionRegistry parse() {
		TypeDefinitionRegistry types = new TypeDefinitionRegistry();
		FILES.forEach((file) -> types.merge(new SchemaParser().parse(read(file + ".graphqls"))));
		return types;
	}

	private static String read(String file) {
		try (InputStream in = DagsterSchema.class.getResourceAsStream(file)) {
			if (in == null) {
				throw new IllegalStateException(file + " is not on the class path");
			}
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
