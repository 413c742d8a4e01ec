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
import java.util.stream.Stream;

import io.github.dagstergraphql.client.backfill.Backfill;
import io.github.dagstergraphql.client.backfill.BackfillNotFoundException;
import io.github.dagstergraphql.client.internal.page.ListPages;
import io.github.dagstergraphql.client.internal.page.PageSizes;
import io.github.dagstergraphql.client.internal.page.Pages;
import io.github.dagstergraphql.client.internal.transport.DagsterTransport;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/**
 * Search for backfills by filter.
 */
public final class BackfillSearch {

	private final DagsterTransport transport;

	private final BackfillQueries queries;

	BackfillSearch(DagsterTransport transport, BackfillQueries queries) {
		this.transport = transport;
		this.queries = queries;
	}

	/**
	 * List backfills, blocking for each page.
	 * @param filter the filter
	 * @param sizes the sizes of the pages
	 * @return the backfills, newest first
	 */
	Stream<Backfill> stream(BackfillFilter filter, PageSizes sizes) {
		return filter.matchesNothing() ? Stream.empty() : pages(filter, sizes).stream(this.transport::together);
	}

	/**
	 * List backfills as they are requested.
	 * @param filter the filter
	 * @param sizes the sizes of the pages
	 * @return the backfills, newest first
	 */
	Flux<Backfill> flux(BackfillFilter filter, PageSizes sizes) {
		return filter.matchesNothing() ? Flux.empty() : this.transport.together(Pages.flux(() -> pages(filter, sizes)));
	}

	/**
	 * List the newest backfills.
	 * @param filter the filter
	 * @param sizes the sizes of the pages
	 * @param limit the maximum number of backfills
	 * @return the backfills, newest first
	 */
	Mono<List<Backfill>> list(BackfillFilter filter, PageSizes sizes, int limit) {
		Assert.isTrue(limit > 0, "limit must be positive");
		if (filter.matchesNothing()) {
			return Mono.just(List.of());
		}
		return (limit <= sizes.first()) ? this.queries.many(filter, null, limit)
				: flux(filter, sizes.upTo(limit)).take(limit).collectList().map(List::copyOf);
	}

	private Pages<Backfill> pages(BackfillFilter filter, PageSizes sizes) {
		return new ListPages<>(new ListPages.Source<>() {

			@Override
			public Mono<List<Backfill>> page(@Nullable String cursor, int limit) {
				return BackfillSearch.this.queries.many(filter, cursor, limit);
			}

			// Dagster does not delete backfills
			@Override
			public Mono<List<String>> existing(List<String> ids) {
				return Mono.just(ids);
			}

			@Override
			public String kind() {
				return "backfill";
			}

			@Override
			public BackfillNotFoundException lost(int memory) {
				return new BackfillNotFoundException("BackfillNotFoundError",
						"The position in the list of backfills is unknown", null);
			}

		}, Backfill::id, sizes, ListPages.MEMORY);
	}

}
