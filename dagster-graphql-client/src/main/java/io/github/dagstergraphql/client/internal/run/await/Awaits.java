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
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;
import io.github.dagstergraphql.client.internal.call.Observations;
import io.github.dagstergraphql.client.internal.run.await.RunWatcher.State;
import io.github.dagstergraphql.client.internal.run.failure.FailureReasons;
import io.github.dagstergraphql.client.internal.run.terminate.Termination;
import io.github.dagstergraphql.client.internal.time.Timing;
import io.github.dagstergraphql.client.internal.watch.PollInterval;
import io.github.dagstergraphql.client.run.AwaitFailure;
import io.github.dagstergraphql.client.run.AwaitOptions;
import io.github.dagstergraphql.client.run.AwaitOutcome;
import io.github.dagstergraphql.client.run.AwaitedRun;
import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.RunAwaitException;
import io.github.dagstergraphql.client.run.RunAwaitException.Reason;
import io.github.dagstergraphql.client.run.RunFailureInfo;
import io.github.dagstergraphql.client.run.RunStatus;
import io.github.dagstergraphql.client.run.TerminatePolicy;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Waits for runs, and terminates runs with a wait for their end.
 */
public final class Awaits {

	/** The server processes them one after another. */
	private static final int TERMINATIONS_AT_ONCE = 50;

	private static final int POLLS_BEFORE_REPEAT = 20;

	/** Time for a run to become terminable after its wait has failed. */
	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final Duration SHORTEST_ANSWER_TIME = Duration.ofSeconds(1);

	private static final Duration LONGEST_ANSWER_TIME = Duration.ofSeconds(5);

	private final RunWatcher watcher;

	private final FailureReasons reasons;

	private final Termination termination;

	private final Timing timing;

	private final Observations observations;

	/** Interval between checks of a run that continues although it was terminated. */
	private final Duration insistence;

	public Awaits(RunWatcher watcher, FailureReasons reasons, Termination termination, PollInterval interval,
			Timing timing, Observations observations) {
		this.watcher = watcher;
		this.reasons = reasons;
		this.termination = termination;
		this.timing = timing;
		this.observations = observations;
		this.insistence = interval.shortest().multipliedBy(POLLS_BEFORE_REPEAT);
	}

	/**
	 * Wait for a run.
	 * @param runId the run id
	 * @param options the options
	 * @return the finished run
	 */
	public Mono<AwaitedRun> await(String runId, AwaitOptions options) {
		return Mono.defer(() -> {
			long end = this.timing.now() + options.timeout().toNanos();
			AtomicReference<@Nullable Wait> wait = new AtomicReference<>();
			ObservedAwait observed = new ObservedAwait(runId);
			return this.observations.observe(this.timing
				.limit(this.watcher.watch(runId, options, observed, wait::set), options.timeout(),
						Mono.defer(() -> tooLate(stateOf(runId, wait.get()), options)))
				.flatMap((awaited) -> accept(awaited, options, this.timing.until(end))), observed);
		});
	}

	private State stateOf(String runId, @Nullable Wait wait) {
		return (wait != null) ? this.watcher.stateOf(wait) : State.unknown(runId);
	}

	/**
	 * Wait for runs.
	 * @param runIds the run ids
	 * @param options the options
	 * @return an outcome for each run, in the given order
	 */
	public Mono<List<AwaitOutcome>> awaitAll(Collection<String> runIds, AwaitOptions options) {
		List<String> ids = List.copyOf(runIds);
		return Flux.fromIterable(ids)
			.flatMapSequential((runId) -> outcome(runId, await(runId, options)), Math.max(1, ids.size()))
			.collectList();
	}

	private Mono<AwaitedRun> accept(AwaitedRun awaited, AwaitOptions options, Duration left) {
		if (!options.successRequired() || awaited.isSuccessful()) {
			return Mono.just(awaited);
		}
		if (awaited.status() != RunStatus.FAILURE) {
			return Mono.error(notSuccessful(awaited, null, null));
		}
		Duration answerTime = answerTime(options.timeout());
		Mono<RunAwaitException> failure = this.reasons.of(awaited.run().id())
			.map((reason) -> notSuccessful(awaited, reason, null))
			.onErrorResume(DagsterGraphQlClientException.class, (ex) -> Mono.just(notSuccessful(awaited, null, ex)));
		return this.timing
			.limit(failure, (left.compareTo(answerTime) > 0) ? left : answerTime,
					Mono.fromSupplier(() -> notSuccessful(awaited, null, null)))
			.flatMap(Mono::error);
	}

	private static RunAwaitException notSuccessful(AwaitedRun awaited, @Nullable RunFailureInfo failure,
			@Nullable Throwable cause) {
		return new RunAwaitException(Reason.NOT_SUCCESSFUL, AwaitTexts.notSuccessful(awaited, failure),
				awaited.attempts().stream().map(Run::id).toList(), awaited.status(), failure, false, cause);
	}

	private Mono<AwaitedRun> tooLate(State state, AwaitOptions options) {
		TerminatePolicy policy = options.terminatePolicy();
		if (policy == null) {
			return Mono.error(timeout(state, options, AwaitTexts.goesOn(state), false));
		}
		Termination.Attempts attempts = this.termination.of(state.runId(), policy, PATIENCE);
		Mono<?> silence = this.timing.pause(answerTime(options.timeout()))
			.flatMap((time) -> attempts.isUnanswered() ? Mono.just(time) : Mono.never());
		Mono<Void> accepted = this.timing.limit(attempts.untilAccepted().takeUntilOther(silence), PATIENCE,
				Mono.empty());
		return accepted.onErrorResume(DagsterGraphQlClientException.class, (ex) -> Mono.empty())
			.then(Mono.defer(
					() -> Mono.error(timeout(state, options, attempts.outcome(policy), attempts.isOutcomeUnknown()))));
	}

	// An unresponsive server must not extend the wait much beyond its timeout.
	private static Duration answerTime(Duration timeout) {
		Duration half = timeout.dividedBy(2);
		if (half.compareTo(SHORTEST_ANSWER_TIME) < 0) {
			return SHORTEST_ANSWER_TIME;
		}
		return (half.compareTo(LONGEST_ANSWER_TIME) > 0) ? LONGEST_ANSWER_TIME : half;
	}

	private static RunAwaitException timeout(State state, AwaitOptions options, String outcome,
			boolean outcomeUnknown) {
		return new RunAwaitException(Reason.TIMEOUT, AwaitTexts.notOver(state, options.timeout(), outcome),
				state.attempts(), state.status(), null, outcomeUnknown, state.failure());
	}

	/**
	 * Terminate a run and wait until it is finished.
	 * @param runId the run id
	 * @param policy the policy
	 * @param timeout the timeout
	 * @return the finished run, which may have ended in another way before
	 */
	public Mono<AwaitedRun> terminate(String runId, TerminatePolicy policy, Duration timeout) {
		return Mono.defer(() -> {
			Ending ending = ending(runId, policy, timeout);
			return beside(request(ending), over(ending));
		});
	}

	/**
	 * Terminate runs and wait until they are finished.
	 * @param runIds the run ids
	 * @param policy the policy
	 * @param timeout the timeout for all runs together
	 * @return an outcome for each run, in the given order
	 */
	public Mono<List<AwaitOutcome>> terminateAll(Collection<String> runIds, TerminatePolicy policy, Duration timeout) {
		return Mono.defer(() -> {
			List<Ending> endings = runIds.stream().distinct().map((id) -> ending(id, policy, timeout)).toList();
			Mono<Void> requests = Flux.fromIterable(endings).flatMap(this::request, TERMINATIONS_AT_ONCE).then();
			Mono<List<AwaitOutcome>> outcomes = Flux.fromIterable(endings)
				.flatMap((ending) -> outcome(ending.runId(), over(ending)), Math.max(1, endings.size()))
				.collectMap(AwaitOutcome::runId)
				.map((byId) -> runIds.stream().map(byId::get).toList());
			return beside(requests, outcomes);
		});
	}

	private Ending ending(String runId, TerminatePolicy policy, Duration timeout) {
		return new Ending(runId, policy, timeout, this.termination, this.watcher, this.timing, this.insistence);
	}

	private Mono<AwaitedRun> over(Ending ending) {
		return this.observations.observe(ending.over(), ending.observed());
	}

	private Mono<Void> request(Ending ending) {
		return this.observations.within(ending.request(), ending.observed());
	}

	// The wait starts first, and its observation is the parent of the requests.
	private static <T> Mono<T> beside(Mono<Void> requests, Mono<T> result) {
		return Flux.merge(result, requests.then(Mono.<T>never())).next();
	}

	private static Mono<AwaitOutcome> outcome(String runId, Mono<AwaitedRun> wait) {
		return wait.<AwaitOutcome>map((awaited) -> awaited)
			.onErrorResume(DagsterGraphQlClientException.class, (ex) -> Mono.just(new AwaitFailure(runId, ex)));
	}

}
