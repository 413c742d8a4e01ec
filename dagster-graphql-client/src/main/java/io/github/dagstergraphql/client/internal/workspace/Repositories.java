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

import io.github.dagstergraphql.client.internal.operation.Result;
import io.github.dagstergraphql.client.internal.operation.TreeField;
import io.github.dagstergraphql.client.internal.shape.Required;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Repositories in which to search for jobs.
 *
 * @param names the repositories of all loaded code locations
 * @param unloadedLocations the code locations that failed to load or are still loading
 */
record Repositories(List<RepositoryName> names, List<String> unloadedLocations) {

	static @Nullable Result<Repositories> read(JsonNode data) {
		return TreeField.union(data, "repositoriesOrError", "RepositoryConnection",
				(connection) -> new Result.Value<>(new Repositories(names(connection.get("nodes")), unloaded(data))));
	}

	private static List<RepositoryName> names(@Nullable JsonNode nodes) {
		return Required.array(nodes, "nodes").valueStream().map((node) -> RepositoryName.read(node, "nodes")).toList();
	}

	// Only for a warning. If it fails, all code locations are treated as loaded.
	private static List<String> unloaded(JsonNode data) {
		return data.path("workspaceOrError")
			.path("locationEntries")
			.valueStream()
			.filter((entry) -> !"RepositoryLocation"
				.equals(entry.path("locationOrLoadError").path("__typename").asString(null)))
			.map((entry) -> entry.path("name").asString(""))
			.filter((name) -> !name.isEmpty())
			.toList();
	}

}
