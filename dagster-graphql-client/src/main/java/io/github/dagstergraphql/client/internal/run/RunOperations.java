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

import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.github.dagstergraphql.client.error.RunFailureInfo;
import io.github.dagstergraphql.client.instance.DaemonStatus;
import io.github.dagstergraphql.client.internal.call.Timeouts;
import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.run.await.Awaits;
import io.github.dagstergraphql.client.internal.run.await.QueueCheck;
import io.github.dagstergraphql.client.internal.run.await.RunRetries;
import io.github.dagstergraphql.client.internal.run.await.RunWatchMetrics;
import io.github.dagstergraphql.client.internal.run.await.RunWatcher;
import io.github.dagstergraphql.client.internal.run.failure.FailureReasons;
import io.github.dagstergraphql.client.internal.run.query.RunQueries;
import io.github.dagstergraphql.client.internal.run.query.UserInterface;
import io.github.dagstergraphql.client.internal.run.reexecute.Reexecution;
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
import io.github.dagstergraphql.client.run.AwaitOutcome;
import io.github.dagstergraphql.client.run.AwaitedRun;
import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.RunNotFoundException;
import io.github.dagstergraphql.client.run.RunStatus;
import io.github.dagstergraphql.client.run.StepStatistics;
import io.github.dagstergraphql.client.run.TerminatePolicy;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/**
 * Asks for runs, runs them again and ends them.
 */
public final class RunOperations {

	static final Operation<Deleted> DELETE = Operation
		.<Deleted>mutation(RunOperations.class, "DeleteRun", "deletePipelineRun")
		.on(Deleted.class, "DeletePipelineRunSuccess")
		.error("RunNotFoundError", RunNotFoundException::new)
		.error("PipelineRunNotFoundError", RunNotFoundException::new)
		.build();

	static final Operation<Map<String, @Nullable Object>> RUN_CONFIG = Operation
		.<RunConfigFound>query(RunOperations.class, "RunConfig", "runOrError")
		.since(RunQueries.SINCE, "Asking for run config")
		.on(RunConfigFound.class, "Run")
		.error("RunNotFoundError", RunNotFoundException::new)
		.build()
		.map(RunConfigFound::unmodifiable);

	static final Operation<List<StepStatistics>> STEPS = Operation
		.<StepsFound>query(RunOperations.class, "RunSteps", "runOrError")
		.since(RunQueries.SINCE, "Asking for steps")
		.on(StepsFound.class, "Run")
		.error("RunNotFoundError", RunNotFoundException::new)
		.build()
		.map(StepsFound::toStatistics);

	private final DagsterTransport transport;

	private final UserInterface userInterface;

	private final @Nullable Duration awaitTimeout;

	private final RunQueries queries;

	private final FailureReasons reasons;

	private final TerminationRequests requests;

	private final Termination termination;

	private final RunWatcher watcher;

	private final Awaits awaits;

	private final BulkTermination bulkTermination;

	private final RunSearch search;

	private final Reexecutions reexecutions;

	/**
	 * Create new operations.
	 * @param transport the way to the server
	 * @param settings how runs are shown and awaited
	 * @param metrics is told of it
	 * @param daemons asks how the daemons are
	 */
	public RunOperations(DagsterTransport transport, RunSettings settings, DagsterClientMetrics metrics,
			Supplier<Mono<List<DaemonStatus>>> daemons) {
		this.transport = transport;
		this.userInterface = settings.userInterface();
		this.awaitTimeout = settings.awaitTimeout();
		this.queries = new RunQueries(transport, this.userInterface);
		this.reasons = new FailureReasons(transport, this.queries::one);
		Timing timing = transport.timing();
		this.requests = new SentTerminationRequests(transport, this.queries);
		this.termination = new Termination(this.requests, timing);
		this.watcher = new RunWatcher(this.queries, new RunRetries(daemons, timing), settings.pollInterval(),
				new QueueCheck(daemons), new RunWatchMetrics(metrics, transport.clientName()), timing);
		this.awaits = new Awaits(this.watcher, this.reasons, this.termination, settings.pollInterval(), timing);
		this.reexecutions = new Reexecutions(transport, metrics);
		this.bulkTermination = new BulkTermination(transport, this::terminate);
		this.search = new RunSearch(transport, this.queries, this.bulkTermination);
	}

	/**
	 * Say where people look at a run.
	 * @param runId the run
	 * @return the URL
	 */
	URI uiUrl(String runId) {
		return this.userInterface.run(runId);
	}

	/**
	 * Ask for the status of a run.
	 * @param runId the run
	 * @return its status
	 */
	public Mono<RunStatus> status(String runId) {
		return this.transport.execute(RunQueries.STATUS, Map.of("runId", runId));
	}

	/**
	 * Ask what a run is.
	 * @param runId the run
	 * @return the run
	 */
	Mono<Run> get(String runId) {
		return this.queries.one(runId);
	}

	/**
	 * Ask for the run config of a run.
	 * @param runId the run
	 * @return its run config
	 */
	Mono<Map<String, @Nullable Object>> runConfig(String runId) {
		return this.transport.execute(RUN_CONFIG, Map.of("runId", runId));
	}

	/**
	 * Ask what the steps of a run have done.
	 * @param runId the run
	 * @return its steps
	 */
	Mono<List<StepStatistics>> steps(String runId) {
		return this.transport.execute(STEPS, Map.of("runId", runId));
	}

	/**
	 * Run a run again.
	 * @param runId the run
	 * @param reexecution what is to be different
	 * @return the id of the new run
	 */
	public Mono<String> reexecute(String runId, Reexecution reexecution) {
		return this.reexecutions.launch(runId, reexecution);
	}

	/**
	 * Terminate a run.
	 * @param runId the run
	 * @return completes when the server has accepted it
	 */
	public Mono<Void> terminate(String runId) {
		return this.transport.execute(SentTerminationRequests.TERMINATE, Map.of("runId", runId)).then();
	}

	/**
	 * Terminate runs.
	 * @param runIds the runs; an id that is given twice counts once
	 * @return completes when the server has accepted all of it
	 */
	public Mono<Void> terminate(Collection<String> runIds) {
		return this.bulkTermination.terminate(runIds);
	}

	/**
	 * Ask why a run failed.
	 * @param runId the run
	 * @return the reason
	 */
	Mono<RunFailureInfo> failure(String runId) {
		return this.reasons.of(runId);
	}

	/**
	 * Terminate a run in a way.
	 * @param runId the run
	 * @param policy how
	 * @return completes when the server has accepted it
	 */
	Mono<Void> terminate(String runId, TerminatePolicy policy) {
		Assert.notNull(policy, "policy must not be null");
		return this.requests.terminate(runId, policy, this.transport.timeouts().read());
	}

	/**
	 * Terminate a run that has not begun and may be terminated by others, too. It is over
	 * then; a run that has begun is left alone, which is a
	 * {@link io.github.dagstergraphql.client.run.TerminateRunException}.
	 * @param runId the run
	 * @return completes when it is over
	 */
	public Mono<Void> endQueued(String runId) {
		return this.termination.endQueued(runId);
	}

	/**
	 * Terminate a run and wait until it is over.
	 * @param runId the run
	 * @param policy how
	 * @param timeout how long that may take
	 * @return the run
	 */
	Mono<Run> terminateAndAwait(String runId, TerminatePolicy policy, Duration timeout) {
		Assert.notNull(policy, "policy must not be null");
		Timeouts.positive(timeout, "timeout");
		return this.awaits.terminate(runId, policy, timeout).map(AwaitedRun::run);
	}

	/**
	 * Terminate runs and wait until they are over.
	 * @param runIds the runs
	 * @param policy how
	 * @param timeout how long that may take
	 * @return what came of each
	 */
	public Mono<List<AwaitOutcome>> terminateAndAwait(Collection<String> runIds, TerminatePolicy policy,
			Duration timeout) {
		Assert.notNull(policy, "policy must not be null");
		Timeouts.positive(timeout, "timeout");
		return this.awaits.terminateAll(runIds, policy, timeout);
	}

	/**
	 * Return how to wait if the call does not say so.
	 * @return the options
	 * @throws IllegalStateException if no await timeout is set
	 */
	AwaitOptions awaitOptions() {
		Assert.state(this.awaitTimeout != null,
				"No await timeout is set. Use await(Duration), or set awaitTimeout of the client's builder (dagster.await-timeout)");
		return AwaitOptions.within(this.awaitTimeout);
	}

	/**
	 * Wait for a run.
	 * @param runId the run
	 * @param options how
	 * @return the run, when it is over
	 */
	Mono<AwaitedRun> await(String runId, AwaitOptions options) {
		Assert.notNull(options, "options must not be null");
		return this.awaits.await(runId, options);
	}

	/**
	 * Wait for runs.
	 * @param runIds the runs
	 * @param options how
	 * @return what came of each
	 */
	public Mono<List<AwaitOutcome>> awaitAll(Collection<String> runIds, AwaitOptions options) {
		Assert.notNull(options, "options must not be null");
		return this.awaits.awaitAll(runIds, options);
	}

	/**
	 * End all waits, and those that are begun later.
	 * @param why why, for the message
	 */
	public void endWaits(String why) {
		this.watcher.end(why);
	}

	/**
	 * Delete a run.
	 * @param runId the run
	 * @return completes when it is gone
	 */
	Mono<Void> delete(String runId) {
		return this.transport.execute(DELETE, Map.of("runId", runId)).then();
	}

	/**
	 * Find runs.
	 * @return where to look
	 */
	public RunSearch search() {
		return this.search;
	}

	/**
	 * A {@code DeletePipelineRunSuccess}.
	 */
	record Deleted() {

	}

}
