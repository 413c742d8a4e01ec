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

package io.github.dagstergraphql.boot.autoconfigure.internal;

import java.util.List;

import io.github.dagstergraphql.client.error.PythonErrorException;
import io.github.dagstergraphql.client.error.PythonErrorInfo;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SafeText}.
 */
class SafeTextTests {

	@Test
	void reportsTheOrigin() {
		PythonErrorInfo cause = error("ModuleNotFoundError", "ModuleNotFoundError: No module named 'stripe'\n");
		PythonErrorInfo wrapper = new PythonErrorInfo("DagsterUserCodeLoadError",
				"dagster._core.errors.DagsterUserCodeLoadError: Error occurred\n", List.of(), List.of(cause));
		assertThat(SafeText.summarize(wrapper)).isEqualTo("ModuleNotFoundError: No module named 'stripe'");
	}

	@Test
	void leavesOutWhatComesBeforeAndAfterThatLine() {
		assertThat(SafeText.summarize(error("DagsterInvalidConfigError",
				"Stack:\n  File \"x.py\"\ndagster.core.errors.DagsterInvalidConfigError: Error in config\n    Value at root:password is hunter2")))
			.isEqualTo("dagster.core.errors.DagsterInvalidConfigError: Error in config");
	}

	@Test
	void addsTheClassOnlyIfTheMessageLacksIt() {
		assertThat(SafeText.summarize(error("ValueError", "the password hunter2 is wrong"))).isEqualTo("ValueError");
		assertThat(SafeText.summarize(error("ValueError", "MyValueError: hunter2"))).isEqualTo("ValueError");
		assertThat(SafeText.summarize(error("Value(", "Value("))).isEqualTo("Value(");
		assertThat(SafeText.summarize(error(null, "hunter2"))).isEqualTo("unknown error");
	}

	@Test
	void hidesUsersInAddressesAndIsLimited() {
		assertThat(SafeText.summarize(error("OperationalError",
				"OperationalError: no connection to postgresql://ann:hunter2@db:5432/x, s3://a@b/c@d")))
			.isEqualTo("OperationalError: no connection to postgresql://***@db:5432/x, s3://***@b/c@d");
		assertThat(SafeText.summarize(error("ValueError", "ValueError: " + "x".repeat(1000)))).hasSize(303);
	}

	@Test
	void describesExceptionsAsBootDoes() {
		assertThat(SafeText.describe(new IllegalStateException("closed")))
			.isEqualTo("java.lang.IllegalStateException: closed");
		assertThat(SafeText.describe(new IllegalStateException("x".repeat(2000)))).hasSize(1003);
		assertThat(SafeText.describe(new PythonErrorException("PythonError: OperationalError: database is locked\nmore",
				error("OperationalError", "OperationalError: database is locked\nmore"), false)))
			.isEqualTo(PythonErrorException.class.getName() + ": OperationalError: database is locked");
		assertThat(SafeText.describe(new PythonErrorException("PythonError: (left out)",
				error("OperationalError", "OperationalError: hunter2 is locked"), false)))
			.isEqualTo(PythonErrorException.class.getName() + ": PythonError: (left out)");
	}

	private static PythonErrorInfo error(String className, String message) {
		return new PythonErrorInfo(className, message, List.of(), List.of());
	}

}
