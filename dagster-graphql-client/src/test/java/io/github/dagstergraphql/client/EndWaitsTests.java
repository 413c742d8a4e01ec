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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.StubDagster.Answer;
import io.github.dagstergraphql.client.run.AwaitFailure;
import io.github.dagstergraphql.client.run.AwaitOptions;
import io.github.dagstergraphql.client.run.AwaitedRun;
import io.github.dagstergraphql.client.run.RunAwaitException;
import io.github.dagstergraphql.client.run.RunAwaitException.Reason;
import io.github.dagstergraphql.client.run.RunChange;
import io.github.dagstergraphql.client.run.RunChangePosition;
import io.github.dagstergraphql.client.run.RunHandle;
import io.github.dagstergraphql.client.run.RunStatus;
import io.github.dagstergraphql.client.run.RunsSpec;
import io.github.dagstergraphql.client.run.TerminatePolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests that the application can end waits, without any other effect.
 */
class EndWaitsTests {

	private static final AwaitOptions LONG = AwaitOptions.within(Duration.ofMinutes(10));

	private final StubDagster stub = new StubDagster();

	private final DagsterGraphQlClient client = this.stub.client()
		.pollInterval(Duration.ofMillis(10), Duration.ofMillis(10))
		.build();

	@BeforeEach
	void answer() {
		this.stub.answer((request) -> switch (request.operation()) {
			case "RunStatus" ->
				Answer.json("{\"data\":{\"pipelineRunOrError\":{\"__typename\":\"Run\",\"status\":\"STARTED\"}}}");
			case "TerminateRunBy" -> Answer.json(
					"{\"data\":{\"terminateRun\":{\"__typename\":\"TerminateRunFailure\",\"message\":\"STARTING\"}}}");
			default -> Answer.json("""
					{"data":{"runsOrError":{"__typename":"Runs","results":[{"runId":"r1","status":"STARTED"}]}}}""");
		});
	}

	@AfterEach
	void close() {
		this.client.close();
		this.stub.close();
	}

	@Test
	void pendingWaitsFail() {
		CompletableFuture<AwaitedRun> wait = this.client.run("r1").awaitAsync(LONG);
		CompletableFuture<?> termination = this.client.reactive()
			.run("r1")
			.terminateAndAwait(TerminatePolicy.SAFE_TERMINATE, Duration.ofMinutes(10))
			.toFuture();
		this.client.endWaits();
		this.client.endWaits();
		for (CompletableFuture<?> pending : List.of(wait, termination)) {
			CompletionException ex = catchThrowableOfType(CompletionException.class,
					() -> pending.orTimeout(1, TimeUnit.MINUTES).join());
			assertThat(ex.getCause())
				.isInstanceOfSatisfying(RunAwaitException.class,
						(ended) -> assertThat(ended.getReason()).isEqualTo(Reason.CLOSED))
				.hasMessage(
						"The wait for run r1 was aborted: the application has ended all waits of this client. The run itself continues");
		}
	}

	@Test
	void laterWaitsFailAndOtherCallsDoNot() {
		this.client.reactive().endWaits();
		RunHandle run = this.client.run("r1");
		assertThatExceptionOfType(RunAwaitException.class).isThrownBy(() -> run.await(LONG))
			.satisfies((ex) -> assertThat(ex.getReason()).isEqualTo(Reason.CLOSED));
		assertThat(this.client.runs(List.of("r1")).await(LONG)).singleElement().isInstanceOf(AwaitFailure.class);
		assertThat(run.status()).isEqualTo(RunStatus.STARTED);
	}

	@Test
	void laterWaitsOfExistingHandlesFail() {
		RunHandle run = this.client.run("r1");
		assertThat(run.status()).isEqualTo(RunStatus.STARTED);
		this.client.endWaits();
		this.client.close();
		assertThatExceptionOfType(RunAwaitException.class).isThrownBy(() -> run.await(LONG))
			.withMessageContaining("the application has ended all waits of this client");
	}

	@Test
	void laterStreamsOfChangesEnd() {
		RunsSpec existing = this.client.runs();
		this.client.endWaits();
		for (RunsSpec runs : List.of(existing, this.client.runs())) {
			try (Stream<RunChange> changes = runs.changes(RunChangePosition.now())) {
				assertThat(changes).isEmpty();
			}
		}
	}

	@Test
	void closingEndsWaits() {
		CompletableFuture<AwaitedRun> wait = this.client.run("r1").awaitAsync(LONG);
		this.client.close();
		assertThatExceptionOfType(CompletionException.class)
			.isThrownBy(() -> wait.orTimeout(1, TimeUnit.MINUTES).join())
			.withCauseInstanceOf(RunAwaitException.class)
			.withMessageContaining("the client was closed");
	}

}
