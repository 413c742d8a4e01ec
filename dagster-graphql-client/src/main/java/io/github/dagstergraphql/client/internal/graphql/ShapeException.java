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

package io.github.dagstergraphql.client.internal.graphql;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

import tools.jackson.core.JacksonException;

/**
 * A response is JSON, but not of the shape that the document asked for. Jackson's own
 * messages quote values; this one only names the place.
 */
final class ShapeException extends RuntimeException {

	/** What is deeper has no place that anybody wants to read. */
	private static final int LONGEST_PATH = 20;

	private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");

	ShapeException(String place) {
		super(place);
	}

	static String pathOf(JacksonException ex) {
		String path = ex.getPath()
			.stream()
			.limit(LONGEST_PATH)
			.map((reference) -> (reference.getPropertyName() != null) ? name(reference.getPropertyName())
					: "[" + reference.getIndex() + "]")
			.collect(Collectors.joining("."));
		return path.isEmpty() ? "the root" : path;
	}

	// What is not written as a name is data, such as an address.
	private static String name(String key) {
		return NAME.matcher(key).matches() ? key : "(a key)";
	}

}
