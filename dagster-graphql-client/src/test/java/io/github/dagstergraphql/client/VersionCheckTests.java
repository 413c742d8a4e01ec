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
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.dagstergraphql.client.StubDagster.Answer;
import io.github.dagstergraphql.client.StubDagster.Request;
import io.github.dagstergraphql.client.error.DagsterTimeoutException;
import io.github.dagstergraphql.client.error.InvalidResponseException;
import io.github.dagstergraphql.client.error.UnsupportedServerVersionException;
import io.github.dagstergraphql.client.internal.call.Call;
import io.github.dagstergraphql.client.run.RunStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.scheduler.VirtualTimeScheduler;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Servers that the client was not made for, and what needs a newer one.
 */
class VersionCheckTests {

	private static final String STARTED = "{\"data\":{\"pipelineRunOrError\":{\"__typename\":\"Run\",\"status\":\"STARTED\"}}}";

	private final StubDagster stub = new StubDagster();

	private final Logger logger = (Logger) LoggerFactory
		.getLogger("io.github.dagstergraphql.client.internal.version.VersionCheck");

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	private volatile String version = "1.13.27";

	private volatile Answer answerToVersion;

	@BeforeEach
	void serve() {
		this.stub.answer((request) -> {
			if (!request.operation().endsWith("ServerVersion")) {
				return Answer.json(STARTED);
			}
			return (this.answerToVersion != null) ? this.answerToVersion
					: Answer.json("{\"data\":{\"version\":\"" + this.version + "\"}}");
		});
		this.log.start();
		this.logger.addAppender(this.log);
	}

	@AfterEach
	void close() {
		this.logger.detachAppender(this.log);
		this.logger.setLevel(null);
		this.stub.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "1.14.0", "2.0.0", "0.11.16" })
	void warnsOnce(String version) {
		this.version = version;
		try (DagsterGraphQlClient client = DagsterGraphQlClient.builder().url(this.stub.url()).name("etl").build()) {
			assertThat(client.getRunStatus("r1")).isEqualTo(RunStatus.STARTED);
			await().until(() -> !this.log.list.isEmpty());
			client.getRunStatus("r1");
			assertThat(this.log.list).singleElement()
				.satisfies((event) -> assertThat(event.getLevel()).isEqualTo(Level.WARN))
				.satisfies((event) -> assertThat(event.getFormattedMessage()).startsWith("Client \"etl\": ")
					.contains(version));
			assertThat(questions()).hasSize(1);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "1.13.99", "0.12.15", "1.5.14", "1!0+dev", "99999999999.1.1" })
	void doesNotWarnOfSupportedVersions(String version) {
		this.version = version;
		try (DagsterGraphQlClient client = DagsterGraphQlClient.builder().url(this.stub.url()).build();
				DagsterGraphQlClient strict = strict()) {
			// the version is checked on the thread of the next caller
			client.instance().version();
			assertThat(client.getRunStatus("r1")).isEqualTo(RunStatus.STARTED);
			assertThat(strict.getRunStatus("r1")).isEqualTo(RunStatus.STARTED);
		}
		assertThat(this.log.list).isEmpty();
	}

	@Test
	void callsDoNotWaitForTheVersionCheck() {
		this.answerToVersion = Answer.json("{}").after(Mono.never());
		try (DagsterGraphQlClient client = DagsterGraphQlClient.builder().url(this.stub.url()).build()) {
			assertThat(client.getRunStatus("r1")).isEqualTo(RunStatus.STARTED);
			assertThat(client.getRunStatus("r1")).isEqualTo(RunStatus.STARTED);
		}
	}

	@Test
	void requestsTheVersionAgainWithGrowingPausesAfterFailures() {
		VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();
		this.logger.setLevel(Level.DEBUG);
		this.answerToVersion = Answer.of(500, "text/plain", "no");
		try (DagsterGraphQlClient client = DagsterGraphQlClient.builder().url(this.stub.url()).build()) {
			int minutes = 0;
			for (int question = 1; question < 9; question++) {
				int expected = question;
				await().until(() -> {
					client.getRunStatus("r1");
					return questions().size() == expected;
				});
				await().until(() -> failuresLogged() == expected);
				client.reactive().getRunStatus("r1").repeat(10).blockLast();
				minutes = Math.min(60, Math.max(1, minutes * 2));
				time.advanceTimeBy(Duration.ofMinutes(minutes).minusMillis(1));
				client.getRunStatus("r1");
				assertThat(questions()).hasSize(expected);
				time.advanceTimeBy(Duration.ofMillis(1));
			}
		}
		finally {
			VirtualTimeScheduler.reset();
		}
		assertThat(this.log.list).noneMatch((event) -> event.getLevel().isGreaterOrEqual(Level.WARN));
	}

	@Test
	void closingTheClientEndsItsRequestForTheVersion() {
		this.logger.setLevel(Level.DEBUG);
		List<String> operations = new CopyOnWriteArrayList<>();
		Sinks.One<ClientResponse> pending = Sinks.one();
		WebClient.Builder http = WebClient.builder().exchangeFunction((request) -> {
			operations.add(Objects.requireNonNull(Call.of(request)).operation().name());
			return (operations.size() > 1) ? pending.asMono()
					: Mono.just(ClientResponse.create(HttpStatus.OK)
						.header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE)
						.body(STARTED)
						.build());
		});
		DagsterGraphQlClient client = DagsterGraphQlClient.builder().webClient(http).build();
		client.getRunStatus("r1");
		await().until(() -> operations.size() == 2);
		client.close();
		pending.tryEmitError(new IOException("closed")).orThrow();
		assertThat(operations).containsExactly("RunStatus", "LearnServerVersion");
		assertThat(this.log.list).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "1.14.0", "0.11.16" })
	void failsBeforeAnythingIsSent(String version) {
		this.version = version;
		try (DagsterGraphQlClient client = strict()) {
			assertThatExceptionOfType(UnsupportedServerVersionException.class)
				.isThrownBy(() -> client.terminateRun("r1"))
				.withMessageContaining(version)
				.satisfies((ex) -> assertThat(ex.getServerVersion()).isEqualTo(version))
				.satisfies((ex) -> assertThat(ex.isOutcomeUnknown()).isFalse());
			assertThat(this.stub.requests()).hasSize(1);
			assertThat(client.instance().version()).isEqualTo(version);
		}
	}

	@Test
	void requestsTheVersionOnceIfTheServerIsSupported() {
		try (DagsterGraphQlClient client = strict()) {
			client.getRunStatus("r1");
			client.getRunStatus("r1");
			assertThat(this.stub.requests()).extracting(Request::operation)
				.containsExactly("LearnServerVersion", "RunStatus", "RunStatus");
		}
	}

	@Test
	void usesTheVersionRequestedByTheCaller() {
		try (DagsterGraphQlClient client = strict()) {
			client.instance().version();
			client.getRunStatus("r1");
			client.instance().version();
			assertThat(this.stub.requests()).extracting(Request::operation)
				.containsExactly("ServerVersion", "RunStatus", "ServerVersion");
		}
	}

	@Test
	void concurrentCallersShareOneRequest() {
		try (DagsterGraphQlClient client = strict()) {
			Flux.range(0, 20)
				.flatMap((index) -> client.reactive().getRunStatus("r" + index), 20)
				.blockLast(Duration.ofSeconds(20));
		}
		assertThat(questions()).hasSize(1);
		assertThat(this.stub.requests()).hasSize(21);
	}

	@Test
	void requestsTheVersionAgainAfterItExpires() {
		VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();
		try (DagsterGraphQlClient client = strict()) {
			client.getRunStatus("r1");
			this.version = "1.14.0";
			time.advanceTimeBy(Duration.ofMinutes(9));
			assertThat(client.getRunStatus("r1")).isEqualTo(RunStatus.STARTED);
			time.advanceTimeBy(Duration.ofMinutes(2));
			assertThatExceptionOfType(UnsupportedServerVersionException.class)
				.isThrownBy(() -> client.getRunStatus("r1"));
		}
		finally {
			VirtualTimeScheduler.reset();
		}
	}

	@Test
	void anUpdatedServerIsAcceptedAgain() {
		this.version = "0.11.16";
		try (DagsterGraphQlClient client = strict()) {
			assertThatExceptionOfType(UnsupportedServerVersionException.class)
				.isThrownBy(() -> client.getRunStatus("r1"));
			this.version = "1.13.27";
			assertThat(client.getRunStatus("r1")).isEqualTo(RunStatus.STARTED);
		}
	}

	@Test
	void theVersionQueryIsLimitedByTheTimeoutOfTheOperation() {
		this.answerToVersion = Answer.json("{}").after(Mono.never());
		try (DagsterGraphQlClient client = strict()) {
			assertThatExceptionOfType(DagsterTimeoutException.class)
				.isThrownBy(() -> client.graphql()
					.document("mutation { x }")
					.timeout(Duration.ofMillis(200))
					.retrieve("x")
					.toEntity(String.class))
				.satisfies((ex) -> assertThat(ex.isOutcomeUnknown()).isFalse());
			// on a busy machine, the time may be over before the request is sent
			assertThat(this.stub.requests()).extracting(Request::operation).isSubsetOf("LearnServerVersion");
		}
	}

	@Test
	void failsWithTheFailureOfTheVersionQuery() {
		this.answerToVersion = Answer.of(500, "text/plain", "no");
		try (DagsterGraphQlClient client = strict()) {
			assertThatExceptionOfType(InvalidResponseException.class).isThrownBy(() -> client.getRunStatus("r1"))
				.withMessageContaining("query LearnServerVersion");
			this.answerToVersion = null;
			assertThat(client.getRunStatus("r1")).isEqualTo(RunStatus.STARTED);
		}
	}

	@Test
	void idempotencyKeysRequireANewerServer() {
		this.version = "1.4.17";
		try (DagsterGraphQlClient client = this.stub.client().build()) {
			assertThatExceptionOfType(UnsupportedServerVersionException.class)
				.isThrownBy(() -> client.job("j").location("l").repository("r").idempotencyKey("k").launch())
				.withMessageContaining(
						"An idempotency key requires Dagster 1.5.0 or later; this server has version 1.4.17");
			assertThat(this.stub.requests()).hasSize(1);
			this.version = "1.5.0";
			assertThatExceptionOfType(InvalidResponseException.class)
				.isThrownBy(() -> client.job("j").location("l").repository("r").idempotencyKey("k").launch())
				.withMessageContaining("KeyedRuns");
		}
	}

	private DagsterGraphQlClient strict() {
		return DagsterGraphQlClient.builder().url(this.stub.url()).versionCheck(VersionCheck.FAIL).build();
	}

	private long failuresLogged() {
		return List.copyOf(this.log.list)
			.stream()
			.map(ILoggingEvent::getThrowableProxy)
			.filter(Objects::nonNull)
			.count();
	}

	private List<Request> questions() {
		return this.stub.requests()
			.stream()
			.filter((request) -> request.operation().equals("LearnServerVersion"))
			.toList();
	}

}
