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

package io.github.dagstergraphql.client.run;

import io.github.dagstergraphql.client.error.DagsterServerException;

/**
 * Thrown when a request specifies an output that the step does not have
 * ({@code InvalidOutputError}).
 *
 * @since 0.1.0
 */
public final class InvalidOutputException extends DagsterServerException {

	private final transient InvalidOutputErrorInfo info;

	/**
	 * Create a new exception.
	 * @param message the problem and how to solve it; safe to log
	 * @param info the step and the output
	 */
	public InvalidOutputException(String message, InvalidOutputErrorInfo info) {
		super("InvalidOutputError", message, null, false);
		this.info = info;
	}

	/**
	 * Return the step and the missing output.
	 * @return the details
	 */
	public InvalidOutputErrorInfo getInfo() {
		return this.info;
	}

}
