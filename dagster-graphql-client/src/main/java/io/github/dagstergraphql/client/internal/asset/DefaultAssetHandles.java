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

package io.github.dagstergraphql.client.internal.asset;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;

import io.github.dagstergraphql.client.asset.AssetHandles;
import io.github.dagstergraphql.client.asset.MaterializeSpec;
import io.github.dagstergraphql.client.internal.job.DefaultMaterializeSpec;
import io.github.dagstergraphql.client.internal.job.Materialization;
import io.github.dagstergraphql.client.key.AssetKey;

import org.springframework.util.Assert;

/**
 * {@link AssetHandles} of both clients.
 *
 * @param <R> the result of a launch
 */
public final class DefaultAssetHandles<R> implements AssetHandles<R> {

	private final List<AssetKey> keys;

	private final Function<Materialization, R> launcher;

	/**
	 * Create a new handle.
	 * @param keys the keys of the assets
	 * @param launcher launches runs that materialize assets
	 */
	public DefaultAssetHandles(Collection<AssetKey> keys, Function<Materialization, R> launcher) {
		Assert.notEmpty(keys, "at least one asset key is required");
		this.keys = List.copyOf(keys);
		this.launcher = launcher;
	}

	@Override
	public List<AssetKey> keys() {
		return this.keys;
	}

	@Override
	public MaterializeSpec<R> materialize() {
		return new DefaultMaterializeSpec<>(this.keys, this.launcher);
	}

	@Override
	public String toString() {
		return "AssetHandles" + this.keys;
	}

}
