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
import java.util.Objects;

import io.github.dagstergraphql.client.internal.operation.Result;
import io.github.dagstergraphql.client.internal.operation.TreeField;
import io.github.dagstergraphql.client.internal.shape.Required;
import io.github.dagstergraphql.client.internal.workspace.RepositoryName;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The partition keys of an {@code AssetNode}.
 *
 * @param place the repository
 * @param keys the keys of each dimension, by name
 * @param multiple whether there are several dimensions
 * @param dynamicNames the names of the definitions of dynamic partitions
 */
record AssetPartitionDimensions(RepositoryName place, Map<String, List<String>> keys, boolean multiple,
		List<String> dynamicNames) {

	private static final String DIMENSIONS = "partitionKeysByDimension";

	static @Nullable Result<AssetPartitionDimensions> read(JsonNode data) {
		return TreeField.union(data, "assetNodeOrError", "AssetNode", (node) -> new Result.Value<>(of(node)));
	}

	private static AssetPartitionDimensions of(JsonNode node) {
		Map<String, List<String>> keys = new LinkedHashMap<>();
		for (JsonNode dimension : Required.array(node.get(DIMENSIONS), DIMENSIONS)) {
			List<String> values = Required.strings(dimension.get("partitionKeys"), DIMENSIONS + ".partitionKeys");
			keys.put(Required.string(dimension.get("name"), DIMENSIONS + ".name"), values);
		}
		RepositoryName place = RepositoryName.read(node.path("repository"), "repository");
		JsonNode definition = node.path("partitionDefinition");
		List<String> names = definition.path("dimensionTypes")
			.valueStream()
			.map((type) -> type.path("dynamicPartitionsDefinitionName").asString(null))
			.filter(Objects::nonNull)
			.toList();
		return new AssetPartitionDimensions(place, keys,
				"MULTIPARTITIONED".equals(definition.path("type").asString("")), names);
	}

	/**
	 * Return the complete keys.
	 * @return the keys of the only dimension, or all combinations of the keys of several
	 * ones
	 */
	List<String> combined() {
		return Partitions.combine(this.keys.values());
	}

}
