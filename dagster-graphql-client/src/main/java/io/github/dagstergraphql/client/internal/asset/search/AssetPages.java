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

package io.github.dagstergraphql.client.internal.asset.search;

import java.util.List;

import io.github.dagstergraphql.client.asset.Asset;
import io.github.dagstergraphql.client.error.InvalidResponseException;
import io.github.dagstergraphql.client.internal.asset.query.AssetPage;
import io.github.dagstergraphql.client.internal.asset.query.AssetQueries;
import io.github.dagstergraphql.client.internal.page.PageSizes;
import io.github.dagstergraphql.client.internal.page.Pages;
import io.github.dagstergraphql.client.key.AssetKey;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Pages of assets in the order of their keys, each of which begins after the last key of
 * the previous one.
 */
final class AssetPages implements Pages<Asset> {

	private final AssetQueries queries;

	private final AssetFilter filter;

	private final PageSizes sizes;

	private @Nullable AssetKey last;

	private boolean over;

	AssetPages(AssetQueries queries, AssetFilter filter, PageSizes sizes) {
		this.queries = queries;
		this.filter = filter;
		this.sizes = sizes;
	}

	@Override
	public boolean isOver() {
		return this.over;
	}

	@Override
	public Mono<List<Asset>> next() {
		return Mono.defer(() -> {
			int limit = this.sizes.next();
			return this.sizes.observe(this.queries.page(this.filter.prefix(), this.last, limit)).map((page) -> {
				advance(page, limit);
				return page.assets().stream().filter(this.filter::matches).toList();
			});
		});
	}

	private void advance(AssetPage page, int limit) {
		List<AssetKey> keys = page.keys();
		this.over = keys.size() < limit;
		if (this.over) {
			return;
		}
		AssetKey next = keys.get(keys.size() - 1);
		// the list of a server that ignores the cursor would have no end
		if (next.equals(this.last)) {
			throw new InvalidResponseException(
					"The server listed asset " + next + " twice: it does not continue after the cursor", false, 200,
					"");
		}
		this.last = next;
	}

}
