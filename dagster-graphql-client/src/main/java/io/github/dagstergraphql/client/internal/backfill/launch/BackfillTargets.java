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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.github.dagstergraphql.client.backfill.AssetBackfillPreview;
import io.github.dagstergraphql.client.internal.asset.query.AssetQueries;
import io.github.dagstergraphql.client.internal.call.Deadline;
import io.github.dagstergraphql.client.internal.metadata.AssetKeys;
import io.github.dagstergraphql.client.internal.operation.DataReader;
import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.partition.AssetPartitionKeys;
import io.github.dagstergraphql.client.internal.transport.DagsterTransport;
import io.github.dagstergraphql.client.key.AssetKey;
import reactor.core.publisher.Mono;

/**
 * Finds the assets of a backfill and their partitions.
 */
final class BackfillTargets {

	static final Operation<List<AssetToBackfill>> ASSETS = Operation
		.<List<AssetToBackfill>>query(BackfillTargets.class, "AssetsToBackfill", "assetNodes")
		.since(BackfillLaunches.SINCE, "Launching a backfill")
		.younger(AssetPartitionKeys.FORMAT)
		.read(DataReader.tree(AssetToBackfill::read))
		.build();

	static final Operation<List<AssetBackfillPreview>> PREVIEW = Operation.<PreviewedAsset.Data>query(
			BackfillTargets.class, "PreviewBackfill", "assetBackfillPreview")
		.since(BackfillLaunches.SINCE, "Previewing a backfill")
		.read(DataReader.record(PreviewedAsset.Data.class))
		.build()
		.map(PreviewedAsset.Data::toPreviews);

	private final DagsterTransport transport;

	private final AssetQueries assets;

	BackfillTargets(DagsterTransport transport, AssetQueries assets) {
		this.transport = transport;
		this.assets = assets;
	}

	/**
	 * Find assets.
	 * @param keys the keys of the assets
	 * @param partitions whether to find their partition keys
	 * @param statuses whether to find the status of their partitions
	 * @param deadline the deadline of the call
	 * @return the assets, all of which exist and can be materialized
	 */
	Mono<BackfillAssets> find(List<AssetKey> keys, boolean partitions, boolean statuses, Deadline deadline) {
		Map<String, Object> variables = Map.of("assetKeys", keys.stream().map(AssetKeys::toInput).toList(), "keys",
				partitions, "statuses", statuses);
		return this.transport.executeWithin(ASSETS, variables, deadline).flatMap((found) -> select(keys, found));
	}

	/**
	 * Determine what the server would materialize.
	 * @param assets the assets
	 * @param partitions the partition keys, all of which exist
	 * @param deadline the deadline of the call
	 * @return the partitions of each asset
	 */
	Mono<List<AssetBackfillPreview>> preview(BackfillAssets assets, List<String> partitions, Deadline deadline) {
		Map<String, Object> params = Map.of("assetSelection", assets.keys().stream().map(AssetKeys::toInput).toList(),
				"partitionNames", partitions);
		return this.transport.executeWithin(PREVIEW, Map.of("params", params), deadline).doOnNext(assets::checkTargets);
	}

	// The server omits unknown assets, and has an order of its own.
	private Mono<BackfillAssets> select(List<AssetKey> keys, List<AssetToBackfill> found) {
		Map<AssetKey, AssetToBackfill> byKey = found.stream()
			.collect(Collectors.toMap(AssetToBackfill::key, Function.identity(), (first, second) -> first));
		List<AssetToBackfill> selected = new ArrayList<>();
		for (AssetKey key : keys) {
			AssetToBackfill asset = byKey.get(key);
			if (asset == null) {
				return this.assets.missing(key);
			}
			selected.add(asset);
		}
		return Mono.just(new BackfillAssets(selected));
	}

}
