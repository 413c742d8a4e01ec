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
 * Thrown when the server, or a proxy in front of it, responds with HTTP 401, 403 or 407
 * because the credentials are missing, wrong, expired or insufficient, and when the
 * client cannot obtain credentials to send. Dagster itself does not authenticate callers;
 * a missing permission in Dagster is reported as an {@link UnauthorizedException}.
 *
 * @since 0.1.0
 */
public final class DagsterAuthenticationException extends DagsterGraphQlClientException {

	/** HTTP status of the response, or 0 if no request was sent. */
	private final int statusCode;

	/**
	 * Create a new exception for a response of the server or of a proxy.
	 * @param message description of the rejection, with its origin; safe to log
	 * @param statusCode the HTTP status, 401, 403 or 407
	 */
	public DagsterAuthenticationException(String message, int statusCode) {
		super("DagsterAuthentication", message, false, null);
		this.statusCode = statusCode;
	}

	/**
	 * Create a new exception for a request that was not sent.
	 * @param message description of the missing credentials; safe to log
	 * @param cause the reason, or {@code null} if the message is sufficient
	 */
	public DagsterAuthenticationException(String message, @Nullable Throwable cause) {
		super("DagsterAuthentication", message, false, cause);
		this.statusCode = 0;
	}

	/**
	 * Return the HTTP status of the response.
	 * @return 401, 403 or 407, or 0 if no request was sent because the credentials could
	 * not be obtained
	 */
	public int getStatusCode() {
		return this.statusCode;
	}

}
