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

package io.github.dagstergraphql.client.internal.job.query;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import io.github.dagstergraphql.client.error.DagsterTimeoutException;
import io.github.dagstergraphql.client.internal.address.UserInterface;
import io.github.dagstergraphql.client.internal.call.Deadline;
import io.github.dagstergraphql.client.internal.launch.error.LaunchErrors;
import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.operation.TimeoutKind;
import io.github.dagstergraphql.client.internal.partition.JobPartitions;
import io.github.dagstergraphql.client.internal.partition.KnownPartitions;
import io.github.dagstergraphql.client.internal.transport.DagsterTransport;
import io.github.dagstergraphql.client.internal.workspace.JobQuery;
import io.github.dagstergraphql.client.internal.workspace.JobQuery.Kind;
import io.github.dagstergraphql.client.internal.workspace.RepositoryName;
import io.github.dagstergraphql.client.internal.workspace.Workspace;
import io.github.dagstergraphql.client.job.Job;
import io.github.dagstergraphql.client.job.JobDetails;
import io.github.dagstergraphql.client.job.JobExecution;
import io.github.dagstergraphql.client.job.JobNotFoundException;
import reactor.core.publisher.Mono;

/**
 * Queries for jobs and their definitions.
 */
public final class JobQueries {

	/** First version whose jobs are listed. */
	private static final String SINCE = "1.5.0";

	private static final String[] YOUNGER = { "owners" };

	static final Operation<JobNodes> JOBS = Operation.<JobNodes>query(JobQueries.class, "Jobs", "repositoriesOrError")
		.since(SINCE, "Querying jobs")
		.younger(YOUNGER)
		.on(JobNodes.class, "RepositoryConnection")
		.build();

	static final Operation<JobGraph> JOB = Operation.<JobGraph>query(JobQueries.class, "Job", "pipelineOrError")
		.since(SINCE, "Querying the definition of a job")
		.younger(YOUNGER)
		.on(JobGraph.class, "Pipeline")
		.errors(LaunchErrors.ALL)
		.build();

	private final DagsterTransport transport;

	private final Workspace workspace;

	private final UnaryOperator<JobQuery> defaults;

	private final UserInterface userInterface;

	/**
	 * Create new queries.
	 * @param transport the transport
	 * @param workspace finds jobs
	 * @param defaults applies the default location and repository
	 * @param userInterface the user interface
	 */
	public JobQueries(DagsterTransport transport, Workspace workspace, UnaryOperator<JobQuery> defaults,
			UserInterface userInterface) {
		this.transport = transport;
		this.workspace = workspace;
		this.defaults = defaults;
		this.userInterface = userInterface;
	}

	/**
	 * Request all jobs.
	 * @return the jobs, including those that Dagster creates
	 */
	Mono<List<Job>> jobs() {
		return this.transport.execute(JOBS.map((nodes) -> nodes.toJobs(this.userInterface)), Map.of());
	}

	/**
	 * Request the definition of a job.
	 * @param execution the job
	 * @return the definition; fails with {@link JobNotFoundException} if there is none
	 */
	public Mono<JobDetails> job(JobExecution execution) {
		return execute(execution,
				(query, place, deadline) -> this.transport.executeWithin(
						JOB.map((graph) -> graph.toDetails(place, this.userInterface)),
						Map.of("params", query.toSelector(place)), deadline));
	}

	/**
	 * Request the partition keys of a job.
	 * @param execution the job
	 * @return the keys; fails with {@link JobNotFoundException} if there is no such job
	 */
	public Mono<List<String>> partitionKeys(JobExecution execution) {
		JobPartitions partitions = new JobPartitions(this.transport, this.workspace);
		return execute(execution,
				(query, place, deadline) -> partitions.all(query.jobName(), place, List.of(), false, deadline)
					.map(KnownPartitions::keys));
	}

	private <T> Mono<T> execute(JobExecution execution, Call<T> call) {
		JobQuery query = this.defaults
			.apply(new JobQuery(execution.jobName(), Kind.JOB, execution.location(), execution.repository()));
		return this.transport.together(this.transport.within(this.transport.timeouts().of(TimeoutKind.READ),
				(deadline) -> locate(query, deadline).flatMap((place) -> call.send(query, place, deadline)
					.onErrorResume(JobNotFoundException.class, (ex) -> lookAgain(query, place, ex, call, deadline)))));
	}

	private Mono<RepositoryName> locate(JobQuery query, Deadline deadline) {
		RepositoryName place = query.complete();
		return (place != null) ? Mono.just(place)
				: deadline.limit(this.workspace.find(query), "Finding the job " + query.jobName());
	}

	// The cache may be outdated, or the caller has named a repository without the job.
	private <T> Mono<T> lookAgain(JobQuery query, RepositoryName place, JobNotFoundException answer, Call<T> call,
			Deadline deadline) {
		this.workspace.clear();
		return locate(query, deadline).filter((found) -> !found.equals(place))
			.flatMap((found) -> call.send(query, found, deadline))
			.switchIfEmpty(Mono.defer(() -> deadline.limit(this.workspace.explain(query, answer), "Explaining")
				.onErrorReturn(DagsterTimeoutException.class, answer)
				.flatMap(Mono::error)));
	}

	/**
	 * Request that concerns a job.
	 *
	 * @param <T> the result
	 */
	@FunctionalInterface
	private interface Call<T> {

		Mono<T> send(JobQuery query, RepositoryName place, Deadline deadline);

	}

}
