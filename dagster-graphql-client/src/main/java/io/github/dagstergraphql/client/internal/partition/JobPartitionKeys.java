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

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.github.dagstergraphql.client.internal.operation.Result;
import io.github.dagstergraphql.client.internal.operation.ServerError;
import io.github.dagstergraphql.client.internal.operation.TreeField;
import io.github.dagstergraphql.client.internal.shape.Required;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The {@code PartitionSet} of a job.
 *
 * @param name the name of the partition set, or {@code null} if the job is not
 * partitioned or does not exist
 * @param keys the keys of all partitions
 * @param missing the keys of partitions without a run, if requested
 * @param failed the keys of partitions whose latest run has failed, if requested
 */
record JobPartitionKeys(@Nullable String name, List<String> keys, Set<String> missing, Set<String> failed) {

	private static final String TYPE_NAME = "__typename";

	static @Nullable Result<JobPartitionKeys> read(JsonNode data) {
		return TreeField.union(data, "partitionSetsOrError", "PartitionSets", JobPartitionKeys::of);
	}

	private static Result<JobPartitionKeys> of(JsonNode sets) {
		JsonNode results = Required.array(sets.get("results"), "results");
		if (results.isEmpty()) {
			return new Result.Value<>(new JobPartitionKeys(null, List.of(), Set.of(), Set.of()));
		}
		JsonNode set = results.get(0);
		JsonNode partitions = set.path("partitionsOrError");
		if (!is(partitions, "Partitions")) {
			return new Result.Failure<>(ServerError.of(partitions));
		}
		List<String> keys = new ArrayList<>();
		for (JsonNode partition : Required.array(partitions.get("results"), "results.partitionsOrError.results")) {
			keys.add(Required.string(partition.get("name"), "results.partitionsOrError.results.name"));
		}
		String name = Required.string(set.get("name"), "results.name");
		if (!set.has("partitionStatusesOrError")) {
			return new Result.Value<>(new JobPartitionKeys(name, keys, Set.of(), Set.of()));
		}
		JsonNode statuses = set.path("partitionStatusesOrError");
		if (!is(statuses, "PartitionStatuses")) {
			return new Result.Failure<>(ServerError.of(statuses));
		}
		return new Result.Value<>(withStatuses(name, keys, statuses));
	}

	private static JobPartitionKeys withStatuses(String name, List<String> keys, JsonNode statuses) {
		Set<String> missing = new LinkedHashSet<>(keys);
		Set<String> failed = new LinkedHashSet<>();
		for (JsonNode partition : Required.array(statuses.get("results"), "results.partitionStatusesOrError.results")) {
			String key = Required.string(partition.get("partitionName"),
					"results.partitionStatusesOrError.results.partitionName");
			JsonNode status = partition.path("runStatus");
			if (!status.isNull() && !status.isMissingNode()) {
				missing.remove(key);
			}
			if ("FAILURE".equals(status.asString(""))) {
				failed.add(key);
			}
		}
		return new JobPartitionKeys(name, keys, missing, failed);
	}

	private static boolean is(JsonNode node, String type) {
		return type.equals(node.path(TYPE_NAME).asString(null));
	}

	KnownPartitions toKnown(Partitions partitions) {
		return new KnownPartitions(partitions.subject(), this.keys, partitions::resolve, this.missing, this.failed);
	}

}
