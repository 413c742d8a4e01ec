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

package io.github.dagstergraphql.test.internal.backfill;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.github.dagstergraphql.client.run.RunStatus;
import io.github.dagstergraphql.test.internal.run.RunState;
import org.jspecify.annotations.Nullable;

/**
 * A backfill. Not thread-safe: {@link Backfills} synchronizes access.
 */
final class SimulatedBackfill {

	private static final int ID_LENGTH = 8;

	private final String id = newId();

	private final BackfillRequest request;

	private final Instant created;

	/** Latest run of each partition. */
	private final Map<String, String> runs = new LinkedHashMap<>();

	/** Partitions that the daemon has processed, with or without a run. */
	private final List<String> processed = new ArrayList<>();

	private String status = "REQUESTED";

	private @Nullable Instant ended;

	SimulatedBackfill(BackfillRequest request, Instant now) {
		this.request = request;
		this.created = now;
	}

	// as Dagster creates them
	private static String newId() {
		return ThreadLocalRandom.current()
			.ints(ID_LENGTH, 'a', 'z' + 1)
			.mapToObj(Character::toString)
			.collect(Collectors.joining());
	}

	String id() {
		return this.id;
	}

	BackfillRequest request() {
		return this.request;
	}

	String status() {
		return this.status;
	}

	void requestAgain() {
		this.status = "REQUESTED";
	}

	void startCanceling() {
		this.status = "CANCELING";
	}

	List<String> left() {
		return this.request.partitions().stream().filter((key) -> !this.processed.contains(key)).toList();
	}

	void processed(String key, @Nullable String runId) {
		this.processed.add(key);
		if (runId != null) {
			this.runs.put(key, runId);
		}
	}

	@Nullable String run(String key) {
		return this.runs.get(key);
	}

	List<String> runs() {
		return List.copyOf(this.runs.values());
	}

	/**
	 * Update the status, as the daemon does in each iteration.
	 * @param runs returns a run, or {@code null}
	 * @param now the current time
	 * @return whether the backfill is in progress
	 */
	boolean update(Function<String, @Nullable RunState> runs, Instant now) {
		Map<String, RunStatus> partitions = partitions(runs);
		boolean running = partitions.values()
			.stream()
			.anyMatch((status) -> !status.isFinished() && status != RunStatus.NOT_STARTED);
		if (running || (this.status.equals("REQUESTED") && !left().isEmpty())) {
			return true;
		}
		if (this.status.equals("CANCELING")) {
			end("CANCELED", now);
		}
		else if (this.status.equals("REQUESTED")) {
			boolean failed = partitions.values()
				.stream()
				.anyMatch((status) -> status == RunStatus.FAILURE || status == RunStatus.CANCELED);
			end(failed ? "COMPLETED_FAILED" : "COMPLETED_SUCCESS", now);
		}
		return false;
	}

	private void end(String finalStatus, Instant now) {
		this.status = finalStatus;
		this.ended = now;
	}

	private Map<String, RunStatus> partitions(Function<String, @Nullable RunState> runs) {
		Map<String, RunStatus> partitions = new LinkedHashMap<>();
		for (String key : this.request.partitions()) {
			String runId = this.runs.get(key);
			RunState run = (runId != null) ? runs.apply(runId) : null;
			partitions.put(key, (run != null) ? run.status() : RunStatus.NOT_STARTED);
		}
		return partitions;
	}

	BackfillState state(Function<String, @Nullable RunState> runs) {
		return new BackfillState(this.id, this.request, this.status, this.created, this.ended, partitions(runs));
	}

}
