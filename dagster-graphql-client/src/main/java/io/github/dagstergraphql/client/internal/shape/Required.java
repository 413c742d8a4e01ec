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

package io.github.dagstergraphql.client.internal.shape;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Checks that the values that the schema declares as required are present in a response.
 */
public final class Required {

	/** Maximum plausible time in seconds. */
	private static final double LATEST = 1e11;

	private Required() {
	}

	/**
	 * Return a value that is never null according to the schema.
	 * @param value the received value
	 * @param field its field
	 * @param <T> the type of the value
	 * @return the value
	 */
	public static <T> T field(@Nullable T value, String field) {
		if (value == null) {
			throw new ShapeException(field);
		}
		return value;
	}

	/**
	 * Return a text that must not be blank.
	 * @param text the received text
	 * @param field its field
	 * @return the text
	 */
	public static String text(@Nullable String text, String field) {
		if (text == null || text.isBlank()) {
			throw new ShapeException(field);
		}
		return text;
	}

	/**
	 * Return a time that must be present.
	 * @param seconds the received seconds since 1970, exact to the microsecond
	 * @param field its field
	 * @return the time
	 */
	public static Instant time(@Nullable Double seconds, String field) {
		double value = field(seconds, field);
		// also true for NaN
		if (!(Math.abs(value) < LATEST)) {
			throw new ShapeException(field);
		}
		return Instant.EPOCH.plus(Math.round(value * 1e6), ChronoUnit.MICROS);
	}

	/**
	 * Return a time that may be absent.
	 * @param seconds the received seconds since 1970, or {@code null}
	 * @param field its field
	 * @return the time, or {@code null} if it is absent
	 */
	public static @Nullable Instant timeIfPresent(@Nullable Double seconds, String field) {
		return (seconds != null) ? time(seconds, field) : null;
	}

	/**
	 * Return a list that is never null and has no null elements according to the schema.
	 * @param list the received list
	 * @param field its field
	 * @param <T> the type of the elements
	 * @return the list, unmodifiable
	 */
	public static <T> List<T> list(@Nullable List<@Nullable T> list, String field) {
		if (list == null || list.contains(null)) {
			throw new ShapeException(field);
		}
		@SuppressWarnings("unchecked")
		List<T> complete = (List<T>) (List<?>) list;
		return List.copyOf(complete);
	}

	/**
	 * Return an array that is never null according to the schema.
	 * @param node the received array
	 * @param field its field
	 * @return the array
	 */
	public static JsonNode array(@Nullable JsonNode node, String field) {
		if (node == null || !node.isArray()) {
			throw new ShapeException(field);
		}
		return node;
	}

	/**
	 * Return a text that is never null according to the schema.
	 * @param node the received text
	 * @param field its field
	 * @return the text
	 */
	public static String string(@Nullable JsonNode node, String field) {
		if (node == null || !node.isString()) {
			throw new ShapeException(field);
		}
		return node.asString();
	}

	/**
	 * Return an array of texts, none of which is ever null according to the schema.
	 * @param node the received array
	 * @param field its field
	 * @return the texts, unmodifiable
	 */
	public static List<String> strings(@Nullable JsonNode node, String field) {
		return array(node, field).valueStream().map((text) -> string(text, field)).toList();
	}

}
