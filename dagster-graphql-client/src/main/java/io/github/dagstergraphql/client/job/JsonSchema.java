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

package io.github.dagstergraphql.client.job;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.internal.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * Converts config types to JSON Schema.
 */
final class JsonSchema {

	private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";

	private static final String TYPE = "type";

	private static final String OBJECT = "object";

	private static final String PROPERTIES = "properties";

	private static final String ADDITIONAL_PROPERTIES = "additionalProperties";

	private static final String ANY_OF = "anyOf";

	private static final Map<String, Object> NULL = Map.of(TYPE, "null");

	private JsonSchema() {
	}

	/**
	 * Convert the type of a whole run config.
	 * @param root the type
	 * @return the unmodifiable schema
	 */
	static Map<String, @Nullable Object> of(ConfigType root) {
		Map<String, @Nullable Object> schema = new LinkedHashMap<>();
		schema.put("$schema", DRAFT);
		schema.putAll(convert(root));
		return Json.unmodifiable(schema);
	}

	private static Map<String, @Nullable Object> convert(ConfigType type) {
		Map<String, @Nullable Object> schema = new LinkedHashMap<>();
		// Dagster describes a list by its key
		if (!(type instanceof ConfigType.ArrayOf)) {
			describe(schema, type.description());
		}
		if (type instanceof ConfigType.Scalar scalar) {
			convert(scalar, schema);
		}
		else if (type instanceof ConfigType.Enumeration enumeration) {
			schema.put("enum", enumeration.values().stream().map(ConfigType.Enumeration.Value::value).toList());
		}
		else if (type instanceof ConfigType.ArrayOf array) {
			schema.put(TYPE, "array");
			schema.put("items", convert(array.items()));
		}
		else if (type instanceof ConfigType.MapOf map) {
			// keys are texts in JSON, whatever their type in Dagster is
			schema.put(TYPE, OBJECT);
			schema.put(ADDITIONAL_PROPERTIES, convert(map.values()));
		}
		else if (type instanceof ConfigType.Noneable noneable) {
			schema.put(ANY_OF, List.of(convert(noneable.type()), NULL));
		}
		else if (type instanceof ConfigType.ScalarUnion union) {
			schema.put(ANY_OF, List.of(convert(union.scalar()), convert(union.nonScalar())));
		}
		else if (type instanceof ConfigType.Shape shape) {
			convert(shape, schema);
		}
		else if (type instanceof ConfigType.Selector selector) {
			convert(selector, schema);
		}
		return schema;
	}

	private static void convert(ConfigType.Scalar type, Map<String, @Nullable Object> schema) {
		String name = switch (type.name()) {
			case "String" -> "string";
			case "Int" -> "integer";
			case "Float" -> "number";
			case "Bool" -> "boolean";
			default -> null;
		};
		if (name != null) {
			schema.put(TYPE, name);
		}
	}

	private static void convert(ConfigType.Shape type, Map<String, @Nullable Object> schema) {
		Map<String, @Nullable Object> properties = new LinkedHashMap<>();
		type.fields().forEach((field) -> properties.put(field.name(), convert(field)));
		schema.put(TYPE, OBJECT);
		schema.put(PROPERTIES, properties);
		List<String> required = type.fields().stream().filter(ConfigField::isRequired).map(ConfigField::name).toList();
		if (!required.isEmpty()) {
			schema.put("required", required);
		}
		schema.put(ADDITIONAL_PROPERTIES, type.permissive());
	}

	// Dagster completes an empty map if there is only one field to select, and reads a
	// field without a value as an empty map.
	private static void convert(ConfigType.Selector type, Map<String, @Nullable Object> schema) {
		Map<String, @Nullable Object> properties = new LinkedHashMap<>();
		type.fields()
			.forEach((field) -> properties.put(field.name(),
					acceptsEmptyMap(field.type()) ? Map.of(ANY_OF, List.of(convert(field), NULL)) : convert(field)));
		boolean optional = type.fields().size() == 1 && !type.fields().get(0).isRequired();
		schema.put(TYPE, OBJECT);
		schema.put(PROPERTIES, properties);
		schema.put("minProperties", optional ? 0 : 1);
		schema.put("maxProperties", 1);
		schema.put(ADDITIONAL_PROPERTIES, false);
	}

	private static boolean acceptsEmptyMap(ConfigType type) {
		if (type instanceof ConfigType.Selector selector) {
			return selector.fields().size() == 1 && !selector.fields().get(0).isRequired();
		}
		return type instanceof ConfigType.Shape shape && shape.fields().stream().noneMatch(ConfigField::isRequired);
	}

	// scalar types have an empty description
	private static void describe(Map<String, @Nullable Object> schema, @Nullable String description) {
		if (description != null && !description.isBlank()) {
			schema.put("description", description);
		}
	}

	private static Map<String, @Nullable Object> convert(ConfigField field) {
		Map<String, @Nullable Object> schema = convert(field.type());
		describe(schema, field.description());
		if (field.isSecret()) {
			schema.put("writeOnly", true);
		}
		else if (field.hasDefaultValue()) {
			schema.put("default", field.defaultValue());
		}
		return schema;
	}

}
