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
import org.jspecify.annotations.Nullable;

/**
 * The part of Dagster's GraphQL schema that is served, field by field of its roots.
 */
final class DagsterSchema {

	private static final List<String> FILES = List.of("schema", "error", "workspace", "job", "config", "run", "event",
			"instance");

	// the same for every server of this JVM
	private static final TypeDefinitionRegistry TYPES = parse();

	private final ServedInstance served;

	private final Permissions permissions;

	private final WorkspaceFields workspace;

	private final RunFields runs;

	private final LaunchFields launches;

	private final InstanceFields instance;

	DagsterSchema(ServedInstance served) {
		this.served = served;
		this.permissions = new Permissions(served.readOnly());
		this.workspace = new WorkspaceFields(served, this.permissions);
		this.runs = new RunFields(served);
		this.launches = new LaunchFields(served, this.runs);
		this.instance = new InstanceFields(served);
	}

	GraphQLSchema build() {
		RuntimeWiring.Builder wiring = RuntimeWiring.newRuntimeWiring()
			// in place of graphql-java's, which takes anything
			.strictMode(false)
			.scalar(GraphQLScalarType.newScalar().name("ID").coercing(new IdCoercing()).build())
			.strictMode(true)
			.scalar(anything("RunConfigData"))
			.scalar(anything("GenericScalar"))
			.type("Query", (type) -> type.dataFetchers(queries()))
			.type("Mutation", (type) -> type.dataFetchers(mutations()));
		TypeResolver resolver = (environment) -> environment.getSchema()
			.getObjectType(((Node) environment.getObject()).type());
		TYPES.getTypes(InterfaceTypeDefinition.class)
			.forEach((type) -> wiring.type(type.getName(), (builder) -> builder.typeResolver(resolver)));
		TYPES.getTypes(UnionTypeDefinition.class)
			.forEach((type) -> wiring.type(type.getName(), (builder) -> builder.typeResolver(resolver)));
		wiring.codeRegistry(
				GraphQLCodeRegistry.newCodeRegistry().defaultDataFetcher((environment) -> DagsterSchema::fieldOfNode));
		return new SchemaGenerator().makeExecutableSchema(TYPES, wiring.build());
	}

	private static @Nullable Object fieldOfNode(DataFetchingEnvironment environment) {
		Node node = environment.getSource();
		return (node != null) ? node.get(environment) : null;
	}

	@SuppressWarnings("rawtypes")
	private Map<String, DataFetcher> queries() {
		return Map.ofEntries(Map.entry("version", (environment) -> this.served.version()),
				Map.entry("workspaceOrError", (environment) -> this.workspace.workspace()),
				Map.entry("locationStatusesOrError", (environment) -> this.workspace.locationStatuses()),
				Map.entry("workspaceLocationEntryOrError",
						(environment) -> this.workspace.locationEntry(environment.getArgument("name"))),
				Map.entry("repositoriesOrError",
						(environment) -> this.workspace.repositories(environment.getArgument("repositorySelector"))),
				Map.entry("repositoryOrError",
						(environment) -> this.workspace.repository(map(environment, "repositorySelector"))),
				Map.entry("pipelineOrError",
						(environment) -> ErrorNodes.orRefused(RequestOutcome.of(environment),
								() -> this.workspace.pipeline(map(environment, "params")))),
				Map.entry("isPipelineConfigValid",
						(environment) -> this.launches.validate(map(environment, "pipeline"),
								environment.getArgument("runConfigData"), RequestOutcome.of(environment))),
				Map.entry("pipelineRunOrError", this::run), Map.entry("runOrError", this::run),
				Map.entry("pipelineRunsOrError", (environment) -> this.runs.runs(environment.getArguments())),
				Map.entry("runsOrError", (environment) -> this.runs.runs(environment.getArguments())),
				Map.entry("runIdsOrError", (environment) -> this.runs.runIds(environment.getArguments())),
				Map.entry("runGroupOrError", (environment) -> this.runs.runGroup(environment.getArgument("runId"))),
				Map.entry("logsForRun", (environment) -> this.runs.log(environment.getArguments(), environment)),
				Map.entry("instance", (environment) -> this.instance.instance()),
				Map.entry("permissions", (environment) -> this.permissions.all()),
				Map.entry("canBulkTerminate", (environment) -> !this.served.readOnly()));
	}

	@SuppressWarnings("rawtypes")
	private Map<String, DataFetcher> mutations() {
		return Map.ofEntries(Map.entry("launchPipelineExecution", this::launch), Map.entry("launchRun", this::launch),
				Map.entry("launchMultipleRuns",
						(environment) -> this.launches.launchAll(environment.getArgument("executionParamsList"),
								RequestOutcome.of(environment))),
				Map.entry("terminatePipelineExecution", this::terminate), Map.entry("terminateRun", this::terminate),
				Map.entry("terminateRuns",
						(environment) -> this.runs.terminateAll(environment.getArgument("runIds"),
								environment.getArgument("terminatePolicy"), environment)),
				Map.entry("deletePipelineRun", (environment) -> this.runs.delete(environment.getArgument("runId"))),
				Map.entry("deleteRun", (environment) -> this.runs.delete(environment.getArgument("runId"))),
				Map.entry("reloadRepositoryLocation",
						(environment) -> this.workspace.reload(environment.getArgument("repositoryLocationName"))),
				Map.entry("reloadWorkspace", (environment) -> this.workspace.reloadWorkspace()),
				Map.entry("shutdownRepositoryLocation", (environment) -> this.workspace
					.shutdown(environment.getArgument("repositoryLocationName"), environment)));
	}

	private Object run(DataFetchingEnvironment environment) {
		return this.runs.runOrError(environment.getArgument("runId"));
	}

	private Object launch(DataFetchingEnvironment environment) {
		return this.launches.launch(map(environment, "executionParams"), RequestOutcome.of(environment));
	}

	private Object terminate(DataFetchingEnvironment environment) {
		return this.runs.terminate(environment.getArgument("runId"), environment.getArgument("terminatePolicy"));
	}

	private static Map<String, @Nullable Object> map(DataFetchingEnvironment environment, String argument) {
		return environment.getArgument(argument);
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
