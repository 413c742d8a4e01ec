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

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.error.UnsupportedServerVersionException;
import io.github.dagstergraphql.client.run.InvalidStepException;
import io.github.dagstergraphql.client.run.PlannedStep;
import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.RunConfigInvalidException;
import io.github.dagstergraphql.client.run.RunHandle;
import io.github.dagstergraphql.client.run.RunNotFailedException;
import io.github.dagstergraphql.client.run.RunNotFoundException;
import io.github.dagstergraphql.client.run.RunStatus;
import io.github.dagstergraphql.client.run.StepStatistics;
import io.github.dagstergraphql.client.run.StepStatus;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

/**
 * Running runs again, and what it takes to decide about that: what failed, and why.
 */
abstract class ReexecutionContract {

	private static final Duration RUN_TIME = Duration.ofMinutes(3);

	private static final String UNKNOWN = "00000000-0000-0000-0000-000000000000";

	abstract DagsterServer server();

	@Test
	void repeatsAllSteps() {
		if (!server().isAtLeast(5)) {
			return;
		}
		RunHandle parent = launch("succeeding", Map.of("ticket", "A-1"));
		RunHandle child = parent.reexecute().launch();
		assertChild(child, parent, parent);
		assertThat(child.get().tags()).containsEntry("ticket", "A-1").containsEntry("team", "core");
		end(child, RunStatus.SUCCESS);
		RunHandle grandchild = server().client()
			.reactive()
			.run(child.id())
			.reexecute()
			.launch()
			.map((run) -> server().client().run(run.id()))
			.toFuture()
			.join();
		assertChild(grandchild, child, parent);
		for (RunHandle each : List.of(parent, child, grandchild)) {
			assertThat(each.group()).extracting(Run::id)
				.startsWith(parent.id())
				.containsExactlyInAnyOrder(parent.id(), child.id(), grandchild.id());
		}
		assertThat(server().client().reactive().run(child.id()).group().block()).hasSize(3)
			.first()
			.satisfies((root) -> assertThat(root.parentRunId()).isNull());
	}

	@Test
	void groupOfASingleRun() {
		RunHandle unknown = server().client().run(UNKNOWN);
		if (server().isLegacy()) {
			assertThatExceptionOfType(UnsupportedServerVersionException.class).isThrownBy(unknown::group);
			return;
		}
		assertThatExceptionOfType(RunNotFoundException.class).isThrownBy(unknown::group).withMessageContaining(UNKNOWN);
		RunHandle run = launch("succeeding", Map.of());
		assertThat(run.group()).singleElement().satisfies((found) -> {
			assertThat(found.id()).isEqualTo(run.id());
			assertThat(found.jobName()).isEqualTo("succeeding");
		});
	}

	@Test
	void resumesAtTheFailedStep() {
		if (!server().isAtLeast(5)) {
			return;
		}
		RunHandle parent = launch("halfway", Map.of("ticket", "A-1"));
		end(parent, RunStatus.FAILURE);
		assertThat(parent.steps()).extracting(StepStatistics::stepKey, StepStatistics::status, StepStatistics::attempts)
			.containsExactly(tuple("extract", StepStatus.SUCCESS, 1), tuple("breaking_later", StepStatus.FAILURE, 1));
		assertThat(parent.steps()).allSatisfy((step) -> assertThat(step.started()).isBeforeOrEqualTo(step.ended()));
		List<PlannedStep> plan = parent.executionPlan();
		assertThat(plan).extracting(PlannedStep::key).containsExactly("extract", "breaking_later", "never");
		assertThat(plan).extracting(PlannedStep::upstream)
			.containsExactly(List.of(), List.of("extract"), List.of("breaking_later"));
		assertThat(plan).flatExtracting(PlannedStep::statistics).isEqualTo(parent.steps());
		RunHandle child = parent.reexecute().fromFailure().launch();
		assertChild(child, parent, parent);
		assertThat(child.get().tags()).containsEntry("dagster/is_resume_retry", "true");
		end(child, RunStatus.FAILURE);
		assertThat(server().client().reactive().run(child.id()).executionPlan().block()).satisfiesExactly((step) -> {
			assertThat(step.key()).isEqualTo("breaking_later");
			assertThat(step.inputs()).containsExactly(new PlannedStep.Input("before", List.of()));
			assertThat(step.statistics()).extracting(StepStatistics::status).containsExactly(StepStatus.FAILURE);
		}, (step) -> {
			assertThat(step.key()).isEqualTo("never");
			assertThat(step.statistics()).isEmpty();
		});
		assertThat(child.steps()).extracting(StepStatistics::stepKey).containsExactly("breaking_later");
		// the other form, with all parameters
		RunHandle changed = child.reexecute().fromFailure().tag("ticket", "A-2").tag("new", "yes").launch();
		assertChild(changed, child, parent);
		Run found = changed.get();
		assertThat(found.tags()).containsEntry("dagster/is_resume_retry", "true")
			.containsEntry("ticket", "A-2")
			.containsEntry("new", "yes");
		// on a busy machine, it may have failed already and have a reason of its own
		if (!found.status().isFinished()) {
			assertThat(found.tags()).doesNotContainKey("dagster/failure_reason");
		}
		end(changed, RunStatus.FAILURE);
		assertThat(changed.steps()).extracting(StepStatistics::stepKey).containsExactly("breaking_later");
	}

	@Test
	void resumesOnlyFailedRuns() {
		if (!server().isAtLeast(5)) {
			return;
		}
		RunHandle parent = launch("succeeding", Map.of());
		end(parent, RunStatus.SUCCESS);
		assertThatExceptionOfType(RunNotFailedException.class)
			.isThrownBy(() -> parent.reexecute().fromFailure().launch())
			.withMessageContaining("its status is SUCCESS")
			.satisfies((ex) -> assertThat(ex.isOutcomeUnknown()).isFalse());
		RunHandle unknown = server().client().run(UNKNOWN);
		assertThatExceptionOfType(RunNotFoundException.class).isThrownBy(() -> unknown.reexecute().launch());
		assertThatExceptionOfType(RunNotFoundException.class).isThrownBy(unknown::runConfig);
		assertThatExceptionOfType(RunNotFoundException.class).isThrownBy(unknown::steps);
		assertThatExceptionOfType(RunNotFoundException.class).isThrownBy(unknown::executionPlan);
	}

	@Test
	void repeatsSomeSteps() {
		if (!server().isAtLeast(5)) {
			return;
		}
		RunHandle parent = launch("succeeding", Map.of());
		end(parent, RunStatus.SUCCESS);
		RunHandle child = parent.reexecute().steps("world").launch();
		assertChild(child, parent, parent);
		end(child, RunStatus.SUCCESS);
		assertThat(child.steps()).extracting(StepStatistics::stepKey).containsExactly("world");
		assertThatExceptionOfType(InvalidStepException.class)
			.isThrownBy(() -> parent.reexecute().steps(List.of("nope")).launch())
			.satisfies((ex) -> assertThat(ex.getStepKey()).isEqualTo("nope"));
	}

	@Test
	void takesOtherRunConfig() {
		if (!server().isAtLeast(5)) {
			return;
		}
		Map<String, Object> config = server().greetConfig(Map.of("name", "Ann", "times", 2));
		RunHandle parent = server().client().job("configurable").runConfig(config).launch();
		assertThat(parent.runConfig()).isEqualTo(config);
		RunHandle child = parent.reexecute().runConfig(server().greetConfig(Map.of("name", "Bob"))).launch();
		assertChild(child, parent, parent);
		assertThat(child.runConfig()).isEqualTo(server().greetConfig(Map.of("name", "Bob")));
		RunHandle yaml = child.reexecute().runConfigYaml("ops: {greet: {config: {name: Eve}}}").launch();
		assertThat(yaml.runConfig()).isEqualTo(server().greetConfig(Map.of("name", "Eve")));
		RunHandle tagged = parent.reexecute().tag("new", "yes").launch();
		assertThat(tagged.runConfig()).isEqualTo(config);
		assertThat(tagged.get().tags()).containsEntry("new", "yes");
		assertThatExceptionOfType(RunConfigInvalidException.class)
			.isThrownBy(() -> parent.reexecute().runConfig(Map.of()).launch());
	}

	@Test
	void keepsTheSelection() {
		if (!server().isAtLeast(5)) {
			return;
		}
		RunHandle assets = server().client().job("raw_assets").assetSelection("raw/orders").launch();
		RunHandle ops = server().client().job("succeeding").location("orders").opSelection("world").launch();
		for (RunHandle parent : List.of(assets, ops)) {
			end(parent, RunStatus.SUCCESS);
			for (RunHandle child : List.of(parent.reexecute().launch(),
					parent.reexecute().tag("new", "yes").launch())) {
				assertChild(child, parent, parent);
				end(child, RunStatus.SUCCESS);
				assertThat(child.steps()).extracting(StepStatistics::stepKey)
					.containsExactly((parent == assets) ? "raw__orders" : "world");
			}
		}
	}

	@Test
	void explainsAFailure() {
		if (!server().isAtLeast(5)) {
			return;
		}
		RunHandle run = launch("explaining", Map.of());
		end(run, RunStatus.FAILURE);
		assertThat(failures(run)).singleElement().isEqualTo(JsonMapper.shared().readValue("""
				{"errorSource": "FRAMEWORK_ERROR",
				 "error": {"className": "Failure",
				  "message": "dagster._core.definitions.events.Failure: the order file is empty\\n",
				  "cause": {"className": "KeyError", "message": "KeyError: 'root cause'\\n"}},
				 "failureMetadata": {"label": "intentional-failure", "description": "the order file is empty",
				  "metadataEntries": [{"label": "rows", "description": null, "intValue": 0, "intRepr": "0"},
				   {"label": "file", "description": null, "path": "/data/orders.csv"},
				   {"label": "note", "description": null, "text": "a text"}]}}
				""", Map.class));
		RunHandle failing = launch("failing", Map.of());
		end(failing, RunStatus.FAILURE);
		assertThat(failures(failing)).singleElement()
			.isEqualTo(JsonMapper.shared()
				.readValue("""
						{"errorSource": "USER_CODE_ERROR",
						 "error": {"className": "DagsterExecutionStepExecutionError",
						  "message": "%s",
						  "cause": {"className": "ValueError", "message": "ValueError: the order file is broken\\n"}},
						 "failureMetadata": null}
						""".formatted("dagster._core.errors.DagsterExecutionStepExecutionError: "
						+ "Error occurred while executing op \\\"breaking\\\":\\n"), Map.class));
	}

	private List<Object> failures(RunHandle run) {
		return server().client()
			.graphql()
			.document("query($id: ID!) { logsForRun(runId: $id) { ... on EventConnection { events { "
					+ "... on ExecutionStepFailureEvent { errorSource "
					+ "error { className message cause { className message } } "
					+ "failureMetadata { label description metadataEntries { label description "
					+ "... on TextMetadataEntry { text } ... on IntMetadataEntry { intValue intRepr } "
					+ "... on PathMetadataEntry { path } } } } } } } }")
			.variable("id", run.id())
			.retrieve("logsForRun.events")
			.toEntityList(Object.class)
			.stream()
			.filter((event) -> !event.equals(Map.of()))
			.toList();
	}

	private RunHandle launch(String job, Map<String, String> tags) {
		return server().client().job(job).location("orders").tags(tags).launch();
	}

	private static void end(RunHandle run, RunStatus status) {
		await().atMost(RUN_TIME).until(() -> run.status().isFinished());
		assertThat(run.status()).isEqualTo(status);
	}

	private static void assertChild(RunHandle child, RunHandle parent, RunHandle root) {
		Run run = child.get();
		assertThat(run.parentRunId()).isEqualTo(parent.id());
		assertThat(run.rootRunId()).isEqualTo(root.id());
		assertThat(run.jobName()).isEqualTo(parent.get().jobName());
		assertThat(run.tags()).containsEntry("dagster/parent_run_id", parent.id())
			.containsEntry("dagster/root_run_id", root.id());
	}

}
