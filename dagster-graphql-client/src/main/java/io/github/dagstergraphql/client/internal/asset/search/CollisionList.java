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

import java.util.Comparator;
import java.util.List;

import io.github.dagstergraphql.client.asset.AssetDefinitionCollision;
import io.github.dagstergraphql.client.internal.asset.query.KeyPath;
import io.github.dagstergraphql.client.internal.shape.Required;
import org.jspecify.annotations.Nullable;

/**
 * The data of a response with assets that several repositories define.
 *
 * @param assetNodeDefinitionCollisions the assets
 */
record CollisionList(@Nullable List<@Nullable Collision> assetNodeDefinitionCollisions) {

	List<AssetDefinitionCollision> toCollisions() {
		return Required.list(this.assetNodeDefinitionCollisions, "assetNodeDefinitionCollisions")
			.stream()
			.map(Collision::toCollision)
			.toList();
	}

	/**
	 * An {@code AssetNodeDefinitionCollision}.
	 *
	 * @param assetKey the asset
	 * @param repositories the repositories
	 */
	record Collision(@Nullable KeyPath assetKey, @Nullable List<@Nullable Repository> repositories) {

		private AssetDefinitionCollision toCollision() {
			return AssetDefinitionCollision.of(KeyPath.required(this.assetKey, "assetKey"),
					Required.list(this.repositories, "repositories")
						.stream()
						.map(Repository::toRepository)
						.sorted(Comparator.comparing(AssetDefinitionCollision.Repository::locationName)
							.thenComparing(AssetDefinitionCollision.Repository::repositoryName))
						.toList());
		}

	}

	/**
	 * A {@code Repository}.
	 *
	 * @param name the name
	 * @param location the code location
	 */
	record Repository(@Nullable String name, @Nullable Location location) {

		private AssetDefinitionCollision.Repository toRepository() {
			return new AssetDefinitionCollision.Repository(Required
				.text(Required.field(this.location, "repositories.location").name(), "repositories.location.name"),
					Required.text(this.name, "repositories.name"));
		}

	}

	/**
	 * A {@code RepositoryLocation}.
	 *
	 * @param name the name
	 */
	record Location(@Nullable String name) {

	}

}
