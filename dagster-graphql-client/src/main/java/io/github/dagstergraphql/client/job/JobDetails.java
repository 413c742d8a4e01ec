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

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Definition of a job with its ops and resources ({@code Pipeline}).
 *
 * @since 0.1.0
 */
public final class JobDetails {

	private final Job job;

	private final List<JobOp> ops;

	private final List<String> resourceKeys;

	private JobDetails(Job job, List<JobOp> ops, List<String> resourceKeys) {
		this.job = job;
		this.ops = ops;
		this.resourceKeys = resourceKeys;
	}

	/**
	 * Create the details of a job, for example for tests.
	 * @param job the job
	 * @param ops the ops and graphs
	 * @param resourceKeys the keys of the resources
	 * @return the details
	 */
	public static JobDetails of(Job job, List<JobOp> ops, List<String> resourceKeys) {
		Assert.notNull(job, "job must not be null");
		return new JobDetails(job, List.copyOf(ops), List.copyOf(resourceKeys));
	}

	/**
	 * Return the job as in the {@linkplain JobsSpec#list() list of jobs}.
	 * @return the job
	 */
	public Job job() {
		return this.job;
	}

	/**
	 * Return the ops, and the graphs in which ops are nested. The ops of an asset job
	 * materialize assets and execute asset checks.
	 * @return the ops and graphs, by handle, unmodifiable; an op of a graph is a separate
	 * element, whose {@link JobOp#graphHandle() graph} is another one
	 */
	public List<JobOp> ops() {
		return this.ops;
	}

	/**
	 * Return the resources of the job. {@link JobOp#requiredResourceKeys()} has those
	 * that an op requires.
	 * @return the keys, sorted, unmodifiable; always includes {@code io_manager}
	 */
	public List<String> resourceKeys() {
		return this.resourceKeys;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof JobDetails that && this.job.equals(that.job)
				&& this.ops.equals(that.ops) && this.resourceKeys.equals(that.resourceKeys));
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.job, this.ops, this.resourceKeys);
	}

	@Override
	public String toString() {
		return "JobDetails[" + this.job + ", ops=" + this.ops + ", resourceKeys=" + this.resourceKeys + "]";
	}

}
