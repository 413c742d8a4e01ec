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

package io.github.dagstergraphql.client.internal.stream;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;
import io.github.dagstergraphql.client.internal.call.Call;
import io.github.dagstergraphql.client.internal.failure.ConnectionFailures;
import io.github.dagstergraphql.client.internal.failure.ResponseFailures;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.netty.http.client.HttpClient;

/**
 * WebSocket connections of a client, one for each subscription: an interrupted or slow
 * subscription affects no other one, and webservers behind a load balancer share them.
 * The number of connections is limited.
 */
public final class Sockets {

	private final SocketSettings settings;

	private final SocketFailures failures;

	private final ResponseFailures responseFailures;

	private final ConnectionFailures connectionFailures;

	private final SocketCounts counts = new SocketCounts();

	private final Set<SocketSession<?>> sessions = ConcurrentHashMap.newKeySet();

	/** Connections that are open or being opened. */
	private final AtomicInteger open = new AtomicInteger();

	/** Time of the last refusal, or {@code null} if there was none. */
	private volatile @Nullable Long lastRefusal;

	private volatile boolean closed;

	/**
	 * Create an instance without connections.
	 * @param settings the settings
	 * @param connectionFailures explains failures to connect
	 */
	public Sockets(SocketSettings settings, ConnectionFailures connectionFailures) {
		this.settings = settings;
		this.failures = new SocketFailures(settings);
		this.responseFailures = new ResponseFailures(settings.url());
		this.connectionFailures = connectionFailures;
	}

	/**
	 * Subscribe over a connection of its own, which is closed when the subscription ends
	 * for any reason.
	 * @param call the subscription, for one subscriber
	 * @param access opens connections
	 * @param <T> the results
	 * @return the results; an error is a {@link SubscriptionException}
	 */
	public <T> Flux<T> subscribe(Call<T> call, SocketAccess access) {
		return Flux.defer(() -> {
			if (!this.settings.enabled()) {
				return fail(Interruption.DISABLED, this.failures.disabled(call));
			}
			HttpClient http = (this.settings.url().getHost() != null) ? access.httpClient().get() : null;
			if (http == null) {
				return fail(Interruption.UNSUPPORTED, this.failures.unsupported(call));
			}
			if (this.open.incrementAndGet() > this.settings.maxConnections()) {
				this.open.decrementAndGet();
				return fail(Interruption.LIMIT, this.failures.limit(call));
			}
			SocketSession<T> session = new SocketSession<>(call, this.settings, this.failures, this.responseFailures,
					this.connectionFailures, this::ended);
			return session.results()
				.doOnNext((result) -> this.counts.addResult())
				.doOnSubscribe((subscription) -> start(session, http, access));
		});
	}

	private void start(SocketSession<?> session, HttpClient http, SocketAccess access) {
		this.sessions.add(session);
		session.connect(http, access.headers());
		if (this.closed) {
			session.close();
		}
	}

	private void ended(SocketSession<?> session) {
		this.sessions.remove(session);
		this.open.decrementAndGet();
		Interruption interruption = session.interruption();
		if (interruption != null) {
			this.counts.add(interruption);
		}
		if (interruption == Interruption.REFUSED) {
			this.lastRefusal = this.settings.timing().now();
		}
	}

	private <T> Flux<T> fail(Interruption interruption, DagsterGraphQlClientException failure) {
		this.counts.add(interruption);
		return Flux.error(new SubscriptionException(interruption, failure));
	}

	/**
	 * Return the number of connections that are open or being opened.
	 * @return the number
	 */
	public int open() {
		return this.open.get();
	}

	/**
	 * Return the maximum number of connections.
	 * @return the number
	 */
	public int limit() {
		return this.settings.maxConnections();
	}

	/**
	 * Return whether a connection was refused recently, as by a gateway without support
	 * for WebSocket. Reactor Netty logs a warning for each refusal.
	 * @param duration the time to look back
	 * @return whether the next attempt is likely to be refused
	 */
	public boolean wasRefusedWithin(Duration duration) {
		Long refusal = this.lastRefusal;
		return refusal != null && this.settings.timing().now() - refusal < duration.toNanos();
	}

	/**
	 * Return the number of results and of failed subscriptions.
	 * @return the counts, which continue to change
	 */
	public SocketCounts counts() {
		return this.counts;
	}

	/**
	 * Close all connections. Their subscriptions fail.
	 */
	public void close() {
		this.closed = true;
		this.sessions.forEach(SocketSession::close);
	}

}
