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
import java.util.List;

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

	private LocationEntry(Builder builder) {
		Assert.notNull(builder.updated, "updated must be set");
		this.locationName = builder.locationName;
		this.loadStatus = builder.loadStatus;
		this.loadError = builder.loadError;
		this.updated = builder.updated;
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

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof LocationEntry that && state().equals(that.state()));
	}

	@Override
	public int hashCode() {
		return state().hashCode();
	}

	private List<@Nullable Object> state() {
		return Arrays.asList(this.locationName, this.loadStatus, this.loadError, this.updated);
	}

	@Override
	public String toString() {
		return "LocationEntry[locationName=" + this.locationName + ", loadStatus=" + this.loadStatus + ", loadError="
				+ this.loadError + ", updated=" + this.updated + "]";
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

		private Builder(String locationName) {
			Assert.hasText(locationName, "location name must not be empty");
			this.locationName = locationName;
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
