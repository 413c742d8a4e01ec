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

import io.github.dagstergraphql.client.backfill.AssetBackfillPreview;
import io.github.dagstergraphql.client.internal.asset.query.AssetQueries;
import io.github.dagstergraphql.client.internal.transport.DagsterTransport;
import io.github.dagstergraphql.client.key.AssetKey;
import reactor.core.publisher.Mono;

/**
 * Previews backfills of assets. The server does not check the partition keys.
 */
public final class BackfillPreviews {

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
					.flatMap((assets) -> this.targets.preview(assets, choice.from(assets.partitions()), deadline))));
	}

}
