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
import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.asset.AssetCheckReport;
import io.github.dagstergraphql.client.asset.AssetReport;
import io.github.dagstergraphql.client.run.RunConfigInvalidException;
import io.github.dagstergraphql.client.run.RunStatus;
import io.github.dagstergraphql.test.definition.CodeLocation;
import io.github.dagstergraphql.test.definition.ConfigField;
import io.github.dagstergraphql.test.definition.ConfigType;
import io.github.dagstergraphql.test.definition.JobDefinition;
import io.github.dagstergraphql.test.definition.OpDefinition;
import io.github.dagstergraphql.test.run.RecordedMaterialization;
import io.github.dagstergraphql.test.run.RunScript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for the messages of failed assertions.
 */
@ExtendWith(EmbeddedDagsterExtension.class)
class EmbeddedDagsterAssertTests {

	private static final Map<String, Object> CONFIG = Map.of("ops",
			Map.of("greet", Map.of("config", Map.of("times", 2L))));

	@Test
	void showWhatWasLaunchedInstead(EmbeddedDagster dagster, DagsterGraphQlClient client) {
		dagster.define(CodeLocation.named("etl")
			.jobs(JobDefinition.named("greeting")
				.ops(OpDefinition.named("greet").config(ConfigField.of("times", ConfigType.INT).defaultValue(1)))));
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(dagster).launched("greeting"))
			.withMessage("Expected a launch of \"greeting\", but found no launches");
		String id = client.job("greeting").runConfig(CONFIG).tag("team", "core").tag("day", "1").launch().id();
		assertThatExceptionOfType(RunConfigInvalidException.class)
			.isThrownBy(() -> client.job("greeting").runConfig(Map.of("nope", 1)).launch());
		assertThat(dagster).launched("greeting")
			.withConfig(Map.of("ops", Map.of("greet", Map.of("config", Map.of("times", 2)))))
			.withTags(Map.of("team", "core"))
			.inLocation("etl")
			.once();
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(dagster).launched("greeting").withConfig(Map.of()).once())
			.withMessageContaining("Expected a launch of \"greeting\" with the run config {}, but found")
			.withMessageContaining("etl.__repository__.greeting, run config "
					+ "{\"ops\":{\"greet\":{\"config\":{\"times\":2}}}}, tags {")
			.withMessageContaining("run " + id)
			.withMessageContaining("run config {\"nope\":1}, tags {}, rejected with RunConfigValidationInvalid");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(dagster).launched("greeting").withTag("team", "other"))
			.withMessageContaining("with the tags {team=other}");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(dagster).launched("greeting").times(2))
			.withMessageContaining("2 times, but found it 1 times in");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(dagster).as("the greeting").hasNotLaunched("greeting"))
			.withMessageContaining("the greeting")
			.withMessageContaining("run " + id);
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(dagster).hasLaunchedNothing());
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(dagster).reloaded("etl"))
			.withMessage("Expected a reload of \"etl\", but found []");
	}

	@Test
	void knowSelections(EmbeddedDagster dagster, DagsterGraphQlClient client) {
		dagster.define(CodeLocation.named("etl")
			.jobs(JobDefinition.named("ops").ops("a", "b"), JobDefinition.named("assets").assets("raw/orders")));
		client.job("ops").opSelection("a").launch();
		client.job("assets").assetSelection("raw/orders").launch();
		assertThat(dagster).launched("ops").withOpSelection("a").once();
		assertThat(dagster).launched("assets").withAssetSelection("raw/orders").once();
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(dagster).launched("ops").withOpSelection("b"))
			.withMessageContaining("of the ops [b]")
			.withMessageContaining("ops [a]");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(dagster).launched("assets").withAssetSelection("daily"))
			.withMessageContaining("assets [raw/orders]");
	}

	@Test
	void knowReports(EmbeddedDagster dagster, DagsterGraphQlClient client) {
		assertThat(dagster).hasReportedNothing();
		client.asset("raw/orders")
			.reportMaterialization(AssetReport.create().partition("p").dataVersion("v7").metadata("rows", 5));
		client.asset("raw/orders").reportCheck(AssetCheckReport.failed("unique").description("d"));
		assertThat(dagster).reportedMaterialization("raw/orders")
			.forPartition("p")
			.withDataVersion("v7")
			.withMetadata("rows", 5)
			.once();
		assertThat(dagster).reportedCheck("raw/orders", "unique").withDescription("d").failed("ERROR").once();
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(dagster).reportedMaterialization("raw/orders").withMetadata("rows", 5.0))
			.withMessageContaining("a report of a materialization of \"raw/orders\" with the metadata rows = 5.0")
			.withMessageContaining("partition p, data version v7, rows = 5");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(dagster).reportedObservation("raw/orders"));
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(dagster).reportedMaterialization("raw/orders").forPartition("q"));
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(dagster).reportedCheck("raw/orders", "other"))
			.withMessageContaining("the check \"unique\" of \"raw/orders\", failed with ERROR, description d");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(dagster).reportedCheck("raw/orders", "unique").passed());
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(dagster).reportedCheck("raw/orders", "unique").times(2))
			.withMessageContaining("found it 1 times");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(dagster).as("the reports").hasReportedNothing())
			.withMessageContaining("the reports");
		dagster.reset();
		assertThat(dagster.reports()).isEmpty();
	}

	@Test
	void knowMaterializations(EmbeddedDagster dagster, DagsterGraphQlClient client) {
		dagster.define(CodeLocation.named("etl")
			.jobs(JobDefinition.named("load")
				.assets("raw/orders")
				.runs(RunScript.succeed().materializes("raw__orders", Map.of("rows", 5)))));
		assertThat(dagster).hasNotMaterialized("raw/orders");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(dagster).materialized("raw/orders"))
			.withMessage("Expected a materialization of \"raw/orders\", but found no materializations");
		String run = client.submitJobExecution("load");
		client.run(run).await(Duration.ofSeconds(10));
		client.asset("raw/orders").reportMaterialization(AssetReport.create().partition("p").metadata("rows", 6));
		assertThat(dagster).materialized("raw/orders").times(2);
		assertThat(dagster).materialized("raw/orders").byRun(run).withMetadata("rows", 5).once();
		assertThat(dagster).materialized("raw/orders").forPartition("p").byReport().once();
		assertThat(dagster.materializations()).extracting(RecordedMaterialization::partition)
			.containsExactly(null, "p");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(dagster).materialized("raw/orders").forPartition("q"))
			.withMessageContaining("a materialization of \"raw/orders\" for the partition \"q\", but found")
			.withMessageContaining("\"raw/orders\", run " + run + ", rows = 5")
			.withMessageContaining("\"raw/orders\", partition p, reported, rows = 6");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(dagster).materialized("raw/orders").once())
			.withMessageContaining("once, but found it 2 times in");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(dagster).as("the orders").hasNotMaterialized("raw/orders"))
			.withMessageContaining("the orders");
		client.asset("raw/orders").wipe();
		assertThat(dagster).hasNotMaterialized("raw/orders");
	}

	@Test
	void knowRuns(EmbeddedDagster dagster, DagsterGraphQlClient client) {
		dagster.define(JobDefinition.named("greeting").runs(RunScript.stayQueued()));
		EmbeddedRun run = dagster.run(client.submitJobExecution("greeting"));
		assertThat(run).hasStatus(RunStatus.QUEUED);
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(run).succeeded())
			.withMessage("Expected run " + run.id() + " of greeting, QUEUED to have the status SUCCESS");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(run).hasTag("team", "core"))
			.withMessageContaining("to have the tag team=core, but its tags are {");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(run).isRetryOf("other"))
			.withMessageContaining("its parent is null");
		assertThat(List.of(run.job(), run.location())).containsExactly("greeting", "definitions");
		assertThat(run.runConfig()).isEmpty();
	}

}
