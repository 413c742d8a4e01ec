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

import java.io.InputStream;
import java.net.URI;
import java.util.Objects;

import io.github.dagstergraphql.client.internal.address.Endpoint;
import io.github.dagstergraphql.client.internal.call.Call;
import io.github.dagstergraphql.client.internal.operation.Response;
import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.client.WebClient;

/**
 * Transport to the paths of Dagster's webserver beside the GraphQL endpoint. Dagster
 * accepts only requests whose content type is exactly {@code application/json}.
 */
final class RestTransport {

	private final WebClient webClient;

	private final TransportSettings settings;

	/**
	 * Create a new transport.
	 * @param webClient sends requests
	 * @param settings the settings
	 */
	RestTransport(WebClient webClient, TransportSettings settings) {
		this.webClient = webClient;
		this.settings = settings;
	}

	/**
	 * Send the request of a call.
	 * @param call the call, whose operation has a path
	 * @param <T> the type of the result
	 * @return the result, or one of the client's exceptions
	 */
	<T> Mono<T> execute(Call<T> call) {
		URI url = Endpoint.beside(this.settings.url(), Objects.requireNonNull(call.operation().path()));
		return new HttpExchange(this.webClient, url, this.settings).send(call, RestTransport::read);
	}

	private static <T> Response<T> read(Call<T> call, int statusCode, InputStream body) {
		return RestResponseReader.read(call.operation().dataReader(), statusCode, body);
	}

}
