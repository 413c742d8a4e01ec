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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.dagstergraphql.client.ObservationRecorder.LaunchSeen;
import io.github.dagstergraphql.client.StubDagster.Answer;
import io.github.dagstergraphql.client.StubDagster.Request;
import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;
import io.github.dagstergraphql.client.observation.DagsterLaunchObservationContext.Outcome;
import io.github.dagstergraphql.client.observation.DagsterReloadObservationContext;
import io.github.dagstergraphql.client.observation.DagsterReloadObservationContext.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests that launches and reloads are observed once each, and only with names that a
 * server has confirmed.
 */
class LaunchOutcomeTests {

	private static final String LAUNCHED = "\"__typename\":\"LaunchRunSuccess\",\"run\":{\"runId\":\"run-1\"}";

	private final ObservationRecorder recorder = new ObservationRecorder();

	private final StubDagster stub = new StubDagster();

	private final Map<String, Answer> answers = new ConcurrentHashMap<>();

	private final DagsterGraphQlClient client = this.stub.client(new SkippedPauses())
		.name("etl-client")
		.observationRegistry(this.recorder.registry())
		.launchTimeout(Duration.ofSeconds(20))
		.build();

	LaunchOutcomeTests() {
		this.stub.answer(this::play);
		answer("Repositories", "repositoriesOrError",
				"\"__typename\":\"RepositoryConnection\",\"nodes\":[{\"name\":\"r\",\"location\":{\"name\":\"etl\"}}]");
		answer("FindJob", "r0", "\"__typename\":\"Pipeline\"");
		answer("LaunchRun", "launchPipelineExecution", LAUNCHED);
		answer("Workspace", "workspaceOrError", "\"__typename\":\"Workspace\",\"locationEntries\":[]");
	}

	@AfterEach
	void close() {
		this.client.close();
		this.stub.close();
	}

	@Test
	void aLaunchThatSucceeds() {
		this.client.job("greeting").launch();
		this.client.job("greeting").location("given").repository("r").launch();
		this.client.reactive().job("greeting").launch().block();
		this.client.pipeline("greeting").mode("default").launch();
		assertThat(this.recorder.launches()).containsExactly(launch("greeting", "etl", Outcome.SUCCESS),
				launch("greeting", "given", Outcome.SUCCESS), launch("greeting", "etl", Outcome.SUCCESS),
				launch("greeting", "etl", Outcome.SUCCESS));
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"__typename\":\"RunConfigValidationInvalid\",\"errors\":[]",
			"\"__typename\":\"PipelineConfigValidationInvalid\",\"errors\":[]",
			"\"__typename\":\"InvalidSubsetError\",\"message\":\"no\"",
			"\"__typename\":\"InvalidStepError\",\"invalidStepKey\":\"s\"",
			"\"__typename\":\"InvalidOutputError\",\"stepKey\":\"s\",\"invalidOutputName\":\"o\"",
			"\"__typename\":\"NoModeProvidedError\",\"message\":\"no\"",
			"\"__typename\":\"PresetNotFoundError\",\"message\":\"no\"",
			"\"__typename\":\"RunConflict\",\"message\":\"no\"" })
	void aRejectionThatProvesThatTheJobExists(String answer) {
		answer("LaunchRun", "launchPipelineExecution", answer);
		fail(() -> this.client.job("greeting").location("given").repository("r").launch());
		assertThat(this.recorder.launches()).containsExactly(launch("greeting", "given", Outcome.REJECTED));
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"__typename\":\"PipelineNotFoundError\",\"message\":\"no\"",
			"\"__typename\":\"UnauthorizedError\",\"message\":\"no\"",
			"\"__typename\":\"ConflictingExecutionParamsError\",\"message\":\"no\"" })
	void aRejectionThatIsNotConclusive(String answer) {
		answer("LaunchRun", "launchPipelineExecution", answer);
		fail(() -> this.client.job("invented").location("invented").repository("r").launch());
		assertThat(this.recorder.launches()).containsExactly(launch(null, null, Outcome.REJECTED));
	}

	@Test
	void aRejectionOfAKnownJob() {
		answer("LaunchRun", "launchPipelineExecution", "\"__typename\":\"UnauthorizedError\",\"message\":\"no\"");
		fail(() -> this.client.job("greeting").launch());
		assertThat(this.recorder.launches()).containsExactly(launch("greeting", "etl", Outcome.REJECTED));
	}

	@Test
	void anUnknownJobAndAnAmbiguousJob() {
		answer("FindJob", "r0", "\"__typename\":\"PipelineNotFoundError\",\"message\":\"no\"");
		fail(() -> this.client.job("invented").launch());
		answer("Repositories", "repositoriesOrError",
				"\"__typename\":\"RepositoryConnection\",\"nodes\":[{\"name\":\"r\",\"location\":{\"name\":\"a\"}},{\"name\":\"r\",\"location\":{\"name\":\"b\"}}]");
		this.answers.put("FindJob",
				Answer.json("{\"data\":{\"r0\":{\"__typename\":\"Pipeline\"},\"r1\":{\"__typename\":\"Pipeline\"}}}"));
		fail(() -> this.client.job("everywhere").launch());
		assertThat(this.recorder.launches()).containsExactly(launch(null, null, Outcome.REJECTED),
				launch(null, null, Outcome.REJECTED));
	}

	@Test
	void aCachedJobThatTheServerNoLongerHas() {
		this.client.job("greeting").launch();
		answer("LaunchRun", "launchPipelineExecution", "\"__typename\":\"PipelineNotFoundError\",\"message\":\"no\"");
		fail(() -> this.client.job("greeting").launch());
		assertThat(this.recorder.launches()).containsExactly(launch("greeting", "etl", Outcome.SUCCESS),
				launch(null, null, Outcome.REJECTED));
	}

	@Test
	void aJobThatHasMoved() {
		this.client.job("greeting").launch();
		this.recorder.clear();
		answer("Repositories", "repositoriesOrError",
				"\"__typename\":\"RepositoryConnection\",\"nodes\":[{\"name\":\"r\",\"location\":{\"name\":\"new\"}}]");
		this.stub.answer((request) -> {
			boolean outdated = request.operation().equals("LaunchRun")
					&& request.body().contains("\"repositoryLocationName\":\"etl\"");
			return outdated
					? data("launchPipelineExecution", "\"__typename\":\"PipelineNotFoundError\",\"message\":\"no\"")
					: play(request);
		});
		this.client.job("greeting").launch();
		assertThat(this.recorder.launches()).containsExactly(launch("greeting", "new", Outcome.SUCCESS));
	}

	@Test
	void aLookupThatFails() {
		this.answers.put("Repositories", Answer.of(503, "text/html", "<html>"));
		fail(() -> this.client.job("greeting").launch());
		assertThat(this.recorder.launches()).containsExactly(launch(null, null, Outcome.FAILED));
	}

	@Test
	void anUnknownOutcome() {
		this.answers.put("LaunchRun", Answer.of(502, "text/html", "<html>"));
		fail(() -> this.client.job("greeting").launch());
		fail(() -> this.client.job("greeting").location("given").repository("r").launch());
		answer("LaunchRun", "launchPipelineExecution",
				"\"__typename\":\"PythonError\",\"message\":\"no\",\"stack\":[]");
		fail(() -> this.client.job("greeting").launch());
		assertThat(this.recorder.launches()).containsExactly(launch("greeting", "etl", Outcome.UNKNOWN),
				launch(null, null, Outcome.UNKNOWN), launch("greeting", "etl", Outcome.UNKNOWN));
	}

	@Test
	void aServerThatRejectsTheRequest() {
		this.answers.put("LaunchRun", Answer.of(401, "text/plain", "no"));
		fail(() -> this.client.job("greeting").location("given").repository("r").launch());
		assertThat(this.recorder.launches()).containsExactly(launch(null, null, Outcome.FAILED));
	}

	@ParameterizedTest
	@CsvSource({ "Repositories, FAILED", "LaunchRun, UNKNOWN" })
	void aCanceledLaunch(String waitingFor, Outcome outcome) throws InterruptedException {
		CountDownLatch asked = new CountDownLatch(1);
		this.stub.answer((request) -> {
			if (request.operation().equals(waitingFor)) {
				asked.countDown();
				return play(request).after(Mono.never());
			}
			return play(request);
		});
		Disposable launch = this.client.reactive().job("greeting").launch().subscribe();
		assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
		launch.dispose();
		boolean found = waitingFor.equals("LaunchRun");
		assertThat(this.recorder.launches())
			.containsExactly(launch(found ? "greeting" : null, found ? "etl" : null, outcome));
	}

	@Test
	void eachSubscriptionIsALaunch() {
		Mono<String> launch = this.client.reactive().submitJobExecution("greeting");
		assertThat(this.recorder.launches()).isEmpty();
		launch.block();
		launch.block();
		assertThat(this.recorder.launches()).hasSize(2);
	}

	@Test
	void wrongArgumentsAreNoLaunch() {
		assertThat(catchThrowable(() -> this.client.job(" "))).isInstanceOf(IllegalArgumentException.class);
		assertThat(this.recorder.launches()).isEmpty();
	}

	@Test
	void reloadsByStatus() {
		reload("\"__typename\":\"WorkspaceLocationEntry\",\"locationOrLoadError\":{\"__typename\":\"RepositoryLocation\"}");
		reload("\"__typename\":\"WorkspaceLocationEntry\",\"locationOrLoadError\":{\"__typename\":\"PythonError\",\"message\":\"no\",\"stack\":[]}");
		reload("\"__typename\":\"ReloadNotSupported\",\"message\":\"no\"");
		reload("\"__typename\":\"RepositoryLocationNotFound\",\"message\":\"no\"");
		assertThat(reloads()).containsExactly(new ReloadSeen("etl", Status.SUCCESS),
				new ReloadSeen("etl", Status.FAILURE), new ReloadSeen("etl", Status.FAILURE),
				new ReloadSeen(null, Status.FAILURE));
		this.recorder.clear();
		answer("ReloadRepositoryLocation", "reloadRepositoryLocation",
				"\"__typename\":\"UnauthorizedError\",\"message\":\"no\"");
		fail(() -> this.client.location("etl").reload());
		this.answers.put("ReloadRepositoryLocation", Answer.of(502, "text/html", "<html>"));
		fail(() -> this.client.reactive().location("etl").reload().block());
		assertThat(reloads()).containsExactly(new ReloadSeen(null, Status.ERROR), new ReloadSeen(null, Status.ERROR));
	}

	private void reload(String answer) {
		answer("ReloadRepositoryLocation", "reloadRepositoryLocation", answer);
		this.client.location("etl").reload();
	}

	private void answer(String operation, String field, String members) {
		this.answers.put(operation, data(field, members));
	}

	private Answer play(Request request) {
		return this.answers.get(request.operation());
	}

	private static void fail(Runnable call) {
		assertThatExceptionOfType(DagsterGraphQlClientException.class).isThrownBy(call::run);
	}

	private static Answer data(String field, String members) {
		return Answer.json("{\"data\":{\"" + field + "\":{" + members + "}}}");
	}

	private List<ReloadSeen> reloads() {
		return this.recorder.stopped(DagsterReloadObservationContext.class)
			.stream()
			.map((reload) -> new ReloadSeen(reload.getLocationName(), reload.getStatus()))
			.toList();
	}

	private static LaunchSeen launch(String job, String location, Outcome outcome) {
		return new LaunchSeen("etl-client", job, location, outcome);
	}

	/**
	 * Reload that has ended.
	 *
	 * @param locationName the code location, or {@code null} unless confirmed
	 * @param status the status
	 */
	private record ReloadSeen(String locationName, Status status) {

	}

}
