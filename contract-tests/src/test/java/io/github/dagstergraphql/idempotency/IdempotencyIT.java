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
import java.util.stream.Collectors;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.testcontainers.DagsterContainer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Submissions to a real server without its daemon, so that runs only queue, through a
 * proxy that loses every tenth request and every tenth answer.
 */
@EnabledIfDockerAvailable
class IdempotencyIT {

	private static final int SUBMISSIONS = Integer.getInteger("idempotency.submissions", 200);

	private static final String DEFINITIONS = """
			from dagster import Definitions, job, op

			@op
			def wait(): ...

			@job
			def queued():
			    wait()

			defs = Definitions(jobs=[queued])
			""";

	private static final DagsterContainer container = DagsterContainer.ofVersion("1.13.27").withoutDaemon();

	@BeforeAll
	static void start(@TempDir Path definitions) throws Exception {
		Files.writeString(definitions.resolve("waiting.py"), DEFINITIONS);
		container.withDefinitions(definitions).start();
	}

	@AfterAll
	static void stop() {
		container.stop();
	}

	@Test
	void oneRunForEachKeyAndNoneLost() throws Exception {
		Submissions submissions = new Submissions("alone-", SUBMISSIONS);
		long start = System.nanoTime();
		try (CuttingProxy proxy = new CuttingProxy(container.getUrl(), 0.1, 7);
				DagsterGraphQlClient client = client(proxy)) {
			submissions.submit(List.of(client));
			System.out.printf("%d submissions of %d keys in %s, %d requests and %d answers lost%n", SUBMISSIONS,
					submissions.runs().size(), Duration.ofNanos(System.nanoTime() - start), proxy.cutRequests(),
					proxy.cutResponses());
			assertThat(proxy.cutRequests()).isPositive();
			assertThat(proxy.cutResponses()).isPositive();
		}
		assertThat(submissions.runs().values()).allSatisfy((runs) -> assertThat(runs).hasSize(1));
		assertThat(runsOf("alone-")).containsOnlyKeys(submissions.runs().keySet())
			.allSatisfy((key, runs) -> assertThat(runs).extracting(SubmittedRun::runId)
				.containsExactlyElementsOf(submissions.runs().get(key)));
	}

	@Test
	void twoClientsKeepOneRunForEachKey() throws Exception {
		Submissions submissions = new Submissions("both-", SUBMISSIONS / 4);
		try (CuttingProxy proxy = new CuttingProxy(container.getUrl(), 0.1, 11);
				DagsterGraphQlClient one = client(proxy);
				DagsterGraphQlClient other = client(proxy)) {
			submissions.submit(List.of(one, other));
		}
		assertThat(submissions.runs().values()).allSatisfy((runs) -> assertThat(runs).hasSize(1));
		assertThat(runsOf("both-")).containsOnlyKeys(submissions.runs().keySet())
			.allSatisfy((key, runs) -> assertThat(runs).filteredOn((run) -> !run.status().startsWith("CANCEL"))
				.extracting(SubmittedRun::runId)
				.containsExactlyElementsOf(submissions.runs().get(key)));
	}

	// What gets lost is lost at once here: a launch whose answer was cut has been carried
	// out, and one whose request was cut never will be.
	private static DagsterGraphQlClient client(CuttingProxy proxy) {
		return DagsterGraphQlClient.builder().url(proxy.url()).launchSettleTime(Duration.ofSeconds(2)).build();
	}

	private static Map<String, List<SubmittedRun>> runsOf(String prefix) {
		try (DagsterGraphQlClient direct = DagsterGraphQlClient.builder().url(container.getUrl()).build()) {
			Runs runs = direct.graphql()
				.document("{ runsOrError { ... on Runs { results { runId status tags { key value } } } } }")
				.retrieve("runsOrError")
				.toEntity(Runs.class);
			return runs.results()
				.stream()
				.filter((run) -> run.submission().startsWith(prefix))
				.collect(Collectors.groupingBy(SubmittedRun::submission));
		}
	}

	record Runs(List<SubmittedRun> results) {
	}

	record SubmittedRun(String runId, String status, List<Tag> tags) {

		String submission() {
			return this.tags.stream()
				.filter((tag) -> tag.key().equals("submission"))
				.map(Tag::value)
				.findFirst()
				.orElse("");
		}

	}

	record Tag(String key, String value) {
	}

}
