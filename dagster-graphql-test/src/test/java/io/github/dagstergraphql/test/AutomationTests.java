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
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.asset.condition.AutomationConditionEvaluation;
import io.github.dagstergraphql.client.asset.condition.AutomationConditionNode;
import io.github.dagstergraphql.client.asset.condition.AutomationConditionStatus;
import io.github.dagstergraphql.client.automation.AutomationStatus;
import io.github.dagstergraphql.client.automation.RunRequest;
import io.github.dagstergraphql.client.automation.ScheduleHandle;
import io.github.dagstergraphql.client.automation.SensorHandle;
import io.github.dagstergraphql.client.automation.Tick;
import io.github.dagstergraphql.client.automation.TickStatus;
import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.test.definition.AssetDefinition;
import io.github.dagstergraphql.test.definition.CodeLocation;
import io.github.dagstergraphql.test.definition.JobDefinition;
import io.github.dagstergraphql.test.definition.PartitionsDefinition;
import io.github.dagstergraphql.test.definition.ScheduleDefinition;
import io.github.dagstergraphql.test.definition.SensorDefinition;
import io.github.dagstergraphql.test.run.ConditionOutcome;
import io.github.dagstergraphql.test.run.PythonException;
import io.github.dagstergraphql.test.run.TickOutcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Schedules and sensors.
 */
class AutomationTests {

	private final EmbeddedDagster dagster = EmbeddedDagster.start();

	private final DagsterGraphQlClient client = DagsterGraphQlClient.builder().url(this.dagster.getUrl()).build();

	@AfterEach
	void close() {
		this.client.close();
		this.dagster.close();
	}

	@Test
	void evaluatesARunningScheduleByTheClock() {
		this.dagster.stopTime();
		define(ScheduleDefinition.named("hourly").job("load").cron("0 * * * *"));
		ScheduleHandle hourly = this.client.schedule("hourly");
		this.dagster.advanceTime(Duration.ofHours(2));
		assertThat(this.dagster.runs()).isEmpty();
		hourly.start();
		List<Instant> next = hourly.nextTicks(3);
		this.dagster.advanceTime(Duration.ofHours(3));
		assertThat(this.dagster.runs()).hasSize(3);
		List<Tick> ticks = hourly.ticks().toList();
		assertThat(ticks).extracting(Tick::timestamp).containsExactly(next.get(2), next.get(1), next.get(0));
		assertThat(ticks.get(0).runIds()).containsExactly(this.dagster.runs().get(2).id());
		assertThat(this.client.run(ticks.get(0).runIds().get(0)).get().tags())
			.containsEntry("dagster/schedule_name", "hourly")
			.containsEntry("dagster/tick", ticks.get(0).id());
		assertThat(this.dagster.launches()).isEmpty();
		hourly.stop();
		this.dagster.advanceTime(Duration.ofHours(5));
		assertThat(this.dagster.runs()).hasSize(3);
		hourly.start();
		hourly.stop();
		hourly.start();
		this.dagster.advanceTime(Duration.ofHours(1));
		assertThat(this.dagster.runs()).hasSize(4);
	}

	@Test
	void evaluatesWhatRunsByDefault() {
		this.dagster.stopTime();
		define(ScheduleDefinition.named("hourly").job("load").cron("@hourly").running());
		this.dagster.advanceTime(Duration.ofHours(1));
		assertThat(this.dagster.runs()).hasSize(1);
		this.client.schedule("hourly").stop();
		this.client.schedule("hourly").reset();
		assertThat(this.client.schedule("hourly").get().status()).isEqualTo(AutomationStatus.RUNNING);
		this.dagster.defineAfterReload(CodeLocation.named("etl"));
		this.client.location("etl").reload();
		this.dagster.advanceTime(Duration.ofHours(5));
		assertThat(this.dagster.runs()).hasSize(1);
		assertThat(this.client.schedules().list()).isEmpty();
	}

	@Test
	void launchesOneRunForEachRunKey() {
		this.dagster.stopTime();
		define(SensorDefinition.named("inbox")
			.jobs("load")
			.minimumInterval(Duration.ofSeconds(10))
			.evaluates((cursor) -> TickOutcome
				.launches(RunRequest.builder().runKey("a").tags(Map.of("file", "a")).build())));
		SensorHandle inbox = this.client.sensor("inbox");
		inbox.start();
		assertThat(inbox.get().nextTick()).isNull();
		this.dagster.advanceTime(Duration.ofMillis(100));
		assertThat(inbox.get().nextTick()).isEqualTo(this.dagster.now().plusSeconds(10).truncatedTo(ChronoUnit.MICROS));
		this.dagster.advanceTime(Duration.ofSeconds(10));
		assertThat(inbox.ticks()).extracting(Tick::status).containsExactly(TickStatus.SKIPPED, TickStatus.SUCCESS);
		assertThat(this.dagster.runs()).singleElement()
			.satisfies((run) -> assertThat(this.client.run(run.id()).get().tags()).containsEntry("file", "a")
				.containsEntry("dagster/run_key", "a")
				.containsEntry("dagster/sensor_name", "inbox"));
	}

	@Test
	void failsWithTheExceptionsOfTheCode() {
		this.dagster.stopTime();
		define(SensorDefinition.named("raising").evaluates((cursor) -> {
			throw new IllegalStateException("broken");
		}), SensorDefinition.named("failing")
			.evaluates((cursor) -> TickOutcome.fails(PythonException.of("KeyError", "x"))),
				SensorDefinition.named("misled")
					.evaluates((cursor) -> TickOutcome.launches(RunRequest.builder().jobName("nope").build())));
		for (String name : List.of("raising", "failing", "misled")) {
			this.client.sensor(name).start();
		}
		this.dagster.advanceTime(Duration.ofSeconds(1));
		assertThat(List.of("raising", "failing", "misled")
			.stream()
			.map((name) -> this.client.sensor(name).ticks().findFirst().orElseThrow().error().rootCause().className()))
			.containsExactly("IllegalStateException", "KeyError", "DagsterInvalidDefinitionError");
		assertThat(this.client.sensor("raising").dryRun().error().rootCause().message())
			.isEqualTo("IllegalStateException: broken\n");
	}

	@Test
	void changesDynamicPartitionsAndLaunchesPartitionsAndAssets() {
		this.dagster.stopTime();
		this.dagster
			.define(CodeLocation.named("etl")
				.assets(AssetDefinition.of("files").partitions(PartitionsDefinition.dynamic("files")))
				.sensors(SensorDefinition.named("new_files")
					.jobs("__ASSET_JOB")
					.evaluates((cursor) -> TickOutcome.launches(RunRequest.builder()
						.assetKeys(List.of(AssetKey.of("files")))
						.tags(Map.of("dagster/partition", "b"))
						.build()).addsPartitions("files", "a", "b").deletesPartitions("files", "a"))));
		this.client.sensor("new_files").start();
		this.dagster.advanceTime(Duration.ofSeconds(20));
		assertThat(this.client.asset("files").partitionKeys()).containsExactly("b");
		assertThat(this.dagster.materializations()).singleElement()
			.satisfies((materialization) -> assertThat(materialization.partition()).isEqualTo("b"));
	}

	@Test
	void needsTheDaemon() {
		this.dagster.stopTime();
		define(ScheduleDefinition.named("hourly").job("load").cron("@hourly").running());
		this.dagster.daemon("SCHEDULER").withoutHeartbeat();
		this.dagster.advanceTime(Duration.ofHours(3));
		assertThat(this.client.schedule("hourly").ticks()).isEmpty();
		this.dagster.daemon("SCHEDULER").healthy();
		this.dagster.advanceTime(Duration.ofHours(1));
		assertThat(this.client.schedule("hourly").ticks()).hasSize(1);
		this.dagster.reset();
		assertThat(this.client.schedules().list()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "'30 12 * * *', 2040-11-18T12:30", "'*/20 8-9 * * mon-fri', 2040-11-19T08:00",
			"'0 0 13 * 5', 2040-11-23T00:00", "'0 0 29 feb *', 2044-02-29T00:00", "'15,45 * * * 7', 2040-11-18T10:15",
			"'5/10 10 * * *', 2040-11-18T10:05", "@yearly, 2041-01-01T00:00", "@weekly, 2040-11-25T00:00" })
	void knowsTheNextTick(String cron, LocalDateTime expected) {
		this.dagster.stopTime();
		Instant start = LocalDateTime.of(2040, 11, 18, 10, 0).toInstant(ZoneOffset.UTC);
		this.dagster.advanceTime(Duration.between(this.dagster.now(), start));
		define(ScheduleDefinition.named("s").job("load").cron(cron));
		assertThat(this.client.schedule("s").nextTicks(1)).containsExactly(expected.toInstant(ZoneOffset.UTC));
	}

	@Test
	void knowsTimeZones() {
		define(ScheduleDefinition.named("s").job("load").cron("0 2 * * *").timeZone(ZoneId.of("Asia/Tokyo")));
		assertThat(this.client.schedule("s").nextTicks(1))
			.allSatisfy((tick) -> assertThat(tick.atZone(ZoneOffset.UTC).getHour()).isEqualTo(17));
	}

	@Test
	void rejectsWhatDagsterRejects() {
		CodeLocation etl = CodeLocation.named("etl").schedules(ScheduleDefinition.named("s"));
		assertThatIllegalArgumentException().isThrownBy(() -> etl.sensors(SensorDefinition.named("s")))
			.withMessage("repository __repository__ has two schedules or sensors with the name s");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> SensorDefinition.named("s").minimumInterval(Duration.ofMillis(10)))
			.withMessage("minimum interval must be at least one second");
	}

	@Test
	void evaluatesConditionsOfAssets() {
		this.dagster.stopTime();
		this.dagster.define(CodeLocation.named("etl")
			.assets(AssetDefinition.of("orders"),
					AssetDefinition.of("daily").partitions(PartitionsDefinition.ofKeys("a", "b", "c")))
			.sensors(SensorDefinition.named("automate")
				.minimumInterval(Duration.ofSeconds(10))
				.running()
				.evaluates((cursor) -> TickOutcome.launches()
					.cursor("1")
					.evaluates("orders",
							ConditionOutcome.of("NOT (x)", cursor == null)
								.children(ConditionOutcome.of("x", cursor != null).userLabel("late")))
					.evaluates("daily", (cursor != null) ? ConditionOutcome.ofPartitions("missing").skipped()
							: ConditionOutcome.ofPartitions("missing", "c", "a")))));
		this.dagster.advanceTime(Duration.ofMillis(100));
		assertThat(this.dagster.runs()).hasSize(3);
		Tick tick = this.client.sensor("automate").ticks().toList().get(0);
		assertThat(tick.runIds()).hasSize(3);
		AutomationConditionEvaluation daily = this.client.asset("daily").conditionEvaluations().toList().get(0);
		assertThat(daily.runIds()).hasSize(2);
		assertThat(daily.numRequested()).isEqualTo(2);
		assertThat(this.client.run(daily.runIds().get(0)).get().tags()).containsEntry("dagster/partition", "c")
			.containsEntry("dagster/asset_evaluation_id", daily.evaluationId());
		assertThat(this.client.asset("daily").truePartitions(daily.evaluationId(), daily.condition()))
			.containsExactly("c", "a");
		assertThat(this.client.assets().conditionEvaluations(daily.evaluationId())).hasSize(2);
		this.dagster.advanceTime(Duration.ofSeconds(30));
		assertThat(this.dagster.runs()).hasSize(3);
		assertThat(this.client.asset("daily").conditionEvaluations())
			.extracting((evaluation) -> evaluation.condition().status())
			.containsExactly(AutomationConditionStatus.SKIPPED, AutomationConditionStatus.TRUE);
		assertThat(this.client.asset("orders").conditionEvaluations().toList().get(0).condition().children())
			.extracting(AutomationConditionNode::label, AutomationConditionNode::status)
			.containsExactly(tuple("late", AutomationConditionStatus.TRUE));
		this.dagster.reset();
		assertThat(this.client.asset("orders").conditionEvaluations()).isEmpty();
	}

	@Test
	void rejectsConditionsThatCannotBe() {
		assertThatIllegalArgumentException().isThrownBy(() -> ConditionOutcome.of("x", true).skipped())
			.withMessage("a condition that is skipped cannot be true");
		assertThat(ConditionOutcome.ofPartitions("x", "a", "a")).isEqualTo(ConditionOutcome.ofPartitions("x", "a"))
			.hasSameHashCodeAs(ConditionOutcome.ofPartitions("x", "a"))
			.hasToString("ConditionOutcome[x, [a]]");
	}

	private void define(ScheduleDefinition... schedules) {
		this.dagster.define(CodeLocation.named("etl").jobs(JobDefinition.named("load")).schedules(schedules));
	}

	private void define(SensorDefinition... sensors) {
		this.dagster.define(CodeLocation.named("etl").jobs(JobDefinition.named("load")).sensors(sensors));
	}

}
