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

package io.github.dagstergraphql.client.internal.backfill.launch;

import java.util.function.BiFunction;

import io.github.dagstergraphql.client.backfill.JobBackfillSpec;
import io.github.dagstergraphql.client.internal.workspace.JobQuery;
import io.github.dagstergraphql.client.internal.workspace.JobQuery.Kind;

import org.springframework.util.Assert;

/**
 * {@link JobBackfillSpec} of both clients.
 *
 * @param <R> the result of the launch
 */
public final class DefaultJobBackfillSpec<R> extends DelegatingBackfillSpec<JobBackfillSpec<R>, R>
		implements JobBackfillSpec<R> {

	private final BiFunction<JobQuery, BackfillRequest, R> launcher;

	private JobQuery job;

	/**
	 * Create a new spec.
	 * @param jobName the name of the job
	 * @param launcher launches the backfill
	 */
	public DefaultJobBackfillSpec(String jobName, BiFunction<JobQuery, BackfillRequest, R> launcher) {
		Assert.hasText(jobName, "job name must not be empty");
		this.job = new JobQuery(jobName, Kind.JOB, null, null);
		this.launcher = launcher;
	}

	@Override
	JobBackfillSpec<R> self() {
		return this;
	}

	@Override
	public JobBackfillSpec<R> location(String location) {
		Assert.hasText(location, "location must not be empty");
		this.job = new JobQuery(this.job.jobName(), Kind.JOB, location, this.job.repository());
		return this;
	}

	@Override
	public JobBackfillSpec<R> repository(String repository) {
		Assert.hasText(repository, "repository must not be empty");
		this.job = new JobQuery(this.job.jobName(), Kind.JOB, this.job.location(), repository);
		return this;
	}

	@Override
	public R launch() {
		return checked((request) -> this.launcher.apply(this.job, request));
	}

	@Override
	public String toString() {
		return "JobBackfillSpec[" + this.job.jobName() + "]";
	}

}
