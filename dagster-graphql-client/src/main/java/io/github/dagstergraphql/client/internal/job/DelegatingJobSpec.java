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

import io.github.dagstergraphql.client.job.JobExecution;
import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.client.partition.PartitionKey;

/**
 * Base class for specs of jobs.
 *
 * @param <S> the type of the spec
 */
abstract class DelegatingJobSpec<S extends JobExecution.Spec<S>>
		extends DelegatingExecutionSpec<S, JobExecution, JobExecution.Builder> implements JobExecution.Spec<S> {

	DelegatingJobSpec(JobExecution request) {
		super(required(request), request::mutate);
	}

	@Override
	JobExecution build(JobExecution.Builder builder) {
		return builder.build();
	}

	@Override
	public S opSelection(String... selection) {
		return with((builder) -> builder.opSelection(selection));
	}

	@Override
	public S assetSelection(String... keys) {
		return with((builder) -> builder.assetSelection(keys));
	}

	@Override
	public S assetSelection(AssetKey... keys) {
		return with((builder) -> builder.assetSelection(keys));
	}

	@Override
	public S partition(PartitionKey key) {
		return with((builder) -> builder.partition(key));
	}

}
