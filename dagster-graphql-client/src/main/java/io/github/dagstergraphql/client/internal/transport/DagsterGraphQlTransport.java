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
import java.util.Map;

import io.github.dagstergraphql.client.internal.call.Call;
import io.github.dagstergraphql.client.internal.operation.Response;
import io.github.dagstergraphql.client.internal.operation.ResponseReader;
import io.github.dagstergraphql.client.internal.stream.SocketAccess;
import io.github.dagstergraphql.client.internal.stream.Sockets;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.graphql.GraphQlRequest;
import org.springframework.graphql.GraphQlResponse;
import org.springframework.graphql.client.GraphQlTransport;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Spring GraphQL transport to Dagster over {@link WebClient}, and over WebSocket
 * connections for subscriptions. Variables are written and responses are read once, with
 * the mapper of the client and directly into its types. The HTTP status is irrelevant for
 * reading: Dagster also responds with 400 and 500, with the result or the error in the
 * body.
 */
final class DagsterGraphQlTransport implements GraphQlTransport {

	/** Key of the data in the map of a response. */
	private static final String DATA = "data";

	private final HttpExchange exchange;

	private final Sockets sockets;

	private final SocketAccess socketAccess;

	/**
	 * Create a new transport.
	 * @param webClient sends requests
	 * @param settings the settings
	 * @param sockets the WebSocket connections, for subscriptions
	 * @param socketAccess opens WebSocket connections
	 */
	DagsterGraphQlTransport(WebClient webClient, TransportSettings settings, Sockets sockets,
			SocketAccess socketAccess) {
		this.exchange = new HttpExchange(webClient, settings.url(), settings);
		this.sockets = sockets;
		this.socketAccess = socketAccess;
	}

	@Override
	public Mono<GraphQlResponse> execute(GraphQlRequest request) {
		Call<?> call = Call.of(request);
		return this.exchange.send(call, DagsterGraphQlTransport::read).map(DagsterGraphQlTransport::toResponse);
	}

	@Override
	public Flux<GraphQlResponse> executeSubscription(GraphQlRequest request) {
		return this.sockets.subscribe(Call.of(request), this.socketAccess).map(DagsterGraphQlTransport::toResponse);
	}

	private static <T> Response<T> read(Call<T> call, int statusCode, InputStream body) {
		return ResponseReader.read(call.operation().dataReader(), statusCode, body);
	}

	private static GraphQlResponse toResponse(Object value) {
		return GraphQlTransport.createResponse(Map.of(DATA, value));
	}

}
