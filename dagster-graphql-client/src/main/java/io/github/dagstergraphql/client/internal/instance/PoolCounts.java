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

package io.github.dagstergraphql.client.internal.instance;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.dagstergraphql.client.instance.ConcurrencyPool;
import io.github.dagstergraphql.client.instance.PoolGranularity;
import io.github.dagstergraphql.client.instance.PoolSettings;
import org.jspecify.annotations.Nullable;

/**
 * Counts the slots of pools that runs need, as the daemon of the run queue does.
 */
final class PoolCounts {

	/** For this time after its start, the steps of a run may not have requested slots. */
	private static final Duration ALLOTTED = Duration.ofSeconds(5);

	private final PoolSettings settings;

	private final Map<String, ConcurrencyPool> pools;

	private final Map<String, Integer> needed = new HashMap<>();

	PoolCounts(PoolSettings settings, List<ConcurrencyPool> pools) {
		this.settings = settings;
		this.pools = pools.stream().collect(Collectors.toMap(ConcurrencyPool::name, (pool) -> pool, (a, b) -> a));
	}

	/**
	 * Count a run in progress.
	 * @param run the run
	 * @param now the current time
	 */
	void addInProgress(QueueRunFields run, Instant now) {
		Instant started = run.started();
		if (ofRun() || run.isStarting() || (started != null && started.isAfter(now.minus(ALLOTTED)))) {
			add(run);
		}
	}

	/**
	 * Count a run that starts.
	 * @param run the run
	 */
	void add(QueueRunFields run) {
		(ofRun() ? run.pools() : run.rootPools()).forEach((pool) -> this.needed.merge(pool, 1, Integer::sum));
	}

	/**
	 * Return the pools that keep a run in the queue.
	 * @param run the run
	 * @return the names of the pools, empty if the run may start
	 */
	List<String> full(QueueRunFields run) {
		if (ofRun()) {
			return run.pools().stream().filter(this::isFull).toList();
		}
		LinkedHashSet<String> roots = new LinkedHashSet<>(run.rootPools());
		boolean blocked = !Boolean.TRUE.equals(run.hasUnconstrainedRootNodes())
				&& roots.stream().allMatch(this::isFull);
		return blocked ? List.copyOf(roots) : List.of();
	}

	private boolean ofRun() {
		return this.settings.granularity() == PoolGranularity.RUN;
	}

	private boolean isFull(String name) {
		ConcurrencyPool pool = this.pools.get(name);
		Integer slots = slots(pool);
		if (slots == null) {
			return false;
		}
		int pending = (pool != null && !ofRun()) ? pool.pendingSteps().size() : 0;
		int buffer = (this.settings.runBuffer() != null) ? this.settings.runBuffer() : 0;
		return slots - pending - this.needed.getOrDefault(name, 0) + buffer <= 0;
	}

	// a pool that has not been used yet has the default limit
	private @Nullable Integer slots(@Nullable ConcurrencyPool pool) {
		return (pool != null) ? Integer.valueOf(pool.slots()) : this.settings.defaultLimit();
	}

}
