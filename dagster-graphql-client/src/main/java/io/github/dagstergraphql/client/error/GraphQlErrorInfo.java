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
 * One entry of the {@code errors} of a GraphQL response.
 *
 * @param message what the server said, word by word; it may quote variables of the
 * request, so think before logging it
 * @param path the response field that failed, from the root down; empty if the request
 * was refused before anything was executed
 * @param locations where in the document the error stands; empty if the server did not
 * tell
 * @since 0.1.0
 */
public record GraphQlErrorInfo(String message, List<Object> path, List<Location> locations) {

	/**
	 * Copy the lists.
	 * @param message what the server said, word by word; it may quote variables of the
	 * request, so think before logging it
	 * @param path the response field that failed, from the root down; empty if the
	 * request was refused before anything was executed
	 * @param locations where in the document the error stands; empty if the server did
	 * not tell
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
	 * A place in a GraphQL document.
	 *
	 * @param line the line, from 1
	 * @param column the column, from 1
	 * @since 0.1.0
	 */
	public record Location(int line, int column) {

	}

}
