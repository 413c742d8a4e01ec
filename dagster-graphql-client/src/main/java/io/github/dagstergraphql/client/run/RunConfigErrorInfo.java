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

import java.util.List;

/**
 * Single error in a run config ({@code PipelineConfigValidationError}).
 *
 * @param errorType the GraphQL type, such as {@code MissingFieldConfigError}
 * @param reason the reason as reported by the server ({@code EvaluationErrorReason}),
 * such as {@code MISSING_REQUIRED_FIELD}; newer servers may report other values
 * @param path the path from the root ({@code stack.entries}): field names, list indexes
 * such as {@code [2]}, {@code {}} for an entry of a map; empty for the root itself
 * @param fieldNames the fields that are missing, not defined, or mutually exclusive;
 * empty if the error concerns a value
 * @param message the server message, which contains the rejected value and should not be
 * logged without review
 * @param components the components of the objects from which the run config was given
 * that have the value, or the fields in {@code fieldNames}; empty if it was given as a
 * map or text
 * @since 0.1.0
 */
public record RunConfigErrorInfo(String errorType, String reason, List<String> path, List<String> fieldNames,
		String message, List<RunConfigComponent> components) {

	/**
	 * Create an error with copies of the lists.
	 * @param errorType the GraphQL type
	 * @param reason the reason as reported by the server
	 * @param path the path from the root
	 * @param fieldNames the fields that are missing, not defined, or mutually exclusive
	 * @param message the server message
	 * @param components the components of the objects from which the run config was given
	 */
	public RunConfigErrorInfo {
		path = List.copyOf(path);
		fieldNames = List.copyOf(fieldNames);
		components = List.copyOf(components);
	}

	/**
	 * Return the path as text, such as {@code ops.greet.config.names[2]}.
	 * @return the path, empty for the root
	 */
	public String place() {
		StringBuilder place = new StringBuilder();
		for (String element : this.path) {
			boolean field = !element.startsWith("[") && !element.startsWith("{");
			place.append((field && !place.isEmpty()) ? "." : "").append(element);
		}
		return place.toString();
	}

	@Override
	public String toString() {
		return "RunConfigErrorInfo[errorType=" + this.errorType + ", reason=" + this.reason + ", components="
				+ this.components + "]";
	}

}
