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

package io.github.dagstergraphql.docs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.ReactiveDagsterGraphQlClient;
import io.github.dagstergraphql.client.asset.Asset;
import io.github.dagstergraphql.client.asset.AssetHistoryOptions;
import io.github.dagstergraphql.client.asset.AssetLatestInfo;
import io.github.dagstergraphql.client.asset.AssetNotFoundException;
import io.github.dagstergraphql.client.asset.AssetStatus;
import io.github.dagstergraphql.client.asset.StaleStatus;
import io.github.dagstergraphql.client.asset.check.AssetCheck;
import io.github.dagstergraphql.client.asset.check.AssetCheckExecutionStatus;
import io.github.dagstergraphql.client.asset.condition.AutomationConditionEvaluation;
import io.github.dagstergraphql.client.asset.condition.AutomationConditionNode;
import io.github.dagstergraphql.client.event.AssetEvent;
import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.client.run.AwaitedRun;
import io.github.dagstergraphql.client.run.RunHandle;
import reactor.core.publisher.Flux;

/**
 * Examples of the page on assets.
 */
final class AssetSnippets {

	private AssetSnippets() {
	}

	static void latest(DagsterGraphQlClient dagster) {
		// tag::latest[]
		AssetEvent.Materialized latest = dagster.asset("raw/orders").status().latestMaterialization();
		// end::latest[]
		show(latest);
	}

	static void describe(DagsterGraphQlClient dagster) {
		// tag::describe[]
		Asset orders = dagster.asset("raw/orders").get();
		show(orders.groupName(), orders.owners(), orders.upstreamKeys(), orders.partitions());
		// end::describe[]
	}

	static void explain(DagsterGraphQlClient dagster) {
		// tag::missing[]
		try {
			dagster.asset("raw/order").get();
		}
		catch (AssetNotFoundException ex) {
			show(ex.getNearMisses(), ex.getFailedLocations());
		}
		// end::missing[]
	}

	static void find(DagsterGraphQlClient dagster) {
		// tag::find[]
		List<Asset> assets = dagster.assets().prefix("raw").group("sales").kind("snowflake").list(100);
		// end::find[]
		show(assets);
	}

	static void status(DagsterGraphQlClient dagster) {
		// tag::status[]
		AssetStatus status = dagster.asset("report").status();
		if (status.staleStatus() == StaleStatus.STALE) {
			show(status.staleCauses());
		}
		// end::status[]
	}

	static void history(DagsterGraphQlClient dagster) {
		// tag::history[]
		AssetHistoryOptions options = AssetHistoryOptions.all()
			.partitions("2026-11-22")
			.after(Instant.now().minus(Duration.ofDays(7)));
		try (Stream<AssetEvent.Materialized> history = dagster.asset("daily").materializations(options)) {
			history.forEach((event) -> show(event.timestamp(), event.runId(), event.metadata()));
		}
		// end::history[]
	}

	static Flux<AssetEvent.Materialized> reactiveHistory(ReactiveDagsterGraphQlClient dagster) {
		// tag::reactive[]
		Flux<AssetEvent.Materialized> newest = dagster.asset("raw/orders").materializations().take(10);
		// end::reactive[]
		return newest;
	}

	static AssetEvent.Materialized await(DagsterGraphQlClient dagster, Instant midnight) {
		// tag::await[]
		AssetEvent.Materialized orders = dagster.asset("raw/orders")
			.awaitMaterialization(midnight, Duration.ofHours(2));
		// end::await[]
		return orders;
	}

	static AssetEvent.Materialized awaitNext(DagsterGraphQlClient dagster) {
		// tag::await-next[]
		AssetEvent.Materialized latest = dagster.asset("raw/orders").status().latestMaterialization();
		Instant after = (latest != null) ? latest.timestamp() : Instant.EPOCH;
		AssetEvent.Materialized next = dagster.asset("raw/orders").awaitMaterialization(after, Duration.ofHours(2));
		// end::await-next[]
		return next;
	}

	static void checks(DagsterGraphQlClient dagster) {
		// tag::checks[]
		for (AssetCheck check : dagster.asset("raw/orders").checks()) {
			show(check.name(), check.canExecuteIndividually(), check.executionForLatestMaterialization());
		}
		// end::checks[]
	}

	static void checkExecutions(DagsterGraphQlClient dagster) {
		// tag::executions[]
		dagster.asset("raw/orders")
			.checkExecutions("no_nulls")
			.limit(10)
			.filter((execution) -> execution.status() == AssetCheckExecutionStatus.FAILED)
			.forEach((execution) -> show(execution.timestamp(), execution.runId(), execution.evaluation()));
		// end::executions[]
	}

	static void conditions(DagsterGraphQlClient dagster) {
		// tag::conditions[]
		dagster.asset("raw/orders").conditionEvaluations().limit(10).forEach((evaluation) -> {
			show(evaluation.timestamp(), evaluation.numRequested(), evaluation.runIds());
			evaluation.condition().stream().forEach((condition) -> show(condition.label(), condition.status()));
		});
		// end::conditions[]
	}

	static List<String> truePartitions(DagsterGraphQlClient dagster, AutomationConditionEvaluation evaluation,
			AutomationConditionNode condition) {
		// tag::true-partitions[]
		List<String> partitions = dagster.asset("daily").truePartitions(evaluation.evaluationId(), condition);
		// end::true-partitions[]
		return partitions;
	}

	static AwaitedRun executeChecks(DagsterGraphQlClient dagster) {
		// tag::execute[]
		RunHandle run = dagster.asset("raw/orders").executeChecks().check("no_nulls").launch();
		// end::execute[]
		return run.await(Duration.ofMinutes(10));
	}

	static void latestOfMany(DagsterGraphQlClient dagster) {
		// tag::many[]
		List<AssetKey> keys = List.of(AssetKey.of("raw", "orders"), AssetKey.of("raw", "customers"));
		for (AssetLatestInfo info : dagster.assets().latest(keys)) {
			show(info.assetKey(), info.latestMaterialization(), info.inProgressRunIds());
		}
		// end::many[]
	}

	private static void show(Object... values) {
		System.out.println(List.of(values));
	}

}
