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
 * Thrown when a call times out, either while connecting or while waiting for the
 * response. The message contains the timeout that elapsed and how to change it.
 *
 * @since 0.1.0
 */
public final class DagsterTimeoutException extends DagsterGraphQlClientException {

	/**
	 * Create a new exception.
	 * @param message description of the timeout and advice; safe to log
	 * @param outcomeUnknown whether the operation may have been carried out nevertheless
	 * @param cause the underlying failure, or {@code null}
	 */
	public DagsterTimeoutException(String message, boolean outcomeUnknown, @Nullable Throwable cause) {
		super("DagsterTimeout", message, outcomeUnknown, cause);
	}

}
