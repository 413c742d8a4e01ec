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

package io.github.dagstergraphql.client;

import java.util.function.Function;
import java.util.function.Supplier;

import io.github.dagstergraphql.client.asset.AssetNotFoundException;
import io.github.dagstergraphql.client.internal.asset.Assets;
import io.github.dagstergraphql.client.internal.automation.Automations;
import io.github.dagstergraphql.client.internal.automation.query.AutomationLookup;
import io.github.dagstergraphql.client.internal.backfill.Backfills;
import io.github.dagstergraphql.client.internal.call.OnFirstUse;
import io.github.dagstergraphql.client.internal.document.DocumentRequests;
import io.github.dagstergraphql.client.internal.instance.DefaultReactiveInstanceHandle;
import io.github.dagstergraphql.client.internal.job.DefaultReactiveJobSpec;
import io.github.dagstergraphql.client.internal.job.JobDefaults;
import io.github.dagstergraphql.client.internal.job.JobOperations;
import io.github.dagstergraphql.client.internal.job.JobSettings;
import io.github.dagstergraphql.client.internal.job.Materialization;
import io.github.dagstergraphql.client.internal.job.query.JobQueries;
import io.github.dagstergraphql.client.internal.location.LocationChanges;
import io.github.dagstergraphql.client.internal.location.Locations;
import io.github.dagstergraphql.client.internal.run.RunSettings;
import io.github.dagstergraphql.client.internal.run.Runs;
import io.github.dagstergraphql.client.internal.transport.DagsterTransport;
import io.github.dagstergraphql.client.internal.watch.EndOfWaits;
import io.github.dagstergraphql.client.internal.workspace.Workspace;
import io.github.dagstergraphql.client.job.JobExecution;
import io.github.dagstergraphql.client.run.ReactiveRunHandle;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Operations of a client. Each group of operations is created on first use, so that a
 * call only loads the classes that it needs.
 */
final class ClientOperations {

	private final DagsterTransport transport;

	private final JobSettings jobSettings;

	private final RunSettings runSettings;

	private final EndOfWaits endOfWaits = new EndOfWaits();

	private final OnFirstUse<Workspace> workspace;

	private final OnFirstUse<Runs> runs;

	private final OnFirstUse<Locations> locations;

	private final OnFirstUse<JobOperations> jobs;

	private final OnFirstUse<Assets> assets;

	private final OnFirstUse<Backfills> backfills;

	private final OnFirstUse<DocumentRequests> documents;

	ClientOperations(DagsterTransport transport, JobSettings jobSettings, RunSettings runSettings) {
		this.transport = transport;
		this.jobSettings = jobSettings;
		this.runSettings = runSettings;
		this.workspace = new OnFirstUse<>(() -> new Workspace(transport));
		this.runs = new OnFirstUse<>(() -> new Runs(transport, runSettings, this.endOfWaits,
				() -> new DefaultReactiveInstanceHandle(transport.url(), () -> transport).daemons()));
		this.locations = new OnFirstUse<>(() -> new Locations(transport, this.workspace.get(),
				new OnFirstUse<>(() -> this.endOfWaits.register(
						new LocationChanges(transport, this.workspace.get()::clear, runSettings.pollInterval()),
						(changes, why) -> changes.end()))));
		this.jobs = new OnFirstUse<>(
				() -> new JobOperations(transport, this.workspace.get(), jobSettings, runs().termination()::endQueued));
		this.backfills = new OnFirstUse<>(() -> new Backfills(transport, this.workspace.get(), runSettings,
				this.endOfWaits, jobSettings.defaults()::apply));
		this.assets = new OnFirstUse<>(() -> new Assets(transport, this.workspace.get(), runSettings, this.endOfWaits,
				(materialization) -> materialize(materialization).map((runId) -> runs().run(runId))));
		this.documents = new OnFirstUse<>(() -> new DocumentRequests(transport));
	}

	DagsterTransport transport() {
		return this.transport;
	}

	Runs runs() {
		return this.runs.get();
	}

	Locations locations() {
		return this.locations.get();
	}

	JobOperations jobs() {
		return this.jobs.get();
	}

	/**
	 * Return the queries for jobs, which have no state of their own.
	 * @return the queries
	 */
	JobQueries jobQueries() {
		return new JobQueries(this.transport, this.workspace.get(), this.jobSettings.defaults()::apply,
				this.runSettings.userInterface());
	}

	/**
	 * Create a spec for a job, which creates the operations with its first call.
	 * @param execution the request to start from
	 * @param operations supplies the operations
	 * @param launcher launches a run
	 * @return the spec
	 */
	static DefaultReactiveJobSpec job(JobExecution execution, Supplier<ClientOperations> operations,
			Function<JobExecution, Mono<ReactiveRunHandle>> launcher) {
		return new DefaultReactiveJobSpec(execution, launcher, () -> operations.get().jobs(),
				(request) -> operations.get().jobQueries().job(request),
				(request) -> operations.get().jobQueries().partitionKeys(request));
	}

	Assets assets() {
		return this.assets.get();
	}

	Backfills backfills() {
		return this.backfills.get();
	}

	/**
	 * Return the operations on schedules and sensors, which have no state of their own.
	 * @return the operations
	 */
	Automations automations() {
		JobDefaults defaults = this.jobSettings.defaults();
		return new Automations(this.transport,
				new AutomationLookup(this.transport, this.workspace.get(), defaults.location(), defaults.repository()),
				this.runSettings.userInterface());
	}

	/**
	 * Launch a run that materializes assets or executes their checks, and explain its
	 * failure if one of them does not exist.
	 * @param materialization the settings
	 * @return the id of the new run
	 */
	Mono<String> materialize(Materialization materialization) {
		return jobs().launch(materialization)
			.onErrorResume(AssetNotFoundException.class,
					(ex) -> Flux.fromIterable(materialization.keys())
						.concatMap((key) -> assets().asset(key).get())
						.then(Mono.error(ex)));
	}

	DocumentRequests documents() {
		return this.documents.get();
	}

	/**
	 * End all waits, including those that start later.
	 * @param why the reason, for the message
	 */
	void endWaits(String why) {
		this.endOfWaits.end(why);
	}

}
