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

package io.github.dagstergraphql.boot.autoconfigure.listener;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.test.EmbeddedDagster;
import io.github.dagstergraphql.test.definition.JobDefinition;
import org.junit.jupiter.api.Test;

/**
 * Tests that no run is lost while the processes that listen are killed. The number of
 * runs is set with {@code -Dlistener.runs}.
 */
class KilledListenerTests {

	private static final int RUNS = Integer.getInteger("listener.runs", 500);

	@Test
	void noRunIsLost() throws Exception {
		try (H2Database database = new H2Database()) {
			noRunIsLost(database.url());
		}
	}

	static void noRunIsLost(String database) throws Exception {
		try (EmbeddedDagster dagster = EmbeddedDagster.start();
				DagsterGraphQlClient client = DagsterGraphQlClient.builder().url(dagster.getUrl()).build()) {
			dagster.define(JobDefinition.named("orders"));
			try (KilledListeners listeners = new KilledListeners(dagster.getUrl(), "orders", database)) {
				listeners.awaitPosition();
				CompletableFuture<List<String>> launched = CompletableFuture.supplyAsync(() -> launch(client, RUNS));
				listeners.killAfter(RUNS / 5);
				listeners.killAfter(RUNS / 2);
				listeners.awaitAll(launched.get());
			}
		}
	}

	static List<String> launch(DagsterGraphQlClient client, int count) {
		return Stream.generate(() -> client.job("orders").launch().id()).limit(count).toList();
	}

}
