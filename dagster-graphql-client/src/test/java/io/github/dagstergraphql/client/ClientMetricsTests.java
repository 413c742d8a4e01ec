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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.dagstergraphql.client.StubDagster.Answer;
import io.github.dagstergraphql.client.StubDagster.Request;
import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;
import io.github.dagstergraphql.client.observation.DagsterClientMetrics;
import io.github.dagstergraphql.client.observation.LocationReload;
import io.github.dagstergraphql.client.observation.RunSubmission;
import io.github.dagstergraphql.client.observation.RunSubmission.Outcome;
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
 * What is told of launches and reloads: once for each, and with no name that a server has
 * not confirmed.
 */
class ClientMetricsTests {

	private static final String LAUNCHED = "\"__typename\":\"LaunchRunSuccess\",\"run\":{\"runId\":\"run-1\"}";

	private final Recorder recorder = new Recorder();

	private final StubDagster stub = new StubDagster();

	private final Map<String, Answer> answers = new ConcurrentHashMap<>();

	private final DagsterGraphQlClient client = this.stub.client(new SkippedPauses())
		.name("etl-client")
		.metrics(this.recorder)
		.launchTimeout(Duration.ofSeconds(20))
		.build();

	ClientMetricsTests() {
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
		assertThat(this.recorder.submissions).containsExactly(submission("greeting", "etl", Outcome.SUCCESS),
				submission("greeting", "given", Outcome.SUCCESS), submission("greeting", "etl", Outcome.SUCCESS),
				submission("greeting", "etl", Outcome.SUCCESS));
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
	void aRefusalThatProvesTheJob(String answer) {
		answer("LaunchRun", "launchPipelineExecution", answer);
		fail(() -> this.client.job("greeting").location("given").repository("r").launch());
		assertThat(this.recorder.submissions).containsExactly(submission("greeting", "given", Outcome.REJECTED));
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"__typename\":\"PipelineNotFoundError\",\"message\":\"no\"",
			"\"__typename\":\"UnauthorizedError\",\"message\":\"no\"",
			"\"__typename\":\"ConflictingExecutionParamsError\",\"message\":\"no\"" })
	void aRefusalThatProvesNothing(String answer) {
		answer("LaunchRun", "launchPipelineExecution", answer);
		fail(() -> this.client.job("invented").location("invented").repository("r").launch());
		assertThat(this.recorder.submissions).containsExactly(submission(null, null, Outcome.REJECTED));
	}

	@Test
	void aRefusalOfAJobThatTheWorkspaceHas() {
		answer("LaunchRun", "launchPipelineExecution", "\"__typename\":\"UnauthorizedError\",\"message\":\"no\"");
		fail(() -> this.client.job("greeting").launch());
		assertThat(this.recorder.submissions).containsExactly(submission("greeting", "etl", Outcome.REJECTED));
	}

	@Test
	void aJobThatIsNowhereOrEverywhere() {
		answer("FindJob", "r0", "\"__typename\":\"PipelineNotFoundError\",\"message\":\"no\"");
		fail(() -> this.client.job("invented").launch());
		answer("Repositories", "repositoriesOrError",
				"\"__typename\":\"RepositoryConnection\",\"nodes\":[{\"name\":\"r\",\"location\":{\"name\":\"a\"}},{\"name\":\"r\",\"location\":{\"name\":\"b\"}}]");
		this.answers.put("FindJob",
				Answer.json("{\"data\":{\"r0\":{\"__typename\":\"Pipeline\"},\"r1\":{\"__typename\":\"Pipeline\"}}}"));
		fail(() -> this.client.job("everywhere").launch());
		assertThat(this.recorder.submissions).containsExactly(submission(null, null, Outcome.REJECTED),
				submission(null, null, Outcome.REJECTED));
	}

	@Test
	void aJobThatTheWorkspaceHadAndTheServerDoesNot() {
		this.client.job("greeting").launch();
		answer("LaunchRun", "launchPipelineExecution", "\"__typename\":\"PipelineNotFoundError\",\"message\":\"no\"");
		fail(() -> this.client.job("greeting").launch());
		assertThat(this.recorder.submissions).containsExactly(submission("greeting", "etl", Outcome.SUCCESS),
				submission(null, null, Outcome.REJECTED));
	}

	@Test
	void aJobThatHasMoved() {
		this.client.job("greeting").launch();
		this.recorder.submissions.clear();
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
		assertThat(this.recorder.submissions).containsExactly(submission("greeting", "new", Outcome.SUCCESS));
	}

	@Test
	void aLookupThatFails() {
		this.answers.put("Repositories", Answer.of(503, "text/html", "<html>"));
		fail(() -> this.client.job("greeting").launch());
		assertThat(this.recorder.submissions).containsExactly(submission(null, null, Outcome.FAILED));
	}

	@Test
	void anOutcomeThatNobodyKnows() {
		this.answers.put("LaunchRun", Answer.of(502, "text/html", "<html>"));
		fail(() -> this.client.job("greeting").launch());
		fail(() -> this.client.job("greeting").location("given").repository("r").launch());
		answer("LaunchRun", "launchPipelineExecution",
				"\"__typename\":\"PythonError\",\"message\":\"no\",\"stack\":[]");
		fail(() -> this.client.job("greeting").launch());
		assertThat(this.recorder.submissions).containsExactly(submission("greeting", "etl", Outcome.UNKNOWN),
				submission(null, null, Outcome.UNKNOWN), submission("greeting", "etl", Outcome.UNKNOWN));
	}

	@Test
	void aServerThatTurnsTheRequestAway() {
		this.answers.put("LaunchRun", Answer.of(401, "text/plain", "no"));
		fail(() -> this.client.job("greeting").location("given").repository("r").launch());
		assertThat(this.recorder.submissions).containsExactly(submission(null, null, Outcome.FAILED));
	}

	@ParameterizedTest
	@CsvSource({ "Repositories, FAILED", "LaunchRun, UNKNOWN" })
	void aLaunchThatIsGivenUp(String waitingFor, Outcome outcome) throws InterruptedException {
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
		assertThat(this.recorder.submissions)
			.containsExactly(submission(found ? "greeting" : null, found ? "etl" : null, outcome));
	}

	@Test
	void eachSubscriptionIsALaunch() {
		Mono<String> launch = this.client.reactive().submitJobExecution("greeting");
		assertThat(this.recorder.submissions).isEmpty();
		launch.block();
		launch.block();
		assertThat(this.recorder.submissions).hasSize(2);
	}

	@Test
	void wrongArgumentsAreNoLaunch() {
		assertThat(catchThrowable(() -> this.client.job(" "))).isInstanceOf(IllegalArgumentException.class);
		assertThat(this.recorder.submissions).isEmpty();
	}

	@Test
	void reloads() {
		reload("\"__typename\":\"WorkspaceLocationEntry\",\"locationOrLoadError\":{\"__typename\":\"RepositoryLocation\"}");
		reload("\"__typename\":\"WorkspaceLocationEntry\",\"locationOrLoadError\":{\"__typename\":\"PythonError\",\"message\":\"no\",\"stack\":[]}");
		reload("\"__typename\":\"ReloadNotSupported\",\"message\":\"no\"");
		reload("\"__typename\":\"RepositoryLocationNotFound\",\"message\":\"no\"");
		assertThat(this.recorder.reloads).containsExactly(reload("etl", LocationReload.Status.SUCCESS),
				reload("etl", LocationReload.Status.FAILURE), reload("etl", LocationReload.Status.FAILURE),
				reload(null, LocationReload.Status.FAILURE));
		this.recorder.reloads.clear();
		answer("ReloadRepositoryLocation", "reloadRepositoryLocation",
				"\"__typename\":\"UnauthorizedError\",\"message\":\"no\"");
		fail(() -> this.client.location("etl").reload());
		this.answers.put("ReloadRepositoryLocation", Answer.of(502, "text/html", "<html>"));
		fail(() -> this.client.reactive().location("etl").reload().block());
		assertThat(this.recorder.reloads).containsExactly(reload(null, LocationReload.Status.ERROR),
				reload(null, LocationReload.Status.ERROR));
	}

	@Test
	void metricsThatFailBreakNoCall() {
		answer("ReloadRepositoryLocation", "reloadRepositoryLocation",
				"\"__typename\":\"WorkspaceLocationEntry\",\"locationOrLoadError\":{\"__typename\":\"RepositoryLocation\"}");
		this.recorder.failure = new IllegalStateException("no metrics today");
		assertThat(this.client.job("greeting").launch().id()).isEqualTo("run-1");
		assertThat(this.client.location("etl").reload().isSuccess()).isTrue();
		this.answers.put("LaunchRun", Answer.of(401, "text/plain", "no"));
		fail(() -> this.client.job("greeting").launch());
		assertThat(this.recorder.submissions).hasSize(2);
		assertThat(this.recorder.reloads).hasSize(1);
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

	private static RunSubmission submission(String job, String location, Outcome outcome) {
		return new RunSubmission("etl-client", job, location, outcome);
	}

	private static LocationReload reload(String location, LocationReload.Status status) {
		return new LocationReload("etl-client", location, status);
	}

	/**
	 * Keeps what it is told.
	 */
	private static final class Recorder implements DagsterClientMetrics {

		private final List<RunSubmission> submissions = new CopyOnWriteArrayList<>();

		private final List<LocationReload> reloads = new CopyOnWriteArrayList<>();

		private volatile RuntimeException failure;

		@Override
		public void runSubmitted(RunSubmission submission) {
			this.submissions.add(submission);
			failIfWanted();
		}

		@Override
		public void locationReloaded(LocationReload reload) {
			this.reloads.add(reload);
			failIfWanted();
		}

		private void failIfWanted() {
			if (this.failure != null) {
				throw this.failure;
			}
		}

	}

}
