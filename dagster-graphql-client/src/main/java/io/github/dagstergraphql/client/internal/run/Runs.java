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

import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

import io.github.dagstergraphql.client.instance.DaemonStatus;
import io.github.dagstergraphql.client.internal.run.await.Awaits;
import io.github.dagstergraphql.client.internal.run.await.QueueCheck;
import io.github.dagstergraphql.client.internal.run.await.RunRetries;
import io.github.dagstergraphql.client.internal.run.await.RunWatcher;
import io.github.dagstergraphql.client.internal.run.failure.FailureReasons;
import io.github.dagstergraphql.client.internal.run.query.RunQueries;
import io.github.dagstergraphql.client.internal.run.reexecute.Reexecutions;
import io.github.dagstergraphql.client.internal.run.search.RunSearch;
import io.github.dagstergraphql.client.internal.run.terminate.BulkTermination;
import io.github.dagstergraphql.client.internal.run.terminate.SentTerminationRequests;
import io.github.dagstergraphql.client.internal.run.terminate.Termination;
import io.github.dagstergraphql.client.internal.run.terminate.TerminationRequests;
import io.github.dagstergraphql.client.internal.transport.DagsterTransport;
import io.github.dagstergraphql.client.internal.time.Timing;
import io.github.dagstergraphql.client.internal.run.await.RunWatchMetrics;
import io.github.dagstergraphql.client.observation.DagsterClientMetrics;
import reactor.core.publisher.Mono;

/**
 * Creates handles to runs, and what these share.
 */
public final class Runs {

	private final RunServices services;

	private final Termination termination;

	private final RunWatcher watcher;

	private final RunSearch search;

	/**
	 * Create a new instance.
	 * @param transport the way to the server
	 * @param settings how runs are shown and awaited
	 * @param metrics receives the metrics of runs
	 * @param daemons requests the status of the daemons
	 */
	public Runs(DagsterTransport transport, RunSettings settings, DagsterClientMetrics metrics,
			Supplier<Mono<List<DaemonStatus>>> daemons) {
		RunQueries queries = new RunQueries(transport, settings.userInterface());
		FailureReasons reasons = new FailureReasons(transport, queries::one);
		Timing timing = transport.timing();
		TerminationRequests requests = new SentTerminationRequests(transport, queries);
		this.termination = new Termination(requests, timing);
		this.watcher = new RunWatcher(queries, new RunRetries(daemons, timing), settings.pollInterval(),
				new QueueCheck(daemons), new RunWatchMetrics(metrics, transport.clientName()), timing);
		Awaits awaits = new Awaits(this.watcher, reasons, this.termination, settings.pollInterval(), timing);
		BulkTermination bulkTermination = new BulkTermination(transport, (id) -> run(id).terminate());
		this.services = new RunServices(transport, settings, queries, reasons, requests, bulkTermination, awaits,
				new Reexecutions(transport, metrics));
		this.search = new RunSearch(transport, queries, bulkTermination);
	}

	public DefaultReactiveRunHandle run(String id) {
		return new DefaultReactiveRunHandle(this.services, id);
	}

	public DefaultReactiveRunHandles runs(Collection<String> ids) {
		return new DefaultReactiveRunHandles(this.services, ids);
	}

	public RunSearch search() {
		return this.search;
	}

	public Termination termination() {
		return this.termination;
	}

	/**
	 * End all waits, and those that are begun later.
	 * @param why why, for the message
	 */
	public void endWaits(String why) {
		this.watcher.end(why);
	}

}
