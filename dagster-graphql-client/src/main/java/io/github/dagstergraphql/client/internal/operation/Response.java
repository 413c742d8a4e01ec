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
 * Response of a GraphQL server, as it was read.
 *
 * @param statusCode the HTTP status; Dagster responds with 200, 400 and 500 alike
 * @param hasData whether there is a {@code data}, be it null
 * @param result the result, or {@code null} if there is no data
 * @param errors the GraphQL errors
 * @param denial what a gateway says that has denied the operation, or {@code null} if
 * none has
 * @param maintenance that Dagster+ is under maintenance, or {@code null} if it is not
 * @param <T> the type of the result
 */
public record Response<T>(int statusCode, boolean hasData, @Nullable Result<T> result, List<GraphQlErrorInfo> errors,
		@Nullable String denial, @Nullable Maintenance maintenance) {

	/**
	 * What Dagster+ answers while it is under maintenance: nothing was carried out.
	 *
	 * @param pause when to ask again, or {@code null} if it does not say
	 */
	public record Maintenance(@Nullable Duration pause) {

	}

}
