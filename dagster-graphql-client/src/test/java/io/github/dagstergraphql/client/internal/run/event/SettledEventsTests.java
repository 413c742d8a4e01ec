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

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.dagstergraphql.client.SkippedPauses;
import io.github.dagstergraphql.client.event.RunEvent;
import io.github.dagstergraphql.client.internal.run.query.LogPosition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SettledEvents}.
 */
class SettledEventsTests {

	private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

	private final SkippedPauses time = new SkippedPauses();

	/** The events that can be read, by id. */
	private final TreeMap<Long, RunEvent.Builder> stored = new TreeMap<>();

	private final List<Integer> limits = new ArrayList<>();

	private Runnable afterRead = () -> {
	};

	private boolean closed;

	private final SettledEvents events = new SettledEvents(new EventSource() {

		@Override
		public Mono<EventPage> next(@Nullable String cursor, long patience) {
			return read(cursor, 1000);
		}

		@Override
		public void close() {
			SettledEventsTests.this.closed = true;
		}

	}, this::read, this.time, Clock.fixed(NOW, ZoneOffset.UTC));

	private Mono<EventPage> read(@Nullable String cursor, int limit) {
		return Mono.fromSupplier(() -> {
			this.limits.add(limit);
			Long after = (cursor != null) ? LogPosition.storageId(cursor) : Long.valueOf(0);
			EventPage page = new EventPage();
			Long last = after;
			for (Map.Entry<Long, RunEvent.Builder> event : this.stored.tailMap(after, false).entrySet()) {
				if (page.events().size() < limit) {
					page.add(event.getValue());
					last = event.getKey();
				}
			}
			page.end(cursor(last), last < this.stored.lastKey());
			Runnable next = this.afterRead;
			this.afterRead = () -> {
			};
			next.run();
			return page.after(cursor);
		});
	}

	private static String cursor(long id) {
		return Base64.getEncoder()
			.encodeToString("{\"type\": \"STORAGE_ID\", \"value\": %d}".formatted(id).getBytes(StandardCharsets.UTF_8));
	}

	private void store(Instant timestamp, long... ids) {
		for (long id : ids) {
			this.stored.put(id, FakeLog.event("LogMessageEvent").message("event " + id).timestamp(timestamp));
		}
	}

	private List<String> readAll(@Nullable String start) {
		List<String> messages = new ArrayList<>();
		String cursor = start;
		boolean more = true;
		while (more) {
			EventPage page = this.events.next(cursor, 0).block();
			page.events().forEach((event) -> messages.add(event.message()));
			cursor = page.cursor();
			more = !page.events().isEmpty();
		}
		return messages;
	}

	@Test
	void anEventThatIsStoredLateIsNotOmitted() {
		store(NOW, 1, 2, 4);
		this.afterRead = () -> store(NOW, 3, 5);
		assertThat(readAll(null)).containsExactly("event 1", "event 2", "event 3", "event 4", "event 5");
	}

	@Test
	void anEventThatIsStoredLateAtTheBeginningOfAPageIsNotOmitted() {
		store(NOW, 1, 2, 4);
		this.afterRead = () -> store(NOW, 3);
		assertThat(readAll(cursor(2))).containsExactly("event 3", "event 4");
	}

	@Test
	void consecutiveEventsAreReadOnce() {
		store(NOW, 1, 2, 3);
		assertThat(readAll(null)).hasSize(3);
		assertThat(this.limits).containsExactly(1000, 1000);
		assertThat(this.time.elapsed()).isZero();
	}

	@Test
	void eventsWithOthersBetweenThemAreReadAgainLater() {
		store(NOW.minusSeconds(59), 11, 13, 15);
		assertThat(readAll(cursor(10))).hasSize(3);
		assertThat(this.limits).containsExactly(1000, 3, 1000);
		assertThat(this.time.elapsed()).isEqualTo(SettledEvents.SETTLE_TIME);
	}

	@Test
	void oldEventsAreReadOnce() {
		store(NOW.minusSeconds(61), 11, 13, 15);
		assertThat(readAll(cursor(10))).hasSize(3);
		assertThat(this.limits).containsExactly(1000, 1000);
		assertThat(this.time.elapsed()).isEqualTo(Duration.ZERO);
	}

	@Test
	void cursorsOfAnUnknownFormatAreReadAgain() {
		EventPage page = new EventPage();
		page.add(FakeLog.event("LogMessageEvent").timestamp(NOW));
		page.end("unknown", false);
		SettledEvents unknown = new SettledEvents((cursor, patience) -> Mono.just(page), (cursor, limit) -> {
			this.limits.add(limit);
			return Mono.just(page);
		}, this.time, Clock.fixed(NOW, ZoneOffset.UTC));
		assertThat(unknown.next("also unknown", 0).block()).isSameAs(page);
		assertThat(this.limits).containsExactly(1);
	}

	@Test
	void theSourceIsClosed() {
		this.events.close();
		assertThat(this.closed).isTrue();
	}

}
