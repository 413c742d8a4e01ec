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

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.asset.AssetHandle;
import io.github.dagstergraphql.client.asset.AssetHandles;
import io.github.dagstergraphql.client.asset.AssetsSpec;
import io.github.dagstergraphql.client.auth.DagsterCredentials;
import io.github.dagstergraphql.client.automation.ScheduleHandle;
import io.github.dagstergraphql.client.automation.SchedulesSpec;
import io.github.dagstergraphql.client.automation.SensorHandle;
import io.github.dagstergraphql.client.automation.SensorsSpec;
import io.github.dagstergraphql.client.backfill.AssetBackfillSpec;
import io.github.dagstergraphql.client.backfill.BackfillHandle;
import io.github.dagstergraphql.client.backfill.BackfillsSpec;
import io.github.dagstergraphql.client.backfill.JobBackfillSpec;
import io.github.dagstergraphql.client.error.DagsterConnectionException;
import io.github.dagstergraphql.client.graphql.GraphQlOperations;
import io.github.dagstergraphql.client.instance.InstanceHandle;
import io.github.dagstergraphql.client.job.JobExecution;
import io.github.dagstergraphql.client.job.JobSpec;
import io.github.dagstergraphql.client.job.JobsSpec;
import io.github.dagstergraphql.client.job.LaunchResult;
import io.github.dagstergraphql.client.job.PipelineExecution;
import io.github.dagstergraphql.client.job.PipelineSpec;
import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.client.location.LocationHandle;
import io.github.dagstergraphql.client.location.LocationsSpec;
import io.github.dagstergraphql.client.location.ReloadRepositoryLocationInfo;
import io.github.dagstergraphql.client.location.ShutdownRepositoryLocationInfo;
import io.github.dagstergraphql.client.observation.DagsterAwaitObservationConvention;
import io.github.dagstergraphql.client.observation.DagsterLaunchObservationConvention;
import io.github.dagstergraphql.client.observation.DagsterReloadObservationConvention;
import io.github.dagstergraphql.client.observation.DagsterRequestObservationConvention;
import io.github.dagstergraphql.client.run.RunHandle;
import io.github.dagstergraphql.client.run.RunHandles;
import io.github.dagstergraphql.client.run.RunStatus;
import io.github.dagstergraphql.client.run.RunsSpec;
import io.micrometer.observation.ObservationRegistry;
import reactor.netty.http.client.HttpClient;

import org.springframework.core.retry.RetryPolicy;
import org.springframework.graphql.client.HttpGraphQlClient;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Client for the GraphQL API of a Dagster webserver, and the Java counterpart of
 * {@code DagsterGraphQLClient} in Python.
 *
 * <pre class="code">
 * try (DagsterGraphQlClient dagster = DagsterGraphQlClient.builder().host("localhost").build()) {
 *     RunHandle run = dagster.job("daily_orders").tag("team", "core").launch();
 *     RunStatus status = run.status();
 * }
 * </pre>
 *
 * <p>
 * Supports Dagster 0.12 and later. A client is thread-safe and is intended to live as
 * long as the application. Calls block until the response has been received and fail on
 * an event-loop thread; use {@link #reactive()} there.
 * <p>
 * Failures of requests and errors reported by the server are
 * {@link io.github.dagstergraphql.client.error.DagsterGraphQlClientException}s. Invalid
 * arguments are reported by an {@link IllegalArgumentException} before a request is sent.
 * Calls after {@link #close()} fail with {@link IllegalStateException}.
 *
 * @since 0.1.0
 * @see <a href="https://docs.dagster.io/api/graphql">Dagster's GraphQL API</a>
 */
public interface DagsterGraphQlClient extends AutoCloseable {

	/**
	 * Create a spec for a launch of a job, or to request its definition.
	 * @param jobName the name of the job
	 * @return a spec to configure the launch and to send it
	 * @throws IllegalArgumentException if the name is blank
	 */
	default JobSpec job(String jobName) {
		return job(JobExecution.builder(jobName).build());
	}

	/**
	 * Create a spec for a launch of a job, starting from a request.
	 * @param execution the request, which is not modified
	 * @return a spec to configure the launch and to send it
	 */
	JobSpec job(JobExecution execution);

	/**
	 * Launch runs of jobs. Since Dagster 1.9, 10 of them are sent in a request, which
	 * Dagster processes one after another; older servers, and launches with an
	 * idempotency key, need a request each. The launch timeout applies to each request.
	 * @param executions the requests; may be empty
	 * @return the result of each launch, in the given order: the run, or the exception of
	 * a single launch. A failed launch does not prevent the others
	 */
	List<LaunchResult<RunHandle>> launchAll(Collection<JobExecution> executions);

	/**
	 * Create a spec to find jobs by code location, repository, tags or owner, and to list
	 * them. Requires Dagster 1.5 or later.
	 * @return a spec for the conditions and the operation
	 */
	JobsSpec jobs();

	/**
	 * Create a spec for a launch of a pipeline, the name of jobs before Dagster 0.13.
	 * @param pipelineName the name of the pipeline
	 * @return a spec to configure the launch and to send it
	 * @throws IllegalArgumentException if the name is blank
	 */
	PipelineSpec<RunHandle> pipeline(String pipelineName);

	/**
	 * Create a spec for a launch of a pipeline, starting from a request.
	 * @param execution the request, which is not modified
	 * @return a spec to configure the launch and to send it
	 */
	PipelineSpec<RunHandle> pipeline(PipelineExecution execution);

	/**
	 * Return a handle to a run. No request is sent; a missing run is reported by the
	 * first operation.
	 * @param runId the run id
	 * @return the handle
	 * @throws IllegalArgumentException if the id is blank
	 */
	RunHandle run(String runId);

	/**
	 * Create a spec to find runs by job, status, tags or times, and to list, count or
	 * terminate them. Requires Dagster 1.5 or later.
	 * @return a spec for the conditions and the operation
	 */
	RunsSpec runs();

	/**
	 * Return a handle to several runs, to wait for them or to terminate them together.
	 * @param runIds the run ids; may be empty
	 * @return the handle
	 * @throws IllegalArgumentException if an id is blank
	 */
	RunHandles runs(Collection<String> runIds);

	/**
	 * Return a handle to an asset. No request is sent; a missing asset is reported by the
	 * first operation.
	 * @param key the asset key, with slashes between its components, such as
	 * {@code raw/orders}
	 * @return the handle
	 * @throws IllegalArgumentException if the text is not an asset key
	 */
	default AssetHandle asset(String key) {
		return asset(AssetKey.parse(key));
	}

	/**
	 * Return a handle to an asset. No request is sent; a missing asset is reported by the
	 * first operation.
	 * @param key the asset key
	 * @return the handle
	 */
	AssetHandle asset(AssetKey key);

	/**
	 * Return a spec to find assets by conditions, and to request the latest
	 * materializations of many assets. No request is sent.
	 * @return the spec
	 */
	AssetsSpec assets();

	/**
	 * Return a handle to several assets, to materialize them together.
	 * @param first an asset key, with slashes between its components
	 * @param more further asset keys
	 * @return the handle
	 * @throws IllegalArgumentException if there are no keys, or a text is not an asset
	 * key
	 */
	default AssetHandles<RunHandle> assets(String first, String... more) {
		return assets(Stream.concat(Stream.of(first), Arrays.stream(more)).map(AssetKey::parse).toList());
	}

	/**
	 * Return a handle to several assets, to materialize them together.
	 * @param keys the asset keys
	 * @return the handle
	 * @throws IllegalArgumentException if there are no keys
	 */
	AssetHandles<RunHandle> assets(Collection<AssetKey> keys);

	/**
	 * Return a handle to a backfill. No request is sent; a missing backfill is reported
	 * by the first operation. Requires Dagster 1.5 or later.
	 * @param backfillId the id of the backfill
	 * @return the handle
	 * @throws IllegalArgumentException if the id is blank
	 */
	BackfillHandle backfill(String backfillId);

	/**
	 * Create a spec to find backfills by status or time, and to list them. Requires
	 * Dagster 1.5 or later.
	 * @return a spec for the conditions and the operation
	 */
	BackfillsSpec backfills();

	/**
	 * Create a spec for the launch of a backfill of a partitioned job. Requires Dagster
	 * 1.5 or later.
	 * @param jobName the name of the job
	 * @return a spec to select the partitions and to launch the backfill
	 * @throws IllegalArgumentException if the name is blank
	 */
	JobBackfillSpec<BackfillHandle> jobBackfill(String jobName);

	/**
	 * Create a spec for the launch of a backfill of assets. Requires Dagster 1.5 or
	 * later.
	 * @param first an asset key, with slashes between its components
	 * @param more further asset keys
	 * @return a spec to select the partitions and to launch the backfill
	 * @throws IllegalArgumentException if a text is not an asset key
	 */
	default AssetBackfillSpec assetBackfill(String first, String... more) {
		return assetBackfill(Stream.concat(Stream.of(first), Arrays.stream(more)).map(AssetKey::parse).toList());
	}

	/**
	 * Create a spec for the launch of a backfill of assets. Requires Dagster 1.5 or
	 * later.
	 * @param keys the asset keys
	 * @return a spec to select the partitions and to launch the backfill
	 * @throws IllegalArgumentException if there are no keys
	 */
	AssetBackfillSpec assetBackfill(Collection<AssetKey> keys);

	/**
	 * Return a handle to a schedule. No request is sent; a missing schedule is reported
	 * by the first operation. Requires Dagster 1.5 or later.
	 * @param name the name of the schedule
	 * @return the handle
	 * @throws IllegalArgumentException if the name is blank
	 */
	ScheduleHandle schedule(String name);

	/**
	 * Create a spec to find schedules by code location, status, and to list them with
	 * their state. Requires Dagster 1.5 or later.
	 * @return a spec for the conditions and the operation
	 */
	SchedulesSpec schedules();

	/**
	 * Return a handle to a sensor. No request is sent; a missing sensor is reported by
	 * the first operation. Requires Dagster 1.5 or later.
	 * @param name the name of the sensor
	 * @return the handle
	 * @throws IllegalArgumentException if the name is blank
	 */
	SensorHandle sensor(String name);

	/**
	 * Create a spec to find sensors by code location, status or kind, and to list them
	 * with their state. Requires Dagster 1.5 or later.
	 * @return a spec for the conditions and the operation
	 */
	SensorsSpec sensors();

	/**
	 * Return a handle to a code location. No request is sent; a missing location is
	 * reported by the first operation.
	 * @param locationName the name of the code location
	 * @return the handle
	 * @throws IllegalArgumentException if the name is blank
	 */
	LocationHandle location(String locationName);

	/**
	 * Return the code locations of the webserver. No request is sent before they are
	 * listed or reloaded.
	 * @return a spec to list or reload them
	 */
	LocationsSpec locations();

	/**
	 * Return a handle to the Dagster instance of the webserver.
	 * @return a handle to obtain its version and its daemons
	 */
	InstanceHandle instance();

	/**
	 * Return operations to send arbitrary GraphQL documents, for fields that this client
	 * does not cover.
	 * @return the operations
	 */
	GraphQlOperations graphql();

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
	 * Return the name of this client in metrics, traces and log messages.
	 * @return the {@linkplain Builder#name(String) name} of the builder, {@code default}
	 * unless set
	 */
	String name();

	/**
	 * Return the reactive counterpart of this client. Both use the same connections, and
	 * closing one closes the other.
	 * @return the reactive client, always the same instance
	 */
	ReactiveDagsterGraphQlClient reactive();

	/**
	 * Launch a run of a job and infer its code location.
	 * @param jobName the name of the job
	 * @return the id of the new run
	 * @see #job(String)
	 */
	default String submitJobExecution(String jobName) {
		return job(jobName).launch().id();
	}

	/**
	 * Launch a run of a job ({@code submit_job_execution} in Python).
	 * @param execution the request
	 * @return the id of the new run
	 * @see #job(JobExecution)
	 */
	default String submitJobExecution(JobExecution execution) {
		return job(execution).launch().id();
	}

	/**
	 * Launch a run of a pipeline ({@code submit_pipeline_execution} in Python).
	 * @param execution the request
	 * @return the id of the new run
	 * @see #pipeline(PipelineExecution)
	 */
	default String submitPipelineExecution(PipelineExecution execution) {
		return pipeline(execution).launch().id();
	}

	/**
	 * Return the status of a run ({@code get_run_status} in Python).
	 * @param runId the run id
	 * @return the status
	 * @see RunHandle#status()
	 */
	default RunStatus getRunStatus(String runId) {
		return run(runId).status();
	}

	/**
	 * Reload a code location ({@code reload_repository_location} in Python).
	 * @param locationName the name of the code location
	 * @return the outcome
	 * @see LocationHandle#reload()
	 */
	default ReloadRepositoryLocationInfo reloadRepositoryLocation(String locationName) {
		return location(locationName).reload();
	}

	/**
	 * Shut down the server of a code location ({@code shutdown_repository_location} in
	 * Python).
	 * @param locationName the name of the code location
	 * @return the outcome
	 * @deprecated since 0.1.0, because Dagster deprecates the operation and will remove
	 * it in 2.0
	 * @see LocationHandle#shutdown()
	 */
	@Deprecated(since = "0.1.0")
	default ShutdownRepositoryLocationInfo shutdownRepositoryLocation(String locationName) {
		return location(locationName).shutdown();
	}

	/**
	 * Terminate a run ({@code terminate_run} in Python).
	 * @param runId the id of the run
	 * @see RunHandle#terminate()
	 */
	default void terminateRun(String runId) {
		run(runId).terminate();
	}

	/**
	 * Terminate runs ({@code terminate_runs} in Python), 50 in a request; on servers
	 * before 1.5.1 one after another. The launch timeout applies to each request.
	 * @param runIds the run ids; may be empty, and duplicates are ignored
	 * @throws io.github.dagstergraphql.client.run.TerminateRunsException if one or more
	 * runs could not be terminated, with a result for each run
	 * @throws IllegalArgumentException if an id is blank
	 */
	default void terminateRuns(Collection<String> runIds) {
		runs(runIds).terminate();
	}

	/**
	 * Initialize the resources that the first call requires: the HTTP client with its
	 * threads, and the readers of responses. No connection is opened and no request is
	 * sent. Calling this method is optional, since the first call does the same before
	 * its timeout starts. Further calls have no effect.
	 * @throws io.github.dagstergraphql.client.error.DagsterConnectionException if the
	 * HTTP client cannot be created
	 * @throws IllegalStateException if this client has been closed, or if called on an
	 * event-loop thread
	 */
	void warmUp();

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
	 * Create a builder.
	 * @return a builder for a client of {@code http://localhost:3000}
	 */
	static Builder builder() {
		return new DefaultDagsterGraphQlClientBuilder();
	}

	/**
	 * Builder for a {@link DagsterGraphQlClient}.
	 *
	 * @since 0.1.0
	 */
	interface Builder {

		/**
		 * Set the host of the webserver. Defaults to {@code localhost}.
		 * @param host a name, which may contain underscores, or an address, without
		 * scheme, port and path; leading and trailing whitespace is ignored
		 * @return this builder
		 * @throws IllegalArgumentException if the host is invalid
		 */
		Builder host(String host);

		/**
		 * Set the port of the webserver. Defaults to 3000, or to 443 with https.
		 * @param port the port
		 * @return this builder
		 * @throws IllegalArgumentException if the port is not between 1 and 65535
		 */
		Builder port(int port);

		/**
		 * Whether to use TLS. Defaults to {@code false}.
		 * @param https whether to use TLS
		 * @return this builder
		 */
		Builder https(boolean https);

		/**
		 * Set the path prefix of the webserver (option {@code --path-prefix} of the
		 * webserver). Defaults to no prefix.
		 * @param pathPrefix a path that begins with a slash, or an empty string; leading
		 * and trailing whitespace is ignored
		 * @return this builder
		 * @throws IllegalArgumentException if the path prefix is invalid
		 */
		Builder pathPrefix(String pathPrefix);

		/**
		 * Set the complete URL, in place of host, port, https and path prefix.
		 * @param url the URL of the webserver, such as
		 * {@code https://example.org/dagster}; {@code /graphql} is appended unless
		 * present, and leading and trailing whitespace is ignored
		 * @return this builder
		 * @throws IllegalArgumentException if the URL is not an http or https URL, or has
		 * a query or a fragment
		 */
		Builder url(String url);

		/**
		 * Customize the headers of all requests. Leading and trailing whitespace of
		 * header values is ignored. Unless set, the {@code User-Agent} is
		 * {@code dagster-graphql-client/} followed by the version of the client.
		 * @param headers a callback that receives the current headers
		 * @return this builder
		 */
		Builder headers(Consumer<HttpHeaders> headers);

		/**
		 * Set the credentials for authentication, in place of a user and password in the
		 * URL. Defaults to no credentials.
		 * @param credentials the credentials
		 * @return this builder
		 */
		Builder credentials(DagsterCredentials credentials);

		/**
		 * Set the name of this client in metrics, traces and log messages. Defaults to
		 * {@code default}. Distinguishes the clients of an application with several
		 * servers.
		 * @param name the name
		 * @return this builder
		 */
		Builder name(String name);

		/**
		 * Set the code location of jobs for launches that specify neither a location nor
		 * a repository, and of schedules and sensors. By default, all locations are
		 * searched.
		 * @param locationName the name of the code location
		 * @return this builder
		 */
		Builder defaultLocation(String locationName);

		/**
		 * Set the repository of jobs for launches that specify neither a location nor a
		 * repository, and of schedules and sensors. By default, all repositories are
		 * searched.
		 * @param repositoryName the name of the repository
		 * @return this builder
		 */
		Builder defaultRepository(String repositoryName);

		/**
		 * Set the base URL of links to runs in Dagster's user interface. Defaults to the
		 * URL of the webserver.
		 * @param url an absolute http or https URL, without {@code /runs}
		 * @return this builder
		 */
		Builder uiUrl(String url);

		/**
		 * Set the registry for observations of launches, waits, reloads of code locations
		 * and requests. Defaults to no observations. The underlying HTTP requests are
		 * observed as well and propagate the trace to the server, unless a
		 * {@link #webClient web client} is set, which keeps its own settings. Polls are
		 * not observed.
		 * <p>
		 * The meters of the client are recorded by a
		 * {@link io.github.dagstergraphql.client.observation.DagsterMeterObservationHandler}
		 * in addition to Micrometer's {@code DefaultMeterObservationHandler}.
		 * @param registry the registry
		 * @return this builder
		 * @see io.github.dagstergraphql.client.observation.DagsterObservationDocumentation
		 */
		Builder observationRegistry(ObservationRegistry registry);

		/**
		 * Set the convention for the names and key values of request observations.
		 * @param convention the convention that replaces the default
		 * @return this builder
		 */
		Builder observationConvention(DagsterRequestObservationConvention convention);

		/**
		 * Set the convention for the names and key values of launch observations.
		 * @param convention the convention that replaces the default
		 * @return this builder
		 */
		Builder observationConvention(DagsterLaunchObservationConvention convention);

		/**
		 * Set the convention for the names and key values of await observations.
		 * @param convention the convention that replaces the default
		 * @return this builder
		 */
		Builder observationConvention(DagsterAwaitObservationConvention convention);

		/**
		 * Set the convention for the names and key values of reload observations.
		 * @param convention the convention that replaces the default
		 * @return this builder
		 */
		Builder observationConvention(DagsterReloadObservationConvention convention);

		/**
		 * Set the timeout for connecting to the server. Defaults to 5 seconds. Not
		 * applied to the connector of a {@link #webClient(WebClient.Builder) web client},
		 * which has a setting of its own.
		 * @param timeout the timeout
		 * @return this builder
		 */
		Builder connectTimeout(Duration timeout);

		/**
		 * Set the timeout for a call, from its beginning to the decoded response.
		 * Defaults to 30 seconds. Launches and reloads have timeouts of their own.
		 * @param timeout the timeout
		 * @return this builder
		 */
		Builder readTimeout(Duration timeout);

		/**
		 * Set the timeout for a launch. Defaults to 150 seconds. Servers have been
		 * observed to respond after 73 seconds, and to complete a launch after the client
		 * had stopped waiting.
		 * @param timeout the timeout
		 * @return this builder
		 */
		Builder launchTimeout(Duration timeout);

		/**
		 * Set how long the client searches for the run of a launch with an idempotency
		 * key if the outcome of the launch is unknown, before the run is launched again.
		 * Defaults to 90 seconds. The time must be longer than the server can take to
		 * launch a run; otherwise, there can be two runs. Servers have been observed to
		 * launch a run after 73 seconds.
		 * @param time the time; a second launch within one call requires a longer
		 * {@linkplain #launchTimeout(Duration) launch timeout}
		 * @return this builder
		 * @see io.github.dagstergraphql.client.job.ExecutionSpec#idempotencyKey(String)
		 */
		Builder launchSettleTime(Duration time);

		/**
		 * Set the timeout for a reload of a code location. Defaults to 5 minutes.
		 * @param timeout the timeout
		 * @return this builder
		 */
		Builder reloadTimeout(Duration timeout);

		/**
		 * Set the timeout of {@link RunHandle#await()}. Defaults to no timeout, so that
		 * such a wait fails with an {@code IllegalStateException}.
		 * @param timeout the timeout
		 * @return this builder
		 * @throws IllegalArgumentException if the timeout is not positive
		 */
		Builder awaitTimeout(Duration timeout);

		/**
		 * Set the interval at which the client polls awaited runs. Defaults to 500
		 * milliseconds at first, which grows with the duration of the wait to at most 10
		 * seconds. All awaited runs are polled together, 500 per request.
		 * @param shortest the interval at the beginning of a wait
		 * @param longest the maximum interval
		 * @return this builder
		 * @throws IllegalArgumentException if an interval is not positive, or the longest
		 * interval is less than the shortest
		 */
		Builder pollInterval(Duration shortest, Duration longest);

		/**
		 * Set the retry policy for failed requests. Defaults to 3 retries, after 200, 400
		 * and 800 milliseconds.
		 * <p>
		 * The policy can only exclude failures from being retried; it cannot make further
		 * requests retryable. Its predicate is applied to the
		 * {@link io.github.dagstergraphql.client.error.DagsterGraphQlClientException} of
		 * the failed attempt. Queries are retried if the connection cannot be established
		 * or is lost, and after HTTP 429, 502, 503 and 504. Mutations are retried only if
		 * the server cannot have acted: if the connection cannot be established, after
		 * HTTP 429, and while Dagster+ is under maintenance. A {@code Retry-After} header
		 * of the server extends the pause. All attempts share the timeout of the call,
		 * which fails immediately if the next attempt would exceed the timeout; the
		 * timeout of the policy is not used.
		 * @param policy the policy; use a policy
		 * {@linkplain RetryPolicy#withMaxRetries(long) without retries} to disable them
		 * @return this builder
		 */
		Builder retryPolicy(RetryPolicy policy);

		/**
		 * Set how to handle unsupported server versions. Defaults to
		 * {@link VersionCheck#WARN}.
		 * @param check the version check
		 * @return this builder
		 */
		Builder versionCheck(VersionCheck check);

		/**
		 * Set the maximum size of a response. Defaults to 16 MB.
		 * @param bytes the size in bytes
		 * @return this builder
		 */
		Builder maxResponseSize(int bytes);

		/**
		 * Whether to open WebSocket connections for results that the server sends as soon
		 * as they are available. Defaults to {@code true}. The connections have the URL,
		 * headers, credentials, TLS settings and proxy of requests, but not the filters
		 * of a {@link #webClient web client}. They require a connector of Reactor Netty
		 * that is the default or is set with {@link #clientConnector(Function)}, and a
		 * host name without underscores.
		 * @param live whether to open WebSocket connections
		 * @return this builder
		 */
		Builder live(boolean live);

		/**
		 * Whether the trace context of a launch becomes tags of the run. Defaults to
		 * {@code false}. The tags are {@code traceparent} and, if present,
		 * {@code tracestate}, as specified by W3C Trace Context, so that the code of the
		 * run can continue the trace. Requires an {@link #observationRegistry} whose
		 * handlers write them, such as the
		 * {@code PropagatingSenderTracingObservationHandler} of Micrometer Tracing. Tags
		 * of the caller with these keys are kept.
		 * @param propagation whether to add the tags
		 * @return this builder
		 */
		Builder tracePropagation(boolean propagation);

		/**
		 * Set the maximum number of WebSocket connections. Defaults to 64.
		 * @param connections the number, in addition to the connections for requests
		 * @return this builder
		 * @throws IllegalArgumentException if the number is not between 1 and 10,000
		 */
		Builder maxLiveConnections(int connections);

		/**
		 * Set the {@code WebClient} that provides filters, observations and the
		 * connector. The builder is copied and not modified. Its JSON codecs are not
		 * used.
		 * @param webClient the builder of the {@code WebClient}
		 * @return this builder
		 */
		Builder webClient(WebClient.Builder webClient);

		/**
		 * Set the {@code WebClient} as {@link #webClient(WebClient.Builder)} does, but
		 * create it when a client sends its first request, so that building a client
		 * takes no time.
		 * @param webClient the supplier of the builder of the {@code WebClient}, which is
		 * copied; called once for each client, or more often if several threads use a new
		 * client concurrently, and never on an event-loop thread
		 * @return this builder
		 */
		Builder webClient(Supplier<? extends WebClient.Builder> webClient);

		/**
		 * Set the factory of the connector, in place of the connector of
		 * {@link #webClient(WebClient.Builder)}.
		 * @param factory a function that receives the HTTP client of Reactor Netty, with
		 * the connect timeout set and with a connection pool that is exclusive to the
		 * Dagster client and releases idle connections before the webserver closes them
		 * (after 5 seconds). The HTTP client requests compressed responses, and uses the
		 * proxy of the system properties ({@code https.proxyHost} and the like). The
		 * function can customize it, for TLS or another proxy, or use another HTTP
		 * client. A connector that is {@link AutoCloseable} is closed with the Dagster
		 * client, and must not be shared. A connector that delegates to others should be
		 * a {@link DelegatingClientHttpConnector}
		 * @return this builder
		 */
		Builder clientConnector(Function<HttpClient, ClientHttpConnector> factory);

		/**
		 * Build the client. No request is sent and no thread is started before the client
		 * is used.
		 * @return the client
		 * @throws IllegalArgumentException if the host, port, path prefix or URL is
		 * invalid, or if settings contradict each other, such as a connect timeout that
		 * is longer than the read timeout
		 */
		DagsterGraphQlClient build();

		/**
		 * Build only the reactive client.
		 * @return the client
		 * @throws IllegalArgumentException if the host, port, path prefix or URL is
		 * invalid, or if settings contradict each other, as for {@link #build()}
		 */
		ReactiveDagsterGraphQlClient buildReactive();

	}

}
