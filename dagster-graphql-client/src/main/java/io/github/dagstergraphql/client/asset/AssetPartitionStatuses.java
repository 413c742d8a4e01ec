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

package io.github.dagstergraphql.client.asset;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.client.partition.PartitionCounts;
import io.github.dagstergraphql.client.partition.PartitionStatus;
import io.github.dagstergraphql.client.partition.PartitionStatusRange;
import org.jspecify.annotations.Nullable;

/**
 * Status of the partitions of an asset ({@code AssetPartitionStatuses}), for each
 * partition and as ranges.
 *
 * @since 0.1.0
 */
public final class AssetPartitionStatuses {

	private final AssetKey assetKey;

	private final Map<String, PartitionStatus> statuses;

	private final List<PartitionStatusRange> ranges;

	private AssetPartitionStatuses(AssetKey assetKey, Map<String, PartitionStatus> statuses,
			List<PartitionStatusRange> ranges) {
		this.assetKey = assetKey;
		this.statuses = Collections.unmodifiableMap(statuses);
		this.ranges = List.copyOf(ranges);
	}

	/**
	 * Create statuses.
	 * @param assetKey the asset
	 * @param keys the keys of all partitions
	 * @param ranges the partitions that are not missing
	 * @return the statuses
	 */
	public static AssetPartitionStatuses of(AssetKey assetKey, List<String> keys, List<PartitionStatusRange> ranges) {
		Map<String, PartitionStatus> statuses = new LinkedHashMap<>();
		keys.forEach((key) -> statuses.put(key, PartitionStatus.MISSING));
		ranges.forEach((range) -> range.keys().forEach((key) -> statuses.put(key, range.status())));
		return new AssetPartitionStatuses(assetKey, statuses, ranges);
	}

	/**
	 * Return the key of the asset.
	 * @return the key
	 */
	public AssetKey assetKey() {
		return this.assetKey;
	}

	/**
	 * Return the status of each partition.
	 * @return the statuses by partition key, in the order of the partitions definition,
	 * unmodifiable
	 */
	public Map<String, PartitionStatus> statuses() {
		return this.statuses;
	}

	/**
	 * Return the partitions with a status.
	 * @param status the status
	 * @return their keys, in the order of the partitions definition
	 */
	public List<String> keys(PartitionStatus status) {
		return this.statuses.entrySet()
			.stream()
			.filter((entry) -> entry.getValue() == status)
			.map(Map.Entry::getKey)
			.toList();
	}

	/**
	 * Return ranges of consecutive partitions with the same status.
	 * @return the ranges of all partitions that are not {@link PartitionStatus#MISSING},
	 * unmodifiable
	 */
	public List<PartitionStatusRange> ranges() {
		return this.ranges;
	}

	/**
	 * Return the number of partitions by status.
	 * @return the numbers
	 */
	public PartitionCounts counts() {
		return new PartitionCounts(this.statuses.size(), count(PartitionStatus.MATERIALIZED),
				count(PartitionStatus.MATERIALIZING), count(PartitionStatus.FAILED));
	}

	private long count(PartitionStatus status) {
		return this.statuses.values().stream().filter(status::equals).count();
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other
				|| (other instanceof AssetPartitionStatuses partitions && this.assetKey.equals(partitions.assetKey)
						&& this.statuses.equals(partitions.statuses) && this.ranges.equals(partitions.ranges));
	}

	@Override
	public int hashCode() {
		return 31 * this.assetKey.hashCode() + this.statuses.hashCode();
	}

	@Override
	public String toString() {
		return "AssetPartitionStatuses[" + this.assetKey + ", " + counts() + "]";
	}

}
