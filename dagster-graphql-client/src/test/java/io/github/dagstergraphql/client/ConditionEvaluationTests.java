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

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.github.dagstergraphql.client.StubDagster.Answer;
import io.github.dagstergraphql.client.StubDagster.Request;
import io.github.dagstergraphql.client.asset.condition.AutomationConditionEvaluation;
import io.github.dagstergraphql.client.asset.condition.AutomationConditionNode;
import io.github.dagstergraphql.client.asset.condition.AutomationConditionStatus;
import io.github.dagstergraphql.client.error.InvalidResponseException;
import io.github.dagstergraphql.client.error.UnrecognizedServerErrorException;
import io.github.dagstergraphql.client.key.AssetKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Evaluations of automation conditions.
 */
class ConditionEvaluationTests {

	private final StubDagster stub = new StubDagster();

	private final DagsterGraphQlClient client = this.stub.client().build();

	@AfterEach
	void close() {
		this.client.close();
		this.stub.close();
	}

	@Test
	void readsTheTreeOfAConditionThatOccursTwice() {
		this.stub.answer(records(
				record("7", node("a", 1, "b", "c"), node("b", 0, "d"), node("d", 0), node("c", 1, "d"), node("d", 1))));
		AutomationConditionEvaluation evaluation = evaluations().get(0);
		AutomationConditionNode root = evaluation.condition();
		assertThat(root.children()).extracting(AutomationConditionNode::uniqueId).containsExactly("b", "c");
		assertThat(root.children().get(0).children()).singleElement()
			.satisfies((node) -> assertThat(node.status()).isEqualTo(AutomationConditionStatus.FALSE));
		assertThat(root.children().get(1).children()).singleElement()
			.satisfies((node) -> assertThat(node.status()).isEqualTo(AutomationConditionStatus.TRUE));
		assertThat(root.stream()).extracting(AutomationConditionNode::uniqueId)
			.containsExactly("a", "b", "d", "c", "d");
		assertThat(root.expandedLabel()).isEqualTo("NOT (a)");
		assertThat(evaluation).hasToString("AutomationConditionEvaluation[raw/orders, 7, TRUE]")
			.isEqualTo(evaluations().get(0))
			.hasSameHashCodeAs(evaluations().get(0));
	}

	@Test
	void rejectsNodesThatAreNoTree() {
		for (String nodes : List.of("", node("b", 1), node("a", 1, "b"), node("a", 1, "b") + "," + node("c", 1),
				node("a", 1) + "," + node("b", 1), node("a", 1, "a"))) {
			this.stub.answer(records(record("7", nodes)));
			assertThatExceptionOfType(InvalidResponseException.class).isThrownBy(this::evaluations)
				.withMessageContaining("evaluationNodes");
		}
	}

	@Test
	void readsATreeOfAnyDepth() {
		List<String> nodes = new ArrayList<>();
		for (int index = 0; index < 20_000; index++) {
			nodes.add((index < 19_999) ? node("a", 1, "a") : node("a", 1));
		}
		this.stub.answer(records(record("7", nodes.toArray(String[]::new))));
		assertThat(evaluations().get(0).condition().children()).hasSize(1);
	}

	@Test
	void derivesTheStatus() {
		AutomationConditionNode.Builder builder = AutomationConditionNode.builder("a", "missing");
		assertThat(builder.build().status()).isEqualTo(AutomationConditionStatus.UNKNOWN);
		assertThat(builder.numTrue(2).build().status()).isEqualTo(AutomationConditionStatus.TRUE);
		assertThat(builder.numTrue(0).build().status()).isEqualTo(AutomationConditionStatus.FALSE);
		assertThat(builder.numCandidates(3).build().status()).isEqualTo(AutomationConditionStatus.FALSE);
		assertThat(builder.numCandidates(0).build().status()).isEqualTo(AutomationConditionStatus.SKIPPED);
		assertThat(builder.build()).hasToString("AutomationConditionNode[missing, SKIPPED]")
			.isEqualTo(builder.build())
			.isNotEqualTo(builder.userLabel("absent").build());
		assertThat(builder.build().label()).isEqualTo("absent");
	}

	@Test
	void readsEvaluationsPageByPage() {
		this.stub.answer((request) -> page(request, 25));
		assertThat(evaluations()).extracting(AutomationConditionEvaluation::evaluationId)
			.hasSize(25)
			.startsWith("25")
			.endsWith("1");
		assertThat(this.stub.requests()).hasSize(2);
		assertThat(this.stub.requests().get(0).variables().has("cursor")).isFalse();
		assertThat(this.stub.requests().get(1).variables().path("cursor").asString()).isEqualTo("16");
		assertThat(this.client.asset("raw/orders").conditionEvaluations("6")).hasSize(5);
		assertThat(this.client.reactive().asset("raw/orders").conditionEvaluations().take(3).collectList().block())
			.hasSize(3);
		assertThat(this.stub.requests()).hasSize(4);
	}

	@Test
	void doesNotReadTheSamePageForever() {
		this.stub.answer((request) -> records(
				Collections.nCopies(request.variables().path("limit").asInt(), record("7", node("a", 1)))
					.toArray(String[]::new)));
		assertThatExceptionOfType(InvalidResponseException.class).isThrownBy(this::evaluations)
			.withMessageContaining("listed evaluation 7 of an automation condition twice");
	}

	@Test
	void omitsEvaluationsOfChecksAndJobs() {
		this.stub.answer(Answer.json("""
				{"data":{"assetConditionEvaluationsForEvaluationId":{"__typename":"AssetConditionEvaluationRecords",
				"records":[%s,{"assetKey":null}]}}}""".formatted(record("7", node("a", 1)))));
		assertThat(this.client.assets().conditionEvaluations("7")).singleElement().satisfies((evaluation) -> {
			assertThat(evaluation.assetKey()).isEqualTo(AssetKey.of("raw", "orders"));
			assertThat(evaluation.timestamp()).isEqualTo(Instant.ofEpochSecond(1_796_099_034));
			assertThat(evaluation.runIds()).containsExactly("r1");
			assertThat(evaluation.numRequested()).isNull();
		});
		assertThat(this.stub.requests().get(0).variables().path("evaluationId").asString()).isEqualTo("7");
	}

	@Test
	void reportsAStorageWithoutEvaluations() {
		this.stub.answer(Answer.json("""
				{"data":{"assetConditionEvaluationRecordsOrError":
				{"__typename":"AutoMaterializeAssetEvaluationNeedsMigrationError",
				"message":"Run `dagster instance migrate` to enable."}}}"""));
		assertThatExceptionOfType(UnrecognizedServerErrorException.class).isThrownBy(this::evaluations)
			.withMessageContaining("Run `dagster instance migrate` to enable.");
	}

	@Test
	void rejectsArgumentsThatTheServerDoesNotAccept() {
		AutomationConditionNode condition = AutomationConditionNode.builder("a", "missing").build();
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.client.asset("raw/orders").conditionEvaluations("newest"))
			.withMessage("evaluation id must be a number");
		assertThatIllegalArgumentException().isThrownBy(() -> this.client.assets().conditionEvaluations("-1"))
			.withMessage("evaluation id must be a number");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.client.assets().group("sales").conditionEvaluations("7"))
			.withMessageContaining("cannot be combined with conditions");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.client.asset("raw/orders").truePartitions("7", condition))
			.withMessage("the condition missing was not evaluated for partitions");
		assertThat(this.stub.requests()).isEmpty();
	}

	private List<AutomationConditionEvaluation> evaluations() {
		return this.client.asset("raw/orders").conditionEvaluations().toList();
	}

	private static Answer page(Request request, int newest) {
		int before = request.variables().has("cursor") ? Integer.parseInt(request.variables().path("cursor").asString())
				: newest + 1;
		List<String> page = new ArrayList<>();
		for (int id = before - 1; id > 0 && page.size() < request.variables().path("limit").asInt(); id--) {
			page.add(record(String.valueOf(id), node("a", 0)));
		}
		return records(page.toArray(String[]::new));
	}

	private static Answer records(String... records) {
		return Answer.json("""
				{"data":{"assetConditionEvaluationRecordsOrError":{"__typename":"AssetConditionEvaluationRecords",
				"records":[%s]}}}""".formatted(String.join(",", records)));
	}

	private static String record(String id, String... nodes) {
		return """
				{"assetKey":{"path":["raw","orders"]},"evaluationId":"%s","timestamp":1796099034.0,"runIds":["r1"],
				"rootUniqueId":"a","evaluationNodes":[%s]}""".formatted(id, String.join(",", nodes));
	}

	private static String node(String id, int numTrue, String... childIds) {
		return """
				{"uniqueId":"%s","expandedLabel":["NOT","(%s)"],"numTrue":%d,"isPartitioned":false,
				"childUniqueIds":[%s]}""".formatted(id, id, numTrue,
				String.join(",", List.of(childIds).stream().map((child) -> "\"" + child + "\"").toList()));
	}

}
