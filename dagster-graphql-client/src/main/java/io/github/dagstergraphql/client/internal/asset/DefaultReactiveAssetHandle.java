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

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.asset.Asset;
import io.github.dagstergraphql.client.asset.AssetCheckReport;
import io.github.dagstergraphql.client.asset.AssetHistoryOptions;
import io.github.dagstergraphql.client.asset.AssetPartitionStatuses;
import io.github.dagstergraphql.client.asset.AssetReport;
import io.github.dagstergraphql.client.asset.AssetStatus;
import io.github.dagstergraphql.client.asset.MaterializeSpec;
import io.github.dagstergraphql.client.asset.ReactiveAssetHandle;
import io.github.dagstergraphql.client.asset.check.AssetCheck;
import io.github.dagstergraphql.client.asset.check.AssetCheckExecution;
import io.github.dagstergraphql.client.asset.check.ExecuteChecksSpec;
import io.github.dagstergraphql.client.asset.condition.AutomationConditionEvaluation;
import io.github.dagstergraphql.client.asset.condition.AutomationConditionNode;
import io.github.dagstergraphql.client.event.AssetEvent;
import io.github.dagstergraphql.client.internal.asset.event.AssetHistory;
import io.github.dagstergraphql.client.internal.job.DefaultExecuteChecksSpec;
import io.github.dagstergraphql.client.internal.job.DefaultMaterializeSpec;
import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.partition.AssetPartitioning;
import io.github.dagstergraphql.client.internal.partition.PartitionKeyPages;
import io.github.dagstergraphql.client.internal.partition.PartitionStatusQueries;
import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.client.partition.PartitionCounts;
import io.github.dagstergraphql.client.run.ReactiveRunHandle;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/**
 * The reactive {@link ReactiveAssetHandle}.
 */
public final class DefaultReactiveAssetHandle implements ReactiveAssetHandle {

	private final Assets assets;

	private final AssetKey key;

	DefaultReactiveAssetHandle(Assets assets, AssetKey key) {
		Assert.notNull(key, "asset key must not be null");
		this.assets = assets;
		this.key = key;
	}

	@Override
	public AssetKey key() {
		return this.key;
	}

	@Override
	public URI uiUrl() {
		return this.assets.uiUrl(this.key);
	}

	@Override
	public Mono<Asset> get() {
		return this.assets.queries().one(this.key);
	}

	@Override
	public Mono<AssetStatus> status() {
		return this.assets.history().status(this.key, null);
	}

	@Override
	public Mono<AssetStatus> status(String partition) {
		Assert.hasText(partition, "partition key must not be empty");
		return this.assets.history().status(this.key, partition);
	}

	@Override
	public Flux<AssetEvent.Materialized> materializations() {
		return materializations(AssetHistoryOptions.all());
	}

	@Override
	public Flux<AssetEvent.Materialized> materializations(AssetHistoryOptions options) {
		return this.assets.history().materializations(this.key, options);
	}

	@Override
	public Mono<AssetEvent.Materialized> awaitMaterialization(Instant after, Duration timeout) {
		return this.assets.awaits().await(this.key, null, after, timeout);
	}

	@Override
	public Mono<AssetEvent.Materialized> awaitMaterialization(String partition, Instant after, Duration timeout) {
		Assert.hasText(partition, "partition key must not be empty");
		return this.assets.awaits().await(this.key, partition, after, timeout);
	}

	@Override
	public Flux<AssetEvent.Observed> observations() {
		return observations(AssetHistoryOptions.all());
	}

	@Override
	public Flux<AssetEvent.Observed> observations(AssetHistoryOptions options) {
		return this.assets.history().observations(this.key, options);
	}

	AssetHistory history() {
		return this.assets.history();
	}

	@Override
	public Mono<List<AssetCheck>> checks() {
		return this.assets.checks().checks(this.key);
	}

	@Override
	public Flux<AssetCheckExecution> checkExecutions(String checkName) {
		return this.assets.checks().executions(this.key, checkName, null);
	}

	@Override
	public Flux<AssetCheckExecution> checkExecutions(String checkName, String partition) {
		// an empty key selects executions without a partition
		Assert.hasText(partition, "partition key must not be empty");
		return this.assets.checks().executions(this.key, checkName, partition);
	}

	Stream<AssetCheckExecution> checkExecutionStream(String checkName) {
		return this.assets.checks().executionStream(this.key, checkName, null);
	}

	Stream<AssetCheckExecution> checkExecutionStream(String checkName, String partition) {
		Assert.hasText(partition, "partition key must not be empty");
		return this.assets.checks().executionStream(this.key, checkName, partition);
	}

	@Override
	public Flux<AutomationConditionEvaluation> conditionEvaluations() {
		return this.assets.conditions().flux(this.key, null);
	}

	@Override
	public Flux<AutomationConditionEvaluation> conditionEvaluations(String beforeEvaluationId) {
		Assert.notNull(beforeEvaluationId, "evaluation id must not be null");
		return this.assets.conditions().flux(this.key, beforeEvaluationId);
	}

	Stream<AutomationConditionEvaluation> conditionEvaluationStream() {
		return this.assets.conditions().stream(this.key, null);
	}

	Stream<AutomationConditionEvaluation> conditionEvaluationStream(String beforeEvaluationId) {
		Assert.notNull(beforeEvaluationId, "evaluation id must not be null");
		return this.assets.conditions().stream(this.key, beforeEvaluationId);
	}

	@Override
	public Mono<List<String>> truePartitions(String evaluationId, AutomationConditionNode condition) {
		return this.assets.conditions().truePartitions(this.key, evaluationId, condition);
	}

	@Override
	public MaterializeSpec<Mono<ReactiveRunHandle>> materialize() {
		return new DefaultMaterializeSpec<>(List.of(this.key), this.assets.launcher());
	}

	@Override
	public ExecuteChecksSpec<Mono<ReactiveRunHandle>> executeChecks() {
		return new DefaultExecuteChecksSpec<>(this.key, this.assets.launcher());
	}

	@Override
	public Mono<List<String>> partitionKeys() {
		return partitioning().keys();
	}

	@Override
	public Mono<List<String>> partitionKeys(String dimension) {
		return partitioning().keys(dimension);
	}

	@Override
	public Flux<String> partitionKeyStream(int pageSize) {
		return partitionKeyPages().flux(pageSize);
	}

	PartitionKeyPages partitionKeyPages() {
		return new PartitionKeyPages(this.assets.transport(), this.key, this::execute, partitioning());
	}

	@Override
	public Mono<PartitionCounts> partitionCounts() {
		return partitionStatus().counts();
	}

	@Override
	public Mono<AssetPartitionStatuses> partitionStatuses() {
		return partitionStatus().statuses();
	}

	@Override
	public Mono<Void> addPartition(String partitionKey) {
		return partitioning().add(partitionKey);
	}

	@Override
	public Mono<Void> deletePartitions(Collection<String> keys) {
		return partitioning().delete(keys);
	}

	private AssetPartitioning partitioning() {
		return new AssetPartitioning(this.assets.transport(), this.key, this::execute);
	}

	private PartitionStatusQueries partitionStatus() {
		return new PartitionStatusQueries(this.key, this::execute);
	}

	private <T> Mono<T> execute(Operation<T> query, Map<String, ?> variables) {
		return this.assets.queries().execute(this.key, query, variables, (found) -> false);
	}

	@Override
	public Mono<Void> reportMaterialization(AssetReport report) {
		return this.assets.reports().materialization(this.key, report);
	}

	@Override
	public Mono<Void> reportObservation(AssetReport report) {
		return this.assets.reports().observation(this.key, report);
	}

	@Override
	public Mono<Void> reportCheck(AssetCheckReport report) {
		return this.assets.reports().check(this.key, report);
	}

	@Override
	public Mono<Void> wipe() {
		return this.assets.wipes().wipe(this.key);
	}

	@Override
	public Mono<Void> wipePartitions(String first, String last) {
		return this.assets.wipes().wipe(this.key, first, last);
	}

	@Override
	public String toString() {
		return "ReactiveAssetHandle[" + this.key + "]";
	}

}
