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

package io.github.dagstergraphql.client.error;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when Dagster does not permit the operation because the server is read-only or
 * the user lacks the permission. Most operations return {@code UnauthorizedError};
 * terminating a run returns {@code TerminateRunFailure} with a message of its own, and
 * mutations with a Boolean result fail with GraphQL errors. A gateway in front of Dagster
 * with support for GraphQL may also deny an operation, usually with a {@code PythonError}
 * that Dagster did not raise. All of these are reported by this exception.
 *
 * @since 0.1.0
 */
public final class UnauthorizedException extends DagsterServerException {

	/**
	 * Create a new exception.
	 * @param errorType the GraphQL type of the response
	 * @param message description of the failure and advice; safe to log
	 * @param serverMessage the server message, or {@code null}
	 */
	public UnauthorizedException(String errorType, String message, @Nullable String serverMessage) {
		super(errorType, message, serverMessage, false);
	}

}
