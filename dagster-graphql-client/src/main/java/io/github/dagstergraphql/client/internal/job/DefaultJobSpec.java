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

import java.util.function.Function;

import io.github.dagstergraphql.client.job.JobExecution;
import io.github.dagstergraphql.client.job.JobSpec;
import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.client.partition.PartitionKey;

/**
 * {@link JobSpec} of both clients.
 *
 * @param <R> the result of the launch
 */
public final class DefaultJobSpec<R> extends DelegatingExecutionSpec<JobSpec<R>, JobExecution, JobExecution.Builder>
		implements JobSpec<R> {

	private final Function<JobExecution, R> launcher;

	public DefaultJobSpec(JobExecution request, Function<JobExecution, R> launcher) {
		super(required(request), request::mutate);
		this.launcher = launcher;
	}

	@Override
	JobSpec<R> self() {
		return this;
	}

	@Override
	JobExecution build(JobExecution.Builder builder) {
		return builder.build();
	}

	@Override
	public JobSpec<R> opSelection(String... selection) {
		return with((builder) -> builder.opSelection(selection));
	}

	@Override
	public JobSpec<R> assetSelection(String... keys) {
		return with((builder) -> builder.assetSelection(keys));
	}

	@Override
	public JobSpec<R> assetSelection(AssetKey... keys) {
		return with((builder) -> builder.assetSelection(keys));
	}

	@Override
	public JobSpec<R> partition(PartitionKey key) {
		return with((builder) -> builder.partition(key));
	}

	@Override
	public R launch() {
		return this.launcher.apply(request());
	}

}
