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

package io.github.dagstergraphql.client.observation;

import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Event of a request or a launch whose request is about to be retried.
 *
 * @since 0.1.0
 */
public final class DagsterRetryEvent implements Observation.Event {

	private final @Nullable String operationName;

	private final RetryReason reason;

	/**
	 * Create a new event.
	 * @param operationName the name of the GraphQL operation, or {@code null} if it is in
	 * a document of the application
	 * @param reason the reason for the retry
	 */
	public DagsterRetryEvent(@Nullable String operationName, RetryReason reason) {
		Assert.notNull(reason, "reason must not be null");
		this.operationName = operationName;
		this.reason = reason;
	}

	@Override
	public String getName() {
		return "retry";
	}

	/**
	 * Return the name of the GraphQL operation.
	 * @return the name, or {@code null} if it is in a document of the application
	 */
	public @Nullable String getOperationName() {
		return this.operationName;
	}

	/**
	 * Return the reason for the retry.
	 * @return the reason for the failure of the previous attempt
	 */
	public RetryReason getReason() {
		return this.reason;
	}

	@Override
	public String toString() {
		return "DagsterRetryEvent[" + this.operationName + ", " + this.reason + "]";
	}

}
