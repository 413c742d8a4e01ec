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

package io.github.dagstergraphql.test.internal.json;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A JSON object with typed access to its values, whose types the GraphQL schema has
 * checked.
 */
public final class JsonObject {

	private final Map<String, @Nullable Object> values;

	private JsonObject(Map<String, @Nullable Object> values) {
		this.values = values;
	}

	/**
	 * Create an object from a value.
	 * @param value a map, or {@code null} for an empty object
	 * @return the object
	 */
	@SuppressWarnings("unchecked")
	public static JsonObject of(@Nullable Object value) {
		return new JsonObject(Objects.requireNonNullElse((Map<String, @Nullable Object>) value, Map.of()));
	}

	/**
	 * Return whether a value is present, which may be null.
	 * @param name its name
	 * @return {@code true} if so
	 */
	public boolean has(String name) {
		return this.values.containsKey(name);
	}

	/**
	 * Return a value of any type.
	 * @param name its name
	 * @return the value, or {@code null} if it is null or absent
	 */
	public @Nullable Object value(String name) {
		return this.values.get(name);
	}

	/**
	 * Return a required text.
	 * @param name its name
	 * @return the text
	 */
	public String text(String name) {
		return (String) required(name);
	}

	/**
	 * Return a text.
	 * @param name its name
	 * @return the text, or {@code null} if it is null or absent
	 */
	public @Nullable String textOrNull(String name) {
		return (String) this.values.get(name);
	}

	/**
	 * Return a whole number.
	 * @param name its name
	 * @return the number, or {@code null} if it is null or absent
	 */
	public @Nullable Integer numberOrNull(String name) {
		return (Integer) this.values.get(name);
	}

	/**
	 * Return required texts.
	 * @param name their name
	 * @return the texts
	 */
	public List<String> texts(String name) {
		return list(required(name));
	}

	/**
	 * Return texts.
	 * @param name their name
	 * @return the texts, or {@code null} if they are null or absent
	 */
	public @Nullable List<String> textsOrNull(String name) {
		Object value = this.values.get(name);
		return (value != null) ? list(value) : null;
	}

	/**
	 * Return an object.
	 * @param name its name
	 * @return the object, empty if it is null or absent
	 */
	public JsonObject object(String name) {
		return of(this.values.get(name));
	}

	/**
	 * Return an object.
	 * @param name its name
	 * @return the object, or {@code null} if it is null or absent
	 */
	public @Nullable JsonObject objectOrNull(String name) {
		Object value = this.values.get(name);
		return (value != null) ? of(value) : null;
	}

	/**
	 * Return objects.
	 * @param name their name
	 * @return the objects, or {@code null} if they are null or absent
	 */
	public @Nullable List<JsonObject> objectsOrNull(String name) {
		Object value = this.values.get(name);
		return (value != null) ? JsonObject.<Object>list(value).stream().map(JsonObject::of).toList() : null;
	}

	private Object required(String name) {
		return Objects.requireNonNull(this.values.get(name), name);
	}

	@SuppressWarnings("unchecked")
	private static <T> List<T> list(Object value) {
		return (List<T>) value;
	}

}
