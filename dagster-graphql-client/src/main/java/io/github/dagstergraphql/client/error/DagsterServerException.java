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
 * Dagster understood the request and answered with one of its typed errors. There is one
 * subclass for each that an operation of this client can meet; more may come with newer
 * versions, so a {@code switch} over them needs a default branch.
 *
 * @since 0.1.0
 */
public abstract non-sealed class DagsterServerException extends DagsterGraphQlClientException {

	/** What the server said. */
	private final @Nullable String serverMessage;

	/**
	 * Create a new exception.
	 * @param errorType the GraphQL type that the server answered
	 * @param message what happened and what to do; safe to log
	 * @param serverMessage the server's own message, or {@code null} if it has none
	 * @param outcomeUnknown whether the operation may have happened nevertheless
	 */
	protected DagsterServerException(String errorType, String message, @Nullable String serverMessage,
			boolean outcomeUnknown) {
		this(errorType, message, serverMessage, outcomeUnknown, null);
	}

	/**
	 * Create a new exception with a cause.
	 * @param errorType the server's name for the error, or the client's own
	 * @param message the message
	 * @param serverMessage the server's own message, or {@code null} if it has none
	 * @param outcomeUnknown whether the operation may have happened nevertheless
	 * @param cause the cause, or {@code null} if it has none
	 */
	protected DagsterServerException(String errorType, String message, @Nullable String serverMessage,
			boolean outcomeUnknown, @Nullable Throwable cause) {
		super(errorType, message, outcomeUnknown, cause);
		this.serverMessage = serverMessage;
	}

	/**
	 * Return what the server said, word by word ({@code Error.message}). Unlike
	 * {@link #getMessage()} it may quote run config, so think before logging it.
	 * @return the server's message, or {@code null} if this error has none
	 */
	public @Nullable String getServerMessage() {
		return this.serverMessage;
	}

}
