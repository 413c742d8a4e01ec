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

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Pages of events, newest first, that the server can only continue before a point in
 * time.
 * <p>
 * Several events may have the same time, and the server orders events as it has received
 * them, which may differ from the order of their times. Therefore, each page begins a
 * little later than the previous one has ended, and events that have been read are
 * omitted.
 *
 * @param <T> the events
 */
public final class TimePages<T> implements Pages<T> {

	/** Maximum difference between the clocks of the processes that log events. */
	static final Duration OVERLAP = Duration.ofSeconds(1);

	private final Source<T> source;

	private final Function<T, Instant> time;

	private final Function<T, Object> identity;

	private final PageSizes sizes;

	private @Nullable Instant before;

	private @Nullable Instant oldest;

	/** The events that the next page may repeat, by their identity. */
	private final Map<Object, Read> read = new HashMap<>();

	private boolean over;

	/**
	 * Create pages.
	 * @param source requests events
	 * @param time returns the time of an event, with millisecond precision
	 * @param identity returns what distinguishes an event from others of the same time
	 * @param sizes the sizes of the pages
	 * @param before the point in time before which to begin, or {@code null} to begin
	 * with the newest event
	 */
	public TimePages(Source<T> source, Function<T, Instant> time, Function<T, Object> identity, PageSizes sizes,
			@Nullable Instant before) {
		this.source = source;
		this.time = time;
		this.identity = identity;
		this.sizes = sizes;
		this.before = before;
	}

	@Override
	public boolean isOver() {
		return this.over;
	}

	@Override
	public Mono<List<T>> next() {
		return Mono.defer(() -> {
			int limit = this.sizes.next() + this.read.values().stream().mapToInt((read) -> read.count).sum();
			return this.sizes.observe(this.source.page(this.before, limit)).map((page) -> deliver(page, limit));
		});
	}

	private List<T> deliver(List<T> page, int limit) {
		List<T> events = new ArrayList<>();
		Map<Object, Integer> repeated = new HashMap<>();
		for (T event : page) {
			Object id = this.identity.apply(event);
			Read known = this.read.get(id);
			// identical events are told apart by their number only
			if (known == null || repeated.merge(id, 1, Integer::sum) > known.count) {
				events.add(event);
			}
		}
		events.forEach(this::remember);
		this.over = page.size() < limit;
		advance();
		return events;
	}

	private void remember(T event) {
		Instant at = this.time.apply(event);
		this.read.computeIfAbsent(this.identity.apply(event), (id) -> new Read(at)).count++;
		if (this.oldest == null || at.isBefore(this.oldest)) {
			this.oldest = at;
		}
	}

	private void advance() {
		if (this.oldest == null) {
			return;
		}
		Instant next = this.oldest.plus(OVERLAP).plusMillis(1);
		if (this.before == null || next.isBefore(this.before)) {
			this.before = next;
		}
		Instant end = this.before;
		for (Iterator<Read> reads = this.read.values().iterator(); reads.hasNext();) {
			if (!reads.next().time.isBefore(end)) {
				reads.remove();
			}
		}
	}

	/**
	 * Requests events.
	 *
	 * @param <T> the events
	 */
	@FunctionalInterface
	public interface Source<T> {

		/**
		 * Request a page.
		 * @param before the point in time before which to begin, or {@code null} to begin
		 * with the newest event
		 * @param limit the maximum number of events
		 * @return the events, newest first
		 */
		Mono<List<T>> page(@Nullable Instant before, int limit);

	}

	/**
	 * Number of equal events that have been read.
	 */
	private static final class Read {

		private final Instant time;

		private int count;

		private Read(Instant time) {
			this.time = time;
		}

	}

}
