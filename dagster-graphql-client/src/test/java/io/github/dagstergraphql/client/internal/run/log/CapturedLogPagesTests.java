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

package io.github.dagstergraphql.client.internal.run.log;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.SkippedPauses;
import io.github.dagstergraphql.client.error.DagsterConnectionException;
import io.github.dagstergraphql.client.error.UnauthorizedException;
import io.github.dagstergraphql.client.event.RunEvent;
import io.github.dagstergraphql.client.event.RunEventOptions;
import io.github.dagstergraphql.client.internal.watch.PollInterval;
import io.github.dagstergraphql.client.log.CapturedLog;
import io.github.dagstergraphql.client.log.CapturedLogChunk;
import io.github.dagstergraphql.client.log.CapturedLogNotFoundException;
import io.github.dagstergraphql.client.log.CapturedLogOptions;
import io.github.dagstergraphql.client.log.ExternalCapturedLogException;
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
 * Tests for {@link CapturedLogPages}, {@link CaptureEvents}, {@link Captures} and
 * {@link LogCursor}.
 */
@Timeout(60)
class CapturedLogPagesTests {

	private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

	private static final CapturedLogOptions ALL = CapturedLogOptions.all();

	private static final LogSelection LOAD = LogSelection.step("r1", "load", null);

	private final SkippedPauses time = new SkippedPauses();

	private final FakeOutput output = new FakeOutput();

	private final List<RunEvent> events = new ArrayList<>();

	/** What happens before the events are read again, in this order. */
	private final List<Runnable> happenings = new ArrayList<>();

	/** What the next requests for events fail with. */
	private final List<RuntimeException> failures = new ArrayList<>();

	private final List<String> opened = new ArrayList<>();

	private Instant eventTime = NOW;

	private RunStatus status = RunStatus.STARTED;

	private int looks;

	@Test
	void readsWhatWasPrintedAndThenWhatIsBeingPrinted() {
		captured("f1", "load");
		this.output.print("one ");
		nothingHappens(1);
		this.happenings.add(() -> this.output.print("two "));
		this.happenings.add(() -> this.output.print("three"));
		this.happenings.add(() -> event("ExecutionStepSuccessEvent", "load"));
		assertThat(read(LOAD, ALL)).isEqualTo("one two three");
		assertThat(this.opened).containsExactly("f1");
	}

	@Test
	void readsWhatAProcessPrintsAfterTheEndOfItsStep() {
		captured("f1", "load");
		this.output.print("one ");
		event("ExecutionStepFailureEvent", "load");
		for (int count = 0; count < 10; count++) {
			this.happenings.add(() -> this.output.print("more "));
		}
		assertThat(read(LOAD, ALL)).isEqualTo("one " + "more ".repeat(10));
		assertThat(this.time.elapsed()).isGreaterThan(Captures.GRACE_TIME);
	}

	@Test
	void endsWithTheProcessOfTheRun() {
		captured("f1", "load");
		this.output.print("one ");
		event("RunSuccessEvent", null);
		this.happenings.add(() -> {
			this.output.print("two");
			event("EngineEvent", null);
		});
		assertThat(read(LOAD, ALL)).isEqualTo("one two");
		assertThat(this.time.elapsed()).isLessThan(Captures.GRACE_TIME);
	}

	@Test
	void doesNotWaitForAStepThatEndedLongAgo() {
		this.eventTime = NOW.minusSeconds(61);
		captured("f1", "load");
		event("ExecutionStepSuccessEvent", "load");
		this.output.print("text");
		assertThat(read(LOAD, ALL)).isEqualTo("text");
		assertThat(this.time.elapsed()).isZero();
		assertThat(this.output.requests).hasSize(1);
	}

	@Test
	void waitsLongerForALogThatIsEmptySoFar() {
		captured("f1", "load");
		event("ExecutionStepSuccessEvent", "load");
		nothingHappens(80);
		this.happenings.add(() -> this.output.print("uploaded"));
		assertThat(read(LOAD, ALL)).isEqualTo("uploaded");
	}

	@Test
	void endsForAnEmptyLog() {
		captured("f1", "load");
		event("ExecutionStepSuccessEvent", "load");
		assertThat(read(LOAD, ALL)).isEmpty();
		assertThat(this.time.elapsed()).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(65));
	}

	@Test
	void waitsForAStepThatHasNotStarted() {
		event("RunStartEvent", null);
		nothingHappens(1);
		this.happenings.add(() -> captured("other", "extract"));
		this.happenings.add(() -> {
			captured("f1", "load");
			this.output.print("text");
		});
		this.happenings.add(() -> event("ExecutionStepSuccessEvent", "load"));
		assertThat(read(LOAD, ALL)).isEqualTo("text");
	}

	@Test
	void doesNotFindAStepThatWasNotExecuted() {
		event("RunStartEvent", null);
		nothingHappens(1);
		this.happenings.add(() -> event("RunFailureEvent", null));
		assertThatExceptionOfType(CapturedLogNotFoundException.class).isThrownBy(() -> read(LOAD, ALL))
			.withMessageContaining("step load");
		assertThatExceptionOfType(CapturedLogNotFoundException.class)
			.isThrownBy(() -> read(LogSelection.file("r1", "nope"), ALL))
			.withMessageContaining("nope");
	}

	@Test
	void distinguishesAttemptsInProcessesOfTheirOwn() {
		captured("f1", "load");
		event("ExecutionStepUpForRetryEvent", "load");
		assertThat(find("load", 2)).isNull();
		captured("f2", "load");
		event("ExecutionStepRestartEvent", "load");
		assertThat(find("load", 1)).isEqualTo("f1 1");
		assertThat(find("load", 2)).isEqualTo("f2 2");
		assertThat(find("load", 3)).isNull();
		assertThat(find("load", null)).isEqualTo("f2 2");
		assertThat(find("other", null)).isNull();
	}

	@Test
	void distinguishesAttemptsInOneProcess() {
		captured("f1", "extract", "load");
		event("ExecutionStepUpForRetryEvent", "load");
		assertThat(find("load", 2)).isNull();
		event("ExecutionStepRestartEvent", "load");
		assertThat(find("load", 1)).isEqualTo("f1 1");
		assertThat(find("load", 2)).isEqualTo("f1 1");
		assertThat(find("extract", 2)).isNull();
	}

	@Test
	void followsAnAttemptUntilTheNextOneHasAProcessOfItsOwn() {
		captured("f1", "load");
		this.output.print("one ");
		event("ExecutionStepUpForRetryEvent", "load");
		nothingHappens(20);
		this.happenings.add(() -> this.output.print("retried in the same process"));
		this.happenings.add(() -> captured("f2", "load"));
		assertThat(read(LOAD, ALL)).isEqualTo("one retried in the same process");
		assertThat(this.opened).containsExactly("f1");
	}

	@Test
	void followsAProcessUntilAllItsStepsHaveEnded() {
		captured("f1", "extract", "load");
		event("ExecutionStepSuccessEvent", "extract");
		nothingHappens(20);
		this.happenings.add(() -> event("ExecutionStepSuccessEvent", "load"));
		this.happenings.add(() -> this.output.print("end"));
		assertThat(read(LogSelection.step("r1", "extract", 1), ALL)).isEqualTo("end");
	}

	@Test
	void requestsTheStatusOfARunWhoseEndIsNotInItsEvents() {
		captured("f1", "load");
		this.output.print("text");
		this.status = RunStatus.CANCELED;
		assertThat(read(LOAD, ALL)).isEqualTo("text");
		assertThat(this.looks).isOne();
		assertThat(this.time.elapsed()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(50));
	}

	@Test
	void readsThePastOnly() {
		captured("f1", "load");
		this.output.print("text");
		assertThat(read(LOAD, ALL.onlyPast())).isEqualTo("text");
		assertThat(this.output.requests).hasSize(1);
		assertThat(read(LogSelection.file("r1", "f1"), ALL.onlyPast())).isEqualTo("text");
		assertThat(this.time.elapsed()).isZero();
	}

	@Test
	void readsThePastOfALogThatGrowsAllTheTime() {
		OutputReader.Source growing = (cursor, limit) -> this.output.print("more ").read(cursor, limit);
		captured("f1", "load");
		assertThat(text(pages(LOAD, ALL.onlyPast(), growing).rest().collectList().block())).isEqualTo("more ");
	}

	@Test
	void doesNotCutTheLastCharacterOfThePast() {
		captured("f1", "load");
		this.output.print("caf").print(0xC3);
		List<CapturedLogChunk> past = chunks(LOAD, ALL.onlyPast());
		assertThat(text(past)).isEqualTo("caf");
		this.output.print(0xA9);
		assertThat(read(LOAD, ALL.onlyPast().after(past.get(0).cursor()))).isEqualTo("\u00E9");
		this.output.print(0xC3);
		this.eventTime = NOW.minusSeconds(61);
		event("ExecutionStepSuccessEvent", "load");
		assertThat(read(LOAD, ALL.onlyPast())).isEqualTo("caf\u00E9\uFFFD");
		assertThat(read(LOAD, ALL)).isEqualTo("caf\u00E9\uFFFD");
	}

	@Test
	void findsOutWhetherALogWithoutTextExists() {
		captured("f1", "load");
		assertThat(read(LogSelection.file("r1", "f1"), ALL.onlyPast())).isEmpty();
		assertThatExceptionOfType(CapturedLogNotFoundException.class)
			.isThrownBy(() -> read(LogSelection.file("r1", "f2"), ALL.onlyPast()));
		assertThatExceptionOfType(CapturedLogNotFoundException.class)
			.isThrownBy(() -> read(LogSelection.step("r1", "other", null), ALL.onlyPast()));
	}

	@Test
	void reportsWhereALogIsStored() {
		this.events.add(builder("LogsCapturedEvent").fileKey("f1")
			.stepKeys(List.of("load"))
			.externalUrl("https://logs.example.com/?token=hunter2")
			.externalStdoutUrl("https://logs.example.com/out")
			.build());
		assertThatExceptionOfType(ExternalCapturedLogException.class).isThrownBy(() -> read(LOAD, ALL))
			.satisfies((ex) -> {
				assertThat(ex.getUrl()).isEqualTo("https://logs.example.com/out");
				assertThat(ex.getLog().externalUrl()).contains("hunter2");
				assertThat(ex.getLog().toString()).doesNotContain("hunter2");
			})
			.withMessageNotContaining("example.com");
		assertThatExceptionOfType(ExternalCapturedLogException.class)
			.isThrownBy(() -> read(LogSelection.file("r1", "f1"), ALL.onlyPast()));
	}

	@Test
	void continuesAfterEachChunk() {
		this.eventTime = NOW.minusSeconds(61);
		captured("f1", "load");
		event("ExecutionStepSuccessEvent", "load");
		this.output.print("a\u00E9\u20AC\uD83D\uDE00".repeat(60_000));
		List<CapturedLogChunk> all = chunks(LOAD, ALL);
		assertThat(all).hasSize(3);
		for (int index = 0; index < all.size(); index++) {
			CapturedLogOptions rest = ALL.after(all.get(index).cursor());
			assertThat(chunks(LOAD, rest).equals(all.subList(index + 1, all.size()))).isTrue();
			assertThat(
					chunks(LogSelection.file("r1", "f1"), rest.onlyPast()).equals(all.subList(index + 1, all.size())))
				.isTrue();
		}
	}

	@Test
	void readsAChunkWhenItIsRequested() {
		captured("f1", "load");
		this.output.print("x".repeat(3 * OutputReader.CHUNK));
		StepVerifier.create(pages(LOAD, ALL, this.output).rest(), 0)
			.then(() -> assertThat(this.output.requests).isEmpty())
			.thenRequest(1)
			.expectNextCount(1)
			.then(() -> assertThat(this.output.requests).hasSize(1))
			.thenRequest(1)
			.expectNextCount(1)
			.then(() -> assertThat(this.output.requests).hasSize(2))
			.thenCancel()
			.verify();
	}

	@Test
	void toleratesAnOutage() {
		captured("f1", "load");
		this.output.print("one ");
		this.happenings.add(() -> {
			for (int count = 0; count < 20; count++) {
				this.output.failures.add(down());
				this.failures.add(down());
			}
			this.output.print("two");
			event("ExecutionStepSuccessEvent", "load");
		});
		assertThat(read(LOAD, ALL)).isEqualTo("one two");
		assertThat(this.output.failures).isEmpty();
		assertThat(this.failures).isEmpty();
	}

	@Test
	void failsAfterTheMaximumOutage() {
		captured("f1", "load");
		for (int count = 0; count < 1000; count++) {
			this.output.failures.add(down());
		}
		assertThatExceptionOfType(DagsterConnectionException.class)
			.isThrownBy(() -> read(LOAD, ALL.maxOutage(Duration.ofMinutes(1))));
		assertThat(this.time.elapsed()).isBetween(Duration.ofMinutes(1), Duration.ofSeconds(70));
	}

	@Test
	void toleratesNoOutageWhileOnlyThePastIsRead() {
		captured("f1", "load");
		this.output.failures.add(down());
		assertThatExceptionOfType(DagsterConnectionException.class).isThrownBy(() -> read(LOAD, ALL.onlyPast()));
	}

	@Test
	void failsAtOnceIfTheRunIsDeleted() {
		captured("f1", "load");
		nothingHappens(1);
		this.happenings.add(() -> this.failures.add(new RunNotFoundException("RunNotFoundError", "gone", null)));
		assertThatExceptionOfType(RunNotFoundException.class).isThrownBy(() -> read(LOAD, ALL));
	}

	@Test
	void failsIfItStaysForbidden() {
		captured("f1", "load");
		for (int count = 0; count < 3; count++) {
			this.output.failures.add(new UnauthorizedException("UnauthorizedError", "no", null));
		}
		assertThatExceptionOfType(UnauthorizedException.class).isThrownBy(() -> read(LOAD, ALL));
		assertThat(this.output.requests).hasSize(3);
	}

	@Test
	void closingEndsTheWaitOfAnotherThread() throws Exception {
		captured("f1", "load");
		CompletableFuture<Void> waiting = new CompletableFuture<>();
		OutputReader.Source silent = (cursor, limit) -> Mono.<LogData>never()
			.doOnSubscribe((subscription) -> waiting.complete(null));
		CapturedLogPages pages = pages(LOAD, ALL, silent);
		Stream<CapturedLogChunk> stream = pages.stream((page) -> page).onClose(pages::close);
		CompletableFuture<Long> count = CompletableFuture.supplyAsync(stream::count);
		waiting.get(60, TimeUnit.SECONDS);
		pages.close();
		assertThat(count.get(60, TimeUnit.SECONDS)).isZero();
	}

	@Test
	void rejectsCursorsOfOthers() {
		assertThatIllegalArgumentException().isThrownBy(() -> LogCursor.parse("garbage", OutputType.STDOUT))
			.withMessageContaining("CapturedLogChunk.cursor()");
		assertThatIllegalArgumentException().isThrownBy(() -> LogCursor.parse("5:err:f1", OutputType.STDOUT))
			.withMessage("cursor belongs to another output than stdout");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> read(LogSelection.file("r1", "f1"), ALL.after("5:out:f2")))
			.withMessage("cursor belongs to another log than f1");
		assertThat(LogCursor.parse("5:out:a:b", OutputType.STDOUT))
			.isEqualTo(new LogCursor(5, OutputType.STDOUT, "a:b"))
			.hasToString("5:out:a:b");
		assertThatIllegalArgumentException().isThrownBy(() -> LogSelection.step("r1", "load", 0));
		assertThatIllegalArgumentException().isThrownBy(() -> LogSelection.step("r1", " ", null));
		assertThatIllegalArgumentException().isThrownBy(() -> LogSelection.file("r1", ""));
	}

	private static DagsterConnectionException down() {
		return new DagsterConnectionException("down", false, null);
	}

	private void nothingHappens(int times) {
		for (int count = 0; count < times; count++) {
			this.happenings.add(() -> {
			});
		}
	}

	private void captured(String fileKey, String... steps) {
		this.events.add(builder("LogsCapturedEvent").fileKey(fileKey).stepKeys(List.of(steps)).build());
	}

	private void event(String type, @Nullable String step) {
		this.events.add(builder(type).stepKey(step).message("Process for run exited (pid: 7).").build());
	}

	private RunEvent.Builder builder(String type) {
		int number = this.events.size() + 1;
		return RunEvent.builder(type).runId("r1").timestamp(this.eventTime).cursor(() -> "r1:0:" + number);
	}

	private @Nullable String find(String step, @Nullable Integer attempt) {
		Captures captures = new Captures(Clock.systemUTC());
		this.events.forEach((event) -> captures.see(event, 0));
		CapturedLog log = LogSelection.step("r1", step, attempt).find(captures);
		return (log != null) ? log.fileKey() + " " + log.attempt() : null;
	}

	private String read(LogSelection selection, CapturedLogOptions options) {
		return text(chunks(selection, options));
	}

	private List<CapturedLogChunk> chunks(LogSelection selection, CapturedLogOptions options) {
		return pages(selection, options, this.output).rest().collectList().block();
	}

	private static String text(List<CapturedLogChunk> chunks) {
		return chunks.stream().map(CapturedLogChunk::text).collect(Collectors.joining());
	}

	private CapturedLogPages pages(LogSelection selection, CapturedLogOptions options, OutputReader.Source source) {
		Mono<Run> run = Mono.fromSupplier(() -> {
			this.looks++;
			return Run.builder("r1").jobName("j").status(this.status).uiUrl(URI.create("http://localhost")).build();
		});
		return new CapturedLogPages(selection, OutputType.STDOUT, options,
				new CaptureEvents("r1", this::eventsAfter, run, this.time), (fileKey, type) -> {
					this.opened.add(fileKey);
					return new OutputReader(type, source);
				}, new PollInterval(Duration.ofMillis(250), Duration.ofSeconds(10)), this.time,
				Clock.fixed(NOW, ZoneOffset.UTC));
	}

	private Flux<RunEvent> eventsAfter(RunEventOptions options) {
		return Flux.defer(() -> {
			if (options.after() != null && !this.happenings.isEmpty()) {
				this.happenings.remove(0).run();
			}
			if (!this.failures.isEmpty()) {
				return Flux.error(this.failures.remove(0));
			}
			int from = (options.after() != null) ? Integer.parseInt(options.after().substring("r1:0:".length())) : 0;
			return Flux.fromIterable(List.copyOf(this.events.subList(from, this.events.size())));
		});
	}

}
