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

package io.github.dagstergraphql.test.internal.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * The pools of the instance, whose slots steps hold. Not thread-safe: the
 * {@link Simulation} synchronizes access.
 */
final class Pools {

	private final Map<String, Integer> limits = new LinkedHashMap<>();

	private final Map<String, List<PoolState.Step>> steps = new LinkedHashMap<>();

	/** Informed of each step to which a slot is assigned after it had to wait. */
	private final Listener listener;

	/** Informed when steps leave a pool. */
	private final Consumer<Instant> releases;

	Pools(Listener listener, Consumer<Instant> releases) {
		this.listener = listener;
		this.releases = releases;
	}

	List<PoolState> withLimit() {
		return this.limits.keySet().stream().map(this::state).toList();
	}

	PoolState state(String pool) {
		return new PoolState(pool, this.limits.get(pool), List.copyOf(this.steps.getOrDefault(pool, List.of())));
	}

	/**
	 * Request a slot for a step.
	 * @param pool the pool, or {@code null} for a step without a pool
	 * @param runId the run id
	 * @param step the step
	 * @param now the current time
	 * @return whether the step may start. Otherwise, it waits until a slot is assigned
	 */
	boolean request(@Nullable String pool, String runId, String step, Instant now) {
		if (pool == null || !this.limits.containsKey(pool)) {
			return true;
		}
		boolean free = isFree(pool);
		this.steps.computeIfAbsent(pool, (name) -> new ArrayList<>())
			.add(new PoolState.Step(runId, step, now, free ? now : null));
		return free;
	}

	private boolean isFree(String pool) {
		PoolState state = state(pool);
		return state.steps().stream().filter((step) -> step.assigned() != null).count() < state.slots();
	}

	/**
	 * Free the slots of a run, and cancel its requests.
	 * @param runId the run id
	 * @param step the step, or {@code null} for all steps
	 * @param now the current time
	 */
	void release(String runId, @Nullable String step, Instant now) {
		Predicate<PoolState.Step> released = (other) -> other.runId().equals(runId)
				&& (step == null || other.step().equals(step));
		this.steps.forEach((pool, steps) -> {
			if (steps.removeIf(released)) {
				assign(pool, now);
				this.releases.accept(now);
			}
		});
	}

	void limit(String pool, int limit, Instant now) {
		this.limits.put(pool, limit);
		assign(pool, now);
	}

	void deleteLimit(String pool) {
		this.limits.remove(pool);
	}

	private void assign(String pool, Instant now) {
		List<PoolState.Step> all = this.steps.getOrDefault(pool, List.of());
		for (int index = 0; index < all.size() && isFree(pool); index++) {
			PoolState.Step step = all.get(index);
			if (step.assigned() == null) {
				all.set(index, step.assignedAt(now));
				this.listener.assigned(step.runId(), now);
			}
		}
	}

	boolean contains(String runId) {
		return this.steps.values().stream().flatMap(List::stream).anyMatch((step) -> step.runId().equals(runId));
	}

	/**
	 * Return whether a run remains in the queue, since no slot is left for any of its
	 * first steps.
	 * @param run the request of the run
	 * @return {@code false} if one of the first steps can start
	 */
	boolean block(RunRequest run) {
		List<String> pools = run.rootPools();
		return !pools.isEmpty() && !run.hasUnconstrainedRoots()
				&& pools.stream()
					.allMatch((pool) -> this.limits.containsKey(pool)
							&& state(pool).slots() - this.steps.getOrDefault(pool, List.of()).size() <= 0);
	}

	void reset() {
		this.limits.clear();
		this.steps.clear();
	}

	/**
	 * Listener for steps that no longer have to wait.
	 */
	@FunctionalInterface
	interface Listener {

		/**
		 * Handle the assignment of a slot.
		 * @param runId the run id
		 * @param time the time of the assignment
		 */
		void assigned(String runId, Instant time);

	}

}
