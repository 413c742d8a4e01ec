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

import io.github.dagstergraphql.client.error.InvalidResponseException;
import io.github.dagstergraphql.client.run.PlannedStep;
import io.github.dagstergraphql.client.run.StepKind;
import io.github.dagstergraphql.client.run.StepStatistics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Execution plans of launches and runs.
 */
class ExecutionPlanTests {

	private static final String STEP = """
			{"key":"%1$s","kind":"%2$s","solidHandleID":"op_%1$s","outputs":[{"name":"result"}],"inputs":[%3$s]}""";

	private static final String STATISTICS = """
			{"stepKey":"%s","status":"SUCCESS","startTime":1,"endTime":2,"attempts":[{"startTime":1}]}""";

	private final StubDagster stub = new StubDagster();

	private final DagsterGraphQlClient client = this.stub.client().versionCheck(VersionCheck.OFF).build();

	@AfterEach
	void close() {
		this.client.close();
		this.stub.close();
	}

	@Test
	void sortsStepsByDependencies() {
		this.stub.answer(plan(step("a", "COMPUTE", "z", "b"), step("b", "COMPUTE", "z"), step("z", "COMPUTE"),
				step("c", "COMPUTE", "elsewhere")));
		List<PlannedStep> steps = this.client.job("j").location("l").repository("r").executionPlan();
		assertThat(steps).extracting(PlannedStep::key).containsExactly("c", "z", "b", "a");
		PlannedStep last = steps.get(3);
		assertThat(last.inputs()).containsExactly(new PlannedStep.Input("in_z", List.of("z")),
				new PlannedStep.Input("in_b", List.of("b")));
		assertThat(last.upstream()).containsExactly("b", "z");
		assertThat(last.opHandle()).isEqualTo("op_a");
		assertThat(last.outputs()).containsExactly("result");
		assertThat(last.statistics()).isEmpty();
		assertThat(last).hasToString("PlannedStep[a, opHandle=op_a, kind=COMPUTE, inputs=[Input[name=in_z, "
				+ "upstream=[z]], Input[name=in_b, upstream=[b]]], outputs=[result], statistics=[]]");
	}

	@Test
	void sendsTheParametersOfALaunch() {
		this.stub.answer(plan());
		this.client.job("j").location("l").repository("r").opSelection("a+").runConfigYaml("a: 1").executionPlan();
		assertThat(this.stub.requests()).singleElement().satisfies((request) -> {
			assertThat(request.variables().at("/pipeline/pipelineName").asString()).isEqualTo("j");
			assertThat(request.variables().at("/pipeline/solidSelection/0").asString()).isEqualTo("a+");
			assertThat(request.variables().at("/runConfigData").asString()).isEqualTo("a: 1");
		});
	}

	@Test
	void assignsStatisticsToMappedSteps() {
		this.stub.answer("""
				{"data":{"runOrError":{"__typename":"Run","executionPlan":{"steps":[%s]},"stepStats":[%s]}}}"""
			.formatted(
					String.join(",", step("process[?]", "UNRESOLVED_MAPPED", "extract"), step("extract", "COMPUTE"),
							step("process", "FUTURE"), step("collect", "UNRESOLVED_COLLECT", "process[?]")),
					String.join(",", STATISTICS.formatted("process[a]"), STATISTICS.formatted("extract"),
							STATISTICS.formatted("process[b[c]"), STATISTICS.formatted("unknown[a]"))));
		List<PlannedStep> steps = this.client.run("r1").executionPlan();
		assertThat(steps).extracting(PlannedStep::key).containsExactly("extract", "process", "process[?]", "collect");
		assertThat(steps).extracting(PlannedStep::kind)
			.containsExactly(StepKind.COMPUTE, StepKind.UNKNOWN, StepKind.UNRESOLVED_MAPPED,
					StepKind.UNRESOLVED_COLLECT);
		assertThat(steps).extracting((step) -> step.statistics().stream().map(StepStatistics::stepKey).toList())
			.containsExactly(List.of("extract"), List.of(), List.of("process[a]", "process[b[c]"), List.of());
	}

	@Test
	void acceptsRunsWithoutPlan() {
		this.stub.answer("""
				{"data":{"runOrError":{"__typename":"Run","executionPlan":null,"stepStats":[]}}}""");
		assertThat(this.client.run("r1").executionPlan()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "a", "b" })
	void rejectsCycles(String upstream) {
		this.stub.answer(plan(step("a", "COMPUTE", upstream), step("b", "COMPUTE", "a")));
		assertThatExceptionOfType(InvalidResponseException.class)
			.isThrownBy(() -> this.client.job("j").location("l").repository("r").executionPlan())
			.withMessageContaining("steps.inputs.dependsOn.key");
	}

	@Test
	void comparesSteps() {
		PlannedStep step = PlannedStep.builder("a").kind(StepKind.UNRESOLVED_COLLECT).build();
		assertThat(step).isEqualTo(PlannedStep.builder("a").kind(StepKind.UNRESOLVED_COLLECT).opHandle("a").build())
			.hasSameHashCodeAs(PlannedStep.builder("a").kind(StepKind.UNRESOLVED_COLLECT).build())
			.isNotEqualTo(PlannedStep.builder("a").build());
		assertThatIllegalArgumentException().isThrownBy(() -> PlannedStep.builder(" "));
	}

	private static String plan(String... steps) {
		return "{\"data\":{\"executionPlanOrError\":{\"__typename\":\"ExecutionPlan\",\"steps\":["
				+ String.join(",", steps) + "]}}}";
	}

	private static String step(String key, String kind, String... upstream) {
		return STEP.formatted(key, kind,
				String.join(",", List.of(upstream)
					.stream()
					.map((before) -> "{\"name\":\"in_%1$s\",\"dependsOn\":[{\"key\":\"%1$s\"}]}".formatted(before))
					.toList()));
	}

}
