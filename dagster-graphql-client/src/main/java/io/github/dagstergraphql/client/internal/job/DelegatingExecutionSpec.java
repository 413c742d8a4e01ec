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

import io.github.dagstergraphql.client.job.ExecutionSpec;

/**
 * Collects what is said about a launch in the builder of its request.
 *
 * @param <S> the type to go on with
 * @param <B> the builder
 */
abstract class DelegatingExecutionSpec<S extends ExecutionSpec<S>, B extends ExecutionSpec<B>>
		implements ExecutionSpec<S> {

	final B builder;

	DelegatingExecutionSpec(B builder) {
		this.builder = builder;
	}

	abstract S self();

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
	public S idempotencyKey(String key) {
		this.builder.idempotencyKey(key);
		return self();
	}

}
