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

import io.github.dagstergraphql.client.asset.AssetKey;
import io.github.dagstergraphql.client.job.JobExecution;

/**
 * Collects what is said about a launch of a job.
 *
 * @param <S> the type to go on with
 */
abstract class DelegatingJobSpec<S extends JobExecution.Spec<S>>
		extends DelegatingExecutionSpec<S, JobExecution.Builder> implements JobExecution.Spec<S> {

	DelegatingJobSpec(JobExecution.Builder builder) {
		super(builder);
	}

	JobExecution execution() {
		return this.builder.build();
	}

	@Override
	public S opSelection(String... selection) {
		this.builder.opSelection(selection);
		return self();
	}

	@Override
	public S assetSelection(String... keys) {
		this.builder.assetSelection(keys);
		return self();
	}

	@Override
	public S assetSelection(AssetKey... keys) {
		this.builder.assetSelection(keys);
		return self();
	}

}
