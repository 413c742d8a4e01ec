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

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An exception that was raised in Python, as Dagster reports it ({@code PythonError}).
 *
 * @param className the Python class without its module, such as
 * {@code DagsterUserCodeUnreachableError}; {@code null} if the server did not tell
 * @param message the class and its message, as Python prints them; it may quote run
 * config, so think before logging it
 * @param stack the stack trace, a line or more an entry, outermost call first; empty if
 * the server did not tell
 * @param causes what it was raised from, nearest first
 * @since 0.1.0
 */
public record PythonErrorInfo(@Nullable String className, String message, List<String> stack,
		List<PythonErrorInfo> causes) {

	/**
	 * Copy the lists.
	 * @param className the Python class without its module, such as
	 * {@code DagsterUserCodeUnreachableError}; {@code null} if the server did not tell
	 * @param message the class and its message, as Python prints them; it may quote run
	 * config, so think before logging it
	 * @param stack the stack trace, a line or more an entry, outermost call first; empty
	 * if the server did not tell
	 * @param causes what it was raised from, nearest first
	 */
	public PythonErrorInfo {
		stack = List.copyOf(stack);
		causes = List.copyOf(causes);
	}

	/**
	 * Return where it all began: the last of the {@link #causes() causes}, or this error
	 * itself if it has none. Since Dagster 1.6 or so a code location that fails to load
	 * reports a wrapper, and the reason stands only here.
	 * @return the innermost error
	 */
	public PythonErrorInfo rootCause() {
		PythonErrorInfo error = this;
		while (!error.causes.isEmpty()) {
			error = error.causes.get(error.causes.size() - 1);
		}
		return error;
	}

	@Override
	public String toString() {
		return "PythonErrorInfo[className=" + this.className + ", causes=" + this.causes + "]";
	}

}
