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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.error.DagsterTimeoutException;
import io.github.dagstergraphql.client.internal.call.Deadline;
import io.github.dagstergraphql.client.internal.launch.KeyTurns.Turn;
import io.github.dagstergraphql.client.internal.launch.KeyedRuns.KeyedRun;
import io.github.dagstergraphql.client.internal.operation.Request;
import io.github.dagstergraphql.client.internal.transport.DagsterTransport;
import reactor.core.publisher.Mono;

/**
 * Search for the runs of one idempotency key.
 */
final class KeyedRunSearch {

	private final DagsterTransport transport;

	private final KeyedRequest request;

	private final Deadline deadline;

	KeyedRunSearch(DagsterTransport transport, KeyedRequest request, Deadline deadline) {
		this.transport = transport;
		this.request = request;
		this.deadline = deadline;
	}

	/**
	 * Return the existing runs.
	 * @return the runs, oldest first
	 */
	Mono<List<KeyedRun>> find() {
		return find(Map.of());
	}

	/**
	 * Return the runs that were created before a time.
	 * @param seconds the time in seconds
	 * @return the runs, oldest first
	 */
	Mono<List<KeyedRun>> createdBefore(double seconds) {
		return find(Map.of("createdBefore", seconds));
	}

	private Mono<List<KeyedRun>> find(Map<String, ?> conditions) {
		Map<String, Object> filter = new LinkedHashMap<>(conditions);
		filter.put("tags", List.of(Map.of("key", KeyedLaunches.KEY_TAG, "value", this.request.key())));
		Map<String, ?> variables = Map.of("filter", filter);
		return this.transport.execute(new Request<>(KeyedLaunches.RUNS, variables, this.request.key(), null),
				this.deadline.persistently().orSooner(this.transport.timeouts().of(KeyedLaunches.RUNS.timeout())));
	}

	/**
	 * Search until a run exists or none can appear any more.
	 * @param turn the launch that searches
	 * @return the runs, oldest first
	 */
	Mono<List<KeyedRun>> untilSettled(Turn turn) {
		return untilSettled(turn, Pauses.FIRST);
	}

	private Mono<List<KeyedRun>> untilSettled(Turn turn, Duration pause) {
		return Mono.defer(() -> {
			Duration unsettled = turn.untilSettled();
			return find().flatMap((runs) -> {
				if (!runs.isEmpty() || unsettled.isZero()) {
					return Mono.just(runs);
				}
				Duration next = (unsettled.compareTo(pause) < 0) ? unsettled.plusMillis(1) : pause;
				return this.deadline.allows(next)
						? this.transport.timing().pause(next).then(untilSettled(turn, Pauses.after(pause)))
						: Mono.error(this::stillUnsettled);
			});
		});
	}

	private DagsterTimeoutException stillUnsettled() {
		return new DagsterTimeoutException(
				"The outcome of an earlier launch of the job %s with the same idempotency key is unknown. Its run has not appeared within the launch timeout, but may still appear: repeat the launch"
					.formatted(this.request.job().jobName()),
				true, null);
	}

}
