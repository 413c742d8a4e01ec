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

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.dagstergraphql.client.StubDagster.Answer;
import io.github.dagstergraphql.client.StubDagster.Request;
import io.github.dagstergraphql.client.error.InvalidResponseException;
import io.github.dagstergraphql.client.run.RunFailureInfo;
import io.github.dagstergraphql.client.run.StepFailureInfo;
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
	void anEndlessLogIsDetected() {
		this.stub.answer(page("c1", true, stepFailure("extract", "first")));
		assertThatExceptionOfType(InvalidResponseException.class).isThrownBy(() -> this.client.run("r1").failure())
			.withMessage("The log of run r1 has no end: the server returned the same cursor twice");
		assertThat(this.stub.requests()).hasSize(2);
	}

	@Test
	void aLongLogIsReadFromItsEnd() {
		LongLog log = new LongLog(24_500, 500, 24_100, 24_300);
		this.stub.answer(log::answer);
		RunFailureInfo failure = this.client.run("r1").failure();
		assertThat(failure.steps()).extracting(StepFailureInfo::stepKey).containsExactly("s500", "s24100", "s24300");
		assertThat(failure.message()).isEqualTo("the run failed");
		// the first two, the last one, and one for each look for the end
		assertThat(log.pages).hasValue(3);
		assertThat(this.stub.requests()).hasSizeLessThan(18);
	}

	@Test
	void aLongLogIsReadAsFarAsNecessary() {
		LongLog log = new LongLog(9_001, 3_500, 8_999);
		this.stub.answer(log::answer);
		assertThat(this.client.run("r1").failure().steps()).extracting(StepFailureInfo::stepKey)
			.containsExactly("s3500", "s8999");
		assertThat(log.pages).hasValue(9);
	}

	@Test
	void aLongLogWithoutPositionsIsReadFromItsBeginning() {
		LongLog log = new LongLog(5_000, 4_500);
		log.positions = false;
		this.stub.answer(log::answer);
		assertThat(this.client.run("r1").failure().steps()).extracting(StepFailureInfo::stepKey)
			.containsExactly("s4500");
		assertThat(log.pages).hasValue(5);
	}

	@Test
	void theEndOfAProcessIsReported() {
		this.stub.answer(page("c", false,
				"""
						{"__typename":"EngineEvent","message":"Run execution process for r1 was terminated by signal 9 (SIGKILL)."},\
						{"__typename":"RunFailureEvent","message":"This run has been marked as failed from outside."},\
						{"__typename":"EngineEvent","message":"Process for run exited."}"""));
		assertThat(this.client.run("r1").failure().message())
			.isEqualTo("Run execution process for r1 was terminated by signal 9 (SIGKILL).");
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

	/**
	 * A log with a failure of the run at its end, and cursors as Dagster has them.
	 */
	private static final class LongLog {

		private static final Pattern CURSOR = Pattern
			.compile("\\{\"type\": \"(STORAGE_ID|OFFSET)\", \"value\": (\\d+)}");

		private final int events;

		private final Set<Integer> failures = new TreeSet<>();

		/** Pages of more than one event. */
		private final AtomicInteger pages = new AtomicInteger();

		private boolean positions = true;

		LongLog(int events, Integer... failures) {
			this.events = events;
			this.failures.addAll(List.of(failures));
		}

		Answer answer(Request request) {
			if (request.operation().equals("Run")) {
				return Answer
					.json("""
							{"data":{"runOrError":{"__typename":"Run","runId":"r1","jobName":"j","status":"FAILURE","tags":[],\
							"stats":{"stepsSucceeded":1,"stepsFailed":%d,"materializations":0,"expectations":0}}}}"""
						.formatted(this.failures.size()));
			}
			int limit = request.variables().path("limit").asInt();
			if (limit > 1) {
				this.pages.incrementAndGet();
			}
			int from = 0;
			if (request.variables().has("afterCursor")) {
				Matcher cursor = CURSOR
					.matcher(new String(Base64.getDecoder().decode(request.variables().path("afterCursor").asString()),
							StandardCharsets.UTF_8));
				assertThat(cursor.matches()).isTrue();
				if (cursor.group(1).equals("OFFSET") && !this.positions) {
					return Answer
						.json("""
								{"data":{"logsForRun":{"__typename":"PythonError","message":"m","className":"C","stack":[]}}}""");
				}
				from = Integer.parseInt(cursor.group(2));
			}
			int to = Math.min(this.events, from + limit);
			String events = IntStream.range(from, to).mapToObj(this::event).collect(Collectors.joining(","));
			String cursor = Base64.getEncoder()
				.encodeToString(
						"{\"type\": \"STORAGE_ID\", \"value\": %d}".formatted(to).getBytes(StandardCharsets.UTF_8));
			return page(cursor, to < this.events, events);
		}

		private String event(int index) {
			if (this.failures.contains(index)) {
				return stepFailure("s" + index, "m");
			}
			return (index == this.events - 1) ? """
					{"__typename":"RunFailureEvent","message":"the run failed"}"""
					: "{\"__typename\":\"LogMessageEvent\"}";
		}

	}

}
