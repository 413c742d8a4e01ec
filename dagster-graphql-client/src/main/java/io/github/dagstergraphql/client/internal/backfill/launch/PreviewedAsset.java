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

import io.github.dagstergraphql.client.backfill.AssetBackfillPreview;
import io.github.dagstergraphql.client.internal.asset.query.KeyPath;
import io.github.dagstergraphql.client.internal.shape.Required;
import org.jspecify.annotations.Nullable;

/**
 * An {@code AssetPartitions}.
 *
 * @param assetKey the key of the asset
 * @param partitions the partitions, or {@code null} if the asset is not partitioned
 */
record PreviewedAsset(@Nullable KeyPath assetKey, @Nullable TargetPartitions partitions) {

	AssetBackfillPreview toPreview() {
		return new AssetBackfillPreview(KeyPath.required(this.assetKey, "assetKey"), this.partitions != null,
				(this.partitions != null) ? this.partitions.keys() : List.of(),
				(this.partitions != null) ? this.partitions.partitionRanges() : List.of());
	}

	/**
	 * The data of the response.
	 *
	 * @param assetBackfillPreview the assets
	 */
	record Data(@Nullable List<@Nullable PreviewedAsset> assetBackfillPreview) {

		List<AssetBackfillPreview> toPreviews() {
			return Required.list(this.assetBackfillPreview, "assetBackfillPreview")
				.stream()
				.map(PreviewedAsset::toPreview)
				.toList();
		}

	}

}
