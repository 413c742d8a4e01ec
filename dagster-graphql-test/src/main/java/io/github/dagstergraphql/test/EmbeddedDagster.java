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

package io.github.dagstergraphql.test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

import io.github.dagstergraphql.test.definition.CodeLocation;
import io.github.dagstergraphql.test.definition.JobDefinition;
import io.github.dagstergraphql.test.definition.RepositoryDefinition;
import io.github.dagstergraphql.test.fault.Fault;
import io.github.dagstergraphql.test.internal.graphql.GraphQlEngine;
import io.github.dagstergraphql.test.internal.graphql.ServedInstance;
import io.github.dagstergraphql.test.internal.http.FaultQueue;
import io.github.dagstergraphql.test.internal.http.PendingFault;
import io.github.dagstergraphql.test.internal.http.RequestLog;
import io.github.dagstergraphql.test.internal.http.Webserver;
import io.github.dagstergraphql.test.internal.instance.Daemons;
import io.github.dagstergraphql.test.internal.launch.Launcher;
import io.github.dagstergraphql.test.internal.run.RetryRules;
import io.github.dagstergraphql.test.internal.run.RunState;
import io.github.dagstergraphql.test.internal.run.Simulation;
import io.github.dagstergraphql.test.internal.workspace.LoadedLocation;
import io.github.dagstergraphql.test.internal.workspace.Workspace;
import io.github.dagstergraphql.test.request.RecordedRequest;
import io.github.dagstergraphql.test.run.RecordedLaunch;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.assertj.core.api.AssertProvider;

import org.springframework.util.Assert;

/**
 * A Dagster in the same JVM, for tests and for trying things out. It speaks the GraphQL
 * of Dagster 1.13 over real HTTP on a free port of 127.0.0.1, with the same status codes,
 * errors and life-cycles of runs; but the runs do what their {@link JobDefinition
 * scripts} say.
 *
 * <pre class="code">
 * try (EmbeddedDagster dagster = EmbeddedDagster.start()) {
 *     dagster.define(JobDefinition.named("daily_orders").runs(RunScript.fail("ValueError", "no file")));
 *     // point a client at dagster.getUrl(), and launch
 *     assertThat(dagster).launched("daily_orders").withTag("team", "core").once();
 * }
 * </pre>
 *
 * <p>
 * It can be used by many threads at once.
 *
 * @since 0.1.0
 */
public final class EmbeddedDagster implements AutoCloseable, AssertProvider<EmbeddedDagsterAssert> {

	/** The code location of jobs that are defined without one. */
	public static final String DEFAULT_LOCATION = "definitions";

	private static final Log logger = LogFactory.getLog(EmbeddedDagster.class);

	private final Workspace workspace = new Workspace();

	private final Daemons daemons;

	private final FaultQueue faults = new FaultQueue();

	private final RequestLog requests = new RequestLog();

	private final Simulation simulation;

	private final Launcher launcher;

	private final Webserver webserver;

	private final String pathPrefix;

	private final List<Consumer<EmbeddedDagster>> initializers;

	private EmbeddedDagster(Builder builder) {
		this.pathPrefix = builder.pathPrefix;
		this.initializers = List.copyOf(builder.initializers);
		this.daemons = new Daemons(builder.retries.enabled());
		this.simulation = new Simulation(builder.retries);
		this.launcher = new Launcher(this.workspace, this.simulation);
		ServedInstance served = new ServedInstance(builder.version, builder.readOnly, this.workspace, this.daemons,
				this.simulation, this.launcher);
		this.initializers.forEach((initializer) -> initializer.accept(this));
		this.webserver = new Webserver(builder.version, builder.port, this.pathPrefix, new GraphQlEngine(served),
				this.faults, this.requests);
	}

	/**
	 * Start a server without jobs on a free port.
	 * @return the server
	 */
	public static EmbeddedDagster start() {
		return builder().start();
	}

	/**
	 * Return a builder for a server with settings.
	 * @return the builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Return the URL of the server.
	 * @return the URL, with the path prefix if there is one; {@code /graphql} below it is
	 * the API
	 */
	public String getUrl() {
		return "http://127.0.0.1:" + getPort() + this.pathPrefix;
	}

	/**
	 * Return the port of the server.
	 * @return the port on 127.0.0.1
	 */
	public int getPort() {
		return this.webserver.port();
	}

	/**
	 * Add jobs to the code location {@value #DEFAULT_LOCATION}, or replace those of the
	 * same names.
	 * @param jobs the jobs
	 */
	public synchronized void define(JobDefinition... jobs) {
		List<JobDefinition> all = new ArrayList<>();
		LoadedLocation location = this.workspace.find(DEFAULT_LOCATION);
		if (location != null) {
			location.definition()
				.repository(RepositoryDefinition.DEFAULT_NAME)
				.ifPresent((repository) -> all.addAll(repository.jobs()));
		}
		for (JobDefinition job : jobs) {
			all.removeIf((other) -> other.name().equals(job.name()));
			all.add(job);
		}
		define(CodeLocation.named(DEFAULT_LOCATION).jobs(all.toArray(JobDefinition[]::new)));
	}

	/**
	 * Add code locations, or replace those of the same names, without a reload.
	 * @param locations the code locations
	 */
	public void define(CodeLocation... locations) {
		Arrays.stream(locations).forEach((location) -> this.workspace.define(location, this.simulation.now()));
	}

	/**
	 * Let code locations become something else when they are reloaded: have other jobs,
	 * or no longer load.
	 * @param locations what they become
	 * @throws IllegalArgumentException if there is no code location of such a name
	 */
	public void defineAfterReload(CodeLocation... locations) {
		Arrays.stream(locations).forEach(this.workspace::defineAfterReload);
	}

	/**
	 * Remove a code location.
	 * @param location its name
	 * @throws IllegalArgumentException if there is no code location of that name
	 */
	public void remove(String location) {
		this.workspace.remove(location);
	}

	/**
	 * Return a daemon, to change its state.
	 * @param type the type of the daemon as Dagster calls it: {@code ASSET},
	 * {@code BACKFILL}, {@code EVENT_LOG_CONSUMER}, {@code FRESHNESS_DAEMON},
	 * {@code MONITORING}, {@code QUEUED_RUN_COORDINATOR}, {@code SCHEDULER} or
	 * {@code SENSOR}
	 * @return the daemon
	 * @throws IllegalArgumentException if Dagster has no such daemon
	 */
	public EmbeddedDaemon daemon(String type) {
		return new EmbeddedDaemon(type, this.daemons, this.simulation);
	}

	/**
	 * Let something go wrong with the next GraphQL requests. Faults happen in the order
	 * in which they were injected, one to a request. A fault that never happens is logged
	 * as a warning when this server is reset or closed; see also
	 * {@link EmbeddedDagsterAssert#hasNoUnusedFaults()}.
	 * @param faults what goes wrong
	 */
	public void inject(Fault... faults) {
		String place = StackWalker.getInstance()
			.walk((frames) -> frames.skip(1).findFirst())
			.map((frame) -> frame.toStackTraceElement().toString())
			.orElse("an unknown place");
		Arrays.stream(faults).forEach((fault) -> this.faults.add(fault, place));
	}

	/**
	 * Stop the webserver as if it had crashed: connections are reset, requests under way
	 * get no answer, and new connections are refused. The daemon, and with it the runs,
	 * go on meanwhile, by the server's clock. Stopping it twice changes nothing.
	 */
	public void stopWebserver() {
		this.webserver.stop();
	}

	/**
	 * Start the webserver again, on the same port, with all runs and all that was
	 * defined. Starting it while it runs changes nothing.
	 * @throws IllegalStateException if the port has been taken by somebody else
	 * meanwhile, or the server was closed
	 */
	public void startWebserver() {
		this.webserver.start();
	}

	/**
	 * Restart the webserver: {@link #stopWebserver() stop} it, and
	 * {@link #startWebserver() start} it again at once.
	 */
	public void restart() {
		stopWebserver();
		startWebserver();
	}

	/**
	 * Put the server's clock forward. Runs go on as if the time had passed.
	 * @param duration by how much
	 */
	public void advanceTime(Duration duration) {
		Assert.isTrue(!duration.isNegative(), "time does not go back");
		this.simulation.advance(duration);
	}

	/**
	 * Stop the server's clock, so that runs go on only when it is
	 * {@link #advanceTime(Duration) put forward}.
	 */
	public void stopTime() {
		this.simulation.stopClock();
	}

	/**
	 * Return the time of the server's clock.
	 * @return the time
	 */
	public Instant now() {
		return this.simulation.now();
	}

	/**
	 * Return every launch that the server was asked for, with those that it refused.
	 * @return the launches, oldest first
	 */
	public List<RecordedLaunch> launches() {
		return this.launcher.launches();
	}

	/**
	 * Return the latest HTTP requests that the server has received, those that met with a
	 * fault included. At most 1,000 are kept, and less than that if they are large. A
	 * {@link #reset() reset} discards them.
	 * @return the requests, oldest first
	 */
	public List<RecordedRequest> requests() {
		return this.requests.requests();
	}

	/**
	 * Return which code locations were reloaded.
	 * @return their names, in the order of the reloads
	 */
	public List<String> reloads() {
		return this.workspace.reloads();
	}

	/**
	 * Return a run.
	 * @param runId the run id
	 * @return the run
	 * @throws IllegalArgumentException if there is no such run
	 */
	public EmbeddedRun run(String runId) {
		RunState state = this.simulation.find(runId);
		Assert.notNull(state, () -> "there is no run " + runId);
		return new EmbeddedRun(runId, this.simulation);
	}

	/**
	 * Return every run, retries included.
	 * @return the runs, oldest first
	 */
	public List<EmbeddedRun> runs() {
		return this.simulation.all().stream().map((run) -> new EmbeddedRun(run.id(), this.simulation)).toList();
	}

	/**
	 * Forget runs, launches, requests, faults and definitions, let the webserver run and
	 * the daemons be well, set the clock right, and do again what the
	 * {@link Builder#initialize(Consumer) initializers} say.
	 */
	public void reset() {
		warnOfUnusedFaults();
		this.faults.reset();
		this.requests.reset();
		this.launcher.reset();
		this.simulation.reset();
		this.workspace.reset();
		this.daemons.reset();
		this.webserver.start();
		this.initializers.forEach((initializer) -> initializer.accept(this));
	}

	/**
	 * Close every connection and stop the server.
	 */
	@Override
	public void close() {
		warnOfUnusedFaults();
		this.faults.reset();
		this.webserver.close();
	}

	List<PendingFault> pendingFaults() {
		return this.faults.pending();
	}

	private void warnOfUnusedFaults() {
		this.faults.pending()
			.stream()
			.filter(PendingFault::isUnused)
			.forEach((fault) -> logger.warn("A fault of the embedded Dagster was not used: " + fault));
	}

	/**
	 * Return assertions, for AssertJ's {@code assertThat(dagster)}.
	 * @return the assertions
	 */
	@Override
	public EmbeddedDagsterAssert assertThat() {
		return new EmbeddedDagsterAssert(this);
	}

	@Override
	public String toString() {
		return "EmbeddedDagster at " + getUrl();
	}

	/**
	 * Settings of a server.
	 */
	public static final class Builder {

		private String version = "1.13.27";

		private int port;

		private String pathPrefix = "";

		private boolean readOnly;

		private RetryRules retries = RetryRules.DEFAULT;

		private final List<Consumer<EmbeddedDagster>> initializers = new ArrayList<>();

		private Builder() {
		}

		/**
		 * Set the version that the server says it is. It behaves as 1.13 whatever that
		 * is.
		 * @param version the version; 1.13.27 unless set
		 * @return this builder
		 */
		public Builder version(String version) {
			Assert.hasText(version, "version must not be empty");
			this.version = version;
			return this;
		}

		/**
		 * Set the port.
		 * @param port a port of 127.0.0.1, or 0 for a free one, which is the default
		 * @return this builder
		 */
		public Builder port(int port) {
			this.port = port;
			return this;
		}

		/**
		 * Let the paths of the server begin with a prefix, as {@code --path-prefix} does.
		 * @param pathPrefix a path that begins with a slash and does not end with one
		 * @return this builder
		 */
		public Builder pathPrefix(String pathPrefix) {
			Assert.isTrue(pathPrefix.startsWith("/") && !pathPrefix.endsWith("/"),
					"path prefix must begin with a slash and not end with one");
			this.pathPrefix = pathPrefix;
			return this;
		}

		/**
		 * Let nobody launch, terminate or reload, as {@code --read-only} does.
		 * @return this builder
		 */
		public Builder readOnly() {
			this.readOnly = true;
			return this;
		}

		/**
		 * Set whether failed runs are retried as often as their tag
		 * {@code dagster/max_retries} says ({@code run_retries} in {@code dagster.yaml}).
		 * Only then the instance needs the daemon {@code EVENT_LOG_CONSUMER}.
		 * @param enabled {@code true} unless set
		 * @return this builder
		 */
		public Builder runRetries(boolean enabled) {
			this.retries = this.retries.enabled(enabled);
			return this;
		}

		/**
		 * Set how long after a failure the next run is created. Until then the failed run
		 * looks as if it were the last one; the daemon of a real Dagster takes several
		 * seconds.
		 * @param delay the time of the server's clock; 200 ms unless set
		 * @return this builder
		 */
		public Builder runRetryDelay(Duration delay) {
			Assert.isTrue(!delay.isNegative(), "run retry delay must not be negative");
			this.retries = this.retries.retryDelay(delay);
			return this;
		}

		/**
		 * Set how long after a failure the tag {@code dagster/will_retry} is written,
		 * which says whether there will be another run.
		 * @param delay the time of the server's clock; 20 ms unless set
		 * @return this builder
		 */
		public Builder willRetryDelay(Duration delay) {
			Assert.isTrue(!delay.isNegative(), "will retry delay must not be negative");
			this.retries = this.retries.willRetryDelay(delay);
			return this;
		}

		/**
		 * Add something to do before the server starts, and after each
		 * {@link EmbeddedDagster#reset() reset}, such as to define jobs.
		 * @param initializer what to do
		 * @return this builder
		 */
		public Builder initialize(Consumer<EmbeddedDagster> initializer) {
			this.initializers.add(initializer);
			return this;
		}

		/**
		 * Start the server.
		 * @return the server
		 */
		public EmbeddedDagster start() {
			return new EmbeddedDagster(this);
		}

	}

}
