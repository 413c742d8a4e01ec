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

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

import io.github.dagstergraphql.client.internal.job.Materialization.Check;
import io.github.dagstergraphql.client.internal.launch.KeyedLaunches;
import io.github.dagstergraphql.client.internal.launch.input.RunConfigText;
import io.github.dagstergraphql.client.internal.launch.input.Tags;
import io.github.dagstergraphql.client.internal.metadata.AssetKeys;
import io.github.dagstergraphql.client.internal.partition.AssetPartitionKeys;
import io.github.dagstergraphql.client.internal.partition.JobPartition;
import io.github.dagstergraphql.client.internal.workspace.JobQuery;
import io.github.dagstergraphql.client.internal.workspace.JobQuery.Kind;
import io.github.dagstergraphql.client.internal.workspace.RepositoryName;
import io.github.dagstergraphql.client.job.JobExecution;
import io.github.dagstergraphql.client.job.PipelineExecution;
import io.github.dagstergraphql.client.partition.PartitionKey;
import org.jspecify.annotations.Nullable;

/**
 * Parameters of a launch ({@code ExecutionParams}), except for the location and
 * repository, which may have to be found first.
 *
 * @param query the job
 * @param selection the selection within the job: keys of the {@code selector}
 * @param params the other keys of {@code ExecutionParams}
 * @param idempotencyKey the key of a launch that happens at most once, or {@code null}
 * @param submission distinguishes the attempts of one such launch from those of another
 * @param partition the key of the partition that has to be found first, or {@code null}
 */
record Launch(JobQuery query, Map<String, Object> selection, Map<String, Object> params,
		@Nullable String idempotencyKey, @Nullable UUID submission, @Nullable PartitionKey partition) {

	/** Mode of every job, also on servers that support modes. */
	private static final String JOB_MODE = "default";

	private static final String RUN_CONFIG = "runConfigData";

	private static final String METADATA = "executionMetadata";

	private static final String TAGS = "tags";

	static final String ASSET_SELECTION = "assetSelection";

	private static final String CHECK_SELECTION = "assetCheckSelection";

	static Launch of(JobExecution job, JobDefaults defaults) {
		Map<String, Object> selection = new LinkedHashMap<>();
		putUnlessEmpty(selection, "solidSelection", job.opSelection());
		putUnlessEmpty(selection, ASSET_SELECTION, job.assetSelection().stream().map(AssetKeys::toInput).toList());
		Map<String, Object> params = new LinkedHashMap<>();
		params.put("mode", JOB_MODE);
		params.put(RUN_CONFIG, runConfig(job.runConfig(), job.runConfigYaml()));
		params.put(METADATA, metadata(job.tags(), job.idempotencyKey()));
		JobQuery query = new JobQuery(job.jobName(), Kind.JOB, job.location(), job.repository());
		return new Launch(defaults.apply(query), selection, params, job.idempotencyKey(), null, job.partition());
	}

	static Launch of(PipelineExecution pipeline, JobDefaults defaults) {
		Map<String, Object> selection = new LinkedHashMap<>();
		putUnlessEmpty(selection, "solidSelection", pipeline.solidSelection());
		Map<String, Object> params = new LinkedHashMap<>();
		boolean configured = pipeline.runConfig() != null || pipeline.runConfigYaml() != null;
		if (pipeline.preset() != null) {
			params.put("preset", pipeline.preset());
		}
		// a preset has its own mode and config, and servers reject both in addition to it
		if (pipeline.mode() != null && (pipeline.preset() == null || configured)) {
			params.put("mode", pipeline.mode());
		}
		if (pipeline.preset() == null || configured) {
			params.put(RUN_CONFIG, runConfig(pipeline.runConfig(), pipeline.runConfigYaml()));
		}
		params.put(METADATA, metadata(pipeline.tags(), pipeline.idempotencyKey()));
		JobQuery query = new JobQuery(pipeline.pipelineName(), Kind.PIPELINE, pipeline.location(),
				pipeline.repository());
		return new Launch(defaults.apply(query), selection, params, pipeline.idempotencyKey(), null, null);
	}

	/**
	 * Return the variables of a launch.
	 * @param name the repository of the job
	 * @return the variables
	 */
	Map<String, ?> variables(RepositoryName name) {
		Map<String, Object> executionParams = new LinkedHashMap<>(this.params);
		executionParams.put("selector", selector(name));
		return Map.of("executionParams", executionParams);
	}

	/**
	 * Return the variables of a validation, or of a request for the execution plan.
	 * @param name the repository of the job
	 * @return the variables
	 */
	Map<String, ?> toValidate(RepositoryName name) {
		return Map.of("pipeline", selector(name), "mode", JOB_MODE, RUN_CONFIG,
				this.params.getOrDefault(RUN_CONFIG, Map.of()));
	}

	/**
	 * Return the variables of a request that does not depend on run config.
	 * @param name the repository of the job
	 * @return the variables
	 */
	Map<String, ?> toDescribe(RepositoryName name) {
		return Map.of("selector", selector(name));
	}

	private Map<String, Object> selector(RepositoryName name) {
		Map<String, Object> selector = new LinkedHashMap<>(this.selection);
		selector.put("repositoryLocationName", name.location());
		selector.put("repositoryName", name.repository());
		selector.put("pipelineName", this.query.jobName());
		return selector;
	}

	/**
	 * Return the values that no message may quote: the values of run config and tags.
	 * @return supplies the values when they are needed
	 */
	Supplier<?> confidential() {
		return () -> List.of(RunConfigText.values(this.params.getOrDefault(RUN_CONFIG, "")), tagValues());
	}

	private List<?> tagValues() {
		return tags().stream().map((tag) -> ((Map<?, ?>) tag).get("value")).toList();
	}

	private List<?> tags() {
		return (this.params.get(METADATA) instanceof Map<?, ?> metadata && metadata.get(TAGS) instanceof List<?> tags)
				? tags : List.of();
	}

	/**
	 * Return the run config.
	 * @return a map or text, or {@code null}
	 */
	@Nullable Object runConfig() {
		return this.params.get(RUN_CONFIG);
	}

	/**
	 * Return the run config if it was given as text.
	 * @return the text, or {@code null}
	 */
	@Nullable String runConfigYaml() {
		return (this.params.get(RUN_CONFIG) instanceof String yaml) ? yaml : null;
	}

	Launch withRunConfig(Map<String, @Nullable Object> runConfig) {
		Map<String, Object> newParams = new LinkedHashMap<>(this.params);
		newParams.put(RUN_CONFIG, runConfig);
		return new Launch(this.query, this.selection, newParams, this.idempotencyKey, this.submission, this.partition);
	}

	Launch withoutPartition() {
		return new Launch(this.query, this.selection, this.params, this.idempotencyKey, this.submission, null);
	}

	/**
	 * Return this launch for a partition of its job.
	 * @param found the partition
	 * @return the launch, with the tags of the partition, and with its run config unless
	 * the caller has given one
	 */
	Launch withPartition(JobPartition found) {
		Map<String, Object> newParams = new LinkedHashMap<>(this.params);
		if (Map.of().equals(this.params.get(RUN_CONFIG))) {
			newParams.put(RUN_CONFIG, found.runConfigYaml());
		}
		Map<String, String> merged = new LinkedHashMap<>(found.tags());
		for (Object tag : tags()) {
			Map<?, ?> given = (Map<?, ?>) tag;
			String key = String.valueOf(given.get("key"));
			if (!key.equals(AssetPartitionKeys.TAG) && !key.startsWith(AssetPartitionKeys.TAG + "/")) {
				merged.put(key, String.valueOf(given.get("value")));
			}
		}
		newParams.put(METADATA, Map.of(TAGS, Tags.toInput(merged)));
		return new Launch(this.query, this.selection, newParams, this.idempotencyKey, this.submission, null);
	}

	/**
	 * Return this launch with a selection of asset checks.
	 * @param checks the checks; empty for none, or {@code null} for those of the assets
	 * @return the launch
	 */
	Launch withChecks(@Nullable List<Check> checks) {
		if (checks == null) {
			return this;
		}
		Map<String, Object> newSelection = new LinkedHashMap<>(this.selection);
		newSelection.put(CHECK_SELECTION, checks.stream().map(Check::toInput).toList());
		return new Launch(this.query, newSelection, this.params, this.idempotencyKey, this.submission, this.partition);
	}

	/**
	 * Start the submission of this launch.
	 * @param clientId distinguishes the runs of this client from those of others
	 * @return the same launch, whose attempts can be distinguished from those of other
	 * launches, and its run from those of other clients
	 */
	Launch submitted(String clientId) {
		if (this.idempotencyKey == null) {
			return this;
		}
		List<Object> tags = new ArrayList<>(tags());
		tags.add(Tags.toInput(KeyedLaunches.CLIENT_TAG, clientId));
		return new Launch(this.query, this.selection, paramsWith(tags), this.idempotencyKey, UUID.randomUUID(),
				this.partition);
	}

	/**
	 * Return this launch with further tags.
	 * @param added the tags; those that the launch already has are ignored
	 * @return the launch
	 */
	Launch withTags(Map<String, String> added) {
		if (added.isEmpty()) {
			return this;
		}
		Map<String, Object> merged = new LinkedHashMap<>();
		added.forEach((key, value) -> merged.put(key, Tags.toInput(key, value)));
		tags().forEach((tag) -> merged.put(String.valueOf(((Map<?, ?>) tag).get("key")), tag));
		return new Launch(this.query, this.selection, paramsWith(List.copyOf(merged.values())), this.idempotencyKey,
				this.submission, this.partition);
	}

	private Map<String, Object> paramsWith(List<?> tags) {
		Map<String, Object> newParams = new LinkedHashMap<>(this.params);
		newParams.put(METADATA, Map.of(TAGS, tags));
		return newParams;
	}

	/**
	 * Return the key by which Dagster+ recognizes a repeated attempt.
	 * @param name the repository of the job
	 * @return the same key for each attempt, or {@code null} if there is no idempotency
	 * key
	 */
	@Nullable String attemptKey(RepositoryName name) {
		if (this.submission == null) {
			return null;
		}
		String text = this.submission + "/" + name.location() + "/" + name.repository();
		return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
	}

	/**
	 * Return whether the launch has a partition of its job but no run config, which the
	 * server does not derive from the partition.
	 * @return {@code true} if it relies on the tag
	 */
	boolean hasPartitionOnly() {
		return !selectsAssets() && !this.selection.containsKey(CHECK_SELECTION)
				&& Map.of().equals(this.params.get(RUN_CONFIG))
				&& tags().stream().anyMatch((tag) -> AssetPartitionKeys.TAG.equals(((Map<?, ?>) tag).get("key")));
	}

	boolean selectsAssets() {
		return this.selection.containsKey(ASSET_SELECTION);
	}

	private static Object runConfig(@Nullable Map<String, @Nullable Object> object, @Nullable String yaml) {
		if (yaml != null) {
			return RunConfigText.toSend(yaml);
		}
		return (object != null) ? object : Map.of();
	}

	/**
	 * Servers fail on explicit nulls, and treat some empty lists as an empty selection.
	 */
	private static void putUnlessEmpty(Map<String, Object> target, String key, List<?> list) {
		if (!list.isEmpty()) {
			target.put(key, list);
		}
	}

	private static Map<String, Object> metadata(Map<String, String> tags, @Nullable String idempotencyKey) {
		Map<String, String> all = new LinkedHashMap<>(tags);
		if (idempotencyKey != null) {
			all.put(KeyedLaunches.KEY_TAG, idempotencyKey);
		}
		Map<String, Object> metadata = new LinkedHashMap<>();
		putUnlessEmpty(metadata, TAGS, Tags.toInput(all));
		return metadata;
	}

}
