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

package io.github.dagstergraphql.client.internal.operation;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.dagstergraphql.client.error.PythonErrorInfo;
import io.github.dagstergraphql.client.internal.json.Json;
import io.github.dagstergraphql.client.internal.shape.Required;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Any of Dagster's typed errors, with the fields that the document selects.
 *
 * @param typeName the GraphQL type
 * @param message {@code Error.message}
 * @param className {@code PythonError.className}; gateways use {@code cls_name}, as in
 * Python
 * @param stack {@code PythonError.stack}
 * @param cause {@code PythonError.cause}
 * @param errors {@code PipelineConfigValidationInvalid.errors}
 * @param invalidStepKey {@code InvalidStepError.invalidStepKey}
 * @param stepKey {@code InvalidOutputError.stepKey}
 * @param invalidOutputName {@code InvalidOutputError.invalidOutputName}
 */
public record ServerError(@JsonProperty("__typename") @Nullable String typeName, @Nullable String message,
		@JsonAlias("cls_name") @Nullable String className, @Nullable List<@Nullable String> stack,
		@Nullable PythonCause cause, @Nullable List<@Nullable ConfigError> errors, @Nullable String invalidStepKey,
		@Nullable String stepKey, @Nullable String invalidOutputName) {

	/**
	 * Read an error from a tree.
	 * @param node the member of a union that is not an expected result
	 * @return the error
	 */
	public static ServerError of(JsonNode node) {
		return Json.MAPPER.treeToValue(node, ServerError.class);
	}

	ServerError withTypeName(String typeName) {
		return new ServerError(typeName, this.message, this.className, this.stack, this.cause, this.errors,
				this.invalidStepKey, this.stepKey, this.invalidOutputName);
	}

	/**
	 * Return this error as one that a gateway has returned in place of Dagster.
	 * @return the error without the stack trace, which the gateway has made up
	 */
	public ServerError asDenial() {
		return new ServerError(this.typeName, this.message, "AccessDenied", null, null, null, null, null, null);
	}

	PythonErrorInfo toPythonError() {
		return new PythonCause(this.className, this.message, this.stack, this.cause).toPythonError();
	}

	/**
	 * A {@code PythonError}, at any depth.
	 *
	 * @param className the Python class
	 * @param message the message
	 * @param stack the stack trace
	 * @param cause the cause
	 */
	public record PythonCause(@Nullable String className, @Nullable String message,
			@Nullable List<@Nullable String> stack, @Nullable PythonCause cause) {

		/**
		 * Convert the chain to the public representation.
		 * @return the error with its causes, nearest first
		 */
		public PythonErrorInfo toPythonError() {
			List<PythonErrorInfo> causes = new ArrayList<>();
			for (PythonCause next = this.cause; next != null; next = next.cause) {
				causes.add(next.toPythonError(List.of()));
			}
			return toPythonError(causes);
		}

		private PythonErrorInfo toPythonError(List<PythonErrorInfo> causes) {
			List<String> lines = (this.stack != null) ? Required.list(this.stack, "stack") : List.of();
			return new PythonErrorInfo(this.className, Required.field(this.message, "message"), lines, causes);
		}

	}

	/**
	 * A {@code PipelineConfigValidationError}.
	 *
	 * @param typeName the GraphQL type
	 * @param message the message
	 * @param reason {@code EvaluationErrorReason}
	 * @param stack the location
	 * @param fieldName {@code FieldNotDefinedConfigError.fieldName}
	 * @param fieldNames {@code FieldsNotDefinedConfigError.fieldNames}
	 * @param field {@code MissingFieldConfigError.field}
	 * @param fields {@code MissingFieldsConfigError.fields}
	 * @param incomingFields {@code SelectorTypeConfigError.incomingFields}
	 */
	public record ConfigError(@JsonProperty("__typename") @Nullable String typeName, @Nullable String message,
			@Nullable String reason, @Nullable ConfigStack stack, @Nullable String fieldName,
			@Nullable List<@Nullable String> fieldNames, @Nullable ConfigField field,
			@Nullable List<@Nullable ConfigField> fields, @Nullable List<@Nullable String> incomingFields) {

	}

	/**
	 * A field of a config schema.
	 *
	 * @param name its name
	 */
	public record ConfigField(@Nullable String name) {

	}

	/**
	 * The {@code EvaluationStack}: the path from the root to the error.
	 *
	 * @param entries the elements of the path
	 */
	public record ConfigStack(@Nullable List<@Nullable ConfigStackEntry> entries) {

	}

	/**
	 * An element of the path: a field, an element of a list, or (both are null) an entry
	 * of a map.
	 *
	 * @param fieldName {@code EvaluationStackPathEntry.fieldName}
	 * @param listIndex {@code EvaluationStackListItemEntry.listIndex}
	 */
	public record ConfigStackEntry(@Nullable String fieldName, @Nullable Integer listIndex) {

		/**
		 * Return the text of this element of a path.
		 * @return the name of the field, or the index in brackets
		 */
		public String toPathElement() {
			if (this.fieldName != null) {
				return this.fieldName;
			}
			return (this.listIndex != null) ? "[" + this.listIndex + "]" : "{}";
		}

	}

}
