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

import io.github.dagstergraphql.client.graphql.GraphQlOperations;
import io.github.dagstergraphql.client.instance.InstanceHandle;
import io.github.dagstergraphql.client.internal.call.Blocking;
import io.github.dagstergraphql.client.internal.document.DefaultGraphQlOperations;
import io.github.dagstergraphql.client.internal.instance.DefaultInstanceHandle;
import io.github.dagstergraphql.client.internal.job.DefaultJobSpec;
import io.github.dagstergraphql.client.internal.job.DefaultPipelineSpec;
import io.github.dagstergraphql.client.internal.location.DefaultLocationHandle;
import io.github.dagstergraphql.client.internal.run.DefaultRunHandle;
import io.github.dagstergraphql.client.internal.run.DefaultRunHandles;
import io.github.dagstergraphql.client.internal.run.search.DefaultRunsSpec;
import io.github.dagstergraphql.client.job.JobExecution;
import io.github.dagstergraphql.client.job.JobSpec;
import io.github.dagstergraphql.client.job.PipelineExecution;
import io.github.dagstergraphql.client.job.PipelineSpec;
import io.github.dagstergraphql.client.location.LocationHandle;
import io.github.dagstergraphql.client.location.LocationsSpec;
import io.github.dagstergraphql.client.location.ReactiveLocationsSpec;
import io.github.dagstergraphql.client.run.RunHandle;
import io.github.dagstergraphql.client.run.RunHandles;
import io.github.dagstergraphql.client.run.RunsSpec;

import org.springframework.graphql.client.HttpGraphQlClient;

/**
 * The blocking door to the {@link Rooms}.
 */
final class DefaultDagsterGraphQlClient implements DagsterGraphQlClient {

	private final Rooms rooms;

	private final GraphQlOperations graphql;

	private final ReactiveDagsterGraphQlClient reactive;

	DefaultDagsterGraphQlClient(Rooms rooms) {
		this.rooms = rooms;
		this.graphql = new DefaultGraphQlOperations(rooms.documents());
		this.reactive = new DefaultReactiveDagsterGraphQlClient(rooms);
	}

	@Override
	public JobSpec job(JobExecution execution) {
		return new DefaultJobSpec(this.rooms.jobs(), this.rooms.runs(), execution.mutate());
	}

	@Override
	public PipelineSpec pipeline(String pipelineName) {
		return pipeline(PipelineExecution.builder(pipelineName));
	}

	@Override
	public PipelineSpec pipeline(PipelineExecution execution) {
		return pipeline(execution.mutate());
	}

	private PipelineSpec pipeline(PipelineExecution.Builder builder) {
		return new DefaultPipelineSpec(this.rooms.jobs(), this.rooms.runs(), builder);
	}

	@Override
	public RunHandle run(String runId) {
		return new DefaultRunHandle(this.rooms.runs(), runId);
	}

	@Override
	public RunsSpec runs() {
		return new DefaultRunsSpec(this.rooms.runs().search());
	}

	@Override
	public RunHandles runs(Collection<String> runIds) {
		return new DefaultRunHandles(this.reactive.runs(runIds));
	}

	@Override
	public LocationHandle location(String locationName) {
		return new DefaultLocationHandle(this.rooms.locations(), locationName);
	}

	@Override
	public LocationsSpec locations() {
		ReactiveLocationsSpec locations = this.reactive.locations();
		return () -> Blocking.query(locations.list());
	}

	@Override
	public InstanceHandle instance() {
		return new DefaultInstanceHandle(this.rooms.instance());
	}

	@Override
	public GraphQlOperations graphql() {
		return this.graphql;
	}

	@Override
	public HttpGraphQlClient httpGraphQlClient() {
		return this.rooms.transport().httpGraphQlClient();
	}

	@Override
	public ReactiveDagsterGraphQlClient reactive() {
		return this.reactive;
	}

	@Override
	public void endWaits() {
		this.rooms.endWaits();
	}

	@Override
	public void warmUp() {
		Blocking.await(this.reactive.warmUp(), () -> false);
	}

	@Override
	public void close() {
		this.rooms.close();
	}

	@Override
	public String toString() {
		return "DagsterGraphQlClient[" + this.rooms.transport() + "]";
	}

}
