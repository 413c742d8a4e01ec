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

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.github.dagstergraphql.client.StubDagster.Answer;
import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;
import io.github.dagstergraphql.client.error.GraphQlRequestException;
import io.github.dagstergraphql.client.error.InvalidResponseException;
import io.github.dagstergraphql.client.error.PythonErrorException;
import io.github.dagstergraphql.client.error.UnrecognizedServerErrorException;
import io.github.dagstergraphql.client.job.JobExecution;
import io.github.dagstergraphql.client.job.JobNotFoundException;
import io.github.dagstergraphql.client.run.InvalidStepException;
import io.github.dagstergraphql.client.run.RunConfigInvalidException;
import io.github.dagstergraphql.client.run.TerminateRunsException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for server messages that quote the request: they are redacted in messages of
 * exceptions and available from the accessors.
 */
class QuotedRequestsTests {

	private static final String SECRET = "Kd93xQ7vWzP1mBt";

	private static final String YAML = "ops:\n  load_orders:\n    config: {password: " + SECRET
			+ ", number: 0x7fffffff}\n";

	private static final JobExecution EXECUTION = JobExecution.builder("greeting")
		.location("etl")
		.repository("__repository__")
		.build();

	private final StubDagster stub = new StubDagster();

	private DagsterGraphQlClient client = this.stub.client().build();

	@AfterEach
	void stop() {
		this.client.close();
		this.stub.close();
	}

	@Test
	void considersHeadersAddedByFilters() {
		this.stub.answer((request) -> Answer.json("{\"errors\":[{\"message\":\"What is " + SECRET + "?\"}]}"));
		assertWithheld((request) -> request.header("X-Secret", SECRET));
		assertWithheld((request) -> request.cookie("session", SECRET));
		assertWithheld((request) -> request.url(URI.create(this.stub.url() + "/graphql?token=" + SECRET)));
		assertThat(failure(GraphQlRequestException.class, (client) -> client.getRunStatus("x")))
			.hasMessageContaining(SECRET);
	}

	private void assertWithheld(Function<ClientRequest.Builder, ClientRequest.Builder> filter) {
		WebClient.Builder webClient = WebClient.builder()
			.filter((request, next) -> next.exchange(filter.apply(ClientRequest.from(request)).build()));
		try (DagsterGraphQlClient filtered = this.stub.client().webClient(webClient).build()) {
			assertThat(catchThrowableOfType(GraphQlRequestException.class, () -> filtered.getRunStatus("x")))
				.hasMessageContaining("omitted")
				.hasMessageNotContaining(SECRET);
		}
	}

	@Test
	void distinguishesNamesFromValuesInYaml() {
		answerLaunch(Map.of("__typename", "UnauthorizedSomething", "message",
				"Not for load_orders, whose config has a password and a number"));
		assertThat(launchYaml(UnrecognizedServerErrorException.class)).hasMessageContaining("whose config has");
		for (String value : new String[] { SECRET, SECRET.substring(3, 12), "2147483647", "0x7fffffff" }) {
			answerLaunch(Map.of("__typename", "UnauthorizedSomething", "message", "Not with '" + value + "'"));
			assertThat(launchYaml(UnrecognizedServerErrorException.class)).hasMessageContaining("omitted")
				.satisfies((ex) -> assertThat(ex.getServerMessage()).contains(value));
		}
	}

	@Test
	void doesNotTrustYamlThatCannotBeRead() {
		answerLaunch(Map.of("__typename", "PythonError", "message", "expected ',' in a: [" + SECRET));
		assertThat(failure(PythonErrorException.class,
				(client) -> client.submitJobExecution(EXECUTION.mutate().runConfigYaml("- " + SECRET).build())))
			.hasMessageContaining("omitted");
	}

	@Test
	void reportsThePathOfARunConfigErrorUnlessItIsAValue() {
		Map<String, ?> wrong = Map.of("__typename", "RuntimeMismatchConfigError", "reason", "RUNTIME_TYPE_MISMATCH",
				"message", SECRET, "stack", Map.of("entries", List.of(Map.of("fieldName", "ops"),
						Map.of("fieldName", "password"), Map.of("fieldName", SECRET))));
		answerLaunch(Map.of("__typename", "RunConfigValidationInvalid", "errors", List.of(wrong)));
		assertThat(launch(RunConfigInvalidException.class))
			.hasMessageContaining("RUNTIME_TYPE_MISMATCH at ops.password.(")
			.hasMessageNotContaining(SECRET);
	}

	@Test
	void checksEveryFieldOfAnError() {
		answerLaunch(Map.of("__typename", "PythonError", "message", "oh", "className", SECRET));
		assertThat(launch(PythonErrorException.class)).hasMessageStartingWith("PythonError: oh")
			.hasMessageNotContaining(SECRET);
		answerLaunch(Map.of("__typename", "PythonError", "message", "oh", "cause", Map.of("message", SECRET)));
		assertThat(launch(PythonErrorException.class)).hasMessageContaining("omitted");
		answerLaunch(Map.of("__typename", "InvalidStepError", "invalidStepKey", SECRET));
		assertThat(launch(InvalidStepException.class)).hasMessageNotContaining(SECRET);
		answerLaunch(Map.of("__typename", SECRET));
		assertThat(launch(UnrecognizedServerErrorException.class)).hasMessageNotContaining(SECRET);
		this.stub.answer(Answer.of(200, "text/x; charset=utf-8; x=" + SECRET, "oh"));
		assertThat(launch(InvalidResponseException.class)).hasMessageNotContaining(SECRET);
		this.stub.answer(Answer.of(302, "text/html", "").redirectingTo("http://" + SECRET + ".example.org/?" + SECRET));
		assertThat(launch(InvalidResponseException.class)).hasMessageNotContaining(SECRET);
	}

	@Test
	void cutsNoSecretInTwo() {
		for (int length = 560; length < 610; length++) {
			this.stub.answer(Answer.of(500, "text/plain", " ".repeat(length) + SECRET));
			InvalidResponseException failure = launch(InvalidResponseException.class);
			assertThat(failure.getMessage() + failure.getExcerpt()).doesNotContain(SECRET.substring(0, 4));
		}
	}

	@Test
	void considersLiteralsInDocuments() {
		this.stub.answer("{\"errors\":[{\"message\":\"no run " + SECRET + "\"}]}");
		String document = "{ runOrError(runId: \"" + SECRET + "\") { __typename } }";
		assertThat(failure(GraphQlRequestException.class,
				(client) -> client.graphql().document(document).retrieve("").toEntity(Map.class)))
			.hasMessageContaining("omitted");
	}

	@Test
	void rejectsUnwritableVariablesBeforeAnyRequest() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.client.graphql().document("{ version }").variable("it", new Unwritable()))
			.withMessageContaining("variable it")
			.withMessageNotContaining(SECRET)
			.withNoCause();
		assertThat(this.stub.requests()).isEmpty();
	}

	@Test
	void namesNoKeyThatIsDataWhereARunConfigCannotBeWritten() {
		Map<String, ?> users = Map.of("users", Map.of("alice@example.org", List.of(new Unwritable())));
		assertThatIllegalArgumentException().isThrownBy(() -> EXECUTION.mutate().runConfig(users))
			.withMessageContaining("users.(a key).[0]")
			.withMessageNotContaining("alice");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.client.graphql().document("{ version }").variable("it", users))
			.withMessageContaining("users.(a key).[0]")
			.withMessageNotContaining("alice");
		assertThatIllegalArgumentException().isThrownBy(() -> EXECUTION.mutate().tags(Map.of("it", users)))
			.withMessageContaining("users.(a key).[0]")
			.withMessageNotContaining("alice");
	}

	@Test
	void knowsBytesInVariables() {
		byte[] bytes = SECRET.getBytes(StandardCharsets.UTF_8);
		this.stub.answer((request) -> Answer
			.json("{\"errors\":[{\"message\":\"no run " + request.variables().findValue("id").asString() + "\"}]}"));
		for (Object variable : new Object[] { Map.of("id", bytes), List.of(Map.of("id", bytes)) }) {
			assertThat(failure(GraphQlRequestException.class,
					(client) -> client.graphql()
						.document("query Mine($x: X!) { x(x: $x) }")
						.variable("x", variable)
						.retrieve("")
						.toEntity(Map.class)))
				.hasMessageContaining("omitted");
		}
	}

	@Test
	void anInvalidVersionIsAnInvalidResponse() {
		this.stub.answer("{\"data\":{\"version\":\"POST /graphql " + SECRET + "\"}}");
		assertThat(failure(InvalidResponseException.class, (client) -> client.instance().version()))
			.hasMessageContaining("at version");
	}

	@Test
	void loadErrorsAreReportedUnlessTheyRepeatHeaders() {
		this.client = this.stub.client().headers((headers) -> headers.set("X-Secret", SECRET)).build();
		answerWorkspace("no module named 'pandas'");
		assertThat(failure(JobNotFoundException.class, (client) -> client.submitJobExecution("x")))
			.hasMessageContaining("pandas");
		assertThat(this.client.locations().list().get(0).loadError().message()).contains("pandas");
		answerWorkspace("who is " + SECRET);
		assertThat(failure(JobNotFoundException.class, (client) -> client.submitJobExecution("x")))
			.hasMessageContaining("omitted")
			.hasMessageNotContaining(SECRET);
		assertThat(this.client.locations().list().get(0).loadError().message()).doesNotContain(SECRET);
	}

	@Test
	void resultsDoNotExposeServerMessages() {
		this.stub.answer(json(Map.of("terminateRuns", Map.of("__typename", "TerminateRunsResult", "terminateRunResults",
				List.of(Map.of("__typename", "RunNotFoundError", "message", SECRET))))));
		TerminateRunsException failure = failure(TerminateRunsException.class, (client) -> {
			client.terminateRuns(List.of("x"));
			return "";
		});
		assertThat(failure.getResults().get(0).message()).isEqualTo(SECRET);
		assertThat(failure.getResults()).hasToString("[RunTermination[runId=x, errorType=RunNotFoundError]]");
		this.stub.answer(json(Map.of("reloadRepositoryLocation",
				Map.of("__typename", "RepositoryLocationNotFound", "message", SECRET))));
		assertThat(this.client.reloadRepositoryLocation("x")).asString()
			.contains("RepositoryLocationNotFound")
			.doesNotContain(SECRET);
		this.stub.answer(json(Map.of("shutdownRepositoryLocation",
				Map.of("__typename", "RepositoryLocationNotFound", "message", SECRET))));
		assertThat(this.client.shutdownRepositoryLocation("x")).asString()
			.contains("RepositoryLocationNotFound")
			.doesNotContain(SECRET);
	}

	private void answerWorkspace(String reason) {
		Map<String, ?> error = Map.of("__typename", "PythonError", "message", reason, "stack", List.of());
		Map<String, ?> entry = Map.of("name", "etl", "loadStatus", "LOADED", "updatedTimestamp", 1,
				"locationOrLoadError", error);
		String none = json(
				Map.of("repositoriesOrError", Map.of("__typename", "RepositoryConnection", "nodes", List.of())));
		String workspace = json(
				Map.of("workspaceOrError", Map.of("__typename", "Workspace", "locationEntries", List.of(entry))));
		this.stub.answer((request) -> Answer.json(request.operation().equals("Repositories") ? none : workspace));
	}

	private void answerLaunch(Map<String, ?> member) {
		this.stub.answer(json(Map.of("launchPipelineExecution", member)));
	}

	private static String json(Map<String, ?> data) {
		return JsonMapper.shared().writeValueAsString(Map.of("data", data));
	}

	private <T extends DagsterGraphQlClientException> T launchYaml(Class<T> type) {
		return failure(type, (client) -> client.submitJobExecution(EXECUTION.mutate().runConfigYaml(YAML).build()));
	}

	private <T extends DagsterGraphQlClientException> T launch(Class<T> type) {
		return failure(type,
				(client) -> client.submitJobExecution(EXECUTION.mutate()
					.runConfig(Map.of("ops", Map.of("password", SECRET, "flag", true, "mode", "default")))
					.build()));
	}

	private <T extends DagsterGraphQlClientException> T failure(Class<T> type,
			Function<DagsterGraphQlClient, ?> operation) {
		T failure = catchThrowableOfType(type, () -> operation.apply(this.client));
		assertThat(failure).isNotNull();
		return failure;
	}

	/**
	 * A value that Jackson fails on.
	 */
	public static final class Unwritable {

		public String getPassword() {
			throw new IllegalStateException(SECRET);
		}

	}

}
