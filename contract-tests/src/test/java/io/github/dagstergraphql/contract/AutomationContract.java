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

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.automation.AmbiguousAutomationException;
import io.github.dagstergraphql.client.automation.AutomationCandidate;
import io.github.dagstergraphql.client.automation.AutomationStatus;
import io.github.dagstergraphql.client.automation.DynamicPartitionsRequest;
import io.github.dagstergraphql.client.automation.ReactiveSensorHandle;
import io.github.dagstergraphql.client.automation.RunRequest;
import io.github.dagstergraphql.client.automation.Schedule;
import io.github.dagstergraphql.client.automation.ScheduleHandle;
import io.github.dagstergraphql.client.automation.ScheduleNotFoundException;
import io.github.dagstergraphql.client.automation.Sensor;
import io.github.dagstergraphql.client.automation.SensorHandle;
import io.github.dagstergraphql.client.automation.SensorNotFoundException;
import io.github.dagstergraphql.client.automation.SensorType;
import io.github.dagstergraphql.client.automation.Tick;
import io.github.dagstergraphql.client.automation.TickEvaluation;
import io.github.dagstergraphql.client.automation.TickOptions;
import io.github.dagstergraphql.client.automation.TickStatus;
import io.github.dagstergraphql.client.error.PythonErrorInfo;
import io.github.dagstergraphql.client.error.UnsupportedServerVersionException;
import io.github.dagstergraphql.client.run.Run;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Schedules and sensors.
 */
abstract class AutomationContract {

	private static final String REPOSITORY = "billing_repository";

	private static final String LOGGERS = "loggers:\n  console:\n    config:\n      log_level: INFO\n";

	abstract DagsterServer server();

	@Test
	void listsSchedules() {
		if (tooOld()) {
			return;
		}
		assertThat(client().schedules().list()).extracting(Schedule::repositoryName, Schedule::name)
			.map((tuple) -> tuple.toList().get(0) + "." + tuple.toList().get(1))
			.containsExactly("archive_repository.monthly", REPOSITORY + ".careful", REPOSITORY + ".monthly",
					REPOSITORY + ".nightly", REPOSITORY + ".weekdays", REPOSITORY + ".yearly");
		assertThat(client().schedules().location("orders").list()).isEmpty();
		Schedule nightly = nightly().get();
		assertThat(nightly.locationName()).isEqualTo("billing");
		assertThat(nightly.repositoryName()).isEqualTo(REPOSITORY);
		assertThat(nightly.jobName()).isEqualTo("invoices");
		assertThat(nightly.cronSchedules()).containsExactly("0 2 * * *");
		assertThat(nightly.timeZone()).isEqualTo(ZoneId.of("Europe/Berlin"));
		assertThat(nightly.description()).isEqualTo("Every night.");
		assertThat(nightly.defaultStatus()).isEqualTo(inNewServers(AutomationStatus.STOPPED));
		assertThat(nightly.uiUrl())
			.hasToString(server().url() + "/locations/billing_repository@billing/schedules/nightly");
		Schedule weekdays = client().reactive().schedule("weekdays").location("billing").get().block();
		assertThat(weekdays).isIn(client().schedules().location("billing").list());
		assertThat(weekdays.cronSchedules()).containsExactly("0 1 * * 1-5", "30 12 1 * *");
		assertThat(weekdays.timeZone()).isEqualTo(ZoneId.of("UTC"));
		assertThat(weekdays.nextTick()).isNull();
		assertThat(client().schedule("yearly").get().defaultStatus()).isEqualTo(inNewServers(AutomationStatus.RUNNING));
	}

	@Test
	void listsSensors() {
		if (tooOld()) {
			return;
		}
		assertThat(client().sensors().location("billing").list()).extracting(Sensor::name)
			.containsExactly("inbox", "on_failure");
		assertThat(client().sensors().list()).extracting(Sensor::name)
			.endsWith(server().isAtLeast(8) ? "automate" : "on_failure");
		assertThat(client().reactive().sensors().type(SensorType.RUN_STATUS).list().block()).singleElement()
			.satisfies((sensor) -> {
				assertThat(sensor.name()).isEqualTo("on_failure");
				assertThat(sensor.jobNames()).isEmpty();
				assertThat(sensor.minimumInterval()).isEqualTo(Duration.ofSeconds(30));
				assertThat(sensor.status()).isEqualTo(AutomationStatus.STOPPED);
				assertThat(sensor.cursor()).isNull();
			});
		assertThat(client().sensors().status(AutomationStatus.RUNNING).type(SensorType.RUN_STATUS).list()).isEmpty();
		Sensor inbox = inbox().get();
		assertThat(inbox.type()).isEqualTo(SensorType.STANDARD);
		assertThat(inbox.jobNames()).containsExactly("invoices");
		assertThat(inbox.minimumInterval()).isEqualTo(Duration.ofSeconds(1));
		assertThat(inbox.description()).isEqualTo("Bills new files.");
		assertThat(inbox.defaultStatus()).isEqualTo(inNewServers(AutomationStatus.STOPPED));
		assertThat(inbox.uiUrl()).hasToString(server().url() + "/locations/billing_repository@billing/sensors/inbox");
	}

	@Test
	void returnsTheNextTicks() {
		if (tooOld()) {
			return;
		}
		List<Instant> ticks = nightly().nextTicks(3);
		assertThat(ticks).hasSize(3).isSorted().allSatisfy((tick) -> {
			assertThat(tick).isAfter(Instant.now().minus(1, ChronoUnit.HOURS));
			assertThat(tick.atZone(ZoneId.of("Europe/Berlin")).toLocalTime()).isEqualTo(LocalTime.of(2, 0));
		});
		assertThat(client().reactive().schedule("weekdays").nextTicks(40).block()).hasSize(40)
			.isSorted()
			.anySatisfy(
					(tick) -> assertThat(tick.atZone(ZoneOffset.UTC).toLocalTime()).isEqualTo(LocalTime.of(12, 30)));
		assertThatIllegalArgumentException().isThrownBy(() -> nightly().nextTicks(0))
			.withMessage("limit must be between 1 and 1000");
	}

	@Test
	void startsStopsAndResetsASchedule() {
		if (tooOld()) {
			return;
		}
		nightly().stop();
		assertThat(nightly().get().nextTick()).isNull();
		nightly().start();
		client().reactive().schedule("nightly").start().block();
		Schedule running = nightly().get();
		assertThat(running.status()).isEqualTo(AutomationStatus.RUNNING);
		assertThat(running.nextTick()).isEqualTo(nightly().nextTicks(1).get(0));
		assertThat(client().schedules().status(AutomationStatus.RUNNING).list()).contains(running);
		nightly().stop();
		nightly().stop();
		assertThat(nightly().get().status()).isEqualTo(AutomationStatus.STOPPED);
		assertThat(nightly().ticks()).isEmpty();
		ScheduleHandle yearly = client().schedule("yearly");
		yearly.stop();
		assertThat(yearly.get().status()).isEqualTo(AutomationStatus.STOPPED);
		if (server().isAtLeast(7)) {
			yearly.reset();
		}
		else {
			assertThatExceptionOfType(UnsupportedServerVersionException.class).isThrownBy(yearly::reset)
				.withMessageContaining("requires Dagster 1.6.2 or later");
			yearly.start();
		}
		assertThat(yearly.get().status()).isEqualTo(AutomationStatus.RUNNING);
	}

	@Test
	void runsASensor() {
		if (tooOld()) {
			return;
		}
		Instant before = Instant.now().minusSeconds(60);
		ReactiveSensorHandle inbox = client().reactive().sensor("inbox");
		inbox.setCursor("0").block();
		assertThat(inbox().get().cursor()).isEqualTo("0");
		inbox().start();
		inbox().start();
		assertThat(inbox().get().status()).isEqualTo(AutomationStatus.RUNNING);
		Awaitility.await()
			.atMost(Duration.ofSeconds(90))
			.pollInterval(Duration.ofMillis(500))
			.until(() -> inbox().ticks(TickOptions.all().statuses(TickStatus.FAILURE)).findAny().isPresent());
		inbox().stop();
		inbox.stop().block();
		// a tick that begins at this moment writes back the status that it has read
		Awaitility.await()
			.during(Duration.ofSeconds(2))
			.atMost(Duration.ofSeconds(90))
			.pollInterval(Duration.ofMillis(500))
			.until(this::isStopped);
		Sensor stopped = inbox().get();
		assertThat(stopped.status()).isEqualTo(AutomationStatus.STOPPED);
		assertThat(stopped.cursor()).isEqualTo("2");
		assertThat(stopped.nextTick()).isNull();
		List<Tick> ticks = inbox().ticks(TickOptions.all().after(before).pageSize(1)).toList();
		assertThat(ticks).extracting(Tick::timestamp).isSortedAccordingTo((left, right) -> right.compareTo(left));
		verifyTicks(ticks.subList(ticks.size() - 3, ticks.size()));
		assertThat(inbox.ticks(TickOptions.all().before(ticks.get(ticks.size() - 2).timestamp())).collectList().block())
			.containsExactly(ticks.get(ticks.size() - 1));
		assertThat(inbox().ticks().toList()).containsAll(ticks);
		inbox().setCursor(null);
		assertThat(inbox().get().cursor()).isNull();
		if (server().isAtLeast(7)) {
			inbox().reset();
			assertThat(inbox().get().status()).isEqualTo(AutomationStatus.STOPPED);
		}
		else {
			assertThatExceptionOfType(UnsupportedServerVersionException.class).isThrownBy(() -> inbox.reset().block())
				.withMessageContaining("requires Dagster 1.6.2 or later");
		}
	}

	private boolean isStopped() {
		if (inbox().get().status() == AutomationStatus.STOPPED) {
			return true;
		}
		inbox().stop();
		return false;
	}

	private void verifyTicks(List<Tick> ticks) {
		Tick failed = ticks.get(0);
		assertThat(failed.status()).isEqualTo(TickStatus.FAILURE);
		assertThat(Objects.requireNonNull(failed.error()).className()).isEqualTo("SensorExecutionError");
		assertThat(failed.error().rootCause().message()).startsWith("ValueError: the second file is broken");
		Tick succeeded = ticks.get(1);
		assertThat(succeeded.status()).isEqualTo(TickStatus.SUCCESS);
		assertThat(succeeded.ended()).isAfterOrEqualTo(succeeded.timestamp());
		assertThat(succeeded.cursor()).isEqualTo("2");
		assertThat(succeeded.runIds()).hasSize(1);
		assertThat(succeeded.runKeys()).isEmpty();
		Run run = client().run(succeeded.runIds().get(0)).get();
		assertThat(run.jobName()).isEqualTo("invoices");
		assertThat(run.tags()).containsEntry("file", "a.csv").containsEntry("dagster/sensor_name", "inbox");
		Tick skipped = ticks.get(2);
		assertThat(skipped.status()).isEqualTo(TickStatus.SKIPPED);
		assertThat(skipped.skipReason()).isEqualTo("no file");
		assertThat(skipped.cursor()).isEqualTo("1");
		assertThat(skipped.runIds()).isEmpty();
		assertThat(skipped.error()).isNull();
	}

	@Test
	void evaluatesASchedule() {
		if (tooOld()) {
			return;
		}
		TickEvaluation evaluation = nightly().dryRun(Instant.parse("2026-11-22T01:00:00Z"));
		assertThat(evaluation.skipReason()).isNull();
		assertThat(evaluation.error()).isNull();
		assertThat(evaluation.cursor()).isNull();
		assertThat(evaluation.dynamicPartitionsRequests()).isEmpty();
		RunRequest request = evaluation.runRequests().get(0);
		assertThat(request.runConfigYaml()).isEqualTo(LOGGERS);
		assertThat(request.tags()).isEqualTo(Map.of("team", "core", "dagster/schedule_name", "nightly"));
		assertThat(request.runKey()).isNull();
		assertThat(request.partitionKey()).isNull();
		assertThat(request.assetKeys()).isEmpty();
		assertThat(evaluation.toString()).doesNotContain("log_level");
		ScheduleHandle careful = client().schedule("careful");
		assertThat(careful.dryRun(Instant.parse("2026-11-22T00:00:00Z")).skipReason()).isEqualTo("nothing to bill");
		PythonErrorInfo error = client().reactive()
			.schedule("careful")
			.dryRun(Instant.parse("2026-11-01T00:00:00Z"))
			.block()
			.error();
		assertThat(Objects.requireNonNull(error).className()).isEqualTo("ScheduleExecutionError");
		assertThat(error.rootCause().message()).startsWith("ValueError: the first day is broken");
	}

	@Test
	void evaluatesASensor() {
		if (tooOld()) {
			return;
		}
		TickEvaluation skipped = inbox().dryRun(null);
		assertThat(skipped.skipReason()).isEqualTo("no file");
		assertThat(skipped.cursor()).isEqualTo("1");
		assertThat(skipped.runRequests()).isEmpty();
		TickEvaluation launched = Objects.requireNonNull(client().reactive().sensor("inbox").dryRun("1").block());
		assertThat(launched.cursor()).isEqualTo("2");
		RunRequest request = launched.runRequests().get(0);
		assertThat(request.runConfigYaml()).isEqualTo(LOGGERS);
		assertThat(request.tags()).containsEntry("file", "a.csv");
		TickEvaluation failed = inbox().dryRun("2");
		assertThat(failed.runRequests()).isEmpty();
		assertThat(failed.cursor()).isNull();
		assertThat(Objects.requireNonNull(failed.error()).rootCause().className()).isEqualTo("ValueError");
		assertThat(inbox().dryRun("3").dynamicPartitionsRequests()).containsExactly(
				new DynamicPartitionsRequest("bills", DynamicPartitionsRequest.Type.ADD_PARTITIONS, List.of("a", "b")));
	}

	@Test
	void explainsWhatDoesNotExist() {
		if (tooOld()) {
			return;
		}
		assertThatExceptionOfType(ScheduleNotFoundException.class)
			.isThrownBy(() -> client().schedule("nightli").start())
			.withMessageStartingWith("No schedule with the name \"nightli\" exists")
			.withMessageContaining("It may be in a code location that failed to load: \"broken\" (")
			.withMessageEndingWith("Did you mean billing.billing_repository.nightly?")
			.satisfies((ex) -> {
				assertThat(ex.getNearMisses())
					.containsExactly(new AutomationCandidate("billing", REPOSITORY, "nightly"));
				assertThat(ex.getFailedLocations()).singleElement()
					.satisfies((failure) -> assertThat(failure.locationName()).isEqualTo("broken"));
				assertThat(ex.isOutcomeUnknown()).isFalse();
			});
		assertThatExceptionOfType(AmbiguousAutomationException.class)
			.isThrownBy(() -> client().schedule("monthly").stop())
			.satisfies((ex) -> assertThat(ex.getCandidates()).containsExactlyInAnyOrder(
					new AutomationCandidate("billing", REPOSITORY, "monthly"),
					new AutomationCandidate("billing", "archive_repository", "monthly")));
		assertThat(client().schedule("monthly").repository(REPOSITORY).get().jobName()).isEqualTo("invoices");
		assertThatExceptionOfType(SensorNotFoundException.class)
			.isThrownBy(() -> client().sensor("inbox").location("nowhere").get())
			.withMessageContaining("exists in code location \"nowhere\": the code location does not exist")
			.withMessageEndingWith("Did you mean billing.billing_repository.inbox?");
	}

	@Test
	void explainsWhatDoesNotExistInAnExplicitRepository() {
		if (tooOld()) {
			return;
		}
		ScheduleHandle schedule = client().schedule("nope").location("billing").repository(REPOSITORY);
		SensorHandle sensor = client().sensor("nope").location("billing").repository(REPOSITORY);
		List<ThrowingCallable> schedules = List.of(schedule::get, () -> schedule.nextTicks(1), schedule::start,
				schedule::stop, () -> schedule.ticks().toList(), () -> schedule.dryRun(Instant.now()),
				// a sensor is no schedule
				() -> client().schedule("inbox").location("billing").repository(REPOSITORY).stop(),
				() -> client().schedule("nightly").location("nowhere").repository(REPOSITORY).start(),
				() -> client().schedule("nightly").location("billing").repository("nowhere").get());
		for (ThrowingCallable call : schedules) {
			assertThatExceptionOfType(ScheduleNotFoundException.class).as("call %d", schedules.indexOf(call))
				.isThrownBy(call)
				.withMessageStartingWith("No schedule with the name ");
		}
		List<ThrowingCallable> sensors = List.of(sensor::get, sensor::start, sensor::stop,
				() -> sensor.ticks().toList(), () -> sensor.setCursor("1"), sensor::dryRun, () -> sensor.dryRun("1"),
				() -> client().sensor("nightly").location("billing").repository(REPOSITORY).ticks().toList());
		for (ThrowingCallable call : sensors) {
			assertThatExceptionOfType(SensorNotFoundException.class).as("call %d", sensors.indexOf(call))
				.isThrownBy(call)
				.withMessageStartingWith("No sensor with the name ");
		}
	}

	private DagsterGraphQlClient client() {
		return server().client();
	}

	private ScheduleHandle nightly() {
		return client().schedule("nightly");
	}

	private SensorHandle inbox() {
		return client().sensor("inbox");
	}

	private @Nullable AutomationStatus inNewServers(AutomationStatus status) {
		return server().isAtLeast(7) ? status : null;
	}

	private boolean tooOld() {
		if (server().isAtLeast(5)) {
			return false;
		}
		assertThatExceptionOfType(UnsupportedServerVersionException.class)
			.isThrownBy(
					() -> client().schedule("nightly").location("billing").repository(REPOSITORY).dryRun(Instant.now()))
			.withMessageContaining("requires Dagster 1.5.0 or later");
		return true;
	}

}
