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
import java.util.stream.Stream;

import io.github.dagstergraphql.client.StubDagster.Answer;
import io.github.dagstergraphql.client.run.RunConfigInvalidException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests that invalid values are rejected wherever an application sets them, and that
 * valid ones are sent.
 */
class LaunchArgumentsTests {

	private static final Map<String, Object> NOT_A_NUMBER = Map.of("rate", Double.NaN);

	private final StubDagster stub = new StubDagster();

	private final DagsterGraphQlClient client = this.stub.client().build();

	@AfterEach
	void close() {
		this.client.close();
		this.stub.close();
	}

	static Stream<Call> nonsense() {
		Object lost = new Object();
		return Stream.of((client) -> client.job("j").runConfig(NOT_A_NUMBER).launch(),
				(client) -> client.job("j").runConfig(lost).launch(),
				(client) -> client.pipeline("p").mode("m").runConfig(Map.of("a", lost)).launch(),
				(client) -> client.job("j").runConfigYaml("a: [").launch(),
				(client) -> client.run("r").reexecute().runConfig(NOT_A_NUMBER).launch(),
				(client) -> client.run("r").reexecute().runConfig(lost).launch(),
				(client) -> client.run("r").reexecute().runConfigYaml("a: [").launch(),
				(client) -> client.run("r").reexecute().tags(Map.of("t", Float.NaN)).launch(),
				(client) -> client.run("r").reexecute().tag(" ", "x").launch(),
				(client) -> client.reactive().run("r").reexecute().tag("", "x").launch().block(),
				(client) -> client.job("j").tags(Map.of("t", List.of(lost))).launch(),
				(client) -> client.job("j").tag("", "x").launch(), (client) -> client.job("j").opSelection("").launch(),
				(client) -> client.runs().tag("", "x").count(),
				(client) -> client.reactive().runs().tag("\n", "x").count().block(),
				(client) -> graphql(client, NOT_A_NUMBER), (client) -> graphql(client, lost),
				(client) -> graphql(client, Map.of("tags", List.of(lost))));
	}

	private static void graphql(DagsterGraphQlClient client, Object filter) {
		client.graphql()
			.document("query ($filter: RunsFilter) { runsOrError(filter: $filter) { __typename } }")
			.variable("filter", filter)
			.retrieve("runsOrError")
			.toEntity(Object.class);
	}

	@ParameterizedTest
	@MethodSource("nonsense")
	void invalidSettingsAreRejectedBeforeAnyRequest(Call call) {
		assertThatIllegalArgumentException().isThrownBy(() -> call.with(this.client));
		assertThat(this.stub.requests()).isEmpty();
	}

	@Test
	void deeplyNestedRunConfigIsSent() {
		Map<String, Object> deep = Map.of("end", "hunter2secret");
		for (int level = 1; level < 900; level++) {
			deep = Map.of("a", deep);
		}
		Map<String, Object> config = deep;
		this.stub.answer("{\"data\":{\"launchPipelineExecution\":{\"__typename\":\"LaunchRunSuccess\",\"run\":"
				+ "{\"runId\":\"r1\"}}}}");
		assertThat(this.client.job("j").location("l").repository("r").runConfig(config).launch().id()).isEqualTo("r1");
	}

	@Test
	void deeplyNestedRunConfigIsReadBack() {
		String config = "{\"a\":".repeat(900) + "1" + "}".repeat(900);
		this.stub.answer((request) -> Answer.json("{\"data\":{\"runOrError\":{\"__typename\":\"Run\",\"runConfig\":"
				+ config + "},\"version\":\"1.13.27\"}}"));
		assertThat(this.client.run("r1").runConfig()).containsOnlyKeys("a");
	}

	@Test
	void aPartitionWithoutItsRunConfigIsExplained() {
		this.stub.answer("{\"data\":{\"launchPipelineExecution\":{\"__typename\":\"RunConfigValidationInvalid\","
				+ "\"errors\":[]}}}");
		assertThatExceptionOfType(RunConfigInvalidException.class)
			.isThrownBy(() -> this.client.job("j")
				.location("l")
				.repository("r")
				.tag("dagster/partition", "2026-01-01")
				.launch())
			.withMessageContaining("Dagster does not apply the run config of a partition");
		assertThatExceptionOfType(RunConfigInvalidException.class)
			.isThrownBy(() -> this.client.job("j").location("l").repository("r").launch())
			.withMessageNotContaining("partition");
	}

	@Test
	void thePartitionOfAnAssetHasNoRunConfig() {
		this.stub.answer((request) -> Answer.json(request.operation().equals("AssetsToLaunch") ? """
				{"data":{"assetNodes":[{"assetKey":{"path":["a"]},"jobNames":["__ASSET_JOB"],"isExecutable":true,
				"isPartitioned":true,"repository":{"name":"r","location":{"name":"l"}},
				"partitionDefinition":{"type":"STATIC","description":"","dimensionTypes":[]},
				"partitionKeysByDimension":[{"name":"default","partitionKeys":["p"]}]}]}}""" : """
				{"data":{"launchPipelineExecution":{"__typename":"RunConfigValidationInvalid","errors":[]}}}"""));
		assertThatExceptionOfType(RunConfigInvalidException.class)
			.isThrownBy(() -> this.client.asset("a").materialize().partition("p").launch())
			.withMessageNotContaining("partition");
	}

	interface Call {

		void with(DagsterGraphQlClient client);

	}

}
