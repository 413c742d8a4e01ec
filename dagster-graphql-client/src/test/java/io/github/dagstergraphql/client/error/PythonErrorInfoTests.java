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

package io.github.dagstergraphql.client.error;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PythonErrorInfo}.
 */
class PythonErrorInfoTests {

	private static final String GRPC = "grpc._channel._InactiveRpcError: <_InactiveRpcError of RPC that terminated with:\n"
			+ "\tstatus = StatusCode.UNAVAILABLE\n\tdetails = \"failed to connect to all addresses\"\n>\n";

	private static final PythonErrorInfo UNREACHABLE = error("DagsterUserCodeUnreachableError",
			"dagster._core.errors.DagsterUserCodeUnreachableError: Could not reach user code server. gRPC Error code: UNAVAILABLE\n");

	@ParameterizedTest
	@CsvSource({ "_InactiveRpcError", "_MultiThreadedRendezvous", "AioRpcError" })
	void passesOverTheErrorsOfGrpc(String className) {
		PythonErrorInfo cause = error(className, GRPC.replace("_InactiveRpcError", className));
		assertThat(chain(UNREACHABLE, cause).summary()).isEqualTo(UNREACHABLE.message().strip());
		assertThat(cause.summary()).isEqualTo(className + ": StatusCode.UNAVAILABLE");
		assertThat(chain(UNREACHABLE, cause).rootCause()).isEqualTo(cause);
	}

	@Test
	void reportsTheInnermostMeaningfulError() {
		PythonErrorInfo wrapper = error("DagsterUserCodeLoadError", "dagster.DagsterUserCodeLoadError: Error occurred");
		PythonErrorInfo reason = error("ModuleNotFoundError", "ModuleNotFoundError: No module named 'stripe'\n");
		assertThat(chain(wrapper, reason).summary()).isEqualTo("ModuleNotFoundError: No module named 'stripe'");
		assertThat(chain(wrapper, reason, error("StopIteration", "StopIteration\n")).summary())
			.isEqualTo("ModuleNotFoundError: No module named 'stripe'");
		assertThat(chain(wrapper, error("AssertionError", "AssertionError: \n")).summary())
			.isEqualTo("dagster.DagsterUserCodeLoadError: Error occurred");
		assertThat(chain(error("StopIteration", ""), error("KeyError", "")).summary()).isEqualTo("StopIteration");
		assertThat(error(null, "hunter2").summary()).isEqualTo("unknown error");
	}

	@Test
	void isASingleLineWithoutDatabaseValues() {
		assertThat(error("ProgrammingError",
				"Stack:\n  File \"x.py\"\nsqlalchemy.exc.ProgrammingError: (psycopg2.errors.X) permission denied for table runs\n[SQL: UPDATE hunter2]")
			.summary())
			.isEqualTo("sqlalchemy.exc.ProgrammingError: (psycopg2.errors.X) permission denied for table runs");
		assertThat(error("ValueError", "ValueError: \u001b[31mred\n").summary())
			.isEqualTo("ValueError: \\u001b[31mred");
		assertThat(error("ValueError", "ValueError: " + "x".repeat(1_000_000)).summary()).hasSize(303);
		assertThat(error("V\n".repeat(1000), "").summary()).hasSizeLessThan(210).doesNotContain("\n");
	}

	private static PythonErrorInfo chain(PythonErrorInfo error, PythonErrorInfo... causes) {
		return new PythonErrorInfo(error.className(), error.message(), error.stack(), List.of(causes));
	}

	private static PythonErrorInfo error(String className, String message) {
		return new PythonErrorInfo(className, message, List.of(), List.of());
	}

}
