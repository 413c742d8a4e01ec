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

import io.github.dagstergraphql.client.run.RunHandle;

/**
 * Spec for a launch of a job.
 *
 * @since 0.1.0
 * @see ReactiveJobSpec
 */
public interface JobSpec extends JobExecution.Spec<JobSpec> {

	/**
	 * Launch a run. If the launch fails, {@code isOutcomeUnknown()} of the exception
	 * reports whether the run may exist nevertheless.
	 * @return the new run, which the server has accepted but not started yet
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server rejects the launch or cannot be reached
	 */
	RunHandle launch();

	/**
	 * Validate the launch without launching a run ({@code isPipelineConfigValid}). The
	 * server verifies that the job and the selected ops or assets exist, and validates
	 * the run config, including that of the partition. Tags and the idempotency key are
	 * not verified.
	 * <p>
	 * {@link #assetSelection(String...)} requires Dagster 1.1.4 or later.
	 * @throws io.github.dagstergraphql.client.run.RunConfigInvalidException if the run
	 * config does not match the schema of the job, with all errors and their paths
	 * @throws JobNotFoundException if there is no such job
	 * @throws InvalidSubsetException if a selection does not match the job
	 * @throws io.github.dagstergraphql.client.partition.InvalidPartitionException if
	 * there is no such partition
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server rejects the request or cannot be reached
	 */
	void validate();

}
