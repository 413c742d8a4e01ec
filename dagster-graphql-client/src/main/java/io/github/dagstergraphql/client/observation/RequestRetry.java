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

import org.jspecify.annotations.Nullable;

/**
 * A request that is about to be sent again.
 *
 * @param clientName what the client is called
 * @param operationName the name of the GraphQL operation; {@code null} if it is in a
 * document of the application
 * @param reason what kept the attempt before from being answered
 * @since 0.1.0
 */
public record RequestRetry(String clientName, @Nullable String operationName, Reason reason) {

	/**
	 * What kept an attempt from being answered.
	 *
	 * @since 0.1.0
	 */
	public enum Reason {

		/**
		 * There was no connection: it was refused, timed out, or the host is not known.
		 */
		NOT_CONNECTED,

		/** The connection broke before the answer was complete. */
		CONNECTION_BROKEN,

		/** HTTP 429. */
		TOO_MANY_REQUESTS,

		/** HTTP 502. */
		BAD_GATEWAY,

		/** HTTP 503. */
		SERVICE_UNAVAILABLE,

		/** HTTP 504. */
		GATEWAY_TIMEOUT,

		/** Dagster+ says that it is under maintenance. */
		MAINTENANCE,

		/**
		 * A launch with an idempotency key had an unknown outcome, and there turned out
		 * to be no run.
		 */
		NOT_LAUNCHED

	}

}
