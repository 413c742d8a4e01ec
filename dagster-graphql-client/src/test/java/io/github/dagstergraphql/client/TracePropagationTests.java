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
import java.util.TreeMap;

import io.github.dagstergraphql.client.StubDagster.Answer;
import io.github.dagstergraphql.client.StubDagster.Request;
import io.github.dagstergraphql.client.job.JobExecution;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.SenderContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the trace context in the tags of runs.
 */
class TracePropagationTests {

	private static final String TRACEPARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

	private static final String LAUNCHED = "{\"__typename\":\"LaunchRunSuccess\",\"run\":{\"runId\":\"r2\"}}";

	private static final String PARENT = """
			{"data":{"runOrError":{"__typename":"Run","runId":"r1","jobName":"daily","status":"FAILURE","rootRunId":"r0",
			"repositoryOrigin":{"repositoryLocationName":"etl","repositoryName":"shop"},"runConfigYaml":"{}",
			"tags":[{"key":"traceparent","value":"old"},{"key":"team","value":"core"}]}}}""";

	private final StubDagster stub = new StubDagster();

	private final ObservationRegistry registry = ObservationRegistry.create();

	TracePropagationTests() {
		this.registry.observationConfig().observationHandler(new Sender());
		this.stub.answer((request) -> Answer.json(answer(request.operation())));
	}

	private static String answer(String operation) {
		return switch (operation) {
			case "LaunchRun" -> "{\"data\":{\"launchPipelineExecution\":" + LAUNCHED + "}}";
			case "LaunchRuns" -> "{\"data\":{\"launchMultipleRuns\":{\"__typename\":\"LaunchMultipleRunsResult\","
					+ "\"launchMultipleRunsResult\":[" + LAUNCHED + "," + LAUNCHED + "]}}}";
			case "RunToRepeat" -> PARENT;
			case "ReexecuteRun" -> "{\"data\":{\"launchRunReexecution\":" + LAUNCHED + "}}";
			case "LearnServerVersion" -> "{\"data\":{\"version\":\"1.13.27\"}}";
			default -> throw new IllegalStateException(operation);
		};
	}

	@AfterEach
	void close() {
		this.stub.close();
	}

	@Test
	void launch() {
		try (DagsterGraphQlClient client = client(true)) {
			client.job(daily()).launch();
			assertThat(tags("/executionParams"))
				.isEqualTo(Map.of("traceparent", TRACEPARENT, "tracestate", "congo=t61rcWkgMzE", "team", "core"));
			client.job(daily()).tag("traceparent", "mine").launch();
			assertThat(tags("/executionParams")).containsEntry("traceparent", "mine");
		}
	}

	@Test
	void severalLaunches() {
		try (DagsterGraphQlClient client = client(true)) {
			client.launchAll(List.of(daily(), daily()));
			assertThat(tags("/executionParamsList/0")).containsEntry("traceparent", TRACEPARENT);
			assertThat(tags("/executionParamsList/1")).containsEntry("traceparent", TRACEPARENT);
		}
	}

	@Test
	void reexecution() {
		try (DagsterGraphQlClient client = client(true)) {
			client.run("r1").reexecute().tag("why", "again").launch();
			assertThat(tags("/executionParams")).containsEntry("traceparent", TRACEPARENT)
				.containsEntry("team", "core")
				.containsEntry("why", "again");
		}
	}

	@Test
	void isOffByDefault() {
		try (DagsterGraphQlClient client = client(false)) {
			client.job(daily()).launch();
			assertThat(tags("/executionParams")).isEqualTo(Map.of("team", "core"));
		}
	}

	@Test
	void withoutATrace() {
		try (DagsterGraphQlClient client = this.stub.client().tracePropagation(true).build()) {
			client.job(daily()).launch();
			assertThat(tags("/executionParams")).isEqualTo(Map.of("team", "core"));
		}
	}

	private DagsterGraphQlClient client(boolean propagation) {
		return this.stub.client().observationRegistry(this.registry).tracePropagation(propagation).build();
	}

	private static JobExecution daily() {
		return JobExecution.builder("daily").location("etl").repository("shop").tag("team", "core").build();
	}

	private Map<String, String> tags(String path) {
		List<Request> requests = this.stub.requests();
		JsonNode params = requests.get(requests.size() - 1).variables().at(path);
		Map<String, String> tags = new TreeMap<>();
		params.at("/executionMetadata/tags")
			.forEach((tag) -> tags.put(tag.get("key").asString(), tag.get("value").asString()));
		return tags;
	}

	/**
	 * Writes the trace context as Micrometer Tracing does, with baggage.
	 */
	private static final class Sender implements ObservationHandler<SenderContext<Object>> {

		@Override
		public boolean supportsContext(Observation.Context context) {
			return context instanceof SenderContext;
		}

		@Override
		public void onStart(SenderContext<Object> context) {
			Object carrier = context.getCarrier();
			if (carrier instanceof Map) {
				context.getSetter().set(carrier, "traceparent", TRACEPARENT);
				context.getSetter().set(carrier, "tracestate", "congo=t61rcWkgMzE");
				context.getSetter().set(carrier, "baggage", "user=hunter2");
			}
		}

	}

}
