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

package io.github.dagstergraphql.test.definition;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * A field of a dictionary in run config ({@code Field}).
 *
 * @param name the key
 * @param type the type of the value
 * @param isRequired whether a value is required
 * @param defaultValue the value that Dagster uses when none is given, as plain lists,
 * maps and scalars; {@code null} for no default
 * @param description the description, or {@code null}
 * @since 0.1.0
 */
public record ConfigField(String name, ConfigType type, boolean isRequired, @Nullable Object defaultValue,
		@Nullable String description) {

	/**
	 * Create a field.
	 * @param name the key
	 * @param type the type of the value
	 * @param isRequired whether a value is required
	 * @param defaultValue the value that Dagster uses when none is given; {@code null}
	 * for no default
	 * @param description the description, or {@code null}
	 */
	public ConfigField {
		Assert.hasText(name, "a config field must have a name");
	}

	/**
	 * Create a field. It is required unless its type is optional: as in Dagster, a field
	 * is optional if it is {@link ConfigType#noneable noneable}, or a dictionary without
	 * required fields.
	 * @param name the key
	 * @param type the type of the value
	 * @return the field
	 */
	public static ConfigField of(String name, ConfigType type) {
		return new ConfigField(name, type, !type.isOptional(), null, null);
	}

	/**
	 * Return this field as an optional one ({@code is_required=False}).
	 * @return the field
	 */
	public ConfigField optional() {
		return new ConfigField(this.name, this.type, false, this.defaultValue, this.description);
	}

	/**
	 * Return this field with a default value, which makes it optional.
	 * @param value the value that Dagster uses when none is given
	 * @return the field
	 */
	public ConfigField defaultValue(Object value) {
		return new ConfigField(this.name, this.type, false, value, this.description);
	}

	/**
	 * Return this field with a description.
	 * @param description the description
	 * @return the field
	 */
	public ConfigField description(String description) {
		return new ConfigField(this.name, this.type, this.isRequired, this.defaultValue, description);
	}

	static List<ConfigField> sorted(List<ConfigField> fields) {
		List<String> names = fields.stream().map(ConfigField::name).toList();
		Assert.isTrue(Set.copyOf(names).size() == names.size(),
				() -> "config fields must have different names, but are " + names);
		return fields.stream().sorted(Comparator.comparing(ConfigField::name)).toList();
	}

}
