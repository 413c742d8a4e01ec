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
import java.util.function.Supplier;

import io.github.dagstergraphql.client.internal.call.Blocking;
import reactor.core.publisher.Mono;

/**
 * Iterator over the elements of pages. It blocks until a page has been read when its
 * first element is requested.
 *
 * @param <T> the elements
 */
final class PageIterator<T> implements Iterator<T> {

	private final Pages<T> pages;

	private final Supplier<Mono<List<T>>> nextPage;

	private Iterator<T> page = Collections.emptyIterator();

	PageIterator(Pages<T> pages, Supplier<Mono<List<T>>> nextPage) {
		this.pages = pages;
		this.nextPage = nextPage;
	}

	@Override
	public boolean hasNext() {
		while (!this.page.hasNext() && !this.pages.isOver()) {
			this.page = Blocking.query(this.nextPage.get()).iterator();
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
