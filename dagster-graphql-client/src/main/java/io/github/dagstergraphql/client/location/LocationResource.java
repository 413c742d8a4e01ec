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

import java.util.Arrays;
import java.util.List;

import io.github.dagstergraphql.client.key.AssetKey;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Resource that a code location defines for all of its jobs and assets
 * ({@code ResourceDetails}). Its config is not part of it, since that may be
 * confidential.
 *
 * @since 0.1.0
 */
public final class LocationResource {

	private final String name;

	private final String repositoryName;

	private final @Nullable String description;

	private final @Nullable String type;

	private final List<String> jobNames;

	private final List<AssetKey> assetKeys;

	private final List<String> scheduleNames;

	private final List<String> sensorNames;

	private LocationResource(Builder builder) {
		this.name = builder.name;
		this.repositoryName = builder.repositoryName;
		this.description = builder.description;
		this.type = builder.type;
		this.jobNames = List.copyOf(builder.jobNames);
		this.assetKeys = List.copyOf(builder.assetKeys);
		this.scheduleNames = List.copyOf(builder.scheduleNames);
		this.sensorNames = List.copyOf(builder.sensorNames);
	}

	/**
	 * Create a builder, for example for tests.
	 * @param name the name
	 * @param repositoryName the name of the repository
	 * @return the builder
	 * @throws IllegalArgumentException if a name is blank
	 */
	public static Builder builder(String name, String repositoryName) {
		return new Builder(name, repositoryName);
	}

	/**
	 * Return the name.
	 * @return the key with which ops, assets, schedules and sensors require the resource
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Return the name of the repository.
	 * @return the name, {@code __repository__} for {@code Definitions}
	 */
	public String repositoryName() {
		return this.repositoryName;
	}

	/**
	 * Return the description.
	 * @return the description, or {@code null}
	 */
	public @Nullable String description() {
		return this.description;
	}

	/**
	 * Return the type.
	 * @return the Python class, or the function that creates the resource, with its
	 * module; {@code null} only if a test has created the resource without one
	 */
	public @Nullable String type() {
		return this.type;
	}

	/**
	 * Return the names of the jobs with ops that require the resource.
	 * @return the names, sorted, unmodifiable; empty if the server does not report them,
	 * such as 1.5
	 */
	public List<String> jobNames() {
		return this.jobNames;
	}

	/**
	 * Return the assets that require the resource.
	 * @return the keys, sorted, unmodifiable
	 */
	public List<AssetKey> assetKeys() {
		return this.assetKeys;
	}

	/**
	 * Return the names of the schedules that require the resource.
	 * @return the names, sorted, unmodifiable
	 */
	public List<String> scheduleNames() {
		return this.scheduleNames;
	}

	/**
	 * Return the names of the sensors that require the resource.
	 * @return the names, sorted, unmodifiable
	 */
	public List<String> sensorNames() {
		return this.sensorNames;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof LocationResource that && state().equals(that.state()));
	}

	@Override
	public int hashCode() {
		return state().hashCode();
	}

	private List<@Nullable Object> state() {
		return Arrays.asList(this.name, this.repositoryName, this.description, this.type, this.jobNames, this.assetKeys,
				this.scheduleNames, this.sensorNames);
	}

	@Override
	public String toString() {
		return "LocationResource[" + this.repositoryName + "." + this.name + ", type=" + this.type + ", jobNames="
				+ this.jobNames + ", assetKeys=" + this.assetKeys + ", scheduleNames=" + this.scheduleNames
				+ ", sensorNames=" + this.sensorNames + "]";
	}

	/**
	 * Builder for a {@link LocationResource}.
	 *
	 * @since 0.1.0
	 */
	public static final class Builder {

		private final String name;

		private final String repositoryName;

		private @Nullable String description;

		private @Nullable String type;

		private List<String> jobNames = List.of();

		private List<AssetKey> assetKeys = List.of();

		private List<String> scheduleNames = List.of();

		private List<String> sensorNames = List.of();

		private Builder(String name, String repositoryName) {
			Assert.hasText(name, "resource name must not be empty");
			Assert.hasText(repositoryName, "repository name must not be empty");
			this.name = name;
			this.repositoryName = repositoryName;
		}

		/**
		 * Set the description. Defaults to none.
		 * @param description the description, or {@code null}
		 * @return this builder
		 */
		public Builder description(@Nullable String description) {
			this.description = description;
			return this;
		}

		/**
		 * Set the type. Defaults to none.
		 * @param type the type, or {@code null}
		 * @return this builder
		 */
		public Builder type(@Nullable String type) {
			this.type = type;
			return this;
		}

		/**
		 * Set the jobs. Defaults to none.
		 * @param jobNames the names of the jobs
		 * @return this builder
		 */
		public Builder jobNames(List<String> jobNames) {
			Assert.notNull(jobNames, "job names must not be null");
			this.jobNames = jobNames;
			return this;
		}

		/**
		 * Set the assets. Defaults to none.
		 * @param assetKeys the asset keys
		 * @return this builder
		 */
		public Builder assetKeys(List<AssetKey> assetKeys) {
			Assert.notNull(assetKeys, "asset keys must not be null");
			this.assetKeys = assetKeys;
			return this;
		}

		/**
		 * Set the schedules. Defaults to none.
		 * @param scheduleNames the names of the schedules
		 * @return this builder
		 */
		public Builder scheduleNames(List<String> scheduleNames) {
			Assert.notNull(scheduleNames, "schedule names must not be null");
			this.scheduleNames = scheduleNames;
			return this;
		}

		/**
		 * Set the sensors. Defaults to none.
		 * @param sensorNames the names of the sensors
		 * @return this builder
		 */
		public Builder sensorNames(List<String> sensorNames) {
			Assert.notNull(sensorNames, "sensor names must not be null");
			this.sensorNames = sensorNames;
			return this;
		}

		/**
		 * Create the resource.
		 * @return the resource
		 */
		public LocationResource build() {
			return new LocationResource(this);
		}

	}

}
