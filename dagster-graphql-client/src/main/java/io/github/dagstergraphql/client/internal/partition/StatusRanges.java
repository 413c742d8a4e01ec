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

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.internal.shape.Required;
import io.github.dagstergraphql.client.internal.shape.ShapeException;
import io.github.dagstergraphql.client.partition.PartitionRange;
import io.github.dagstergraphql.client.partition.PartitionStatus;
import io.github.dagstergraphql.client.partition.PartitionStatusRange;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads {@code AssetPartitionStatuses}: a list of keys for each status, ranges of time
 * windows, or ranges of the primary dimension with the statuses of the secondary one.
 */
final class StatusRanges {

	private static final String FIELD = "assetPartitionStatuses";

	private static final String RANGES = "ranges";

	private final Map<String, OrderedKeys> dimensions = new LinkedHashMap<>();

	StatusRanges(List<Dimension> dimensions) {
		dimensions.forEach((dimension) -> this.dimensions.put(String.valueOf(dimension.name()),
				new OrderedKeys(dimension.keys())));
	}

	/**
	 * Read the statuses.
	 * @param statuses the {@code AssetPartitionStatuses}
	 * @return the ranges of partitions that are not missing
	 */
	List<PartitionStatusRange> read(@Nullable JsonNode statuses) {
		JsonNode node = Required.field(statuses, FIELD);
		if (node.path("__typename").asString("").equals("MultiPartitionStatuses")) {
			return multiple(node);
		}
		return read(node, this.dimensions.values().iterator().next());
	}

	private List<PartitionStatusRange> multiple(JsonNode node) {
		String primaryName = Required.string(node.get("primaryDimensionName"), FIELD + ".primaryDimensionName");
		OrderedKeys primary = this.dimensions.get(primaryName);
		OrderedKeys secondary = this.dimensions.entrySet()
			.stream()
			.filter((dimension) -> !dimension.getKey().equals(primaryName))
			.map(Map.Entry::getValue)
			.findFirst()
			.orElse(null);
		if (primary == null || secondary == null || this.dimensions.size() != 2) {
			throw new ShapeException(FIELD + ".primaryDimensionName");
		}
		List<PartitionStatusRange> all = new ArrayList<>();
		for (JsonNode range : Required.array(node.get(RANGES), FIELD + ".ranges")) {
			List<String> keys = primary.range(
					Required.string(range.get("primaryDimStartKey"), FIELD + ".ranges.primaryDimStartKey"),
					Required.string(range.get("primaryDimEndKey"), FIELD + ".ranges.primaryDimEndKey"));
			if (!keys.isEmpty()) {
				JsonNode statuses = Required.field(range.get("secondaryDim"), FIELD + ".ranges.secondaryDim");
				for (PartitionStatusRange inner : read(statuses, secondary)) {
					all.add(combine(primaryName, keys, inner).withTimes(time(range.get("primaryDimStartTime")),
							time(range.get("primaryDimEndTime"))));
				}
			}
		}
		return all;
	}

	private PartitionStatusRange combine(String primaryName, List<String> keys, PartitionStatusRange inner) {
		Map<String, List<String>> ordered = new LinkedHashMap<>();
		this.dimensions.keySet().forEach((name) -> ordered.put(name, name.equals(primaryName) ? keys : inner.keys()));
		Map<String, PartitionRange> ranges = new LinkedHashMap<>();
		ordered.forEach(
				(name, values) -> ranges.put(name, new PartitionRange(values.get(0), values.get(values.size() - 1))));
		return PartitionStatusRange.of(inner.status(), Partitions.combine(ordered.values())).withDimensions(ranges);
	}

	private static List<PartitionStatusRange> read(JsonNode node, OrderedKeys keys) {
		return switch (node.path("__typename").asString("")) {
			case "TimePartitionStatuses" -> windows(node, keys);
			case "DefaultPartitionStatuses" -> runs(node, keys.all());
			default -> throw new ShapeException(FIELD + ".__typename");
		};
	}

	private static List<PartitionStatusRange> windows(JsonNode node, OrderedKeys keys) {
		List<PartitionStatusRange> all = new ArrayList<>();
		for (JsonNode range : Required.array(node.get(RANGES), FIELD + ".ranges")) {
			List<String> covered = keys.range(Required.string(range.get("startKey"), FIELD + ".ranges.startKey"),
					Required.string(range.get("endKey"), FIELD + ".ranges.endKey"));
			PartitionStatus status = status(Required.string(range.get("status"), FIELD + ".ranges.status"));
			if (!covered.isEmpty()) {
				all.add(PartitionStatusRange.of(status, covered)
					.withTimes(Required.field(time(range.get("startTime")), FIELD + ".ranges.startTime"),
							Required.field(time(range.get("endTime")), FIELD + ".ranges.endTime")));
			}
		}
		return all;
	}

	private static PartitionStatus status(String name) {
		return switch (name) {
			case "MATERIALIZED" -> PartitionStatus.MATERIALIZED;
			case "MATERIALIZING" -> PartitionStatus.MATERIALIZING;
			case "FAILED" -> PartitionStatus.FAILED;
			default -> PartitionStatus.UNKNOWN;
		};
	}

	// partitions in progress are also listed as not materialized by some servers
	private static List<PartitionStatusRange> runs(JsonNode node, List<String> keys) {
		Map<String, PartitionStatus> statuses = new HashMap<>();
		put(statuses, node, "materializedPartitions", PartitionStatus.MATERIALIZED);
		put(statuses, node, "failedPartitions", PartitionStatus.FAILED);
		put(statuses, node, "materializingPartitions", PartitionStatus.MATERIALIZING);
		List<PartitionStatusRange> all = new ArrayList<>();
		int start = 0;
		for (int i = 1; i <= keys.size(); i++) {
			PartitionStatus status = statuses.get(keys.get(start));
			if (i == keys.size() || statuses.get(keys.get(i)) != status) {
				if (status != null) {
					all.add(PartitionStatusRange.of(status, keys.subList(start, i)));
				}
				start = i;
			}
		}
		return all;
	}

	private static void put(Map<String, PartitionStatus> statuses, JsonNode node, String field,
			PartitionStatus status) {
		Required.strings(node.get(field), FIELD + "." + field).forEach((key) -> statuses.put(key, status));
	}

	private static @Nullable Instant time(@Nullable JsonNode seconds) {
		return (seconds == null || seconds.isNull()) ? null
				: Required.time(seconds.isNumber() ? seconds.asDouble() : null, FIELD + ".ranges.startTime");
	}

}
