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

import io.github.dagstergraphql.client.observation.RetryReason;
import org.jspecify.annotations.Nullable;

import org.springframework.core.retry.RetryPolicy;
import org.springframework.util.backoff.BackOffExecution;

/**
 * Retries of requests that are safe to repeat and may succeed, within the deadline of the
 * call.
 */
public final class Retries {

	private final RetryPolicy policy;

	public Retries(RetryPolicy policy) {
		this.policy = policy;
	}

	Sequence of(Call<?> call, Deadline deadline) {
		return new Sequence(call, deadline);
	}

	/**
	 * Return whether failed requests are retried at all.
	 * @return {@code false} if the policy permits no retry
	 */
	public boolean isEnabled() {
		return this.policy.getBackOff().start().nextBackOff() != BackOffExecution.STOP;
	}

	/**
	 * The retries of one call.
	 */
	final class Sequence {

		private final Call<?> call;

		private final Deadline deadline;

		private final Pauses pauses = new Pauses(Retries.this.policy.getBackOff().start());

		private Sequence(Call<?> call, Deadline deadline) {
			this.call = call;
			this.deadline = deadline;
		}

		/**
		 * Return the pause until the next attempt, and report the retry.
		 * @param failure the failure of the last attempt
		 * @return the pause, or {@code null} if the call has failed
		 */
		@Nullable Duration pauseAfter(Throwable failure) {
			Obstacle obstacle = this.call.obstacle();
			if (obstacle == null || !obstacle.allows(this.call.operation())
					|| !Retries.this.policy.shouldRetry(failure)) {
				return null;
			}
			Duration pause = this.pauses.next(obstacle, this.deadline.isPersistent());
			if (pause == null || !this.deadline.allows(pause)) {
				return null;
			}
			this.call.repeats(obstacle.reason());
			return pause;
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
		 * Return the pause before the next attempt.
		 * @param obstacle the obstacle of the last attempt
		 * @param persistent whether the number of attempts is unlimited
		 * @return the pause, or {@code null} if there is no further attempt
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
			// most often the server has closed an idle connection; a new one suffices
			if (firstPause && obstacle.reason() == RetryReason.CONNECTION_BROKEN) {
				return Duration.ZERO;
			}
			Duration own = (this.last != null) ? this.last : Duration.ZERO;
			Duration asked = obstacle.pause();
			return (asked != null && asked.compareTo(own) > 0) ? spread(asked) : own;
		}

		// Rejected clients must not all return at the same moment.
		private static Duration spread(Duration pause) {
			return pause.plusMillis(ThreadLocalRandom.current().nextLong(1 + pause.toMillis() / 10));
		}

	}

}
