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

package io.github.dagstergraphql.docs.batch;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.run.AwaitOptions;
import io.github.dagstergraphql.client.run.RunAwaitException;
import io.github.dagstergraphql.test.EmbeddedDagster;
import io.github.dagstergraphql.test.EmbeddedDagsterExtension;
import io.github.dagstergraphql.test.definition.ConfigField;
import io.github.dagstergraphql.test.definition.ConfigType;
import io.github.dagstergraphql.test.definition.JobDefinition;
import io.github.dagstergraphql.test.definition.OpDefinition;
import io.github.dagstergraphql.test.run.PythonException;
import io.github.dagstergraphql.test.run.RunScript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.builder.StepBuilder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DagsterTasklet} with a job repository in a database. They do not run
 * at the same time, since Spring Batch identifies the running steps of a JVM by their
 * ids.
 */
@ExtendWith(EmbeddedDagsterExtension.class)
class DagsterTaskletTests {

	private static final PythonException ERROR = PythonException.of("ValueError", "no file");

	@Test
	void completesWithTheRun(EmbeddedDagster dagster, DagsterGraphQlClient client) throws Exception {
		dagster.define(dailyOrders().runs(RunScript.succeed()));
		try (BatchApplication application = new BatchApplication(nightly(client))) {
			JobExecution execution = application.start();
			application.awaitEnd(execution);
			assertThat(execution.getStatus()).isEqualTo(BatchStatus.COMPLETED);
			assertThat(dagster).launched("daily_orders")
				.withConfig(Map.of("ops", Map.of("load", Map.of("config", Map.of("day", "2026-11-22")))))
				.once();
			String runId = dagster.launches().get(0).runId();
			assertThat(application.lastStep().getExecutionContext().toMap()).containsEntry("dagster.runId", runId)
				.containsEntry("dagster.runUrl", client.run(runId).uiUrl().toString());
		}
	}

	@Test
	void continuesAFailedRunFromItsFailure(EmbeddedDagster dagster, DagsterGraphQlClient client) throws Exception {
		dagster.define(dailyOrders().runs(RunScript.fail(ERROR), RunScript.succeed()));
		try (BatchApplication application = new BatchApplication(nightly(client))) {
			JobExecution first = application.start();
			application.awaitEnd(first);
			assertThat(first.getStatus()).isEqualTo(BatchStatus.FAILED);
			String runId = application.awaitStored(DagsterTasklet.RUN_ID);
			assertThat(first.getAllFailureExceptions()).singleElement()
				.isInstanceOfSatisfying(RunAwaitException.class, (ex) -> {
					assertThat(ex.getReason()).isEqualTo(RunAwaitException.Reason.NOT_SUCCESSFUL);
					assertThat(ex.getRunId()).isEqualTo(runId);
				});

			JobExecution second = application.restart();
			application.awaitEnd(second);
			assertThat(second.getStatus()).isEqualTo(BatchStatus.COMPLETED);
			assertThat(dagster.runs()).hasSize(2);
			assertThat(dagster.run(application.awaitStored(DagsterTasklet.RUN_ID))).isRetryOf(runId)
				.hasTag("dagster/is_resume_retry", "true")
				.succeeded();
		}
	}

	@Test
	void continuesTheSameRunAfterACrash(EmbeddedDagster dagster, DagsterGraphQlClient client) throws Exception {
		dagster.define(dailyOrders().runs(RunScript.hang()));
		try (BatchApplication application = new BatchApplication(nightly(client))) {
			JobExecution crashed = application.start();
			String runId = application.awaitStored(DagsterTasklet.RUN_ID);
			try (BatchApplication next = application.afterCrash(nightly(client))) {
				assertThat(next.lastStep().getStatus()).isEqualTo(BatchStatus.STARTED);
				JobExecution execution = next.recover();
				dagster.run(runId).succeed();
				next.awaitEnd(execution);
				assertThat(execution.getStatus()).isEqualTo(BatchStatus.COMPLETED);
				assertThat(next.awaitStored(DagsterTasklet.RUN_ID)).isEqualTo(runId);
				assertThat(dagster).launched("daily_orders").once();
			}
			application.awaitEnd(crashed);
		}
	}

	@Test
	void launchesNoSecondRunIfTheRunWasNotStored(EmbeddedDagster dagster, DagsterGraphQlClient client)
			throws Exception {
		dagster.define(dailyOrders().runs(RunScript.succeed()));
		AtomicReference<BatchApplication> next = new AtomicReference<>();
		AtomicReference<BatchApplication> application = new AtomicReference<>();
		application.set(new BatchApplication((repository) -> {
			DagsterTasklet tasklet = new DagsterTasklet(client, (parameters) -> {
				next.set(application.get().afterCrash(nightly(client)));
				return client.job("daily_orders")
					.runConfig(Map.of("ops", Map.of("load", Map.of("config", Map.of("day", "2026-11-22")))));
			}, AwaitOptions.within(Duration.ofMinutes(1)));
			return new JobBuilder("nightly", repository)
				.start(new StepBuilder("dailyOrders", repository).tasklet(tasklet).build())
				.build();
		}));
		try (BatchApplication first = application.get()) {
			first.awaitEnd(first.start());
			String runId = first.awaitStored(DagsterTasklet.RUN_ID);
			try (BatchApplication second = next.get()) {
				assertThat(second.lastStep().getExecutionContext().containsKey(DagsterTasklet.RUN_ID)).isFalse();
				JobExecution execution = second.recover();
				second.awaitEnd(execution);
				assertThat(execution.getStatus()).isEqualTo(BatchStatus.COMPLETED);
				assertThat(second.awaitStored(DagsterTasklet.RUN_ID)).isEqualTo(runId);
				assertThat(dagster).launched("daily_orders").once();
			}
		}
	}

	@Test
	void continuesWithAReexecutionOfSomebodyElse(EmbeddedDagster dagster, DagsterGraphQlClient client)
			throws Exception {
		dagster.define(dailyOrders().runs(RunScript.fail(ERROR), RunScript.succeed()));
		try (BatchApplication application = new BatchApplication(nightly(client))) {
			application.awaitEnd(application.start());
			String runId = application.awaitStored(DagsterTasklet.RUN_ID);
			String repeated = client.run(runId).reexecute().fromFailure().launch().id();
			JobExecution execution = application.restart();
			application.awaitEnd(execution);
			assertThat(execution.getStatus()).isEqualTo(BatchStatus.COMPLETED);
			assertThat(application.awaitStored(DagsterTasklet.RUN_ID)).isEqualTo(repeated);
			assertThat(dagster.runs()).hasSize(2);
		}
	}

	@Test
	void terminatesTheRunWhenAnotherInstanceStopsTheJob(EmbeddedDagster dagster, DagsterGraphQlClient client)
			throws Exception {
		dagster.define(dailyOrders().runs(RunScript.hang(), RunScript.succeed()));
		try (BatchApplication application = new BatchApplication(nightly(client));
				BatchApplication other = application.otherInstance(nightly(client))) {
			JobExecution execution = application.start();
			String runId = application.awaitStored(DagsterTasklet.RUN_ID);
			other.stop();
			application.awaitEnd(execution);
			assertThat(execution.getStatus()).isEqualTo(BatchStatus.STOPPED);
			assertThat(other.lastStep().getStatus()).isEqualTo(BatchStatus.STOPPED);
			assertThat(dagster.run(runId)).wasCanceled();

			JobExecution restarted = other.restart();
			other.awaitEnd(restarted);
			assertThat(restarted.getStatus()).isEqualTo(BatchStatus.COMPLETED);
			assertThat(dagster.run(other.awaitStored(DagsterTasklet.RUN_ID))).isRetryOf(runId);
		}
	}

	@Test
	void leavesTheRunAloneWhenTheApplicationEnds(EmbeddedDagster dagster, DagsterGraphQlClient client)
			throws Exception {
		dagster.define(dailyOrders().runs(RunScript.hang()));
		try (DagsterGraphQlClient closed = DagsterGraphQlClient.builder().url(dagster.getUrl()).build();
				BatchApplication application = new BatchApplication(nightly(closed))) {
			JobExecution execution = application.start();
			String runId = application.awaitStored(DagsterTasklet.RUN_ID);
			closed.endWaits();
			application.awaitEnd(execution);
			assertThat(execution.getStatus()).isEqualTo(BatchStatus.FAILED);
			try (BatchApplication next = application.otherInstance(nightly(client))) {
				JobExecution restarted = next.restart();
				dagster.run(runId).succeed();
				next.awaitEnd(restarted);
				assertThat(restarted.getStatus()).isEqualTo(BatchStatus.COMPLETED);
				assertThat(dagster).launched("daily_orders").once();
			}
		}
	}

	private static JobDefinition dailyOrders() {
		return JobDefinition.named("daily_orders")
			.ops(OpDefinition.named("load").config(ConfigField.of("day", ConfigType.STRING)));
	}

	private static Function<JobRepository, Job> nightly(DagsterGraphQlClient client) {
		return (repository) -> new NightlyJob().nightly(repository, client);
	}

}
