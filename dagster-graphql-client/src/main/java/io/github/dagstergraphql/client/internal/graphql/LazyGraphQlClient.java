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

package io.github.dagstergraphql.client.internal.graphql;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.graphql.client.HttpGraphQlClient;
import org.springframework.http.codec.json.JacksonJsonDecoder;
import org.springframework.http.codec.json.JacksonJsonEncoder;

/**
 * Spring's GraphQL client, made when it is first needed: an application starts faster
 * that does not wait for what it may use later.
 * <p>
 * The first user may be an event loop, and another thread may hold a lock that is needed
 * on the way. So nobody waits here: who comes second makes one, too, and drops it.
 */
final class LazyGraphQlClient {

	private final Supplier<HttpAccess> http;

	private final TransportSettings settings;

	private final AtomicReference<@Nullable Opened> opened = new AtomicReference<>();

	private volatile boolean closed;

	LazyGraphQlClient(Supplier<HttpAccess> http, TransportSettings settings) {
		this.http = http;
		this.settings = settings;
	}

	/**
	 * Return the client.
	 * @return the client
	 * @throws IllegalStateException if it has been closed
	 */
	HttpGraphQlClient get() {
		if (this.closed) {
			throw closedException();
		}
		Opened current = this.opened.get();
		return (current != null) ? current.client() : open();
	}

	private HttpGraphQlClient open() {
		Opened fresh = Opened.of(this.http.get(), this.settings);
		if (!this.opened.compareAndSet(null, fresh)) {
			fresh.closeAction().run();
			return get();
		}
		if (this.closed) {
			// whoever closed may have come too early to see it
			fresh.closeAction().run();
			throw closedException();
		}
		return fresh.client();
	}

	private IllegalStateException closedException() {
		return new IllegalStateException("The client for Dagster at " + this.settings.url() + " has been closed");
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

		static Opened of(HttpAccess http, TransportSettings settings) {
			http.webClient().filters((filters) -> filters.add(0, new GraphQlFilter(settings)));
			HttpGraphQlClient client = HttpGraphQlClient.builder(http.webClient())
				.url(settings.url())
				.codecConfigurer((codecs) -> {
					codecs.defaultCodecs().jacksonJsonEncoder(new JacksonJsonEncoder(Json.MAPPER));
					codecs.defaultCodecs().jacksonJsonDecoder(new JacksonJsonDecoder(Json.MAPPER));
				})
				.build();
			return new Opened(client, http.closeAction());
		}

	}

}
