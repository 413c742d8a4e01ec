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

package io.github.dagstergraphql.client.asset;

import java.util.Collection;
import java.util.List;

import io.github.dagstergraphql.client.asset.condition.AutomationConditionEvaluation;
import io.github.dagstergraphql.client.key.AssetKey;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The reactive twin of {@link AssetsSpec}. Each subscription sends requests.
 *
 * @since 0.1.0
 */
public interface ReactiveAssetsSpec extends AssetFilterSpec<ReactiveAssetsSpec> {

	/**
	 * Set the number of assets per request. Defaults to 100 for the first request and
	 * grows up to 500 while the server responds quickly.
	 * @param assets the number of assets
	 * @return this spec
	 * @throws IllegalArgumentException if the number is not between 1 and 1000
	 */
	ReactiveAssetsSpec pageSize(int assets);

	/**
	 * List the assets that are defined in a code location, in the order of their keys. A
	 * page of assets is requested when its first asset is.
	 * @return the assets
	 * @see AssetsSpec#stream()
	 */
	Flux<Asset> stream();

	/**
	 * List the first assets that are defined in a code location, in the order of their
	 * keys.
	 * @param limit the maximum number of assets
	 * @return the assets
	 * @throws IllegalArgumentException if the limit is not positive
	 */
	Mono<List<Asset>> list(int limit);

	/**
	 * Request the latest materialization and the current runs of assets, of up to 500
	 * assets with one request.
	 * @param keys the asset keys
	 * @return the information on each asset, in the same order and without repetitions;
	 * that of an unknown asset has neither a materialization nor runs
	 * @throws IllegalArgumentException if this spec has conditions, or a key is
	 * {@code null}
	 */
	Mono<List<AssetLatestInfo>> latest(Collection<AssetKey> keys);

	/**
	 * Request the evaluations of automation conditions that have the same id: those of
	 * all assets that the daemon has evaluated together. Evaluations of asset checks and
	 * of jobs are not included. Requires Dagster 1.9 or later.
	 * @param evaluationId the id ({@link AutomationConditionEvaluation#evaluationId()})
	 * @return the evaluations, unmodifiable; empty if there is none with the id
	 * @throws IllegalArgumentException if this spec has conditions, or the id is not a
	 * number
	 */
	Mono<List<AutomationConditionEvaluation>> conditionEvaluations(String evaluationId);

}
