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

package io.github.dagstergraphql.client.internal.operation;

import io.github.dagstergraphql.client.error.DagsterServerException;
import io.github.dagstergraphql.client.internal.redact.Redactor;
import org.jspecify.annotations.Nullable;

/**
 * Factory for the exception for a typed error of an operation.
 */
@FunctionalInterface
public interface ErrorFactory {

	/**
	 * Create the exception.
	 * @param error the error, with its type
	 * @param message a message for the exception, which is safe to log
	 * @param redactor removes values that must not be logged from other parts of the
	 * error
	 * @return the exception
	 */
	DagsterServerException create(ServerError error, String message, Redactor redactor);

	/**
	 * Factory for the exception for an error without its own fields, with the signature
	 * of most exception constructors.
	 */
	@FunctionalInterface
	interface Simple {

		/**
		 * Create the exception.
		 * @param type the GraphQL type
		 * @param message a message for the exception, which is safe to log
		 * @param serverMessage the server message, or {@code null}
		 * @return the exception
		 */
		DagsterServerException create(String type, String message, @Nullable String serverMessage);

	}

}
