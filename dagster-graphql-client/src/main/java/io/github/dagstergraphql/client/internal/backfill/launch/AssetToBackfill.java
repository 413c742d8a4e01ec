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

package io.github.dagstergraphql.client.internal.backfill.launch;

import java.util.Arrays;
import java.util.List;

import io.github.dagstergraphql.client.internal.launch.ExternalAssets;
import io.github.dagstergraphql.client.internal.metadata.AssetKeys;
import io.github.dagstergraphql.client.internal.operation.Result;
import io.github.dagstergraphql.client.internal.operation.TreeField;
import io.github.dagstergraphql.client.internal.partition.AssetPartitionKeys;
import io.github.dagstergraphql.client.internal.shape.Required;
import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.client.partition.PartitionStatusRange;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An {@code AssetNode} with the fields that are required to backfill it.
 *
 * @param key the key
 * @param external whether no run can materialize it
 * @param upstream the keys of the assets that it depends on
 * @param definition identifies the definition of the partitions, or {@code null} if the
 * asset is not partitioned
 * @param partitions the partitions, or {@code null} if there are none or they have not
 * been requested
 * @param statuses the partitions that are not missing, if requested
 */
record AssetToBackfill(AssetKey key, boolean external, List<AssetKey> upstream, @Nullable Object definition,
		@Nullable AssetPartitionKeys partitions, List<PartitionStatusRange> statuses) {

	private static final String STATUSES = "assetPartitionStatuses";

	private static final String KEYS = "partitionKeysByDimension";

	static @Nullable Result<List<AssetToBackfill>> read(JsonNode data) {
		return TreeField.list(data, "assetNodes", AssetToBackfill::of);
	}

	private static AssetToBackfill of(JsonNode node) {
		AssetKey key = AssetKeys.read(node.get("assetKey"), "assetNodes.assetKey");
		JsonNode definition = node.path("partitionDefinition");
		boolean partitioned = !definition.isMissingNode() && !definition.isNull();
		AssetPartitionKeys partitions = (partitioned && node.has(KEYS)) ? AssetPartitionKeys.read("Asset " + key, node)
				: null;
		return new AssetToBackfill(key, ExternalAssets.isExternal(node),
				Required.array(node.get("dependencyKeys"), "assetNodes.dependencyKeys")
					.valueStream()
					.map((upstream) -> AssetKeys.read(upstream, "assetNodes.dependencyKeys"))
					.toList(),
				partitioned ? identity(definition) : null, partitions,
				(partitions != null && node.has(STATUSES)) ? partitions.ranges(node.get(STATUSES)) : List.of());
	}

	// The description contains the keys of static partitions, and the beginning and the
	// time zone of time windows.
	private static Object identity(JsonNode definition) {
		return Arrays.asList(Required.string(definition.get("type"), "assetNodes.partitionDefinition.type"),
				Required.string(definition.get("description"), "assetNodes.partitionDefinition.description"),
				definition.path("name").asString(""));
	}

	boolean partitioned() {
		return this.definition != null;
	}

}
