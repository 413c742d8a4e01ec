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

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.github.dagstergraphql.client.partition.PartitionStatus;
import io.github.dagstergraphql.test.definition.PartitionsDefinition;
import io.github.dagstergraphql.test.internal.asset.PartitionStatuses;

/**
 * Status of partitions in the form of Dagster 1.13.
 */
final class PartitionStatusFields {

	private static final String DEFAULT = "DefaultPartitionStatuses";

	private PartitionStatusFields() {
	}

	static Node stats(PartitionStatuses statuses, int partitions) {
		return Node.of("PartitionStats")
			.with("numPartitions", partitions)
			.with("numMaterialized", statuses.count(PartitionStatus.MATERIALIZED))
			.with("numFailed", statuses.count(PartitionStatus.FAILED))
			.with("numMaterializing", statuses.count(PartitionStatus.MATERIALIZING));
	}

	static Node empty() {
		return lists(List.of(), Map.of(), Set.of());
	}

	static Node statuses(PartitionsDefinition definition, List<String> keys, PartitionStatuses statuses) {
		return definition.dimensions().isEmpty()
				? single(definition, keys, statuses.statuses(), statuses.materialized())
				: multiple(definition, statuses);
	}

	private static Node single(PartitionsDefinition definition, List<String> keys,
			Map<String, PartitionStatus> statuses, Set<String> materialized) {
		if (!definition.type().equals("TIME_WINDOW")) {
			return lists(keys, statuses, materialized);
		}
		List<Node> ranges = new ArrayList<>();
		int start = 0;
		for (int i = 1; i <= keys.size(); i++) {
			PartitionStatus status = statuses.get(keys.get(start));
			if (i == keys.size() || statuses.get(keys.get(i)) != status) {
				if (status != null) {
					ranges.add(Node.of("TimePartitionRangeStatus")
						.with("startTime", seconds(definition, start))
						.with("endTime", seconds(definition, i))
						.with("startKey", keys.get(start))
						.with("endKey", keys.get(i - 1))
						.with("status", status.name()));
				}
				start = i;
			}
		}
		return Node.of("TimePartitionStatuses").with("ranges", ranges);
	}

	private static double seconds(PartitionsDefinition definition, int index) {
		Instant boundary = definition.boundaries().get(index);
		return Times.seconds(boundary);
	}

	// as in Dagster, partitions that are being materialized are also listed as not
	// materialized
	private static Node lists(List<String> keys, Map<String, PartitionStatus> statuses, Set<String> materialized) {
		return Node.of(DEFAULT)
			.with("materializedPartitions",
					select(keys, (key) -> statuses.get(key) == PartitionStatus.MATERIALIZED).stream().sorted().toList())
			.with("failedPartitions", select(keys, (key) -> statuses.get(key) == PartitionStatus.FAILED))
			.with("materializingPartitions", select(keys, (key) -> statuses.get(key) == PartitionStatus.MATERIALIZING))
			.with("unmaterializedPartitions", select(keys, (key) -> !materialized.contains(key)));
	}

	private static List<String> select(List<String> keys, Predicate<String> condition) {
		return keys.stream().filter(condition).toList();
	}

	private static Node multiple(PartitionsDefinition definition, PartitionStatuses statuses) {
		List<String> names = List.copyOf(definition.dimensions().keySet());
		String primaryName = primary(definition);
		boolean first = names.get(0).equals(primaryName);
		PartitionsDefinition primary = Objects.requireNonNull(definition.dimensions().get(primaryName));
		PartitionsDefinition secondary = Objects.requireNonNull(definition.dimensions().get(names.get(first ? 1 : 0)));
		List<Node> ranges = new ArrayList<>();
		int start = 0;
		for (int i = 1; i <= primary.keys().size(); i++) {
			Map<String, PartitionStatus> inner = inner(primary.keys().get(start), secondary, first, statuses);
			if (i == primary.keys().size() || !inner(primary.keys().get(i), secondary, first, statuses).equals(inner)) {
				if (!inner.isEmpty()) {
					ranges.add(range(primary, start, i, single(secondary, secondary.keys(), inner,
							materialized(primary.keys().get(start), secondary, first, statuses))));
				}
				start = i;
			}
		}
		return Node.of("MultiPartitionStatuses").with("primaryDimensionName", primaryName).with("ranges", ranges);
	}

	private static Node range(PartitionsDefinition primary, int start, int end, Node secondary) {
		boolean windows = !primary.boundaries().isEmpty();
		return Node.of("MaterializedPartitionRangeStatuses2D")
			.with("primaryDimStartKey", primary.keys().get(start))
			.with("primaryDimEndKey", primary.keys().get(end - 1))
			.with("primaryDimStartTime", windows ? seconds(primary, start) : null)
			.with("primaryDimEndTime", windows ? seconds(primary, end) : null)
			.with("secondaryDim", secondary);
	}

	private static Map<String, PartitionStatus> inner(String key, PartitionsDefinition secondary, boolean first,
			PartitionStatuses statuses) {
		Map<String, PartitionStatus> inner = new LinkedHashMap<>();
		secondary.keys().forEach((other) -> {
			PartitionStatus status = statuses.statuses().get(joined(key, other, first));
			if (status != null) {
				inner.put(other, status);
			}
		});
		return inner;
	}

	private static Set<String> materialized(String key, PartitionsDefinition secondary, boolean first,
			PartitionStatuses statuses) {
		return secondary.keys()
			.stream()
			.filter((other) -> statuses.materialized().contains(joined(key, other, first)))
			.collect(Collectors.toSet());
	}

	private static String joined(String primary, String secondary, boolean first) {
		return first ? primary + "|" + secondary : secondary + "|" + primary;
	}

	/**
	 * Return the primary dimension.
	 * @param partitions partitions with several dimensions
	 * @return the name of the first one with time windows, or else of the first one
	 */
	static String primary(PartitionsDefinition partitions) {
		return partitions.dimensions()
			.entrySet()
			.stream()
			.filter((dimension) -> dimension.getValue().type().equals("TIME_WINDOW"))
			.map(Map.Entry::getKey)
			.findFirst()
			.orElseGet(() -> partitions.dimensions().keySet().iterator().next());
	}

}
