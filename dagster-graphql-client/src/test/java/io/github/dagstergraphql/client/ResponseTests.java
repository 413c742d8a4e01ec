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
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.github.dagstergraphql.client.StubDagster.Answer;
import io.github.dagstergraphql.client.error.DagsterAuthenticationException;
import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;
import io.github.dagstergraphql.client.error.GraphQlRequestException;
import io.github.dagstergraphql.client.error.InvalidResponseException;
import io.github.dagstergraphql.client.error.PythonErrorException;
import io.github.dagstergraphql.client.error.UnauthorizedException;
import io.github.dagstergraphql.client.error.UnrecognizedServerErrorException;
import io.github.dagstergraphql.client.job.NoModeProvidedException;
import io.github.dagstergraphql.client.run.InvalidOutputErrorInfo;
import io.github.dagstergraphql.client.run.InvalidOutputException;
import io.github.dagstergraphql.client.run.InvalidStepException;
import io.github.dagstergraphql.client.run.RunConflictException;
import io.github.dagstergraphql.client.run.RunNotFoundException;
import io.github.dagstergraphql.client.run.RunStatus;
import io.github.dagstergraphql.client.run.RunTermination;
import io.github.dagstergraphql.client.run.TerminateRunsException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.atIndex;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What the client makes of everything that a server, or a proxy before it, may answer.
 */
class ResponseTests {

	private static final String SECRET = "hunter2secret";

	private final StubDagster stub = new StubDagster();

	private final DagsterGraphQlClient client = this.stub.client().maxResponseSize(10_000).build();

	@AfterEach
	void close() {
		this.client.close();
		this.stub.close();
	}

	@Test
	void readsAStatus() {
		this.stub.answer("{\"data\":{\"pipelineRunOrError\":{\"__typename\":\"Run\",\"status\":\"STARTED\"}}}");
		assertThat(this.client.getRunStatus("r1")).isEqualTo(RunStatus.STARTED);
		assertThat(this.stub.requests()).singleElement().satisfies((request) -> {
			assertThat(request.uri()).isEqualTo("/graphql");
			assertThat(request.operation()).isEqualTo("RunStatus");
			assertThat(request.variables().path("runId").asString()).isEqualTo("r1");
		});
	}

	@Test
	void readsFieldsInAnyOrderAndIgnoresThoseItDoesNotKnow() {
		this.stub.answer("{\"extensions\":{\"a\":[1,{}]},\"data\":{\"other\":[{}],\"pipelineRunOrError\":"
				+ "{\"x\":{\"y\":[1]},\"status\":\"SUCCESS\",\"__typename\":\"PipelineRun\"}},\"errors\":[]}");
		assertThat(this.client.getRunStatus("r1")).isEqualTo(RunStatus.SUCCESS);
	}

	@Test
	void acceptsAnUnknownStatus() {
		this.stub.answer("{\"data\":{\"pipelineRunOrError\":{\"__typename\":\"Run\",\"status\":\"HIBERNATING\"}}}");
		assertThat(this.client.getRunStatus("r1")).isEqualTo(RunStatus.UNKNOWN);
	}

	@Test
	void namesATypeThatItDoesNotKnow() {
		this.stub
			.answer("{\"data\":{\"pipelineRunOrError\":{\"__typename\":\"RunArchivedError\",\"message\":\"gone\"}}}");
		assertThatExceptionOfType(UnrecognizedServerErrorException.class)
			.isThrownBy(() -> this.client.getRunStatus("r1"))
			.withMessage("RunArchivedError: gone")
			.satisfies((ex) -> assertThat(ex.getErrorType()).isEqualTo("RunArchivedError"));
	}

	@ParameterizedTest
	@ValueSource(ints = { 200, 400, 500 })
	void readsTheResponseRegardlessOfTheStatus(int status) {
		this.stub.answer(Answer.of(status, "application/json", "{\"data\":{\"pipelineRunOrError\":"
				+ "{\"__typename\":\"RunNotFoundError\",\"message\":\"Pipeline run r1 could not be found.\"}}}"));
		assertThatExceptionOfType(RunNotFoundException.class).isThrownBy(() -> this.client.getRunStatus("r1"))
			.withMessage("RunNotFoundError: Pipeline run r1 could not be found.");
		this.stub.answer(Answer.of(status, "application/json; charset=utf-8",
				"{\"data\":null,\"errors\":[{\"message\":\"Boom\",\"path\":[\"a\",0],\"locations\":[{\"line\":1,\"column\":2}]}]}"));
		assertThatExceptionOfType(GraphQlRequestException.class).isThrownBy(() -> this.client.getRunStatus("r1"))
			.withMessageContaining("(HTTP " + status + "): Boom")
			.satisfies((ex) -> assertThat(ex.getErrors().get(0).path()).containsExactly("a", 0));
	}

	@Test
	void failsWhenAClassIsMissing() {
		this.stub.answer("{\"data\":{\"version\":\"1.13.27\"}}");
		Mono<WithoutItsLibrary> version = this.client.reactive()
			.graphql()
			.document("{ version }")
			.retrieve("version")
			.toEntity(WithoutItsLibrary.class);
		assertThatExceptionOfType(InvalidResponseException.class)
			.isThrownBy(() -> version.block(Duration.ofSeconds(10)))
			.withMessageContaining("a class is missing (java.lang.NoClassDefFoundError: org/example/Missing)");
	}

	@Test
	void prefersCompleteDataToErrors() {
		this.stub.answer("{\"data\":{\"pipelineRunOrError\":{\"__typename\":\"Run\",\"status\":\"QUEUED\"}},"
				+ "\"errors\":[{\"message\":\"a field failed\"}]}");
		assertThat(this.client.getRunStatus("r1")).isEqualTo(RunStatus.QUEUED);
	}

	@Test
	void readsThePythonErrorOfA500() {
		this.stub.answer(Answer.of(500, "application/json",
				"{\"data\":{\"launchPipelineExecution\":{\"__typename\":\"PythonError\",\"message\":\"KeyError: 'x'\\n\","
						+ "\"className\":\"KeyError\",\"stack\":[\"a\",\"b\"],\"cause\":{\"className\":\"OSError\",\"message\":\"disk\","
						+ "\"stack\":[],\"cause\":{\"className\":null,\"message\":\"root\",\"stack\":[]}}}}}"));
		PythonErrorException ex = launch(PythonErrorException.class);
		assertThat(ex).hasMessage("PythonError: KeyError: 'x'");
		assertThat(ex.isOutcomeUnknown()).isTrue();
		assertThat(ex.getPythonError().stack()).containsExactly("a", "b");
		assertThat(ex.getPythonError().causes()).hasSize(2);
		assertThat(ex.getPythonError().rootCause().message()).isEqualTo("root");
	}

	@Test
	void readsErrorsThatCouldNotBeProvoked() {
		answerLaunch("\"__typename\":\"InvalidStepError\",\"invalidStepKey\":\"zz\"");
		assertThat(launch(InvalidStepException.class).getStepKey()).isEqualTo("zz");
		answerLaunch("\"__typename\":\"InvalidOutputError\",\"stepKey\":\"s\",\"invalidOutputName\":\"o\"");
		assertThat(launch(InvalidOutputException.class).getInfo()).isEqualTo(new InvalidOutputErrorInfo("s", "o"));
		answerLaunch("\"__typename\":\"NoModeProvidedError\",\"message\":\"which?\"");
		assertThat(launch(NoModeProvidedException.class).isOutcomeUnknown()).isFalse();
		answerLaunch("\"__typename\":\"RunConflict\",\"message\":\"again?\"");
		assertThat(launch(RunConflictException.class).getErrorType()).isEqualTo("RunConflict");
		answerLaunch("\"__typename\":\"UnauthorizedError\",\"message\":\"Authorization failed\"");
		assertThat(launch(UnauthorizedException.class))
			.hasMessage("UnauthorizedError: not permitted. The server is read-only, or the caller lacks the permission")
			.extracting(UnauthorizedException::getServerMessage)
			.isEqualTo("Authorization failed");
	}

	@Test
	void denialsAreOneExceptionForAllOperations() {
		this.stub.answer("{\"data\":{\"terminatePipelineExecution\":{\"__typename\":\"TerminateRunFailure\","
				+ "\"message\":\"You do not have permission to terminate this run\"}}}");
		assertThatExceptionOfType(UnauthorizedException.class).isThrownBy(() -> this.client.terminateRun("r1"))
			.satisfies((ex) -> assertThat(ex.getErrorType()).isEqualTo("TerminateRunFailure"));
		this.stub.answer("{\"errors\":[{\"message\":\"Boolean cannot represent a non boolean value: "
				+ "<GrapheneUnauthorizedError instance>\",\"path\":[\"setConcurrencyLimit\"]}]}");
		assertThatExceptionOfType(UnauthorizedException.class)
			.isThrownBy(() -> this.client.graphql()
				.document("mutation { setConcurrencyLimit(concurrencyKey: \"k\", limit: 1) }")
				.retrieve("setConcurrencyLimit")
				.toEntity(Boolean.class))
			.satisfies((ex) -> assertThat(ex.isOutcomeUnknown()).isFalse())
			.satisfies((ex) -> assertThat(ex.getErrorType()).isEqualTo("UnauthorizedError"))
			.satisfies((ex) -> assertThat(ex.getServerMessage()).isNull());
		String refused = "{\"__typename\":\"TerminateRunFailure\",\"message\":\"You do not have permission to terminate this run\"}";
		String unknown = "{\"__typename\":\"UnauthorizedError\",\"message\":\"Authorization failed\"}";
		this.stub.answer(terminateRuns(refused, unknown));
		assertThatExceptionOfType(UnauthorizedException.class)
			.isThrownBy(() -> this.client.terminateRuns(List.of("r1", "r2")));
		this.stub.answer(terminateRuns(refused, "{\"__typename\":\"TerminateRunSuccess\"}"));
		assertThatExceptionOfType(TerminateRunsException.class)
			.isThrownBy(() -> this.client.terminateRuns(List.of("r1", "r2")))
			.satisfies((ex) -> assertThat(ex.getResults()).extracting(RunTermination::errorType)
				.containsExactly("UnauthorizedError", null));
	}

	@Test
	void reportsTheOutcomeOfEachRunWhenItIsAborted() {
		List<String> runs = IntStream.range(0, 120).mapToObj((index) -> "r" + index).toList();
		String success = "{\"__typename\":\"TerminateRunSuccess\"}";
		this.stub.answer((request) -> request.body().contains("\"r50\"") ? Answer.of(500, "text/html", "<h1>Oops</h1>")
				: Answer.json(terminateRuns(Collections.nCopies(50, success).toArray(String[]::new))));
		assertThatExceptionOfType(TerminateRunsException.class).isThrownBy(() -> this.client.terminateRuns(runs))
			.withMessageContaining(
					"Terminating 120 runs was aborted after 50: mutation TerminateRuns received HTTP 500")
			.withCauseInstanceOf(InvalidResponseException.class)
			.satisfies((ex) -> assertThat(ex.isOutcomeUnknown()).isTrue())
			.satisfies((ex) -> assertThat(ex.getResults()).hasSize(120)
				.satisfies((result) -> assertThat(result.isTerminated()).isTrue(), atIndex(49))
				.satisfies((result) -> assertThat(result.errorType()).isEqualTo("InvalidResponse"), atIndex(50))
				.satisfies((result) -> assertThat(result.errorType()).isEqualTo("NotAttempted"), atIndex(51)));
	}

	@Test
	void denialsAreOneExceptionWhenRunsAreTerminatedOneByOne() {
		this.stub.answer((request) -> Answer.json(request.operation().equals("TerminateRuns")
				? "{\"errors\":[{\"message\":\"Cannot query field \\\"terminateRuns\\\"\"}]}"
				: "{\"data\":{\"terminatePipelineExecution\":{\"__typename\":\"TerminateRunFailure\","
						+ "\"message\":\"You do not have permission to terminate this run\"}}}"));
		assertThatExceptionOfType(UnauthorizedException.class)
			.isThrownBy(() -> this.client.terminateRuns(List.of("r1", "r2")));
	}

	@Test
	void readsAPythonErrorWhereABooleanShouldBe() {
		this.stub.answer("{\"errors\":[{\"message\":\"Boolean cannot represent a non boolean value: "
				+ "<GraphenePythonError instance>\",\"path\":[\"setConcurrencyLimit\"]}]}");
		assertThatExceptionOfType(PythonErrorException.class)
			.isThrownBy(() -> this.client.graphql()
				.document("mutation { setConcurrencyLimit(concurrencyKey: \"k\", limit: 1) }")
				.retrieve("setConcurrencyLimit")
				.toEntity(Boolean.class))
			.withMessage("PythonError: no details given")
			.satisfies((ex) -> assertThat(ex.isOutcomeUnknown()).isTrue());
	}

	private static String terminateRuns(String... results) {
		return "{\"data\":{\"terminateRuns\":{\"__typename\":\"TerminateRunsResult\",\"terminateRunResults\":["
				+ String.join(",", results) + "]}}}";
	}

	@Test
	void reportsALoginPage() {
		this.stub.answer(Answer.of(200, "text/html; charset=utf-8", "<html>\n<title>Log in</title></html>"));
		InvalidResponseException ex = launch(InvalidResponseException.class);
		assertThat(ex).hasMessageContaining("HTTP 200 with text/html")
			.hasMessageContaining(this.stub.url())
			.hasMessageContaining("<html> <title>Log in</title></html>")
			.hasMessageContaining("login page");
		assertThat(ex.getStatusCode()).isEqualTo(200);
	}

	@Test
	void reportsAWrongPath() {
		this.stub.answer(Answer.of(405, "text/plain", "Method Not Allowed"));
		InvalidResponseException ex = launch(InvalidResponseException.class);
		assertThat(ex).hasMessageContaining("Check the URL and the path prefix");
		assertThat(ex.isOutcomeUnknown()).isFalse();
	}

	@Test
	void reportsARedirectWithoutFollowingIt() {
		this.stub.answer(Answer.of(302, "text/html", "").redirectingTo("https://login.example.org/?token=" + SECRET));
		InvalidResponseException ex = launch(InvalidResponseException.class);
		assertThat(ex)
			.hasMessageContaining("Redirects are not followed: use the URL of the target at https://login.example.org");
		assertThat(ex.isOutcomeUnknown()).isFalse();
		assertThat(this.stub.requests()).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/login", "ht!tp://x y/?token=" + SECRET, "http://[::1?token=" + SECRET, "mailto:a@b" })
	void reportsAnInvalidRedirect(String location) {
		this.stub.answer(Answer.of(302, "text/html", "").redirectingTo(location));
		InvalidResponseException ex = launch(InvalidResponseException.class);
		assertThat(ex).hasMessageContaining("HTTP 302").hasMessageNotContaining("null").hasMessageNotContaining(SECRET);
		assertThat(ex.isOutcomeUnknown()).isFalse();
	}

	@Test
	void outcomeOfAMutationIsUnknownWhenAProxyResponds() {
		this.stub.answer(Answer.of(502, "text/html", "<h1>Bad Gateway</h1>"));
		assertThat(launch(InvalidResponseException.class).isOutcomeUnknown()).isTrue();
		assertThatExceptionOfType(InvalidResponseException.class).isThrownBy(() -> this.client.getRunStatus("r1"))
			.satisfies((ex) -> assertThat(ex.isOutcomeUnknown()).isFalse());
	}

	@Test
	void neverQuotesWhatWasSent() {
		this.stub
			.answer((request) -> Answer.of(400, "text/plain", "GraphQL request is invalid JSON:\n" + request.body()));
		InvalidResponseException echoed = launch(InvalidResponseException.class);
		assertThat(echoed.getMessage() + echoed.getExcerpt()).doesNotContain(SECRET);
		this.stub.answer((request) -> Answer.of(500, "application/json",
				"{\"errors\":[{\"message\":\"Variable got invalid value " + SECRET + "\"}]}"));
		assertThat(launch(GraphQlRequestException.class)).hasMessageNotContaining(SECRET);
		answerLaunch("\"__typename\":\"PythonError\",\"message\":\"ParserError: " + SECRET + "\"");
		PythonErrorException ex = launch(PythonErrorException.class);
		assertThat(ex).hasMessageNotContaining(SECRET);
		assertThat(ex.getPythonError()).asString().doesNotContain(SECRET);
		assertThat(ex.getServerMessage()).contains(SECRET);
	}

	@ParameterizedTest
	@ValueSource(ints = { 401, 403 })
	void describesCredentials(int status) {
		this.stub.answer((request) -> Answer.of(status, "text/plain", "bad token " + request.authorization()));
		try (DagsterGraphQlClient authorized = this.stub.client()
			.headers((headers) -> headers.setBearerAuth(SECRET))
			.build()) {
			assertThatExceptionOfType(DagsterAuthenticationException.class)
				.isThrownBy(() -> authorized.terminateRun("r1"))
				.withMessageContaining("HTTP " + status)
				.withMessageNotContaining(SECRET)
				.satisfies((ex) -> assertThat(ex.getStatusCode()).isEqualTo(status))
				.satisfies((ex) -> assertThat(ex.isOutcomeUnknown()).isFalse());
			assertThat(this.stub.requests().get(0).authorization()).isEqualTo("Bearer " + SECRET);
		}
	}

	@Test
	void sendsTheUserOfTheUrlAndShowsItNowhere() {
		this.stub.answer(Answer.of(401, "text/plain", "no"));
		String url = this.stub.url().replace("http://", "http://ann:" + SECRET + "@");
		try (DagsterGraphQlClient authorized = DagsterGraphQlClient.builder().url(url).build()) {
			assertThatExceptionOfType(DagsterAuthenticationException.class)
				.isThrownBy(() -> authorized.getRunStatus("r1"))
				.withMessageNotContaining(SECRET);
			assertThat(authorized).asString().doesNotContain(SECRET);
			assertThat(this.stub.requests().get(0).authorization()).startsWith("Basic ");
		}
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "{\"data\":", "{\"data\":{\"pipelineRunOrError\":{\"__typename\":\"Run\"", "not json", "{]" })
	void reportsInvalidJson(String json) {
		this.stub.answer(json);
		assertThatExceptionOfType(InvalidResponseException.class).isThrownBy(() -> this.client.getRunStatus("r1"))
			.withMessageContaining("invalid JSON (line 1, column ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "[]", "null", "7", "{}", "{\"data\":null}", "{\"data\":[]}", "{\"data\":{}}",
			"{\"data\":{\"pipelineRunOrError\":null}}", "{\"data\":{\"pipelineRunOrError\":[]}}",
			"{\"data\":{\"pipelineRunOrError\":{}}}", "{\"data\":{\"pipelineRunOrError\":{\"__typename\":null}}}",
			"{\"data\":{\"pipelineRunOrError\":{\"__typename\":\"Run\"}}}",
			"{\"data\":{\"pipelineRunOrError\":{\"__typename\":\"Run\",\"status\":null}}}",
			"{\"data\":{\"pipelineRunOrError\":{\"__typename\":\"Run\",\"status\":{}}}}",
			"{\"data\":{\"pipelineRunOrError\":{\"__typename\":\"PythonError\"}}}", "{\"error\":\"maintenance\"}" })
	void reportsUnexpectedJson(String json) {
		this.stub.answer(json);
		assertThatExceptionOfType(InvalidResponseException.class).isThrownBy(() -> this.client.getRunStatus("r1"))
			.withMessageContaining(this.stub.url());
	}

	@Test
	void reportsAnEmptyBody() {
		this.stub.answer("");
		assertThatExceptionOfType(InvalidResponseException.class).isThrownBy(() -> this.client.getRunStatus("r1"))
			.withMessageContaining("without a body");
		this.stub.answer(Answer.of(204, null, ""));
		assertThatExceptionOfType(InvalidResponseException.class).isThrownBy(() -> this.client.getRunStatus("r1"));
	}

	@Test
	void limitsTheSize() {
		this.stub.answer("{\"data\":\"" + "x".repeat(20_000) + "\"}");
		assertThatExceptionOfType(InvalidResponseException.class).isThrownBy(() -> this.client.getRunStatus("r1"))
			.withMessageContaining("more than 10000 bytes")
			.withMessageContaining("increase maxResponseSize");
	}

	private void answerLaunch(String fields) {
		this.stub.answer("{\"data\":{\"launchPipelineExecution\":{" + fields + "}}}");
	}

	private <T extends DagsterGraphQlClientException> T launch(Class<T> type) {
		T exception = catchThrowableOfType(type,
				() -> this.client.job("greeting")
					.location("etl")
					.repository("__repository__")
					.runConfig(Map.of("ops", Map.of("greet", Map.of("password", SECRET))))
					.tag("secret", SECRET)
					.launch());
		assertThat(exception).isNotNull();
		return exception;
	}

	static final class WithoutItsLibrary {

		@JsonCreator
		WithoutItsLibrary(String text) {
			throw new NoClassDefFoundError("org/example/Missing");
		}

	}

}
