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

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

import io.github.dagstergraphql.client.internal.call.Blocking;
import reactor.core.publisher.Mono;

/**
 * Iterator over endless pages that blocks until there is an element.
 *
 * @param <T> the elements
 */
public final class WaitingIterator<T> implements Iterator<T> {

	private final Pages<T> pages;

	private final Mono<Void> end;

	private Iterator<T> page = Collections.emptyIterator();

	private boolean over;

	/**
	 * Create an iterator.
	 * @param pages the elements
	 * @param end completes when there are no more elements, also during a wait
	 */
	public WaitingIterator(Pages<T> pages, Mono<Void> end) {
		this.pages = pages;
		this.end = end;
	}

	@Override
	public boolean hasNext() {
		while (!this.page.hasNext() && !this.over) {
			// a failed or interrupted wait may have lost what it has read
			this.over = true;
			List<T> elements = Blocking.await(Mono.defer(this.pages::next).takeUntilOther(this.end), () -> false);
			this.over = (elements == null);
			this.page = (elements != null) ? elements.iterator() : Collections.emptyIterator();
		}
		return this.page.hasNext();
	}

	@Override
	public T next() {
		if (!hasNext()) {
			throw new NoSuchElementException();
		}
		return this.page.next();
	}

}
