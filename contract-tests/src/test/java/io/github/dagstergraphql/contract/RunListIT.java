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
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.testcontainers.DagsterContainer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Lists many runs of a real server while others are created, and while the run at the
 * cursor is deleted.
 */
@EnabledIfDockerAvailable
class RunListIT {

	private static final int RUNS = 2_000;

	private static final int PAGE_SIZE = 50;

	@ParameterizedTest(name = "Dagster {0}")
	@ValueSource(strings = { "1.13.27", "1.5.14" })
	void neitherSkipsNorRepeatsRuns(String version) {
		try (DagsterContainer container = DagsterContainer.ofVersion(version)
			.withDefinitions("definitions/modern")
			.withoutDaemon()) {
			container.start();
			// to run them would take an hour
			InContainer.createRuns(container, RUNS);
			try (DagsterGraphQlClient client = DagsterGraphQlClient.builder().url(container.getUrl()).build()) {
				List<String> atFirst = client.runs().pageSize(1000).stream().map(Run::id).toList();
				assertThat(atFirst).hasSize(RUNS).doesNotHaveDuplicates();
				CompletableFuture<List<String>> creating = CompletableFuture
					.supplyAsync(() -> InContainer.createRuns(container, RUNS / 4));
				await().atMost(Duration.ofSeconds(60)).until(() -> client.runs().count() > RUNS);
				List<String> read = readAndDelete(client);
				creating.join();
				assertThat(read).doesNotHaveDuplicates().containsAll(atFirst);
				assertThat(client.runs().count()).isEqualTo(RUNS + RUNS / 4 - read.size() / PAGE_SIZE);
			}
		}
	}

	private static List<String> readAndDelete(DagsterGraphQlClient client) {
		AtomicInteger number = new AtomicInteger();
		return client.runs().pageSize(PAGE_SIZE).stream().map(Run::id).peek((id) -> {
			// the last one of a page, which is the cursor of the next
			if (number.incrementAndGet() % PAGE_SIZE == 0) {
				client.run(id).delete();
			}
		}).toList();
	}

}
