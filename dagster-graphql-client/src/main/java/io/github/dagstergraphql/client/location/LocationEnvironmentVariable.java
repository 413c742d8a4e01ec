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

package io.github.dagstergraphql.client.location;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Environment variable that resources of a code location use
 * ({@code EnvVarWithConsumers}). The value is not part of it: the code location reads it
 * when a run needs the resource, and Dagster does not return it.
 *
 * @since 0.1.0
 */
public final class LocationEnvironmentVariable {

	private final String name;

	private final String repositoryName;

	private final List<String> resourceNames;

	private LocationEnvironmentVariable(Builder builder) {
		this.name = builder.name;
		this.repositoryName = builder.repositoryName;
		this.resourceNames = List.copyOf(builder.resourceNames);
	}

	/**
	 * Create a builder, for example for tests.
	 * @param name the name of the variable
	 * @param repositoryName the name of the repository
	 * @return the builder
	 * @throws IllegalArgumentException if a name is blank
	 */
	public static Builder builder(String name, String repositoryName) {
		return new Builder(name, repositoryName);
	}

	/**
	 * Return the name of the variable.
	 * @return {@code envVarName}, such as that of {@code EnvVar("DATABASE_URL")}
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Return the name of the repository that defines the resources.
	 * @return the name, {@code __repository__} for {@code Definitions}
	 */
	public String repositoryName() {
		return this.repositoryName;
	}

	/**
	 * Return the names of the resources that use the variable.
	 * @return the names of {@code envVarConsumers} ({@link LocationResource#name()}),
	 * sorted, unmodifiable
	 */
	public List<String> resourceNames() {
		return this.resourceNames;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof LocationEnvironmentVariable that && this.name.equals(that.name)
				&& this.repositoryName.equals(that.repositoryName) && this.resourceNames.equals(that.resourceNames));
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.name, this.repositoryName, this.resourceNames);
	}

	@Override
	public String toString() {
		return "LocationEnvironmentVariable[" + this.repositoryName + "." + this.name + ", resourceNames="
				+ this.resourceNames + "]";
	}

	/**
	 * Builder for a {@link LocationEnvironmentVariable}.
	 *
	 * @since 0.1.0
	 */
	public static final class Builder {

		private final String name;

		private final String repositoryName;

		private List<String> resourceNames = List.of();

		private Builder(String name, String repositoryName) {
			Assert.hasText(name, "variable name must not be empty");
			Assert.hasText(repositoryName, "repository name must not be empty");
			this.name = name;
			this.repositoryName = repositoryName;
		}

		/**
		 * Set the resources that use the variable. Defaults to none.
		 * @param resourceNames the names of the resources
		 * @return this builder
		 */
		public Builder resourceNames(List<String> resourceNames) {
			Assert.notNull(resourceNames, "resource names must not be null");
			this.resourceNames = resourceNames;
			return this;
		}

		/**
		 * Create the variable.
		 * @return the variable
		 */
		public LocationEnvironmentVariable build() {
			return new LocationEnvironmentVariable(this);
		}

	}

}
