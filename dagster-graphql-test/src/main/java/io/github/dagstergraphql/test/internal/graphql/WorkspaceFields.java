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
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import graphql.schema.DataFetchingEnvironment;
import io.github.dagstergraphql.test.definition.CodeLocation;
import io.github.dagstergraphql.test.definition.JobDefinition;
import io.github.dagstergraphql.test.definition.RepositoryDefinition;
import io.github.dagstergraphql.test.internal.json.JsonObject;
import io.github.dagstergraphql.test.internal.launch.ServerError;
import io.github.dagstergraphql.test.internal.workspace.LoadedLocation;
import io.github.dagstergraphql.test.run.PythonException;
import org.jspecify.annotations.Nullable;

/**
 * Queries for code locations, repositories and jobs, and operations on them.
 */
final class WorkspaceFields {

	private final ServedInstance served;

	private final Permissions permissions;

	private final AssetFields assets;

	private final AutomationFields automations;

	private final PartitionFields partitions;

	private final JobFields jobs;

	WorkspaceFields(ServedInstance served, Permissions permissions, RunFields runs, PartitionFields partitions) {
		this.served = served;
		this.permissions = permissions;
		this.assets = new AssetFields(served, this, runs);
		this.automations = new AutomationFields(served);
		this.partitions = partitions;
		this.jobs = new JobFields(served, this);
	}

	AssetFields assets() {
		return this.assets;
	}

	AutomationFields automations() {
		return this.automations;
	}

	Node workspace() {
		return Node.of("Workspace")
			.with("id", "Workspace")
			.with("locationEntries", this.served.workspace().all().stream().map(this::entry).toList());
	}

	Node locationStatuses() {
		return Node.of("WorkspaceLocationStatusEntries")
			.with("entries",
					this.served.workspace()
						.all()
						.stream()
						.map((location) -> status(Node.of("WorkspaceLocationStatusEntry"), location)
							.with("id", "location_status:" + location.definition().name())
							.with("updateTimestamp", Times.seconds(location.loaded())))
						.toList());
	}

	@Nullable Node locationEntry(String name) {
		LoadedLocation location = this.served.workspace().find(name);
		return (location != null) ? entry(location) : null;
	}

	private Node entry(LoadedLocation location) {
		CodeLocation definition = location.definition();
		return status(Node.of("WorkspaceLocationEntry"), location).with("id", definition.name())
			.with("updatedTimestamp", Times.seconds(location.loaded()))
			.with("displayMetadata", displayMetadata(definition.name()))
			.with("featureFlags", List
				.of(Node.of("FeatureFlag").with("name", "SHOW_SINGLE_RUN_BACKFILL_TOGGLE").with("enabled", false)))
			.lazy("locationOrLoadError", () -> (definition.loadError() != null)
					? loadError(definition, definition.loadError()) : location(location));
	}

	private Node status(Node node, LoadedLocation location) {
		return node.with("name", location.definition().name())
			.with("loadStatus", "LOADED")
			.with("versionKey",
					(location.definition().loadError() != null) ? String.valueOf(Times.seconds(location.loaded()))
							: "[\"" + location.serverId() + "\", null]")
			.with("permissions", this.permissions.ofLocation());
	}

	private static Node loadError(CodeLocation location, PythonException reason) {
		return ErrorNodes.python("dagster._core.errors.DagsterUserCodeLoadError",
				"Error occurred during the loading of Dagster definitions in\npython_file=" + file(location.name()),
				reason);
	}

	private Node location(LoadedLocation location) {
		return Node.of("RepositoryLocation")
			.with("id", location.definition().name())
			.with("name", location.definition().name())
			.with("isReloadSupported", location.definition().isReloadSupported())
			.with("environmentPath", null)
			.with("serverId", location.serverId())
			.with("dagsterLibraryVersions",
					Stream.of("dagster", "dagster-shared")
						.map((library) -> Node.of("DagsterLibraryVersion")
							.with("name", library)
							.with("version", this.served.version()))
						.toList())
			.lazy("repositories", () -> repositories(location));
	}

	Node repositories(@Nullable JsonObject selector) {
		if (selector != null) {
			Node repository = repository(selector);
			return repository.type().equals("Repository") ? connection(List.of(repository)) : repository;
		}
		return connection(this.served.workspace()
			.all()
			.stream()
			.filter((location) -> location.definition().loadError() == null)
			.flatMap((location) -> repositories(location).stream())
			.toList());
	}

	private static Node connection(List<Node> repositories) {
		return Node.of("RepositoryConnection").with("nodes", repositories);
	}

	Node repository(JsonObject selector) {
		String location = selector.text("repositoryLocationName");
		String name = selector.text("repositoryName");
		return this.served.workspace()
			.findRepository(location, name)
			.map((repository) -> repository(location, repository))
			.orElseGet(() -> ErrorNodes
				.of("RepositoryNotFoundError", "Could not find Repository %s.%s".formatted(location, name))
				.with("repositoryName", name)
				.with("repositoryLocationName", location));
	}

	private List<Node> repositories(LoadedLocation location) {
		return location.definition()
			.repositories()
			.stream()
			.map((repository) -> repository(location.definition().name(), repository))
			.toList();
	}

	Node repository(String location, RepositoryDefinition repository) {
		return Node.of("Repository")
			.with("id", Ids.hash(location, repository.name()))
			.with("name", repository.name())
			// a location loaded in the meantime has the same name
			.lazy("location", () -> location(Objects.requireNonNull(this.served.workspace().find(location))))
			.lazy("pipelines", () -> this.jobs.jobs("Pipeline", location, repository))
			.lazy("jobs", () -> this.jobs.jobs("Job", location, repository))
			.lazy("origin", () -> origin(location, repository.name()))
			.lazy("schedules", () -> this.automations.schedules(location, repository))
			.lazy("sensors", () -> this.automations.sensors(location, repository))
			.lazy("partitionSets", () -> this.partitions.setsOf(location, repository.name()))
			.lazy("allTopLevelResourceDetails", () -> ResourceFields.resources(location, repository))
			.lazy("assetNodes", () -> this.assets.assetsOf(location, repository.name()))
			.with("displayMetadata", displayMetadata(location));
	}

	static Node origin(String location, String repository) {
		return Node.of("RepositoryOrigin")
			.with("id", Ids.hash("origin", location, repository))
			.with("repositoryName", repository)
			.with("repositoryLocationName", location)
			.with("repositoryLocationMetadata", displayMetadata(location));
	}

	Node pipeline(JsonObject params) {
		String location = params.text("repositoryLocationName");
		String repository = params.text("repositoryName");
		JobDefinition job = this.served.launcher().job(location, repository, params.text("pipelineName"));
		return this.jobs.job("Pipeline", location,
				this.served.workspace().findRepository(location, repository).orElseThrow(), job);
	}

	static String snapshotId(JobDefinition job) {
		return Ids.hash(job.name(), job.steps(), job.tags(), job.ops());
	}

	static List<Node> tags(Map<String, String> tags) {
		return tags.entrySet()
			.stream()
			.filter((tag) -> !tag.getKey().startsWith(".dagster/"))
			.map((tag) -> Node.of("PipelineTag").with("key", tag.getKey()).with("value", tag.getValue()))
			.toList();
	}

	private static List<Node> displayMetadata(String location) {
		return List.of(Node.of("RepositoryMetadata").with("key", "python_file").with("value", file(location)));
	}

	private static String file(String location) {
		return "embedded/" + location + ".py";
	}

	Object reload(String name) {
		LoadedLocation location = this.served.workspace().find(name);
		if (location == null) {
			return unknown(name);
		}
		if (!location.definition().isReloadSupported()) {
			return ErrorNodes.of("ReloadNotSupported", "Location " + name + " does not support reloading.");
		}
		if (location.definition().loadTime().isZero()) {
			return reloadNow(name);
		}
		Executor later = CompletableFuture.delayedExecutor(location.definition().loadTime().toMillis(),
				TimeUnit.MILLISECONDS);
		return CompletableFuture.supplyAsync(() -> reloadNow(name), later);
	}

	private Node reloadNow(String name) {
		LoadedLocation reloaded = this.served.workspace().reload(name, this.served.simulation().now());
		this.served.automations().refresh();
		return (reloaded != null) ? entry(reloaded) : unknown(name);
	}

	Object reloadWorkspace() {
		this.served.workspace()
			.all()
			.forEach((location) -> this.served.workspace()
				.reload(location.definition().name(), this.served.simulation().now()));
		this.served.automations().refresh();
		return workspace();
	}

	Node shutdown(String name, DataFetchingEnvironment environment) {
		LoadedLocation location = this.served.workspace().find(name);
		if (location == null) {
			return unknown(name);
		}
		if (!location.definition().isShutdownSupported()) {
			return ErrorNodes.of(
					new ServerError.Python("Exception",
							"Location " + name + " does not support shutting down via GraphQL"),
					RequestContext.of(environment));
		}
		return Node.of("ShutdownRepositoryLocationSuccess").with("repositoryLocationName", name);
	}

	private static Node unknown(String name) {
		return ErrorNodes.of("RepositoryLocationNotFound", "Location " + name + " does not exist.");
	}

}
