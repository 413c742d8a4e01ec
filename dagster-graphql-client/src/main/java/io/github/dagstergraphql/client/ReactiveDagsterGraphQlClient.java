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

package io.github.dagstergraphql.client;

import java.util.Collection;

import io.github.dagstergraphql.client.error.DagsterConnectionException;
import io.github.dagstergraphql.client.graphql.ReactiveGraphQlOperations;
import io.github.dagstergraphql.client.instance.ReactiveInstanceHandle;
import io.github.dagstergraphql.client.job.JobExecution;
import io.github.dagstergraphql.client.job.JobSpec;
import io.github.dagstergraphql.client.job.PipelineExecution;
import io.github.dagstergraphql.client.job.PipelineSpec;
import io.github.dagstergraphql.client.location.ReactiveLocationHandle;
import io.github.dagstergraphql.client.location.ReactiveLocationsSpec;
import io.github.dagstergraphql.client.location.ReloadRepositoryLocationInfo;
import io.github.dagstergraphql.client.location.ShutdownRepositoryLocationInfo;
import io.github.dagstergraphql.client.run.ReactiveRunHandle;
import io.github.dagstergraphql.client.run.ReactiveRunHandles;
import io.github.dagstergraphql.client.run.ReactiveRunsSpec;
import io.github.dagstergraphql.client.run.RunStatus;
import reactor.core.publisher.Mono;

import org.springframework.graphql.client.HttpGraphQlClient;

/**
 * A client for the GraphQL API of a Dagster webserver that never blocks; the reactive
 * twin of {@link DagsterGraphQlClient}.
 * <p>
 * Nothing is sent before somebody subscribes. Requests, records and exceptions are those
 * of the blocking client; exceptions arrive as error signals.
 *
 * @since 0.1.0
 * @see DagsterGraphQlClient#reactive()
 * @see DagsterGraphQlClient.Builder#buildReactive()
 */
public interface ReactiveDagsterGraphQlClient extends AutoCloseable {

	/**
	 * Start a launch of a job.
	 * @param jobName the job
	 * @return a spec to say more, and to launch with
	 * @throws IllegalArgumentException if the name is blank
	 */
	default JobSpec<Mono<ReactiveRunHandle>> job(String jobName) {
		return job(JobExecution.builder(jobName).build());
	}

	/**
	 * Start a launch of a job from what a request says.
	 * @param execution the request, which stays as it is
	 * @return a spec to say more, and to launch with
	 */
	JobSpec<Mono<ReactiveRunHandle>> job(JobExecution execution);

	/**
	 * Start a launch of a pipeline, as jobs were called before Dagster 0.13.
	 * @param pipelineName the pipeline
	 * @return a spec to say more, and to launch with
	 * @throws IllegalArgumentException if the name is blank
	 */
	PipelineSpec<Mono<ReactiveRunHandle>> pipeline(String pipelineName);

	/**
	 * Start a launch of a pipeline from what a request says.
	 * @param execution the request, which stays as it is
	 * @return a spec to say more, and to launch with
	 */
	PipelineSpec<Mono<ReactiveRunHandle>> pipeline(PipelineExecution execution);

	/**
	 * Get hold of a run.
	 * @param runId the id of the run
	 * @return a handle; whether the run exists shows with its first use
	 * @throws IllegalArgumentException if the id is blank
	 */
	ReactiveRunHandle run(String runId);

	/**
	 * Find runs by job, status, tags or times, to list them, to count them or to
	 * terminate them. Needs Dagster 1.5 or later.
	 * @return a spec to say which runs, and what is wanted of them
	 */
	ReactiveRunsSpec runs();

	/**
	 * Return a handle to several runs, to wait for them or to terminate them together.
	 * @param runIds the run ids; may be empty
	 * @return the handle
	 * @throws IllegalArgumentException if an id is blank
	 */
	ReactiveRunHandles runs(Collection<String> runIds);

	/**
	 * Get hold of a code location.
	 * @param locationName the name of the code location
	 * @return a handle; whether the location exists shows with its first use
	 * @throws IllegalArgumentException if the name is blank
	 */
	ReactiveLocationHandle location(String locationName);

	/**
	 * Return the code locations of the webserver. No request is sent before they are
	 * listed.
	 * @return a spec to list them with
	 */
	ReactiveLocationsSpec locations();

	/**
	 * Get hold of the Dagster instance behind the webserver.
	 * @return a handle to ask for its version and its daemons
	 */
	ReactiveInstanceHandle instance();

	/**
	 * Send any GraphQL document, for what there is no method for.
	 * @return where to start
	 */
	ReactiveGraphQlOperations graphql();

	/**
	 * Return Spring GraphQL's own client for the same server, for applications that
	 * prefer its API. It uses the URL, headers, credentials, TLS settings, connections,
	 * timeouts and maximum response size of this client. Requests are not retried, and
	 * failures are reported by the exceptions of Spring GraphQL. GraphQL errors in a
	 * response with status 400 or 500 are reported as errors of the response.
	 * <p>
	 * The client can be used until this one is closed, and for no other URL. HTTP is set
	 * up on the calling thread unless a request has already been sent.
	 * @return the client
	 * @throws DagsterConnectionException if the HTTP client cannot be created
	 * @since 0.1.0
	 */
	HttpGraphQlClient httpGraphQlClient();

	/**
	 * Launch a run of a job whose location is inferred.
	 * @param jobName the job
	 * @return the id of the new run
	 */
	default Mono<String> submitJobExecution(String jobName) {
		return job(jobName).launch().map(ReactiveRunHandle::id);
	}

	/**
	 * Launch a run of a job ({@code submit_job_execution} in Python).
	 * @param execution the request
	 * @return the id of the new run
	 */
	default Mono<String> submitJobExecution(JobExecution execution) {
		return job(execution).launch().map(ReactiveRunHandle::id);
	}

	/**
	 * Launch a run of a pipeline ({@code submit_pipeline_execution} in Python).
	 * @param execution the request
	 * @return the id of the new run
	 */
	default Mono<String> submitPipelineExecution(PipelineExecution execution) {
		return pipeline(execution).launch().map(ReactiveRunHandle::id);
	}

	/**
	 * Ask for the status of a run ({@code get_run_status} in Python).
	 * @param runId the id of the run
	 * @return its status
	 */
	default Mono<RunStatus> getRunStatus(String runId) {
		return run(runId).status();
	}

	/**
	 * Reload a code location ({@code reload_repository_location} in Python).
	 * @param locationName the name of the code location
	 * @return how it ended
	 */
	default Mono<ReloadRepositoryLocationInfo> reloadRepositoryLocation(String locationName) {
		return location(locationName).reload();
	}

	/**
	 * Shut down the server of a code location ({@code shutdown_repository_location} in
	 * Python).
	 * @param locationName the name of the code location
	 * @return how it ended
	 * @deprecated since 0.1.0, because Dagster itself deprecates it and will remove it in
	 * 2.0
	 */
	@Deprecated(since = "0.1.0")
	default Mono<ShutdownRepositoryLocationInfo> shutdownRepositoryLocation(String locationName) {
		return location(locationName).shutdown();
	}

	/**
	 * Terminate a run ({@code terminate_run} in Python).
	 * @param runId the id of the run
	 * @return completes when the server has accepted it
	 */
	default Mono<Void> terminateRun(String runId) {
		return run(runId).terminate();
	}

	/**
	 * Terminate runs ({@code terminate_runs} in Python), 50 to a request; servers before
	 * 1.5.1 are asked for one after another. The launch timeout applies to each request.
	 * @param runIds the ids of the runs; none is fine, and one that is given twice counts
	 * once
	 * @return completes when the server has accepted all of it; an error of
	 * {@link io.github.dagstergraphql.client.run.TerminateRunsException} if one or more
	 * could not be terminated, with a result for each
	 * @throws IllegalArgumentException if an id is blank
	 */
	default Mono<Void> terminateRuns(Collection<String> runIds) {
		return runs(runIds).terminate();
	}

	/**
	 * Load and create what the first call needs: the HTTP client with its threads, and
	 * the readers of responses. Neither opens a connection nor sends a request. Using it
	 * is optional, since the first call does the same, before its timeout starts; using
	 * it again has no effect.
	 * @return completes when the HTTP client has been created; an error of
	 * {@link io.github.dagstergraphql.client.error.DagsterConnectionException} if it
	 * cannot be
	 */
	Mono<Void> warmUp();

	/**
	 * End all pending waits for runs with a
	 * {@link io.github.dagstergraphql.client.run.RunAwaitException} of the reason
	 * {@link io.github.dagstergraphql.client.run.RunAwaitException.Reason#CLOSED CLOSED};
	 * waits that are begun later fail the same way. The runs go on, a run is not
	 * terminated although its wait was told to do so on a timeout, and all other calls of
	 * this client work until {@link #close()}. It is meant for the beginning of a
	 * shutdown, when requests that are in progress have to complete. Calling it again has
	 * no effect.
	 */
	void endWaits();

	/**
	 * Close this client and release its connections. Requests in progress may be aborted,
	 * new ones are rejected, and pending waits for runs fail as they do after
	 * {@link #endWaits()}.
	 */
	@Override
	void close();

	/**
	 * Start to build a client, which {@link DagsterGraphQlClient.Builder#buildReactive()}
	 * ends.
	 * @return a builder for a client of {@code http://localhost:3000}
	 */
	static DagsterGraphQlClient.Builder builder() {
		return DagsterGraphQlClient.builder();
	}

}
