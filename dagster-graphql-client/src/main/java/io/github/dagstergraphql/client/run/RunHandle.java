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

import org.jspecify.annotations.Nullable;

/**
 * A run, to ask and to tell something. Getting one asks nothing: whether the run exists
 * shows with the first call.
 *
 * @since 0.1.0
 */
public interface RunHandle {

	/**
	 * Return the id of the run.
	 * @return {@code Run.runId}
	 */
	String id();

	/**
	 * Return where people look at the run.
	 * @return its page in Dagster's user interface, below the {@code uiUrl} of the client
	 * or, if there is none, below the URL of the webserver
	 */
	URI uiUrl();

	/**
	 * Ask for the status that the run has now.
	 * @return {@code Run.status}
	 * @throws io.github.dagstergraphql.client.run.RunNotFoundException if there is no
	 * such run
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server cannot be asked
	 */
	RunStatus status();

	/**
	 * Ask what the run is: its job, its status, its times. Needs Dagster 1.5 or later.
	 * @return the run as it is now
	 * @throws io.github.dagstergraphql.client.run.RunNotFoundException if there is no
	 * such run
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server cannot be asked
	 */
	Run get();

	/**
	 * Ask what run config the run was given. Needs Dagster 1.5 or later.
	 * @return {@code Run.runConfig} as plain maps, lists, texts, numbers and booleans
	 * that nobody can change; empty if it was given none. It may hold what must not be
	 * logged
	 * @throws io.github.dagstergraphql.client.run.RunNotFoundException if there is no
	 * such run
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server cannot be asked
	 */
	Map<String, @Nullable Object> runConfig();

	/**
	 * Ask what the steps of the run have done so far. Needs Dagster 1.5 or later.
	 * @return {@code Run.stepStats}: the steps that have begun, or were skipped, in the
	 * order of the server
	 * @throws io.github.dagstergraphql.client.run.RunNotFoundException if there is no
	 * such run
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server cannot be asked
	 */
	List<StepStatistics> steps();

	/**
	 * Start to put a re-execution together: a new run that does the same again, or what
	 * is left of it. Nothing is sent before {@link ReexecutionSpec#launch() launch()}.
	 * @return a spec that says what is to be different
	 */
	ReexecutionSpec<RunHandle> reexecute();

	/**
	 * Ask the server to terminate the run. It accepts this for queued and started runs;
	 * the run is over some time after that.
	 * @throws io.github.dagstergraphql.client.run.RunNotFoundException if there is no
	 * such run
	 * @throws io.github.dagstergraphql.client.error.UnauthorizedException if that is not
	 * permitted
	 * @throws io.github.dagstergraphql.client.run.TerminateRunException if the run is
	 * over, or still starting
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server refuses, or cannot be reached
	 */
	void terminate();

	/**
	 * Ask the server once to terminate the run in a certain way; the run is over some
	 * time after that. Needs Dagster 1.5 or later. Two terminations of a run that cross
	 * may leave it {@code CANCELING}: use
	 * {@link #terminateAndAwait(TerminatePolicy, Duration)} if others may terminate it,
	 * too.
	 * @param policy how to terminate it
	 * @throws io.github.dagstergraphql.client.run.RunNotFoundException if there is no
	 * such run
	 * @throws io.github.dagstergraphql.client.error.UnauthorizedException if that is not
	 * permitted
	 * @throws io.github.dagstergraphql.client.run.TerminateRunException if the run is
	 * over, or still starting
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server refuses, or cannot be reached
	 */
	void terminate(TerminatePolicy policy);

	/**
	 * Terminate the run and wait until it is over. A request that Dagster rejects, as it
	 * does while the run is being started, or that it does not answer is repeated if the
	 * run goes on. A run that is {@code CANCELING} for 5 seconds although it has an end
	 * time is marked as canceled: two terminations of it have crossed. Needs Dagster 1.5
	 * or later.
	 * @param policy how to terminate it
	 * @param timeout how long all of it may take
	 * @return the run, which is over: it was terminated, or has ended in another way
	 * before
	 * @throws io.github.dagstergraphql.client.run.RunAwaitException if the run is not
	 * over in time; its {@code isOutcomeUnknown()} says whether Dagster may have
	 * terminated it nevertheless
	 * @throws io.github.dagstergraphql.client.run.RunNotFoundException if there is no
	 * such run
	 * @throws io.github.dagstergraphql.client.error.UnauthorizedException if that is not
	 * permitted
	 * @throws IllegalArgumentException if the timeout is not positive
	 */
	AwaitedRun terminateAndAwait(TerminatePolicy policy, Duration timeout);

	/**
	 * Wait until the run is over, however it ends. If Dagster retries it
	 * ({@code dagster/max_retries}), wait for the last attempt. The wait outlasts
	 * restarts of the server. Needs Dagster 1.5 or later.
	 * @param timeout how long to wait
	 * @return the run and its retries
	 * @throws io.github.dagstergraphql.client.run.RunAwaitException if the run is not
	 * over in time, or this client is closed; the run goes on
	 * @throws io.github.dagstergraphql.client.run.RunNotFoundException if there is no
	 * such run
	 * @throws io.github.dagstergraphql.client.error.DagsterInterruptedException if this
	 * thread is interrupted, which ends the wait and nothing else
	 * @throws IllegalArgumentException if the timeout is not positive
	 */
	default AwaitedRun await(Duration timeout) {
		return await(AwaitOptions.within(timeout));
	}

	/**
	 * Wait until the run is over, for as long as the client's await timeout says. The
	 * same as {@link #await(Duration)} otherwise.
	 * @return the run and its retries
	 * @throws IllegalStateException if no await timeout is set
	 * @see io.github.dagstergraphql.client.DagsterGraphQlClient.Builder#awaitTimeout(Duration)
	 */
	AwaitedRun await();

	/**
	 * Wait until the run is over.
	 * @param options how to wait
	 * @return the run and its retries
	 * @throws io.github.dagstergraphql.client.run.RunAwaitException if the run is not
	 * over in time, did not succeed although that is required, or this client is closed
	 * @throws io.github.dagstergraphql.client.run.RunNotFoundException if there is no
	 * such run
	 * @throws io.github.dagstergraphql.client.error.DagsterInterruptedException if this
	 * thread is interrupted, which ends the wait and nothing else
	 */
	AwaitedRun await(AwaitOptions options);

	/**
	 * Wait until the run is over without blocking this thread. What depends on the result
	 * runs on a thread that may block.
	 * @param options how to wait
	 * @return the run and its retries, or the exceptions of {@link #await(AwaitOptions)};
	 * to cancel it ends the wait and nothing else
	 */
	CompletableFuture<AwaitedRun> awaitAsync(AwaitOptions options);

	/**
	 * Ask why the run failed: Dagster's event log is read for the steps that failed and
	 * for their errors. Needs Dagster 1.5 or later.
	 * @return the reason; no steps and no error if the run has not failed
	 * @throws io.github.dagstergraphql.client.run.RunNotFoundException if there is no
	 * such run
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server cannot be asked
	 */
	RunFailureInfo failure();

	/**
	 * Delete the run and its events. A run that is not over is deleted as well, but not
	 * terminated: its process goes on, and nobody can see it any more or end it, so that
	 * it should be terminated first. It does not come back.
	 * @throws io.github.dagstergraphql.client.run.RunNotFoundException if there is no
	 * such run, or no more
	 * @throws io.github.dagstergraphql.client.error.UnauthorizedException if that is not
	 * permitted
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server refuses, or cannot be reached
	 */
	void delete();

}
