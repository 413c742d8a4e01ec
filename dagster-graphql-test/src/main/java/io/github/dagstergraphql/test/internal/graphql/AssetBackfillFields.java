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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.test.definition.PartitionsDefinition;
import io.github.dagstergraphql.test.internal.asset.AssetGraph;
import io.github.dagstergraphql.test.internal.backfill.AssetProgress;
import io.github.dagstergraphql.test.internal.backfill.AssetProgress.State;
import io.github.dagstergraphql.test.internal.backfill.BackfillTarget;
import io.github.dagstergraphql.test.internal.json.JsonObject;
import io.github.dagstergraphql.test.internal.launch.RefusedException;
import io.github.dagstergraphql.test.internal.launch.ServerError;
import io.github.dagstergraphql.test.internal.python.Python;
import org.jspecify.annotations.Nullable;

/**
 * Backfills of assets, after the checks of Dagster 1.13. Partitions are mapped to
 * downstream assets with the same partitions; of others, all partitions are included.
 */
final class AssetBackfillFields {

	private final ServedInstance served;

	AssetBackfillFields(ServedInstance served) {
		this.served = served;
	}

	/**
	 * Return the target of a request.
	 * @param params the {@code LaunchBackfillParams}
	 * @return the target
	 * @throws RefusedException if Dagster would reject it
	 */
	BackfillTarget.OfAssets target(JsonObject params) {
		boolean all = Boolean.TRUE.equals(params.value("allPartitions"));
		List<String> names = params.textsOrNull("partitionNames");
		if (!all && names == null) {
			throw new RefusedException(new ServerError.Python("dagster_shared.check.functions.CheckError",
					"Failure condition: Either partition_names must not be None or all_partitions must be True"));
		}
		BackfillTarget.OfAssets target = target(params, all ? null : names);
		checkKeys(target);
		return target;
	}

	private BackfillTarget.OfAssets target(JsonObject params, @Nullable List<String> names) {
		AssetGraph graph = AssetGraph.of(this.served.workspace());
		List<AssetGraph.Entry> entries = new ArrayList<>();
		List<JsonObject> selection = params.objectsOrNull("assetSelection");
		if (selection != null) {
			selection.forEach((input) -> entries.add(entry(graph, AssetFields.key(input))));
		}
		List<AssetGraph.Entry> included = sorted(entries);
		PartitionsDefinition root = null;
		if (names != null) {
			List<AssetGraph.Entry> roots = roots(graph, entries);
			root = partitions(roots);
			included = reached(included, roots);
		}
		return target(included, root, names);
	}

	private BackfillTarget.OfAssets target(List<AssetGraph.Entry> entries, @Nullable PartitionsDefinition root,
			@Nullable List<String> names) {
		return new BackfillTarget.OfAssets(entries.stream()
			.map((entry) -> new BackfillTarget.Asset(entry, partitions(entry.definition().partitions(), root, names)))
			.toList());
	}

	private static AssetGraph.Entry entry(AssetGraph graph, AssetKey key) {
		AssetGraph.Entry entry = graph.find(key);
		if (entry == null) {
			throw new RefusedException(
					new ServerError.Python("KeyError", "AssetKey(%s)".formatted(Python.repr(key.path()))));
		}
		return entry;
	}

	// partitioned assets that depend on no other one of the backfill in any way
	private static List<AssetGraph.Entry> roots(AssetGraph graph, List<AssetGraph.Entry> entries) {
		List<AssetGraph.Entry> partitioned = entries.stream()
			.filter((entry) -> entry.definition().partitions() != null)
			.toList();
		List<AssetKey> keys = partitioned.stream().map(AssetGraph.Entry::key).toList();
		return partitioned.stream()
			.filter((entry) -> !dependsOn(graph, entry.key(), keys, new LinkedHashSet<>()))
			.toList();
	}

	private static PartitionsDefinition partitions(List<AssetGraph.Entry> roots) {
		List<PartitionsDefinition> definitions = new ArrayList<>();
		roots.forEach((root) -> definitions.add(root.definition().partitions()));
		if (definitions.isEmpty()) {
			throw new RefusedException(new ServerError.Python("StopIteration", ""));
		}
		if (definitions.stream().anyMatch((other) -> !other.isSameAs(definitions.get(0)))) {
			throw new RefusedException(new ServerError.Python("dagster._core.errors.DagsterBackfillFailedError",
					"All the assets at the root of the backfill must have the same PartitionsDefinition"));
		}
		return definitions.get(0);
	}

	// Partitions are mapped along direct dependencies of partitioned assets only: others
	// are omitted.
	private static List<AssetGraph.Entry> reached(List<AssetGraph.Entry> sorted, List<AssetGraph.Entry> roots) {
		Set<AssetKey> reached = new LinkedHashSet<>();
		return sorted.stream().filter((entry) -> {
			if (entry.definition().partitions() == null) {
				return true;
			}
			return (roots.contains(entry) || entry.definition().dependencies().stream().anyMatch(reached::contains))
					&& reached.add(entry.key());
		}).toList();
	}

	private static boolean dependsOn(AssetGraph graph, AssetKey key, List<AssetKey> others, Set<AssetKey> visited) {
		AssetGraph.Entry entry = graph.find(key);
		return entry != null && entry.definition()
			.dependencies()
			.stream()
			.filter(visited::add)
			.anyMatch((upstream) -> others.contains(upstream) || dependsOn(graph, upstream, others, visited));
	}

	private @Nullable List<String> partitions(@Nullable PartitionsDefinition partitions,
			@Nullable PartitionsDefinition root, @Nullable List<String> names) {
		if (partitions == null) {
			return null;
		}
		List<String> keys = this.served.assets().dynamicPartitions().keys(partitions);
		return (root == null || names == null || !partitions.isSameAs(root)) ? keys : names;
	}

	// each asset after those that it depends on, and alphabetically otherwise
	private static List<AssetGraph.Entry> sorted(List<AssetGraph.Entry> entries) {
		List<AssetGraph.Entry> left = new ArrayList<>(new LinkedHashSet<>(entries));
		left.sort((first, second) -> first.key().toString().compareTo(second.key().toString()));
		List<AssetGraph.Entry> sorted = new ArrayList<>();
		while (!left.isEmpty()) {
			Set<AssetKey> waiting = new LinkedHashSet<>(left.stream().map(AssetGraph.Entry::key).toList());
			List<AssetGraph.Entry> level = left.stream()
				.filter((entry) -> entry.definition().dependencies().stream().noneMatch(waiting::contains))
				.toList();
			sorted.addAll(level);
			left.removeAll(level);
		}
		return sorted;
	}

	private void checkKeys(BackfillTarget.OfAssets target) {
		for (BackfillTarget.Asset asset : target.assets()) {
			PartitionsDefinition partitions = asset.entry().definition().partitions();
			if (partitions != null && asset.partitions() != null) {
				List<String> keys = this.served.assets().dynamicPartitions().keys(partitions);
				List<String> unknown = asset.partitions().stream().filter((key) -> !keys.contains(key)).toList();
				if (!unknown.isEmpty()) {
					throw BackfillFields.unknownKeys(unknown);
				}
			}
		}
	}

	List<Node> preview(JsonObject params) {
		return target(params, params.texts("partitionNames")).assets()
			.stream()
			.map((asset) -> Node.of("AssetPartitions")
				.with("assetKey", AssetFields.keyNode(asset.key()))
				.with("partitions", targets(asset)))
			.toList();
	}

	/**
	 * Return the keys of the partitions, if they are the same for all assets.
	 * @param target the target
	 * @return the keys, or {@code null}
	 */
	static @Nullable List<String> partitionNames(BackfillTarget.OfAssets target) {
		List<List<String>> all = new ArrayList<>();
		target.assets().forEach((asset) -> {
			if (asset.partitions() != null && !all.contains(asset.partitions())) {
				all.add(asset.partitions());
			}
		});
		return all.isEmpty() ? List.of() : (all.size() == 1) ? all.get(0) : null;
	}

	static Node data(BackfillTarget.OfAssets target, List<AssetProgress> progress) {
		return Node.of("AssetBackfillData")
			.with("rootTargetedPartitions",
					target.assets()
						.stream()
						.filter((asset) -> asset.partitions() != null)
						.findFirst()
						.map(AssetBackfillFields::targets)
						.orElse(null))
			.with("assetBackfillStatuses", progress.stream().map(AssetBackfillFields::status).toList());
	}

	private static Node status(AssetProgress progress) {
		Node key = AssetFields.keyNode(progress.asset().key());
		List<String> partitions = progress.asset().partitions();
		return (partitions != null)
				? Node.of("AssetPartitionsStatusCounts")
					.with("assetKey", key)
					.with("numPartitionsTargeted", partitions.size())
					.with("numPartitionsInProgress", progress.count(State.IN_PROGRESS))
					.with("numPartitionsMaterialized", progress.count(State.MATERIALIZED))
					.with("numPartitionsFailed", progress.count(State.FAILED))
				: Node.of("UnpartitionedAssetStatus")
					.with("assetKey", key)
					.with("inProgress", progress.count(State.IN_PROGRESS) > 0)
					.with("materialized", progress.count(State.MATERIALIZED) > 0)
					.with("failed", progress.count(State.FAILED) > 0);
	}

	private static @Nullable Node targets(BackfillTarget.Asset asset) {
		PartitionsDefinition definition = asset.entry().definition().partitions();
		List<String> partitions = asset.partitions();
		if (definition == null || partitions == null) {
			return null;
		}
		boolean windows = definition.type().equals("TIME_WINDOW");
		return Node.of("AssetBackfillTargetPartitions")
			.with("partitionKeys", windows ? null : partitions)
			.with("ranges", windows ? ranges(definition.keys(), partitions) : null);
	}

	private static List<Node> ranges(List<String> keys, List<String> partitions) {
		List<Node> ranges = new ArrayList<>();
		int start = -1;
		for (int i = 0; i <= keys.size(); i++) {
			boolean included = i < keys.size() && partitions.contains(keys.get(i));
			if (included && start < 0) {
				start = i;
			}
			else if (!included && start >= 0) {
				ranges.add(Node.of("PartitionKeyRange").with("start", keys.get(start)).with("end", keys.get(i - 1)));
				start = -1;
			}
		}
		return ranges;
	}

	/**
	 * Return the part of a backfill that has not been materialized.
	 * @param progress the progress
	 * @return the target of a re-execution
	 * @throws RefusedException if everything has been materialized
	 */
	static BackfillTarget.OfAssets remaining(List<AssetProgress> progress) {
		List<BackfillTarget.Asset> left = new ArrayList<>();
		progress.forEach((one) -> {
			BackfillTarget.Asset asset = one.remaining();
			if (asset != null) {
				left.add(asset);
			}
		});
		if (left.isEmpty()) {
			throw new RefusedException(new ServerError.Python("dagster._core.errors.DagsterInvariantViolationError",
					"Cannot re-execute from failure an asset backfill that has no missing materializations."));
		}
		return new BackfillTarget.OfAssets(left);
	}

}
