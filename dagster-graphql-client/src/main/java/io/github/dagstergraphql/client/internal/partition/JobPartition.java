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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.internal.operation.Result;
import io.github.dagstergraphql.client.internal.operation.ServerError;
import io.github.dagstergraphql.client.internal.operation.TreeField;
import io.github.dagstergraphql.client.internal.shape.Required;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Run config and tags of a {@code Partition} of a job.
 *
 * @param runConfigYaml the run config
 * @param tags the tags, with those that identify the partition
 */
public record JobPartition(String runConfigYaml, Map<String, String> tags) {

	private static final String TYPE_NAME = "__typename";

	private static final String DIMENSION_TAG = AssetPartitionKeys.TAG + "/";

	static @Nullable Result<JobPartition> read(JsonNode data) {
		return TreeField.union(data, "partitionSetOrError", "PartitionSet", JobPartition::of);
	}

	private static Result<JobPartition> of(JsonNode set) {
		JsonNode partition = Required.field(set.get("partition"), "partition");
		JsonNode config = partition.path("runConfigOrError");
		if (!"PartitionRunConfig".equals(config.path(TYPE_NAME).asString(null))) {
			return new Result.Failure<>(ServerError.of(config));
		}
		JsonNode tags = partition.path("tagsOrError");
		if (!"PartitionTags".equals(tags.path(TYPE_NAME).asString(null))) {
			return new Result.Failure<>(ServerError.of(tags));
		}
		Map<String, String> map = new LinkedHashMap<>();
		for (JsonNode tag : Required.array(tags.get("results"), "tagsOrError.results")) {
			map.put(Required.string(tag.get("key"), "tagsOrError.results.key"),
					Required.string(tag.get("value"), "tagsOrError.results.value"));
		}
		return new Result.Value<>(new JobPartition(Required.string(config.get("yaml"), "runConfigOrError.yaml"), map));
	}

	/**
	 * Return the names of the dimensions of the partition.
	 * @return the names in alphabetical order; empty if there are none
	 */
	List<String> dimensions() {
		return this.tags.keySet()
			.stream()
			.filter((key) -> key.startsWith(DIMENSION_TAG))
			.map((key) -> key.substring(DIMENSION_TAG.length()))
			.sorted()
			.toList();
	}

	/**
	 * Return a description without the run config and the tags, which may contain
	 * secrets.
	 */
	@Override
	public String toString() {
		return "JobPartition";
	}

}
