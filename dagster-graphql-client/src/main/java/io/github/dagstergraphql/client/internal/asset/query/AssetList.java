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

package io.github.dagstergraphql.client.internal.asset.query;

import java.util.List;
import java.util.Objects;

import io.github.dagstergraphql.client.internal.shape.Required;
import io.github.dagstergraphql.client.key.AssetKey;
import org.jspecify.annotations.Nullable;

/**
 * An {@code AssetConnection}.
 *
 * @param nodes the assets
 */
record AssetList(@Nullable List<@Nullable Node> nodes) {

	AssetPage toPage() {
		List<Node> all = Required.list(this.nodes, "nodes");
		return new AssetPage(keys(),
				all.stream().map(Node::definition).filter(Objects::nonNull).map(AssetFields::toAsset).toList());
	}

	List<AssetKey> keys() {
		return Required.list(this.nodes, "nodes")
			.stream()
			.map((node) -> KeyPath.required(node.key(), "nodes.key"))
			.toList();
	}

	/**
	 * An {@code Asset}.
	 *
	 * @param key the key
	 * @param definition the definition; {@code null} if no code location has one
	 */
	record Node(@Nullable KeyPath key, @Nullable AssetFields definition) {

	}

}
