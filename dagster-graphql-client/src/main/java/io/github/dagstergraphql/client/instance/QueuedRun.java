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

package io.github.dagstergraphql.client.instance;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Run in the queue of the instance, and why it is there.
 *
 * @since 0.1.0
 */
public final class QueuedRun {

	private final String runId;

	private final @Nullable String jobName;

	private final Map<String, String> tags;

	private final @Nullable Instant created;

	private final List<String> pools;

	private final List<String> rootPools;

	private final List<QueueReason> reasons;

	private QueuedRun(Builder builder) {
		this.runId = builder.runId;
		this.jobName = builder.jobName;
		this.tags = builder.tags;
		this.created = builder.created;
		this.pools = builder.pools;
		this.rootPools = builder.rootPools;
		this.reasons = builder.reasons;
	}

	/**
	 * Create a builder, for example for tests.
	 * @param runId the run id
	 * @return the builder
	 * @throws IllegalArgumentException if the run id is empty
	 */
	public static Builder builder(String runId) {
		return new Builder(runId);
	}

	/**
	 * Return the id of the run.
	 * @return the run id
	 */
	public String runId() {
		return this.runId;
	}

	/**
	 * Return the name of the job.
	 * @return the name, or {@code null} if it is not set
	 */
	public @Nullable String jobName() {
		return this.jobName;
	}

	/**
	 * Return the tags of the run.
	 * @return the tags, unmodifiable
	 */
	public Map<String, String> tags() {
		return this.tags;
	}

	/**
	 * Return the time at which the run was created.
	 * @return {@code creationTime}, or {@code null} if the server does not have it, as
	 * 1.5
	 */
	public @Nullable Instant created() {
		return this.created;
	}

	/**
	 * Return the pools of all steps of the run.
	 * @return {@code allPools}, unmodifiable; empty if the server is older than 1.9.12
	 */
	public List<String> pools() {
		return this.pools;
	}

	/**
	 * Return the pools of the steps that do not depend on another step.
	 * @return {@code rootConcurrencyKeys}, without duplicates, unmodifiable; empty if the
	 * server is older than 1.7
	 */
	public List<String> rootPools() {
		return this.rootPools;
	}

	/**
	 * Return why the run is in the queue. The reasons follow from the limits and the runs
	 * in progress, as the daemon of the run queue applies them.
	 * @return the reasons, unmodifiable. If empty, nothing keeps the run in the queue, so
	 * that the daemon starts it when it next checks the queue
	 */
	public List<QueueReason> reasons() {
		return this.reasons;
	}

	/**
	 * Return the priority of the run: runs with a higher one leave the queue earlier.
	 * @return the value of the tag {@code dagster/priority}, or 0
	 */
	public int priority() {
		try {
			return Integer.parseInt(this.tags.getOrDefault("dagster/priority", "0").strip());
		}
		catch (NumberFormatException ex) {
			return 0;
		}
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof QueuedRun that && state().equals(that.state()));
	}

	@Override
	public int hashCode() {
		return state().hashCode();
	}

	private List<@Nullable Object> state() {
		return Arrays.asList(this.runId, this.jobName, this.tags, this.created, this.pools, this.rootPools,
				this.reasons);
	}

	@Override
	public String toString() {
		return "QueuedRun[runId=" + this.runId + ", jobName=" + this.jobName + ", created=" + this.created + ", pools="
				+ this.pools + ", rootPools=" + this.rootPools + ", reasons=" + this.reasons + "]";
	}

	/**
	 * Builder for a {@link QueuedRun}.
	 *
	 * @since 0.1.0
	 */
	public static final class Builder {

		private final String runId;

		private @Nullable String jobName;

		private Map<String, String> tags = Map.of();

		private @Nullable Instant created;

		private List<String> pools = List.of();

		private List<String> rootPools = List.of();

		private List<QueueReason> reasons = List.of();

		private Builder(String runId) {
			Assert.hasText(runId, "run id must not be empty");
			this.runId = runId;
		}

		/**
		 * Set the name of the job. Defaults to {@code null}.
		 * @param jobName the name of the job
		 * @return this builder
		 */
		public Builder jobName(@Nullable String jobName) {
			this.jobName = jobName;
			return this;
		}

		/**
		 * Set the tags of the run. Defaults to Map.of().
		 * @param tags the tags of the run
		 * @return this builder
		 */
		public Builder tags(Map<String, String> tags) {
			this.tags = Map.copyOf(tags);
			return this;
		}

		/**
		 * Set the time at which the run was created. Defaults to {@code null}.
		 * @param created the time at which the run was created
		 * @return this builder
		 */
		public Builder created(@Nullable Instant created) {
			this.created = created;
			return this;
		}

		/**
		 * Set the pools of all steps of the run. Defaults to an empty list.
		 * @param pools the pools of all steps of the run
		 * @return this builder
		 */
		public Builder pools(List<String> pools) {
			this.pools = List.copyOf(pools);
			return this;
		}

		/**
		 * Set the pools of the steps that do not depend on another step. Defaults to an
		 * empty list.
		 * @param rootPools the pools of the steps that do not depend on another step
		 * @return this builder
		 */
		public Builder rootPools(List<String> rootPools) {
			this.rootPools = List.copyOf(rootPools);
			return this;
		}

		/**
		 * Set why the run is in the queue. Defaults to an empty list.
		 * @param reasons why the run is in the queue
		 * @return this builder
		 */
		public Builder reasons(List<QueueReason> reasons) {
			this.reasons = List.copyOf(reasons);
			return this;
		}

		/**
		 * Build the instance.
		 * @return the instance
		 */
		public QueuedRun build() {
			return new QueuedRun(this);
		}

	}

}
