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
 * Thrown when the server cannot be reached or the connection breaks: connection refused,
 * unknown host, failed TLS handshake, connection reset. The message contains the URL, the
 * host, the port and advice on what to check.
 *
 * @since 0.1.0
 */
public final class DagsterConnectionException extends DagsterGraphQlClientException {

	/**
	 * Create a new exception.
	 * @param message description of the failure and advice; safe to log
	 * @param outcomeUnknown whether the operation may have been carried out nevertheless
	 * @param cause the underlying failure, or {@code null}
	 */
	public DagsterConnectionException(String message, boolean outcomeUnknown, @Nullable Throwable cause) {
		super("DagsterConnection", message, outcomeUnknown, cause);
	}

}
