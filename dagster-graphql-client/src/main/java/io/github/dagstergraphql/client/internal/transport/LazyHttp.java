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

import io.github.dagstergraphql.client.internal.json.Json;
import io.github.dagstergraphql.client.internal.redact.Redactor;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.graphql.MediaTypes;
import org.springframework.graphql.client.GraphQlClient;
import org.springframework.graphql.client.HttpGraphQlClient;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
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

	private final SendOnceFilter sender = new SendOnceFilter();

	private final AtomicReference<@Nullable Opened> opened = new AtomicReference<>();

	private volatile boolean closed;

	LazyHttp(Supplier<HttpAccess> http, TransportSettings settings) {
		this.http = http;
		this.settings = settings;
	}

	/**
	 * Execute a request with the client.
	 * @param request uses the client
	 * @param <T> the result
	 * @return the result, once the client has been created
	 */
	<T> Mono<T> with(Function<GraphQlClient, Mono<T>> request) {
		Opened current = this.opened.get();
		return (current != null) ? request.apply(current.client()) : get().flatMap(request);
	}

	boolean isOpened() {
		return this.opened.get() != null;
	}

	/**
	 * Return the client, and create it if necessary. Creation may read files and
	 * therefore does not run on an event loop.
	 * @return the client
	 */
	Mono<GraphQlClient> get() {
		return Mono.defer(() -> {
			Opened current = this.opened.get();
			if (current != null) {
				return Mono.just(current.client());
			}
			Mono<GraphQlClient> client = Mono.fromSupplier(() -> openOrSay().client());
			return Schedulers.isInNonBlockingThread() ? client.subscribeOn(Schedulers.boundedElastic()) : client;
		});
	}

	/**
	 * Return Spring's client for GraphQL over HTTP, with the connections and settings of
	 * this one.
	 * @return the client, created on the calling thread
	 */
	HttpGraphQlClient httpGraphQlClient() {
		Opened current = this.opened.get();
		WebClient.Builder webClient = ((current != null) ? current : openOrSay()).webClient().clone();
		return HttpGraphQlClient
			.builder(webClient.uriBuilderFactory(new EndpointUriBuilderFactory(this.settings.url()))
				.filters((filters) -> filters.add(0, new EndpointFilter(this.settings, this::checkNotClosed)))
				.codecs((codecs) -> codecs.defaultCodecs().maxInMemorySize(this.settings.maxResponseBytes())))
			.interceptor(new TimeoutInterceptor(this.settings.timeouts()))
			.build();
	}

	Redactor redactor() {
		return this.sender.redactor();
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
	private Opened openOrSay() {
		try {
			return open();
		}
		catch (LinkageError ex) {
			throw new IllegalStateException("The HTTP client cannot be made of the libraries that are there", ex);
		}
	}

	private Opened open() {
		Json.prepare();
		Opened fresh = Opened.of(this.http.get(), this.settings, this.sender);
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
		Opened current = this.opened.get();
		if (current != null) {
			current.closeAction().run();
		}
	}

	/**
	 * HTTP access with the clients that use it.
	 *
	 * @param client the client for the operations
	 * @param webClient the builder for Spring's own client, without the filter of the
	 * operations
	 * @param closeAction releases the connections
	 */
	private record Opened(GraphQlClient client, WebClient.Builder webClient, Runnable closeAction) {

		static Opened of(HttpAccess http, TransportSettings settings, SendOnceFilter sender) {
			// credentials are not logged even if the application has enabled the logging
			// of request
			// details
			WebClient.Builder common = http.webClient()
				.codecs((codecs) -> codecs.defaultCodecs().enableLoggingRequestDetails(false));
			WebClient webClient = common.clone().filters((filters) -> {
				filters.add(0, ReadOnceResponse::filter);
				filters.add(sender);
			}).defaultHeaders((headers) -> {
				headers.setContentType(MediaType.APPLICATION_JSON);
				headers.set(HttpHeaders.ACCEPT, ACCEPT);
			}).build();
			GraphQlClient client = new GraphQlClientBuilder(new DagsterGraphQlTransport(webClient, settings)).build();
			return new Opened(client, common, http.closeAction());
		}

	}

}
