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

import io.github.dagstergraphql.client.key.AssetKey;

/**
 * Progress of an asset in a backfill ({@code AssetBackfillStatus}).
 *
 * @param assetKey the asset
 * @param partitioned whether the asset has partitions; an asset without partitions counts
 * as a single one
 * @param counts the number of its partitions by state
 * @since 0.1.0
 */
public record AssetBackfillProgress(AssetKey assetKey, boolean partitioned, BackfillCounts counts) {

}
