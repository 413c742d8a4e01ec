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

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

import io.github.dagstergraphql.client.auth.DagsterCredentials;
import io.github.dagstergraphql.client.internal.call.SideJobs;
import io.github.dagstergraphql.client.internal.json.Json;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;

/**
 * Filter that sends the requests of Spring's own client to the GraphQL endpoint with the
 * credentials of the client, and to no other URL. A GraphQL response with an error
 * status, as Dagster sends it, is passed on with status 200: Spring's client would fail
 * because of the status and not report the errors in the body.
 */
final class EndpointFilter implements ExchangeFilterFunction {

	private static final Set<String> RESPONSE_KEYS = Set.of("data", "errors");

	private final TransportSettings settings;

	private final Runnable openCheck;

	/**
	 * Create a new filter.
	 * @param settings the settings of the client
	 * @param openCheck fails if the client has been closed
	 */
	EndpointFilter(TransportSettings settings, Runnable openCheck) {
		this.settings = settings;
		this.openCheck = openCheck;
	}

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		this.openCheck.run();
		if (!this.settings.url().equals(request.url())) {
			return Mono.error(() -> new IllegalStateException("The client for Dagster at " + this.settings.url()
					+ " sends credentials and cannot be used for another URL: create a separate client"));
		}
		DagsterCredentials credentials = this.settings.credentials();
		Mono<ClientResponse> exchange = (credentials != null) ? authenticated(credentials, request, next)
				: next.exchange(request);
		return exchange.flatMap(this::readable);
	}

	private static Mono<ClientResponse> authenticated(DagsterCredentials credentials, ClientRequest request,
			ExchangeFunction next) {
		HttpHeaders headers = new HttpHeaders();
		return credentials.apply(headers)
			.then(Mono
				.defer(() -> next.exchange(ClientRequest.from(request).headers((all) -> all.putAll(headers)).build())))
			.doOnNext((response) -> {
				if (response.statusCode().value() == HttpStatus.UNAUTHORIZED.value()) {
					SideJobs.run(credentials::rejected);
				}
			});
	}

	private Mono<ClientResponse> readable(ClientResponse response) {
		if (!response.statusCode().isError() || !isJson(response)) {
			return Mono.just(response);
		}
		return DataBufferUtils.join(response.body(BodyExtractors.toDataBuffers()), this.settings.maxResponseBytes())
			.map((body) -> {
				ClientResponse.Builder readable = response.mutate().body(Flux.just(body));
				return (isGraphQlResponse(body) ? readable.statusCode(HttpStatus.OK) : readable).build();
			})
			.switchIfEmpty(Mono.fromSupplier(() -> response.mutate().body(Flux.empty()).build()));
	}

	private static boolean isJson(ClientResponse response) {
		MediaType contentType = contentType(response);
		return contentType != null
				&& (MediaType.APPLICATION_JSON.includes(contentType) || contentType.getSubtype().endsWith("+json"));
	}

	private static @Nullable MediaType contentType(ClientResponse response) {
		try {
			return response.headers().contentType().orElse(null);
		}
		catch (InvalidMediaTypeException ex) {
			return null;
		}
	}

	private static boolean isGraphQlResponse(DataBuffer body) {
		int position = body.readPosition();
		try (InputStream input = body.asInputStream(); JsonParser parser = Json.MAPPER.createParser(input)) {
			boolean found = false;
			if (parser.nextToken() == JsonToken.START_OBJECT) {
				for (String name = parser.nextName(); name != null; name = parser.nextName()) {
					found |= RESPONSE_KEYS.contains(name);
					parser.nextToken();
					parser.skipChildren();
				}
			}
			return found;
		}
		catch (IOException | JacksonException ex) {
			return false;
		}
		finally {
			body.readPosition(position);
		}
	}

}
