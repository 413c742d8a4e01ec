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

package io.github.dagstergraphql.test.internal.launch;

import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.test.internal.config.ConfigError;
import io.github.dagstergraphql.test.run.PythonException;
import org.jspecify.annotations.Nullable;

/**
 * Error with which Dagster rejects a request.
 */
public sealed interface ServerError {

	/** Error of a read-only server. */
	Plain UNAUTHORIZED = new Plain("UnauthorizedError", "Authorization failed");

	/**
	 * Return the GraphQL type.
	 * @return the name of the type
	 */
	String type();

	/**
	 * An error with a message and possibly further fields.
	 *
	 * @param type the GraphQL type
	 * @param message the message
	 * @param fields the further fields
	 */
	record Plain(String type, String message, Map<String, Object> fields) implements ServerError {

		/**
		 * Create an error without further fields.
		 * @param type the GraphQL type
		 * @param message the message
		 */
		public Plain(String type, String message) {
			this(type, message, Map.of());
		}

	}

	/**
	 * Invalid run config.
	 *
	 * @param job the job
	 * @param errors the errors
	 */
	record InvalidConfig(String job, List<ConfigError> errors) implements ServerError {

		@Override
		public String type() {
			return "RunConfigValidationInvalid";
		}

	}

	/**
	 * An exception in Python.
	 *
	 * @param className the class with its module
	 * @param message the message
	 * @param cause the cause, or {@code null}
	 * @param unexpected whether it sets the HTTP status to 500
	 */
	record Python(String className, String message, @Nullable PythonException cause,
			boolean unexpected) implements ServerError {

		/**
		 * Create an error that sets the HTTP status to 500.
		 * @param className the class with its module
		 * @param message the message
		 */
		public Python(String className, String message) {
			this(className, message, null, true);
		}

		@Override
		public String type() {
			return "PythonError";
		}

	}

}
