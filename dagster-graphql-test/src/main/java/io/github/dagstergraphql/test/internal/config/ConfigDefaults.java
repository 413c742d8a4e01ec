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

/**
 * Default values of the run config of a job, as Dagster proposes them in its user
 * interface: those of fields that have one, without the dictionaries that would be empty.
 */
public final class ConfigDefaults {

	private static final List<String> FIRST = List.of("ops", "resources");

	private ConfigDefaults() {
	}

	/**
	 * Return the default values.
	 * @param root the type of the whole run config
	 * @return the values in the order of Dagster
	 */
	public static Map<String, Object> of(ConfigType root) {
		Map<String, Object> values = values(fields(root));
		Map<String, Object> ordered = new LinkedHashMap<>();
		FIRST.stream().filter(values::containsKey).forEach((name) -> ordered.put(name, values.get(name)));
		values.forEach(ordered::putIfAbsent);
		return ordered;
	}

	private static Map<String, Object> values(List<ConfigField> fields) {
		Map<String, Object> values = new LinkedHashMap<>();
		for (ConfigField field : fields) {
			Map<String, Object> nested = values(fields(field.type()));
			if (field.defaultValue() != null) {
				values.put(field.name(), field.defaultValue());
			}
			else if (!nested.isEmpty() || isPermissive(field)) {
				values.put(field.name(), nested);
			}
		}
		return values;
	}

	private static List<ConfigField> fields(ConfigType type) {
		if (type instanceof ConfigType.Shape shape) {
			return shape.fields();
		}
		return (type instanceof ConfigType.Selector selector) ? selector.fields() : List.of();
	}

	// Dagster keeps an empty dictionary that may have other entries, unless it is one of
	// the sections of the run config, which are permissive here if the steps are unknown.
	private static boolean isPermissive(ConfigField field) {
		return field.type() instanceof ConfigType.Shape shape && shape.permissive() && !shape.fields().isEmpty()
				&& !FIRST.contains(field.name());
	}

}
