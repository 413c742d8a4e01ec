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

package io.github.dagstergraphql.client.internal.page;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import io.github.dagstergraphql.client.error.InvalidResponseException;
import io.github.dagstergraphql.client.run.RunNotFoundException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Reads runs page by page, newest first, while others create and delete runs. It is for
 * one reader, who asks for the next page when he has had the one before.
 * <p>
 * A page begins after a run, the cursor. To the server a cursor that has been deleted is
 * the end of the list, so that an end is believed only if the cursor is still there. If
 * not, it goes on from the last run that is, since all that came after that one is gone.
 *
 * @param <T> what is read of a run
 */
public final class Pages<T> {

	/** How many runs can be deleted in a row without losing the way. */
	public static final int MEMORY = 10_000;

	private static final int RUNS_PER_SEARCH = 100;

	private final Source<T> source;

	private final Function<T, String> id;

	private final PageSizes sizes;

	private final int memory;

	/** What has been read last, the cursor at the end. */
	private final Deque<String> read = new ArrayDeque<>();

	/** The same again, to look up. */
	private final Set<String> known = new HashSet<>();

	private boolean forgotten;

	/**
	 * The cursor, kept back until what follows it is known: a reader who deletes what he
	 * has been given must not delete the cursor.
	 */
	private @Nullable T keptBack;

	private boolean over;

	public Pages(Source<T> source, Function<T, String> id, PageSizes sizes, int memory) {
		this.source = source;
		this.id = id;
		this.sizes = sizes;
		this.memory = memory;
	}

	/**
	 * Return whether all has been read.
	 * @return {@code true} if there is no next page
	 */
	public boolean isOver() {
		return this.over;
	}

	/**
	 * Read the next page.
	 * @return the runs, none only if there is nothing more
	 */
	public Mono<List<T>> next() {
		return Mono.defer(() -> {
			int size = this.sizes.next();
			int limit = (this.keptBack != null) ? size : size + 1;
			return readPage(limit).elapsed().map((page) -> {
				this.sizes.took(Duration.ofMillis(page.getT1()));
				return deliver(page.getT2(), limit);
			});
		});
	}

	private Mono<List<T>> readPage(int limit) {
		String cursor = this.read.peekLast();
		Mono<List<T>> page = this.source.page(cursor, limit);
		if (cursor == null) {
			return page;
		}
		return page.flatMap((runs) -> !runs.isEmpty() ? Mono.just(runs)
				: goBack(false).flatMap((gone) -> gone ? readPage(limit) : Mono.just(runs)));
	}

	/**
	 * Make the last run that is still there the cursor.
	 * @param gone whether the cursor is known to be gone
	 * @return whether it was
	 */
	private Mono<Boolean> goBack(boolean gone) {
		if (this.read.isEmpty()) {
			return this.forgotten ? Mono.error(this::lost) : Mono.just(true);
		}
		List<String> last = new ArrayList<>();
		for (Iterator<String> ids = this.read.descendingIterator(); ids.hasNext() && last.size() < RUNS_PER_SEARCH;) {
			last.add(ids.next());
		}
		return this.source.existing(last).flatMap((existing) -> {
			Set<String> there = new HashSet<>(existing);
			for (int index = 0; index < last.size(); index++) {
				if (there.contains(last.get(index))) {
					return Mono.just(gone || index > 0);
				}
				this.known.remove(this.read.removeLast());
			}
			return goBack(true);
		});
	}

	private RunNotFoundException lost() {
		return new RunNotFoundException("RunNotFoundError",
				"The last " + this.memory
						+ " runs that were read have been deleted meanwhile, so that it is not known where to go on",
				null);
	}

	private List<T> deliver(List<T> page, int limit) {
		List<T> runs = new ArrayList<>();
		if (this.keptBack != null) {
			runs.add(this.keptBack);
		}
		runs.addAll(page);
		page.forEach((run) -> remember(this.id.apply(run)));
		this.over = page.size() < limit;
		this.keptBack = this.over ? null : runs.remove(runs.size() - 1);
		return runs;
	}

	private void remember(String runId) {
		// of a server that pays no heed to the cursor the list would have no end
		if (!this.known.add(runId)) {
			throw new InvalidResponseException(
					"The server listed run %s twice: it does not go on after the cursor".formatted(runId), false, 200,
					"");
		}
		this.read.addLast(runId);
		if (this.read.size() > this.memory) {
			this.known.remove(this.read.removeFirst());
			this.forgotten = true;
		}
	}

	/**
	 * Asks the server.
	 *
	 * @param <T> what is read of a run
	 */
	public interface Source<T> {

		/**
		 * Ask for runs.
		 * @param cursor the run after which to begin, or {@code null} to begin with the
		 * newest
		 * @param limit how many at most
		 * @return the runs, newest first
		 */
		Mono<List<T>> page(@Nullable String cursor, int limit);

		/**
		 * Ask which runs there are.
		 * @param runIds ids of runs
		 * @return those of them that exist
		 */
		Mono<List<String>> existing(List<String> runIds);

	}

}
