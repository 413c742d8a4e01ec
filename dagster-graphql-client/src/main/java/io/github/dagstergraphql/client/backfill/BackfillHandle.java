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

package io.github.dagstergraphql.client.backfill;

import java.net.URI;
import java.time.Duration;

import io.github.dagstergraphql.client.run.AwaitOptions;

/**
 * Handle to a backfill. Obtaining it sends no request; a missing backfill is reported by
 * the first operation. Requires Dagster 1.5 or later.
 * <p>
 * The runs of a backfill have its id in the tag {@code dagster/backfill}.
 *
 * @since 0.1.0
 */
public interface BackfillHandle {

	/**
	 * Return the id of the backfill.
	 * @return {@code PartitionBackfill.id}
	 */
	String id();

	/**
	 * Return the URL of the backfill in Dagster's user interface.
	 * @return the URL of its page, which exists since Dagster 1.9, below the
	 * {@code uiUrl} of the client or, if not set, below the URL of the webserver
	 */
	URI uiUrl();

	/**
	 * Return the current state of the backfill, with the progress of its partitions.
	 * @return the backfill
	 * @throws BackfillNotFoundException if the backfill does not exist
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server rejects the request or cannot be reached
	 */
	Backfill get();

	/**
	 * Wait until the backfill is finished, up to the await timeout of the client, see
	 * {@link #await(AwaitOptions)}.
	 * @return the finished backfill
	 * @throws BackfillNotFoundException if the backfill does not exist
	 * @throws IllegalStateException if the client has no await timeout
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server rejects the request or cannot be reached
	 */
	Backfill await();

	/**
	 * Wait until the backfill is finished, see {@link #await(AwaitOptions)}.
	 * @param timeout the longest time to wait
	 * @return the finished backfill, whether or not its partitions have succeeded
	 * @throws BackfillNotFoundException if the backfill does not exist
	 * @throws BackfillAwaitException if the backfill is not finished in time
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server rejects the request or cannot be reached
	 * @throws IllegalArgumentException if the timeout is not positive
	 */
	default Backfill await(Duration timeout) {
		return await(AwaitOptions.within(timeout));
	}

	/**
	 * Wait until the backfill is finished.
	 * <p>
	 * The wait continues through restarts of the server until the timeout. For a job, it
	 * also continues while runs of the backfill are in progress, because servers before
	 * 1.8 complete a backfill as soon as its runs have been launched. A backfill makes
	 * progress only while Dagster's daemon is running.
	 * @param options the options. {@link AwaitOptions#requireSuccess()} fails the wait
	 * unless all partitions have succeeded, which is determined from the numbers of
	 * partitions rather than from the status. {@link AwaitOptions#terminateOnTimeout}
	 * cancels the backfill, and requires
	 * {@link io.github.dagstergraphql.client.run.TerminatePolicy#SAFE_TERMINATE
	 * SAFE_TERMINATE}. The options for retries do not apply
	 * @return the finished backfill
	 * @throws BackfillNotFoundException if the backfill does not exist
	 * @throws BackfillAwaitException if the backfill is not finished in time, or not
	 * successful although that was required
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server rejects the request or cannot be reached
	 * @throws IllegalArgumentException if the options have another policy
	 */
	Backfill await(AwaitOptions options);

	/**
	 * Cancel the backfill and its runs. The daemon cancels them later: use
	 * {@link #await(Duration)} to wait for it. The server also accepts the request for a
	 * finished backfill, and changes its status to {@link BackfillStatus#CANCELED}.
	 * @throws BackfillNotFoundException if the backfill does not exist
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server rejects the request or cannot be reached
	 */
	void cancel();

	/**
	 * Resume a backfill that was canceled or has failed: partitions without a run are
	 * launched. Its status changes to {@link BackfillStatus#REQUESTED}, and its former
	 * error remains visible on some servers.
	 * @throws BackfillNotFoundException if the backfill does not exist
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server rejects the request or cannot be reached
	 */
	void resume();

	/**
	 * Launch a new backfill for the partitions that have failed or were canceled. It has
	 * the same partitions, and Dagster skips those that have succeeded: if none of a job
	 * has failed, the new backfill ends without a run. Requires Dagster 1.8.13 or later.
	 * @return a handle to the new backfill
	 * @throws BackfillNotFoundException if the backfill does not exist
	 * @throws BackfillNotFailedException if the backfill is still in progress, or all of
	 * its assets have been materialized
	 * @throws io.github.dagstergraphql.client.error.UnsupportedServerVersionException if
	 * the server is too old
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server rejects the request or cannot be reached
	 */
	BackfillHandle reexecuteFailed();

}
