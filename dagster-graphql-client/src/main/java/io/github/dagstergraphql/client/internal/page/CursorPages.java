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

import java.util.List;
import java.util.Objects;

import io.github.dagstergraphql.client.error.InvalidResponseException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Pages of a list that only grows, such as a log. The server returns a cursor with each
 * page, and whether there are more pages.
 *
 * @param <P> a page
 */
public final class CursorPages<P> implements Pages<P> {

	private final String list;

	private final Source<P> source;

	private @Nullable String cursor;

	private boolean over;

	/**
	 * Create pages.
	 * @param list the name of the list, for messages
	 * @param source requests pages
	 */
	public CursorPages(String list, Source<P> source) {
		this.list = list;
		this.source = source;
	}

	@Override
	public boolean isOver() {
		return this.over;
	}

	@Override
	public Mono<List<P>> next() {
		return read().map(List::of);
	}

	/**
	 * Read the next page.
	 * @return the page
	 */
	public Mono<P> read() {
		return Mono.defer(() -> this.source.page(this.cursor)).doOnNext(this::advance);
	}

	private void advance(P page) {
		String next = this.source.cursor(page);
		this.over = !this.source.hasMore(page);
		if (!this.over && Objects.equals(next, this.cursor)) {
			throw new InvalidResponseException(
					"%s has no end: the server returned the same cursor twice".formatted(this.list), false, 200, "");
		}
		this.cursor = next;
	}

	/**
	 * Requests pages.
	 *
	 * @param <P> a page
	 */
	public interface Source<P> {

		/**
		 * Request a page.
		 * @param cursor the cursor of the previous page, or {@code null} for the first
		 * page
		 * @return the page
		 */
		Mono<P> page(@Nullable String cursor);

		/**
		 * Return the cursor of a page.
		 * @param page the page
		 * @return the cursor
		 */
		@Nullable String cursor(P page);

		/**
		 * Return whether there are more pages.
		 * @param page the page
		 * @return {@code false} for the last page
		 */
		boolean hasMore(P page);

	}

}
