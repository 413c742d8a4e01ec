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

import java.util.List;
import java.util.Objects;

import io.github.dagstergraphql.client.key.AssetKey;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Asset that several repositories define, so that it depends on Dagster which definition
 * counts ({@code AssetNodeDefinitionCollision}).
 *
 * @since 0.1.0
 */
public final class AssetDefinitionCollision {

	private final AssetKey assetKey;

	private final List<Repository> repositories;

	private AssetDefinitionCollision(AssetKey assetKey, List<Repository> repositories) {
		Assert.notNull(assetKey, "asset key must not be null");
		Assert.notNull(repositories, "repositories must not be null");
		this.assetKey = assetKey;
		this.repositories = List.copyOf(repositories);
	}

	/**
	 * Create a collision, for example for tests.
	 * @param assetKey the asset key
	 * @param repositories the repositories that define the asset
	 * @return the collision
	 */
	public static AssetDefinitionCollision of(AssetKey assetKey, List<Repository> repositories) {
		return new AssetDefinitionCollision(assetKey, repositories);
	}

	/**
	 * Return the asset.
	 * @return {@code assetKey}
	 */
	public AssetKey assetKey() {
		return this.assetKey;
	}

	/**
	 * Return the repositories that define the asset.
	 * @return {@code repositories}, by code location and name, unmodifiable
	 */
	public List<Repository> repositories() {
		return this.repositories;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof AssetDefinitionCollision that && this.assetKey.equals(that.assetKey)
				&& this.repositories.equals(that.repositories));
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.assetKey, this.repositories);
	}

	@Override
	public String toString() {
		return "AssetDefinitionCollision[" + this.assetKey + ", repositories=" + this.repositories + "]";
	}

	/**
	 * Repository that defines an asset.
	 *
	 * @param locationName the name of the code location
	 * @param repositoryName the name of the repository, {@code __repository__} for
	 * {@code Definitions}
	 * @since 0.1.0
	 */
	public record Repository(String locationName, String repositoryName) {

		@Override
		public String toString() {
			return this.locationName + " (" + this.repositoryName + ")";
		}

	}

}
