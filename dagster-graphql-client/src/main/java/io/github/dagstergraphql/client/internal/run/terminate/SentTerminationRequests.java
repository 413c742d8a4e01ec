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

package io.github.dagstergraphql.client.internal.run.terminate;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.internal.call.Deadline;
import io.github.dagstergraphql.client.internal.call.Timeouts.Timeout;
import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.operation.Request;
import io.github.dagstergraphql.client.internal.run.query.RunFound;
import io.github.dagstergraphql.client.internal.run.query.RunQueries;
import io.github.dagstergraphql.client.internal.run.query.RunSource;
import io.github.dagstergraphql.client.internal.transport.DagsterTransport;
import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.RunNotFoundException;
import io.github.dagstergraphql.client.run.RunStatus;
import io.github.dagstergraphql.client.run.TerminatePolicy;
import reactor.core.publisher.Mono;

/**
 * Requests to terminate a run, sent to the server.
 */
public final class SentTerminationRequests implements TerminationRequests {

	/** Mutation that terminates a run. */
	public static final Operation<Terminated> TERMINATE = Operation
		.<Terminated>mutation(SentTerminationRequests.class, "TerminateRun", "terminatePipelineExecution")
		.on(Terminated.class, "TerminateRunSuccess", "TerminatePipelineExecutionSuccess")
		.error("RunNotFoundError", RunNotFoundException::new)
		.error("PipelineRunNotFoundError", RunNotFoundException::new)
		.error("TerminateRunFailure", TerminationErrors::toException)
		.error("TerminatePipelineExecutionFailure", TerminationErrors::toException)
		.build();

	static final Operation<Terminated> TERMINATE_BY = Operation
		.<Terminated>mutation(SentTerminationRequests.class, "TerminateRunBy", "terminateRun")
		.since(RunQueries.SINCE, "Terminating a run with a policy")
		.on(Terminated.class, "TerminateRunSuccess")
		.error("RunNotFoundError", RunNotFoundException::new)
		.error("TerminateRunFailure", TerminationErrors::toException)
		.build();

	private final DagsterTransport transport;

	private final RunSource source;

	public SentTerminationRequests(DagsterTransport transport, RunSource source) {
		this.transport = transport;
		this.source = source;
	}

	@Override
	public Mono<Void> terminate(String runId, TerminatePolicy policy, Duration left) {
		return execute(TERMINATE_BY, Map.of("runId", runId, "terminatePolicy", policy.name()), left).then();
	}

	@Override
	public Mono<RunStatus> status(String runId, Duration left) {
		return execute(RunFound.OPERATION, Map.of("runId", runId), left);
	}

	@Override
	public Mono<Run> run(String runId) {
		return this.source.runs(List.of(runId)).flatMapIterable((runs) -> runs).next();
	}

	private <T> Mono<T> execute(Operation<T> operation, Map<String, ?> variables, Duration left) {
		Deadline deadline = Deadline.of(this.transport.timeouts().of(operation.timeout()), this.transport.timing())
			.orSooner(new Timeout("remaining time", left));
		return this.transport.execute(Request.of(operation, variables), deadline);
	}

	/**
	 * A {@code TerminateRunSuccess}.
	 */
	record Terminated() {

	}

}
