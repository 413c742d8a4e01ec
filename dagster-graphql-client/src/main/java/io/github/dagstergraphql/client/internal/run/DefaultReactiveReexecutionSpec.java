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

import io.github.dagstergraphql.client.run.ReactiveReexecutionSpec;
import io.github.dagstergraphql.client.run.ReactiveRunHandle;
import reactor.core.publisher.Mono;

/**
 * The reactive {@link ReactiveReexecutionSpec}.
 */
final class DefaultReactiveReexecutionSpec extends CollectingReexecution<ReactiveReexecutionSpec>
		implements ReactiveReexecutionSpec {

	private final RunOperations runs;

	private final String parentRunId;

	DefaultReactiveReexecutionSpec(RunOperations runs, String parentRunId) {
		this.runs = runs;
		this.parentRunId = parentRunId;
	}

	@Override
	ReactiveReexecutionSpec self() {
		return this;
	}

	@Override
	public Mono<ReactiveRunHandle> launch() {
		return this.runs.reexecute(this.parentRunId, reexecution())
			.map((id) -> new DefaultReactiveRunHandle(this.runs, id));
	}

}
