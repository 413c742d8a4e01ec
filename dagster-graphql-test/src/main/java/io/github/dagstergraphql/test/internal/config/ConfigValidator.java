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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.github.dagstergraphql.test.definition.ConfigField;
import io.github.dagstergraphql.test.definition.ConfigType;
import io.github.dagstergraphql.test.internal.python.Python;
import org.jspecify.annotations.Nullable;

/**
 * Validates values against config types. The errors, their order and their messages are
 * those of Dagster 1.13, as recorded from a server.
 */
public final class ConfigValidator {

	private final List<ConfigError> errors = new ArrayList<>();

	private ConfigValidator() {
	}

	/**
	 * Validate a value.
	 * @param type the type
	 * @param value the value
	 * @return the errors, or empty
	 */
	public static List<ConfigError> validate(ConfigType type, @Nullable Object value) {
		ConfigValidator validator = new ConfigValidator();
		validator.check(type, value, ConfigPath.ROOT);
		return List.copyOf(validator.errors);
	}

	private void check(ConfigType type, @Nullable Object value, ConfigPath path) {
		if (type instanceof ConfigType.Anything) {
			return;
		}
		if (type instanceof ConfigType.Noneable noneable) {
			if (value != null) {
				check(noneable.type(), value, path);
			}
			return;
		}
		if (value == null) {
			mismatch(path, "Value %s must not be None. Expected \"%s\"".formatted(path, ConfigText.of(type)), null);
			return;
		}
		if (type instanceof ConfigType.Scalar scalar) {
			checkScalar(scalar, value, path);
		}
		else if (type instanceof ConfigType.Enumeration enumeration) {
			checkEnumeration(enumeration, value, path);
		}
		else if (type instanceof ConfigType.ArrayOf array) {
			checkArray(array, value, path);
		}
		else if (type instanceof ConfigType.MapOf map) {
			checkMap(map, value, path);
		}
		else if (type instanceof ConfigType.Shape shape) {
			checkShape(shape, value, path);
		}
		else if (type instanceof ConfigType.Selector selector) {
			checkSelector(selector, value, path);
		}
		else if (type instanceof ConfigType.ScalarUnion union) {
			check((value instanceof Map || value instanceof List) ? union.nonScalar() : union.scalar(), value, path);
		}
	}

	private void checkScalar(ConfigType.Scalar type, Object value, ConfigPath path) {
		boolean valid = switch (type.name()) {
			case "String" -> value instanceof CharSequence;
			case "Int" -> Python.isInt(value);
			case "Bool" -> value instanceof Boolean;
			// in Python a bool is a number
			default -> value instanceof Number || value instanceof Boolean;
		};
		if (!valid) {
			mismatch(path, "Invalid scalar %s. Value \"%s\" of type \"%s\" is not valid for expected type \"%s\"."
				.formatted(path, Python.str(value), Python.type(value), type.name()), value);
		}
	}

	private void checkEnumeration(ConfigType.Enumeration type, Object value, ConfigPath path) {
		if (!(value instanceof CharSequence)) {
			mismatch(path, "Value %s for enum type %s must be a string".formatted(path, type.name()), value);
		}
		else if (!type.values().contains(value.toString())) {
			mismatch(path, "Value %s not in enum type %s got %s".formatted(path, type.name(), value), value);
		}
	}

	private void checkArray(ConfigType.ArrayOf type, Object value, ConfigPath path) {
		if (!(value instanceof List<?> list)) {
			mismatch(path, "Value %s must be list. Expected: \"%s\"".formatted(path, ConfigText.of(type)), value);
			return;
		}
		for (int i = 0; i < list.size(); i++) {
			check(type.items(), list.get(i), path.item(i));
		}
	}

	private void checkMap(ConfigType.MapOf type, Object value, ConfigPath path) {
		if (!(value instanceof Map<?, ?> map)) {
			mismatch(path, "Value %s must be dict. Expected: \"%s\"".formatted(path, ConfigText.of(type)), value);
			return;
		}
		map.keySet().forEach((key) -> check(type.keys(), key, path.mapKey(String.valueOf(key))));
		map.forEach((key, element) -> check(type.values(), element, path.mapValue(String.valueOf(key))));
	}

	private void checkShape(ConfigType.Shape type, Object value, ConfigPath path) {
		if (!(value instanceof Map<?, ?> map)) {
			mismatch(path, "Value %s must be dict. Expected: \"%s\".".formatted(path, ConfigText.of(type)), value);
			return;
		}
		if (!type.permissive()) {
			checkUndefined(type, map, path);
		}
		checkMissing(type, map, path);
		type.fields()
			.stream()
			.filter((field) -> map.containsKey(field.name()))
			.forEach((field) -> check(field.type(), map.get(field.name()), path.field(field.name())));
	}

	private void checkUndefined(ConfigType.Shape type, Map<?, ?> value, ConfigPath path) {
		Set<String> undefined = new TreeSet<>();
		value.keySet().forEach((key) -> undefined.add(String.valueOf(key)));
		type.fields().forEach((field) -> undefined.remove(field.name()));
		if (undefined.size() == 1) {
			undefined(type, undefined.iterator().next(), path);
		}
		else if (!undefined.isEmpty()) {
			List<String> names = List.copyOf(undefined);
			this.errors
				.add(ConfigError.undefined(path, "Received unexpected config entries \"%s\" %s. Expected: \"%s.\""
					.formatted(Python.repr(names), path, Python.repr(names(type.fields()))), names));
		}
	}

	private void undefined(ConfigType type, String name, ConfigPath path) {
		this.errors.add(ConfigError.undefined(path, "Received unexpected config entry \"%s\" %s. Expected: \"%s\"."
			.formatted(name, path, ConfigText.of(type)), name));
	}

	private void checkMissing(ConfigType.Shape type, Map<?, ?> value, ConfigPath path) {
		List<ConfigField> missing = type.fields()
			.stream()
			.filter((field) -> field.isRequired() && !value.containsKey(field.name()))
			.toList();
		if (missing.isEmpty()) {
			return;
		}
		Map<String, Object> example = new TreeMap<>();
		missing.forEach((field) -> example.put(field.name(), ConfigText.example(field.type())));
		if (missing.size() == 1) {
			this.errors.add(ConfigError.missing(path,
					("Missing required config entry \"%s\" %s. You must provide this value in your run config. "
							+ "Example config for the missing entry: %s")
						.formatted(missing.get(0).name(), path, Python.repr(example)),
					missing.get(0)));
		}
		else {
			this.errors.add(ConfigError.missing(path,
					("Missing required config entries %s %s. You must provide these values in your run config. "
							+ "Example config for the missing entries: %s")
						.formatted(Python.repr(names(missing)), path, Python.repr(example)),
					missing));
		}
	}

	private void checkSelector(ConfigType.Selector type, Object value, ConfigPath path) {
		if (!(value instanceof Map<?, ?> map)) {
			mismatch(path, "Value for selector type %s must be a dict".formatted(path), value);
			return;
		}
		String defined = Python.repr(names(type.fields()));
		if (map.isEmpty()) {
			checkEmptySelector(type, path, defined);
			return;
		}
		if (map.size() > 1) {
			List<String> incoming = map.keySet().stream().map(String::valueOf).sorted().toList();
			this.errors.add(ConfigError.selector(path,
					"You can only specify a single field %s. You specified %s. The available fields are %s"
						.formatted(path, Python.repr(incoming), defined),
					incoming));
			return;
		}
		Map.Entry<?, ?> entry = map.entrySet().iterator().next();
		String name = String.valueOf(entry.getKey());
		ConfigField field = type.fields()
			.stream()
			.filter((known) -> known.name().equals(name))
			.findFirst()
			.orElse(null);
		if (field == null) {
			undefined(type, name, path);
			return;
		}
		// a key without a value selects the defaults of the fields below
		boolean chosen = entry.getValue() == null
				&& (field.type() instanceof ConfigType.Shape || field.type() instanceof ConfigType.Selector);
		check(field.type(), chosen ? Map.of() : entry.getValue(), path.field(name));
	}

	private void checkEmptySelector(ConfigType.Selector type, ConfigPath path, String defined) {
		if (type.fields().size() > 1) {
			this.errors.add(ConfigError.selector(path,
					"Must specify a field %s if more than one field is defined. Defined fields: %s".formatted(path,
							defined),
					List.of()));
		}
		else if (type.fields().get(0).isRequired()) {
			this.errors.add(ConfigError.selector(path,
					"Must specify the required field %s. Defined fields: %s".formatted(path, defined), List.of()));
		}
	}

	private void mismatch(ConfigPath path, String message, @Nullable Object value) {
		this.errors.add(ConfigError.mismatch(path, message, Python.repr(value)));
	}

	private static List<String> names(List<ConfigField> fields) {
		return fields.stream().map(ConfigField::name).toList();
	}

}
