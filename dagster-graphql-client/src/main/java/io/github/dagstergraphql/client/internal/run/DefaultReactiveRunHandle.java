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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.event.RunEvent;
import io.github.dagstergraphql.client.event.RunEventOptions;
import io.github.dagstergraphql.client.internal.call.Timeouts;
import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.run.log.DefaultReactiveCapturedLogs;
import io.github.dagstergraphql.client.internal.run.query.RunFound;
import io.github.dagstergraphql.client.internal.run.reexecute.DefaultReexecutionSpec;
import io.github.dagstergraphql.client.internal.run.reexecute.Reexecution;
import io.github.dagstergraphql.client.internal.run.terminate.SentTerminationRequests;
import io.github.dagstergraphql.client.run.AwaitOptions;
import io.github.dagstergraphql.client.run.AwaitedRun;
import io.github.dagstergraphql.client.run.PlannedStep;
import io.github.dagstergraphql.client.run.ReactiveRunHandle;
import io.github.dagstergraphql.client.run.ReexecutionSpec;
import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.RunFailureInfo;
import io.github.dagstergraphql.client.run.RunStatus;
import io.github.dagstergraphql.client.run.StepStatistics;
import io.github.dagstergraphql.client.run.TerminatePolicy;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/**
 * The reactive {@link ReactiveRunHandle}.
 */
public final class DefaultReactiveRunHandle implements ReactiveRunHandle {

	private final Runs runs;

	private final String id;

	DefaultReactiveRunHandle(Runs runs, String id) {
		Assert.hasText(id, "run id must not be empty");
		this.runs = runs;
		this.id = id;
	}

	@Override
	public String id() {
		return this.id;
	}

	@Override
	public URI uiUrl() {
		return this.runs.settings().userInterface().run(this.id);
	}

	@Override
	public Mono<RunStatus> status() {
		return execute(RunFound.OPERATION);
	}

	@Override
	public Mono<Run> get() {
		return this.runs.queries().one(this.id);
	}

	@Override
	public Mono<List<Run>> group() {
		return this.runs.queries().group(this.id);
	}

	@Override
	public Mono<Map<String, @Nullable Object>> runConfig() {
		return execute(RunConfigFound.OPERATION);
	}

	@Override
	public Mono<List<StepStatistics>> steps() {
		return execute(StepsFound.OPERATION);
	}

	@Override
	public Mono<List<PlannedStep>> executionPlan() {
		return execute(PlanFound.OPERATION);
	}

	private <T> Mono<T> execute(Operation<T> operation) {
		return this.runs.transport().execute(operation, Map.of("runId", this.id));
	}

	@Override
	public ReexecutionSpec<Mono<ReactiveRunHandle>> reexecute() {
		return new DefaultReexecutionSpec<>((reexecution) -> reexecute(reexecution).map((run) -> run));
	}

	Mono<DefaultReactiveRunHandle> reexecute(Reexecution reexecution) {
		return this.runs.reexecutions()
			.launch(this.id, reexecution)
			.map((newId) -> new DefaultReactiveRunHandle(this.runs, newId));
	}

	@Override
	public Mono<Void> terminate() {
		return execute(SentTerminationRequests.TERMINATE).then();
	}

	@Override
	public Mono<Void> terminate(TerminatePolicy policy) {
		Assert.notNull(policy, "policy must not be null");
		return this.runs.requests().terminate(this.id, policy, this.runs.transport().timeouts().read());
	}

	@Override
	public Mono<AwaitedRun> terminateAndAwait(TerminatePolicy policy, Duration timeout) {
		Assert.notNull(policy, "policy must not be null");
		Timeouts.positive(timeout, "timeout");
		return this.runs.awaits().terminate(this.id, policy, timeout);
	}

	@Override
	public Mono<AwaitedRun> await() {
		return await(this.runs.settings().awaitOptions());
	}

	@Override
	public Mono<AwaitedRun> await(AwaitOptions options) {
		Assert.notNull(options, "options must not be null");
		return this.runs.awaits().await(this.id, options);
	}

	@Override
	public Mono<RunFailureInfo> failure() {
		return this.runs.reasons().of(this.id);
	}

	@Override
	public Flux<RunEvent> events() {
		return events(RunEventOptions.all());
	}

	@Override
	public Flux<RunEvent> events(RunEventOptions options) {
		return this.runs.events().flux(this.id, options);
	}

	Stream<RunEvent> eventStream(RunEventOptions options) {
		return this.runs.events().stream(this.id, options);
	}

	@Override
	public DefaultReactiveCapturedLogs logs() {
		return this.runs.logs().of(this.id);
	}

	@Override
	public Mono<Void> delete() {
		return execute(Runs.Deleted.OPERATION).then();
	}

	@Override
	public String toString() {
		return "ReactiveRunHandle[" + this.id + "]";
	}

}
