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

import java.time.Duration;
import java.util.Collection;
import java.util.List;

import io.github.dagstergraphql.client.internal.call.Timeouts;
import io.github.dagstergraphql.client.run.AwaitOptions;
import io.github.dagstergraphql.client.run.AwaitOutcome;
import io.github.dagstergraphql.client.run.ReactiveRunHandles;
import io.github.dagstergraphql.client.run.TerminatePolicy;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/**
 * The reactive {@link ReactiveRunHandles}.
 */
public final class DefaultReactiveRunHandles implements ReactiveRunHandles {

	private final Runs runs;

	private final List<String> ids;

	DefaultReactiveRunHandles(Runs runs, Collection<String> ids) {
		Assert.notNull(ids, "run ids must not be null");
		ids.forEach((id) -> Assert.hasText(id, "run id must not be empty"));
		this.runs = runs;
		this.ids = List.copyOf(ids);
	}

	@Override
	public List<String> ids() {
		return this.ids;
	}

	@Override
	public Mono<List<AwaitOutcome>> await() {
		return await(this.runs.settings().awaitOptions());
	}

	@Override
	public Mono<List<AwaitOutcome>> await(AwaitOptions options) {
		Assert.notNull(options, "options must not be null");
		return this.runs.awaits().awaitAll(this.ids, options);
	}

	@Override
	public Mono<Void> terminate() {
		return terminate(TerminatePolicy.SAFE_TERMINATE);
	}

	@Override
	public Mono<Void> terminate(TerminatePolicy policy) {
		Assert.notNull(policy, "policy must not be null");
		return this.runs.bulkTermination().terminateAll(this.ids, policy);
	}

	@Override
	public Mono<List<AwaitOutcome>> terminateAndAwait(TerminatePolicy policy, Duration timeout) {
		Assert.notNull(policy, "policy must not be null");
		Timeouts.positive(timeout, "timeout");
		return this.runs.awaits().terminateAll(this.ids, policy, timeout);
	}

	@Override
	public String toString() {
		return "ReactiveRunHandles" + this.ids;
	}

}
