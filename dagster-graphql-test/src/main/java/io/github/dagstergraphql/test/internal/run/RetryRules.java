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
 * How failed runs are retried.
 *
 * @param enabled whether they are, as often as their tags say
 * @param willRetryDelay how long after the failure Dagster writes whether there will be a
 * retry
 * @param retryDelay how long after the failure the retry is created
 */
public record RetryRules(boolean enabled, Duration willRetryDelay, Duration retryDelay) {

	/**
	 * Dagster writes the tag a moment after the status. Its daemon looks every few
	 * seconds, which is longer than tests should take.
	 */
	public static final RetryRules DEFAULT = new RetryRules(true, Duration.ofMillis(20), Duration.ofMillis(200));

	/**
	 * Return these rules switched on or off.
	 * @param enabled whether failed runs are retried
	 * @return the rules
	 */
	public RetryRules enabled(boolean enabled) {
		return new RetryRules(enabled, this.willRetryDelay, this.retryDelay);
	}

	/**
	 * Return these rules with another time until the tag is written.
	 * @param delay how long after the failure
	 * @return the rules
	 */
	public RetryRules willRetryDelay(Duration delay) {
		return new RetryRules(this.enabled, delay, this.retryDelay);
	}

	/**
	 * Return these rules with another time until the retry.
	 * @param delay how long after the failure
	 * @return the rules
	 */
	public RetryRules retryDelay(Duration delay) {
		return new RetryRules(this.enabled, this.willRetryDelay, delay);
	}

}
