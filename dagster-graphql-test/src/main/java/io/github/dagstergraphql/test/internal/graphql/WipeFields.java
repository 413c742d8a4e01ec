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

import java.util.List;

import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.test.internal.asset.AssetGraph;
import io.github.dagstergraphql.test.internal.json.JsonObject;
import io.github.dagstergraphql.test.internal.python.Python;

/**
 * Mutations that delete the history of assets. The storage does not support partitions,
 * as that of open-source Dagster.
 */
final class WipeFields {

	private final ServedInstance served;

	WipeFields(ServedInstance served) {
		this.served = served;
	}

	Node wipe(List<JsonObject> ranges, RequestContext context) {
		AssetGraph graph = AssetGraph.of(this.served.workspace());
		for (JsonObject range : ranges) {
			AssetKey key = AssetFields.key(range.object("assetKey"));
			if (range.objectOrNull("partitions") != null) {
				return partitions(graph, key, context);
			}
		}
		ranges.forEach((range) -> this.served.assets().wipe(AssetFields.key(range.object("assetKey"))));
		return Node.of("AssetWipeSuccess")
			.with("assetPartitionRanges",
					ranges.stream()
						.map((range) -> Node.of("AssetPartitionRange")
							.with("assetKey", AssetFields.keyNode(AssetFields.key(range.object("assetKey"))))
							.with("partitionRange", null))
						.toList());
	}

	private static Node partitions(AssetGraph graph, AssetKey key, RequestContext context) {
		AssetGraph.Entry entry = graph.find(key);
		if (entry == null) {
			return ErrorNodes.of("AssetNotFoundError", "Asset key %s not found.".formatted(Python.json(key.path())));
		}
		if (entry.definition().partitions() == null) {
			context.serverError();
			return ErrorNodes.python("dagster_shared.check.functions.CheckError", "Expected non-None value: None",
					null);
		}
		return ErrorNodes.of("UnsupportedOperationError", "Partitioned asset wipe is not supported yet.");
	}

}
