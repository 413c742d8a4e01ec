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

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.asset.Asset;
import io.github.dagstergraphql.client.asset.AssetLatestInfo;
import io.github.dagstergraphql.client.asset.condition.AutomationConditionEvaluation;
import io.github.dagstergraphql.client.internal.asset.condition.ConditionEvaluations;
import io.github.dagstergraphql.client.internal.asset.event.AssetHistory;
import io.github.dagstergraphql.client.internal.asset.query.AssetQueries;
import io.github.dagstergraphql.client.internal.page.PageSizes;
import io.github.dagstergraphql.client.internal.page.Pages;
import io.github.dagstergraphql.client.internal.transport.DagsterTransport;
import io.github.dagstergraphql.client.key.AssetKey;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/**
 * Search for assets by filter.
 */
public final class AssetSearch {

	private final DagsterTransport transport;

	private final AssetQueries queries;

	private final AssetHistory history;

	private final ConditionEvaluations conditions;

	public AssetSearch(DagsterTransport transport, AssetQueries queries, AssetHistory history,
			ConditionEvaluations conditions) {
		this.transport = transport;
		this.queries = queries;
		this.history = history;
		this.conditions = conditions;
	}

	/**
	 * List assets, blocking for each page.
	 * @param filter the filter
	 * @param sizes the sizes of the pages
	 * @return the assets
	 */
	Stream<Asset> stream(AssetFilter filter, PageSizes sizes) {
		return new AssetPages(this.queries, filter, sizes).stream(this.transport::together);
	}

	/**
	 * List assets as they are requested.
	 * @param filter the filter
	 * @param sizes the sizes of the pages
	 * @return the assets
	 */
	Flux<Asset> flux(AssetFilter filter, PageSizes sizes) {
		return this.transport.together(Pages.flux(() -> new AssetPages(this.queries, filter, sizes)));
	}

	/**
	 * List the first assets.
	 * @param filter the filter
	 * @param sizes the sizes of the pages
	 * @param limit the maximum number of assets
	 * @return the assets
	 */
	Mono<List<Asset>> list(AssetFilter filter, PageSizes sizes, int limit) {
		Assert.isTrue(limit > 0, "limit must be positive");
		return flux(filter, sizes).take(limit).collectList().map(List::copyOf);
	}

	/**
	 * Request the latest materializations of assets.
	 * @param filter the filter, which must not have conditions
	 * @param keys the assets
	 * @return the information on each
	 */
	Mono<List<AssetLatestInfo>> latest(AssetFilter filter, Collection<AssetKey> keys) {
		Assert.isTrue(filter.isUnconditional(),
				"latest(..) is for the given keys and cannot be combined with conditions");
		return this.history.latest(keys);
	}

	/**
	 * Request the evaluations of automation conditions with the same id.
	 * @param filter the filter, which must not have conditions
	 * @param evaluationId the id
	 * @return the evaluations
	 */
	Mono<List<AutomationConditionEvaluation>> conditionEvaluations(AssetFilter filter, String evaluationId) {
		Assert.isTrue(filter.isUnconditional(),
				"conditionEvaluations(..) is for all assets and cannot be combined with conditions");
		return this.conditions.ofId(evaluationId);
	}

}
