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

package io.github.dagstergraphql.client.internal.launch;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

import io.github.dagstergraphql.client.internal.call.Deadline;
import io.github.dagstergraphql.client.internal.time.Timing;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Serializes the launches with the same idempotency key, and remembers launches whose run
 * may still appear.
 */
final class KeyTurns {

	private final ConcurrentMap<String, Sinks.Empty<Void>> last = new ConcurrentHashMap<>();

	/** Times until which a run may appear, by key. */
	private final ConcurrentMap<String, Long> unsettled = new ConcurrentHashMap<>();

	private final Timing timing;

	KeyTurns(Timing timing) {
		this.timing = timing;
	}

	/**
	 * Launch after all previous launches with the same key have ended.
	 * @param key the key
	 * @param deadline the latest time to begin
	 * @param launch the launch
	 * @param <T> the result
	 * @return performs the launch
	 */
	<T> Mono<T> inTurn(String key, Deadline deadline, Function<Turn, Mono<T>> launch) {
		return Mono.defer(() -> {
			Turn turn = new Turn(key);
			Mono<Void> before = turn.line();
			// when a caller stops waiting, its successors wait for its predecessors
			Runnable leave = () -> before.subscribe(null, null, turn::end);
			Mono<Turn> come = deadline.limit(before, "Waiting for another launch with the same idempotency key")
				.thenReturn(turn)
				.doOnCancel(leave)
				.doOnError((ex) -> leave.run());
			return Mono.usingWhen(come, launch, (ended) -> Mono.fromRunnable(ended::end));
		});
	}

	/**
	 * The turn of one launch.
	 */
	final class Turn {

		private final String key;

		private final Sinks.Empty<Void> end = Sinks.empty();

		private Turn(String key) {
			this.key = key;
		}

		private Mono<Void> line() {
			Sinks.Empty<Void> before = KeyTurns.this.last.put(this.key, this.end);
			return (before != null) ? before.asMono() : Mono.empty();
		}

		private void end() {
			KeyTurns.this.last.remove(this.key, this.end);
			this.end.tryEmitEmpty();
		}

		/**
		 * Record that a launch is being sent: a run may appear for some time.
		 * @param settleTime the time during which a run may appear
		 */
		void unsettled(Duration settleTime) {
			long now = KeyTurns.this.timing.now();
			KeyTurns.this.unsettled.values().removeIf((until) -> until - now <= 0);
			KeyTurns.this.unsettled.put(this.key, now + settleTime.toNanos());
		}

		/**
		 * Record that the server has completed the launch: either the run exists, or none
		 * will appear.
		 */
		void settled() {
			KeyTurns.this.unsettled.remove(this.key);
		}

		/**
		 * Return the time during which a run may still appear.
		 * @return the time, zero if no run can appear
		 */
		Duration untilSettled() {
			Long until = KeyTurns.this.unsettled.get(this.key);
			return (until != null) ? KeyTurns.this.timing.until(until) : Duration.ZERO;
		}

	}

}
