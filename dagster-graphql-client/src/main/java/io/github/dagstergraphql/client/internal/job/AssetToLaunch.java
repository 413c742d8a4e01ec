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

package io.github.dagstergraphql.client.internal.job;

import java.util.List;

import io.github.dagstergraphql.client.internal.launch.ExternalAssets;
import io.github.dagstergraphql.client.internal.metadata.AssetKeys;
import io.github.dagstergraphql.client.internal.operation.Result;
import io.github.dagstergraphql.client.internal.operation.TreeField;
import io.github.dagstergraphql.client.internal.partition.AssetPartitionKeys;
import io.github.dagstergraphql.client.internal.shape.Required;
import io.github.dagstergraphql.client.internal.workspace.RepositoryName;
import io.github.dagstergraphql.client.key.AssetKey;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An {@code AssetNode} with the fields that are required to materialize it.
 *
 * @param key the key
 * @param jobs the jobs that contain the asset
 * @param place the repository
 * @param external whether no run can materialize it
 * @param partitioned whether it is partitioned
 * @param partitions the partitions, or {@code null} if there are none or they have not
 * been requested
 */
record AssetToLaunch(AssetKey key, List<String> jobs, RepositoryName place, boolean external, boolean partitioned,
		@Nullable AssetPartitionKeys partitions) {

	static @Nullable Result<List<AssetToLaunch>> read(JsonNode data) {
		return TreeField.list(data, "assetNodes", AssetToLaunch::of);
	}

	private static AssetToLaunch of(JsonNode node) {
		AssetKey key = AssetKeys.read(node.get("assetKey"), "assetNodes.assetKey");
		return new AssetToLaunch(key, Required.strings(node.get("jobNames"), "assetNodes.jobNames"),
				RepositoryName.read(node.path("repository"), "assetNodes.repository"), ExternalAssets.isExternal(node),
				node.path("isPartitioned").asBoolean(false), AssetPartitionKeys.read("Asset " + key, node));
	}

}
