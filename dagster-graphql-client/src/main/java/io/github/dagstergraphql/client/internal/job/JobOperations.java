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

package io.github.dagstergraphql.client.internal.job;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Function;

import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;
import io.github.dagstergraphql.client.internal.call.Deadline;
import io.github.dagstergraphql.client.internal.launch.KeyedLaunches;
import io.github.dagstergraphql.client.internal.launch.KeyedRequest;
import io.github.dagstergraphql.client.internal.launch.Launched;
import io.github.dagstergraphql.client.internal.launch.ObservedLaunch;
import io.github.dagstergraphql.client.internal.launch.PlanFields;
import io.github.dagstergraphql.client.internal.launch.error.LaunchErrors;
import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.operation.TimeoutKind;
import io.github.dagstergraphql.client.internal.transport.DagsterTransport;
import io.github.dagstergraphql.client.internal.workspace.Workspace;
import io.github.dagstergraphql.client.job.JobExecution;
import io.github.dagstergraphql.client.job.LaunchResult;
import io.github.dagstergraphql.client.job.PipelineExecution;
import io.github.dagstergraphql.client.job.RunConfigSchema;
import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.client.run.PlannedStep;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Launches and validates runs of jobs and pipelines.
 */
public final class JobOperations {

	static final Operation<String> LAUNCH = Operation
		.<Launched>mutation(JobOperations.class, "LaunchRun", "launchPipelineExecution")
		.timeout(TimeoutKind.LAUNCH)
		.on(Launched.class, "LaunchRunSuccess", "LaunchPipelineRunSuccess")
		.errors(LaunchErrors.ALL)
		.build()
		.map(Launched::runId)
		.subject(Function.identity());

	static final Operation<String> VALIDATE = Operation
		.<Validated>query(JobOperations.class, "ValidateRunConfig", "isPipelineConfigValid")
		.on(Validated.class, "PipelineConfigValidationValid")
		.errors(LaunchErrors.ALL)
		.build()
		.map(Validated::jobName);

	static final Operation<List<PlannedStep>> PLAN = Operation
		.<PlanFields>query(JobOperations.class, "ExecutionPlan", "executionPlanOrError")
		.on(PlanFields.class, "ExecutionPlan")
		.errors(LaunchErrors.ALL)
		.build()
		.map((plan) -> plan.toSteps(List.of()));

	/** First version with the default run config of a job. */
	private static final String SCHEMA_SINCE = "1.5.0";

	static final Operation<String> DEFAULT_RUN_CONFIG = Operation
		.<DefaultRunConfig>query(JobOperations.class, "DefaultRunConfig", "runConfigSchemaOrError")
		.since(SCHEMA_SINCE, "Querying the default run config of a job")
		.on(DefaultRunConfig.class, "RunConfigSchema")
		.errors(LaunchErrors.ALL)
		.build()
		.map(DefaultRunConfig::yaml);

	static final Operation<RunConfigSchema> RUN_CONFIG_SCHEMA = Operation
		.<SchemaFields>query(JobOperations.class, "RunConfigSchema", "runConfigSchemaOrError")
		.since(SCHEMA_SINCE, "Querying the schema of the run config of a job")
		.younger("isSecret")
		.on(SchemaFields.class, "RunConfigSchema")
		.errors(LaunchErrors.ALL)
		.build()
		.map(SchemaFields::toSchema);

	/** The server processes them one after another, so that more would take too long. */
	private static final int LAUNCHES_PER_REQUEST = 10;

	private final DagsterTransport transport;

	private final JobSettings settings;

	private final KeyedLaunches keyedLaunches;

	private final JobRequests<String> launches;

	private final Workspace workspace;

	private final AssetLaunches assets;

	/** Whether the server is known to launch a single run in each request. */
	private final AtomicBoolean oneByOne = new AtomicBoolean();

	/**
	 * Create new operations.
	 * @param transport the transport
	 * @param workspace finds jobs
	 * @param settings the settings of launches
	 * @param terminate terminates a run
	 */
	public JobOperations(DagsterTransport transport, Workspace workspace, JobSettings settings,
			Function<String, Mono<Void>> terminate) {
		this.transport = transport;
		this.workspace = workspace;
		this.settings = settings;
		this.keyedLaunches = new KeyedLaunches(transport, settings.settleTime(), terminate);
		this.launches = requests(JobRequestType.LAUNCH);
		this.assets = new AssetLaunches(transport);
	}

	/**
	 * Launch a run of a job.
	 * @param execution the request
	 * @return the id of the new run
	 */
	public Mono<String> launch(JobExecution execution) {
		return launch(Launch.of(execution, this.settings.defaults()));
	}

	/**
	 * Validate a launch of a job.
	 * @param execution the request
	 * @return completes if the server would accept the run config
	 */
	public Mono<Void> validate(JobExecution execution) {
		return query(Launch.of(execution, this.settings.defaults()), requests(JobRequestType.VALIDATION)).then();
	}

	/**
	 * Request the execution plan of a launch of a job.
	 * @param execution the request
	 * @return the steps, each after those that it depends on
	 */
	public Mono<List<PlannedStep>> plan(JobExecution execution) {
		return query(Launch.of(execution, this.settings.defaults()), requests(JobRequestType.PLAN));
	}

	/**
	 * Request the default run config of a job, or of a part of it.
	 * @param execution the job and the selection
	 * @return the run config in YAML
	 */
	public Mono<String> defaultRunConfig(JobExecution execution) {
		return query(Launch.of(execution, this.settings.defaults()).withoutPartition(),
				requests(JobRequestType.DEFAULT_RUN_CONFIG));
	}

	/**
	 * Request the schema of the run config of a job, or of a part of it.
	 * @param execution the job and the selection
	 * @return the schema
	 */
	public Mono<RunConfigSchema> runConfigSchema(JobExecution execution) {
		return query(Launch.of(execution, this.settings.defaults()).withoutPartition(),
				requests(JobRequestType.RUN_CONFIG_SCHEMA));
	}

	private <T> JobRequests<T> requests(JobRequestType<T> type) {
		return new JobRequests<>(type, this.transport, this.workspace);
	}

	private <T> Mono<T> query(Launch launch, JobRequests<T> requests) {
		return this.transport.together(this.transport.within(this.transport.timeouts().of(TimeoutKind.READ),
				(deadline) -> requests.send(launch, deadline, new ObservedLaunch())));
	}

	/**
	 * Launch a run of a pipeline.
	 * @param execution the request
	 * @return the id of the new run
	 */
	public Mono<String> launch(PipelineExecution execution) {
		return launch(Launch.of(execution, this.settings.defaults()));
	}

	/**
	 * Launch runs of jobs, several in a request if the server supports it. Launches with
	 * an idempotency key are sent on their own: they may have to wait for one another.
	 * @param executions the requests
	 * @param handles creates the handle to a run from its id
	 * @param <R> the handle to a run
	 * @return the result of each launch, in the given order
	 */
	public <R> Mono<List<LaunchResult<R>>> launchAll(Collection<JobExecution> executions, Function<String, R> handles) {
		return this.transport.together(Flux.fromIterable(List.copyOf(executions))
			.buffer(LAUNCHES_PER_REQUEST)
			.concatMap((together) -> launchTogether(together, handles))
			.collectList());
	}

	private <R> Flux<LaunchResult<R>> launchTogether(List<JobExecution> executions, Function<String, R> handles) {
		return Flux.deferContextual((context) -> {
			long size = executions.stream().filter((execution) -> execution.idempotencyKey() == null).count();
			LaunchBatch batch = new LaunchBatch(this.transport, (int) size, this.oneByOne, context);
			return Flux.fromIterable(executions).flatMapSequential((execution) -> {
				Mono<String> launch = (execution.idempotencyKey() != null) ? launch(execution)
						: launch(execution, batch.join());
				return launch
					.<LaunchResult<R>>map((runId) -> new LaunchResult.Launched<>(execution, handles.apply(runId)))
					.onErrorResume(DagsterGraphQlClientException.class,
							(ex) -> Mono.just(new LaunchResult.Failed<>(execution, ex)));
			}, executions.size()).doFinally((signal) -> batch.cancel());
		});
	}

	private Mono<String> launch(JobExecution execution, LaunchBatch.Member member) {
		JobRequests<String> requests = new JobRequests<>(JobRequestType.LAUNCH, this.transport, this.workspace,
				member::send);
		return observe((deadline, observed) -> requests
			.send(Launch.of(execution, this.settings.defaults()).withTags(observed.traceTags()), deadline, observed))
			.doFinally((signal) -> member.leave());
	}

	/**
	 * Launch a run that materializes assets, or that executes checks of an asset.
	 * @param materialization the settings
	 * @return the id of the new run
	 */
	public Mono<String> launch(Materialization materialization) {
		return observe((deadline,
				observed) -> resolve(materialization, deadline).flatMap((resolved) -> launch(
						Launch.of(resolved.request(), this.settings.defaults()).withChecks(resolved.checks()), deadline,
						observed)));
	}

	private Mono<Materialization> resolve(Materialization materialization, Deadline deadline) {
		AssetKey checked = materialization.checkedAsset();
		return (checked != null) ? new CheckLaunches(this.transport).resolve(checked, materialization, deadline)
				: this.assets.resolve(materialization, deadline).map(materialization::with);
	}

	private Mono<String> launch(Launch request) {
		return observe((deadline, observed) -> launch(request, deadline, observed));
	}

	private Mono<String> observe(BiFunction<Deadline, ObservedLaunch, Mono<String>> action) {
		return Mono.defer(() -> {
			ObservedLaunch observed = new ObservedLaunch();
			Mono<String> launch = this.transport.within(this.transport.timeouts().of(LAUNCH.timeout()),
					(deadline) -> action.apply(deadline, observed));
			return this.transport.observations().observe(launch, observed);
		});
	}

	private Mono<String> launch(Launch request, Deadline deadline, ObservedLaunch observed) {
		Launch launch = request.submitted(this.keyedLaunches.clientId()).withTags(observed.traceTags());
		Mono<String> send = this.launches.send(launch, deadline, observed);
		String key = launch.idempotencyKey();
		return (key != null)
				? this.keyedLaunches.launch(new KeyedRequest(key, launch.query(), LAUNCH), deadline, observed, send)
				: send;
	}

}
