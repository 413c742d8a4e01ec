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

package io.github.dagstergraphql.test.request;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * An HTTP request that the server has received.
 *
 * @param method the HTTP method
 * @param path the path, including the path prefix and excluding the query string
 * @param headers the values of the headers by name, which is case-insensitive
 * @param operationName the name of the GraphQL operation, or of the operation of the
 * client for a report; {@code null} if it has none or this is another request
 * @param variables the GraphQL variables, as plain maps, lists and scalars; empty if
 * there are none
 * @since 0.1.0
 */
public record RecordedRequest(String method, String path, Map<String, List<String>> headers,
		@Nullable String operationName, Map<String, @Nullable Object> variables) {

	/**
	 * Name of the header with the name of the client that has sent a request. The clients
	 * of a Spring Boot test send it to the embedded Dagster; other clients can be
	 * configured to send it like any other header.
	 */
	public static final String CLIENT_NAME_HEADER = "Embedded-Dagster-Client";

	/**
	 * Create a request.
	 * @param method the HTTP method
	 * @param path the path
	 * @param headers the values of the headers by name, which is case-insensitive
	 * @param operationName the name of the GraphQL operation, or {@code null}
	 * @param variables the GraphQL variables
	 */
	public RecordedRequest {
		Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		copy.putAll(headers);
		headers = Collections.unmodifiableMap(copy);
	}

	/**
	 * Return the first value of a header.
	 * @param name the name of the header, case-insensitive
	 * @return the first value, or {@code null} if the request does not have the header
	 */
	public @Nullable String header(String name) {
		List<String> values = this.headers.get(name);
		return (values != null) ? values.get(0) : null;
	}

	/**
	 * Return a description with the names of the headers and variables. Their values may
	 * be confidential and are omitted.
	 */
	@Override
	public String toString() {
		return "%s %s, operation %s, headers %s, variables %s".formatted(this.method, this.path, this.operationName,
				this.headers.keySet(), this.variables.keySet());
	}

}
