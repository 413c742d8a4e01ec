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
import java.util.function.Supplier;

import io.github.dagstergraphql.client.internal.launch.input.RunConfigText;
import io.github.dagstergraphql.client.job.JobDetails;
import io.github.dagstergraphql.client.job.JobExecution;
import io.github.dagstergraphql.client.job.ReactiveJobSpec;
import io.github.dagstergraphql.client.job.RunConfigSchema;
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

	private final Supplier<JobOperations> operations;

	private final Function<JobExecution, Mono<JobDetails>> reader;

	private final Function<JobExecution, Mono<List<String>>> partitionReader;

	/**
	 * Create a new spec.
	 * @param request the request to start from
	 * @param launcher launches a run
	 * @param operations supplies the other operations on the job
	 * @param reader requests the definition of the job
	 * @param partitionReader requests the partition keys of the job
	 */
	public DefaultReactiveJobSpec(JobExecution request, Function<JobExecution, Mono<ReactiveRunHandle>> launcher,
			Supplier<JobOperations> operations, Function<JobExecution, Mono<JobDetails>> reader,
			Function<JobExecution, Mono<List<String>>> partitionReader) {
		super(request);
		this.launcher = launcher;
		this.operations = operations;
		this.reader = reader;
		this.partitionReader = partitionReader;
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
		return this.operations.get().validate(request());
	}

	@Override
	public Mono<List<PlannedStep>> executionPlan() {
		return this.operations.get().plan(request());
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
		return this.operations.get().defaultRunConfig(request());
	}

	@Override
	public Mono<Map<String, @Nullable Object>> defaultRunConfig() {
		Assert.state(RunConfigText.READABLE, "the default run config cannot be parsed without SnakeYAML on the class "
				+ "path: use defaultRunConfigYaml()");
		return defaultRunConfigYaml().map((yaml) -> Objects.requireNonNullElse(RunConfigText.read(yaml), Map.of()));
	}

	@Override
	public Mono<RunConfigSchema> runConfigSchema() {
		return this.operations.get().runConfigSchema(request());
	}

}
