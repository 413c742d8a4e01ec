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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;
import io.github.dagstergraphql.client.error.RunAwaitException;
import io.github.dagstergraphql.client.error.RunAwaitException.Reason;
import io.github.dagstergraphql.client.error.TerminateRunException;
import io.github.dagstergraphql.client.internal.graphql.DagsterTransport;
import io.github.dagstergraphql.client.internal.graphql.DurationText;
import io.github.dagstergraphql.client.internal.graphql.FailureKinds;
import io.github.dagstergraphql.client.internal.graphql.Operation;
import io.github.dagstergraphql.client.internal.graphql.Timeouts;
import io.github.dagstergraphql.client.run.RunStatus;
import io.github.dagstergraphql.client.run.TerminatePolicy;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Has a run terminated, as soon as that is possible: Dagster refuses while it is being
 * started.
 */
final class Termination {

	private static final Log logger = LogFactory.getLog(Termination.class);

	/** How long a run that was awaited in vain may take to become terminable. */
	static final Duration PATIENCE = Duration.ofSeconds(30);

	static final Operation<RunOperations.Terminated> TERMINATE_BY = Operation.<RunOperations.Terminated>mutation(
			Termination.class, "TerminateRunBy", "terminateRun")
		.on(RunOperations.Terminated.class, "TerminateRunSuccess")
		.build();

	private static final Duration PAUSE = Duration.ofMillis(500);

	private final DagsterTransport transport;

	/** Whether the log says already that the server cannot be asked. */
	private final AtomicBoolean outage = new AtomicBoolean();

	Termination(DagsterTransport transport) {
		this.transport = transport;
	}

	/**
	 * Ask the server to terminate a run.
	 * @param runId the run
	 * @param policy how
	 * @return completes when the server has accepted it
	 */
	Mono<Void> request(String runId, TerminatePolicy policy) {
		return this.transport.versions()
			.explain("Terminating a run with a policy", RunOperations.SINCE,
					this.transport.execute(TERMINATE_BY, Timeouts::forRead,
							Map.of("runId", runId, "terminatePolicy", policy.name())))
			.then();
	}

	/**
	 * Ask the server to terminate a run until it accepts it, or the run is over or being
	 * terminated already.
	 * @param runId the run
	 * @param policy how
	 * @param timeout how long to try
	 * @return completes when the run is going to end
	 */
	Mono<Void> request(String runId, TerminatePolicy policy, Duration timeout) {
		return Mono.defer(() -> new Attempts(runId, policy, timeout).next());
	}

	// Once for each outage, however many runs are to be terminated.
	private void warn(String runId, DagsterGraphQlClientException failure) {
		if (this.outage.compareAndSet(false, true)) {
			logger.warn("The Dagster server cannot be asked to terminate run %s; it will be asked again: %s"
				.formatted(runId, failure.getMessage()));
		}
	}

	private Mono<RunStatus> status(String runId) {
		return this.transport.execute(RunOperations.STATUS, Timeouts::forRead, Map.of("runId", runId));
	}

	private static boolean isEnding(RunStatus status) {
		return status.isFinished() || status == RunStatus.CANCELING;
	}

	/**
	 * Attempts to terminate a run, until their time is up.
	 */
	private final class Attempts {

		private final String runId;

		private final TerminatePolicy policy;

		private final Duration timeout;

		private final long end;

		Attempts(String runId, TerminatePolicy policy, Duration timeout) {
			this.runId = runId;
			this.policy = policy;
			this.timeout = timeout;
			this.end = System.nanoTime() + timeout.toNanos();
		}

		Mono<Void> next() {
			// to terminate a run twice does no harm
			return request(this.runId, this.policy).doOnSuccess((done) -> Termination.this.outage.set(false))
				.onErrorResume(DagsterGraphQlClientException.class, this::failed);
		}

		private Mono<Void> failed(DagsterGraphQlClientException failure) {
			if (failure instanceof TerminateRunException) {
				Termination.this.outage.set(false);
				return refused(failure);
			}
			if (failure.isOutcomeUnknown() || FailureKinds.mayPass(failure)) {
				warn(this.runId, failure);
				return again(null, failure);
			}
			return Mono.error(failure);
		}

		private Mono<Void> refused(DagsterGraphQlClientException refusal) {
			return status(this.runId).map(Optional::of)
				.onErrorResume(FailureKinds::mayPass, (unknown) -> Mono.just(Optional.empty()))
				.flatMap((status) -> status.filter(Termination::isEnding).isPresent() ? Mono.empty()
						: again(status.orElse(null), refusal));
		}

		private Mono<Void> again(@Nullable RunStatus status, DagsterGraphQlClientException failure) {
			if (System.nanoTime() + PAUSE.toNanos() - this.end > 0) {
				String why = (status != null) ? "it was last seen " + status
						: "the server could not be asked (" + failure.getErrorType() + ")";
				return Mono.error(new RunAwaitException(Reason.TIMEOUT,
						"Run %s could not be terminated within %s: %s".formatted(this.runId,
								DurationText.of(this.timeout), why),
						List.of(this.runId), (status != null) ? status.name() : null, null, failure));
			}
			return Mono.delay(PAUSE).then(Mono.defer(this::next));
		}

	}

}
