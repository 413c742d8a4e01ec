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

package io.github.dagstergraphql.client.internal.partition;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.dagstergraphql.client.asset.AssetNotFoundException;
import io.github.dagstergraphql.client.asset.AssetPartitionStatuses;
import io.github.dagstergraphql.client.internal.metadata.AssetKeys;
import io.github.dagstergraphql.client.internal.operation.DataReader;
import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.operation.Result;
import io.github.dagstergraphql.client.internal.operation.TreeField;
import io.github.dagstergraphql.client.internal.shape.Required;
import io.github.dagstergraphql.client.internal.text.MessageText;
import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.client.partition.InvalidPartitionException;
import io.github.dagstergraphql.client.partition.InvalidPartitionException.Reason;
import io.github.dagstergraphql.client.partition.PartitionCounts;
import io.github.dagstergraphql.client.partition.PartitionStatusRange;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * Queries for the status of the partitions of an asset.
 */
public final class PartitionStatusQueries {

	private static final String SINCE = "1.5.0";

	private static final String QUERYING = "Querying the status of partitions";

	private static final String NOT_FOUND = "AssetNotFoundError";

	static final Operation<Optional<PartitionCounts>> COUNTS = Operation
		.<Counts>query(PartitionStatusQueries.class, "AssetPartitionCounts", "assetNodeOrError")
		.since(SINCE, QUERYING)
		.on(Counts.class, "AssetNode")
		.error(NOT_FOUND, AssetNotFoundException::new)
		.build()
		.map(Counts::toCounts);

	static final Operation<Found> STATUSES = Operation
		.<Found>query(PartitionStatusQueries.class, "AssetPartitionStatuses", "assetNodeOrError")
		.since(SINCE, QUERYING)
		.read(DataReader.tree(Found::read))
		.error(NOT_FOUND, AssetNotFoundException::new)
		.build();

	private final AssetKey key;

	private final AssetExecution queries;

	public PartitionStatusQueries(AssetKey key, AssetExecution queries) {
		this.key = key;
		this.queries = queries;
	}

	/**
	 * Request the number of partitions by status.
	 * @return the numbers; fails with {@link InvalidPartitionException} if the asset is
	 * not partitioned
	 */
	public Mono<PartitionCounts> counts() {
		return execute(COUNTS).map((counts) -> counts.orElseThrow(() -> notPartitioned(this.key)));
	}

	/**
	 * Request the status of each partition.
	 * @return the statuses; fails with {@link InvalidPartitionException} if the asset is
	 * not partitioned
	 */
	public Mono<AssetPartitionStatuses> statuses() {
		return execute(STATUSES).map((found) -> found.toStatuses(this.key));
	}

	private <T> Mono<T> execute(Operation<T> query) {
		return this.queries.execute(query, Map.of("assetKey", AssetKeys.toInput(this.key)));
	}

	static InvalidPartitionException notPartitioned(AssetKey key) {
		return new InvalidPartitionException(Reason.NOT_PARTITIONED,
				"Asset " + MessageText.name(key.toString()) + " is not partitioned");
	}

	/**
	 * An {@code AssetNode}.
	 *
	 * @param partitionStats the numbers, or {@code null} if the asset is not partitioned
	 */
	record Counts(@Nullable Stats partitionStats) {

		Optional<PartitionCounts> toCounts() {
			return Optional.ofNullable(this.partitionStats).map(Stats::toCounts);
		}

	}

	/**
	 * A {@code PartitionStats}.
	 *
	 * @param numPartitions the number of all partitions
	 * @param numMaterialized the number of materialized partitions
	 * @param numMaterializing the number of partitions that are being materialized
	 * @param numFailed the number of partitions that have failed
	 */
	record Stats(@Nullable Integer numPartitions, @Nullable Integer numMaterialized, @Nullable Integer numMaterializing,
			@Nullable Integer numFailed) {

		PartitionCounts toCounts() {
			return new PartitionCounts(Required.field(this.numPartitions, "partitionStats.numPartitions"),
					Required.field(this.numMaterialized, "partitionStats.numMaterialized"),
					Required.field(this.numMaterializing, "partitionStats.numMaterializing"),
					Required.field(this.numFailed, "partitionStats.numFailed"));
		}

	}

	/**
	 * An {@code AssetNode}.
	 *
	 * @param partitions the partitions, or {@code null} if the asset is not partitioned
	 * @param ranges the partitions that are not missing
	 */
	record Found(@Nullable AssetPartitionKeys partitions, List<PartitionStatusRange> ranges) {

		static @Nullable Result<Found> read(JsonNode data) {
			return TreeField.union(data, "assetNodeOrError", "AssetNode", (node) -> new Result.Value<>(of(node)));
		}

		private static Found of(JsonNode node) {
			AssetPartitionKeys partitions = AssetPartitionKeys.read("Asset", node);
			return (partitions != null) ? new Found(partitions, partitions.ranges(node.get("assetPartitionStatuses")))
					: new Found(null, List.of());
		}

		AssetPartitionStatuses toStatuses(AssetKey key) {
			if (this.partitions == null) {
				throw notPartitioned(key);
			}
			return AssetPartitionStatuses.of(key, this.partitions.all(), this.ranges);
		}

	}

}
