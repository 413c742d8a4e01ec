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

package io.github.dagstergraphql.client.internal.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reading events that the server can only continue before a point in time.
 */
class TimePagesTests {

	private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

	/** In the order of the server, newest first. */
	private final List<Event> events = new ArrayList<>();

	private int requests;

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 7, 100 })
	void readsEachEventOnce(int size) {
		IntStream.range(0, 20).forEach((index) -> add("e" + index, index * 10_000L));
		assertThat(read(size)).containsExactlyElementsOf(names());
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 7, 100 })
	void readsEventsOfTheSameTime(int size) {
		IntStream.range(0, 9).forEach((index) -> add("old" + index, 0));
		IntStream.range(0, 9).forEach((index) -> add("new" + index, 60_000));
		assertThat(read(size)).containsExactlyElementsOf(names());
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 7 })
	void readsEqualEvents(int size) {
		IntStream.range(0, 5).forEach((index) -> add("same", 0));
		add("other", 0);
		IntStream.range(0, 5).forEach((index) -> add("same", 0));
		assertThat(read(size)).hasSize(11).containsExactlyElementsOf(names());
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 7 })
	void toleratesClocksThatDiffer(int size) {
		for (int index = 0; index < 12; index++) {
			// every other event comes from a process whose clock is ahead
			add("e" + index, index * 100L + ((index % 2 == 0) ? 900 : 0));
		}
		assertThat(read(size)).containsExactlyInAnyOrderElementsOf(names());
	}

	@Test
	void endsWithThePageThatIsNotFull() {
		IntStream.range(0, 4).forEach((index) -> add("e" + index, index * 10_000L));
		read(2);
		assertThat(this.requests).isEqualTo(3);
	}

	private void add(String name, long millis) {
		this.events.add(0, new Event(name, START.plusMillis(millis)));
	}

	private List<String> names() {
		return this.events.stream().map(Event::name).toList();
	}

	private List<String> read(int size) {
		TimePages<Event> pages = new TimePages<>(this::page, Event::time, Event::name, PageSizes.always(size), null);
		return pages.rest().map(Event::name).collectList().block();
	}

	private Mono<List<Event>> page(@Nullable Instant before, int limit) {
		this.requests++;
		assertThat(this.requests).isLessThan(100);
		return Mono.just(this.events.stream()
			.filter((event) -> before == null || event.time().isBefore(before))
			.limit(limit)
			.toList());
	}

	/**
	 * An event.
	 *
	 * @param name the name
	 * @param time the time
	 */
	private record Event(String name, Instant time) {

	}

}
