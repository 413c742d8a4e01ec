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

package io.github.dagstergraphql.client.internal.run.reexecute;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.internal.json.Json;
import io.github.dagstergraphql.client.internal.launch.input.RunConfigText;
import io.github.dagstergraphql.client.internal.launch.input.Tags;
import io.github.dagstergraphql.client.run.ReexecutionSettings;

import org.springframework.util.Assert;

/**
 * Collects what is said about a re-execution.
 *
 * @param <S> the type to go on with
 */
abstract class CollectingReexecution<S extends ReexecutionSettings<S>> implements ReexecutionSettings<S> {

	private Reexecution reexecution = Reexecution.SAME;

	abstract S self();

	Reexecution reexecution() {
		return this.reexecution;
	}

	@Override
	public S fromFailure() {
		this.reexecution = new Reexecution(true, List.of(), this.reexecution.runConfig(), this.reexecution.tags());
		return self();
	}

	@Override
	public S steps(String... keys) {
		Assert.notNull(keys, "steps must not be null");
		return steps(Arrays.asList(keys));
	}

	@Override
	public S steps(Collection<String> keys) {
		Assert.notNull(keys, "steps must not be null");
		Assert.isTrue(!keys.isEmpty(), "steps must not be empty: Dagster would launch a run that does nothing");
		keys.forEach((key) -> Assert.hasText(key, "step must not be empty"));
		this.reexecution = new Reexecution(false, List.copyOf(new LinkedHashSet<>(keys)), this.reexecution.runConfig(),
				this.reexecution.tags());
		return self();
	}

	@Override
	public S runConfig(Object runConfig) {
		Assert.notNull(runConfig, "run config must not be null");
		Assert.isTrue(!(runConfig instanceof CharSequence), "run config given as text must go to runConfigYaml(..)");
		return withRunConfig(Json.toMap(runConfig, "run config"));
	}

	@Override
	public S runConfigYaml(String yaml) {
		RunConfigText.check(yaml);
		return withRunConfig(RunConfigText.toSend(yaml));
	}

	private S withRunConfig(Object runConfig) {
		this.reexecution = new Reexecution(this.reexecution.fromFailure(), this.reexecution.steps(), runConfig,
				this.reexecution.tags());
		return self();
	}

	@Override
	public S tag(String key, String value) {
		Tags.check(key, value);
		return withTags(Map.of(key, value));
	}

	@Override
	public S tags(Map<String, ?> tags) {
		return withTags(Tags.toTexts(tags));
	}

	private S withTags(Map<String, String> more) {
		Map<String, String> tags = new LinkedHashMap<>(this.reexecution.tags());
		tags.putAll(more);
		this.reexecution = new Reexecution(this.reexecution.fromFailure(), this.reexecution.steps(),
				this.reexecution.runConfig(), tags);
		return self();
	}

}
