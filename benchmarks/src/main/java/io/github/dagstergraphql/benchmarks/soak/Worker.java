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

package io.github.dagstergraphql.benchmarks.soak;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.ReactiveDagsterGraphQlClient;
import io.github.dagstergraphql.client.event.RunEventOptions;
import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.client.run.AwaitOptions;
import io.github.dagstergraphql.client.run.RunChangePosition;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/**
 * Asks for one operation after another, some of them on the reactive twin, some given up
 * half-way.
 */
final class Worker implements Runnable {

	private static final int KEPT_RUNS = 50;

	private static final Duration FOLLOWED = Duration.ofMillis(500);

	private static final AwaitOptions AWAITED = AwaitOptions.within(Duration.ofMillis(500));

	private final DagsterGraphQlClient client;

	private final Random random;

	private final BooleanSupplier over;

	private final Outcomes outcomes;

	private final Deque<String> runs = new ArrayDeque<>(List.of("unknown"));

	private final Map<String, Mono<?>> operations = new LinkedHashMap<>();

	private final List<String> names;

	Worker(DagsterGraphQlClient client, int seed, BooleanSupplier over, Outcomes outcomes) {
		this.client = client;
		this.random = new Random(seed);
		this.over = over;
		this.outcomes = outcomes;
		define(client.reactive());
		this.names = List.copyOf(this.operations.keySet());
	}

	private void define(ReactiveDagsterGraphQlClient reactive) {
		blocking("status", () -> this.client.getRunStatus(aRun()));
		blocking("launch", () -> keep(this.client.job("quick").tag("team", "core").launch().id()));
		blocking("launch of a queued run", () -> keep(this.client.job("queued").launch().id()));
		blocking("launch with a key", () -> keep(this.client.job("quick").idempotencyKey(key()).launch().id()));
		blocking("launch with the whole place",
				() -> keep(this.client.job("hanging").location("etl").repository("__repository__").launch().id()));
		blocking("launch of an unknown job", () -> this.client.job("unknown").launch());
		blocking("terminate", () -> {
			this.client.terminateRun(aRun());
			return "";
		});
		blocking("terminate many", () -> {
			this.client.terminateRuns(List.of(aRun(), "unknown"));
			return "";
		});
		blocking("reload", () -> this.client.reloadRepositoryLocation("etl"));
		blocking("locations", () -> this.client.locations().list());
		blocking("version", () -> this.client.instance().version());
		blocking("daemons", () -> this.client.instance().daemons());
		blocking("query",
				() -> this.client.graphql().document("{ version }").retrieve("version").toEntity(String.class));
		blocking("query with a short timeout",
				() -> this.client.graphql()
					.document("{ version }")
					.timeout(Duration.ofMillis(20))
					.retrieve("version")
					.toEntity(String.class));
		blocking("past events",
				() -> this.client.run(aRun()).events(RunEventOptions.all().onlyPast()).mapToInt((event) -> 1).sum());
		blocking("await", () -> this.client.run(aRun()).await(AWAITED));
		blocking("captured logs", () -> this.client.run(aRun()).logs().list());
		blocking("assets", () -> this.client.assets().list(10));
		blocking("materialize", () -> keep(this.client.asset(AssetKey.of("orders")).materialize().launch().id()));
		this.operations.put("reactive await", Mono.defer(() -> reactive.run(aRun()).await(AWAITED)));
		this.operations.put("reactive captured logs", Mono.defer(
				() -> reactive.run(aRun()).logs().step(FaultyDagster.STEP).stdout().chunks().take(FOLLOWED).count()));
		this.operations.put("reactive events", Mono.defer(() -> reactive.run(aRun()).events().take(FOLLOWED).count()));
		this.operations.put("reactive changes",
				Mono.defer(() -> reactive.runs().changes(RunChangePosition.now()).take(FOLLOWED).count()));
		this.operations.put("reactive status", Mono.defer(() -> reactive.getRunStatus(aRun())));
		this.operations.put("reactive launch",
				Mono.defer(() -> reactive.job("quick").launch().map((run) -> keep(run.id()))));
		this.operations.put("reactive launch with a key",
				Mono.defer(() -> reactive.job("quick").idempotencyKey(key()).launch().map((run) -> keep(run.id()))));
	}

	private void blocking(String name, Callable<?> operation) {
		this.operations.put(name, Mono.fromCallable(operation));
	}

	private synchronized String keep(String run) {
		this.runs.add(run);
		if (this.runs.size() > KEPT_RUNS) {
			this.runs.remove();
		}
		return run;
	}

	private synchronized String aRun() {
		return this.runs.getLast();
	}

	// few enough that some are launched before
	private String key() {
		return "key-" + this.random.nextInt(1000);
	}

	@Override
	public void run() {
		while (!this.over.getAsBoolean()) {
			String name = this.names.get(this.random.nextInt(this.names.size()));
			Mono<?> operation = Objects.requireNonNull(this.operations.get(name));
			if (name.startsWith("reactive") && this.random.nextInt(4) == 0) {
				giveUp(name, operation);
			}
			else {
				perform(name, operation);
			}
			pause(this.random.nextInt(40));
		}
	}

	private void perform(String name, Mono<?> operation) {
		try {
			operation.block();
			this.outcomes.succeeded(name);
		}
		catch (RuntimeException | Error ex) {
			this.outcomes.failed(name, ex);
		}
	}

	private void giveUp(String name, Mono<?> operation) {
		Disposable call = operation.onErrorComplete().subscribe();
		pause(this.random.nextInt(10));
		call.dispose();
		this.outcomes.cancelled(name);
	}

	private static void pause(int millis) {
		try {
			Thread.sleep(millis);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
