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

package io.github.dagstergraphql.samples.oauth2;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.dagstergraphql.test.EmbeddedDagster;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.LoopResources;

import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;

/**
 * Embedded Dagster behind a proxy that requires a token of an authorization server.
 */
class GuardedDagster implements AutoCloseable {

	/** The global loops end with any of the contexts of the tests. */
	private static final LoopResources LOOP = LoopResources.create("guarded-dagster", 1, true);

	private final EmbeddedDagster dagster = EmbeddedDagster.start();

	private final Set<String> revoked = ConcurrentHashMap.newKeySet();

	private final Set<String> accepted = ConcurrentHashMap.newKeySet();

	private final ReactiveJwtDecoder decoder;

	private final DisposableServer proxy;

	GuardedDagster(String authorizationServer) {
		this.decoder = NimbusReactiveJwtDecoder.withJwkSetUri(authorizationServer + "/oauth2/jwks").build();
		this.proxy = HttpServer.create().host("127.0.0.1").port(0).runOn(LOOP).handle(this::guard).bindNow();
	}

	EmbeddedDagster dagster() {
		return this.dagster;
	}

	String url() {
		return "http://127.0.0.1:" + this.proxy.port();
	}

	/**
	 * Accept none of the tokens any more that were good so far.
	 */
	void revokeAll() {
		this.revoked.addAll(this.accepted);
	}

	private Mono<Void> guard(HttpServerRequest request, HttpServerResponse response) {
		String authorization = request.requestHeaders().get("Authorization", "");
		String token = authorization.startsWith("Bearer ") ? authorization.substring(7) : "";
		if (token.isEmpty() || this.revoked.contains(token)) {
			return response.status(401).send();
		}
		return this.decoder.decode(token).flatMap((jwt) -> {
			this.accepted.add(token);
			return forward(request, response);
		}).onErrorResume(JwtException.class, (ex) -> response.status(401).send());
	}

	private Mono<Void> forward(HttpServerRequest request, HttpServerResponse response) {
		return HttpClient.newConnection()
			.runOn(LOOP)
			.headers((headers) -> headers.set("Content-Type", "application/json"))
			.post()
			.uri(this.dagster.getUrl() + request.uri())
			.send(request.receive().retain())
			.responseSingle((answer, body) -> response.status(answer.status())
				.header("Content-Type", "application/json")
				.sendByteArray(body.asByteArray())
				.then());
	}

	@Override
	public void close() {
		this.proxy.disposeNow(Duration.ofSeconds(60));
		this.dagster.close();
	}

}
