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

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;
import io.github.dagstergraphql.client.error.InvalidResponseException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Pages of a list, newest element first, that may change in the meantime. The cursor of a
 * page is the id of the element that precedes it.
 * <p>
 * The server treats a deleted cursor as the end of the list, so the end of the list is
 * accepted only if the cursor still exists. Otherwise, reading continues after the last
 * element that exists, since all elements after that one have been deleted.
 *
 * @param <T> the elements
 */
public final class ListPages<T> implements Pages<T> {

	/** Number of elements that may be deleted in a row without losing the position. */
	public static final int MEMORY = 10_000;

	private static final int IDS_PER_SEARCH = 100;

	private final Source<T> source;

	private final Function<T, String> id;

	private final PageSizes sizes;

	private final int memory;

	/** Ids of the elements that were read last, with the cursor at the end. */
	private final Deque<String> read = new ArrayDeque<>();

	/** The same ids, for lookups. */
	private final Set<String> known = new HashSet<>();

	private boolean forgotten;

	/**
	 * The element of the cursor, withheld until the next elements are known: a reader
	 * that deletes the elements of a page must not delete the cursor.
	 */
	private @Nullable T keptBack;

	private boolean over;

	public ListPages(Source<T> source, Function<T, String> id, PageSizes sizes, int memory) {
		this.source = source;
		this.id = id;
		this.sizes = sizes;
		this.memory = memory;
	}

	@Override
	public boolean isOver() {
		return this.over;
	}

	@Override
	public Mono<List<T>> next() {
		return Mono.defer(() -> {
			int size = this.sizes.next();
			int limit = (this.keptBack != null) ? size : size + 1;
			return this.sizes.observe(readPage(limit)).map((page) -> deliver(page, limit));
		});
	}

	private Mono<List<T>> readPage(int limit) {
		String cursor = this.read.peekLast();
		Mono<List<T>> page = this.source.page(cursor, limit);
		if (cursor == null) {
			return page;
		}
		return page.flatMap((elements) -> !elements.isEmpty() ? Mono.just(elements)
				: goBack(false).flatMap((gone) -> gone ? readPage(limit) : Mono.just(elements)));
	}

	/**
	 * Set the cursor to the last element that still exists.
	 * @param gone whether the cursor is known to have been deleted
	 * @return whether it was deleted
	 */
	private Mono<Boolean> goBack(boolean gone) {
		if (this.read.isEmpty()) {
			return this.forgotten ? Mono.error(() -> this.source.lost(this.memory)) : Mono.just(true);
		}
		List<String> last = new ArrayList<>();
		for (Iterator<String> ids = this.read.descendingIterator(); ids.hasNext() && last.size() < IDS_PER_SEARCH;) {
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

	private List<T> deliver(List<T> page, int limit) {
		List<T> elements = new ArrayList<>();
		if (this.keptBack != null) {
			elements.add(this.keptBack);
		}
		elements.addAll(page);
		page.forEach((element) -> remember(this.id.apply(element)));
		this.over = page.size() < limit;
		this.keptBack = this.over ? null : elements.remove(elements.size() - 1);
		return elements;
	}

	private void remember(String id) {
		// the list of a server that ignores the cursor would have no end
		if (!this.known.add(id)) {
			throw new InvalidResponseException("The server listed %s %s twice: it does not continue after the cursor"
				.formatted(this.source.kind(), id), false, 200, "");
		}
		this.read.addLast(id);
		if (this.read.size() > this.memory) {
			this.known.remove(this.read.removeFirst());
			this.forgotten = true;
		}
	}

	/**
	 * Requests elements.
	 *
	 * @param <T> the elements
	 */
	public interface Source<T> {

		/**
		 * Request a page.
		 * @param cursor the id of the element to begin after, or {@code null} to begin
		 * with the newest
		 * @param limit the maximum number of elements
		 * @return the elements, newest first
		 */
		Mono<List<T>> page(@Nullable String cursor, int limit);

		/**
		 * Request the subset of elements that exist.
		 * @param ids ids of elements
		 * @return the ids of those that exist
		 */
		Mono<List<String>> existing(List<String> ids);

		/**
		 * Return the name of an element in messages.
		 * @return the name, such as {@code run}
		 */
		String kind();

		/**
		 * Create the failure for a lost position.
		 * @param memory the number of elements that have been deleted
		 * @return the failure
		 */
		DagsterGraphQlClientException lost(int memory);

	}

}
