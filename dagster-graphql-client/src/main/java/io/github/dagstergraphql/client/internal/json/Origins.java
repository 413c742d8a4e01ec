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

package io.github.dagstergraphql.client.internal.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Objects of the application from which a JSON value was written, by location. Only their
 * types are known, neither their values nor those of maps and scalars.
 */
public final class Origins {

	private final @Nullable Class<?> type;

	/** Classes of properties that are from another object than their neighbors. */
	private final Map<String, Class<?>> owners = new LinkedHashMap<>();

	private final Map<String, Origins> children = new LinkedHashMap<>();

	Origins(@Nullable Class<?> type) {
		this.type = type;
	}

	void owner(String property, Class<?> owner) {
		if (owner != this.type) {
			this.owners.put(property, owner);
		}
	}

	void child(String element, Origins child) {
		this.children.put(element, child);
	}

	boolean isEmpty() {
		return this.type == null && this.owners.isEmpty() && this.children.isEmpty();
	}

	/**
	 * Find the object that has the value at a location, or contains it.
	 * @param path the names of properties, and indexes such as {@code [2]}; the search
	 * ends at an element that is neither
	 * @return the innermost property, or {@code null} if the value is not from an object
	 */
	public @Nullable Origin find(List<String> path) {
		Origin found = null;
		Origins current = this;
		for (String element : path) {
			Origin property = current.property(element);
			found = (property != null) ? property : found;
			current = current.children.get(element);
			if (current == null) {
				break;
			}
		}
		return found;
	}

	/**
	 * Find properties of the object at a location.
	 * @param path the location of the object
	 * @param properties the names of the properties, as they are written, which the
	 * object need not have
	 * @return the properties; empty if there is no object at the location
	 */
	public List<Origin> find(List<String> path, List<String> properties) {
		Origins current = this;
		for (String element : path) {
			current = current.children.get(element);
			if (current == null) {
				return List.of();
			}
		}
		List<Origin> found = new ArrayList<>();
		for (String property : properties) {
			Origin origin = current.property(property);
			if (origin != null) {
				found.add(origin);
			}
		}
		return found;
	}

	// Jackson attributes the properties after those of another object to the latter
	private @Nullable Origin property(String name) {
		Class<?> owner = this.owners.get(name);
		Origin own = (this.type != null) ? new Origin(this.type, name) : null;
		if (owner == null || (own != null && own.javaName() != null)) {
			return own;
		}
		Origin other = new Origin(owner, name);
		return (own == null || other.javaName() != null) ? other : own;
	}

	/**
	 * A property of an object.
	 *
	 * @param type the class of the object
	 * @param property the name of the property, as it is written
	 */
	public record Origin(Class<?> type, String property) {

		/**
		 * Return the name of the property in Java.
		 * @return the name of the record component or the property, or {@code null} if
		 * the class has no such property
		 */
		public @Nullable String javaName() {
			return ApplicationMapper.javaName(this.type, this.property);
		}

	}

}
