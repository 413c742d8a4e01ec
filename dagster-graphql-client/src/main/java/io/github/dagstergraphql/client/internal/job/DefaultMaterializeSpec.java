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

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

import io.github.dagstergraphql.client.asset.MaterializeSpec;
import io.github.dagstergraphql.client.internal.workspace.AssetJobs;
import io.github.dagstergraphql.client.job.JobExecution;
import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.client.partition.PartitionKey;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * {@link MaterializeSpec} of both clients.
 *
 * @param <R> the result of the launch
 */
public final class DefaultMaterializeSpec<R> extends
		DelegatingExecutionSpec<MaterializeSpec<R>, JobExecution, JobExecution.Builder> implements MaterializeSpec<R> {

	private final Function<Materialization, R> launcher;

	private @Nullable PartitionKey lastPartition;

	private @Nullable List<Materialization.Check> checks;

	/**
	 * Create a new spec.
	 * @param keys the assets
	 * @param launcher launches the run
	 */
	public DefaultMaterializeSpec(Collection<AssetKey> keys, Function<Materialization, R> launcher) {
		super(null, () -> JobExecution.builder(AssetJobs.NAME).assetSelection(keys.toArray(AssetKey[]::new)));
		this.launcher = launcher;
	}

	@Override
	MaterializeSpec<R> self() {
		return this;
	}

	@Override
	JobExecution build(JobExecution.Builder builder) {
		return builder.build();
	}

	@Override
	public MaterializeSpec<R> partition(PartitionKey key) {
		this.lastPartition = null;
		return with((builder) -> builder.partition(key));
	}

	@Override
	public MaterializeSpec<R> partitionRange(PartitionKey first, PartitionKey last) {
		Assert.notNull(last, "partition key must not be null");
		partition(first);
		this.lastPartition = last;
		return this;
	}

	@Override
	public MaterializeSpec<R> check(AssetKey asset, String checkName) {
		Assert.notNull(asset, "asset key must not be null");
		Assert.hasText(checkName, "check name must not be empty");
		List<Materialization.Check> all = (this.checks != null) ? new ArrayList<>(this.checks) : new ArrayList<>();
		all.add(new Materialization.Check(asset, checkName));
		this.checks = List.copyOf(all);
		return this;
	}

	@Override
	public MaterializeSpec<R> withoutChecks() {
		this.checks = List.of();
		return this;
	}

	@Override
	public R launch() {
		return this.launcher.apply(new Materialization(request(), this.lastPartition, this.checks, null));
	}

}
