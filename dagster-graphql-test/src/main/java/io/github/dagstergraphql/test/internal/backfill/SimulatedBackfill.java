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
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * A backfill. Not thread-safe: {@link Backfills} synchronizes access.
 */
final class SimulatedBackfill {

	private static final int ID_LENGTH = 8;

	private final String id = newId();

	private final BackfillRequest request;

	private final BackfillWork work;

	private final Instant created;

	private String status = "REQUESTED";

	private @Nullable Instant ended;

	private @Nullable String error;

	SimulatedBackfill(BackfillRequest request, Function<String, BackfillWork> work, Instant now) {
		this.request = request;
		this.work = work.apply(this.id);
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

	String status() {
		return this.status;
	}

	BackfillWork work() {
		return this.work;
	}

	void requestAgain() {
		this.status = "REQUESTED";
	}

	void startCanceling() {
		this.status = "CANCELING";
	}

	void fail(String error, Instant now) {
		this.error = error;
		end("FAILED", now);
	}

	/**
	 * Update the status, as the daemon does in each iteration.
	 * @param now the current time
	 * @return whether the backfill is in progress
	 */
	boolean update(Instant now) {
		if (this.work.isRunning() || (this.status.equals("REQUESTED") && this.work.hasMore())) {
			return true;
		}
		if (this.status.equals("CANCELING")) {
			end("CANCELED", now);
		}
		else if (this.status.equals("REQUESTED")) {
			end(this.work.hasFailed() ? "COMPLETED_FAILED" : "COMPLETED_SUCCESS", now);
		}
		return false;
	}

	private void end(String finalStatus, Instant now) {
		this.status = finalStatus;
		this.ended = now;
	}

	BackfillState state() {
		return new BackfillState(this.id, this.request, this.status, this.created, this.ended, this.work.partitions(),
				this.work.assets(), this.error);
	}

}
