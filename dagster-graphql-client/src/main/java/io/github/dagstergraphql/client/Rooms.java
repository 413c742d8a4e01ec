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

import io.github.dagstergraphql.client.internal.document.DocumentRequests;
import io.github.dagstergraphql.client.internal.instance.InstanceOperations;
import io.github.dagstergraphql.client.internal.job.JobOperations;
import io.github.dagstergraphql.client.internal.job.JobSettings;
import io.github.dagstergraphql.client.internal.location.LocationOperations;
import io.github.dagstergraphql.client.internal.run.RunOperations;
import io.github.dagstergraphql.client.internal.run.RunSettings;
import io.github.dagstergraphql.client.internal.transport.DagsterTransport;
import io.github.dagstergraphql.client.internal.workspace.Workspace;
import io.github.dagstergraphql.client.observation.DagsterClientMetrics;

/**
 * What lies behind the doors, shared by the blocking and the reactive one.
 *
 * @param transport the way to the server
 * @param jobs launching jobs
 * @param runs asking for runs and ending them
 * @param locations asking for code locations and reloading them
 * @param instance asking how the instance is
 * @param documents sending documents of the application
 */
record Rooms(DagsterTransport transport, JobOperations jobs, RunOperations runs, LocationOperations locations,
		InstanceOperations instance, DocumentRequests documents) {

	static Rooms of(DagsterTransport transport, JobSettings jobSettings, RunSettings runSettings,
			DagsterClientMetrics metrics) {
		Workspace workspace = new Workspace(transport);
		InstanceOperations instance = new InstanceOperations(transport);
		RunOperations runs = new RunOperations(transport, runSettings, metrics, instance::daemons);
		return new Rooms(transport, new JobOperations(transport, workspace, jobSettings, metrics, runs::endQueued),
				runs, new LocationOperations(transport, workspace, metrics), instance, new DocumentRequests(transport));
	}

	void endWaits() {
		this.runs.endWaits("the application has ended the waits of this client");
	}

	void close() {
		this.runs.endWaits("the client was closed");
		this.transport.close();
	}

}
