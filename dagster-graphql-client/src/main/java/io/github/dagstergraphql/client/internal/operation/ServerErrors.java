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
import io.github.dagstergraphql.client.internal.redact.Redactor;
import io.github.dagstergraphql.client.internal.shape.Required;
import io.github.dagstergraphql.client.internal.text.MessageText;
import org.jspecify.annotations.Nullable;

/**
 * Factory for exceptions for Dagster's typed errors: those common to all operations, and
 * those that an operation defines.
 */
public final class ServerErrors {

	/** Message of a server whose own schema lacks the error that it tries to return. */
	private static final Pattern MISPLACED = Pattern
		.compile("Runtime Object type [\"'](\\w+)[\"'] is not a possible type for .*", Pattern.DOTALL);

	/** Message of a server whose mutation has no other way to return an error. */
	private static final Pattern NOT_A_BOOLEAN = Pattern
		.compile("Boolean cannot represent a non boolean value: <Graphene(\\w+) instance>.*", Pattern.DOTALL);

	/** GraphQL type of the error about missing permissions. */
	public static final String UNAUTHORIZED = "UnauthorizedError";

	private static final String PYTHON_ERROR = "PythonError";

	private static final int LONGEST_CAUSE = 2000;

	private static final String NO_DETAILS = "no details given";

	private ServerErrors() {
	}

	/**
	 * Return the typed error that a server tried to return where its own schema does not
	 * allow it, as 0.12 does with {@code InvalidSubsetError}, and all versions do in
	 * mutations with a Boolean result.
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
		// the only type that requires a message
		String message = type.equals(PYTHON_ERROR) ? NO_DETAILS : null;
		return new ServerError(type, message, null, null, null, null, null, null, null);
	}

	/**
	 * Create the exception for a typed error.
	 * @param error the error
	 * @param operation the operation, with the exceptions for its own errors
	 * @param redactor removes values that must not be logged
	 * @return the exception
	 */
	public static DagsterServerException toException(ServerError error, Operation<?> operation, Redactor redactor) {
		String type = Required.field(error.typeName(), "__typename");
		String said = error.message();
		if (type.equals(UNAUTHORIZED)) {
			return notPermitted(type, said);
		}
		if (type.equals(PYTHON_ERROR) && Denials.isDenial(error)) {
			return denied(type, (said != null) ? said : NO_DETAILS, redactor);
		}
		String details = redactor.redact((said != null) ? said.strip() : NO_DETAILS);
		ErrorFactory factory = operation.errorFactory(type);
		if (factory != null) {
			return factory.create(error, type + ": " + details, redactor);
		}
		if (type.equals(PYTHON_ERROR)) {
			return pythonError(error, type + ": " + details, operation.isMutation(), redactor);
		}
		return new UnrecognizedServerErrorException(type, redactor.redactName(MessageText.name(type)) + ": " + details,
				said, operation.isMutation());
	}

	/**
	 * Create the exception for an error about permissions.
	 * @param type the GraphQL type
	 * @param said the server message, or {@code null}
	 * @return the exception
	 */
	public static UnauthorizedException notPermitted(String type, @Nullable String said) {
		return new UnauthorizedException(type,
				type + ": not permitted. The server is read-only, or the caller lacks the permission", said);
	}

	/**
	 * Create the exception for a denial by a gateway.
	 * @param type the GraphQL type
	 * @param said the message of the gateway
	 * @param redactor removes values that must not be logged
	 * @return the exception
	 */
	public static UnauthorizedException denied(String type, String said, Redactor redactor) {
		return new UnauthorizedException(type, type + ": not permitted by a gateway in front of Dagster ("
				+ redactor.redact(said.strip()) + "). Grant the permission, or use credentials that have it", said);
	}

	private static PythonErrorException pythonError(ServerError error, String message, boolean mutation,
			Redactor redactor) {
		PythonErrorInfo info = error.toPythonError();
		String className = (info.className() != null && !message.contains(info.className()))
				? " (" + MessageText.name(redactor.redact(info.className())) + ")" : "";
		// callers that receive the server message may also need the causes
		List<String> causes = MessageText.few(info.causes())
			.stream()
			.map((cause) -> MessageText.cut(cause.message(), LONGEST_CAUSE))
			.toList();
		return new PythonErrorException(
				(redactor.isQuotedInAny(causes) ? "PythonError: " + Redactor.WITHHELD : message) + className, info,
				mutation);
	}

}
