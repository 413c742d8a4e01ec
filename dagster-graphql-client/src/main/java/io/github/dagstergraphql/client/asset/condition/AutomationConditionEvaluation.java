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

package io.github.dagstergraphql.client.asset.condition;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import io.github.dagstergraphql.client.key.AssetKey;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Evaluation of the automation condition of an asset by the daemon: whether it has
 * launched runs for the asset, and why ({@code AssetConditionEvaluationRecord}).
 *
 * @since 0.1.0
 */
public final class AutomationConditionEvaluation {

	private final AssetKey assetKey;

	private final String evaluationId;

	private final Instant timestamp;

	private final @Nullable Instant startTimestamp;

	private final @Nullable Instant endTimestamp;

	private final @Nullable Integer numRequested;

	private final List<String> runIds;

	private final AutomationConditionNode condition;

	private AutomationConditionEvaluation(Builder builder) {
		this.assetKey = builder.assetKey;
		this.evaluationId = builder.evaluationId;
		this.timestamp = builder.timestamp;
		this.startTimestamp = builder.startTimestamp;
		this.endTimestamp = builder.endTimestamp;
		this.numRequested = builder.numRequested;
		this.runIds = builder.runIds;
		this.condition = builder.condition;
	}

	/**
	 * Create a builder, for example for tests.
	 * @param assetKey the key of the asset
	 * @param evaluationId the id of the evaluation
	 * @param timestamp the time
	 * @param condition the result of the condition
	 * @return the builder
	 */
	public static Builder builder(AssetKey assetKey, String evaluationId, Instant timestamp,
			AutomationConditionNode condition) {
		return new Builder(assetKey, evaluationId, timestamp, condition);
	}

	/**
	 * Return the asset.
	 * @return {@code assetKey}
	 */
	public AssetKey assetKey() {
		return this.assetKey;
	}

	/**
	 * Return the id, which all assets have in common that the daemon evaluated together.
	 * Later evaluations of an asset have higher ids.
	 * @return {@code evaluationId}, a number
	 */
	public String evaluationId() {
		return this.evaluationId;
	}

	/**
	 * Return the time of the evaluation.
	 * @return {@code timestamp}
	 */
	public Instant timestamp() {
		return this.timestamp;
	}

	/**
	 * Return when the evaluation of the condition began.
	 * @return {@code startTimestamp}, or {@code null} if the server does not report it
	 */
	public @Nullable Instant startTimestamp() {
		return this.startTimestamp;
	}

	/**
	 * Return when the evaluation of the condition ended.
	 * @return {@code endTimestamp}, or {@code null} if the server does not report it
	 */
	public @Nullable Instant endTimestamp() {
		return this.endTimestamp;
	}

	/**
	 * Return the number of partitions that the evaluation has requested.
	 * @return {@code numRequested}; 1 or 0 for an asset without partitions; {@code null}
	 * if the server does not report it
	 */
	public @Nullable Integer numRequested() {
		return this.numRequested;
	}

	/**
	 * Return the runs that the evaluation has launched. The daemon adds them shortly
	 * after it has stored the evaluation.
	 * @return {@code runIds}, unmodifiable; empty if nothing was requested
	 */
	public List<String> runIds() {
		return this.runIds;
	}

	/**
	 * Return the result of the whole condition, with the results of its parts.
	 * @return the root of {@code evaluationNodes}
	 */
	public AutomationConditionNode condition() {
		return this.condition;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other
				|| (other instanceof AutomationConditionEvaluation evaluation && state().equals(evaluation.state()));
	}

	@Override
	public int hashCode() {
		return state().hashCode();
	}

	private List<@Nullable Object> state() {
		return Arrays.asList(this.assetKey, this.evaluationId, this.timestamp, this.startTimestamp, this.endTimestamp,
				this.numRequested, this.runIds, this.condition);
	}

	@Override
	public String toString() {
		return "AutomationConditionEvaluation[" + this.assetKey + ", " + this.evaluationId + ", "
				+ this.condition.status() + "]";
	}

	/**
	 * Builder for an evaluation.
	 */
	public static final class Builder {

		private final AssetKey assetKey;

		private final String evaluationId;

		private final Instant timestamp;

		private final AutomationConditionNode condition;

		private @Nullable Instant startTimestamp;

		private @Nullable Instant endTimestamp;

		private @Nullable Integer numRequested;

		private List<String> runIds = List.of();

		private Builder(AssetKey assetKey, String evaluationId, Instant timestamp, AutomationConditionNode condition) {
			Assert.notNull(assetKey, "asset key must not be null");
			Assert.hasText(evaluationId, "evaluation id must not be empty");
			Assert.notNull(timestamp, "timestamp must not be null");
			Assert.notNull(condition, "condition must not be null");
			this.assetKey = assetKey;
			this.evaluationId = evaluationId;
			this.timestamp = timestamp;
			this.condition = condition;
		}

		/**
		 * Set when the evaluation began. Defaults to unknown.
		 * @param startTimestamp the time, or {@code null}
		 * @return this builder
		 */
		public Builder startTimestamp(@Nullable Instant startTimestamp) {
			this.startTimestamp = startTimestamp;
			return this;
		}

		/**
		 * Set when the evaluation ended. Defaults to unknown.
		 * @param endTimestamp the time, or {@code null}
		 * @return this builder
		 */
		public Builder endTimestamp(@Nullable Instant endTimestamp) {
			this.endTimestamp = endTimestamp;
			return this;
		}

		/**
		 * Set the number of requested partitions.
		 * @param numRequested the number; defaults to {@code null}, which is unknown
		 * @return this builder
		 */
		public Builder numRequested(@Nullable Integer numRequested) {
			this.numRequested = numRequested;
			return this;
		}

		/**
		 * Set the launched runs. Defaults to none.
		 * @param runIds the run ids
		 * @return this builder
		 */
		public Builder runIds(List<String> runIds) {
			this.runIds = List.copyOf(runIds);
			return this;
		}

		/**
		 * Create the evaluation.
		 * @return the evaluation
		 */
		public AutomationConditionEvaluation build() {
			return new AutomationConditionEvaluation(this);
		}

	}

}
