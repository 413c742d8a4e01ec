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

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;
import io.github.dagstergraphql.client.internal.page.ListPages;
import io.github.dagstergraphql.client.internal.page.PageSizes;
import io.github.dagstergraphql.client.internal.page.Pages;
import io.github.dagstergraphql.client.internal.time.Timing;
import io.github.dagstergraphql.client.internal.watch.PollInterval;
import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.RunNotFoundException;
import io.github.dagstergraphql.client.run.RunStatus;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/**
 * Runs in the storage of a server, with Dagster's pages: by run, newest first, after a
 * cursor that may have been deleted. The test moves the clock, and the clock of the
 * server differs from that of the client.
 */
final class FakeDagster implements ChangedRuns {

	static final PollInterval INTERVAL = new PollInterval(Duration.ofMillis(500), Duration.ofSeconds(10));

	private static final Instant START = Instant.parse("2031-05-01T10:00:00Z");

	final VirtualTimeScheduler clock = VirtualTimeScheduler.create();

	final Timing timing = new Timing(() -> this.clock, () -> this.clock.now(TimeUnit.NANOSECONDS));

	/** Number of runs of each page that was served. */
	final List<Integer> pages = new ArrayList<>();

	int pageSize = 100;

	/** Time that a page takes. */
	Duration latency = Duration.ZERO;

	/** What requests fail with, or {@code null}. */
	@Nullable RuntimeException outage;

	/** What happens before each page. */
	Runnable beforePage = () -> {
	};

	private final Map<String, Run> runs = new LinkedHashMap<>();

	private final Map<String, Deque<Update>> invisible = new LinkedHashMap<>();

	Instant now() {
		return START.plusNanos(this.timing.now()).truncatedTo(ChronoUnit.MICROS);
	}

	void advance(Duration time) {
		this.clock.advanceTimeBy(time);
	}

	RunChanges changes() {
		return new RunChanges(INTERVAL, this.timing);
	}

	/**
	 * Change the status of a run, or create it.
	 * @param id the run id
	 * @param status the new status
	 */
	void change(String id, RunStatus status) {
		change(id, status, now(), Duration.ZERO);
	}

	/**
	 * Change the status of a run, or create it.
	 * @param id the run id
	 * @param status the new status
	 * @param time the update time
	 * @param delay the time until the change is visible
	 */
	void change(String id, RunStatus status, Instant time, Duration delay) {
		this.invisible.computeIfAbsent(id, (key) -> new ArrayDeque<>())
			.add(new Update(status, time, this.timing.now() + delay.toNanos()));
		apply();
	}

	void tag(String id) {
		Run run = this.runs.get(id);
		if (run != null) {
			this.runs.put(id, run(id, run.status(), now(), run.started(), run.ended()));
		}
	}

	void delete(String id) {
		this.runs.remove(id);
		this.invisible.remove(id);
	}

	Collection<Run> runs() {
		apply();
		return this.runs.values();
	}

	private void apply() {
		this.invisible.forEach((id, updates) -> {
			while (!updates.isEmpty() && updates.peekFirst().visible() <= this.timing.now()) {
				Update update = updates.removeFirst();
				Run before = this.runs.get(id);
				Instant started = (update.status() == RunStatus.STARTED) ? update.time()
						: (before != null) ? before.started() : null;
				this.runs.put(id, run(id, update.status(), update.time(), started,
						update.status().isFinished() ? update.time() : null));
			}
		});
	}

	private static Run run(String id, RunStatus status, Instant updated, @Nullable Instant started,
			@Nullable Instant ended) {
		return Run.builder(id)
			.jobName("job")
			.status(status)
			.updated(updated)
			.started(started)
			.ended(ended)
			.uiUrl(URI.create("http://dagster/runs/" + id))
			.build();
	}

	private Mono<List<Run>> page(@Nullable Instant after, @Nullable String cursor, int limit) {
		Mono<List<Run>> page = Mono.fromCallable(() -> {
			this.beforePage.run();
			if (this.outage != null) {
				throw this.outage;
			}
			List<Run> newestFirst = new ArrayList<>(runs());
			Collections.reverse(newestFirst);
			List<String> ids = newestFirst.stream().map(Run::id).toList();
			int start = 0;
			if (cursor != null) {
				start = ids.contains(cursor) ? ids.indexOf(cursor) + 1 : ids.size();
			}
			List<Run> found = newestFirst.stream()
				.skip(start)
				.filter((run) -> after == null || run.updated().isAfter(after))
				.limit(limit)
				.toList();
			this.pages.add(found.size());
			return found;
		});
		return this.latency.isZero() ? page : Mono.delay(this.latency, this.clock).then(page);
	}

	@Override
	public Mono<List<Run>> newest() {
		return page(null, null, 100);
	}

	@Override
	public Mono<List<Run>> updatedAfter(Instant time) {
		return Pages.flux(() -> new ListPages<>(new ListPages.Source<Run>() {

			@Override
			public Mono<List<Run>> page(@Nullable String cursor, int limit) {
				return FakeDagster.this.page(time, cursor, limit);
			}

			@Override
			public Mono<List<String>> existing(List<String> ids) {
				return Mono.fromCallable(() -> ids.stream().filter(FakeDagster.this.runs::containsKey).toList());
			}

			@Override
			public String kind() {
				return "run";
			}

			@Override
			public DagsterGraphQlClientException lost(int memory) {
				return new RunNotFoundException("RunNotFoundError", "lost", null);
			}

		}, Run::id, PageSizes.always(this.pageSize), ListPages.MEMORY)).collectList();
	}

	private record Update(RunStatus status, Instant time, long visible) {

	}

}
