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
import java.util.function.BiFunction;
import java.util.function.Function;

import io.github.dagstergraphql.client.error.InvalidResponseException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Pages of a list, newest first, each of which begins after the last element of the
 * previous one.
 *
 * @param <T> the elements
 */
public final class LastIdPages<T> implements Pages<T> {

	private final String element;

	private final String owner;

	private final BiFunction<@Nullable String, Integer, Mono<List<T>>> source;

	private final Function<T, String> id;

	private final PageSizes sizes;

	private @Nullable String last;

	private boolean over;

	/**
	 * Create pages.
	 * @param element the name of an element, for messages
	 * @param owner the owner of the list, for messages
	 * @param source requests elements after an id, at most as many as given
	 * @param id returns the id of an element
	 * @param sizes the sizes of the pages
	 * @param last the id after which to begin, or {@code null} to begin with the newest
	 * element
	 */
	public LastIdPages(String element, String owner, BiFunction<@Nullable String, Integer, Mono<List<T>>> source,
			Function<T, String> id, PageSizes sizes, @Nullable String last) {
		this.element = element;
		this.owner = owner;
		this.source = source;
		this.id = id;
		this.sizes = sizes;
		this.last = last;
	}

	@Override
	public boolean isOver() {
		return this.over;
	}

	@Override
	public Mono<List<T>> next() {
		return Mono.defer(() -> {
			int limit = this.sizes.next();
			return this.sizes.observe(this.source.apply(this.last, limit)).doOnNext((page) -> advance(page, limit));
		});
	}

	private void advance(List<T> page, int limit) {
		this.over = page.size() < limit;
		if (this.over) {
			return;
		}
		String next = this.id.apply(page.get(page.size() - 1));
		// the list of a server that ignores the cursor would have no end
		if (next.equals(this.last)) {
			throw new InvalidResponseException("The server listed " + this.element + " " + next + " " + this.owner
					+ " twice: it does not continue after the cursor", false, 200, "");
		}
		this.last = next;
	}

}
