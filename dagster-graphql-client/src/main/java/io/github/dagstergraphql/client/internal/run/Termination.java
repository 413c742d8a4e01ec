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
		return Mono.defer(() -> attempt(runId, policy, timeout, System.nanoTime() + timeout.toNanos()));
	}

	private Mono<Void> attempt(String runId, TerminatePolicy policy, Duration timeout, long end) {
		// to terminate a run twice does no harm
		return request(runId, policy).doOnSuccess((done) -> this.outage.set(false))
			.onErrorResume(DagsterGraphQlClientException.class, (ex) -> {
				if (ex instanceof TerminateRunException) {
					this.outage.set(false);
					return status(runId).map(Optional::of)
						.onErrorResume(FailureKinds::mayPass, (unknown) -> Mono.just(Optional.empty()))
						.flatMap((status) -> status.filter(Termination::isEnding).isPresent() ? Mono.empty()
								: again(runId, policy, timeout, end, status.map(RunStatus::name).orElse(null), ex));
				}
				if (ex.isOutcomeUnknown() || FailureKinds.mayPass(ex)) {
					warn(runId, ex);
					return again(runId, policy, timeout, end, null, ex);
				}
				return Mono.error(ex);
			});
	}

	// Once for each outage, however many runs are to be terminated.
	private void warn(String runId, DagsterGraphQlClientException failure) {
		if (this.outage.compareAndSet(false, true)) {
			logger.warn("The Dagster server cannot be asked to terminate run %s; it will be asked again: %s"
				.formatted(runId, failure.getMessage()));
		}
	}

	private Mono<Void> again(String runId, TerminatePolicy policy, Duration timeout, long end, @Nullable String status,
			DagsterGraphQlClientException refusal) {
		if (System.nanoTime() + PAUSE.toNanos() - end > 0) {
			String why = (status != null) ? "it was last seen " + status
					: "the server could not be asked (" + refusal.getErrorType() + ")";
			return Mono.error(new RunAwaitException(Reason.TIMEOUT,
					"Run %s could not be terminated within %s: %s".formatted(runId, timeout, why), List.of(runId),
					status, null, refusal));
		}
		return Mono.delay(PAUSE).then(Mono.defer(() -> attempt(runId, policy, timeout, end)));
	}

	private Mono<RunStatus> status(String runId) {
		return this.transport.execute(RunOperations.STATUS, Timeouts::forRead, Map.of("runId", runId));
	}

	private static boolean isEnding(RunStatus status) {
		return status.isFinished() || status == RunStatus.CANCELING;
	}

}
