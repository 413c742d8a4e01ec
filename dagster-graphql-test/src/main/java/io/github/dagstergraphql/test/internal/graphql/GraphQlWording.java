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

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import graphql.ExceptionWhileDataFetching;
import graphql.GraphQLError;
import graphql.execution.InputMapDefinesTooManyFieldsException;
import graphql.execution.NonNullableValueCoercedAsNullException;
import graphql.language.AstPrinter;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.NonNullType;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SourceLocation;
import graphql.language.VariableDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.schema.CoercingParseValueException;
import graphql.validation.ValidationError;
import graphql.validation.ValidationErrorType;
import org.jspecify.annotations.Nullable;

/**
 * Messages for invalid requests, with the wording of graphql-core where it is known.
 */
final class GraphQlWording {

	private static final Pattern QUOTED = Pattern.compile("'([^']*)'");

	private static final Pattern PREFIX = Pattern.compile("^Validation error \\([^)]*\\) : ", Pattern.DOTALL);

	private final Document document;

	GraphQlWording(Document document) {
		this.document = document;
	}

	static Map<String, Object> syntax(InvalidSyntaxException error, String query) {
		SourceLocation location = (error.getLocation() != null) ? error.getLocation() : new SourceLocation(1, 1);
		String found = query.isBlank() ? "Unexpected <EOF>."
				: (error.getOffendingToken() == null || error.getOffendingToken().isEmpty()) ? "Unexpected input."
						: "Unexpected '" + error.getOffendingToken() + "'.";
		return error("Syntax Error: " + found, List.of(location));
	}

	/**
	 * Return the reason why no operation can be executed.
	 * @param document the document
	 * @param name the requested name
	 * @return the message, or {@code null} if an operation can be executed
	 */
	static @Nullable String noOperation(Document document, @Nullable String name) {
		List<OperationDefinition> operations = document.getDefinitionsOfType(OperationDefinition.class);
		if (name == null || name.isEmpty()) {
			return switch (operations.size()) {
				case 0 -> "Must provide an operation.";
				case 1 -> null;
				default -> "Must provide operation name if query contains multiple operations.";
			};
		}
		return operations.stream().anyMatch((operation) -> name.equals(operation.getName())) ? null
				: "Unknown operation named '" + name + "'.";
	}

	/**
	 * Return the error for an operation that is not a subscription.
	 * @param name the requested name, or {@code null} for the only operation
	 * @return the error, or {@code null} if it is a subscription
	 */
	@Nullable Map<String, Object> noSubscription(@Nullable String name) {
		OperationDefinition operation = operation(name);
		if (operation.getOperation() == OperationDefinition.Operation.SUBSCRIPTION) {
			return null;
		}
		Selection<?> first = operation.getSelectionSet().getSelections().get(0);
		String field = (first instanceof Field root) ? root.getName() : "";
		return error("The subscription field '%s' is not defined.".formatted(field),
				List.of(first.getSourceLocation()));
	}

	private OperationDefinition operation(@Nullable String name) {
		return this.document.getDefinitionsOfType(OperationDefinition.class)
			.stream()
			.filter((each) -> name == null || name.isEmpty() || name.equals(each.getName()))
			.findFirst()
			.orElseThrow();
	}

	/**
	 * Return the field that is missing in the schema.
	 * @param error an error
	 * @return type and field, or empty for another error
	 */
	Optional<String> unknownField(ValidationError error) {
		if (error.getValidationErrorType() != ValidationErrorType.FieldUndefined) {
			return Optional.empty();
		}
		List<String> quoted = quoted(error.getMessage());
		return (quoted.size() > 1) ? Optional.of(quoted.get(1) + "." + quoted.get(0)) : Optional.empty();
	}

	Map<String, Object> validation(ValidationError error) {
		String message = PREFIX.matcher(error.getMessage()).replaceFirst("");
		List<String> quoted = quoted(error.getMessage());
		if (error.getValidationErrorType() == ValidationErrorType.FieldUndefined && quoted.size() > 1) {
			message = "Cannot query field '%s' on type '%s'.".formatted(quoted.get(0), quoted.get(1));
		}
		else if (error.getValidationErrorType() == ValidationErrorType.UnknownType && !quoted.isEmpty()) {
			message = "Unknown type '%s'.".formatted(quoted.get(0));
		}
		else if (error.getValidationErrorType() == ValidationErrorType.UndefinedVariable && !quoted.isEmpty()) {
			message = "Variable '$%s' is not defined.".formatted(quoted.get(0));
		}
		else if (error.getValidationErrorType() == ValidationErrorType.UnusedVariable && !quoted.isEmpty()) {
			message = "Variable '$%s' is never used.".formatted(quoted.get(0));
		}
		return error(message, (error.getLocations() != null) ? error.getLocations() : List.of());
	}

	private static List<String> quoted(String message) {
		List<String> quoted = new ArrayList<>();
		Matcher matcher = QUOTED.matcher(PREFIX.matcher(message).replaceFirst(""));
		while (matcher.find()) {
			quoted.add(matcher.group(1));
		}
		return quoted;
	}

	/**
	 * Return whether an error is a missing variable, which is an error of the client.
	 * Dagster treats any other invalid value as an error of the server.
	 * @param error an error
	 * @return {@code true} if so
	 */
	boolean isMissingVariable(GraphQLError error) {
		return error instanceof NonNullableValueCoercedAsNullException && error.getMessage().startsWith("Variable '")
				&& !error.getMessage().contains("Field '");
	}

	/**
	 * Return an error for each variable that is missing. graphql-java reports only the
	 * first one.
	 * @param error the error of the first one
	 * @param request the request
	 * @return the errors
	 */
	List<Map<String, Object>> missingVariables(GraphQLError error, GraphQlRequest request) {
		List<Map<String, Object>> missing = operation(request.operationName()).getVariableDefinitions()
			.stream()
			.filter((variable) -> variable.getType() instanceof NonNullType && variable.getDefaultValue() == null
					&& !request.variables().containsKey(variable.getName()))
			.map((variable) -> error(notProvided(variable.getName(), AstPrinter.printAst(variable.getType())),
					List.of(variable.getSourceLocation())))
			.toList();
		return missing.isEmpty() ? List.of(execution(error, true)) : missing;
	}

	Map<String, Object> execution(GraphQLError error, boolean plain) {
		UserFacingException failure = failure(error);
		String message = (failure != null) ? String.valueOf(failure.getMessage())
				: plain ? missingVariable(error) : error.getMessage();
		Map<String, Object> formatted = error(message, locations(error));
		if (error.getPath() != null) {
			formatted.put("path", error.getPath());
		}
		// a value rejected by a scalar or an enum
		if (error instanceof CoercingParseValueException && !(error instanceof InputMapDefinesTooManyFieldsException)) {
			formatted.put("extensions", Map.of("errorInfo", Map.of("__class__", "SerializableErrorInfo", "message",
					"graphql.error.graphql_error.GraphQLError: " + message + "\n", "stack", List.of())));
		}
		if (failure != null) {
			formatted.put("extensions",
					Map.of("errorInfo",
							Map.of("__class__", "SerializableErrorInfo", "message",
									"dagster_graphql.implementation.utils.UserFacingGraphQLError: " + message + "\n",
									"stack", List.of())));
		}
		return formatted;
	}

	private static @Nullable UserFacingException failure(GraphQLError error) {
		return (error instanceof ExceptionWhileDataFetching thrown
				&& thrown.getException() instanceof UserFacingException failure) ? failure : null;
	}

	private static String missingVariable(GraphQLError error) {
		List<String> quoted = quoted(error.getMessage());
		return notProvided(quoted.get(0), quoted.get(quoted.size() - 1));
	}

	private static String notProvided(String name, String type) {
		return "Variable '$%s' of required type '%s' was not provided.".formatted(name, type);
	}

	// an error of a variable is at its definition
	private List<SourceLocation> locations(GraphQLError error) {
		if (error.getLocations() != null && !error.getLocations().isEmpty()) {
			return error.getLocations();
		}
		return this.document.getDefinitionsOfType(OperationDefinition.class)
			.stream()
			.flatMap((operation) -> operation.getVariableDefinitions().stream())
			.map(VariableDefinition::getSourceLocation)
			.limit(1)
			.toList();
	}

	private static Map<String, Object> error(String message, List<SourceLocation> locations) {
		Map<String, Object> error = new LinkedHashMap<>();
		error.put("message", message);
		if (!locations.isEmpty()) {
			error.put("locations",
					locations.stream()
						.map((location) -> Map.of("line", location.getLine(), "column", location.getColumn()))
						.toList());
		}
		return error;
	}

}
