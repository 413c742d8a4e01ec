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
import java.util.List;

import io.github.dagstergraphql.client.asset.AssetHandle;
import io.github.dagstergraphql.client.asset.AssetHandles;
import io.github.dagstergraphql.client.asset.AssetsSpec;
import io.github.dagstergraphql.client.automation.ScheduleHandle;
import io.github.dagstergraphql.client.automation.SchedulesSpec;
import io.github.dagstergraphql.client.automation.SensorHandle;
import io.github.dagstergraphql.client.automation.SensorsSpec;
import io.github.dagstergraphql.client.backfill.AssetBackfillSpec;
import io.github.dagstergraphql.client.backfill.BackfillHandle;
import io.github.dagstergraphql.client.backfill.BackfillsSpec;
import io.github.dagstergraphql.client.backfill.JobBackfillSpec;
import io.github.dagstergraphql.client.graphql.GraphQlOperations;
import io.github.dagstergraphql.client.instance.InstanceHandle;
import io.github.dagstergraphql.client.internal.asset.DefaultAssetHandle;
import io.github.dagstergraphql.client.internal.asset.DefaultAssetHandles;
import io.github.dagstergraphql.client.internal.asset.search.DefaultAssetsSpec;
import io.github.dagstergraphql.client.internal.backfill.DefaultBackfillHandle;
import io.github.dagstergraphql.client.internal.backfill.DefaultBackfillsSpec;
import io.github.dagstergraphql.client.internal.call.Blocking;
import io.github.dagstergraphql.client.internal.document.DefaultGraphQlOperations;
import io.github.dagstergraphql.client.internal.instance.DefaultInstanceHandle;
import io.github.dagstergraphql.client.internal.job.DefaultJobSpec;
import io.github.dagstergraphql.client.internal.job.DefaultPipelineSpec;
import io.github.dagstergraphql.client.internal.job.Materialization;
import io.github.dagstergraphql.client.internal.job.query.DefaultJobsSpec;
import io.github.dagstergraphql.client.internal.location.DefaultLocationHandle;
import io.github.dagstergraphql.client.internal.location.DefaultLocationsSpec;
import io.github.dagstergraphql.client.internal.run.DefaultRunHandle;
import io.github.dagstergraphql.client.internal.run.DefaultRunHandles;
import io.github.dagstergraphql.client.internal.run.search.DefaultRunsSpec;
import io.github.dagstergraphql.client.job.JobExecution;
import io.github.dagstergraphql.client.job.JobSpec;
import io.github.dagstergraphql.client.job.JobsSpec;
import io.github.dagstergraphql.client.job.LaunchResult;
import io.github.dagstergraphql.client.job.PipelineExecution;
import io.github.dagstergraphql.client.job.PipelineSpec;
import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.client.location.LocationHandle;
import io.github.dagstergraphql.client.location.LocationsSpec;
import io.github.dagstergraphql.client.run.RunHandle;
import io.github.dagstergraphql.client.run.RunHandles;
import io.github.dagstergraphql.client.run.RunsSpec;

import org.springframework.graphql.client.HttpGraphQlClient;

/**
 * Default implementation of {@link DagsterGraphQlClient}.
 */
final class DefaultDagsterGraphQlClient implements DagsterGraphQlClient {

	private final DefaultReactiveDagsterGraphQlClient reactive;

	DefaultDagsterGraphQlClient(DefaultReactiveDagsterGraphQlClient reactive) {
		this.reactive = reactive;
	}

	@Override
	public JobSpec job(JobExecution execution) {
		return new DefaultJobSpec(execution,
				(request) -> new DefaultRunHandle(Blocking.mutation(this.reactive.launch(request))),
				this.reactive::job);
	}

	@Override
	public JobsSpec jobs() {
		return new DefaultJobsSpec(this.reactive.operations().jobQueries());
	}

	@Override
	public List<LaunchResult<RunHandle>> launchAll(Collection<JobExecution> executions) {
		return Blocking.mutation(this.reactive.launchAll(executions, DefaultRunHandle::new));
	}

	@Override
	public PipelineSpec<RunHandle> pipeline(String pipelineName) {
		return DefaultPipelineSpec.of(pipelineName, this::launch);
	}

	@Override
	public PipelineSpec<RunHandle> pipeline(PipelineExecution execution) {
		return new DefaultPipelineSpec<>(execution, this::launch);
	}

	private RunHandle launch(PipelineExecution execution) {
		return new DefaultRunHandle(Blocking.mutation(this.reactive.launch(execution)));
	}

	@Override
	public RunHandle run(String runId) {
		return new DefaultRunHandle(this.reactive.operations().runs().run(runId));
	}

	@Override
	public RunsSpec runs() {
		return new DefaultRunsSpec(this.reactive.operations().runs().search());
	}

	@Override
	public RunHandles runs(Collection<String> runIds) {
		return new DefaultRunHandles(this.reactive.runs(runIds));
	}

	@Override
	public AssetHandle asset(AssetKey key) {
		return new DefaultAssetHandle(this.reactive.operations().assets().asset(key), this::launch);
	}

	@Override
	public AssetHandles<RunHandle> assets(Collection<AssetKey> keys) {
		return new DefaultAssetHandles<>(keys, this::launch);
	}

	private RunHandle launch(Materialization materialization) {
		return new DefaultRunHandle(Blocking.mutation(this.reactive.launch(materialization)));
	}

	@Override
	public AssetsSpec assets() {
		return new DefaultAssetsSpec(this.reactive.operations().assets().search());
	}

	@Override
	public BackfillHandle backfill(String backfillId) {
		return new DefaultBackfillHandle(this.reactive.operations().backfills().backfill(backfillId));
	}

	@Override
	public BackfillsSpec backfills() {
		return new DefaultBackfillsSpec(this.reactive.operations().backfills().search());
	}

	@Override
	public AssetBackfillSpec assetBackfill(Collection<AssetKey> keys) {
		return this.reactive.operations().backfills().ofAssetsBlocking(keys);
	}

	@Override
	public JobBackfillSpec<BackfillHandle> jobBackfill(String jobName) {
		return this.reactive.operations().backfills().ofJobBlocking(jobName);
	}

	@Override
	public ScheduleHandle schedule(String name) {
		return this.reactive.operations().automations().blockingSchedule(name);
	}

	@Override
	public SchedulesSpec schedules() {
		return this.reactive.operations().automations().blockingSchedules();
	}

	@Override
	public SensorHandle sensor(String name) {
		return this.reactive.operations().automations().blockingSensor(name);
	}

	@Override
	public SensorsSpec sensors() {
		return this.reactive.operations().automations().blockingSensors();
	}

	@Override
	public LocationHandle location(String locationName) {
		return new DefaultLocationHandle(this.reactive.location(locationName));
	}

	@Override
	public LocationsSpec locations() {
		return new DefaultLocationsSpec(this.reactive.operations().locations());
	}

	@Override
	public InstanceHandle instance() {
		return new DefaultInstanceHandle(this.reactive.instance());
	}

	@Override
	public GraphQlOperations graphql() {
		return new DefaultGraphQlOperations(this.reactive.operations().documents());
	}

	@Override
	public HttpGraphQlClient httpGraphQlClient() {
		return this.reactive.httpGraphQlClient();
	}

	@Override
	public ReactiveDagsterGraphQlClient reactive() {
		return this.reactive;
	}

	@Override
	public String name() {
		return this.reactive.name();
	}

	@Override
	public void endWaits() {
		this.reactive.endWaits();
	}

	@Override
	public void warmUp() {
		Blocking.await(this.reactive.warmUp(), () -> false);
	}

	@Override
	public void close() {
		this.reactive.close();
	}

	@Override
	public String toString() {
		return this.reactive.toString().substring("Reactive".length());
	}

}
