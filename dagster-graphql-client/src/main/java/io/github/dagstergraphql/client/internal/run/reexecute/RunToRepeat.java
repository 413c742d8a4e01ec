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

package io.github.dagstergraphql.client.internal.run.reexecute;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.dagstergraphql.client.internal.run.query.RunFields;
import io.github.dagstergraphql.client.internal.shape.Required;
import io.github.dagstergraphql.client.internal.workspace.RepositoryName;
import io.github.dagstergraphql.client.run.RunStatus;
import org.jspecify.annotations.Nullable;

/**
 * A {@code Run} with the fields required to re-execute it.
 *
 * @param runId the run id
 * @param jobName the name of the job
 * @param repositoryOrigin the repository of the job, or {@code null} if the server does
 * not know it any more
 * @param status the status
 * @param tags the tags
 * @param rootRunId the id of the first run of the chain, or {@code null} if it is this
 * run
 * @param runConfigYaml the run config
 * @param solidSelection the selected ops, or {@code null} for all
 * @param assetSelection the selected assets, or {@code null} for all
 * @param assetCheckSelection the selected asset checks, or {@code null} for those of the
 * assets
 */
record RunToRepeat(@Nullable String runId, @Nullable String jobName, RunFields.@Nullable Origin repositoryOrigin,
		@Nullable RunStatus status, @Nullable List<RunFields.@Nullable Tag> tags, @Nullable String rootRunId,
		@Nullable String runConfigYaml, @Nullable List<@Nullable String> solidSelection,
		@Nullable List<@Nullable Asset> assetSelection, @Nullable List<@Nullable AssetCheck> assetCheckSelection) {

	/** Tags about the origin or the progress of the run itself. */
	private static final Set<String> OWN_TAGS = Set.of("dagster/parent_run_id", "dagster/root_run_id",
			"dagster/failure_reason", "dagster/will_retry", "dagster/auto_retry_run_id", "dagster/retry_number",
			Reexecutions.RESUME_RETRY, "dagster/is_asset_resume_retry", "dagster/did_retry", "dagster/run_metrics",
			"dagster/backfill", "dagster/parent_backfill_id", "dagster/root_backfill_id");

	RunToRepeat checked() {
		id();
		job();
		runStatus();
		tagsToKeep();
		Required.field(this.runConfigYaml, "runConfigYaml");
		selector();
		return this;
	}

	String id() {
		return Required.text(this.runId, "runId");
	}

	String root() {
		return (this.rootRunId != null) ? this.rootRunId : id();
	}

	String job() {
		return Required.text(this.jobName, "jobName");
	}

	RunStatus runStatus() {
		return Required.field(this.status, "status");
	}

	@Nullable RepositoryName place() {
		return (this.repositoryOrigin != null) ? this.repositoryOrigin.place() : null;
	}

	Map<String, String> tagsToKeep() {
		Map<String, String> map = RunFields.tagMap(this.tags);
		map.keySet().removeAll(OWN_TAGS);
		return map;
	}

	String yaml() {
		return Required.field(this.runConfigYaml, "runConfigYaml");
	}

	/**
	 * Return the selector for the job and the selection of the run.
	 * @return a {@code JobOrPipelineSelector}
	 */
	Map<String, Object> selector() {
		Map<String, Object> selector = new LinkedHashMap<>();
		selector.put("pipelineName", job());
		if (this.repositoryOrigin != null) {
			selector.put("repositoryLocationName", this.repositoryOrigin.repositoryLocationName());
			selector.put("repositoryName", this.repositoryOrigin.repositoryName());
		}
		if (this.solidSelection != null && !this.solidSelection.isEmpty()) {
			selector.put("solidSelection", Required.list(this.solidSelection, "solidSelection"));
		}
		if (this.assetSelection != null && !this.assetSelection.isEmpty()) {
			selector.put("assetSelection",
					Required.list(this.assetSelection, "assetSelection").stream().map(Asset::toInput).toList());
		}
		// an empty list differs from null, which selects all of them
		if (this.assetCheckSelection != null) {
			selector.put("assetCheckSelection",
					Required.list(this.assetCheckSelection, "assetCheckSelection")
						.stream()
						.map(AssetCheck::toInput)
						.toList());
		}
		return selector;
	}

	/**
	 * An {@code AssetKey}.
	 *
	 * @param path the components
	 */
	record Asset(@Nullable List<@Nullable String> path) {

		Map<String, ?> toInput() {
			return Map.of("path", Required.list(this.path, "assetKey.path"));
		}

	}

	/**
	 * An {@code AssetCheckhandle}.
	 *
	 * @param name the name
	 * @param assetKey the checked asset
	 */
	record AssetCheck(@Nullable String name, @Nullable Asset assetKey) {

		Map<String, ?> toInput() {
			return Map.of("name", Required.text(this.name, "assetCheckSelection.name"), "assetKey",
					Required.field(this.assetKey, "assetCheckSelection.assetKey").toInput());
		}

	}

}
