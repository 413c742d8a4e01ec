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

package io.github.dagstergraphql.client.internal.backfill.launch;

import java.util.List;
import java.util.function.BiFunction;

import io.github.dagstergraphql.client.backfill.AssetBackfillPreview;
import io.github.dagstergraphql.client.backfill.ReactiveAssetBackfillSpec;
import io.github.dagstergraphql.client.backfill.ReactiveBackfillHandle;
import io.github.dagstergraphql.client.key.AssetKey;
import reactor.core.publisher.Mono;

/**
 * The reactive {@link ReactiveAssetBackfillSpec}.
 */
public final class DefaultReactiveAssetBackfillSpec
		extends DelegatingBackfillSpec<ReactiveAssetBackfillSpec, Mono<ReactiveBackfillHandle>>
		implements ReactiveAssetBackfillSpec {

	private final List<AssetKey> keys;

	private final BiFunction<List<AssetKey>, BackfillRequest, Mono<ReactiveBackfillHandle>> launcher;

	private final BiFunction<List<AssetKey>, BackfillRequest, Mono<List<AssetBackfillPreview>>> previewer;

	/**
	 * Create a new spec.
	 * @param keys the keys of the assets
	 * @param launcher launches the backfill
	 * @param previewer previews the backfill
	 */
	public DefaultReactiveAssetBackfillSpec(List<AssetKey> keys,
			BiFunction<List<AssetKey>, BackfillRequest, Mono<ReactiveBackfillHandle>> launcher,
			BiFunction<List<AssetKey>, BackfillRequest, Mono<List<AssetBackfillPreview>>> previewer) {
		this.keys = keys;
		this.launcher = launcher;
		this.previewer = previewer;
	}

	@Override
	ReactiveAssetBackfillSpec self() {
		return this;
	}

	@Override
	public Mono<ReactiveBackfillHandle> launch() {
		return checked((request) -> this.launcher.apply(this.keys, request));
	}

	@Override
	public Mono<List<AssetBackfillPreview>> preview() {
		return checked((request) -> this.previewer.apply(this.keys, request));
	}

	@Override
	public String toString() {
		return "ReactiveAssetBackfillSpec" + this.keys;
	}

}
