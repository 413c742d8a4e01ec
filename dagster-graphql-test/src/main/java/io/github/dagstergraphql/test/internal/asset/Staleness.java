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

package io.github.dagstergraphql.test.internal.asset;

import java.time.Instant;
import java.util.List;

import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.test.definition.AssetDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Whether an asset is up to date with its upstream assets.
 *
 * @param status the {@code StaleStatus}
 * @param causes the reasons, if it is stale
 */
public record Staleness(String status, List<Cause> causes) {

	private static final Staleness FRESH = new Staleness("FRESH", List.of());

	private static final Staleness MISSING = new Staleness("MISSING", List.of());

	/**
	 * Determine the status of an asset.
	 * @param log the events of all assets
	 * @param graph all assets
	 * @param entry the asset
	 * @param partition the partition, or {@code null}
	 * @return the status
	 */
	public static Staleness of(AssetLog log, AssetGraph graph, AssetGraph.Entry entry, @Nullable String partition) {
		AssetDefinition asset = entry.definition();
		// as in Dagster, which tells the status of partitions one by one
		if (!asset.isMaterializable() || (asset.partitions() != null) != (partition != null)) {
			return FRESH;
		}
		Instant last = latest(log, asset.key(), partition);
		if (last == null) {
			return MISSING;
		}
		List<Cause> causes = asset.dependencies()
			.stream()
			.filter((key) -> isNewer(log, graph, key, last))
			.map((key) -> new Cause("DATA", "has a new materialization", key))
			.toList();
		return causes.isEmpty() ? FRESH : new Staleness("STALE", causes);
	}

	private static boolean isNewer(AssetLog log, AssetGraph graph, AssetKey upstream, Instant last) {
		AssetGraph.Entry entry = graph.find(upstream);
		Instant update = latest(log, upstream, null);
		return entry != null && entry.definition().partitions() == null && update != null && update.isAfter(last);
	}

	private static @Nullable Instant latest(AssetLog log, AssetKey key, @Nullable String partition) {
		return log.events(key, AssetEvent.Type.MATERIALIZATION)
			.stream()
			.filter((event) -> partition == null || partition.equals(event.partition()))
			.map(AssetEvent::time)
			.findFirst()
			.orElse(null);
	}

	/**
	 * Reason why an asset is stale.
	 *
	 * @param category the {@code StaleCauseCategory}
	 * @param reason the reason
	 * @param dependency the asset that has changed
	 */
	public record Cause(String category, String reason, AssetKey dependency) {

	}

}
