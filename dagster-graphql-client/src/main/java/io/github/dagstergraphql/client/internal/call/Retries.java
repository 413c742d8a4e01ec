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

package io.github.dagstergraphql.client.internal.call;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.time.Timing;
import io.github.dagstergraphql.client.observation.DagsterClientMetrics;
import io.github.dagstergraphql.client.observation.RequestRetry;
import io.github.dagstergraphql.client.observation.RequestRetry.Reason;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import org.springframework.core.retry.RetryPolicy;
import org.springframework.util.backoff.BackOffExecution;

/**
 * Sends a request again if that can do no harm and may help, within the deadline of its
 * call.
 */
public final class Retries {

	private final RetryPolicy policy;

	private final DagsterClientMetrics metrics;

	private final String clientName;

	private final Timing timing;

	public Retries(RetryPolicy policy, DagsterClientMetrics metrics, String clientName, Timing timing) {
		this.policy = policy;
		this.metrics = metrics;
		this.clientName = clientName;
		this.timing = timing;
	}

	public Retry of(Call<?> call, Deadline deadline) {
		return new CallRetry(call, deadline);
	}

	public boolean repeats(Operation<?> operation, Reason reason) {
		if (this.policy.getBackOff().start().nextBackOff() == BackOffExecution.STOP) {
			return false;
		}
		this.metrics.requestRetried(retry(operation, reason));
		return true;
	}

	private RequestRetry retry(Operation<?> operation, Reason reason) {
		return new RequestRetry(this.clientName, operation.isCustom() ? null : operation.name(), reason);
	}

	/**
	 * The retries of one call.
	 */
	private final class CallRetry extends Retry {

		private final Call<?> call;

		private final Deadline deadline;

		CallRetry(Call<?> call, Deadline deadline) {
			this.call = call;
			this.deadline = deadline;
		}

		@Override
		public Publisher<?> generateCompanion(Flux<RetrySignal> signals) {
			Pauses pauses = new Pauses(Retries.this.policy.getBackOff().start());
			return signals.concatMap((signal) -> next(signal.failure(), pauses));
		}

		private Mono<Long> next(Throwable failure, Pauses pauses) {
			Obstacle obstacle = this.call.obstacle();
			if (obstacle == null || !obstacle.allows(this.call.operation())
					|| !Retries.this.policy.shouldRetry(failure)) {
				return Mono.error(failure);
			}
			Duration pause = pauses.next(obstacle, this.deadline.isPersistent());
			if (pause == null || !this.deadline.allows(pause)) {
				return Mono.error(failure);
			}
			report(obstacle.reason());
			return pause.isZero() ? Mono.just(0L) : Retries.this.timing.pause(pause);
		}

		private void report(Reason reason) {
			RequestRetry retry = retry(this.call.operation(), reason);
			this.call.repeats(retry);
			Retries.this.metrics.requestRetried(retry);
		}

	}

	/**
	 * The pauses before the attempts of one call.
	 */
	private static final class Pauses {

		private final BackOffExecution backOff;

		private @Nullable Duration last;

		private boolean first = true;

		Pauses(BackOffExecution backOff) {
			this.backOff = backOff;
		}

		/**
		 * Return how long to wait before the next attempt.
		 * @param obstacle what is in the way
		 * @param persistent whether the number of attempts does not matter
		 * @return the pause, or {@code null} if there is to be none
		 */
		@Nullable Duration next(Obstacle obstacle, boolean persistent) {
			boolean firstPause = this.first;
			this.first = false;
			long millis = this.backOff.nextBackOff();
			if (millis != BackOffExecution.STOP) {
				this.last = Duration.ofMillis(millis);
			}
			else if (firstPause || !obstacle.outlastsPolicy(persistent)) {
				return null;
			}
			// most often the server had closed an idle connection: a fresh one will do
			if (firstPause && obstacle.reason() == Reason.CONNECTION_BROKEN) {
				return Duration.ZERO;
			}
			Duration own = (this.last != null) ? this.last : Duration.ZERO;
			Duration asked = obstacle.pause();
			return (asked != null && asked.compareTo(own) > 0) ? spread(asked) : own;
		}

		// Not all that were sent away are to come back in the same moment.
		private static Duration spread(Duration pause) {
			return pause.plusMillis(ThreadLocalRandom.current().nextLong(1 + pause.toMillis() / 10));
		}

	}

}
