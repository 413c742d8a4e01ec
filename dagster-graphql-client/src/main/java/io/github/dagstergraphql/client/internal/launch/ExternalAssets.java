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

package io.github.dagstergraphql.client.internal.launch;

import io.github.dagstergraphql.client.internal.shape.Required;
import io.github.dagstergraphql.client.internal.text.MessageText;
import io.github.dagstergraphql.client.job.InvalidSubsetException;
import io.github.dagstergraphql.client.key.AssetKey;
import tools.jackson.databind.JsonNode;

/**
 * Recognizes and rejects external assets, for which a run has no step.
 */
public final class ExternalAssets {

	private ExternalAssets() {
	}

	/**
	 * Return whether an asset is external.
	 * @param node the {@code AssetNode} with {@code isExecutable} and {@code jobNames}
	 * @return {@code true} if a run cannot materialize it
	 */
	public static boolean isExternal(JsonNode node) {
		// old servers report external assets as executable
		return !node.path("isExecutable").asBoolean(true)
				|| Required.array(node.get("jobNames"), "assetNodes.jobNames").isEmpty();
	}

	/**
	 * Create the exception for an external asset.
	 * @param key the asset
	 * @return the exception
	 */
	public static InvalidSubsetException rejected(AssetKey key) {
		return new InvalidSubsetException("InvalidSubsetError",
				"Asset %s cannot be materialized: it is external, and no code location computes it"
					.formatted(MessageText.name(key.toString())),
				null);
	}

}
