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

package io.github.dagstergraphql.client.internal.backfill;

import java.util.List;

import io.github.dagstergraphql.client.backfill.Backfill;
import io.github.dagstergraphql.client.backfill.ReactiveBackfillsSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The reactive {@link ReactiveBackfillsSpec}.
 */
public final class DefaultReactiveBackfillsSpec extends DelegatingBackfillFilterSpec<ReactiveBackfillsSpec>
		implements ReactiveBackfillsSpec {

	private final BackfillSearch search;

	public DefaultReactiveBackfillsSpec(BackfillSearch search) {
		this.search = search;
	}

	@Override
	ReactiveBackfillsSpec self() {
		return this;
	}

	@Override
	public ReactiveBackfillsSpec pageSize(int backfills) {
		return withPageSize(backfills);
	}

	@Override
	public Flux<Backfill> stream() {
		return this.search.flux(this.filter, pageSizes());
	}

	@Override
	public Mono<List<Backfill>> list(int limit) {
		return this.search.list(this.filter, pageSizes(), limit);
	}

	@Override
	public String toString() {
		return "ReactiveBackfillsSpec[" + this.filter + "]";
	}

}
