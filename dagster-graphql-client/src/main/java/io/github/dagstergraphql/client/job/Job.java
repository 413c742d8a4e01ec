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

package io.github.dagstergraphql.client.job;

import java.net.URI;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Job of a code location ({@code Job}).
 *
 * @since 0.1.0
 */
public final class Job {

	private final String name;

	private final String locationName;

	private final String repositoryName;

	private final @Nullable String description;

	private final Map<String, String> tags;

	private final List<String> owners;

	private final boolean partitioned;

	private final boolean assetJob;

	private final List<String> scheduleNames;

	private final List<String> sensorNames;

	private final @Nullable URI uiUrl;

	private Job(Builder builder) {
		this.name = builder.name;
		this.locationName = builder.locationName;
		this.repositoryName = builder.repositoryName;
		this.description = builder.description;
		this.tags = Collections.unmodifiableMap(new LinkedHashMap<>(builder.tags));
		this.owners = List.copyOf(builder.owners);
		this.partitioned = builder.partitioned;
		this.assetJob = builder.assetJob;
		this.scheduleNames = List.copyOf(builder.scheduleNames);
		this.sensorNames = List.copyOf(builder.sensorNames);
		this.uiUrl = builder.uiUrl;
	}

	/**
	 * Create a builder, for example for tests.
	 * @param name the name
	 * @param locationName the name of the code location
	 * @param repositoryName the name of the repository
	 * @return the builder
	 * @throws IllegalArgumentException if a name is blank
	 */
	public static Builder builder(String name, String locationName, String repositoryName) {
		return new Builder(name, locationName, repositoryName);
	}

	/**
	 * Return the name.
	 * @return the name, unique among the jobs of the repository
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Return the name of the code location.
	 * @return the name
	 */
	public String locationName() {
		return this.locationName;
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
	 * Return the tags of the definition.
	 * @return the tags, unmodifiable
	 */
	public Map<String, String> tags() {
		return this.tags;
	}

	/**
	 * Return the owners.
	 * @return the email addresses of users, and the names of teams with the prefix
	 * {@code team:}, unmodifiable; empty if the server does not report owners, such as
	 * 1.9
	 */
	public List<String> owners() {
		return this.owners;
	}

	/**
	 * Return whether the job is partitioned, so that single partitions of it can be
	 * launched and backfilled.
	 * @return {@code true} if Dagster has a partition set for it
	 */
	public boolean isPartitioned() {
		return this.partitioned;
	}

	/**
	 * Return whether the job materializes assets ({@code define_asset_job}).
	 * @return {@code Job.isAssetJob}
	 */
	public boolean isAssetJob() {
		return this.assetJob;
	}

	/**
	 * Return the names of the schedules that launch the job.
	 * @return the names of schedules of the same repository, sorted, unmodifiable
	 */
	public List<String> scheduleNames() {
		return this.scheduleNames;
	}

	/**
	 * Return the names of the sensors that target the job.
	 * @return the names of sensors of the same repository, sorted, unmodifiable
	 */
	public List<String> sensorNames() {
		return this.sensorNames;
	}

	/**
	 * Return the URL of the job in Dagster's user interface.
	 * @return the URL of its page; {@code null} only if a test has created the job
	 * without one
	 */
	public @Nullable URI uiUrl() {
		return this.uiUrl;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof Job job && state().equals(job.state()));
	}

	@Override
	public int hashCode() {
		return state().hashCode();
	}

	private List<@Nullable Object> state() {
		return Arrays.asList(this.name, this.locationName, this.repositoryName, this.description, this.tags,
				this.owners, this.partitioned, this.assetJob, this.scheduleNames, this.sensorNames, this.uiUrl);
	}

	/**
	 * Return the names and the kind of the job, but not its tags.
	 */
	@Override
	public String toString() {
		return "Job[" + this.locationName + "." + this.repositoryName + "." + this.name + ", partitioned="
				+ this.partitioned + ", assetJob=" + this.assetJob + ", scheduleNames=" + this.scheduleNames
				+ ", sensorNames=" + this.sensorNames + "]";
	}

	/**
	 * Builder for a {@link Job}.
	 *
	 * @since 0.1.0
	 */
	public static final class Builder {

		private final String name;

		private final String locationName;

		private final String repositoryName;

		private @Nullable String description;

		private Map<String, String> tags = Map.of();

		private List<String> owners = List.of();

		private boolean partitioned;

		private boolean assetJob;

		private List<String> scheduleNames = List.of();

		private List<String> sensorNames = List.of();

		private @Nullable URI uiUrl;

		private Builder(String name, String locationName, String repositoryName) {
			Assert.hasText(name, "job name must not be empty");
			Assert.hasText(locationName, "location name must not be empty");
			Assert.hasText(repositoryName, "repository name must not be empty");
			this.name = name;
			this.locationName = locationName;
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
		 * Set the tags. Defaults to none.
		 * @param tags the tags
		 * @return this builder
		 */
		public Builder tags(Map<String, String> tags) {
			Assert.notNull(tags, "tags must not be null");
			this.tags = tags;
			return this;
		}

		/**
		 * Set the owners. Defaults to none.
		 * @param owners the owners
		 * @return this builder
		 */
		public Builder owners(List<String> owners) {
			Assert.notNull(owners, "owners must not be null");
			this.owners = owners;
			return this;
		}

		/**
		 * Set whether the job is partitioned. Defaults to {@code false}.
		 * @param partitioned whether it is
		 * @return this builder
		 */
		public Builder partitioned(boolean partitioned) {
			this.partitioned = partitioned;
			return this;
		}

		/**
		 * Set whether the job materializes assets. Defaults to {@code false}.
		 * @param assetJob whether it does
		 * @return this builder
		 */
		public Builder assetJob(boolean assetJob) {
			this.assetJob = assetJob;
			return this;
		}

		/**
		 * Set the schedules that launch the job. Defaults to none.
		 * @param scheduleNames the names of the schedules
		 * @return this builder
		 */
		public Builder scheduleNames(List<String> scheduleNames) {
			Assert.notNull(scheduleNames, "schedule names must not be null");
			this.scheduleNames = scheduleNames;
			return this;
		}

		/**
		 * Set the sensors that target the job. Defaults to none.
		 * @param sensorNames the names of the sensors
		 * @return this builder
		 */
		public Builder sensorNames(List<String> sensorNames) {
			Assert.notNull(sensorNames, "sensor names must not be null");
			this.sensorNames = sensorNames;
			return this;
		}

		/**
		 * Set the URL in the user interface. Defaults to none.
		 * @param uiUrl the URL, or {@code null}
		 * @return this builder
		 */
		public Builder uiUrl(@Nullable URI uiUrl) {
			this.uiUrl = uiUrl;
			return this;
		}

		/**
		 * Create the job.
		 * @return the job
		 */
		public Job build() {
			return new Job(this);
		}

	}

}
