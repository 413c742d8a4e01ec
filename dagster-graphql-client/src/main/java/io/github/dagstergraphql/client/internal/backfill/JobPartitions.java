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

package io.github.dagstergraphql.client.internal.backfill;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.github.dagstergraphql.client.internal.operation.Result;
import io.github.dagstergraphql.client.internal.operation.ServerError;
import io.github.dagstergraphql.client.internal.shape.Required;
import tools.jackson.databind.JsonNode;

/**
 * Reads the partitions of a job.
 */
final class JobPartitions {

	private static final String ROOT = "partitionSetOrError";

	private static final String RESULTS = "results";

	private JobPartitions() {
	}

	static Result<KnownPartitions> read(JsonNode data) {
		JsonNode partitionSet = data.path(ROOT);
		if (!is(partitionSet, "PartitionSet")) {
			return new Result.Failure<>(ServerError.of(partitionSet));
		}
		JsonNode partitions = partitionSet.path("partitionsOrError");
		if (!is(partitions, "Partitions")) {
			return new Result.Failure<>(ServerError.of(partitions));
		}
		List<String> keys = new ArrayList<>();
		Required.array(partitions.get(RESULTS), RESULTS)
			.forEach((partition) -> keys.add(Required.string(partition.get("name"), "results.name")));
		if (!partitionSet.has("partitionStatusesOrError")) {
			return new Result.Value<>(new KnownPartitions(List.copyOf(keys), Set.of(), Set.of()));
		}
		JsonNode statuses = partitionSet.path("partitionStatusesOrError");
		if (!is(statuses, "PartitionStatuses")) {
			return new Result.Failure<>(ServerError.of(statuses));
		}
		return new Result.Value<>(withStatuses(List.copyOf(keys), Required.array(statuses.get(RESULTS), RESULTS)));
	}

	private static KnownPartitions withStatuses(List<String> keys, JsonNode statuses) {
		Set<String> missing = new LinkedHashSet<>(keys);
		Set<String> failed = new LinkedHashSet<>();
		statuses.forEach((partition) -> {
			String key = Required.string(partition.get("partitionName"), "results.partitionName");
			JsonNode status = partition.path("runStatus");
			if (!status.isNull() && !status.isMissingNode()) {
				missing.remove(key);
			}
			if ("FAILURE".equals(status.asString(""))) {
				failed.add(key);
			}
		});
		return new KnownPartitions(keys, missing, failed);
	}

	private static boolean is(JsonNode node, String type) {
		return type.equals(node.path("__typename").asString(""));
	}

}
