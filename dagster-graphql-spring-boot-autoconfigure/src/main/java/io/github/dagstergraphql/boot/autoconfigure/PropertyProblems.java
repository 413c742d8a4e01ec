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

package io.github.dagstergraphql.boot.autoconfigure;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Collection of errors in the configuration, which are reported together. An error that
 * is found more than once because several clients share the property is reported once.
 */
final class PropertyProblems {

	private final Set<PropertyProblem> problems = new LinkedHashSet<>();

	/**
	 * Add an error of one property. It is ignored if an error of the property is already
	 * known, because it may be a consequence of that error.
	 * @param name the property
	 * @param reason the problem and advice
	 */
	void add(String name, String reason) {
		if (!contain(name)) {
			add(List.of(name), reason);
		}
	}

	void add(List<String> names, String reason) {
		this.problems.add(new PropertyProblem(List.copyOf(names), reason));
	}

	/**
	 * Return whether an error of one property has been found.
	 * @param name the property
	 * @return whether an error exists
	 */
	boolean contain(String name) {
		return this.problems.stream().anyMatch((problem) -> problem.names().equals(List.of(name)));
	}

	/**
	 * Throw an exception with all errors, if any.
	 * @throws InvalidDagsterPropertiesException if there is at least one error
	 */
	void throwIfAny() {
		if (!this.problems.isEmpty()) {
			throw new InvalidDagsterPropertiesException(List.copyOf(this.problems));
		}
	}

}
