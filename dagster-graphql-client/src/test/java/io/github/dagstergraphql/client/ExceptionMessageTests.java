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

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.StubDagster.Answer;
import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;
import io.github.dagstergraphql.client.error.GraphQlRequestException;
import io.github.dagstergraphql.client.error.InvalidResponseException;
import io.github.dagstergraphql.client.error.PythonErrorException;
import io.github.dagstergraphql.client.job.AmbiguousJobException;
import io.github.dagstergraphql.client.job.InvalidSubsetException;
import io.github.dagstergraphql.client.job.JobExecution;
import io.github.dagstergraphql.client.job.JobNotFoundException;
import io.github.dagstergraphql.client.job.PipelineExecution;
import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.client.run.RunConfigInvalidException;
import io.github.dagstergraphql.client.run.TerminateRunException;
import io.github.dagstergraphql.client.run.TerminateRunsException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests that messages of exceptions are short, consist of a single line, and are created
 * quickly.
 */
class ExceptionMessageTests {

	private static final String ALCHEMY = "\n[SQL: UPDATE runs SET run_body=%(run_body)s]\n"
			+ "[parameters: {'run_body': '{\"tags\": {\"customer\": \"Kd93xQ7vWzP1mBt\"}}'}]\n";

	private static final String CONTROL = "a\n\u001b[31m\u202e\u2028b";

	private static final JobExecution EXECUTION = JobExecution.builder("greeting")
		.location("etl")
		.repository("__repository__")
		.build();

	private final StubDagster stub = new StubDagster();

	private final DagsterGraphQlClient client = this.stub.client().build();

	@AfterEach
	void stop() {
		this.client.close();
		this.stub.close();
	}

	@Test
	@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
	void manyErrorsInALargeRunConfigAreSummarizedBesideTheEventLoop() {
		Map<String, Object> entries = new LinkedHashMap<>();
		List<Map<String, ?>> errors = new ArrayList<>();
		for (int index = 0; index < 4000; index++) {
			entries.put("entry" + index, "the value of this entry is " + index + " " + "x".repeat(220));
			errors.add(configError("entry" + index, "got 'the value of this entry is " + index + "'"));
		}
		answerLaunch(Map.of("__typename", "RunConfigValidationInvalid", "errors", errors));
		AtomicReference<Thread> thread = new AtomicReference<>();
		RunConfigInvalidException failure = catchThrowableOfType(RunConfigInvalidException.class,
				() -> this.client.reactive()
					.submitJobExecution(EXECUTION.mutate().runConfig(Map.of("ops", entries)).build())
					.doOnError((ex) -> thread.set(Thread.currentThread()))
					.block());
		assertThat(failure.getErrors()).hasSize(4000);
		assertThat(failure).hasMessageContaining("4000 errors")
			.hasMessageContaining("RUNTIME_TYPE_MISMATCH at ops.entry4 and 3995 more");
		assertThat(failure.getMessage()).hasSizeLessThan(1000);
		assertThat(thread.get().getName()).doesNotContain("reactor-http");
	}

	@Test
	@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
	void manyUnknownFieldsAreSummarized() {
		List<String> names = IntStream.range(0, 20_000).mapToObj((index) -> "unknown_field_" + index).toList();
		Map<String, Object> fields = new LinkedHashMap<>();
		names.forEach((name) -> fields.put(name, "a value"));
		Map<String, ?> missing = Map.of("__typename", "MissingFieldsConfigError", "reason", "MISSING_REQUIRED_FIELDS",
				"message", "no", "stack", Map.of("entries", List.of()), "fields",
				names.stream().map((name) -> Map.of("name", name)).toList());
		Map<String, ?> unknown = Map.of("__typename", "FieldsNotDefinedConfigError", "reason", "FIELDS_NOT_DEFINED",
				"message", "no", "stack", Map.of("entries", List.of()), "fieldNames", names);
		answerLaunch(Map.of("__typename", "RunConfigValidationInvalid", "errors", List.of(missing, unknown)));
		RunConfigInvalidException failure = launch(RunConfigInvalidException.class, fields);
		assertThat(failure.getErrors()).allSatisfy((error) -> assertThat(error.fieldNames()).hasSize(20_000));
		assertThat(failure)
			.hasMessageContaining("MISSING_REQUIRED_FIELDS [unknown_field_0, unknown_field_1, unknown_field_2, "
					+ "unknown_field_3, unknown_field_4 and 19995 more] at the root; FIELDS_NOT_DEFINED at the root");
	}

	@Test
	void pathsAndNamesAreCut() {
		List<Map<String, ?>> path = new ArrayList<>();
		IntStream.range(0, 1000).forEach((index) -> path.add(Map.of("fieldName", "n".repeat(1000))));
		answerLaunch(Map.of("__typename", "RunConfigValidationInvalid", "errors",
				List.of(Map.of("__typename", "RuntimeMismatchConfigError", "reason", "RUNTIME_TYPE_MISMATCH", "message",
						"no", "stack", Map.of("entries", path)))));
		assertThat(launch(RunConfigInvalidException.class, Map.of()).getMessage()).hasSizeLessThan(4100);
		answerLaunch(Map.of("__typename", "InvalidSubsetError", "message", "word ".repeat(100_000)));
		InvalidSubsetException failure = launch(InvalidSubsetException.class, Map.of());
		assertThat(failure.getMessage()).hasSizeLessThan(2100);
		assertThat(failure.getServerMessage()).hasSize(500_000);
	}

	@ParameterizedTest
	@ValueSource(strings = { ".nan", ".inf", "-.inf", "'&#-1;'", "[&a 1, *a]", "{? [a] : b}", "2026-01-01" })
	void unusualRunConfigOnlyAffectsTheText(String value) {
		answerLaunch(Map.of("__typename", "InvalidSubsetError", "message", "No such op, says &#-1;"));
		InvalidSubsetException failure = catchThrowableOfType(InvalidSubsetException.class,
				() -> this.client.submitJobExecution(EXECUTION.mutate().runConfigYaml("x: " + value).build()));
		assertThat(failure).hasMessage("InvalidSubsetError: No such op, says &#-1;");
		assertThat(failure.isOutcomeUnknown()).isFalse();
	}

	@Test
	void databaseMessagesEndBeforeTheStatement() {
		String reason = "(psycopg2.errors.InsufficientPrivilege) permission denied for table runs";
		this.stub.answer(Answer.json(JsonMapper.shared()
			.writeValueAsString(Map.of("errors", List.of(Map.of("message", reason + "\n" + ALCHEMY))))));
		assertThat(catchThrowableOfType(GraphQlRequestException.class, () -> this.client.run("x").terminate()))
			.message()
			.contains(reason)
			.doesNotContain("UPDATE", "Kd93xQ7v", "\\n");
		answer("terminatePipelineExecution",
				Map.of("__typename", "TerminateRunFailure", "message", reason + "\n" + ALCHEMY));
		assertThat(catchThrowableOfType(TerminateRunException.class, () -> this.client.run("x").terminate())).message()
			.isEqualTo("TerminateRunFailure: " + reason);
		answer("terminatePipelineExecution",
				Map.of("__typename", "PythonError", "message", "sqlalchemy.exc.ProgrammingError: " + reason + ALCHEMY,
						"className", "ProgrammingError", "stack", List.of()));
		assertThat(catchThrowableOfType(PythonErrorException.class, () -> this.client.run("x").terminate())).message()
			.isEqualTo("PythonError: sqlalchemy.exc.ProgrammingError: " + reason);
		this.stub.answer(Answer.of(500, "text/plain", "ProgrammingError: " + reason + ALCHEMY));
		InvalidResponseException failure = catchThrowableOfType(InvalidResponseException.class,
				() -> this.client.run("x").status());
		assertThat(failure.getMessage() + failure.getExcerpt()).contains(reason).doesNotContain("UPDATE", "Kd93xQ7v");
	}

	@Test
	void reportsTheSizeOfATooLargeRequest() {
		this.stub.answer(Answer.of(413, "text/html", "<html>413 Request Entity Too Large</html>"));
		InvalidResponseException failure = launch(InvalidResponseException.class, Map.of("text", "x".repeat(100_000)));
		assertThat(failure)
			.hasMessageContaining("The request has " + this.stub.requests().get(0).body().length() + " bytes");
		this.stub.answer(Answer.of(413, "application/json", ""));
		assertThat(launch(InvalidResponseException.class, Map.of())).hasMessageContaining("The request has ");
	}

	@ParameterizedTest
	@ValueSource(ints = { 502, 504, 500 })
	void reportsThatTheOutcomeIsUnknown(int status) {
		for (Answer answer : List.of(Answer.of(status, "text/html", "<html>"),
				Answer.of(status, "application/json", ""), Answer.of(status, "application/json", "{"))) {
			this.stub.answer(answer);
			InvalidResponseException mutation = launch(InvalidResponseException.class, Map.of());
			assertThat(mutation.isOutcomeUnknown()).isTrue();
			assertThat(mutation).hasMessageContaining("outcome is unknown");
			try (DagsterGraphQlClient retrying = this.stub.client(new SkippedPauses()).build()) {
				InvalidResponseException query = catchThrowableOfType(InvalidResponseException.class,
						() -> retrying.run("x").status());
				assertThat(query.isOutcomeUnknown()).isFalse();
				assertThat(query).message().doesNotContain("outcome");
			}
		}
	}

	@Test
	void enumerationsAreCut() {
		List<Map<String, ?>> locations = IntStream.range(0, 50)
			.<Map<String, ?>>mapToObj((index) -> Map.of("name", "location" + index, "locationOrLoadError",
					Map.of("__typename", "PythonError", "message", "ValueError: " + "x".repeat(10_000), "className",
							"ValueError", "stack", List.of())))
			.toList();
		String none = data("repositoriesOrError", Map.of("__typename", "RepositoryConnection", "nodes", List.of()));
		String workspace = data("workspaceOrError", Map.of("__typename", "Workspace", "locationEntries", locations));
		this.stub.answer((request) -> Answer.json(request.operation().equals("Repositories") ? none : workspace));
		JobNotFoundException failure = catchThrowableOfType(JobNotFoundException.class,
				() -> this.client.submitJobExecution("j".repeat(10_000)));
		assertThat(failure).hasMessageContaining("and 45 more");
		assertThat(failure.getMessage()).hasSizeLessThan(2500);
		assertThat(failure.getFailedLocations()).hasSize(50);
		answer("terminateRuns",
				Map.of("__typename", "TerminateRunsResult", "terminateRunResults",
						IntStream.range(0, 20)
							.mapToObj((index) -> Map.of("__typename", "RunNotFoundError", "message", "no"))
							.toList()));
		assertThat(catchThrowableOfType(TerminateRunsException.class,
				() -> this.client.terminateRuns(IntStream.range(0, 20).mapToObj((index) -> "run" + index).toList())))
			.message()
			.endsWith("run4 RunNotFoundError and 15 more]");
	}

	@Test
	void theMostSpecificErrorOfAChainIsReported() {
		Map<String, ?> grpc = Map.of("className", "_InactiveRpcError", "stack", List.of(), "message",
				"grpc._channel._InactiveRpcError: <_InactiveRpcError of RPC that terminated with:\n\tstatus = x\n>");
		String said = "dagster._core.errors.DagsterUserCodeUnreachableError: Could not reach user code server. gRPC Error code: UNAVAILABLE";
		Map<String, ?> error = Map.of("__typename", "PythonError", "className", "DagsterUserCodeUnreachableError",
				"message", said + "\n", "stack", List.of(), "cause", grpc);
		String none = data("repositoriesOrError", Map.of("__typename", "RepositoryConnection", "nodes", List.of()));
		String workspace = data("workspaceOrError", Map.of("__typename", "Workspace", "locationEntries",
				List.of(Map.of("name", "etl", "locationOrLoadError", error))));
		this.stub.answer((request) -> Answer.json(request.operation().equals("Repositories") ? none : workspace));
		assertThat(catchThrowableOfType(JobNotFoundException.class, () -> this.client.submitJobExecution("greeting")))
			.hasMessageEndingWith("\"etl\" (" + said + ")");
	}

	@Test
	void candidatesAreCut() {
		List<Map<String, ?>> nodes = IntStream.range(0, 20)
			.<Map<String, ?>>mapToObj(
					(index) -> Map.of("name", "__repository__", "location", Map.of("name", "location" + index)))
			.toList();
		Map<String, Object> found = new LinkedHashMap<>();
		IntStream.range(0, 20).forEach((index) -> found.put("r" + index, Map.of("__typename", "Pipeline")));
		String repositories = data("repositoriesOrError", Map.of("__typename", "RepositoryConnection", "nodes", nodes));
		this.stub.answer((request) -> Answer.json(request.operation().equals("FindJob")
				? JsonMapper.shared().writeValueAsString(Map.of("data", found)) : repositories));
		AmbiguousJobException failure = catchThrowableOfType(AmbiguousJobException.class,
				() -> this.client.submitJobExecution("greeting"));
		assertThat(failure).hasMessageContaining("and 15 more");
		assertThat(failure.getCandidates()).hasSize(20);
	}

	@Test
	void controlCharactersAreEscaped() {
		answerLaunch(Map.of("__typename", "InvalidSubsetError", "message", CONTROL));
		assertInOneLine(launch(InvalidSubsetException.class, Map.of()));
		this.stub.answer(Answer
			.json(JsonMapper.shared().writeValueAsString(Map.of("errors", List.of(Map.of("message", CONTROL))))));
		for (Runnable operation : List.<Runnable>of(() -> this.client.run(CONTROL).status(),
				() -> this.client.run(CONTROL).get(), () -> this.client.run(CONTROL).terminate(),
				() -> this.client.run(CONTROL).await(Duration.ofMillis(1)),
				() -> this.client.submitJobExecution(CONTROL), () -> this.client.location(CONTROL).reload(),
				() -> this.client.job(CONTROL).location(CONTROL).repository(CONTROL).launch(),
				() -> this.client.launchAll(List.of(JobExecution.builder(CONTROL).build())).get(0).run(),
				() -> this.client.terminateRuns(List.of(CONTROL)))) {
			assertInOneLine(catchThrowableOfType(DagsterGraphQlClientException.class, operation::run));
		}
		this.stub.answer(Answer.of(500, "text/plain", CONTROL));
		assertInOneLine(catchThrowableOfType(InvalidResponseException.class, () -> this.client.run("x").status()));
	}

	@Test
	void controlCharactersOfArgumentsAreEscaped() throws Exception {
		this.stub.answer(Answer
			.json(JsonMapper.shared().writeValueAsString(Map.of("errors", List.of(Map.of("message", CONTROL))))));
		List<Supplier<Object>> receivers = List.of(() -> this.client, this.client::reactive, () -> this.client.job("x"),
				() -> this.client.pipeline("x"), () -> this.client.run("x").reexecute(), () -> this.client.runs(),
				() -> this.client.graphql(), () -> this.client.graphql().document("{ version }"),
				() -> this.client.graphql().document("{ version }").retrieve("version"), () -> this.stub.client(),
				() -> JobExecution.builder("x"), () -> PipelineExecution.builder("x"));
		int refused = 0;
		for (Supplier<Object> receiver : receivers) {
			for (Class<?> type : receiver.get().getClass().getInterfaces()) {
				for (Method method : type.getMethods()) {
					refused += isRefused(receiver, method) ? 1 : 0;
				}
			}
		}
		refused += isRefused(() -> null, AssetKey.class.getMethod("of", String[].class)) ? 1 : 0;
		assertThat(refused).isGreaterThan(20);
	}

	private static boolean isRefused(Supplier<Object> receiver, Method method) throws IllegalAccessException {
		Object[] arguments = Stream.of(method.getGenericParameterTypes()).map(ExceptionMessageTests::awkward).toArray();
		if (arguments.length == 0 || method.getDeclaringClass() == Object.class || method.getName().equals("wait")) {
			return false;
		}
		try {
			method.setAccessible(true);
			Object result = method.invoke(receiver.get(), arguments);
			if (result instanceof Mono<?> mono) {
				mono.block();
			}
			return false;
		}
		catch (InvocationTargetException ex) {
			assertThat(ex.getCause()).as(method.toString()).isInstanceOf(RuntimeException.class);
			assertInOneLine((Exception) ex.getCause());
			return true;
		}
		catch (DagsterGraphQlClientException | IllegalArgumentException ex) {
			assertInOneLine(ex);
			return true;
		}
	}

	private static Object awkward(Type type) {
		String name = type.getTypeName();
		if (type == String.class) {
			return CONTROL;
		}
		if (type == String[].class) {
			return new String[] { CONTROL, "" };
		}
		if (name.startsWith("java.util.Map")) {
			return Map.of(CONTROL, new QuotedRequestsTests.Unwritable());
		}
		if (name.contains("JobExecution>")) {
			return List.of(JobExecution.builder(CONTROL).build());
		}
		if (name.startsWith("java.util.Collection") || name.startsWith("java.util.List")) {
			return List.of(CONTROL);
		}
		if (type == Object.class) {
			return Map.of(CONTROL, new QuotedRequestsTests.Unwritable());
		}
		if (type == Duration.class) {
			return Duration.ofMillis(1);
		}
		if (type == int.class) {
			return -1;
		}
		if (type == long.class) {
			return -1L;
		}
		return (type == boolean.class) ? (Object) true : null;
	}

	private static void assertInOneLine(Exception failure) {
		assertThat(failure).isNotNull();
		assertThat(failure.getMessage()).isNotEmpty().doesNotContainPattern("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]");
	}

	private static Map<String, ?> configError(String field, String message) {
		return Map.of("__typename", "RuntimeMismatchConfigError", "reason", "RUNTIME_TYPE_MISMATCH", "message", message,
				"stack", Map.of("entries", List.of(Map.of("fieldName", "ops"), Map.of("fieldName", field))));
	}

	private <T extends DagsterGraphQlClientException> T launch(Class<T> type, Map<String, ?> config) {
		T failure = catchThrowableOfType(type,
				() -> this.client.submitJobExecution(EXECUTION.mutate().runConfig(config).build()));
		assertThat(failure).isNotNull();
		return failure;
	}

	private void answerLaunch(Map<String, ?> member) {
		answer("launchPipelineExecution", member);
	}

	private void answer(String field, Map<String, ?> member) {
		this.stub.answer(data(field, member));
	}

	private static String data(String field, Map<String, ?> member) {
		return JsonMapper.shared().writeValueAsString(Map.of("data", Map.of(field, member)));
	}

}
