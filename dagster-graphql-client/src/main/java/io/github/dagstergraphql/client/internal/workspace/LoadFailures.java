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

package io.github.dagstergraphql.client.internal.workspace;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import io.github.dagstergraphql.client.error.PythonErrorInfo;
import io.github.dagstergraphql.client.internal.text.MessageText;
import io.github.dagstergraphql.client.location.LocationLoadFailureInfo;

/**
 * Describes why code locations failed to load, for the messages of exceptions.
 */
public final class LoadFailures {

	private LoadFailures() {
	}

	/**
	 * Return a description of the most important failures.
	 * @param failures the failures
	 * @param redactor removes values that must not be logged
	 * @return the locations, each with its reason
	 */
	public static String describe(List<LocationLoadFailureInfo> failures, UnaryOperator<String> redactor) {
		int more = failures.size() - MessageText.few(failures).size();
		return MessageText.few(failures)
			.stream()
			.map((failure) -> describe(failure, redactor))
			.collect(Collectors.joining("; ")) + ((more > 0) ? " and %d more".formatted(more) : "");
	}

	private static String describe(LocationLoadFailureInfo failure, UnaryOperator<String> redactor) {
		PythonErrorInfo error = failure.error();
		if (error == null) {
			return "\"" + MessageText.name(failure.locationName()) + "\" (still loading)";
		}
		return "\"" + MessageText.name(failure.locationName()) + "\" ("
				+ MessageText.line(redactor.apply(reason(error))) + ")";
	}

	private static String reason(PythonErrorInfo error) {
		PythonErrorInfo root = error.rootCause();
		// old servers omit the class, and put a stack before the reason
		return (root.className() != null) ? error.summary()
				: root.message().lines().map(String::strip).filter((line) -> !line.isEmpty()).reduce("", (a, b) -> b);
	}

}
