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

package io.github.dagstergraphql.client.observation;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.dagstergraphql.client.observation.DagsterAwaitObservationContext.PollOutcome;
import io.github.dagstergraphql.client.observation.DagsterLaunchObservationContext.Outcome;
import io.github.dagstergraphql.client.observation.DagsterReloadObservationContext.Status;
import io.github.dagstergraphql.client.observation.DagsterRequestObservationContext.OperationType;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link DagsterMeterObservationHandler}.
 */
class DagsterMeterObservationHandlerTests {

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	private final ObservationRegistry observations = registry(new DagsterMeterObservationHandler(this.meters));

	private static ObservationRegistry registry(DagsterMeterObservationHandler handler) {
		ObservationRegistry registry = ObservationRegistry.create();
		registry.observationConfig().observationHandler(handler);
		return registry;
	}

	@Test
	void countsLaunches() {
		launch("default", "greeting", "etl", Outcome.SUCCESS);
		launch("default", "greeting", "etl", Outcome.SUCCESS);
		launch("default", null, null, Outcome.REJECTED);
		assertThat(counts("dagster.runs.submitted")).isEqualTo(Map.of(
				Map.of("client", "default", "job", "greeting", "location", "etl", "outcome", "SUCCESS"), 2.0,
				Map.of("client", "default", "job", "unknown", "location", "unknown", "outcome", "REJECTED"), 1.0));
	}

	@Test
	void countsReloads() {
		reload("etl", Status.FAILURE);
		reload(null, Status.ERROR);
		assertThat(counts("dagster.locations.reloaded"))
			.isEqualTo(Map.of(Map.of("client", "default", "location", "etl", "status", "FAILURE"), 1.0,
					Map.of("client", "default", "location", "unknown", "status", "ERROR"), 1.0));
	}

	@Test
	void countsAReloadOfTheWorkspace() {
		DagsterReloadObservationContext context = new DagsterReloadObservationContext("default");
		context.setWorkspace(true);
		Observation reload = start(new DefaultDagsterReloadObservationConvention(), context);
		context.setStatus(Status.SUCCESS);
		reload.stop();
		assertThat(counts("dagster.locations.reloaded"))
			.isEqualTo(Map.of(Map.of("client", "default", "location", "all", "status", "SUCCESS"), 1.0));
	}

	@Test
	void timesEachRunOnce() {
		Observation first = await("r1");
		Observation second = await("r1");
		for (Observation wait : new Observation[] { first, second }) {
			wait.event(new DagsterRunFinishedEvent("r1", "greeting", "etl", "SUCCESS", Duration.ofSeconds(3)));
			wait.stop();
		}
		await("r2").event(new DagsterRunFinishedEvent("r2", "greeting", null, "CANCELED", null));
		assertThat(this.meters.get("dagster.runs.finished")
			.tags("client", "default", "job", "greeting", "location", "etl", "status", "SUCCESS")
			.timer()).satisfies((timer) -> {
				assertThat(timer.count()).isEqualTo(1);
				assertThat(timer.totalTime(TimeUnit.SECONDS)).isEqualTo(3);
			});
		assertThat(this.meters.get("dagster.runs.finished")
			.tags("location", "unknown", "status", "CANCELED")
			.timer()
			.count()).isEqualTo(1);
	}

	@Test
	void countsPolls() {
		DagsterAwaitObservationContext wait = (DagsterAwaitObservationContext) await("r1").getContext();
		wait.polled(PollOutcome.SUCCESS);
		wait.polled(PollOutcome.SUCCESS);
		wait.polled(PollOutcome.ERROR);
		assertThat(counts("dagster.runs.polls")).isEqualTo(Map.of(Map.of("client", "default", "outcome", "SUCCESS"),
				2.0, Map.of("client", "default", "outcome", "ERROR"), 1.0));
	}

	@Test
	void countsRetriesOfRequestsAndLaunches() {
		request().event(new DagsterRetryEvent("RunStatus", RetryReason.BAD_GATEWAY));
		request().event(new DagsterRetryEvent(null, RetryReason.NOT_CONNECTED));
		start(new DefaultDagsterLaunchObservationConvention(), new DagsterLaunchObservationContext("default"))
			.event(new DagsterRetryEvent("LaunchRun", RetryReason.NOT_LAUNCHED));
		assertThat(counts("dagster.client.retries"))
			.isEqualTo(Map.of(Map.of("client", "default", "operation", "RunStatus", "reason", "BAD_GATEWAY"), 1.0,
					Map.of("client", "default", "operation", "custom", "reason", "NOT_CONNECTED"), 1.0,
					Map.of("client", "default", "operation", "LaunchRun", "reason", "NOT_LAUNCHED"), 1.0));
	}

	@Test
	void ignoresOtherObservations() {
		Observation.start("caller", this.observations).event(Observation.Event.of("retry")).stop();
		request().event(Observation.Event.of("retry")).stop();
		assertThat(this.meters.getMeters()).isEmpty();
	}

	@Test
	void tenThousandNamesMakeNotAsManyMeters() {
		this.observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(this.meters));
		IntStream.range(0, 10_000).forEach((index) -> launch("default", null, null, Outcome.REJECTED));
		assertThat(counts("dagster.runs.submitted")).hasSize(1);
		DagsterLaunchObservationConvention convention = new DefaultDagsterLaunchObservationConvention();
		IntStream.range(0, 10_000)
			.parallel()
			.forEach((index) -> launch(convention, "default", "job" + index, "location" + index, Outcome.SUCCESS));
		IntStream.range(0, 10_000).forEach((index) -> reload("location" + index, Status.SUCCESS));
		Map<Map<String, String>, Double> runs = counts("dagster.runs.submitted");
		assertThat(runs.keySet().stream().map((tags) -> tags.get("job")).collect(Collectors.toSet())).hasSize(102)
			.contains("unknown", "other");
		assertThat(runs.keySet().stream().map((tags) -> tags.get("location")).collect(Collectors.toSet())).hasSize(102)
			.contains("unknown", "other");
		assertThat(runs.values().stream().mapToDouble(Double::doubleValue).sum()).isEqualTo(20_000);
		assertThat(counts("dagster.locations.reloaded")).hasSize(101);
		assertThat(this.meters.find("dagster.launch").timers()).hasSizeBetween(102, 202);
	}

	@Test
	void oneNameInTenThousandPlacesMakesNotAsManyMeters() {
		IntStream.range(0, 10_000)
			.forEach((index) -> launch("default", "job" + (index % 100), "location" + (index / 100), Outcome.SUCCESS));
		assertThat(this.meters.getMeters()).hasSize(100 + 99);
	}

	@Test
	void aNameThatIsCountedOnceRemainsCounted() {
		ObservationRegistry few = registry(new DagsterMeterObservationHandler(() -> this.meters, 1));
		DagsterLaunchObservationConvention convention = new DefaultDagsterLaunchObservationConvention();
		for (String[] launch : new String[][] { { "default", "first" }, { "default", "second" }, { "default", "first" },
				{ "another", "second" } }) {
			launch(few, convention, launch[0], launch[1], "etl", Outcome.SUCCESS);
		}
		assertThat(counts("dagster.runs.submitted"))
			.isEqualTo(Map.of(Map.of("client", "default", "job", "first", "location", "etl", "outcome", "SUCCESS"), 2.0,
					Map.of("client", "default", "job", "other", "location", "etl", "outcome", "SUCCESS"), 1.0,
					Map.of("client", "another", "job", "second", "location", "etl", "outcome", "SUCCESS"), 1.0));
	}

	@Test
	void requiresTheRegistryOnlyForAMeter() {
		AtomicInteger calls = new AtomicInteger();
		ObservationRegistry late = registry(new DagsterMeterObservationHandler(() -> {
			calls.incrementAndGet();
			return this.meters;
		}, 10));
		DagsterLaunchObservationContext context = new DagsterLaunchObservationContext("default");
		Observation launch = Observation
			.createNotStarted(new DefaultDagsterLaunchObservationConvention(), () -> context, late)
			.start();
		assertThat(calls).hasValue(0);
		launch.stop();
		assertThat(calls).hasValue(1);
	}

	@Test
	void rejectsANegativeLimit() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new DagsterMeterObservationHandler(() -> this.meters, -1));
		assertThatIllegalArgumentException().isThrownBy(() -> new DefaultDagsterLaunchObservationConvention(-1));
	}

	@Test
	void hasTheKeysThatAreDocumented() {
		launch("default", "greeting", "etl", Outcome.UNKNOWN);
		reload("etl", Status.SUCCESS);
		request().event(new DagsterRetryEvent(null, RetryReason.NOT_CONNECTED));
		Observation wait = await("r1");
		wait.event(new DagsterRunFinishedEvent("r1", "greeting", "etl", "SUCCESS", null));
		((DagsterAwaitObservationContext) wait.getContext()).polled(PollOutcome.ERROR);
		for (DagsterMeterDocumentation documented : DagsterMeterDocumentation.values()) {
			assertThat(this.meters.find(documented.getName()).meters()).singleElement().satisfies((meter) -> {
				assertThat(meter.getId().getType()).isEqualTo(documented.getType());
				assertThat(meter.getId().getDescription()).isNotBlank();
				assertThat(meter.getId().getTags()).extracting(Tag::getKey)
					.containsExactlyInAnyOrder(Arrays.stream(documented.getKeyNames())
						.map((key) -> key.asString())
						.toArray(String[]::new));
			});
		}
	}

	private void launch(String client, @Nullable String job, @Nullable String location, Outcome outcome) {
		launch(new DefaultDagsterLaunchObservationConvention(), client, job, location, outcome);
	}

	private void launch(DagsterLaunchObservationConvention convention, String client, @Nullable String job,
			@Nullable String location, Outcome outcome) {
		launch(this.observations, convention, client, job, location, outcome);
	}

	private static void launch(ObservationRegistry registry, DagsterLaunchObservationConvention convention,
			String client, @Nullable String job, @Nullable String location, Outcome outcome) {
		DagsterLaunchObservationContext context = new DagsterLaunchObservationContext(client);
		Observation launch = Observation.createNotStarted(convention, () -> context, registry).start();
		context.setJobName(job);
		context.setLocationName(location);
		context.setOutcome(outcome);
		launch.stop();
	}

	private void reload(@Nullable String location, Status status) {
		DagsterReloadObservationContext context = new DagsterReloadObservationContext("default");
		Observation reload = start(new DefaultDagsterReloadObservationConvention(), context);
		context.setLocationName(location);
		context.setStatus(status);
		reload.stop();
	}

	private Observation await(String runId) {
		return start(new DefaultDagsterAwaitObservationConvention(),
				new DagsterAwaitObservationContext("default", runId));
	}

	private Observation request() {
		return start(new DefaultDagsterRequestObservationConvention(),
				new DagsterRequestObservationContext("default", OperationType.QUERY, "RunStatus", false));
	}

	private <C extends Observation.Context> Observation start(ObservationConvention<C> convention, C context) {
		return Observation.createNotStarted(convention, () -> context, this.observations).start();
	}

	private Map<Map<String, String>, Double> counts(String name) {
		return this.meters.find(name)
			.counters()
			.stream()
			.collect(Collectors.toMap((counter) -> counter.getId()
				.getTags()
				.stream()
				.collect(Collectors.toMap(Tag::getKey, Tag::getValue)), Counter::count));
	}

}
