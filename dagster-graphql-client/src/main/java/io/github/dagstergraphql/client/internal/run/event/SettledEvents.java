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

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;

import io.github.dagstergraphql.client.event.RunEvent;
import io.github.dagstergraphql.client.internal.run.query.LogPosition;
import io.github.dagstergraphql.client.internal.time.Timing;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Source without gaps. When several processes of a run log at the same time, PostgreSQL
 * and MySQL may store an event after one that has a higher id. A page that is read in
 * between lacks the event, and the next page begins after it. A page with recent events,
 * whose ids are not consecutive, is therefore read again after some time, with the same
 * number of events. It then ends with the same id or a lower one, so that none is
 * missing.
 */
final class SettledEvents implements EventSource {

	/** Time after which events with lower ids are stored. */
	static final Duration SETTLE_TIME = Duration.ofSeconds(1);

	/** Age of events that are not recent, despite differences of clocks. */
	private static final Duration LONG_AGO = Duration.ofMinutes(1);

	private final EventSource source;

	private final BiFunction<@Nullable String, Integer, Mono<EventPage>> reader;

	private final Timing timing;

	private final Clock clock;

	/**
	 * Create a new source.
	 * @param source the source of the pages
	 * @param reader requests a number of events after a cursor
	 * @param timing the time source
	 * @param clock the clock
	 */
	SettledEvents(EventSource source, BiFunction<@Nullable String, Integer, Mono<EventPage>> reader, Timing timing,
			Clock clock) {
		this.source = source;
		this.reader = reader;
		this.timing = timing;
		this.clock = clock;
	}

	@Override
	public Mono<EventPage> next(@Nullable String cursor, long patience) {
		return this.source.next(cursor, patience)
			.flatMap((page) -> isSettled(cursor, page) ? Mono.just(page) : this.timing.pause(SETTLE_TIME)
				.then(Mono.defer(() -> this.reader.apply(cursor, page.events().size()))));
	}

	private boolean isSettled(@Nullable String cursor, EventPage page) {
		List<RunEvent> events = page.events();
		if (events.isEmpty()) {
			return true;
		}
		Long start = (cursor != null) ? LogPosition.storageId(cursor) : Long.valueOf(0);
		Long end = LogPosition.storageId(page.cursor());
		boolean consecutive = start != null && end != null && end - start == events.size();
		Instant last = events.get(events.size() - 1).timestamp();
		return consecutive || last.plus(LONG_AGO).isBefore(this.clock.instant());
	}

	@Override
	public void close() {
		this.source.close();
	}

}
