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

package io.github.dagstergraphql.client.internal.location;

import java.util.Map;
import java.util.function.Function;

import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.operation.Request;
import io.github.dagstergraphql.client.internal.stream.Reconnection;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Subscription to the events of code locations, which signal that one has probably
 * changed. It only makes changes known sooner: which ones there are is determined by
 * polling, which continues without it.
 */
final class LocationSignals implements AutoCloseable {

	static final Operation<LocationSignal> SUBSCRIPTION = Operation
		.<LocationSignal>subscription(LocationSignals.class, "LocationSignals", "locationStateChangeEvents")
		.on(LocationSignal.class, "LocationStateChangeSubscription")
		.build();

	private final Function<Request<LocationSignal>, Flux<LocationSignal>> connect;

	private final Reconnection reconnection;

	private Sinks.Empty<Void> next = Sinks.empty();

	private boolean signaled;

	private Disposable.@Nullable Swap subscription;

	private boolean closed;

	/**
	 * Create signals without a subscription.
	 * @param connect executes the subscription
	 * @param reconnection decides when to subscribe again
	 */
	LocationSignals(Function<Request<LocationSignal>, Flux<LocationSignal>> connect, Reconnection reconnection) {
		this.connect = connect;
		this.reconnection = reconnection;
	}

	/**
	 * Wait for a signal after the last call to {@link #listen()}.
	 * @return completes when a code location has probably changed
	 */
	synchronized Mono<Void> next() {
		return this.next.asMono();
	}

	/**
	 * Forget the signals so far, and subscribe if there is no subscription.
	 */
	synchronized void listen() {
		if (this.signaled) {
			this.signaled = false;
			this.next = Sinks.empty();
		}
		if (this.subscription == null && !this.closed && this.reconnection.isAllowed()) {
			Disposable.Swap current = Disposables.swap();
			this.subscription = current;
			current.update(this.connect.apply(Request.of(SUBSCRIPTION, Map.of()))
				.subscribe((signal) -> received(), (failure) -> ended(current, failure), () -> ended(current, null)));
		}
	}

	private void received() {
		Sinks.Empty<Void> waiting;
		synchronized (this) {
			this.reconnection.succeeded();
			this.signaled = true;
			waiting = this.next;
		}
		waiting.tryEmitEmpty();
	}

	private synchronized void ended(Disposable ended, @Nullable Throwable failure) {
		if (this.subscription == ended) {
			this.subscription = null;
			this.reconnection.failed(failure);
		}
	}

	@Override
	public void close() {
		Disposable current;
		synchronized (this) {
			this.closed = true;
			current = this.subscription;
			this.subscription = null;
		}
		if (current != null) {
			current.dispose();
		}
	}

}
