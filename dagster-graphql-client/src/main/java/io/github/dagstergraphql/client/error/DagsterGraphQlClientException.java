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

import io.github.dagstergraphql.client.internal.text.MessageText;
import org.jspecify.annotations.Nullable;

/**
 * Root of all exceptions that calls to Dagster fail with; the Java counterpart of
 * Python's {@code DagsterGraphQLClientError}.
 * <p>
 * Messages are safe to log: they contain the operation, the server and advice, and never
 * run config, tags or credentials. Each message is a single line of at most a few
 * thousand characters with control characters escaped. Verbatim server messages are
 * available from the subclasses that carry them. Invalid arguments are not reported by
 * this exception but by {@link IllegalArgumentException}s thrown before any request is
 * sent.
 *
 * @since 0.1.0
 */
public abstract sealed class DagsterGraphQlClientException extends RuntimeException
		permits DagsterAuthenticationException, DagsterConditionException, DagsterConnectionException,
		DagsterInterruptedException, DagsterServerException, DagsterTimeoutException, GraphQlRequestException,
		IdempotencyConflictException, InvalidResponseException, UnsupportedServerVersionException {

	/** Error type reported by the server or defined by this client. */
	private final String errorType;

	/** Whether the operation may have been carried out. */
	private final boolean outcomeUnknown;

	DagsterGraphQlClientException(String errorType, String message, boolean outcomeUnknown, @Nullable Throwable cause) {
		super(MessageText.of(message), cause);
		this.errorType = errorType;
		this.outcomeUnknown = outcomeUnknown;
	}

	/**
	 * Return the error type: the GraphQL type reported by Dagster, such as
	 * {@code RunNotFoundError}, in the spelling of the server, or, if Dagster did not
	 * respond, the simple name of this class without {@code Exception}.
	 * @return the error type, never empty
	 */
	public String getErrorType() {
		return this.errorType;
	}

	/**
	 * Return whether the operation may have been carried out although it failed here. For
	 * example, a launch may have started a run although its response was lost. Always
	 * {@code false} for queries, and for mutations that were rejected by the server or
	 * did not reach it.
	 * @return {@code true} if the client cannot determine whether the server carried out
	 * the operation
	 */
	public boolean isOutcomeUnknown() {
		return this.outcomeUnknown;
	}

}
