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

package io.github.dagstergraphql.client.internal.job;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.dagstergraphql.client.internal.json.Json;
import io.github.dagstergraphql.client.internal.shape.Required;
import io.github.dagstergraphql.client.internal.shape.ShapeException;
import io.github.dagstergraphql.client.job.ConfigField;
import io.github.dagstergraphql.client.job.ConfigType;
import io.github.dagstergraphql.client.job.RunConfigSchema;
import org.jspecify.annotations.Nullable;

/**
 * A {@code RunConfigSchema}, whose types refer to one another by their keys.
 *
 * @param rootConfigType the type of the whole run config
 * @param allConfigTypes all types
 */
record SchemaFields(@Nullable TypeKey rootConfigType, @Nullable List<@Nullable Type> allConfigTypes) {

	/** Dagster does not report whether a type is permissive, except by its key. */
	private static final String PERMISSIVE = "Permissive";

	RunConfigSchema toSchema() {
		Map<String, Type> types = new HashMap<>();
		Required.list(this.allConfigTypes, "allConfigTypes").forEach((type) -> types.put(type.requiredKey(), type));
		TypeKey root = Required.field(this.rootConfigType, "rootConfigType");
		return RunConfigSchema.of(new Tree(types, new HashMap<>()).find(root.key()));
	}

	/**
	 * A {@code ConfigType} without anything else.
	 *
	 * @param key the key
	 */
	record TypeKey(@Nullable String key) {

	}

	/**
	 * A {@code ConfigType}.
	 *
	 * @param typeName the GraphQL type
	 * @param key the key
	 * @param description the description, or {@code null}
	 * @param isSelector whether exactly one field has to be set
	 * @param typeParamKeys the keys of the types that it consists of
	 * @param givenName the name of a scalar type or an enum
	 * @param keyLabelName the meaning of the keys of a map, or {@code null}
	 * @param values the values of an enum
	 * @param fields the fields
	 */
	record Type(@JsonProperty("__typename") @Nullable String typeName, @Nullable String key,
			@Nullable String description, @Nullable Boolean isSelector, @Nullable List<@Nullable String> typeParamKeys,
			@Nullable String givenName, @Nullable String keyLabelName, @Nullable List<@Nullable EnumValue> values,
			@Nullable List<@Nullable Field> fields) {

		String requiredKey() {
			return Required.text(this.key, "allConfigTypes.key");
		}

		ConfigType toType(Tree tree) {
			return switch (Required.field(this.typeName, "allConfigTypes.__typename")) {
				case "RegularConfigType" -> toScalar();
				case "EnumConfigType" -> toEnumeration();
				case "ArrayConfigType" ->
					new ConfigType.ArrayOf(requiredKey(), this.description, tree.find(parameter(0)));
				case "NullableConfigType" ->
					new ConfigType.Noneable(requiredKey(), this.description, tree.find(parameter(0)));
				case "MapConfigType" -> new ConfigType.MapOf(requiredKey(), this.description, tree.find(parameter(0)),
						tree.find(parameter(1)), this.keyLabelName);
				case "ScalarUnionConfigType" -> new ConfigType.ScalarUnion(requiredKey(), this.description,
						tree.find(parameter(0)), tree.find(parameter(1)));
				case "CompositeConfigType" -> toComposite(tree);
				default -> new ConfigType.Anything(requiredKey(), this.description);
			};
		}

		private ConfigType toScalar() {
			String name = Required.text(this.givenName, "allConfigTypes.givenName");
			return name.equals("Any") ? new ConfigType.Anything(requiredKey(), this.description)
					: new ConfigType.Scalar(requiredKey(), this.description, name);
		}

		private ConfigType toEnumeration() {
			return new ConfigType.Enumeration(requiredKey(), this.description,
					Required.text(this.givenName, "allConfigTypes.givenName"),
					Required.list(this.values, "allConfigTypes.values").stream().map(EnumValue::toValue).toList());
		}

		private ConfigType toComposite(Tree tree) {
			List<ConfigField> all = Required.list(this.fields, "allConfigTypes.fields")
				.stream()
				.map((field) -> field.toField(tree))
				.sorted(Comparator.comparing(ConfigField::name))
				.toList();
			return Boolean.TRUE.equals(this.isSelector) ? new ConfigType.Selector(requiredKey(), this.description, all)
					: new ConfigType.Shape(requiredKey(), this.description, all, requiredKey().startsWith(PERMISSIVE));
		}

		private String parameter(int index) {
			List<String> keys = Required.list(this.typeParamKeys, "allConfigTypes.typeParamKeys");
			if (index >= keys.size()) {
				throw new ShapeException("allConfigTypes.typeParamKeys");
			}
			return keys.get(index);
		}

	}

	/**
	 * An {@code EnumConfigValue}.
	 *
	 * @param value the value
	 * @param description the description, or {@code null}
	 */
	record EnumValue(@Nullable String value, @Nullable String description) {

		ConfigType.Enumeration.Value toValue() {
			return new ConfigType.Enumeration.Value(Required.field(this.value, "allConfigTypes.values.value"),
					this.description);
		}

	}

	/**
	 * A {@code ConfigTypeField}.
	 *
	 * @param name the name
	 * @param description the description, or {@code null}
	 * @param configTypeKey the key of the type
	 * @param isRequired whether a value is required
	 * @param isSecret whether the values are secret; {@code null} from older servers
	 * @param defaultValueAsJson the default value in JSON, or {@code null}
	 */
	record Field(@Nullable String name, @Nullable String description, @Nullable String configTypeKey,
			@Nullable Boolean isRequired, @Nullable Boolean isSecret, @Nullable String defaultValueAsJson) {

		ConfigField toField(Tree tree) {
			ConfigField.Builder field = ConfigField
				.builder(Required.text(this.name, "fields.name"), tree.find(this.configTypeKey))
				.description(this.description)
				.required(Required.field(this.isRequired, "fields.isRequired"))
				.secret(Boolean.TRUE.equals(this.isSecret));
			if (this.defaultValueAsJson != null) {
				field.defaultValue(Json.toPlain(this.defaultValueAsJson)
					.orElseThrow(() -> new ShapeException("fields.defaultValueAsJson"))
					.value());
			}
			return field.build();
		}

	}

	/**
	 * The types, some of which have been completed.
	 *
	 * @param types all types by key
	 * @param complete the complete types by key
	 */
	record Tree(Map<String, Type> types, Map<String, ConfigType> complete) {

		ConfigType find(@Nullable String key) {
			ConfigType known = this.complete.get(key);
			if (known != null) {
				return known;
			}
			// a type that consists of itself would never be complete
			Type type = this.types.remove(Objects.requireNonNullElse(key, ""));
			if (type == null) {
				throw new ShapeException("allConfigTypes.key");
			}
			ConfigType found = type.toType(this);
			this.complete.put(type.requiredKey(), found);
			return found;
		}

	}

}
