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
 * @param path the path, path prefix included and query string excluded
 * @param headers the values of the headers by name; the case of a name does not matter
 * @param operationName the name of the GraphQL operation, or {@code null} if it has none
 * or this is not a GraphQL request
 * @param variables the GraphQL variables, as plain maps, lists and scalars; empty if
 * there are none
 * @since 0.1.0
 */
public record RecordedRequest(String method, String path, Map<String, List<String>> headers,
		@Nullable String operationName, Map<String, @Nullable Object> variables) {

	/**
	 * Header with the name of the client that has sent a request. The clients of a Spring
	 * Boot test send it to the embedded Dagster; other clients may be given it as any
	 * other header.
	 */
	public static final String CLIENT_NAME_HEADER = "Embedded-Dagster-Client";

	/**
	 * Copy the headers, for look-ups that ignore the case of names.
	 * @param method the HTTP method
	 * @param path the path
	 * @param headers the values of the headers by name
	 * @param operationName the name of the GraphQL operation, or {@code null}
	 * @param variables the GraphQL variables
	 */
	public RecordedRequest {
		Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		copy.putAll(headers);
		headers = Collections.unmodifiableMap(copy);
	}

	/**
	 * Return the value of a header.
	 * @param name the name of the header, in any case
	 * @return its first value, or {@code null} if the request does not have the header
	 */
	public @Nullable String header(String name) {
		List<String> values = this.headers.get(name);
		return (values != null) ? values.get(0) : null;
	}

	/**
	 * Name the headers and the variables without their values: they may be confidential.
	 */
	@Override
	public String toString() {
		return "%s %s, operation %s, headers %s, variables %s".formatted(this.method, this.path, this.operationName,
				this.headers.keySet(), this.variables.keySet());
	}

}
