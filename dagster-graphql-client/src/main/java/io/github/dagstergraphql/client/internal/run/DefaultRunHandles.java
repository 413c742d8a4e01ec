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
import java.util.List;

import io.github.dagstergraphql.client.internal.call.Blocking;
import io.github.dagstergraphql.client.run.AwaitOptions;
import io.github.dagstergraphql.client.run.AwaitOutcome;
import io.github.dagstergraphql.client.run.ReactiveRunHandles;
import io.github.dagstergraphql.client.run.RunHandles;
import io.github.dagstergraphql.client.run.TerminatePolicy;

/**
 * The blocking {@link RunHandles}.
 */
public final class DefaultRunHandles implements RunHandles {

	private final ReactiveRunHandles runs;

	public DefaultRunHandles(ReactiveRunHandles runs) {
		this.runs = runs;
	}

	@Override
	public List<String> ids() {
		return this.runs.ids();
	}

	@Override
	public List<AwaitOutcome> await() {
		return Blocking.query(this.runs.await());
	}

	@Override
	public List<AwaitOutcome> await(AwaitOptions options) {
		return Blocking.query(this.runs.await(options));
	}

	@Override
	public void terminate() {
		Blocking.completion(this.runs.terminate());
	}

	@Override
	public void terminate(TerminatePolicy policy) {
		Blocking.completion(this.runs.terminate(policy));
	}

	@Override
	public List<AwaitOutcome> terminateAndAwait(TerminatePolicy policy, Duration timeout) {
		return Blocking.mutation(this.runs.terminateAndAwait(policy, timeout));
	}

	@Override
	public String toString() {
		return "RunHandles" + ids();
	}

}
