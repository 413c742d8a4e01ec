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

package io.github.dagstergraphql.client.job;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.internal.launch.input.RunConfigObject;
import io.github.dagstergraphql.client.internal.launch.input.RunConfigText;
import io.github.dagstergraphql.client.internal.launch.input.Tags;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Base class of builders that implement {@link ExecutionSpec}.
 *
 * @param <S> the type of the builder
 */
abstract class ExecutionBuilder<S extends ExecutionSpec<S>> implements ExecutionSpec<S> {

	final String name;

	@Nullable String location;

	@Nullable String repository;

	@Nullable Map<String, @Nullable Object> runConfig;

	@Nullable String runConfigYaml;

	@Nullable String idempotencyKey;

	final Map<String, String> tags = new LinkedHashMap<>();

	ExecutionBuilder(String name) {
		this.name = name;
	}

	abstract S self();

	/**
	 * Check and copy a selection.
	 * @param selection names or queries
	 * @param name the name of the selection in error messages
	 * @return an unmodifiable copy
	 * @throws IllegalArgumentException if the selection contains a blank string
	 */
	static List<String> selection(@Nullable List<String> selection, String name) {
		Assert.notNull(selection, () -> name + " must not be null");
		selection.forEach((query) -> Assert.hasText(query, () -> name + " must not contain empty strings"));
		return List.copyOf(selection);
	}

	static List<String> selection(String @Nullable [] selection, String name) {
		return selection((selection != null) ? Arrays.asList(selection) : null, name);
	}

	@Override
	public S location(String location) {
		Assert.hasText(location, "location must not be empty");
		this.location = location;
		return self();
	}

	@Override
	public S repository(String repository) {
		Assert.hasText(repository, "repository must not be empty");
		this.repository = repository;
		return self();
	}

	@Override
	public S runConfig(Object runConfig) {
		this.runConfig = RunConfigObject.toMap(runConfig);
		this.runConfigYaml = null;
		return self();
	}

	@Override
	public S runConfigYaml(String yaml) {
		RunConfigText.check(yaml);
		this.runConfigYaml = yaml;
		this.runConfig = null;
		return self();
	}

	@Override
	public S tag(String key, String value) {
		Tags.check(key, value);
		this.tags.put(key, value);
		return self();
	}

	@Override
	public S tags(Map<String, ?> tags) {
		this.tags.putAll(Tags.toTexts(tags));
		return self();
	}

	@Override
	public S idempotencyKey(String key) {
		Assert.hasText(key, "idempotency key must not be empty");
		this.idempotencyKey = key;
		return self();
	}

}
