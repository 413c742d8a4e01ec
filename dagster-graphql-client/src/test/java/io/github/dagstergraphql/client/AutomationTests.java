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

package io.github.dagstergraphql.client;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.github.dagstergraphql.client.StubDagster.Answer;
import io.github.dagstergraphql.client.StubDagster.Request;
import io.github.dagstergraphql.client.automation.AutomationCandidate;
import io.github.dagstergraphql.client.automation.AutomationStatus;
import io.github.dagstergraphql.client.automation.DynamicPartitionsRequest;
import io.github.dagstergraphql.client.automation.RunRequest;
import io.github.dagstergraphql.client.automation.Schedule;
import io.github.dagstergraphql.client.automation.ScheduleNotFoundException;
import io.github.dagstergraphql.client.automation.Sensor;
import io.github.dagstergraphql.client.automation.SensorNotFoundException;
import io.github.dagstergraphql.client.automation.SensorType;
import io.github.dagstergraphql.client.automation.Tick;
import io.github.dagstergraphql.client.automation.TickEvaluation;
import io.github.dagstergraphql.client.automation.TickOptions;
import io.github.dagstergraphql.client.automation.TickStatus;
import io.github.dagstergraphql.client.error.GraphQlRequestException;
import io.github.dagstergraphql.client.error.InvalidResponseException;
import io.github.dagstergraphql.client.error.PythonErrorException;
import io.github.dagstergraphql.client.key.AssetKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Schedules and sensors.
 */
class AutomationTests {

	private static final String SCHEDULE = """
			{"data":{"scheduleOrError":{"__typename":"Schedule","name":"nightly","cronSchedule":"%s",\
			"executionTimezone":%s,"pipelineName":"j","scheduleState":{"status":"%s","nextTick":null}}}}""";

	private static final String NAMES = """
			{"data":{"repositoriesOrError":{"__typename":"RepositoryConnection","nodes":[{"name":"r",\
			"location":{"name":"%s"},"schedules":[{"name":"nightly"}],"sensors":[{"name":"inbox"}]}]}}}""";

	private final StubDagster stub = new StubDagster();

	private final DagsterGraphQlClient client = this.stub.client().versionCheck(VersionCheck.OFF).build();

	@AfterEach
	void close() {
		this.client.close();
		this.stub.close();
	}

	@Test
	void readsSeveralCronExpressionsAsPythonWritesThem() {
		this.stub.answer(SCHEDULE.formatted("['0 1 * * 1-5', \\\"30 12 1 * *\\\"]", "null", "HIBERNATING"));
		Schedule schedule = schedule();
		assertThat(schedule.cronSchedules()).containsExactly("0 1 * * 1-5", "30 12 1 * *");
		assertThat(schedule.timeZone()).isEqualTo(ZoneId.of("UTC"));
		assertThat(schedule.status()).isEqualTo(AutomationStatus.UNKNOWN);
		assertThat(schedule.defaultStatus()).isNull();
		assertThat(schedule).hasToString(
				"Schedule[l.r.nightly, status=UNKNOWN, cronSchedules=[0 1 * * 1-5, 30 12 1 * *], timeZone=UTC, jobName=j]");
	}

	@Test
	void readsTimeZones() {
		this.stub.answer(SCHEDULE.formatted("@daily", "\"EST\"", "RUNNING"));
		assertThat(schedule().timeZone()).isEqualTo(ZoneId.of("EST", ZoneId.SHORT_IDS));
		this.stub.answer(SCHEDULE.formatted("@daily", "\"Mars/Olympus\"", "RUNNING"));
		assertThatExceptionOfType(InvalidResponseException.class).isThrownBy(this::schedule)
			.withMessageContaining("executionTimezone");
	}

	@ParameterizedTest
	@CsvSource({ "STANDARD, STANDARD", "AUTOMATION_POLICY, AUTO_MATERIALIZE", "AUTOMATION, AUTOMATION",
			"TELEPATHIC, UNKNOWN" })
	void readsKindsOfSensors(String received, SensorType type) {
		this.stub.answer("""
				{"data":{"sensorOrError":{"__typename":"Sensor","name":"inbox","sensorType":"%s",\
				"minIntervalSeconds":90,"targets":null,"sensorState":{"status":"RUNNING",\
				"nextTick":{"timestamp":1764036111.5},"typeSpecificData":{"lastCursor":"7"}}}}}""".formatted(received));
		Sensor sensor = this.client.sensor("inbox").location("l").repository("r").get();
		assertThat(sensor.type()).isEqualTo(type);
		assertThat(sensor.minimumInterval()).isEqualTo(Duration.ofSeconds(90));
		assertThat(sensor.jobNames()).isEmpty();
		assertThat(sensor.cursor()).isEqualTo("7");
		assertThat(sensor.nextTick()).isEqualTo(Instant.ofEpochMilli(1764036111500L));
	}

	@Test
	void searchesNamesOnce() {
		answer(Map.of("Automations", (request) -> NAMES.formatted("l"), "Schedule",
				(request) -> SCHEDULE.formatted("@daily", "null", "RUNNING"), "StartSensor", (request) -> """
						{"data":{"startSensor":{"__typename":"Sensor"}}}"""));
		this.client.schedule("nightly").get();
		this.client.schedule("nightly").location("l").get();
		this.client.reactive().sensor("inbox").repository("r").start().block();
		assertThat(this.stub.requests()).extracting(Request::operation)
			.containsExactly("Automations", "Schedule", "Schedule", "StartSensor");
	}

	@Test
	void searchesAgainIfTheCacheIsOutdated() {
		answer(Map.of("Automations", (request) -> NAMES.formatted((requests("Automations") > 1) ? "new" : "old"),
				"Schedule",
				(request) -> request.body().contains("\"new\"") ? SCHEDULE.formatted("@daily", "null", "RUNNING") : """
						{"data":{"scheduleOrError":{"__typename":"ScheduleNotFoundError","message":"no"}}}"""));
		assertThat(this.client.schedule("nightly").get().locationName()).isEqualTo("new");
		assertThat(this.stub.requests()).extracting(Request::operation)
			.containsExactly("Automations", "Schedule", "Automations", "Schedule");
	}

	@Test
	void explainsErrorsOfOlderServersForUnknownNames() {
		answer(Map.of("Automations", (request) -> NAMES.formatted("l"), "Workspace", (request) -> """
				{"data":{"workspaceOrError":{"__typename":"Workspace","locationEntries":[]}}}""", "StartSchedule",
				(request) -> """
						{"data":{"startSchedule":{"__typename":"PythonError","message":"KeyError: 'x'","className":"KeyError",\
						"stack":[]}}}"""));
		assertThatExceptionOfType(ScheduleNotFoundException.class)
			.isThrownBy(() -> this.client.schedule("nightli").location("l").repository("r").start())
			.withMessage(
					"No schedule with the name \"nightli\" exists in repository \"r\" of code location \"l\". Did you mean l.r.nightly?")
			.satisfies((ex) -> assertThat(ex.getNearMisses())
				.containsExactly(new AutomationCandidate("l", "r", "nightly")));
		// it exists, so that the error has another reason
		assertThatExceptionOfType(PythonErrorException.class)
			.isThrownBy(() -> this.client.schedule("nightly").location("l").repository("r").start());
	}

	@Test
	void aSensorIsNoSchedule() {
		answer(Map.of("Automations", (request) -> NAMES.formatted("l"), "Workspace", (request) -> """
				{"data":{"workspaceOrError":{"__typename":"Workspace","locationEntries":[]}}}""", "InstigationState",
				(request) -> """
						{"data":{"instigationStateOrError":{"__typename":"InstigationState","id":"o::s","selectorId":"s",\
						"instigationType":"SENSOR"}}}""",
				"StopSensor", (request) -> """
						{"data":{"stopSensor":{"__typename":"StopSensorMutationResult"}}}"""));
		assertThatExceptionOfType(ScheduleNotFoundException.class)
			.isThrownBy(() -> this.client.schedule("inbox").location("l").repository("r").stop());
		this.client.sensor("inbox").stop();
		assertThat(this.stub.requests().get(this.stub.requests().size() - 1).body()).contains("\"originId\":\"o\"")
			.contains("\"selectorId\":\"s\"");
	}

	@Test
	void reportsOtherErrorsOfDryRuns() {
		answer(Map.of("Automations", (request) -> NAMES.formatted("l"), "SensorDryRun", (request) -> """
				{"data":{"sensorDryRun":{"__typename":"DryRunInstigationTick","evaluationResult":null}},\
				"errors":[{"message":"DagsterUserCodeUnreachableError: gone","path":["sensorDryRun"]}]}"""));
		assertThatExceptionOfType(GraphQlRequestException.class)
			.isThrownBy(() -> this.client.sensor("inbox").dryRun("c"))
			.withMessageContaining("DagsterUserCodeUnreachableError");
		this.stub.answer("""
				{"data":{"sensorDryRun":{"__typename":"DryRunInstigationTick","evaluationResult":null}}}""");
		assertThatExceptionOfType(InvalidResponseException.class)
			.isThrownBy(() -> this.client.sensor("inbox").location("l").repository("r").dryRun("c"));
	}

	@Test
	void readsTheResultOfADryRun() {
		this.stub
			.answer("""
					{"data":{"sensorDryRun":{"__typename":"DryRunInstigationTick","evaluationResult":{"runRequests":[\
					{"runKey":"k","jobName":"j","runConfigYaml":"secret: s3cr3t","tags":[{"key":"dagster/partition","value":"p"}],\
					"assetSelection":[{"path":["raw","orders"]}]}],"skipReason":null,"error":null,"cursor":"c2",\
					"dynamicPartitionsRequests":[{"partitionsDefName":"files","type":"DELETE_PARTITIONS","partitionKeys":["a"]},\
					{"partitionsDefName":"files","type":"RENAME","partitionKeys":null}]}}}}""");
		TickEvaluation evaluation = this.client.sensor("inbox").location("l").repository("r").dryRun("c1");
		RunRequest request = evaluation.runRequests().get(0);
		assertThat(request.partitionKey()).isEqualTo("p");
		assertThat(request.assetKeys()).containsExactly(AssetKey.of("raw", "orders"));
		assertThat(request.runConfigYaml()).isEqualTo("secret: s3cr3t");
		assertThat(evaluation.dynamicPartitionsRequests()).containsExactly(
				new DynamicPartitionsRequest("files", DynamicPartitionsRequest.Type.DELETE_PARTITIONS, List.of("a")),
				new DynamicPartitionsRequest("files", DynamicPartitionsRequest.Type.UNKNOWN, List.of()));
		assertThat(evaluation.toString()).contains("runKey=k", "partitionKey=p").doesNotContain("s3cr3t");
		assertThat(evaluation).isEqualTo(TickEvaluation.builder()
			.runRequests(evaluation.runRequests())
			.cursor("c2")
			.dynamicPartitionsRequests(evaluation.dynamicPartitionsRequests())
			.build());
	}

	@Test
	void readsTicksPageByPage() {
		answer(Map.of("Ticks", (request) -> ticks(requests("Ticks"))));
		List<Tick> ticks = this.client.sensor("inbox")
			.location("l")
			.repository("r")
			.ticks(TickOptions.all().statuses(TickStatus.SUCCESS, TickStatus.FAILURE).after(Instant.EPOCH).pageSize(2))
			.toList();
		assertThat(ticks).extracting(Tick::id).containsExactly("4", "3", "2");
		assertThat(this.stub.requests()).hasSize(2);
		assertThat(this.stub.requests().get(0).json().path("variables").path("statuses").valueStream())
			.extracting((status) -> status.asString())
			.containsExactlyInAnyOrder("SUCCESS", "FAILURE");
		assertThat(this.stub.requests().get(0).json().at("/variables/afterTimestamp").asDouble()).isZero();
		// one second later than the last tick, since clocks differ
		assertThat(this.stub.requests().get(1).json().at("/variables/beforeTimestamp").asDouble()).isEqualTo(301.001);
	}

	private static String ticks(long page) {
		String tick = """
				{"tickId":"%d","status":"SUCCESS","timestamp":%d.0,"runIds":[],"runKeys":[]}""";
		List<String> ticks = (page == 1) ? List.of(tick.formatted(4, 400), tick.formatted(3, 300))
				: List.of(tick.formatted(3, 300), tick.formatted(2, 200));
		return """
				{"data":{"instigationStateOrError":{"__typename":"InstigationState","instigationType":"SENSOR",\
				"ticks":[%s]}}}""".formatted(String.join(",", ticks));
	}

	@Test
	void rejectsInvalidArguments() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.client.schedule(" "))
			.withMessage("schedule name must not be empty");
		assertThatIllegalArgumentException().isThrownBy(() -> this.client.sensor("s").location(""))
			.withMessage("location name must not be empty");
		assertThatIllegalArgumentException().isThrownBy(() -> this.client.schedule("s").nextTicks(1001))
			.withMessage("limit must be between 1 and 1000");
		assertThatIllegalArgumentException().isThrownBy(() -> this.client.schedules().location(" "))
			.withMessage("location name must not be empty");
		assertThatIllegalArgumentException().isThrownBy(() -> TickOptions.all().statuses(TickStatus.UNKNOWN))
			.withMessage("tick statuses must not contain UNKNOWN");
		assertThatIllegalArgumentException().isThrownBy(() -> TickOptions.all().pageSize(501))
			.withMessage("page size must be between 1 and 500");
		assertThat(this.stub.requests()).isEmpty();
	}

	@Test
	void usesTheDefaultLocation() {
		answer(Map.of("Automations", (request) -> NAMES.formatted("l"), "Workspace", (request) -> """
				{"data":{"workspaceOrError":{"__typename":"Workspace","locationEntries":[]}}}"""));
		try (DagsterGraphQlClient other = this.stub.client()
			.versionCheck(VersionCheck.OFF)
			.defaultLocation("elsewhere")
			.build()) {
			assertThatExceptionOfType(SensorNotFoundException.class).isThrownBy(() -> other.sensor("inbox").get())
				.withMessage(
						"No sensor with the name \"inbox\" exists in code location \"elsewhere\": the code location does not exist. "
								+ "Known code locations are \"l\". Did you mean l.r.inbox?");
		}
	}

	private Schedule schedule() {
		return this.client.schedule("nightly").location("l").repository("r").get();
	}

	private long requests(String operation) {
		return this.stub.requests().stream().filter((request) -> request.operation().equals(operation)).count();
	}

	private void answer(Map<String, Function<Request, String>> answers) {
		this.stub.answer((request) -> Answer.json(answers.get(request.operation()).apply(request)));
	}

}
