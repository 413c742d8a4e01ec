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

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.dagstergraphql.client.internal.call.Call;
import io.github.dagstergraphql.client.internal.json.Json;
import io.github.dagstergraphql.client.internal.redact.Redactor;
import io.github.dagstergraphql.client.internal.stream.SocketAccess;
import io.github.dagstergraphql.client.internal.stream.Sockets;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.graphql.MediaTypes;
import org.springframework.graphql.client.GraphQlClient;
import org.springframework.graphql.client.HttpGraphQlClient;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * HTTP clients of one server, created on first use. Applications that do not use them at
 * once start faster.
 * <p>
 * The creating thread may hold a lock that other threads need to create theirs.
 * Therefore, no thread waits for another: a second thread also creates a client and
 * discards it.
 */
final class LazyHttp {

	private static final String ACCEPT = MediaType.toString(List.of(MediaType.APPLICATION_JSON,
			MediaTypes.APPLICATION_GRAPHQL_RESPONSE, new MediaType("application", "graphql+json")));

	private final Supplier<HttpAccess> http;

	private final TransportSettings settings;

	private final Sockets sockets;

	private final SendOnceFilter sender = new SendOnceFilter();

	private final AtomicReference<@Nullable Opened> opened = new AtomicReference<>();

	private volatile boolean closed;

	LazyHttp(Supplier<HttpAccess> http, TransportSettings settings, Sockets sockets) {
		this.http = http;
		this.settings = settings;
		this.sockets = sockets;
	}

	/**
	 * Execute a request with the clients.
	 * @param call the call that the request belongs to
	 * @param request uses the clients
	 * @param <T> the result
	 * @return the result, once the clients have been created
	 */
	<T> Mono<T> with(Call<?> call, Function<HttpClients, Mono<T>> request) {
		Opened current = this.opened.get();
		return (current != null) ? request.apply(current.clientsFor(call))
				: get().flatMap((opened) -> request.apply(opened.clientsFor(call)));
	}

	/**
	 * Return the client for operations with several results.
	 * @return the client, once it has been created
	 */
	Mono<GraphQlClient> client() {
		return get().map((opened) -> opened.clients().graphQl());
	}

	boolean isOpened() {
		return this.opened.get() != null;
	}

	/**
	 * Create the clients if necessary. Creation may read files and therefore does not run
	 * on an event loop.
	 * @return completes when they have been created
	 */
	Mono<Void> prepared() {
		return get().then();
	}

	private Mono<Opened> get() {
		return Mono.defer(() -> {
			Opened current = this.opened.get();
			if (current != null) {
				return Mono.just(current);
			}
			Mono<Opened> fresh = Mono.fromSupplier(this::openOrExplain);
			return Schedulers.isInNonBlockingThread() ? fresh.subscribeOn(Schedulers.boundedElastic()) : fresh;
		});
	}

	/**
	 * Return Spring's client for GraphQL over HTTP, with the connections and settings of
	 * this one.
	 * @return the client, created on the calling thread
	 */
	HttpGraphQlClient httpGraphQlClient() {
		Opened current = this.opened.get();
		WebClient.Builder webClient = ((current != null) ? current : openOrExplain()).webClient().clone();
		return HttpGraphQlClient
			.builder(webClient.uriBuilderFactory(new EndpointUriBuilderFactory(this.settings.url()))
				.filters((filters) -> filters.add(0, new EndpointFilter(this.settings, this::checkNotClosed)))
				.codecs((codecs) -> codecs.defaultCodecs().maxInMemorySize(this.settings.maxResponseBytes())))
			.interceptor(new TimeoutInterceptor(this.settings.timeouts()))
			.build();
	}

	Redactor redactor(@Nullable Object confidential) {
		return this.sender.redactor(confidential);
	}

	boolean isClosed() {
		return this.closed;
	}

	void checkNotClosed() {
		if (this.closed) {
			throw new IllegalStateException("The client for Dagster at " + this.settings.url() + " has been closed");
		}
	}

	// Reactor rethrows linkage errors on the current thread and would leave the caller
	// waiting.
	private Opened openOrExplain() {
		try {
			return open();
		}
		catch (LinkageError ex) {
			throw new IllegalStateException("The HTTP client cannot be created with the libraries on the class path",
					ex);
		}
	}

	private Opened open() {
		Json.prepare();
		Opened fresh = Opened.of(this.http.get(), this.settings, this.sender, this.sockets);
		Opened first = this.opened.compareAndExchange(null, fresh);
		if (first != null) {
			fresh.closeAction().run();
			return first;
		}
		if (this.closed) {
			// closed concurrently, before this client was visible
			fresh.closeAction().run();
		}
		return fresh;
	}

	void close() {
		if (this.closed) {
			return;
		}
		this.closed = true;
		this.sockets.close();
		Opened current = this.opened.get();
		if (current != null) {
			current.closeAction().run();
		}
	}

	/**
	 * HTTP access with the clients that use it.
	 *
	 * @param clients the clients for the operations
	 * @param unobserved the clients for operations that belong to no caller. They are
	 * created on first use
	 * @param webClient the builder for Spring's own client, without the filter of the
	 * operations
	 * @param closeAction releases the connections
	 */
	private record Opened(HttpClients clients, SingletonSupplier<HttpClients> unobserved, WebClient.Builder webClient,
			Runnable closeAction) {

		static Opened of(HttpAccess http, TransportSettings settings, SendOnceFilter sender, Sockets sockets) {
			// credentials are not logged even if the application has enabled the logging
			// of request details
			WebClient.Builder common = http.webClient()
				.codecs((codecs) -> codecs.defaultCodecs().enableLoggingRequestDetails(false));
			WebClient webClient = common.clone().filters((filters) -> {
				filters.add(0, ReadOnceResponse::filter);
				filters.add(sender);
			}).defaultHeaders((headers) -> {
				headers.setContentType(MediaType.APPLICATION_JSON);
				headers.set(HttpHeaders.ACCEPT, ACCEPT);
			}).build();
			SocketAccess access = new SocketAccess(http.socketClient(), socketHeaders(common));
			Function<WebClient, HttpClients> clients = (each) -> new HttpClients(
					new GraphQlClientBuilder(new DagsterGraphQlTransport(each, settings, sockets, access)).build(),
					new RestTransport(each, settings));
			return new Opened(clients.apply(webClient), SingletonSupplier
				.of(() -> clients.apply(webClient.mutate().observationRegistry(ObservationRegistry.NOOP).build())),
					common, http.closeAction());
		}

		HttpClients clientsFor(Call<?> call) {
			return call.isBackground() ? this.unobserved.obtain() : this.clients;
		}

		private static HttpHeaders socketHeaders(WebClient.Builder webClient) {
			HttpHeaders headers = new HttpHeaders();
			webClient.defaultHeaders(headers::putAll);
			headers.remove(HttpHeaders.ACCEPT);
			headers.remove(HttpHeaders.CONTENT_TYPE);
			webClient.defaultCookies((cookies) -> cookies.forEach((name, values) -> values
				.forEach((value) -> headers.add(HttpHeaders.COOKIE, new HttpCookie(name, value).toString()))));
			return headers;
		}

	}

}
