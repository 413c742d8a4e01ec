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

import io.github.dagstergraphql.client.StubDagster.Answer;
import io.github.dagstergraphql.client.error.InvalidResponseException;
import io.github.dagstergraphql.client.error.RunFailureInfo;
import io.github.dagstergraphql.client.error.StepFailureInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Why a run failed, from a log of several pages.
 */
class RunFailureTests {

	private final StubDagster stub = new StubDagster();

	private final DagsterGraphQlClient client = this.stub.client().build();

	@AfterEach
	void close() {
		this.client.close();
		this.stub.close();
	}

	@Test
	void isReadFromAllPages() {
		this.stub.answer((request) -> switch (request.variables().path("afterCursor").asString("")) {
			case "" -> page("c1", true, stepFailure("extract", "first"));
			case "c1" -> page("c2", true, stepFailure("load", "second"));
			case "c2" -> page("c2", false, stepFailure("extract", "third"));
			default -> throw new IllegalStateException();
		});
		RunFailureInfo failure = this.client.run("r1").failure();
		assertThat(failure.steps()).extracting(StepFailureInfo::stepKey).containsExactly("load", "extract");
		assertThat(failure.steps().get(1).error().message()).isEqualTo("third");
		assertThat(this.stub.requests()).hasSize(3);
	}

	@Test
	void aLogWithoutAnEndIsFoundOut() {
		this.stub.answer(page("c1", true, stepFailure("extract", "first")));
		assertThatExceptionOfType(InvalidResponseException.class).isThrownBy(() -> this.client.run("r1").failure())
			.withMessage("The log of run r1 has no end: the server does not go on after the cursor");
		assertThat(this.stub.requests()).hasSize(2);
	}

	private static Answer page(String cursor, boolean more, String event) {
		return Answer.json("""
				{"data":{"logsForRun":{"__typename":"EventConnection","cursor":"%s","hasMore":%s,"events":[%s]}}}"""
			.formatted(cursor, more, event));
	}

	private static String stepFailure(String step, String message) {
		return """
				{"__typename":"ExecutionStepFailureEvent","stepKey":"%s","error":{"className":"E","message":"%s",\
				"stack":[]}}""".formatted(step, message);
	}

}
