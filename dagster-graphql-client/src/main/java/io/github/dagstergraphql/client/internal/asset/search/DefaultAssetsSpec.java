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
import io.github.dagstergraphql.client.asset.AssetsSpec;
import io.github.dagstergraphql.client.asset.condition.AutomationConditionEvaluation;
import io.github.dagstergraphql.client.internal.call.Blocking;
import io.github.dagstergraphql.client.key.AssetKey;

/**
 * The blocking {@link AssetsSpec}.
 */
public final class DefaultAssetsSpec extends DelegatingAssetFilterSpec<AssetsSpec> implements AssetsSpec {

	private final AssetSearch search;

	public DefaultAssetsSpec(AssetSearch search) {
		this.search = search;
	}

	@Override
	AssetsSpec self() {
		return this;
	}

	@Override
	public AssetsSpec pageSize(int assets) {
		return withPageSize(assets);
	}

	@Override
	public Stream<Asset> stream() {
		return this.search.stream(this.filter, pageSizes());
	}

	@Override
	public List<Asset> list(int limit) {
		return Blocking.query(this.search.list(this.filter, pageSizes(), limit));
	}

	@Override
	public List<AssetLatestInfo> latest(Collection<AssetKey> keys) {
		return Blocking.query(this.search.latest(this.filter, keys));
	}

	@Override
	public List<AutomationConditionEvaluation> conditionEvaluations(String evaluationId) {
		return Blocking.query(this.search.conditionEvaluations(this.filter, evaluationId));
	}

	@Override
	public String toString() {
		return "AssetsSpec[" + this.filter + "]";
	}

}
