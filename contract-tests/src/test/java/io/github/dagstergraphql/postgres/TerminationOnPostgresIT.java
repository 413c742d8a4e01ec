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

package io.github.dagstergraphql.postgres;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.run.AwaitedRun;
import io.github.dagstergraphql.client.run.RunHandle;
import io.github.dagstergraphql.client.run.RunStatus;
import io.github.dagstergraphql.client.run.TerminatePolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Termination of queued runs by two clients at once, which can leave a run in CANCELING
 * for ever when the server gets the second request after it has carried out the first.
 */
@EnabledIfDockerAvailable
@ExtendWith(PostgresDagsterExtension.class)
class TerminationOnPostgresIT {

	private static final int RUNS = Integer.getInteger("termination.runs", 20);

	private static final Duration TIMEOUT = Duration.ofMinutes(3);

	private final PostgresDagster dagster;

	TerminationOnPostgresIT(PostgresDagster dagster) {
		this.dagster = dagster;
	}

	@Test
	void leavesNoRunCanceling() {
		List<String> runs = IntStream.range(0, RUNS).mapToObj((number) -> launch()).toList();
		try (DagsterGraphQlClient other = DagsterGraphQlClient.builder().url(this.dagster.url()).build()) {
			List<CompletableFuture<AwaitedRun>> terminations = runs.stream()
				.flatMap((run) -> Stream.of(this.dagster.client(), other).map((client) -> terminate(client.run(run))))
				.toList();
			assertThat(terminations).allSatisfy((termination) -> assertThat(termination).succeedsWithin(TIMEOUT)
				.extracting(AwaitedRun::status)
				.isEqualTo(RunStatus.CANCELED));
		}
		assertThat(runs).extracting(this::statusOf).containsOnly("CANCELED");
	}

	@Test
	void endsACanceledRunThatIsCancelingOnceMore() {
		String run = launch();
		RunHandle handle = this.dagster.client().run(run);
		handle.terminateAndAwait(TerminatePolicy.SAFE_TERMINATE, TIMEOUT);
		this.dagster.sql("""
				UPDATE runs SET status = 'CANCELING',
				run_body = replace(run_body, '"value": "CANCELED"', '"value": "CANCELING"'),
				update_timestamp = now() WHERE run_id = '%s'
				""".formatted(run));
		assertThat(handle.terminateAndAwait(TerminatePolicy.SAFE_TERMINATE, TIMEOUT).status())
			.isEqualTo(RunStatus.CANCELED);
		assertThat(statusOf(run)).isEqualTo("CANCELED");
	}

	private String launch() {
		return this.dagster.client()
			.job("idle")
			.runConfig(Map.of("ops", Map.of("nothing", Map.of("config", Map.of("note", "held")))))
			.tag(PostgresDagster.HELD, "yes")
			.launch()
			.id();
	}

	private static CompletableFuture<AwaitedRun> terminate(RunHandle run) {
		return CompletableFuture.supplyAsync(() -> run.terminateAndAwait(TerminatePolicy.SAFE_TERMINATE, TIMEOUT));
	}

	private String statusOf(String run) {
		return this.dagster.sql("SELECT status FROM runs WHERE run_id = '" + run + "'").strip();
	}

}
