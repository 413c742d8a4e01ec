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

import java.util.Map;

import io.github.dagstergraphql.client.job.PipelineExecution;

/**
 * Collects what is said about a launch in the builder of the request.
 *
 * @param <S> the type to go on with
 */
abstract class DelegatingPipelineSpec<S extends PipelineExecution.Spec<S>> implements PipelineExecution.Spec<S> {

	private final PipelineExecution.Builder builder;

	DelegatingPipelineSpec(PipelineExecution.Builder builder) {
		this.builder = builder;
	}

	abstract S self();

	PipelineExecution execution() {
		return this.builder.build();
	}

	@Override
	public S location(String location) {
		this.builder.location(location);
		return self();
	}

	@Override
	public S repository(String repository) {
		this.builder.repository(repository);
		return self();
	}

	@Override
	public S runConfig(Object runConfig) {
		this.builder.runConfig(runConfig);
		return self();
	}

	@Override
	public S runConfigYaml(String yaml) {
		this.builder.runConfigYaml(yaml);
		return self();
	}

	@Override
	public S tag(String key, String value) {
		this.builder.tag(key, value);
		return self();
	}

	@Override
	public S tags(Map<String, ?> tags) {
		this.builder.tags(tags);
		return self();
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
