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

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

import io.github.dagstergraphql.client.StubDagster.Answer;
import io.github.dagstergraphql.client.StubDagster.Request;
import io.github.dagstergraphql.client.asset.check.AssetCheck;
import io.github.dagstergraphql.client.asset.check.AssetCheckCanExecuteIndividually;
import io.github.dagstergraphql.client.asset.check.AssetCheckEvaluation;
import io.github.dagstergraphql.client.asset.check.AssetCheckExecution;
import io.github.dagstergraphql.client.asset.check.AssetCheckExecutionStatus;
import io.github.dagstergraphql.client.error.InvalidResponseException;
import io.github.dagstergraphql.client.error.UnrecognizedServerErrorException;
import io.github.dagstergraphql.client.event.AssetCheckSeverity;
import io.github.dagstergraphql.client.job.InvalidSubsetException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Checks of assets and their executions.
 */
class AssetCheckTests {

	private static final String CHECK = """
			{"assetKey":{"path":["raw","orders"]},"name":"no_nulls","description":"No nulls.",
			"jobNames":["__ASSET_JOB_0","nightly","daily"],"canExecuteIndividually":"%s",
			"executionForLatestMaterialization":%s}""";

	private final StubDagster stub = new StubDagster();

	private final DagsterGraphQlClient client = this.stub.client().build();

	@AfterEach
	void close() {
		this.client.close();
		this.stub.close();
	}

	@Test
	void omitsFieldsThatOlderServersDoNotHave() {
		List<String> unknown = List.of("blocking", "partition", "description", "floatRepr", "TimestampMetadataEntry");
		this.stub.answer((request) -> {
			String query = request.body();
			List<String> rejected = unknown.stream()
				.filter((name) -> query.matches("(?s).*\\\\n *(\\.\\.\\. on )?" + name + "\\b.*"))
				.map((name) -> "{\"message\":\"Cannot query field '" + name + "' on type 'T'.\"}")
				.toList();
			return rejected.isEmpty() ? checks(CHECK.formatted("CAN_EXECUTE", execution("1", "FAILED")))
					: Answer.of(400, "application/json", "{\"errors\":[" + String.join(",", rejected) + "]}");
		});
		AssetCheck check = this.client.asset("raw/orders").checks().get(0);
		assertThat(check.description()).isEqualTo("No nulls.");
		assertThat(check.jobNames()).containsExactly("daily", "nightly");
		assertThat(check.blocking()).isNull();
		AssetCheckExecution execution = Objects.requireNonNull(check.executionForLatestMaterialization());
		assertThat(execution.partition()).isNull();
		AssetCheckEvaluation evaluation = Objects.requireNonNull(execution.evaluation());
		assertThat(evaluation.severity()).isEqualTo(AssetCheckSeverity.WARN);
		assertThat(Objects.requireNonNull(evaluation.targetMaterialization()).storageId()).isEqualTo("12");
	}

	@Test
	void acceptsValuesOfNewerServers() {
		this.stub.answer(checks(CHECK.formatted("ON_SUNDAYS", execution("1", "POSTPONED"))));
		AssetCheck check = this.client.asset("raw/orders").checks().get(0);
		assertThat(check.canExecuteIndividually()).isEqualTo(AssetCheckCanExecuteIndividually.UNKNOWN);
		AssetCheckExecution execution = Objects.requireNonNull(check.executionForLatestMaterialization());
		assertThat(execution.status()).isEqualTo(AssetCheckExecutionStatus.UNKNOWN);
		assertThat(execution.status().isFinished()).isFalse();
	}

	@Test
	void reportsWhyTheServerDoesNotListChecks() {
		this.stub.answer(Answer.json("""
				{"data":{"assetNodeOrError":{"__typename":"AssetNode","assetChecksOrError":
				{"__typename":"AssetCheckNeedsMigrationError","message":"Run `dagster instance migrate`."}}}}"""));
		assertThatExceptionOfType(UnrecognizedServerErrorException.class)
			.isThrownBy(() -> this.client.asset("raw/orders").checks())
			.withMessage("AssetCheckNeedsMigrationError: Run `dagster instance migrate`.")
			.satisfies((ex) -> assertThat(ex.getErrorType()).isEqualTo("AssetCheckNeedsMigrationError"));
	}

	@Test
	void readsExecutionsWhenTheyAreRequested() {
		this.stub.answer((request) -> executions(request, 40));
		List<String> ids = this.client.asset("raw/orders")
			.checkExecutions("c")
			.map(AssetCheckExecution::id)
			.limit(40)
			.toList();
		assertThat(ids).hasSize(40).startsWith("40").endsWith("1").doesNotHaveDuplicates();
		assertThat(this.stub.requests()).hasSize(2);
		assertThat(this.stub.requests().get(0).variables().has("cursor")).isFalse();
		assertThat(this.stub.requests().get(1).variables().path("cursor").asString()).isEqualTo("16");
		assertThat(this.client.reactive().asset("raw/orders").checkExecutions("c").take(3).collectList().block())
			.hasSize(3);
		assertThat(this.stub.requests()).hasSize(3);
	}

	@Test
	void doesNotReadTheSamePageForever() {
		this.stub.answer((request) -> Answer.json("{\"data\":{\"assetCheckExecutions\":["
				+ String.join(",",
						Collections.nCopies(request.variables().path("limit").asInt(), execution("7", "FAILED")))
				+ "]}}"));
		assertThatExceptionOfType(InvalidResponseException.class)
			.isThrownBy(() -> this.client.asset("raw/orders").checkExecutions("c").toList())
			.withMessageContaining("listed execution 7 of an asset check twice");
	}

	@Test
	void launchesChecksInAJobThatHasAllOfThem() {
		this.stub.answer((request) -> request.operation().equals("ChecksToLaunch") ? toLaunch(
				"""
						{"name":"a","jobNames":["nightly","__ASSET_JOB_0","__ASSET_JOB_1"],"canExecuteIndividually":"CAN_EXECUTE"},
						{"name":"b","jobNames":["nightly","__ASSET_JOB_1"],"canExecuteIndividually":"ON_SUNDAYS"},
						{"name":"c","jobNames":["nightly"],"canExecuteIndividually":"REQUIRES_MATERIALIZATION"}""")
				: Answer.json(
						"{\"data\":{\"launchPipelineExecution\":{\"__typename\":\"LaunchRunSuccess\",\"run\":{\"runId\":\"r1\"}}}}"));
		assertThat(this.client.asset("raw/orders").executeChecks().launch().id()).isEqualTo("r1");
		JsonNode selector = this.stub.requests().get(1).variables().path("executionParams").path("selector");
		assertThat(selector).isEqualTo(JsonMapper.builder().build().readTree("""
				{"assetCheckSelection":[{"assetKey":{"path":["raw","orders"]},"name":"a"},\
				{"assetKey":{"path":["raw","orders"]},"name":"b"}],"repositoryLocationName":"l",\
				"repositoryName":"r","pipelineName":"__ASSET_JOB_1"}"""));
	}

	@Test
	void rejectsChecksThatCannotBeLaunchedTogether() {
		this.stub.answer((request) -> toLaunch("""
				{"name":"a","jobNames":["x"],"canExecuteIndividually":"CAN_EXECUTE"},
				{"name":"b","jobNames":["y"],"canExecuteIndividually":"CAN_EXECUTE"},
				{"name":"c","jobNames":["y"],"canExecuteIndividually":"NEEDS_USER_CODE_UPGRADE"}"""));
		assertThatExceptionOfType(InvalidSubsetException.class)
			.isThrownBy(() -> this.client.asset("raw/orders").executeChecks().launch())
			.withMessage("No job contains all of the checks a, b of asset raw/orders. Launch a run for each of them");
		assertThatExceptionOfType(InvalidSubsetException.class)
			.isThrownBy(() -> this.client.asset("raw/orders").executeChecks().check("c").launch())
			.withMessageContaining("uses a version of Dagster that is too old");
		assertThatExceptionOfType(InvalidSubsetException.class)
			.isThrownBy(() -> this.client.asset("raw/orders").executeChecks().location("other").launch())
			.withMessageContaining("raw/orders is in l (r)");
		assertThatIllegalArgumentException().isThrownBy(() -> this.client.asset("a").executeChecks().check(""))
			.withMessage("check name must not be empty");
	}

	private static Answer toLaunch(String checks) {
		return Answer.json("""
				{"data":{"assetNodes":[{"assetKey":{"path":["raw","orders"]},"jobNames":[],"isExecutable":false,
				"isPartitioned":false,"repository":{"name":"r","location":{"name":"l"}},
				"assetChecksOrError":{"__typename":"AssetChecks","checks":[%s]}}]}}""".formatted(checks));
	}

	@Test
	void rejectsBlankNames() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.client.asset("a").checkExecutions(" "))
			.withMessage("check name must not be empty");
		assertThat(this.stub.requests()).isEmpty();
	}

	private static Answer checks(String check) {
		return Answer.json("""
				{"data":{"assetNodeOrError":{"__typename":"AssetNode","assetChecksOrError":
				{"__typename":"AssetChecks","checks":[%s]}}}}""".formatted(check));
	}

	private static Answer executions(Request request, int newest) {
		int before = request.variables().has("cursor") ? Integer.parseInt(request.variables().path("cursor").asString())
				: newest + 1;
		List<String> page = new ArrayList<>();
		for (int id = before - 1; id > 0 && page.size() < request.variables().path("limit").asInt(); id--) {
			page.add(execution(String.valueOf(id), "SUCCEEDED"));
		}
		return Answer.json("{\"data\":{\"assetCheckExecutions\":[" + String.join(",", page) + "]}}");
	}

	private static String execution(String id, String status) {
		return """
				{"id":"%s","runId":"r1","status":"%s","timestamp":1795971194.0,"stepKey":"checked_no_nulls",
				"evaluation":{"success":false,"severity":"WARN","timestamp":1795971196.57738,"metadataEntries":[],
				"targetMaterialization":{"storageId":12,"runId":"r1","timestamp":1795971188.6967025}}}""".formatted(id,
				status);
	}

}
