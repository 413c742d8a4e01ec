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

package io.github.dagstergraphql.test;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.asset.check.AssetCheckExecution;
import io.github.dagstergraphql.client.event.RunEvent;
import io.github.dagstergraphql.test.definition.AssetCheckDefinition;
import io.github.dagstergraphql.test.definition.AssetDefinition;
import io.github.dagstergraphql.test.definition.CodeLocation;
import io.github.dagstergraphql.test.definition.JobDefinition;
import io.github.dagstergraphql.test.run.AssetCheckOutcome;
import io.github.dagstergraphql.test.run.RecordedLaunch;
import io.github.dagstergraphql.test.run.RunScript;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Re-executions, as Dagster 1.13.27 was seen to answer them.
 */
@ExtendWith(EmbeddedDagsterExtension.class)
class ReexecutionTests {

	private static final String NOT_FAILED = "dagster._core.errors.DagsterInvariantViolationError: "
			+ "Cannot reexecute from failure a run that is not failed or canceled\n";

	private final EmbeddedDagster dagster;

	private final DagsterGraphQlClient client;

	ReexecutionTests(EmbeddedDagster dagster, DagsterGraphQlClient client) {
		this.dagster = dagster;
		this.client = client;
	}

	@BeforeEach
	void define() {
		this.dagster.stopTime();
		this.dagster.define(JobDefinition.named("job")
			.tag("team", "core")
			.ops("extract", "load", "report")
			.runs(RunScript.fail("ValueError", "no file").atStep("load"), RunScript.succeed()));
		this.dagster.define(CodeLocation.named("assets").assets("raw/orders", "daily"));
	}

	@Test
	void repeatsAllSteps() {
		String parent = parent();
		Answer answer = reexecute(Map.of("parentRunId", parent, "strategy", "ALL_STEPS"), null);
		assertThat(answer.run().stepKeysToExecute()).isNull();
		assertThat(tags(answer)).containsOnly(Map.entry("team", "core"), Map.entry("ticket", "A-1"),
				Map.entry("dagster/code_location", "definitions"), Map.entry("dagster/parent_run_id", parent),
				Map.entry("dagster/root_run_id", parent));
		Answer next = reexecute(Map.of("parentRunId", answer.run().runId(), "strategy", "ALL_STEPS", "useParentRunTags",
				false, "extraTags", List.of(Map.of("key", "new", "value", "1"))), null);
		assertThat(next.run().parentRunId()).isEqualTo(answer.run().runId());
		assertThat(next.run().rootRunId()).isEqualTo(parent);
		assertThat(tags(next)).containsEntry("new", "1").containsEntry("team", "core").doesNotContainKey("ticket");
		assertThat(this.dagster.launches()).hasSize(3)
			.last()
			.extracting(RecordedLaunch::job, RecordedLaunch::runId, RecordedLaunch::tags)
			.containsExactly("job", next.run().runId(), Map.of("new", "1"));
		this.dagster.advanceTime(Duration.ofMinutes(1));
		assertThat(this.dagster.run(next.run().runId())).succeeded();
	}

	@Test
	void resumesAtTheFailedStep() {
		String parent = parent();
		Answer answer = reexecute(Map.of("parentRunId", parent, "strategy", "FROM_FAILURE"), null);
		assertThat(answer.run().stepKeysToExecute()).containsExactly("load", "report");
		assertThat(tags(answer)).containsEntry("dagster/is_resume_retry", "true");
		Answer resumed = reexecute(null, params(parent, Map.of("dagster/is_resume_retry", "true"), null));
		assertThat(resumed.run().stepKeysToExecute()).containsExactly("load", "report");
		assertThat(tags(resumed)).as("unlike the other form").doesNotContainKey("dagster/parent_run_id");
		assertThat(reexecute(Map.of("parentRunId", answer.run().runId(), "strategy", "FROM_FAILURE"), null).message())
			.isEqualTo(NOT_FAILED);
		assertThat(reexecute(null, params(answer.run().runId(), Map.of("dagster/is_resume_retry", "true"), null))
			.message()).isEqualTo(NOT_FAILED);
	}

	@Test
	void repeatsSomeSteps() {
		String parent = parent();
		Answer answer = reexecute(null, params(parent, Map.of("dagster/is_resume_retry", "true"), List.of("extract")));
		assertThat(answer.run().stepKeysToExecute()).containsExactly("extract");
		assertThat(answer.run().parentRunId()).isEqualTo(parent);
		assertThat(reexecute(null, params(parent, Map.of(), List.of("zz"))).message()).isEqualTo(
				"dagster._core.errors.DagsterExecutionStepNotFoundError: Can not build subset plan from unknown step: zz\n");
		assertThat(reexecute(null, params("nope", Map.of(), List.of("load"))).message())
			.isEqualTo("dagster._core.errors.DagsterRunNotFoundError\n");
		assertThat(reexecute(null, params("nope", Map.of(), null)).typeName()).isEqualTo("LaunchRunSuccess");
	}

	@Test
	void repeatsWhatWasSelected() {
		String assets = this.client.job("__ASSET_JOB").location("assets").assetSelection("raw/orders").launch().id();
		String ops = this.client.job("job").opSelection("extract").launch().id();
		this.dagster.advanceTime(Duration.ofMinutes(1));
		reexecute(Map.of("parentRunId", assets, "strategy", "ALL_STEPS"), null);
		reexecute(Map.of("parentRunId", ops, "strategy", "ALL_STEPS"), null);
		assertThat(this.dagster.launches()).extracting(RecordedLaunch::opSelection)
			.containsExactly(List.of(), List.of("extract"), List.of(), List.of("extract"));
		assertThat(this.dagster.launches().get(2).assetSelection())
			.isEqualTo(this.dagster.launches().get(0).assetSelection());
		assertThat(reexecute(Map.of("parentRunId", assets, "strategy", "FROM_ASSET_FAILURE"), null).message())
			.isEqualTo("dagster._core.errors.DagsterInvalidSubsetError: "
					+ "No assets or asset checks needed to be retried in the failed run.\n");
	}

	@Test
	void repeatsAssetsWhoseBlockingChecksHaveFailed() {
		this.dagster.define(CodeLocation.named("checked")
			.assets(AssetDefinition.of("apart"),
					AssetDefinition.of("data")
						.checks(AssetCheckDefinition.named("blocks")
							.blocking()
							.outcomes(AssetCheckOutcome.failed(), AssetCheckOutcome.passed()),
								AssetCheckDefinition.named("warns")),
					AssetDefinition.of("report").dependsOn("data").checks("complete")));
		String parent = this.client.assets("apart", "data", "report").materialize().launch().id();
		this.dagster.advanceTime(Duration.ofMinutes(1));
		assertThat(this.dagster.run(parent)).failed();
		String next = reexecute(Map.of("parentRunId", parent, "strategy", "FROM_ASSET_FAILURE"), null).run().runId();
		this.dagster.advanceTime(Duration.ofMinutes(1));
		assertThat(this.dagster.run(next)).succeeded();
		assertThat(this.client.asset("data").materializations().map(RunEvent::runId).toList()).containsExactly(next,
				parent);
		assertThat(this.client.asset("report").materializations().map(RunEvent::runId).toList()).containsExactly(next);
		assertThat(this.client.asset("apart").materializations().map(RunEvent::runId).toList()).containsExactly(parent);
		assertThat(this.client.asset("data").checkExecutions("warns").toList()).hasSize(2);
		assertThat(this.client.asset("report").checkExecutions("complete").toList()).hasSize(2)
			.extracting(AssetCheckExecution::runId)
			.containsExactly(next, parent);
	}

	@Test
	void isRejected() {
		String parent = parent();
		String one = "dagster._core.errors.DagsterInvariantViolationError: "
				+ "Must only provide one of either executionParams or reexecutionParams\n";
		Map<String, ?> all = Map.of("parentRunId", parent, "strategy", "ALL_STEPS");
		assertThat(reexecute(null, null).message()).isEqualTo(one);
		assertThat(reexecute(all, params(parent, Map.of(), null)).message()).isEqualTo(one);
		assertThat(reexecute(Map.of("parentRunId", "nope", "strategy", "ALL_STEPS"), null).message())
			.isEqualTo("dagster_shared.check.functions.CheckError: "
					+ "Expected non-None value: Could not find parent run with id: nope\n");
		Map<String, Object> withoutRoot = new LinkedHashMap<>(params(parent, Map.of(), null));
		withoutRoot.put("executionMetadata", Map.of("parentRunId", parent));
		assertThat(reexecute(null, withoutRoot).message())
			.isEqualTo("dagster_shared.check.functions.ParameterCheckError: "
					+ "Param \"root_run_id\" is not a str. Got None which is type <class 'NoneType'>.\n");
		this.dagster.define(CodeLocation.named("definitions").jobs(JobDefinition.named("other")));
		assertThat(reexecute(all, null).typeName()).isEqualTo("PipelineNotFoundError");
		assertThat(this.dagster.launches()).last()
			.extracting(RecordedLaunch::errorType)
			.isEqualTo("PipelineNotFoundError");
		this.dagster.remove("definitions");
		assertThat(reexecute(all, null).message()).contains("Location definitions does not exist in workspace");
	}

	@Test
	void isNotPermitted() {
		try (EmbeddedDagster readOnly = EmbeddedDagster.builder().readOnly().start();
				DagsterGraphQlClient reader = DagsterGraphQlClient.builder().url(readOnly.getUrl()).build()) {
			assertThat(reexecute(reader, Map.of("parentRunId", "nope", "strategy", "ALL_STEPS"), null).typeName())
				.isEqualTo("UnauthorizedError");
			assertThat(reexecute(reader, null, null).typeName()).isEqualTo("UnauthorizedError");
		}
	}

	private String parent() {
		String id = this.client.job("job").tag("ticket", "A-1").launch().id();
		this.dagster.advanceTime(Duration.ofMinutes(1));
		assertThat(this.dagster.run(id)).failed();
		return id;
	}

	private static Map<String, Object> params(String parent, Map<String, String> tags, @Nullable List<String> steps) {
		Map<String, Object> params = new LinkedHashMap<>();
		params.put("selector", Map.of("pipelineName", "job", "repositoryName", "__repository__",
				"repositoryLocationName", "definitions"));
		params.put("executionMetadata", Map.of("parentRunId", parent, "rootRunId", parent, "tags",
				tags.entrySet().stream().map((tag) -> Map.of("key", tag.getKey(), "value", tag.getValue())).toList()));
		if (steps != null) {
			params.put("stepKeys", steps);
		}
		return params;
	}

	private static Map<String, String> tags(Answer answer) {
		Map<String, String> tags = new LinkedHashMap<>();
		answer.run().tags().forEach((tag) -> tags.put(tag.key(), tag.value()));
		return tags;
	}

	private Answer reexecute(@Nullable Map<String, ?> reexecution, @Nullable Map<String, ?> execution) {
		return reexecute(this.client, reexecution, execution);
	}

	private static Answer reexecute(DagsterGraphQlClient client, @Nullable Map<String, ?> reexecution,
			@Nullable Map<String, ?> execution) {
		return client.graphql()
			.document("mutation($r: ReexecutionParams, $e: ExecutionParams) { "
					+ "launchRunReexecution(reexecutionParams: $r, executionParams: $e) { typeName: __typename "
					+ "... on LaunchRunSuccess { run { runId parentRunId rootRunId stepKeysToExecute "
					+ "tags { key value } } } ... on Error { message } } }")
			.variable("r", reexecution)
			.variable("e", execution)
			.retrieve("launchRunReexecution")
			.toEntity(Answer.class);
	}

	record Answer(String typeName, String message, ReexecutedRun run) {

	}

	record ReexecutedRun(String runId, String parentRunId, String rootRunId, @Nullable List<String> stepKeysToExecute,
			List<Tag> tags) {

	}

	record Tag(String key, String value) {

	}

}
