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

package io.github.dagstergraphql.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * HTTP server on a loopback port with configurable responses, which records its requests.
 * It is the JDK's, so that all buffers of Netty belong to the client.
 */
public final class StubDagster implements AutoCloseable {

	private static final JsonMapper MAPPER = JsonMapper.shared();

	private final List<Request> requests = new CopyOnWriteArrayList<>();

	private final ExecutorService threads = Executors.newCachedThreadPool((task) -> {
		Thread thread = new Thread(task, "stub-dagster");
		thread.setDaemon(true);
		return thread;
	});

	private final HttpServer server;

	private volatile Function<Request, Answer> script = (request) -> Answer.json("{\"data\":{}}");

	public StubDagster() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.setExecutor(this.threads);
		this.server.createContext("/", this::handle);
		this.server.start();
	}

	private void handle(HttpExchange exchange) throws IOException {
		try (exchange) {
			if (exchange.getRequestHeaders().containsKey("Upgrade")) {
				// no WebSocket connections
				exchange.sendResponseHeaders(404, -1);
				return;
			}
			String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
			Request received = new Request(exchange.getRequestURI().toString(),
					exchange.getRequestHeaders().getFirst("Authorization"),
					exchange.getRequestHeaders().getFirst("Idempotency-Key"), Map.copyOf(exchange.getRequestHeaders()),
					body);
			this.requests.add(received);
			Answer answer = this.script.apply(received);
			if (answer.contentType() != null) {
				exchange.getResponseHeaders().set("Content-Type", answer.contentType());
			}
			answer.headers().forEach(exchange.getResponseHeaders()::set);
			answer.before().block();
			byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(answer.status(), (bytes.length > 0) ? bytes.length : -1);
			exchange.getResponseBody().write(bytes);
		}
	}

	public void answer(Function<Request, Answer> script) {
		this.script = script;
	}

	public void answer(Answer answer) {
		this.script = (request) -> answer;
	}

	public void answer(String json) {
		answer(Answer.json(json));
	}

	public List<Request> requests() {
		return this.requests;
	}

	public String url() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	DagsterGraphQlClient.Builder client(SkippedPauses time) {
		return time.client().url(url()).versionCheck(VersionCheck.OFF);
	}

	public DagsterGraphQlClient.Builder client() {
		return DagsterGraphQlClient.builder().url(url()).versionCheck(VersionCheck.OFF);
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.threads.shutdownNow();
	}

	public record Request(String uri, String authorization, String idempotencyKey, Map<String, List<String>> headers,
			String body) {

		public JsonNode json() {
			return MAPPER.readTree(this.body);
		}

		public String operation() {
			return json().path("operationName").asString("");
		}

		public JsonNode variables() {
			return json().path("variables");
		}

	}

	public record Answer(int status, String contentType, String body, Map<String, String> headers, Mono<Void> before) {

		public static Answer json(String body) {
			return of(200, "application/json", body);
		}

		public static Answer of(int status, String contentType, String body) {
			return new Answer(status, contentType, body, Map.of(), Mono.empty());
		}

		public Answer after(Mono<?> before) {
			return new Answer(this.status, this.contentType, this.body, this.headers, before.then());
		}

		public Answer redirectingTo(String location) {
			return with("Location", location);
		}

		public Answer with(String header, String value) {
			Map<String, String> all = new HashMap<>(this.headers);
			all.put(header, value);
			return new Answer(this.status, this.contentType, this.body, all, this.before);
		}

	}

}
