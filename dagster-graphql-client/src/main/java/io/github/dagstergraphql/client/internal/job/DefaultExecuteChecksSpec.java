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
import java.util.List;
import java.util.function.Function;

import io.github.dagstergraphql.client.asset.check.ExecuteChecksSpec;
import io.github.dagstergraphql.client.internal.workspace.AssetJobs;
import io.github.dagstergraphql.client.job.JobExecution;
import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.client.partition.PartitionKey;

import org.springframework.util.Assert;

/**
 * {@link ExecuteChecksSpec} of both clients.
 *
 * @param <R> the result of the launch
 */
public final class DefaultExecuteChecksSpec<R>
		extends DelegatingExecutionSpec<ExecuteChecksSpec<R>, JobExecution, JobExecution.Builder>
		implements ExecuteChecksSpec<R> {

	private final AssetKey asset;

	private final Function<Materialization, R> launcher;

	private final List<Materialization.Check> checks = new ArrayList<>();

	/**
	 * Create a new spec.
	 * @param asset the checked asset
	 * @param launcher launches the run
	 */
	public DefaultExecuteChecksSpec(AssetKey asset, Function<Materialization, R> launcher) {
		super(null, () -> JobExecution.builder(AssetJobs.NAME));
		this.asset = asset;
		this.launcher = launcher;
	}

	@Override
	ExecuteChecksSpec<R> self() {
		return this;
	}

	@Override
	JobExecution build(JobExecution.Builder builder) {
		return builder.build();
	}

	@Override
	public ExecuteChecksSpec<R> check(String checkName) {
		Assert.hasText(checkName, "check name must not be empty");
		this.checks.add(new Materialization.Check(this.asset, checkName));
		return this;
	}

	@Override
	public ExecuteChecksSpec<R> partition(PartitionKey key) {
		return with((builder) -> builder.partition(key));
	}

	@Override
	public R launch() {
		return this.launcher.apply(new Materialization(request(), null,
				this.checks.isEmpty() ? null : List.copyOf(this.checks), this.asset));
	}

}
