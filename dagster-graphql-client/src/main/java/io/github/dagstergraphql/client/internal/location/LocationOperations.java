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

package io.github.dagstergraphql.client.internal.location;

import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.operation.TimeoutKind;
import io.github.dagstergraphql.client.internal.transport.DagsterTransport;
import io.github.dagstergraphql.client.internal.workspace.Workspace;
import io.github.dagstergraphql.client.location.LocationEntry;
import io.github.dagstergraphql.client.location.ReloadRepositoryLocationInfo;
import io.github.dagstergraphql.client.location.ShutdownRepositoryLocationInfo;
import io.github.dagstergraphql.client.observation.DagsterClientMetrics;
import reactor.core.publisher.Mono;

/**
 * Asks for code locations, reloads them and shuts them down.
 */
public final class LocationOperations {

	static final Operation<List<LocationEntry>> LOCATIONS = Operation
		.<WorkspaceEntries>query(LocationOperations.class, "Locations", "workspaceOrError")
		.on(WorkspaceEntries.class, "Workspace")
		.build()
		.map(WorkspaceEntries::toEntries);

	static final Operation<ReloadRepositoryLocationInfo> RELOAD = Operation
		.<ReloadAnswer>mutation(LocationOperations.class, "ReloadRepositoryLocation", "reloadRepositoryLocation")
		.timeout(TimeoutKind.RELOAD)
		.on(ReloadAnswer.Reloaded.class, "WorkspaceLocationEntry")
		.on(ReloadAnswer.NotSupported.class, "ReloadNotSupported")
		.on(ReloadAnswer.NotFound.class, "RepositoryLocationNotFound")
		.build()
		.map(ReloadAnswer::toInfo);

	static final Operation<ShutdownRepositoryLocationInfo> SHUTDOWN = Operation
		.<ShutdownAnswer>mutation(LocationOperations.class, "ShutdownRepositoryLocation", "shutdownRepositoryLocation")
		.timeout(TimeoutKind.RELOAD)
		.on(ShutdownAnswer.ShutDown.class, "ShutdownRepositoryLocationSuccess")
		.on(ShutdownAnswer.NotFound.class, "RepositoryLocationNotFound")
		.on(ShutdownAnswer.Failed.class, "PythonError")
		.build()
		.map(ShutdownAnswer::toInfo);

	private final DagsterTransport transport;

	private final Workspace workspace;

	private final DagsterClientMetrics metrics;

	public LocationOperations(DagsterTransport transport, Workspace workspace, DagsterClientMetrics metrics) {
		this.transport = transport;
		this.workspace = workspace;
		this.metrics = metrics;
	}

	/**
	 * Ask which code locations there are.
	 * @return the code locations
	 */
	public Mono<List<LocationEntry>> all() {
		return this.transport.execute(LOCATIONS, Map.of())
			.map((entries) -> entries.stream().map(this::withoutEcho).toList());
	}

	// Health shows it.
	private LocationEntry withoutEcho(LocationEntry entry) {
		return (entry.loadError() == null) ? entry
				: LocationEntry.builder(entry.locationName())
					.loadStatus(entry.loadStatus())
					.loadError(this.transport.redactEcho(entry.loadError()))
					.updated(entry.updated())
					.build();
	}

	/**
	 * Reload a code location.
	 * @param name the code location
	 * @return how it ended
	 */
	public Mono<ReloadRepositoryLocationInfo> reload(String name) {
		return this.transport.execute(RELOAD, Map.of("repositoryLocationName", name))
			// whatever came of it, the jobs may be others now
			.doOnTerminate(this.workspace::clear)
			.tap(() -> new Reload(this.metrics, this.transport.clientName(), name));
	}

	/**
	 * Shut down the server of a code location.
	 * @param name the code location
	 * @return how it ended
	 */
	public Mono<ShutdownRepositoryLocationInfo> shutdown(String name) {
		return this.transport.execute(SHUTDOWN, Map.of("repositoryLocationName", name))
			.doOnTerminate(this.workspace::clear);
	}

}
