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

import io.github.dagstergraphql.client.internal.call.Blocking;
import io.github.dagstergraphql.client.internal.run.DefaultRunHandle;
import io.github.dagstergraphql.client.internal.run.RunOperations;
import io.github.dagstergraphql.client.job.JobExecution;
import io.github.dagstergraphql.client.job.JobSpec;
import io.github.dagstergraphql.client.run.RunHandle;

/**
 * The blocking {@link JobSpec}.
 */
public final class DefaultJobSpec extends DelegatingJobSpec<JobSpec> implements JobSpec {

	private final JobOperations jobs;

	private final RunOperations runs;

	public DefaultJobSpec(JobOperations jobs, RunOperations runs, JobExecution.Builder builder) {
		super(builder);
		this.jobs = jobs;
		this.runs = runs;
	}

	@Override
	JobSpec self() {
		return this;
	}

	@Override
	public RunHandle launch() {
		return new DefaultRunHandle(this.runs, Blocking.mutation(this.jobs.launch(execution())));
	}

}
