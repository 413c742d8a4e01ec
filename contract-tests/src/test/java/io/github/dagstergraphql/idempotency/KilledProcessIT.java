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

package io.github.dagstergraphql.idempotency;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.run.RunStatus;
import io.github.dagstergraphql.client.run.TerminatePolicy;
import io.github.dagstergraphql.testcontainers.DagsterContainer;
import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Three processes that launch the same keys on a real server with its run queue, one of
 * which is killed meanwhile. Other runs occupy the queue until the launches are over, so
 * that a duplicate that starts has been left in it.
 */
@EnabledIfDockerAvailable
class KilledProcessIT {

	private static final int SLOTS = 10;

	private static final String DEFINITIONS = "/opt/dagster/definitions";

	private static final List<String> FORSAKEN = List.of("key-7", "key-21", "key-42");

	/** How old a duplicate must be for others to deal with it. */
	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final String LAUNCH = """
			mutation ($key: String!) {
			  launchRun(executionParams: {
			    selector: { repositoryLocationName: "keyed.py", repositoryName: "__repository__", jobName: "queued" }
			    executionMetadata: { tags: [
			      { key: "key", value: $key }
			      { key: "dagster-graphql/idempotency_key", value: $key }
			      { key: "dagster-graphql/client_id", value: "killed" }] } }) { __typename }
			}""";

	@Test
	void oneRunForEachKeyAndNoDuplicateEverStarts() throws Exception {
		try (DagsterContainer container = DagsterContainer.ofVersion("1.13.27")
			.withDefinitions("definitions/keyed")
			.withEnv("PYTHONPATH", DEFINITIONS)) {
			container.start();
			try (DagsterGraphQlClient client = DagsterGraphQlClient.builder().url(container.getUrl()).build()) {
				List<String> blockers = occupyTheQueue(client);
				launchFromThreeProcesses(container.getUrl(), client);
				assertThat(keptRuns(client)).hasSize(LaunchingProcess.KEYS);
				blockers.forEach((id) -> client.run(id).terminate(TerminatePolicy.MARK_AS_CANCELED_IMMEDIATELY));
				await().atMost(Duration.ofSeconds(60))
					.until(() -> runs(client).stream().allMatch((run) -> run.status().isFinished()));
				keptRuns(client).values()
					.forEach((runs) -> assertThat(runs).singleElement()
						.satisfies((run) -> assertThat(run.status()).isEqualTo(RunStatus.SUCCESS)));
			}
		}
	}

	private static List<String> occupyTheQueue(DagsterGraphQlClient client) {
		List<String> blockers = IntStream.range(0, SLOTS)
			.mapToObj((index) -> client.job("blocker").launch().id())
			.toList();
		await().atMost(Duration.ofSeconds(60))
			.until(() -> client.runs().job("blocker").statuses(RunStatus.STARTED).count() == SLOTS);
		return blockers;
	}

	private static void launchFromThreeProcesses(String url, DagsterGraphQlClient client) throws Exception {
		try (LaunchingProcess one = LaunchingProcess.start(url, 1);
				LaunchingProcess other = LaunchingProcess.start(url, 2);
				LaunchingProcess victim = LaunchingProcess.start(url, 3)) {
			for (LaunchingProcess process : List.of(one, other, victim)) {
				process.begin();
			}
			victim.runs(10);
			victim.kill();
			Map<String, String> answered = one.runs(LaunchingProcess.KEYS);
			assertThat(other.runs(LaunchingProcess.KEYS)).isEqualTo(answered);
			// at least these have been left behind
			for (String key : FORSAKEN) {
				client.graphql().document(LAUNCH).variable("key", key).retrieve("launchRun").toEntity(Object.class);
			}
			await().atMost(Duration.ofSeconds(60)).until(() -> forsakenRuns(client) == FORSAKEN.size());
			one.begin();
			other.begin();
			assertThat(one.runs(LaunchingProcess.KEYS)).isEqualTo(answered);
			assertThat(other.runs(LaunchingProcess.KEYS)).isEqualTo(answered);
			assertThat(keptRuns(client)).allSatisfy(
					(key, runs) -> assertThat(runs).extracting(KeyedRun::runId).containsExactly(answered.get(key)));
		}
	}

	private static long forsakenRuns(DagsterGraphQlClient client) {
		return client.runs()
			.tag("dagster-graphql/client_id", "killed")
			.createdBefore(Instant.now().minus(PATIENCE))
			.count();
	}

	// All others must have been canceled before they started.
	private static Map<String, List<KeyedRun>> keptRuns(DagsterGraphQlClient client) {
		List<KeyedRun> runs = new ArrayList<>(runs(client));
		runs.removeIf((run) -> run.key().isEmpty());
		runs.removeIf((run) -> run.status() == RunStatus.CANCELED && !run.hasStarted());
		return runs.stream().collect(Collectors.groupingBy(KeyedRun::key, TreeMap::new, Collectors.toList()));
	}

	private static List<KeyedRun> runs(DagsterGraphQlClient client) {
		return client.graphql()
			.document(
					"{ runsOrError { ... on Runs { results { runId status startTime endTime tags { key value } } } } }")
			.retrieve("runsOrError.results")
			.toEntityList(KeyedRun.class);
	}

	record KeyedRun(String runId, RunStatus status, Double startTime, Double endTime, List<Tag> tags) {

		// a run that ends without having started has the time of its end there
		boolean hasStarted() {
			return this.startTime != null && !this.startTime.equals(this.endTime);
		}

		String key() {
			return this.tags.stream()
				.filter((tag) -> tag.key().equals(LaunchingProcess.KEY_TAG))
				.map(Tag::value)
				.findFirst()
				.orElse("");
		}

	}

	record Tag(String key, String value) {
	}

}
