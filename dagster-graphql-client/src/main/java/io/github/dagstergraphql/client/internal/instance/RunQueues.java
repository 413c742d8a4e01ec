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

package io.github.dagstergraphql.client.internal.instance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.instance.ConcurrencyPool;
import io.github.dagstergraphql.client.instance.DaemonStatus;
import io.github.dagstergraphql.client.instance.InstanceSettings;
import io.github.dagstergraphql.client.instance.QueueReason;
import io.github.dagstergraphql.client.instance.RunQueue;
import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.transport.DagsterTransport;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Reads the queue of the runs: several requests, since its parts are lists of their own.
 */
final class RunQueues {

	private static final String DAEMON = "QUEUED_RUN_COORDINATOR";

	/**
	 * A daemon reports every half minute. Dagster itself considers it alive for half an
	 * hour.
	 */
	private static final Duration LIVELY = Duration.ofMinutes(2);

	private static final int PAGE_SIZE = 500;

	static final Operation<List<QueueRunFields>> RUNS = Operation.<QueueRunFields.Page>query(RunQueues.class,
			"QueueRuns", "runsOrError")
		.since(InstanceQueries.POOLS_SINCE, "Querying the run queue")
		.younger("creationTime", "allPools", "rootConcurrencyKeys", "hasUnconstrainedRootNodes")
		.on(QueueRunFields.Page.class, "Runs")
		.build()
		.map(QueueRunFields.Page::toList);

	private final DagsterTransport transport;

	private final InstanceQueries queries;

	private final Clock clock = Clock.systemUTC();

	RunQueues(DagsterTransport transport, InstanceQueries queries) {
		this.transport = transport;
		this.queries = queries;
	}

	Mono<RunQueue> read() {
		return this.transport.together(runs("QUEUED").flatMap(this::withSettings));
	}

	private Mono<RunQueue> withSettings(List<QueueRunFields> queued) {
		return this.queries.settings()
			.flatMap((settings) -> runs("STARTING", "STARTED", "CANCELING").flatMap((inProgress) -> {
				RunQueue.Builder queue = RunQueue.builder().settings(settings).inProgress(inProgress.size());
				return queued.isEmpty() ? Mono.just(queue.build())
						: reasons(settings, inProgress).map((reasons) -> queue.runs(reasons.of(queued)).build());
			}));
	}

	private Mono<QueueReasons> reasons(InstanceSettings settings, List<QueueRunFields> inProgress) {
		return this.queries.pools()
			.flatMap((pools) -> this.transport.execute(InstanceDaemons.OPERATION, Map.of())
				.map((daemons) -> reasons(settings, pools, inProgress, daemons)));
	}

	private QueueReasons reasons(InstanceSettings settings, List<ConcurrencyPool> pools,
			List<QueueRunFields> inProgress, List<DaemonStatus> daemons) {
		Instant now = this.clock.instant();
		return new QueueReasons(settings, pools, inProgress, daemonDown(daemons, now), now);
	}

	private static @Nullable QueueReason daemonDown(List<DaemonStatus> daemons, Instant now) {
		return daemons.stream()
			.filter((daemon) -> daemon.type().equals(DAEMON) && daemon.required() && !isLively(daemon, now))
			.findFirst()
			.map((daemon) -> new QueueReason.DaemonDown(daemon.lastHeartbeat()))
			.orElse(null);
	}

	private static boolean isLively(DaemonStatus daemon, Instant now) {
		Instant heartbeat = daemon.lastHeartbeat();
		return heartbeat != null && heartbeat.isAfter(now.minus(LIVELY)) && !Boolean.FALSE.equals(daemon.healthy());
	}

	// newest first: the queue is read from its end
	private Mono<List<QueueRunFields>> runs(String... statuses) {
		return page(List.of(statuses), null).expand((page) -> (page.size() < PAGE_SIZE) ? Mono.empty()
				: page(List.of(statuses), page.get(page.size() - 1).id()))
			.collectList()
			.map((pages) -> {
				List<QueueRunFields> runs = new ArrayList<>();
				pages.forEach(runs::addAll);
				Collections.reverse(runs);
				return runs;
			});
	}

	private Mono<List<QueueRunFields>> page(List<String> statuses, @Nullable String cursor) {
		Map<String, Object> variables = new LinkedHashMap<>();
		variables.put("filter", Map.of("statuses", statuses));
		if (cursor != null) {
			variables.put("cursor", cursor);
		}
		variables.put("limit", PAGE_SIZE);
		return this.transport.execute(RUNS, variables);
	}

}
