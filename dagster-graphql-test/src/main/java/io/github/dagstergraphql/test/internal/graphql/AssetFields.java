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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.client.run.RunStatus;
import io.github.dagstergraphql.test.definition.AssetDefinition;
import io.github.dagstergraphql.test.definition.PartitionsDefinition;
import io.github.dagstergraphql.test.internal.asset.AssetEvent;
import io.github.dagstergraphql.test.internal.asset.AssetGraph;
import io.github.dagstergraphql.test.internal.asset.PartitionStatuses;
import io.github.dagstergraphql.test.internal.asset.Staleness;
import io.github.dagstergraphql.test.internal.json.JsonObject;
import io.github.dagstergraphql.test.internal.json.JsonText;
import io.github.dagstergraphql.test.internal.python.Python;
import io.github.dagstergraphql.test.internal.run.RunState;
import org.jspecify.annotations.Nullable;

/**
 * Queries for assets.
 */
final class AssetFields {

	private static final String KIND_TAG = "dagster/kind/";

	private static final String TEAM = "team:";

	private final ServedInstance served;

	private final WorkspaceFields workspace;

	private final AssetEventFields events;

	private final CheckFields checks;

	AssetFields(ServedInstance served, WorkspaceFields workspace, RunFields runs) {
		this.served = served;
		this.workspace = workspace;
		this.events = new AssetEventFields(served, runs);
		this.checks = runs.checks();
	}

	private AssetGraph graph() {
		return AssetGraph.of(this.served.workspace());
	}

	Node assetNodeOrError(JsonObject arguments) {
		List<String> path = arguments.object("assetKey").texts("path");
		AssetGraph graph = graph();
		AssetGraph.Entry entry = path.isEmpty() ? null : graph.find(new AssetKey(path));
		return (entry != null) ? node(graph, entry)
				: ErrorNodes.of("AssetNotFoundError", "Asset key %s not found.".formatted(Python.json(path)));
	}

	Node assetOrError(JsonObject arguments) {
		return asset(graph(), key(arguments.object("assetKey")));
	}

	Node assets(JsonObject arguments) {
		AssetGraph graph = graph();
		Map<String, AssetKey> keys = new TreeMap<>();
		Stream.concat(graph.all().stream().map(AssetGraph.Entry::key), this.served.assets().keys().stream())
			.forEach((key) -> keys.put(cursor(key), key));
		List<String> prefix = arguments.textsOrNull("prefix");
		String given = arguments.textOrNull("cursor");
		// as in Dagster, for cursors with other whitespace
		String cursor = (given != null) ? Python.json(JsonText.read(given)) : null;
		Integer limit = arguments.numberOrNull("limit");
		List<JsonObject> wanted = arguments.objectsOrNull("assetKeys");
		Set<AssetKey> selected = (wanted != null) ? Set.copyOf(wanted.stream().map(AssetFields::key).toList()) : null;
		List<AssetKey> page = keys.entrySet()
			.stream()
			.filter((entry) -> cursor == null || entry.getKey().compareTo(cursor) > 0)
			.map(Map.Entry::getValue)
			.filter((key) -> prefix == null || hasPrefix(key, prefix))
			.filter((key) -> selected == null || selected.contains(key))
			.limit((limit != null) ? limit : Long.MAX_VALUE)
			.toList();
		return Node.of("AssetConnection")
			.with("nodes", page.stream().map((key) -> asset(graph, key)).toList())
			.with("cursor", page.isEmpty() ? null : cursor(page.get(page.size() - 1)));
	}

	private static boolean hasPrefix(AssetKey key, List<String> prefix) {
		return key.path().size() >= prefix.size() && key.path().subList(0, prefix.size()).equals(prefix);
	}

	private static String cursor(AssetKey key) {
		return Python.json(key.path());
	}

	List<Node> assetNodes(JsonObject arguments) {
		AssetGraph graph = graph();
		JsonObject group = arguments.objectOrNull("group");
		JsonObject pipeline = arguments.objectOrNull("pipeline");
		List<JsonObject> keys = arguments.objectsOrNull("assetKeys");
		Set<AssetKey> selected = (keys != null) ? Set.copyOf(keys.stream().map(AssetFields::key).toList()) : null;
		return graph.all()
			.stream()
			.filter((entry) -> selected == null || selected.contains(entry.key()))
			.filter((entry) -> group == null
					|| (isOf(entry, group) && entry.definition().group().equals(group.text("groupName"))))
			.filter((entry) -> pipeline == null
					|| (isOf(entry, pipeline) && entry.jobNames().contains(pipeline.text("pipelineName"))))
			.map((entry) -> node(graph, entry))
			.toList();
	}

	private static boolean isOf(AssetGraph.Entry entry, JsonObject selector) {
		return entry.location().equals(selector.text("repositoryLocationName"))
				&& entry.repository().name().equals(selector.text("repositoryName"));
	}

	List<Node> assetsOf(String location, String repository) {
		AssetGraph graph = graph();
		return graph.all()
			.stream()
			.filter((entry) -> entry.location().equals(location) && entry.repository().name().equals(repository))
			.map((entry) -> node(graph, entry))
			.toList();
	}

	List<Node> latestInfo(JsonObject arguments) {
		List<RunState> runs = this.served.simulation().all();
		return Objects.requireNonNull(arguments.objectsOrNull("assetKeys"))
			.stream()
			.map(AssetFields::key)
			.map((key) -> latestInfo(key, runs))
			.toList();
	}

	private Node latestInfo(AssetKey key, List<RunState> runs) {
		List<RunState> planned = runs.stream().filter((run) -> run.request().materializes(key)).toList();
		return Node.of("AssetLatestInfo")
			.with("id", key.toString())
			.with("assetKey", keyNode(key))
			.lazy("latestMaterialization",
					() -> this.events.latest(this.served.assets().events(key, AssetEvent.Type.MATERIALIZATION)))
			.with("unstartedRunIds", ids(planned, Set.of(RunStatus.QUEUED, RunStatus.NOT_STARTED, RunStatus.STARTING)))
			.with("inProgressRunIds", ids(planned, Set.of(RunStatus.STARTED, RunStatus.CANCELING)))
			.lazy("latestRun", () -> this.events.latestRun(planned));
	}

	private static List<String> ids(List<RunState> runs, Set<RunStatus> statuses) {
		return runs.stream().filter((run) -> statuses.contains(run.status())).map(RunState::id).toList();
	}

	private Node asset(AssetGraph graph, AssetKey key) {
		AssetGraph.Entry entry = graph.find(key);
		return Node.of("Asset")
			.with("id", cursor(key))
			.with("key", keyNode(key))
			.byArguments("assetMaterializations",
					(arguments) -> this.events.page(key, AssetEvent.Type.MATERIALIZATION, arguments))
			.byArguments("assetObservations",
					(arguments) -> this.events.page(key, AssetEvent.Type.OBSERVATION, arguments))
			.lazy("definition", () -> (entry != null) ? node(graph, entry) : null)
			// as in open-source Dagster
			.with("assetHealth", null)
			.lazy("hasDefinitionOrRecord", () -> entry != null || this.served.assets().keys().contains(key));
	}

	private Node node(AssetGraph graph, AssetGraph.Entry entry) {
		AssetDefinition asset = entry.definition();
		AssetKey key = entry.key();
		PartitionsDefinition partitions = asset.partitions();
		boolean allowed = !this.served.readOnly();
		return Node.of("AssetNode")
			.with("id", "w." + key)
			.with("assetKey", keyNode(key))
			.byArguments("assetMaterializations",
					(arguments) -> this.events.page(key, AssetEvent.Type.MATERIALIZATION, arguments))
			.byArguments("assetObservations",
					(arguments) -> this.events.page(key, AssetEvent.Type.OBSERVATION, arguments))
			.with("computeKind", null)
			.lazy("dependedByKeys", () -> graph.dependents(key).stream().map(AssetFields::keyNode).toList())
			.with("dependencyKeys",
					asset.dependencies()
						.stream()
						.distinct()
						.sorted((left, right) -> cursor(left).compareTo(cursor(right)))
						.map(AssetFields::keyNode)
						.toList())
			.byArguments("description",
					(arguments) -> shortened(asset.description(), arguments.numberOrNull("characterLimit")))
			.with("graphName", null)
			.with("groupName", asset.group())
			.with("owners", asset.owners().stream().map(AssetFields::owner).toList())
			.with("isExecutable", asset.isExecutable())
			.with("isObservable", asset.isObservable())
			.with("isMaterializable", asset.isMaterializable())
			.with("isPartitioned", partitions != null)
			.with("isAutoCreatedStub", entry.stub())
			.lazy("jobNames", entry::jobNames)
			.lazy("metadataEntries", () -> MetadataFields.entries(asset.metadata()))
			.with("tags", tags(asset))
			.with("kinds", new ArrayList<>(new TreeSet<>(asset.kinds())))
			.with("opName", asset.isExecutable() ? asset.step() : null)
			.with("opNames", asset.isExecutable() ? List.of(asset.step()) : List.of())
			.with("partitionDefinition", (partitions != null) ? partitions(partitions) : null)
			.with("partitionKeys", (partitions != null) ? keys(partitions) : List.of())
			.byArguments("partitionKeyConnection",
					(arguments) -> (partitions != null) ? PartitionKeyPage.of(keys(partitions), arguments) : null)
			.byArguments("partitionKeysByDimension", (arguments) -> keysByDimension(partitions, arguments))
			.lazy("partitionStats",
					() -> (partitions != null)
							? PartitionStatusFields.stats(statuses(key, partitions), keys(partitions).size()) : null)
			.lazy("assetPartitionStatuses",
					() -> (partitions != null)
							? PartitionStatusFields.statuses(partitions, keys(partitions), statuses(key, partitions))
							: PartitionStatusFields.empty())
			.lazy("repository", () -> this.workspace.repository(entry.location(), entry.repository()))
			.byArguments("staleStatus",
					(arguments) -> staleness(graph, entry, arguments.textOrNull("partition")).status())
			.byArguments("staleCauses",
					(arguments) -> staleness(graph, entry, arguments.textOrNull("partition")).causes()
						.stream()
						.map((cause) -> staleCause(key, cause))
						.toList())
			.with("hasAssetChecks", !asset.checks().isEmpty())
			.byArguments("assetChecksOrError", (arguments) -> this.checks.checks(entry, arguments))
			.byArguments("assetCheckOrError",
					(arguments) -> this.checks.checkOrError(entry, arguments.text("checkName")))
			.with("freshnessInfo", null)
			.with("freshnessStatusInfo", null)
			.with("hasMaterializePermission", allowed)
			.with("hasWipePermission", allowed)
			.with("hasReportRunlessAssetEventPermission", allowed);
	}

	private PartitionStatuses statuses(AssetKey key, PartitionsDefinition partitions) {
		return PartitionStatuses.of(this.served.assets(), key, keys(partitions), this.served.simulation().all());
	}

	private Staleness staleness(AssetGraph graph, AssetGraph.Entry entry, @Nullable String partition) {
		return Staleness.of(this.served.assets(), graph, entry, partition);
	}

	private static Node staleCause(AssetKey key, Staleness.Cause cause) {
		return Node.of("StaleCause")
			.with("key", keyNode(key))
			.with("partitionKey", null)
			.with("category", cause.category())
			.with("reason", cause.reason())
			.with("dependency", keyNode(cause.dependency()))
			.with("dependencyPartitionKey", null);
	}

	private static @Nullable String shortened(@Nullable String text, @Nullable Integer limit) {
		return (text == null || limit == null || text.length() <= limit) ? text : text.substring(0, limit);
	}

	private static Node owner(String owner) {
		return owner.startsWith(TEAM) ? Node.of("TeamAssetOwner").with("team", owner.substring(TEAM.length()))
				: Node.of("UserAssetOwner").with("email", owner);
	}

	private static List<Node> tags(AssetDefinition asset) {
		Map<String, String> tags = new TreeMap<>(asset.tags());
		asset.kinds().forEach((kind) -> tags.put(KIND_TAG + kind, ""));
		return tags.entrySet()
			.stream()
			.map((tag) -> Node.of("DefinitionTag").with("key", tag.getKey()).with("value", tag.getValue()))
			.toList();
	}

	private static Node partitions(PartitionsDefinition partitions) {
		return Node.of("PartitionDefinition")
			.with("description", partitions.description())
			.with("type", partitions.type())
			.with("dimensionTypes", dimensions(partitions))
			.with("name", partitions.name())
			.with("fmt", partitions.format());
	}

	private static List<Node> dimensions(PartitionsDefinition partitions) {
		if (partitions.dimensions().isEmpty()) {
			return List.of(dimension("default", "", partitions.type(), true, partitions.name()));
		}
		String primary = PartitionStatusFields.primary(partitions);
		return partitions.dimensions()
			.entrySet()
			.stream()
			.map((dimension) -> dimension(dimension.getKey(), dimension.getValue().description(),
					dimension.getValue().type(), dimension.getKey().equals(primary), null))
			.toList();
	}

	private static Node dimension(String name, String description, String type, boolean primary,
			@Nullable String dynamicName) {
		return Node.of("DimensionDefinitionType")
			.with("name", name)
			.with("description", description)
			.with("type", type)
			.with("isPrimaryDimension", primary)
			.with("dynamicPartitionsDefinitionName", dynamicName);
	}

	private List<String> keys(PartitionsDefinition partitions) {
		return this.served.assets().dynamicPartitions().keys(partitions);
	}

	private List<Node> keysByDimension(@Nullable PartitionsDefinition partitions, JsonObject arguments) {
		if (partitions == null) {
			return List.of();
		}
		return partitions.dimensions().isEmpty() ? List.of(keys("default", partitions, arguments))
				: partitions.dimensions()
					.entrySet()
					.stream()
					.map((dimension) -> keys(dimension.getKey(), dimension.getValue(), arguments))
					.toList();
	}

	// As in Dagster, the indexes apply to time windows only, and not if one of them is 0.
	private Node keys(String name, PartitionsDefinition partitions, JsonObject arguments) {
		List<String> keys = keys(partitions);
		Integer start = arguments.numberOrNull("startIdx");
		Integer end = arguments.numberOrNull("endIdx");
		return Node.of("DimensionPartitionKeys")
			.with("name", name)
			.with("type", partitions.type())
			.with("partitionKeys",
					(start != null && start != 0 && end != null && partitions.type().equals("TIME_WINDOW"))
							? keys.subList(Math.min(start, keys.size()), Math.min(end, keys.size())) : keys);
	}

	static AssetKey key(JsonObject input) {
		return new AssetKey(input.texts("path"));
	}

	static Node keyNode(AssetKey key) {
		return Node.of("AssetKey").with("path", key.path());
	}

}
