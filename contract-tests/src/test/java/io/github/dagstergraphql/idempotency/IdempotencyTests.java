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
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.run.RunStatus;
import io.github.dagstergraphql.test.EmbeddedDagster;
import io.github.dagstergraphql.test.EmbeddedRun;
import io.github.dagstergraphql.test.definition.JobDefinition;
import io.github.dagstergraphql.test.run.RunScript;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many submissions through a proxy that loses every tenth request and every tenth answer.
 */
@Execution(ExecutionMode.CONCURRENT)
class IdempotencyTests {

	private static final int SUBMISSIONS = Integer.getInteger("idempotency.embedded-submissions", 1_500);

	private final EmbeddedDagster dagster = EmbeddedDagster.builder()
		.initialize((server) -> server.define(JobDefinition.named("queued").runs(RunScript.stayQueued())))
		.start();

	private final CuttingProxy proxy = new CuttingProxy(this.dagster.getUrl(), 0.1, 42);

	@AfterEach
	void stop() {
		this.proxy.close();
		this.dagster.close();
	}

	@Test
	void oneRunForEachKeyAndNoneLost() throws Exception {
		Submissions submissions = new Submissions("key-", SUBMISSIONS);
		try (DagsterGraphQlClient client = client()) {
			submissions.submit(List.of(client));
		}
		assertThat(this.proxy.cutRequests()).isPositive();
		assertThat(this.proxy.cutResponses()).isPositive();
		assertThat(submissions.runs().values()).allSatisfy((runs) -> assertThat(runs).hasSize(1));
		assertThat(runsByKey(List.of())).containsOnlyKeys(submissions.runs().keySet())
			.allSatisfy((key, runs) -> assertThat(runs).extracting(EmbeddedRun::id)
				.containsExactlyElementsOf(submissions.runs().get(key)));
	}

	@Test
	void twoClientsKeepOneRunForEachKey() throws Exception {
		Submissions submissions = new Submissions("key-", SUBMISSIONS / 5);
		try (DagsterGraphQlClient one = client(); DagsterGraphQlClient other = client()) {
			submissions.submit(List.of(one, other));
		}
		assertThat(submissions.runs().values()).allSatisfy((runs) -> assertThat(runs).hasSize(1));
		assertThat(runsByKey(List.of(RunStatus.CANCELED, RunStatus.CANCELING)))
			.containsOnlyKeys(submissions.runs().keySet())
			.allSatisfy((key, runs) -> assertThat(runs).extracting(EmbeddedRun::id)
				.containsExactlyElementsOf(submissions.runs().get(key)));
	}

	private DagsterGraphQlClient client() {
		return DagsterGraphQlClient.builder().url(this.proxy.url()).launchSettleTime(Duration.ofMillis(150)).build();
	}

	private Map<String, List<EmbeddedRun>> runsByKey(List<RunStatus> without) {
		return this.dagster.runs()
			.stream()
			.filter((run) -> without.stream().noneMatch((status) -> run.status().name().equals(status.name())))
			.collect(Collectors.groupingBy((run) -> String.valueOf(run.tags().get("submission"))));
	}

}
