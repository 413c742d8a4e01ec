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

import io.github.dagstergraphql.client.internal.run.reexecute.DefaultReactiveReexecutionSpec;
import io.github.dagstergraphql.client.run.AwaitOptions;
import io.github.dagstergraphql.client.run.AwaitedRun;
import io.github.dagstergraphql.client.run.ReactiveReexecutionSpec;
import io.github.dagstergraphql.client.run.ReactiveRunHandle;
import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.RunFailureInfo;
import io.github.dagstergraphql.client.run.RunStatus;
import io.github.dagstergraphql.client.run.StepStatistics;
import io.github.dagstergraphql.client.run.TerminatePolicy;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/**
 * The reactive {@link ReactiveRunHandle}.
 */
public final class DefaultReactiveRunHandle implements ReactiveRunHandle {

	private final RunOperations operations;

	private final String id;

	public DefaultReactiveRunHandle(RunOperations operations, String id) {
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
	public Mono<RunStatus> status() {
		return this.operations.status(this.id);
	}

	@Override
	public Mono<Run> get() {
		return this.operations.get(this.id);
	}

	@Override
	public Mono<Map<String, @Nullable Object>> runConfig() {
		return this.operations.runConfig(this.id);
	}

	@Override
	public Mono<List<StepStatistics>> steps() {
		return this.operations.steps(this.id);
	}

	@Override
	public ReactiveReexecutionSpec reexecute() {
		return new DefaultReactiveReexecutionSpec((reexecution) -> this.operations.reexecute(this.id, reexecution)
			.map((id) -> new DefaultReactiveRunHandle(this.operations, id)));
	}

	@Override
	public Mono<Void> terminate() {
		return this.operations.terminate(this.id);
	}

	@Override
	public Mono<Void> terminate(TerminatePolicy policy) {
		return this.operations.terminate(this.id, policy);
	}

	@Override
	public Mono<AwaitedRun> terminateAndAwait(TerminatePolicy policy, Duration timeout) {
		return this.operations.terminateAndAwait(this.id, policy, timeout);
	}

	@Override
	public Mono<AwaitedRun> await() {
		return await(this.operations.awaitOptions());
	}

	@Override
	public Mono<AwaitedRun> await(AwaitOptions options) {
		return this.operations.await(this.id, options);
	}

	@Override
	public Mono<RunFailureInfo> failure() {
		return this.operations.failure(this.id);
	}

	@Override
	public Mono<Void> delete() {
		return this.operations.delete(this.id);
	}

	@Override
	public String toString() {
		return "ReactiveRunHandle[" + this.id + "]";
	}

}
