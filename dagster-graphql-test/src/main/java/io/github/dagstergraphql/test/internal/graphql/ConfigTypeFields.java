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

package io.github.dagstergraphql.test.internal.graphql;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.dagstergraphql.test.definition.ConfigField;
import io.github.dagstergraphql.test.definition.ConfigType;
import io.github.dagstergraphql.test.internal.json.JsonText;
import org.jspecify.annotations.Nullable;

/**
 * Types of run config. Their keys are those of Dagster, except for hashes.
 */
final class ConfigTypeFields {

	private final Map<String, Node> types = new TreeMap<>();

	private ConfigTypeFields() {
	}

	/**
	 * Return the schema of run config.
	 * @param root the type of the whole run config
	 * @param defaultYaml the default values
	 * @return the schema
	 */
	static Node schema(ConfigType root, String defaultYaml) {
		ConfigTypeFields fields = new ConfigTypeFields();
		Node type = fields.add(root);
		return Node.of("RunConfigSchema")
			.with("rootConfigType", type)
			.with("allConfigTypes", List.copyOf(fields.types.values()))
			.with("rootDefaultYaml", defaultYaml);
	}

	private Node add(ConfigType type) {
		Node node = node(type);
		if (this.types.putIfAbsent(key(type), node) == null) {
			fields(type).forEach((field) -> add(field.type()));
			parameters(type).forEach(this::add);
		}
		return node;
	}

	private static Node node(ConfigType type) {
		Node node = Node.of(graphQlType(type))
			.with("key", key(type))
			.with("description", description(type))
			.with("isSelector", type instanceof ConfigType.Selector)
			.with("typeParamKeys", parameters(type).stream().map(ConfigTypeFields::key).toList());
		if (type instanceof ConfigType.Enumeration enumeration) {
			return node.with("givenName", enumeration.name())
				.with("values",
						enumeration.values()
							.stream()
							.map((value) -> Node.of("EnumConfigValue").with("value", value).with("description", null))
							.toList());
		}
		return switch (node.type()) {
			case "CompositeConfigType" ->
				node.with("fields", fields(type).stream().map(ConfigTypeFields::field).toList());
			case "MapConfigType" -> node.with("keyLabelName", null);
			case "RegularConfigType" -> node.with("givenName", key(type));
			default -> node;
		};
	}

	static Node field(ConfigField field) {
		return Node.of("ConfigTypeField")
			.with("name", field.name())
			.with("description", field.description())
			.with("configTypeKey", key(field.type()))
			.with("isRequired", field.isRequired())
			.with("isSecret", false)
			.with("defaultValueAsJson", hasDefault(field) ? JsonText.write(defaultValue(field)) : null);
	}

	// Dagster derives the default of a field that is optional because of its type.
	private static boolean hasDefault(ConfigField field) {
		return field.defaultValue() != null || (!field.isRequired() && field.type().isOptional());
	}

	private static @Nullable Object defaultValue(ConfigField field) {
		boolean selector = field.type() instanceof ConfigType.Selector;
		if (field.defaultValue() != null || (!selector && !(field.type() instanceof ConfigType.Shape))) {
			return field.defaultValue();
		}
		Map<String, @Nullable Object> values = new TreeMap<>();
		fields(field.type()).stream()
			.filter((inner) -> selector || hasDefault(inner))
			.forEach((inner) -> values.put(inner.name(), defaultValue(inner)));
		return values;
	}

	private static String graphQlType(ConfigType type) {
		if (type instanceof ConfigType.Enumeration) {
			return "EnumConfigType";
		}
		if (type instanceof ConfigType.ArrayOf) {
			return "ArrayConfigType";
		}
		if (type instanceof ConfigType.MapOf) {
			return "MapConfigType";
		}
		if (type instanceof ConfigType.Noneable) {
			return "NullableConfigType";
		}
		if (type instanceof ConfigType.ScalarUnion) {
			return "ScalarUnionConfigType";
		}
		return (type instanceof ConfigType.Scalar || type instanceof ConfigType.Anything) ? "RegularConfigType"
				: "CompositeConfigType";
	}

	private static @Nullable String description(ConfigType type) {
		if (type instanceof ConfigType.Scalar) {
			return "";
		}
		return (type instanceof ConfigType.ArrayOf) ? "List of " + key(type) : null;
	}

	private static List<ConfigType> parameters(ConfigType type) {
		if (type instanceof ConfigType.ArrayOf array) {
			return List.of(array.items());
		}
		if (type instanceof ConfigType.Noneable noneable) {
			return List.of(noneable.type());
		}
		if (type instanceof ConfigType.MapOf map) {
			return List.of(map.keys(), map.values());
		}
		return (type instanceof ConfigType.ScalarUnion union) ? List.of(union.scalar(), union.nonScalar()) : List.of();
	}

	private static List<ConfigField> fields(ConfigType type) {
		if (type instanceof ConfigType.Shape shape) {
			return shape.fields();
		}
		return (type instanceof ConfigType.Selector selector) ? selector.fields() : List.of();
	}

	private static String key(ConfigType type) {
		if (type instanceof ConfigType.Scalar scalar) {
			return scalar.name();
		}
		if (type instanceof ConfigType.Enumeration enumeration) {
			return enumeration.name();
		}
		if (type instanceof ConfigType.ArrayOf array) {
			return "Array." + key(array.items());
		}
		if (type instanceof ConfigType.Noneable noneable) {
			return "Noneable." + key(noneable.type());
		}
		if (type instanceof ConfigType.MapOf map) {
			return "Map." + key(map.keys()) + "." + key(map.values());
		}
		if (type instanceof ConfigType.ScalarUnion union) {
			return "ScalarUnion." + key(union.scalar()) + "-" + key(union.nonScalar());
		}
		if (type instanceof ConfigType.Shape shape) {
			return (shape.permissive() ? "Permissive." : "Shape.") + Ids.hash(type);
		}
		return (type instanceof ConfigType.Selector) ? "Selector." + Ids.hash(type) : "Any";
	}

}
