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

/**
 * Thrown when the response does not come from Dagster or cannot be read: HTML of a
 * sign-in page or proxy, plain text, malformed JSON, JSON of an unexpected structure, or
 * a response larger than the size limit.
 *
 * @since 0.1.0
 */
public final class InvalidResponseException extends DagsterGraphQlClientException {

	/** HTTP status of the response. */
	private final int statusCode;

	/** Beginning of the response body. */
	private final String excerpt;

	/**
	 * Create a new exception.
	 * @param message description of the invalid response and its URL; safe to log
	 * @param outcomeUnknown whether the operation may have been carried out nevertheless
	 * @param statusCode the HTTP status of the response
	 * @param excerpt the beginning of the body; empty if the response has none
	 */
	public InvalidResponseException(String message, boolean outcomeUnknown, int statusCode, String excerpt) {
		super("InvalidResponse", message, outcomeUnknown, null);
		this.statusCode = statusCode;
		this.excerpt = excerpt;
	}

	/**
	 * Return the HTTP status of the response.
	 * @return the status code, such as 200 or 502
	 */
	public int getStatusCode() {
		return this.statusCode;
	}

	/**
	 * Return the beginning of the response body, limited to a few hundred characters.
	 * Parts that repeat the request, as some servers echo it, are omitted.
	 * @return the excerpt, or an empty string
	 */
	public String getExcerpt() {
		return this.excerpt;
	}

}
