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
import java.util.Collection;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.dagstergraphql.client.auth.DagsterCredentials;
import io.github.dagstergraphql.client.error.DagsterConnectionException;
import io.github.dagstergraphql.client.graphql.GraphQlOperations;
import io.github.dagstergraphql.client.instance.InstanceHandle;
import io.github.dagstergraphql.client.job.JobExecution;
import io.github.dagstergraphql.client.job.JobSpec;
import io.github.dagstergraphql.client.job.PipelineExecution;
import io.github.dagstergraphql.client.job.PipelineSpec;
import io.github.dagstergraphql.client.location.LocationHandle;
import io.github.dagstergraphql.client.location.LocationsSpec;
import io.github.dagstergraphql.client.location.ReloadRepositoryLocationInfo;
import io.github.dagstergraphql.client.location.ShutdownRepositoryLocationInfo;
import io.github.dagstergraphql.client.observation.DagsterClientMetrics;
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
 * A client for the GraphQL API of a Dagster webserver, and the Java twin of Python's
 * {@code DagsterGraphQLClient}.
 *
 * <pre class="code">
 * try (DagsterGraphQlClient dagster = DagsterGraphQlClient.builder().host("localhost").build()) {
 *     RunHandle run = dagster.job("daily_orders").tag("team", "core").launch();
 *     RunStatus status = run.status();
 * }
 * </pre>
 *
 * <p>
 * It works with every Dagster from 0.12 on. One client serves any number of threads and
 * is meant to live as long as the application. Its calls wait for the answer; on an
 * event-loop thread they refuse, and {@link #reactive()} is there instead.
 * <p>
 * Whatever goes wrong between the application and Dagster is a
 * {@link io.github.dagstergraphql.client.error.DagsterGraphQlClientException}; wrong
 * arguments are {@link IllegalArgumentException}s before anything is sent; after
 * {@link #close()} every call is an {@link IllegalStateException}.
 *
 * @since 0.1.0
 * @see <a href="https://docs.dagster.io/api/graphql">Dagster's GraphQL API</a>
 */
public interface DagsterGraphQlClient extends AutoCloseable {

	/**
	 * Start a launch of a job.
	 * @param jobName the job
	 * @return a spec to say more, and to launch with
	 * @throws IllegalArgumentException if the name is blank
	 */
	default JobSpec<RunHandle> job(String jobName) {
		return job(JobExecution.builder(jobName).build());
	}

	/**
	 * Start a launch of a job from what a request says.
	 * @param execution the request, which stays as it is
	 * @return a spec to say more, and to launch with
	 */
	JobSpec<RunHandle> job(JobExecution execution);

	/**
	 * Start a launch of a pipeline, as jobs were called before Dagster 0.13.
	 * @param pipelineName the pipeline
	 * @return a spec to say more, and to launch with
	 * @throws IllegalArgumentException if the name is blank
	 */
	PipelineSpec<RunHandle> pipeline(String pipelineName);

	/**
	 * Start a launch of a pipeline from what a request says.
	 * @param execution the request, which stays as it is
	 * @return a spec to say more, and to launch with
	 */
	PipelineSpec<RunHandle> pipeline(PipelineExecution execution);

	/**
	 * Get hold of a run.
	 * @param runId the id of the run
	 * @return a handle; whether the run exists shows with its first use
	 * @throws IllegalArgumentException if the id is blank
	 */
	RunHandle run(String runId);

	/**
	 * Find runs by job, status, tags or times, to list them, to count them or to
	 * terminate them. Needs Dagster 1.5 or later.
	 * @return a spec to say which runs, and what is wanted of them
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
	 * Get hold of a code location.
	 * @param locationName the name of the code location
	 * @return a handle; whether the location exists shows with its first use
	 * @throws IllegalArgumentException if the name is blank
	 */
	LocationHandle location(String locationName);

	/**
	 * Return the code locations of the webserver. No request is sent before they are
	 * listed.
	 * @return a spec to list them with
	 */
	LocationsSpec locations();

	/**
	 * Get hold of the Dagster instance behind the webserver.
	 * @return a handle to ask for its version and its daemons
	 */
	InstanceHandle instance();

	/**
	 * Send any GraphQL document, for what there is no method for.
	 * @return where to start
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
	 * Return the reactive twin of this client. Both use the same connections, and closing
	 * one closes the other.
	 * @return the twin, always the same
	 */
	ReactiveDagsterGraphQlClient reactive();

	/**
	 * Launch a run of a job whose location is inferred.
	 * @param jobName the job
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
	 * Ask for the status of a run ({@code get_run_status} in Python).
	 * @param runId the id of the run
	 * @return its status
	 * @see RunHandle#status()
	 */
	default RunStatus getRunStatus(String runId) {
		return run(runId).status();
	}

	/**
	 * Reload a code location ({@code reload_repository_location} in Python).
	 * @param locationName the name of the code location
	 * @return how it ended
	 * @see LocationHandle#reload()
	 */
	default ReloadRepositoryLocationInfo reloadRepositoryLocation(String locationName) {
		return location(locationName).reload();
	}

	/**
	 * Shut down the server of a code location ({@code shutdown_repository_location} in
	 * Python).
	 * @param locationName the name of the code location
	 * @return how it ended
	 * @deprecated since 0.1.0, because Dagster itself deprecates it and will remove it in
	 * 2.0
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
	 * Terminate runs ({@code terminate_runs} in Python), 50 to a request; servers before
	 * 1.5.1 are asked for one after another. The launch timeout applies to each request.
	 * @param runIds the ids of the runs; none is fine, and one that is given twice counts
	 * once
	 * @throws io.github.dagstergraphql.client.run.TerminateRunsException if one or more
	 * could not be terminated, with a result for each
	 * @throws IllegalArgumentException if an id is blank
	 */
	default void terminateRuns(Collection<String> runIds) {
		runs(runIds).terminate();
	}

	/**
	 * Load and create what the first call needs: the HTTP client with its threads, and
	 * the readers of responses. Neither opens a connection nor sends a request. Calling
	 * it is optional, since the first call does the same, before its timeout starts;
	 * calling it again has no effect.
	 * @throws io.github.dagstergraphql.client.error.DagsterConnectionException if the
	 * HTTP client cannot be created
	 * @throws IllegalStateException if this client has been closed, or if called on an
	 * event-loop thread
	 */
	void warmUp();

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
	 * Start to build a client.
	 * @return a builder for a client of {@code http://localhost:3000}
	 */
	static Builder builder() {
		return new DefaultDagsterGraphQlClientBuilder();
	}

	/**
	 * Builds clients.
	 *
	 * @since 0.1.0
	 */
	interface Builder {

		/**
		 * Set the host of the webserver. Defaults to {@code localhost}.
		 * @param host a name, which may have underscores, or an address, without scheme,
		 * port and path; white space around it is ignored
		 * @return this builder
		 * @throws IllegalArgumentException if it is anything else
		 */
		Builder host(String host);

		/**
		 * Set the port of the webserver: 3000 by default, or 443 with https.
		 * @param port the port
		 * @return this builder
		 * @throws IllegalArgumentException if it is not between 1 and 65535
		 */
		Builder port(int port);

		/**
		 * Set whether to use TLS, which is not so by default.
		 * @param https whether to use TLS
		 * @return this builder
		 */
		Builder https(boolean https);

		/**
		 * Set what the paths of the webserver begin with (its option
		 * {@code --path-prefix}), nothing by default.
		 * @param pathPrefix a path that begins with a slash, or an empty text; white
		 * space around it is ignored
		 * @return this builder
		 * @throws IllegalArgumentException if it is anything else
		 */
		Builder pathPrefix(String pathPrefix);

		/**
		 * Set the whole URL, in place of host, port, https and path prefix.
		 * @param url the URL of the webserver, such as
		 * {@code https://example.org/dagster}; {@code /graphql} is added unless it is
		 * there. White space around it is ignored
		 * @return this builder
		 * @throws IllegalArgumentException if it is not an http or https URL, or has a
		 * query or a fragment
		 */
		Builder url(String url);

		/**
		 * Change the headers that every request carries. White space around their values
		 * is ignored. Unless there is one, the client adds a {@code User-Agent} of
		 * {@code dagster-graphql-client/} and its version.
		 * @param headers is given the headers so far
		 * @return this builder
		 */
		Builder headers(Consumer<HttpHeaders> headers);

		/**
		 * Set what proves to the server who is calling, in place of a user and password
		 * in the URL. Nothing by default.
		 * @param credentials the credentials
		 * @return this builder
		 */
		Builder credentials(DagsterCredentials credentials);

		/**
		 * Set what this client is called in metrics, traces and log messages,
		 * {@code default} by default. An application that talks to several servers tells
		 * its clients apart by it.
		 * @param name the name
		 * @return this builder
		 */
		Builder name(String name);

		/**
		 * Set the code location in which jobs are looked for when a launch names neither
		 * location nor repository. By default they are looked for in all of them.
		 * @param locationName the name of the code location
		 * @return this builder
		 */
		Builder defaultLocation(String locationName);

		/**
		 * Set the repository in which jobs are looked for when a launch names neither
		 * location nor repository. By default they are looked for in all of them.
		 * @param repositoryName the name of the repository
		 * @return this builder
		 */
		Builder defaultRepository(String repositoryName);

		/**
		 * Set where people find the user interface of Dagster, if that is not where this
		 * client finds the API. Links to runs begin with it.
		 * @param url an absolute http or https URL, without {@code /runs}
		 * @return this builder
		 */
		Builder uiUrl(String url);

		/**
		 * Set where requests are reported to as observations, each GraphQL operation as
		 * one. By default they are not. The HTTP requests below them are observed, too,
		 * and carry a trace to the server, unless a {@link #webClient web client} is
		 * given: that one keeps its own settings.
		 * @param registry the registry
		 * @return this builder
		 * @see io.github.dagstergraphql.client.observation.DagsterObservationDocumentation
		 */
		Builder observationRegistry(ObservationRegistry registry);

		/**
		 * Set how observations of requests are named and what key values they have.
		 * @param convention the convention, in place of the default
		 * @return this builder
		 */
		Builder observationConvention(DagsterRequestObservationConvention convention);

		/**
		 * Set what is told of runs submitted and code locations reloaded, such as a
		 * {@link io.github.dagstergraphql.client.observation.MicrometerDagsterClientMetrics}.
		 * By default nothing is.
		 * @param metrics counts them
		 * @return this builder
		 */
		Builder metrics(DagsterClientMetrics metrics);

		/**
		 * Set how long connecting may take, 5 seconds by default. A connector that comes
		 * with {@link #webClient(WebClient.Builder)} has a setting of its own.
		 * @param timeout the timeout
		 * @return this builder
		 */
		Builder connectTimeout(Duration timeout);

		/**
		 * Set how long a call may take from its beginning to the decoded answer, 30
		 * seconds by default. Launches and reloads have timeouts of their own.
		 * @param timeout the timeout
		 * @return this builder
		 */
		Builder readTimeout(Duration timeout);

		/**
		 * Set how long a launch may take, 150 seconds by default. Servers have been seen
		 * to answer after 73, and to launch nevertheless when nobody waited any more.
		 * @param timeout the timeout
		 * @return this builder
		 */
		Builder launchTimeout(Duration timeout);

		/**
		 * Set how long the run of a launch with an idempotency key is looked for when the
		 * outcome of the launch is unknown, before it is launched again: 90 seconds by
		 * default. It must be longer than the server can take to launch a run; servers
		 * have been seen to launch after 73 seconds. If it is not, there can be two runs.
		 * @param time the time; a launch that is to be tried again within one call takes
		 * a longer {@linkplain #launchTimeout(Duration) launch timeout}
		 * @return this builder
		 * @see io.github.dagstergraphql.client.job.ExecutionSpec#idempotencyKey(String)
		 */
		Builder launchSettleTime(Duration time);

		/**
		 * Set how long a reload of a code location may take, 5 minutes by default.
		 * @param timeout the timeout
		 * @return this builder
		 */
		Builder reloadTimeout(Duration timeout);

		/**
		 * Set the timeout of {@link RunHandle#await()}. Not set by default, so that such
		 * a wait fails with an {@code IllegalStateException}.
		 * @param timeout the timeout
		 * @return this builder
		 * @throws IllegalArgumentException if it is not positive
		 */
		Builder awaitTimeout(Duration timeout);

		/**
		 * Set how often the client looks at runs that somebody waits for. It looks at all
		 * of them together: 500 in a request, however many wait. A run is looked at every
		 * 500 milliseconds in the beginning, and ever less often the longer one has
		 * waited for it, every 10 seconds in the end.
		 * @param shortest the time between two looks in the beginning
		 * @param longest the time between two looks that is not exceeded
		 * @return this builder
		 * @throws IllegalArgumentException if one is not positive, or the longest is
		 * below the shortest
		 */
		Builder pollInterval(Duration shortest, Duration longest);

		/**
		 * Set how often and how soon a request is sent again that was not answered: 3
		 * times by default, after 200 milliseconds, 400 and 800.
		 * <p>
		 * What may be sent again is not for the policy to say, only what is not: its
		 * predicate is asked of the
		 * {@link io.github.dagstergraphql.client.error.DagsterGraphQlClientException}
		 * that an attempt failed with. Queries are sent again when there is no
		 * connection, when it breaks, and after HTTP 429, 502, 503 and 504; mutations
		 * only where the server cannot have acted: when there is no connection, after
		 * HTTP 429, and while Dagster+ is under maintenance. A {@code Retry-After} of the
		 * server makes the pause longer. Everything is within the timeout of the call,
		 * which ends at once with its failure if the next attempt would come too late;
		 * the timeout of the policy is not used.
		 * @param policy the policy; one {@linkplain RetryPolicy#withMaxRetries(long) with
		 * no retries} switches them off
		 * @return this builder
		 */
		Builder retryPolicy(RetryPolicy policy);

		/**
		 * Set what to do about a server that this client was not made for: to warn by
		 * default.
		 * @param check what to do
		 * @return this builder
		 */
		Builder versionCheck(VersionCheck check);

		/**
		 * Set how large a response may be, 16 MB by default.
		 * @param bytes the size in bytes
		 * @return this builder
		 */
		Builder maxResponseSize(int bytes);

		/**
		 * Set the {@code WebClient} to start from, for its filters, observations and
		 * connector. It is copied, so that nothing done here changes it. Its JSON codecs
		 * play no part.
		 * @param webClient the builder of the {@code WebClient}
		 * @return this builder
		 */
		Builder webClient(WebClient.Builder webClient);

		/**
		 * Set the {@code WebClient} to start from, as
		 * {@link #webClient(WebClient.Builder)} does, but have it made when a client
		 * first sends something, so that building a client takes no time.
		 * @param webClient makes the builder of the {@code WebClient}, which is copied;
		 * it is asked once for each client, or more often if several threads use a new
		 * client at the same time, and never on an event-loop thread
		 * @return this builder
		 */
		Builder webClient(Supplier<? extends WebClient.Builder> webClient);

		/**
		 * Set how the connector is made, in place of the one of
		 * {@link #webClient(WebClient.Builder)}.
		 * @param factory is given Reactor Netty's HTTP client with a connection pool of
		 * the Dagster client's own, which lets go of idle connections before the
		 * webserver closes them (after 5 seconds), and with the connect timeout set. It
		 * requests compressed responses, and uses the proxy of the system properties
		 * ({@code https.proxyHost} and the like). The factory may go on from there, for
		 * TLS or another proxy, or use another HTTP client. A connector that is
		 * {@link AutoCloseable} is closed with the Dagster client, and must not be shared
		 * @return this builder
		 */
		Builder clientConnector(Function<HttpClient, ClientHttpConnector> factory);

		/**
		 * Build the client. Nothing is sent, and no thread is started, before it is used.
		 * @return the client
		 * @throws IllegalArgumentException if host, port, path prefix or URL are wrong,
		 * or if settings contradict each other, such as a connect timeout that is longer
		 * than the read timeout
		 */
		DagsterGraphQlClient build();

		/**
		 * Build the reactive twin only.
		 * @return the client
		 * @throws IllegalArgumentException if host, port, path prefix or URL are wrong,
		 * or if settings contradict each other, as for {@link #build()}
		 */
		ReactiveDagsterGraphQlClient buildReactive();

	}

}
