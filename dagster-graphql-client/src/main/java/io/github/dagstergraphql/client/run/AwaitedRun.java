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

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Outcome for a finished run.
 *
 * @since 0.1.0
 */
public final class AwaitedRun implements AwaitOutcome {

	private final List<Run> attempts;

	private final @Nullable String lostRetry;

	private AwaitedRun(List<Run> attempts, @Nullable String lostRetry) {
		Assert.notEmpty(attempts, "attempts must not be empty");
		this.attempts = List.copyOf(attempts);
		this.lostRetry = lostRetry;
	}

	/**
	 * Create the outcome of a wait.
	 * @param attempts the run that was awaited, followed by its retries
	 * @return the outcome
	 * @throws IllegalArgumentException if there are no attempts
	 */
	public static AwaitedRun of(Run... attempts) {
		return of(Arrays.asList(attempts));
	}

	/**
	 * Create the outcome of a wait.
	 * @param attempts the run that was awaited, followed by its retries
	 * @return the outcome
	 * @throws IllegalArgumentException if there are no attempts
	 */
	public static AwaitedRun of(List<Run> attempts) {
		return new AwaitedRun(attempts, null);
	}

	/**
	 * Set the description of a retry that Dagster announced and that did not appear.
	 * @param lostRetry the description
	 * @return a new outcome
	 */
	public AwaitedRun withLostRetry(String lostRetry) {
		return new AwaitedRun(this.attempts, lostRetry);
	}

	@Override
	public String runId() {
		return this.attempts.get(0).id();
	}

	/**
	 * Return the run that was awaited and, if Dagster has retried it, its retries.
	 * @return the runs in order, at least one
	 */
	public List<Run> attempts() {
		return this.attempts;
	}

	/**
	 * Return the description of a retry that Dagster announced, or that was due, and that
	 * did not appear within {@link AwaitOptions#maxRetryDelay()}, so that the failed run
	 * is the result.
	 * @return the description, or {@code null} in all other cases
	 */
	public @Nullable String lostRetry() {
		return this.lostRetry;
	}

	/**
	 * Return the decisive run.
	 * @return the last attempt
	 */
	public Run run() {
		return this.attempts.get(this.attempts.size() - 1);
	}

	/**
	 * Return the final status.
	 * @return the status of the last attempt
	 */
	public RunStatus status() {
		return run().status();
	}

	/**
	 * Return whether the run has succeeded.
	 * @return {@code true} if the last attempt has succeeded
	 */
	public boolean isSuccessful() {
		return status() == RunStatus.SUCCESS;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof AwaitedRun awaited && this.attempts.equals(awaited.attempts)
				&& Objects.equals(this.lostRetry, awaited.lostRetry));
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.attempts, this.lostRetry);
	}

	@Override
	public String toString() {
		return "AwaitedRun[attempts=" + this.attempts + ", lostRetry=" + this.lostRetry + "]";
	}

}
