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

package io.github.dagstergraphql.client.internal.run.terminate;

import io.github.dagstergraphql.client.error.DagsterServerException;
import io.github.dagstergraphql.client.internal.operation.ServerErrors;
import io.github.dagstergraphql.client.run.TerminateRunException;
import org.jspecify.annotations.Nullable;

/**
 * Factory for exceptions for failed terminations. Dagster reports a missing permission as
 * an ordinary failure, which only its message distinguishes.
 */
final class TerminationErrors {

	private static final String NOT_PERMITTED = "do not have permission";

	private TerminationErrors() {
	}

	/**
	 * Create the exception for a failure.
	 * @param type the GraphQL type
	 * @param message a message that is safe to log
	 * @param serverMessage the server message, or {@code null}
	 * @return the exception
	 */
	static DagsterServerException toException(String type, String message, @Nullable String serverMessage) {
		return isNotPermitted(type, serverMessage) ? ServerErrors.notPermitted(type, serverMessage)
				: new TerminateRunException(type, message, serverMessage);
	}

	/**
	 * Return whether a failure is about permissions.
	 * @param type the GraphQL type
	 * @param message the server message, or {@code null}
	 * @return {@code true} if another caller may be permitted to terminate the run
	 */
	static boolean isNotPermitted(String type, @Nullable String message) {
		return type.equals(ServerErrors.UNAUTHORIZED)
				|| (type.startsWith("Terminate") && message != null && message.contains(NOT_PERMITTED));
	}

}
