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
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Options for waiting for runs.
 *
 * <pre class="code">
 * AwaitOptions.within(Duration.ofHours(1))
 *     .requireSuccess()
 *     .terminateOnTimeout(TerminatePolicy.SAFE_TERMINATE)
 * </pre>
 *
 * @since 0.1.0
 */
public final class AwaitOptions {

	private static final Duration DEFAULT_RETRY_GRACE_TIME = Duration.ofSeconds(5);

	private static final Duration DEFAULT_MAX_RETRY_DELAY = Duration.ofMinutes(5);

	private final Duration timeout;

	private @Nullable TerminatePolicy terminatePolicy;

	private boolean successRequired;

	private boolean retriesFollowed = true;

	private Duration retryGraceTime = DEFAULT_RETRY_GRACE_TIME;

	private Duration maxRetryDelay = DEFAULT_MAX_RETRY_DELAY;

	private AwaitOptions(Duration timeout) {
		this.timeout = timeout;
	}

	/**
	 * Create options with a timeout. By default, a run that is not finished by then is
	 * not terminated, every final status is accepted, and automatic retries are followed.
	 * @param timeout the longest time to wait
	 * @return the options
	 * @throws IllegalArgumentException if the timeout is not positive
	 */
	public static AwaitOptions within(Duration timeout) {
		Assert.isTrue(timeout != null && !timeout.isZero() && !timeout.isNegative(), "timeout must be positive");
		return new AwaitOptions(timeout);
	}

	/**
	 * Terminate a run that is not finished in time. The wait fails nevertheless, and
	 * reports whether the server has accepted the termination; it does not wait for the
	 * run to end. The request is repeated for up to 30 seconds while the run is being
	 * started. If the server does not respond, it is repeated for half of the timeout, at
	 * least 1 and at most 5 seconds. The wait may exceed its timeout by that time.
	 * @param policy the policy of the termination
	 * @return new options
	 */
	public AwaitOptions terminateOnTimeout(TerminatePolicy policy) {
		Assert.notNull(policy, "policy must not be null");
		return with((options) -> options.terminatePolicy = policy);
	}

	/**
	 * Fail the wait with {@link io.github.dagstergraphql.client.run.RunAwaitException},
	 * which reports why the run failed, unless the run succeeds.
	 * @return new options
	 */
	public AwaitOptions requireSuccess() {
		return with((options) -> options.successRequired = true);
	}

	/**
	 * Whether to continue with the next run when Dagster retries a failed one
	 * ({@code run_retries} of the instance, tag {@code dagster/max_retries}). Defaults to
	 * {@code true}.
	 * @param follow whether to continue
	 * @return new options
	 */
	public AwaitOptions followRetries(boolean follow) {
		return with((options) -> options.retriesFollowed = follow);
	}

	/**
	 * Set how long to wait for Dagster to announce whether a failed run is retried.
	 * Defaults to 5 seconds. Dagster writes the tag {@code dagster/will_retry} a moment
	 * after the status. It does not write the tag if run retries are not enabled; the
	 * wait then ends immediately, as far as the server reports that. Old servers with run
	 * retries never write the tag. On these servers, the wait for a failed run without
	 * the tag continues for at least 30 seconds, and for {@link #maxRetryDelay(Duration)}
	 * if the run has a tag for retries ({@code dagster/max_retries}), unless this time is
	 * zero.
	 * @param time the time
	 * @return new options
	 * @throws IllegalArgumentException if the time is negative
	 */
	public AwaitOptions retryGraceTime(Duration time) {
		Assert.isTrue(time != null && !time.isNegative(), "retry grace time must not be negative");
		return with((options) -> options.retryGraceTime = time);
	}

	/**
	 * Set how long to wait for a retry that Dagster has announced, or that is due by the
	 * tag {@code dagster/max_retries}. Defaults to 5 minutes. The time starts when the
	 * failure is detected and does not include the time in which the server is not
	 * available. Dagster may lose a retry, or its daemon may not run: after this time the
	 * failed run is the result, and {@link AwaitedRun#lostRetry()} reports why.
	 * @param time the time
	 * @return new options
	 * @throws IllegalArgumentException if the time is negative
	 */
	public AwaitOptions maxRetryDelay(Duration time) {
		Assert.isTrue(time != null && !time.isNegative(), "max retry delay must not be negative");
		return with((options) -> options.maxRetryDelay = time);
	}

	private AwaitOptions with(Consumer<AwaitOptions> change) {
		AwaitOptions options = new AwaitOptions(this.timeout);
		options.terminatePolicy = this.terminatePolicy;
		options.successRequired = this.successRequired;
		options.retriesFollowed = this.retriesFollowed;
		options.retryGraceTime = this.retryGraceTime;
		options.maxRetryDelay = this.maxRetryDelay;
		change.accept(options);
		return options;
	}

	/**
	 * Return the longest time to wait.
	 * @return the timeout
	 */
	public Duration timeout() {
		return this.timeout;
	}

	/**
	 * Return the policy to terminate a run that is not finished in time.
	 * @return the policy, or {@code null} if the run is not terminated
	 */
	public @Nullable TerminatePolicy terminatePolicy() {
		return this.terminatePolicy;
	}

	/**
	 * Return whether the wait fails unless the run succeeds.
	 * @return {@code true} if success is required
	 */
	public boolean successRequired() {
		return this.successRequired;
	}

	/**
	 * Return whether the wait continues with the retries of a failed run.
	 * @return {@code true} if retries are followed
	 */
	public boolean retriesFollowed() {
		return this.retriesFollowed;
	}

	/**
	 * Return how long to wait for Dagster to announce whether a failed run is retried.
	 * @return the time
	 */
	public Duration retryGraceTime() {
		return this.retryGraceTime;
	}

	/**
	 * Return how long to wait for a retry that Dagster has announced.
	 * @return the time
	 */
	public Duration maxRetryDelay() {
		return this.maxRetryDelay;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof AwaitOptions options && state().equals(options.state()));
	}

	@Override
	public int hashCode() {
		return state().hashCode();
	}

	private List<@Nullable Object> state() {
		return Arrays.asList(this.timeout, this.terminatePolicy, this.successRequired, this.retriesFollowed,
				this.retryGraceTime, this.maxRetryDelay);
	}

	@Override
	public String toString() {
		return "AwaitOptions[timeout=" + this.timeout + ", terminatePolicy=" + this.terminatePolicy
				+ ", successRequired=" + this.successRequired + ", retriesFollowed=" + this.retriesFollowed
				+ ", retryGraceTime=" + this.retryGraceTime + ", maxRetryDelay=" + this.maxRetryDelay + "]";
	}

}
