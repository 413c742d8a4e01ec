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

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * A run that was awaited and is over.
 *
 * @param attempts the run that was awaited and, if Dagster has retried it, the runs that
 * it did so with, in order: at least one
 * @param lostRetry what is known of a retry that Dagster announced, or that was due, and
 * that did not come within {@link AwaitOptions#maxRetryDelay()}, so that the failed run
 * is the result; {@code null} in all other cases
 * @since 0.1.0
 */
public record AwaitedRun(List<Run> attempts, @Nullable String lostRetry) implements AwaitOutcome {

	/**
	 * Create a new instance with a copy of the list.
	 * @param attempts the run that was awaited, and its retries
	 * @param lostRetry what is known of a retry that did not come, or {@code null}
	 */
	public AwaitedRun {
		Assert.notEmpty(attempts, "attempts must not be empty");
		attempts = List.copyOf(attempts);
	}

	/**
	 * Create a new instance without a lost retry.
	 * @param attempts the run that was awaited, and its retries
	 */
	public AwaitedRun(List<Run> attempts) {
		this(attempts, null);
	}

	@Override
	public String runId() {
		return this.attempts.get(0).id();
	}

	/**
	 * Return the run that counts.
	 * @return the last attempt
	 */
	public Run run() {
		return this.attempts.get(this.attempts.size() - 1);
	}

	/**
	 * Return how it ended.
	 * @return the status of the last attempt
	 */
	public RunStatus status() {
		return run().status();
	}

	/**
	 * Return whether it ended well.
	 * @return whether the last attempt has succeeded
	 */
	public boolean isSuccessful() {
		return status() == RunStatus.SUCCESS;
	}

}
