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

package io.github.dagstergraphql.test.internal.run;

import java.time.Duration;

/**
 * Rules for retries of failed runs.
 *
 * @param enabled whether failed runs are retried, as often as their tags specify
 * @param willRetryDelay the time between the failure and the tag about a retry
 * @param retryDelay the time between the failure and the creation of the retry
 */
public record RetryRules(boolean enabled, Duration willRetryDelay, Duration retryDelay) {

	/**
	 * Dagster writes the tag shortly after the status. Its daemon polls every few
	 * seconds, which is too long for tests.
	 */
	public static final RetryRules DEFAULT = new RetryRules(true, Duration.ofMillis(20), Duration.ofMillis(200));

	/**
	 * Return these rules with retries enabled or disabled.
	 * @param enabled whether failed runs are retried
	 * @return the rules
	 */
	public RetryRules enabled(boolean enabled) {
		return new RetryRules(enabled, this.willRetryDelay, this.retryDelay);
	}

	/**
	 * Return these rules with another time until the tag is written.
	 * @param delay the time after the failure
	 * @return the rules
	 */
	public RetryRules willRetryDelay(Duration delay) {
		return new RetryRules(this.enabled, delay, this.retryDelay);
	}

	/**
	 * Return these rules with another time until the retry.
	 * @param delay the time after the failure
	 * @return the rules
	 */
	public RetryRules retryDelay(Duration delay) {
		return new RetryRules(this.enabled, this.willRetryDelay, delay);
	}

}
