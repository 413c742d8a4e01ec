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

import java.util.Collection;
import java.util.List;

import io.github.dagstergraphql.client.event.AssetEvent;
import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.client.run.RunStatus;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * The latest materialization of an asset, and the runs that are going to materialize it
 * ({@code AssetLatestInfo}).
 *
 * @since 0.1.0
 */
public final class AssetLatestInfo {

	private final AssetKey assetKey;

	private final AssetEvent.@Nullable Materialized latestMaterialization;

	private final List<String> unstartedRunIds;

	private final List<String> inProgressRunIds;

	private final @Nullable String latestRunId;

	private final @Nullable RunStatus latestRunStatus;

	private AssetLatestInfo(Builder builder) {
		this.assetKey = builder.assetKey;
		this.latestMaterialization = builder.latestMaterialization;
		this.unstartedRunIds = builder.unstartedRunIds;
		this.inProgressRunIds = builder.inProgressRunIds;
		this.latestRunId = builder.latestRunId;
		this.latestRunStatus = builder.latestRunStatus;
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
	 * @return {@code assetKey}
	 */
	public AssetKey assetKey() {
		return this.assetKey;
	}

	/**
	 * Return the latest materialization, by a run or reported from outside, whose
	 * {@code runId()} is then empty.
	 * @return {@code latestMaterialization}, or {@code null} if there is none; for an
	 * asset with partitions, that of any partition
	 */
	public AssetEvent.@Nullable Materialized latestMaterialization() {
		return this.latestMaterialization;
	}

	/**
	 * Return the runs that are going to materialize the asset and have not started.
	 * @return {@code unstartedRunIds}, unmodifiable
	 */
	public List<String> unstartedRunIds() {
		return this.unstartedRunIds;
	}

	/**
	 * Return the runs in progress that are going to materialize the asset.
	 * @return {@code inProgressRunIds}, unmodifiable
	 */
	public List<String> inProgressRunIds() {
		return this.inProgressRunIds;
	}

	/**
	 * Return the latest run that has materialized the asset or was going to.
	 * @return {@code latestRun.runId}, or {@code null} if there is none
	 */
	public @Nullable String latestRunId() {
		return this.latestRunId;
	}

	/**
	 * Return the status of the latest run.
	 * @return {@code latestRun.status}, or {@code null} if there is no run
	 */
	public @Nullable RunStatus latestRunStatus() {
		return this.latestRunStatus;
	}

	/**
	 * Return the key and the latest run, but not the materialization.
	 */
	@Override
	public String toString() {
		return "AssetLatestInfo[" + this.assetKey + ", latestRunId=" + this.latestRunId + ", latestRunStatus="
				+ this.latestRunStatus + "]";
	}

	/**
	 * Builder for the latest information on an asset.
	 */
	public static final class Builder {

		private final AssetKey assetKey;

		private AssetEvent.@Nullable Materialized latestMaterialization;

		private List<String> unstartedRunIds = List.of();

		private List<String> inProgressRunIds = List.of();

		private @Nullable String latestRunId;

		private @Nullable RunStatus latestRunStatus;

		private Builder(AssetKey assetKey) {
			Assert.notNull(assetKey, "asset key must not be null");
			this.assetKey = assetKey;
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
		 * Set the runs that have not started. Defaults to none.
		 * @param runIds the run ids
		 * @return this builder
		 */
		public Builder unstartedRunIds(Collection<String> runIds) {
			this.unstartedRunIds = List.copyOf(runIds);
			return this;
		}

		/**
		 * Set the runs in progress. Defaults to none.
		 * @param runIds the run ids
		 * @return this builder
		 */
		public Builder inProgressRunIds(Collection<String> runIds) {
			this.inProgressRunIds = List.copyOf(runIds);
			return this;
		}

		/**
		 * Set the latest run.
		 * @param runId the run id
		 * @param status the status of the run
		 * @return this builder
		 */
		public Builder latestRun(String runId, RunStatus status) {
			this.latestRunId = runId;
			this.latestRunStatus = status;
			return this;
		}

		/**
		 * Create the information.
		 * @return the information
		 */
		public AssetLatestInfo build() {
			return new AssetLatestInfo(this);
		}

	}

}
