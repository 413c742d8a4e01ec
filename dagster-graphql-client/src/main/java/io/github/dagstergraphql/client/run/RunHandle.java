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
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.event.RunEvent;
import io.github.dagstergraphql.client.event.RunEventOptions;
import io.github.dagstergraphql.client.log.CapturedLogs;
import org.jspecify.annotations.Nullable;

/**
 * Handle to a run. Obtaining it sends no request; a missing run is reported by the first
 * operation.
 *
 * @since 0.1.0
 */
public interface RunHandle {

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
	 * Return the current status of the run.
	 * @return {@code Run.status}
	 * @throws io.github.dagstergraphql.client.run.RunNotFoundException if the run does
	 * not exist
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server rejects the request or cannot be reached
	 */
	RunStatus status();

	/**
	 * Return the current state of the run, with its job, status and times. Requires
	 * Dagster 1.5 or later.
	 * @return the run
	 * @throws io.github.dagstergraphql.client.run.RunNotFoundException if the run does
	 * not exist
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server rejects the request or cannot be reached
	 */
	Run get();

	/**
	 * Return the group of the run: the run that was launched first, and all its
	 * re-executions, including automatic retries. Requires Dagster 1.5 or later.
	 * @return {@code RunGroup.runs} without their statistics: the first run, followed by
	 * the others in the order of the server; only this run if it was never re-executed
	 * @throws io.github.dagstergraphql.client.run.RunNotFoundException if the run, or the
	 * first run of the group, does not exist
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server rejects the request or cannot be reached
	 */
	List<Run> group();

	/**
	 * Return the run config of the run. Requires Dagster 1.5 or later.
	 * @return {@code Run.runConfig} as unmodifiable maps and lists, strings, numbers and
	 * booleans; empty if the run has no run config. It may contain confidential values
	 * and should not be logged
	 * @throws io.github.dagstergraphql.client.run.RunNotFoundException if the run does
	 * not exist
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server rejects the request or cannot be reached
	 */
	Map<String, @Nullable Object> runConfig();

	/**
	 * Return the current statistics of the steps. Requires Dagster 1.5 or later.
	 * @return {@code Run.stepStats}: the steps that have started or were skipped, in the
	 * order of the server
	 * @throws io.github.dagstergraphql.client.run.RunNotFoundException if the run does
	 * not exist
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server rejects the request or cannot be reached
	 */
	List<StepStatistics> steps();

	/**
	 * Return the execution plan of the run with the current statistics of its steps,
	 * including those that have not started. Requires Dagster 1.5 or later.
	 * @return {@code Run.executionPlan} and {@code Run.stepStats}: the steps that the run
	 * executes, each after those that it depends on; empty if the run has no plan, as it
	 * was not launched by Dagster
	 * @throws io.github.dagstergraphql.client.run.RunNotFoundException if the run does
	 * not exist
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server rejects the request or cannot be reached
	 */
	List<PlannedStep> executionPlan();

	/**
	 * Create a spec for a re-execution: a new run that repeats all or the remaining steps
	 * of this run. No request is sent before {@link ReexecutionSpec#launch() launch()}.
	 * @return a spec for the differences from this run
	 */
	ReexecutionSpec<RunHandle> reexecute();

	/**
	 * Request the termination of the run. The server accepts this for queued and started
	 * runs; the run ends some time later.
	 * @throws io.github.dagstergraphql.client.run.RunNotFoundException if the run does
	 * not exist
	 * @throws io.github.dagstergraphql.client.error.UnauthorizedException if the
	 * termination is not permitted
	 * @throws io.github.dagstergraphql.client.run.TerminateRunException if the run is
	 * finished or still starting
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server rejects the request or cannot be reached
	 */
	void terminate();

	/**
	 * Request the termination of the run with a policy. A single request is sent, and the
	 * run ends some time after it. Requires Dagster 1.5 or later. Concurrent terminations
	 * of a run may leave it {@code CANCELING}: use
	 * {@link #terminateAndAwait(TerminatePolicy, Duration)} if the run may be terminated
	 * by others as well.
	 * @param policy the policy of the termination
	 * @throws io.github.dagstergraphql.client.run.RunNotFoundException if the run does
	 * not exist
	 * @throws io.github.dagstergraphql.client.error.UnauthorizedException if the
	 * termination is not permitted
	 * @throws io.github.dagstergraphql.client.run.TerminateRunException if the run is
	 * finished or still starting
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server rejects the request or cannot be reached
	 */
	void terminate(TerminatePolicy policy);

	/**
	 * Terminate the run and wait until it is finished. The request is repeated while the
	 * run continues, if Dagster rejects it, as it does while a run is being started, or
	 * does not respond. A run that remains {@code CANCELING} for 5 seconds although it
	 * has an end time is marked as canceled, since concurrent terminations leave it in
	 * this state. Requires Dagster 1.5 or later.
	 * @param policy the policy of the termination
	 * @param timeout the longest time for the termination and the wait
	 * @return the finished run, which was terminated or had ended in another way before
	 * @throws io.github.dagstergraphql.client.run.RunAwaitException if the run is not
	 * finished in time; its {@code isOutcomeUnknown()} reports whether Dagster may have
	 * terminated the run nevertheless
	 * @throws io.github.dagstergraphql.client.run.RunNotFoundException if the run does
	 * not exist
	 * @throws io.github.dagstergraphql.client.error.UnauthorizedException if the
	 * termination is not permitted
	 * @throws IllegalArgumentException if the timeout is not positive
	 */
	AwaitedRun terminateAndAwait(TerminatePolicy policy, Duration timeout);

	/**
	 * Wait until the run is finished, with any final status. If Dagster retries the run
	 * ({@code dagster/max_retries}), the wait continues until the last attempt is
	 * finished. The wait continues across restarts of the server. Requires Dagster 1.5 or
	 * later.
	 * @param timeout the longest time to wait
	 * @return the run and its retries
	 * @throws io.github.dagstergraphql.client.run.RunAwaitException if the run is not
	 * finished in time, or the client is closed; the run continues
	 * @throws io.github.dagstergraphql.client.run.RunNotFoundException if the run does
	 * not exist
	 * @throws io.github.dagstergraphql.client.error.DagsterInterruptedException if this
	 * thread is interrupted, which ends only the wait
	 * @throws IllegalArgumentException if the timeout is not positive
	 */
	default AwaitedRun await(Duration timeout) {
		return await(AwaitOptions.within(timeout));
	}

	/**
	 * Wait until the run is finished, at most for the await timeout of the client. The
	 * same as {@link #await(Duration)} otherwise.
	 * @return the run and its retries
	 * @throws IllegalStateException if no await timeout is set
	 * @see io.github.dagstergraphql.client.DagsterGraphQlClient.Builder#awaitTimeout(Duration)
	 */
	AwaitedRun await();

	/**
	 * Wait until the run is finished.
	 * @param options the options of the wait
	 * @return the run and its retries
	 * @throws io.github.dagstergraphql.client.run.RunAwaitException if the run is not
	 * finished in time, does not succeed although that is required, or the client is
	 * closed
	 * @throws io.github.dagstergraphql.client.run.RunNotFoundException if the run does
	 * not exist
	 * @throws io.github.dagstergraphql.client.error.DagsterInterruptedException if this
	 * thread is interrupted, which ends only the wait
	 */
	AwaitedRun await(AwaitOptions options);

	/**
	 * Wait until the run is finished without blocking the calling thread. Dependent
	 * stages of the future run on a thread that may block.
	 * @param options the options of the wait
	 * @return the run and its retries, or the exceptions of {@link #await(AwaitOptions)};
	 * canceling the future ends only the wait
	 */
	CompletableFuture<AwaitedRun> awaitAsync(AwaitOptions options);

	/**
	 * Return the reason for the failure of the run: the failed steps and their errors,
	 * from Dagster's event log. Requires Dagster 1.5 or later.
	 * @return the reason; without steps and error if the run has not failed
	 * @throws io.github.dagstergraphql.client.run.RunNotFoundException if the run does
	 * not exist
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server rejects the request or cannot be reached
	 */
	RunFailureInfo failure();

	/**
	 * Read the events of the run: first those that are in its log already, then new ones
	 * as they occur, until the run is finished and its last events have been read. The
	 * same as {@link #events(RunEventOptions)} otherwise.
	 * @return the events, oldest first; close the stream, unless it is read to its end
	 */
	Stream<RunEvent> events();

	/**
	 * Read events of the run as the stream reaches them, at most 1000 per request, each
	 * with the read timeout. New events of a run in progress are received over a
	 * WebSocket connection, or found by polling with the poll interval of the client if
	 * there is none. The stream blocks until there is an event or the run is finished,
	 * and fails on an event-loop thread; use
	 * {@link ReactiveRunHandle#events(RunEventOptions)} there. Requires Dagster 1.5 or
	 * later.
	 * <p>
	 * The events of automatic retries are those of another run. A run that is marked as
	 * finished while its process continues, as with
	 * {@link TerminatePolicy#MARK_AS_CANCELED_IMMEDIATELY}, may log more events later.
	 * <p>
	 * The server may be unavailable for the {@link RunEventOptions#maxOutage(Duration)
	 * maximum outage}, unless only past events are read. The following exceptions are
	 * thrown from within the stream:
	 * <ul>
	 * <li>{@link io.github.dagstergraphql.client.run.RunNotFoundException} if the run
	 * does not exist or has been deleted
	 * <li>{@link io.github.dagstergraphql.client.error.DagsterInterruptedException} if
	 * the thread is interrupted
	 * <li>{@link IllegalStateException} if the client has been closed
	 * <li>{@link io.github.dagstergraphql.client.error.DagsterGraphQlClientException} if
	 * the server rejects the request or cannot be reached
	 * </ul>
	 * @param options the options
	 * @return the events, oldest first; close the stream, unless it is read to its end.
	 * Closing it, also from another thread, ends the wait for further events
	 * @throws IllegalArgumentException if the cursor of the options is not that of an
	 * event of this run
	 */
	Stream<RunEvent> events(RunEventOptions options);

	/**
	 * Return the captured logs of the run: the standard output and standard error of its
	 * processes. No request is sent. Requires Dagster 1.5 or later.
	 * @return the captured logs
	 */
	CapturedLogs logs();

	/**
	 * Delete the run and its events permanently. A run that is not finished is deleted as
	 * well, but not terminated: its process continues and can no longer be monitored or
	 * terminated. Terminate such a run first.
	 * @throws io.github.dagstergraphql.client.run.RunNotFoundException if the run does
	 * not exist or no longer exists
	 * @throws io.github.dagstergraphql.client.error.UnauthorizedException if the deletion
	 * is not permitted
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server rejects the request or cannot be reached
	 */
	void delete();

}
