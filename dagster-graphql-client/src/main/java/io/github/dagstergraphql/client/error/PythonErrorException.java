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

/**
 * Thrown when a Python exception was raised while Dagster processed the request
 * ({@code PythonError}). A launch that fails with it may have created a run nevertheless.
 *
 * @since 0.1.0
 */
public final class PythonErrorException extends DagsterServerException {

	private final transient PythonErrorInfo pythonError;

	/**
	 * Create a new exception.
	 * @param message description of the failure; safe to log
	 * @param pythonError the Python error with its stack and causes
	 * @param outcomeUnknown whether the operation may have been carried out nevertheless
	 */
	public PythonErrorException(String message, PythonErrorInfo pythonError, boolean outcomeUnknown) {
		super("PythonError", message, pythonError.message(), outcomeUnknown);
		this.pythonError = pythonError;
	}

	/**
	 * Return the Python error with its stack and causes.
	 * @return the details
	 */
	public PythonErrorInfo getPythonError() {
		return this.pythonError;
	}

}
