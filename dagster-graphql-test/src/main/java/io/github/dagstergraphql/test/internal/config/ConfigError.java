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

import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.test.definition.ConfigField;
import org.jspecify.annotations.Nullable;

/**
 * An error in run config ({@code PipelineConfigValidationError}).
 *
 * @param type the GraphQL type
 * @param reason the {@code EvaluationErrorReason}
 * @param message the message
 * @param stack the location
 * @param details the further fields of the type
 */
public record ConfigError(String type, String reason, String message, List<ConfigPath.Entry> stack,
		Map<String, @Nullable Object> details) {

	static ConfigError mismatch(ConfigPath path, String message, @Nullable Object valueRep) {
		return new ConfigError("RuntimeMismatchConfigError", "RUNTIME_TYPE_MISMATCH", message, path.entries(),
				Map.of("valueRep", String.valueOf(valueRep)));
	}

	static ConfigError selector(ConfigPath path, String message, List<String> incoming) {
		return new ConfigError("SelectorTypeConfigError", "SELECTOR_FIELD_ERROR", message, path.entries(),
				Map.of("incomingFields", incoming));
	}

	static ConfigError undefined(ConfigPath path, String message, String field) {
		return new ConfigError("FieldNotDefinedConfigError", "FIELD_NOT_DEFINED", message, path.entries(),
				Map.of("fieldName", field));
	}

	static ConfigError undefined(ConfigPath path, String message, List<String> fields) {
		return new ConfigError("FieldsNotDefinedConfigError", "FIELDS_NOT_DEFINED", message, path.entries(),
				Map.of("fieldNames", fields));
	}

	static ConfigError missing(ConfigPath path, String message, ConfigField field) {
		return new ConfigError("MissingFieldConfigError", "MISSING_REQUIRED_FIELD", message, path.entries(),
				Map.of("field", field));
	}

	static ConfigError missing(ConfigPath path, String message, List<ConfigField> fields) {
		return new ConfigError("MissingFieldsConfigError", "MISSING_REQUIRED_FIELDS", message, path.entries(),
				Map.of("fields", fields));
	}

}
