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

import io.github.dagstergraphql.client.job.ExecutionSpec;
import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.client.partition.PartitionKey;
import io.github.dagstergraphql.client.partition.PartitionRangeSpec;
import io.github.dagstergraphql.client.partition.PartitionedSpec;

/**
 * Spec for a run that materializes assets. The client finds their code location and the
 * job that Dagster creates for them.
 *
 * @param <R> the result of the launch:
 * {@link io.github.dagstergraphql.client.run.RunHandle} from the blocking client, a
 * {@link reactor.core.publisher.Mono} of
 * {@link io.github.dagstergraphql.client.run.ReactiveRunHandle} from the reactive client
 * @since 0.1.0
 */
public interface MaterializeSpec<R> extends ExecutionSpec<MaterializeSpec<R>>, PartitionedSpec<MaterializeSpec<R>>,
		PartitionRangeSpec<MaterializeSpec<R>> {

	/**
	 * Materialize a partition of the assets. Assets without partitions in the selection
	 * are materialized as well. Replaces a partition or a range that was set before.
	 * @param key the key, which is checked before the launch, since Dagster does not
	 * @return this spec
	 * @throws io.github.dagstergraphql.client.partition.InvalidPartitionException from
	 * the launch, if a partitioned asset does not have the partition
	 */
	@Override
	MaterializeSpec<R> partition(PartitionKey key);

	/**
	 * Materialize several partitions in a single run. The code of the assets has to
	 * support this ({@code BackfillPolicy.single_run()}); use a backfill otherwise.
	 * Replaces a partition or a range that was set before.
	 * @param first the key of the first partition
	 * @param last the key of the last partition
	 * @return this spec
	 * @throws io.github.dagstergraphql.client.partition.InvalidPartitionException from
	 * the launch, if a partitioned asset does not have one of the partitions, or the last
	 * one precedes the first one
	 */
	@Override
	MaterializeSpec<R> partitionRange(PartitionKey first, PartitionKey last);

	/**
	 * Add an asset check to execute. By default, all checks of the assets are executed;
	 * as soon as one has been added, only those that have been added are.
	 * @param asset the key of the checked asset
	 * @param checkName the name of the check
	 * @return this spec
	 * @throws IllegalArgumentException if the name is blank
	 */
	MaterializeSpec<R> check(AssetKey asset, String checkName);

	/**
	 * Add an asset check to execute.
	 * @param asset the key of the checked asset, such as {@code raw/orders}
	 * @param checkName the name of the check
	 * @return this spec
	 * @throws IllegalArgumentException if the key is invalid or the name is blank
	 * @see #check(AssetKey, String)
	 */
	default MaterializeSpec<R> check(String asset, String checkName) {
		return check(AssetKey.parse(asset), checkName);
	}

	/**
	 * Execute no asset checks.
	 * @return this spec
	 */
	MaterializeSpec<R> withoutChecks();

	/**
	 * Launch a run. If the launch fails, {@code isOutcomeUnknown()} of the exception
	 * reports whether the run may exist nevertheless.
	 * @return the new run, which the server has accepted but not started yet; the
	 * reactive client launches it on subscription
	 * @throws AssetNotFoundException if an asset does not exist; an error of the
	 * {@code Mono} of the reactive client, as all others are
	 * @throws io.github.dagstergraphql.client.job.InvalidSubsetException if an asset
	 * cannot be materialized, or the assets cannot be materialized in a single run
	 * @throws io.github.dagstergraphql.client.partition.InvalidPartitionException if the
	 * assets are partitioned and no partition is set, or the partition does not fit them
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server rejects the launch or cannot be reached
	 */
	R launch();

}
