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

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Number of elements to request with the next page: few at first, since most readers need
 * few, and more while the server responds quickly.
 */
public final class PageSizes {

	/** A server that takes longer for a page may not return a larger one in time. */
	private static final Duration QUICK = Duration.ofSeconds(3);

	private final int largest;

	private int size;

	private long left;

	private PageSizes(int size, int largest, long limit) {
		this.size = size;
		this.largest = largest;
		this.left = limit;
	}

	public static PageSizes always(int size) {
		return new PageSizes(size, size, Long.MAX_VALUE);
	}

	public static PageSizes growing(int first, int largest) {
		return new PageSizes(first, largest, Long.MAX_VALUE);
	}

	/**
	 * Return a fixed size if one was chosen, and otherwise growing ones.
	 * @param chosen the chosen size, or {@code null}
	 * @param first the first size
	 * @param largest the maximum size
	 * @return the sizes
	 */
	public static PageSizes of(@Nullable Integer chosen, int first, int largest) {
		return (chosen != null) ? always(chosen) : growing(first, largest);
	}

	/**
	 * Return the same sizes for a reader that needs a limited number of elements.
	 * @param limit the maximum number of elements
	 * @return the sizes
	 */
	public PageSizes upTo(int limit) {
		return new PageSizes(this.size, this.largest, limit);
	}

	public int first() {
		return this.size;
	}

	/**
	 * Return the size of the next page, and count its elements.
	 * @return the size, at least one
	 */
	public int next() {
		int next = (int) Math.max(1, Math.min(this.size, this.left));
		this.left -= next;
		return next;
	}

	/**
	 * Request a page, and adapt the next sizes to the time that the server takes for it.
	 * @param page the page
	 * @param <P> the type of the page
	 * @return the page
	 */
	public <P> Mono<P> observe(Mono<P> page) {
		return page.elapsed().map((timed) -> {
			took(Duration.ofMillis(timed.getT1()));
			return timed.getT2();
		});
	}

	void took(Duration time) {
		if (time.compareTo(QUICK) < 0) {
			this.size = Math.min(this.largest, this.size * 2);
		}
	}

}
