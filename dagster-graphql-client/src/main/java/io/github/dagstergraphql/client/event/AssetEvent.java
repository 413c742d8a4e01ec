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

package io.github.dagstergraphql.client.event;

import java.time.Instant;
import java.util.Map;

import io.github.dagstergraphql.client.key.AssetKey;
import org.jspecify.annotations.Nullable;

/**
 * Event of an asset.
 *
 * @since 0.1.0
 */
public abstract sealed class AssetEvent extends RunEvent {

	private final AssetKey assetKey;

	private AssetEvent(Builder builder) {
		super(builder);
		this.assetKey = builder.required(builder.assetKey, "assetKey");
	}

	/**
	 * Return the asset.
	 * @return {@code assetKey}
	 */
	public AssetKey assetKey() {
		return this.assetKey;
	}

	/**
	 * The run is going to materialize an asset
	 * ({@code AssetMaterializationPlannedEvent}).
	 */
	public static final class MaterializationPlanned extends AssetEvent {

		MaterializationPlanned(Builder builder) {
			super(builder);
		}

	}

	/**
	 * An asset has been materialized ({@code MaterializationEvent}).
	 */
	public static final class Materialized extends AssetEvent {

		private final @Nullable String partition;

		private final @Nullable String description;

		private final Map<String, String> tags;

		Materialized(Builder builder) {
			super(builder);
			this.partition = builder.partition;
			this.description = builder.description;
			this.tags = builder.tags;
		}

		/**
		 * Return the partition.
		 * @return {@code partition}, or {@code null} if the event is not for a partition
		 */
		public @Nullable String partition() {
			return this.partition;
		}

		/**
		 * Return the description.
		 * @return {@code description}, or {@code null} if there is none
		 */
		public @Nullable String description() {
			return this.description;
		}

		/**
		 * Return the tags of the event.
		 * @return {@code tags}, unmodifiable; those of Dagster begin with
		 * {@code dagster/}, such as {@code dagster/data_version}
		 */
		public Map<String, String> tags() {
			return this.tags;
		}

	}

	/**
	 * An asset has been observed ({@code ObservationEvent}).
	 */
	public static final class Observed extends AssetEvent {

		private final @Nullable String partition;

		private final @Nullable String description;

		private final Map<String, String> tags;

		Observed(Builder builder) {
			super(builder);
			this.partition = builder.partition;
			this.description = builder.description;
			this.tags = builder.tags;
		}

		/**
		 * Return the partition.
		 * @return {@code partition}, or {@code null} if the event is not for a partition
		 */
		public @Nullable String partition() {
			return this.partition;
		}

		/**
		 * Return the description.
		 * @return {@code description}, or {@code null} if there is none
		 */
		public @Nullable String description() {
			return this.description;
		}

		/**
		 * Return the tags of the event.
		 * @return {@code tags}, unmodifiable; those of Dagster begin with
		 * {@code dagster/}, such as {@code dagster/data_version}
		 */
		public Map<String, String> tags() {
			return this.tags;
		}

	}

	/**
	 * The run is going to evaluate an asset check
	 * ({@code AssetCheckEvaluationPlannedEvent}).
	 */
	public static final class CheckPlanned extends AssetEvent {

		private final String checkName;

		CheckPlanned(Builder builder) {
			super(builder);
			this.checkName = builder.required(builder.checkName, "checkName");
		}

		/**
		 * Return the name of the check.
		 * @return {@code checkName}
		 */
		public String checkName() {
			return this.checkName;
		}

	}

	/**
	 * An asset check has been evaluated ({@code AssetCheckEvaluationEvent}).
	 */
	public static final class CheckEvaluated extends AssetEvent {

		private final String checkName;

		private final boolean passed;

		private final AssetCheckSeverity severity;

		private final Instant evaluated;

		private final @Nullable TargetMaterialization targetMaterialization;

		CheckEvaluated(Builder builder) {
			super(builder);
			this.checkName = builder.required(builder.checkName, "checkName");
			this.passed = builder.required(builder.success, "evaluation.success");
			this.severity = (builder.severity != null) ? builder.severity : AssetCheckSeverity.UNKNOWN;
			this.evaluated = (builder.evaluated != null) ? builder.evaluated : timestamp();
			this.targetMaterialization = builder.targetMaterialization;
		}

		/**
		 * Return the name of the check.
		 * @return {@code evaluation.checkName}
		 */
		public String checkName() {
			return this.checkName;
		}

		/**
		 * Return whether the check has passed.
		 * @return {@code evaluation.success}
		 */
		public boolean isPassed() {
			return this.passed;
		}

		/**
		 * Return how severe it is if the check does not pass.
		 * @return {@code evaluation.severity}; meaningless for a check that has passed
		 */
		public AssetCheckSeverity severity() {
			return this.severity;
		}

		/**
		 * Return the time of the evaluation.
		 * @return {@code evaluation.timestamp}
		 */
		public Instant evaluated() {
			return this.evaluated;
		}

		/**
		 * Return the materialization that was checked.
		 * @return {@code evaluation.targetMaterialization}, or {@code null} if there was
		 * none
		 */
		public @Nullable TargetMaterialization targetMaterialization() {
			return this.targetMaterialization;
		}

	}

	/**
	 * Materialization that an asset check has evaluated.
	 *
	 * @param runId the run that has materialized the asset
	 * @param storageId the id of the event in Dagster's storage
	 * @param timestamp the time of the materialization
	 */
	public record TargetMaterialization(String runId, String storageId, Instant timestamp) {

	}

}
