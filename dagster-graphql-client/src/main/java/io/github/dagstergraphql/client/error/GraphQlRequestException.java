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

package io.github.dagstergraphql.client.error;

import java.util.List;

/**
 * Thrown when the server returns GraphQL {@code errors} instead of data: the document
 * does not match the schema, a variable has the wrong type, or a resolver failed.
 *
 * @since 0.1.0
 */
public final class GraphQlRequestException extends DagsterGraphQlClientException {

	/** HTTP status of the response. */
	private final int statusCode;

	private final transient List<GraphQlErrorInfo> errors;

	/**
	 * Create a new exception.
	 * @param message description of the rejected operation and its server; safe to log
	 * @param outcomeUnknown whether the operation may have been carried out nevertheless
	 * @param statusCode the HTTP status of the response; Dagster uses 200, 400 and 500
	 * @param errors the errors reported by the server
	 */
	public GraphQlRequestException(String message, boolean outcomeUnknown, int statusCode,
			List<GraphQlErrorInfo> errors) {
		super("GraphQlRequest", message, outcomeUnknown, null);
		this.statusCode = statusCode;
		this.errors = List.copyOf(errors);
	}

	/**
	 * Return the HTTP status of the response.
	 * @return the status code
	 */
	public int getStatusCode() {
		return this.statusCode;
	}

	/**
	 * Return the errors reported by the server.
	 * @return the errors, at least one
	 */
	public List<GraphQlErrorInfo> getErrors() {
		return this.errors;
	}

}
