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

package io.github.dagstergraphql.client.internal.run.event;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

import io.github.dagstergraphql.client.internal.metadata.MetadataReader;
import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.operation.Request;
import io.github.dagstergraphql.client.internal.run.query.RunQueries;
import io.github.dagstergraphql.client.internal.stream.Reconnection;
import io.github.dagstergraphql.client.internal.time.Timing;
import io.github.dagstergraphql.client.run.RunNotFoundException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Source that subscribes to new events once the past ones have been polled. Whenever no
 * connection is available, or nothing arrives, it polls. A poll that finds events shows
 * that the subscription is late or dead, and the next one starts after these events, but
 * not more often than nothing may arrive.
 */
final class LiveEvents implements EventSource {

	static final Operation<EventPage> SUBSCRIPTION = Operation
		.<EventPage>subscription(LiveEvents.class, "LiveRunEvents", "pipelineRunLogs")
		.since(RunQueries.SINCE, "Reading the events of a run")
		.younger(MetadataReader.YOUNGER)
		.on(EventPage.class, "PipelineRunLogsSubscriptionSuccess")
		.error("PipelineRunLogsSubscriptionFailure", RunNotFoundException::new)
		.build()
		.map(EventPage::check);

	/** Time without events after which the log is polled. */
	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private final String runId;

	private final EventSource polled;

	private final Function<Request<EventPage>, Flux<EventPage>> connect;

	private final Reconnection reconnection;

	private final Timing timing;

	private @Nullable LiveSubscription live;

	/** Cursor after the last page of the subscription. */
	private @Nullable String position;

	private long connectedAt;

	/** Time before which no subscription replaces one that is late. */
	private long replacedAt;

	private boolean closed;

	/**
	 * Create a new source.
	 * @param runId the run id
	 * @param polled polls the log
	 * @param connect executes the subscription
	 * @param refused whether a connection was refused within a time
	 * @param timing the time source
	 */
	LiveEvents(String runId, EventSource polled, Function<Request<EventPage>, Flux<EventPage>> connect,
			Predicate<Duration> refused, Timing timing) {
		this.runId = runId;
		this.polled = polled;
		this.connect = connect;
		this.reconnection = new Reconnection(refused, timing);
		this.timing = timing;
		this.replacedAt = timing.now();
	}

	@Override
	public Mono<EventPage> next(@Nullable String cursor, long patience) {
		return Mono.defer(() -> {
			LiveSubscription current = (patience > 0 && cursor != null) ? subscriptionAt(cursor) : null;
			return (current != null) ? next(current, cursor, patience) : this.polled.next(cursor, patience);
		});
	}

	private Mono<EventPage> next(LiveSubscription current, @Nullable String cursor, long patience) {
		Duration pause = Duration.ofNanos(Math.max(patience, PATIENCE.toNanos()));
		return Mono.firstWithSignal(current.ready(), this.timing.pause(pause).then()).then(Mono.defer(() -> {
			EventPage page = current.take();
			if (page == null) {
				return this.polled.next(cursor, 0);
			}
			received(page.cursor());
			return Mono.just(page.after(cursor));
		}));
	}

	private synchronized void received(String cursor) {
		this.position = cursor;
		this.reconnection.succeeded();
	}

	// Without a subscription, the caller polls.
	private synchronized @Nullable LiveSubscription subscriptionAt(String cursor) {
		LiveSubscription current = this.live;
		if (current != null && current.isOver()) {
			this.reconnection.failed(current.failure());
			current = null;
		}
		if (current != null && !cursor.equals(this.position)) {
			current.dispose();
			current = null;
			this.replacedAt = this.connectedAt + PATIENCE.toNanos();
		}
		if (current == null && !this.closed && this.reconnection.isAllowed()
				&& this.timing.now() - this.replacedAt >= 0) {
			current = new LiveSubscription();
			this.connectedAt = this.timing.now();
			this.position = cursor;
			this.connect.apply(Request.of(SUBSCRIPTION, variables(cursor))).subscribe(current);
		}
		this.live = current;
		return current;
	}

	private Map<String, ?> variables(String cursor) {
		Map<String, Object> variables = new LinkedHashMap<>();
		variables.put("runId", this.runId);
		variables.put("cursor", cursor);
		return variables;
	}

	@Override
	public synchronized void close() {
		this.closed = true;
		if (this.live != null) {
			this.live.dispose();
			this.live = null;
		}
		this.polled.close();
	}

}
