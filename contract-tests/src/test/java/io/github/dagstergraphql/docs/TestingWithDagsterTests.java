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

package io.github.dagstergraphql.docs;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.asset.check.AssetCheckExecution;
import io.github.dagstergraphql.client.asset.check.AssetCheckExecutionStatus;
import io.github.dagstergraphql.client.event.AssetCheckSeverity;
import io.github.dagstergraphql.client.event.RunEvent;
import io.github.dagstergraphql.client.instance.QueueReason;
import io.github.dagstergraphql.client.job.JobNotFoundException;
import io.github.dagstergraphql.client.run.AwaitedRun;
import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.RunConfigInvalidException;
import io.github.dagstergraphql.client.run.RunHandle;
import io.github.dagstergraphql.client.run.RunStatus;
import io.github.dagstergraphql.test.EmbeddedDagster;
import io.github.dagstergraphql.test.EmbeddedRun;
import io.github.dagstergraphql.test.definition.AssetCheckDefinition;
import io.github.dagstergraphql.test.definition.AssetDefinition;
import io.github.dagstergraphql.test.definition.CodeLocation;
import io.github.dagstergraphql.test.definition.ConfigField;
import io.github.dagstergraphql.test.definition.ConfigType;
import io.github.dagstergraphql.test.definition.JobDefinition;
import io.github.dagstergraphql.test.definition.OpDefinition;
import io.github.dagstergraphql.test.fault.Fault;
import io.github.dagstergraphql.test.fixture.RunFixture;
import io.github.dagstergraphql.test.run.AssetCheckOutcome;
import io.github.dagstergraphql.test.run.MetadataValue;
import io.github.dagstergraphql.test.run.PythonException;
import io.github.dagstergraphql.test.run.RunScript;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of the examples of the pages on testing and on the embedded Dagster.
 */
class TestingWithDagsterTests {

	@Test
	void startsByHand() {
		// tag::byhand[]
		try (EmbeddedDagster dagster = EmbeddedDagster.start();
				DagsterGraphQlClient client = DagsterGraphQlClient.builder().url(dagster.getUrl()).build()) {
			dagster.define(JobDefinition.named("daily_orders"));
			client.submitJobExecution("daily_orders");
		}
		// end::byhand[]
	}

	@Test
	void definesCodeLocations() {
		try (EmbeddedDagster dagster = EmbeddedDagster.start();
				DagsterGraphQlClient client = DagsterGraphQlClient.builder().url(dagster.getUrl()).build()) {
			// tag::definitions[]
			OpDefinition load = OpDefinition.named("load")
				.config(ConfigField.of("day", ConfigType.STRING),
						ConfigField.of("limit", ConfigType.INT).defaultValue(1000),
						ConfigField.of("note", ConfigType.noneable(ConfigType.STRING)));
			dagster.define(
					CodeLocation.named("etl")
						.jobs(JobDefinition.named("daily_orders").tag("team", "core").ops(load),
								JobDefinition.named("raw_assets").assets("raw/orders", "raw/customers")),
					CodeLocation.broken("billing", PythonException.of("ImportError", "No module named 'stripe'")));
			// end::definitions[]

			// tag::invalid[]
			assertThatExceptionOfType(RunConfigInvalidException.class)
				.isThrownBy(() -> client.job("daily_orders")
					.runConfig(Map.of("ops", Map.of("load", Map.of("config", Map.of("limit", "many")))))
					.launch())
				.satisfies((ex) -> assertThat(ex.getErrors()).hasSize(2));
			assertThatExceptionOfType(JobNotFoundException.class)
				.isThrownBy(() -> client.submitJobExecution("invoices"))
				.withMessageContaining("No module named 'stripe'");
			// end::invalid[]

			// tag::reload[]
			dagster.defineAfterReload(CodeLocation.named("etl").jobs(JobDefinition.named("hourly_orders")));
			client.reloadRepositoryLocation("etl");
			client.submitJobExecution("hourly_orders");
			assertThat(dagster).reloaded("etl");
			// end::reload[]
		}
	}

	@Test
	void executesAssetChecks() {
		try (EmbeddedDagster dagster = EmbeddedDagster.start();
				DagsterGraphQlClient client = DagsterGraphQlClient.builder().url(dagster.getUrl()).build()) {
			// tag::checks[]
			dagster.define(CodeLocation.named("etl")
				.assets(AssetDefinition.of("raw/orders")
					.checks(AssetCheckDefinition.named("no_nulls")
						.description("No row has an empty column.")
						.outcomes(AssetCheckOutcome.failed(AssetCheckSeverity.WARN).metadata("nulls", 2),
								AssetCheckOutcome.passed()))));
			// end::checks[]
			client.asset("raw/orders").materialize().launch().await(Duration.ofSeconds(10));
			client.asset("raw/orders").materialize().launch().await(Duration.ofSeconds(10));
			AssetSnippets.await(client, Instant.EPOCH);
			assertThat(dagster).materialized("raw/orders").times(2);
			assertThat(AssetSnippets.executeChecks(client).status()).isEqualTo(RunStatus.SUCCESS);
			AssetSnippets.checks(client);
			AssetSnippets.checkExecutions(client);
			assertThat(client.asset("raw/orders").checkExecutions("no_nulls")).extracting(AssetCheckExecution::status)
				.containsExactly(AssetCheckExecutionStatus.SUCCEEDED, AssetCheckExecutionStatus.SUCCEEDED,
						AssetCheckExecutionStatus.FAILED);
		}
	}

	@Test
	void recordsReports() {
		try (EmbeddedDagster dagster = EmbeddedDagster.start();
				DagsterGraphQlClient client = DagsterGraphQlClient.builder().url(dagster.getUrl()).build()) {
			assertThat(dagster).hasReportedNothing();
			ReportingSnippets.materialization(client, 1200);
			ReportingSnippets.check(client, 3);
			// tag::reports[]
			assertThat(dagster).reportedMaterialization("raw/orders")
				.forPartition("2026-11-22")
				.withMetadata("rows", 1200L)
				.once();
			assertThat(dagster).reportedCheck("raw/orders", "no_duplicates").failed("WARN");
			assertThat(dagster.reports()).hasSize(2);
			// end::reports[]
			ReportingSnippets.observation(client, "v7");
			assertThat(dagster).reportedObservation("vendor/prices").withDataVersion("v7").once();
			assertThat(ReportingSnippets.isRecorded(client)).isTrue();
			dagster.inject(Fault.resetAfterActing());
			assertThat(ReportingSnippets.isRecorded(client)).isFalse();
			assertThat(dagster).reportedMaterialization("raw/orders").times(3);
			ReportingSnippets.wipe(client);
		}
	}

	@Test
	void movesTheClock() {
		try (EmbeddedDagster dagster = EmbeddedDagster.start();
				DagsterGraphQlClient client = DagsterGraphQlClient.builder().url(dagster.getUrl()).build()) {
			// tag::scripts[]
			dagster.define(JobDefinition.named("slow").runs(RunScript.succeed().after(Duration.ofMinutes(30))),
					JobDefinition.named("hanging").runs(RunScript.hang()),
					JobDefinition.named("without_daemon").runs(RunScript.stayQueued()),
					JobDefinition.named("flaky")
						.ops("extract", "load")
						.runs(RunScript.fail("ValueError", "no file").atStep("load"), RunScript.succeed()));
			// end::scripts[]

			// tag::clock[]
			dagster.stopTime();
			RunHandle run = client.job("slow").launch();
			assertThat(run.status()).isEqualTo(RunStatus.QUEUED);
			dagster.advanceTime(Duration.ofMinutes(29));
			assertThat(run.status()).isEqualTo(RunStatus.STARTED);
			dagster.advanceTime(Duration.ofMinutes(2));
			assertThat(dagster.run(run.id())).succeeded();
			// end::clock[]

			// tag::end[]
			RunHandle hanging = client.job("hanging").launch();
			dagster.run(hanging.id()).fail(PythonException.of("TimeoutError", "the bank did not respond"));
			assertThat(hanging.status()).isEqualTo(RunStatus.FAILURE);
			// end::end[]

			// tag::retries[]
			String first = client.job("flaky").tag("dagster/max_retries", "1").launch().id();
			dagster.advanceTime(Duration.ofMinutes(1));
			List<EmbeddedRun> runs = dagster.runs();
			assertThat(dagster.run(first)).failed().hasTag("dagster/will_retry", "true");
			assertThat(runs.get(runs.size() - 1)).isRetryOf(first).succeeded();
			// end::retries[]
		}
	}

	@Test
	void injectsFaults() {
		try (EmbeddedDagster dagster = EmbeddedDagster.start();
				DagsterGraphQlClient client = DagsterGraphQlClient.builder().url(dagster.getUrl()).build()) {
			dagster.define(JobDefinition.named("daily_orders"));
			Orders orders = new Orders(client);
			// tag::faults[]
			dagster.inject(Fault.status(503).retryAfter(Duration.ofSeconds(1)).times(2).onOperation("RunStatus"),
					Fault.resetAfterActing().onOperation("LaunchRun"));

			assertThat(orders.tryArrived(LocalDate.of(2026, 11, 22))).as("outcome unknown").isTrue();
			assertThat(dagster).launched("daily_orders").once();
			// end::faults[]
			client.getRunStatus(dagster.runs().get(0).id());
			// tag::unused-faults[]
			assertThat(dagster).hasNoUnusedFaults();
			// end::unused-faults[]
		}
	}

	@Test
	void recordsRequests() {
		try (EmbeddedDagster dagster = EmbeddedDagster.start();
				DagsterGraphQlClient client = DagsterGraphQlClient.builder()
					.url(dagster.getUrl())
					.headers((headers) -> headers.set("X-Tenant", "core"))
					.build()) {
			dagster.define(JobDefinition.named("daily_orders"));
			client.submitJobExecution("daily_orders");
			// tag::requests[]
			assertThat(dagster.requests()).filteredOn((request) -> "LaunchRun".equals(request.operationName()))
				.singleElement()
				.satisfies((request) -> assertThat(request.header("X-Tenant")).isEqualTo("core"));
			// end::requests[]
		}
	}

	@Test
	void buildsFixtures() {
		// tag::fixture[]
		RunFixture fixture = RunFixture.of("daily_orders").status(RunStatus.FAILURE).tag("team", "core");

		Run run = fixture.build();
		RunHandle handle = fixture.handle();
		AwaitedRun awaited = fixture.awaited();
		// end::fixture[]
		assertThat(run).isEqualTo(handle.get()).isEqualTo(awaited.run());
	}

	@Test
	void logsEvents() {
		try (EmbeddedDagster dagster = EmbeddedDagster.start();
				DagsterGraphQlClient client = DagsterGraphQlClient.builder().url(dagster.getUrl()).build()) {
			// tag::events[]
			dagster.define(JobDefinition.named("daily_orders")
				.ops("extract")
				.assets("raw/orders")
				.runs(RunScript.succeed()
					.logs("extract", "WARNING", "the file is large")
					.retries("extract", PythonException.of("OSError", "busy"), Duration.ofSeconds(10))
					.materializes("raw__orders", Map.of("rows", 3))));
			// end::events[]
			assertThat(client.job("daily_orders").launch().events().map(RunEvent::message)).contains(
					"the file is large", "Started re-execution (attempt # 2) of step \"extract\".",
					"Materialized value raw orders.");
		}
	}

	@Test
	void prints() {
		try (EmbeddedDagster dagster = EmbeddedDagster.start();
				DagsterGraphQlClient client = DagsterGraphQlClient.builder().url(dagster.getUrl()).build()) {
			// tag::output[]
			dagster.define(JobDefinition.named("daily_orders")
				.ops("extract")
				.runs(RunScript.succeed()
					.after(Duration.ofMinutes(1))
					.prints("extract", "reading orders.csv\n")
					.prints("extract", "3 orders\n", Duration.ofSeconds(30))
					.printsError("extract", "the file is large\n")));
			// end::output[]
			String id = client.job("daily_orders").launch().id();
			dagster.advanceTime(Duration.ofMinutes(2));
			assertThat(client.run(id).logs().step("extract").stdout().text())
				.isEqualTo("reading orders.csv\n3 orders\n");
			assertThat(client.run(id).logs().step("extract").stderr().text()).isEqualTo("the file is large\n");
		}
	}

	@Test
	void explainsFailures() {
		try (EmbeddedDagster dagster = EmbeddedDagster.start();
				DagsterGraphQlClient client = DagsterGraphQlClient.builder().url(dagster.getUrl()).build()) {
			// tag::failure[]
			dagster.define(JobDefinition.named("explaining")
				.runs(RunScript.fail(PythonException.failure("the order file is empty")
					.metadata("rows", 0)
					.metadata("file", MetadataValue.path("/data/orders.csv")))));
			// end::failure[]
			dagster.stopTime();
			String id = client.job("explaining").launch().id();
			dagster.advanceTime(Duration.ofMinutes(1));
			assertThat(dagster.run(id)).failed();
		}
	}

	@Test
	void waitsLongerForRetries() {
		// tag::gap[]
		EmbeddedDagster dagster = EmbeddedDagster.builder()
			.willRetryDelay(Duration.ofMillis(700))
			.runRetryDelay(Duration.ofSeconds(5))
			.start();
		// end::gap[]
		assertThat(dagster.runs()).isEmpty();
		dagster.close();
	}

	@Test
	void restarts() {
		try (EmbeddedDagster dagster = EmbeddedDagster.start();
				DagsterGraphQlClient client = DagsterGraphQlClient.builder().url(dagster.getUrl()).build()) {
			dagster.define(JobDefinition.named("job"));
			RunHandle run = client.job("job").launch();
			// tag::restart[]
			dagster.stopWebserver();
			dagster.advanceTime(Duration.ofMinutes(1));
			dagster.startWebserver();
			assertThat(run.status()).isEqualTo(RunStatus.SUCCESS);
			// end::restart[]
		}
	}

	@Test
	void limitsPools() {
		try (EmbeddedDagster dagster = EmbeddedDagster.start();
				DagsterGraphQlClient client = DagsterGraphQlClient.builder().url(dagster.getUrl()).build()) {
			// tag::pools[]
			dagster.define(JobDefinition.named("load_orders").ops(OpDefinition.named("load").pool("warehouse")));
			client.instance().setPoolLimit("warehouse", 0);
			RunHandle run = client.job("load_orders").launch();
			dagster.advanceTime(Duration.ofMinutes(1));

			assertThat(client.instance().runQueue().runs().get(0).reasons())
				.containsExactly(new QueueReason.PoolLimit(List.of("warehouse")));
			// end::pools[]
			client.instance().setPoolLimit("warehouse", 1);
			dagster.advanceTime(Duration.ofMinutes(1));
			assertThat(run.status()).isEqualTo(RunStatus.SUCCESS);
		}
	}

	@Test
	void scriptsDaemons() {
		try (EmbeddedDagster dagster = EmbeddedDagster.start();
				DagsterGraphQlClient client = DagsterGraphQlClient.builder().url(dagster.getUrl()).build()) {
			// tag::daemons[]
			dagster.daemon("QUEUED_RUN_COORDINATOR").withoutHeartbeat();
			dagster.daemon("SCHEDULER").heartbeatErrors(PythonException.of("OperationalError", "no database"));

			assertThat(OperationsSnippets.runsWillStart(client)).isFalse();
			// end::daemons[]
		}
	}

}
