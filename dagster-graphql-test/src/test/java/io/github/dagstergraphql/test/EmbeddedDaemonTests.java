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

package io.github.dagstergraphql.test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.error.PythonErrorInfo;
import io.github.dagstergraphql.client.instance.DaemonStatus;
import io.github.dagstergraphql.client.run.RunHandle;
import io.github.dagstergraphql.client.run.RunStatus;
import io.github.dagstergraphql.test.definition.JobDefinition;
import io.github.dagstergraphql.test.run.PythonException;
import io.github.dagstergraphql.test.run.RunScript;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for the state of the daemons, as set by a test and observed by a client.
 */
class EmbeddedDaemonTests {

	private final EmbeddedDagster dagster = EmbeddedDagster.start();

	private final DagsterGraphQlClient client = DagsterGraphQlClient.builder().url(this.dagster.getUrl()).build();

	@AfterEach
	void close() {
		this.client.close();
		this.dagster.close();
	}

	@Test
	void allDaemonsAreHealthy() {
		assertThat(this.client.instance().daemons()).extracting(DaemonStatus::type)
			.containsExactly("SENSOR", "BACKFILL", "SCHEDULER", "QUEUED_RUN_COORDINATOR", "EVENT_LOG_CONSUMER", "ASSET",
					"FRESHNESS_DAEMON");
		assertThat(this.client.instance().daemons()).extracting(DaemonStatus::healthy).containsOnly(true);
	}

	@Test
	void isADaemonOfDagster() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.dagster.daemon("SHEDULER"))
			.withMessage("unknown daemon \"SHEDULER\": the daemons of Dagster are ASSET, BACKFILL, EVENT_LOG_CONSUMER, "
					+ "FRESHNESS_DAEMON, MONITORING, QUEUED_RUN_COORDINATOR, SCHEDULER, SENSOR");
	}

	@Test
	void hasNeverRun() {
		this.dagster.daemon("SCHEDULER").withoutHeartbeat();
		assertThat(daemon("SCHEDULER")).isEqualTo(new DaemonStatus("SCHEDULER", true, false, null, List.of()));
		assertThat(daemon("SENSOR").healthy()).isTrue();
	}

	@Test
	void isUnhealthyHalfAnHourAfterItsLastHeartbeat() {
		this.dagster.stopTime();
		Instant stopped = this.dagster.now();
		this.dagster.daemon("SCHEDULER").lastHeartbeat(stopped);
		this.dagster.advanceTime(Duration.ofMinutes(30).plusSeconds(30));
		assertThat(daemon("SCHEDULER").healthy()).isTrue();
		this.dagster.advanceTime(Duration.ofMillis(1));
		assertThat(daemon("SCHEDULER").healthy()).isFalse();
		assertThat(daemon("SCHEDULER").lastHeartbeat()).isBetween(stopped.minusMillis(1), stopped.plusMillis(1));
		assertThat(daemon("SENSOR").healthy()).isTrue();
	}

	@Test
	void isHealthyInSpiteOfErrors() {
		this.dagster.daemon("SENSOR").heartbeatErrors(PythonException.of("OperationalError", "database is locked"));
		assertThat(daemon("SENSOR").healthy()).isTrue();
		assertThat(daemon("SENSOR").errors()).singleElement()
			.extracting(PythonErrorInfo::message)
			.isEqualTo("OperationalError: database is locked\n");
		assertThat(daemon("SENSOR").toString()).contains("OperationalError").doesNotContain("database is locked");
		this.dagster.daemon("SENSOR").withoutHeartbeat();
		assertThat(daemon("SENSOR").errors()).isEmpty();
	}

	@Test
	void retriesWaitForTheirDaemon() {
		this.dagster.stopTime();
		this.dagster.define(JobDefinition.named("flaky").runs(RunScript.fail("ValueError", "no"), RunScript.succeed()));
		this.dagster.daemon("EVENT_LOG_CONSUMER").withoutHeartbeat();
		String id = this.client.job("flaky").tag("dagster/max_retries", "1").launch().id();
		this.dagster.advanceTime(Duration.ofHours(1));
		assertThat(this.dagster.run(id)).failed().hasTag("dagster/will_retry", "true");
		assertThat(this.dagster.runs()).hasSize(1);
		this.dagster.daemon("EVENT_LOG_CONSUMER").healthy();
		assertThat(this.dagster.runs()).hasSize(2);
		assertThat(this.dagster.runs().get(1)).isRetryOf(id);
	}

	@Test
	void anInstanceWithoutRetriesDoesNotNeedTheirDaemon() {
		try (EmbeddedDagster without = EmbeddedDagster.builder().runRetries(false).start();
				DagsterGraphQlClient client = DagsterGraphQlClient.builder().url(without.getUrl()).build()) {
			assertThat(client.instance().daemons()).extracting(DaemonStatus::type)
				.doesNotContain("EVENT_LOG_CONSUMER")
				.hasSize(6);
		}
	}

	@Test
	void isListedOnlyIfItIsRequired() {
		this.dagster.daemon("ASSET").notRequired();
		this.dagster.daemon("MONITORING").healthy();
		assertThat(this.client.instance().daemons()).extracting(DaemonStatus::type)
			.doesNotContain("ASSET")
			.endsWith("MONITORING");
	}

	@Test
	void isHealthyAgainAfterAReset() {
		this.dagster.daemon("ASSET").notRequired();
		this.dagster.daemon("SCHEDULER").withoutHeartbeat();
		this.dagster.daemon("MONITORING").withoutHeartbeat();
		this.dagster.reset();
		allDaemonsAreHealthy();
	}

	@Test
	void recovers() {
		this.dagster.daemon("SCHEDULER").withoutHeartbeat().heartbeatErrors(PythonException.of("ValueError", ""));
		this.dagster.daemon("SCHEDULER").healthy();
		assertThat(daemon("SCHEDULER").healthy()).isTrue();
		assertThat(daemon("SCHEDULER").errors()).isEmpty();
	}

	@Test
	void runsStayQueuedWithoutTheirDaemon() {
		this.dagster.define(JobDefinition.named("job"));
		this.dagster.stopTime();
		this.dagster.daemon("QUEUED_RUN_COORDINATOR").withoutHeartbeat();
		RunHandle run = this.client.job("job").launch();
		RunHandle deleted = this.client.job("job").launch();
		this.dagster.advanceTime(Duration.ofDays(1));
		RunHandle late = this.client.job("job").launch();
		assertThat(run.status()).isEqualTo(RunStatus.QUEUED);
		assertThat(daemon("QUEUED_RUN_COORDINATOR").healthy()).isFalse();
		deleted.terminate();
		this.dagster.daemon("QUEUED_RUN_COORDINATOR").healthy();
		assertThat(run.status()).isEqualTo(RunStatus.STARTING);
		assertThat(late.status()).as("its time in the queue is not over").isEqualTo(RunStatus.QUEUED);
		assertThat(deleted.status()).isEqualTo(RunStatus.CANCELED);
		this.dagster.advanceTime(Duration.ofMinutes(1));
		assertThat(List.of(run.status(), late.status())).containsOnly(RunStatus.SUCCESS);
	}

	@Test
	void onlyTheQueueNeedsItsDaemon() {
		this.dagster.define(JobDefinition.named("hanging").runs(RunScript.hang()), JobDefinition.named("job"));
		this.dagster.stopTime();
		RunHandle started = this.client.job("hanging").launch();
		this.dagster.advanceTime(Duration.ofMinutes(1));
		this.dagster.daemon("QUEUED_RUN_COORDINATOR").lastHeartbeat(this.dagster.now());
		this.dagster.daemon("SCHEDULER").withoutHeartbeat();
		RunHandle queued = this.client.job("job").launch();
		started.terminate();
		this.dagster.advanceTime(Duration.ofMinutes(1));
		assertThat(started.status()).isEqualTo(RunStatus.CANCELED);
		assertThat(queued.status()).isEqualTo(RunStatus.QUEUED);
		this.dagster.daemon("QUEUED_RUN_COORDINATOR").notRequired();
		this.dagster.advanceTime(Duration.ofMinutes(1));
		assertThat(queued.status()).isEqualTo(RunStatus.SUCCESS);
	}

	private DaemonStatus daemon(String type) {
		return this.client.instance()
			.daemons()
			.stream()
			.filter((daemon) -> daemon.type().equals(type))
			.findFirst()
			.orElseThrow();
	}

}
