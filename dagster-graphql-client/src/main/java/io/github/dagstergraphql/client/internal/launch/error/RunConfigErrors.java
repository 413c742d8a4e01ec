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

package io.github.dagstergraphql.client.internal.launch.error;

import java.util.ArrayList;
import java.util.List;

import io.github.dagstergraphql.client.internal.operation.ServerError;
import io.github.dagstergraphql.client.internal.operation.ServerError.ConfigError;
import io.github.dagstergraphql.client.internal.operation.ServerError.ConfigStackEntry;
import io.github.dagstergraphql.client.internal.redact.Redactor;
import io.github.dagstergraphql.client.internal.shape.Required;
import io.github.dagstergraphql.client.run.RunConfigErrorInfo;
import io.github.dagstergraphql.client.run.RunConfigInvalidException;
import org.jspecify.annotations.Nullable;

/**
 * Factory for the exception for invalid run config.
 */
final class RunConfigErrors {

	private RunConfigErrors() {
	}

	static RunConfigInvalidException toException(ServerError error, Redactor redactor) {
		String type = Required.field(error.typeName(), "__typename");
		List<RunConfigErrorInfo> errors = Required.list(error.errors(), "errors")
			.stream()
			.map(RunConfigErrors::toRunConfigError)
			.toList();
		return new RunConfigInvalidException(type,
				"%s: the run config has %s: %s (see getErrors() for details)".formatted(type,
						(errors.size() == 1) ? "an error" : errors.size() + " errors",
						RunConfigSummary.of(errors, redactor)),
				errors);
	}

	private static RunConfigErrorInfo toRunConfigError(ConfigError error) {
		List<String> path = (error.stack() == null) ? List.of()
				: Required.list(error.stack().entries(), "stack.entries")
					.stream()
					.map(ConfigStackEntry::toPathElement)
					.toList();
		return new RunConfigErrorInfo(Required.field(error.typeName(), "errors.__typename"),
				Required.field(error.reason(), "errors.reason"), path, fieldNames(error),
				Required.field(error.message(), "errors.message"), List.of());
	}

	private static List<String> fieldNames(ConfigError error) {
		List<@Nullable String> names = new ArrayList<>();
		if (error.fieldName() != null) {
			names.add(error.fieldName());
		}
		if (error.fieldNames() != null) {
			names.addAll(error.fieldNames());
		}
		if (error.incomingFields() != null) {
			names.addAll(error.incomingFields());
		}
		if (error.field() != null) {
			names.add(error.field().name());
		}
		if (error.fields() != null) {
			Required.list(error.fields(), "fields").forEach((field) -> names.add(field.name()));
		}
		return Required.list(names, "field.name");
	}

}
