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

package io.github.dagstergraphql.client.internal.failure;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import io.github.dagstergraphql.client.error.DagsterAuthenticationException;
import io.github.dagstergraphql.client.error.DagsterConnectionException;
import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;
import io.github.dagstergraphql.client.error.DagsterTimeoutException;
import io.github.dagstergraphql.client.error.GraphQlErrorInfo;
import io.github.dagstergraphql.client.error.GraphQlRequestException;
import io.github.dagstergraphql.client.error.InvalidResponseException;
import io.github.dagstergraphql.client.error.PythonErrorException;
import io.github.dagstergraphql.client.error.UnrecognizedServerErrorException;
import org.jspecify.annotations.Nullable;

/**
 * Classification of failures.
 */
public final class FailureKinds {

	/** HTTP statuses of Dagster for a document that it does not support. */
	private static final Set<Integer> NOT_UNDERSTOOD = Set.of(200, 400, 500);

	private FailureKinds() {
	}

	/**
	 * Return whether a failure may be temporary, as with servers that restart or have
	 * lost their database.
	 * @param failure the failure of a request
	 * @return {@code false} if it requires a change by a user
	 */
	public static boolean mayPass(Throwable failure) {
		if (failure instanceof GraphQlRequestException ex) {
			return !isNotUnderstood(ex);
		}
		if (failure instanceof DagsterAuthenticationException ex) {
			// no request was sent: the source of the credentials failed
			return ex.getStatusCode() == 0;
		}
		return failure instanceof DagsterConnectionException || failure instanceof DagsterTimeoutException
				|| failure instanceof InvalidResponseException || failure instanceof PythonErrorException
				|| failure instanceof UnrecognizedServerErrorException;
	}

	/**
	 * Return whether the server does not support the document of a request.
	 * @param failure the errors
	 * @return {@code false} if the execution failed, or a gateway responded
	 */
	public static boolean isNotUnderstood(GraphQlRequestException failure) {
		return NOT_UNDERSTOOD.contains(failure.getStatusCode()) && !wasExecuted(failure.getErrors());
	}

	/**
	 * Return whether a server does not have a type, or a field of a type or an input
	 * type.
	 * @param failure the errors
	 * @param name the name of the type or field
	 * @return {@code true} if an error reports it as unknown
	 */
	public static boolean isUnknownField(GraphQlRequestException failure, String name) {
		// quotes and capitalization depend on the version
		Pattern unknown = Pattern.compile("(?i)\\b(?:field|type) (['\"])" + Pattern.quote(name) + "\\1");
		return failure.getErrors().stream().anyMatch((error) -> unknown.matcher(error.message()).find());
	}

	/**
	 * Return whether a server has begun to execute the document.
	 * @param errors the errors of the response
	 * @return {@code false} if the errors do not indicate it
	 */
	public static boolean wasExecuted(List<GraphQlErrorInfo> errors) {
		// only errors during execution have a path
		return errors.stream().anyMatch((error) -> !error.path().isEmpty());
	}

	/**
	 * Return the name of a failure for a message.
	 * @param failure the failure, or {@code null} if a request has not completed
	 * @return the error type of an exception of the client, or the name of its class
	 */
	public static String name(@Nullable Throwable failure) {
		if (failure instanceof DagsterGraphQlClientException ex) {
			return ex.getErrorType();
		}
		return (failure != null) ? failure.getClass().getSimpleName() : "no response";
	}

}
