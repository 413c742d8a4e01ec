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

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.github.dagstergraphql.test.definition.AssetDefinition;
import io.github.dagstergraphql.test.definition.JobDefinition;
import io.github.dagstergraphql.test.definition.PartitionsDefinition;
import io.github.dagstergraphql.test.internal.json.JsonObject;
import io.github.dagstergraphql.test.internal.python.PythonYaml;
import io.github.dagstergraphql.test.internal.run.RunRequest;

/**
 * Queries for the partitions of jobs. As in Dagster, a partition exists for any key, and
 * only the list of all partitions tells which are defined.
 */
final class PartitionFields {

	private static final String SUFFIX = "_partition_set";

	private final ServedInstance served;

	private final BackfillFields backfills;

	PartitionFields(ServedInstance served, BackfillFields backfills) {
		this.served = served;
		this.backfills = backfills;
	}

	Node sets(JsonObject arguments) {
		JsonObject selector = arguments.object("repositorySelector");
		String pipeline = arguments.text("pipelineName");
		return Node.of("PartitionSets")
			.with("results",
					partitioned(selector).filter((job) -> job.name().equals(pipeline))
						.map((job) -> set(selector, job))
						.toList());
	}

	List<Node> setsOf(String location, String repository) {
		JsonObject selector = JsonObject.of(Map.of("repositoryLocationName", location, "repositoryName", repository));
		return partitioned(selector).sorted(Comparator.comparing((job) -> job.name() + SUFFIX))
			.map((job) -> set(selector, job))
			.toList();
	}

	Node set(JsonObject arguments) {
		JsonObject selector = arguments.object("repositorySelector");
		String name = arguments.text("partitionSetName");
		return partitioned(selector).filter((job) -> (job.name() + SUFFIX).equals(name))
			.findFirst()
			.map((job) -> set(selector, job))
			.orElseGet(() -> ErrorNodes
				.of("PartitionSetNotFoundError", "Partition set %s could not be found.".formatted(name))
				.with("partitionSetName", name));
	}

	Node add(JsonObject arguments) {
		String name = arguments.text("partitionsDefName");
		String key = arguments.text("partitionKey");
		if (!isDefined(arguments)) {
			return undefined();
		}
		return this.served.assets().dynamicPartitions().add(name, key)
				? Node.of("AddDynamicPartitionSuccess").with("partitionsDefName", name).with("partitionKey", key)
				: ErrorNodes
					.of("DuplicateDynamicPartitionError",
							"Partition %s already exists in dynamic partitions definition %s.".formatted(key, name))
					.with("partitionsDefName", name)
					.with("partitionName", key);
	}

	Node delete(JsonObject arguments) {
		if (!isDefined(arguments)) {
			return undefined();
		}
		String name = arguments.text("partitionsDefName");
		this.served.assets().dynamicPartitions().delete(name, arguments.texts("partitionKeys"));
		return Node.of("DeleteDynamicPartitionsSuccess").with("partitionsDefName", name);
	}

	private boolean isDefined(JsonObject arguments) {
		JsonObject selector = arguments.object("repositorySelector");
		String name = arguments.text("partitionsDefName");
		return this.served.workspace()
			.findRepository(selector.text("repositoryLocationName"), selector.text("repositoryName"))
			.stream()
			.flatMap((repository) -> repository.jobs().stream())
			.flatMap((job) -> job.assets().stream())
			.map(AssetDefinition::partitions)
			.anyMatch((partitions) -> partitions != null && name.equals(partitions.name()));
	}

	private static Node undefined() {
		return ErrorNodes.of("UnauthorizedError",
				"The repository does not contain a dynamic partitions definition with the given name.");
	}

	private Stream<JobDefinition> partitioned(JsonObject selector) {
		return this.served.workspace()
			.findRepository(selector.text("repositoryLocationName"), selector.text("repositoryName"))
			.stream()
			.flatMap((repository) -> repository.jobs().stream())
			.filter((job) -> job.partitions() != null);
	}

	private Node set(JsonObject selector, JobDefinition job) {
		PartitionsDefinition partitions = Objects.requireNonNull(job.partitions());
		String location = selector.text("repositoryLocationName");
		String repository = selector.text("repositoryName");
		return Node.of("PartitionSet")
			.with("id", Ids.hash(location, repository, job.name() + SUFFIX))
			.with("name", job.name() + SUFFIX)
			.with("pipelineName", job.name())
			.with("solidSelection", null)
			.with("mode", "default")
			.byArguments("partitionsOrError", (arguments) -> partitions(job, partitions, arguments))
			.byArguments("partition", (arguments) -> partition(job, partitions, arguments.text("partitionName")))
			.lazy("partitionStatusesOrError", () -> this.backfills.statuses(location, repository, job))
			.lazy("repositoryOrigin", () -> WorkspaceFields.origin(location, repository));
	}

	private Node partitions(JobDefinition job, PartitionsDefinition partitions, JsonObject arguments) {
		List<String> keys = this.served.assets().dynamicPartitions().keys(partitions);
		String cursor = arguments.textOrNull("cursor");
		Integer limit = arguments.numberOrNull("limit");
		boolean reverse = Boolean.TRUE.equals(arguments.value("reverse"));
		int place = (cursor != null) ? keys.indexOf(cursor) : -1;
		int start = (cursor != null && !reverse) ? place + 1 : 0;
		int end = (cursor != null && reverse) ? place : keys.size();
		if (limit != null && limit != 0) {
			start = reverse ? Math.max(0, end - limit) : start;
			end = reverse ? end : Math.min(end, start + limit);
		}
		return Node.of("Partitions")
			.with("results", keys.subList(start, end).stream().map((key) -> partition(job, partitions, key)).toList());
	}

	private static Node partition(JobDefinition job, PartitionsDefinition partitions, String key) {
		return Node.of("Partition")
			.with("name", key)
			.with("partitionSetName", job.name() + SUFFIX)
			.with("solidSelection", null)
			.with("mode", "default")
			.lazy("runConfigOrError",
					() -> Node.of("PartitionRunConfig").with("yaml", PythonYaml.dump(job.partitionConfig(key))))
			.lazy("tagsOrError",
					() -> Node.of("PartitionTags").with("results", WorkspaceFields.tags(tags(job, partitions, key))));
	}

	private static Map<String, String> tags(JobDefinition job, PartitionsDefinition partitions, String key) {
		Map<String, String> tags = new TreeMap<>();
		tags.put(RunRequest.PARTITION, key);
		tags.put("dagster/partition_set", job.name() + SUFFIX);
		List<String> names = List.copyOf(partitions.dimensions().keySet());
		String[] values = key.split("\\|", -1);
		for (int i = 0; i < names.size() && i < values.length; i++) {
			tags.put(RunRequest.PARTITION + "/" + names.get(i), values[i]);
		}
		return tags;
	}

}
