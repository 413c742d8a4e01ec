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

import io.github.dagstergraphql.client.job.PipelineExecution;
import io.github.dagstergraphql.client.job.PipelineSpec;

/**
 * {@link PipelineSpec} of both clients.
 *
 * @param <R> the result of the launch
 */
public final class DefaultPipelineSpec<R>
		extends DelegatingExecutionSpec<PipelineSpec<R>, PipelineExecution, PipelineExecution.Builder>
		implements PipelineSpec<R> {

	private final Function<PipelineExecution, R> launcher;

	public DefaultPipelineSpec(PipelineExecution request, Function<PipelineExecution, R> launcher) {
		super(required(request), request::mutate);
		this.launcher = launcher;
	}

	private DefaultPipelineSpec(PipelineExecution.Builder builder, Function<PipelineExecution, R> launcher) {
		super(null, () -> builder);
		this.launcher = launcher;
	}

	/**
	 * Create a spec for a request that lacks its mode or preset.
	 * @param pipelineName the name of the pipeline
	 * @param launcher launches the request
	 * @param <R> the result of the launch
	 * @return the spec
	 */
	public static <R> DefaultPipelineSpec<R> of(String pipelineName, Function<PipelineExecution, R> launcher) {
		return new DefaultPipelineSpec<>(PipelineExecution.builder(pipelineName), launcher);
	}

	@Override
	PipelineSpec<R> self() {
		return this;
	}

	@Override
	PipelineExecution build(PipelineExecution.Builder builder) {
		return builder.build();
	}

	@Override
	public PipelineSpec<R> mode(String mode) {
		return with((builder) -> builder.mode(mode));
	}

	@Override
	public PipelineSpec<R> preset(String preset) {
		return with((builder) -> builder.preset(preset));
	}

	@Override
	public PipelineSpec<R> solidSelection(String... selection) {
		return with((builder) -> builder.solidSelection(selection));
	}

	@Override
	public R launch() {
		return this.launcher.apply(request());
	}

}
