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

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.dagstergraphql.client.internal.json.Json;
import io.github.dagstergraphql.client.internal.redact.Redactor;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.graphql.client.HttpGraphQlClient;
import org.springframework.http.codec.json.JacksonJsonDecoder;
import org.springframework.http.codec.json.JacksonJsonEncoder;

/**
 * Spring's GraphQL client, made when it is first needed: an application starts faster
 * that does not wait for what it may use later.
 * <p>
 * Whoever makes it may hold a lock that others need on the way. So nobody waits here: who
 * comes second makes one, too, and drops it.
 */
final class LazyGraphQlClient {

	private final Supplier<HttpAccess> http;

	private final TransportSettings settings;

	private final SendOnceFilter sender = new SendOnceFilter();

	private final AtomicReference<@Nullable Opened> opened = new AtomicReference<>();

	private volatile boolean closed;

	LazyGraphQlClient(Supplier<HttpAccess> http, TransportSettings settings) {
		this.http = http;
		this.settings = settings;
	}

	/**
	 * Return what an operation sends, with the client that it is sent with.
	 * @param request uses the client
	 * @param <T> what is answered
	 * @return uses the client, once there is one
	 */
	<T> Mono<T> with(Function<HttpGraphQlClient, Mono<T>> request) {
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
	Mono<HttpGraphQlClient> get() {
		return Mono.defer(() -> {
			Opened current = this.opened.get();
			if (current != null) {
				return Mono.just(current.client());
			}
			Mono<HttpGraphQlClient> client = Mono.fromSupplier(this::openOrSay);
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
	private HttpGraphQlClient openOrSay() {
		try {
			return open();
		}
		catch (LinkageError ex) {
			throw new IllegalStateException("The HTTP client cannot be made of the libraries that are there", ex);
		}
	}

	private HttpGraphQlClient open() {
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

	private record Opened(HttpGraphQlClient client, Runnable closeAction) {

		static Opened of(HttpAccess http, TransportSettings settings, SendOnceFilter sender) {
			http.webClient().filters((filters) -> {
				filters.add(0, new GraphQlFilter(settings));
				filters.add(sender);
			});
			HttpGraphQlClient client = HttpGraphQlClient.builder(http.webClient())
				.url(settings.url())
				.codecConfigurer((codecs) -> {
					// whoever has others logged does not mean the credentials of these
					codecs.defaultCodecs().enableLoggingRequestDetails(false);
					codecs.defaultCodecs().jacksonJsonEncoder(new JacksonJsonEncoder(Json.MAPPER));
					codecs.defaultCodecs().jacksonJsonDecoder(new JacksonJsonDecoder(Json.MAPPER));
				})
				.build();
			return new Opened(client, http.closeAction());
		}

	}

}
