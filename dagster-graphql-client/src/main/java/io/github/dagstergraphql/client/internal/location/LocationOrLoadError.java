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

package io.github.dagstergraphql.client.internal.location;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.dagstergraphql.client.error.PythonErrorInfo;
import io.github.dagstergraphql.client.internal.operation.ServerError.PythonCause;
import io.github.dagstergraphql.client.internal.shape.Required;
import io.github.dagstergraphql.client.location.LocationResource;
import org.jspecify.annotations.Nullable;

/**
 * Either a {@code RepositoryLocation} or a {@code PythonError}.
 *
 * @param typeName the type
 * @param className the Python class of an error
 * @param message the message of an error
 * @param stack the stack trace of an error
 * @param cause the cause of an error
 * @param repositories the repositories; {@code null} unless they are selected
 * @param dagsterLibraryVersions the versions of libraries; {@code null} on older servers
 */
record LocationOrLoadError(@JsonProperty("__typename") @Nullable String typeName, @Nullable String className,
		@Nullable String message, @Nullable List<@Nullable String> stack, @Nullable PythonCause cause,
		@Nullable List<@Nullable Repository> repositories, @Nullable List<@Nullable Library> dagsterLibraryVersions) {

	String requiredType() {
		return Required.field(this.typeName, "locationOrLoadError.__typename");
	}

	/**
	 * Return the reason why the location failed to load.
	 * @return the reason, or {@code null} if it is loaded
	 */
	@Nullable PythonErrorInfo loadError() {
		return requiredType().equals("RepositoryLocation") ? null
				: new PythonCause(this.className, this.message, this.stack, this.cause).toPythonError();
	}

	List<String> repositoryNames() {
		return (this.repositories == null) ? List.of()
				: Required.list(this.repositories, "repositories")
					.stream()
					.map((repository) -> Required.field(repository.name(), "repositories.name"))
					.sorted()
					.toList();
	}

	Map<String, String> libraryVersions() {
		Map<String, String> versions = new LinkedHashMap<>();
		if (this.dagsterLibraryVersions != null) {
			Required.list(this.dagsterLibraryVersions, "dagsterLibraryVersions")
				.forEach((library) -> versions.put(Required.field(library.name(), "dagsterLibraryVersions.name"),
						Required.field(library.version(), "dagsterLibraryVersions.version")));
		}
		return versions;
	}

	List<LocationResource> resources() {
		return Required.list(this.repositories, "repositories")
			.stream()
			.flatMap(Repository::toResources)
			.sorted(Comparator.comparing(LocationResource::repositoryName).thenComparing(LocationResource::name))
			.toList();
	}

	/**
	 * A {@code Repository}.
	 *
	 * @param name the name
	 * @param allTopLevelResourceDetails the resources; {@code null} unless they are
	 * selected
	 */
	record Repository(@Nullable String name, @Nullable List<@Nullable ResourceFields> allTopLevelResourceDetails) {

		Stream<LocationResource> toResources() {
			String repository = Required.text(this.name, "repositories.name");
			return Required.list(this.allTopLevelResourceDetails, "allTopLevelResourceDetails")
				.stream()
				.map((resource) -> resource.toResource(repository));
		}

	}

	/**
	 * A {@code DagsterLibraryVersion}.
	 *
	 * @param name the library
	 * @param version its version
	 */
	record Library(@Nullable String name, @Nullable String version) {

	}

}
