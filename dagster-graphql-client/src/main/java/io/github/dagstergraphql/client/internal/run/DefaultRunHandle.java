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

import io.github.dagstergraphql.client.internal.call.Blocking;
import io.github.dagstergraphql.client.internal.run.reexecute.DefaultReexecutionSpec;
import io.github.dagstergraphql.client.run.AwaitOptions;
import io.github.dagstergraphql.client.run.AwaitedRun;
import io.github.dagstergraphql.client.run.ReexecutionSpec;
import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.RunFailureInfo;
import io.github.dagstergraphql.client.run.RunHandle;
import io.github.dagstergraphql.client.run.RunStatus;
import io.github.dagstergraphql.client.run.StepStatistics;
import io.github.dagstergraphql.client.run.TerminatePolicy;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Schedulers;

import org.springframework.util.Assert;

/**
 * The blocking {@link RunHandle}.
 */
public final class DefaultRunHandle implements RunHandle {

	private final RunOperations operations;

	private final String id;

	public DefaultRunHandle(RunOperations operations, String id) {
		Assert.hasText(id, "run id must not be empty");
		this.operations = operations;
		this.id = id;
	}

	@Override
	public String id() {
		return this.id;
	}

	@Override
	public URI uiUrl() {
		return this.operations.uiUrl(this.id);
	}

	@Override
	public RunStatus status() {
		return Blocking.query(this.operations.status(this.id));
	}

	@Override
	public Run get() {
		return Blocking.query(this.operations.get(this.id));
	}

	@Override
	public Map<String, @Nullable Object> runConfig() {
		return Blocking.query(this.operations.runConfig(this.id));
	}

	@Override
	public List<StepStatistics> steps() {
		return Blocking.query(this.operations.steps(this.id));
	}

	@Override
	public ReexecutionSpec reexecute() {
		return new DefaultReexecutionSpec((reexecution) -> new DefaultRunHandle(this.operations,
				Blocking.mutation(this.operations.reexecute(this.id, reexecution))));
	}

	@Override
	public void terminate() {
		Blocking.completion(this.operations.terminate(this.id));
	}

	@Override
	public void terminate(TerminatePolicy policy) {
		Blocking.completion(this.operations.terminate(this.id, policy));
	}

	@Override
	public AwaitedRun terminateAndAwait(TerminatePolicy policy, Duration timeout) {
		return Blocking.mutation(this.operations.terminateAndAwait(this.id, policy, timeout));
	}

	@Override
	public AwaitedRun await() {
		return await(this.operations.awaitOptions());
	}

	@Override
	public AwaitedRun await(AwaitOptions options) {
		return Blocking.query(this.operations.await(this.id, options));
	}

	// it is never empty; whoever cancels it must cancel the wait, so it is not wrapped
	@Override
	@SuppressWarnings("NullAway")
	public CompletableFuture<AwaitedRun> awaitAsync(AwaitOptions options) {
		return this.operations.await(this.id, options).publishOn(Schedulers.boundedElastic()).toFuture();
	}

	@Override
	public RunFailureInfo failure() {
		return Blocking.query(this.operations.failure(this.id));
	}

	@Override
	public void delete() {
		Blocking.completion(this.operations.delete(this.id));
	}

	@Override
	public String toString() {
		return "RunHandle[" + this.id + "]";
	}

}
