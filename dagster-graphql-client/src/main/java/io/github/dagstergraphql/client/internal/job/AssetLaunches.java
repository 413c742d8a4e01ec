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

package io.github.dagstergraphql.client.internal.job;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.dagstergraphql.client.asset.AssetNotFoundException;
import io.github.dagstergraphql.client.internal.call.Deadline;
import io.github.dagstergraphql.client.internal.launch.ExternalAssets;
import io.github.dagstergraphql.client.internal.metadata.AssetKeys;
import io.github.dagstergraphql.client.internal.operation.DataReader;
import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.partition.AssetPartitionKeys;
import io.github.dagstergraphql.client.internal.text.MessageText;
import io.github.dagstergraphql.client.internal.transport.DagsterTransport;
import io.github.dagstergraphql.client.internal.workspace.AssetJobs;
import io.github.dagstergraphql.client.internal.workspace.RepositoryName;
import io.github.dagstergraphql.client.job.InvalidSubsetException;
import io.github.dagstergraphql.client.job.JobExecution;
import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.client.partition.InvalidPartitionException;
import io.github.dagstergraphql.client.partition.InvalidPartitionException.Reason;
import io.github.dagstergraphql.client.partition.PartitionKey;
import reactor.core.publisher.Mono;

/**
 * Finds the job that materializes assets, and checks their partitions. Servers accept
 * assets that are not part of the job, and partition keys that do not exist.
 */
final class AssetLaunches {

	private static final String INVALID_SUBSET = "InvalidSubsetError";

	static final Operation<List<AssetToLaunch>> ASSETS = Operation
		.<List<AssetToLaunch>>query(AssetLaunches.class, "AssetsToLaunch", "assetNodes")
		.since("1.5.0", "Materializing assets")
		.younger(AssetPartitionKeys.FORMAT)
		.read(DataReader.tree(AssetToLaunch::read))
		.build();

	private final DagsterTransport transport;

	AssetLaunches(DagsterTransport transport) {
		this.transport = transport;
	}

	/**
	 * Find the job and its repository, and convert the partition to tags.
	 * @param materialization the settings of the caller
	 * @param deadline the deadline of the launch
	 * @return the request for the job
	 */
	Mono<JobExecution> resolve(Materialization materialization, Deadline deadline) {
		List<AssetKey> keys = materialization.request().assetSelection();
		Map<String, ?> variables = Map.of("assetKeys", keys.stream().map(AssetKeys::toInput).toList(), "partitions",
				materialization.hasPartition());
		return this.transport.executeWithin(ASSETS, variables, deadline)
			.map((found) -> resolve(materialization, selected(keys, found)));
	}

	private static List<AssetToLaunch> selected(List<AssetKey> keys, List<AssetToLaunch> found) {
		Map<AssetKey, AssetToLaunch> byKey = new LinkedHashMap<>();
		found.forEach((asset) -> byKey.putIfAbsent(asset.key(), asset));
		List<AssetToLaunch> selected = new ArrayList<>();
		for (AssetKey key : new LinkedHashSet<>(keys)) {
			AssetToLaunch asset = byKey.get(key);
			if (asset == null) {
				throw notFound(key);
			}
			if (asset.external()) {
				throw ExternalAssets.rejected(key);
			}
			selected.add(asset);
		}
		return selected;
	}

	private static JobExecution resolve(Materialization materialization, List<AssetToLaunch> assets) {
		JobExecution request = materialization.request();
		RepositoryName place = place(assets, request);
		return new JobExecution(job(assets), place.location(), place.repository(), request.runConfig(),
				request.runConfigYaml(), tags(materialization, assets), request.opSelection(),
				assets.stream().map(AssetToLaunch::key).toList(), request.idempotencyKey(), null);
	}

	/**
	 * Return the tags of the run.
	 * @param materialization the settings of the caller
	 * @param assets the assets
	 * @return the tags of the caller, and those of the partition
	 * @throws InvalidPartitionException if the partition does not fit the assets
	 */
	static Map<String, String> tags(Materialization materialization, List<AssetToLaunch> assets) {
		Map<String, String> tags = new LinkedHashMap<>(materialization.request().tags());
		tags.putAll(partitionTags(materialization, assets));
		return tags;
	}

	static AssetNotFoundException notFound(AssetKey key) {
		return new AssetNotFoundException("AssetNotFoundError",
				"No asset with the key \"%s\" exists in the loaded code locations"
					.formatted(MessageText.name(key.toString())),
				null);
	}

	static RepositoryName place(List<AssetToLaunch> assets, JobExecution request) {
		Set<RepositoryName> places = assets.stream()
			.map(AssetToLaunch::place)
			.collect(Collectors.toCollection(LinkedHashSet::new));
		if (places.size() > 1) {
			throw invalid(
					"A run can only materialize assets of one code location, but %s. Launch a run for each code location"
						.formatted(MessageText.names(assets.stream().map(AssetLaunches::describe).toList(), ", ")));
		}
		RepositoryName place = places.iterator().next();
		if ((request.location() != null && !request.location().equals(place.location()))
				|| (request.repository() != null && !request.repository().equals(place.repository()))) {
			throw invalid("The given code location or repository does not contain the assets: %s"
				.formatted(describe(assets.get(0))));
		}
		return place;
	}

	private static String describe(AssetToLaunch asset) {
		return "%s is in %s (%s)".formatted(asset.key(), asset.place().location(), asset.place().repository());
	}

	private static String job(Collection<AssetToLaunch> assets) {
		return job(assets.stream().map(AssetToLaunch::jobs).toList()).orElseThrow(() -> invalid(
				"No job contains all of the assets %s: on this server, a run cannot materialize assets with different partitions. Launch a run for each of them"
					.formatted(MessageText.names(assets.stream().map(AssetToLaunch::key).toList(), ", "))));
	}

	/**
	 * Select a job. Old servers have a job for each partitioning, and assets may be part
	 * of several.
	 * @param jobs the names of the jobs of each asset or check
	 * @return the name of a job that all have in common, preferably one that Dagster
	 * creates
	 */
	static Optional<String> job(List<List<String>> jobs) {
		List<String> common = new ArrayList<>(jobs.get(0));
		jobs.forEach(common::retainAll);
		return common.stream().filter(AssetJobs::isAssetJob).findFirst().or(() -> common.stream().findFirst());
	}

	private static Map<String, String> partitionTags(Materialization materialization, List<AssetToLaunch> assets) {
		PartitionKey key = materialization.request().partition();
		List<AssetToLaunch> partitioned = assets.stream().filter(AssetToLaunch::partitioned).toList();
		String names = MessageText
			.names((partitioned.isEmpty() ? assets : partitioned).stream().map(AssetToLaunch::key).toList(), ", ");
		if (key == null) {
			if (partitioned.isEmpty()) {
				return Map.of();
			}
			throw new InvalidPartitionException(Reason.MISSING_KEY,
					"The partitions of %s require a key: set it with partition(..)".formatted(names));
		}
		List<AssetPartitionKeys> partitions = partitioned.stream()
			.map(AssetToLaunch::partitions)
			.filter(Objects::nonNull)
			.toList();
		if (partitions.isEmpty()) {
			throw new InvalidPartitionException(Reason.NOT_PARTITIONED,
					"A partition is given, but %s is not partitioned: launch without a partition".formatted(names));
		}
		String first = resolve(partitions, key, names);
		PartitionKey end = materialization.lastPartition();
		if (end == null) {
			return partitions.get(0).tags(first);
		}
		String last = resolve(partitions, end, names);
		partitions.forEach((each) -> each.checkOrder(first, last));
		return Map.of("dagster/asset_partition_range_start", first, "dagster/asset_partition_range_end", last);
	}

	private static String resolve(List<AssetPartitionKeys> partitions, PartitionKey key, String names) {
		Set<String> resolved = partitions.stream()
			.map((each) -> each.resolve(key))
			.collect(Collectors.toCollection(LinkedHashSet::new));
		if (resolved.size() > 1) {
			throw invalid(
					"A run has a single partition key, but the partition has different keys for the assets %s: %s. Launch a run for each of them"
						.formatted(names, MessageText.names(resolved, ", ")));
		}
		return resolved.iterator().next();
	}

	static InvalidSubsetException invalid(String message) {
		return new InvalidSubsetException(INVALID_SUBSET, message, null);
	}

}
