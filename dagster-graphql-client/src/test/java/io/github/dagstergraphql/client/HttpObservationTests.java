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
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.github.dagstergraphql.client.StubDagster.Answer;
import io.github.dagstergraphql.client.error.DagsterConnectionException;
import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;
import io.github.dagstergraphql.client.error.GraphQlRequestException;
import io.github.dagstergraphql.client.error.InvalidResponseException;
import io.github.dagstergraphql.client.run.RunNotFoundException;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.core.retry.RetryPolicy;
import org.springframework.web.reactive.function.client.ClientRequestObservationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for Spring's {@code http.client.requests}, which reports the HTTP exchange rather
 * than the result of Dagster.
 */
class HttpObservationTests {

	private static final String NOT_FOUND = "{\"data\":{\"pipelineRunOrError\":{\"__typename\":\"RunNotFoundError\",\"message\":\"no\"}}}";

	private static final String ERRORS = "{\"errors\":[{\"message\":\"Cannot query field\"}]}";

	private final BlockingQueue<ClientRequestObservationContext> exchanges = new LinkedBlockingQueue<>();

	private final ObservationRegistry registry = TestObservationRegistry.create();

	HttpObservationTests() {
		this.registry.observationConfig().observationHandler(new ObservationHandler<ClientRequestObservationContext>() {

			@Override
			public void onStop(ClientRequestObservationContext context) {
				HttpObservationTests.this.exchanges.add(context);
			}

			@Override
			public boolean supportsContext(Observation.Context context) {
				return context instanceof ClientRequestObservationContext;
			}

		});
	}

	@Test
	void typedErrorIsASuccess() throws Exception {
		assertThat(tags(Answer.json(NOT_FOUND), RunNotFoundException.class)).containsEntry("status", "200")
			.containsEntry("outcome", "SUCCESS")
			.containsEntry("exception", "none");
	}

	@Test
	void graphQlErrorsWithStatus400() throws Exception {
		assertThat(tags(Answer.of(400, "application/json", ERRORS), GraphQlRequestException.class))
			.containsEntry("status", "400")
			.containsEntry("outcome", "CLIENT_ERROR")
			.containsEntry("exception", "none");
	}

	@Test
	void graphQlErrorsWithStatus500() throws Exception {
		assertThat(tags(Answer.of(500, "application/json", ERRORS), GraphQlRequestException.class))
			.containsEntry("status", "500")
			.containsEntry("outcome", "SERVER_ERROR")
			.containsEntry("exception", "none");
	}

	@Test
	void errorPageOfAProxy() throws Exception {
		assertThat(tags(Answer.of(200, "text/html", "<html/>"), InvalidResponseException.class))
			.containsEntry("status", "200")
			.containsEntry("outcome", "SUCCESS")
			.containsEntry("exception", "none");
	}

	@Test
	void failedConnection() throws Exception {
		try (RawServer server = new RawServer((socket, number) -> {
			RawServer.readRequest(socket);
			socket.setSoLinger(true, 0);
		})) {
			assertThat(tags(server.client(), DagsterConnectionException.class)).containsEntry("status", "CLIENT_ERROR")
				.containsEntry("outcome", "UNKNOWN")
				.containsEntry("exception", "WebClientRequestException");
		}
	}

	private Map<String, String> tags(Answer answer, Class<? extends DagsterGraphQlClientException> failure)
			throws IOException, InterruptedException {
		try (StubDagster stub = new StubDagster()) {
			stub.answer(answer);
			return tags(stub.client(), failure);
		}
	}

	private Map<String, String> tags(DagsterGraphQlClient.Builder builder,
			Class<? extends DagsterGraphQlClientException> failure) throws InterruptedException {
		try (DagsterGraphQlClient client = builder.observationRegistry(this.registry)
			.versionCheck(VersionCheck.OFF)
			.retryPolicy(RetryPolicy.withMaxRetries(0))
			.build()) {
			assertThatExceptionOfType(failure).isThrownBy(() -> client.getRunStatus("r"));
			// it may be stopped when the caller has gone on
			ClientRequestObservationContext context = this.exchanges.poll(10, TimeUnit.SECONDS);
			assertThat(context).isNotNull();
			return context.getLowCardinalityKeyValues()
				.stream()
				.collect(Collectors.toMap(KeyValue::getKey, KeyValue::getValue));
		}
	}

}
