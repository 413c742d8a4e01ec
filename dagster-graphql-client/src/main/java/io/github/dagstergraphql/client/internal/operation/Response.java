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

import java.time.Duration;
import java.util.List;

import io.github.dagstergraphql.client.error.GraphQlErrorInfo;
import org.jspecify.annotations.Nullable;

/**
 * Decoded response of a GraphQL server.
 *
 * @param statusCode the HTTP status; Dagster responds with 200, 400 and 500 alike
 * @param hasData whether {@code data} is present, even if null
 * @param result the result, or {@code null} if there is no data
 * @param errors the GraphQL errors
 * @param denial the message of a gateway that has denied the operation, or {@code null}
 * @param maintenance the maintenance of Dagster+, or {@code null} if there is none
 * @param <T> the type of the result
 */
public record Response<T>(int statusCode, boolean hasData, @Nullable Result<T> result, List<GraphQlErrorInfo> errors,
		@Nullable String denial, @Nullable Maintenance maintenance) {

	/**
	 * Return a description without the result and the errors, which may contain values of
	 * users: Reactor logs a response that arrives after the call has ended.
	 */
	@Override
	public String toString() {
		return "Response[status " + this.statusCode + "]";
	}

	/**
	 * Response of Dagster+ during maintenance. The operation was not carried out.
	 *
	 * @param pause the pause until the next attempt, or {@code null} if the response
	 * states none
	 */
	public record Maintenance(@Nullable Duration pause) {

	}

}
