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
import java.util.function.Supplier;

import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.operation.TimeoutKind;
import io.github.dagstergraphql.client.internal.transport.DagsterTransport;
import io.github.dagstergraphql.client.internal.workspace.Workspace;
import io.github.dagstergraphql.client.location.LocationEntry;
import io.github.dagstergraphql.client.location.ReactiveLocationHandle;
import io.github.dagstergraphql.client.location.ReactiveLocationsSpec;
import io.github.dagstergraphql.client.location.ReloadRepositoryLocationInfo;
import io.github.dagstergraphql.client.location.ShutdownRepositoryLocationInfo;

/**
 * Factory for handles to code locations, with the components that they share.
 */
public final class Locations {

	static final Operation<List<LocationEntry>> LOCATIONS = Operation
		.<WorkspaceEntries>query(Locations.class, "Locations", "workspaceOrError")
		.younger("dagsterLibraryVersions", "permissions")
		.on(WorkspaceEntries.class, "Workspace")
		.build()
		.map(WorkspaceEntries::toEntries);

	static final Operation<WorkspaceEntries> RESOURCES = Operation
		.<WorkspaceEntries>query(Locations.class, "LocationResources", "workspaceOrError")
		.since("1.5.0", "Querying the resources of a code location")
		.younger("jobName")
		.on(WorkspaceEntries.class, "Workspace")
		.build();

	static final Operation<ReloadRepositoryLocationInfo> RELOAD = Operation
		.<ReloadAnswer>mutation(Locations.class, "ReloadRepositoryLocation", "reloadRepositoryLocation")
		.timeout(TimeoutKind.RELOAD)
		.on(ReloadAnswer.Reloaded.class, "WorkspaceLocationEntry")
		.on(ReloadAnswer.NotSupported.class, "ReloadNotSupported")
		.on(ReloadAnswer.NotFound.class, "RepositoryLocationNotFound")
		.build()
		.map(ReloadAnswer::toInfo);

	static final Operation<Map<String, ReloadRepositoryLocationInfo>> RELOAD_ALL = Operation
		.<WorkspaceEntries>mutation(Locations.class, "ReloadWorkspace", "reloadWorkspace")
		.timeout(TimeoutKind.RELOAD)
		.on(WorkspaceEntries.class, "Workspace")
		.build()
		.map(WorkspaceEntries::toOutcomes);

	static final Operation<ShutdownRepositoryLocationInfo> SHUTDOWN = Operation
		.<ShutdownAnswer>mutation(Locations.class, "ShutdownRepositoryLocation", "shutdownRepositoryLocation")
		.timeout(TimeoutKind.RELOAD)
		.on(ShutdownAnswer.ShutDown.class, "ShutdownRepositoryLocationSuccess")
		.on(ShutdownAnswer.NotFound.class, "RepositoryLocationNotFound")
		.on(ShutdownAnswer.Failed.class, "PythonError")
		.build()
		.map(ShutdownAnswer::toInfo);

	private final DagsterTransport transport;

	private final Workspace workspace;

	private final Supplier<LocationChanges> changes;

	/**
	 * Create a new factory.
	 * @param transport the transport
	 * @param workspace the cached knowledge about the workspace
	 * @param changes supplies the streams of changes
	 */
	public Locations(DagsterTransport transport, Workspace workspace, Supplier<LocationChanges> changes) {
		this.transport = transport;
		this.workspace = workspace;
		this.changes = changes;
	}

	DagsterTransport transport() {
		return this.transport;
	}

	Workspace workspace() {
		return this.workspace;
	}

	LocationChanges changes() {
		return this.changes.get();
	}

	public ReactiveLocationHandle location(String name) {
		return new DefaultReactiveLocationHandle(this, name);
	}

	public ReactiveLocationsSpec all() {
		return new DefaultReactiveLocationsSpec(this);
	}

}
