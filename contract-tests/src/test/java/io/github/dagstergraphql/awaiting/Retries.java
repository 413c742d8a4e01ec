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

import java.time.Duration;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.run.AwaitOptions;
import io.github.dagstergraphql.client.run.AwaitedRun;
import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.RunHandle;
import io.github.dagstergraphql.client.run.RunStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Expectations of runs that Dagster retries, for real and embedded servers.
 */
final class Retries {

	private static final AwaitOptions LONG = AwaitOptions.within(Duration.ofMinutes(5));

	private Retries() {
	}

	/**
	 * Await a run that fails twice and then succeeds.
	 * @param client the client of a server with a job {@code flaky} and a job
	 * {@code failing}, where run retries are enabled
	 */
	static void areFollowedToTheEnd(DagsterGraphQlClient client) {
		RunHandle run = client.job("flaky").tag("dagster/max_retries", "2").launch();
		AwaitedRun awaited = run.await(LONG.requireSuccess());
		assertThat(awaited.status()).isEqualTo(RunStatus.SUCCESS);
		assertThat(awaited.runId()).isEqualTo(run.id());
		assertThat(awaited.attempts()).extracting(Run::status)
			.containsExactly(RunStatus.FAILURE, RunStatus.FAILURE, RunStatus.SUCCESS);
		assertThat(awaited.run().rootRunId()).isEqualTo(run.id());
		assertThat(awaited.run().parentRunId()).isEqualTo(awaited.attempts().get(1).id());
		assertThat(run.await(LONG.followRetries(false)).status()).isEqualTo(RunStatus.FAILURE);
		AwaitedRun failed = client.job("failing").tag("dagster/max_retries", "1").launch().await(LONG);
		assertThat(failed.attempts()).extracting(Run::status).containsExactly(RunStatus.FAILURE, RunStatus.FAILURE);
	}

}
