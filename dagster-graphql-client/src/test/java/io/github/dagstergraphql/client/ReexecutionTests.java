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

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import io.github.dagstergraphql.client.ObservationRecorder.LaunchSeen;
import io.github.dagstergraphql.client.StubDagster.Answer;
import io.github.dagstergraphql.client.StubDagster.Request;
import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;
import io.github.dagstergraphql.client.error.InvalidResponseException;
import io.github.dagstergraphql.client.error.PythonErrorException;
import io.github.dagstergraphql.client.error.UnsupportedServerVersionException;
import io.github.dagstergraphql.client.job.JobNotFoundException;
import io.github.dagstergraphql.client.observation.DagsterLaunchObservationContext.Outcome;
import io.github.dagstergraphql.client.run.InvalidStepException;
import io.github.dagstergraphql.client.run.ReexecutionSpec;
import io.github.dagstergraphql.client.run.RunHandle;
import io.github.dagstergraphql.client.run.RunNotFailedException;
import io.github.dagstergraphql.client.run.RunNotFoundException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

/**
 * Tests for re-executions: the requests that are sent, and the reported failures.
 */
class ReexecutionTests {

	private static final String PLACE = "{\"repositoryLocationName\":\"orders\",\"repositoryName\":\"shop\"}";

	private static final Answer LAUNCHED = Answer.json("""
			{"data":{"launchRunReexecution":{"__typename":"LaunchRunSuccess","run":{"runId":"r2"}}}}""");

	private static final Answer LOST = Answer.of(502, "text/html", "<html>");

	private final StubDagster stub = new StubDagster();

	private final ObservationRecorder recorder = new ObservationRecorder();

	private final DagsterGraphQlClient client = this.stub.client(new SkippedPauses())
		.observationRegistry(this.recorder.registry())
		.build();

	private volatile String place = PLACE;

	private volatile String status = "FAILURE";

	private volatile String selection = "";

	private volatile String version = "1.13.27";

	/** Changes the response with the parent run. */
	private volatile UnaryOperator<Answer> parent = UnaryOperator.identity();

	private volatile Answer launching = LAUNCHED;

	@BeforeEach
	void serve() {
		this.stub.answer((request) -> switch (request.operation()) {
			case "RunToRepeat" -> this.parent.apply(parent());
			case "ReexecuteRun" -> this.launching;
			case "LearnServerVersion" -> Answer.json("{\"data\":{\"version\":\"" + this.version + "\"}}");
			default -> throw new IllegalStateException(request.operation());
		});
	}

	@AfterEach
	void close() {
		this.client.close();
		this.stub.close();
	}

	@Test
	void usesAStrategyIfPossible() {
		assertThat(again().launch().id()).isEqualTo("r2");
		assertThat(sent()).isEqualTo(json("""
				{"reexecutionParams":{"parentRunId":"r1","strategy":"ALL_STEPS"}}"""));
		assertThat(again().fromFailure().launch().id()).isEqualTo("r2");
		assertThat(sent()).isEqualTo(json("""
				{"reexecutionParams":{"parentRunId":"r1","strategy":"FROM_FAILURE"}}"""));
	}

	@Test
	void sendsAllParametersForAChangedReexecution() {
		this.selection = ",\"assetSelection\":[{\"path\":[\"a\",\"b\"]}],\"assetCheckSelection\":[]";
		again().steps("load", "report", "load").tag("team", "sales").launch();
		assertThat(sent()).isEqualTo(json("""
				{"executionParams":{"selector":{"repositoryLocationName":"orders","repositoryName":"shop",
				"pipelineName":"daily","assetSelection":[{"path":["a","b"]}],"assetCheckSelection":[]},
				"mode":"default","runConfigData":"ops: {password: hunter2config}","stepKeys":["load","report"],
				"executionMetadata":{"parentRunId":"r1","rootRunId":"r0","tags":[{"key":"team","value":"sales"},
				{"key":"token","value":"hunter2tag"},{"key":"dagster/parent_run_id","value":"r1"},
				{"key":"dagster/root_run_id","value":"r0"}]}}}"""));
		again().fromFailure().runConfig(Map.of("ops", Map.of())).launch();
		assertThat(sent().at("/executionParams/runConfigData")).isEqualTo(json("{\"ops\":{}}"));
		assertThat(sent().path("executionParams").has("stepKeys")).isFalse();
		assertThat(sent().at("/executionParams/executionMetadata/tags").valueStream())
			.contains(json("{\"key\":\"dagster/is_resume_retry\",\"value\":\"true\"}"));
	}

	@Test
	void aSelectionOfOpsIsSentInFull() {
		this.selection = ",\"solidSelection\":[\"load\"]";
		again().launch();
		assertThat(sent().at("/executionParams/selector/solidSelection")).isEqualTo(json("[\"load\"]"));
	}

	@Test
	void nothingIsSentForAParentThatHasNotFailed() {
		this.status = "SUCCESS";
		RunNotFailedException failure = catchThrowableOfType(RunNotFailedException.class,
				() -> again().fromFailure().launch());
		assertThat(failure).hasMessageContaining("Run r1 cannot be re-executed from failure")
			.hasMessageContaining("its status is SUCCESS");
		assertThat(failure.getRunId()).isEqualTo("r1");
		assertThat(operations()).doesNotContain("ReexecuteRun");
		assertThat(this.recorder.launches()).singleElement().satisfies(submitted(Outcome.REJECTED));
	}

	@Test
	void aParentThatWasOverInTheMeantime() {
		this.launching = pythonError("DagsterInvalidInvocationError",
				"Cannot reexecute from failure a run that is not failed or canceled");
		assertThatExceptionOfType(RunNotFailedException.class).isThrownBy(() -> again().fromFailure().launch())
			.withMessageContaining("its status is no longer FAILURE");
	}

	@Test
	void aStepThatTheJobDoesNotHave() {
		this.launching = pythonError("DagsterExecutionStepNotFoundError",
				"Can not build subset plan from unknown steps: laod, reprot");
		assertThatExceptionOfType(InvalidStepException.class).isThrownBy(() -> again().steps("laod", "reprot").launch())
			.withMessageContaining("the selected part of its job daily has no step \"laod\"")
			.satisfies((ex) -> assertThat(ex.getStepKey()).isEqualTo("laod"));
		// other errors remain as the server reports them
		assertThatExceptionOfType(PythonErrorException.class).isThrownBy(() -> again().steps("load").launch());
	}

	@Test
	void aJobThatIsGone() {
		this.place = "null";
		assertThat(again().launch().id()).isEqualTo("r2");
		assertThatExceptionOfType(JobNotFoundException.class).isThrownBy(() -> again().tag("a", "b").launch())
			.withMessageContaining("the server no longer knows the code location of its job daily");
		assertThat(this.recorder.launches()).extracting(LaunchSeen::outcome)
			.containsExactly(Outcome.SUCCESS, Outcome.REJECTED);
		assertThat(this.recorder.launches()).extracting(LaunchSeen::jobName).containsOnlyNulls();
	}

	@Test
	void aParentThatIsGone() {
		this.parent = (whole) -> Answer
			.json("{\"data\":{\"runOrError\":{\"__typename\":\"RunNotFoundError\",\"message\":\"gone\"}}}");
		assertThatExceptionOfType(RunNotFoundException.class).isThrownBy(() -> again().launch());
		assertThat(operations()).doesNotContain("ReexecuteRun");
	}

	@Test
	void failsOnAnOldServerBeforeAnythingIsLaunched() {
		this.version = "1.0.17";
		this.parent = (whole) -> Answer.of(400, "application/json",
				"{\"errors\":[{\"message\":\"Cannot query field 'assetCheckSelection' on type 'Run'.\"}]}");
		assertThatExceptionOfType(UnsupportedServerVersionException.class).isThrownBy(() -> again().launch())
			.withMessageContaining("Re-execution requires Dagster 1.5.0 or later; this server has version 1.0.17");
		assertThat(operations()).containsExactly("RunToRepeat", "LearnServerVersion");
	}

	@Test
	void theOutcomeOfALostResponseIsUnknown() {
		this.launching = LOST;
		DagsterGraphQlClientException failure = catchThrowableOfType(DagsterGraphQlClientException.class,
				() -> again().launch());
		assertThat(failure.isOutcomeUnknown()).isTrue();
		assertThat(operations()).containsOnlyOnce("ReexecuteRun");
		assertThat(this.recorder.launches()).singleElement().satisfies(submitted(Outcome.UNKNOWN));
	}

	@Test
	void nothingWasLaunchedIfTheParentCouldNotBeRead() {
		this.parent = (whole) -> LOST;
		DagsterGraphQlClientException failure = catchThrowableOfType(DagsterGraphQlClientException.class,
				() -> again().launch());
		assertThat(failure.isOutcomeUnknown()).isFalse();
		assertThat(this.recorder.launches()).singleElement().extracting(LaunchSeen::outcome).isEqualTo(Outcome.FAILED);
	}

	@Test
	void theOutcomeOfACanceledLaunchIsUnknown() {
		this.launching = LAUNCHED.after(Mono.never());
		var waiting = this.client.reactive().run("r1").reexecute().launch().subscribe();
		await().until(() -> operations().contains("ReexecuteRun"));
		waiting.dispose();
		assertThat(this.recorder.launches()).singleElement().satisfies(submitted(Outcome.UNKNOWN));
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "{\"__typename\":\"LaunchRunSuccess\"}", "{\"__typename\":\"LaunchRunSuccess\",\"run\":{}}",
					"{\"__typename\":\"LaunchRunSuccess\",\"run\":{\"runId\":\"\"}}", "{}", "null" })
	void verifiesRequiredFieldsOfTheResponse(String answer) {
		this.launching = Answer.json("{\"data\":{\"launchRunReexecution\":" + answer + "}}");
		assertThatExceptionOfType(InvalidResponseException.class).isThrownBy(() -> again().launch())
			.satisfies((ex) -> assertThat(ex.isOutcomeUnknown()).isTrue());
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"runId\":\"r1\"", "\"jobName\":\"daily\"", "\"status\":\"FAILURE\"",
			"\"runConfigYaml\":\"ops: {password: hunter2config}\"" })
	void verifiesRequiredFieldsOfTheParent(String missing) {
		this.parent = (whole) -> Answer.json(whole.body().replace(missing, "\"x\":1"));
		assertThatExceptionOfType(InvalidResponseException.class).isThrownBy(() -> again().launch())
			.satisfies((ex) -> assertThat(ex.isOutcomeUnknown()).isFalse());
	}

	@Test
	void quotesNeitherRunConfigNorTags() {
		this.launching = pythonError("Exception", "bad hunter2tag, hunter2new, hunter2other");
		ReexecutionSpec<RunHandle> spec = again().tag("secret", "hunter2new")
			.runConfig(Map.of("ops", Map.of("password", "hunter2other")));
		assertThat(spec.toString()).doesNotContain("hunter2");
		assertThatExceptionOfType(PythonErrorException.class).isThrownBy(spec::launch)
			.satisfies((ex) -> assertThat(ex.toString()).doesNotContain("hunter2"));
		this.launching = pythonError("Exception", "bad hunter2config");
		assertThatExceptionOfType(PythonErrorException.class).isThrownBy(() -> again().launch())
			.satisfies((ex) -> assertThat(ex.toString()).doesNotContain("hunter2"));
	}

	private ReexecutionSpec<RunHandle> again() {
		return this.client.run("r1").reexecute();
	}

	private Answer parent() {
		return Answer.json("""
				{"data":{"runOrError":{"__typename":"Run","runId":"r1","jobName":"daily","repositoryOrigin":%s,\
				"status":"%s","tags":[{"key":"team","value":"core"},{"key":"token","value":"hunter2tag"},\
				{"key":"dagster/will_retry","value":"true"}],"rootRunId":"r0",\
				"runConfigYaml":"ops: {password: hunter2config}"%s}}}""".formatted(this.place, this.status,
				this.selection));
	}

	private static Answer pythonError(String className, String message) {
		return Answer
			.json("""
					{"data":{"launchRunReexecution":{"__typename":"PythonError","className":"%s","message":"%s","stack":[]}}}"""
				.formatted(className, message));
	}

	private static Consumer<LaunchSeen> submitted(Outcome outcome) {
		return (launch) -> {
			assertThat(launch.outcome()).isEqualTo(outcome);
			assertThat(launch.jobName()).isEqualTo("daily");
			assertThat(launch.locationName()).isEqualTo("orders");
		};
	}

	private List<String> operations() {
		return this.stub.requests().stream().map(Request::operation).toList();
	}

	/**
	 * Return what was sent last.
	 * @return the variables
	 */
	private JsonNode sent() {
		List<Request> launches = this.stub.requests()
			.stream()
			.filter((request) -> request.operation().equals("ReexecuteRun"))
			.toList();
		return launches.get(launches.size() - 1).variables();
	}

	private static JsonNode json(String text) {
		return JsonMapper.shared().readTree(text);
	}

}
