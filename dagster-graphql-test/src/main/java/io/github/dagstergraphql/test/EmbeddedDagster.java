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

import io.github.dagstergraphql.client.declared.DeclaredLaunch;
import io.github.dagstergraphql.test.definition.CodeLocation;
import io.github.dagstergraphql.test.definition.JobDefinition;
import io.github.dagstergraphql.test.definition.RepositoryDefinition;
import io.github.dagstergraphql.test.fault.Fault;
import io.github.dagstergraphql.test.internal.asset.AssetLog;
import io.github.dagstergraphql.test.internal.asset.AssetReports;
import io.github.dagstergraphql.test.internal.automation.Automations;
import io.github.dagstergraphql.test.internal.automation.TickLauncher;
import io.github.dagstergraphql.test.internal.backfill.Backfills;
import io.github.dagstergraphql.test.internal.graphql.GraphQlEngine;
import io.github.dagstergraphql.test.internal.graphql.ServedInstance;
import io.github.dagstergraphql.test.internal.http.FaultQueue;
import io.github.dagstergraphql.test.internal.http.PendingFault;
import io.github.dagstergraphql.test.internal.http.RequestLog;
import io.github.dagstergraphql.test.internal.http.Webserver;
import io.github.dagstergraphql.test.internal.instance.AutoMaterialize;
import io.github.dagstergraphql.test.internal.instance.Daemons;
import io.github.dagstergraphql.test.internal.launch.Launcher;
import io.github.dagstergraphql.test.internal.run.RetryRules;
import io.github.dagstergraphql.test.internal.run.RunState;
import io.github.dagstergraphql.test.internal.run.Simulation;
import io.github.dagstergraphql.test.internal.workspace.LoadedLocation;
import io.github.dagstergraphql.test.internal.workspace.Workspace;
import io.github.dagstergraphql.test.request.RecordedReport;
import io.github.dagstergraphql.test.request.RecordedRequest;
import io.github.dagstergraphql.test.run.RecordedLaunch;
import io.github.dagstergraphql.test.run.RecordedMaterialization;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.assertj.core.api.AssertProvider;

import org.springframework.util.Assert;
import org.springframework.util.StringValueResolver;

/**
 * Embedded Dagster server in the same JVM, for tests and experiments. It serves the
 * GraphQL API of Dagster 1.13 over real HTTP on a free port of 127.0.0.1, with the same
 * status codes, errors and life cycles of runs. The runs are simulated according to their
 * {@link JobDefinition scripts}.
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
 * Instances are thread-safe.
 *
 * @since 0.1.0
 */
public final class EmbeddedDagster implements AutoCloseable, AssertProvider<EmbeddedDagsterAssert> {

	/** Name of the code location of jobs that are defined without one. */
	public static final String DEFAULT_LOCATION = "definitions";

	private static final Log logger = LogFactory.getLog(EmbeddedDagster.class);

	private final Workspace workspace = new Workspace();

	private final Daemons daemons;

	private final FaultQueue faults = new FaultQueue();

	private final RequestLog requests = new RequestLog();

	private final Simulation simulation;

	private final Launcher launcher;

	private final Backfills backfills;

	private final AssetLog assets;

	private final AssetReports reports;

	private final Automations automations;

	private final AutoMaterialize autoMaterialize = new AutoMaterialize();

	private final Webserver webserver;

	private final String pathPrefix;

	private final List<Consumer<EmbeddedDagster>> initializers;

	private EmbeddedDagster(Builder builder) {
		this.pathPrefix = builder.pathPrefix;
		this.initializers = List.copyOf(builder.initializers);
		this.daemons = new Daemons(builder.retries.enabled());
		this.simulation = new Simulation(builder.retries);
		this.launcher = new Launcher(this.workspace, this.simulation);
		this.backfills = new Backfills(this.simulation);
		this.assets = new AssetLog(this.simulation);
		this.reports = new AssetReports(this.assets, this.simulation);
		this.automations = new Automations(this.workspace, this.daemons, this.simulation,
				new TickLauncher(this.launcher, this.simulation, this.assets.dynamicPartitions()));
		ServedInstance served = new ServedInstance(builder.version, builder.readOnly, this.workspace, this.daemons,
				this.simulation, this.launcher, this.assets, this.backfills, this.reports, this.automations,
				this.autoMaterialize);
		this.initializers.forEach((initializer) -> initializer.accept(this));
		this.webserver = new Webserver(builder.port, this.pathPrefix, new GraphQlEngine(served), served, this.faults,
				this.requests);
	}

	/**
	 * Start a server without jobs on a free port.
	 * @return the server
	 */
	public static EmbeddedDagster start() {
		return builder().start();
	}

	/**
	 * Return a builder for a server with custom settings.
	 * @return the builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Return the URL of the server.
	 * @return the URL, including the path prefix if one is set; the API is at
	 * {@code /graphql} below it
	 * @throws IllegalStateException in an {@link Builder#initialize(Consumer)
	 * initializer}, which is called before the server starts
	 */
	public String getUrl() {
		return "http://127.0.0.1:" + getPort() + this.pathPrefix;
	}

	/**
	 * Return the port of the server.
	 * @return the port on 127.0.0.1
	 * @throws IllegalStateException in an {@link Builder#initialize(Consumer)
	 * initializer}, which is called before the server starts
	 */
	public int getPort() {
		Assert.state(isStarted(), "The embedded Dagster has no port yet: it starts after its initializers "
				+ "(EmbeddedDagsterCustomizer) have been called");
		return this.webserver.port();
	}

	/**
	 * Add jobs to the code location {@value #DEFAULT_LOCATION}, replacing those with the
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
	 * Add code locations without a reload, replacing those with the same names.
	 * @param locations the code locations
	 */
	public void define(CodeLocation... locations) {
		Arrays.stream(locations).forEach((location) -> this.workspace.define(location, this.simulation.now()));
		this.automations.refresh();
	}

	/**
	 * Add the jobs and assets that declared clients launch, except those that are defined
	 * already. Jobs have the ops and resources of the paths of the run config, which
	 * accept any config, and their runs succeed. Their code location is
	 * {@value #DEFAULT_LOCATION} unless the declaration has one.
	 * <p>
	 * They are partitioned if a method has a parameter for the partition: by day since
	 * 2020 for a {@link java.time.LocalDate}, and by its names for an enum. Those with
	 * other keys must be defined before.
	 * @param clientTypes the interfaces
	 * @throws io.github.dagstergraphql.client.declared.InvalidDagsterClientException if
	 * an interface has mistakes, or placeholders
	 * @throws IllegalArgumentException if the partitions of a job or an asset are not
	 * known
	 * @see io.github.dagstergraphql.client.declared.DagsterJob
	 */
	public void defineJobsOf(Class<?>... clientTypes) {
		defineJobsOf((value) -> value, clientTypes);
	}

	/**
	 * Add the jobs and assets that declared clients launch, as
	 * {@link #defineJobsOf(Class...)} does, with placeholders in their attributes.
	 * @param valueResolver the resolver for placeholders, such as
	 * {@code environment::resolveRequiredPlaceholders}
	 * @param clientTypes the interfaces
	 */
	public synchronized void defineJobsOf(StringValueResolver valueResolver, Class<?>... clientTypes) {
		List<DeclaredLaunch> launches = Arrays.stream(clientTypes)
			.flatMap((type) -> DeclaredLaunch.of(type, valueResolver).stream())
			.toList();
		define(DeclaredDefinitions.add(launches,
				this.workspace.all().stream().map(LoadedLocation::definition).toList()));
	}

	/**
	 * Set the definitions that code locations have after their next reload, such as other
	 * jobs or a load error.
	 * @param locations the code locations after the reload
	 * @throws IllegalArgumentException if there is no code location with such a name
	 */
	public void defineAfterReload(CodeLocation... locations) {
		Arrays.stream(locations).forEach(this.workspace::defineAfterReload);
	}

	/**
	 * Remove a code location.
	 * @param location the name of the code location
	 * @throws IllegalArgumentException if there is no code location with that name
	 */
	public void remove(String location) {
		this.workspace.remove(location);
	}

	/**
	 * Return a daemon, whose state can be changed.
	 * @param type the type of the daemon as in Dagster: {@code ASSET}, {@code BACKFILL},
	 * {@code EVENT_LOG_CONSUMER}, {@code FRESHNESS_DAEMON}, {@code MONITORING},
	 * {@code QUEUED_RUN_COORDINATOR}, {@code SCHEDULER} or {@code SENSOR}
	 * @return the daemon
	 * @throws IllegalArgumentException if Dagster has no such daemon
	 */
	public EmbeddedDaemon daemon(String type) {
		return new EmbeddedDaemon(type, this.daemons, this.simulation);
	}

	/**
	 * Inject faults into the next GraphQL requests. Faults occur in the order in which
	 * they were injected, one per request. A fault that never occurs is logged as a
	 * warning when this server is reset or closed; see also
	 * {@link EmbeddedDagsterAssert#hasNoUnusedFaults()}.
	 * @param faults the faults
	 */
	public void inject(Fault... faults) {
		String place = StackWalker.getInstance()
			.walk((frames) -> frames.skip(1).findFirst())
			.map((frame) -> frame.toStackTraceElement().toString())
			.orElse("unknown source");
		Arrays.stream(faults).forEach((fault) -> this.faults.add(fault, place));
	}

	/**
	 * Stop the webserver as if it had crashed: connections are reset, in-flight requests
	 * receive no response, and new connections are refused. The daemon and the runs
	 * continue in the meantime, by the clock of the server. Stopping it twice has no
	 * effect.
	 */
	public void stopWebserver() {
		this.webserver.stop();
	}

	/**
	 * Start the webserver again, on the same port, with all runs and definitions. Has no
	 * effect while it is running.
	 * @throws IllegalStateException if the port has been taken by another process in the
	 * meantime, or the server was closed
	 */
	public void startWebserver() {
		this.webserver.start();
	}

	/**
	 * Restart the webserver: {@link #stopWebserver() stop} it and
	 * {@link #startWebserver() start} it again at once.
	 */
	public void restart() {
		stopWebserver();
		startWebserver();
	}

	/**
	 * Advance the clock of the server. Runs proceed as if the time had passed.
	 * @param duration the time to advance by
	 */
	public void advanceTime(Duration duration) {
		Assert.isTrue(!duration.isNegative(), "duration must not be negative");
		this.simulation.advance(duration);
	}

	/**
	 * Stop the clock of the server, so that runs proceed only when it is
	 * {@link #advanceTime(Duration) advanced}.
	 */
	public void stopTime() {
		this.simulation.stopClock();
	}

	/**
	 * Return the current time of the clock of the server.
	 * @return the time
	 */
	public Instant now() {
		return this.simulation.now();
	}

	/**
	 * Return every launch that was requested, including rejected ones.
	 * @return the launches, oldest first
	 */
	public List<RecordedLaunch> launches() {
		return this.launcher.launches();
	}

	/**
	 * Return every report about an asset that was accepted: materializations,
	 * observations, and evaluations of checks.
	 * @return the reports, oldest first
	 */
	public List<RecordedReport> reports() {
		return this.reports.all();
	}

	/**
	 * Return every materialization of an asset, by runs and by reports, except those that
	 * have been wiped.
	 * @return the materializations, oldest first
	 */
	public List<RecordedMaterialization> materializations() {
		return this.assets.materializations()
			.stream()
			.map((event) -> new RecordedMaterialization(event.key(), event.partition(),
					event.runId().isEmpty() ? null : event.runId(), event.metadata(), event.time()))
			.toList();
	}

	/**
	 * Return the latest HTTP requests that the server has received, including those
	 * affected by a fault. At most 1,000 are kept, fewer if they are large. A
	 * {@link #reset() reset} discards them.
	 * @return the requests, oldest first
	 */
	public List<RecordedRequest> requests() {
		return this.requests.requests();
	}

	/**
	 * Return the code locations that were reloaded.
	 * @return their names, in the order of the reloads
	 */
	public List<String> reloads() {
		return this.workspace.reloads();
	}

	/**
	 * Return a run.
	 * @param runId the run id
	 * @return the run
	 * @throws IllegalArgumentException if the run does not exist
	 */
	public EmbeddedRun run(String runId) {
		RunState state = this.simulation.find(runId);
		Assert.notNull(state, () -> "run " + runId + " does not exist");
		return new EmbeddedRun(runId, this.simulation);
	}

	/**
	 * Return every run, including retries.
	 * @return the runs, oldest first
	 */
	public List<EmbeddedRun> runs() {
		return this.simulation.all().stream().map((run) -> new EmbeddedRun(run.id(), this.simulation)).toList();
	}

	/**
	 * Reset this server: discard runs, launches, requests, faults and definitions, start
	 * the webserver, make the daemons healthy, reset the clock, and apply the
	 * {@link Builder#initialize(Consumer) initializers} again.
	 */
	public void reset() {
		warnOfUnusedFaults();
		this.faults.reset();
		this.requests.reset();
		this.launcher.reset();
		this.assets.reset();
		this.backfills.reset();
		this.automations.reset();
		this.reports.reset();
		this.simulation.reset();
		this.autoMaterialize.pause(true);
		this.workspace.reset();
		this.daemons.reset();
		this.webserver.start();
		this.initializers.forEach((initializer) -> initializer.accept(this));
	}

	/**
	 * Close all connections and stop the server.
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
			.forEach((fault) -> logger.warn("A fault of the embedded Dagster has not occurred: " + fault));
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
		return isStarted() ? "EmbeddedDagster at " + getUrl() : "EmbeddedDagster that has not started";
	}

	// not so while the constructor calls the initializers
	@SuppressWarnings("NullAway")
	private boolean isStarted() {
		return this.webserver != null;
	}

	/**
	 * Builder for a server with custom settings.
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
		 * Set the version that the server reports. It behaves as 1.13 regardless of this
		 * setting.
		 * @param version the version; defaults to 1.13.27
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
		 * Set a prefix for all paths of the server, as {@code --path-prefix} does.
		 * @param pathPrefix a path that begins with a slash and does not end with one
		 * @return this builder
		 */
		public Builder pathPrefix(String pathPrefix) {
			Assert.isTrue(pathPrefix.startsWith("/") && !pathPrefix.endsWith("/"),
					"path prefix must start with a slash and must not end with one");
			this.pathPrefix = pathPrefix;
			return this;
		}

		/**
		 * Configure the server to reject launches, terminations and reloads, as
		 * {@code --read-only} does.
		 * @return this builder
		 */
		public Builder readOnly() {
			this.readOnly = true;
			return this;
		}

		/**
		 * Whether failed runs are retried as often as their tag
		 * {@code dagster/max_retries} specifies ({@code run_retries} in
		 * {@code dagster.yaml}). Only then does the instance require the daemon
		 * {@code EVENT_LOG_CONSUMER}.
		 * @param enabled defaults to {@code true}
		 * @return this builder
		 */
		public Builder runRetries(boolean enabled) {
			this.retries = this.retries.enabled(enabled);
			return this;
		}

		/**
		 * Set the delay between a failure and the creation of the next run. Until then
		 * the failed run looks like the last one; the daemon of a real Dagster takes
		 * several seconds.
		 * @param delay the delay by the clock of the server; defaults to 200 ms
		 * @return this builder
		 */
		public Builder runRetryDelay(Duration delay) {
			Assert.isTrue(!delay.isNegative(), "run retry delay must not be negative");
			this.retries = this.retries.retryDelay(delay);
			return this;
		}

		/**
		 * Set the delay between a failure and the writing of the tag
		 * {@code dagster/will_retry}, which states whether another run will follow.
		 * @param delay the delay by the clock of the server; defaults to 20 ms
		 * @return this builder
		 */
		public Builder willRetryDelay(Duration delay) {
			Assert.isTrue(!delay.isNegative(), "will retry delay must not be negative");
			this.retries = this.retries.willRetryDelay(delay);
			return this;
		}

		/**
		 * Add a callback that is invoked before the server starts and after each
		 * {@link EmbeddedDagster#reset() reset}, such as to define jobs.
		 * @param initializer the callback
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
