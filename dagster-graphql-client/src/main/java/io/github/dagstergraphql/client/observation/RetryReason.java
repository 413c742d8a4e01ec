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

/**
 * Reason for the retry of a request.
 *
 * @since 0.1.0
 * @see DagsterRetryEvent
 */
public enum RetryReason {

	/**
	 * No connection was established: it was refused, timed out, or the host is unknown.
	 */
	NOT_CONNECTED,

	/** The connection broke before the response was complete. */
	CONNECTION_BROKEN,

	/** HTTP 429. */
	TOO_MANY_REQUESTS,

	/** HTTP 502. */
	BAD_GATEWAY,

	/** HTTP 503. */
	SERVICE_UNAVAILABLE,

	/** HTTP 504. */
	GATEWAY_TIMEOUT,

	/** Dagster+ reported that it is under maintenance. */
	MAINTENANCE,

	/**
	 * The outcome of a launch with an idempotency key was unknown, and no run was found
	 * afterwards.
	 */
	NOT_LAUNCHED

}
