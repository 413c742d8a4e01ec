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

package io.github.dagstergraphql.client.internal.job;

import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.internal.metadata.AssetKeys;
import io.github.dagstergraphql.client.job.JobExecution;
import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.client.partition.PartitionKey;
import org.jspecify.annotations.Nullable;

/**
 * Immutable settings of a run that materializes assets, or that only executes checks of
 * an asset.
 *
 * @param request the assets and the options of the launch; the name of its job is a
 * placeholder
 * @param lastPartition the last partition of a range that begins with the partition of
 * the request, or {@code null} if there is no range
 * @param checks the asset checks to execute, or {@code null} for those of the assets
 * @param checkedAsset the asset whose checks are executed without materializing it, or
 * {@code null}
 */
public record Materialization(JobExecution request, @Nullable PartitionKey lastPartition, @Nullable List<Check> checks,
		@Nullable AssetKey checkedAsset) {

	/**
	 * Return the assets that must exist.
	 * @return their keys
	 */
	public List<AssetKey> keys() {
		return (this.checkedAsset != null) ? List.of(this.checkedAsset) : this.request.assetSelection();
	}

	Materialization with(JobExecution resolved) {
		return new Materialization(resolved, null, this.checks, this.checkedAsset);
	}

	boolean hasPartition() {
		return this.request.partition() != null;
	}

	/**
	 * An asset check.
	 *
	 * @param asset the checked asset
	 * @param name the name
	 */
	public record Check(AssetKey asset, String name) {

		Map<String, ?> toInput() {
			return Map.of("assetKey", AssetKeys.toInput(this.asset), "name", this.name);
		}

	}

}
