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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.run.AwaitOptions;
import io.github.dagstergraphql.client.run.AwaitedRun;
import io.github.dagstergraphql.client.run.RunStatus;
import io.github.dagstergraphql.contract.InContainer;
import io.github.dagstergraphql.testcontainers.DagsterContainer;
import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A real server that is killed twice, and started again, while 200 runs are awaited that
 * end in the meantime.
 */
@EnabledIfDockerAvailable
class RestartsIT {

	private static final int RUNS = 200;

	/** A run reports its end by an event, which is all that is stored of it here. */
	private static final String END_RUNS = """
			import sys
			from dagster import DagsterEvent, DagsterEventType, DagsterInstance
			with DagsterInstance.get() as instance:
			    for argument in sys.argv[1:]:
			        run_id, status = argument.split("=")
			        run = instance.get_run_by_id(run_id)
			        if status == "SUCCESS":
			            event = DagsterEvent(DagsterEventType.RUN_SUCCESS.value, job_name=run.job_name)
			            instance.report_dagster_event(event, run_id)
			        elif status == "FAILURE":
			            instance.report_run_failed(run)
			        else:
			            instance.report_run_canceled(run)
			""";

	private static final List<RunStatus> ENDS = List.of(RunStatus.SUCCESS, RunStatus.FAILURE, RunStatus.CANCELED);

	@Test
	void everyWaitReportsTheActualState() throws Exception {
		try (DagsterContainer container = DagsterContainer.ofVersion("1.13.27")
			.withDefinitions("definitions/modern")
			.withoutDaemon()) {
			Webserver.exposeIn(container);
			container.start();
			Map<String, RunStatus> ends = new LinkedHashMap<>();
			InContainer.createRuns(container, RUNS)
				.forEach((runId) -> ends.put(runId, ENDS.get(ends.size() % ENDS.size())));
			assertThat(ends).hasSize(RUNS);
			Webserver webserver = Webserver.startIn(container);
			try (DagsterGraphQlClient client = DagsterGraphQlClient.builder()
				.url(webserver.url())
				.pollInterval(Duration.ofMillis(200), Duration.ofSeconds(1))
				.build()) {
				Map<String, CompletableFuture<AwaitedRun>> waiting = new LinkedHashMap<>();
				ends.keySet()
					.forEach((runId) -> waiting.put(runId,
							client.run(runId).awaitAsync(AwaitOptions.within(Duration.ofMinutes(5)))));
				restart(container, client, webserver, ends.entrySet().stream().limit(RUNS / 2));
				await().atMost(Duration.ofMinutes(1))
					.until(() -> waiting.values().stream().filter(CompletableFuture::isDone).count() == RUNS / 2);
				restart(container, client, webserver, ends.entrySet().stream().skip(RUNS / 2));
				for (Map.Entry<String, RunStatus> end : ends.entrySet()) {
					AwaitedRun run = waiting.get(end.getKey()).get(1, TimeUnit.MINUTES);
					assertThat(run.runId()).isEqualTo(end.getKey());
					assertThat(run.status()).isEqualTo(end.getValue());
				}
			}
		}
	}

	// The runs end while the server is down.
	private static void restart(DagsterContainer container, DagsterGraphQlClient client, Webserver webserver,
			Stream<Map.Entry<String, RunStatus>> ends) {
		await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(() -> !client.instance().version().isEmpty());
		webserver.kill();
		InContainer.python(container, END_RUNS,
				ends.map((end) -> end.getKey() + "=" + end.getValue()).toArray(String[]::new));
		webserver.startAgain();
	}

}
