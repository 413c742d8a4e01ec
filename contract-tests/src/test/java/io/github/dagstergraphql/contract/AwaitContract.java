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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.error.PythonErrorInfo;
import io.github.dagstergraphql.client.error.UnsupportedServerVersionException;
import io.github.dagstergraphql.client.run.AwaitFailure;
import io.github.dagstergraphql.client.run.AwaitOptions;
import io.github.dagstergraphql.client.run.AwaitOutcome;
import io.github.dagstergraphql.client.run.AwaitedRun;
import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.RunAwaitException;
import io.github.dagstergraphql.client.run.RunAwaitException.Reason;
import io.github.dagstergraphql.client.run.RunFailureInfo;
import io.github.dagstergraphql.client.run.RunHandle;
import io.github.dagstergraphql.client.run.RunNotFoundException;
import io.github.dagstergraphql.client.run.RunStatus;
import io.github.dagstergraphql.client.run.TerminatePolicy;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Runs are awaited, and terminated for sure.
 */
abstract class AwaitContract {

	private static final String UNKNOWN = "00000000-0000-0000-0000-000000000000";

	private static final AwaitOptions LONG = AwaitOptions.within(Duration.ofMinutes(5));

	abstract DagsterServer server();

	@Test
	void reportsTheRequiredVersion() {
		if (!server().isLegacy()) {
			return;
		}
		RunHandle run = server().client().run(UNKNOWN);
		for (ThrowingCallable call : List.<ThrowingCallable>of(() -> run.await(LONG), run::get, run::failure,
				run::runConfig, run::steps, () -> run.events().toList(),
				() -> run.terminate(TerminatePolicy.SAFE_TERMINATE), () -> run.reexecute().launch(),
				() -> server().client().runs().count())) {
			assertThatExceptionOfType(UnsupportedServerVersionException.class).isThrownBy(call)
				.withMessageContaining(
						"requires Dagster 1.5.0 or later; this server has version " + server().version());
		}
	}

	@Test
	void waitsUntilARunIsOver() throws Exception {
		if (isTooOld()) {
			return;
		}
		RunHandle run = launch("succeeding");
		CompletableFuture<AwaitedRun> later = run.awaitAsync(LONG.requireSuccess());
		AwaitedRun awaited = run.await(LONG);
		assertThat(awaited.runId()).isEqualTo(run.id());
		assertThat(awaited.status()).isEqualTo(RunStatus.SUCCESS);
		assertThat(awaited.isSuccessful()).isTrue();
		assertThat(awaited.attempts()).extracting(Run::id).containsExactly(run.id());
		assertThat(awaited.run().ended()).isAfterOrEqualTo(awaited.run().started());
		assertThat(later.get(1, TimeUnit.MINUTES)).isEqualTo(awaited);
		assertThat(run.await(Duration.ofMinutes(1)).status()).isEqualTo(RunStatus.SUCCESS);
	}

	// An event that occurs before the subscription is established is not received.
	@Test
	void waitsWithoutPolls() throws Exception {
		if (isTooOld()) {
			return;
		}
		Duration never = Duration.ofHours(1);
		for (int attempt = 1;; attempt++) {
			RunHandle run = launch("hanging");
			try (DagsterGraphQlClient client = DagsterGraphQlClient.builder()
				.url(server().url())
				.pollInterval(never, never)
				.build()) {
				CompletableFuture<AwaitedRun> awaited = client.run(run.id())
					.awaitAsync(AwaitOptions.within(Duration.ofMinutes(2)));
				Awaitility.await().atMost(LONG.timeout()).until(() -> run.status() == RunStatus.STARTED);
				run.terminateAndAwait(TerminatePolicy.SAFE_TERMINATE, LONG.timeout());
				assertThat(awaited.get().status()).isEqualTo(RunStatus.CANCELED);
				return;
			}
			catch (ExecutionException ex) {
				if (attempt == 3) {
					throw ex;
				}
			}
		}
	}

	@Test
	void reportsWhyARunFailed() {
		if (isTooOld()) {
			return;
		}
		RunHandle run = launch("failing");
		assertThat(run.await(LONG).status()).isEqualTo(RunStatus.FAILURE);
		RunAwaitException ex = catchThrowableOfType(RunAwaitException.class, () -> run.await(LONG.requireSuccess()));
		assertThat(ex.getReason()).isEqualTo(Reason.NOT_SUCCESSFUL);
		assertThat(ex.getLastStatus()).isEqualTo(RunStatus.FAILURE);
		assertThat(ex.getAttempts()).containsExactly(run.id());
		assertThat(ex).hasMessageContaining(run.id())
			.hasMessageContaining("of the job failing ended with FAILURE: step breaking failed with ValueError")
			.hasMessageNotContaining("order file");
		RunFailureInfo failure = ex.getFailure();
		assertThat(failure.error()).isNull();
		assertThat(failure.steps()).singleElement().satisfies((step) -> {
			assertThat(step.stepKey()).isEqualTo("breaking");
			PythonErrorInfo error = step.userError();
			assertThat(error.className()).isEqualTo("ValueError");
			assertThat(error.message()).contains("the order file is broken");
			assertThat(step.error().rootCause().className()).isEqualTo("KeyError");
			assertThat(step.metadata()).isEmpty();
		});
		assertThat(run.failure()).isEqualTo(failure);
	}

	@Test
	void readsNoFailureInARunThatHasNotFailed() {
		if (isTooOld()) {
			return;
		}
		RunHandle run = launch("succeeding");
		run.await(LONG.requireSuccess());
		assertThat(run.failure().steps()).isEmpty();
		assertThat(run.failure().error()).isNull();
		assertThatExceptionOfType(RunNotFoundException.class)
			.isThrownBy(() -> server().client().run(UNKNOWN).failure());
	}

	@Test
	void doesNotTerminateARunThatTimesOut() {
		if (isTooOld()) {
			return;
		}
		RunHandle run = launch("hanging");
		RunAwaitException ex = catchThrowableOfType(RunAwaitException.class, () -> run.await(Duration.ofSeconds(2)));
		assertThat(ex.getReason()).isEqualTo(Reason.TIMEOUT);
		assertThat(ex.getRunId()).isEqualTo(run.id());
		assertThat(ex.getFailure()).isNull();
		assertThat(ex).hasMessageContaining("did not finish within 2s").hasMessageEndingWith("The run continues");
		assertThat(run.status().isFinished()).isFalse();
		run.terminateAndAwait(TerminatePolicy.MARK_AS_CANCELED_IMMEDIATELY, Duration.ofMinutes(2));
	}

	@Test
	void terminatesARunThatIsNotOverInTime() {
		if (isTooOld()) {
			return;
		}
		RunHandle run = launch("hanging");
		assertThatExceptionOfType(RunAwaitException.class)
			.isThrownBy(() -> run.await(AwaitOptions.within(Duration.ofSeconds(1))
				.terminateOnTimeout(TerminatePolicy.MARK_AS_CANCELED_IMMEDIATELY)))
			.withMessageEndingWith("Dagster has accepted its termination (MARK_AS_CANCELED_IMMEDIATELY)");
		assertThat(run.await(LONG).status()).isEqualTo(RunStatus.CANCELED);
		assertThatExceptionOfType(RunAwaitException.class).isThrownBy(() -> run.await(LONG.requireSuccess()))
			.satisfies((ex) -> assertThat(ex.getLastStatus()).isEqualTo(RunStatus.CANCELED));
	}

	@Test
	void terminatesARunAndWaitsForItsEnd() {
		if (isTooOld()) {
			return;
		}
		RunHandle run = launch("hanging");
		AwaitedRun over = run.terminateAndAwait(TerminatePolicy.SAFE_TERMINATE, Duration.ofMinutes(5));
		assertThat(over.status()).isEqualTo(RunStatus.CANCELED);
		assertThat(over.runId()).isEqualTo(run.id());
		assertThat(run.terminateAndAwait(TerminatePolicy.SAFE_TERMINATE, Duration.ofMinutes(1)).status())
			.isEqualTo(RunStatus.CANCELED);
		assertThatExceptionOfType(RunNotFoundException.class).isThrownBy(() -> server().client()
			.run(UNKNOWN)
			.terminateAndAwait(TerminatePolicy.SAFE_TERMINATE, Duration.ofMinutes(1)));
	}

	@Test
	void terminatesManyRunsAndWaitsForTheirEnd() {
		if (isTooOld()) {
			return;
		}
		RunHandle first = launch("hanging");
		RunHandle second = launch("hanging");
		List<AwaitOutcome> outcomes = server().client()
			.runs(List.of(first.id(), UNKNOWN, second.id()))
			.terminateAndAwait(TerminatePolicy.MARK_AS_CANCELED_IMMEDIATELY, Duration.ofMinutes(5));
		assertThat(outcomes).extracting(AwaitOutcome::runId).containsExactly(first.id(), UNKNOWN, second.id());
		assertThat(outcomes.get(0)).isInstanceOfSatisfying(AwaitedRun.class,
				(run) -> assertThat(run.status()).isEqualTo(RunStatus.CANCELED));
		assertThat(outcomes.get(1)).isInstanceOfSatisfying(AwaitFailure.class,
				(failure) -> assertThat(failure.failure()).isInstanceOf(RunNotFoundException.class));
		assertThat(outcomes.get(2)).isInstanceOfSatisfying(AwaitedRun.class,
				(run) -> assertThat(run.status()).isEqualTo(RunStatus.CANCELED));
	}

	@Test
	void waitsForManyRunsTogether() {
		if (isTooOld()) {
			return;
		}
		RunHandle good = launch("succeeding");
		RunHandle bad = launch("failing");
		List<AwaitOutcome> outcomes = server().client()
			.runs(List.of(bad.id(), good.id(), UNKNOWN, good.id()))
			.await(LONG);
		assertThat(outcomes).extracting(AwaitOutcome::runId).containsExactly(bad.id(), good.id(), UNKNOWN, good.id());
		assertThat(outcomes.get(0)).isInstanceOfSatisfying(AwaitedRun.class,
				(run) -> assertThat(run.status()).isEqualTo(RunStatus.FAILURE));
		assertThat(outcomes.get(1)).isInstanceOfSatisfying(AwaitedRun.class,
				(run) -> assertThat(run.isSuccessful()).isTrue());
		assertThat(outcomes.get(2)).isInstanceOf(AwaitFailure.class);
		assertThat(outcomes.get(3)).isEqualTo(outcomes.get(1));
		assertThat(server().client().runs(List.of()).await(LONG)).isEmpty();
	}

	@Test
	void oneRequestPollsAllRuns() {
		if (isTooOld()) {
			return;
		}
		AtomicInteger requests = new AtomicInteger();
		List<String> ids = List.of(launch("succeeding").id(), launch("succeeding").id(), launch("succeeding").id());
		server().client().runs(ids).await(LONG);
		try (DagsterGraphQlClient counting = server().client(requests::incrementAndGet)) {
			// records the capabilities of the server
			assertThat(counting.runs(ids).await(LONG)).hasSize(3);
			requests.set(0);
			assertThat(counting.runs(ids).await(LONG)).hasSize(3);
		}
		// one for what they are, one for all that they have
		assertThat(requests).hasValue(2);
	}

	private RunHandle launch(String job) {
		return server().client().job(job).location("orders").launch();
	}

	private boolean isTooOld() {
		return !server().isAtLeast(5);
	}

}
