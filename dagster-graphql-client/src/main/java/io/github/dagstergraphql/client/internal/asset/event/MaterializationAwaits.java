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

package io.github.dagstergraphql.client.internal.asset.event;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.dagstergraphql.client.asset.AssetNotFoundException;
import io.github.dagstergraphql.client.event.AssetEvent;
import io.github.dagstergraphql.client.internal.asset.event.MaterializationWait.Awaited;
import io.github.dagstergraphql.client.internal.failure.FailureKinds;
import io.github.dagstergraphql.client.internal.time.Timing;
import io.github.dagstergraphql.client.internal.watch.PollInterval;
import io.github.dagstergraphql.client.internal.watch.PollRequests;
import io.github.dagstergraphql.client.internal.watch.Watcher;
import io.github.dagstergraphql.client.key.AssetKey;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/**
 * Waits for materializations. One watcher polls all awaited assets and partitions.
 */
public final class MaterializationAwaits {

	private static final int REQUESTS_AT_ONCE = 4;

	private final AssetHistory history;

	private final PollInterval interval;

	private final Timing timing;

	private final Watcher<MaterializationWait> watcher;

	/**
	 * Create a new instance without waits.
	 * @param history requests materializations
	 * @param interval the interval between polls
	 * @param timing the time source
	 */
	public MaterializationAwaits(AssetHistory history, PollInterval interval, Timing timing) {
		this.history = history;
		this.interval = interval;
		this.timing = timing;
		this.watcher = new Watcher<>("materializations", this::poll, interval, timing);
	}

	/**
	 * Wait for a materialization.
	 * @param key the asset
	 * @param partition the partition, or {@code null} for any
	 * @param after the time after which the asset must be materialized
	 * @param timeout the longest time to wait
	 * @return the materialization
	 */
	public Mono<AssetEvent.Materialized> await(AssetKey key, @Nullable String partition, Instant after,
			Duration timeout) {
		Assert.notNull(after, "time must not be null");
		Assert.isTrue(timeout != null && !timeout.isZero() && !timeout.isNegative(), "timeout must be positive");
		Awaited awaited = new Awaited(key, partition, after, timeout);
		return Mono.defer(() -> this.timing.limit(watch(awaited), timeout, Mono.error(() -> tooLate(awaited))));
	}

	/**
	 * End all waits, including those that start later.
	 * @param why the reason, for the message
	 */
	public void end(String why) {
		this.watcher.end(why);
	}

	private Mono<AssetEvent.Materialized> watch(Awaited awaited) {
		return Mono.create((sink) -> {
			MaterializationWait wait = new MaterializationWait(awaited, this.interval, sink, this.timing.now());
			sink.onDispose(() -> this.watcher.remove(wait));
			this.watcher.add(wait);
		});
	}

	private Throwable tooLate(Awaited awaited) {
		Throwable failure = this.watcher.contact().failure();
		return awaited.tooLate(failure,
				(failure != null) ? ". The last poll failed (%s)".formatted(FailureKinds.name(failure)) : "");
	}

	private Mono<Void> poll(Map<String, List<MaterializationWait>> due) {
		return PollRequests.sendAll(due.values(), REQUESTS_AT_ONCE,
				(waits) -> newest(waits).doOnNext((found) -> see(found, waits))
					.then()
					.onErrorResume(AssetNotFoundException.class, (ex) -> Mono.fromRunnable(() -> miss(ex, waits))));
	}

	private Mono<Optional<AssetEvent.Materialized>> newest(List<MaterializationWait> waits) {
		Awaited first = waits.stream()
			.map(MaterializationWait::awaited)
			.min(Comparator.comparing(Awaited::after))
			.orElseThrow();
		return this.history.newest(first.key(), first.partition(), first.after());
	}

	private void see(Optional<AssetEvent.Materialized> found, List<MaterializationWait> waiting) {
		AssetEvent.Materialized event = found.orElse(null);
		for (MaterializationWait wait : waiting) {
			if (event != null && wait.awaited().isMetBy(event)) {
				this.watcher.end(wait, (ended) -> ended.finish(event));
			}
			else {
				seeNothing(wait);
			}
		}
	}

	// The definition of an asset is missing while its code location fails to load.
	private void miss(AssetNotFoundException failure, List<MaterializationWait> waiting) {
		for (MaterializationWait wait : waiting) {
			if (this.watcher.guarded((waits) -> wait.isKnown())) {
				seeNothing(wait);
			}
			else {
				this.watcher.end(wait, (ended) -> ended.fail(failure));
			}
		}
	}

	private void seeNothing(MaterializationWait wait) {
		long now = this.timing.now();
		this.watcher.update((waits) -> {
			if (waits.contains(wait)) {
				wait.seeNothing(now);
			}
		});
	}

}
