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

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * An exception that Python code raises.
 *
 * <pre class="code">
 * PythonException.of("ValueError", "no file").causedBy(PythonException.of("KeyError", "'path'"))
 * PythonException.failure("the order file is empty").metadata("rows", 0)
 * </pre>
 *
 * @param className the class, without its module
 * @param message the message
 * @param cause the cause, or {@code null}
 * @param metadata the metadata by label, in order; only a {@code Failure} of Dagster, or
 * of a class that extends it, has metadata
 * @since 0.1.0
 */
public record PythonException(String className, String message, @Nullable PythonException cause,
		Map<String, MetadataValue> metadata) {

	private static final String FAILURE = "Failure";

	/**
	 * Create an exception.
	 * @param className the class, without its module
	 * @param message the message
	 * @param cause the cause, or {@code null}
	 * @param metadata the metadata by label
	 */
	public PythonException {
		Assert.hasText(className, "class name must not be empty");
		metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
	}

	/**
	 * Create an exception.
	 * @param className the class, without its module, such as {@code ValueError}
	 * @param message the message
	 * @return the exception
	 */
	public static PythonException of(String className, String message) {
		return new PythonException(className, message, null, Map.of());
	}

	/**
	 * Create a {@code Failure}, which Dagster provides for code that explains why it
	 * fails.
	 * @param description the description
	 * @return the exception
	 */
	public static PythonException failure(String description) {
		return of(FAILURE, description);
	}

	/**
	 * Return this exception with a cause ({@code raise .. from ..}).
	 * @param cause the cause; it becomes the cause of the innermost exception if there is
	 * a cause already
	 * @return the exception
	 */
	public PythonException causedBy(PythonException cause) {
		return new PythonException(this.className, this.message,
				(this.cause != null) ? this.cause.causedBy(cause) : cause, this.metadata);
	}

	/**
	 * Return this exception as a {@code Failure}, or of a class that extends it, with one
	 * more metadata value ({@code Failure(metadata={..})}).
	 * @param label the label
	 * @param value a text, a number, a boolean, a map, a list, {@code null} or a
	 * {@link MetadataValue}
	 * @return the exception
	 * @throws IllegalArgumentException if the type of the value is not supported
	 */
	public PythonException metadata(String label, @Nullable Object value) {
		Assert.hasText(label, "metadata label must not be empty");
		Map<String, MetadataValue> all = new LinkedHashMap<>(this.metadata);
		all.put(label, MetadataValue.of(value));
		return new PythonException(this.className, this.message, this.cause, all);
	}

	/**
	 * Return whether the exception is a {@code Failure} of Dagster, or of a class that
	 * extends it. Dagster reports such an exception as it is, and wraps every other one
	 * in its own {@code DagsterExecutionStepExecutionError}.
	 * @return {@code true} if its class is {@code Failure}, or it has metadata
	 */
	public boolean isFailure() {
		return this.className.equals(FAILURE) || !this.metadata.isEmpty();
	}

}
