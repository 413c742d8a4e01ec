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

import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.client.partition.PartitionRange;

/**
 * Partitions of an asset that a backfill would materialize ({@code AssetPartitions}).
 *
 * @param assetKey the asset
 * @param partitioned whether the asset has partitions; an asset without partitions would
 * be materialized once
 * @param partitionKeys the partition keys, in no particular order; empty if there are
 * ranges
 * @param partitionRanges the ranges of time windows; empty for other partitions
 * @since 0.1.0
 */
public record AssetBackfillPreview(AssetKey assetKey, boolean partitioned, List<String> partitionKeys,
		List<PartitionRange> partitionRanges) {

}
