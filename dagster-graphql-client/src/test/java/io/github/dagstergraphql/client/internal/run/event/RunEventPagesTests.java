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

package io.github.dagstergraphql.client.internal.run.event;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.SkippedPauses;
import io.github.dagstergraphql.client.error.DagsterConnectionException;
import io.github.dagstergraphql.client.error.InvalidResponseException;
import io.github.dagstergraphql.client.error.PythonErrorException;
import io.github.dagstergraphql.client.error.PythonErrorInfo;
import io.github.dagstergraphql.client.error.UnauthorizedException;
import io.github.dagstergraphql.client.event.LogLevel;
import io.github.dagstergraphql.client.event.LogMessageEvent;
import io.github.dagstergraphql.client.event.RunEvent;
import io.github.dagstergraphql.client.event.RunEventOptions;
import io.github.dagstergraphql.client.event.StepEvent;
import io.github.dagstergraphql.client.internal.page.Pages;
import io.github.dagstergraphql.client.internal.watch.PollInterval;
import io.github.dagstergraphql.client.internal.watch.PollOutage;
import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.RunNotFoundException;
import io.github.dagstergraphql.client.run.RunStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link RunEventPages}, {@link RunEnd}, {@link PollOutage} and
 * {@link EventCursor}.
 */
@Timeout(60)
class RunEventPagesTests {

	private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

	private final SkippedPauses time = new SkippedPauses();

	private final FakeLog log = new FakeLog(this.time);

	private RunStatus status = RunStatus.STARTED;

	private @Nullable Instant ended;

	private int looks;

	@Test
	void readsPastEventsAndThenNewOnesUntilTheProcessHasEnded() {
		this.log.log("RunStartEvent", "ExecutionStepStartEvent");
		this.log.happenings.add(() -> this.log.log("LogMessageEvent"));
		this.log.happenings.add(() -> {
		});
		this.log.happenings.add(() -> {
			this.log.log("RunSuccessEvent");
			this.status = RunStatus.SUCCESS;
		});
		this.log.happenings.add(this.log::exit);
		assertThat(read(RunEventOptions.all())).extracting(RunEvent::typeName)
			.containsExactly("RunStartEvent", "ExecutionStepStartEvent", "LogMessageEvent", "RunSuccessEvent",
					"EngineEvent");
		assertThat(this.log.closed).isTrue();
		assertThat(this.log.happenings).isEmpty();
	}

	@Test
	void readsAFinishedRunWithoutAskingForItsStatus() {
		this.log.log("RunStartEvent", "RunFailureEvent").exit();
		assertThat(read(RunEventOptions.all())).hasSize(3);
		assertThat(this.log.requests).containsExactly("null");
		assertThat(this.looks).isZero();
	}

	@Test
	void waitsForTheLastEventsOfARunWhoseProcessDoesNotLogItsEnd() {
		this.log.log("RunStartEvent", "RunFailureEvent");
		this.status = RunStatus.FAILURE;
		this.ended = NOW.minusSeconds(1);
		this.log.happenings.add(() -> this.log.log("EngineEvent"));
		assertThat(read(RunEventOptions.all())).hasSize(3);
		assertThat(this.time.elapsed()).isBetween(RunEnd.GRACE_TIME, RunEnd.GRACE_TIME.plusSeconds(1));
	}

	@Test
	void doesNotWaitForTheLastEventsOfARunThatEndedLongAgo() {
		this.log.log("RunStartEvent", "RunFailureEvent");
		this.status = RunStatus.FAILURE;
		this.ended = NOW.minusSeconds(61);
		assertThat(read(RunEventOptions.all())).hasSize(2);
		assertThat(this.log.waits).isEmpty();
		assertThat(this.looks).isOne();
	}

	@Test
	void doesNotWaitForTheLastEventsOfARunThatWasCanceledInTheQueue() {
		this.log.log("RunEnqueuedEvent", "RunCancelingEvent", "RunCanceledEvent");
		this.status = RunStatus.CANCELED;
		this.ended = NOW;
		assertThat(read(RunEventOptions.all())).hasSize(3);
		assertThat(this.log.waits).isEmpty();
	}

	@Test
	void readsOnWhileTheStatusLagsBehindTheEvents() {
		this.log.log("RunStartEvent", "RunSuccessEvent");
		this.log.happenings.add(() -> this.log.log("LogMessageEvent"));
		this.log.happenings.add(() -> this.status = RunStatus.SUCCESS);
		assertThat(read(RunEventOptions.all())).hasSize(3);
	}

	@Test
	void endsForARunWhoseEndIsNotInTheLog() {
		this.log.log("RunStartEvent");
		this.log.happenings.add(() -> {
			this.status = RunStatus.CANCELED;
			this.ended = NOW;
		});
		assertThat(read(RunEventOptions.all())).hasSize(1);
		assertThat(this.looks).isEqualTo(2);
	}

	@Test
	void pollsLessOftenWhileNothingHappens() {
		this.log.log("RunStartEvent");
		for (int count = 0; count < 100; count++) {
			this.log.happenings.add(() -> {
			});
		}
		this.log.happenings.add(() -> this.log.log("RunSuccessEvent").exit());
		assertThat(read(RunEventOptions.all())).hasSize(3);
		assertThat(this.log.waits.get(0)).isLessThan(Duration.ofSeconds(1));
		assertThat(this.log.waits.get(99)).isGreaterThan(Duration.ofSeconds(8)).isLessThan(Duration.ofSeconds(12));
	}

	@Test
	void readsPastEventsOnly() {
		this.log.log("RunStartEvent", "LogMessageEvent", "LogMessageEvent");
		this.log.pageSize = 2;
		assertThat(read(RunEventOptions.all().onlyPast())).hasSize(3);
		assertThat(this.log.requests).containsExactly("null", "2");
		assertThat(this.looks).isZero();
	}

	@Test
	void readsAPageWhenItsFirstEventIsRequested() {
		this.log.log("RunStartEvent", "LogMessageEvent", "RunSuccessEvent").exit();
		this.log.pageSize = 2;
		StepVerifier.create(flux(RunEventOptions.all()), 0)
			.then(() -> assertThat(this.log.requests).isEmpty())
			.thenRequest(2)
			.expectNextCount(2)
			.then(() -> assertThat(this.log.requests).hasSize(1))
			.thenRequest(1)
			.expectNextCount(1)
			.then(() -> assertThat(this.log.requests).hasSize(2))
			.thenCancel()
			.verify();
		assertThat(this.log.closed).isTrue();
	}

	@Test
	void continuesAfterEachEvent() {
		this.log.log("RunStartEvent", "LogMessageEvent", "LogMessageEvent", "LogMessageEvent", "RunSuccessEvent")
			.exit();
		for (int pageSize = 1; pageSize <= 7; pageSize++) {
			this.log.pageSize = pageSize;
			List<RunEvent> all = read(RunEventOptions.all());
			for (int index = 0; index < all.size(); index++) {
				for (int resumedSize : new int[] { 1, 2, 1000 }) {
					this.log.pageSize = resumedSize;
					List<RunEvent> rest = read(RunEventOptions.all().onlyPast().after(all.get(index).cursor()));
					assertThat(rest).as("%d, %d, %d".formatted(pageSize, index, resumedSize))
						.extracting(RunEvent::message)
						.containsExactlyElementsOf(
								all.subList(index + 1, all.size()).stream().map(RunEvent::message).toList());
				}
			}
		}
	}

	@Test
	void dropsEventsThatDoNotMatchButStillEnds() {
		this.log.log("ExecutionStepStartEvent");
		this.log.events.add(FakeLog.event("LogMessageEvent").level(LogLevel.INFO).message("loaded"));
		this.log.events.add(FakeLog.event("LogMessageEvent").level(LogLevel.WARNING).stepKey("other"));
		this.log.events.add(FakeLog.event("LogMessageEvent").level(LogLevel.ERROR).stepKey(null));
		this.log.log("ExecutionStepSuccessEvent", "RunSuccessEvent").exit();
		assertThat(read(RunEventOptions.all().kinds(LogMessageEvent.class))).hasSize(3);
		assertThat(read(RunEventOptions.all().kinds(StepEvent.class))).hasSize(2);
		assertThat(read(RunEventOptions.all().kinds(StepEvent.Started.class, LogMessageEvent.class))).hasSize(4);
		assertThat(read(RunEventOptions.all().minLevel(LogLevel.WARNING))).hasSize(2);
		assertThat(read(RunEventOptions.all().kinds(LogMessageEvent.class).stepKeys("load")))
			.extracting(RunEvent::message)
			.containsExactly("loaded");
	}

	@Test
	void findsTheCapturedLogsOfAStep() {
		this.log.events.add(FakeLog.event("LogsCapturedEvent").stepKey(null).stepKeys(List.of("a", "load")));
		this.log.exit();
		assertThat(read(RunEventOptions.all().onlyPast().stepKeys("load"))).hasSize(2);
		assertThat(read(RunEventOptions.all().onlyPast().stepKeys("a"))).hasSize(1);
	}

	@Test
	void toleratesAnOutage() {
		this.log.log("RunStartEvent", "RunSuccessEvent").exit();
		for (int count = 0; count < 20; count++) {
			this.log.failures.add(down());
		}
		assertThat(read(RunEventOptions.all())).hasSize(3);
		assertThat(this.log.requests).hasSize(21).containsOnly("null");
	}

	@Test
	void failsAfterTheMaximumOutage() {
		this.log.log("RunStartEvent");
		this.log.happenings.add(() -> {
			for (int count = 0; count < 1000; count++) {
				this.log.failures.add(down());
			}
		});
		assertThatExceptionOfType(DagsterConnectionException.class)
			.isThrownBy(() -> read(RunEventOptions.all().maxOutage(Duration.ofMinutes(1))));
		assertThat(this.time.elapsed()).isBetween(Duration.ofMinutes(1), Duration.ofSeconds(70));
		assertThat(this.log.closed).isTrue();
	}

	@Test
	void toleratesNoOutageWhileOnlyPastEventsAreRead() {
		this.log.failures.add(down());
		assertThatExceptionOfType(DagsterConnectionException.class)
			.isThrownBy(() -> read(RunEventOptions.all().onlyPast()));
	}

	@Test
	void failsAtOnceIfTheRunIsDeleted() {
		this.log.log("RunStartEvent");
		this.log.happenings
			.add(() -> this.log.failures.add(new RunNotFoundException("RunNotFoundError", "gone", null)));
		assertThatExceptionOfType(RunNotFoundException.class).isThrownBy(() -> read(RunEventOptions.all()));
	}

	@Test
	void failsIfItStaysForbidden() {
		for (int count = 0; count < 3; count++) {
			this.log.failures.add(new UnauthorizedException("UnauthorizedError", "no", null));
		}
		assertThatExceptionOfType(UnauthorizedException.class).isThrownBy(() -> read(RunEventOptions.all()));
		assertThat(this.log.requests).hasSize(3);
	}

	@Test
	void failsIfTheServerRejectsTheCursor() {
		for (int count = 0; count < 3; count++) {
			this.log.failures.add(new PythonErrorException("no",
					new PythonErrorInfo("Error", "Incorrect padding", List.of(), List.of()), false));
		}
		assertThatExceptionOfType(PythonErrorException.class)
			.isThrownBy(() -> read(RunEventOptions.all().after("r1:0:x")));
		assertThat(this.log.requests).containsExactly("x", "x", "x");
	}

	@Test
	void failsIfTheServerIgnoresTheCursor() {
		EventSource stuck = (cursor, patience) -> Mono.fromSupplier(() -> {
			EventPage page = new EventPage();
			page.end("c", true);
			return page;
		});
		assertThatExceptionOfType(InvalidResponseException.class)
			.isThrownBy(() -> pages(RunEventOptions.all().onlyPast(), stuck).rest().blockLast());
	}

	@Test
	void closingEndsTheWaitOfAnotherThread() throws Exception {
		CompletableFuture<Void> waiting = new CompletableFuture<>();
		EventSource silent = (cursor, patience) -> Mono.<EventPage>never()
			.doOnSubscribe((subscription) -> waiting.complete(null));
		RunEventPages pages = pages(RunEventOptions.all(), silent);
		Stream<RunEvent> stream = pages.stream((page) -> page).onClose(pages::close);
		CompletableFuture<Long> count = CompletableFuture.supplyAsync(stream::count);
		waiting.get(60, TimeUnit.SECONDS);
		pages.close();
		assertThat(count.get(60, TimeUnit.SECONDS)).isZero();
	}

	@Test
	void rejectsCursorsOfOthers() {
		assertThatIllegalArgumentException().isThrownBy(() -> EventCursor.parse("eyJ0eXBlIjo1fQ==", "r1"))
			.withMessageContaining("RunEvent.cursor()");
		assertThatIllegalArgumentException().isThrownBy(() -> EventCursor.parse("r1:x:abc", "r1"));
		assertThatIllegalArgumentException().isThrownBy(() -> EventCursor.parse("r2:1:abc", "r1"))
			.withMessage("cursor belongs to another run than r1");
		assertThat(EventCursor.parse("r1:7:", "r1")).isEqualTo(new EventCursor("r1", null, 7));
		assertThat(EventCursor.parse("a:b:7:abc=", "a:b")).isEqualTo(new EventCursor("a:b", "abc=", 7))
			.hasToString("a:b:7:abc=");
	}

	private static DagsterConnectionException down() {
		return new DagsterConnectionException("down", false, null);
	}

	private List<RunEvent> read(RunEventOptions options) {
		List<RunEvent> events = flux(options).collectList().block();
		assertThat(events).isNotNull();
		return events;
	}

	private Flux<RunEvent> flux(RunEventOptions options) {
		return Flux.using(() -> pages(options, this.log), Pages::rest, RunEventPages::close);
	}

	private RunEventPages pages(RunEventOptions options, EventSource source) {
		return new RunEventPages("r1", options, source, () -> Mono.fromSupplier(() -> {
			this.looks++;
			return Run.builder("r1")
				.jobName("j")
				.status(this.status)
				.uiUrl(URI.create("http://localhost"))
				.ended(this.ended)
				.build();
		}), new PollInterval(Duration.ofMillis(500), Duration.ofSeconds(10)), this.time,
				Clock.fixed(NOW, ZoneOffset.UTC));
	}

}
