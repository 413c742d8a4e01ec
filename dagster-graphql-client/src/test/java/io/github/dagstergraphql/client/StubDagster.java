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

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An HTTP server on a loopback port that answers what a test tells it to, and keeps what
 * it was asked.
 */
public final class StubDagster implements AutoCloseable {

	private static final JsonMapper MAPPER = JsonMapper.shared();

	private final List<Request> requests = new CopyOnWriteArrayList<>();

	private final DisposableServer server;

	private volatile Function<Request, Answer> script = (request) -> Answer.json("{\"data\":{}}");

	public StubDagster() {
		this.server = HttpServer.create()
			.host("127.0.0.1")
			.port(0)
			.handle((request,
					response) -> request.receive().aggregate().asString().defaultIfEmpty("").flatMap((body) -> {
						Request received = new Request(request.uri(), request.requestHeaders().get("Authorization"),
								body);
						this.requests.add(received);
						Answer answer = this.script.apply(received);
						response.status(answer.status());
						if (answer.contentType() != null) {
							response.header("Content-Type", answer.contentType());
						}
						if (answer.location() != null) {
							response.header("Location", answer.location());
						}
						return answer.before().then(response.sendString(Mono.just(answer.body())).then());
					}))
			.bindNow();
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
		return "http://127.0.0.1:" + this.server.port();
	}

	public DagsterGraphQlClient.Builder client() {
		return DagsterGraphQlClient.builder().url(url());
	}

	@Override
	public void close() {
		this.server.disposeNow();
	}

	public record Request(String uri, String authorization, String body) {

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

	public record Answer(int status, String contentType, String body, String location, Mono<Void> before) {

		public static Answer json(String body) {
			return of(200, "application/json", body);
		}

		public static Answer of(int status, String contentType, String body) {
			return new Answer(status, contentType, body, null, Mono.empty());
		}

		public Answer after(Mono<?> before) {
			return new Answer(this.status, this.contentType, this.body, this.location, before.then());
		}

		public Answer redirectingTo(String location) {
			return new Answer(this.status, this.contentType, this.body, location, this.before);
		}

	}

}
