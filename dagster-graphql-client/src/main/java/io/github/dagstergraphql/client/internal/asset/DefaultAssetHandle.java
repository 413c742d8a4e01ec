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
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.asset.Asset;
import io.github.dagstergraphql.client.asset.AssetCheckReport;
import io.github.dagstergraphql.client.asset.AssetHandle;
import io.github.dagstergraphql.client.asset.AssetHistoryOptions;
import io.github.dagstergraphql.client.asset.AssetPartitionStatuses;
import io.github.dagstergraphql.client.asset.AssetReport;
import io.github.dagstergraphql.client.asset.AssetStatus;
import io.github.dagstergraphql.client.asset.MaterializeSpec;
import io.github.dagstergraphql.client.asset.check.AssetCheck;
import io.github.dagstergraphql.client.asset.check.AssetCheckExecution;
import io.github.dagstergraphql.client.asset.check.ExecuteChecksSpec;
import io.github.dagstergraphql.client.asset.condition.AutomationConditionEvaluation;
import io.github.dagstergraphql.client.asset.condition.AutomationConditionNode;
import io.github.dagstergraphql.client.event.AssetEvent;
import io.github.dagstergraphql.client.internal.call.Blocking;
import io.github.dagstergraphql.client.internal.job.DefaultExecuteChecksSpec;
import io.github.dagstergraphql.client.internal.job.DefaultMaterializeSpec;
import io.github.dagstergraphql.client.internal.job.Materialization;
import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.client.partition.PartitionCounts;
import io.github.dagstergraphql.client.run.RunHandle;

/**
 * The blocking {@link AssetHandle}.
 */
public final class DefaultAssetHandle implements AssetHandle {

	private final DefaultReactiveAssetHandle asset;

	private final Function<Materialization, RunHandle> launcher;

	/**
	 * Create a new handle.
	 * @param asset the reactive handle
	 * @param launcher launches runs that materialize assets
	 */
	public DefaultAssetHandle(DefaultReactiveAssetHandle asset, Function<Materialization, RunHandle> launcher) {
		this.launcher = launcher;
		this.asset = asset;
	}

	@Override
	public AssetKey key() {
		return this.asset.key();
	}

	@Override
	public URI uiUrl() {
		return this.asset.uiUrl();
	}

	@Override
	public Asset get() {
		return Blocking.query(this.asset.get());
	}

	@Override
	public AssetStatus status() {
		return Blocking.query(this.asset.status());
	}

	@Override
	public AssetStatus status(String partition) {
		return Blocking.query(this.asset.status(partition));
	}

	@Override
	public Stream<AssetEvent.Materialized> materializations() {
		return materializations(AssetHistoryOptions.all());
	}

	@Override
	public Stream<AssetEvent.Materialized> materializations(AssetHistoryOptions options) {
		return this.asset.history().materializationStream(key(), options);
	}

	@Override
	public AssetEvent.Materialized awaitMaterialization(Instant after, Duration timeout) {
		return Blocking.query(this.asset.awaitMaterialization(after, timeout));
	}

	@Override
	public AssetEvent.Materialized awaitMaterialization(String partition, Instant after, Duration timeout) {
		return Blocking.query(this.asset.awaitMaterialization(partition, after, timeout));
	}

	@Override
	public Stream<AssetEvent.Observed> observations() {
		return observations(AssetHistoryOptions.all());
	}

	@Override
	public Stream<AssetEvent.Observed> observations(AssetHistoryOptions options) {
		return this.asset.history().observationStream(key(), options);
	}

	@Override
	public List<AssetCheck> checks() {
		return Blocking.query(this.asset.checks());
	}

	@Override
	public Stream<AssetCheckExecution> checkExecutions(String checkName) {
		return this.asset.checkExecutionStream(checkName);
	}

	@Override
	public Stream<AssetCheckExecution> checkExecutions(String checkName, String partition) {
		return this.asset.checkExecutionStream(checkName, partition);
	}

	@Override
	public Stream<AutomationConditionEvaluation> conditionEvaluations() {
		return this.asset.conditionEvaluationStream();
	}

	@Override
	public Stream<AutomationConditionEvaluation> conditionEvaluations(String beforeEvaluationId) {
		return this.asset.conditionEvaluationStream(beforeEvaluationId);
	}

	@Override
	public List<String> truePartitions(String evaluationId, AutomationConditionNode condition) {
		return Blocking.query(this.asset.truePartitions(evaluationId, condition));
	}

	@Override
	public MaterializeSpec<RunHandle> materialize() {
		return new DefaultMaterializeSpec<>(List.of(key()), this.launcher);
	}

	@Override
	public ExecuteChecksSpec<RunHandle> executeChecks() {
		return new DefaultExecuteChecksSpec<>(key(), this.launcher);
	}

	@Override
	public List<String> partitionKeys() {
		return Blocking.query(this.asset.partitionKeys());
	}

	@Override
	public List<String> partitionKeys(String dimension) {
		return Blocking.query(this.asset.partitionKeys(dimension));
	}

	@Override
	public Stream<String> partitionKeyStream(int pageSize) {
		return this.asset.partitionKeyPages().stream(pageSize);
	}

	@Override
	public PartitionCounts partitionCounts() {
		return Blocking.query(this.asset.partitionCounts());
	}

	@Override
	public AssetPartitionStatuses partitionStatuses() {
		return Blocking.query(this.asset.partitionStatuses());
	}

	@Override
	public void addPartition(String partitionKey) {
		Blocking.completion(this.asset.addPartition(partitionKey));
	}

	@Override
	public void deletePartitions(Collection<String> keys) {
		Blocking.completion(this.asset.deletePartitions(keys));
	}

	@Override
	public void reportMaterialization(AssetReport report) {
		Blocking.completion(this.asset.reportMaterialization(report));
	}

	@Override
	public void reportObservation(AssetReport report) {
		Blocking.completion(this.asset.reportObservation(report));
	}

	@Override
	public void reportCheck(AssetCheckReport report) {
		Blocking.completion(this.asset.reportCheck(report));
	}

	@Override
	public void wipe() {
		Blocking.completion(this.asset.wipe());
	}

	@Override
	public void wipePartitions(String first, String last) {
		Blocking.completion(this.asset.wipePartitions(first, last));
	}

	@Override
	public String toString() {
		return "AssetHandle[" + key() + "]";
	}

}
