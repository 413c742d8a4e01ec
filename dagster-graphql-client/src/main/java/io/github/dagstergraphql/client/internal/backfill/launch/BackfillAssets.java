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

package io.github.dagstergraphql.client.internal.backfill.launch;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.dagstergraphql.client.backfill.AssetBackfillPreview;
import io.github.dagstergraphql.client.internal.launch.ExternalAssets;
import io.github.dagstergraphql.client.internal.partition.AssetPartitionKeys;
import io.github.dagstergraphql.client.internal.partition.KnownPartitions;
import io.github.dagstergraphql.client.internal.text.MessageText;
import io.github.dagstergraphql.client.job.InvalidSubsetException;
import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.client.partition.InvalidPartitionException;
import io.github.dagstergraphql.client.partition.InvalidPartitionException.Reason;
import io.github.dagstergraphql.client.partition.PartitionKey;
import io.github.dagstergraphql.client.partition.PartitionStatus;

/**
 * The assets of a backfill. Dagster applies the partition keys of a backfill to those of
 * its partitioned assets that do not depend on others of them, and maps them to the
 * partitions of the others.
 */
final class BackfillAssets {

	private final List<AssetToBackfill> assets;

	/**
	 * Create the assets of a backfill.
	 * @param assets the assets, all of which exist
	 * @throws InvalidSubsetException if an asset cannot be materialized
	 * @throws InvalidPartitionException if none of the assets is partitioned
	 */
	BackfillAssets(List<AssetToBackfill> assets) {
		this.assets = assets;
		assets.stream().filter(AssetToBackfill::external).findFirst().ifPresent((asset) -> {
			throw ExternalAssets.rejected(asset.key());
		});
		if (assets.stream().noneMatch(AssetToBackfill::partitioned)) {
			throw new InvalidPartitionException(Reason.NOT_PARTITIONED,
					"%s not partitioned: use materialize() to launch a run without partitions"
						.formatted((assets.size() == 1) ? subject(assets) + " is" : subject(assets) + " are"));
		}
	}

	/**
	 * Return the keys of the assets.
	 * @return the keys, in the order of the selection
	 */
	List<AssetKey> keys() {
		return this.assets.stream().map(AssetToBackfill::key).toList();
	}

	/**
	 * Return the partitions that can be selected.
	 * @return the partitions; one is missing or has failed if it has in any of the assets
	 * with these partitions
	 * @throws InvalidPartitionException if the assets at the root of the selection have
	 * different partitions
	 */
	KnownPartitions partitions() {
		List<AssetToBackfill> roots = roots();
		Object definition = Objects.requireNonNull(roots.get(0).definition());
		roots.stream().filter((root) -> !definition.equals(root.definition())).findFirst().ifPresent((other) -> {
			throw new InvalidPartitionException(Reason.DIFFERENT_PARTITIONS,
					"The assets %s and %s have different partitions: launch a backfill for each of them".formatted(
							MessageText.name(roots.get(0).key().toString()), MessageText.name(other.key().toString())));
		});
		List<AssetToBackfill> same = this.assets.stream()
			.filter((asset) -> definition.equals(asset.definition()))
			.toList();
		AssetPartitionKeys partitions = roots.get(0).partitions();
		List<String> keys = (partitions != null) ? partitions.all() : List.of();
		Set<String> missing = new LinkedHashSet<>();
		Set<String> failed = new LinkedHashSet<>();
		for (AssetToBackfill asset : same) {
			Set<String> present = new LinkedHashSet<>();
			asset.statuses().forEach((range) -> {
				present.addAll(range.keys());
				if (range.status() == PartitionStatus.FAILED) {
					failed.addAll(range.keys());
				}
			});
			keys.stream().filter((key) -> !present.contains(key)).forEach(missing::add);
		}
		return new KnownPartitions(subject(same), keys,
				(partitions != null) ? partitions::resolve : PartitionKey::toString, missing, failed);
	}

	/**
	 * Return whether the server may omit assets. It maps partitions from asset to asset
	 * along direct dependencies only, but does not apply the selected ones to an asset
	 * that depends on another one in any way.
	 * @return {@code true} if several partitioned assets do not depend on each other
	 */
	boolean mayBeOmitted() {
		return roots().size() > 1;
	}

	/**
	 * Verify that the server does not omit any of the assets.
	 * @param targets the assets that the server would materialize
	 * @throws InvalidSubsetException if the server would omit an asset
	 */
	void checkTargets(List<AssetBackfillPreview> targets) {
		Set<AssetKey> included = targets.stream().map(AssetBackfillPreview::assetKey).collect(Collectors.toSet());
		roots().stream().filter((root) -> !included.contains(root.key())).findFirst().ifPresent((omitted) -> {
			throw new InvalidSubsetException("InvalidSubsetError",
					"Dagster would omit asset %s, which depends on other assets of the backfill only through assets that are not part of it or not partitioned: add partitioned assets in between, or launch a backfill of its own"
						.formatted(MessageText.name(omitted.key().toString())),
					null);
		});
	}

	// Partitioned assets that do not depend directly on another one of the backfill.
	private List<AssetToBackfill> roots() {
		List<AssetToBackfill> partitioned = this.assets.stream().filter(AssetToBackfill::partitioned).toList();
		Set<AssetKey> keys = partitioned.stream().map(AssetToBackfill::key).collect(Collectors.toSet());
		List<AssetToBackfill> roots = partitioned.stream()
			.filter((asset) -> asset.upstream()
				.stream()
				.noneMatch((key) -> keys.contains(key) && !key.equals(asset.key())))
			.toList();
		// assets that depend on each other cannot be loaded
		return roots.isEmpty() ? partitioned : roots;
	}

	private static String subject(List<AssetToBackfill> assets) {
		return ((assets.size() == 1) ? "Asset " : "Assets ")
				+ MessageText.names(assets.stream().map(AssetToBackfill::key).toList(), ", ");
	}

}
