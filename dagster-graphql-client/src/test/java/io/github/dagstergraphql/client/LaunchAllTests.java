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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import io.github.dagstergraphql.client.ObservationRecorder.LaunchSeen;
import io.github.dagstergraphql.client.StubDagster.Answer;
import io.github.dagstergraphql.client.StubDagster.Request;
import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;
import io.github.dagstergraphql.client.error.InvalidResponseException;
import io.github.dagstergraphql.client.error.PythonErrorException;
import io.github.dagstergraphql.client.job.JobExecution;
import io.github.dagstergraphql.client.job.JobNotFoundException;
import io.github.dagstergraphql.client.job.LaunchResult;
import io.github.dagstergraphql.client.observation.DagsterLaunchObservationContext.Outcome;
import io.github.dagstergraphql.client.run.RunHandle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for launches of several runs: the requests, and the result of each launch.
 */
class LaunchAllTests {

	private final ObservationRecorder recorder = new ObservationRecorder();

	private final StubDagster stub = new StubDagster();

	private final AtomicBoolean old = new AtomicBoolean();

	private final DagsterGraphQlClient client = this.stub.client(new SkippedPauses())
		.versionCheck(VersionCheck.OFF)
		.observationRegistry(this.recorder.registry())
		.launchTimeout(Duration.ofSeconds(20))
		.build();

	LaunchAllTests() {
		this.stub.answer(this::play);
	}

	@AfterEach
	void close() {
		this.client.close();
		this.stub.close();
	}

	@Test
	void sendsTenLaunchesInARequest() {
		List<LaunchResult<RunHandle>> results = this.client
			.launchAll(IntStream.range(0, 21).mapToObj((index) -> job("j" + index)).toList());
		assertThat(results).extracting((result) -> result.run().id())
			.isEqualTo(IntStream.range(0, 21).mapToObj((index) -> "run-of-j" + index).toList());
		assertThat(operations()).containsExactly("LaunchRuns", "LaunchRuns", "LaunchRun");
		assertThat(this.recorder.launches()).hasSize(21)
			.allSatisfy((launch) -> assertThat(launch.outcome()).isEqualTo(Outcome.SUCCESS));
	}

	@Test
	void failuresAreThoseOfSingleLaunches() {
		List<LaunchResult<RunHandle>> results = this.client
			.launchAll(List.of(job("a"), job("error"), job("missing"), job("b")));
		assertThat(results).filteredOn(LaunchResult.Launched.class::isInstance)
			.extracting((result) -> result.run().id())
			.containsExactly("run-of-a", "run-of-b");
		assertThatExceptionOfType(PythonErrorException.class).isThrownBy(results.get(1)::run)
			.matches(DagsterGraphQlClientException::isOutcomeUnknown);
		assertThatExceptionOfType(JobNotFoundException.class).isThrownBy(results.get(2)::run)
			.matches((ex) -> !ex.isOutcomeUnknown());
		assertThat(operations()).startsWith("LaunchRuns").doesNotContain("LaunchRun");
		assertThat(this.recorder.launches()).extracting(LaunchSeen::outcome)
			.containsExactlyInAnyOrder(Outcome.SUCCESS, Outcome.SUCCESS, Outcome.UNKNOWN, Outcome.REJECTED);
	}

	@Test
	void doesNotQuoteTheRunConfig() {
		List<LaunchResult<RunHandle>> results = this.client.launchAll(
				List.of(job("a"), job("quoting").mutate().runConfig(Map.of("password", "s3cr3t-of-another")).build()));
		assertThat(results.toString()).doesNotContain("s3cr3t");
		assertThatExceptionOfType(PythonErrorException.class).isThrownBy(results.get(1)::run)
			.withMessageNotContaining("s3cr3t");
	}

	@Test
	void olderServersLaunchOneByOne() {
		this.old.set(true);
		List<JobExecution> executions = List.of(job("a"), job("error"), job("b"));
		assertThat(this.client.launchAll(executions)).filteredOn(LaunchResult.Launched.class::isInstance).hasSize(2);
		assertThat(operations()).startsWith("LaunchRuns", "LaunchRun", "LaunchRun", "LaunchRun");
		assertThat(this.client.launchAll(executions)).filteredOn(LaunchResult.Failed.class::isInstance).hasSize(1);
		assertThat(operations()).filteredOn("LaunchRuns"::equals).hasSize(1);
	}

	@Test
	void outcomeOfALostResponseIsUnknown() {
		List<LaunchResult<RunHandle>> results = this.client.launchAll(List.of(job("a"), job("gateway"), job("b")));
		assertThat(results).hasSize(3)
			.allSatisfy(
					(result) -> assertThatExceptionOfType(DagsterGraphQlClientException.class).isThrownBy(result::run)
						.matches(DagsterGraphQlClientException::isOutcomeUnknown));
		assertThat(operations()).containsExactly("LaunchRuns");
	}

	@Test
	void responseWithTooFewResults() {
		assertThat(this.client.launchAll(List.of(job("a"), job("lost")))).hasSize(2)
			.allSatisfy((result) -> assertThatExceptionOfType(InvalidResponseException.class).isThrownBy(result::run)
				.withMessageContaining("launchMultipleRunsResult[1]")
				.matches(DagsterGraphQlClientException::isOutcomeUnknown));
	}

	@Test
	void badInput() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.client.launchAll(null));
		assertThat(this.client.launchAll(List.of())).isEmpty();
		assertThat(operations()).isEmpty();
	}

	private List<String> operations() {
		return this.stub.requests()
			.stream()
			.map(Request::operation)
			.filter((operation) -> operation.startsWith("Launch"))
			.toList();
	}

	private static JobExecution job(String name) {
		return JobExecution.builder(name).location("l").repository("r").build();
	}

	private Answer play(Request request) {
		return switch (request.operation()) {
			case "LaunchRun" -> Answer.json("{\"data\":{\"launchPipelineExecution\":%s}}"
				.formatted(result(request.variables().at("/executionParams"))));
			case "LaunchRuns" -> launchRuns(request.variables().at("/executionParamsList"));
			case "Workspace" ->
				Answer.json("{\"data\":{\"workspaceOrError\":{\"__typename\":\"Workspace\",\"locationEntries\":[]}}}");
			default -> Answer.json("{\"data\":{\"version\":\"1.5.14\"}}");
		};
	}

	private Answer launchRuns(JsonNode executions) {
		if (this.old.get()) {
			return Answer.of(400, "application/json",
					"{\"errors\":[{\"message\":\"Cannot query field 'launchMultipleRuns' on type 'Mutation'.\"}]}");
		}
		List<String> results = executions.valueStream()
			.map(LaunchAllTests::result)
			.filter((each) -> !each.isEmpty())
			.toList();
		if (results.contains("gateway")) {
			return Answer.of(502, "text/html", "<html>");
		}
		return Answer.of(results.toString().contains("PythonError") ? 500 : 200, "application/json",
				"{\"data\":{\"launchMultipleRuns\":{\"__typename\":\"LaunchMultipleRunsResult\",\"launchMultipleRunsResult\":"
						+ results + "}}}");
	}

	private static String result(JsonNode execution) {
		String job = execution.at("/selector/pipelineName").asString();
		return switch (job) {
			case "error", "quoting" ->
				"{\"__typename\":\"PythonError\",\"message\":\"it failed with %s\",\"className\":\"C\",\"stack\":[]}"
					.formatted(execution.at("/runConfigData/password").asString());
			case "missing" -> "{\"__typename\":\"PipelineNotFoundError\",\"message\":\"no\"}";
			case "lost" -> "";
			case "gateway" -> "gateway";
			default -> "{\"__typename\":\"LaunchRunSuccess\",\"run\":{\"runId\":\"run-of-%s\"}}".formatted(job);
		};
	}

}
