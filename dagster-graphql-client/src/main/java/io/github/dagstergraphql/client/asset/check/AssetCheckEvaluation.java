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

import io.github.dagstergraphql.client.event.AssetCheckSeverity;
import io.github.dagstergraphql.client.event.AssetEvent.TargetMaterialization;
import io.github.dagstergraphql.client.metadata.MetadataEntry;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Result of an asset check ({@code AssetCheckEvaluation}).
 *
 * @since 0.1.0
 */
public final class AssetCheckEvaluation {

	private final boolean passed;

	private final AssetCheckSeverity severity;

	private final Instant timestamp;

	private final @Nullable String description;

	private final List<MetadataEntry> metadata;

	private final @Nullable TargetMaterialization targetMaterialization;

	private AssetCheckEvaluation(Builder builder) {
		this.passed = builder.passed;
		this.severity = builder.severity;
		this.timestamp = builder.timestamp;
		this.description = builder.description;
		this.metadata = builder.metadata;
		this.targetMaterialization = builder.targetMaterialization;
	}

	/**
	 * Create a builder, for example for tests.
	 * @param passed whether the check has passed
	 * @param timestamp the time of the evaluation
	 * @return the builder
	 */
	public static Builder builder(boolean passed, Instant timestamp) {
		return new Builder(passed, timestamp);
	}

	/**
	 * Return whether the check has passed.
	 * @return {@code success}
	 */
	public boolean isPassed() {
		return this.passed;
	}

	/**
	 * Return how severe it is if the check does not pass.
	 * @return {@code severity}; meaningless for a check that has passed
	 */
	public AssetCheckSeverity severity() {
		return this.severity;
	}

	/**
	 * Return the time of the evaluation.
	 * @return {@code timestamp}
	 */
	public Instant timestamp() {
		return this.timestamp;
	}

	/**
	 * Return the description of the result.
	 * @return {@code description}; {@code null} if there is none, or if the server does
	 * not report it, such as 1.5
	 */
	public @Nullable String description() {
		return this.description;
	}

	/**
	 * Return the metadata.
	 * @return {@code metadataEntries}, unmodifiable; empty if there is none
	 */
	public List<MetadataEntry> metadata() {
		return this.metadata;
	}

	/**
	 * Return the materialization that was checked.
	 * @return {@code targetMaterialization}; {@code null} if the asset had none, or if
	 * the evaluation was reported from outside
	 */
	public @Nullable TargetMaterialization targetMaterialization() {
		return this.targetMaterialization;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other
				|| (other instanceof AssetCheckEvaluation evaluation && state().equals(evaluation.state()));
	}

	@Override
	public int hashCode() {
		return state().hashCode();
	}

	private List<@Nullable Object> state() {
		return Arrays.asList(this.passed, this.severity, this.timestamp, this.description, this.metadata,
				this.targetMaterialization);
	}

	/**
	 * Return the result and the time, but neither the description nor the metadata, which
	 * may be confidential.
	 */
	@Override
	public String toString() {
		return "AssetCheckEvaluation[" + (this.passed ? "passed" : "failed") + ", severity=" + this.severity
				+ ", timestamp=" + this.timestamp + "]";
	}

	/**
	 * Builder for an evaluation.
	 */
	public static final class Builder {

		private final boolean passed;

		private final Instant timestamp;

		private AssetCheckSeverity severity = AssetCheckSeverity.ERROR;

		private @Nullable String description;

		private List<MetadataEntry> metadata = List.of();

		private @Nullable TargetMaterialization targetMaterialization;

		private Builder(boolean passed, Instant timestamp) {
			Assert.notNull(timestamp, "timestamp must not be null");
			this.passed = passed;
			this.timestamp = timestamp;
		}

		/**
		 * Set how severe it is if the check does not pass. Defaults to
		 * {@link AssetCheckSeverity#ERROR}.
		 * @param severity the severity
		 * @return this builder
		 */
		public Builder severity(AssetCheckSeverity severity) {
			Assert.notNull(severity, "severity must not be null");
			this.severity = severity;
			return this;
		}

		/**
		 * Set the description of the result. Defaults to none.
		 * @param description the description, or {@code null}
		 * @return this builder
		 */
		public Builder description(@Nullable String description) {
			this.description = description;
			return this;
		}

		/**
		 * Set the metadata. Defaults to none.
		 * @param metadata the metadata
		 * @return this builder
		 */
		public Builder metadata(List<MetadataEntry> metadata) {
			this.metadata = List.copyOf(metadata);
			return this;
		}

		/**
		 * Set the materialization that was checked. Defaults to none.
		 * @param materialization the materialization, or {@code null}
		 * @return this builder
		 */
		public Builder targetMaterialization(@Nullable TargetMaterialization materialization) {
			this.targetMaterialization = materialization;
			return this;
		}

		/**
		 * Create the evaluation.
		 * @return the evaluation
		 */
		public AssetCheckEvaluation build() {
			return new AssetCheckEvaluation(this);
		}

	}

}
