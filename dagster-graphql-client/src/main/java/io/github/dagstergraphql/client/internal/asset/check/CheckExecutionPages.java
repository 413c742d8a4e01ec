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

package io.github.dagstergraphql.client.internal.asset.check;

import java.util.List;
import java.util.function.BiFunction;

import io.github.dagstergraphql.client.asset.check.AssetCheckExecution;
import io.github.dagstergraphql.client.error.InvalidResponseException;
import io.github.dagstergraphql.client.internal.page.PageSizes;
import io.github.dagstergraphql.client.internal.page.Pages;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Pages of executions of an asset check, newest first, each of which begins after the
 * last execution of the previous one.
 */
final class CheckExecutionPages implements Pages<AssetCheckExecution> {

	private final BiFunction<@Nullable String, Integer, Mono<List<AssetCheckExecution>>> source;

	private final PageSizes sizes;

	private @Nullable String last;

	private boolean over;

	/**
	 * Create pages.
	 * @param source requests executions after an id, at most as many as given
	 * @param sizes the sizes of the pages
	 */
	CheckExecutionPages(BiFunction<@Nullable String, Integer, Mono<List<AssetCheckExecution>>> source,
			PageSizes sizes) {
		this.source = source;
		this.sizes = sizes;
	}

	@Override
	public boolean isOver() {
		return this.over;
	}

	@Override
	public Mono<List<AssetCheckExecution>> next() {
		return Mono.defer(() -> {
			int limit = this.sizes.next();
			return this.sizes.observe(this.source.apply(this.last, limit)).doOnNext((page) -> advance(page, limit));
		});
	}

	private void advance(List<AssetCheckExecution> page, int limit) {
		this.over = page.size() < limit;
		if (this.over) {
			return;
		}
		String next = page.get(page.size() - 1).id();
		// the list of a server that ignores the cursor would have no end
		if (next.equals(this.last)) {
			throw new InvalidResponseException("The server listed execution " + next
					+ " of an asset check twice: it does not continue after the cursor", false, 200, "");
		}
		this.last = next;
	}

}
