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

package io.github.dagstergraphql.client.run;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * State of a run as reported by the server at one point in time ({@code Run}). The run
 * config is not included, see {@link RunHandle#runConfig()}.
 *
 * @since 0.1.0
 */
public final class Run {

	private final String id;

	private final String jobName;

	private final @Nullable String locationName;

	private final @Nullable String repositoryName;

	private final RunStatus status;

	private final Map<String, String> tags;

	private final @Nullable Instant created;

	private final @Nullable Instant started;

	private final @Nullable Instant ended;

	private final @Nullable Instant updated;

	private final @Nullable String parentRunId;

	private final @Nullable String rootRunId;

	private final @Nullable RunStatistics statistics;

	private final URI uiUrl;

	private Run(Builder builder) {
		Assert.notNull(builder.jobName, "job name must be set");
		Assert.notNull(builder.status, "status must be set");
		Assert.notNull(builder.uiUrl, "ui url must be set");
		this.id = builder.id;
		this.jobName = builder.jobName;
		this.locationName = builder.locationName;
		this.repositoryName = builder.repositoryName;
		this.status = builder.status;
		this.tags = Collections.unmodifiableMap(new LinkedHashMap<>(builder.tags));
		this.created = builder.created;
		this.started = builder.started;
		this.ended = builder.ended;
		this.updated = builder.updated;
		this.parentRunId = builder.parentRunId;
		this.rootRunId = builder.rootRunId;
		this.statistics = builder.statistics;
		this.uiUrl = builder.uiUrl;
	}

	/**
	 * Create a builder, for example for tests. The job name, the status and the URL of
	 * the user interface are required.
	 * @param id the run id
	 * @return the builder
	 * @throws IllegalArgumentException if the id is blank
	 */
	public static Builder builder(String id) {
		return new Builder(id);
	}

	/**
	 * Return the run id.
	 * @return {@code Run.runId}
	 */
	public String id() {
		return this.id;
	}

	/**
	 * Return the name of the job, such as {@code __ASSET_JOB} for assets.
	 * @return the job name
	 */
	public String jobName() {
		return this.jobName;
	}

	/**
	 * Return the name of the code location of the job.
	 * @return the name, or {@code null} if the server no longer knows it
	 */
	public @Nullable String locationName() {
		return this.locationName;
	}

	/**
	 * Return the name of the repository of the job.
	 * @return the name, or {@code null} if the server no longer knows it
	 */
	public @Nullable String repositoryName() {
		return this.repositoryName;
	}

	/**
	 * Return the status.
	 * @return the status
	 */
	public RunStatus status() {
		return this.status;
	}

	/**
	 * Return the tags, including those of the job and of Dagster itself.
	 * @return an unmodifiable map
	 */
	public Map<String, String> tags() {
		return this.tags;
	}

	/**
	 * Return the time at which the run was created.
	 * @return the time, or {@code null} if the server does not report it (before 1.6 or
	 * so)
	 */
	public @Nullable Instant created() {
		return this.created;
	}

	/**
	 * Return the time at which the run started.
	 * @return the time, or {@code null} if the run has not started or never ran
	 */
	public @Nullable Instant started() {
		return this.started;
	}

	/**
	 * Return the time at which the run ended.
	 * @return the time, or {@code null} if the run is not finished
	 */
	public @Nullable Instant ended() {
		return this.ended;
	}

	/**
	 * Return the time of the last change.
	 * @return the time, or {@code null} if the server does not report it
	 */
	public @Nullable Instant updated() {
		return this.updated;
	}

	/**
	 * Return the id of the run that this run repeats.
	 * @return the run id, or {@code null} if this run is neither a retry nor a
	 * re-execution
	 */
	public @Nullable String parentRunId() {
		return this.parentRunId;
	}

	/**
	 * Return the id of the first run of the chain of retries and re-executions.
	 * @return the run id, or {@code null} if this run is the first one
	 */
	public @Nullable String rootRunId() {
		return this.rootRunId;
	}

	/**
	 * Return the numbers of steps, materializations and expectations so far.
	 * @return the statistics, or {@code null} for runs of a list and if the server cannot
	 * determine them
	 */
	public @Nullable RunStatistics statistics() {
		return this.statistics;
	}

	/**
	 * Return the URL of the run in Dagster's user interface.
	 * @return the URL of the page of this run
	 */
	public URI uiUrl() {
		return this.uiUrl;
	}

	/**
	 * Return the duration of the run.
	 * @return the time from {@link #started()} to {@link #ended()}, or {@code null} if
	 * the run is not finished or never ran
	 */
	public @Nullable Duration duration() {
		return (this.started != null && this.ended != null) ? Duration.between(this.started, this.ended) : null;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof Run run && state().equals(run.state()));
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.id, this.status, this.updated);
	}

	private List<@Nullable Object> state() {
		return Arrays.asList(this.id, this.jobName, this.locationName, this.repositoryName, this.status, this.tags,
				this.created, this.started, this.ended, this.updated, this.parentRunId, this.rootRunId, this.statistics,
				this.uiUrl);
	}

	/**
	 * Return the id, the job and the status, but not the tags, which may be confidential.
	 */
	@Override
	public String toString() {
		return "Run[id=" + this.id + ", jobName=" + this.jobName + ", locationName=" + this.locationName + ", status="
				+ this.status + "]";
	}

	/**
	 * Builder for a {@link Run}.
	 *
	 * @since 0.1.0
	 */
	public static final class Builder {

		private final String id;

		private final Map<String, String> tags = new LinkedHashMap<>();

		private @Nullable String jobName;

		private @Nullable String locationName;

		private @Nullable String repositoryName;

		private @Nullable RunStatus status;

		private @Nullable Instant created;

		private @Nullable Instant started;

		private @Nullable Instant ended;

		private @Nullable Instant updated;

		private @Nullable String parentRunId;

		private @Nullable String rootRunId;

		private @Nullable RunStatistics statistics;

		private @Nullable URI uiUrl;

		private Builder(String id) {
			Assert.hasText(id, "run id must not be empty");
			this.id = id;
		}

		/**
		 * Set the job.
		 * @param jobName the name of the job
		 * @return this builder
		 */
		public Builder jobName(String jobName) {
			this.jobName = jobName;
			return this;
		}

		/**
		 * Set the name of the code location. Defaults to {@code null}.
		 * @param locationName the name of the code location, or {@code null}
		 * @return this builder
		 */
		public Builder locationName(@Nullable String locationName) {
			this.locationName = locationName;
			return this;
		}

		/**
		 * Set the name of the repository. Defaults to {@code null}.
		 * @param repositoryName the name of the repository, or {@code null}
		 * @return this builder
		 */
		public Builder repositoryName(@Nullable String repositoryName) {
			this.repositoryName = repositoryName;
			return this;
		}

		/**
		 * Set the status.
		 * @param status the status
		 * @return this builder
		 */
		public Builder status(RunStatus status) {
			this.status = status;
			return this;
		}

		/**
		 * Add tags. Defaults to no tags.
		 * @param tags keys and values
		 * @return this builder
		 */
		public Builder tags(Map<String, String> tags) {
			this.tags.putAll(tags);
			return this;
		}

		/**
		 * Set the time at which the run was created. Defaults to {@code null}.
		 * @param created the time, or {@code null}
		 * @return this builder
		 */
		public Builder created(@Nullable Instant created) {
			this.created = created;
			return this;
		}

		/**
		 * Set the time at which the run started. Defaults to {@code null}.
		 * @param started the time, or {@code null}
		 * @return this builder
		 */
		public Builder started(@Nullable Instant started) {
			this.started = started;
			return this;
		}

		/**
		 * Set the time at which the run ended. Defaults to {@code null}.
		 * @param ended the time, or {@code null}
		 * @return this builder
		 */
		public Builder ended(@Nullable Instant ended) {
			this.ended = ended;
			return this;
		}

		/**
		 * Set the time of the last change. Defaults to {@code null}.
		 * @param updated the time, or {@code null}
		 * @return this builder
		 */
		public Builder updated(@Nullable Instant updated) {
			this.updated = updated;
			return this;
		}

		/**
		 * Set the id of the run that this run repeats. Defaults to {@code null}.
		 * @param parentRunId the run id, or {@code null}
		 * @return this builder
		 */
		public Builder parentRunId(@Nullable String parentRunId) {
			this.parentRunId = parentRunId;
			return this;
		}

		/**
		 * Set the id of the first run of the chain. Defaults to {@code null}.
		 * @param rootRunId the run id, or {@code null}
		 * @return this builder
		 */
		public Builder rootRunId(@Nullable String rootRunId) {
			this.rootRunId = rootRunId;
			return this;
		}

		/**
		 * Set the statistics. Defaults to {@code null}.
		 * @param statistics the statistics, or {@code null}
		 * @return this builder
		 */
		public Builder statistics(@Nullable RunStatistics statistics) {
			this.statistics = statistics;
			return this;
		}

		/**
		 * Set the URL in the user interface.
		 * @param uiUrl the URL
		 * @return this builder
		 */
		public Builder uiUrl(URI uiUrl) {
			this.uiUrl = uiUrl;
			return this;
		}

		/**
		 * Build the run.
		 * @return the run
		 * @throws IllegalArgumentException if the job name, the status or the URL is not
		 * set
		 */
		public Run build() {
			return new Run(this);
		}

	}

}
