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

package io.github.dagstergraphql.client.internal.run.search;

import java.util.List;

import io.github.dagstergraphql.client.run.ReactiveRunsSpec;
import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.RunChange;
import io.github.dagstergraphql.client.run.RunChangePosition;
import io.github.dagstergraphql.client.run.RunTermination;
import io.github.dagstergraphql.client.run.TerminatePolicy;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The reactive {@link ReactiveRunsSpec}.
 */
public final class DefaultReactiveRunsSpec extends DelegatingRunFilterSpec<ReactiveRunsSpec>
		implements ReactiveRunsSpec {

	private final RunSearch search;

	public DefaultReactiveRunsSpec(RunSearch search) {
		this.search = search;
	}

	@Override
	ReactiveRunsSpec self() {
		return this;
	}

	@Override
	public ReactiveRunsSpec pageSize(int runs) {
		return withPageSize(runs);
	}

	@Override
	public ReactiveRunsSpec atMost(long runs) {
		return withLimit(runs);
	}

	@Override
	public Flux<Run> stream() {
		return this.search.flux(this.filter, pageSizes());
	}

	@Override
	public Mono<List<Run>> list(int limit) {
		return this.search.list(this.filter, pageSizes(), limit);
	}

	@Override
	public Mono<Long> count() {
		return this.search.count(this.filter);
	}

	@Override
	public Mono<List<String>> tagKeys() {
		return this.search.tagKeys(this.filter);
	}

	@Override
	public Mono<List<String>> tagValues(String key) {
		return this.search.tagValues(this.filter, key);
	}

	@Override
	public Mono<List<RunTermination>> terminate(TerminatePolicy policy) {
		return this.search.terminate(this.filter, policy, this.limit);
	}

	@Override
	public Flux<RunChange> changes(RunChangePosition since) {
		return this.search.changes(this.filter, this::pageSizes, since);
	}

	@Override
	public Mono<RunChangePosition> changePosition() {
		return this.search.changePosition(this::pageSizes);
	}

	@Override
	public String toString() {
		return "ReactiveRunsSpec[" + this.filter + "]";
	}

}
