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

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

import io.github.dagstergraphql.client.asset.check.AssetCheck;
import io.github.dagstergraphql.client.asset.check.AssetCheckExecution;
import io.github.dagstergraphql.client.asset.check.ExecuteChecksSpec;
import io.github.dagstergraphql.client.asset.condition.AutomationConditionEvaluation;
import io.github.dagstergraphql.client.asset.condition.AutomationConditionNode;
import io.github.dagstergraphql.client.event.AssetEvent;
import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.client.partition.PartitionCounts;
import io.github.dagstergraphql.client.run.ReactiveRunHandle;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The reactive twin of {@link AssetHandle}. Each subscription sends a request.
 *
 * @since 0.1.0
 */
public interface ReactiveAssetHandle {

	/**
	 * Return the key of the asset.
	 * @return {@code AssetNode.assetKey}
	 */
	AssetKey key();

	/**
	 * Return the URL of the asset in Dagster's user interface.
	 * @return the URL of its page, below the {@code uiUrl} of the client or, if not set,
	 * below the URL of the webserver
	 */
	URI uiUrl();

	/**
	 * Request the definition of the asset. Requires Dagster 1.5 or later.
	 * @return the definition
	 * @throws AssetNotFoundException if no code location defines the asset; others may
	 * have reported its materializations nevertheless
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server rejects the request or cannot be reached
	 */
	Mono<Asset> get();

	/**
	 * Request what the server knows of the data of the asset: its latest materialization
	 * and observation, and whether it is stale. Requires Dagster 1.5 or later.
	 * @return the status
	 * @throws AssetNotFoundException if the asset has neither a definition nor events
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server rejects the request or cannot be reached
	 */
	Mono<AssetStatus> status();

	/**
	 * Request what the server knows of the data of a partition: its latest
	 * materialization and observation, and whether it is stale. Requires Dagster 1.5 or
	 * later.
	 * @param partition the partition key. Whether the partition exists is not checked: a
	 * partition that does not exist has no events
	 * @return the status
	 * @throws AssetNotFoundException if the asset has neither a definition nor events
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server rejects the request or cannot be reached
	 */
	Mono<AssetStatus> status(String partition);

	/**
	 * Read all materializations of the asset, newest first. The same as
	 * {@link #materializations(AssetHistoryOptions)} otherwise.
	 * @return the materializations
	 */
	Flux<AssetEvent.Materialized> materializations();

	/**
	 * Read materializations of the asset, newest first, a page per request when its first
	 * event is requested, each with the read timeout. Requires Dagster 1.5 or later.
	 * <p>
	 * A materialization that was reported by others rather than by a run has an empty
	 * {@code runId()}. Events that are logged in the meantime are not included. Dagster
	 * continues a page before a point in time: an event is omitted if the clock of the
	 * process that has logged it is more than a second ahead.
	 * @param options the options
	 * @return the materializations
	 * @throws AssetNotFoundException if the asset has neither a definition nor events
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server rejects the request or cannot be reached
	 */
	Flux<AssetEvent.Materialized> materializations(AssetHistoryOptions options);

	/**
	 * Wait until a run or a report has materialized the asset. Returns immediately if it
	 * has been materialized since the given time. The wait continues through restarts and
	 * outages of the server until the timeout. Requires Dagster 1.5 or later.
	 * @param after the time after which the asset must be materialized, with millisecond
	 * precision. It is compared with the times of the events, whose clocks may differ
	 * from that of the application; the time of a former event is not affected by that
	 * @param timeout the longest time to wait
	 * @return the latest materialization, of any partition. Its {@code runId()} is empty
	 * if it was reported from outside
	 * @throws IllegalArgumentException if the timeout is not positive
	 * @throws MaterializationAwaitException if the asset was not materialized in time, or
	 * the client was closed or its waits were ended; an error of the {@code Mono}, as all
	 * others are
	 * @throws AssetNotFoundException if the asset has neither a definition nor events
	 * when the wait begins
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server persistently rejects the request
	 */
	Mono<AssetEvent.Materialized> awaitMaterialization(Instant after, Duration timeout);

	/**
	 * Wait until a run or a report has materialized a partition of the asset. The same as
	 * {@link #awaitMaterialization(Instant, Duration)} otherwise.
	 * @param partition the partition key. Whether the partition exists is not checked
	 * @param after the time after which the partition must be materialized
	 * @param timeout the longest time to wait
	 * @return the latest materialization of the partition
	 * @throws IllegalArgumentException if the key is blank or the timeout is not positive
	 */
	Mono<AssetEvent.Materialized> awaitMaterialization(String partition, Instant after, Duration timeout);

	/**
	 * Read all observations of the asset, newest first. The same as
	 * {@link #observations(AssetHistoryOptions)} otherwise.
	 * @return the observations
	 */
	Flux<AssetEvent.Observed> observations();

	/**
	 * Read observations of the asset, newest first, as
	 * {@link #materializations(AssetHistoryOptions)} does.
	 * @param options the options
	 * @return the observations
	 */
	Flux<AssetEvent.Observed> observations(AssetHistoryOptions options);

	/**
	 * Request the checks that code locations define for the asset. Requires Dagster
	 * 1.5.10 or later.
	 * @return the checks, in the order of Dagster, unmodifiable
	 * @throws AssetNotFoundException if no code location defines the asset; an error of
	 * the {@code Mono}, as all others are
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server rejects the request or cannot be reached
	 */
	Mono<List<AssetCheck>> checks();

	/**
	 * Read the executions of an asset check, newest first, a page per request when its
	 * first execution is requested, each with the read timeout. Evaluations that were
	 * reported from outside are included, as are executions that have no result yet.
	 * Requires Dagster 1.5.6 or later.
	 * @param checkName the name of the check. Whether it exists is not checked
	 * @return the executions; empty if the check has not been executed, or does not exist
	 * @throws IllegalArgumentException if the name is blank
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server rejects the request or cannot be reached
	 */
	Flux<AssetCheckExecution> checkExecutions(String checkName);

	/**
	 * Read the executions of an asset check for a partition. The same as
	 * {@link #checkExecutions(String)} otherwise. Requires Dagster 1.12.13 or later.
	 * @param checkName the name of the check. Whether it exists is not checked
	 * @param partition the partition key. Whether it exists is not checked
	 * @return the executions; empty if the check has not been executed for the partition
	 * @throws IllegalArgumentException if the name or the key is blank
	 */
	Flux<AssetCheckExecution> checkExecutions(String checkName, String partition);

	/**
	 * Read the evaluations of the automation condition of the asset, newest first. The
	 * same as {@link #conditionEvaluations(String)} otherwise.
	 * @return the evaluations
	 */
	Flux<AutomationConditionEvaluation> conditionEvaluations();

	/**
	 * Read earlier evaluations of the automation condition of the asset, newest first, a
	 * page per request when it is requested, each with the read timeout. They explain why
	 * the daemon has launched runs for the asset, or none. Requires Dagster 1.9 or later.
	 * <p>
	 * The daemon stores an evaluation only if its result differs from that of the
	 * previous one, or if it requests runs, and keeps it for 30 days by default.
	 * @param beforeEvaluationId the id of the evaluation before which to begin
	 * ({@link AutomationConditionEvaluation#evaluationId()})
	 * @return the evaluations; empty if the asset has no automation condition, or none
	 * that was evaluated, or does not exist.
	 * @throws IllegalArgumentException if the id is not a number
	 */
	Flux<AutomationConditionEvaluation> conditionEvaluations(String beforeEvaluationId);

	/**
	 * Request the partitions for which an automation condition, or a part of it, is true
	 * in an evaluation. Requires Dagster 1.9 or later.
	 * @param evaluationId the id of the evaluation of this asset
	 * @param condition a condition of the evaluation
	 * @return the partition keys, unmodifiable
	 * @throws IllegalArgumentException if the id is not a number, or the condition was
	 * not evaluated for partitions
	 */
	Mono<List<String>> truePartitions(String evaluationId, AutomationConditionNode condition);

	/**
	 * Create a spec for a run that materializes the asset. Requires Dagster 1.5 or later.
	 * @return a spec to configure the launch and to send it
	 */
	MaterializeSpec<Mono<ReactiveRunHandle>> materialize();

	/**
	 * Create a spec for a run that executes checks of the asset without materializing it.
	 * Requires Dagster 1.5.10 or later.
	 * @return a spec to select the checks, to configure the launch and to send it
	 */
	ExecuteChecksSpec<Mono<ReactiveRunHandle>> executeChecks();

	/**
	 * Return the partition keys, all of which are requested in a single response.
	 * {@link #partitionKeyStream(int)} reads them page by page. Requires Dagster 1.5 or
	 * later.
	 * @return the keys, in the order of Dagster: time windows from the oldest to the
	 * newest one, others as they have been defined or added; with several dimensions, all
	 * combinations of their keys, separated by {@code |}
	 * @throws AssetNotFoundException if the asset does not exist; an error of the
	 * {@code Mono}, as all others are
	 * @throws io.github.dagstergraphql.client.partition.InvalidPartitionException if the
	 * asset is not partitioned
	 */
	Mono<List<String>> partitionKeys();

	/**
	 * Return the partition keys of one dimension. Requires Dagster 1.5 or later.
	 * @param dimension the name of the dimension
	 * @return the keys, in the order of Dagster
	 * @throws IllegalArgumentException if the name is blank
	 * @throws AssetNotFoundException if the asset does not exist; an error of the
	 * {@code Mono}, as all others are
	 * @throws io.github.dagstergraphql.client.partition.InvalidPartitionException if the
	 * asset does not have the dimension
	 */
	Mono<List<String>> partitionKeys(String dimension);

	/**
	 * Read the partition keys page by page, when the stream reaches a page. Use it if
	 * there are very many partitions, or only some of them are required. Dagster cannot
	 * filter partition keys. Requires Dagster 1.5 or later; servers before 1.10.12 return
	 * all keys in a single response.
	 * @param pageSize the number of keys for each request
	 * @return the keys, in the order of {@link #partitionKeys()}; each subscription
	 * starts from the beginning
	 * @throws IllegalArgumentException if the number is not between 1 and 10000
	 */
	Flux<String> partitionKeyStream(int pageSize);

	/**
	 * Request the number of partitions by status. Requires Dagster 1.5 or later.
	 * @return {@code AssetNode.partitionStats}
	 * @throws AssetNotFoundException if the asset does not exist
	 * @throws io.github.dagstergraphql.client.partition.InvalidPartitionException if the
	 * asset is not partitioned
	 */
	Mono<PartitionCounts> partitionCounts();

	/**
	 * Request the status of each partition. Requires Dagster 1.5 or later. The response
	 * contains the keys of all partitions; {@link #partitionCounts()} is sufficient for
	 * their numbers.
	 * @return {@code AssetNode.assetPartitionStatuses}
	 * @throws AssetNotFoundException if the asset does not exist
	 * @throws io.github.dagstergraphql.client.partition.InvalidPartitionException if the
	 * asset is not partitioned
	 */
	Mono<AssetPartitionStatuses> partitionStatuses();

	/**
	 * Add a dynamic partition. It is added to all assets with the same definition of
	 * partitions. With several dimensions, exactly one of them must be dynamic. Requires
	 * Dagster 1.5 or later.
	 * @param key the key of the partition
	 * @return completes when Dagster has carried it out
	 * @throws IllegalArgumentException if the key is blank
	 * @throws io.github.dagstergraphql.client.partition.DuplicatePartitionException if
	 * the partition exists; an error of the {@code Mono}, as all others are
	 * @throws AssetNotFoundException if the asset does not exist
	 * @throws io.github.dagstergraphql.client.partition.InvalidPartitionException if the
	 * asset does not have dynamic partitions
	 */
	Mono<Void> addPartition(String key);

	/**
	 * Delete dynamic partitions from all assets with the same definition of partitions.
	 * Their materializations are kept. Requires Dagster 1.9 or later.
	 * @param keys the keys of the partitions; unknown ones are ignored
	 * @return completes when Dagster has carried it out
	 * @throws IllegalArgumentException if a key is blank
	 * @throws AssetNotFoundException if the asset does not exist; an error of the
	 * {@code Mono}, as all others are
	 * @throws io.github.dagstergraphql.client.partition.InvalidPartitionException if the
	 * asset does not have dynamic partitions
	 */
	Mono<Void> deletePartitions(Collection<String> keys);

	/**
	 * Report a materialization without details: the data of the asset has been written
	 * outside of Dagster.
	 * @return completes when Dagster has recorded it
	 * @see #reportMaterialization(AssetReport)
	 */
	default Mono<Void> reportMaterialization() {
		return reportMaterialization(AssetReport.create());
	}

	/**
	 * Report a materialization: the data of the asset has been written outside of
	 * Dagster. The asset does not have to be defined in a code location. The request is
	 * not retried if the materialization may have been recorded. Requires Dagster 1.5.4
	 * or later.
	 * @param report the details
	 * @return completes when Dagster has recorded it; fails with
	 * {@link AssetReportException} if Dagster does not accept the report
	 */
	Mono<Void> reportMaterialization(AssetReport report);

	/**
	 * Report an observation: the asset has been examined, but not changed, such as to
	 * record its data version or the number of its rows. The request is not retried if
	 * the observation may have been recorded. Requires Dagster 1.5.4 or later.
	 * @param report the details
	 * @return completes when Dagster has recorded it; fails with
	 * {@link AssetReportException} if Dagster does not accept the report
	 */
	Mono<Void> reportObservation(AssetReport report);

	/**
	 * Report the evaluation of an asset check outside of Dagster. The request is not
	 * retried if the evaluation may have been recorded. Requires Dagster 1.5.4 or later,
	 * 1.8.13 or later for metadata, and 1.13 or later for a partition or a description.
	 * @param report the evaluation
	 * @return completes when Dagster has recorded it; fails with
	 * {@link AssetReportException} if Dagster does not accept the report
	 */
	Mono<Void> reportCheck(AssetCheckReport report);

	/**
	 * Delete all materializations, observations and partitions of the asset from the
	 * event log of Dagster. The data of the asset itself is not changed. An asset without
	 * events, or one that no code location defines, is not an error. The launch timeout
	 * applies.
	 * @return completes when the events have been deleted; fails with
	 * {@link io.github.dagstergraphql.client.error.UnauthorizedException} if the server
	 * is read-only, or the caller lacks the permission
	 */
	Mono<Void> wipe();

	/**
	 * Delete the materializations and observations of a range of partitions from the
	 * event log of Dagster. Requires Dagster 1.8 or later with a storage that supports
	 * it, which that of open-source Dagster does not.
	 * @param first the first partition key
	 * @param last the last partition key, which may be the same
	 * @return completes when the events have been deleted; fails with
	 * {@link AssetWipeException} if the storage does not support it, and with
	 * {@link AssetNotFoundException} if no code location defines the asset
	 */
	Mono<Void> wipePartitions(String first, String last);

}
