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
import io.github.dagstergraphql.client.internal.instance.DefaultReactiveInstanceHandle;
import io.github.dagstergraphql.client.internal.job.DefaultReactiveJobSpec;
import io.github.dagstergraphql.client.internal.job.DefaultReactivePipelineSpec;
import io.github.dagstergraphql.client.internal.location.DefaultReactiveLocationHandle;
import io.github.dagstergraphql.client.internal.run.DefaultReactiveRunHandle;
import io.github.dagstergraphql.client.internal.run.DefaultReactiveRunHandles;
import io.github.dagstergraphql.client.internal.run.search.DefaultReactiveRunsSpec;
import io.github.dagstergraphql.client.job.JobExecution;
import io.github.dagstergraphql.client.job.PipelineExecution;
import io.github.dagstergraphql.client.job.ReactiveJobSpec;
import io.github.dagstergraphql.client.job.ReactivePipelineSpec;
import io.github.dagstergraphql.client.location.ReactiveLocationHandle;
import io.github.dagstergraphql.client.location.ReactiveLocationsSpec;
import io.github.dagstergraphql.client.run.ReactiveRunHandle;
import io.github.dagstergraphql.client.run.ReactiveRunHandles;
import io.github.dagstergraphql.client.run.ReactiveRunsSpec;
import reactor.core.publisher.Mono;

import org.springframework.graphql.client.HttpGraphQlClient;

/**
 * The reactive door to the {@link Rooms}.
 */
final class DefaultReactiveDagsterGraphQlClient implements ReactiveDagsterGraphQlClient {

	private final Rooms rooms;

	private final ReactiveGraphQlOperations graphql;

	DefaultReactiveDagsterGraphQlClient(Rooms rooms) {
		this.rooms = rooms;
		this.graphql = new DefaultReactiveGraphQlOperations(rooms.documents());
	}

	@Override
	public ReactiveJobSpec job(JobExecution execution) {
		return new DefaultReactiveJobSpec(this.rooms.jobs(), this.rooms.runs(), execution.mutate());
	}

	@Override
	public ReactivePipelineSpec pipeline(String pipelineName) {
		return pipeline(PipelineExecution.builder(pipelineName));
	}

	@Override
	public ReactivePipelineSpec pipeline(PipelineExecution execution) {
		return pipeline(execution.mutate());
	}

	private ReactivePipelineSpec pipeline(PipelineExecution.Builder builder) {
		return new DefaultReactivePipelineSpec(this.rooms.jobs(), this.rooms.runs(), builder);
	}

	@Override
	public ReactiveRunHandle run(String runId) {
		return new DefaultReactiveRunHandle(this.rooms.runs(), runId);
	}

	@Override
	public ReactiveRunsSpec runs() {
		return new DefaultReactiveRunsSpec(this.rooms.runs().search());
	}

	@Override
	public ReactiveRunHandles runs(Collection<String> runIds) {
		return new DefaultReactiveRunHandles(this.rooms.runs(), runIds);
	}

	@Override
	public ReactiveLocationHandle location(String locationName) {
		return new DefaultReactiveLocationHandle(this.rooms.locations(), locationName);
	}

	@Override
	public ReactiveLocationsSpec locations() {
		return this.rooms.locations()::all;
	}

	@Override
	public ReactiveInstanceHandle instance() {
		return new DefaultReactiveInstanceHandle(this.rooms.instance());
	}

	@Override
	public ReactiveGraphQlOperations graphql() {
		return this.graphql;
	}

	@Override
	public HttpGraphQlClient httpGraphQlClient() {
		return this.rooms.transport().httpGraphQlClient();
	}

	@Override
	public void endWaits() {
		this.rooms.endWaits();
	}

	@Override
	public Mono<Void> warmUp() {
		return this.rooms.transport().warmUp();
	}

	@Override
	public void close() {
		this.rooms.close();
	}

	@Override
	public String toString() {
		return "ReactiveDagsterGraphQlClient[" + this.rooms.transport() + "]";
	}

}
