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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.github.dagstergraphql.client.internal.page.Pages;
import io.github.dagstergraphql.client.internal.time.Timing;
import io.github.dagstergraphql.client.internal.watch.Outage;
import io.github.dagstergraphql.client.internal.watch.PollInterval;
import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.RunChange;
import io.github.dagstergraphql.client.run.RunChangePosition;
import io.github.dagstergraphql.client.run.RunStatus;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Endless pages of status changes. Each page is the result of one poll, in the order of
 * the changes, and is empty if nothing has changed or the server is unavailable.
 */
final class ChangePages implements Pages<RunChange> {

	/** Number of runs whose status is remembered after they are no longer read again. */
	private static final int REMEMBERED = 10_000;

	/**
	 * Duration of a poll after which a position does not rely on its latest update time,
	 * since other runs may have changed while it read page after page.
	 */
	private static final Duration SLOW = Duration.ofSeconds(5);

	/**
	 * Statuses of runs whose update time may be by the clock and the time zone of the
	 * database, while all others are by those of Dagster.
	 */
	private static final Set<RunStatus> CREATED = EnumSet.of(RunStatus.NOT_STARTED, RunStatus.MANAGED);

	private static final Comparator<Run> BY_CHANGE = Comparator
		.comparing(ChangePages::changed, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
		.thenComparing(Run::id);

	private final ChangedRuns source;

	private final PollInterval interval;

	private final Timing timing;

	private final Outage outage;

	private final SeenRuns seen = new SeenRuns(REMEMBERED);

	private RunChangePosition position;

	/** The window, or {@code null} before the first successful poll. */
	private @Nullable ReadWindow window;

	/** Time of the next poll, or {@code null} for the first one. */
	private @Nullable Long due;

	private long lastChange;

	ChangePages(ChangedRuns source, RunChangePosition since, PollInterval interval, Timing timing) {
		this.source = source;
		this.position = since;
		this.interval = interval;
		this.timing = timing;
		this.outage = new Outage("status changes of runs", interval);
		this.lastChange = timing.now();
	}

	/**
	 * Request the position after all changes that are visible.
	 * @param source the source of the runs
	 * @return the position, which has a time
	 */
	static Mono<RunChangePosition> current(ChangedRuns source) {
		return latestOfNewest(source).flatMap((latest) -> source.updatedAfter(latest)
			.map((runs) -> RunChangePosition.at(Objects.requireNonNullElse(latest(runs), latest))));
	}

	private static Mono<Instant> latestOfNewest(ChangedRuns source) {
		return source.newest().map((newest) -> Objects.requireNonNullElse(latest(newest), Instant.EPOCH));
	}

	@Override
	public boolean isOver() {
		return false;
	}

	@Override
	public Mono<List<RunChange>> next() {
		return Mono.defer(() -> {
			Duration pause = (this.due != null) ? this.timing.until(this.due) : Duration.ZERO;
			return pause.isZero() ? poll() : this.timing.pause(pause).then(Mono.defer(this::poll));
		});
	}

	private Mono<List<RunChange>> poll() {
		return Mono.defer(this::read).doOnNext((changes) -> {
			this.outage.succeeded();
			long now = this.timing.now();
			if (!changes.isEmpty()) {
				this.lastChange = now;
			}
			this.due = now + this.interval.next(now - this.lastChange);
		}).onErrorResume((failure) -> {
			if (this.outage.failed(failure)) {
				return Mono.error(failure);
			}
			this.due = this.timing.now() + this.outage.pause().toNanos();
			return Mono.just(List.<RunChange>of());
		});
	}

	private Mono<List<RunChange>> read() {
		ReadWindow window = this.window;
		if (window != null) {
			return read(window, false);
		}
		Instant since = this.position.time();
		if (since != null) {
			return read(new ReadWindow(since.minus(ReadWindow.OVERLAP)), true);
		}
		return latestOfNewest(this.source).flatMap((latest) -> {
			ReadWindow start = new ReadWindow(latest.minus(ReadWindow.OVERLAP));
			long now = this.timing.now();
			return this.source.updatedAfter(start.begin(now, true)).map((runs) -> {
				runs.forEach(this.seen::put);
				end(start, runs);
				Instant read = latest(runs);
				this.position = RunChangePosition.at((read != null && read.isAfter(latest)) ? read : latest);
				return List.<RunChange>of();
			});
		});
	}

	private Mono<List<RunChange>> read(ReadWindow window, boolean first) {
		long begun = this.timing.now();
		Instant known = window.complete();
		return this.source.updatedAfter(window.begin(begun, first)).map((runs) -> {
			Duration took = Duration.ofNanos(this.timing.now() - begun);
			List<RunChange> changes = changes(runs, known, took);
			end(window, runs);
			return changes;
		});
	}

	private void end(ReadWindow window, List<Run> runs) {
		window.end(this.timing.now(), latest(runs));
		this.seen.trim(window.complete());
		this.window = window;
	}

	private List<RunChange> changes(List<Run> runs, Instant known, Duration took) {
		Instant latest = latest(runs);
		Instant limit = (latest != null && took.compareTo(SLOW) > 0) ? latest.minus(took) : latest;
		List<RunChange> changes = new ArrayList<>();
		runs.stream().sorted(BY_CHANGE).forEach((run) -> {
			RunStatus previous = this.seen.put(run);
			if (previous != run.status() && !isKnown(run, known)) {
				advance(run, limit);
				changes.add(RunChange.of(run, previous, this.position));
			}
		});
		return List.copyOf(changes);
	}

	private void advance(Run run, @Nullable Instant limit) {
		Instant time = changed(run);
		if (time == null || limit == null || CREATED.contains(run.status())) {
			return;
		}
		RunChangePosition next = RunChangePosition.at(time.isAfter(limit) ? limit : time);
		if (Objects.requireNonNull(next.time()).isAfter(Objects.requireNonNull(this.position.time()))) {
			this.position = next;
		}
	}

	private static boolean isKnown(Run run, Instant known) {
		Instant changed = statusTime(run);
		return changed != null && changed.isBefore(known);
	}

	// A change of the tags is an update, too. A position must not lie behind a status
	// that is reported later because of such an update.
	private static @Nullable Instant changed(Run run) {
		Instant updated = run.updated();
		Instant changed = statusTime(run);
		return (updated != null && changed != null && changed.isBefore(updated)) ? changed : updated;
	}

	private static @Nullable Instant statusTime(Run run) {
		if (run.status().isFinished()) {
			return run.ended();
		}
		return (run.status() == RunStatus.STARTED) ? run.started() : null;
	}

	private static @Nullable Instant latest(List<Run> runs) {
		return runs.stream()
			.filter((run) -> !CREATED.contains(run.status()))
			.map(Run::updated)
			.filter(Objects::nonNull)
			.max(Comparator.naturalOrder())
			.orElse(null);
	}

}
