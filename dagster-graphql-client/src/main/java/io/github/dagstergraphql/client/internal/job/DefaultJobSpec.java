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
import java.util.function.Function;

import io.github.dagstergraphql.client.internal.call.Blocking;
import io.github.dagstergraphql.client.job.JobDetails;
import io.github.dagstergraphql.client.job.JobExecution;
import io.github.dagstergraphql.client.job.JobSpec;
import io.github.dagstergraphql.client.job.ReactiveJobSpec;
import io.github.dagstergraphql.client.job.RunConfigSchema;
import io.github.dagstergraphql.client.run.PlannedStep;
import io.github.dagstergraphql.client.run.RunHandle;
import org.jspecify.annotations.Nullable;

/**
 * The blocking {@link JobSpec}.
 */
public final class DefaultJobSpec extends DelegatingJobSpec<JobSpec> implements JobSpec {

	private final Function<JobExecution, RunHandle> launcher;

	private final Function<JobExecution, ReactiveJobSpec> reactive;

	/**
	 * Create a new spec.
	 * @param request the request to start from
	 * @param launcher launches a run
	 * @param reactive creates the reactive counterpart
	 */
	public DefaultJobSpec(JobExecution request, Function<JobExecution, RunHandle> launcher,
			Function<JobExecution, ReactiveJobSpec> reactive) {
		super(request);
		this.launcher = launcher;
		this.reactive = reactive;
	}

	@Override
	JobSpec self() {
		return this;
	}

	@Override
	public RunHandle launch() {
		return this.launcher.apply(request());
	}

	@Override
	public void validate() {
		Blocking.await(reactive().validate(), () -> false);
	}

	@Override
	public List<PlannedStep> executionPlan() {
		return Blocking.query(reactive().executionPlan());
	}

	@Override
	public JobDetails get() {
		return Blocking.query(reactive().get());
	}

	@Override
	public List<String> partitionKeys() {
		return Blocking.query(reactive().partitionKeys());
	}

	@Override
	public String defaultRunConfigYaml() {
		return Blocking.query(reactive().defaultRunConfigYaml());
	}

	@Override
	public Map<String, @Nullable Object> defaultRunConfig() {
		return Blocking.query(reactive().defaultRunConfig());
	}

	@Override
	public RunConfigSchema runConfigSchema() {
		return Blocking.query(reactive().runConfigSchema());
	}

	private ReactiveJobSpec reactive() {
		return this.reactive.apply(request());
	}

}
