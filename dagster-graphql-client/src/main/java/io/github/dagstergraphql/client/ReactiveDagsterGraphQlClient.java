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

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.asset.AssetHandles;
import io.github.dagstergraphql.client.asset.ReactiveAssetHandle;
import io.github.dagstergraphql.client.asset.ReactiveAssetsSpec;
import io.github.dagstergraphql.client.automation.ReactiveScheduleHandle;
import io.github.dagstergraphql.client.automation.ReactiveSchedulesSpec;
import io.github.dagstergraphql.client.automation.ReactiveSensorHandle;
import io.github.dagstergraphql.client.automation.ReactiveSensorsSpec;
import io.github.dagstergraphql.client.backfill.JobBackfillSpec;
import io.github.dagstergraphql.client.backfill.ReactiveAssetBackfillSpec;
import io.github.dagstergraphql.client.backfill.ReactiveBackfillHandle;
import io.github.dagstergraphql.client.backfill.ReactiveBackfillsSpec;
import io.github.dagstergraphql.client.error.DagsterConnectionException;
import io.github.dagstergraphql.client.graphql.ReactiveGraphQlOperations;
import io.github.dagstergraphql.client.instance.ReactiveInstanceHandle;
import io.github.dagstergraphql.client.job.JobExecution;
import io.github.dagstergraphql.client.job.LaunchResult;
import io.github.dagstergraphql.client.job.PipelineExecution;
import io.github.dagstergraphql.client.job.PipelineSpec;
import io.github.dagstergraphql.client.job.ReactiveJobSpec;
import io.github.dagstergraphql.client.job.ReactiveJobsSpec;
import io.github.dagstergraphql.client.key.AssetKey;
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
 * Non-blocking client for the GraphQL API of a Dagster webserver; the reactive
 * counterpart of {@link DagsterGraphQlClient}.
 * <p>
 * No request is sent before subscription. Requests, records and exceptions are those of
 * the blocking client; exceptions are emitted as error signals.
 *
 * @since 0.1.0
 * @see DagsterGraphQlClient#reactive()
 * @see DagsterGraphQlClient.Builder#buildReactive()
 */
public interface ReactiveDagsterGraphQlClient extends AutoCloseable {

	/**
	 * Create a spec for a launch of a job, or to request its definition.
	 * @param jobName the name of the job
	 * @return a spec to configure the launch and to send it
	 * @throws IllegalArgumentException if the name is blank
	 */
	default ReactiveJobSpec job(String jobName) {
		return job(JobExecution.builder(jobName).build());
	}

	/**
	 * Create a spec for a launch of a job, starting from a request.
	 * @param execution the request, which is not modified
	 * @return a spec to configure the launch and to send it
	 */
	ReactiveJobSpec job(JobExecution execution);

	/**
	 * Launch runs of jobs. Since Dagster 1.9, 10 of them are sent in a request, which
	 * Dagster processes one after another; older servers, and launches with an
	 * idempotency key, need a request each. The launch timeout applies to each request.
	 * @param executions the requests; may be empty
	 * @return the result of each launch, in the given order: the run, or the exception of
	 * a single launch. A failed launch does not prevent the others
	 */
	Mono<List<LaunchResult<ReactiveRunHandle>>> launchAll(Collection<JobExecution> executions);

	/**
	 * Create a spec to find jobs by code location, repository, tags or owner, and to list
	 * them. Requires Dagster 1.5 or later.
	 * @return a spec for the conditions and the operation
	 */
	ReactiveJobsSpec jobs();

	/**
	 * Create a spec for a launch of a pipeline, the name of jobs before Dagster 0.13.
	 * @param pipelineName the name of the pipeline
	 * @return a spec to configure the launch and to send it
	 * @throws IllegalArgumentException if the name is blank
	 */
	PipelineSpec<Mono<ReactiveRunHandle>> pipeline(String pipelineName);

	/**
	 * Create a spec for a launch of a pipeline, starting from a request.
	 * @param execution the request, which is not modified
	 * @return a spec to configure the launch and to send it
	 */
	PipelineSpec<Mono<ReactiveRunHandle>> pipeline(PipelineExecution execution);

	/**
	 * Return a handle to a run. No request is sent; a missing run is reported by the
	 * first operation.
	 * @param runId the run id
	 * @return the handle
	 * @throws IllegalArgumentException if the id is blank
	 */
	ReactiveRunHandle run(String runId);

	/**
	 * Create a spec to find runs by job, status, tags or times, and to list, count or
	 * terminate them. Requires Dagster 1.5 or later.
	 * @return a spec for the conditions and the operation
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
	 * Return a handle to an asset. No request is sent; a missing asset is reported by the
	 * first operation.
	 * @param key the asset key, with slashes between its components, such as
	 * {@code raw/orders}
	 * @return the handle
	 * @throws IllegalArgumentException if the text is not an asset key
	 */
	default ReactiveAssetHandle asset(String key) {
		return asset(AssetKey.parse(key));
	}

	/**
	 * Return a handle to an asset. No request is sent; a missing asset is reported by the
	 * first operation.
	 * @param key the asset key
	 * @return the handle
	 */
	ReactiveAssetHandle asset(AssetKey key);

	/**
	 * Return a spec to find assets by conditions, and to request the latest
	 * materializations of many assets. No request is sent.
	 * @return the spec
	 */
	ReactiveAssetsSpec assets();

	/**
	 * Return a handle to several assets, to materialize them together.
	 * @param first an asset key, with slashes between its components
	 * @param more further asset keys
	 * @return the handle
	 * @throws IllegalArgumentException if there are no keys, or a text is not an asset
	 * key
	 */
	default AssetHandles<Mono<ReactiveRunHandle>> assets(String first, String... more) {
		return assets(Stream.concat(Stream.of(first), Arrays.stream(more)).map(AssetKey::parse).toList());
	}

	/**
	 * Return a handle to several assets, to materialize them together.
	 * @param keys the asset keys
	 * @return the handle
	 * @throws IllegalArgumentException if there are no keys
	 */
	AssetHandles<Mono<ReactiveRunHandle>> assets(Collection<AssetKey> keys);

	/**
	 * Return a handle to a backfill. No request is sent; a missing backfill is reported
	 * by the first operation. Requires Dagster 1.5 or later.
	 * @param backfillId the id of the backfill
	 * @return the handle
	 * @throws IllegalArgumentException if the id is blank
	 */
	ReactiveBackfillHandle backfill(String backfillId);

	/**
	 * Create a spec to find backfills by status or time, and to list them. Requires
	 * Dagster 1.5 or later.
	 * @return a spec for the conditions and the operation
	 */
	ReactiveBackfillsSpec backfills();

	/**
	 * Create a spec for the launch of a backfill of a partitioned job. Requires Dagster
	 * 1.5 or later.
	 * @param jobName the name of the job
	 * @return a spec to select the partitions and to launch the backfill
	 * @throws IllegalArgumentException if the name is blank
	 */
	JobBackfillSpec<Mono<ReactiveBackfillHandle>> jobBackfill(String jobName);

	/**
	 * Create a spec for the launch of a backfill of assets. Requires Dagster 1.5 or
	 * later.
	 * @param first an asset key, with slashes between its components
	 * @param more further asset keys
	 * @return a spec to select the partitions and to launch the backfill
	 * @throws IllegalArgumentException if a text is not an asset key
	 */
	default ReactiveAssetBackfillSpec assetBackfill(String first, String... more) {
		return assetBackfill(Stream.concat(Stream.of(first), Arrays.stream(more)).map(AssetKey::parse).toList());
	}

	/**
	 * Create a spec for the launch of a backfill of assets. Requires Dagster 1.5 or
	 * later.
	 * @param keys the asset keys
	 * @return a spec to select the partitions and to launch the backfill
	 * @throws IllegalArgumentException if there are no keys
	 */
	ReactiveAssetBackfillSpec assetBackfill(Collection<AssetKey> keys);

	/**
	 * Return a handle to a schedule. No request is sent; a missing schedule is reported
	 * by the first operation. Requires Dagster 1.5 or later.
	 * @param name the name of the schedule
	 * @return the handle
	 * @throws IllegalArgumentException if the name is blank
	 */
	ReactiveScheduleHandle schedule(String name);

	/**
	 * Create a spec to find schedules by code location, status, and to list them with
	 * their state. Requires Dagster 1.5 or later.
	 * @return a spec for the conditions and the operation
	 */
	ReactiveSchedulesSpec schedules();

	/**
	 * Return a handle to a sensor. No request is sent; a missing sensor is reported by
	 * the first operation. Requires Dagster 1.5 or later.
	 * @param name the name of the sensor
	 * @return the handle
	 * @throws IllegalArgumentException if the name is blank
	 */
	ReactiveSensorHandle sensor(String name);

	/**
	 * Create a spec to find sensors by code location, status or kind, and to list them
	 * with their state. Requires Dagster 1.5 or later.
	 * @return a spec for the conditions and the operation
	 */
	ReactiveSensorsSpec sensors();

	/**
	 * Return a handle to a code location. No request is sent; a missing location is
	 * reported by the first operation.
	 * @param locationName the name of the code location
	 * @return the handle
	 * @throws IllegalArgumentException if the name is blank
	 */
	ReactiveLocationHandle location(String locationName);

	/**
	 * Return the code locations of the webserver. No request is sent before they are
	 * listed or reloaded.
	 * @return a spec to list or reload them
	 */
	ReactiveLocationsSpec locations();

	/**
	 * Return a handle to the Dagster instance of the webserver.
	 * @return a handle to obtain its version and its daemons
	 */
	ReactiveInstanceHandle instance();

	/**
	 * Return operations to send arbitrary GraphQL documents, for fields that this client
	 * does not cover.
	 * @return the operations
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
	 * Launch a run of a job and infer its code location.
	 * @param jobName the name of the job
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
	 * Return the status of a run ({@code get_run_status} in Python).
	 * @param runId the run id
	 * @return the status
	 */
	default Mono<RunStatus> getRunStatus(String runId) {
		return run(runId).status();
	}

	/**
	 * Reload a code location ({@code reload_repository_location} in Python).
	 * @param locationName the name of the code location
	 * @return the outcome
	 */
	default Mono<ReloadRepositoryLocationInfo> reloadRepositoryLocation(String locationName) {
		return location(locationName).reload();
	}

	/**
	 * Shut down the server of a code location ({@code shutdown_repository_location} in
	 * Python).
	 * @param locationName the name of the code location
	 * @return the outcome
	 * @deprecated since 0.1.0, because Dagster deprecates the operation and will remove
	 * it in 2.0
	 */
	@Deprecated(since = "0.1.0")
	default Mono<ShutdownRepositoryLocationInfo> shutdownRepositoryLocation(String locationName) {
		return location(locationName).shutdown();
	}

	/**
	 * Terminate a run ({@code terminate_run} in Python).
	 * @param runId the run id
	 * @return completes when the server has accepted the request
	 */
	default Mono<Void> terminateRun(String runId) {
		return run(runId).terminate();
	}

	/**
	 * Terminate runs ({@code terminate_runs} in Python), 50 in a request; on servers
	 * before 1.5.1 one after another. The launch timeout applies to each request.
	 * @param runIds the run ids; may be empty, and duplicates are ignored
	 * @return completes when the server has accepted all requests; an error of
	 * {@link io.github.dagstergraphql.client.run.TerminateRunsException} if one or more
	 * runs could not be terminated, with a result for each run
	 * @throws IllegalArgumentException if an id is blank
	 */
	default Mono<Void> terminateRuns(Collection<String> runIds) {
		return runs(runIds).terminate();
	}

	/**
	 * Return the name of this client in metrics, traces and log messages.
	 * @return the {@linkplain DagsterGraphQlClient.Builder#name(String) name} of the
	 * builder, {@code default} unless set
	 */
	String name();

	/**
	 * Initialize the resources that the first call requires: the HTTP client with its
	 * threads, and the readers of responses. No connection is opened and no request is
	 * sent. Using this method is optional, since the first call does the same before its
	 * timeout starts. Further uses have no effect.
	 * @return completes when the HTTP client has been created; an error of
	 * {@link io.github.dagstergraphql.client.error.DagsterConnectionException} if it
	 * cannot be created
	 */
	Mono<Void> warmUp();

	/**
	 * End all pending waits for runs with a
	 * {@link io.github.dagstergraphql.client.run.RunAwaitException} of the reason
	 * {@link io.github.dagstergraphql.client.run.RunAwaitException.Reason#CLOSED CLOSED},
	 * and those for backfills and materializations in the same way. Subsequent waits fail
	 * in the same way. The runs continue and are not terminated, even if a wait was
	 * configured to terminate its run on a timeout. Streams of status changes complete.
	 * All other calls of this client work until {@link #close()}. Intended for the
	 * beginning of a shutdown, when requests in progress have to complete. Further calls
	 * have no effect.
	 */
	void endWaits();

	/**
	 * Close this client and release its connections. Requests in progress may be aborted,
	 * new ones are rejected, and pending waits fail as they do after {@link #endWaits()}.
	 */
	@Override
	void close();

	/**
	 * Create a builder. Use {@link DagsterGraphQlClient.Builder#buildReactive()} to build
	 * a reactive client.
	 * @return a builder for a client of {@code http://localhost:3000}
	 */
	static DagsterGraphQlClient.Builder builder() {
		return DagsterGraphQlClient.builder();
	}

}
