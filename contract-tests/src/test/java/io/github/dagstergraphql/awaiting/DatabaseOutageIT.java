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

package io.github.dagstergraphql.awaiting;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.error.GraphQlRequestException;
import io.github.dagstergraphql.client.run.AwaitOptions;
import io.github.dagstergraphql.client.run.AwaitedRun;
import io.github.dagstergraphql.client.run.RunHandle;
import io.github.dagstergraphql.client.run.RunStatus;
import io.github.dagstergraphql.client.run.TerminatePolicy;
import io.github.dagstergraphql.contract.InContainer;
import io.github.dagstergraphql.testcontainers.DagsterContainer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Waits on a real server that temporarily loses its database. The waits continue.
 */
@EnabledIfDockerAvailable
class DatabaseOutageIT {

	/** Much longer than what is no outage takes to be believed. */
	private static final Duration OUTAGE = Duration.ofSeconds(10);

	private static final String DEFINITIONS = """
			from dagster import Definitions, job, op

			@op
			def nothing():
			    pass

			@job
			def idle():
			    nothing()

			defs = Definitions(jobs=[idle])
			""";

	/**
	 * No daemon is running, so that a run remains in the queue and nothing writes to the
	 * database.
	 */
	private static final String INSTANCE = """
			telemetry:
			  enabled: false
			run_coordinator:
			  module: dagster.core.run_coordinator
			  class: QueuedRunCoordinator
			""";

	private static final String DATABASE = "/opt/dagster/home/history/runs.db";

	@ParameterizedTest(name = "Dagster {0}")
	@ValueSource(strings = { "1.13.27", "1.5.14" })
	void isTolerated(String version, @TempDir Path definitions) throws Exception {
		Files.writeString(definitions.resolve("idle.py"), DEFINITIONS);
		Files.writeString(definitions.resolve("dagster.yaml"), INSTANCE);
		try (DagsterContainer container = DagsterContainer.ofVersion(version)
			.withDefinitions(definitions)
			.withoutDaemon()) {
			container.start();
			try (DagsterGraphQlClient client = DagsterGraphQlClient.builder()
				.url(container.getUrl())
				.pollInterval(Duration.ofMillis(100), Duration.ofMillis(500))
				.build()) {
				RunHandle run = client.job("idle").launch();
				assertThat(run.status()).isEqualTo(RunStatus.QUEUED);
				CompletableFuture<AwaitedRun> waiting = run.awaitAsync(AwaitOptions.within(Duration.ofMinutes(2)));
				// a directory cannot be opened as a database, not even by root
				InContainer.execute(container, "sh", "-c", "mv %1$s %1$s.away && mkdir %1$s".formatted(DATABASE));
				assertThatExceptionOfType(GraphQlRequestException.class).isThrownBy(run::get);
				await().during(OUTAGE).atMost(OUTAGE.plusSeconds(5)).until(() -> !waiting.isDone());
				InContainer.execute(container, "sh", "-c", "rmdir %1$s && mv %1$s.away %1$s".formatted(DATABASE));
				run.terminate(TerminatePolicy.MARK_AS_CANCELED_IMMEDIATELY);
				assertThat(waiting).succeedsWithin(Duration.ofSeconds(30))
					.extracting(AwaitedRun::status)
					.isEqualTo(RunStatus.CANCELED);
			}
		}
	}

}
