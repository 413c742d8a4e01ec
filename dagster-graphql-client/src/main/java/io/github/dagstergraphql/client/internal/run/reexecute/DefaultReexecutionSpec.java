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
import java.util.function.Function;

import io.github.dagstergraphql.client.internal.launch.input.RunConfigObject;
import io.github.dagstergraphql.client.internal.launch.input.RunConfigText;
import io.github.dagstergraphql.client.internal.launch.input.Tags;
import io.github.dagstergraphql.client.run.ReexecutionSpec;

import org.springframework.util.Assert;

/**
 * {@link ReexecutionSpec} of both clients.
 *
 * @param <R> the result of the launch
 */
public final class DefaultReexecutionSpec<R> implements ReexecutionSpec<R> {

	private final Function<Reexecution, R> launcher;

	private Reexecution reexecution = Reexecution.SAME;

	public DefaultReexecutionSpec(Function<Reexecution, R> launcher) {
		this.launcher = launcher;
	}

	@Override
	public ReexecutionSpec<R> fromFailure() {
		this.reexecution = new Reexecution(true, List.of(), this.reexecution.runConfig(), this.reexecution.tags());
		return this;
	}

	@Override
	public ReexecutionSpec<R> steps(String... stepKeys) {
		Assert.notNull(stepKeys, "steps must not be null");
		return steps(Arrays.asList(stepKeys));
	}

	@Override
	public ReexecutionSpec<R> steps(Collection<String> stepKeys) {
		Assert.notNull(stepKeys, "steps must not be null");
		Assert.isTrue(!stepKeys.isEmpty(), "steps must not be empty: Dagster would launch a run without steps");
		stepKeys.forEach((key) -> Assert.hasText(key, "step must not be empty"));
		this.reexecution = new Reexecution(false, List.copyOf(new LinkedHashSet<>(stepKeys)),
				this.reexecution.runConfig(), this.reexecution.tags());
		return this;
	}

	@Override
	public ReexecutionSpec<R> runConfig(Object runConfig) {
		return withRunConfig(RunConfigObject.toMap(runConfig));
	}

	@Override
	public ReexecutionSpec<R> runConfigYaml(String yaml) {
		RunConfigText.check(yaml);
		return withRunConfig(RunConfigText.toSend(yaml));
	}

	private ReexecutionSpec<R> withRunConfig(Object runConfig) {
		this.reexecution = new Reexecution(this.reexecution.fromFailure(), this.reexecution.steps(), runConfig,
				this.reexecution.tags());
		return this;
	}

	@Override
	public ReexecutionSpec<R> tag(String key, String value) {
		Tags.check(key, value);
		return withTags(Map.of(key, value));
	}

	@Override
	public ReexecutionSpec<R> tags(Map<String, ?> tags) {
		return withTags(Tags.toTexts(tags));
	}

	private ReexecutionSpec<R> withTags(Map<String, String> more) {
		Map<String, String> tags = new LinkedHashMap<>(this.reexecution.tags());
		tags.putAll(more);
		this.reexecution = new Reexecution(this.reexecution.fromFailure(), this.reexecution.steps(),
				this.reexecution.runConfig(), tags);
		return this;
	}

	@Override
	public R launch() {
		return this.launcher.apply(this.reexecution);
	}

}
