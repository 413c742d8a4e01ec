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

package io.github.dagstergraphql.differential;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a server answers, as it goes over the wire.
 *
 * @param status the HTTP status
 * @param contentType the content type, without parameters
 * @param body the body, a text if it is not JSON
 */
record Answer(int status, String contentType, JsonNode body) {

	private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private static final JsonMapper MAPPER = JsonMapper.shared();

	static Answer of(String url, String document, Map<String, ?> variables) {
		return of(url, "POST", "/graphql", "application/json",
				MAPPER.writeValueAsString(Map.of("query", document, "variables", variables)));
	}

	static Answer of(String url, String method, String path, @Nullable String contentType, String body) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
			.timeout(Duration.ofMinutes(2))
			.method(method,
					body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
		if (contentType != null) {
			request.header("Content-Type", contentType);
		}
		try {
			HttpResponse<String> response = send(request.build());
			String type = response.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
			return new Answer(response.statusCode(), type, json(response.body()));
		}
		catch (IOException ex) {
			throw new IllegalStateException(method + " " + url + path + " " + body, ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	// the servers close connections when they are idle, and after a crash
	private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
		try {
			return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
		}
		catch (IOException ex) {
			return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
		}
	}

	private static JsonNode json(String body) {
		try {
			return MAPPER.readTree(body);
		}
		catch (JacksonException ex) {
			return MAPPER.getNodeFactory().stringNode(body);
		}
	}

}
