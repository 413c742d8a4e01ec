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

package io.github.dagstergraphql.client.internal.run.change;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.dagstergraphql.client.error.DagsterAuthenticationException;
import io.github.dagstergraphql.client.error.DagsterConnectionException;
import io.github.dagstergraphql.client.error.DagsterInterruptedException;
import io.github.dagstergraphql.client.error.UnsupportedServerVersionException;
import io.github.dagstergraphql.client.run.RunChange;
import io.github.dagstergraphql.client.run.RunChangePosition;
import io.github.dagstergraphql.client.run.RunStatus;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RunChanges} with a clock that the test moves.
 */
class RunChangesTests {

	private static final Duration SOON = Duration.ofSeconds(11);

	private final FakeDagster server = new FakeDagster();

	private final RunChangePosition start = RunChangePosition.at(this.server.now());

	@Test
	void reportsEachStatusOnceWithTheOneBefore() {
		Consumer consumer = Consumer.of(this.server, this.start);
		this.server.change("a", RunStatus.STARTED);
		this.server.advance(SOON);
		this.server.change("a", RunStatus.SUCCESS);
		this.server.advance(Duration.ofMinutes(5));
		assertThat(consumer.texts()).containsExactly("a STARTED", "a SUCCESS");
		assertThat(consumer.changes).extracting(RunChange::previousStatus).containsExactly(null, RunStatus.STARTED);
		assertThat(consumer.changes)
			.allSatisfy((change) -> assertThat(change.position().time()).isEqualTo(change.run().updated()));
	}

	@Test
	void currentPositionIsAfterAllVisibleChanges() {
		assertThat(ChangePages.current(this.server).block()).isEqualTo(RunChangePosition.at(Instant.EPOCH));
		this.server.change("old", RunStatus.STARTED);
		this.server.advance(Duration.ofMinutes(10));
		this.server.change("new", RunStatus.SUCCESS);
		this.server.advance(Duration.ofMinutes(10));
		this.server.change("old", RunStatus.SUCCESS);
		RunChangePosition position = ChangePages.current(this.server).block();
		assertThat(position).isEqualTo(RunChangePosition.at(this.server.now()));
		this.server.advance(Duration.ofMinutes(10));
		this.server.change("new", RunStatus.CANCELED);
		Consumer consumer = Consumer.of(this.server, position);
		assertThat(consumer.texts()).containsExactly("old SUCCESS", "new CANCELED");
	}

	@Test
	void reportsChangesOfAllPagesInTheOrderOfTheirUpdates() {
		this.server.pageSize = 2;
		Instant time = this.server.now();
		for (String id : List.of("c", "a", "e", "b", "d", "f")) {
			this.server.change(id, RunStatus.STARTED, id.equals("e") ? time.minusSeconds(1) : time, Duration.ZERO);
		}
		Consumer consumer = Consumer.of(this.server, this.start);
		assertThat(consumer.texts()).containsExactly("e STARTED", "a STARTED", "b STARTED", "c STARTED", "d STARTED",
				"f STARTED");
		assertThat(this.server.pages).hasSize(3);
	}

	@Test
	void reportsAChangeWithTheUpdateTimeOfAnotherOne() {
		Consumer consumer = Consumer.of(this.server, this.start);
		Instant time = this.server.now();
		this.server.change("a", RunStatus.STARTED, time, Duration.ZERO);
		this.server.advance(Duration.ofMinutes(10));
		this.server.change("b", RunStatus.STARTED, time, Duration.ZERO);
		this.server.advance(SOON);
		assertThat(consumer.texts()).containsExactly("a STARTED", "b STARTED");
	}

	@Test
	void reportsAChangeThatBecomesVisibleLate() {
		Consumer consumer = Consumer.of(this.server, this.start);
		this.server.change("late", RunStatus.STARTED, this.server.now(), Duration.ofSeconds(25));
		for (int second = 0; second < 40; second++) {
			this.server.change("run-" + second, RunStatus.STARTED);
			this.server.advance(Duration.ofSeconds(1));
		}
		this.server.advance(SOON);
		assertThat(consumer.texts()).hasSize(41).doesNotHaveDuplicates().contains("late STARTED");
	}

	@Test
	void continuesAfterADeletedRunOfAPage() {
		this.server.pageSize = 2;
		for (int number = 0; number < 10; number++) {
			this.server.change("run-" + number, RunStatus.SUCCESS);
		}
		this.server.beforePage = () -> {
			if (this.server.pages.size() == 1) {
				this.server.delete("run-8");
				this.server.delete("run-7");
			}
		};
		Consumer consumer = Consumer.of(this.server, this.start);
		assertThat(consumer.texts()).contains("run-0 SUCCESS", "run-5 SUCCESS", "run-6 SUCCESS");
	}

	@Test
	void aRunThatChangesWhileALaterPageIsReadIsReported() {
		this.server.pageSize = 2;
		this.server.latency = Duration.ofSeconds(8);
		for (int number = 0; number < 10; number++) {
			this.server.change("run-" + number, RunStatus.STARTED);
		}
		this.server.beforePage = () -> {
			if (this.server.pages.size() == 2) {
				this.server.change("run-9", RunStatus.SUCCESS);
			}
			else if (this.server.pages.size() == 4) {
				this.server.change("run-0", RunStatus.SUCCESS);
			}
		};
		Consumer consumer = Consumer.of(this.server, this.start);
		this.server.advance(Duration.ofSeconds(45));
		assertThat(consumer.texts()).contains("run-0 SUCCESS").doesNotContain("run-9 SUCCESS");
		Instant changed = this.server.runs()
			.stream()
			.filter((run) -> run.id().equals("run-9"))
			.findFirst()
			.get()
			.updated();
		assertThat(consumer.position().time()).isBefore(changed);
		this.server.advance(Duration.ofMinutes(5));
		assertThat(consumer.texts()).contains("run-9 SUCCESS").doesNotHaveDuplicates();
	}

	@Test
	void startsFromAStoredPosition() {
		Instant time = this.server.now();
		for (String id : List.of("a", "b", "c")) {
			this.server.change(id, RunStatus.SUCCESS, time, Duration.ZERO);
		}
		Consumer killed = Consumer.of(this.server, this.start, 1);
		assertThat(killed.texts()).containsExactly("a SUCCESS");
		killed.cancel();
		this.server.advance(Duration.ofHours(3));
		this.server.change("d", RunStatus.FAILURE);
		this.server.advance(Duration.ofHours(1));
		Consumer restarted = Consumer.of(this.server, RunChangePosition.parse(killed.position().toString()));
		this.server.advance(SOON);
		assertThat(restarted.texts()).contains("b SUCCESS", "c SUCCESS", "d FAILURE").doesNotHaveDuplicates();
	}

	@Test
	void nowOmitsEarlierChanges() {
		this.server.change("old", RunStatus.STARTED);
		this.server.advance(Duration.ofDays(1));
		this.server.change("recent", RunStatus.STARTED);
		this.server.advance(Duration.ofSeconds(3));
		Consumer consumer = Consumer.of(this.server, RunChangePosition.now());
		this.server.advance(Duration.ofMinutes(1));
		assertThat(consumer.texts()).isEmpty();
		this.server.change("recent", RunStatus.SUCCESS);
		this.server.change("old", RunStatus.FAILURE);
		this.server.change("new", RunStatus.QUEUED);
		this.server.advance(SOON);
		assertThat(consumer.texts()).containsExactlyInAnyOrder("recent SUCCESS", "old FAILURE", "new QUEUED");
		assertThat(consumer.changes.get(0).position().time()).isEqualTo(this.server.now().minus(SOON));
	}

	@Test
	void nowOnAServerWithoutRuns() {
		Consumer consumer = Consumer.of(this.server, RunChangePosition.now());
		this.server.advance(Duration.ofMinutes(1));
		this.server.change("a", RunStatus.STARTED);
		this.server.advance(SOON);
		assertThat(consumer.texts()).containsExactly("a STARTED");
	}

	@Test
	void aChangeOfTagsIsNoChange() {
		Consumer consumer = Consumer.of(this.server, this.start);
		this.server.change("a", RunStatus.SUCCESS);
		this.server.change("b", RunStatus.STARTED);
		this.server.advance(Duration.ofMinutes(5));
		this.server.tag("a");
		this.server.tag("b");
		this.server.advance(Duration.ofMinutes(5));
		assertThat(consumer.texts()).hasSize(2);
		Consumer later = Consumer.of(this.server, RunChangePosition.at(this.server.now().minusSeconds(400)));
		this.server.advance(Duration.ofMinutes(5));
		assertThat(later.texts()).isEmpty();
	}

	@Test
	void aPositionIsNotBehindARunWhoseTagsChangedLater() {
		this.server.outage = new DagsterConnectionException("down", false, null);
		Consumer killed = Consumer.of(this.server, this.start, 1);
		this.server.change("tagged", RunStatus.SUCCESS);
		this.server.advance(Duration.ofMinutes(10));
		this.server.change("other", RunStatus.SUCCESS);
		this.server.advance(SOON);
		this.server.tag("tagged");
		this.server.outage = null;
		this.server.advance(SOON);
		killed.cancel();
		assertThat(killed.texts()).containsExactly("tagged SUCCESS");
		Consumer restarted = Consumer.of(this.server, killed.position());
		assertThat(restarted.texts()).containsExactly("tagged SUCCESS", "other SUCCESS");
	}

	@Test
	void theUpdateTimeOfACreatedRunIsNotRelied() {
		Consumer consumer = Consumer.of(this.server, this.start);
		this.server.change("a", RunStatus.NOT_STARTED, this.server.now().plus(Duration.ofHours(2)), Duration.ZERO);
		this.server.advance(Duration.ofMinutes(2));
		this.server.change("b", RunStatus.STARTED);
		this.server.advance(SOON);
		assertThat(consumer.texts()).containsExactly("a NOT_STARTED", "b STARTED");
		assertThat(consumer.position().time()).isBefore(this.server.now());
	}

	@Test
	void withoutDemandNothingIsRequested() {
		for (int number = 0; number < 5; number++) {
			this.server.change("run-" + number, RunStatus.STARTED);
		}
		Consumer consumer = Consumer.of(this.server, this.start, 0);
		this.server.advance(Duration.ofHours(1));
		assertThat(this.server.pages).isEmpty();
		consumer.request(2);
		this.server.advance(Duration.ofHours(1));
		assertThat(consumer.changes).hasSize(2);
		consumer.request(3);
		this.server.advance(Duration.ofHours(1));
		assertThat(consumer.changes).hasSize(5);
		assertThat(this.server.pages).containsExactly(5);
		consumer.request(1);
		this.server.advance(SOON);
		assertThat(this.server.pages).hasSizeGreaterThan(1);
	}

	@Test
	void aCanceledStreamRequestsNothing() {
		Consumer consumer = Consumer.of(this.server, this.start);
		this.server.advance(SOON);
		int before = this.server.pages.size();
		consumer.cancel();
		this.server.advance(Duration.ofHours(1));
		assertThat(this.server.pages).hasSize(before);
	}

	@Test
	void aPollIsOneRequestThatReadsLittle() {
		this.server.pageSize = 1000;
		Consumer consumer = Consumer.of(this.server, this.start);
		for (int number = 0; number < 1000; number++) {
			this.server.change("run-" + number, RunStatus.SUCCESS);
			this.server.advance(Duration.ofMillis(100));
		}
		assertThat(consumer.changes).hasSizeGreaterThan(980);
		long small = this.server.pages.stream().filter((size) -> size <= 40).count();
		assertThat(small).isGreaterThan(this.server.pages.size() * 7L / 10);
		this.server.advance(Duration.ofMinutes(5));
		this.server.pages.clear();
		this.server.advance(Duration.ofMinutes(5));
		assertThat(this.server.pages).hasSizeBetween(25, 40).allMatch((size) -> size == 1);
	}

	@Test
	void anOutageIsSurvivedAndLoggedOnce() {
		Logger logger = (Logger) LoggerFactory.getLogger("io.github.dagstergraphql.client.internal.watch");
		ListAppender<ILoggingEvent> log = new ListAppender<>();
		log.start();
		logger.setLevel(Level.INFO);
		logger.addAppender(log);
		try {
			Consumer consumer = Consumer.of(this.server, this.start);
			this.server.outage = new DagsterConnectionException("no connection", false, null);
			this.server.change("a", RunStatus.STARTED);
			this.server.advance(Duration.ofHours(1));
			this.server.change("b", RunStatus.STARTED);
			this.server.outage = null;
			this.server.advance(SOON);
			assertThat(consumer.texts()).containsExactly("a STARTED", "b STARTED");
			assertThat(log.list).extracting(ILoggingEvent::getFormattedMessage)
				.containsExactly(
						"Polling for status changes of runs failed and is retried until it succeeds: no connection",
						"Polling for status changes of runs succeeds again");
			assertThat(log.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.WARN, Level.INFO);
		}
		finally {
			logger.detachAppender(log);
			logger.setLevel(null);
		}
	}

	@Test
	void aFailureThatPersistsEndsTheStream() {
		Consumer consumer = Consumer.of(this.server, this.start);
		this.server.outage = new DagsterAuthenticationException("rejected", 401);
		this.server.advance(Duration.ofMinutes(1));
		assertThat(consumer.failure).isSameAs(this.server.outage);
		Consumer old = new Consumer();
		this.server.outage = new UnsupportedServerVersionException("Finding runs", "1.5.0", "1.4.0");
		this.server.changes().flux(this.server, this.start).subscribe(old);
		old.request(1);
		assertThat(old.failure).isSameAs(this.server.outage);
	}

	@Test
	void endingTheStreamsCompletesThem() {
		RunChanges changes = this.server.changes();
		Consumer consumer = new Consumer();
		changes.flux(this.server, this.start).subscribe(consumer);
		consumer.request(1);
		changes.end();
		assertThat(consumer.completed).isTrue();
		assertThat(changes.stream(this.server, this.start)).isEmpty();
	}

	@Test
	void aBlockingStreamWaitsUntilItIsClosed() throws Exception {
		this.server.change("a", RunStatus.STARTED);
		Stream<RunChange> stream = this.server.changes().stream(this.server, this.start);
		Iterator<RunChange> changes = stream.iterator();
		assertThat(changes.next().status()).isEqualTo(RunStatus.STARTED);
		CompletableFuture<Boolean> next = CompletableFuture.supplyAsync(changes::hasNext);
		stream.close();
		assertThat(next.get(1, TimeUnit.MINUTES)).isFalse();
	}

	@Test
	void aBlockingStreamCanBeInterrupted() throws Exception {
		AtomicReference<Throwable> failure = new AtomicReference<>();
		CountDownLatch waiting = new CountDownLatch(1);
		this.server.beforePage = waiting::countDown;
		Thread thread = new Thread(() -> {
			try (Stream<RunChange> stream = this.server.changes().stream(this.server, this.start)) {
				stream.forEach((change) -> {
				});
			}
			catch (RuntimeException ex) {
				failure.set(ex);
			}
		});
		thread.start();
		assertThat(waiting.await(1, TimeUnit.MINUTES)).isTrue();
		thread.interrupt();
		thread.join(TimeUnit.MINUTES.toMillis(1));
		assertThat(failure.get()).isInstanceOf(DagsterInterruptedException.class);
	}

}
