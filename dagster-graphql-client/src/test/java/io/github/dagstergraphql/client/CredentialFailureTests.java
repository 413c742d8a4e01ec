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
import java.net.ServerSocket;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.StubDagster.Answer;
import io.github.dagstergraphql.client.auth.DagsterCredentials;
import io.github.dagstergraphql.client.error.DagsterAuthenticationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for the messages about credentials that are rejected, missing or not available.
 */
class CredentialFailureTests {

	private final StubDagster stub = new StubDagster();

	@AfterEach
	void close() {
		this.stub.close();
	}

	static Stream<Arguments> clients() {
		return Stream.of(client((builder) -> builder, "none were sent"),
				client((builder) -> builder.credentials(DagsterCredentials.basic("ann", "hunter2")),
						"a user name and password in the Authorization header"),
				client((builder) -> builder.credentials(DagsterCredentials.bearer("hunter2")),
						"a bearer token in the Authorization header"),
				client((builder) -> builder.credentials(DagsterCredentials.dagsterPlus("hunter2")),
						"the header Dagster-Cloud-Api-Token"),
				client((builder) -> builder.headers((headers) -> headers.set("Authorization", "hunter2")),
						"credentials of another scheme in the Authorization header"),
				client((builder) -> builder.headers((headers) -> {
					headers.set("X-Id", "hunter2");
					headers.set("X-Key", "hunter2");
				}), "the headers X-Id, X-Key"));
	}

	@ParameterizedTest
	@MethodSource("clients")
	void reportsTheRejectedCredentials(UnaryOperator<DagsterGraphQlClient.Builder> credentials, String words) {
		for (int status : new int[] { 401, 403 }) {
			this.stub.answer(Answer.of(status, "text/plain", "no"));
			try (DagsterGraphQlClient client = credentials.apply(this.stub.client()).build()) {
				DagsterAuthenticationException ex = catchThrowableOfType(DagsterAuthenticationException.class,
						() -> client.terminateRun("r1"));
				assertThat(ex).hasMessageContaining("HTTP " + status).hasMessageNotContaining("hunter2");
				boolean none = words.startsWith("none");
				assertThat(ex).hasMessageContaining((none && status == 403) ? "without credentials" : words)
					.hasMessageContaining(
							none ? "dagster.auth" : (status == 401) ? "have not expired" : "Grant the permission");
			}
		}
	}

	@Test
	void reportsAnUnreachableTokenEndpoint() throws IOException {
		int port;
		try (ServerSocket free = new ServerSocket(0)) {
			port = free.getLocalPort();
		}
		DagsterAuthenticationException ex = failure("http://127.0.0.1:" + port + "/token?client_secret=hunter2");
		assertThat(ex).hasMessageContaining("no response from http://127.0.0.1:" + port + "/token")
			.hasMessageContaining("Connection refused")
			.hasMessageNotContaining("hunter2");
	}

	@Test
	void reportsTheStatusOfTheTokenEndpoint() {
		try (StubDagster endpoint = new StubDagster()) {
			endpoint.answer(Answer.of(503, "text/plain", "hunter2"));
			assertThat(failure(endpoint.url() + "/token?client_secret=hunter2"))
				.hasMessageContaining("HTTP 503 from " + endpoint.url() + "/token")
				.hasMessageNotContaining("hunter2");
		}
	}

	private DagsterAuthenticationException failure(String tokenEndpoint) {
		WebClient tokens = WebClient.create();
		DagsterCredentials credentials = (headers) -> tokens.post()
			.uri(tokenEndpoint)
			.retrieve()
			.bodyToMono(String.class)
			.doOnNext((token) -> headers.set(HttpHeaders.AUTHORIZATION, "Bearer " + token))
			.then(Mono.empty());
		try (DagsterGraphQlClient client = this.stub.client().credentials(credentials).build()) {
			DagsterAuthenticationException ex = catchThrowableOfType(DagsterAuthenticationException.class,
					() -> client.terminateRun("r1"));
			assertThat(this.stub.requests()).isEmpty();
			assertThat(ex.isOutcomeUnknown()).isFalse();
			return ex;
		}
	}

	private static Arguments client(UnaryOperator<DagsterGraphQlClient.Builder> credentials, String words) {
		return Arguments.of(credentials, words);
	}

}
