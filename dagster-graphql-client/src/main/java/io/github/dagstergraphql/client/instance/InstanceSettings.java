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
 * Settings of the instance, as far as the GraphQL API shows them ({@code Instance}). They
 * do not include the text of {@code dagster.yaml} ({@code Instance.info}), which may
 * contain passwords.
 *
 * @since 0.1.0
 */
public final class InstanceSettings {

	private final @Nullable String runLauncher;

	private final boolean runQueuing;

	private final @Nullable RunQueueSettings runQueue;

	private final PoolSettings pools;

	private final boolean autoMaterializePaused;

	private final @Nullable Boolean automationSensors;

	private final @Nullable Boolean freshnessEvaluation;

	private InstanceSettings(Builder builder) {
		this.runLauncher = builder.runLauncher;
		this.runQueuing = builder.runQueuing;
		this.runQueue = builder.runQueue;
		this.pools = builder.pools;
		this.autoMaterializePaused = builder.autoMaterializePaused;
		this.automationSensors = builder.automationSensors;
		this.freshnessEvaluation = builder.freshnessEvaluation;
	}

	/**
	 * Create a builder, for example for tests.
	 * @return the builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Return the class of the run launcher.
	 * @return {@code runLauncher.name}, such as {@code DefaultRunLauncher}, or
	 * {@code null} if the server does not name it
	 */
	public @Nullable String runLauncher() {
		return this.runLauncher;
	}

	/**
	 * Return whether the run coordinator queues runs, so that they are started by a
	 * daemon. Otherwise, the webserver starts runs itself.
	 * @return {@code runQueuingSupported}
	 */
	public boolean runQueuing() {
		return this.runQueuing;
	}

	/**
	 * Return the settings of the run queue.
	 * @return the settings, or {@code null} if runs are not queued
	 */
	public @Nullable RunQueueSettings runQueue() {
		return this.runQueue;
	}

	/**
	 * Return the settings for pools.
	 * @return the settings
	 */
	public PoolSettings pools() {
		return this.pools;
	}

	/**
	 * Return whether the automatic materialization of assets is paused. This has an
	 * effect only if it is not performed by sensors.
	 * @return {@code autoMaterializePaused}
	 */
	public boolean autoMaterializePaused() {
		return this.autoMaterializePaused;
	}

	/**
	 * Return whether sensors perform the automatic materialization of assets. They are
	 * started and stopped like other sensors.
	 * @return {@code useAutoMaterializeSensors}, or {@code null} if the server does not
	 * know this setting, as 1.5
	 */
	public @Nullable Boolean automationSensors() {
		return this.automationSensors;
	}

	/**
	 * Return whether the freshness of assets is evaluated.
	 * @return {@code freshnessEvaluationEnabled}, or {@code null} if the server does not
	 * know this setting, as 1.9
	 */
	public @Nullable Boolean freshnessEvaluation() {
		return this.freshnessEvaluation;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof InstanceSettings that && state().equals(that.state()));
	}

	@Override
	public int hashCode() {
		return state().hashCode();
	}

	private List<@Nullable Object> state() {
		return Arrays.asList(this.runLauncher, this.runQueuing, this.runQueue, this.pools, this.autoMaterializePaused,
				this.automationSensors, this.freshnessEvaluation);
	}

	@Override
	public String toString() {
		return "InstanceSettings[runLauncher=" + this.runLauncher + ", runQueuing=" + this.runQueuing + ", runQueue="
				+ this.runQueue + ", pools=" + this.pools + ", autoMaterializePaused=" + this.autoMaterializePaused
				+ ", automationSensors=" + this.automationSensors + ", freshnessEvaluation=" + this.freshnessEvaluation
				+ "]";
	}

	/**
	 * Builder for an {@link InstanceSettings}.
	 *
	 * @since 0.1.0
	 */
	public static final class Builder {

		private @Nullable String runLauncher;

		private boolean runQueuing;

		private @Nullable RunQueueSettings runQueue;

		private PoolSettings pools = PoolSettings.builder().build();

		private boolean autoMaterializePaused;

		private @Nullable Boolean automationSensors;

		private @Nullable Boolean freshnessEvaluation;

		private Builder() {
		}

		/**
		 * Set the class of the run launcher. Defaults to {@code null}.
		 * @param runLauncher the class of the run launcher
		 * @return this builder
		 */
		public Builder runLauncher(@Nullable String runLauncher) {
			this.runLauncher = runLauncher;
			return this;
		}

		/**
		 * Set whether runs are queued. Defaults to {@code false}.
		 * @param runQueuing whether runs are queued
		 * @return this builder
		 */
		public Builder runQueuing(boolean runQueuing) {
			this.runQueuing = runQueuing;
			return this;
		}

		/**
		 * Set the settings of the run queue. Defaults to {@code null}.
		 * @param runQueue the settings of the run queue
		 * @return this builder
		 */
		public Builder runQueue(@Nullable RunQueueSettings runQueue) {
			this.runQueue = runQueue;
			return this;
		}

		/**
		 * Set the settings for pools. Defaults to settings without any value.
		 * @param pools the settings for pools
		 * @return this builder
		 */
		public Builder pools(PoolSettings pools) {
			this.pools = pools;
			return this;
		}

		/**
		 * Set whether the automatic materialization of assets is paused. Defaults to
		 * {@code false}.
		 * @param autoMaterializePaused whether the automatic materialization of assets is
		 * paused
		 * @return this builder
		 */
		public Builder autoMaterializePaused(boolean autoMaterializePaused) {
			this.autoMaterializePaused = autoMaterializePaused;
			return this;
		}

		/**
		 * Set whether sensors perform the automatic materialization of assets. Defaults
		 * to {@code null}.
		 * @param automationSensors whether sensors perform the automatic materialization
		 * of assets
		 * @return this builder
		 */
		public Builder automationSensors(@Nullable Boolean automationSensors) {
			this.automationSensors = automationSensors;
			return this;
		}

		/**
		 * Set whether the freshness of assets is evaluated. Defaults to {@code null}.
		 * @param freshnessEvaluation whether the freshness of assets is evaluated
		 * @return this builder
		 */
		public Builder freshnessEvaluation(@Nullable Boolean freshnessEvaluation) {
			this.freshnessEvaluation = freshnessEvaluation;
			return this;
		}

		/**
		 * Build the instance.
		 * @return the instance
		 */
		public InstanceSettings build() {
			return new InstanceSettings(this);
		}

	}

}
