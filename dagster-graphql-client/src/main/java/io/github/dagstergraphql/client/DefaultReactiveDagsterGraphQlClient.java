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

import java.util.Collection;

import io.github.dagstergraphql.client.graphql.ReactiveGraphQlOperations;
import io.github.dagstergraphql.client.instance.ReactiveInstanceHandle;
import io.github.dagstergraphql.client.internal.document.DefaultReactiveGraphQlOperations;
import io.github.dagstergraphql.client.internal.document.DocumentRequests;
import io.github.dagstergraphql.client.internal.instance.DefaultReactiveInstanceHandle;
import io.github.dagstergraphql.client.internal.job.DefaultJobSpec;
import io.github.dagstergraphql.client.internal.job.DefaultPipelineSpec;
import io.github.dagstergraphql.client.internal.job.JobOperations;
import io.github.dagstergraphql.client.internal.job.JobSettings;
import io.github.dagstergraphql.client.internal.location.Locations;
import io.github.dagstergraphql.client.internal.run.DefaultReactiveRunHandle;
import io.github.dagstergraphql.client.internal.run.RunSettings;
import io.github.dagstergraphql.client.internal.run.Runs;
import io.github.dagstergraphql.client.internal.run.search.DefaultReactiveRunsSpec;
import io.github.dagstergraphql.client.internal.run.search.RunSearch;
import io.github.dagstergraphql.client.internal.transport.DagsterTransport;
import io.github.dagstergraphql.client.internal.workspace.Workspace;
import io.github.dagstergraphql.client.job.JobExecution;
import io.github.dagstergraphql.client.job.JobSpec;
import io.github.dagstergraphql.client.job.PipelineExecution;
import io.github.dagstergraphql.client.job.PipelineSpec;
import io.github.dagstergraphql.client.location.ReactiveLocationHandle;
import io.github.dagstergraphql.client.location.ReactiveLocationsSpec;
import io.github.dagstergraphql.client.observation.DagsterClientMetrics;
import io.github.dagstergraphql.client.run.ReactiveRunHandle;
import io.github.dagstergraphql.client.run.ReactiveRunHandles;
import io.github.dagstergraphql.client.run.ReactiveRunsSpec;
import reactor.core.publisher.Mono;

import org.springframework.graphql.client.HttpGraphQlClient;

/**
 * Default implementation of {@link ReactiveDagsterGraphQlClient}.
 */
final class DefaultReactiveDagsterGraphQlClient implements ReactiveDagsterGraphQlClient {

	private final DagsterTransport transport;

	private final Runs runs;

	private final Locations locations;

	private final JobOperations jobs;

	private final ReactiveInstanceHandle instance;

	private final DocumentRequests documents;

	private final ReactiveGraphQlOperations graphql;

	DefaultReactiveDagsterGraphQlClient(DagsterTransport transport, JobSettings jobSettings, RunSettings runSettings,
			DagsterClientMetrics metrics) {
		this.transport = transport;
		this.instance = new DefaultReactiveInstanceHandle(transport);
		this.runs = new Runs(transport, runSettings, metrics, this.instance::daemons);
		Workspace workspace = new Workspace(transport);
		this.locations = new Locations(transport, workspace, metrics);
		this.jobs = new JobOperations(transport, workspace, jobSettings, metrics, this.runs.termination()::endQueued);
		this.documents = new DocumentRequests(transport);
		this.graphql = new DefaultReactiveGraphQlOperations(this.documents);
	}

	@Override
	public JobSpec<Mono<ReactiveRunHandle>> job(JobExecution execution) {
		return new DefaultJobSpec<>(execution, (request) -> launch(request).map((run) -> run));
	}

	Mono<DefaultReactiveRunHandle> launch(JobExecution execution) {
		return this.jobs.launch(execution).map(this.runs::run);
	}

	@Override
	public PipelineSpec<Mono<ReactiveRunHandle>> pipeline(PipelineExecution execution) {
		return new DefaultPipelineSpec<>(execution, (request) -> launch(request).map((run) -> run));
	}

	@Override
	public PipelineSpec<Mono<ReactiveRunHandle>> pipeline(String pipelineName) {
		return DefaultPipelineSpec.of(pipelineName, (request) -> launch(request).map((run) -> run));
	}

	Mono<DefaultReactiveRunHandle> launch(PipelineExecution execution) {
		return this.jobs.launch(execution).map(this.runs::run);
	}

	@Override
	public DefaultReactiveRunHandle run(String runId) {
		return this.runs.run(runId);
	}

	@Override
	public ReactiveRunsSpec runs() {
		return new DefaultReactiveRunsSpec(search());
	}

	RunSearch search() {
		return this.runs.search();
	}

	@Override
	public ReactiveRunHandles runs(Collection<String> runIds) {
		return this.runs.runs(runIds);
	}

	@Override
	public ReactiveLocationHandle location(String locationName) {
		return this.locations.location(locationName);
	}

	@Override
	public ReactiveLocationsSpec locations() {
		return this.locations.all();
	}

	@Override
	public ReactiveInstanceHandle instance() {
		return this.instance;
	}

	@Override
	public ReactiveGraphQlOperations graphql() {
		return this.graphql;
	}

	DocumentRequests documents() {
		return this.documents;
	}

	@Override
	public HttpGraphQlClient httpGraphQlClient() {
		return this.transport.httpGraphQlClient();
	}

	@Override
	public void endWaits() {
		this.runs.endWaits("the application has ended the waits of this client");
	}

	@Override
	public Mono<Void> warmUp() {
		return this.transport.warmUp();
	}

	@Override
	public void close() {
		this.runs.endWaits("the client was closed");
		this.transport.close();
	}

	@Override
	public String toString() {
		return "ReactiveDagsterGraphQlClient[" + this.transport + "]";
	}

}
