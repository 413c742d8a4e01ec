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

package io.github.dagstergraphql.client.internal.workspace;

import java.util.List;

import io.github.dagstergraphql.client.internal.graphql.Required;
import org.jspecify.annotations.Nullable;

/**
 * A {@code RepositoryConnection}.
 *
 * @param nodes the repositories of all code locations that could be loaded
 */
record RepositoryList(@Nullable List<@Nullable Node> nodes) {

	List<RepositoryName> toNames() {
		return Required.list(this.nodes, "nodes").stream().map(Node::toName).toList();
	}

	/**
	 * A repository.
	 *
	 * @param name its name
	 * @param location its code location
	 */
	record Node(@Nullable String name, @Nullable Location location) {

		RepositoryName toName() {
			Location owner = Required.field(this.location, "nodes.location");
			return new RepositoryName(Required.field(owner.name(), "nodes.location.name"),
					Required.field(this.name, "nodes.name"));
		}

	}

	/**
	 * A code location.
	 *
	 * @param name its name
	 */
	record Location(@Nullable String name) {

	}

}
