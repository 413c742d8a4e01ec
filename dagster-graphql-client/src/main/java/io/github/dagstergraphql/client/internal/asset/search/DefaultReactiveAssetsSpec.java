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

import io.github.dagstergraphql.client.asset.Asset;
import io.github.dagstergraphql.client.asset.AssetLatestInfo;
import io.github.dagstergraphql.client.asset.ReactiveAssetsSpec;
import io.github.dagstergraphql.client.asset.condition.AutomationConditionEvaluation;
import io.github.dagstergraphql.client.key.AssetKey;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The reactive {@link ReactiveAssetsSpec}.
 */
public final class DefaultReactiveAssetsSpec extends DelegatingAssetFilterSpec<ReactiveAssetsSpec>
		implements ReactiveAssetsSpec {

	private final AssetSearch search;

	public DefaultReactiveAssetsSpec(AssetSearch search) {
		this.search = search;
	}

	@Override
	ReactiveAssetsSpec self() {
		return this;
	}

	@Override
	public ReactiveAssetsSpec pageSize(int assets) {
		return withPageSize(assets);
	}

	@Override
	public Flux<Asset> stream() {
		return this.search.flux(this.filter, pageSizes());
	}

	@Override
	public Mono<List<Asset>> list(int limit) {
		return this.search.list(this.filter, pageSizes(), limit);
	}

	@Override
	public Mono<List<AssetLatestInfo>> latest(Collection<AssetKey> keys) {
		return this.search.latest(this.filter, keys);
	}

	@Override
	public Mono<List<AutomationConditionEvaluation>> conditionEvaluations(String evaluationId) {
		return this.search.conditionEvaluations(this.filter, evaluationId);
	}

	@Override
	public String toString() {
		return "ReactiveAssetsSpec[" + this.filter + "]";
	}

}
