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

package io.github.dagstergraphql.test;

import java.time.Duration;
import java.util.Objects;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.asset.AssetCheckReport;
import io.github.dagstergraphql.client.asset.AssetHandle;
import io.github.dagstergraphql.client.asset.check.AssetCheck;
import io.github.dagstergraphql.client.asset.check.AssetCheckExecution;
import io.github.dagstergraphql.client.asset.check.AssetCheckExecutionStatus;
import io.github.dagstergraphql.client.event.AssetEvent;
import io.github.dagstergraphql.client.event.RunEventOptions;
import io.github.dagstergraphql.client.job.InvalidSubsetException;
import io.github.dagstergraphql.client.run.RunHandle;
import io.github.dagstergraphql.client.run.RunStatus;
import io.github.dagstergraphql.test.definition.AssetCheckDefinition;
import io.github.dagstergraphql.test.definition.AssetDefinition;
import io.github.dagstergraphql.test.definition.CodeLocation;
import io.github.dagstergraphql.test.definition.JobDefinition;
import io.github.dagstergraphql.test.definition.PartitionsDefinition;
import io.github.dagstergraphql.test.run.AssetCheckOutcome;
import io.github.dagstergraphql.test.run.RunScript;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Simulation of asset checks.
 */
class AssetCheckTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private final EmbeddedDagster dagster = EmbeddedDagster.start();

	private final DagsterGraphQlClient client = DagsterGraphQlClient.builder().url(this.dagster.getUrl()).build();

	private final AssetHandle orders = this.client.asset("raw/orders");

	@AfterEach
	void close() {
		this.client.close();
		this.dagster.close();
	}

	@Test
	void evaluatesChecksInTheirOwnStepsOrInThatOfTheAsset() {
		define(AssetCheckDefinition.named("has_rows").requiresMaterialization(), AssetCheckDefinition.named("unique"));
		RunHandle run = this.orders.materialize().launch();
		assertThat(run.await(LIMIT).status()).isEqualTo(RunStatus.SUCCESS);
		assertThat(run.events(RunEventOptions.all().onlyPast()).filter(AssetEvent.CheckEvaluated.class::isInstance))
			.extracting("stepKey", "checkName", "passed")
			.containsExactly(tuple("raw__orders", "has_rows", true), tuple("raw__orders_unique", "unique", true));
		AssetCheckExecution execution = this.orders.checkExecutions("unique").toList().get(0);
		assertThat(
				Objects.requireNonNull(Objects.requireNonNull(execution.evaluation()).targetMaterialization()).runId())
			.isEqualTo(run.id());
	}

	@Test
	void executesSelectedChecksOnly() {
		define(AssetCheckDefinition.named("has_rows"), AssetCheckDefinition.named("unique"));
		this.orders.materialize().check("raw/orders", "unique").launch().await(LIMIT);
		this.orders.materialize().withoutChecks().launch().await(LIMIT);
		assertThat(this.orders.checkExecutions("unique")).hasSize(1);
		assertThat(this.orders.checkExecutions("has_rows")).isEmpty();
		assertThatExceptionOfType(InvalidSubsetException.class)
			.isThrownBy(() -> this.orders.materialize().check("raw/orders", "nope").launch())
			.withMessageContaining("AssetCheckKey(s) ['raw/orders:nope'] were selected");
	}

	@Test
	void aCheckOfTheStepCannotBeLeftOut() {
		define(AssetCheckDefinition.named("has_rows").requiresMaterialization());
		assertThatExceptionOfType(InvalidSubsetException.class)
			.isThrownBy(() -> this.orders.materialize().withoutChecks().launch())
			.withMessageContaining("does not support subsetting");
	}

	@Test
	void anExecutionHasTheStatusOfItsRunUntilItIsEvaluated() {
		this.dagster.define(CodeLocation.named("etl")
			.jobs(JobDefinition.named("checked_orders")
				.assets(AssetDefinition.of("raw/orders").checks("unique"))
				.runs(RunScript.hang(), RunScript.fail("ValueError", "no file"), RunScript.hang())));
		RunHandle hanging = this.client.job("checked_orders").launch();
		assertThat(status()).isEqualTo(AssetCheckExecutionStatus.IN_PROGRESS);
		this.client.job("checked_orders").launch().await(LIMIT);
		assertThat(status()).isEqualTo(AssetCheckExecutionStatus.EXECUTION_FAILED);
		this.dagster.run(hanging.id()).succeed();
		assertThat(this.orders.checkExecutions("unique")).extracting(AssetCheckExecution::status)
			.containsExactly(AssetCheckExecutionStatus.EXECUTION_FAILED, AssetCheckExecutionStatus.SUCCEEDED);
	}

	@Test
	void aBlockingCheckFailsTheRun() {
		define(AssetCheckDefinition.named("unique")
			.blocking()
			.outcomes(AssetCheckOutcome.failed().description("3 duplicates"), AssetCheckOutcome.passed()));
		RunHandle run = this.orders.materialize().launch();
		assertThat(run.await(LIMIT).status()).isEqualTo(RunStatus.FAILURE);
		assertThat(Objects.requireNonNull(run.failure().steps().get(0).error()).message())
			.contains("1 blocking asset check failed with ERROR severity:\nraw/orders: unique");
		assertThat(status()).isEqualTo(AssetCheckExecutionStatus.FAILED);
		assertThat(this.orders.checks().get(0).blocking()).isTrue();
		assertThat(this.orders.materialize().launch().await(LIMIT).status()).isEqualTo(RunStatus.SUCCESS);
	}

	@Test
	void reportedEvaluationsAreExecutions() {
		define(AssetCheckDefinition.named("unique"));
		this.orders.materialize().launch().await(LIMIT);
		this.orders.reportCheck(AssetCheckReport.failed("unique"));
		assertThat(this.orders.checkExecutions("unique")).extracting(AssetCheckExecution::status)
			.containsExactly(AssetCheckExecutionStatus.FAILED, AssetCheckExecutionStatus.SUCCEEDED);
		AssetCheck check = this.orders.checks().get(0);
		assertThat(Objects.requireNonNull(check.executionForLatestMaterialization()).runId()).isEmpty();
		this.orders.reportMaterialization();
		assertThat(this.orders.checks().get(0).executionForLatestMaterialization()).isNull();
	}

	@Test
	void onlyPartitionedChecksHaveThePartitionOfTheirRun() {
		this.dagster.define(CodeLocation.named("etl")
			.assets(AssetDefinition.of("raw/orders")
				.partitions(PartitionsDefinition.ofKeys("eu", "us"))
				.checks(AssetCheckDefinition.named("unique").partitioned(), AssetCheckDefinition.named("complete"))));
		this.orders.materialize().partition("eu").launch().await(LIMIT);
		assertThat(this.orders.checkExecutions("unique", "eu")).hasSize(1);
		assertThat(this.orders.checkExecutions("unique", "us")).isEmpty();
		AssetCheckExecution complete = this.orders.checkExecutions("complete").toList().get(0);
		assertThat(complete.partition()).isNull();
		assertThat(Objects.requireNonNull(complete.evaluation()).isPassed()).isTrue();
		assertThat(this.orders.checkExecutions("complete", "eu")).isEmpty();
	}

	@Test
	void runsExecuteTheChecksOfExternalAssets() {
		this.dagster
			.define(CodeLocation.named("etl").assets(AssetDefinition.of("raw/orders").external().checks("unique")));
		RunHandle run = this.orders.executeChecks().launch();
		assertThat(run.await(LIMIT).status()).isEqualTo(RunStatus.SUCCESS);
		assertThat(status()).isEqualTo(AssetCheckExecutionStatus.SUCCEEDED);
		assertThat(this.orders.materializations()).isEmpty();
	}

	@Test
	void anAssetHasNoTwoChecksOfTheSameName() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> AssetDefinition.of("raw/orders").checks("unique", "unique"))
			.withMessage("asset raw/orders has two checks with the name unique");
	}

	private AssetCheckExecutionStatus status() {
		return this.orders.checkExecutions("unique").findFirst().orElseThrow().status();
	}

	private void define(AssetCheckDefinition... checks) {
		this.dagster.define(CodeLocation.named("etl").assets(AssetDefinition.of("raw/orders").checks(checks)));
	}

}
