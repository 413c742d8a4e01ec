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

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.dagstergraphql.client.StubDagster.Answer;
import io.github.dagstergraphql.client.auth.DagsterCredentials;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.graphql.client.ClientGraphQlResponse;
import org.springframework.graphql.client.GraphQlTransportException;
import org.springframework.graphql.client.HttpGraphQlClient;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import org.springframework.web.util.DefaultUriBuilderFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for Spring's own client over the connections and settings of a Dagster client.
 */
class HttpGraphQlClientTests {

	private static final String VERSION = "{\"data\":{\"version\":\"1.13.27\"}}";

	private static final String ERRORS = "{\"data\":null,\"errors\":[{\"message\":\"Cannot query field\"}]}";

	private final StubDagster stub = new StubDagster();

	@AfterEach
	void close() {
		this.stub.close();
	}

	@Test
	void sendsHeadersAndCredentials() {
		this.stub.answer(VERSION);
		try (DagsterGraphQlClient dagster = this.stub.client()
			.headers((headers) -> headers.set("X-Team", "etl"))
			.credentials(DagsterCredentials.bearer("t0ken"))
			.build()) {
			assertThat(version(dagster.httpGraphQlClient())).isEqualTo("1.13.27");
			assertThat(version(dagster.reactive().httpGraphQlClient())).isEqualTo("1.13.27");
		}
		assertThat(this.stub.requests()).hasSize(2).allSatisfy((request) -> {
			assertThat(request.authorization()).isEqualTo("Bearer t0ken");
			assertThat(request.headers().toString()).contains("etl", "dagster-graphql");
			assertThat(request.json().path("query").asString()).isEqualTo("{ version }");
		});
	}

	@Test
	void rejectedCredentialsAreRenewed() {
		AtomicInteger tokens = new AtomicInteger();
		AtomicInteger rejections = new AtomicInteger();
		DagsterCredentials credentials = new DagsterCredentials() {

			@Override
			public Mono<Void> apply(HttpHeaders headers) {
				return Mono.fromRunnable(() -> headers.setBearerAuth("t" + tokens.incrementAndGet()));
			}

			@Override
			public void rejected() {
				rejections.incrementAndGet();
			}

		};
		this.stub.answer(Answer.of(401, "application/json", "{\"detail\":\"no\"}"));
		try (DagsterGraphQlClient dagster = this.stub.client().credentials(credentials).build()) {
			assertThatExceptionOfType(GraphQlTransportException.class)
				.isThrownBy(() -> version(dagster.httpGraphQlClient()))
				.withCauseInstanceOf(WebClientResponseException.Unauthorized.class)
				.satisfies((ex) -> assertThat(((WebClientResponseException) ex.getCause()).getResponseBodyAsString())
					.isEqualTo("{\"detail\":\"no\"}"));
		}
		assertThat(rejections).hasValue(1);
	}

	@ParameterizedTest
	@ValueSource(ints = { 200, 400, 500 })
	void graphQlErrorsOfAnyStatusAreErrorsOfTheResponse(int status) {
		this.stub.answer(Answer.of(status, "application/json", ERRORS));
		try (DagsterGraphQlClient dagster = this.stub.client().build()) {
			ClientGraphQlResponse response = dagster.httpGraphQlClient().document("{ x }").execute().block();
			assertThat(response.isValid()).isFalse();
			assertThat(response.getErrors()).extracting((error) -> error.getMessage())
				.containsExactly("Cannot query field");
		}
	}

	@ParameterizedTest
	@CsvSource({ "500,text/plain,down", "502,application/json,{}", "503,application/json,not JSON",
			"404,text/html,''" })
	void otherErrorsKeepTheirStatusAndBody(int status, String contentType, String body) {
		this.stub.answer(Answer.of(status, contentType, body));
		try (DagsterGraphQlClient dagster = this.stub.client().build()) {
			assertThatExceptionOfType(GraphQlTransportException.class)
				.isThrownBy(() -> version(dagster.httpGraphQlClient()))
				.withCauseInstanceOf(WebClientResponseException.class)
				.satisfies((ex) -> {
					WebClientResponseException cause = (WebClientResponseException) ex.getCause();
					assertThat(cause.getStatusCode().value()).isEqualTo(status);
					assertThat(cause.getResponseBodyAsString()).isEqualTo(body);
				});
		}
	}

	@Test
	void readTimeoutLimitsQueries() {
		this.stub.answer(Answer.json(VERSION).after(Mono.never()));
		try (DagsterGraphQlClient dagster = this.stub.client()
			.connectTimeout(Duration.ofMillis(90))
			.readTimeout(Duration.ofMillis(100))
			.build()) {
			assertThatExceptionOfType(GraphQlTransportException.class)
				.isThrownBy(() -> version(dagster.httpGraphQlClient()))
				.withCauseInstanceOf(TimeoutException.class)
				.withMessageContaining("read timeout of 100ms (readTimeout, dagster.read-timeout)");
		}
	}

	@Test
	void launchTimeoutLimitsMutations() {
		this.stub.answer(Answer.json(VERSION).after(Mono.never()));
		try (DagsterGraphQlClient dagster = this.stub.client().launchTimeout(Duration.ofMillis(100)).build()) {
			assertThatExceptionOfType(GraphQlTransportException.class)
				.isThrownBy(() -> dagster.httpGraphQlClient().document("mutation { wipe }").execute().block())
				.withCauseInstanceOf(TimeoutException.class)
				.withMessageContaining("launch timeout of 100ms (launchTimeout, dagster.launch-timeout)");
		}
	}

	@Test
	void maximumResponseSize() {
		this.stub.answer("{\"data\":{\"version\":\"" + "1".repeat(400_000) + "\"}}");
		try (DagsterGraphQlClient dagster = this.stub.client().build();
				DagsterGraphQlClient small = this.stub.client().maxResponseSize(1000).build()) {
			assertThat(version(dagster.httpGraphQlClient())).hasSize(400_000);
			assertThatExceptionOfType(GraphQlTransportException.class)
				.isThrownBy(() -> version(small.httpGraphQlClient()))
				.withRootCauseInstanceOf(DataBufferLimitException.class);
		}
	}

	@Test
	void credentialsAreSentToNoOtherUrl() {
		try (StubDagster other = new StubDagster();
				DagsterGraphQlClient dagster = this.stub.client()
					.credentials(DagsterCredentials.bearer("t0ken"))
					.build()) {
			HttpGraphQlClient moved = dagster.httpGraphQlClient()
				.mutate()
				.webClient((webClient) -> webClient.uriBuilderFactory(new DefaultUriBuilderFactory(other.url())))
				.build();
			assertThatExceptionOfType(GraphQlTransportException.class).isThrownBy(() -> version(moved))
				.withCauseInstanceOf(IllegalStateException.class)
				.withMessageContaining("cannot be used for another URL");
			assertThat(other.requests()).isEmpty();
		}
	}

	@Test
	void hostWithAnUnderscore() {
		try (DagsterGraphQlClient dagster = DagsterGraphQlClient.builder().url("http://dagster_web:1").build()) {
			assertThatExceptionOfType(GraphQlTransportException.class)
				.isThrownBy(() -> version(dagster.httpGraphQlClient()))
				.withMessageContaining("dagster_web");
		}
	}

	@Test
	void closedClient() {
		DagsterGraphQlClient dagster = this.stub.client().build();
		HttpGraphQlClient client = dagster.httpGraphQlClient();
		dagster.close();
		assertThatExceptionOfType(GraphQlTransportException.class).isThrownBy(() -> version(client))
			.withMessageContaining("has been closed");
		assertThatIllegalStateException().isThrownBy(dagster::httpGraphQlClient)
			.withMessageContaining("has been closed");
		assertThat(this.stub.requests()).isEmpty();
	}

	private static String version(HttpGraphQlClient client) {
		return client.document("{ version }").retrieve("version").toEntity(String.class).block();
	}

}
