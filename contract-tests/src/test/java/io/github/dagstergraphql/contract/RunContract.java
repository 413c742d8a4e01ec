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

import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.RunHandle;
import io.github.dagstergraphql.client.run.RunNotFoundException;
import io.github.dagstergraphql.client.run.RunStatistics;
import io.github.dagstergraphql.client.run.RunStatus;
import io.github.dagstergraphql.client.run.TerminateRunException;
import io.github.dagstergraphql.client.run.TerminateRunsException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

/**
 * Asking for runs and ending them.
 */
abstract class RunContract {

	private static final String UNKNOWN = "00000000-0000-0000-0000-000000000000";

	private static final Duration START_TIME = Duration.ofMinutes(3);

	abstract DagsterServer server();

	@Test
	void unknownRun() {
		assertThatExceptionOfType(RunNotFoundException.class).isThrownBy(() -> server().client().getRunStatus(UNKNOWN))
			.satisfies((ex) -> {
				assertThat(ex.getErrorType())
					.isEqualTo(server().isLegacy() ? "PipelineRunNotFoundError" : "RunNotFoundError");
				assertThat(ex.getServerMessage()).contains(UNKNOWN);
			});
		assertThatExceptionOfType(RunNotFoundException.class).isThrownBy(() -> server().client().terminateRun(UNKNOWN));
	}

	@Test
	void describesARun() {
		if (!server().isAtLeast(5)) {
			return;
		}
		RunHandle handle = server().client().job("succeeding").location("orders").tag("ticket", "A-1").launch();
		await().atMost(START_TIME).until(handle::status, RunStatus.SUCCESS::equals);
		Run run = handle.get();
		assertThat(run.id()).isEqualTo(handle.id());
		assertThat(run.jobName()).isEqualTo("succeeding");
		assertThat(run.locationName()).isEqualTo("orders");
		assertThat(run.repositoryName()).isEqualTo(DagsterServer.REPOSITORY);
		assertThat(run.status()).isEqualTo(RunStatus.SUCCESS);
		assertThat(run.tags()).containsEntry("ticket", "A-1").containsEntry("team", "core");
		assertThat(run.started()).isBefore(run.ended());
		assertThat(run.duration()).isPositive();
		assertThat(run.statistics()).isEqualTo(new RunStatistics(2, 0, 0, 0));
		assertThat(run.parentRunId()).isNull();
		assertThat(run.rootRunId()).isNull();
		assertThat(run.uiUrl()).isEqualTo(handle.uiUrl());
		if (server().isAtLeast(7)) {
			assertThat(run.created()).isBeforeOrEqualTo(run.started());
		}
		assertThatExceptionOfType(RunNotFoundException.class).isThrownBy(() -> server().client().run(UNKNOWN).get());
	}

	@Test
	void terminatesARunningRun() {
		RunHandle run = server().client().job("hanging").launch();
		await().atMost(START_TIME).until(run::status, RunStatus.STARTED::equals);
		run.terminate();
		await().atMost(START_TIME).until(run::status, RunStatus.CANCELED::equals);
		TerminateRunException ex = catchThrowableOfType(TerminateRunException.class, run::terminate);
		assertThat(ex.getServerMessage()).contains("could not be terminated due to having status CANCELED");
		assertThat(ex.isOutcomeUnknown()).isFalse();
	}

	@Test
	void terminatesManyRuns() {
		RunHandle first = server().client().job("hanging").launch();
		RunHandle second = server().client().job("hanging").launch();
		for (RunHandle run : List.of(first, second)) {
			await().atMost(START_TIME).until(run::status, RunStatus.STARTED::equals);
		}
		TerminateRunsException ex = catchThrowableOfType(TerminateRunsException.class,
				() -> server().client().terminateRuns(List.of(first.id(), UNKNOWN, second.id(), first.id())));
		assertThat(ex.getErrorType()).isEqualTo("TerminateRunsError");
		assertThat(ex).hasMessageStartingWith("Some runs could not be terminated");
		assertThat(ex.getResults()).extracting(TerminateRunsException.Result::runId)
			.containsExactly(first.id(), UNKNOWN, second.id());
		assertThat(ex.getResults()).extracting(TerminateRunsException.Result::isTerminated)
			.containsExactly(true, false, true);
		assertThat(ex.getResults().get(1).errorType()).endsWith("RunNotFoundError");
		for (RunHandle run : List.of(first, second)) {
			await().atMost(START_TIME).until(run::status, RunStatus.CANCELED::equals);
		}
	}

	@Test
	void terminatesNoRuns() {
		server().client().terminateRuns(List.of());
		assertThatExceptionOfType(TerminateRunsException.class)
			.isThrownBy(() -> server().client().terminateRuns(List.of(UNKNOWN)))
			.withMessageStartingWith("All run terminations failed");
	}

}
