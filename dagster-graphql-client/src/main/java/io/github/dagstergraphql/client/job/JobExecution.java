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

package io.github.dagstergraphql.client.job;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.internal.json.Json;
import io.github.dagstergraphql.client.internal.launch.input.RunConfigText;
import io.github.dagstergraphql.client.internal.launch.input.Tags;
import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.client.partition.PartitionKey;
import io.github.dagstergraphql.client.partition.PartitionedSpec;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Request to launch a run of a job. It is immutable and can be launched repeatedly.
 *
 * @param jobName the name of the job
 * @param location the code location of the job, or {@code null} to look it up
 * @param repository the repository of the job, or {@code null} to look it up
 * @param runConfig the run config as an object, or {@code null} if it is YAML or absent
 * @param runConfigYaml the run config as YAML, or {@code null} if it is an object or
 * absent
 * @param tags the tags of the run
 * @param opSelection the ops to run, in Dagster's selection syntax; empty for all
 * @param assetSelection the assets to materialize; empty for all
 * @param idempotencyKey the key for which at most one run is launched, or {@code null}
 * @param partition the key of the partition, or {@code null} for none
 * @since 0.1.0
 */
public record JobExecution(String jobName, @Nullable String location, @Nullable String repository,
		@Nullable Map<String, @Nullable Object> runConfig, @Nullable String runConfigYaml, Map<String, String> tags,
		List<String> opSelection, List<AssetKey> assetSelection, @Nullable String idempotencyKey,
		@Nullable PartitionKey partition) {

	private static final String OP_SELECTION = "op selection";

	/**
	 * Create a request with copies of the collections. Use {@link #builder(String)}
	 * instead where possible.
	 * @param jobName the name of the job
	 * @param location the code location of the job, or {@code null} to look it up
	 * @param repository the repository of the job, or {@code null} to look it up
	 * @param runConfig the run config as an object, or {@code null} if it is YAML or
	 * absent
	 * @param runConfigYaml the run config as YAML, or {@code null} if it is an object or
	 * absent
	 * @param tags the tags of the run
	 * @param opSelection the ops to run, in Dagster's selection syntax; empty for all
	 * @param assetSelection the assets to materialize; empty for all
	 * @param idempotencyKey the key for which at most one run is launched, or
	 * {@code null}
	 * @param partition the key of the partition, or {@code null} for none
	 * @throws IllegalArgumentException if the name or the idempotency key is blank, or if
	 * the run config, a tag or a selection is invalid
	 */
	public JobExecution {
		Assert.hasText(jobName, "job name must not be empty");
		Assert.isTrue(runConfig == null || runConfigYaml == null, "run config must be an object or YAML, but not both");
		Assert.isTrue(idempotencyKey == null || !idempotencyKey.isBlank(), "idempotency key must not be empty");
		runConfig = (runConfig != null) ? Json.toMap(runConfig, "run config") : null;
		if (runConfigYaml != null) {
			RunConfigText.check(runConfigYaml);
		}
		tags = Tags.copyOf(tags);
		opSelection = ExecutionBuilder.selection(opSelection, OP_SELECTION);
		assetSelection = List.copyOf(assetSelection);
	}

	/**
	 * Create a builder for a request.
	 * @param jobName the name of the job
	 * @return the builder
	 * @throws IllegalArgumentException if the name is blank
	 */
	public static Builder builder(String jobName) {
		return new Builder(jobName);
	}

	/**
	 * Create a builder that is initialized with this request.
	 * @return the builder
	 */
	public Builder mutate() {
		return new Builder(this);
	}

	/**
	 * Return the request without its run config and tag values.
	 */
	@Override
	public String toString() {
		return "JobExecution[jobName=" + this.jobName + ", location=" + this.location + ", repository="
				+ this.repository + ", tags=" + this.tags.keySet() + ", opSelection=" + this.opSelection
				+ ", assetSelection=" + this.assetSelection + ", partition=" + this.partition + "]";
	}

	/**
	 * Options of a launch of a job.
	 *
	 * @param <S> the type of the spec
	 * @since 0.1.0
	 */
	public interface Spec<S extends Spec<S>> extends ExecutionSpec<S>, PartitionedSpec<S> {

		/**
		 * Launch for a partition of the job, with the run config and the tags that the
		 * job defines for it. A run config of the request replaces that of the partition,
		 * and tags of the request are added. Replaces a partition that was set before.
		 * @param key the key, which is checked before the launch, since Dagster does not
		 * @return this spec
		 * @throws io.github.dagstergraphql.client.partition.InvalidPartitionException
		 * from the launch, if there is no such partition
		 */
		@Override
		S partition(PartitionKey key);

		/**
		 * Restrict the launch to some of the job's ops. Replaces an op selection that was
		 * set before.
		 * @param selection names or queries such as {@code *load_orders}, in Dagster's
		 * selection syntax; empty for all
		 * @return this spec
		 * @throws IllegalArgumentException if the selection contains a blank string
		 */
		S opSelection(String... selection);

		/**
		 * Restrict the launch to some of the job's assets. Replaces an asset selection
		 * that was set before.
		 * @param keys keys such as {@code raw/orders}; empty for all
		 * @return this spec
		 * @throws IllegalArgumentException if a key has an empty component
		 */
		S assetSelection(String... keys);

		/**
		 * Restrict the launch to some of the job's assets. Replaces an asset selection
		 * that was set before.
		 * @param keys the asset keys; empty for all
		 * @return this spec
		 */
		S assetSelection(AssetKey... keys);

	}

	/**
	 * Builder for a {@link JobExecution}.
	 *
	 * @since 0.1.0
	 */
	public static final class Builder extends ExecutionBuilder<Builder> implements Spec<Builder> {

		private List<String> opSelection = List.of();

		private List<AssetKey> assetSelection = List.of();

		private @Nullable PartitionKey partition;

		private Builder(String jobName) {
			super(jobName);
			Assert.hasText(jobName, "job name must not be empty");
		}

		private Builder(JobExecution execution) {
			super(execution.jobName);
			this.location = execution.location;
			this.repository = execution.repository;
			this.runConfig = execution.runConfig;
			this.runConfigYaml = execution.runConfigYaml;
			this.tags.putAll(execution.tags);
			this.opSelection = execution.opSelection;
			this.assetSelection = execution.assetSelection;
			this.idempotencyKey = execution.idempotencyKey;
			this.partition = execution.partition;
		}

		@Override
		Builder self() {
			return this;
		}

		@Override
		public Builder opSelection(String... selection) {
			this.opSelection = selection(selection, OP_SELECTION);
			return this;
		}

		@Override
		public Builder assetSelection(String... keys) {
			Assert.notNull(keys, "asset selection must not be null");
			this.assetSelection = Arrays.stream(keys).map(AssetKey::parse).toList();
			return this;
		}

		@Override
		public Builder assetSelection(AssetKey... keys) {
			Assert.notNull(keys, "asset selection must not be null");
			Assert.noNullElements(keys, "asset selection must not contain null");
			this.assetSelection = List.of(keys);
			return this;
		}

		@Override
		public Builder partition(PartitionKey key) {
			Assert.notNull(key, "partition key must not be null");
			this.partition = key;
			return this;
		}

		/**
		 * Build the request.
		 * @return the request
		 */
		public JobExecution build() {
			return new JobExecution(this.name, this.location, this.repository, this.runConfig, this.runConfigYaml,
					this.tags, this.opSelection, this.assetSelection, this.idempotencyKey, this.partition);
		}

	}

}
