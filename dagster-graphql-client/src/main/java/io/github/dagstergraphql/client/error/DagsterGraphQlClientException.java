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
 * Root of everything that a call to Dagster can fail with; the Java twin of Python's
 * {@code DagsterGraphQLClientError}.
 * <p>
 * Messages are safe to log: they name the operation, the server and what to do, and never
 * quote run config, tags, or credentials. Each is a single line of at most a few thousand
 * characters, in which control characters are escaped. What the server said word by word
 * is held by the subclasses that carry it. Wrong arguments never end here, they are
 * {@link IllegalArgumentException}s thrown before anything is sent.
 *
 * @since 0.1.0
 */
public abstract sealed class DagsterGraphQlClientException extends RuntimeException
		permits DagsterAuthenticationException, DagsterConditionException, DagsterConnectionException,
		DagsterInterruptedException, DagsterServerException, DagsterTimeoutException, GraphQlRequestException,
		IdempotencyConflictException, InvalidResponseException, UnsupportedServerVersionException {

	/** What kind of error this is. */
	private final String errorType;

	/** Whether the operation may have happened. */
	private final boolean outcomeUnknown;

	DagsterGraphQlClientException(String errorType, String message, boolean outcomeUnknown, @Nullable Throwable cause) {
		super(MessageText.of(message), cause);
		this.errorType = errorType;
		this.outcomeUnknown = outcomeUnknown;
	}

	/**
	 * Return what kind of error this is: the GraphQL type that Dagster answered, such as
	 * {@code RunNotFoundError}, in the server's own spelling; where Dagster did not get
	 * to answer, the simple name of this class without {@code Exception}.
	 * @return the error type, never empty
	 */
	public String getErrorType() {
		return this.errorType;
	}

	/**
	 * Return whether the operation may have happened although it failed here: a launch
	 * whose answer was lost may have started a run. Always {@code false} for queries, and
	 * for mutations that the server refused or that never reached it.
	 * @return {@code true} if only the server knows whether it acted
	 */
	public boolean isOutcomeUnknown() {
		return this.outcomeUnknown;
	}

}
