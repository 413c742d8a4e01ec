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

package io.github.dagstergraphql.client.internal.run.await;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.operation.Request;
import io.github.dagstergraphql.client.internal.run.query.RunQueries;
import io.github.dagstergraphql.client.internal.stream.Reconnection;
import io.github.dagstergraphql.client.internal.transport.DagsterTransport;
import io.github.dagstergraphql.client.run.RunNotFoundException;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;

/**
 * Subscriptions to the events of awaited runs, which signal that a run has probably
 * ended. They only make waits faster: whether a run has ended is determined by polling,
 * which continues without them.
 */
public final class EndSignals {

	static final Operation<NewEvents> SUBSCRIPTION = Operation
		.<NewEvents>subscription(EndSignals.class, "NewRunEvents", "pipelineRunLogs")
		.since(RunQueries.SINCE, "Receiving the events of a run")
		.on(NewEvents.class, "PipelineRunLogsSubscriptionSuccess")
		.error("PipelineRunLogsSubscriptionFailure", RunNotFoundException::new)
		.build();

	/** Waits use a quarter of the connections at most. */
	private static final int SHARE = 4;

	private final Function<Request<NewEvents>, Flux<NewEvents>> connect;

	private final Reconnection reconnection;

	private final int limit;

	private final Map<String, Disposable> subscriptions = new LinkedHashMap<>();

	/**
	 * Create signals without any subscription.
	 * @param transport the transport
	 */
	public EndSignals(DagsterTransport transport) {
		this(transport::subscribe, new Reconnection(transport.sockets()::wasRefusedWithin, transport.timing()),
				transport.sockets().limit() / SHARE);
	}

	/**
	 * Create signals without any subscription.
	 * @param connect executes a subscription
	 * @param reconnection decides when to subscribe again
	 * @param limit the maximum number of subscriptions
	 */
	EndSignals(Function<Request<NewEvents>, Flux<NewEvents>> connect, Reconnection reconnection, int limit) {
		this.connect = connect;
		this.reconnection = reconnection;
		this.limit = limit;
	}

	/**
	 * Return the maximum number of subscriptions.
	 * @return the number of runs that can be followed
	 */
	int limit() {
		return this.limit;
	}

	/**
	 * Subscribe to the events of runs, and to no others.
	 * @param runIds the ids of awaited runs that are in progress, at most
	 * {@link #limit()}
	 * @param listener receives the id of a run that has probably ended
	 * @return the ids of runs with a new subscription, which does not signal an end that
	 * occurs before it is established
	 */
	Set<String> follow(Set<String> runIds, Consumer<String> listener) {
		List<Disposable> others = new ArrayList<>();
		Set<String> connected = new HashSet<>();
		synchronized (this) {
			this.subscriptions.entrySet()
				.removeIf((entry) -> !runIds.contains(entry.getKey()) && others.add(entry.getValue()));
			for (String runId : runIds) {
				if (!this.subscriptions.containsKey(runId) && this.reconnection.isAllowed()) {
					connected.add(runId);
					subscribe(runId, listener);
				}
			}
		}
		others.forEach(Disposable::dispose);
		return connected;
	}

	/**
	 * Return whether there is a subscription for a run.
	 * @param runId the run id
	 * @return {@code true} if so
	 */
	synchronized boolean isFollowed(String runId) {
		return this.subscriptions.containsKey(runId);
	}

	/**
	 * End the subscription for a run, if there is one.
	 * @param runId the run id
	 */
	void release(String runId) {
		Disposable subscription;
		synchronized (this) {
			subscription = this.subscriptions.remove(runId);
		}
		if (subscription != null) {
			subscription.dispose();
		}
	}

	private void subscribe(String runId, Consumer<String> listener) {
		Disposable.Swap subscription = Disposables.swap();
		this.subscriptions.put(runId, subscription);
		Request<NewEvents> request = Request.of(SUBSCRIPTION, Map.of("runId", runId));
		subscription.update(this.connect.apply(request)
			.subscribe((events) -> received(runId, events, listener), (failure) -> ended(runId, subscription, failure),
					() -> ended(runId, subscription, null)));
	}

	private void received(String runId, NewEvents events, Consumer<String> listener) {
		boolean followed;
		synchronized (this) {
			this.reconnection.succeeded();
			followed = this.subscriptions.containsKey(runId);
		}
		if (followed && events.endRun()) {
			listener.accept(runId);
		}
	}

	private synchronized void ended(String runId, Disposable subscription, @Nullable Throwable failure) {
		if (this.subscriptions.remove(runId, subscription)) {
			this.reconnection.failed(failure);
		}
	}

}
