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

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import io.github.dagstergraphql.client.error.PythonErrorInfo;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * State of a code location in the webserver ({@code WorkspaceLocationEntry}).
 *
 * @since 0.1.0
 */
public final class LocationEntry {

	private final String locationName;

	private final LoadStatus loadStatus;

	private final @Nullable PythonErrorInfo loadError;

	private final Instant updated;

	private final List<String> repositoryNames;

	private final Map<String, String> libraryVersions;

	private final Map<String, Boolean> permissions;

	private LocationEntry(Builder builder) {
		Assert.notNull(builder.updated, "updated must be set");
		this.locationName = builder.locationName;
		this.loadStatus = builder.loadStatus;
		this.loadError = builder.loadError;
		this.updated = builder.updated;
		this.repositoryNames = List.copyOf(builder.repositoryNames);
		this.libraryVersions = Collections.unmodifiableMap(new LinkedHashMap<>(builder.libraryVersions));
		this.permissions = Collections.unmodifiableMap(new LinkedHashMap<>(builder.permissions));
	}

	/**
	 * Create a builder, for example for tests.
	 * @param locationName the location name
	 * @return the builder
	 * @throws IllegalArgumentException if the location name is blank
	 */
	public static Builder builder(String locationName) {
		return new Builder(locationName);
	}

	/**
	 * Create a builder with the values of this entry.
	 * @return the builder
	 */
	public Builder mutate() {
		return new Builder(this);
	}

	/**
	 * Return the name of the code location.
	 * @return the name
	 */
	public String locationName() {
		return this.locationName;
	}

	/**
	 * Return whether the server has finished loading, successfully or not.
	 * @return the load status
	 */
	public LoadStatus loadStatus() {
		return this.loadStatus;
	}

	/**
	 * Return the error of a code location that failed to load, without parts that repeat
	 * headers of the request.
	 * @return the error, or {@code null} if it did not fail or is not loaded yet
	 */
	public @Nullable PythonErrorInfo loadError() {
		return this.loadError;
	}

	/**
	 * Return the time of the last load, or attempt to load, of the code location.
	 * @return the time
	 */
	public Instant updated() {
		return this.updated;
	}

	/**
	 * Return the names of the repositories of the code location.
	 * @return the names, {@code __repository__} for {@code Definitions}, sorted,
	 * unmodifiable; empty if the location is not loaded
	 */
	public List<String> repositoryNames() {
		return this.repositoryNames;
	}

	/**
	 * Return the versions of the Dagster libraries in the environment of the code
	 * location ({@code RepositoryLocation.dagsterLibraryVersions}). They may differ from
	 * the version of the webserver.
	 * @return the versions by the name of the library, such as {@code dagster},
	 * unmodifiable; empty if the location is not loaded or the server does not report
	 * them, such as 1.0
	 */
	public Map<String, String> libraryVersions() {
		return this.libraryVersions;
	}

	/**
	 * Return the permissions of the caller for the code location
	 * ({@code WorkspaceLocationEntry.permissions}).
	 * @return whether each permission is granted, by its name, such as
	 * {@code launch_pipeline_execution}, unmodifiable; empty if the server does not
	 * report them, such as 1.0
	 */
	public Map<String, Boolean> permissions() {
		return this.permissions;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof LocationEntry that && state().equals(that.state()));
	}

	@Override
	public int hashCode() {
		return state().hashCode();
	}

	private List<@Nullable Object> state() {
		return Arrays.asList(this.locationName, this.loadStatus, this.loadError, this.updated, this.repositoryNames,
				this.libraryVersions, this.permissions);
	}

	@Override
	public String toString() {
		return "LocationEntry[locationName=" + this.locationName + ", loadStatus=" + this.loadStatus + ", loadError="
				+ this.loadError + ", updated=" + this.updated + ", repositoryNames=" + this.repositoryNames
				+ ", libraryVersions=" + this.libraryVersions + "]";
	}

	/**
	 * Builder for a {@link LocationEntry}.
	 *
	 * @since 0.1.0
	 */
	public static final class Builder {

		private final String locationName;

		private LoadStatus loadStatus = LoadStatus.LOADED;

		private @Nullable PythonErrorInfo loadError;

		private @Nullable Instant updated;

		private List<String> repositoryNames = List.of();

		private Map<String, String> libraryVersions = Map.of();

		private Map<String, Boolean> permissions = Map.of();

		private Builder(String locationName) {
			Assert.hasText(locationName, "location name must not be empty");
			this.locationName = locationName;
		}

		private Builder(LocationEntry entry) {
			this.locationName = entry.locationName;
			this.loadStatus = entry.loadStatus;
			this.loadError = entry.loadError;
			this.updated = entry.updated;
			this.repositoryNames = entry.repositoryNames;
			this.libraryVersions = entry.libraryVersions;
			this.permissions = entry.permissions;
		}

		/**
		 * Set the load status. Defaults to {@code LoadStatus.LOADED}.
		 * @param loadStatus the load status
		 * @return this builder
		 */
		public Builder loadStatus(LoadStatus loadStatus) {
			this.loadStatus = loadStatus;
			return this;
		}

		/**
		 * Set the load error. Defaults to {@code null}.
		 * @param loadError the load error
		 * @return this builder
		 */
		public Builder loadError(@Nullable PythonErrorInfo loadError) {
			this.loadError = loadError;
			return this;
		}

		/**
		 * Set the time of the last load.
		 * @param updated the time of the last load
		 * @return this builder
		 */
		public Builder updated(Instant updated) {
			this.updated = updated;
			return this;
		}

		/**
		 * Set the repositories. Defaults to none.
		 * @param repositoryNames the names of the repositories
		 * @return this builder
		 */
		public Builder repositoryNames(List<String> repositoryNames) {
			Assert.notNull(repositoryNames, "repository names must not be null");
			this.repositoryNames = repositoryNames;
			return this;
		}

		/**
		 * Set the versions of the Dagster libraries. Defaults to none.
		 * @param libraryVersions the versions by the name of the library
		 * @return this builder
		 */
		public Builder libraryVersions(Map<String, String> libraryVersions) {
			Assert.notNull(libraryVersions, "library versions must not be null");
			this.libraryVersions = libraryVersions;
			return this;
		}

		/**
		 * Set the permissions. Defaults to none.
		 * @param permissions whether each permission is granted, by its name
		 * @return this builder
		 */
		public Builder permissions(Map<String, Boolean> permissions) {
			Assert.notNull(permissions, "permissions must not be null");
			this.permissions = permissions;
			return this;
		}

		/**
		 * Build the instance.
		 * @return the instance
		 * @throws IllegalArgumentException if a required value is not set
		 */
		public LocationEntry build() {
			return new LocationEntry(this);
		}

	}

	/**
	 * Whether the server has finished loading a code location
	 * ({@code RepositoryLocationLoadStatus}).
	 *
	 * @since 0.1.0
	 */
	public enum LoadStatus {

		/** The code location is being loaded. */
		LOADING,

		/** Loading has finished, successfully or with an error. */
		LOADED,

		/** A status of a newer server that this version of the client does not know. */
		@JsonEnumDefaultValue
		UNKNOWN

	}

}
