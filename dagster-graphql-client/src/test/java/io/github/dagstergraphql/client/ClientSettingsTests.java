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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import io.github.dagstergraphql.client.auth.DagsterCredentials;
import io.github.dagstergraphql.client.error.DagsterTimeoutException;
import io.github.dagstergraphql.client.job.JobExecution;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for the settings of a client that are about neither its address nor its timeouts.
 */
class ClientSettingsTests {

	private static final String LAUNCHED = """
			{"data": {"launchPipelineExecution": {"__typename": "LaunchRunSuccess", "run": {"runId": "r1"}}}}""";

	private static final String REPOSITORIES = """
			{"data": {"repositoriesOrError": {"__typename": "RepositoryConnection", "nodes": [
			{"name": "a", "location": {"name": "etl"}}, {"name": "b", "location": {"name": "other"}}]}}}""";

	private static final String FOUND = """
			{"data": {"r0": {"__typename": "Pipeline"}}}""";

	private static final String STATUS = """
			{"data": {"pipelineRunOrError": {"__typename": "Run", "status": "SUCCESS"}}}""";

	private final StubDagster stub = new StubDagster();

	@AfterEach
	void close() {
		this.stub.close();
	}

	@Test
	void searchesForJobsInTheConfiguredLocation() {
		this.stub.answer(LAUNCHED);
		try (DagsterGraphQlClient client = this.stub.client()
			.defaultLocation("etl")
			.defaultRepository("__repository__")
			.build()) {
			client.submitJobExecution("greeting");
			client.submitJobExecution(JobExecution.builder("greeting").location("other").repository("another").build());
		}
		assertThat(this.stub.requests()).extracting(ClientSettingsTests::selector)
			.containsExactly("etl.__repository__", "other.another");
	}

	@Test
	void oneDefaultIsSufficient() {
		Map<String, String> answers = Map.of("Repositories", REPOSITORIES, "FindJob", FOUND, "LaunchRun", LAUNCHED);
		this.stub.answer((request) -> StubDagster.Answer.json(answers.get(request.operation())));
		try (DagsterGraphQlClient client = this.stub.client().defaultLocation("etl").build()) {
			client.submitJobExecution("greeting");
		}
		assertThat(this.stub.requests()).hasSize(3);
		assertThat(selector(this.stub.requests().get(2))).isEqualTo("etl.a");
	}

	@Test
	void linksToRunsBeginWithTheUserInterface() {
		try (DagsterGraphQlClient client = DagsterGraphQlClient.builder()
			.url("https://ann:hunter2@dagster.internal:8443/x/graphql")
			.build()) {
			assertThat(client.run("r 1").uiUrl()).hasToString("https://dagster.internal:8443/x/runs/r%201");
			assertThat(client.asset("raw/or ders").uiUrl())
				.hasToString("https://dagster.internal:8443/x/assets/raw/or%20ders");
			assertThat(client.reactive().asset("daily").uiUrl()).isEqualTo(client.asset("daily").uiUrl());
			assertThat(client.reactive().run("r1").uiUrl()).hasToString("https://dagster.internal:8443/x/runs/r1");
		}
		try (DagsterGraphQlClient client = DagsterGraphQlClient.builder()
			.uiUrl("https://dagster.example.org/")
			.build()) {
			assertThat(client.run("r1").uiUrl()).hasToString("https://dagster.example.org/runs/r1");
		}
	}

	@Test
	void severalKindsOfCredentialsAreRejected() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> DagsterGraphQlClient.builder()
				.url("https://ann:hunter2@example.org")
				.credentials(DagsterCredentials.bearer("hunter2"))
				.build())
			.withMessageContaining("credentials")
			.withMessageNotContaining("hunter2");
	}

	@Test
	void credentialsDoNotShowThemselves() {
		for (DagsterCredentials credentials : List.of(DagsterCredentials.basic("ann", "hunter2"),
				DagsterCredentials.bearer("hunter2"), DagsterCredentials.dagsterPlus("hunter2"),
				DagsterCredentials.bearer(() -> "hunter2"))) {
			assertThat(credentials.toString()).doesNotContain("hunter2");
		}
		for (String token : new String[] { "", " ", "hunter2 hunter2", "hunter2\nhunter2", "h\u00fcnter2" }) {
			assertThatIllegalArgumentException().isThrownBy(() -> DagsterCredentials.bearer(token))
				.withMessageContaining("token")
				.withMessageNotContaining("unter2");
		}
	}

	@Test
	void aPendingTokenIsCanceledWithTheCall() throws InterruptedException {
		CountDownLatch never = new CountDownLatch(1);
		DagsterCredentials credentials = DagsterCredentials.bearer(() -> {
			try {
				never.await(20, TimeUnit.SECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			return "late";
		});
		try (DagsterGraphQlClient client = this.stub.client()
			.credentials(credentials)
			.readTimeout(Duration.ofMillis(200))
			.build()) {
			assertThatExceptionOfType(DagsterTimeoutException.class).isThrownBy(() -> client.getRunStatus("r1"))
				.satisfies((ex) -> assertThat(ex.isOutcomeUnknown()).isFalse());
			assertThat(this.stub.requests()).isEmpty();
		}
		finally {
			never.countDown();
		}
	}

	@Test
	void aSuppliedTokenSeesTheThreadLocalValuesOfTheCaller() {
		this.stub.answer(STATUS);
		ObservationRegistry registry = ObservationRegistry.create();
		registry.observationConfig().observationHandler((context) -> true);
		AtomicReference<Observation> seen = new AtomicReference<>();
		AtomicReference<Thread> thread = new AtomicReference<>();
		DagsterCredentials credentials = DagsterCredentials.bearer(() -> {
			seen.set(registry.getCurrentObservation());
			thread.set(Thread.currentThread());
			return "token";
		});
		try (DagsterGraphQlClient client = this.stub.client().credentials(credentials).build()) {
			Observation caller = Observation.start("caller", registry);
			caller.scoped(() -> client.getRunStatus("r1"));
			assertThat(seen.get()).isSameAs(caller);
			assertThat(thread.get()).isNotSameAs(Thread.currentThread());
			assertThat(this.stub.requests().get(0).authorization()).isEqualTo("Bearer token");
		}
	}

	private static String selector(StubDagster.Request request) {
		JsonNode selector = request.variables().path("executionParams").path("selector");
		return selector.path("repositoryLocationName").asString() + "." + selector.path("repositoryName").asString();
	}

}
