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

/**
 * Spec for the launch of a backfill of assets, at least one of which is partitioned.
 * Dagster materializes each asset after those that it depends on. Requires Dagster 1.5 or
 * later.
 * <p>
 * The selected partitions are those of the assets that do not depend on other partitioned
 * assets of the backfill, which must have the same partitions. Dagster maps them to the
 * partitions of the other assets. Assets without partitions are materialized once.
 * {@link #onlyMissing()} and {@link #onlyFailed()} include a partition if it is missing
 * or has failed in any of the assets with these partitions.
 *
 * @since 0.1.0
 */
public interface AssetBackfillSpec extends BackfillSpec<AssetBackfillSpec, BackfillHandle> {

	/**
	 * Request which partitions of which assets the backfill would materialize, without
	 * launching it.
	 * @return {@code assetBackfillPreview}, in the order in which the assets would be
	 * materialized
	 * @throws io.github.dagstergraphql.client.asset.AssetNotFoundException if an asset
	 * does not exist
	 * @throws io.github.dagstergraphql.client.job.InvalidSubsetException if an asset is
	 * external, so that Dagster cannot materialize it, or if Dagster would omit an asset
	 * that depends on others only through assets that are not part of the backfill
	 * @throws io.github.dagstergraphql.client.partition.InvalidPartitionException as from
	 * {@link #launch()}, and if all partitions of assets with different partitions are
	 * selected
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server rejects the request or cannot be reached
	 * @throws IllegalStateException if no partitions are selected
	 */
	List<AssetBackfillPreview> preview();

	/**
	 * Launch the backfill. Dagster's daemon launches its runs later. A launch without a
	 * response is not repeated: if {@code isOutcomeUnknown()} of the exception is true,
	 * the backfill may exist.
	 * @return the new backfill
	 * @throws io.github.dagstergraphql.client.asset.AssetNotFoundException if an asset
	 * does not exist
	 * @throws io.github.dagstergraphql.client.job.InvalidSubsetException if an asset is
	 * external, so that Dagster cannot materialize it, or if Dagster would omit an asset
	 * that depends on others only through assets that are not part of the backfill
	 * @throws io.github.dagstergraphql.client.partition.InvalidPartitionException if a
	 * partition key does not exist, none of the assets is partitioned, they have
	 * different partitions, or no partition is missing or failed
	 * @throws io.github.dagstergraphql.client.error.UnsupportedServerVersionException if
	 * the server is too old for an option
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server rejects the launch or cannot be reached
	 * @throws IllegalStateException if no partitions are selected
	 */
	@Override
	BackfillHandle launch();

}
