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

import io.github.dagstergraphql.client.job.PipelineExecution;

/**
 * Collects what is said about a launch of a pipeline.
 *
 * @param <S> the type to go on with
 */
abstract class DelegatingPipelineSpec<S extends PipelineExecution.Spec<S>>
		extends DelegatingExecutionSpec<S, PipelineExecution.Builder> implements PipelineExecution.Spec<S> {

	DelegatingPipelineSpec(PipelineExecution.Builder builder) {
		super(builder);
	}

	PipelineExecution execution() {
		return this.builder.build();
	}

	@Override
	public S mode(String mode) {
		this.builder.mode(mode);
		return self();
	}

	@Override
	public S preset(String preset) {
		this.builder.preset(preset);
		return self();
	}

	@Override
	public S solidSelection(String... selection) {
		this.builder.solidSelection(selection);
		return self();
	}

}
