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
import io.github.dagstergraphql.client.backfill.AssetBackfillSpec;
import io.github.dagstergraphql.client.backfill.BackfillHandle;
import io.github.dagstergraphql.client.key.AssetKey;

/**
 * The blocking {@link AssetBackfillSpec}.
 */
public final class DefaultAssetBackfillSpec extends DelegatingBackfillSpec<AssetBackfillSpec, BackfillHandle>
		implements AssetBackfillSpec {

	private final List<AssetKey> keys;

	private final BiFunction<List<AssetKey>, BackfillRequest, BackfillHandle> launcher;

	private final BiFunction<List<AssetKey>, BackfillRequest, List<AssetBackfillPreview>> previewer;

	/**
	 * Create a new spec.
	 * @param keys the keys of the assets
	 * @param launcher launches the backfill
	 * @param previewer previews the backfill
	 */
	public DefaultAssetBackfillSpec(List<AssetKey> keys,
			BiFunction<List<AssetKey>, BackfillRequest, BackfillHandle> launcher,
			BiFunction<List<AssetKey>, BackfillRequest, List<AssetBackfillPreview>> previewer) {
		this.keys = keys;
		this.launcher = launcher;
		this.previewer = previewer;
	}

	@Override
	AssetBackfillSpec self() {
		return this;
	}

	@Override
	public BackfillHandle launch() {
		return checked((request) -> this.launcher.apply(this.keys, request));
	}

	@Override
	public List<AssetBackfillPreview> preview() {
		return checked((request) -> this.previewer.apply(this.keys, request));
	}

	@Override
	public String toString() {
		return "AssetBackfillSpec" + this.keys;
	}

}
