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

package io.github.dagstergraphql.client.internal.transport;

import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;
import io.github.dagstergraphql.client.error.PythonErrorInfo;
import io.github.dagstergraphql.client.internal.call.Call;
import io.github.dagstergraphql.client.internal.call.Calls;
import io.github.dagstergraphql.client.internal.call.Deadline;
import io.github.dagstergraphql.client.internal.call.Observations;
import io.github.dagstergraphql.client.internal.call.RequestLog;
import io.github.dagstergraphql.client.internal.call.Retries;
import io.github.dagstergraphql.client.internal.call.Timeouts;
import io.github.dagstergraphql.client.internal.call.Timeouts.Timeout;
import io.github.dagstergraphql.client.internal.failure.ConnectionFailures;
import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.operation.Request;
import io.github.dagstergraphql.client.internal.redact.Redactor;
import io.github.dagstergraphql.client.internal.stream.SocketSettings;
import io.github.dagstergraphql.client.internal.stream.Sockets;
import io.github.dagstergraphql.client.internal.stream.SubscriptionException;
import io.github.dagstergraphql.client.internal.time.Timing;
import io.github.dagstergraphql.client.internal.version.OlderServers;
import io.github.dagstergraphql.client.internal.version.ServerVersions;
import io.github.dagstergraphql.client.internal.version.VersionCheck;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.graphql.client.GraphQlClient;
import org.springframework.graphql.client.GraphQlTransportException;
import org.springframework.graphql.client.HttpGraphQlClient;

/**
 * Transport for all operations of the client, with a common deadline, decoding and set of
 * exceptions.
 */
public final class DagsterTransport implements AutoCloseable {

	private final URI url;

	private final LazyHttp http;

	private final Sockets sockets;

	private final String clientName;

	private final Timeouts timeouts;

	private final Timing timing;

	private final Observations observations;

	private final ConnectionFailures failures;

	private final Retries retries;

	private final Calls calls;

	private final ServerVersions versions;

	private final OlderServers olderServers;

	private final VersionCheck versionCheck;

	/**
	 * Create a new transport.
	 * @param http supplies the HTTP access when the first request is sent
	 * @param settings the settings
	 */
	public DagsterTransport(Supplier<HttpAccess> http, TransportSettings settings) {
		this.url = settings.url();
		this.clientName = settings.clientName();
		this.timeouts = settings.timeouts();
		this.timing = settings.timing();
		this.observations = new Observations(settings.observations());
		this.failures = new ConnectionFailures(this.url, settings.defaultAddress());
		this.retries = new Retries(settings.retryPolicy());
		this.calls = new Calls(this::toException, this.retries, new RequestLog(this.clientName), this.observations,
				this.timing);
		this.versions = new ServerVersions(
				(request) -> within(this.timeouts.forRead(), (deadline) -> send(request, deadline)));
		this.olderServers = new OlderServers(this.versions);
		this.versionCheck = new VersionCheck(settings.versionCheck(), this.versions, this.observations,
				this.clientName);
		this.sockets = new Sockets(new SocketSettings(this.url, settings.live(), settings.maxLiveConnections(),
				settings.maxResponseBytes(), this.timeouts.forRead(), SocketSettings.SILENCE, settings.credentials(),
				this.timing), this.failures);
		this.http = new LazyHttp(http, settings, this.sockets);
	}

	/**
	 * Execute an operation without confidential variables, within the timeout of the
	 * operation.
	 * @param operation the operation
	 * @param variables its variables
	 * @param <T> the result
	 * @return the result, or one of the client's exceptions
	 */
	public <T> Mono<T> execute(Operation<T> operation, Map<String, ?> variables) {
		return execute(Request.of(operation, variables));
	}

	/**
	 * Execute an operation within the timeout of the operation.
	 * @param request the operation with its variables
	 * @param <T> the result
	 * @return the result, or one of the client's exceptions
	 */
	public <T> Mono<T> execute(Request<T> request) {
		return execute(request, this.timeouts.of(request.operation().timeout()));
	}

	/**
	 * Execute an operation.
	 * @param request the operation with its variables
	 * @param timeout the timeout
	 * @param <T> the result
	 * @return the result, or one of the client's exceptions
	 */
	public <T> Mono<T> execute(Request<T> request, Timeout timeout) {
		return within(timeout, (deadline) -> execute(request, deadline));
	}

	/**
	 * Make a call within a timeout. Creating the HTTP client for the first call does not
	 * count toward the timeout.
	 * @param timeout the timeout
	 * @param call sends the requests of the call
	 * @param <T> the result
	 * @return the result
	 */
	public <T> Mono<T> within(Timeout timeout, Function<Deadline, Mono<T>> call) {
		return Mono.defer(() -> {
			if (this.http.isOpened() || this.http.isClosed()) {
				return call.apply(Deadline.of(timeout, this.timing));
			}
			Mono<T> timed = Mono.defer(() -> call.apply(Deadline.of(timeout, this.timing)));
			// a call without an HTTP client tries to create it once more, and reports the
			// failure
			return together(this.http.prepared().onErrorComplete().then(timed));
		});
	}

	/**
	 * Create the HTTP client without using the network.
	 * @return completes when it has been created
	 */
	public Mono<Void> warmUp() {
		return Mono.defer(() -> {
			this.http.checkNotClosed();
			return this.http.prepared();
		}).onErrorMap((ex) -> !this.http.isClosed(), this.failures::notCreated);
	}

	/**
	 * Return Spring's client for GraphQL over HTTP, with the connections and settings of
	 * this transport.
	 * @return the client
	 */
	public HttpGraphQlClient httpGraphQlClient() {
		this.http.checkNotClosed();
		try {
			return this.http.httpGraphQlClient();
		}
		catch (RuntimeException ex) {
			throw this.failures.notCreated(ex);
		}
	}

	/**
	 * Execute an operation without confidential variables that is a part of a call,
	 * within the timeout of the operation.
	 * @param operation the operation
	 * @param variables its variables
	 * @param deadline the deadline of the call
	 * @param <T> the result
	 * @return the result, or one of the client's exceptions
	 */
	public <T> Mono<T> executeWithin(Operation<T> operation, Map<String, ?> variables, Deadline deadline) {
		return Mono.defer(() -> execute(Request.of(operation, variables),
				deadline.orSooner(this.timeouts.of(operation.timeout()))));
	}

	/**
	 * Execute an operation that is a part of a call.
	 * @param request the operation with its variables
	 * @param deadline the deadline of the call
	 * @param <T> the result
	 * @return the result, or one of the client's exceptions
	 */
	public <T> Mono<T> execute(Request<T> request, Deadline deadline) {
		Mono<T> result = this.olderServers.execute(request, deadline,
				(each) -> this.versionCheck.check(send(each, deadline), deadline));
		return (request.operation().requirement() != null) ? together(result) : result;
	}

	/**
	 * Execute a subscription over a WebSocket connection of its own. The connection is
	 * closed when the subscription completes, fails or is canceled. A slow subscriber
	 * does not slow down the server: the subscription fails when a small buffer is full.
	 * Results are delivered on threads that may be blocked.
	 * @param subscription the operation with its variables
	 * @param <T> the results
	 * @return the results; each error is a
	 * {@link io.github.dagstergraphql.client.internal.stream.SubscriptionException} whose
	 * reason states what has failed, unless the HTTP client cannot be created
	 */
	public <T> Flux<T> subscribe(Request<T> subscription) {
		return together(Flux.defer(() -> {
			this.http.checkNotClosed();
			Request<T> request = this.olderServers.reduce(subscription);
			Operation<T> operation = request.operation();
			Mono<Void> preparation = operation.isPrepared() ? Mono.empty() : prepareElsewhere(operation);
			Mono<GraphQlClient> http = this.http.client().onErrorMap(this.failures::notCreated);
			return preparation.then(http).flatMapMany((client) -> subscribe(request, client));
		}));
	}

	private static <T> Flux<T> subscribe(Request<T> request, GraphQlClient client) {
		Call<T> call = new Call<>(request);
		return client.document(request.operation().document())
			.attribute(Call.ATTRIBUTE, call)
			.executeSubscription()
			.map((response) -> Objects.requireNonNull(response.<T>getData()))
			.onErrorMap(GraphQlTransportException.class,
					(ex) -> (ex.getCause() instanceof SubscriptionException failure) ? failure : ex);
	}

	private <T> Mono<T> send(Request<T> request, Deadline deadline) {
		return Mono.defer(() -> {
			Operation<T> operation = request.operation();
			if (operation.isPrepared()) {
				return exchange(request, deadline);
			}
			// reading a document must not block an event loop
			if (Schedulers.isInNonBlockingThread()) {
				return together(prepareElsewhere(operation).then(Mono.defer(() -> exchange(request, deadline))));
			}
			operation.prepare();
			return exchange(request, deadline);
		});
	}

	private static Mono<Void> prepareElsewhere(Operation<?> operation) {
		return Mono.<Void>fromRunnable(operation::prepare).subscribeOn(Schedulers.boundedElastic());
	}

	private <T> Mono<T> exchange(Request<T> request, Deadline deadline) {
		this.http.checkNotClosed();
		return this.calls.execute(new Call<>(request), deadline, this::attempt);
	}

	private <T> Mono<T> attempt(Call<T> call) {
		this.http.checkNotClosed();
		return this.http.with(call, (clients) -> (call.operation().path() != null) ? clients.rest().execute(call)
				: execute(call, clients.graphQl()));
	}

	private static <T> Mono<T> execute(Call<T> call, GraphQlClient client) {
		return client.document(call.operation().document())
			.attribute(Call.ATTRIBUTE, call)
			.execute()
			.map((response) -> Objects.requireNonNull(response.<T>getData()));
	}

	// A closed client makes no further attempt.
	private DagsterGraphQlClientException toException(Throwable failure, Call<?> call, Timeout timeout) {
		DagsterGraphQlClientException exception = this.failures.toException(failure, call, timeout);
		if (this.http.isClosed()) {
			call.setObstacle(null);
		}
		return exception;
	}

	/**
	 * Make the requests of an operation that sends several, or has preliminary steps,
	 * part of the observation of its caller.
	 * @param requests sends the requests
	 * @param <T> the result
	 * @return sends the requests
	 */
	public <T> Mono<T> together(Mono<T> requests) {
		return this.observations.keepParent(requests);
	}

	/**
	 * Make the requests of an operation with several results part of the observation of
	 * its caller.
	 * @param requests sends the requests
	 * @param <T> the result
	 * @return sends the requests
	 */
	public <T> Flux<T> together(Flux<T> requests) {
		return this.observations.keepParent(requests);
	}

	/**
	 * Return the observations of the client.
	 * @return the observations
	 */
	public Observations observations() {
		return this.observations;
	}

	/**
	 * Return whether failed requests are retried.
	 * @return {@code false} if nothing is to be sent again
	 */
	public boolean hasRetries() {
		return this.retries.isEnabled();
	}

	/**
	 * Return a redactor for errors that are part of a result.
	 * @param confidential the values that no message may quote, as in a request
	 * @return the redactor, which also knows the credentials
	 */
	public Redactor redactor(@Nullable Object confidential) {
		return this.http.redactor(confidential);
	}

	/**
	 * Redact a text that the server has returned in a result rather than in an error.
	 * @param text the text
	 * @return the text without values that must not be logged, or a placeholder
	 */
	public String redact(String text) {
		return redactor(null).redact(text);
	}

	/**
	 * Remove echoes of sent headers from an error that is part of a result.
	 * @param error the error
	 * @return the redacted error
	 */
	public PythonErrorInfo redactEcho(PythonErrorInfo error) {
		return redactor(null).redactEcho(error);
	}

	/**
	 * Return the WebSocket connections.
	 * @return the connections, with their counts
	 */
	public Sockets sockets() {
		return this.sockets;
	}

	public String clientName() {
		return this.clientName;
	}

	/**
	 * Return the known facts about the server version.
	 * @return the versions
	 */
	public ServerVersions versions() {
		return this.versions;
	}

	public Timeouts timeouts() {
		return this.timeouts;
	}

	public Timing timing() {
		return this.timing;
	}

	public URI url() {
		return this.url;
	}

	@Override
	public void close() {
		this.versionCheck.close();
		this.http.close();
	}

	/**
	 * Return a description with the name of the client and its server.
	 */
	@Override
	public String toString() {
		return this.clientName + ", " + this.url;
	}

}
