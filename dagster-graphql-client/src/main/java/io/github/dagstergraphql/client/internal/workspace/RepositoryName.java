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

import java.util.Map;

import io.github.dagstergraphql.client.internal.shape.Required;
import tools.jackson.databind.JsonNode;

/**
 * A repository in a code location.
 *
 * @param location the code location
 * @param repository the repository, {@code __repository__} for {@code Definitions}
 */
public record RepositoryName(String location, String repository) {

	/**
	 * Read the names of a {@code Repository}.
	 * @param repository the repository
	 * @param field the field of the repository, for the message
	 * @return the name
	 */
	public static RepositoryName read(JsonNode repository, String field) {
		return new RepositoryName(Required.string(repository.path("location").get("name"), field + ".location.name"),
				Required.string(repository.get("name"), field + ".name"));
	}

	/**
	 * Convert this name to a {@code RepositorySelector}.
	 * @return the value of the variable
	 */
	public Map<String, String> toSelector() {
		return Map.of("repositoryName", this.repository, "repositoryLocationName", this.location);
	}

}
