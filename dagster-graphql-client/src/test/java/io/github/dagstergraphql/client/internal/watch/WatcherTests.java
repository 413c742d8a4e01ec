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

package io.github.dagstergraphql.client.internal.watch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.github.dagstergraphql.client.error.DagsterAuthenticationException;
import io.github.dagstergraphql.client.error.DagsterConnectionException;
import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;
import io.github.dagstergraphql.client.internal.time.Timing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Watcher}, independent of the awaited objects.
 */
class WatcherTests {

	private static final PollInterval INTERVAL = new PollInterval(Duration.ofSeconds(1), Duration.ofSeconds(1));

	private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();

	private final Timing timing = new Timing(() -> this.clock, () -> this.clock.now(TimeUnit.NANOSECONDS));

	private final List<List<String>> polls = new ArrayList<>();

	private final List<String> counted = new ArrayList<>();

	private @Nullable DagsterGraphQlClientException failure;

	private final Watcher<Backfill> watcher = new Watcher<>("backfills", this::poll, INTERVAL, this.timing);

	private Mono<Void> poll(Map<String, List<Backfill>> due) {
		this.polls.add(List.copyOf(due.keySet()));
		if (this.failure != null) {
			return Mono.error(this.failure);
		}
		this.watcher.update((waits) -> due.values()
			.forEach((waiting) -> waiting.forEach((wait) -> wait.due = this.timing.now() + 1_000_000_000)));
		return Mono.empty();
	}

	@Test
	void waitsThatBeginTogetherArePolledTogether() {
		this.watcher.add(new Backfill("b1", this.timing.now()));
		this.watcher.add(new Backfill("b2", this.timing.now()));
		this.watcher.add(new Backfill("b1", this.timing.now()));
		this.clock.advanceTimeBy(Duration.ofMillis(1500));
		assertThat(this.polls).containsExactly(List.of("b1", "b2"), List.of("b1", "b2"));
		assertThat(this.counted).containsExactly("polled true", "polled true");
	}

	@Test
	void nothingIsPolledWithoutWaits() {
		Backfill wait = new Backfill("b1", this.timing.now());
		this.watcher.add(wait);
		assertThat(this.watcher.remove(wait)).isTrue();
		assertThat(this.watcher.remove(wait)).isFalse();
		this.clock.advanceTimeBy(Duration.ofMinutes(1));
		assertThat(this.polls).isEmpty();
	}

	@Test
	void anOutageIsTolerated() {
		Backfill wait = new Backfill("b1", this.timing.now());
		this.watcher.add(wait);
		this.failure = new DagsterConnectionException("down", false, null);
		this.clock.advanceTimeBy(Duration.ofMinutes(1));
		assertThat(this.watcher.contact().failure()).isSameAs(this.failure);
		this.failure = null;
		this.clock.advanceTimeBy(Duration.ofSeconds(5));
		assertThat(this.watcher.contact().failure()).isNull();
		assertThat(wait.end).isNull();
		assertThat(this.counted).contains("polled false").endsWith("polled true");
	}

	@Test
	void aPersistentFailureEndsTheWaits() {
		Backfill wait = new Backfill("b1", this.timing.now());
		this.watcher.add(wait);
		this.failure = new DagsterAuthenticationException("no", 401);
		this.clock.advanceTimeBy(Duration.ofMinutes(1));
		assertThat(this.polls).hasSize(3);
		assertThat(wait.end).isSameAs(this.failure);
	}

	@Test
	void waitsAreClosed() {
		Backfill before = new Backfill("b1", this.timing.now());
		Backfill after = new Backfill("b2", this.timing.now());
		this.watcher.add(before);
		this.watcher.end("the client was closed");
		this.watcher.add(after);
		assertThat(List.of(before, after)).extracting((wait) -> wait.end)
			.allSatisfy((end) -> assertThat(end).hasMessage("the client was closed"));
		this.clock.advanceTimeBy(Duration.ofMinutes(1));
		assertThat(this.polls).isEmpty();
	}

	/**
	 * Something that is awaited, and is no run.
	 */
	private final class Backfill implements Watched {

		private final String id;

		private long due;

		private @Nullable Throwable end;

		Backfill(String id, long due) {
			this.id = id;
			this.due = due;
		}

		@Override
		public String id() {
			return this.id;
		}

		@Override
		public long due() {
			return this.due;
		}

		@Override
		public void planAfterOutage(long now, long pause) {
			this.due = now + pause;
		}

		@Override
		public void polled(boolean answered) {
			WatcherTests.this.counted.add("polled " + answered);
		}

		@Override
		public void fail(Throwable failure) {
			this.end = failure;
		}

		@Override
		public void close(String why) {
			this.end = new IllegalStateException(why);
		}

	}

}
