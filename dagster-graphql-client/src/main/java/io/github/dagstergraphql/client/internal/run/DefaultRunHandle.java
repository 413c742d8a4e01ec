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
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.event.RunEvent;
import io.github.dagstergraphql.client.event.RunEventOptions;
import io.github.dagstergraphql.client.internal.call.Blocking;
import io.github.dagstergraphql.client.internal.run.log.DefaultCapturedLogs;
import io.github.dagstergraphql.client.internal.run.reexecute.DefaultReexecutionSpec;
import io.github.dagstergraphql.client.log.CapturedLogs;
import io.github.dagstergraphql.client.run.AwaitOptions;
import io.github.dagstergraphql.client.run.AwaitedRun;
import io.github.dagstergraphql.client.run.PlannedStep;
import io.github.dagstergraphql.client.run.ReexecutionSpec;
import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.RunFailureInfo;
import io.github.dagstergraphql.client.run.RunHandle;
import io.github.dagstergraphql.client.run.RunStatus;
import io.github.dagstergraphql.client.run.StepStatistics;
import io.github.dagstergraphql.client.run.TerminatePolicy;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Schedulers;

/**
 * The blocking {@link RunHandle}.
 */
public final class DefaultRunHandle implements RunHandle {

	private final DefaultReactiveRunHandle run;

	public DefaultRunHandle(DefaultReactiveRunHandle run) {
		this.run = run;
	}

	@Override
	public String id() {
		return this.run.id();
	}

	@Override
	public URI uiUrl() {
		return this.run.uiUrl();
	}

	@Override
	public RunStatus status() {
		return Blocking.query(this.run.status());
	}

	@Override
	public Run get() {
		return Blocking.query(this.run.get());
	}

	@Override
	public List<Run> group() {
		return Blocking.query(this.run.group());
	}

	@Override
	public Map<String, @Nullable Object> runConfig() {
		return Blocking.query(this.run.runConfig());
	}

	@Override
	public List<StepStatistics> steps() {
		return Blocking.query(this.run.steps());
	}

	@Override
	public List<PlannedStep> executionPlan() {
		return Blocking.query(this.run.executionPlan());
	}

	@Override
	public ReexecutionSpec<RunHandle> reexecute() {
		return new DefaultReexecutionSpec<>(
				(reexecution) -> new DefaultRunHandle(Blocking.mutation(this.run.reexecute(reexecution))));
	}

	@Override
	public void terminate() {
		Blocking.completion(this.run.terminate());
	}

	@Override
	public void terminate(TerminatePolicy policy) {
		Blocking.completion(this.run.terminate(policy));
	}

	@Override
	public AwaitedRun terminateAndAwait(TerminatePolicy policy, Duration timeout) {
		return Blocking.mutation(this.run.terminateAndAwait(policy, timeout));
	}

	@Override
	public AwaitedRun await() {
		return Blocking.query(this.run.await());
	}

	@Override
	public AwaitedRun await(AwaitOptions options) {
		return Blocking.query(this.run.await(options));
	}

	// never empty; not wrapped, because canceling the future must cancel the wait
	@Override
	@SuppressWarnings("NullAway")
	public CompletableFuture<AwaitedRun> awaitAsync(AwaitOptions options) {
		return this.run.await(options).publishOn(Schedulers.boundedElastic()).toFuture();
	}

	@Override
	public RunFailureInfo failure() {
		return Blocking.query(this.run.failure());
	}

	@Override
	public Stream<RunEvent> events() {
		return events(RunEventOptions.all());
	}

	@Override
	public Stream<RunEvent> events(RunEventOptions options) {
		return this.run.eventStream(options);
	}

	@Override
	public CapturedLogs logs() {
		return new DefaultCapturedLogs(this.run.logs());
	}

	@Override
	public void delete() {
		Blocking.completion(this.run.delete());
	}

	@Override
	public String toString() {
		return "RunHandle[" + id() + "]";
	}

}
