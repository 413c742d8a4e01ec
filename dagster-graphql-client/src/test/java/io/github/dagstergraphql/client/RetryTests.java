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
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpServer;
import io.github.dagstergraphql.client.StubDagster.Answer;
import io.github.dagstergraphql.client.error.DagsterConnectionException;
import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;
import io.github.dagstergraphql.client.error.DagsterTimeoutException;
import io.github.dagstergraphql.client.error.GraphQlRequestException;
import io.github.dagstergraphql.client.error.InvalidResponseException;
import io.github.dagstergraphql.client.error.PythonErrorException;
import io.github.dagstergraphql.client.observation.DagsterRetryEvent;
import io.github.dagstergraphql.client.observation.RetryReason;
import io.github.dagstergraphql.client.run.RunStatus;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import org.springframework.core.retry.RetryPolicy;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What is sent again, when, and how often.
 */
class RetryTests {

	private static final String STARTED = "{\"data\":{\"pipelineRunOrError\":{\"__typename\":\"Run\",\"status\":\"STARTED\"}}}";

	private static final String TERMINATED = "{\"data\":{\"terminatePipelineExecution\":{\"__typename\":\"TerminateRunSuccess\"}}}";

	private final StubDagster stub = new StubDagster();

	private final ObservationRecorder recorder = new ObservationRecorder();

	private final SkippedPauses time = new SkippedPauses();

	private final DagsterGraphQlClient client = client(this.stub.client(this.time));

	private DagsterGraphQlClient client(DagsterGraphQlClient.Builder builder) {
		return builder.readTimeout(Duration.ofSeconds(10))
			.retryPolicy(RetryPolicy.builder().maxRetries(3).delay(Duration.ofMillis(10)).build())
			.observationRegistry(this.recorder.registry())
			.build();
	}

	@AfterEach
	void close() {
		this.client.close();
		this.stub.close();
	}

	@ParameterizedTest
	@ValueSource(ints = { 429, 502, 503, 504 })
	void queriesAreRetried(int status) {
		answers(Answer.of(status, "text/html", "<html>"), Answer.of(status, "application/json", "{\"message\":\"m\"}"),
				Answer.of(status, "application/json", "{\"errors\":[{\"message\":\"m\"}]}"), Answer.json(STARTED));
		assertThat(this.client.getRunStatus("r1")).isEqualTo(RunStatus.STARTED);
		assertThat(this.stub.requests()).hasSize(4);
		assertThat(this.recorder.events(DagsterRetryEvent.class)).hasSize(3)
			.allSatisfy((retry) -> assertThat(retry.getOperationName()).isEqualTo("RunStatus"));
	}

	@Test
	void theReasonIsReported() {
		answers(Answer.of(503, "text/html", "<html>"), Answer.json(STARTED));
		this.client.getRunStatus("r1");
		assertThat(this.recorder.retries()).containsExactly(RetryReason.SERVICE_UNAVAILABLE);
	}

	@ParameterizedTest
	@ValueSource(ints = { 400, 401, 403, 404, 408, 413, 500, 501 })
	void otherStatusesAreNotRetried(int status) {
		this.stub.answer(Answer.of(status, "text/html", "<html>"));
		assertThatExceptionOfType(DagsterGraphQlClientException.class).isThrownBy(() -> this.client.getRunStatus("r1"));
		assertThat(this.stub.requests()).hasSize(1);
		assertThat(this.recorder.retries()).isEmpty();
	}

	@Test
	void itEndsWithTheFailureOfTheLastAttempt() {
		this.stub.answer(Answer.of(502, "text/html", "<html>"));
		assertThatExceptionOfType(InvalidResponseException.class).isThrownBy(() -> this.client.getRunStatus("r1"))
			.withMessageContaining("query RunStatus (attempt 4) received HTTP 502");
		assertThat(this.stub.requests()).hasSize(4);
	}

	@Test
	void responsesOfDagsterAreReadRegardlessOfTheStatus() {
		this.stub.answer(Answer.of(503, "application/json",
				"{\"data\":{\"pipelineRunOrError\":{\"__typename\":\"PythonError\",\"message\":\"m\"}}}"));
		assertThatExceptionOfType(PythonErrorException.class).isThrownBy(() -> this.client.getRunStatus("r1"));
		this.stub.answer(Answer.of(503, "application/json", STARTED));
		assertThat(this.client.getRunStatus("r1")).isEqualTo(RunStatus.STARTED);
		this.stub.answer(Answer.of(500, "application/json", "{\"errors\":[{\"message\":\"m\"}]}"));
		assertThatExceptionOfType(GraphQlRequestException.class).isThrownBy(() -> this.client.getRunStatus("r1"));
		assertThat(this.stub.requests()).hasSize(3);
	}

	@ParameterizedTest
	@ValueSource(ints = { 502, 503, 504 })
	void mutationsAreNot(int status) {
		this.stub.answer(Answer.of(status, "text/html", "<html>"));
		assertThatExceptionOfType(InvalidResponseException.class).isThrownBy(() -> this.client.terminateRun("r1"))
			.satisfies((ex) -> assertThat(ex.isOutcomeUnknown()).isTrue());
		assertThat(this.stub.requests()).hasSize(1);
	}

	@Test
	void mutationsAreWhenTheyWereTurnedAway() {
		answers(Answer.of(429, "text/html", "<html>"),
				Answer.of(503, "application/json",
						"{\"maintenance\":{\"message\":\"m\",\"timeout\":60,\"retry_interval\":0.02}}"),
				Answer.json(TERMINATED));
		this.client.terminateRun("r1");
		assertThat(this.recorder.retries()).containsExactly(RetryReason.TOO_MANY_REQUESTS, RetryReason.MAINTENANCE);
	}

	@Test
	void maintenanceExtendsTheRetries() {
		Answer maintenance = Answer.json("{\"maintenance\":{\"retry_interval\":0}}");
		answers(maintenance, maintenance, maintenance, maintenance, maintenance, maintenance, Answer.json(TERMINATED));
		this.client.terminateRun("r1");
		assertThat(this.recorder.retries()).hasSize(6);
	}

	@Test
	void maintenanceThatTakesTooLong() {
		this.stub.answer(Answer.json("{\"maintenance\":{\"retry_interval\":3600}}"));
		assertThatExceptionOfType(InvalidResponseException.class).isThrownBy(() -> this.client.terminateRun("r1"))
			.withMessageContaining("Dagster at " + this.stub.url() + "/graphql is under maintenance")
			.satisfies((ex) -> assertThat(ex.isOutcomeUnknown()).isFalse());
		assertThat(this.stub.requests()).hasSize(1);
	}

	@Test
	void retryAfterIsRespected() {
		answers(Answer.of(503, "text/html", "<html>").with("Retry-After", "1"), Answer.json(STARTED));
		this.client.getRunStatus("r1");
		assertThat(this.time.elapsed()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
	}

	@ParameterizedTest
	@ValueSource(strings = { "3600", "Fri, 31 Dec 2100 23:59:59 GMT", "99999999999999999999" })
	void retryAfterBeyondTheDeadlineIsNotWaitedFor(String retryAfter) {
		this.stub.answer(Answer.of(429, "text/html", "<html>").with("Retry-After", retryAfter));
		assertThatExceptionOfType(InvalidResponseException.class).isThrownBy(() -> this.client.getRunStatus("r1"))
			.satisfies((ex) -> assertThat(ex.getStatusCode()).isEqualTo(429));
		assertThat(this.stub.requests()).hasSize(1);
		assertThat(this.recorder.retries()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "soon", "-1", "", "1.5", "Fri, 31 Dec 1999 23:59:59 GMT" })
	void invalidRetryAfter(String retryAfter) {
		answers(Answer.of(429, "text/html", "<html>").with("Retry-After", retryAfter), Answer.json(STARTED));
		assertThat(this.client.getRunStatus("r1")).isEqualTo(RunStatus.STARTED);
	}

	@Test
	void canBeSwitchedOff() throws IOException {
		this.stub.answer(Answer.of(503, "text/html", "<html>"));
		try (DagsterGraphQlClient never = this.stub.client().retryPolicy(RetryPolicy.withMaxRetries(0)).build()) {
			assertThatExceptionOfType(InvalidResponseException.class).isThrownBy(() -> never.getRunStatus("r1"));
			assertThat(this.stub.requests()).hasSize(1);
		}
		AtomicInteger requests = new AtomicInteger();
		try (RawServer server = resetting(requests);
				DagsterGraphQlClient never = server.client().retryPolicy(RetryPolicy.withMaxRetries(0)).build()) {
			assertThatExceptionOfType(DagsterConnectionException.class).isThrownBy(() -> never.getRunStatus("r1"));
			assertThat(requests).hasValue(1);
		}
	}

	@Test
	void thePolicyMayExcludeFailures() {
		this.stub.answer(Answer.of(503, "text/html", "<html>"));
		try (DagsterGraphQlClient choosy = this.stub.client()
			.retryPolicy(RetryPolicy.builder().excludes(InvalidResponseException.class).build())
			.build()) {
			assertThatExceptionOfType(InvalidResponseException.class).isThrownBy(() -> choosy.getRunStatus("r1"));
			assertThat(this.stub.requests()).hasSize(1);
		}
	}

	@Test
	void theDeadlineCountsForAllAttempts() {
		answers(Answer.of(503, "text/html", "<html>"), Answer.json(STARTED)
			.after(Mono.never().doOnSubscribe((subscription) -> this.time.advance(Duration.ofSeconds(2)))));
		try (DagsterGraphQlClient hasty = this.stub.client(this.time)
			.readTimeout(Duration.ofSeconds(2))
			.retryPolicy(RetryPolicy.builder().delay(Duration.ofMillis(10)).build())
			.build()) {
			assertThatExceptionOfType(DagsterTimeoutException.class).isThrownBy(() -> hasty.getRunStatus("r1"))
				.withMessageContaining("query RunStatus (attempt 2) received no response")
				.withMessageContaining("read timeout of 2s");
		}
	}

	@Test
	void onlyQueriesAreRetriedAfterAReset() throws IOException {
		AtomicInteger requests = new AtomicInteger();
		try (RawServer server = resetting(requests); DagsterGraphQlClient client = client(server.client())) {
			assertThatExceptionOfType(DagsterConnectionException.class).isThrownBy(() -> client.getRunStatus("r1"));
			assertThat(requests).hasValue(4);
		}
		AtomicInteger mutations = new AtomicInteger();
		try (RawServer server = resetting(mutations); DagsterGraphQlClient client = client(server.client())) {
			DagsterConnectionException ex = catchThrowableOfType(DagsterConnectionException.class,
					() -> client.terminateRun("r1"));
			assertThat(ex.isOutcomeUnknown()).isTrue();
			assertThat(mutations).hasValue(1);
		}
	}

	@Test
	void anHttpClientThatRepeatsMutationsIsStopped() throws IOException {
		AtomicInteger requests = new AtomicInteger();
		try (RawServer server = resetting(requests);
				DagsterGraphQlClient client = client(server.client()
					.webClient(WebClient.builder().clientConnector(new ReactorClientHttpConnector())))) {
			DagsterConnectionException ex = catchThrowableOfType(DagsterConnectionException.class,
					() -> client.terminateRun("r1"));
			assertThat(ex.isOutcomeUnknown()).isTrue();
			assertThat(requests).hasValue(1);
		}
	}

	@Test
	void unconnectedMutationsAreRetried() throws IOException {
		int port;
		try (ServerSocket free = new ServerSocket(0)) {
			port = free.getLocalPort();
		}
		HttpServer server = HttpServer.create();
		server.createContext("/", (exchange) -> {
			exchange.getResponseHeaders().set("Content-Type", "application/json");
			exchange.sendResponseHeaders(200, TERMINATED.length());
			exchange.getResponseBody().write(TERMINATED.getBytes());
			exchange.close();
		});
		ObservationHandler<Observation.Context> starter = new ObservationHandler<>() {

			@Override
			public void onEvent(Observation.Event event, Observation.Context context) {
				if (event instanceof DagsterRetryEvent && server.getAddress() == null) {
					bind(server, port);
				}
			}

			@Override
			public boolean supportsContext(Observation.Context context) {
				return true;
			}

		};
		this.recorder.registry().observationConfig().observationHandler(starter);
		try (DagsterGraphQlClient client = DagsterGraphQlClient.builder()
			.host("127.0.0.1")
			.port(port)
			.observationRegistry(this.recorder.registry())
			.build()) {
			client.terminateRun("r1");
			assertThat(this.recorder.retries()).containsOnly(RetryReason.NOT_CONNECTED);
		}
		finally {
			server.stop(0);
		}
	}

	private static void bind(HttpServer server, int port) {
		try {
			server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
			server.start();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void answers(Answer... answers) {
		AtomicInteger next = new AtomicInteger();
		this.stub.answer((request) -> answers[Math.min(next.getAndIncrement(), answers.length - 1)]);
	}

	private static RawServer resetting(AtomicInteger requests) throws IOException {
		return new RawServer((socket, number) -> {
			RawServer.readRequest(socket);
			requests.incrementAndGet();
			socket.setSoLinger(true, 0);
		});
	}

}
