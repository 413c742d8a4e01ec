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

package io.github.dagstergraphql.client.asset.check;

import io.github.dagstergraphql.client.job.ExecutionSpec;
import io.github.dagstergraphql.client.partition.PartitionKey;
import io.github.dagstergraphql.client.partition.PartitionedSpec;

/**
 * Spec for a run that executes checks of an asset without materializing it. The client
 * finds their code location and the job that Dagster creates for them.
 *
 * @param <R> the result of the launch:
 * {@link io.github.dagstergraphql.client.run.RunHandle} from the blocking client, a
 * {@link reactor.core.publisher.Mono} of
 * {@link io.github.dagstergraphql.client.run.ReactiveRunHandle} from the reactive client
 * @since 0.1.0
 */
public interface ExecuteChecksSpec<R>
		extends ExecutionSpec<ExecuteChecksSpec<R>>, PartitionedSpec<ExecuteChecksSpec<R>> {

	/**
	 * Execute the checks for a partition of the asset. Replaces a partition that was set
	 * before. A check that has partitions itself requires it, which Dagster does not
	 * verify: its run fails otherwise.
	 * @param key the key, which is checked before the launch, since Dagster does not
	 * @return this spec
	 * @throws io.github.dagstergraphql.client.partition.InvalidPartitionException from
	 * the launch, if the asset does not have the partition, or is not partitioned
	 */
	@Override
	ExecuteChecksSpec<R> partition(PartitionKey key);

	/**
	 * Add a check to execute. By default, all checks of the asset that a run can execute
	 * alone are executed; as soon as one has been added, only those that have been added
	 * are.
	 * @param checkName the name of the check
	 * @return this spec
	 * @throws IllegalArgumentException if the name is blank
	 */
	ExecuteChecksSpec<R> check(String checkName);

	/**
	 * Launch a run. If the launch fails, {@code isOutcomeUnknown()} of the exception
	 * reports whether the run may exist nevertheless. The run succeeds even if a check
	 * does not pass, unless the check is a blocking one with the severity
	 * {@link io.github.dagstergraphql.client.event.AssetCheckSeverity#ERROR}.
	 * @return the new run, which the server has accepted but not started yet; the
	 * reactive client launches it on subscription
	 * @throws AssetCheckNotFoundException if the asset does not have one of the checks;
	 * an error of the {@code Mono} of the reactive client, as all others are
	 * @throws io.github.dagstergraphql.client.job.InvalidSubsetException if a check
	 * cannot be executed without materializing the asset, or the asset has no check that
	 * can
	 * @throws io.github.dagstergraphql.client.partition.InvalidPartitionException if a
	 * partition is set that the asset does not have
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * asset does not exist, the server rejects the launch, or it cannot be reached
	 */
	R launch();

}
