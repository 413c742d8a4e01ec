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
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

import io.github.dagstergraphql.client.asset.AssetHandle;
import io.github.dagstergraphql.client.asset.condition.AutomationConditionEvaluation;
import io.github.dagstergraphql.client.asset.condition.AutomationConditionNode;
import io.github.dagstergraphql.client.asset.condition.AutomationConditionStatus;
import io.github.dagstergraphql.client.automation.SensorHandle;
import io.github.dagstergraphql.client.error.GraphQlRequestException;
import io.github.dagstergraphql.client.error.UnsupportedServerVersionException;
import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.client.run.RunHandle;
import io.github.dagstergraphql.client.run.RunStatus;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

/**
 * Evaluations of the automation conditions of assets.
 */
abstract class ConditionContract {

	private static final Duration LIMIT = Duration.ofMinutes(3);

	abstract DagsterServer server();

	@Test
	void explainsAutomation() {
		if (tooOld()) {
			return;
		}
		SensorHandle sensor = server().client().sensor("automate");
		sensor.start();
		try {
			Awaitility.await().atMost(LIMIT).pollInterval(Duration.ofMillis(300)).until(this::isEvaluated);
		}
		finally {
			sensor.stop();
		}
		AutomationConditionEvaluation evaluation = requested();
		assertThat(evaluation.assetKey()).isEqualTo(AssetKey.of("automated"));
		assertThat(evaluation.timestamp()).isCloseTo(Instant.now(), within(5, ChronoUnit.MINUTES));
		assertThat(evaluation.startTimestamp()).isNotNull();
		assertThat(evaluation.numRequested()).isOne();
		AutomationConditionNode root = evaluation.condition();
		assertThat(root.userLabel()).isEqualTo("absent");
		assertThat(root.expandedLabel()).isEqualTo("(missing) AND (NOT (in_progress))");
		assertThat(root.isPartitioned()).isFalse();
		assertThat(root.stream()).extracting(AutomationConditionNode::label)
			.startsWith("absent", "missing", "NOT (in_progress)", "in_progress");
		assertThat(root.stream()).extracting(AutomationConditionNode::status)
			.startsWith(AutomationConditionStatus.TRUE, AutomationConditionStatus.TRUE, AutomationConditionStatus.TRUE,
					AutomationConditionStatus.FALSE);
		RunHandle run = server().client().run(evaluation.runIds().get(0));
		assertThat(run.await(LIMIT).status()).isEqualTo(RunStatus.SUCCESS);
		assertThat(run.get().tags()).containsEntry("dagster/asset_evaluation_id", evaluation.evaluationId());
		findsPartitions();
		findsEvaluationsOfTheSameTime(evaluation);
	}

	private boolean isEvaluated() {
		return automated().conditionEvaluations().anyMatch((evaluation) -> !evaluation.runIds().isEmpty())
				&& regions().conditionEvaluations().findAny().isPresent();
	}

	private AutomationConditionEvaluation requested() {
		return automated().conditionEvaluations()
			.filter((evaluation) -> !evaluation.runIds().isEmpty())
			.findFirst()
			.orElseThrow();
	}

	private void findsPartitions() {
		AutomationConditionEvaluation evaluation = Objects.requireNonNull(
				server().client().reactive().asset("automated_regions").conditionEvaluations().blockFirst());
		AutomationConditionNode root = evaluation.condition();
		assertThat(evaluation.numRequested()).isZero();
		assertThat(evaluation.runIds()).isEmpty();
		assertThat(root.isPartitioned()).isTrue();
		assertThat(root.status()).isEqualTo(AutomationConditionStatus.FALSE);
		AutomationConditionNode missing = root.children().get(0);
		assertThat(missing.numTrue()).isEqualTo(4);
		assertThat(missing.status()).isEqualTo(AutomationConditionStatus.TRUE);
		assertThat(regions().truePartitions(evaluation.evaluationId(), missing)).containsExactlyInAnyOrder("north",
				"east", "south", "west");
		assertThat(server().client()
			.reactive()
			.asset("automated_regions")
			.truePartitions(evaluation.evaluationId(), root)
			.block()).isEmpty();
		assertThatExceptionOfType(GraphQlRequestException.class)
			.isThrownBy(() -> regions().truePartitions("999999", missing))
			.withMessageContaining("Could not find evaluation with id 999999");
		assertThatExceptionOfType(GraphQlRequestException.class)
			.isThrownBy(() -> regions().truePartitions(evaluation.evaluationId(),
					AutomationConditionNode.builder("unknown", "unknown").partitioned(true).build()))
			.withMessageContaining("No matching unique id found");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> automated().truePartitions(evaluation.evaluationId(), requested().condition()))
			.withMessage("the condition absent was not evaluated for partitions");
	}

	private void findsEvaluationsOfTheSameTime(AutomationConditionEvaluation evaluation) {
		List<AutomationConditionEvaluation> together = server().client()
			.assets()
			.conditionEvaluations(evaluation.evaluationId());
		assertThat(together).contains(evaluation);
		assertThat(together).extracting(AutomationConditionEvaluation::evaluationId)
			.containsOnly(evaluation.evaluationId());
		assertThat(automated().conditionEvaluations(evaluation.evaluationId())).doesNotContain(evaluation);
		long next = Long.parseLong(evaluation.evaluationId()) + 1;
		assertThat(automated().conditionEvaluations(String.valueOf(next))).first().isEqualTo(evaluation);
	}

	@Test
	void assetsWithoutAConditionHaveNoEvaluations() {
		if (tooOld()) {
			return;
		}
		assertThat(server().client().asset("report").conditionEvaluations()).isEmpty();
		assertThat(server().client().asset("nowhere").conditionEvaluations("7")).isEmpty();
		assertThat(server().client().reactive().assets().conditionEvaluations("999999").block()).isEmpty();
	}

	private AssetHandle automated() {
		return server().client().asset("automated");
	}

	private AssetHandle regions() {
		return server().client().asset("automated_regions");
	}

	private boolean tooOld() {
		if (server().isAtLeast(9)) {
			return false;
		}
		assertThatExceptionOfType(UnsupportedServerVersionException.class)
			.isThrownBy(() -> automated().conditionEvaluations().toList())
			.withMessageContaining("requires Dagster 1.9.0 or later");
		assertThatExceptionOfType(UnsupportedServerVersionException.class)
			.isThrownBy(() -> server().client().assets().conditionEvaluations("7"))
			.withMessageContaining("requires Dagster 1.9.0 or later");
		return true;
	}

}
