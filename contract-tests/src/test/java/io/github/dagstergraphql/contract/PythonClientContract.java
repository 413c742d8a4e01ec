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

package io.github.dagstergraphql.contract;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.error.DagsterServerException;
import io.github.dagstergraphql.client.job.AmbiguousJobException;
import io.github.dagstergraphql.client.job.PipelineExecution;
import io.github.dagstergraphql.client.job.PipelineSpec;
import io.github.dagstergraphql.client.location.ReloadRepositoryLocationInfo;
import io.github.dagstergraphql.client.location.ShutdownRepositoryLocationInfo;
import io.github.dagstergraphql.client.run.RunConfigInvalidException;
import io.github.dagstergraphql.client.run.RunHandle;
import io.github.dagstergraphql.client.run.TerminateRunsException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ClassPathResource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that this client returns the same results as Dagster's Python client: the same
 * calls on the same server, with the server's own version of the Python client.
 */
abstract class PythonClientContract {

	private static final String UNKNOWN_RUN = "00000000-0000-0000-0000-000000000000";

	abstract ContainerServer server();

	@Test
	void receivesTheSameResponsesAsPython() throws Exception {
		Map<String, Outcome> python = python();
		assertSame(python, server(), UnaryOperator.identity());
		if (server().version().equals(EmbeddedServer.VERSION)) {
			// the embedded server has not been asked by Python, and must answer as if it
			// had
			try (EmbeddedServer embedded = new EmbeddedServer()) {
				embedded.start();
				assertSame(python, embedded, PythonClientContract::firstLine);
			}
		}
	}

	private Map<String, Outcome> python() throws IOException {
		String script = new ClassPathResource("python_client.py").getContentAsString(UTF_8);
		return JsonMapper.shared().readValue(server().execute("python", "-c", script), new TypeReference<>() {
		});
	}

	private static void assertSame(Map<String, Outcome> python, DagsterServer server, UnaryOperator<String> message) {
		Map<String, Outcome> java = new LinkedHashMap<>();
		cases(server).forEach((name, call) -> {
			if (python.containsKey(name)) {
				java.put(name, outcome(call));
			}
		});
		assertThat(java.keySet()).as("cases that ran in Python").containsExactlyInAnyOrderElementsOf(python.keySet());
		List<String> crashes = new ArrayList<>();
		python.forEach((name, expected) -> {
			if (expected.kind().equals("crash")) {
				// where Python crashes, this client has a typed error
				assertThat(java.get(name).kind()).as(name).isEqualTo("error");
				crashes.add(name);
			}
			else {
				assertThat(java.get(name).kind()).as(name).isEqualTo(expected.kind());
				assertThat(java.get(name).type()).as(name).isEqualTo(expected.type());
				if (expected.message() != null) {
					assertThat(message.apply(String.valueOf(java.get(name).message()))).as(name)
						.isEqualTo(message.apply(expected.message()));
				}
			}
		});
		assertThat(crashes).allMatch((name) -> name.contains("subset"));
	}

	// further lines are paths of the server
	private static String firstLine(String message) {
		return message.lines().findFirst().orElse("");
	}

	private static Map<String, Callable<Object>> cases(DagsterServer server) {
		DagsterGraphQlClient dagster = server.client();
		Map<String, Callable<Object>> cases = new LinkedHashMap<>();
		cases.put("succeeding", () -> submit(server, "succeeding"));
		cases.put("configured", () -> submit(server, "configurable", server.greetConfig(config())));
		cases.put("missing config", () -> submit(server, "configurable", Map.of()));
		cases.put("wrong config",
				() -> submit(server, "configurable", server.greetConfig(Map.of("name", 1, "note", 2))));
		cases.put("unknown job", () -> submit(server, "nope"));
		cases.put("ambiguous job", () -> submit(server, "shared"));
		cases.put("unknown job of a location", () -> submit(server, "nope", "orders", "orders_repository"));
		cases.put("unknown location", () -> submit(server, "succeeding", "nope", "orders_repository"));
		cases.put("broken location", () -> submit(server, "succeeding", "broken", "orders_repository"));
		cases.put("unknown preset", () -> dagster
			.submitPipelineExecution(PipelineExecution.builder("configurable").preset("nope").build()));
		cases.put("conflicting preset",
				() -> dagster.submitPipelineExecution(PipelineExecution.builder("configurable")
					.mode("default")
					.preset("alice")
					.runConfig(server.greetConfig(config()))
					.build()));
		cases.put("mode and preset", () -> dagster.submitPipelineExecution(
				PipelineExecution.builder("configurable").mode("default").preset("alice").build()));
		cases.put("unknown mode",
				() -> dagster.submitPipelineExecution(PipelineExecution.builder("succeeding").mode("nope").build()));
		cases.put("subset", () -> dagster.job("succeeding").opSelection("world").launch());
		cases.put("unknown subset", () -> dagster.job("succeeding").opSelection("nope").launch());
		cases.put("unknown asset subset", () -> dagster.job("raw_assets").assetSelection("nope").launch());
		cases.put("unknown run", () -> dagster.getRunStatus(UNKNOWN_RUN));
		cases.put("reload", () -> dagster.reloadRepositoryLocation("billing"));
		cases.put("reload broken", () -> dagster.reloadRepositoryLocation("broken"));
		cases.put("reload unknown", () -> dagster.reloadRepositoryLocation("nope"));
		cases.put("shutdown", () -> shutdown(dagster, "orders"));
		cases.put("shutdown unknown", () -> shutdown(dagster, "nope"));
		cases.put("terminate unknown", () -> {
			dagster.terminateRun(UNKNOWN_RUN);
			return "nothing";
		});
		cases.put("terminate several unknown", () -> {
			dagster.terminateRuns(List.of(UNKNOWN_RUN));
			return "nothing";
		});
		return cases;
	}

	private static Map<String, Object> config() {
		Map<String, @Nullable Object> config = new LinkedHashMap<>();
		config.put("name", "Ann");
		config.put("note", null);
		return config;
	}

	private static Object submit(DagsterServer server, String job) {
		return submit(server, job, Map.of());
	}

	private static Object submit(DagsterServer server, String job, Map<String, Object> runConfig) {
		DagsterGraphQlClient dagster = server.client();
		return server.isLegacy() ? pipeline(dagster, job).runConfig(runConfig).launch()
				: dagster.job(job).runConfig(runConfig).launch();
	}

	private static Object submit(DagsterServer server, String job, String location, String repository) {
		DagsterGraphQlClient dagster = server.client();
		return server.isLegacy() ? pipeline(dagster, job).location(location).repository(repository).launch()
				: dagster.job(job).location(location).repository(repository).launch();
	}

	private static PipelineSpec<RunHandle> pipeline(DagsterGraphQlClient dagster, String name) {
		return dagster.pipeline(name).mode("default");
	}

	@SuppressWarnings("deprecation")
	private static ShutdownRepositoryLocationInfo shutdown(DagsterGraphQlClient dagster, String location) {
		return dagster.shutdownRepositoryLocation(location);
	}

	private static Outcome outcome(Callable<Object> call) {
		try {
			return result(call.call());
		}
		catch (DagsterServerException ex) {
			return error(ex);
		}
		catch (Exception ex) {
			return new Outcome("crash", ex.toString(), null);
		}
	}

	private static Outcome result(Object result) {
		if (result instanceof RunHandle || (result instanceof String id && id.length() == 36)) {
			return new Outcome("run", null, null);
		}
		if (result instanceof ReloadRepositoryLocationInfo info) {
			return new Outcome(info.status().name(), info.errorType(), info.message());
		}
		if (result instanceof ShutdownRepositoryLocationInfo info) {
			return new Outcome(info.status().name(), null, info.message());
		}
		return new Outcome("ok", null, null);
	}

	private static Outcome error(DagsterServerException exception) {
		if (exception instanceof AmbiguousJobException) {
			return new Outcome("error", "ambiguous", null);
		}
		if (exception instanceof RunConfigInvalidException ex) {
			return new Outcome("error", ex.getErrorType(),
					ex.getErrors()
						.stream()
						.map((error) -> error.reason() + ": " + error.message())
						.sorted()
						.toList()
						.toString());
		}
		if (exception instanceof TerminateRunsException) {
			return new Outcome("error", exception.getErrorType(), null);
		}
		return new Outcome("error", exception.getErrorType(), exception.getServerMessage());
	}

	/**
	 * What came of a call.
	 *
	 * @param kind a run, an error, or what else
	 * @param type the type of an error
	 * @param message the message of an error
	 */
	record Outcome(String kind, @Nullable String type, @Nullable String message) {

	}

}
