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

import java.util.List;

import io.github.dagstergraphql.client.key.AssetKey;

/**
 * Handle to several assets. Obtaining it sends no request.
 *
 * @param <R> the result of a launch: a
 * {@link io.github.dagstergraphql.client.run.RunHandle} from the blocking client, a
 * {@link reactor.core.publisher.Mono} of
 * {@link io.github.dagstergraphql.client.run.ReactiveRunHandle} from the reactive client
 * @since 0.1.0
 */
public interface AssetHandles<R> {

	/**
	 * Return the keys of the assets.
	 * @return the keys, unmodifiable
	 */
	List<AssetKey> keys();

	/**
	 * Create a spec for a single run that materializes all of the assets. Requires
	 * Dagster 1.5 or later.
	 * @return a spec to configure the launch and to send it
	 */
	MaterializeSpec<R> materialize();

}
