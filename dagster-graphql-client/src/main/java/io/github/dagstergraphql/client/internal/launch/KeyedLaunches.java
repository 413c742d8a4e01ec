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
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import io.github.dagstergraphql.client.internal.call.Deadline;
import io.github.dagstergraphql.client.internal.launch.KeyedRuns.KeyedRun;
import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.transport.DagsterTransport;
import io.github.dagstergraphql.client.internal.watch.RecentIds;
import reactor.core.publisher.Mono;

/**
 * Launches at most one run for an idempotency key.
 */
public final class KeyedLaunches {

	static final Operation<List<KeyedRun>> RUNS = Operation
		.<KeyedRuns>query(KeyedLaunches.class, "KeyedRuns", "runsOrError")
		.on(KeyedRuns.class, "Runs")
		.build()
		.map(KeyedRuns::launched);

	/** Name of the tag with the idempotency key of a run. */
	public static final String KEY_TAG = "dagster-graphql/idempotency_key";

	/** Name of the tag with the client that launched a run with an idempotency key. */
	public static final String CLIENT_TAG = "dagster-graphql/client_id";

	private static final String SINCE = "1.5.0";

	private final DagsterTransport transport;

	private final Duration settleTime;

	private final Function<String, Mono<Void>> terminate;

	private final KeyTurns turns;

	/** Identifies the runs of this client. */
	private final String clientId = UUID.randomUUID().toString();

	/** Messages about duplicates that have been logged. */
	private final RecentIds reported = new RecentIds();

	/**
	 * Create new launches.
	 * @param transport the transport
	 * @param settleTime the time during which a run may appear after a launch with
	 * unknown outcome
	 * @param terminate terminates a run
	 */
	public KeyedLaunches(DagsterTransport transport, Duration settleTime, Function<String, Mono<Void>> terminate) {
		this.transport = transport;
		this.settleTime = settleTime;
		this.terminate = terminate;
		this.turns = new KeyTurns(transport.timing());
	}

	/**
	 * Launch a run, unless a run with the key exists.
	 * @param request the request
	 * @param deadline the deadline
	 * @param observed records the outcome
	 * @param send launches without a search
	 * @return the id of the run
	 */
	public Mono<String> launch(KeyedRequest request, Deadline deadline, ObservedLaunch observed, Mono<String> send) {
		return deadline.limit(this.transport.versions().require("An idempotency key", SINCE), "Querying the version")
			.then(this.turns.inTurn(request.key(), deadline, (turn) -> {
				KeyedRunSearch search = new KeyedRunSearch(this.transport, request, deadline);
				Duplicates duplicates = new Duplicates(this, request.job().jobName(), search, deadline);
				return new KeyedLaunch(this, request, search, duplicates, observed, send, turn).launch();
			}));
	}

	/**
	 * Return the id that identifies the runs of this client.
	 * @return the value of {@link #CLIENT_TAG}
	 */
	public String clientId() {
		return this.clientId;
	}

	DagsterTransport transport() {
		return this.transport;
	}

	Duration settleTime() {
		return this.settleTime;
	}

	Mono<Void> terminate(String runId) {
		return this.terminate.apply(runId);
	}

	/**
	 * Return whether a message has not been logged yet. Each is logged once, however
	 * often a key is used.
	 * @param message the message
	 * @return {@code false} if it has been logged
	 */
	boolean isNews(String message) {
		return this.reported.add(message);
	}

}
