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

package io.github.dagstergraphql.client.internal.run;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;
import io.github.dagstergraphql.client.error.RunAwaitException;
import io.github.dagstergraphql.client.error.RunAwaitException.Reason;
import io.github.dagstergraphql.client.error.RunFailureInfo;
import io.github.dagstergraphql.client.error.StepFailureInfo;
import io.github.dagstergraphql.client.internal.graphql.DurationText;
import io.github.dagstergraphql.client.internal.run.RunWatcher.State;
import io.github.dagstergraphql.client.run.AwaitFailure;
import io.github.dagstergraphql.client.run.AwaitOptions;
import io.github.dagstergraphql.client.run.AwaitOutcome;
import io.github.dagstergraphql.client.run.AwaitedRun;
import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.RunStatus;
import io.github.dagstergraphql.client.run.TerminatePolicy;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Waits for runs, and says what is to be said about those that are not over in time or
 * did not succeed.
 */
final class Awaits {

	/** The server works them off one after another. */
	private static final int TERMINATIONS_AT_ONCE = 50;

	private static final int POLLS_BEFORE_REPEAT = 20;

	private final RunWatcher watcher;

	private final FailureReasons reasons;

	private final Termination termination;

	/**
	 * How long a run may go on after Dagster has agreed to end it, before it is told
	 * again.
	 */
	private final Duration repeatTime;

	Awaits(RunWatcher watcher, FailureReasons reasons, Termination termination, PollInterval interval) {
		this.repeatTime = interval.shortest().multipliedBy(POLLS_BEFORE_REPEAT);
		this.watcher = watcher;
		this.reasons = reasons;
		this.termination = termination;
	}

	/**
	 * Wait for a run.
	 * @param runId the run
	 * @param options how
	 * @return the run, when it is over
	 */
	Mono<AwaitedRun> await(String runId, AwaitOptions options) {
		return await(runId, options, (state) -> tooLate(state, options)).flatMap((awaited) -> accept(awaited, options));
	}

	private Mono<AwaitedRun> await(String runId, AwaitOptions options, Function<State, Mono<AwaitedRun>> tooLate) {
		return Mono.defer(() -> {
			AtomicReference<@Nullable Wait> wait = new AtomicReference<>();
			return this.watcher.watch(runId, options, wait::set)
				.timeout(options.timeout(), Mono.defer(() -> tooLate.apply(stateOf(runId, wait.get()))));
		});
	}

	private State stateOf(String runId, @Nullable Wait wait) {
		return (wait != null) ? this.watcher.stateOf(wait) : new State(List.of(runId), null, false, null, null);
	}

	/**
	 * Wait for runs.
	 * @param runIds the runs
	 * @param options how
	 * @return what came of each, in the order asked for
	 */
	Mono<List<AwaitOutcome>> awaitAll(Collection<String> runIds, AwaitOptions options) {
		List<String> ids = List.copyOf(runIds);
		return Flux.fromIterable(ids)
			.flatMapSequential((runId) -> outcome(runId, await(runId, options)), Math.max(1, ids.size()))
			.collectList();
	}

	private Mono<AwaitedRun> accept(AwaitedRun awaited, AwaitOptions options) {
		if (!options.successRequired() || awaited.isSuccessful()) {
			return Mono.just(awaited);
		}
		if (awaited.status() != RunStatus.FAILURE) {
			return Mono.error(notSuccessful(awaited, null, null));
		}
		return this.reasons.of(awaited.run().id())
			.map((failure) -> notSuccessful(awaited, failure, null))
			.onErrorResume(DagsterGraphQlClientException.class, (ex) -> Mono.just(notSuccessful(awaited, null, ex)))
			.flatMap(Mono::error);
	}

	private static RunAwaitException notSuccessful(AwaitedRun awaited, @Nullable RunFailureInfo failure,
			@Nullable Throwable cause) {
		Run run = awaited.run();
		StringBuilder message = new StringBuilder(
				"Run %s of the job %s ended with %s".formatted(run.id(), run.jobName(), run.status()));
		if (awaited.attempts().size() > 1) {
			message.append(" after %d attempts".formatted(awaited.attempts().size()));
		}
		if (failure != null) {
			message.append(describe(failure));
		}
		message.append(". See ").append(run.uiUrl());
		return new RunAwaitException(Reason.NOT_SUCCESSFUL, message.toString(),
				awaited.attempts().stream().map(Run::id).toList(), run.status().name(), failure, cause);
	}

	// What the code of the user said is not for logs; what kind of error it was is.
	private static String describe(RunFailureInfo failure) {
		if (failure.steps().isEmpty()) {
			return (failure.error() != null) ? ": " + failure.error().className() : "";
		}
		StepFailureInfo first = failure.steps().get(0);
		String more = (failure.steps().size() > 1) ? " and %d more".formatted(failure.steps().size() - 1) : "";
		return ": step %s%s failed%s".formatted(first.stepKey(), more,
				(first.userError() != null && first.userError().className() != null)
						? " with " + first.userError().className() : "");
	}

	private Mono<AwaitedRun> tooLate(State state, AwaitOptions options) {
		String last = state.attempts().get(state.attempts().size() - 1);
		TerminatePolicy policy = options.terminatePolicy();
		if (policy == null) {
			return Mono.error(timeout(state, options.timeout(), "It goes on"));
		}
		return this.termination.request(last, policy, Termination.PATIENCE)
			.thenReturn("Dagster has been told to terminate it (" + policy + ")")
			.onErrorResume(DagsterGraphQlClientException.class,
					(ex) -> Mono.just("It could not be terminated (" + ex.getErrorType() + ")"))
			.flatMap((outcome) -> Mono.error(timeout(state, options.timeout(), outcome)));
	}

	private static RunAwaitException timeout(State state, Duration timeout, String outcome) {
		String last = state.attempts().get(state.attempts().size() - 1);
		String retries = (state.attempts().size() > 1)
				? ", attempt %d of %s,".formatted(state.attempts().size(), state.attempts().get(0)) : "";
		return new RunAwaitException(Reason.TIMEOUT,
				"Run %s%s was not over within %s: %s. %s".formatted(last, retries, DurationText.of(timeout),
						situation(state), outcome),
				state.attempts(), (state.status() != null) ? state.status().name() : null, null, state.failure());
	}

	private static String situation(State state) {
		StringBuilder situation = new StringBuilder();
		if (state.status() == null) {
			situation.append("its status is not known");
		}
		else if (state.retryAwaited()) {
			situation.append("it has failed and is to be retried, but Dagster's daemon has not done so yet");
		}
		else {
			situation.append("it was last seen ").append(state.status());
		}
		if (state.queueTrouble() != null) {
			situation.append(". ").append(state.queueTrouble());
		}
		if (state.failure() != null) {
			situation.append(". The server could not be asked lately (")
				.append((state.failure() instanceof DagsterGraphQlClientException ex) ? ex.getErrorType()
						: state.failure().getClass().getSimpleName())
				.append(')');
		}
		return situation.toString();
	}

	/**
	 * Terminate a run and wait until it is over.
	 * @param runId the run
	 * @param policy how
	 * @param timeout how long that may take
	 * @return the run, when it is over: it may have ended otherwise before
	 */
	Mono<AwaitedRun> terminate(String runId, TerminatePolicy policy, Duration timeout) {
		return Mono.defer(() -> {
			long end = System.nanoTime() + timeout.toNanos();
			return this.termination.request(runId, policy, timeout).then(awaitEnd(runId, policy, timeout, end));
		});
	}

	// The process of a run that was marked as canceled while it was being started knows
	// nothing of that, and may report it as started. To terminate it again does no harm.
	private Mono<AwaitedRun> awaitEnd(String runId, TerminatePolicy policy, Duration timeout, long end) {
		return Mono.defer(() -> {
			Duration left = left(end);
			boolean last = left.compareTo(this.repeatTime) <= 0;
			AwaitOptions options = AwaitOptions.within(last ? left : this.repeatTime).followRetries(false);
			return await(runId, options, (state) -> last ? Mono.error(timeout(state, timeout, "It goes on"))
					: this.termination.request(runId, policy, left(end)).then(awaitEnd(runId, policy, timeout, end)));
		});
	}

	private static Duration left(long end) {
		return Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime()));
	}

	/**
	 * Terminate runs and wait until they are over.
	 * @param runIds the runs
	 * @param policy how
	 * @param timeout how long all of it may take
	 * @return what came of each, in the order asked for
	 */
	Mono<List<AwaitOutcome>> terminateAll(Collection<String> runIds, TerminatePolicy policy, Duration timeout) {
		List<String> ids = List.copyOf(runIds);
		if (ids.isEmpty()) {
			return Mono.just(List.of());
		}
		return Mono.defer(() -> {
			long end = System.nanoTime() + timeout.toNanos();
			// who has been told to end is waited for while others are told
			return Flux.range(0, ids.size())
				.flatMap(
						(index) -> this.termination.request(ids.get(index), policy, left(end))
							.thenReturn(new Told(index, null))
							.onErrorResume(DagsterGraphQlClientException.class, (ex) -> Mono.just(new Told(index, ex))),
						TERMINATIONS_AT_ONCE)
				.flatMap((told) -> ended(told, awaitEnd(ids.get(told.index()), policy, timeout, end),
						ids.get(told.index())), ids.size())
				.collectMap(Ended::index, Ended::outcome, TreeMap::new)
				.map((outcomes) -> List.copyOf(outcomes.values()));
		});
	}

	private static Mono<Ended> ended(Told told, Mono<AwaitedRun> end, String runId) {
		if (told.failure() != null) {
			return Mono.just(new Ended(told.index(), new AwaitFailure(runId, told.failure())));
		}
		return outcome(runId, end).map((outcome) -> new Ended(told.index(), outcome));
	}

	private static Mono<AwaitOutcome> outcome(String runId, Mono<AwaitedRun> wait) {
		return wait.<AwaitOutcome>map((awaited) -> awaited)
			.onErrorResume(DagsterGraphQlClientException.class, (ex) -> Mono.just(new AwaitFailure(runId, ex)));
	}

	/**
	 * One of several runs that Dagster was told to terminate.
	 *
	 * @param index its place
	 * @param failure why Dagster did not take it, or {@code null} if it did
	 */
	private record Told(int index, @Nullable DagsterGraphQlClientException failure) {

	}

	/**
	 * One of several runs that were to be terminated.
	 *
	 * @param index its place
	 * @param outcome what came of it
	 */
	private record Ended(int index, AwaitOutcome outcome) {

	}

}
