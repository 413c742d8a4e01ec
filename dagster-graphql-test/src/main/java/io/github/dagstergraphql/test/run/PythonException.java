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

package io.github.dagstergraphql.test.run;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * An exception that Python code raises.
 *
 * @param className the class, without its module
 * @param message the message
 * @param cause what it was raised from, or {@code null}
 * @since 0.1.0
 */
public record PythonException(String className, String message, @Nullable PythonException cause) {

	/**
	 * Check the class.
	 * @param className the class, without its module
	 * @param message the message
	 * @param cause what it was raised from, or {@code null}
	 */
	public PythonException {
		Assert.hasText(className, "a Python exception must have a class");
	}

	/**
	 * Create an exception.
	 * @param className the class, without its module, such as {@code ValueError}
	 * @param message the message
	 * @return the exception
	 */
	public static PythonException of(String className, String message) {
		return new PythonException(className, message, null);
	}

	/**
	 * Return this exception as one that was raised from another
	 * ({@code raise .. from ..}).
	 * @param cause the other one; of the innermost cause if there is one already
	 * @return the exception
	 */
	public PythonException causedBy(PythonException cause) {
		return new PythonException(this.className, this.message,
				(this.cause != null) ? this.cause.causedBy(cause) : cause);
	}

}
