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

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.test.EmbeddedDagster;
import io.github.dagstergraphql.test.definition.JobDefinition;
import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;
import org.testcontainers.junit.jupiter.Testcontainers;

/**
 * Tests that no run is lost when the position and the lock are in PostgreSQL, while the
 * processes that listen are killed, and while the database is stopped.
 */
@EnabledIfDockerAvailable
@Testcontainers
class KilledListenerOnPostgresIT {

	private static final int RUNS = 30;

	/** The lock expires after 3 seconds. */
	private static final Duration OUTAGE = Duration.ofSeconds(6);

	@Container
	private final PostgresContainer database = new PostgresContainer();

	@Test
	void noRunIsLost() throws Exception {
		KilledListenerTests.noRunIsLost(this.database.url());
	}

	@Test
	void noRunIsLostWhileTheDatabaseIsStopped() throws Exception {
		try (EmbeddedDagster dagster = EmbeddedDagster.start();
				DagsterGraphQlClient client = DagsterGraphQlClient.builder().url(dagster.getUrl()).build()) {
			dagster.define(JobDefinition.named("orders"));
			try (KilledListeners listeners = new KilledListeners(dagster.getUrl(), "orders", this.database.url())) {
				listeners.awaitPosition();
				List<String> runs = new ArrayList<>(KilledListenerTests.launch(client, RUNS));
				listeners.awaitLast(RUNS);
				this.database.stopDatabase();
				runs.addAll(KilledListenerTests.launch(client, RUNS));
				Thread.sleep(OUTAGE.toMillis());
				runs.addAll(KilledListenerTests.launch(client, RUNS));
				this.database.startDatabase();
				runs.addAll(KilledListenerTests.launch(client, RUNS));
				listeners.awaitAll(runs);
			}
		}
	}

}
