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

package io.github.dagstergraphql.test.internal.graphql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

import io.github.dagstergraphql.test.internal.json.JsonObject;

/**
 * A page of partition keys.
 */
final class PartitionKeyPage {

	private PartitionKeyPage() {
	}

	/**
	 * Return a page. Its cursor is its last key.
	 * @param keys all keys
	 * @param arguments the arguments of the field
	 * @return the page
	 */
	static Node of(List<String> keys, JsonObject arguments) {
		List<String> ordered = new ArrayList<>(keys);
		if (!Boolean.TRUE.equals(arguments.value("ascending"))) {
			Collections.reverse(ordered);
		}
		String cursor = arguments.textOrNull("cursor");
		int limit = Objects.requireNonNull(arguments.numberOrNull("limit"));
		int start = (cursor != null) ? ordered.indexOf(cursor) + 1 : 0;
		int end = Math.min(ordered.size(), start + Math.max(0, limit));
		List<String> results = ordered.subList(start, end);
		return Node.of("PartitionKeyConnection")
			.with("results", results)
			.with("cursor",
					results.isEmpty() ? Objects.requireNonNullElse(cursor, "") : results.get(results.size() - 1))
			.with("hasMore", end < ordered.size());
	}

}
