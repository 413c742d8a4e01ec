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

package io.github.dagstergraphql.client.run;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * How to wait for runs.
 *
 * <pre class="code">
 * AwaitOptions.within(Duration.ofHours(1))
 *     .requireSuccess()
 *     .terminateOnTimeout(TerminatePolicy.SAFE_TERMINATE)
 * </pre>
 *
 * @param timeout how long to wait
 * @param terminatePolicy how to terminate a run that is not over by then, or {@code null}
 * to leave it alone
 * @param successRequired whether a run that does not succeed is a failure of the wait
 * @param retriesFollowed whether to go on with the next run when Dagster retries a failed
 * one
 * @param retryGraceTime how long a failed run may take to tell whether it is retried
 * @param maxRetryDelay how long a retry that Dagster has announced may take to appear
 * @since 0.1.0
 */
public record AwaitOptions(Duration timeout, @Nullable TerminatePolicy terminatePolicy, boolean successRequired,
		boolean retriesFollowed, Duration retryGraceTime, Duration maxRetryDelay) {

	private static final Duration DEFAULT_RETRY_GRACE_TIME = Duration.ofSeconds(5);

	private static final Duration DEFAULT_MAX_RETRY_DELAY = Duration.ofMinutes(5);

	/**
	 * Check the times.
	 * @param timeout how long to wait
	 * @param terminatePolicy how to terminate a run that is not over by then, or
	 * {@code null}
	 * @param successRequired whether a run that does not succeed is a failure
	 * @param retriesFollowed whether to go on with the next run
	 * @param retryGraceTime how long a failed run may take to tell
	 * @param maxRetryDelay how long an announced retry may take to appear
	 * @throws IllegalArgumentException if the timeout is not positive, or the grace time
	 * or the retry delay is negative
	 */
	public AwaitOptions {
		Assert.isTrue(timeout != null && !timeout.isZero() && !timeout.isNegative(), "timeout must be positive");
		Assert.isTrue(retryGraceTime != null && !retryGraceTime.isNegative(), "retry grace time must not be negative");
		Assert.isTrue(maxRetryDelay != null && !maxRetryDelay.isNegative(), "max retry delay must not be negative");
	}

	/**
	 * Wait for some time at most. By default a run that is not over by then is left
	 * alone, any end of a run is fine, and automatic retries are followed.
	 * @param timeout how long to wait
	 * @return the options
	 * @throws IllegalArgumentException if the timeout is not positive
	 */
	public static AwaitOptions within(Duration timeout) {
		return new AwaitOptions(timeout, null, false, true, DEFAULT_RETRY_GRACE_TIME, DEFAULT_MAX_RETRY_DELAY);
	}

	/**
	 * Terminate a run that is not over in time. The wait fails all the same, and says
	 * whether the server has agreed to terminate the run; it does not wait for the end of
	 * it. The request is repeated for up to 30 seconds while the run is being started,
	 * and for half of the timeout, at least 1 and at most 5 seconds, if the server does
	 * not answer, so that the wait may take as much longer than its timeout.
	 * @param policy how
	 * @return the options
	 */
	public AwaitOptions terminateOnTimeout(TerminatePolicy policy) {
		Assert.notNull(policy, "policy must not be null");
		return new AwaitOptions(this.timeout, policy, this.successRequired, this.retriesFollowed, this.retryGraceTime,
				this.maxRetryDelay);
	}

	/**
	 * Let the wait fail with
	 * {@link io.github.dagstergraphql.client.error.RunAwaitException}, which tells why
	 * the run failed, unless the run succeeds.
	 * @return the options
	 */
	public AwaitOptions requireSuccess() {
		return new AwaitOptions(this.timeout, this.terminatePolicy, true, this.retriesFollowed, this.retryGraceTime,
				this.maxRetryDelay);
	}

	/**
	 * Set whether to go on with the next run when Dagster retries a failed one
	 * ({@code run_retries} of the instance, tag {@code dagster/max_retries}), which is so
	 * by default.
	 * @param follow whether to go on
	 * @return the options
	 */
	public AwaitOptions followRetries(boolean follow) {
		return new AwaitOptions(this.timeout, this.terminatePolicy, this.successRequired, follow, this.retryGraceTime,
				this.maxRetryDelay);
	}

	/**
	 * Set how long a failed run may take to say whether it is retried. Defaults to 5
	 * seconds. Dagster writes that ({@code dagster/will_retry}) a moment after the
	 * status. It does not write it where run retries are not enabled, and the wait ends
	 * at once there, as far as the server says so. Old servers with run retries never
	 * write it, so that a failed run that says nothing has at least 30 seconds there, and
	 * {@link #maxRetryDelay(Duration)} if it is tagged to be retried
	 * ({@code dagster/max_retries}), unless this time is zero.
	 * @param time how long
	 * @return the options
	 * @throws IllegalArgumentException if the time is negative
	 */
	public AwaitOptions retryGraceTime(Duration time) {
		return new AwaitOptions(this.timeout, this.terminatePolicy, this.successRequired, this.retriesFollowed, time,
				this.maxRetryDelay);
	}

	/**
	 * Set how long a retry that Dagster has announced, or that is due by the tag
	 * {@code dagster/max_retries}, may take to appear, from the moment when the failure
	 * is seen and without the time in which the server cannot be asked. Defaults to 5
	 * minutes. Dagster may lose a retry, or its daemon may not run: after this time the
	 * failed run is the result, and {@link AwaitedRun#lostRetry()} says why.
	 * @param time how long
	 * @return the options
	 * @throws IllegalArgumentException if the time is negative
	 */
	public AwaitOptions maxRetryDelay(Duration time) {
		return new AwaitOptions(this.timeout, this.terminatePolicy, this.successRequired, this.retriesFollowed,
				this.retryGraceTime, time);
	}

}
