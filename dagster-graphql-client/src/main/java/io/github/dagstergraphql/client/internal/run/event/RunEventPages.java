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
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

import io.github.dagstergraphql.client.error.InvalidResponseException;
import io.github.dagstergraphql.client.event.RunEvent;
import io.github.dagstergraphql.client.event.RunEventOptions;
import io.github.dagstergraphql.client.internal.page.Pages;
import io.github.dagstergraphql.client.internal.time.Timing;
import io.github.dagstergraphql.client.internal.watch.PollInterval;
import io.github.dagstergraphql.client.internal.watch.PollOutage;
import io.github.dagstergraphql.client.run.Run;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * The log of a run, page by page, from a position until the run is finished. Instances
 * are for a single reader.
 */
final class RunEventPages implements Pages<RunEvent>, AutoCloseable {

	private final String runId;

	private final RunEventOptions options;

	private final EventSource source;

	private final Supplier<Mono<Run>> run;

	private final PollInterval interval;

	private final Timing timing;

	private final RunEnd end;

	private final PollOutage outage;

	private final Sinks.Empty<Void> closed = Sinks.empty();

	private @Nullable String cursor;

	private int skip;

	private boolean caughtUp;

	private long lastEvent;

	private volatile boolean over;

	/**
	 * Create pages.
	 * @param runId the run id
	 * @param options the options
	 * @param source the source, which these pages close
	 * @param run requests the run
	 * @param interval the interval between polls
	 * @param timing the time source
	 * @param clock the clock
	 */
	RunEventPages(String runId, RunEventOptions options, EventSource source, Supplier<Mono<Run>> run,
			PollInterval interval, Timing timing, Clock clock) {
		this.runId = runId;
		this.options = options;
		this.source = source;
		this.run = run;
		this.interval = interval;
		this.timing = timing;
		this.end = new RunEnd(clock, options.after() == null);
		this.outage = new PollOutage("the events of run " + runId,
				options.isOnlyPast() ? Duration.ZERO : options.maxOutage(), interval, timing.now());
		this.lastEvent = timing.now();
		if (options.after() != null) {
			EventCursor after = EventCursor.parse(options.after(), runId);
			this.cursor = after.page();
			this.skip = after.skip();
		}
	}

	@Override
	public boolean isOver() {
		return this.over;
	}

	@Override
	public Mono<List<RunEvent>> next() {
		return Mono.defer(this::read)
			.doOnError((failure) -> release())
			.takeUntilOther(this.closed.asMono())
			.defaultIfEmpty(List.of());
	}

	private Mono<List<RunEvent>> read() {
		if (this.over) {
			return Mono.empty();
		}
		long outagePause = this.outage.pause();
		Mono<List<RunEvent>> page = Mono.defer(this::readPage)
			.onErrorResume((failure) -> this.outage.tolerates(failure, this.timing.now()) ? Mono.just(List.of())
					: Mono.error(failure));
		return (outagePause > 0) ? this.timing.pause(Duration.ofNanos(outagePause)).then(page) : page;
	}

	private Mono<List<RunEvent>> readPage() {
		if (this.caughtUp && this.end.isLookDue(this.timing.now())) {
			return this.run.get().flatMap((state) -> {
				this.end.look(state, this.timing.now());
				return this.end.isOver() ? finish() : requestPage();
			});
		}
		return requestPage();
	}

	private Mono<List<RunEvent>> requestPage() {
		return this.source.next(this.cursor, patience()).flatMap(this::accept);
	}

	private long patience() {
		if (!this.caughtUp || this.outage.pause() > 0) {
			return 0;
		}
		return this.end.isNear() ? this.interval.shortest().toNanos()
				: this.interval.next(this.timing.now() - this.lastEvent);
	}

	private Mono<List<RunEvent>> accept(EventPage page) {
		this.outage.ended();
		if (page.hasMore() && Objects.equals(page.cursor(), this.cursor)) {
			return Mono.error(new InvalidResponseException(
					"The log of run %s has no end: the server does not go on after the cursor".formatted(this.runId),
					false, 200, ""));
		}
		this.cursor = page.cursor();
		int skipped = Math.min(this.skip, page.events().size());
		this.skip -= skipped;
		page.events().forEach(this.end::see);
		List<RunEvent> matching = page.events()
			.subList(skipped, page.events().size())
			.stream()
			.filter(this.options::matches)
			.toList();
		if (!page.events().isEmpty()) {
			this.lastEvent = this.timing.now();
		}
		this.caughtUp = !page.hasMore();
		if (this.caughtUp) {
			this.end.caughtUp(this.timing.now());
			if (this.options.isOnlyPast() || this.end.isOver()) {
				return finish().then(Mono.just(matching));
			}
		}
		return Mono.just(matching);
	}

	private Mono<List<RunEvent>> finish() {
		return Mono.fromRunnable(this::release);
	}

	private void release() {
		this.over = true;
		this.source.close();
	}

	/**
	 * End the log, also while a page is awaited.
	 */
	@Override
	public void close() {
		release();
		this.closed.tryEmitEmpty();
	}

}
