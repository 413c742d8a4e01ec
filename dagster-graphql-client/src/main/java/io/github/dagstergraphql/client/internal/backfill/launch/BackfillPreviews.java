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

import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.backfill.AssetBackfillPreview;
import io.github.dagstergraphql.client.internal.asset.query.AssetQueries;
import io.github.dagstergraphql.client.internal.metadata.AssetKeys;
import io.github.dagstergraphql.client.internal.operation.DataReader;
import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.operation.Request;
import io.github.dagstergraphql.client.internal.transport.DagsterTransport;
import io.github.dagstergraphql.client.key.AssetKey;
import reactor.core.publisher.Mono;

/**
 * Previews backfills of assets. The server does not check the partition keys.
 */
public final class BackfillPreviews {

	static final Operation<List<AssetBackfillPreview>> PREVIEW = Operation.<PreviewedAsset.Data>query(
			BackfillPreviews.class, "PreviewBackfill", "assetBackfillPreview")
		.since(BackfillLaunches.SINCE, "Previewing a backfill")
		.read(DataReader.record(PreviewedAsset.Data.class))
		.build()
		.map(PreviewedAsset.Data::toPreviews);

	private final DagsterTransport transport;

	private final BackfillTargets targets;

	public BackfillPreviews(DagsterTransport transport, AssetQueries assets) {
		this.transport = transport;
		this.targets = new BackfillTargets(transport, assets);
	}

	/**
	 * Return what a backfill would materialize.
	 * @param keys the keys of the assets
	 * @param request the settings
	 * @return the partitions of each asset
	 */
	public Mono<List<AssetBackfillPreview>> preview(List<AssetKey> keys, BackfillRequest request) {
		PartitionChoice choice = request.partitions();
		return this.transport.together(this.transport.within(this.transport.timeouts().forRead(),
				(deadline) -> this.targets.find(keys, true, choice.isRestricted(), deadline)
					.map((assets) -> Map.of("params",
							Map.of("assetSelection", keys.stream().map(AssetKeys::toInput).toList(), "partitionNames",
									choice.from(assets.partitions()))))
					.flatMap((variables) -> this.transport.execute(Request.of(PREVIEW, variables), deadline))));
	}

}
