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

package io.github.dagstergraphql.test.internal.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.test.definition.ConfigField;
import io.github.dagstergraphql.test.definition.ConfigType;
import org.jspecify.annotations.Nullable;

/**
 * Config types in the format of Dagster's messages: the expected type, and the smallest
 * example of it.
 */
final class ConfigText {

	private ConfigText() {
	}

	/**
	 * Return a type as a single line, such as <code>{ name: String times?: Int }</code>.
	 * @param type the type
	 * @return the text
	 */
	static String of(ConfigType type) {
		if (type instanceof ConfigType.Scalar scalar) {
			return scalar.name();
		}
		if (type instanceof ConfigType.Enumeration enumeration) {
			return enumeration.name();
		}
		if (type instanceof ConfigType.ArrayOf array) {
			return "[" + of(array.items()) + "]";
		}
		if (type instanceof ConfigType.Noneable noneable) {
			return of(noneable.type()) + "?";
		}
		if (type instanceof ConfigType.MapOf map) {
			return "{ [" + of(map.keys()) + "]: " + of(map.values()) + " }";
		}
		if (type instanceof ConfigType.ScalarUnion union) {
			return "(" + of(union.scalar()) + " | " + of(union.nonScalar()) + ")";
		}
		if (type instanceof ConfigType.Shape shape) {
			return fields(shape.fields());
		}
		if (type instanceof ConfigType.Selector selector) {
			return fields(selector.fields());
		}
		return "Any";
	}

	private static String fields(List<ConfigField> fields) {
		StringBuilder text = new StringBuilder("{ ");
		fields.forEach((field) -> text.append(field.name())
			.append(field.isRequired() ? ": " : "?: ")
			.append(of(field.type()))
			.append(' '));
		return text.append('}').toString();
	}

	/**
	 * Return the smallest value of a type.
	 * @param type the type
	 * @return the example
	 */
	static Object example(ConfigType type) {
		if (type instanceof ConfigType.Shape shape) {
			Map<String, @Nullable Object> example = new LinkedHashMap<>();
			shape.fields()
				.stream()
				.filter(ConfigField::isRequired)
				.forEach((field) -> example.put(field.name(), example(field.type())));
			return example;
		}
		if (type instanceof ConfigType.Scalar scalar) {
			return switch (scalar.name()) {
				case "String" -> "...";
				case "Int" -> 0;
				case "Float" -> 0.0;
				default -> true;
			};
		}
		if (type instanceof ConfigType.Enumeration enumeration) {
			return enumeration.values().isEmpty() ? "<unknown>" : enumeration.values().get(0);
		}
		if (type instanceof ConfigType.ScalarUnion union) {
			return example(union.scalar());
		}
		if (type instanceof ConfigType.ArrayOf) {
			return List.of();
		}
		if (type instanceof ConfigType.MapOf) {
			return Map.of();
		}
		if (type instanceof ConfigType.Selector) {
			return "<selector>";
		}
		return (type instanceof ConfigType.Anything) ? "AnyType" : "<unknown>";
	}

}
