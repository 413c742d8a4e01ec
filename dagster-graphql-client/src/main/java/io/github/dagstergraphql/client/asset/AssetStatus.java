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

package io.github.dagstergraphql.client.asset;

import java.time.Duration;
import java.util.List;

import io.github.dagstergraphql.client.event.AssetEvent;
import io.github.dagstergraphql.client.key.AssetKey;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * What the server knows of the data of an asset, or of one of its partitions, at one
 * point in time.
 *
 * @since 0.1.0
 */
public final class AssetStatus {

	private final AssetKey assetKey;

	private final @Nullable String partition;

	private final AssetEvent.@Nullable Materialized latestMaterialization;

	private final AssetEvent.@Nullable Observed latestObservation;

	private final StaleStatus staleStatus;

	private final List<StaleCause> staleCauses;

	private final @Nullable FreshnessStatus freshnessStatus;

	private final @Nullable Duration late;

	private final @Nullable AssetHealth health;

	private AssetStatus(Builder builder) {
		this.assetKey = builder.assetKey;
		this.partition = builder.partition;
		this.latestMaterialization = builder.latestMaterialization;
		this.latestObservation = builder.latestObservation;
		this.staleStatus = builder.staleStatus;
		this.staleCauses = builder.staleCauses;
		this.freshnessStatus = builder.freshnessStatus;
		this.late = builder.late;
		this.health = builder.health;
	}

	/**
	 * Create a builder, for example for tests.
	 * @param assetKey the asset key
	 * @return the builder
	 */
	public static Builder builder(AssetKey assetKey) {
		return new Builder(assetKey);
	}

	/**
	 * Return the asset.
	 * @return the key
	 */
	public AssetKey assetKey() {
		return this.assetKey;
	}

	/**
	 * Return the partition.
	 * @return the partition key, or {@code null} for the whole asset
	 */
	public @Nullable String partition() {
		return this.partition;
	}

	/**
	 * Return the latest materialization, by a run or reported from outside, whose
	 * {@code runId()} is then empty.
	 * @return the event, or {@code null} if there is none; for an asset with partitions,
	 * that of any partition
	 */
	public AssetEvent.@Nullable Materialized latestMaterialization() {
		return this.latestMaterialization;
	}

	/**
	 * Return the latest observation.
	 * @return the event, or {@code null} if there is none; for an asset with partitions,
	 * that of any partition
	 */
	public AssetEvent.@Nullable Observed latestObservation() {
		return this.latestObservation;
	}

	/**
	 * Return whether the asset is up to date with its code and its upstream assets.
	 * @return {@code staleStatus}; {@link StaleStatus#UNKNOWN} for an asset with
	 * partitions, whose partitions have a status each, and for an asset without a
	 * definition
	 */
	public StaleStatus staleStatus() {
		return this.staleStatus;
	}

	/**
	 * Return the reasons why the asset is stale.
	 * @return {@code staleCauses}, unmodifiable; empty if it is not stale
	 */
	public List<StaleCause> staleCauses() {
		return this.staleCauses;
	}

	/**
	 * Return whether the asset complies with its freshness policy.
	 * @return {@code freshnessStatusInfo.freshnessStatus}; {@code null} if the server
	 * does not report it, such as 1.9, or for an asset without a definition or a policy
	 */
	public @Nullable FreshnessStatus freshnessStatus() {
		return this.freshnessStatus;
	}

	/**
	 * Return for how long the data is overdue by a freshness policy of the former kind
	 * ({@code LegacyFreshnessPolicy}, which was called {@code FreshnessPolicy} before
	 * Dagster 1.11 or so).
	 * @return {@code freshnessInfo.currentMinutesLate}, zero if the asset is on time;
	 * {@code null} without such a policy, or if the asset has never been materialized
	 */
	public @Nullable Duration late() {
		return this.late;
	}

	/**
	 * Return the health of the asset. Only Dagster+ determines it.
	 * @return {@code assetHealth}; {@code null} if the server does not determine it, such
	 * as open-source Dagster
	 */
	public @Nullable AssetHealth health() {
		return this.health;
	}

	/**
	 * Return the key, the partition, and the status, but not the events.
	 */
	@Override
	public String toString() {
		return "AssetStatus[" + this.assetKey + ", partition=" + this.partition + ", " + this.staleStatus + "]";
	}

	/**
	 * Builder for a status.
	 */
	public static final class Builder {

		private final AssetKey assetKey;

		private @Nullable String partition;

		private AssetEvent.@Nullable Materialized latestMaterialization;

		private AssetEvent.@Nullable Observed latestObservation;

		private StaleStatus staleStatus = StaleStatus.UNKNOWN;

		private List<StaleCause> staleCauses = List.of();

		private @Nullable FreshnessStatus freshnessStatus;

		private @Nullable Duration late;

		private @Nullable AssetHealth health;

		private Builder(AssetKey assetKey) {
			Assert.notNull(assetKey, "asset key must not be null");
			this.assetKey = assetKey;
		}

		/**
		 * Set the partition.
		 * @param partition the partition key, or {@code null} for the whole asset
		 * @return this builder
		 */
		public Builder partition(@Nullable String partition) {
			this.partition = partition;
			return this;
		}

		/**
		 * Set the latest materialization.
		 * @param event the event, or {@code null}
		 * @return this builder
		 */
		public Builder latestMaterialization(AssetEvent.@Nullable Materialized event) {
			this.latestMaterialization = event;
			return this;
		}

		/**
		 * Set the latest observation.
		 * @param event the event, or {@code null}
		 * @return this builder
		 */
		public Builder latestObservation(AssetEvent.@Nullable Observed event) {
			this.latestObservation = event;
			return this;
		}

		/**
		 * Set whether the asset is up to date.
		 * @param staleStatus defaults to {@link StaleStatus#UNKNOWN}
		 * @return this builder
		 */
		public Builder staleStatus(StaleStatus staleStatus) {
			this.staleStatus = staleStatus;
			return this;
		}

		/**
		 * Set the reasons why the asset is stale. Defaults to none.
		 * @param causes the reasons
		 * @return this builder
		 */
		public Builder staleCauses(List<StaleCause> causes) {
			this.staleCauses = List.copyOf(causes);
			return this;
		}

		/**
		 * Set whether the asset complies with its freshness policy.
		 * @param freshnessStatus the status, or {@code null}
		 * @return this builder
		 */
		public Builder freshnessStatus(@Nullable FreshnessStatus freshnessStatus) {
			this.freshnessStatus = freshnessStatus;
			return this;
		}

		/**
		 * Set for how long the data is overdue.
		 * @param late the duration, or {@code null}
		 * @return this builder
		 */
		public Builder late(@Nullable Duration late) {
			this.late = late;
			return this;
		}

		/**
		 * Set the health.
		 * @param health the health, or {@code null}
		 * @return this builder
		 */
		public Builder health(@Nullable AssetHealth health) {
			this.health = health;
			return this;
		}

		/**
		 * Create the status.
		 * @return the status
		 */
		public AssetStatus build() {
			return new AssetStatus(this);
		}

	}

}
