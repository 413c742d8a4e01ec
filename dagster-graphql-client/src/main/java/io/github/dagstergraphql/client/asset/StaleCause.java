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

package io.github.dagstergraphql.client.asset;

import io.github.dagstergraphql.client.key.AssetKey;
import org.jspecify.annotations.Nullable;

/**
 * Reason why an asset is stale ({@code StaleCause}).
 *
 * @param assetKey the stale asset
 * @param partition the stale partition, or {@code null}
 * @param category what has changed
 * @param reason the reason, in the words of the server, such as
 * {@code has a new materialization}
 * @param dependency the asset that has changed, or {@code null}
 * @param dependencyPartition the partition that has changed, or {@code null}
 * @since 0.1.0
 */
public record StaleCause(AssetKey assetKey, @Nullable String partition, Category category, String reason,
		@Nullable AssetKey dependency, @Nullable String dependencyPartition) {

	/**
	 * What has changed ({@code StaleCauseCategory}).
	 */
	public enum Category {

		/** The code of the asset. */
		CODE,

		/** The data of an upstream asset. */
		DATA,

		/** The upstream assets themselves. */
		DEPENDENCIES,

		/** A category that this version of the client does not know. */
		UNKNOWN

	}

}
