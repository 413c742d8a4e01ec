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

package io.github.dagstergraphql.client.internal.asset.condition;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.asset.condition.AutomationConditionEvaluation;
import io.github.dagstergraphql.client.asset.condition.AutomationConditionNode;
import io.github.dagstergraphql.client.internal.metadata.AssetKeys;
import io.github.dagstergraphql.client.internal.operation.DataReader;
import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.page.LastIdPages;
import io.github.dagstergraphql.client.internal.page.PageSizes;
import io.github.dagstergraphql.client.internal.page.Pages;
import io.github.dagstergraphql.client.internal.transport.DagsterTransport;
import io.github.dagstergraphql.client.key.AssetKey;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/**
 * Queries for the evaluations of automation conditions.
 */
public final class ConditionEvaluations {

	/** First version with the results of the parts of a condition in their final form. */
	private static final String SINCE = "1.9.0";

	// an evaluation has some kilobytes for each upstream asset
	private static final int FIRST_PAGE_SIZE = 10;

	private static final int MAX_PAGE_SIZE = 100;

	private static final String ASSET_KEY = "assetKey";

	private static final String EVALUATION_ID = "evaluationId";

	private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

	static final Operation<List<AutomationConditionEvaluation>> EVALUATIONS = evaluations("ConditionEvaluations",
			"assetConditionEvaluationRecordsOrError");

	static final Operation<List<AutomationConditionEvaluation>> EVALUATIONS_OF_ID = evaluations(
			"ConditionEvaluationsOfId", "assetConditionEvaluationsForEvaluationId");

	static final Operation<List<String>> TRUE_PARTITIONS = Operation
		.<TruePartitionList>query(ConditionEvaluations.class, "TruePartitions",
				"truePartitionsForAutomationConditionEvaluationNode")
		.since(SINCE, "Querying the true partitions of an automation condition")
		.read(DataReader.record(TruePartitionList.class))
		.build()
		.map(TruePartitionList::keys);

	private final DagsterTransport transport;

	public ConditionEvaluations(DagsterTransport transport) {
		this.transport = transport;
	}

	private static Operation<List<AutomationConditionEvaluation>> evaluations(String document, String field) {
		return Operation.<EvaluationList>query(ConditionEvaluations.class, document, field)
			.since(SINCE, "Querying the evaluations of automation conditions")
			.on(EvaluationList.class, "AssetConditionEvaluationRecords")
			.build()
			.map(EvaluationList::toEvaluations);
	}

	/**
	 * Read the evaluations of an asset as they are requested.
	 * @param key the asset
	 * @param before the evaluation before which to begin, or {@code null} to begin with
	 * the newest one
	 * @return the evaluations, newest first
	 */
	public Flux<AutomationConditionEvaluation> flux(AssetKey key, @Nullable String before) {
		checkId(before);
		return this.transport.together(Pages.flux(() -> pages(key, before)));
	}

	/**
	 * Read the evaluations of an asset, blocking for each page.
	 * @param key the asset
	 * @param before the evaluation before which to begin, or {@code null} to begin with
	 * the newest one
	 * @return the evaluations, newest first
	 */
	public Stream<AutomationConditionEvaluation> stream(AssetKey key, @Nullable String before) {
		checkId(before);
		return pages(key, before).stream(this.transport::together);
	}

	private static void checkId(@Nullable String evaluationId) {
		Assert.isTrue(evaluationId == null || NUMBER.matcher(evaluationId).matches(), "evaluation id must be a number");
	}

	private Pages<AutomationConditionEvaluation> pages(AssetKey key, @Nullable String before) {
		return new LastIdPages<>("evaluation", "of an automation condition", (last, limit) -> page(key, last, limit),
				AutomationConditionEvaluation::evaluationId, PageSizes.growing(FIRST_PAGE_SIZE, MAX_PAGE_SIZE), before);
	}

	private Mono<List<AutomationConditionEvaluation>> page(AssetKey key, @Nullable String before, int limit) {
		Map<String, Object> variables = new LinkedHashMap<>();
		variables.put(ASSET_KEY, AssetKeys.toInput(key));
		if (before != null) {
			variables.put("cursor", before);
		}
		variables.put("limit", limit);
		return this.transport.execute(EVALUATIONS, variables);
	}

	/**
	 * Request the evaluations with the same id.
	 * @param evaluationId the id
	 * @return the evaluations of assets
	 */
	public Mono<List<AutomationConditionEvaluation>> ofId(String evaluationId) {
		checkGivenId(evaluationId);
		return this.transport.execute(EVALUATIONS_OF_ID, Map.of(EVALUATION_ID, evaluationId));
	}

	/**
	 * Request the partitions for which a condition is true.
	 * @param key the asset
	 * @param evaluationId the evaluation
	 * @param condition the condition or a part of it
	 * @return the partition keys
	 */
	public Mono<List<String>> truePartitions(AssetKey key, String evaluationId, AutomationConditionNode condition) {
		checkGivenId(evaluationId);
		Assert.notNull(condition, "condition must not be null");
		// the server would return a partition with the name None
		Assert.isTrue(condition.isPartitioned(),
				() -> "the condition " + condition.label() + " was not evaluated for partitions");
		return this.transport.execute(TRUE_PARTITIONS, Map.of(ASSET_KEY, AssetKeys.toInput(key), EVALUATION_ID,
				evaluationId, "nodeUniqueId", condition.uniqueId()));
	}

	private static void checkGivenId(String evaluationId) {
		Assert.notNull(evaluationId, "evaluation id must not be null");
		checkId(evaluationId);
	}

}
