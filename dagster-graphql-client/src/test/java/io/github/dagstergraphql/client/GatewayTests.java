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
import java.util.stream.Stream;

import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;
import io.github.dagstergraphql.client.error.PythonErrorException;
import io.github.dagstergraphql.client.error.UnauthorizedException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Gateways before Dagster that deny an operation in GraphQL.
 */
class GatewayTests {

	private final StubDagster stub = new StubDagster();

	private final DagsterGraphQlClient client = this.stub.client().build();

	@AfterEach
	void close() {
		this.client.close();
		this.stub.close();
	}

	static Stream<Arguments> operations() {
		return Stream.of(operation("launchPipelineExecution", (client) -> launch(client)),
				operation("reloadRepositoryLocation", (client) -> client.location("l").reload()),
				operation("shutdownRepositoryLocation", (client) -> client.location("l").shutdown()),
				operation("terminatePipelineExecution", (client) -> client.terminateRun("r1")),
				operation("terminateRuns", (client) -> client.terminateRuns(List.of("r1", "r2"))),
				operation("deletePipelineRun", (client) -> client.run("r1").delete()));
	}

	@ParameterizedTest
	@MethodSource("operations")
	void deniesInTheWayOfDagsterAuthkit(String field, Use use) {
		deny("""
				{"data": {"%1$s": {"__typename": "PythonError", "message": "Access Denied: LAUNCHER role required",
				"stack": ["Action: %1$s\\n", "User: ann (role: VIEWER)\\n", "Required: LAUNCHER\\n"],
				"cls_name": "AccessControlError"}},
				"errors": [{"message": "Access Denied: LAUNCHER required", "path": ["%1$s"]}]}
				""".formatted(field), () -> use.accept(this.client));
	}

	@ParameterizedTest
	@MethodSource("operations")
	void deniesInGraphQlErrors(String field, Use use) {
		deny("{\"data\":{\"" + field + "\":null},\"errors\":[{\"message\":\"no\",\"path\":[\"" + field
				+ "\"],\"extensions\":{\"code\":\"FORBIDDEN\"}}]}", () -> use.accept(this.client));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "AccessControlError|no", "auth.errors.NotAuthorizedError|no", "Forbidden|no",
					"AuthorizationError|no", "UnauthorizedException|no", "PermissionDenied|no",
					"InsufficientPermissionsError|no", "PermissionError|Permission denied", "ValueError|Access denied",
					"''|Forbidden: read only", "Error|Not authorized to launch", "Error|Insufficient privileges",
					"Error|You do not have permission to do this", "Error|AccessError: access is denied" })
	void deniesInAPythonError(String className, String message) {
		deny(pythonError(className, message, ""), () -> launch(this.client));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"message\":\"Access denied\"}", "{\"message\":\"Forbidden\",\"path\":[\"x\"]}",
			"{\"message\":\"x\",\"extensions\":{\"code\":\"UNAUTHENTICATED\"}}",
			"{\"message\":\"x\",\"extensions\":{\"code\":\"access-denied\"}}" })
	void deniesWithoutData(String error) {
		deny("{\"data\":null,\"errors\":[" + error + "]}", () -> launch(this.client));
		deny("{\"errors\":[" + error + "]}",
				() -> this.client.graphql().document("mutation { a }").retrieve("a").toEntity(String.class));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = {
					"PermissionError|PermissionError: [Errno 13] Permission denied: '/data'|File \\\"a.py\\\", line 1",
					"PermissionError|[Errno 13] Permission denied: '/data'|''",
					"ForbiddenError|Access denied|File \\\"a.py\\\", line 1, in f",
					"ProgrammingError|permission denied for table runs|''",
					"OperationalError|Access denied for user 'ann'@'db'|''", "ValueError|role is not known|''" })
	void leavesExceptionsOfUserCodeAsTheyAre(String className, String message, String stack) {
		this.stub.answer(pythonError(className, message, stack));
		PythonErrorException ex = catchThrowableOfType(PythonErrorException.class, () -> launch(this.client));
		assertThat(ex.isOutcomeUnknown()).isTrue();
	}

	@Test
	void deniesOneOfTwoFieldsOfADocument() {
		this.stub.answer("{\"data\":{\"a\":1,\"b\":null},\"errors\":[{\"message\":\"Forbidden\",\"path\":[\"b\"]}]}");
		DagsterGraphQlClientException ex = catchThrowableOfType(DagsterGraphQlClientException.class,
				() -> this.client.graphql().document("mutation { a b }").retrieve("b").toEntity(String.class));
		assertThat(ex.isOutcomeUnknown()).isTrue();
	}

	private void deny(String answer, ThrowingCallable use) {
		this.stub.requests().clear();
		this.stub.answer(answer);
		UnauthorizedException ex = catchThrowableOfType(UnauthorizedException.class, use);
		assertThat(ex.isOutcomeUnknown()).isFalse();
		assertThat(ex).hasMessageContaining("not permitted by a gateway in front of Dagster");
		assertThat(this.stub.requests()).hasSize(1);
	}

	private static void launch(DagsterGraphQlClient client) {
		client.job("j").location("l").repository("r").launch();
	}

	private static String pythonError(String className, String message, String stack) {
		return """
				{"data": {"launchPipelineExecution": {"__typename": "PythonError", "className": "%s", "stack": ["%s"],
				"message": "%s"}}}
				""".formatted(className, stack, message);
	}

	private static Arguments operation(String field, Use use) {
		return Arguments.of(field, use);
	}

	/**
	 * Uses a client.
	 */
	@FunctionalInterface
	interface Use {

		void accept(DagsterGraphQlClient client);

	}

}
