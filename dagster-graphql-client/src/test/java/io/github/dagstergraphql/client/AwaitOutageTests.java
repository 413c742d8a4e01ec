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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import io.github.dagstergraphql.client.StubDagster.Answer;
import io.github.dagstergraphql.client.error.DagsterAuthenticationException;
import io.github.dagstergraphql.client.error.GraphQlRequestException;
import io.github.dagstergraphql.client.error.UnauthorizedException;
import io.github.dagstergraphql.client.error.UnsupportedServerVersionException;
import io.github.dagstergraphql.client.run.AwaitedRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

import org.springframework.core.retry.RetryPolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests that waits continue during temporary failures and fail soon after persistent
 * ones.
 */
class AwaitOutageTests {

	/** More than it takes to believe that something stays. */
	private static final int LONG = 4;

	private static final String RUN = "{\"runId\":\"r1\",\"jobName\":\"j\",\"status\":\"SUCCESS\",\"tags\":[]}";

	private final StubDagster stub = new StubDagster();

	private final AtomicInteger polls = new AtomicInteger();

	private volatile String version = "1.13.27";

	@AfterEach
	void close() {
		this.stub.close();
	}

	static Answer[] outages() {
		return new Answer[] {
				// Dagster without its database
				json(500, """
						{"data":null,"errors":[{"message":"(sqlite3.OperationalError) unable to open database file",\
						"path":["runsOrError","results"],"locations":[{"line":1,"column":76}]}]}"""),
				json(200,
						"""
								{"data":{"runsOrError":{"__typename":"PythonError","message":"m","className":"C","stack":[]}}}"""),
				json(200, "{\"data\":{\"runsOrError\":{\"__typename\":\"ComeBackLaterError\",\"message\":\"m\"}}}"),
				json(502, "{\"errors\":[{\"message\":\"bad gateway\"}]}"),
				json(404, "{\"errors\":[{\"message\":\"no\"}]}"), json(200, "{}"),
				Answer.of(503, "text/html", "<html>"), Answer.of(200, "text/html", "<html>") };
	}

	@ParameterizedTest
	@MethodSource("outages")
	void isTolerated(Answer outage) {
		answerPolls(() -> (this.polls.get() <= LONG) ? outage : runs());
		try (DagsterGraphQlClient client = client().build()) {
			AwaitedRun run = client.run("r1").await(Duration.ofSeconds(20));
			assertThat(run.isSuccessful()).isTrue();
			assertThat(this.polls).hasValue(LONG + 1);
		}
	}

	@Test
	void waitsOutlastATemporaryFailureOfTheCredentials() {
		AtomicInteger asked = new AtomicInteger();
		answerPolls(AwaitOutageTests::runs);
		try (DagsterGraphQlClient client = client().credentials((headers) -> (asked.incrementAndGet() <= LONG)
				? Mono.error(new IllegalStateException("down")) : Mono.empty())
			.build()) {
			assertThat(client.run("r1").await(Duration.ofSeconds(20)).isSuccessful()).isTrue();
		}
	}

	@Test
	void rejectedCredentialsAreReported() {
		answerPolls(() -> Answer.of(401, "text/html", "<html>"));
		endsWith(DagsterAuthenticationException.class);
	}

	@Test
	void aMissingPermissionIsReported() {
		answerPolls(() -> json(200,
				"{\"data\":{\"runsOrError\":{\"__typename\":\"UnauthorizedError\",\"message\":\"no\"}}}"));
		endsWith(UnauthorizedException.class);
	}

	@ParameterizedTest
	@MethodSource("refusals")
	void anUnsupportedServerIsReported(Answer refusal) {
		answerPolls(() -> refusal);
		endsWith(GraphQlRequestException.class);
	}

	static Answer[] refusals() {
		String errors = "{\"errors\":[{\"message\":\"Unknown type 'RunsFilter'.\"}]}";
		return new Answer[] { json(200, errors), json(400, errors), json(500, errors) };
	}

	@Test
	void anOldServerIsReportedImmediately() {
		this.version = "1.0.17";
		answerPolls(() -> json(400, "{\"errors\":[{\"message\":\"Unknown type 'RunsFilter'.\"}]}"));
		try (DagsterGraphQlClient client = client().build()) {
			assertThatExceptionOfType(UnsupportedServerVersionException.class)
				.isThrownBy(() -> client.run("r1").await(Duration.ofSeconds(20)))
				.withMessage("Waiting for runs requires Dagster 1.5.0 or later; this server has version 1.0.17");
			assertThat(this.polls).hasValue(1);
		}
	}

	private void endsWith(Class<? extends Exception> failure) {
		try (DagsterGraphQlClient client = client().build()) {
			assertThatExceptionOfType(failure).isThrownBy(() -> client.run("r1").await(Duration.ofSeconds(20)));
			assertThat(this.polls).hasValue(3);
		}
	}

	private void answerPolls(Supplier<Answer> answer) {
		this.stub.answer((request) -> switch (request.operation()) {
			case "RunStatuses" -> {
				this.polls.incrementAndGet();
				yield answer.get();
			}
			case "LearnServerVersion" -> json(200, "{\"data\":{\"version\":\"" + this.version + "\"}}");
			default -> runs();
		});
	}

	private DagsterGraphQlClient.Builder client() {
		return this.stub.client()
			.retryPolicy(RetryPolicy.withMaxRetries(0))
			.pollInterval(Duration.ofMillis(10), Duration.ofMillis(10));
	}

	private static Answer runs() {
		return json(200, "{\"data\":{\"runsOrError\":{\"__typename\":\"Runs\",\"results\":[" + RUN + "]}}}");
	}

	private static Answer json(int status, String body) {
		return Answer.of(status, "application/json", body);
	}

}
