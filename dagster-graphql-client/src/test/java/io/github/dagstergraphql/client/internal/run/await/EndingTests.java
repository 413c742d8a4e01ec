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

package io.github.dagstergraphql.client.internal.run.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

import io.github.dagstergraphql.client.error.DagsterTimeoutException;
import io.github.dagstergraphql.client.error.UnauthorizedException;
import io.github.dagstergraphql.client.internal.call.ObservationSettings;
import io.github.dagstergraphql.client.internal.call.Observations;
import io.github.dagstergraphql.client.internal.run.failure.FailureReasons;
import io.github.dagstergraphql.client.internal.run.terminate.Termination;
import io.github.dagstergraphql.client.internal.run.terminate.TerminationRequests;
import io.github.dagstergraphql.client.run.AwaitFailure;
import io.github.dagstergraphql.client.run.AwaitOptions;
import io.github.dagstergraphql.client.run.AwaitOutcome;
import io.github.dagstergraphql.client.run.AwaitedRun;
import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.RunAwaitException;
import io.github.dagstergraphql.client.run.RunAwaitException.Reason;
import io.github.dagstergraphql.client.run.RunStatus;
import io.github.dagstergraphql.client.run.TerminatePolicy;
import io.github.dagstergraphql.client.run.TerminateRunException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Runs are terminated for sure, once if possible, and within their time. The clock is
 * moved.
 */
class EndingTests {

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private final FakeRuns runs = new FakeRuns();

	private final FakeRequests requests = new FakeRequests();

	private final Termination termination = new Termination(this.requests, this.runs.timing);

	private final Awaits awaits = new Awaits(this.runs.watcher(), new FailureReasons(null, (id) -> Mono.empty()),
			this.termination, FakeRuns.INTERVAL, this.runs.timing, new Observations(ObservationSettings.none("test")));

	@BeforeEach
	void start() {
		put(RunStatus.STARTED);
	}

	private void put(RunStatus status) {
		this.runs.put("r1", status, Map.of());
	}

	private void putStuck() {
		this.runs.put("r1", RunStatus.CANCELING, Map.of(), Instant.now());
	}

	private CompletableFuture<AwaitedRun> terminate(TerminatePolicy policy) {
		return this.awaits.terminate("r1", policy, MINUTE).toFuture();
	}

	private CompletableFuture<AwaitedRun> terminate() {
		return terminate(TerminatePolicy.SAFE_TERMINATE);
	}

	private static <T extends Throwable> T failure(CompletableFuture<?> result, Class<T> type) {
		assertThat(result).isDone();
		CompletionException ex = catchThrowableOfType(CompletionException.class, result::join);
		assertThat(ex.getCause()).isInstanceOf(type);
		return type.cast(ex.getCause());
	}

	@Test
	void oneTerminationIsEnough() {
		put(RunStatus.QUEUED);
		CompletableFuture<AwaitedRun> result = terminate();
		put(RunStatus.CANCELING);
		this.runs.advance(Duration.ofSeconds(30));
		assertThat(result).isNotDone();
		put(RunStatus.CANCELED);
		this.runs.advance(Duration.ofSeconds(10));
		assertThat(result.join().status()).isEqualTo(RunStatus.CANCELED);
		assertThat(this.requests.terminated).containsExactly(TerminatePolicy.SAFE_TERMINATE);
	}

	@Test
	void aTerminationWithoutResponseIsNotRepeatedIfItHasTakenEffect() {
		put(RunStatus.QUEUED);
		this.requests.failures.add(lost());
		CompletableFuture<AwaitedRun> result = terminate();
		this.runs.advance(Duration.ofSeconds(3));
		put(RunStatus.CANCELED);
		this.runs.advance(Duration.ofSeconds(3));
		assertThat(result.join().status()).isEqualTo(RunStatus.CANCELED);
		assertThat(this.requests.terminated).hasSize(1);
	}

	@Test
	void aTerminationWithoutResponseIsRepeatedIfItHadNoEffect() {
		put(RunStatus.QUEUED);
		this.requests.failures.add(lost());
		CompletableFuture<AwaitedRun> result = terminate();
		this.runs.advance(Termination.SETTLE_TIME.minusSeconds(1));
		assertThat(this.requests.terminated).hasSize(1);
		this.runs.advance(Duration.ofSeconds(3));
		assertThat(this.requests.terminated).hasSize(2);
		put(RunStatus.CANCELED);
		this.runs.advance(Duration.ofSeconds(3));
		assertThat(result).isCompleted();
	}

	@Test
	void aRejectedTerminationIsRepeatedOnlyWhileTheRunIsStarting() {
		put(RunStatus.STARTING);
		this.requests.failures.addAll(List.of(rejection(), rejection()));
		CompletableFuture<AwaitedRun> result = terminate();
		this.runs.advance(Duration.ofSeconds(2));
		assertThat(this.requests.terminated).hasSize(3);
		put(RunStatus.CANCELED);
		this.runs.advance(Duration.ofSeconds(3));
		assertThat(result).isCompleted();
		this.requests.failures.add(rejection());
		assertThat(terminate()).isNotDone();
		this.runs.advance(Duration.ofSeconds(1));
		assertThat(this.requests.terminated).hasSize(4);
	}

	@Test
	void aRunThatStartsAfterItsTerminationIsTerminatedAgain() {
		CompletableFuture<AwaitedRun> result = terminate(TerminatePolicy.MARK_AS_CANCELED_IMMEDIATELY);
		this.runs.advance(Duration.ofSeconds(5));
		assertThat(this.requests.terminated).hasSize(1);
		this.runs.advance(Duration.ofSeconds(20));
		assertThat(this.requests.terminated).hasSizeGreaterThan(1);
		put(RunStatus.CANCELED);
		this.runs.advance(Duration.ofSeconds(10));
		assertThat(result).isCompleted();
	}

	@Test
	void aCanceledRunThatIsCancelingAgainIsEnded() {
		putStuck();
		this.requests.failures.add(rejection());
		this.requests.onTermination = () -> put(RunStatus.CANCELED);
		CompletableFuture<AwaitedRun> result = terminate();
		this.runs.advance(Duration.ofSeconds(15));
		assertThat(result.join().status()).isEqualTo(RunStatus.CANCELED);
		assertThat(this.requests.terminated).containsExactly(TerminatePolicy.SAFE_TERMINATE,
				TerminatePolicy.MARK_AS_CANCELED_IMMEDIATELY);
	}

	@Test
	void aRunWhoseProcessMayStillEndIsNotForced() {
		CompletableFuture<AwaitedRun> result = terminate();
		put(RunStatus.CANCELING);
		this.runs.advance(MINUTE);
		RunAwaitException ex = failure(result, RunAwaitException.class);
		assertThat(ex).hasMessage(
				"Run r1 did not finish within 1m: its last known status is CANCELING (if its process is gone, only run_monitoring in dagster.yaml or MARK_AS_CANCELED_IMMEDIATELY ends it). The run continues");
		assertThat(ex.isOutcomeUnknown()).isFalse();
		assertThat(this.requests.terminated).containsExactly(TerminatePolicy.SAFE_TERMINATE);
	}

	@Test
	void itReportsTheLastKnownStatusWithoutResponse() {
		CompletableFuture<AwaitedRun> result = terminate();
		this.runs.advance(Duration.ofSeconds(2));
		this.runs.silent = true;
		this.runs.advance(MINUTE);
		RunAwaitException ex = failure(result, RunAwaitException.class);
		assertThat(ex).hasMessageContaining("its last known status is STARTED")
			.hasMessageContaining("The server has not responded");
		assertThat(ex.getLastStatus()).isEqualTo(RunStatus.STARTED);
	}

	@Test
	void itTimesOutWithoutResponse() {
		this.runs.silent = true;
		this.requests.silent = true;
		CompletableFuture<AwaitedRun> result = this.awaits
			.terminate("r1", TerminatePolicy.SAFE_TERMINATE, Duration.ofSeconds(5))
			.toFuture();
		this.runs.advance(Duration.ofSeconds(5));
		RunAwaitException ex = failure(result, RunAwaitException.class);
		assertThat(ex.getReason()).isEqualTo(Reason.TIMEOUT);
		assertThat(ex).hasMessage(
				"Run r1 could not be terminated within 5s: the requests failed (no response); its status is unknown");
		assertThat(ex.isOutcomeUnknown()).isTrue();
	}

	@Test
	void anUnknownOutcomeIsReported() {
		this.requests.alwaysLost = true;
		RunAwaitException ex = failure(advanced(terminate(), MINUTE), RunAwaitException.class);
		assertThat(ex).hasMessage(
				"Run r1 could not be terminated within 1m: the requests failed (DagsterTimeout); its last known status is STARTED")
			.hasCauseInstanceOf(DagsterTimeoutException.class);
		assertThat(ex.isOutcomeUnknown()).isTrue();
	}

	@Test
	void runsThatCannotBeTerminatedYetAreReported() {
		put(RunStatus.STARTING);
		this.requests.alwaysRejected = true;
		RunAwaitException ex = failure(advanced(terminate(), MINUTE), RunAwaitException.class);
		assertThat(ex).hasMessage("Run r1 could not be terminated within 1m: its last known status is STARTING");
		assertThat(ex.isOutcomeUnknown()).isFalse();
	}

	@Test
	void deniedTerminationsAreNotRepeated() {
		this.requests.failures.add(new UnauthorizedException("UnauthorizedError", "no", null));
		CompletableFuture<AwaitedRun> result = advanced(terminate(), Duration.ofSeconds(1));
		failure(result, UnauthorizedException.class);
		assertThat(this.requests.terminated).hasSize(1);
	}

	@Test
	void reportsTheOutcomeOfEachRun() {
		this.runs.put("r2", RunStatus.STARTED, Map.of());
		this.requests.failures.add(new UnauthorizedException("UnauthorizedError", "no", null));
		CompletableFuture<List<AwaitOutcome>> result = this.awaits
			.terminateAll(List.of("r1", "r2", "nope"), TerminatePolicy.SAFE_TERMINATE, MINUTE)
			.toFuture();
		this.runs.put("r2", RunStatus.CANCELED, Map.of());
		this.runs.advance(MINUTE);
		assertThat(result.join()).extracting(AwaitOutcome::runId).containsExactly("r1", "r2", "nope");
		assertThat(result.join().get(0)).isInstanceOf(AwaitFailure.class);
		assertThat(result.join().get(1)).isInstanceOf(AwaitedRun.class);
		assertThat(result.join().get(2)).isInstanceOf(AwaitFailure.class);
		assertThat(this.awaits.terminateAll(List.of(), TerminatePolicy.SAFE_TERMINATE, MINUTE).block()).isEmpty();
	}

	@Test
	void concurrentTerminationsSendOneRequest() {
		AwaitOptions options = AwaitOptions.within(MINUTE).terminateOnTimeout(TerminatePolicy.SAFE_TERMINATE);
		CompletableFuture<List<AwaitOutcome>> waits = this.awaits.awaitAll(List.of("r1", "r1", "r1"), options)
			.toFuture();
		this.runs.advance(MINUTE.plusSeconds(1));
		assertThat(waits.join()).hasSize(3).allMatch((outcome) -> outcome instanceof AwaitFailure);
		assertThat(this.requests.terminated).hasSize(1);
		CompletableFuture<List<AwaitOutcome>> endings = this.awaits
			.terminateAll(List.of("r1", "r1"), TerminatePolicy.SAFE_TERMINATE, MINUTE)
			.toFuture();
		CompletableFuture<AwaitedRun> another = terminate();
		put(RunStatus.CANCELED);
		this.runs.advance(Duration.ofSeconds(10));
		assertThat(endings.join()).extracting(AwaitOutcome::runId).containsExactly("r1", "r1");
		assertThat(another).isCompleted();
		assertThat(this.requests.terminated).hasSize(1);
	}

	@Test
	void aTerminatingWaitEndsSoonWithoutResponse() {
		this.runs.silent = true;
		this.requests.silent = true;
		CompletableFuture<AwaitedRun> result = this.awaits
			.await("r1", AwaitOptions.within(Duration.ofSeconds(5)).terminateOnTimeout(TerminatePolicy.SAFE_TERMINATE))
			.toFuture();
		this.runs.advance(Duration.ofMillis(7500));
		RunAwaitException ex = failure(result, RunAwaitException.class);
		assertThat(ex).hasMessage(
				"Run r1 did not finish within 5s: its status is unknown. The server has not responded. It is unknown whether Dagster terminates it (no response)");
		assertThat(ex.isOutcomeUnknown()).isTrue();
	}

	@Test
	void aWaitTerminatesARunThatIsStarting() {
		put(RunStatus.STARTING);
		this.requests.alwaysRejected = true;
		CompletableFuture<AwaitedRun> result = this.awaits
			.await("r1", AwaitOptions.within(Duration.ofSeconds(5)).terminateOnTimeout(TerminatePolicy.SAFE_TERMINATE))
			.toFuture();
		this.runs.advance(Duration.ofSeconds(20));
		assertThat(result).isNotDone();
		this.requests.alwaysRejected = false;
		this.runs.advance(Duration.ofSeconds(1));
		RunAwaitException ex = failure(result, RunAwaitException.class);
		assertThat(ex).hasMessageEndingWith("Dagster has accepted its termination (SAFE_TERMINATE)");
		assertThat(ex.isOutcomeUnknown()).isFalse();
	}

	@Test
	void aWaitWithoutAnyResponseReportsIt() {
		this.runs.silent = true;
		CompletableFuture<AwaitedRun> result = this.awaits.await("r1", AwaitOptions.within(Duration.ofSeconds(5)))
			.toFuture();
		this.runs.advance(Duration.ofSeconds(5));
		assertThat(failure(result, RunAwaitException.class))
			.hasMessage("Run r1 did not finish within 5s: its status is unknown. The server has not responded");
	}

	@Test
	void aTimeoutOfAStartedRunExplainsPossibleCauses() {
		CompletableFuture<AwaitedRun> result = this.awaits.await("r1", AwaitOptions.within(MINUTE)).toFuture();
		this.runs.advance(MINUTE);
		assertThat(failure(result, RunAwaitException.class)).hasMessage(
				"Run r1 did not finish within 1m: its last known status is STARTED (if its process is gone, the status only changes with run_monitoring in dagster.yaml). The run continues");
	}

	@Test
	void aQueuedRunEndsAlthoughTwoTerminateIt() {
		put(RunStatus.QUEUED);
		this.requests.onTermination = () -> {
			this.requests.onTermination = () -> put(RunStatus.CANCELED);
			putStuck();
		};
		Mono<Void> end = this.termination.endQueued("r1");
		CompletableFuture<Void> result = end.toFuture();
		this.runs.advance(Duration.ofSeconds(10));
		assertThat(result).isCompleted();
		assertThat(this.runs.status("r1")).isEqualTo(RunStatus.CANCELED);
		put(RunStatus.STARTED);
		failure(end.toFuture(), TerminateRunException.class);
		put(RunStatus.CANCELED);
		assertThat(end.toFuture()).isCompleted();
		assertThat(this.requests.terminated).containsExactly(TerminatePolicy.SAFE_TERMINATE,
				TerminatePolicy.MARK_AS_CANCELED_IMMEDIATELY);
	}

	private <T> CompletableFuture<T> advanced(CompletableFuture<T> result, Duration time) {
		this.runs.advance(time);
		return result;
	}

	private static DagsterTimeoutException lost() {
		return new DagsterTimeoutException("lost", true, null);
	}

	private static TerminateRunException rejection() {
		return new TerminateRunException("TerminateRunFailure", "rejected", null);
	}

	/**
	 * Requests that are answered at once, or not at all.
	 */
	private final class FakeRequests implements TerminationRequests {

		private final List<TerminatePolicy> terminated = new ArrayList<>();

		private final Deque<RuntimeException> failures = new ArrayDeque<>();

		private boolean alwaysLost;

		private boolean alwaysRejected;

		private boolean silent;

		private Runnable onTermination = () -> {
		};

		private @Nullable RuntimeException nextFailure() {
			if (this.alwaysLost) {
				return lost();
			}
			return this.alwaysRejected ? rejection() : this.failures.poll();
		}

		private <T> Mono<T> answer(Supplier<Mono<T>> answer) {
			return this.silent ? Mono.never() : Mono.defer(answer);
		}

		@Override
		public Mono<Void> terminate(String runId, TerminatePolicy policy, Duration left) {
			return answer(() -> {
				this.terminated.add(policy);
				RuntimeException failure = nextFailure();
				if (failure != null) {
					return Mono.error(failure);
				}
				this.onTermination.run();
				return Mono.empty();
			});
		}

		@Override
		public Mono<RunStatus> status(String runId, Duration left) {
			return answer(() -> Mono.just(EndingTests.this.runs.status(runId)));
		}

		@Override
		public Mono<Run> run(String runId) {
			return answer(() -> EndingTests.this.runs.runs(List.of(runId)).flatMapIterable((found) -> found).next());
		}

	}

}
