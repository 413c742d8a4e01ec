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

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Settings of the run queue ({@code Instance.runQueueConfig}).
 *
 * @since 0.1.0
 */
public final class RunQueueSettings {

	private final @Nullable Integer maxConcurrentRuns;

	private final @Nullable String tagLimitsYaml;

	private final @Nullable List<TagConcurrencyLimit> tagLimits;

	private final @Nullable Boolean poolAware;

	private RunQueueSettings(Builder builder) {
		this.maxConcurrentRuns = builder.maxConcurrentRuns;
		this.tagLimitsYaml = builder.tagLimitsYaml;
		this.tagLimits = builder.tagLimits;
		this.poolAware = builder.poolAware;
	}

	/**
	 * Create a builder, for example for tests.
	 * @return the builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Return the maximum number of runs in progress.
	 * @return {@code maxConcurrentRuns}, or {@code null} if it is not limited
	 */
	public @Nullable Integer maxConcurrentRuns() {
		return this.maxConcurrentRuns;
	}

	/**
	 * Return the limits for runs with a tag as text.
	 * @return {@code tagConcurrencyLimitsYaml}, or {@code null} if there are none
	 */
	public @Nullable String tagLimitsYaml() {
		return this.tagLimitsYaml;
	}

	/**
	 * Return the limits for runs with a tag. Reading them requires SnakeYAML on the class
	 * path, as in every Spring Boot application.
	 * @return the limits, unmodifiable, or {@code null} if there are limits and SnakeYAML
	 * is missing
	 */
	public @Nullable List<TagConcurrencyLimit> tagLimits() {
		return this.tagLimits;
	}

	/**
	 * Return whether runs stay in the queue while the pools of their first steps are
	 * full.
	 * @return {@code isOpConcurrencyAware}, or {@code null} if the server is older than
	 * 1.7
	 */
	public @Nullable Boolean poolAware() {
		return this.poolAware;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof RunQueueSettings that && state().equals(that.state()));
	}

	@Override
	public int hashCode() {
		return state().hashCode();
	}

	private List<@Nullable Object> state() {
		return Arrays.asList(this.maxConcurrentRuns, this.tagLimitsYaml, this.tagLimits, this.poolAware);
	}

	@Override
	public String toString() {
		return "RunQueueSettings[maxConcurrentRuns=" + this.maxConcurrentRuns + ", tagLimitsYaml=" + this.tagLimitsYaml
				+ ", tagLimits=" + this.tagLimits + ", poolAware=" + this.poolAware + "]";
	}

	/**
	 * Builder for a {@link RunQueueSettings}.
	 *
	 * @since 0.1.0
	 */
	public static final class Builder {

		private @Nullable Integer maxConcurrentRuns;

		private @Nullable String tagLimitsYaml;

		private @Nullable List<TagConcurrencyLimit> tagLimits = List.of();

		private @Nullable Boolean poolAware;

		private Builder() {
		}

		/**
		 * Set the maximum number of runs in progress. Defaults to {@code null}.
		 * @param maxConcurrentRuns the maximum number of runs in progress
		 * @return this builder
		 */
		public Builder maxConcurrentRuns(@Nullable Integer maxConcurrentRuns) {
			this.maxConcurrentRuns = maxConcurrentRuns;
			return this;
		}

		/**
		 * Set the limits for runs with a tag as text. Defaults to {@code null}.
		 * @param tagLimitsYaml the limits for runs with a tag as text
		 * @return this builder
		 */
		public Builder tagLimitsYaml(@Nullable String tagLimitsYaml) {
			this.tagLimitsYaml = tagLimitsYaml;
			return this;
		}

		/**
		 * Set the limits for runs with a tag. Defaults to an empty list.
		 * @param tagLimits the limits for runs with a tag
		 * @return this builder
		 */
		public Builder tagLimits(@Nullable List<TagConcurrencyLimit> tagLimits) {
			this.tagLimits = (tagLimits != null) ? List.copyOf(tagLimits) : null;
			return this;
		}

		/**
		 * Set whether runs stay in the queue while pools are full. Defaults to
		 * {@code null}.
		 * @param poolAware whether runs stay in the queue while pools are full
		 * @return this builder
		 */
		public Builder poolAware(@Nullable Boolean poolAware) {
			this.poolAware = poolAware;
			return this;
		}

		/**
		 * Build the instance.
		 * @return the instance
		 */
		public RunQueueSettings build() {
			return new RunQueueSettings(this);
		}

	}

}
