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

import io.github.dagstergraphql.client.observation.RunSubmission.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link MicrometerDagsterClientMetrics}.
 */
class MicrometerDagsterClientMetricsTests {

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final MicrometerDagsterClientMetrics metrics = new MicrometerDagsterClientMetrics(this.registry);

	@Test
	void countsRuns() {
		this.metrics.runSubmitted(new RunSubmission("default", "greeting", "etl", Outcome.SUCCESS));
		this.metrics.runSubmitted(new RunSubmission("default", "greeting", "etl", Outcome.SUCCESS));
		this.metrics.runSubmitted(new RunSubmission("default", null, null, Outcome.REJECTED));
		assertThat(counts("dagster.runs.submitted")).isEqualTo(Map.of(
				Map.of("client", "default", "job", "greeting", "location", "etl", "outcome", "SUCCESS"), 2.0,
				Map.of("client", "default", "job", "unknown", "location", "unknown", "outcome", "REJECTED"), 1.0));
	}

	@Test
	void countsReloads() {
		this.metrics.locationReloaded(new LocationReload("default", "etl", LocationReload.Status.FAILURE));
		this.metrics.locationReloaded(new LocationReload("default", null, LocationReload.Status.ERROR));
		assertThat(counts("dagster.locations.reloaded"))
			.isEqualTo(Map.of(Map.of("client", "default", "location", "etl", "status", "FAILURE"), 1.0,
					Map.of("client", "default", "location", "unknown", "status", "ERROR"), 1.0));
	}

	@Test
	void timesRunsAndCountsWhoWaits() {
		this.metrics.runFinished(new RunCompletion("default", "greeting", "etl", "SUCCESS", Duration.ofSeconds(3)));
		this.metrics.runFinished(new RunCompletion("default", "greeting", null, "CANCELED", null));
		assertThat(this.registry.get("dagster.runs.finished")
			.tags("job", "greeting", "location", "etl", "status", "SUCCESS")
			.timer()
			.totalTime(TimeUnit.SECONDS)).isEqualTo(3);
		assertThat(this.registry.get("dagster.runs.finished")
			.tags("location", "unknown", "status", "CANCELED")
			.timer()
			.count()).isEqualTo(1);
		this.metrics.runsAwaited("default", 7);
		this.metrics.runsAwaited("default", 5);
		assertThat(this.registry.get("dagster.runs.awaited").tags("client", "default").gauge().value()).isEqualTo(5);
		this.metrics.runsPolled(new RunPoll("default", RunPoll.Outcome.SUCCESS));
		assertThat(counts("dagster.runs.polls"))
			.isEqualTo(Map.of(Map.of("client", "default", "outcome", "SUCCESS"), 1.0));
	}

	@Test
	void tenThousandNamesMakeNotAsManyMeters() {
		// invented ones come without a name, for no server confirms them
		IntStream.range(0, 10_000)
			.forEach((index) -> this.metrics.runSubmitted(new RunSubmission("default", null, null, Outcome.REJECTED)));
		assertThat(counts("dagster.runs.submitted")).hasSize(1);
		IntStream.range(0, 10_000)
			.parallel()
			.forEach((index) -> this.metrics
				.runSubmitted(new RunSubmission("default", "job" + index, "location" + index, Outcome.SUCCESS)));
		IntStream.range(0, 10_000)
			.forEach((index) -> this.metrics
				.locationReloaded(new LocationReload("default", "location" + index, LocationReload.Status.SUCCESS)));
		Map<Map<String, String>, Double> runs = counts("dagster.runs.submitted");
		assertThat(runs.keySet().stream().map((tags) -> tags.get("job")).collect(Collectors.toSet())).hasSize(102)
			.contains("unknown", "other");
		assertThat(runs.keySet().stream().map((tags) -> tags.get("location")).collect(Collectors.toSet())).hasSize(102)
			.contains("unknown", "other");
		assertThat(runs.values().stream().mapToDouble(Double::doubleValue).sum()).isEqualTo(20_000);
		assertThat(counts("dagster.locations.reloaded")).hasSize(101);
		assertThat(this.registry.getMeters()).hasSizeLessThan(400);
	}

	@Test
	void oneNameInTenThousandPlacesMakesNotAsManyMeters() {
		IntStream.range(0, 10_000)
			.forEach((index) -> this.metrics.runSubmitted(
					new RunSubmission("default", "job" + (index % 100), "location" + (index / 100), Outcome.SUCCESS)));
		assertThat(this.registry.getMeters()).hasSize(100 + 99);
	}

	@Test
	void whatWasCountedByNameStaysSo() {
		MicrometerDagsterClientMetrics few = new MicrometerDagsterClientMetrics(() -> this.registry, 1);
		few.runSubmitted(new RunSubmission("default", "first", "etl", Outcome.SUCCESS));
		few.runSubmitted(new RunSubmission("default", "second", "etl", Outcome.SUCCESS));
		few.runSubmitted(new RunSubmission("default", "first", "etl", Outcome.SUCCESS));
		few.runSubmitted(new RunSubmission("another", "second", "etl", Outcome.SUCCESS));
		assertThat(counts("dagster.runs.submitted"))
			.isEqualTo(Map.of(Map.of("client", "default", "job", "first", "location", "etl", "outcome", "SUCCESS"), 2.0,
					Map.of("client", "default", "job", "other", "location", "etl", "outcome", "SUCCESS"), 1.0,
					Map.of("client", "another", "job", "second", "location", "etl", "outcome", "SUCCESS"), 1.0));
	}

	@Test
	void asksForTheRegistryWhenThereIsSomethingToCount() {
		AtomicInteger asked = new AtomicInteger();
		MicrometerDagsterClientMetrics late = new MicrometerDagsterClientMetrics(() -> {
			asked.incrementAndGet();
			return this.registry;
		}, 10);
		assertThat(asked).hasValue(0);
		late.locationReloaded(new LocationReload("default", "etl", LocationReload.Status.SUCCESS));
		assertThat(asked).hasValue(1);
	}

	@Test
	void refusesALimitBelowZero() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new MicrometerDagsterClientMetrics(() -> this.registry, -1));
	}

	@Test
	void hasTheKeysThatAreDocumented() {
		this.metrics.runSubmitted(new RunSubmission("default", "greeting", "etl", Outcome.UNKNOWN));
		this.metrics.locationReloaded(new LocationReload("default", "etl", LocationReload.Status.SUCCESS));
		this.metrics.requestRetried(new RequestRetry("default", null, RequestRetry.Reason.NOT_CONNECTED));
		this.metrics.runFinished(new RunCompletion("default", "greeting", "etl", "SUCCESS", null));
		this.metrics.runsAwaited("default", 1);
		this.metrics.runsPolled(new RunPoll("default", RunPoll.Outcome.ERROR));
		for (DagsterMeterDocumentation documented : DagsterMeterDocumentation.values()) {
			assertThat(this.registry.find(documented.getName()).meters()).singleElement().satisfies((meter) -> {
				assertThat(meter.getId().getType()).isEqualTo(documented.getType());
				assertThat(meter.getId().getDescription()).isNotBlank();
				assertThat(meter.getId().getTags()).extracting(Tag::getKey)
					.containsExactlyInAnyOrder(Arrays.stream(documented.getKeyNames())
						.map((key) -> key.asString())
						.toArray(String[]::new));
			});
		}
	}

	private Map<Map<String, String>, Double> counts(String name) {
		return this.registry.find(name)
			.counters()
			.stream()
			.collect(Collectors.toMap((counter) -> counter.getId()
				.getTags()
				.stream()
				.collect(Collectors.toMap(Tag::getKey, Tag::getValue)), Counter::count));
	}

}
