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
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.dagstergraphql.client.StubDagster.Answer;
import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;
import io.github.dagstergraphql.client.job.JobExecution;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.retry.RetryPolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for the content of the request log.
 */
class RequestLogTests {

	private static final String SECRET = "hunter2secret";

	private static final String STARTED = "{\"data\":{\"pipelineRunOrError\":{\"__typename\":\"Run\",\"status\":\"STARTED\"}}}";

	private static final String LAUNCHED = "{\"data\":{\"launchPipelineExecution\":{\"__typename\":\"LaunchRunSuccess\",\"run\":{\"runId\":\"run-7\"}}}}";

	private static final JobExecution EXECUTION = JobExecution.builder("job")
		.location("loc")
		.repository("repo")
		.runConfig(Map.of("password", SECRET))
		.tag("token", SECRET)
		.build();

	private final Logger logger = (Logger) LoggerFactory.getLogger("io.github.dagstergraphql.client.requests");

	private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

	private final StubDagster stub = new StubDagster();

	private final DagsterGraphQlClient client = this.stub.client()
		.name("orders")
		.headers((headers) -> headers.set("X-Secret", SECRET))
		.retryPolicy(RetryPolicy.builder().maxRetries(1).delay(Duration.ofMillis(1)).build())
		.build();

	@BeforeEach
	void listen() {
		this.logger.setLevel(Level.DEBUG);
		this.logger.setAdditive(false);
		this.appender.list = new CopyOnWriteArrayList<>();
		this.appender.start();
		this.logger.addAppender(this.appender);
	}

	@AfterEach
	void stop() {
		this.logger.setLevel(null);
		this.logger.setAdditive(true);
		this.logger.detachAppender(this.appender);
		this.client.close();
		this.stub.close();
	}

	@Test
	void logsTheOperationAndItsDuration() {
		this.stub.answer(STARTED);
		this.client.getRunStatus("run-6");
		this.client.reactive().getRunStatus("run-6").block();
		assertThat(lines()).hasSize(2)
			.allSatisfy(
					(line) -> assertThat(line).matches("orders: query RunStatus -> HTTP 200 in \\d+ ms, run run-6"));
	}

	@Test
	void logsTheLaunchedRun() {
		this.stub.answer(LAUNCHED);
		this.client.submitJobExecution(EXECUTION);
		assertThat(lines()).singleElement()
			.asString()
			.matches("orders: mutation LaunchRun -> HTTP 200 in \\d+ ms, run run-7");
	}

	@Test
	void logsEachAttempt() {
		this.stub.answer((request) -> (this.stub.requests().size() == 1)
				? Answer.of(503, "text/plain", SECRET + request.body()) : Answer.json(STARTED));
		this.client.getRunStatus("run-6");
		assertThat(lines()).hasSize(2);
		assertThat(lines().get(0))
			.matches("orders: query RunStatus -> HTTP 503, InvalidResponse in \\d+ ms, run run-6");
		assertThat(lines().get(1)).matches("orders: query RunStatus \\(attempt 2\\) -> HTTP 200 in \\d+ ms, run run-6");
	}

	@Test
	void logsTheError() {
		this.stub.answer("{\"data\":{\"launchPipelineExecution\":{\"__typename\":\"UnauthorizedError\",\"message\":\""
				+ SECRET + "\"}}}");
		fails(() -> this.client.submitJobExecution(EXECUTION));
		this.stub.answer("{\"data\":{\"launchPipelineExecution\":{\"__typename\":\"" + SECRET + "\"}}}");
		fails(() -> this.client.submitJobExecution(EXECUTION));
		this.stub.close();
		fails(() -> this.client.getRunStatus("run-6"));
		assertThat(lines()).hasSize(4);
		assertThat(lines().get(0)).matches("orders: mutation LaunchRun -> HTTP 200, UnauthorizedError in \\d+ ms");
		assertThat(lines().get(1))
			.matches("orders: mutation LaunchRun -> HTTP 200, UnrecognizedServerErrorException in \\d+ ms");
		assertThat(lines().subList(2, 4)).allSatisfy((line) -> assertThat(line).contains("query RunStatus")
			.containsPattern("-> no response, DagsterConnection in \\d+ ms, run run-6"));
	}

	@Test
	void logsCanceledCalls() {
		this.stub.answer(Answer.json(STARTED).after(Mono.delay(Duration.ofSeconds(30))));
		fails(() -> this.client.graphql()
			.document("query Slow { version }")
			.timeout(Duration.ofMillis(200))
			.retrieve("version")
			.toEntity(String.class));
		Disposable call = this.client.reactive().getRunStatus("run-6").subscribe();
		until(() -> this.stub.requests().size() == 2);
		call.dispose();
		until(() -> lines().size() == 2);
		assertThat(lines().get(0)).matches("orders: query Slow -> no response, DagsterTimeout in \\d+ ms");
		assertThat(lines().get(1)).matches("orders: query RunStatus -> no response, Cancelled in \\d+ ms, run run-6");
	}

	@Test
	void logsMoreAtTrace() {
		this.logger.setLevel(Level.TRACE);
		this.stub.answer("{\"data\":{\"version\":\"1.13.27\"}}");
		this.client.graphql()
			.document("query Mine { version }")
			.variable("first", SECRET)
			.variable("second", SECRET)
			.retrieve("version")
			.toEntity(String.class);
		this.stub.answer(LAUNCHED);
		this.client.submitJobExecution(EXECUTION);
		assertThat(lines()).hasSize(2);
		assertThat(lines().get(0)).matches(
				"orders: query Mine -> HTTP 200 in \\d+ ms, document of 22 characters, variables \\[first, second\\]");
		assertThat(lines().get(1)).matches(
				"orders: mutation LaunchRun -> HTTP 200 in \\d+ ms, run run-7, document of \\d+ characters, variables \\[executionParams\\]");
	}

	@Test
	void writesOneLineRegardlessOfTheRunId() {
		this.stub.answer(STARTED);
		this.client.getRunStatus("run-6\nFAKE");
		assertThat(lines()).singleElement().asString().endsWith("run run-6\\nFAKE");
	}

	@Test
	void isDisabledByDefault() {
		this.logger.setLevel(Level.INFO);
		this.stub.answer(STARTED);
		this.client.getRunStatus("run-6");
		assertThat(lines()).isEmpty();
	}

	private static void fails(Runnable call) {
		assertThatExceptionOfType(DagsterGraphQlClientException.class).isThrownBy(call::run);
	}

	private static void until(BooleanSupplier condition) {
		Flux.interval(Duration.ofMillis(10))
			.filter((tick) -> condition.getAsBoolean())
			.blockFirst(Duration.ofSeconds(10));
	}

	private List<String> lines() {
		List<String> lines = this.appender.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
		assertThat(lines).noneMatch((line) -> line.contains(SECRET));
		return lines;
	}

}
