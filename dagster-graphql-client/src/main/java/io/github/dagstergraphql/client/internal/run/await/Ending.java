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
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;
import io.github.dagstergraphql.client.internal.failure.FailureKinds;
import io.github.dagstergraphql.client.internal.run.await.RunWatcher.State;
import io.github.dagstergraphql.client.internal.run.terminate.Termination;
import io.github.dagstergraphql.client.internal.time.Timing;
import io.github.dagstergraphql.client.run.AwaitOptions;
import io.github.dagstergraphql.client.run.AwaitedRun;
import io.github.dagstergraphql.client.run.RunAwaitException;
import io.github.dagstergraphql.client.run.RunAwaitException.Reason;
import io.github.dagstergraphql.client.run.RunStatus;
import io.github.dagstergraphql.client.run.TerminatePolicy;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * A run that is terminated and awaited. A single wait observes all status changes in the
 * meantime.
 */
final class Ending {

	private final String runId;

	private final Duration timeout;

	private final Termination.Attempts attempts;

	private final RunWatcher watcher;

	private final Timing timing;

	private final Duration insistence;

	private final ObservedAwait observed;

	private final AtomicReference<@Nullable Wait> wait = new AtomicReference<>();

	private final Sinks.Empty<AwaitedRun> requested = Sinks.empty();

	private final Sinks.Empty<Void> done = Sinks.empty();

	/**
	 * Create a new ending, whose timeout starts now.
	 * @param runId the run id
	 * @param policy the policy
	 * @param timeout the timeout
	 * @param termination terminates the run
	 * @param watcher waits for the run
	 * @param timing the time source
	 * @param insistence the interval between checks of a run that continues
	 */
	Ending(String runId, TerminatePolicy policy, Duration timeout, Termination termination, RunWatcher watcher,
			Timing timing, Duration insistence) {
		this.runId = runId;
		this.timeout = timeout;
		this.attempts = termination.of(runId, policy, timeout);
		this.watcher = watcher;
		this.timing = timing;
		this.insistence = insistence;
		this.observed = new ObservedAwait(runId);
	}

	String runId() {
		return this.runId;
	}

	ObservedAwait observed() {
		return this.observed;
	}

	/**
	 * Terminate the run.
	 * @return completes when the server has accepted the termination, or it is no longer
	 * relevant
	 */
	Mono<Void> request() {
		return this.attempts.untilAccepted()
			.takeUntilOther(this.done.asMono())
			.doOnSuccess((accepted) -> this.requested.tryEmitEmpty())
			.doOnError(this.requested::tryEmitError)
			.onErrorComplete();
	}

	/**
	 * Wait until the run is finished.
	 * @return the run, whether it was terminated or ended in another way
	 */
	Mono<AwaitedRun> over() {
		AwaitOptions options = AwaitOptions.within(this.timeout).followRetries(false);
		// if both fail at the same time, only the first failure counts
		Mono<AwaitedRun> over = Mono.firstWithSignal(
				this.watcher.watch(this.runId, options, this.observed, this.wait::set),
				this.requested.asMono().then(insist()));
		return this.timing.limit(over, this.timeout, Mono.error(this::tooLate))
			.doFinally((signal) -> this.done.tryEmitEmpty());
	}

	private Mono<AwaitedRun> insist() {
		return this.timing.pause(shorter(this.insistence, Termination.STUCK_TIME))
			.then(Mono.defer(this::insistOnce))
			.repeat()
			.then(Mono.never());
	}

	private Mono<Void> insistOnce() {
		Wait current = this.wait.get();
		RunStatus status = (current != null) ? current.status() : null;
		if (current == null || status == null) {
			return Mono.empty();
		}
		Duration time = (status == RunStatus.CANCELING) ? Termination.STUCK_TIME : this.insistence;
		if (!current.hasBeen(status, time, this.timing.now())) {
			return Mono.empty();
		}
		return this.attempts.insist(status)
			.onErrorResume(
					(ex) -> FailureKinds.mayPass(ex)
							|| (ex instanceof DagsterGraphQlClientException failure && failure.isOutcomeUnknown()),
					(ex) -> Mono.empty());
	}

	private static Duration shorter(Duration one, Duration other) {
		return (one.compareTo(other) < 0) ? one : other;
	}

	private RunAwaitException tooLate() {
		Wait current = this.wait.get();
		State state = (current != null) ? this.watcher.stateOf(current) : State.unknown(this.runId);
		boolean accepted = this.attempts.isAccepted();
		RunStatus status = (state.status() != null) ? state.status() : this.attempts.status();
		String message = accepted ? AwaitTexts.notOver(state, this.timeout, AwaitTexts.goesOn(state))
				: AwaitTexts.notTerminated(this.attempts, state, this.timeout);
		return new RunAwaitException(Reason.TIMEOUT, message, List.of(this.runId), status, null,
				this.attempts.isOutcomeUnknown(),
				(this.attempts.failure() != null) ? this.attempts.failure() : state.failure());
	}

}
