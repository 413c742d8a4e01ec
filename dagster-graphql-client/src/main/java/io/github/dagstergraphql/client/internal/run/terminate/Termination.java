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

package io.github.dagstergraphql.client.internal.run.terminate;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;
import io.github.dagstergraphql.client.internal.failure.FailureKinds;
import io.github.dagstergraphql.client.internal.text.MessageText;
import io.github.dagstergraphql.client.internal.time.Timing;
import io.github.dagstergraphql.client.run.RunStatus;
import io.github.dagstergraphql.client.run.TerminatePolicy;
import io.github.dagstergraphql.client.run.TerminateRunException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Terminates runs as soon as possible: Dagster rejects a termination while a run is being
 * started.
 * <p>
 * A run must not be terminated twice without need: if the second termination overtakes
 * the end of the first one, Dagster leaves the run {@code CANCELING} forever although it
 * was canceled. The client therefore checks the status of a run before it repeats a
 * termination, and forces the end of a run with such a status.
 */
public final class Termination {

	private static final Log logger = LogFactory.getLog(Termination.class);

	private static final Set<RunStatus> NOT_BEGUN = Set.of(RunStatus.QUEUED, RunStatus.NOT_STARTED);

	private static final Duration PAUSE = Duration.ofMillis(500);

	/**
	 * Time during which a termination without a response may take effect. Until then the
	 * client only polls the run.
	 */
	public static final Duration SETTLE_TIME = Duration.ofSeconds(5);

	/** Time that a run may stay {@code CANCELING} before the client checks the reason. */
	public static final Duration STUCK_TIME = Duration.ofSeconds(5);

	private final TerminationRequests requests;

	private final Timing timing;

	/**
	 * Terminations sent recently: several callers may terminate the same run at once.
	 */
	private final Map<String, Mono<Void>> sent = new ConcurrentHashMap<>();

	/** Whether it has been logged that the server does not respond. */
	private final AtomicBoolean outage = new AtomicBoolean();

	public Termination(TerminationRequests requests, Timing timing) {
		this.requests = requests;
		this.timing = timing;
	}

	// The first attempts of several callers are shared, including those of slightly later
	// callers.
	private Mono<Void> terminateOnce(String runId, TerminatePolicy policy, Duration left) {
		String key = policy + " " + runId;
		return Mono.defer(() -> this.sent.computeIfAbsent(key,
				(absent) -> this.requests.terminate(runId, policy, left)
					.doOnSuccess((done) -> this.timing.later(() -> this.sent.remove(key), SETTLE_TIME.toNanos()))
					.doOnError((failure) -> this.sent.remove(key))
					.cache()));
	}

	/**
	 * Create the attempts to terminate a run.
	 * @param runId the run id
	 * @param policy the policy
	 * @param timeout the timeout
	 * @return the attempts
	 */
	public Attempts of(String runId, TerminatePolicy policy, Duration timeout) {
		return new Attempts(runId, policy, this.timing.now() + timeout.toNanos());
	}

	/**
	 * Terminate a run that has not started, although others may do so at the same time. A
	 * run that has started is not affected.
	 * @param runId the run id
	 * @return completes when the run is finished; fails like a termination
	 */
	public Mono<Void> endQueued(String runId) {
		return Mono.defer(() -> {
			Duration time = SETTLE_TIME.plus(STUCK_TIME);
			long end = this.timing.now() + time.toNanos();
			return this.requests.status(runId, time)
				.flatMap((status) -> endQueued(runId, status, this.timing.until(end)))
				.then(Mono.defer(() -> untilOver(runId, end)));
		});
	}

	private Mono<Void> endQueued(String runId, RunStatus status, Duration left) {
		if (isEnding(status)) {
			return Mono.empty();
		}
		if (!NOT_BEGUN.contains(status)) {
			return Mono.error(() -> new TerminateRunException("TerminateRunFailure",
					"Run %s has started in the meantime (%s)".formatted(runId, status), null));
		}
		// another client may have been faster
		return this.requests.terminate(runId, TerminatePolicy.SAFE_TERMINATE, left)
			.onErrorResume(TerminateRunException.class, (rejection) -> this.requests.status(runId, left)
				.flatMap((now) -> isEnding(now) ? Mono.empty() : Mono.error(rejection)));
	}

	private Mono<Void> untilOver(String runId, long end) {
		return this.requests.status(runId, this.timing.until(end)).flatMap((status) -> {
			if (status != RunStatus.CANCELING) {
				return Mono.empty();
			}
			return endIfStuck(runId, this.timing.until(end))
				.flatMap((ended) -> (ended || this.timing.until(end).compareTo(PAUSE) <= 0) ? Mono.<Void>empty()
						: this.timing.pause(PAUSE).then(Mono.defer(() -> untilOver(runId, end))));
		});
	}

	/**
	 * Force the end of a run that is {@code CANCELING} although it is finished: it has an
	 * end time, and no process that could change its status.
	 * @param runId the run id
	 * @param left the remaining time
	 * @return whether the run was in this state
	 */
	Mono<Boolean> endIfStuck(String runId, Duration left) {
		return this.requests.run(runId)
			.filter((run) -> run.status() == RunStatus.CANCELING && run.ended() != null)
			.flatMap((run) -> {
				logger.info("Run %s is CANCELING although it ended at %s: marking it as canceled".formatted(runId,
						run.ended()));
				return this.requests.terminate(runId, TerminatePolicy.MARK_AS_CANCELED_IMMEDIATELY, left)
					// another client has done so
					.onErrorResume(TerminateRunException.class, (ex) -> Mono.empty())
					.thenReturn(true);
			})
			.defaultIfEmpty(false);
	}

	// Logged once per outage, regardless of the number of runs to terminate.
	private void warn(String runId, DagsterGraphQlClientException failure) {
		if (this.outage.compareAndSet(false, true)) {
			logger.warn("Terminating run %s failed and will be retried: %s".formatted(MessageText.name(runId),
					failure.getMessage()));
		}
	}

	private static boolean isEnding(RunStatus status) {
		return status.isFinished() || status == RunStatus.CANCELING;
	}

	/**
	 * Attempts to terminate a run, with their state.
	 */
	public final class Attempts {

		private final String runId;

		private final TerminatePolicy policy;

		private final long end;

		/**
		 * Time until which a termination without a response may take effect, or
		 * {@code null} if there is none.
		 */
		private @Nullable Long unsettledUntil;

		private volatile boolean accepted;

		private volatile boolean sending;

		private volatile boolean outcomeUnknown;

		private volatile @Nullable RunStatus status;

		private volatile @Nullable DagsterGraphQlClientException failure;

		Attempts(String runId, TerminatePolicy policy, long end) {
			this.runId = runId;
			this.policy = policy;
			this.end = end;
		}

		/**
		 * Repeat the termination until the server accepts it, or the run is finished or
		 * already being terminated.
		 * @return completes when the run is going to end; fails only for permanent
		 * failures
		 */
		public Mono<Void> untilAccepted() {
			return Mono.defer(() -> send(terminateOnce(this.runId, this.policy, left())));
		}

		private Mono<Void> send() {
			return send(Termination.this.requests.terminate(this.runId, this.policy, left()));
		}

		private Mono<Void> send(Mono<Void> request) {
			this.sending = true;
			return request.doOnTerminate(() -> this.sending = false)
				.doOnSuccess((done) -> accepted())
				.onErrorResume(DagsterGraphQlClientException.class, this::failed);
		}

		private void accepted() {
			this.accepted = true;
			this.outcomeUnknown = false;
			this.failure = null;
			Termination.this.outage.set(false);
		}

		private Mono<Void> failed(DagsterGraphQlClientException failure) {
			this.failure = failure;
			if (failure instanceof TerminateRunException) {
				Termination.this.outage.set(false);
				this.outcomeUnknown = false;
				return look();
			}
			if (failure.isOutcomeUnknown()) {
				this.outcomeUnknown = true;
				this.unsettledUntil = Termination.this.timing.now() + SETTLE_TIME.toNanos();
			}
			else if (!FailureKinds.mayPass(failure)) {
				return Mono.error(failure);
			}
			if (left().compareTo(PAUSE) > 0) {
				warn(this.runId, failure);
			}
			return again();
		}

		private Mono<Void> again() {
			return Termination.this.timing.pause(PAUSE).then(Mono.defer(() -> this.outcomeUnknown ? look() : send()));
		}

		private Mono<Void> look() {
			return Termination.this.requests.status(this.runId, left())
				.flatMap(this::seen)
				.onErrorResume(DagsterGraphQlClientException.class,
						(ex) -> FailureKinds.mayPass(ex) ? unseen(ex) : Mono.error(ex));
		}

		private Mono<Void> unseen(DagsterGraphQlClientException failure) {
			this.failure = failure;
			return again();
		}

		private Mono<Void> seen(RunStatus status) {
			this.status = status;
			if (isEnding(status)) {
				accepted();
				return Mono.empty();
			}
			Long settled = this.unsettledUntil;
			if (settled != null && settled - Termination.this.timing.now() > 0) {
				return again();
			}
			this.unsettledUntil = null;
			return (settled != null) ? send() : Termination.this.timing.pause(PAUSE).then(Mono.defer(this::send));
		}

		private Duration left() {
			Duration left = Termination.this.timing.until(this.end);
			return left.isZero() ? Duration.ofMillis(1) : left;
		}

		/**
		 * Terminate the run again if it continues although the server has accepted the
		 * termination, as happens to a run that was marked as canceled while it was being
		 * started. Force its end if it is stuck.
		 * @param seen the status that the run has had for a while
		 * @return completes when this is done
		 */
		public Mono<Void> insist(RunStatus seen) {
			if (seen.isFinished()) {
				return Mono.empty();
			}
			if (seen == RunStatus.CANCELING) {
				return endIfStuck(this.runId, left()).then();
			}
			return look();
		}

		public boolean isAccepted() {
			return this.accepted;
		}

		/**
		 * Return whether the server has rejected the last attempt, as it does while the
		 * run is being started.
		 * @return {@code false} if the server did not respond
		 */
		public boolean isRejected() {
			return this.failure instanceof TerminateRunException;
		}

		public boolean isUnanswered() {
			return !this.accepted && !isRejected() && this.status == null;
		}

		public boolean isOutcomeUnknown() {
			return this.outcomeUnknown || this.sending;
		}

		public String outcome(TerminatePolicy policy) {
			if (this.accepted) {
				return "Dagster has accepted its termination (" + policy + ")";
			}
			return (isOutcomeUnknown() ? "It is unknown whether Dagster terminates it (%s)"
					: "It could not be terminated (%s)")
				.formatted(FailureKinds.name(this.failure));
		}

		public @Nullable RunStatus status() {
			return this.status;
		}

		public @Nullable DagsterGraphQlClientException failure() {
			return this.failure;
		}

	}

}
