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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.client.partition.PartitionStatus;
import io.github.dagstergraphql.test.internal.run.RunRequest;
import io.github.dagstergraphql.test.internal.run.RunState;
import org.jspecify.annotations.Nullable;

/**
 * Status of the partitions of an asset.
 *
 * @param statuses the status of each partition that has one, by its key
 * @param materialized the partitions that have ever been materialized
 */
public record PartitionStatuses(Map<String, PartitionStatus> statuses, Set<String> materialized) {

	/**
	 * Determine the status of the partitions of an asset.
	 * @param log the events of all assets
	 * @param key the asset
	 * @param keys the partition keys
	 * @param runs all runs, oldest first
	 * @return the statuses
	 */
	public static PartitionStatuses of(AssetLog log, AssetKey key, List<String> keys, List<RunState> runs) {
		Map<String, Instant> materialized = new LinkedHashMap<>();
		log.events(key, AssetEvent.Type.MATERIALIZATION)
			.stream()
			.filter((event) -> event.partition() != null)
			.forEach((event) -> materialized.merge(String.valueOf(event.partition()), event.time(),
					(first, second) -> first.isAfter(second) ? first : second));
		Map<String, RunState> latest = new LinkedHashMap<>();
		runs.stream()
			.filter((run) -> run.request().materializes(key))
			.forEach((run) -> latest.put(run.tags().getOrDefault(RunRequest.PARTITION, ""), run));
		Map<String, PartitionStatus> statuses = new LinkedHashMap<>();
		for (String partition : keys) {
			PartitionStatus status = status(materialized.get(partition), latest.get(partition));
			if (status != PartitionStatus.MISSING) {
				statuses.put(partition, status);
			}
		}
		return new PartitionStatuses(statuses, new LinkedHashSet<>(materialized.keySet()));
	}

	private static PartitionStatus status(@Nullable Instant materialized, @Nullable RunState latest) {
		PartitionStatus before = (materialized != null) ? PartitionStatus.MATERIALIZED : PartitionStatus.MISSING;
		if (latest == null || (materialized != null && !materialized.isBefore(latest.created()))) {
			return before;
		}
		if (!latest.status().isFinished()) {
			return PartitionStatus.MATERIALIZING;
		}
		return switch (latest.status()) {
			case FAILURE -> PartitionStatus.FAILED;
			default -> before;
		};
	}

	/**
	 * Return the number of partitions with a status.
	 * @param status the status
	 * @return the number
	 */
	public int count(PartitionStatus status) {
		return (int) this.statuses.values().stream().filter(status::equals).count();
	}

}
