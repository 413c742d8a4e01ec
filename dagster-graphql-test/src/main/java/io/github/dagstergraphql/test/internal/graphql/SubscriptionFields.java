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

package io.github.dagstergraphql.test.internal.graphql;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.github.dagstergraphql.test.internal.json.JsonObject;
import io.github.dagstergraphql.test.internal.run.RunState;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * Subscriptions to the logs of runs and the changes of code locations.
 */
final class SubscriptionFields {

	/** Cursor of a subscription to future events only. */
	private static final String HEAD = "HEAD";

	private static final int PAST_EVENTS = 1000;

	// the simulation has no thread that could announce events
	private static final Duration INTERVAL = Duration.ofMillis(10);

	private final ServedInstance served;

	private final RunFields runs;

	SubscriptionFields(ServedInstance served, RunFields runs) {
		this.served = served;
		this.runs = runs;
	}

	/**
	 * Return the events of a run: past events in batches, future events one by one. As in
	 * Dagster, the end of the run does not end the subscription.
	 * @param arguments the run and the cursor
	 * @return the events
	 */
	Flux<Node> runLogs(JsonObject arguments) {
		String id = arguments.text("runId");
		String cursor = arguments.textOrNull("cursor");
		return Flux.defer(() -> {
			RunState run = this.served.simulation().find(id);
			if (run == null) {
				return Flux.just(Node.of("PipelineRunLogsSubscriptionFailure")
					.with("message", "Could not load run with id " + id)
					.with("missingRunId", id));
			}
			// the status in later messages is that of the beginning, too
			Node start = this.runs.run(run);
			return HEAD.equals(cursor) ? future(start, id, run.events().size())
					: past(start, run, cursor).concatWith(future(start, id, run.events().size()));
		});
	}

	/**
	 * Return the changes of code locations.
	 * @return the events
	 */
	Flux<Node> locationStateChanges() {
		return this.served.workspace()
			.updates()
			.map((location) -> Node.of("LocationStateChangeSubscription")
				.with("event",
						Node.of("LocationStateChangeEvent")
							.with("eventType", "LOCATION_UPDATED")
							.with("message", "Server has been updated.")
							.with("locationName", location.definition().name())
							.with("serverId", location.serverId())));
	}

	private Flux<Node> past(Node start, RunState run, @Nullable String cursor) {
		int from;
		try {
			from = this.runs.events().position(run, cursor);
		}
		catch (IllegalArgumentException ex) {
			return Flux.error(new IllegalArgumentException("Incorrect padding", ex));
		}
		int batches = Math.max(1, (run.events().size() - from + PAST_EVENTS - 1) / PAST_EVENTS);
		return Flux.range(0, batches).map((batch) -> {
			int first = from + batch * PAST_EVENTS;
			return message(start, run, first, Math.min(first + PAST_EVENTS, run.events().size()), batch < batches - 1);
		});
	}

	private Flux<Node> future(Node start, String id, int from) {
		AtomicInteger position = new AtomicInteger(from);
		return Flux.interval(INTERVAL).onBackpressureDrop().concatMapIterable((tick) -> {
			RunState run = (this.served.simulation().eventCount(id) > position.get())
					? this.served.simulation().find(id) : null;
			if (run == null) {
				return List.of();
			}
			int first = position.getAndSet(run.events().size());
			return IntStream.range(first, run.events().size())
				.mapToObj((index) -> message(start, run, index, index + 1, false))
				.toList();
		});
	}

	private Node message(Node start, RunState run, int from, int to, boolean more) {
		return Node.of("PipelineRunLogsSubscriptionSuccess")
			.with("run", start)
			.with("messages", this.runs.events().events(run, from, to))
			.with("hasMorePastEvents", more)
			.with("cursor", EventFields.cursor(to));
	}

}
