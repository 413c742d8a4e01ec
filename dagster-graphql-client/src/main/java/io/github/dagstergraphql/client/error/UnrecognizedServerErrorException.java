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
 * Thrown when Dagster returns a type unknown to this version of the client, as newer
 * servers may do. {@link #getErrorType()} returns the name of the type.
 *
 * @since 0.1.0
 */
public final class UnrecognizedServerErrorException extends DagsterServerException {

	/**
	 * Create a new exception.
	 * @param errorType the GraphQL type of the response
	 * @param message description of the failure; safe to log
	 * @param serverMessage the server message, or {@code null}
	 * @param outcomeUnknown whether the operation may have been carried out nevertheless
	 */
	public UnrecognizedServerErrorException(String errorType, String message, @Nullable String serverMessage,
			boolean outcomeUnknown) {
		super(errorType, message, serverMessage, outcomeUnknown);
	}

}
