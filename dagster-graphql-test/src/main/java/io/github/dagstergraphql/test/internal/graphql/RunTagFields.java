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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import io.github.dagstergraphql.test.internal.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * Tags of all runs in the storage.
 */
final class RunTagFields {

	private final ServedInstance served;

	RunTagFields(ServedInstance served) {
		this.served = served;
	}

	Node keys() {
		return Node.of("RunTagKeys").with("keys", stored().keySet().stream().filter(RunTagFields::isVisible).toList());
	}

	Node values(JsonObject arguments) {
		List<String> keys = arguments.textsOrNull("tagKeys");
		String prefix = arguments.textOrNull("valuePrefix");
		Map<String, List<String>> found = found(keys, (prefix != null) ? prefix : "", arguments.numberOrNull("limit"));
		return Node.of("RunTags")
			.with("tags", found.entrySet()
				.stream()
				.filter((tag) -> isVisible(tag.getKey()))
				.map((tag) -> Node.of("PipelineTagAndValues").with("key", tag.getKey()).with("values", tag.getValue()))
				.toList());
	}

	// The limit counts values, not keys.
	private Map<String, List<String>> found(@Nullable List<String> keys, String prefix, @Nullable Integer limit) {
		Map<String, List<String>> found = new LinkedHashMap<>();
		int left = (limit != null && limit > 0) ? limit : Integer.MAX_VALUE;
		for (Map.Entry<String, SortedSet<String>> tag : stored().entrySet()) {
			if (keys == null || keys.isEmpty() || keys.contains(tag.getKey())) {
				List<String> values = tag.getValue()
					.stream()
					.filter((value) -> value.startsWith(prefix))
					.limit(left)
					.toList();
				left -= values.size();
				if (!values.isEmpty()) {
					found.put(tag.getKey(), values);
				}
			}
		}
		return found;
	}

	private SortedMap<String, SortedSet<String>> stored() {
		SortedMap<String, SortedSet<String>> tags = new TreeMap<>();
		this.served.simulation()
			.all()
			.forEach((run) -> run.tags()
				.forEach((key, value) -> tags.computeIfAbsent(key, (added) -> new TreeSet<>()).add(value)));
		return tags;
	}

	private static boolean isVisible(String key) {
		return !key.startsWith(".dagster/");
	}

}
