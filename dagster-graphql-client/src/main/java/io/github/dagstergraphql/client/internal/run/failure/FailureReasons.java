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

package io.github.dagstergraphql.client.internal.run.failure;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

import io.github.dagstergraphql.client.error.DagsterServerException;
import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.page.CursorPages;
import io.github.dagstergraphql.client.internal.run.query.LogPosition;
import io.github.dagstergraphql.client.internal.run.query.RunQueries;
import io.github.dagstergraphql.client.internal.transport.DagsterTransport;
import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.RunFailureInfo;
import io.github.dagstergraphql.client.run.RunNotFoundException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Reads the reasons for the failure of a run from its log. Servers cannot restrict the
 * log to certain kinds of events, but the events of most runs fit in one response. A long
 * log is read from its end, until all failures counted by the server have been found.
 */
public final class FailureReasons {

	static final Operation<FailureLog> LOG = Operation
		.<FailureLog>query(FailureReasons.class, "RunFailure", "logsForRun")
		.since(RunQueries.SINCE, "Querying the failure of a run")
		.on(FailureLog.class, "EventConnection")
		.error("RunNotFoundError", RunNotFoundException::new)
		.build()
		.map(FailureLog::failures);

	/** Maximum page size of the server. */
	private static final int EVENTS_PER_PAGE = 1000;

	/** Maximum number of pages to read forward, if this can be avoided. */
	private static final int PAGES_FORWARD = 2;

	private final DagsterTransport transport;

	private final Function<String, Mono<Run>> runs;

	/**
	 * Create new reasons.
	 * @param transport the transport
	 * @param runs requests a run with its statistics
	 */
	public FailureReasons(DagsterTransport transport, Function<String, Mono<Run>> runs) {
		this.transport = transport;
		this.runs = runs;
	}

	/**
	 * Return the reason for the failure of a run.
	 * @param runId the run id
	 * @return the reason, empty if the run has not failed
	 */
	public Mono<RunFailureInfo> of(String runId) {
		return Mono.defer(() -> {
			CursorPages<FailureLog> pages = pages(runId);
			return pages.read()
				.flatMap((first) -> pages.isOver() ? Mono.just(first)
						: pages.read()
							.map(first::and)
							.flatMap((both) -> pages.isOver() ? Mono.just(both) : rest(runId, both, pages)));
		}).map(FailureLog::toInfo);
	}

	private CursorPages<FailureLog> pages(String runId) {
		return new CursorPages<>("The log of run " + runId, new CursorPages.Source<>() {

			@Override
			public Mono<FailureLog> page(@Nullable String cursor) {
				return FailureReasons.this.page(runId, cursor, EVENTS_PER_PAGE);
			}

			@Override
			public @Nullable String cursor(FailureLog page) {
				return page.cursor();
			}

			@Override
			public boolean hasMore(FailureLog page) {
				return !page.isComplete();
			}

		});
	}

	private Mono<FailureLog> rest(String runId, FailureLog begin, CursorPages<FailureLog> pages) {
		return countToFind(runId, begin).flatMap((count) -> count.isPresent() ? fromTheEnd(runId, begin, count.get())
				: pages.rest().reduce(begin, FailureLog::and));
	}

	/**
	 * Return the number of step failures, if the server can start at any position in the
	 * log.
	 * @param runId the run id
	 * @param begin the first pages
	 * @return the number, or empty if the log has to be read from its beginning
	 */
	private Mono<Optional<Integer>> countToFind(String runId, FailureLog begin) {
		if (!LogPosition.isKnown(begin.cursor())) {
			return Mono.just(Optional.empty());
		}
		int last = PAGES_FORWARD * EVENTS_PER_PAGE - 1;
		return page(runId, LogPosition.after(last), 1).filter((probe) -> Objects.equals(probe.cursor(), begin.cursor()))
			.flatMap((probe) -> this.runs.apply(runId))
			.mapNotNull(Run::statistics)
			.map((statistics) -> Optional.of(statistics.stepsFailed()))
			.onErrorResume(DagsterServerException.class, (ex) -> Mono.empty())
			.defaultIfEmpty(Optional.empty());
	}

	private Mono<FailureLog> fromTheEnd(String runId, FailureLog begin, int count) {
		return lastPage(runId, PAGES_FORWARD, PAGES_FORWARD)
			.flatMap((last) -> backward(runId, begin, count - begin.stepFailures(), last, null));
	}

	// The log has more than the pages up to the first number.
	private Mono<Integer> lastPage(String runId, int from, int step) {
		int page = from + step - 1;
		return isLast(runId, page)
			.flatMap((last) -> last ? lastPageBetween(runId, from, page) : lastPage(runId, page + 1, step * 2));
	}

	private Mono<Integer> lastPageBetween(String runId, int first, int last) {
		if (first == last) {
			return Mono.just(last);
		}
		int middle = (first + last) / 2;
		return isLast(runId, middle).flatMap(
				(enough) -> enough ? lastPageBetween(runId, first, middle) : lastPageBetween(runId, middle + 1, last));
	}

	private Mono<Boolean> isLast(String runId, int page) {
		return page(runId, LogPosition.after((page + 1) * EVENTS_PER_PAGE - 1), 1).map(FailureLog::isComplete);
	}

	private Mono<FailureLog> backward(String runId, FailureLog begin, int missing, int page, @Nullable FailureLog end) {
		return page(runId, LogPosition.after(page * EVENTS_PER_PAGE), EVENTS_PER_PAGE).flatMap((log) -> {
			FailureLog read = (end != null) ? log.and(end) : log;
			int left = missing - log.stepFailures();
			return (left <= 0 || page == PAGES_FORWARD) ? Mono.just(begin.and(read))
					: backward(runId, begin, left, page - 1, read);
		});
	}

	private Mono<FailureLog> page(String runId, @Nullable String cursor, int limit) {
		Map<String, Object> variables = new HashMap<>();
		variables.put("runId", runId);
		variables.put("limit", limit);
		if (cursor != null) {
			variables.put("afterCursor", cursor);
		}
		return this.transport.execute(LOG, variables);
	}

}
