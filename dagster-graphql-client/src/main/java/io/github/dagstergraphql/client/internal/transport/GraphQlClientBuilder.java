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

import io.github.dagstergraphql.client.internal.json.Json;

import org.springframework.graphql.client.AbstractGraphQlClientBuilder;
import org.springframework.graphql.client.GraphQlClient;
import org.springframework.graphql.client.GraphQlTransport;
import org.springframework.http.codec.json.JacksonJsonDecoder;
import org.springframework.http.codec.json.JacksonJsonEncoder;

/**
 * Builder for Spring's GraphQL client over a transport, with the mapper of the client
 * instead of one created by Spring.
 */
final class GraphQlClientBuilder extends AbstractGraphQlClientBuilder<GraphQlClientBuilder> {

	private final GraphQlTransport transport;

	GraphQlClientBuilder(GraphQlTransport transport) {
		this.transport = transport;
	}

	@Override
	public GraphQlClient build() {
		setJsonCodecs(new JacksonJsonEncoder(Json.MAPPER), new JacksonJsonDecoder(Json.MAPPER));
		return buildGraphQlClient(this.transport);
	}

}
