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
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.github.dagstergraphql.test.definition.ConfigField;
import io.github.dagstergraphql.test.internal.config.ConfigError;
import io.github.dagstergraphql.test.internal.config.ConfigPath;
import io.github.dagstergraphql.test.internal.launch.RefusedException;
import io.github.dagstergraphql.test.internal.launch.ServerError;
import io.github.dagstergraphql.test.run.PythonException;
import org.jspecify.annotations.Nullable;

/**
 * GraphQL results for errors.
 */
final class ErrorNodes {

	// Dagster always has a stack; this one states its origin
	private static final List<String> STACK = List.of("  File \"embedded_dagster.py\", line 1, in <module>\n");

	/** Modules of Dagster's own exceptions with which runs end. */
	private static final Map<String, String> MODULES = Map.of("Failure", "dagster._core.definitions.events.",
			"DagsterExecutionInterruptedError", "dagster._core.errors.");

	private ErrorNodes() {
	}

	static Node of(String type, String message) {
		return Node.of(type).with("message", message);
	}

	static Node unauthorized() {
		return of(ServerError.UNAUTHORIZED.type(), ServerError.UNAUTHORIZED.message());
	}

	/**
	 * Return the result for an error.
	 * @param error the error
	 * @param context records unexpected errors
	 * @return the result
	 */
	static Node of(ServerError error, RequestContext context) {
		if (error instanceof ServerError.Plain plain) {
			Node node = of(plain.type(), plain.message());
			plain.fields().forEach(node::with);
			return node;
		}
		if (error instanceof ServerError.InvalidConfig invalid) {
			return Node.of(invalid.type())
				.with("pipelineName", invalid.job())
				.with("errors", invalid.errors().stream().map(ErrorNodes::configError).toList());
		}
		ServerError.Python python = (ServerError.Python) error;
		if (python.unexpected()) {
			context.serverError();
		}
		return python(python.className(), python.message(), python.cause());
	}

	/**
	 * Return a result, or the error with which it fails.
	 * @param context records unexpected errors
	 * @param answer supplies the result
	 * @return the result, or the error
	 */
	static Node orRefused(RequestContext context, Supplier<Node> answer) {
		try {
			return answer.get();
		}
		catch (RefusedException ex) {
			return of(ex.error(), context);
		}
	}

	static Node python(PythonException exception) {
		String module = MODULES.getOrDefault(exception.className(), "");
		return python(module + exception.className(), exception.message(), exception.cause());
	}

	/**
	 * Return the result for an exception.
	 * @param className the class with its module
	 * @param message the message
	 * @param cause the cause, or {@code null}
	 * @return the result
	 */
	static Node python(String className, String message, @Nullable PythonException cause) {
		List<PythonException> causes = new ArrayList<>();
		for (PythonException next = cause; next != null; next = next.cause()) {
			causes.add(next);
		}
		return Node.of("PythonError")
			.with("className", className.substring(className.lastIndexOf('.') + 1))
			.with("message", className + (message.isEmpty() ? "" : ": " + message) + "\n")
			.with("stack", STACK)
			.lazy("cause", () -> (cause != null) ? python(cause) : null)
			.lazy("causes", () -> causes.stream().map(ErrorNodes::python).toList())
			.lazy("errorChain", () -> causes.stream()
				.map((link) -> Node.of("ErrorChainLink").with("isExplicitLink", true).with("error", python(link)))
				.toList());
	}

	private static Node configError(ConfigError error) {
		Node node = of(error.type(), error.message()).with("reason", error.reason())
			// as in Dagster, only the stack contains the location
			.with("path", List.of())
			.with("stack",
					Node.of("EvaluationStack").with("entries", error.stack().stream().map(ErrorNodes::entry).toList()));
		error.details().forEach((name, value) -> {
			if (value instanceof ConfigField field) {
				node.with(name, ConfigTypeFields.field(field));
			}
			else if (name.equals("fields") && value instanceof List<?> fields) {
				node.with(name, fields.stream().map((field) -> ConfigTypeFields.field((ConfigField) field)).toList());
			}
			else {
				node.with(name, value);
			}
		});
		return node;
	}

	private static Node entry(ConfigPath.Entry entry) {
		if (entry instanceof ConfigPath.Entry.Field field) {
			return Node.of("EvaluationStackPathEntry").with("fieldName", field.name());
		}
		if (entry instanceof ConfigPath.Entry.Item item) {
			return Node.of("EvaluationStackListItemEntry").with("listIndex", item.index());
		}
		if (entry instanceof ConfigPath.Entry.MapKey key) {
			return Node.of("EvaluationStackMapKeyEntry").with("mapKey", key.key());
		}
		return Node.of("EvaluationStackMapValueEntry").with("mapKey", ((ConfigPath.Entry.MapValue) entry).key());
	}

}
