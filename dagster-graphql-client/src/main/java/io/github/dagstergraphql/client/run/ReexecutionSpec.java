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

package io.github.dagstergraphql.client.run;

/**
 * Running a run again, while it is being put together.
 *
 * @since 0.1.0
 */
public interface ReexecutionSpec extends ReexecutionSettings<ReexecutionSpec> {

	/**
	 * Launch the new run. It names the run that it repeats as its parent
	 * ({@code Run.parentRunId}) and the first one of all as its root
	 * ({@code Run.rootRunId}). A failure says in {@code isOutcomeUnknown()} whether there
	 * may be a run nevertheless; nothing is sent twice. Needs Dagster 1.5 or later.
	 * @return the new run, which the server has accepted, not started yet
	 * @throws io.github.dagstergraphql.client.run.RunNotFoundException if there is no
	 * such run to repeat
	 * @throws io.github.dagstergraphql.client.run.RunNotFailedException if it is to go on
	 * from a failure, and the parent has not failed and was not canceled
	 * @throws io.github.dagstergraphql.client.job.JobNotFoundException if its job is not
	 * there any more
	 * @throws io.github.dagstergraphql.client.run.RunConfigInvalidException if the run
	 * config does not fit the job
	 * @throws io.github.dagstergraphql.client.run.InvalidStepException if the job has no
	 * such step
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server refuses, or cannot be reached
	 */
	RunHandle launch();

}
