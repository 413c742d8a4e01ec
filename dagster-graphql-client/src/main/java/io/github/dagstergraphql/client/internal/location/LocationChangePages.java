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

package io.github.dagstergraphql.client.internal.location;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.dagstergraphql.client.internal.page.Pages;
import io.github.dagstergraphql.client.internal.time.Timing;
import io.github.dagstergraphql.client.internal.watch.Outage;
import io.github.dagstergraphql.client.internal.watch.PollInterval;
import io.github.dagstergraphql.client.location.LocationChange;
import io.github.dagstergraphql.client.location.LocationEntry;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Endless pages of changes of code locations. Each page is the result of one poll, and is
 * empty if nothing has changed or the server is unavailable. A signal ends the pause
 * between polls.
 */
final class LocationChangePages implements Pages<LocationChange>, AutoCloseable {

	private final Mono<List<LocationEntry>> source;

	private final Runnable onChange;

	private final LocationSignals signals;

	private final PollInterval interval;

	private final Timing timing;

	private final Outage outage;

	/** The code locations by name, or {@code null} before the first successful poll. */
	private @Nullable Map<String, LocationEntry> known;

	/** Time of the next poll, or {@code null} for the first one. */
	private @Nullable Long due;

	private long lastChange;

	/**
	 * Create new pages.
	 * @param source requests the code locations
	 * @param onChange executed before changes are reported
	 * @param signals signals changes
	 * @param interval the interval between polls
	 * @param timing the time source
	 */
	LocationChangePages(Mono<List<LocationEntry>> source, Runnable onChange, LocationSignals signals,
			PollInterval interval, Timing timing) {
		this.source = source;
		this.onChange = onChange;
		this.signals = signals;
		this.interval = interval;
		this.timing = timing;
		this.outage = new Outage("changes of code locations", interval);
		this.lastChange = timing.now();
	}

	@Override
	public boolean isOver() {
		return false;
	}

	@Override
	public Mono<List<LocationChange>> next() {
		return Mono.defer(() -> {
			Duration pause = (this.due != null) ? this.timing.until(this.due) : Duration.ZERO;
			return pause.isZero() ? poll() : Mono.firstWithSignal(this.signals.next(), this.timing.pause(pause).then())
				.then(Mono.defer(this::poll));
		});
	}

	private Mono<List<LocationChange>> poll() {
		// a change during the poll ends the following pause
		this.signals.listen();
		return this.source.map(this::compare).doOnNext((changes) -> {
			this.outage.succeeded();
			long now = this.timing.now();
			if (!changes.isEmpty()) {
				this.lastChange = now;
				this.onChange.run();
			}
			this.due = now + this.interval.next(now - this.lastChange);
		}).onErrorResume((failure) -> {
			if (this.outage.failed(failure)) {
				return Mono.error(failure);
			}
			this.due = this.timing.now() + this.outage.pause().toNanos();
			return Mono.just(List.<LocationChange>of());
		});
	}

	private List<LocationChange> compare(List<LocationEntry> entries) {
		Map<String, LocationEntry> current = new LinkedHashMap<>();
		entries.forEach((entry) -> current.put(entry.locationName(), entry));
		List<LocationChange> changes = new ArrayList<>();
		Map<String, LocationEntry> before = this.known;
		if (before != null) {
			before.values()
				.stream()
				.filter((entry) -> !current.containsKey(entry.locationName()))
				.forEach((entry) -> changes.add(new LocationChange(entry, null)));
			entries.stream()
				.filter((entry) -> isChanged(before.get(entry.locationName()), entry))
				.forEach((entry) -> changes.add(new LocationChange(before.get(entry.locationName()), entry)));
		}
		this.known = current;
		return List.copyOf(changes);
	}

	// The permissions are those of the caller.
	private static boolean isChanged(@Nullable LocationEntry before, LocationEntry entry) {
		return before == null || !before.updated().equals(entry.updated()) || before.loadStatus() != entry.loadStatus()
				|| !Objects.equals(before.loadError(), entry.loadError())
				|| !before.repositoryNames().equals(entry.repositoryNames())
				|| !before.libraryVersions().equals(entry.libraryVersions());
	}

	@Override
	public void close() {
		this.signals.close();
	}

}
