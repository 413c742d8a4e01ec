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

package io.github.dagstergraphql.client.internal.run;

import java.net.URI;
import java.util.Collection;
import java.util.Map;

import io.github.dagstergraphql.client.internal.graphql.DagsterTransport;
import io.github.dagstergraphql.client.internal.graphql.Operation;
import io.github.dagstergraphql.client.internal.graphql.Timeouts;
import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.RunStatus;
import reactor.core.publisher.Mono;

/**
 * Asks for runs and ends them.
 */
public final class RunOperations {

	static final Operation<RunStatus> STATUS = Operation
		.<RunFound>query(RunOperations.class, "RunStatus", "pipelineRunOrError")
		.on(RunFound.class, "Run", "PipelineRun")
		.build()
		.map(RunFound::requiredStatus);

	static final Operation<Terminated> TERMINATE = Operation
		.<Terminated>mutation(RunOperations.class, "TerminateRun", "terminatePipelineExecution")
		.on(Terminated.class, "TerminateRunSuccess", "TerminatePipelineExecutionSuccess")
		.build();

	static final Operation<Deleted> DELETE = Operation
		.<Deleted>mutation(RunOperations.class, "DeleteRun", "deletePipelineRun")
		.on(Deleted.class, "DeletePipelineRunSuccess")
		.build();

	private final DagsterTransport transport;

	private final UserInterface userInterface;

	private final RunQueries queries;

	private final BulkTermination bulkTermination;

	private final RunSearch search;

	public RunOperations(DagsterTransport transport, UserInterface userInterface) {
		this.transport = transport;
		this.userInterface = userInterface;
		this.queries = new RunQueries(transport, userInterface);
		this.bulkTermination = new BulkTermination(transport, this::terminate);
		this.search = new RunSearch(transport, this.queries, this.bulkTermination);
	}

	/**
	 * Say where people look at a run.
	 * @param runId the run
	 * @return the URL
	 */
	URI uiUrl(String runId) {
		return this.userInterface.run(runId);
	}

	/**
	 * Ask for the status of a run.
	 * @param runId the run
	 * @return its status
	 */
	public Mono<RunStatus> status(String runId) {
		return this.transport.execute(STATUS, Timeouts::forRead, Map.of("runId", runId));
	}

	/**
	 * Ask what a run is.
	 * @param runId the run
	 * @return the run
	 */
	Mono<Run> get(String runId) {
		return this.queries.one(runId);
	}

	/**
	 * Terminate a run.
	 * @param runId the run
	 * @return completes when the server has accepted it
	 */
	public Mono<Void> terminate(String runId) {
		return this.transport.execute(TERMINATE, Timeouts::forRead, Map.of("runId", runId)).then();
	}

	/**
	 * Terminate runs.
	 * @param runIds the runs; an id that is given twice counts once
	 * @return completes when the server has accepted all of it
	 */
	public Mono<Void> terminate(Collection<String> runIds) {
		return this.bulkTermination.terminate(runIds);
	}

	/**
	 * Delete a run.
	 * @param runId the run
	 * @return completes when it is gone
	 */
	Mono<Void> delete(String runId) {
		return this.transport.execute(DELETE, Timeouts::forRead, Map.of("runId", runId)).then();
	}

	/**
	 * Find runs.
	 * @return where to look
	 */
	RunSearch search() {
		return this.search;
	}

	/**
	 * A {@code TerminateRunSuccess}.
	 */
	record Terminated() {

	}

	/**
	 * A {@code DeletePipelineRunSuccess}.
	 */
	record Deleted() {

	}

}
