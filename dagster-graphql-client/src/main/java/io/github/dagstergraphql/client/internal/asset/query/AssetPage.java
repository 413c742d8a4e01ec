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

package io.github.dagstergraphql.client.internal.asset.query;

import java.util.List;

import io.github.dagstergraphql.client.asset.Asset;
import io.github.dagstergraphql.client.key.AssetKey;

/**
 * A page of assets.
 *
 * @param keys the keys of the page, including those of assets that only have events
 * @param assets the assets that are defined
 */
public record AssetPage(List<AssetKey> keys, List<Asset> assets) {

}
