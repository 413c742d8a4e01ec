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

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.testcontainers.DagsterContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Submissions to a real server without its daemon, so that runs only queue, through a
 * proxy that loses every tenth request and every tenth answer.
 */
@EnabledIfDockerAvailable
class IdempotencyIT {

	private static final int SUBMISSIONS = Integer.getInteger("idempotency.submissions", 100);

	private static final String DEFINITIONS = """
			from dagster import Definitions, job, op

			@op
			def wait(): ...

			@job
			def queued():
			    wait()

			defs = Definitions(jobs=[queued])
			""";

	@Test
	void oneRunForEachKeyAndNoneLost(@TempDir Path definitions) throws Exception {
		Files.writeString(definitions.resolve("waiting.py"), DEFINITIONS);
		Submissions submissions = new Submissions(SUBMISSIONS);
		try (DagsterContainer container = DagsterContainer.ofVersion("1.13.27")
			.withDefinitions(definitions)
			.withoutDaemon()) {
			container.start();
			long start = System.nanoTime();
			try (CuttingProxy proxy = new CuttingProxy(container.getUrl(), 0.1, 7);
					DagsterGraphQlClient client = DagsterGraphQlClient.builder()
						.url(proxy.url())
						// launches take a quarter of a second on a machine that has
						// nothing else to do
						.launchSettleTime(Duration.ofSeconds(8))
						.build()) {
				submissions.submit(List.of(client));
				System.out.printf("%d submissions in %s, %d requests and %d answers lost%n", SUBMISSIONS,
						Duration.ofNanos(System.nanoTime() - start), proxy.cutRequests(), proxy.cutResponses());
				assertThat(proxy.cutRequests()).isPositive();
			}
			assertThat(submissions.runs().values()).allSatisfy((runs) -> assertThat(runs).hasSize(1));
			try (DagsterGraphQlClient direct = DagsterGraphQlClient.builder().url(container.getUrl()).build()) {
				JsonNode runs = direct.graphql()
					.document("{ runsOrError { ... on Runs { results { runId tags { key value } } } } }")
					.retrieve("runsOrError.results")
					.toEntity(JsonNode.class);
				assertThat(runs.size()).isEqualTo(submissions.runs().size());
				for (Map.Entry<String, Set<String>> entry : submissions.runs().entrySet()) {
					assertThat(runs.valueStream()
						.filter((run) -> run.path("tags")
							.valueStream()
							.anyMatch((tag) -> tag.path("key").asString().equals("submission")
									&& tag.path("value").asString().equals(entry.getKey())))
						.map((run) -> run.path("runId").asString())).containsExactlyElementsOf(entry.getValue());
				}
			}
		}
	}

}
