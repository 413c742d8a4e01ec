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

package io.github.dagstergraphql.client.internal.run;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.github.dagstergraphql.client.instance.DaemonStatus;
import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.run.await.Awaits;
import io.github.dagstergraphql.client.internal.run.await.QueueCheck;
import io.github.dagstergraphql.client.internal.run.await.RunRetries;
import io.github.dagstergraphql.client.internal.run.await.RunWatchMetrics;
import io.github.dagstergraphql.client.internal.run.await.RunWatcher;
import io.github.dagstergraphql.client.internal.run.failure.FailureReasons;
import io.github.dagstergraphql.client.internal.run.query.RunQueries;
import io.github.dagstergraphql.client.internal.run.reexecute.Reexecutions;
import io.github.dagstergraphql.client.internal.run.search.RunSearch;
import io.github.dagstergraphql.client.internal.run.terminate.BulkTermination;
import io.github.dagstergraphql.client.internal.run.terminate.SentTerminationRequests;
import io.github.dagstergraphql.client.internal.run.terminate.Termination;
import io.github.dagstergraphql.client.internal.run.terminate.TerminationRequests;
import io.github.dagstergraphql.client.internal.time.Timing;
import io.github.dagstergraphql.client.internal.transport.DagsterTransport;
import io.github.dagstergraphql.client.observation.DagsterClientMetrics;
import io.github.dagstergraphql.client.run.AwaitOptions;
import io.github.dagstergraphql.client.run.RunNotFoundException;
import io.github.dagstergraphql.client.run.StepStatistics;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/**
 * Factory for handles to runs, with the components that they share.
 */
public final class Runs {

	static final Operation<Deleted> DELETE = Operation.<Deleted>mutation(Runs.class, "DeleteRun", "deletePipelineRun")
		.on(Deleted.class, "DeletePipelineRunSuccess")
		.error("RunNotFoundError", RunNotFoundException::new)
		.error("PipelineRunNotFoundError", RunNotFoundException::new)
		.build();

	static final Operation<Map<String, @Nullable Object>> RUN_CONFIG = Operation
		.<RunConfigFound>query(Runs.class, "RunConfig", "runOrError")
		.since(RunQueries.SINCE, "Asking for run config")
		.on(RunConfigFound.class, "Run")
		.error("RunNotFoundError", RunNotFoundException::new)
		.build()
		.map(RunConfigFound::unmodifiable);

	static final Operation<List<StepStatistics>> STEPS = Operation
		.<StepsFound>query(Runs.class, "RunSteps", "runOrError")
		.since(RunQueries.SINCE, "Asking for steps")
		.on(StepsFound.class, "Run")
		.error("RunNotFoundError", RunNotFoundException::new)
		.build()
		.map(StepsFound::toStatistics);

	private final DagsterTransport transport;

	private final RunSettings settings;

	private final RunQueries queries;

	private final FailureReasons reasons;

	private final TerminationRequests requests;

	private final BulkTermination bulkTermination;

	private final Awaits awaits;

	private final Reexecutions reexecutions;

	private final Termination termination;

	private final RunWatcher watcher;

	private final RunSearch search;

	/**
	 * Create a new instance.
	 * @param transport the transport
	 * @param settings the settings for the display of runs and for waits
	 * @param metrics receives the metrics of runs
	 * @param daemons requests the status of the daemons
	 */
	public Runs(DagsterTransport transport, RunSettings settings, DagsterClientMetrics metrics,
			Supplier<Mono<List<DaemonStatus>>> daemons) {
		this.transport = transport;
		this.settings = settings;
		this.queries = new RunQueries(transport, settings.userInterface());
		this.reasons = new FailureReasons(transport, this.queries::one);
		Timing timing = transport.timing();
		this.requests = new SentTerminationRequests(transport, this.queries);
		this.termination = new Termination(this.requests, timing);
		this.watcher = new RunWatcher(this.queries, new RunRetries(daemons, timing), settings.pollInterval(),
				new QueueCheck(daemons), new RunWatchMetrics(metrics, transport.clientName()), timing);
		this.awaits = new Awaits(this.watcher, this.reasons, this.termination, settings.pollInterval(), timing);
		this.bulkTermination = new BulkTermination(transport, (id) -> run(id).terminate());
		this.reexecutions = new Reexecutions(transport, metrics);
		this.search = new RunSearch(transport, this.queries, this.bulkTermination);
	}

	public DefaultReactiveRunHandle run(String id) {
		return new DefaultReactiveRunHandle(this, id);
	}

	public DefaultReactiveRunHandles runs(Collection<String> ids) {
		return new DefaultReactiveRunHandles(this, ids);
	}

	public RunSearch search() {
		return this.search;
	}

	public Termination termination() {
		return this.termination;
	}

	/**
	 * End all waits, including those that start later.
	 * @param why the reason, for the message
	 */
	public void endWaits(String why) {
		this.watcher.end(why);
	}

	DagsterTransport transport() {
		return this.transport;
	}

	RunSettings settings() {
		return this.settings;
	}

	RunQueries queries() {
		return this.queries;
	}

	FailureReasons reasons() {
		return this.reasons;
	}

	TerminationRequests requests() {
		return this.requests;
	}

	BulkTermination bulkTermination() {
		return this.bulkTermination;
	}

	Awaits awaits() {
		return this.awaits;
	}

	Reexecutions reexecutions() {
		return this.reexecutions;
	}

	/**
	 * Return the default options of a wait.
	 * @return the options
	 * @throws IllegalStateException if no await timeout is set
	 */
	AwaitOptions awaitOptions() {
		Duration timeout = this.settings.awaitTimeout();
		Assert.state(timeout != null,
				"No await timeout is set. Use await(Duration), or set awaitTimeout of the client's builder (dagster.await-timeout)");
		return AwaitOptions.within(timeout);
	}

	/**
	 * A {@code DeletePipelineRunSuccess}.
	 */
	record Deleted() {

	}

}
