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

package io.github.dagstergraphql.client.internal.run.change;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

import io.github.dagstergraphql.client.internal.call.Blocking;
import io.github.dagstergraphql.client.internal.page.Pages;
import io.github.dagstergraphql.client.run.RunChange;
import reactor.core.publisher.Mono;

/**
 * Iterator over status changes that blocks until there is one.
 */
final class ChangeIterator implements Iterator<RunChange> {

	private final Pages<RunChange> pages;

	private final Mono<Void> end;

	private Iterator<RunChange> page = Collections.emptyIterator();

	private boolean over;

	/**
	 * Create an iterator.
	 * @param pages the changes
	 * @param end completes when there are no more changes, also during a wait
	 */
	ChangeIterator(Pages<RunChange> pages, Mono<Void> end) {
		this.pages = pages;
		this.end = end;
	}

	@Override
	public boolean hasNext() {
		while (!this.page.hasNext() && !this.over) {
			// a failed or interrupted wait may have lost what it has read
			this.over = true;
			List<RunChange> changes = Blocking.await(Mono.defer(this.pages::next).takeUntilOther(this.end),
					() -> false);
			this.over = (changes == null);
			this.page = (changes != null) ? changes.iterator() : Collections.emptyIterator();
		}
		return this.page.hasNext();
	}

	@Override
	public RunChange next() {
		if (!hasNext()) {
			throw new NoSuchElementException();
		}
		return this.page.next();
	}

}
