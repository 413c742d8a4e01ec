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
import java.util.Set;
import java.util.UUID;

import io.github.dagstergraphql.client.error.PythonErrorException;
import io.github.dagstergraphql.client.error.UnsupportedServerVersionException;
import io.github.dagstergraphql.client.job.ConflictingExecutionParamsException;
import io.github.dagstergraphql.client.job.InvalidSubsetException;
import io.github.dagstergraphql.client.job.JobExecution;
import io.github.dagstergraphql.client.job.JobNotFoundException;
import io.github.dagstergraphql.client.job.LaunchResult;
import io.github.dagstergraphql.client.job.PipelineExecution;
import io.github.dagstergraphql.client.job.PresetNotFoundException;
import io.github.dagstergraphql.client.run.ReactiveRunHandle;
import io.github.dagstergraphql.client.run.RunConfigInvalidException;
import io.github.dagstergraphql.client.run.RunHandle;
import io.github.dagstergraphql.client.run.RunStatus;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Launching jobs and pipelines.
 */
abstract class LaunchContract {

	private static final Duration RUN_TIME = Duration.ofMinutes(3);

	abstract DagsterServer server();

	@Test
	void launchesAJobWithALocation() {
		RunHandle run = server().client()
			.job("succeeding")
			.location("orders")
			.repository(DagsterServer.REPOSITORY)
			.launch();
		assertThat(run.id()).matches("[0-9a-f-]{36}");
		assertThat(finish(run)).isEqualTo(RunStatus.SUCCESS);
	}

	@Test
	void launchesAJobWithoutALocation() {
		String id = server().client().submitJobExecution("failing");
		assertThat(finish(server().client().run(id))).isEqualTo(RunStatus.FAILURE);
	}

	@Test
	void runsAJobReactively() {
		ReactiveRunHandle run = server().client().reactive().job("invoices").location("billing").launch().block();
		assertThat(run).isNotNull();
		assertThat(run.status().block()).isNotNull();
	}

	@Test
	void sendsRunConfigAndTags() {
		Map<String, Object> runConfig = server().greetConfig(Map.of("name", "Ann", "times", 2, "note", "für Bärbel"));
		String id = server().client()
			.submitJobExecution(JobExecution.builder("configurable")
				.runConfig(runConfig)
				.tags(Map.of("team", "core", "attempt", 3, "nested", Map.of("a", List.of(1, true))))
				.build());
		LaunchedRun run = read(id);
		assertThat(run.runConfigYaml()).contains("name: Ann", "times: 2").contains("note:");
		assertThat(run.tags()).contains(new Tag("team", "core"), new Tag("attempt", "3"),
				new Tag("nested", "{\"a\": [1, true]}"));
		// the job's own tags
		assertThat(read(server().client().submitJobExecution("succeeding")).tags()).contains(new Tag("team", "core"));
	}

	@Test
	void sendsRunConfigOfARecord() {
		Object runConfig = server().isLegacy()
				? new Solids(new Greet(new Greet.Op(new GreetConfig("Ann", List.of("x"), null))))
				: new Ops(new Greet(new Greet.Op(new GreetConfig("Ann", List.of("x"), null))));
		RunHandle run = server().client().job("configurable").runConfig(runConfig).launch();
		assertThat(read(run.id()).runConfigYaml()).contains("name: Ann");
	}

	@Test
	void sendsRunConfigAsText() {
		String json = "{\"%s\": {\"greet\": {\"config\": {\"name\": \"Ann\", \"note\": null}}}}"
			.formatted(server().isLegacy() ? "solids" : "ops");
		assertThat(read(server().client().job("configurable").runConfigYaml(json).launch().id()).runConfigYaml())
			.contains("name: Ann");
		String yaml = "%s:\n  greet:\n    config: {name: Ann, note: ~}\n"
			.formatted(server().isLegacy() ? "solids" : "ops");
		assertThat(read(server().client().job("configurable").runConfigYaml(yaml).launch().id()).runConfigYaml())
			.contains("name: Ann");
	}

	@Test
	void launchesSeveralJobs() {
		JobExecution succeeding = JobExecution.builder("succeeding").location("orders").build();
		List<JobExecution> executions = List.of(succeeding, JobExecution.builder("nope").build(),
				JobExecution.builder("configurable").runConfig(server().greetConfig(Map.of("nick", "Ann"))).build(),
				JobExecution.builder("succeeding").opSelection("nope").build(),
				JobExecution.builder("invoices").location("billing").tag("ticket", "A-7").build());
		List<LaunchResult<RunHandle>> results = server().client().launchAll(executions);
		assertThat(results).extracting(LaunchResult::execution).isEqualTo(executions);
		assertThat(results.get(0).run().status()).isNotNull();
		assertThatExceptionOfType(JobNotFoundException.class).isThrownBy(results.get(1)::run)
			.withMessageContaining("nope");
		assertThatExceptionOfType(RunConfigInvalidException.class).isThrownBy(results.get(2)::run)
			.withMessageContaining("greet.config")
			.satisfies((ex) -> assertThat(ex.isOutcomeUnknown()).isFalse());
		assertThatExceptionOfType(InvalidSubsetException.class).isThrownBy(results.get(3)::run);
		assertThat(read(results.get(4).run().id()).tags()).contains(new Tag("ticket", "A-7"));
		assertThat(server().client().reactive().launchAll(List.of(succeeding, succeeding)).block())
			.extracting((result) -> result.run().id())
			.doesNotHaveDuplicates()
			.hasSize(2);
		assertThat(server().client().launchAll(List.of())).isEmpty();
	}

	@Test
	void launchesSeveralJobsWithKeys() {
		if (!server().isAtLeast(5)) {
			return;
		}
		JobExecution unkeyed = JobExecution.builder("succeeding").location("orders").build();
		JobExecution keyed = unkeyed.mutate().idempotencyKey("several-" + UUID.randomUUID()).build();
		List<String> runs = server().client()
			.launchAll(List.of(keyed, unkeyed, keyed, unkeyed))
			.stream()
			.map((result) -> result.run().id())
			.toList();
		assertThat(runs.get(2)).isEqualTo(runs.get(0));
		assertThat(Set.copyOf(runs)).hasSize(3);
	}

	@Test
	void selectsOps() {
		RunHandle run = server().client().job("succeeding").opSelection("world").launch();
		assertThat(finish(run)).isEqualTo(RunStatus.SUCCESS);
		assertThat(read(run.id()).stats().stepsSucceeded()).isEqualTo(1);
		assertThatExceptionOfType(InvalidSubsetException.class)
			.isThrownBy(() -> server().client().job("succeeding").opSelection("nope").launch())
			.satisfies((ex) -> {
				assertThat(ex.getErrorType()).isEqualTo("InvalidSubsetError");
				// 0.12 does not report the name, since its schema lacks the error
				assertThat(server().isLegacy() || ex.getServerMessage().contains("nope")).isTrue();
				assertThat(ex.isOutcomeUnknown()).isFalse();
			});
	}

	@Test
	void selectsAssets() {
		if (server().isLegacy()) {
			assertThatExceptionOfType(UnsupportedServerVersionException.class)
				.isThrownBy(() -> server().client()
					.job("succeeding")
					.runConfig(Map.of("secret", "hunter2secret"))
					.assetSelection("raw/orders")
					.launch())
				.withMessage("assetSelection requires Dagster 0.14.16 or later; this server has version "
						+ server().version())
				.satisfies((ex) -> assertThat(ex.isOutcomeUnknown()).isFalse());
			return;
		}
		RunHandle run = server().client().job("raw_assets").location("orders").assetSelection("raw/orders").launch();
		AssetSelection selection = server().client()
			.graphql()
			.document("query Assets($id: ID!) { runOrError(runId: $id) { ... on Run { assetSelection { path } } } }")
			.variable("id", run.id())
			.retrieve("runOrError")
			.toEntity(AssetSelection.class);
		assertThat(selection).isEqualTo(new AssetSelection(List.of(new Key(List.of("raw", "orders")))));
		assertThat(finish(run)).isEqualTo(RunStatus.SUCCESS);
	}

	@Test
	void runsAPartitionedJob() {
		if (server().isLegacy()) {
			return;
		}
		RunHandle run = server().client().job("daily_assets").tag("dagster/partition", "2026-01-02").launch();
		assertThat(finish(run)).isEqualTo(RunStatus.SUCCESS);
	}

	@Test
	void runsAPipelineInAMode() {
		String id = server().client()
			.submitPipelineExecution(
					PipelineExecution.builder("succeeding").mode("default").tag("via", "mode").build());
		assertThat(read(id).tags()).contains(new Tag("via", "mode"));
	}

	@Test
	void rejectsUnknownModesAndPresets() {
		assertThatExceptionOfType(PresetNotFoundException.class)
			.isThrownBy(() -> server().client().pipeline("configurable").preset("nope").launch())
			.satisfies((ex) -> assertThat(ex.getServerMessage()).contains("Preset nope not found"));
		assertThatExceptionOfType(ConflictingExecutionParamsException.class).isThrownBy(() -> server().client()
			.pipeline("configurable")
			.preset("alice")
			.runConfig(Map.of("solids", Map.of()))
			.launch());
		if (!server().isAtLeast(5)) {
			assertThatExceptionOfType(PythonErrorException.class)
				.isThrownBy(() -> server().client().pipeline("succeeding").mode("nope").launch())
				.withMessageContaining("Mode nope not found")
				.satisfies((ex) -> assertThat(ex.getPythonError().stack()).isNotEmpty());
		}
		else {
			// newer servers have no modes, and take any
			assertThat(server().client().pipeline("succeeding").mode("nope").launch().id()).isNotEmpty();
		}
	}

	@Test
	void runsAPreset() {
		if (!server().isLegacy()) {
			return;
		}
		String id = server().client()
			.submitPipelineExecution(PipelineExecution.builder("configurable")
				.mode("default")
				.preset("alice")
				.tag("via", "preset")
				.build());
		LaunchedRun run = read(id);
		assertThat(run.runConfigYaml()).contains("name: alice");
		assertThat(run.mode()).isEqualTo("fast");
		assertThat(run.tags()).contains(new Tag("via", "preset"));
	}

	@Test
	void readsThePythonErrorOfBadYaml() {
		// its syntax is right
		assertThatExceptionOfType(PythonErrorException.class)
			.isThrownBy(() -> server().client().job("configurable").runConfigYaml("<<: hunter2secret").launch())
			.satisfies((ex) -> {
				assertThat(ex.getErrorType()).isEqualTo("PythonError");
				assertThat(ex.getMessage()).doesNotContain("hunter2secret");
				assertThat(ex.getPythonError().className()).isNotEmpty();
			});
	}

	static RunStatus finish(RunHandle run) {
		return await().atMost(RUN_TIME).pollInterval(Duration.ofMillis(500)).until(run::status, RunStatus::isFinished);
	}

	private LaunchedRun read(String id) {
		LaunchedRun run = server().client()
			.graphql()
			.documentName("launched-run")
			.variable("runId", id)
			.retrieve("pipelineRunOrError")
			.toEntity(LaunchedRun.class);
		assertThat(run).isNotNull();
		return run;
	}

	record LaunchedRun(String runConfigYaml, String mode, Stats stats, List<Tag> tags) {

	}

	record Stats(int stepsSucceeded) {

	}

	record Tag(String key, String value) {

	}

	record Key(List<String> path) {

	}

	record AssetSelection(List<Key> assetSelection) {

	}

	record Ops(Greet ops) {

	}

	record Solids(Greet solids) {

	}

	record Greet(Op greet) {

		record Op(GreetConfig config) {

		}

	}

	record GreetConfig(String name, List<String> labels, String note) {

	}

}
