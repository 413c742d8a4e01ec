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
 * Lets the launches with one idempotency key come one after another, and remembers those
 * of which a run may yet come.
 */
final class KeyTurns {

	private final ConcurrentMap<String, Sinks.Empty<Void>> last = new ConcurrentHashMap<>();

	/** Until when a run may appear, by the key. */
	private final ConcurrentMap<String, Long> unsettled = new ConcurrentHashMap<>();

	private final Timing timing;

	KeyTurns(Timing timing) {
		this.timing = timing;
	}

	/**
	 * Launch when all that came before with the same key are over.
	 * @param key the key
	 * @param deadline when it is too late to begin
	 * @param launch what to do when it is its turn
	 * @param <T> what it answers
	 * @return does it
	 */
	<T> Mono<T> inTurn(String key, Deadline deadline, Function<Turn, Mono<T>> launch) {
		return Mono.defer(() -> {
			Turn turn = new Turn(key);
			Mono<Void> before = turn.line();
			// whoever does not wait any more has those behind wait for those before
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
		 * A launch is being sent: a run may appear for some time.
		 * @param settleTime for how long
		 */
		void unsettled(Duration settleTime) {
			long now = KeyTurns.this.timing.now();
			KeyTurns.this.unsettled.values().removeIf((until) -> until - now <= 0);
			KeyTurns.this.unsettled.put(this.key, now + settleTime.toNanos());
		}

		/**
		 * The server has done with the launch: either there is a run, or none will
		 * appear.
		 */
		void settled() {
			KeyTurns.this.unsettled.remove(this.key);
		}

		/**
		 * Return how long a run may yet appear.
		 * @return how long, zero if none can
		 */
		Duration untilSettled() {
			Long until = KeyTurns.this.unsettled.get(this.key);
			return (until != null) ? KeyTurns.this.timing.until(until) : Duration.ZERO;
		}

	}

}
