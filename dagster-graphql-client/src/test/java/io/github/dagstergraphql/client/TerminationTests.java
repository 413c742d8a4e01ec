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
import java.util.function.Function;
import java.util.function.UnaryOperator;

import io.github.dagstergraphql.client.StubDagster.Answer;
import io.github.dagstergraphql.client.StubDagster.Request;
import io.github.dagstergraphql.client.error.GraphQlRequestException;
import io.github.dagstergraphql.client.error.RunAwaitException;
import io.github.dagstergraphql.client.error.UnauthorizedException;
import io.github.dagstergraphql.client.run.RunStatus;
import io.github.dagstergraphql.client.run.TerminatePolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Runs are terminated for sure, although they come to life again.
 */
class TerminationTests {

	/** Dagster without its database. */
	private static final Answer OUT_OF_ORDER = Answer.of(500, "application/json", """
			{"data":null,"errors":[{"message":"(sqlite3.OperationalError) unable to open database file",\
			"path":["terminateRun"]}]}""");

	private static final Answer TOO_EARLY = Answer.json("""
			{"data":{"terminateRun":{"__typename":"TerminateRunFailure","message":"status STARTING"}}}""");

	private final StubDagster stub = new StubDagster();

	private final AtomicInteger terminations = new AtomicInteger();

	private volatile Function<Request, Answer> answers;

	private final DagsterGraphQlClient client = this.stub.client()
		.pollInterval(Duration.ofMillis(10), Duration.ofMillis(10))
		.versionCheck(VersionCheck.OFF)
		.build();

	@AfterEach
	void close() {
		this.client.close();
		this.stub.close();
	}

	@Test
	void terminatesARunAgainThatComesToLifeAgain() {
		answerEndingWith(2);
		assertThat(this.client.run("r1")
			.terminateAndAwait(TerminatePolicy.MARK_AS_CANCELED_IMMEDIATELY, Duration.ofSeconds(20))
			.status()).isEqualTo(RunStatus.CANCELED);
		assertThat(this.terminations).hasValue(2);
	}

	@Test
	void givesUpInTime() {
		answerEndingWith(Integer.MAX_VALUE);
		assertThatExceptionOfType(RunAwaitException.class)
			.isThrownBy(() -> this.client.run("r1")
				.terminateAndAwait(TerminatePolicy.MARK_AS_CANCELED_IMMEDIATELY, Duration.ofSeconds(1)))
			.withMessageContaining("Run r1 was not over within 1s: it was last seen STARTED");
		assertThat(this.terminations).hasValueGreaterThan(1);
	}

	@Test
	void triesAgainWhenTheServerCouldNotBeAsked() {
		AtomicInteger troubles = new AtomicInteger();
		answerEndingWith(1);
		UnaryOperator<Answer> troubled = (answer) -> (troubles.incrementAndGet() % 3 != 0) ? OUT_OF_ORDER : answer;
		Function<Request, Answer> inOrder = this.answers;
		this.stub.answer((request) -> switch (request.operation()) {
			case "TerminateRunBy" -> troubled.apply(TOO_EARLY);
			case "RunStatus" -> {
				this.stub.answer(inOrder);
				yield OUT_OF_ORDER;
			}
			default -> inOrder.apply(request);
		});
		assertThat(this.client.run("r1")
			.terminateAndAwait(TerminatePolicy.SAFE_TERMINATE, Duration.ofSeconds(20))
			.status()).isEqualTo(RunStatus.CANCELED);
		assertThat(troubles).hasValue(3);
		assertThat(this.terminations).hasValue(1);
	}

	@Test
	void saysThatTheServerCouldNotBeAsked() {
		this.stub.answer(OUT_OF_ORDER);
		assertThatExceptionOfType(RunAwaitException.class).isThrownBy(
				() -> this.client.run("r1").terminateAndAwait(TerminatePolicy.SAFE_TERMINATE, Duration.ofSeconds(1)))
			.withMessage("Run r1 could not be terminated within 1s: the server could not be asked (GraphQlRequest)")
			.withCauseInstanceOf(GraphQlRequestException.class);
	}

	@Test
	void doesNotTryAgainWhatIsNotPermitted() {
		this.stub.answer("{\"data\":{\"terminateRun\":{\"__typename\":\"UnauthorizedError\",\"message\":\"no\"}}}");
		assertThatExceptionOfType(UnauthorizedException.class).isThrownBy(
				() -> this.client.run("r1").terminateAndAwait(TerminatePolicy.SAFE_TERMINATE, Duration.ofSeconds(20)));
		assertThat(this.stub.requests()).hasSize(1);
	}

	private void answerEndingWith(int termination) {
		this.answers = (request) -> switch (String.valueOf(request.operation())) {
			case "TerminateRunBy" -> {
				this.terminations.incrementAndGet();
				yield Answer.json("{\"data\":{\"terminateRun\":{\"__typename\":\"TerminateRunSuccess\"}}}");
			}
			case "RunStatuses" -> runs("{\"runId\":\"r1\",\"status\":\""
					+ ((this.terminations.get() >= termination) ? "CANCELED" : "STARTED") + "\"}");
			default -> runs("{\"runId\":\"r1\",\"jobName\":\"j\",\"status\":\"CANCELED\",\"tags\":[]}");
		};
		this.stub.answer(this.answers);
	}

	private static Answer runs(String run) {
		return Answer.json("{\"data\":{\"runsOrError\":{\"__typename\":\"Runs\",\"results\":[" + run + "]}}}");
	}

}
