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

import java.time.Duration;
import java.util.List;

/**
 * Handle to several runs. Obtaining it sends no request; missing runs are reported by the
 * operations.
 *
 * @since 0.1.0
 */
public interface RunHandles {

	/**
	 * Return the ids of the runs.
	 * @return the run ids, as given
	 */
	List<String> ids();

	/**
	 * Wait until all runs are finished. The client polls all of them together, 500 in a
	 * request. Requires Dagster 1.5 or later.
	 * @param timeout the longest time to wait
	 * @return one outcome for each id in the given order: a finished run, or the failure
	 * of its wait
	 * @throws IllegalArgumentException if the timeout is not positive
	 * @see RunHandle#await(Duration)
	 */
	default List<AwaitOutcome> await(Duration timeout) {
		return await(AwaitOptions.within(timeout));
	}

	/**
	 * Wait until all runs are finished, at most for the await timeout of the client. The
	 * same as {@link #await(Duration)} otherwise.
	 * @return one outcome for each id in the given order
	 * @throws IllegalStateException if no await timeout is set
	 * @see io.github.dagstergraphql.client.DagsterGraphQlClient.Builder#awaitTimeout(Duration)
	 */
	List<AwaitOutcome> await();

	/**
	 * Wait until all runs are finished.
	 * @param options the options of the wait
	 * @return one outcome for each id in the given order: a finished run, or the failure
	 * of its wait, which includes runs that do not succeed although that is required
	 * @throws io.github.dagstergraphql.client.error.DagsterInterruptedException if this
	 * thread is interrupted, which ends only the wait
	 * @see RunHandle#await(AwaitOptions)
	 */
	List<AwaitOutcome> await(AwaitOptions options);

	/**
	 * Terminate the runs, 50 in a request, each with the launch timeout; on servers
	 * before 1.5.1 one after another. Duplicate ids are ignored.
	 * @throws TerminateRunsException if one or more runs could not be terminated, with a
	 * result for each run
	 * @throws io.github.dagstergraphql.client.error.UnauthorizedException if no
	 * termination is permitted
	 */
	void terminate();

	/**
	 * Terminate the runs with a policy. The same as {@link #terminate()} otherwise.
	 * Requires Dagster 1.5.1 or later for policies other than
	 * {@link TerminatePolicy#SAFE_TERMINATE}.
	 * @param policy the policy of the termination
	 * @throws TerminateRunsException if one or more runs could not be terminated, with a
	 * result for each run
	 * @throws io.github.dagstergraphql.client.error.UnauthorizedException if no
	 * termination is permitted
	 */
	void terminate(TerminatePolicy policy);

	/**
	 * Terminate the runs and wait until they are finished. A request that Dagster
	 * rejects, as it does while a run is being started, is repeated. Requires Dagster 1.5
	 * or later, and 1.5.1 for policies other than {@link TerminatePolicy#SAFE_TERMINATE}.
	 * @param policy the policy of the termination
	 * @param timeout the longest time for the termination and the wait
	 * @return one outcome for each id in the given order: a run that was terminated or
	 * had ended in another way before, or a failure
	 * @throws IllegalArgumentException if the timeout is not positive
	 * @see RunHandle#terminateAndAwait(TerminatePolicy, Duration)
	 */
	List<AwaitOutcome> terminateAndAwait(TerminatePolicy policy, Duration timeout);

}
