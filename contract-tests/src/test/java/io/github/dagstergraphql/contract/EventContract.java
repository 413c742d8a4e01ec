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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.error.PythonErrorInfo;
import io.github.dagstergraphql.client.event.AssetEvent;
import io.github.dagstergraphql.client.event.EngineEvent;
import io.github.dagstergraphql.client.event.ErrorSource;
import io.github.dagstergraphql.client.event.LogLevel;
import io.github.dagstergraphql.client.event.LogMessageEvent;
import io.github.dagstergraphql.client.event.RunEvent;
import io.github.dagstergraphql.client.event.RunEventOptions;
import io.github.dagstergraphql.client.event.RunStatusEvent;
import io.github.dagstergraphql.client.event.StepEvent;
import io.github.dagstergraphql.client.event.UnknownEvent;
import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.client.metadata.MetadataEntry;
import io.github.dagstergraphql.client.metadata.MetadataValue;
import io.github.dagstergraphql.client.run.RunHandle;
import io.github.dagstergraphql.client.run.RunNotFoundException;
import io.github.dagstergraphql.client.run.TerminatePolicy;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The events of runs, past and live.
 */
abstract class EventContract {

	private static final String UNKNOWN = "00000000-0000-0000-0000-000000000000";

	/** A run that takes longer will not end. */
	private static final Duration LIMIT = Duration.ofMinutes(5);

	abstract DagsterServer server();

	@Test
	void readsAllEventsOfARun() {
		if (isTooOld()) {
			return;
		}
		RunHandle run = launch("eventful");
		List<RunEvent> events = events(run);
		assertThat(events).extracting(RunEvent::runId).containsOnly(run.id());
		assertThat(events).doesNotHaveAnyElementsOfTypes(UnknownEvent.class);
		assertThat(of(events, RunStatusEvent.class)).extracting(RunEvent::getClass)
			.filteredOn((type) -> type != RunStatusEvent.Enqueued.class && type != RunStatusEvent.Dequeued.class)
			.containsExactly(RunStatusEvent.Starting.class, RunStatusEvent.Started.class,
					RunStatusEvent.Succeeded.class);
		assertThat(events.get(events.size() - 1)).isInstanceOf(EngineEvent.class);
		assertThat(of(events, LogMessageEvent.class)).filteredOn((event) -> "chatting".equals(event.stepKey()))
			.extracting((event) -> event.level() + " " + event.message())
			// an I/O manager logs a message, too
			.startsWith("DEBUG a detail", "INFO two\nlines \uD83D\uDE00", "WARNING a warning", "ERROR an error");
		List<RunEvent> flaky = events.stream().filter((event) -> "flaky".equals(event.stepKey())).toList();
		assertThat(of(flaky, StepEvent.UpForRetry.class)).singleElement().satisfies((retry) -> {
			assertThat(retry.error().rootCause().message()).isEqualTo("ValueError: not yet\n");
			assertThat(retry.error().className()).isEqualTo("RetryRequestedFromPolicy");
			assertThat(retry.delay()).isZero();
		});
		assertThat(of(flaky, StepEvent.Restarted.class)).hasSize(1);
		assertThat(of(flaky, StepEvent.Succeeded.class)).hasSize(1);
		assertThat(of(flaky, StepEvent.Failed.class)).isEmpty();
		// a finished run has the same events
		assertThat(describe(events(run))).isEqualTo(describe(events));
		assertThat(run.steps()).filteredOn((step) -> step.stepKey().equals("flaky"))
			.singleElement()
			.satisfies((step) -> assertThat(step.attempts()).isEqualTo(2));
	}

	@Test
	void continuesAfterAnEvent() {
		if (isTooOld()) {
			return;
		}
		RunHandle run = launch("succeeding");
		List<RunEvent> events = events(run);
		for (int index = 0; index < events.size(); index += 3) {
			List<RunEvent> rest = run.events(RunEventOptions.all().onlyPast().after(events.get(index).cursor()))
				.toList();
			assertThat(describe(rest)).isEqualTo(describe(events.subList(index + 1, events.size())));
		}
	}

	@Test
	void followsARunUntilItIsTerminated() {
		if (isTooOld()) {
			return;
		}
		RunHandle run = launch("hanging");
		List<RunEvent> events = new ArrayList<>();
		try (Stream<RunEvent> stream = run.events()) {
			stream.forEach((event) -> {
				events.add(event);
				if (event instanceof StepEvent.Started) {
					run.terminateAndAwait(TerminatePolicy.SAFE_TERMINATE, LIMIT);
				}
			});
		}
		assertThat(of(events, RunStatusEvent.Canceling.class)).hasSize(1);
		assertThat(of(events, RunStatusEvent.Canceled.class)).hasSize(1);
		assertThat(describe(events)).isEqualTo(describe(events(run)));
	}

	@Test
	void followsARunReactively() {
		if (isTooOld()) {
			return;
		}
		RunHandle run = launch("succeeding");
		List<RunEvent> events = server().client().reactive().run(run.id()).events().collectList().block(LIMIT);
		assertThat(describe(events)).isEqualTo(describe(events(run)));
	}

	@Test
	void reportsFailures() {
		if (isTooOld()) {
			return;
		}
		List<RunEvent> events = events(launch("failing"));
		assertThat(of(events, StepEvent.Failed.class)).singleElement().satisfies((failed) -> {
			assertThat(failed.stepKey()).isEqualTo("breaking");
			assertThat(failed.level()).isEqualTo(LogLevel.ERROR);
			assertThat(failed.errorSource()).isEqualTo(ErrorSource.USER_CODE_ERROR);
			assertThat(failed.error().causes()).extracting(PythonErrorInfo::className)
				.containsExactly("ValueError", "KeyError");
			assertThat(failed.userError().message()).isEqualTo("ValueError: the order file is broken\n");
		});
		assertThat(of(events, RunStatusEvent.Failed.class)).hasSize(1);
		StepEvent.Failed explained = of(events(launch("explaining")), StepEvent.Failed.class).get(0);
		assertThat(explained.errorSource()).isEqualTo(ErrorSource.FRAMEWORK_ERROR);
		assertThat(explained.metadata()).containsExactly(
				MetadataEntry.of("rows", new MetadataValue.Int(BigInteger.ZERO)),
				MetadataEntry.of("file", new MetadataValue.Path("/data/orders.csv")),
				MetadataEntry.of("note", new MetadataValue.Text("a text")));
	}

	@Test
	void reportsMaterializations() {
		if (isTooOld()) {
			return;
		}
		List<RunEvent> events = events(launch("raw_assets"));
		assertThat(of(events, AssetEvent.MaterializationPlanned.class)).extracting(AssetEvent::assetKey)
			.containsExactlyInAnyOrder(AssetKey.parse("raw/customers"), AssetKey.parse("raw/orders"));
		Map<String, AssetEvent.Materialized> materialized = of(events, AssetEvent.Materialized.class).stream()
			.collect(Collectors.toMap((event) -> event.assetKey().toString(), Function.identity()));
		assertThat(materialized).containsOnlyKeys("raw/customers", "raw/orders");
		AssetEvent.Materialized orders = materialized.get("raw/orders");
		assertThat(orders.stepKey()).isEqualTo("raw__orders");
		assertThat(orders.partition()).isNull();
		assertThat(orders.metadata()).contains(MetadataEntry.of("rows", new MetadataValue.Int(BigInteger.valueOf(3))),
				MetadataEntry.of("ratio", new MetadataValue.Float(0.5)),
				MetadataEntry.of("file", new MetadataValue.Path("/data/orders.csv")));
	}

	@Test
	void dropsEventsThatDoNotMatch() {
		if (isTooOld()) {
			return;
		}
		RunHandle run = launch("eventful");
		assertThat(run.events(RunEventOptions.all().kinds(LogMessageEvent.class).minLevel(LogLevel.WARNING)))
			.extracting(RunEvent::message)
			.containsExactly("a warning", "an error");
		assertThat(run.events(RunEventOptions.all().stepKeys("flaky").kinds(StepEvent.Started.class))).hasSize(1);
	}

	@Test
	void doesNotFindTheEventsOfAnUnknownRun() {
		if (isTooOld()) {
			return;
		}
		RunHandle run = server().client().run(UNKNOWN);
		assertThatExceptionOfType(RunNotFoundException.class).isThrownBy(() -> run.events().toList());
		assertThatExceptionOfType(RunNotFoundException.class)
			.isThrownBy(() -> run.events(RunEventOptions.all().onlyPast()).toList());
	}

	private static List<RunEvent> events(RunHandle run) {
		try (Stream<RunEvent> events = run.events()) {
			return events.toList();
		}
	}

	private static List<String> describe(List<RunEvent> events) {
		return events.stream().map((event) -> event + " " + event.message() + " " + event.metadata()).toList();
	}

	private static <T extends RunEvent> List<T> of(List<RunEvent> events, Class<T> type) {
		return events.stream().filter(type::isInstance).map(type::cast).toList();
	}

	private RunHandle launch(String job) {
		return server().client().job(job).location("orders").launch();
	}

	private boolean isTooOld() {
		return !server().isAtLeast(5);
	}

}
