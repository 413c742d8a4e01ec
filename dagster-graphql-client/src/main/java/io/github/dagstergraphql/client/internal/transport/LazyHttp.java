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
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * HTTP clients of one server, created when they are first needed: an application that
 * does not use them at once starts faster.
 * <p>
 * The creating thread may hold a lock that others need to create theirs. Therefore, no
 * thread waits for another: the second one creates a client, too, and discards it.
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
	 * Return what an operation sends, with the client that it is sent with.
	 * @param request uses the client
	 * @param <T> what is answered
	 * @return uses the client, once there is one
	 */
	<T> Mono<T> with(Function<GraphQlClient, Mono<T>> request) {
		Opened current = this.opened.get();
		return (current != null) ? request.apply(current.client()) : get().flatMap(request);
	}

	boolean isOpened() {
		return this.opened.get() != null;
	}

	/**
	 * Return the client, and make it first if there is none. What it takes to make one
	 * may read files, which no event loop does.
	 * @return the client
	 */
	Mono<GraphQlClient> get() {
		return Mono.defer(() -> {
			Opened current = this.opened.get();
			if (current != null) {
				return Mono.just(current.client());
			}
			Mono<GraphQlClient> client = Mono.fromSupplier(this::openOrSay);
			return Schedulers.isInNonBlockingThread() ? client.subscribeOn(Schedulers.boundedElastic()) : client;
		});
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

	// Reactor throws an error of the class path at whichever thread it is on, and would
	// leave the caller waiting.
	private GraphQlClient openOrSay() {
		try {
			return open();
		}
		catch (LinkageError ex) {
			throw new IllegalStateException("The HTTP client cannot be made of the libraries that are there", ex);
		}
	}

	private GraphQlClient open() {
		Json.prepare();
		Opened fresh = Opened.of(this.http.get(), this.settings, this.sender);
		Opened first = this.opened.compareAndExchange(null, fresh);
		if (first != null) {
			fresh.closeAction().run();
			return first.client();
		}
		if (this.closed) {
			// whoever closed may have come too early to see it
			fresh.closeAction().run();
		}
		return fresh.client();
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

	private record Opened(GraphQlClient client, Runnable closeAction) {

		static Opened of(HttpAccess http, TransportSettings settings, SendOnceFilter sender) {
			WebClient webClient = http.webClient()
				.filters((filters) -> filters.add(sender))
				.defaultHeaders((headers) -> {
					headers.setContentType(MediaType.APPLICATION_JSON);
					headers.set(HttpHeaders.ACCEPT, ACCEPT);
				})
				// credentials stay out of the log even if the application has the details
				// of its own requests logged
				.codecs((codecs) -> codecs.defaultCodecs().enableLoggingRequestDetails(false))
				.build();
			GraphQlClient client = new GraphQlClientBuilder(new DagsterGraphQlTransport(webClient, settings)).build();
			return new Opened(client, http.closeAction());
		}

	}

}
