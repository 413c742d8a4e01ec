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
 * Queue of the runs that have not started yet.
 *
 * @since 0.1.0
 */
public final class RunQueue {

	private final InstanceSettings settings;

	private final int inProgress;

	private final List<QueuedRun> runs;

	private RunQueue(Builder builder) {
		this.settings = builder.settings;
		this.inProgress = builder.inProgress;
		this.runs = builder.runs;
	}

	/**
	 * Create a builder, for example for tests.
	 * @return the builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Return the settings of the instance, which include the limits of the queue.
	 * @return the settings
	 */
	public InstanceSettings settings() {
		return this.settings;
	}

	/**
	 * Return the number of runs in progress, which {@code maxConcurrentRuns} limits.
	 * @return the number of runs that are {@code STARTING}, {@code STARTED} or
	 * {@code CANCELING}
	 */
	public int inProgress() {
		return this.inProgress;
	}

	/**
	 * Return the queued runs in the order in which they leave the queue: by priority,
	 * then by age.
	 * @return the runs, unmodifiable
	 */
	public List<QueuedRun> runs() {
		return this.runs;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof RunQueue that && state().equals(that.state()));
	}

	@Override
	public int hashCode() {
		return state().hashCode();
	}

	private List<@Nullable Object> state() {
		return Arrays.asList(this.settings, this.inProgress, this.runs);
	}

	@Override
	public String toString() {
		return "RunQueue[settings=" + this.settings + ", inProgress=" + this.inProgress + ", runs=" + this.runs + "]";
	}

	/**
	 * Builder for a {@link RunQueue}.
	 *
	 * @since 0.1.0
	 */
	public static final class Builder {

		private InstanceSettings settings = InstanceSettings.builder().build();

		private int inProgress;

		private List<QueuedRun> runs = List.of();

		private Builder() {
		}

		/**
		 * Set the settings of the instance. Defaults to settings without any value.
		 * @param settings the settings of the instance
		 * @return this builder
		 */
		public Builder settings(InstanceSettings settings) {
			this.settings = settings;
			return this;
		}

		/**
		 * Set the number of runs in progress. Defaults to 0.
		 * @param inProgress the number of runs in progress
		 * @return this builder
		 */
		public Builder inProgress(int inProgress) {
			this.inProgress = inProgress;
			return this;
		}

		/**
		 * Set the queued runs. Defaults to an empty list.
		 * @param runs the queued runs
		 * @return this builder
		 */
		public Builder runs(List<QueuedRun> runs) {
			this.runs = List.copyOf(runs);
			return this;
		}

		/**
		 * Build the instance.
		 * @return the instance
		 */
		public RunQueue build() {
			return new RunQueue(this);
		}

	}

}
