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

package io.github.dagstergraphql.client.backfill;

import java.util.List;

import reactor.core.publisher.Mono;

/**
 * Spec for the launch of a backfill of assets; the reactive counterpart of
 * {@link AssetBackfillSpec}.
 *
 * @since 0.1.0
 */
public interface ReactiveAssetBackfillSpec
		extends BackfillSpec<ReactiveAssetBackfillSpec, Mono<ReactiveBackfillHandle>> {

	/**
	 * Request which partitions of which assets the backfill would materialize, without
	 * launching it, as {@link AssetBackfillSpec#preview()} does.
	 * @return {@code assetBackfillPreview}, in the order in which the assets would be
	 * materialized
	 * @throws IllegalStateException if no partitions are selected
	 */
	Mono<List<AssetBackfillPreview>> preview();

	/**
	 * Launch the backfill, as {@link AssetBackfillSpec#launch()} does.
	 * @return the new backfill, which is launched on subscription
	 * @throws IllegalStateException if no partitions are selected
	 */
	@Override
	Mono<ReactiveBackfillHandle> launch();

}
