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

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.dagstergraphql.client.asset.AssetHandles;
import io.github.dagstergraphql.client.asset.ReactiveAssetHandle;
import io.github.dagstergraphql.client.asset.ReactiveAssetsSpec;
import io.github.dagstergraphql.client.automation.ReactiveScheduleHandle;
import io.github.dagstergraphql.client.automation.ReactiveSchedulesSpec;
import io.github.dagstergraphql.client.automation.ReactiveSensorHandle;
import io.github.dagstergraphql.client.automation.ReactiveSensorsSpec;
import io.github.dagstergraphql.client.backfill.JobBackfillSpec;
import io.github.dagstergraphql.client.backfill.ReactiveAssetBackfillSpec;
import io.github.dagstergraphql.client.backfill.ReactiveBackfillHandle;
import io.github.dagstergraphql.client.backfill.ReactiveBackfillsSpec;
import io.github.dagstergraphql.client.graphql.ReactiveGraphQlOperations;
import io.github.dagstergraphql.client.instance.ReactiveInstanceHandle;
import io.github.dagstergraphql.client.internal.asset.DefaultAssetHandles;
import io.github.dagstergraphql.client.internal.asset.search.DefaultReactiveAssetsSpec;
import io.github.dagstergraphql.client.internal.backfill.DefaultReactiveBackfillsSpec;
import io.github.dagstergraphql.client.internal.call.OnFirstUse;
import io.github.dagstergraphql.client.internal.document.DefaultReactiveGraphQlOperations;
import io.github.dagstergraphql.client.internal.instance.DefaultReactiveInstanceHandle;
import io.github.dagstergraphql.client.internal.job.DefaultPipelineSpec;
import io.github.dagstergraphql.client.internal.job.Materialization;
import io.github.dagstergraphql.client.internal.job.query.DefaultReactiveJobsSpec;
import io.github.dagstergraphql.client.internal.run.DefaultReactiveRunHandle;
import io.github.dagstergraphql.client.internal.run.search.DefaultReactiveRunsSpec;
import io.github.dagstergraphql.client.internal.stream.Sockets;
import io.github.dagstergraphql.client.job.JobExecution;
import io.github.dagstergraphql.client.job.LaunchResult;
import io.github.dagstergraphql.client.job.PipelineExecution;
import io.github.dagstergraphql.client.job.PipelineSpec;
import io.github.dagstergraphql.client.job.ReactiveJobSpec;
import io.github.dagstergraphql.client.job.ReactiveJobsSpec;
import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.client.location.ReactiveLocationHandle;
import io.github.dagstergraphql.client.location.ReactiveLocationsSpec;
import io.github.dagstergraphql.client.run.ReactiveRunHandle;
import io.github.dagstergraphql.client.run.ReactiveRunHandles;
import io.github.dagstergraphql.client.run.ReactiveRunsSpec;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.graphql.client.HttpGraphQlClient;
import org.springframework.util.Assert;

/**
 * Default implementation of {@link ReactiveDagsterGraphQlClient}.
 */
final class DefaultReactiveDagsterGraphQlClient implements ReactiveDagsterGraphQlClient {

	private final String name;

	private final URI url;

	private final OnFirstUse<ClientOperations> operations;

	private volatile @Nullable String endOfWaits;

	private volatile boolean closed;

	/**
	 * Create a new client.
	 * @param name the name of the client
	 * @param url the URL of the GraphQL endpoint
	 * @param operations creates the operations with the first call
	 */
	DefaultReactiveDagsterGraphQlClient(String name, URI url, Supplier<ClientOperations> operations) {
		this.name = name;
		this.url = url;
		this.operations = new OnFirstUse<>(operations);
	}

	/**
	 * Return the operations. Methods that return groups of them would load their classes
	 * with this class, as Spring examines its methods.
	 * @return the operations
	 */
	ClientOperations operations() {
		ClientOperations operations = this.operations.get();
		String why = this.endOfWaits;
		if (why != null) {
			operations.endWaits(why);
		}
		if (this.closed) {
			operations.transport().close();
		}
		return operations;
	}

	@Override
	public ReactiveJobSpec job(JobExecution execution) {
		return ClientOperations.job(execution, this::operations,
				(request) -> launch(request).cast(ReactiveRunHandle.class));
	}

	Mono<DefaultReactiveRunHandle> launch(JobExecution execution) {
		return operations().jobs().launch(execution).map(operations().runs()::run);
	}

	@Override
	public Mono<List<LaunchResult<ReactiveRunHandle>>> launchAll(Collection<JobExecution> executions) {
		return launchAll(executions, (run) -> run);
	}

	<R> Mono<List<LaunchResult<R>>> launchAll(Collection<JobExecution> executions,
			Function<DefaultReactiveRunHandle, R> handles) {
		Assert.notNull(executions, "executions must not be null");
		Assert.noNullElements(executions, "executions must not contain null");
		ClientOperations operations = operations();
		return operations.jobs().launchAll(executions, (runId) -> handles.apply(operations.runs().run(runId)));
	}

	@Override
	public ReactiveJobsSpec jobs() {
		return new DefaultReactiveJobsSpec(operations().jobQueries());
	}

	@Override
	public PipelineSpec<Mono<ReactiveRunHandle>> pipeline(PipelineExecution execution) {
		return new DefaultPipelineSpec<>(execution, (request) -> launch(request).cast(ReactiveRunHandle.class));
	}

	@Override
	public PipelineSpec<Mono<ReactiveRunHandle>> pipeline(String pipelineName) {
		return DefaultPipelineSpec.of(pipelineName, (request) -> launch(request).cast(ReactiveRunHandle.class));
	}

	Mono<DefaultReactiveRunHandle> launch(PipelineExecution execution) {
		return operations().jobs().launch(execution).map(operations().runs()::run);
	}

	@Override
	public ReactiveRunHandle run(String runId) {
		return operations().runs().run(runId);
	}

	@Override
	public ReactiveRunsSpec runs() {
		return new DefaultReactiveRunsSpec(operations().runs().search());
	}

	@Override
	public ReactiveRunHandles runs(Collection<String> runIds) {
		return operations().runs().runs(runIds);
	}

	@Override
	public ReactiveAssetHandle asset(AssetKey key) {
		return operations().assets().asset(key);
	}

	@Override
	public ReactiveAssetsSpec assets() {
		return new DefaultReactiveAssetsSpec(operations().assets().search());
	}

	@Override
	public AssetHandles<Mono<ReactiveRunHandle>> assets(Collection<AssetKey> keys) {
		return new DefaultAssetHandles<>(keys, (request) -> launch(request).cast(ReactiveRunHandle.class));
	}

	Mono<DefaultReactiveRunHandle> launch(Materialization materialization) {
		return operations().materialize(materialization).map(operations().runs()::run);
	}

	@Override
	public ReactiveBackfillHandle backfill(String backfillId) {
		return operations().backfills().backfill(backfillId);
	}

	@Override
	public ReactiveBackfillsSpec backfills() {
		return new DefaultReactiveBackfillsSpec(operations().backfills().search());
	}

	@Override
	public ReactiveAssetBackfillSpec assetBackfill(Collection<AssetKey> keys) {
		return operations().backfills().ofAssets(keys);
	}

	@Override
	public JobBackfillSpec<Mono<ReactiveBackfillHandle>> jobBackfill(String jobName) {
		return operations().backfills().ofJob(jobName);
	}

	@Override
	public ReactiveScheduleHandle schedule(String name) {
		return operations().automations().schedule(name);
	}

	@Override
	public ReactiveSchedulesSpec schedules() {
		return operations().automations().schedules();
	}

	@Override
	public ReactiveSensorHandle sensor(String name) {
		return operations().automations().sensor(name);
	}

	@Override
	public ReactiveSensorsSpec sensors() {
		return operations().automations().sensors();
	}

	@Override
	public ReactiveLocationHandle location(String locationName) {
		return operations().locations().location(locationName);
	}

	@Override
	public ReactiveLocationsSpec locations() {
		return operations().locations().all();
	}

	@Override
	public ReactiveInstanceHandle instance() {
		return new DefaultReactiveInstanceHandle(this.url, () -> operations().transport());
	}

	@Override
	public ReactiveGraphQlOperations graphql() {
		return new DefaultReactiveGraphQlOperations(operations().documents());
	}

	@Override
	public HttpGraphQlClient httpGraphQlClient() {
		return operations().transport().httpGraphQlClient();
	}

	@Override
	public void endWaits() {
		endWaits("the application has ended all waits of this client");
	}

	// no wait has been started if there are no operations
	private void endWaits(String why) {
		if (this.endOfWaits == null) {
			this.endOfWaits = why;
		}
		ClientOperations current = this.operations.current();
		if (current != null) {
			current.endWaits(why);
		}
	}

	@Override
	public Mono<Void> warmUp() {
		return operations().transport().warmUp();
	}

	@Override
	public void close() {
		endWaits("the client was closed");
		this.closed = true;
		ClientOperations current = this.operations.current();
		if (current != null) {
			current.transport().close();
		}
	}

	@Override
	public String name() {
		return this.name;
	}

	/**
	 * Return the WebSocket connections.
	 * @return the connections, or {@code null} if the client has not been used
	 */
	@Nullable Sockets sockets() {
		ClientOperations current = this.operations.current();
		return (current != null) ? current.transport().sockets() : null;
	}

	@Override
	public String toString() {
		return "ReactiveDagsterGraphQlClient[" + this.name + ", " + this.url + "]";
	}

}
