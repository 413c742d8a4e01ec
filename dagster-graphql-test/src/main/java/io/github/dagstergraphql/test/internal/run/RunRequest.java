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

package io.github.dagstergraphql.test.internal.run;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.test.definition.AssetDefinition;
import io.github.dagstergraphql.test.definition.JobDefinition;
import io.github.dagstergraphql.test.definition.OpDefinition;
import org.jspecify.annotations.Nullable;

/**
 * A validated request for a run.
 *
 * @param location the code location
 * @param repository the repository
 * @param job the job
 * @param runConfig the run config
 * @param tags the tags of the request
 * @param opSelection the op selection as it was sent, or {@code null}
 * @param assetSelection the asset selection as it was sent, or {@code null}
 * @param checkSelection the selection of asset checks as it was sent, or {@code null}
 * @param assets the assets that are materialized
 * @param checks the asset checks that are executed
 * @param selectedSteps the steps that remain after the selections
 * @param steps the steps to execute
 * @param unplanned whether the request re-executes a whole run, whose steps Dagster does
 * not list
 * @param rootRunId the first run of a chain of retries, or {@code null}
 * @param parentRunId the id of the parent run, or {@code null}
 */
public record RunRequest(String location, String repository, JobDefinition job, Map<String, @Nullable Object> runConfig,
		Map<String, String> tags, @Nullable List<String> opSelection, @Nullable List<AssetKey> assetSelection,
		@Nullable List<PlannedCheck.CheckKey> checkSelection, List<AssetDefinition> assets, List<PlannedCheck> checks,
		List<String> selectedSteps, List<String> steps, boolean unplanned, @Nullable String rootRunId,
		@Nullable String parentRunId) {

	/** Tag with the partition key of a run. */
	public static final String PARTITION = "dagster/partition";

	String jobKey() {
		return this.location + "\n" + this.repository + "\n" + this.job.name();
	}

	/**
	 * Return the partition key.
	 * @return the key, or {@code null} if the run is not for a partition
	 */
	@Nullable String partition() {
		return this.tags.get(PARTITION);
	}

	/**
	 * Return whether the run is planned to materialize an asset.
	 * @param key the asset
	 * @return {@code true} if the step of the asset is executed
	 */
	public boolean materializes(AssetKey key) {
		return this.assets.stream().anyMatch((asset) -> asset.key().equals(key) && this.steps.contains(asset.step()));
	}

	/**
	 * Return the pool of a step.
	 * @param step the step
	 * @return the name of the pool, or {@code null} if the step has none
	 */
	@Nullable String pool(String step) {
		return op(step).map(OpDefinition::pool).orElse(null);
	}

	/**
	 * Return the pools of the steps to execute.
	 * @return the names of the pools
	 */
	public List<String> pools() {
		return this.steps.stream().map(this::pool).filter(Objects::nonNull).distinct().toList();
	}

	/**
	 * Return the pools of the steps that do not depend on another one to execute.
	 * @return the names of the pools, once for each step
	 */
	public List<String> rootPools() {
		return roots().map(this::pool).filter(Objects::nonNull).toList();
	}

	/**
	 * Return whether a step that does not depend on another one has no pool.
	 * @return {@code true} if there is such a step
	 */
	public boolean hasUnconstrainedRoots() {
		return roots().anyMatch((step) -> pool(step) == null);
	}

	private Stream<String> roots() {
		return this.steps.stream()
			.filter((step) -> op(step).map(OpDefinition::upstream)
				.orElse(List.of())
				.stream()
				.noneMatch(this.steps::contains));
	}

	private Optional<OpDefinition> op(String step) {
		return this.job.ops().stream().filter((op) -> op.name().equals(step)).findFirst();
	}

	/**
	 * Return whether only a part of the job is executed.
	 * @return {@code true} if ops, assets or asset checks were selected
	 */
	public boolean isSubset() {
		return this.opSelection != null || this.assetSelection != null || this.checkSelection != null;
	}

	/**
	 * Return this request for a retry or a re-execution.
	 * @param tags the tags
	 * @param steps the steps to execute
	 * @param unplanned whether the steps are not listed
	 * @param rootRunId the id of the first run
	 * @param parentRunId the id of the previous run
	 * @return the request
	 */
	public RunRequest repeat(Map<String, String> tags, List<String> steps, boolean unplanned, String rootRunId,
			String parentRunId) {
		return new RunRequest(this.location, this.repository, this.job, this.runConfig, tags, this.opSelection,
				this.assetSelection, this.checkSelection, this.assets, this.checks, this.selectedSteps, steps,
				unplanned, rootRunId, parentRunId);
	}

}
