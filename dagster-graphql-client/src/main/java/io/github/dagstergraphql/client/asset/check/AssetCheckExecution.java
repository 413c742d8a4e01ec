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

package io.github.dagstergraphql.client.asset.check;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Execution of an asset check by a run, or an evaluation that was reported from outside
 * of Dagster ({@code AssetCheckExecution}).
 *
 * @since 0.1.0
 */
public final class AssetCheckExecution {

	private final String id;

	private final AssetCheckExecutionStatus status;

	private final Instant timestamp;

	private final String runId;

	private final @Nullable String stepKey;

	private final @Nullable String partition;

	private final @Nullable AssetCheckEvaluation evaluation;

	private AssetCheckExecution(Builder builder) {
		this.id = builder.id;
		this.status = builder.status;
		this.timestamp = builder.timestamp;
		this.runId = builder.runId;
		this.stepKey = builder.stepKey;
		this.partition = builder.partition;
		this.evaluation = builder.evaluation;
	}

	/**
	 * Create a builder, for example for tests.
	 * @param id the id of the execution
	 * @param status the status
	 * @param timestamp the time at which the execution began
	 * @return the builder
	 */
	public static Builder builder(String id, AssetCheckExecutionStatus status, Instant timestamp) {
		return new Builder(id, status, timestamp);
	}

	/**
	 * Return the id of the execution, which a later execution of any check exceeds.
	 * @return {@code id}
	 */
	public String id() {
		return this.id;
	}

	/**
	 * Return the status.
	 * @return {@code status}; {@link AssetCheckExecutionStatus#UNKNOWN} for one that this
	 * version of the client does not know
	 */
	public AssetCheckExecutionStatus status() {
		return this.status;
	}

	/**
	 * Return the time at which the execution was planned, or the evaluation was reported.
	 * The time of the result is that of the {@link #evaluation()}.
	 * @return {@code timestamp}; in whole seconds with some storages of Dagster
	 */
	public Instant timestamp() {
		return this.timestamp;
	}

	/**
	 * Return the run that executes the check.
	 * @return {@code runId}; empty if the evaluation was reported from outside
	 */
	public String runId() {
		return this.runId;
	}

	/**
	 * Return the step that has evaluated the check.
	 * @return {@code stepKey}; {@code null} if the evaluation was reported from outside.
	 * Before the evaluation, it may be {@code null} as well
	 */
	public @Nullable String stepKey() {
		return this.stepKey;
	}

	/**
	 * Return the partition that is checked.
	 * @return {@code partition}; {@code null} if the execution is not for a partition, or
	 * if the server does not report it, such as 1.9
	 */
	public @Nullable String partition() {
		return this.partition;
	}

	/**
	 * Return the result.
	 * @return {@code evaluation}, or {@code null} if the check has not been evaluated
	 */
	public @Nullable AssetCheckEvaluation evaluation() {
		return this.evaluation;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof AssetCheckExecution execution && state().equals(execution.state()));
	}

	@Override
	public int hashCode() {
		return state().hashCode();
	}

	private List<@Nullable Object> state() {
		return Arrays.asList(this.id, this.status, this.timestamp, this.runId, this.stepKey, this.partition,
				this.evaluation);
	}

	@Override
	public String toString() {
		return "AssetCheckExecution[" + this.id + ", " + this.status + ", timestamp=" + this.timestamp + ", runId="
				+ this.runId + ", stepKey=" + this.stepKey + "]";
	}

	/**
	 * Builder for an execution.
	 */
	public static final class Builder {

		private final String id;

		private final AssetCheckExecutionStatus status;

		private final Instant timestamp;

		private String runId = "";

		private @Nullable String stepKey;

		private @Nullable String partition;

		private @Nullable AssetCheckEvaluation evaluation;

		private Builder(String id, AssetCheckExecutionStatus status, Instant timestamp) {
			Assert.hasText(id, "id must not be empty");
			Assert.notNull(status, "status must not be null");
			Assert.notNull(timestamp, "timestamp must not be null");
			this.id = id;
			this.status = status;
			this.timestamp = timestamp;
		}

		/**
		 * Set the run. Defaults to none.
		 * @param runId the run id, or an empty text
		 * @return this builder
		 */
		public Builder runId(String runId) {
			Assert.notNull(runId, "run id must not be null");
			this.runId = runId;
			return this;
		}

		/**
		 * Set the step. Defaults to none.
		 * @param stepKey the step key, or {@code null}
		 * @return this builder
		 */
		public Builder stepKey(@Nullable String stepKey) {
			this.stepKey = stepKey;
			return this;
		}

		/**
		 * Set the partition. Defaults to none.
		 * @param partition the partition key, or {@code null}
		 * @return this builder
		 */
		public Builder partition(@Nullable String partition) {
			this.partition = partition;
			return this;
		}

		/**
		 * Set the result. Defaults to none.
		 * @param evaluation the result, or {@code null}
		 * @return this builder
		 */
		public Builder evaluation(@Nullable AssetCheckEvaluation evaluation) {
			this.evaluation = evaluation;
			return this;
		}

		/**
		 * Create the execution.
		 * @return the execution
		 */
		public AssetCheckExecution build() {
			return new AssetCheckExecution(this);
		}

	}

}
