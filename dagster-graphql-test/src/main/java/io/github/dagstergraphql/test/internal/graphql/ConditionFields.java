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

package io.github.dagstergraphql.test.internal.graphql;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.test.internal.automation.ConditionLog;
import io.github.dagstergraphql.test.internal.json.JsonObject;
import io.github.dagstergraphql.test.run.ConditionOutcome;
import org.jspecify.annotations.Nullable;

import org.springframework.util.DigestUtils;

/**
 * Queries for the evaluations of automation conditions.
 */
final class ConditionFields {

	private final ConditionLog log;

	ConditionFields(ConditionLog log) {
		this.log = log;
	}

	Node ofAsset(JsonObject arguments) {
		String cursor = arguments.textOrNull("cursor");
		long before = (cursor != null && !cursor.isEmpty()) ? number(cursor) : Long.MAX_VALUE;
		return records(this.log.of(key(arguments))
			.stream()
			.filter((evaluation) -> evaluation.id() < before)
			.limit(Objects.requireNonNull(arguments.numberOrNull("limit")))
			.toList());
	}

	Node ofId(JsonObject arguments) {
		return records(this.log.of(number(arguments.text("evaluationId"))));
	}

	List<String> truePartitions(JsonObject arguments) {
		long id = number(arguments.text("evaluationId"));
		ConditionLog.Evaluation evaluation = this.log.of(key(arguments))
			.stream()
			.filter((candidate) -> candidate.id() == id)
			.findFirst()
			.orElseThrow(() -> new UserFacingException(
					"Invariant failed. Description: Could not find evaluation with id " + id));
		return flatten(evaluation.condition()).stream()
			.filter((found) -> found.id().equals(arguments.textOrNull("nodeUniqueId")))
			.map((found) -> found.outcome().truePartitions())
			.map((partitions) -> (partitions != null) ? partitions : List.of("None"))
			.findFirst()
			.orElseThrow(() -> new UserFacingException("Failure condition: No matching unique id found"));
	}

	private static AssetKey key(JsonObject arguments) {
		return AssetFields.key(arguments.object("assetKey"));
	}

	private static long number(String text) {
		try {
			return Long.parseLong(text);
		}
		catch (NumberFormatException ex) {
			throw new UserFacingException("invalid literal for int() with base 10: '" + text + "'");
		}
	}

	private static Node records(List<ConditionLog.Evaluation> evaluations) {
		return Node.of("AssetConditionEvaluationRecords")
			.with("records", evaluations.stream().map(ConditionFields::record).toList());
	}

	private static Node record(ConditionLog.Evaluation evaluation) {
		List<Found> all = flatten(evaluation.condition());
		double time = Times.seconds(evaluation.time());
		return Node.of("AssetConditionEvaluationRecord")
			.with("id", evaluation.id() + "." + evaluation.key())
			.with("evaluationId", String.valueOf(evaluation.id()))
			.with("timestamp", time)
			.with("startTimestamp", time)
			.with("endTimestamp", time)
			.with("assetKey", AssetFields.keyNode(evaluation.key()))
			.with("numRequested", numTrue(evaluation.condition()))
			.with("runIds", evaluation.runIds())
			.with("isLegacy", false)
			.with("rootUniqueId", all.get(0).id())
			.with("evaluationNodes", all.stream().map((found) -> node(found, time)).toList());
	}

	private static Node node(Found found, double time) {
		ConditionOutcome outcome = found.outcome();
		List<String> partitions = outcome.truePartitions();
		return Node.of("AutomationConditionEvaluationNode")
			.with("uniqueId", found.id())
			.with("userLabel", outcome.userLabel())
			.with("expandedLabel", List.of(outcome.expandedLabel()))
			.with("startTimestamp", time)
			.with("endTimestamp", time)
			.with("numTrue", numTrue(outcome))
			.with("numCandidates", candidates(outcome))
			.with("isPartitioned", partitions != null)
			.with("childUniqueIds", found.childIds());
	}

	private static @Nullable Integer candidates(ConditionOutcome outcome) {
		if (outcome.isSkipped()) {
			return 0;
		}
		return (outcome.truePartitions() != null) ? null : 1;
	}

	private static int numTrue(ConditionOutcome outcome) {
		List<String> partitions = outcome.truePartitions();
		if (partitions != null) {
			return partitions.size();
		}
		return outcome.isTrue() ? 1 : 0;
	}

	private static List<Found> flatten(ConditionOutcome root) {
		List<Found> all = new ArrayList<>();
		add(root, id("", root), all);
		return all;
	}

	private static void add(ConditionOutcome outcome, String id, List<Found> all) {
		List<String> childIds = new ArrayList<>();
		for (int index = 0; index < outcome.children().size(); index++) {
			childIds.add(id(id + index, outcome.children().get(index)));
		}
		all.add(new Found(id, outcome, childIds));
		for (int index = 0; index < childIds.size(); index++) {
			add(outcome.children().get(index), childIds.get(index), all);
		}
	}

	// the same in all evaluations
	private static String id(String place, ConditionOutcome outcome) {
		return DigestUtils.md5DigestAsHex((place + outcome.expandedLabel()).getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * A condition within a tree.
	 *
	 * @param id the id
	 * @param outcome the result
	 * @param childIds the ids of its parts
	 */
	private record Found(String id, ConditionOutcome outcome, List<String> childIds) {

	}

}
