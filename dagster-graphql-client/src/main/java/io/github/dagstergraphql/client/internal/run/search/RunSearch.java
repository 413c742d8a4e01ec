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

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.internal.page.ListPages;
import io.github.dagstergraphql.client.internal.page.PageSizes;
import io.github.dagstergraphql.client.internal.page.Pages;
import io.github.dagstergraphql.client.internal.run.change.ChangedRuns;
import io.github.dagstergraphql.client.internal.run.change.RunChanges;
import io.github.dagstergraphql.client.internal.run.query.RunFilter;
import io.github.dagstergraphql.client.internal.run.query.RunQueries;
import io.github.dagstergraphql.client.internal.run.terminate.BulkTermination;
import io.github.dagstergraphql.client.internal.transport.DagsterTransport;
import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.RunChange;
import io.github.dagstergraphql.client.run.RunChangePosition;
import io.github.dagstergraphql.client.run.RunNotFoundException;
import io.github.dagstergraphql.client.run.RunTermination;
import io.github.dagstergraphql.client.run.TerminatePolicy;
import io.github.dagstergraphql.client.run.TooManyRunsException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/**
 * Search for runs by filter.
 */
public final class RunSearch {

	/** First version whose {@code RunsFilter} has the younger conditions. */
	private static final String YOUNGER_SINCE = "1.7.7";

	private static final int IDS_PER_PAGE = 1000;

	private static final int NEWEST = 100;

	private final DagsterTransport transport;

	private final RunQueries queries;

	private final BulkTermination termination;

	private final RunChanges changes;

	public RunSearch(DagsterTransport transport, RunQueries queries, BulkTermination termination, RunChanges changes) {
		this.transport = transport;
		this.queries = queries;
		this.termination = termination;
		this.changes = changes;
	}

	/**
	 * List runs, blocking for each page.
	 * @param filter the filter
	 * @param sizes the sizes of the pages
	 * @return the runs, newest first
	 */
	Stream<Run> stream(RunFilter filter, PageSizes sizes) {
		if (filter.matchesNothing()) {
			return Stream.empty();
		}
		return runs(filter, sizes).stream(this.transport::together);
	}

	/**
	 * List runs as they are requested.
	 * @param filter the filter
	 * @param sizes the sizes of the pages
	 * @return the runs, newest first
	 */
	Flux<Run> flux(RunFilter filter, PageSizes sizes) {
		return filter.matchesNothing() ? Flux.empty() : this.transport.together(Pages.flux(() -> runs(filter, sizes)));
	}

	/**
	 * List the newest runs.
	 * @param filter the filter
	 * @param sizes the sizes of the pages
	 * @param limit the maximum number of runs
	 * @return the runs, newest first
	 */
	Mono<List<Run>> list(RunFilter filter, PageSizes sizes, int limit) {
		Assert.isTrue(limit > 0, "limit must be positive");
		if (filter.matchesNothing()) {
			return Mono.just(List.of());
		}
		return (limit <= sizes.first()) ? ask(filter, this.queries.many(filter, null, limit))
				: flux(filter, sizes.upTo(limit)).take(limit).collectList().map(List::copyOf);
	}

	/**
	 * Count runs.
	 * @param filter the filter
	 * @return the number of runs
	 */
	Mono<Long> count(RunFilter filter) {
		return filter.matchesNothing() ? Mono.just(0L) : ask(filter, this.queries.count(filter));
	}

	/**
	 * Return the keys of the tags of all runs.
	 * @param filter the filter, which must not have conditions
	 * @return the keys, sorted
	 */
	Mono<List<String>> tagKeys(RunFilter filter) {
		checkUnconditional(filter, "tagKeys()");
		return this.queries.tagKeys();
	}

	/**
	 * Return the values that the runs have for a tag.
	 * @param filter the filter, which must not have conditions
	 * @param key the key of the tag
	 * @return the values, sorted
	 */
	Mono<List<String>> tagValues(RunFilter filter, String key) {
		Assert.hasText(key, "key must not be empty");
		checkUnconditional(filter, "tagValues(..)");
		return this.queries.tagValues(key);
	}

	/**
	 * Return status changes as they are requested.
	 * @param filter the filter
	 * @param sizes creates the sizes of the pages
	 * @param since the position to start from
	 * @return the changes, without end
	 */
	Flux<RunChange> changes(RunFilter filter, Supplier<PageSizes> sizes, RunChangePosition since) {
		return this.changes.flux(changed(filter, sizes), since);
	}

	/**
	 * Return status changes, blocking until there is one.
	 * @param filter the filter
	 * @param sizes creates the sizes of the pages
	 * @param since the position to start from
	 * @return the changes, without end
	 */
	Stream<RunChange> changeStream(RunFilter filter, Supplier<PageSizes> sizes, RunChangePosition since) {
		return this.changes.stream(changed(filter, sizes), since);
	}

	/**
	 * Request the current position in the status changes.
	 * @param sizes creates the sizes of the pages
	 * @return the position
	 */
	Mono<RunChangePosition> changePosition(Supplier<PageSizes> sizes) {
		return this.changes.position(changed(RunFilter.ALL, sizes));
	}

	private ChangedRuns changed(RunFilter filter, Supplier<PageSizes> sizes) {
		Assert.isTrue(!filter.hasUpdateTime(),
				"changes(..) cannot be combined with updatedAfter or updatedBefore: use the position instead");
		return new ChangedRuns() {

			@Override
			public Mono<List<Run>> updatedAfter(Instant time) {
				return filter.matchesNothing() ? Mono.never()
						: flux(filter.updatedAfter(time), sizes.get()).collectList();
			}

			@Override
			public Mono<List<Run>> newest() {
				return RunSearch.this.queries.many(RunFilter.ALL, null, NEWEST);
			}

		};
	}

	private static void checkUnconditional(RunFilter filter, String method) {
		Assert.isTrue(filter.isUnconditional(),
				() -> method + " covers all runs of the instance and cannot be combined with conditions");
	}

	/**
	 * Terminate the matching runs that are not finished.
	 * @param filter the filter
	 * @param policy the policy
	 * @param limit the number of runs that may be terminated
	 * @return one result for each run
	 */
	Mono<List<RunTermination>> terminate(RunFilter filter, TerminatePolicy policy, long limit) {
		Assert.notNull(policy, "policy must not be null");
		Assert.isTrue(!filter.isUnconditional(),
				"terminate requires a condition: without one, all runs of the instance would be terminated");
		RunFilter terminable = filter.terminable(policy);
		if (terminable.matchesNothing()) {
			return Mono.just(List.of());
		}
		return this.transport.together(Pages.flux(() -> ids(terminable))
			.collectList()
			.flatMap((ids) -> (ids.size() > limit) ? Mono.error(new TooManyRunsException(ids.size(), limit))
					: this.termination.terminate(ids, policy)));
	}

	private Pages<Run> runs(RunFilter filter, PageSizes sizes) {
		return new ListPages<>(source(filter, (cursor, limit) -> this.queries.many(filter, cursor, limit)), Run::id,
				sizes, ListPages.MEMORY);
	}

	private Pages<String> ids(RunFilter filter) {
		return new ListPages<>(source(filter, (cursor, limit) -> this.queries.ids(filter, cursor, limit)),
				Function.identity(), PageSizes.always(IDS_PER_PAGE), ListPages.MEMORY);
	}

	private <T> ListPages.Source<T> source(RunFilter filter, PageQuery<T> query) {
		return new ListPages.Source<>() {

			@Override
			public Mono<List<T>> page(@Nullable String cursor, int limit) {
				return ask(filter, query.page(cursor, limit));
			}

			@Override
			public Mono<List<String>> existing(List<String> runIds) {
				return RunSearch.this.queries.ids(RunFilter.ALL.ids(runIds), null, runIds.size());
			}

			@Override
			public String kind() {
				return "run";
			}

			@Override
			public RunNotFoundException lost(int memory) {
				return new RunNotFoundException("RunNotFoundError", "The last " + memory
						+ " runs that were read have been deleted in the meantime, so that the position in the list is unknown",
						null);
			}

		};
	}

	private <T> Mono<T> ask(RunFilter filter, Mono<T> query) {
		return !filter.isYounger() ? query
				: this.transport.together(this.transport.versions()
					.require("A condition on createdAfter or updatedBefore", YOUNGER_SINCE)
					.then(query));
	}

	/**
	 * Query for a page.
	 *
	 * @param <T> the part of a run that is read
	 */
	private interface PageQuery<T> {

		Mono<List<T>> page(@Nullable String cursor, int limit);

	}

}
