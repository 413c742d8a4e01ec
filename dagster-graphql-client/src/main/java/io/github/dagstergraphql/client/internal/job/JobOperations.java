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

import io.github.dagstergraphql.client.error.GraphQlRequestException;
import io.github.dagstergraphql.client.error.JobNotFoundException;
import io.github.dagstergraphql.client.error.UnsupportedServerVersionException;
import io.github.dagstergraphql.client.internal.graphql.DagsterTransport;
import io.github.dagstergraphql.client.internal.graphql.Operation;
import io.github.dagstergraphql.client.internal.workspace.RepositoryName;
import io.github.dagstergraphql.client.internal.workspace.Workspace;
import io.github.dagstergraphql.client.job.JobExecution;
import io.github.dagstergraphql.client.job.PipelineExecution;
import reactor.core.publisher.Mono;

/**
 * Launches runs of jobs and pipelines.
 */
public final class JobOperations {

	/** The first version whose {@code ExecutionParams} have an {@code assetSelection}. */
	private static final String ASSET_SELECTION_SINCE = "0.14.0";

	static final Operation<Launched> LAUNCH = Operation
		.<Launched>mutation(JobOperations.class, "LaunchRun", "launchPipelineExecution")
		.on(Launched.class, "LaunchRunSuccess", "LaunchPipelineRunSuccess")
		.build();

	private final DagsterTransport transport;

	private final Workspace workspace;

	public JobOperations(DagsterTransport transport, Workspace workspace) {
		this.transport = transport;
		this.workspace = workspace;
	}

	/**
	 * Launch a run of a job.
	 * @param execution the request
	 * @return the id of the new run
	 */
	public Mono<String> launch(JobExecution execution) {
		return launch(Launch.of(execution));
	}

	/**
	 * Launch a run of a pipeline.
	 * @param execution the request
	 * @return the id of the new run
	 */
	public Mono<String> launch(PipelineExecution execution) {
		return launch(Launch.of(execution));
	}

	private Mono<String> launch(Launch launch) {
		return locate(launch).flatMap((name) -> send(launch, name).onErrorResume(JobNotFoundException.class,
				(answer) -> lookAgain(launch, name, answer)));
	}

	private Mono<RepositoryName> locate(Launch launch) {
		String location = launch.query().location();
		String repository = launch.query().repository();
		return (location != null && repository != null) ? Mono.just(new RepositoryName(location, repository))
				: this.workspace.find(launch.query());
	}

	private Mono<String> send(Launch launch, RepositoryName name) {
		return this.transport
			.execute(LAUNCH, this.transport.timeouts().forLaunch(), launch.variables(name), launch.confidential())
			.map(Launched::runId)
			.onErrorResume(GraphQlRequestException.class, (ex) -> explainRefusal(launch, ex));
	}

	// The server does not have the job where the workspace said, or the caller: what is
	// known is outdated, so that a fresh look may find it elsewhere.
	private Mono<String> lookAgain(Launch launch, RepositoryName name, JobNotFoundException answer) {
		this.workspace.clear();
		return locate(launch).filter((newName) -> !newName.equals(name))
			.flatMap((newName) -> send(launch, newName))
			.switchIfEmpty(Mono.defer(() -> this.workspace.explain(launch.query(), answer).flatMap(Mono::error)));
	}

	private <T> Mono<T> explainRefusal(Launch launch, GraphQlRequestException refusal) {
		boolean unknownField = launch.selectsAssets() && !refusal.isOutcomeUnknown()
				&& refusal.getErrors().stream().anyMatch((error) -> error.message().contains(Launch.ASSET_SELECTION));
		if (!unknownField) {
			return Mono.error(refusal);
		}
		return this.workspace.version()
			.map((version) -> new UnsupportedServerVersionException(Launch.ASSET_SELECTION, ASSET_SELECTION_SINCE,
					version))
			.defaultIfEmpty(new UnsupportedServerVersionException(Launch.ASSET_SELECTION, ASSET_SELECTION_SINCE, null))
			.flatMap(Mono::error);
	}

}
