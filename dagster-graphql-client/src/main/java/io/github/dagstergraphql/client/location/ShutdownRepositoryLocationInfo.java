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

package io.github.dagstergraphql.client.location;

import org.jspecify.annotations.Nullable;

/**
 * Outcome of a shutdown of the server of a code location. A location that does not exist
 * or cannot be shut down is reported as an outcome, not as an exception.
 *
 * @param status whether the server was shut down
 * @param errorType the GraphQL type of the failure as reported by the server, or
 * {@code null} if there was none
 * @param message the server message about the failure, or {@code null} if there was none
 * @since 0.1.0
 */
public record ShutdownRepositoryLocationInfo(Status status, @Nullable String errorType, @Nullable String message) {

	/**
	 * Return whether the server of the code location was shut down.
	 * @return {@code true} if the status is {@link Status#SUCCESS}
	 */
	public boolean isSuccess() {
		return this.status == Status.SUCCESS;
	}

	/**
	 * Return the status and the error type, but not the server message.
	 */
	@Override
	public String toString() {
		return "ShutdownRepositoryLocationInfo[status=" + this.status + ", errorType=" + this.errorType + "]";
	}

	/**
	 * Whether the server of a code location was shut down
	 * ({@code ShutdownRepositoryLocationStatus} in Python).
	 *
	 * @since 0.1.0
	 */
	public enum Status {

		/** The server was shut down. */
		SUCCESS,

		/** The server was not shut down. */
		FAILURE

	}

}
