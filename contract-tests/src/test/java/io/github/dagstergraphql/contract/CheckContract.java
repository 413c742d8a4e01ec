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

package io.github.dagstergraphql.contract;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import io.github.dagstergraphql.client.asset.AssetCheckReport;
import io.github.dagstergraphql.client.asset.AssetHandle;
import io.github.dagstergraphql.client.asset.AssetNotFoundException;
import io.github.dagstergraphql.client.asset.check.AssetCheck;
import io.github.dagstergraphql.client.asset.check.AssetCheckCanExecuteIndividually;
import io.github.dagstergraphql.client.asset.check.AssetCheckEvaluation;
import io.github.dagstergraphql.client.asset.check.AssetCheckExecution;
import io.github.dagstergraphql.client.asset.check.AssetCheckExecutionStatus;
import io.github.dagstergraphql.client.asset.check.AssetCheckNotFoundException;
import io.github.dagstergraphql.client.error.UnsupportedServerVersionException;
import io.github.dagstergraphql.client.event.AssetCheckSeverity;
import io.github.dagstergraphql.client.event.AssetEvent;
import io.github.dagstergraphql.client.event.RunEventOptions;
import io.github.dagstergraphql.client.job.InvalidSubsetException;
import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.client.metadata.MetadataEntry;
import io.github.dagstergraphql.client.metadata.MetadataValue;
import io.github.dagstergraphql.client.partition.InvalidPartitionException;
import io.github.dagstergraphql.client.run.RunHandle;
import io.github.dagstergraphql.client.run.RunStatus;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

/**
 * Checks of assets and their executions.
 */
abstract class CheckContract {

	private static final Duration RUN_TIME = Duration.ofMinutes(3);

	abstract DagsterServer server();

	@Test
	void listsTheChecksOfAnAsset() {
		if (tooOld()) {
			return;
		}
		List<AssetCheck> checks = checked().checks();
		assertThat(checks).extracting(AssetCheck::name).containsExactly("has_rows", "no_nulls");
		AssetCheck hasRows = checks.get(0);
		assertThat(hasRows.assetKey()).isEqualTo(AssetKey.of("checked"));
		assertThat(hasRows.description()).isNull();
		assertThat(hasRows.canExecuteIndividually())
			.isEqualTo(AssetCheckCanExecuteIndividually.REQUIRES_MATERIALIZATION);
		assertThat(hasRows.jobNames()).isEmpty();
		assertThat(hasRows.blocking()).isEqualTo(server().isAtLeast(9) ? false : null);
		AssetCheck noNulls = checks.get(1);
		assertThat(noNulls.description()).isEqualTo("No row has an empty column.");
		assertThat(noNulls.canExecuteIndividually()).isEqualTo(AssetCheckCanExecuteIndividually.CAN_EXECUTE);
		assertThat(server().client().asset("raw/orders").checks()).isEmpty();
		assertThatExceptionOfType(AssetNotFoundException.class)
			.isThrownBy(() -> server().client().asset("raw/order").checks())
			.satisfies((ex) -> assertThat(ex.getNearMisses()).contains(AssetKey.of("raw", "orders")));
	}

	@Test
	void executesTheChecksOfAMaterialization() {
		if (tooOld()) {
			return;
		}
		RunHandle run = checked().materialize().launch();
		assertThat(run.await(RUN_TIME).status()).isEqualTo(RunStatus.SUCCESS);
		AssetCheckExecution hasRows = executionBy(run, "has_rows");
		assertThat(hasRows.status()).isEqualTo(AssetCheckExecutionStatus.SUCCEEDED);
		assertThat(hasRows.stepKey()).isEqualTo("checked");
		assertThat(hasRows.partition()).isNull();
		assertThat(hasRows.timestamp()).isCloseTo(Instant.now(), within(3, ChronoUnit.MINUTES));
		AssetCheckExecution noNulls = executionBy(run, "no_nulls");
		assertThat(noNulls.status()).isEqualTo(AssetCheckExecutionStatus.FAILED);
		assertThat(noNulls.stepKey()).isEqualTo("checked_no_nulls");
		AssetCheckEvaluation evaluation = Objects.requireNonNull(noNulls.evaluation());
		assertThat(evaluation.isPassed()).isFalse();
		assertThat(evaluation.severity()).isEqualTo(AssetCheckSeverity.WARN);
		assertThat(evaluation.description()).isNull();
		assertThat(evaluation.timestamp()).isCloseTo(Instant.now(), within(3, ChronoUnit.MINUTES));
		assertThat(evaluation.metadata()).containsExactly(
				new MetadataEntry("file", null, new MetadataValue.Path("/data/orders.csv")),
				new MetadataEntry("nulls", null, new MetadataValue.Int(BigInteger.TWO)));
		assertThat(Objects.requireNonNull(evaluation.targetMaterialization()).storageId()).isNotEmpty();
	}

	@Test
	void listsTheExecutionForTheLatestMaterialization() {
		if (tooOld()) {
			return;
		}
		RunHandle run = checked().materialize().check("checked", "has_rows").launch();
		run.await(RUN_TIME);
		AssetCheck hasRows = checked().checks().get(0);
		assertThat(Objects.requireNonNull(hasRows.executionForLatestMaterialization()).status())
			.isEqualTo(AssetCheckExecutionStatus.SUCCEEDED);
	}

	@Test
	void reportedEvaluationsHaveNoRun() {
		if (tooOld()) {
			return;
		}
		AssetHandle asset = server().client().asset(AssetKey.of("reported", UUID.randomUUID().toString()));
		assertThat(asset.checkExecutions("unique")).isEmpty();
		asset.reportCheck(AssetCheckReport.passed("unique"));
		asset.reportCheck(AssetCheckReport.failed("unique").severity(AssetCheckSeverity.WARN));
		asset.reportCheck(AssetCheckReport.passed("other"));
		List<AssetCheckExecution> executions = asset.checkExecutions("unique").toList();
		assertThat(executions).extracting(AssetCheckExecution::status)
			.containsExactly(AssetCheckExecutionStatus.FAILED, AssetCheckExecutionStatus.SUCCEEDED);
		assertThat(executions).allSatisfy((execution) -> {
			assertThat(execution.runId()).isEmpty();
			assertThat(execution.stepKey()).isNull();
			assertThat(Objects.requireNonNull(execution.evaluation()).targetMaterialization()).isNull();
		});
	}

	@Test
	void reportedEvaluationsKeepTheirDetails() {
		if (!server().isAtLeast(13)) {
			return;
		}
		AssetHandle asset = server().client().asset(AssetKey.of("reported", UUID.randomUUID().toString()));
		asset.reportCheck(
				AssetCheckReport.passed("fresh").partition("2026-11-22").description("nightly").metadata("rows", 5));
		AssetCheckExecution execution = Objects
			.requireNonNull(server().client().reactive().asset(asset.key()).checkExecutions("fresh").blockFirst());
		assertThat(execution.partition()).isEqualTo("2026-11-22");
		AssetCheckEvaluation evaluation = Objects.requireNonNull(execution.evaluation());
		assertThat(evaluation.description()).isEqualTo("nightly");
		assertThat(evaluation.metadata())
			.containsExactly(new MetadataEntry("rows", null, new MetadataValue.Int(BigInteger.valueOf(5))));
	}

	@Test
	void executesChecksOfAPartition() {
		if (tooOld()) {
			return;
		}
		AssetHandle totals = server().client().asset("totals");
		RunHandle north = totals.executeChecks().partition("north").launch();
		assertThat(north.await(RUN_TIME).status()).isEqualTo(RunStatus.SUCCESS);
		assertThat(north.get().tags()).containsEntry("dagster/partition", "north");
		assertThat(totals.checkExecutions("positive")).first()
			.satisfies((execution) -> assertThat(execution.runId()).isEqualTo(north.id()))
			.satisfies((execution) -> assertThat(execution.status()).isEqualTo(AssetCheckExecutionStatus.SUCCEEDED));
		assertThatExceptionOfType(InvalidPartitionException.class)
			.isThrownBy(() -> totals.executeChecks().partition("norht").launch())
			.withMessageContaining("Did you mean north");
		assertThatExceptionOfType(InvalidPartitionException.class)
			.isThrownBy(() -> checked().executeChecks().partition("north").launch())
			.withMessage("A partition is given, but checked is not partitioned: launch without a partition");
		if (!server().isAtLeast(13)) {
			assertThatExceptionOfType(UnsupportedServerVersionException.class)
				.isThrownBy(() -> totals.checkExecutions("positive", "north").toList())
				.withMessageContaining("requires Dagster 1.12.13 or later");
			return;
		}
		RunHandle west = totals.executeChecks().partition("west").launch();
		west.await(RUN_TIME);
		assertThat(totals.checkExecutions("positive", "north")).extracting(AssetCheckExecution::runId)
			.startsWith(north.id())
			.doesNotContain(west.id());
		assertThat(
				server().client().reactive().asset("totals").checkExecutions("positive", "west").collectList().block())
			.first()
			.satisfies((execution) -> assertThat(execution.runId()).isEqualTo(west.id()))
			.satisfies((execution) -> assertThat(execution.partition()).isEqualTo("west"))
			.satisfies((execution) -> assertThat(execution.status()).isEqualTo(AssetCheckExecutionStatus.FAILED));
		assertThat(totals.checkExecutions("positive", "east")).isEmpty();
	}

	@Test
	void executesChecksOfExternalAssets() {
		if (tooOld()) {
			return;
		}
		AssetHandle events = server().client().asset("events");
		RunHandle run = events.executeChecks().launch();
		assertThat(run.await(RUN_TIME).status()).isEqualTo(RunStatus.SUCCESS);
		assertThat(events.checkExecutions("recent")).first()
			.satisfies((execution) -> assertThat(execution.runId()).isEqualTo(run.id()))
			.satisfies((execution) -> assertThat(execution.status()).isEqualTo(AssetCheckExecutionStatus.SUCCEEDED))
			.satisfies((execution) -> assertThat(execution.stepKey()).isEqualTo("events_recent"));
		assertThat(events.get().isExternal()).isTrue();
		assertThatExceptionOfType(InvalidSubsetException.class).isThrownBy(() -> events.materialize().launch())
			.withMessage("Asset events cannot be materialized: it is external, and no code location computes it");
	}

	@Test
	void readsExecutionsPageByPage() {
		if (tooOld()) {
			return;
		}
		AssetHandle asset = server().client().asset(AssetKey.of("reported", UUID.randomUUID().toString()));
		for (int number = 0; number < 26; number++) {
			asset.reportCheck(AssetCheckReport.of("unique", number > 0));
		}
		List<AssetCheckExecution> executions = asset.checkExecutions("unique").toList();
		assertThat(executions).extracting(AssetCheckExecution::id).hasSize(26).doesNotHaveDuplicates();
		assertThat(executions.get(25).status()).isEqualTo(AssetCheckExecutionStatus.FAILED);
	}

	@Test
	void executesChecksAlone() {
		if (tooOld()) {
			return;
		}
		RunHandle run = checked().executeChecks().check("no_nulls").tag("team", "core").launch();
		assertThat(run.await(RUN_TIME).status()).isEqualTo(RunStatus.SUCCESS);
		assertThat(run.get().tags()).containsEntry("team", "core");
		assertThat(executionBy(run, "no_nulls").status()).isEqualTo(AssetCheckExecutionStatus.FAILED);
		assertThat(run.events(RunEventOptions.all().onlyPast())).noneMatch(AssetEvent.Materialized.class::isInstance);
	}

	@Test
	void executesAllChecksThatCanBeExecutedAlone() {
		if (tooOld()) {
			return;
		}
		String key = UUID.randomUUID().toString();
		RunHandle run = checked().executeChecks().idempotencyKey(key).launch();
		assertThat(checked().executeChecks().idempotencyKey(key).launch().id()).isEqualTo(run.id());
		run.await(RUN_TIME);
		assertThat(executionBy(run, "no_nulls").status()).isEqualTo(AssetCheckExecutionStatus.FAILED);
		assertThat(checked().checkExecutions("has_rows").map(AssetCheckExecution::runId)).doesNotContain(run.id());
	}

	@Test
	void rejectsChecksThatCannotBeExecutedAlone() {
		if (tooOld()) {
			return;
		}
		assertThatExceptionOfType(InvalidSubsetException.class)
			.isThrownBy(() -> checked().executeChecks().check("has_rows").launch())
			.withMessageContaining("Check has_rows of asset checked cannot be executed alone");
		assertThatExceptionOfType(AssetCheckNotFoundException.class)
			.isThrownBy(() -> checked().executeChecks().check("no_null").launch())
			.withMessage("Asset checked has no check with the name \"no_null\". Did you mean no_nulls?");
		assertThatExceptionOfType(InvalidSubsetException.class)
			.isThrownBy(() -> server().client().asset("raw/orders").executeChecks().launch())
			.withMessage("Asset raw/orders has no checks");
		assertThatExceptionOfType(AssetNotFoundException.class)
			.isThrownBy(() -> server().client().asset("raw/order").executeChecks().launch())
			.satisfies((ex) -> assertThat(ex.getNearMisses()).contains(AssetKey.of("raw", "orders")));
	}

	private AssetHandle checked() {
		return server().client().asset("checked");
	}

	private AssetCheckExecution executionBy(RunHandle run, String checkName) {
		return checked().checkExecutions(checkName)
			.filter((execution) -> execution.runId().equals(run.id()))
			.findFirst()
			.orElseThrow();
	}

	private boolean tooOld() {
		if (server().isAtLeast(5)) {
			return false;
		}
		assertThatExceptionOfType(UnsupportedServerVersionException.class).isThrownBy(() -> checked().checks())
			.withMessageContaining("requires Dagster 1.5.10 or later");
		assertThatExceptionOfType(UnsupportedServerVersionException.class)
			.isThrownBy(() -> checked().checkExecutions("has_rows").toList())
			.withMessageContaining("requires Dagster 1.5.6 or later");
		return true;
	}

}
