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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.error.DagsterServerException;
import io.github.dagstergraphql.client.error.GraphQlErrorInfo;
import io.github.dagstergraphql.client.error.PythonErrorException;
import io.github.dagstergraphql.client.error.PythonErrorInfo;
import io.github.dagstergraphql.client.error.UnauthorizedException;
import io.github.dagstergraphql.client.error.UnrecognizedServerErrorException;
import io.github.dagstergraphql.client.internal.operation.ServerError.ConfigError;
import io.github.dagstergraphql.client.internal.operation.ServerError.ConfigStackEntry;
import io.github.dagstergraphql.client.internal.redact.Redactor;
import io.github.dagstergraphql.client.internal.text.MessageText;
import io.github.dagstergraphql.client.job.ConflictingExecutionParamsException;
import io.github.dagstergraphql.client.job.InvalidSubsetException;
import io.github.dagstergraphql.client.job.JobNotFoundException;
import io.github.dagstergraphql.client.job.NoModeProvidedException;
import io.github.dagstergraphql.client.job.PresetNotFoundException;
import io.github.dagstergraphql.client.run.InvalidOutputErrorInfo;
import io.github.dagstergraphql.client.run.InvalidOutputException;
import io.github.dagstergraphql.client.run.InvalidStepException;
import io.github.dagstergraphql.client.run.RunConfigErrorInfo;
import io.github.dagstergraphql.client.run.RunConfigInvalidException;
import io.github.dagstergraphql.client.run.RunConflictException;
import io.github.dagstergraphql.client.run.RunNotFoundException;
import io.github.dagstergraphql.client.run.TerminateRunException;
import org.jspecify.annotations.Nullable;

/**
 * Turns Dagster's typed errors into exceptions.
 */
public final class ServerErrors {

	/** What a server says whose own schema lacks the error that it wants to answer. */
	private static final Pattern MISPLACED = Pattern
		.compile("Runtime Object type [\"'](\\w+)[\"'] is not a possible type for .*", Pattern.DOTALL);

	/** What a server says whose mutation has no other way to answer an error. */
	private static final Pattern NOT_A_BOOLEAN = Pattern
		.compile("Boolean cannot represent a non boolean value: <Graphene(\\w+) instance>.*", Pattern.DOTALL);

	private static final String TERMINATION_NOT_PERMITTED = "do not have permission";

	private static final int LONGEST_CAUSE = 2000;

	private static final String NO_DETAILS = "no details given";

	private ServerErrors() {
	}

	/**
	 * Find the typed error that a server tried to answer where its own schema does not
	 * allow it, as 0.12 does with {@code InvalidSubsetError}, and all do in mutations
	 * that answer a Boolean.
	 * @param errors the GraphQL errors of the response
	 * @return the error, without details, or {@code null} if it is none of these
	 */
	public static @Nullable ServerError misplacedIn(List<GraphQlErrorInfo> errors) {
		String said = errors.get(0).message();
		return Stream.of(MISPLACED, NOT_A_BOOLEAN)
			.map((pattern) -> pattern.matcher(said))
			.filter(Matcher::matches)
			.map((matcher) -> misplaced(matcher.group(1)))
			.findFirst()
			.orElse(null);
	}

	private static ServerError misplaced(String type) {
		// the one that cannot do without a message
		String message = type.equals("PythonError") ? NO_DETAILS : null;
		return new ServerError(type, message, null, null, null, null, null, null, null);
	}

	public static DagsterServerException toException(ServerError error, boolean mutation, Redactor redactor) {
		String type = Required.field(error.typeName(), "__typename");
		String said = error.message();
		if (isNotPermitted(type, said)) {
			return notPermitted(type, said);
		}
		return switch (type) {
			case "RunConfigValidationInvalid", "PipelineConfigValidationInvalid" ->
				runConfigInvalid(type, error, redactor);
			case "InvalidStepError" -> invalidStep(error, redactor);
			case "InvalidOutputError" -> invalidOutput(error, redactor);
			default -> toException(error, type, mutation, redactor);
		};
	}

	private static DagsterServerException toException(ServerError error, String type, boolean mutation,
			Redactor redactor) {
		String said = error.message();
		String message = type + ": " + redactor.redact((said != null) ? said.strip() : NO_DETAILS);
		return switch (type) {
			case "PipelineNotFoundError" -> new JobNotFoundException(type, message, said, List.of(), List.of());
			case "RunNotFoundError", "PipelineRunNotFoundError" -> new RunNotFoundException(type, message, said);
			case "InvalidSubsetError" -> new InvalidSubsetException(type, message, said);
			case "ConflictingExecutionParamsError" -> new ConflictingExecutionParamsException(type, message, said);
			case "PresetNotFoundError" -> new PresetNotFoundException(type, message, said);
			case "NoModeProvidedError" -> new NoModeProvidedException(type, message, said);
			case "RunConflict", "PipelineRunConflict" -> new RunConflictException(type, message, said);
			case "TerminateRunFailure", "TerminatePipelineExecutionFailure" ->
				new TerminateRunException(type, message, said);
			case "PythonError" -> Denials.isDenial(error) ? denied(type, (said != null) ? said : NO_DETAILS, redactor)
					: pythonError(error, message, mutation, redactor);
			default -> new UnrecognizedServerErrorException(type,
					name(type, redactor) + message.substring(type.length()), said, mutation);
		};
	}

	/**
	 * Return whether an error is about permissions, which some operations answer in a way
	 * of their own.
	 * @param type the GraphQL type
	 * @param message what the server says
	 * @return {@code true} if the same may succeed for somebody else
	 */
	public static boolean isNotPermitted(String type, @Nullable String message) {
		return type.equals("UnauthorizedError")
				|| (type.startsWith("Terminate") && message != null && message.contains(TERMINATION_NOT_PERMITTED));
	}

	/**
	 * Make an exception of an error that is about permissions.
	 * @param type the GraphQL type
	 * @param said what the server says, or {@code null}
	 * @return the exception
	 */
	public static UnauthorizedException notPermitted(String type, @Nullable String said) {
		return new UnauthorizedException(type,
				type + ": not permitted. The server is read-only, or whoever is calling lacks the permission", said);
	}

	/**
	 * Make an exception of what a gateway answered that denied the operation.
	 * @param type the GraphQL type
	 * @param said what the gateway says
	 * @param redactor leaves out what must not be logged
	 * @return the exception
	 */
	public static UnauthorizedException denied(String type, String said, Redactor redactor) {
		return new UnauthorizedException(type, type + ": not permitted by a gateway before Dagster ("
				+ redactor.redact(said.strip()) + "). Have it permitted, or use credentials of somebody who may do it",
				said);
	}

	private static PythonErrorException pythonError(ServerError error, String message, boolean mutation,
			Redactor redactor) {
		PythonErrorInfo info = error.toPythonError();
		String className = (info.className() != null && !message.contains(info.className()))
				? " (" + MessageText.name(redactor.redact(info.className())) + ")" : "";
		// whoever is told what was said may well ask for the causes
		List<String> causes = MessageText.few(info.causes())
			.stream()
			.map((cause) -> MessageText.cut(cause.message(), LONGEST_CAUSE))
			.toList();
		return new PythonErrorException(
				(redactor.isQuotedInAny(causes) ? "PythonError: " + Redactor.WITHHELD : message) + className, info,
				mutation);
	}

	private static InvalidStepException invalidStep(ServerError error, Redactor redactor) {
		String stepKey = Required.field(error.invalidStepKey(), "invalidStepKey");
		return new InvalidStepException("InvalidStepError: the job has no step \"" + name(stepKey, redactor) + "\"",
				stepKey);
	}

	private static InvalidOutputException invalidOutput(ServerError error, Redactor redactor) {
		InvalidOutputErrorInfo info = new InvalidOutputErrorInfo(Required.field(error.stepKey(), "stepKey"),
				Required.field(error.invalidOutputName(), "invalidOutputName"));
		return new InvalidOutputException("InvalidOutputError: the step \"%s\" has no output \"%s\""
			.formatted(name(info.stepKey(), redactor), name(info.invalidOutputName(), redactor)), info);
	}

	private static String name(String name, Redactor redactor) {
		return redactor.redactName(MessageText.name(name));
	}

	private static RunConfigInvalidException runConfigInvalid(String type, ServerError error, Redactor redactor) {
		List<RunConfigErrorInfo> errors = Required.list(error.errors(), "errors")
			.stream()
			.map(ServerErrors::toRunConfigError)
			.toList();
		return new RunConfigInvalidException(type,
				"%s: the run config has %s: %s (getErrors() has the details)".formatted(type,
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
				Required.field(error.message(), "errors.message"));
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
