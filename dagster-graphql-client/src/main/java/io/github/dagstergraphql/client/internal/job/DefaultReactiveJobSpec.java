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

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import io.github.dagstergraphql.client.internal.launch.input.RunConfigText;
import io.github.dagstergraphql.client.job.JobDetails;
import io.github.dagstergraphql.client.job.JobExecution;
import io.github.dagstergraphql.client.job.ReactiveJobSpec;
import io.github.dagstergraphql.client.run.PlannedStep;
import io.github.dagstergraphql.client.run.ReactiveRunHandle;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/**
 * The reactive {@link ReactiveJobSpec}.
 */
public final class DefaultReactiveJobSpec extends DelegatingJobSpec<ReactiveJobSpec> implements ReactiveJobSpec {

	private final Function<JobExecution, Mono<ReactiveRunHandle>> launcher;

	private final Function<JobExecution, Mono<Void>> validator;

	private final Function<JobExecution, Mono<List<PlannedStep>>> planReader;

	private final Function<JobExecution, Mono<JobDetails>> reader;

	private final Function<JobExecution, Mono<List<String>>> partitionReader;

	private final Function<JobExecution, Mono<String>> defaultsReader;

	/**
	 * Create a new spec.
	 * @param request the request to start from
	 * @param launcher launches a run
	 * @param validator validates a launch
	 * @param planReader requests the execution plan of a launch
	 * @param reader requests the definition of the job
	 * @param partitionReader requests the partition keys of the job
	 * @param defaultsReader requests the default run config of the job
	 */
	public DefaultReactiveJobSpec(JobExecution request, Function<JobExecution, Mono<ReactiveRunHandle>> launcher,
			Function<JobExecution, Mono<Void>> validator, Function<JobExecution, Mono<List<PlannedStep>>> planReader,
			Function<JobExecution, Mono<JobDetails>> reader, Function<JobExecution, Mono<List<String>>> partitionReader,
			Function<JobExecution, Mono<String>> defaultsReader) {
		super(request);
		this.launcher = launcher;
		this.validator = validator;
		this.planReader = planReader;
		this.reader = reader;
		this.partitionReader = partitionReader;
		this.defaultsReader = defaultsReader;
	}

	@Override
	ReactiveJobSpec self() {
		return this;
	}

	@Override
	public Mono<ReactiveRunHandle> launch() {
		return this.launcher.apply(request());
	}

	@Override
	public Mono<Void> validate() {
		return this.validator.apply(request());
	}

	@Override
	public Mono<List<PlannedStep>> executionPlan() {
		return this.planReader.apply(request());
	}

	@Override
	public Mono<JobDetails> get() {
		return this.reader.apply(request());
	}

	@Override
	public Mono<List<String>> partitionKeys() {
		return this.partitionReader.apply(request());
	}

	@Override
	public Mono<String> defaultRunConfigYaml() {
		return this.defaultsReader.apply(request());
	}

	@Override
	public Mono<Map<String, @Nullable Object>> defaultRunConfig() {
		Assert.state(RunConfigText.READABLE, "the default run config cannot be parsed without SnakeYAML on the class "
				+ "path: use defaultRunConfigYaml()");
		return defaultRunConfigYaml().map((yaml) -> Objects.requireNonNullElse(RunConfigText.read(yaml), Map.of()));
	}

}
