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

package io.github.dagstergraphql.client.internal.asset.search;

import java.util.List;

import io.github.dagstergraphql.client.internal.asset.query.KeyPath;
import io.github.dagstergraphql.client.internal.shape.Required;
import io.github.dagstergraphql.client.key.AssetKey;
import org.jspecify.annotations.Nullable;

/**
 * The data of a response with the assets that code locations define.
 *
 * @param assetNodes the assets
 */
record DefinedAssets(@Nullable List<@Nullable Node> assetNodes) {

	List<AssetKey> keys() {
		return Required.list(this.assetNodes, "assetNodes")
			.stream()
			.map((node) -> KeyPath.required(node.assetKey(), "assetNodes.assetKey"))
			.toList();
	}

	/**
	 * An {@code AssetNode}.
	 *
	 * @param assetKey the key
	 */
	record Node(@Nullable KeyPath assetKey) {

	}

}
