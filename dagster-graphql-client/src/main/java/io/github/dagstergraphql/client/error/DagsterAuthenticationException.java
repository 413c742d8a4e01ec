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
 * The server, or a proxy in front of it, answered HTTP 401, 403 or 407: the credentials
 * are missing, wrong, expired or not sufficient. Or the client got no credentials to
 * send. Dagster itself has no log-in; what it refuses on its own account is an
 * {@link UnauthorizedException}.
 *
 * @since 0.1.0
 */
public final class DagsterAuthenticationException extends DagsterGraphQlClientException {

	/** The HTTP status of the answer, or 0 if nothing was sent. */
	private final int statusCode;

	/**
	 * Create a new exception.
	 * @param message what was refused by whom; safe to log
	 * @param statusCode the HTTP status, 401, 403 or 407
	 */
	public DagsterAuthenticationException(String message, int statusCode) {
		super("DagsterAuthentication", message, false, null);
		this.statusCode = statusCode;
	}

	/**
	 * Create a new exception for a request that was not sent.
	 * @param message that there were no credentials; safe to log
	 * @param cause why not, or {@code null} if the message says it all
	 */
	public DagsterAuthenticationException(String message, @Nullable Throwable cause) {
		super("DagsterAuthentication", message, false, cause);
		this.statusCode = 0;
	}

	/**
	 * Return the HTTP status of the answer.
	 * @return 401, 403 or 407; 0 if nothing was sent, as the credentials could not be had
	 */
	public int getStatusCode() {
		return this.statusCode;
	}

}
