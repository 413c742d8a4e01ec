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

import io.github.dagstergraphql.client.error.PythonErrorInfo;
import io.github.dagstergraphql.client.internal.call.Call;
import io.github.dagstergraphql.client.internal.call.Calls;
import io.github.dagstergraphql.client.internal.call.Deadline;
import io.github.dagstergraphql.client.internal.call.RequestLog;
import io.github.dagstergraphql.client.internal.call.RequestObservations;
import io.github.dagstergraphql.client.internal.call.Retries;
import io.github.dagstergraphql.client.internal.call.Timeouts;
import io.github.dagstergraphql.client.internal.call.Timeouts.Timeout;
import io.github.dagstergraphql.client.internal.failure.ConnectionFailures;
import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.operation.Request;
import io.github.dagstergraphql.client.internal.time.Timing;
import io.github.dagstergraphql.client.internal.version.OlderServers;
import io.github.dagstergraphql.client.internal.version.ServerVersions;
import io.github.dagstergraphql.client.internal.version.VersionCheck;
import io.github.dagstergraphql.client.observation.RequestRetry.Reason;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.graphql.client.HttpGraphQlClient;

/**
 * The way to the server and back, for every operation of every room: one deadline, one
 * decode, one set of exceptions.
 */
public final class DagsterTransport implements AutoCloseable {

	private final URI url;

	private final LazyHttp http;

	private final String clientName;

	private final Timeouts timeouts;

	private final Timing timing;

	private final RequestObservations observations;

	private final ConnectionFailures failures;

	private final Retries retries;

	private final Calls calls;

	private final ServerVersions versions;

	private final OlderServers olderServers;

	private final VersionCheck versionCheck;

	/**
	 * Create a new transport.
	 * @param http how to speak HTTP, asked for when something is first sent
	 * @param settings what to do
	 */
	public DagsterTransport(Supplier<HttpAccess> http, TransportSettings settings) {
		this.url = settings.url();
		this.clientName = settings.clientName();
		this.timeouts = settings.timeouts();
		this.timing = settings.timing();
		this.observations = new RequestObservations(settings.observationRegistry(), settings.observationConvention(),
				this.clientName);
		this.failures = new ConnectionFailures(this.url, settings.defaultAddress());
		this.retries = new Retries(settings.retryPolicy(), settings.metrics(), this.clientName);
		this.calls = new Calls(this.failures::toException, this.retries, new RequestLog(this.clientName),
				this.observations, this.timing);
		this.versions = new ServerVersions(
				(request) -> within(this.timeouts.forRead(), (deadline) -> send(request, deadline)));
		this.olderServers = new OlderServers(this.versions);
		this.versionCheck = new VersionCheck(settings.versionCheck(), this.versions, this.observations,
				this.clientName);
		this.http = new LazyHttp(http, settings);
	}

	/**
	 * Execute an operation whose variables hold nothing confidential, within the timeout
	 * of the operation.
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
	 * @param timeout how long it may take
	 * @param <T> what it answers
	 * @return the answer, or one of the client's exceptions
	 */
	public <T> Mono<T> execute(Request<T> request, Timeout timeout) {
		return within(timeout, (deadline) -> execute(request, deadline));
	}

	/**
	 * Make a call within a timeout. What it takes to create the HTTP client for the first
	 * one does not count.
	 * @param timeout how long it may take
	 * @param call sends the requests of the call
	 * @param <T> what it answers
	 * @return the answer
	 */
	public <T> Mono<T> within(Timeout timeout, Function<Deadline, Mono<T>> call) {
		return Mono.defer(() -> {
			if (this.http.isOpened() || this.http.isClosed()) {
				return call.apply(Deadline.of(timeout, this.timing));
			}
			Mono<T> timed = Mono.defer(() -> call.apply(Deadline.of(timeout, this.timing)));
			// a call that finds no HTTP client tries to create it once more, and reports
			// it
			return together(this.http.get().then().onErrorComplete().then(timed));
		});
	}

	/**
	 * Create the HTTP client, without any use of the network.
	 * @return completes when it has been created
	 */
	public Mono<Void> warmUp() {
		return Mono.defer(() -> {
			this.http.checkNotClosed();
			return this.http.get();
		}).then().onErrorMap((ex) -> !this.http.isClosed(), this.failures::notCreated);
	}

	/**
	 * Return Spring's own client for HTTP, with the connections and settings of this one.
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
	 * Execute an operation that is a part of a call.
	 * @param request the operation with its variables
	 * @param deadline when the call has to be over
	 * @param <T> what it answers
	 * @return the answer, or one of the client's exceptions
	 */
	public <T> Mono<T> execute(Request<T> request, Deadline deadline) {
		Mono<T> result = this.olderServers.execute(request, deadline,
				(each) -> this.versionCheck.check(send(each, deadline), deadline));
		return (request.operation().requirement() != null) ? together(result) : result;
	}

	private <T> Mono<T> send(Request<T> request, Deadline deadline) {
		return prepared(request.operation(), Mono.defer(() -> {
			this.http.checkNotClosed();
			return this.calls.execute(new Call<>(request), deadline, this::attempt);
		}));
	}

	// An event loop must not wait for a document to be read.
	private <T> Mono<T> prepared(Operation<T> operation, Mono<T> exchange) {
		return Mono.defer(() -> {
			if (operation.isPrepared()) {
				return exchange;
			}
			if (Schedulers.isInNonBlockingThread()) {
				return together(
						Mono.fromRunnable(operation::prepare).subscribeOn(Schedulers.boundedElastic()).then(exchange));
			}
			operation.prepare();
			return exchange;
		});
	}

	private <T> Mono<T> attempt(Call<T> call) {
		return this.http.with((client) -> client.document(call.operation().document())
			.attribute(Call.ATTRIBUTE, call)
			.execute()
			.map((response) -> Objects.requireNonNull(response.<T>getData())));
	}

	/**
	 * Let the requests of something that takes several, or does something else before it
	 * sends one, belong to what its caller observes.
	 * @param requests sends the requests
	 * @param <T> what it answers
	 * @return sends the requests
	 */
	public <T> Mono<T> together(Mono<T> requests) {
		return this.observations.keepParent(requests);
	}

	/**
	 * Let the requests of something that answers many belong to what its caller observes.
	 * @param requests sends the requests
	 * @param <T> what it answers
	 * @return sends the requests
	 */
	public <T> Flux<T> together(Flux<T> requests) {
		return this.observations.keepParent(requests);
	}

	/**
	 * Say that an operation is about to be executed again, since it turned out not to
	 * have been carried out.
	 * @param operation the operation
	 * @param reason how that turned out
	 * @return {@code false} if nothing is to be sent again
	 */
	public boolean repeats(Operation<?> operation, Reason reason) {
		return this.retries.repeats(operation, reason);
	}

	/**
	 * Leave out what a server said if it must not be logged, although it has said it in
	 * an answer and not as an error.
	 * @param text what it said
	 * @return the text, or what stands for it
	 */
	public String redact(String text) {
		return this.http.redactor().redact(text);
	}

	/**
	 * Leave out of an error that is an answer what repeats the headers that were sent.
	 * @param error the error
	 * @return the error without that
	 */
	public PythonErrorInfo redactEcho(PythonErrorInfo error) {
		return this.http.redactor().redactEcho(error);
	}

	public String clientName() {
		return this.clientName;
	}

	/**
	 * Return what is known of the server's version.
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
		this.http.close();
	}

	/**
	 * Name the client and its server.
	 */
	@Override
	public String toString() {
		return this.clientName + ", " + this.url;
	}

}
