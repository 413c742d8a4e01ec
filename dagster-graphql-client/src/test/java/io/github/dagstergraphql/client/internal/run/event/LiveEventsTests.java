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

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import io.github.dagstergraphql.client.SkippedPauses;
import io.github.dagstergraphql.client.event.RunEvent;
import io.github.dagstergraphql.client.internal.operation.Request;
import io.github.dagstergraphql.client.internal.time.Timing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.publisher.TestPublisher;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LiveEvents} and {@link LiveSubscription}.
 */
@Timeout(60)
class LiveEventsTests {

	private static final long PATIENCE = Duration.ofMillis(500).toNanos();

	private final SkippedPauses time = new SkippedPauses();

	private final FakeLog log = new FakeLog(this.time).log("RunStartEvent", "LogMessageEvent");

	private final List<TestPublisher<EventPage>> subscriptions = new ArrayList<>();

	private final List<Map<String, ?>> variables = new ArrayList<>();

	private boolean refused;

	private final LiveEvents events = new LiveEvents("r1", this.log, this::connect, (duration) -> this.refused,
			this.time);

	private Flux<EventPage> connect(Request<EventPage> request) {
		TestPublisher<EventPage> subscription = TestPublisher.create();
		this.subscriptions.add(subscription);
		this.variables.add(request.variables());
		return subscription.flux();
	}

	private TestPublisher<EventPage> subscription() {
		return this.subscriptions.get(this.subscriptions.size() - 1);
	}

	private static EventPage page(String cursor, String... types) {
		EventPage page = new EventPage();
		for (String type : types) {
			page.add(FakeLog.event(type));
		}
		page.end(cursor, false);
		return page;
	}

	private static List<String> types(EventPage page) {
		return page.events().stream().map(RunEvent::typeName).toList();
	}

	private EventPage next(String cursor) {
		return this.events.next(cursor, PATIENCE).block();
	}

	@Test
	void pollsPastEvents() {
		assertThat(types(this.events.next(null, 0).block())).containsExactly("RunStartEvent", "LogMessageEvent");
		assertThat(this.log.requests).containsExactly("null");
		assertThat(this.subscriptions).isEmpty();
	}

	@Test
	void receivesNewEventsWithoutPolls() {
		List<String> received = new ArrayList<>();
		LiveEvents live = new LiveEvents("r1", this.log, this::connect, (duration) -> false, new StoppedTime());
		live.next("2", PATIENCE).subscribe((page) -> received.addAll(types(page)));
		assertThat(this.variables).singleElement().isEqualTo(Map.of("runId", "r1", "cursor", "2"));
		assertThat(received).isEmpty();
		subscription().next(page("3", "ExecutionStepStartEvent"));
		assertThat(received).containsExactly("ExecutionStepStartEvent");
		subscription().next(page("4", "ExecutionStepSuccessEvent"));
		live.next("3", PATIENCE).subscribe((page) -> received.addAll(types(page)));
		assertThat(received).containsExactly("ExecutionStepStartEvent", "ExecutionStepSuccessEvent");
		assertThat(this.log.requests).isEmpty();
		assertThat(this.subscriptions).hasSize(1);
	}

	@Test
	void requestsAPageOnlyWhenThePreviousOneHasBeenTaken() {
		next("2");
		subscription().assertMinRequested(1);
		subscription().next(page("3", "LogMessageEvent"));
		assertThat(types(next("2"))).containsExactly("LogMessageEvent");
		subscription().next(page("4", "LogMessageEvent"));
		assertThat(next("3").cursor()).isEqualTo("4");
	}

	@Test
	void pollsIfNothingArrives() {
		next("2");
		assertThat(this.log.requests).containsExactly("2");
		assertThat(this.time.elapsed()).isEqualTo(Duration.ofSeconds(5));
		next("2");
		assertThat(this.subscriptions).hasSize(1);
		subscription().assertSubscribers(1);
	}

	@Test
	void resumesAfterTheEventsThatAPollHasFound() {
		next("2");
		TestPublisher<EventPage> late = subscription();
		this.log.log("LogMessageEvent");
		assertThat(next("2").cursor()).isEqualTo("3");
		next("3");
		late.assertCancelled();
		assertThat(this.variables).extracting((each) -> (Object) each.get("cursor")).containsExactly("2", "3");
	}

	@Test
	void doesNotReplaceASubscriptionEachTimeAPollOvertakesIt() {
		StoppedTime stopped = new StoppedTime();
		LiveEvents live = new LiveEvents("r1", this.log, this::connect, (duration) -> false, stopped);
		live.next("2", PATIENCE).subscribe();
		subscription().next(page("3", "LogMessageEvent"));
		this.log.log("LogMessageEvent", "LogMessageEvent");
		assertThat(live.next("3", 0).block().cursor()).isEqualTo("4");
		assertThat(live.next("4", PATIENCE).block().cursor()).isEqualTo("4");
		subscription().assertCancelled();
		stopped.now.set(Duration.ofSeconds(5).toNanos() - 1);
		assertThat(live.next("4", PATIENCE).block().cursor()).isEqualTo("4");
		assertThat(this.subscriptions).hasSize(1);
		stopped.now.set(Duration.ofSeconds(5).toNanos());
		live.next("4", PATIENCE).subscribe();
		assertThat(this.variables).extracting((each) -> (Object) each.get("cursor")).containsExactly("2", "4");
	}

	@Test
	void pollsAndReconnectsAfterAPauseIfTheSubscriptionFails() {
		next("2");
		subscription().next(page("3", "LogMessageEvent"));
		subscription().error(new IllegalStateException("broken"));
		assertThat(types(next("2"))).containsExactly("LogMessageEvent");
		this.log.log("LogMessageEvent");
		next("3");
		assertThat(this.log.requests).containsExactly("2", "3");
		assertThat(this.subscriptions).hasSize(1);
		this.time.advance(Duration.ofSeconds(2));
		next("3");
		assertThat(this.variables).extracting((each) -> (Object) each.get("cursor")).containsExactly("2", "3");
	}

	@Test
	void pollsWhileConnectionsAreRefused() {
		this.refused = true;
		next("2");
		assertThat(this.subscriptions).isEmpty();
		this.refused = false;
		next("2");
		assertThat(this.subscriptions).hasSize(1);
	}

	@Test
	void pollsAfterTheServerHasCompletedTheSubscription() {
		next("2");
		subscription().complete();
		next("2");
		assertThat(this.log.requests).containsExactly("2", "2");
		assertThat(this.subscriptions).hasSize(1);
	}

	@Test
	void cancelsTheSubscriptionWhenClosed() {
		next("2");
		this.events.close();
		subscription().assertCancelled();
		assertThat(this.log.closed).isTrue();
		next("2");
		assertThat(this.subscriptions).hasSize(1);
	}

	/**
	 * Time that stands still unless a test sets it.
	 */
	private static final class StoppedTime extends Timing {

		private final AtomicLong now;

		private StoppedTime() {
			this(new AtomicLong());
		}

		private StoppedTime(AtomicLong now) {
			super(Schedulers::parallel, now::get);
			this.now = now;
		}

		@Override
		public Mono<Long> pause(Duration duration) {
			return Mono.never();
		}

	}

}
