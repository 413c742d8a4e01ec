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
import java.util.List;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.RunStatus;
import io.github.dagstergraphql.testcontainers.DagsterContainer;
import org.junit.jupiter.api.Test;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests that no run that a schedule of a real Dagster launches is lost while the
 * processes that listen are killed. The number of runs is set with
 * {@code -Dlistener.runs}. With {@code -Dlistener.in-daemon=true}, the daemon executes
 * the runs itself, since a process for each of many runs takes long.
 */
@EnabledIfDockerAvailable
class KilledListenerIT {

	private static final int RUNS = Integer.getInteger("listener.runs", 12);

	private static final String IN_DAEMON = """
			telemetry:
			  enabled: false
			run_launcher:
			  module: dagster._core.launcher.sync_in_memory_run_launcher
			  class: SyncInMemoryRunLauncher
			compute_logs:
			  module: dagster._core.storage.noop_compute_log_manager
			  class: NoOpComputeLogManager
			""";

	@Test
	void noRunOfAScheduleIsLost() throws Exception {
		try (DagsterContainer container = DagsterContainer.ofVersion("1.13.27")
			.withDefinitions("scheduled")
			.withEnv("RUNS", String.valueOf(RUNS)); PostgresContainer database = new PostgresContainer()) {
			if (Boolean.getBoolean("listener.in-daemon")) {
				container.withCopyToContainer(Transferable.of(IN_DAEMON), "/opt/dagster/home/dagster.yaml");
			}
			container.start();
			database.start();
			try (DagsterGraphQlClient client = DagsterGraphQlClient.builder().url(container.getUrl()).build();
					KilledListeners listeners = new KilledListeners(container.getUrl(), "scheduled", database.url())) {
				listeners.awaitPosition();
				client.job("start").launch();
				listeners.killAfter(RUNS / 4);
				listeners.killAfter(RUNS / 2);
				listeners.awaitAll(ended(client));
			}
		}
	}

	private static List<String> ended(DagsterGraphQlClient client) {
		await().atMost(Duration.ofMinutes(10L + RUNS / 10))
			.pollInterval(Duration.ofSeconds(1))
			.untilAsserted(() -> assertThat(client.runs().job("scheduled").stream().toList()).extracting(Run::status)
				.hasSize(RUNS)
				.allMatch(RunStatus::isFinished));
		return client.runs().job("scheduled").stream().map(Run::id).toList();
	}

}
