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
 * Entry of the {@code errors} of a GraphQL response.
 *
 * @param message the verbatim server message; it may contain variables of the request and
 * is not necessarily safe to log
 * @param path the response field that failed, starting at the root; empty if the request
 * was rejected before execution
 * @param locations the positions of the error in the document; empty if the server did
 * not report them
 * @since 0.1.0
 */
public record GraphQlErrorInfo(String message, List<Object> path, List<Location> locations) {

	/**
	 * Copy the lists.
	 * @param message the verbatim server message; it may contain variables of the request
	 * and is not necessarily safe to log
	 * @param path the response field that failed, starting at the root; empty if the
	 * request was rejected before execution
	 * @param locations the positions of the error in the document; empty if the server
	 * did not report them
	 */
	public GraphQlErrorInfo {
		path = List.copyOf(path);
		locations = List.copyOf(locations);
	}

	@Override
	public String toString() {
		return "GraphQlErrorInfo[path=" + this.path + ", locations=" + this.locations + "]";
	}

	/**
	 * Position in a GraphQL document.
	 *
	 * @param line the line, starting at 1
	 * @param column the column, starting at 1
	 * @since 0.1.0
	 */
	public record Location(int line, int column) {

	}

}
