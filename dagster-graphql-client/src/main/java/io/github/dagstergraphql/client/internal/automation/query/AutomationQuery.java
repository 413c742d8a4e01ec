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

package io.github.dagstergraphql.client.internal.automation.query;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.internal.workspace.RepositoryName;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Query for a schedule or sensor.
 *
 * @param kind the kind
 * @param name the name
 * @param location the code location, or {@code null} for any
 * @param repository the repository, or {@code null} for any
 */
public record AutomationQuery(AutomationKind kind, String name, @Nullable String location,
		@Nullable String repository) {

	public AutomationQuery {
		Assert.hasText(name, () -> kind.word() + " name must not be empty");
	}

	public AutomationQuery withLocation(String locationName) {
		Assert.hasText(locationName, "location name must not be empty");
		return new AutomationQuery(this.kind, this.name, locationName, this.repository);
	}

	public AutomationQuery withRepository(String repositoryName) {
		Assert.hasText(repositoryName, "repository name must not be empty");
		return new AutomationQuery(this.kind, this.name, this.location, repositoryName);
	}

	/**
	 * Return this query with a default location and repository.
	 * @param defaultLocation the code location, or {@code null}
	 * @param defaultRepository the repository, or {@code null}
	 * @return this query if it has a location or a repository
	 */
	AutomationQuery orElse(@Nullable String defaultLocation, @Nullable String defaultRepository) {
		return (this.location == null && this.repository == null)
				? new AutomationQuery(this.kind, this.name, defaultLocation, defaultRepository) : this;
	}

	/**
	 * Return the repository if the query names it completely.
	 * @return the repository, or {@code null}
	 */
	@Nullable RepositoryName complete() {
		return (this.location != null && this.repository != null) ? new RepositoryName(this.location, this.repository)
				: null;
	}

	boolean admits(RepositoryName place) {
		return (this.location == null || this.location.equals(place.location()))
				&& (this.repository == null || this.repository.equals(place.repository()));
	}

	/**
	 * Convert this query to a {@code ScheduleSelector} or {@code SensorSelector}.
	 * @param place the repository
	 * @return the value of the variable
	 */
	Map<String, String> toSelector(RepositoryName place) {
		return selector(this.kind.selectorField(), place);
	}

	/**
	 * Convert this query to an {@code InstigationSelector}.
	 * @param place the repository
	 * @return the value of the variable
	 */
	Map<String, String> toInstigationSelector(RepositoryName place) {
		return selector("name", place);
	}

	private Map<String, String> selector(String nameField, RepositoryName place) {
		return Map.of("repositoryName", place.repository(), "repositoryLocationName", place.location(), nameField,
				this.name);
	}

	@Override
	public String toString() {
		return Stream.of(this.location, this.repository, this.name)
			.filter(Objects::nonNull)
			.collect(Collectors.joining("."));
	}

}
