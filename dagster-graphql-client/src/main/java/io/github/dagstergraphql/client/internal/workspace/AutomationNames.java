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
 * Names of the schedules and sensors of all loaded code locations.
 *
 * @param repositories the repositories, including those without schedules and sensors
 */
public record AutomationNames(List<Repository> repositories) {

	static @Nullable Result<AutomationNames> read(JsonNode data) {
		return TreeField.union(data, "repositoriesOrError", "RepositoryConnection",
				(connection) -> new Result.Value<>(new AutomationNames(Required.array(connection.get("nodes"), "nodes")
					.valueStream()
					.map(Repository::read)
					.toList())));
	}

	/**
	 * Return the names of the loaded code locations.
	 * @return the names, each once
	 */
	public List<String> locations() {
		return this.repositories.stream().map((repository) -> repository.name().location()).distinct().toList();
	}

	/**
	 * Schedules and sensors of a repository.
	 *
	 * @param name the repository
	 * @param schedules the names of the schedules
	 * @param sensors the names of the sensors
	 */
	public record Repository(RepositoryName name, List<String> schedules, List<String> sensors) {

		private static Repository read(JsonNode node) {
			return new Repository(RepositoryName.read(node, "nodes"), names(node, "schedules"), names(node, "sensors"));
		}

		private static List<String> names(JsonNode node, String field) {
			return Required.array(node.get(field), field)
				.valueStream()
				.map((element) -> Required.string(element.get("name"), field + ".name"))
				.toList();
		}

	}

}
