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
 * Base class for the typed errors of Dagster. One subclass exists for each error that an
 * operation of this client can return. Further subclasses may be added in later versions,
 * so that a {@code switch} over them needs a default branch.
 *
 * @since 0.1.0
 */
public abstract non-sealed class DagsterServerException extends DagsterGraphQlClientException {

	/** Server message. */
	private final @Nullable String serverMessage;

	/**
	 * Create a new exception.
	 * @param errorType the GraphQL type of the response
	 * @param message description of the failure and advice; safe to log
	 * @param serverMessage the server message, or {@code null} if the error has none
	 * @param outcomeUnknown whether the operation may have been carried out nevertheless
	 */
	protected DagsterServerException(String errorType, String message, @Nullable String serverMessage,
			boolean outcomeUnknown) {
		this(errorType, message, serverMessage, outcomeUnknown, null);
	}

	/**
	 * Create a new exception with a cause.
	 * @param errorType the error type reported by the server or defined by this client
	 * @param message description of the failure and advice; safe to log
	 * @param serverMessage the server message, or {@code null} if the error has none
	 * @param outcomeUnknown whether the operation may have been carried out nevertheless
	 * @param cause the cause, or {@code null}
	 */
	protected DagsterServerException(String errorType, String message, @Nullable String serverMessage,
			boolean outcomeUnknown, @Nullable Throwable cause) {
		super(errorType, message, outcomeUnknown, cause);
		this.serverMessage = serverMessage;
	}

	/**
	 * Return the verbatim server message ({@code Error.message}). Unlike
	 * {@link #getMessage()} it may contain run config and is not necessarily safe to log.
	 * @return the server message, or {@code null} if the error has none
	 */
	public @Nullable String getServerMessage() {
		return this.serverMessage;
	}

}
