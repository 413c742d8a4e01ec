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
 * What can be expected after a failure.
 */
public final class FailureKinds {

	/** How Dagster says that it does not understand a document. */
	private static final Set<Integer> NOT_UNDERSTOOD = Set.of(200, 400, 500);

	private FailureKinds() {
	}

	/**
	 * Return whether a failure may be over by itself, as those of servers that restart or
	 * have lost their database.
	 * @param failure what a request failed with
	 * @return {@code false} if somebody has to do something about it
	 */
	public static boolean mayPass(Throwable failure) {
		if (failure instanceof GraphQlRequestException ex) {
			return !isNotUnderstood(ex);
		}
		if (failure instanceof DagsterAuthenticationException ex) {
			// nobody was asked: it is the source of the credentials that failed
			return ex.getStatusCode() == 0;
		}
		return failure instanceof DagsterConnectionException || failure instanceof DagsterTimeoutException
				|| failure instanceof InvalidResponseException || failure instanceof PythonErrorException
				|| failure instanceof UnrecognizedServerErrorException;
	}

	/**
	 * Return whether a server does not understand what it is asked.
	 * @param failure the errors
	 * @return {@code false} if it failed on the way to an answer, or a gateway answered
	 */
	public static boolean isNotUnderstood(GraphQlRequestException failure) {
		return NOT_UNDERSTOOD.contains(failure.getStatusCode()) && !wasExecuted(failure.getErrors());
	}

	/**
	 * Return whether a server does not have a field, be it of a type or of an input type.
	 * @param failure the errors
	 * @param field the name of the field
	 * @return {@code true} if an error names the field as unknown
	 */
	public static boolean isUnknownField(GraphQlRequestException failure, String field) {
		// the quotes and the capital depend on the version
		Pattern unknown = Pattern.compile("(?i)\\bfield (['\"])" + Pattern.quote(field) + "\\1");
		return failure.getErrors().stream().anyMatch((error) -> unknown.matcher(error.message()).find());
	}

	/**
	 * Return whether a server has begun to execute what it was asked.
	 * @param errors what it answered
	 * @return {@code false} if the errors do not say so
	 */
	public static boolean wasExecuted(List<GraphQlErrorInfo> errors) {
		// only what failed while it was executed has a path
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
		return (failure != null) ? failure.getClass().getSimpleName() : "no answer";
	}

}
