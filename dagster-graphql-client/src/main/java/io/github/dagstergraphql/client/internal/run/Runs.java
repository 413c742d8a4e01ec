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
import io.github.dagstergraphql.client.internal.call.OnFirstUse;
import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.run.await.Awaits;
import io.github.dagstergraphql.client.internal.run.await.EndSignals;
import io.github.dagstergraphql.client.internal.run.await.QueueCheck;
import io.github.dagstergraphql.client.internal.run.await.RunRetries;
import io.github.dagstergraphql.client.internal.run.await.RunWatcher;
import io.github.dagstergraphql.client.internal.run.change.RunChanges;
import io.github.dagstergraphql.client.internal.run.event.RunEvents;
import io.github.dagstergraphql.client.internal.run.failure.FailureReasons;
import io.github.dagstergraphql.client.internal.run.log.RunLogs;
import io.github.dagstergraphql.client.internal.run.query.RunQueries;
import io.github.dagstergraphql.client.internal.run.reexecute.Reexecutions;
import io.github.dagstergraphql.client.internal.run.search.RunSearch;
import io.github.dagstergraphql.client.internal.run.terminate.BulkTermination;
import io.github.dagstergraphql.client.internal.run.terminate.SentTerminationRequests;
import io.github.dagstergraphql.client.internal.run.terminate.Termination;
import io.github.dagstergraphql.client.internal.run.terminate.TerminationRequests;
import io.github.dagstergraphql.client.internal.time.Timing;
import io.github.dagstergraphql.client.internal.transport.DagsterTransport;
import io.github.dagstergraphql.client.internal.watch.EndOfWaits;
import io.github.dagstergraphql.client.run.RunNotFoundException;
import reactor.core.publisher.Mono;

/**
 * Factory for handles to runs, with the components that they share.
 */
public final class Runs {

	private final DagsterTransport transport;

	private final RunSettings settings;

	// Created on first use, so that the first call only loads the classes that it needs.

	private final OnFirstUse<RunQueries> queries;

	private final OnFirstUse<RunChanges> changes;

	private final OnFirstUse<FailureReasons> reasons;

	private final OnFirstUse<TerminationRequests> requests;

	private final OnFirstUse<Termination> termination;

	private final OnFirstUse<BulkTermination> bulkTermination;

	private final OnFirstUse<RunWatcher> watcher;

	private final OnFirstUse<Awaits> awaits;

	private final OnFirstUse<Reexecutions> reexecutions;

	private final OnFirstUse<RunSearch> search;

	private final OnFirstUse<RunEvents> events;

	private final OnFirstUse<RunLogs> logs;

	/**
	 * Create a new instance.
	 * @param transport the transport
	 * @param settings the settings for the display of runs and for waits
	 * @param endOfWaits ends waits and streams of changes
	 * @param daemons requests the status of the daemons
	 */
	public Runs(DagsterTransport transport, RunSettings settings, EndOfWaits endOfWaits,
			Supplier<Mono<List<DaemonStatus>>> daemons) {
		this.transport = transport;
		this.settings = settings;
		Timing timing = transport.timing();
		this.queries = new OnFirstUse<>(() -> new RunQueries(transport, settings.userInterface()));
		this.changes = new OnFirstUse<>(() -> endOfWaits.register(new RunChanges(settings.pollInterval(), timing),
				(changes, why) -> changes.end()));
		this.reasons = new OnFirstUse<>(() -> new FailureReasons(transport, queries()::one));
		this.requests = new OnFirstUse<>(() -> new SentTerminationRequests(transport, queries()));
		this.termination = new OnFirstUse<>(() -> new Termination(requests(), timing));
		this.bulkTermination = new OnFirstUse<>(() -> new BulkTermination(transport, (id) -> run(id).terminate()));
		this.watcher = new OnFirstUse<>(
				() -> endOfWaits.register(new RunWatcher(queries(), new RunRetries(daemons, timing),
						settings.pollInterval(), new QueueCheck(daemons), new EndSignals(transport), timing),
						RunWatcher::end));
		this.awaits = new OnFirstUse<>(() -> new Awaits(this.watcher.get(), reasons(), termination(),
				settings.pollInterval(), timing, transport.observations()));
		this.reexecutions = new OnFirstUse<>(() -> new Reexecutions(transport));
		this.search = new OnFirstUse<>(
				() -> new RunSearch(transport, queries(), bulkTermination(), this.changes.get()));
		this.events = new OnFirstUse<>(() -> new RunEvents(transport, queries()::one, settings.pollInterval()));
		this.logs = new OnFirstUse<>(() -> new RunLogs(transport, events(), queries()::one, settings.pollInterval()));
	}

	public DefaultReactiveRunHandle run(String id) {
		return new DefaultReactiveRunHandle(this, id);
	}

	public DefaultReactiveRunHandles runs(Collection<String> ids) {
		return new DefaultReactiveRunHandles(this, ids);
	}

	public RunSearch search() {
		return this.search.get();
	}

	public Termination termination() {
		return this.termination.get();
	}

	DagsterTransport transport() {
		return this.transport;
	}

	RunSettings settings() {
		return this.settings;
	}

	RunQueries queries() {
		return this.queries.get();
	}

	FailureReasons reasons() {
		return this.reasons.get();
	}

	RunEvents events() {
		return this.events.get();
	}

	RunLogs logs() {
		return this.logs.get();
	}

	TerminationRequests requests() {
		return this.requests.get();
	}

	BulkTermination bulkTermination() {
		return this.bulkTermination.get();
	}

	Awaits awaits() {
		return this.awaits.get();
	}

	Reexecutions reexecutions() {
		return this.reexecutions.get();
	}

	/**
	 * A {@code DeletePipelineRunSuccess}.
	 */
	record Deleted() {

		static final Operation<Deleted> OPERATION = Operation
			.<Deleted>mutation(Deleted.class, "DeleteRun", "deletePipelineRun")
			.on(Deleted.class, "DeletePipelineRunSuccess")
			.error("RunNotFoundError", RunNotFoundException::new)
			.error("PipelineRunNotFoundError", RunNotFoundException::new)
			.build();

	}

}
