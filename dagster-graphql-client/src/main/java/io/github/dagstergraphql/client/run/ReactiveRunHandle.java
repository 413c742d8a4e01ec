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

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.event.RunEvent;
import io.github.dagstergraphql.client.event.RunEventOptions;
import io.github.dagstergraphql.client.log.ReactiveCapturedLogs;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Handle to a run; the reactive counterpart of {@link RunHandle}.
 *
 * @since 0.1.0
 */
public interface ReactiveRunHandle {

	/**
	 * Return the run id.
	 * @return {@code Run.runId}
	 */
	String id();

	/**
	 * Return the URL of the run in Dagster's user interface.
	 * @return the URL of its page, below the {@code uiUrl} of the client or, if not set,
	 * below the URL of the webserver
	 */
	URI uiUrl();

	/**
	 * Return the status of the run at the time of subscription.
	 * @return {@code Run.status}; an error of
	 * {@link io.github.dagstergraphql.client.run.RunNotFoundException} if the run does
	 * not exist
	 */
	Mono<RunStatus> status();

	/**
	 * Return the run at the time of subscription, with its job, status and times.
	 * Requires Dagster 1.5 or later.
	 * @return the run; an error of
	 * {@link io.github.dagstergraphql.client.run.RunNotFoundException} if the run does
	 * not exist
	 */
	Mono<Run> get();

	/**
	 * Return the group of the run: the run that was launched first, and all its
	 * re-executions, including automatic retries. Requires Dagster 1.5 or later.
	 * @return {@code RunGroup.runs} without their statistics: the first run, followed by
	 * the others in the order of the server; only this run if it was never re-executed.
	 * An error of {@link io.github.dagstergraphql.client.run.RunNotFoundException} if the
	 * run, or the first run of the group, does not exist
	 */
	Mono<List<Run>> group();

	/**
	 * Return the run config of the run. Requires Dagster 1.5 or later.
	 * @return {@code Run.runConfig} as unmodifiable maps and lists, strings, numbers and
	 * booleans; an empty map if the run has no run config. It may contain confidential
	 * values and should not be logged. An error of
	 * {@link io.github.dagstergraphql.client.run.RunNotFoundException} if the run does
	 * not exist
	 */
	Mono<Map<String, @Nullable Object>> runConfig();

	/**
	 * Return the statistics of the steps at the time of subscription. Requires Dagster
	 * 1.5 or later.
	 * @return {@code Run.stepStats}: the steps that have started or were skipped, in the
	 * order of the server; an error of
	 * {@link io.github.dagstergraphql.client.run.RunNotFoundException} if the run does
	 * not exist
	 */
	Mono<List<StepStatistics>> steps();

	/**
	 * Return the execution plan of the run with the statistics of its steps at the time
	 * of subscription, including those that have not started. Requires Dagster 1.5 or
	 * later.
	 * @return {@code Run.executionPlan} and {@code Run.stepStats}: the steps that the run
	 * executes, each after those that it depends on; empty if the run has no plan, as it
	 * was not launched by Dagster. An error of
	 * {@link io.github.dagstergraphql.client.run.RunNotFoundException} if the run does
	 * not exist
	 */
	Mono<List<PlannedStep>> executionPlan();

	/**
	 * Create a spec for a re-execution: a new run that repeats all or the remaining steps
	 * of this run. No request is sent before subscription to the result of
	 * {@link ReexecutionSpec#launch() launch()}.
	 * @return a spec for the differences from this run
	 */
	ReexecutionSpec<Mono<ReactiveRunHandle>> reexecute();

	/**
	 * Request the termination of the run. The server accepts this for queued and started
	 * runs; the run ends some time later.
	 * @return completes when the server has accepted the request; an error of
	 * {@link io.github.dagstergraphql.client.run.RunNotFoundException} if the run does
	 * not exist, of {@link io.github.dagstergraphql.client.run.TerminateRunException} if
	 * the run is finished or still starting
	 */
	Mono<Void> terminate();

	/**
	 * Request the termination of the run with a policy. A single request is sent, and the
	 * run ends some time after it. Requires Dagster 1.5 or later. Concurrent terminations
	 * of a run may leave it {@code CANCELING}: use
	 * {@link #terminateAndAwait(TerminatePolicy, Duration)} if the run may be terminated
	 * by others as well.
	 * @param policy the policy of the termination
	 * @return completes when the server has accepted the request; the errors of
	 * {@link #terminate()}
	 */
	Mono<Void> terminate(TerminatePolicy policy);

	/**
	 * Terminate the run and wait until it is finished. The request is repeated while the
	 * run continues, if Dagster rejects it, as it does while a run is being started, or
	 * does not respond. A run that remains {@code CANCELING} for 5 seconds although it
	 * has an end time is marked as canceled, since concurrent terminations leave it in
	 * this state. Requires Dagster 1.5 or later.
	 * @param policy the policy of the termination
	 * @param timeout the longest time for the termination and the wait
	 * @return the finished run; an error of
	 * {@link io.github.dagstergraphql.client.run.RunAwaitException} if the run is not
	 * finished in time
	 * @throws IllegalArgumentException if the timeout is not positive
	 */
	Mono<AwaitedRun> terminateAndAwait(TerminatePolicy policy, Duration timeout);

	/**
	 * Wait until the run is finished, with any final status. If Dagster retries the run
	 * ({@code dagster/max_retries}), the wait continues until the last attempt is
	 * finished. The wait continues across restarts of the server. Requires Dagster 1.5 or
	 * later.
	 * @param timeout the longest time to wait, from the subscription on
	 * @return the run and its retries; an error of
	 * {@link io.github.dagstergraphql.client.run.RunAwaitException} if the run is not
	 * finished in time, or the client is closed; canceling the subscription ends only the
	 * wait
	 * @throws IllegalArgumentException if the timeout is not positive
	 */
	default Mono<AwaitedRun> await(Duration timeout) {
		return await(AwaitOptions.within(timeout));
	}

	/**
	 * Wait until the run is finished, at most for the await timeout of the client. The
	 * same as {@link #await(Duration)} otherwise.
	 * @return the run and its retries
	 * @throws IllegalStateException if no await timeout is set
	 * @see io.github.dagstergraphql.client.DagsterGraphQlClient.Builder#awaitTimeout(Duration)
	 */
	Mono<AwaitedRun> await();

	/**
	 * Wait until the run is finished.
	 * @param options the options of the wait, which starts on subscription
	 * @return the run and its retries; an error of
	 * {@link io.github.dagstergraphql.client.run.RunAwaitException} if the run is not
	 * finished in time, does not succeed although that is required, or the client is
	 * closed; of {@link io.github.dagstergraphql.client.run.RunNotFoundException} if the
	 * run does not exist
	 */
	Mono<AwaitedRun> await(AwaitOptions options);

	/**
	 * Return the reason for the failure of the run: the failed steps and their errors,
	 * from Dagster's event log. Requires Dagster 1.5 or later.
	 * @return the reason; without steps and error if the run has not failed
	 */
	Mono<RunFailureInfo> failure();

	/**
	 * Read the events of the run: first those that are in its log already, then new ones
	 * as they occur, until the run is finished and its last events have been read. The
	 * same as {@link #events(RunEventOptions)} otherwise.
	 * @return the events, oldest first
	 */
	Flux<RunEvent> events();

	/**
	 * Read events of the run as they are requested by the subscriber, at most 1000 per
	 * request to the server, each with the read timeout. New events of a run in progress
	 * are received over a WebSocket connection, or found by polling with the poll
	 * interval of the client if there is none. Each subscription begins anew. Requires
	 * Dagster 1.5 or later.
	 * <p>
	 * The events of automatic retries are those of another run. A run that is marked as
	 * finished while its process continues, as with
	 * {@link TerminatePolicy#MARK_AS_CANCELED_IMMEDIATELY}, may log more events later.
	 * @param options the options
	 * @return the events, oldest first; an error of
	 * {@link io.github.dagstergraphql.client.run.RunNotFoundException} if the run does
	 * not exist or has been deleted, of the last failure if the server is unavailable for
	 * longer than the {@link RunEventOptions#maxOutage(Duration) maximum outage}
	 * @throws IllegalArgumentException if the cursor of the options is not that of an
	 * event of this run
	 */
	Flux<RunEvent> events(RunEventOptions options);

	/**
	 * Return the captured logs of the run: the standard output and standard error of its
	 * processes. No request is sent. Requires Dagster 1.5 or later.
	 * @return the captured logs
	 */
	ReactiveCapturedLogs logs();

	/**
	 * Delete the run and its events permanently. A run that is not finished is deleted as
	 * well, but not terminated: its process continues and can no longer be monitored or
	 * terminated. Terminate such a run first.
	 * @return completes when the run has been deleted; an error of
	 * {@link io.github.dagstergraphql.client.run.RunNotFoundException} if the run does
	 * not exist or no longer exists, of
	 * {@link io.github.dagstergraphql.client.error.UnauthorizedException} if the deletion
	 * is not permitted
	 */
	Mono<Void> delete();

}
