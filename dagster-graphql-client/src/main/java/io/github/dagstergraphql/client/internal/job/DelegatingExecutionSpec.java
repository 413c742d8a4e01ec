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
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.github.dagstergraphql.client.job.ExecutionSpec;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Base class of specifications that copy a request before it is changed.
 *
 * @param <S> the type of the spec
 * @param <E> the request
 * @param <B> the builder of the request
 */
abstract class DelegatingExecutionSpec<S extends ExecutionSpec<S>, E, B extends ExecutionSpec<B>>
		implements ExecutionSpec<S> {

	private final Supplier<B> start;

	/** Original request, or {@code null} if it has been changed. */
	private @Nullable E unchanged;

	private @Nullable B builder;

	/**
	 * Create a new spec.
	 * @param request the request, or {@code null} if it is not complete yet
	 * @param start provides the builder for changes
	 */
	DelegatingExecutionSpec(@Nullable E request, Supplier<B> start) {
		this.unchanged = request;
		this.start = start;
	}

	static <E> E required(E request) {
		Assert.notNull(request, "execution must not be null");
		return request;
	}

	abstract S self();

	abstract E build(B builder);

	S with(Consumer<B> change) {
		change.accept(builder());
		this.unchanged = null;
		return self();
	}

	private B builder() {
		if (this.builder == null) {
			this.builder = this.start.get();
		}
		return this.builder;
	}

	E request() {
		return (this.unchanged != null) ? this.unchanged : build(builder());
	}

	@Override
	public S location(String location) {
		return with((builder) -> builder.location(location));
	}

	@Override
	public S repository(String repository) {
		return with((builder) -> builder.repository(repository));
	}

	@Override
	public S runConfig(Object runConfig) {
		return with((builder) -> builder.runConfig(runConfig));
	}

	@Override
	public S runConfigYaml(String yaml) {
		return with((builder) -> builder.runConfigYaml(yaml));
	}

	@Override
	public S tag(String key, String value) {
		return with((builder) -> builder.tag(key, value));
	}

	@Override
	public S tags(Map<String, ?> tags) {
		return with((builder) -> builder.tags(tags));
	}

	@Override
	public S idempotencyKey(String key) {
		return with((builder) -> builder.idempotencyKey(key));
	}

}
