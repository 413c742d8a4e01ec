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

package io.github.dagstergraphql.client.internal.operation;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Guards the records that responses are read into: what the schema promises must be
 * there.
 */
public final class Required {

	/** Far more seconds than there will be a Dagster. */
	private static final double LATEST = 1e11;

	private Required() {
	}

	/**
	 * Return a value that the schema says is never null.
	 * @param value the value that came
	 * @param field the field it came from
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
	 * Return a text that must say something.
	 * @param text the text that came
	 * @param field the field it came from
	 * @return the text
	 */
	public static String text(@Nullable String text, String field) {
		if (text == null || text.isBlank()) {
			throw new ShapeException(field);
		}
		return text;
	}

	/**
	 * Return a time that must be there.
	 * @param seconds the seconds since 1970 that came, exact to the microsecond
	 * @param field the field it came from
	 * @return the time
	 */
	public static Instant time(@Nullable Double seconds, String field) {
		double value = field(seconds, field);
		// not a number neither
		if (!(Math.abs(value) < LATEST)) {
			throw new ShapeException(field);
		}
		return Instant.EPOCH.plus(Math.round(value * 1e6), ChronoUnit.MICROS);
	}

	/**
	 * Return a list that the schema says is never null, nor any of its elements.
	 * @param list the list that came
	 * @param field the field it came from
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
	 * Return an array that the schema says is never null.
	 * @param node the array that came
	 * @param field the field it came from
	 * @return the array
	 */
	public static JsonNode array(@Nullable JsonNode node, String field) {
		if (node == null || !node.isArray()) {
			throw new ShapeException(field);
		}
		return node;
	}

	/**
	 * Return a text that the schema says is never null.
	 * @param node the text that came
	 * @param field the field it came from
	 * @return the text
	 */
	public static String string(@Nullable JsonNode node, String field) {
		if (node == null || !node.isString()) {
			throw new ShapeException(field);
		}
		return node.asString();
	}

}
