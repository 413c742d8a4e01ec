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

import io.github.dagstergraphql.client.internal.run.await.Awaits;
import io.github.dagstergraphql.client.internal.run.failure.FailureReasons;
import io.github.dagstergraphql.client.internal.run.query.RunQueries;
import io.github.dagstergraphql.client.internal.run.reexecute.Reexecutions;
import io.github.dagstergraphql.client.internal.run.terminate.BulkTermination;
import io.github.dagstergraphql.client.internal.run.terminate.TerminationRequests;
import io.github.dagstergraphql.client.internal.transport.DagsterTransport;
import io.github.dagstergraphql.client.run.AwaitOptions;

import org.springframework.util.Assert;

/**
 * What the handles to runs share.
 *
 * @param transport the way to the server
 * @param settings how runs are shown and awaited
 * @param queries requests runs
 * @param reasons reads why runs failed
 * @param termination terminates a run once
 * @param bulkTermination terminates several runs
 * @param awaits waits for runs
 * @param reexecutions re-executes runs
 */
record RunServices(DagsterTransport transport, RunSettings settings, RunQueries queries, FailureReasons reasons,
		TerminationRequests termination, BulkTermination bulkTermination, Awaits awaits, Reexecutions reexecutions) {

	/**
	 * Return the options of a wait without options.
	 * @return the options
	 * @throws IllegalStateException if no await timeout is set
	 */
	AwaitOptions awaitOptions() {
		Duration timeout = this.settings.awaitTimeout();
		Assert.state(timeout != null,
				"No await timeout is set. Use await(Duration), or set awaitTimeout of the client's builder (dagster.await-timeout)");
		return AwaitOptions.within(timeout);
	}

}
