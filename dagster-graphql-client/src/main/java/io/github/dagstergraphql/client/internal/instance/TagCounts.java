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

package io.github.dagstergraphql.client.internal.instance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.instance.QueueReason;
import io.github.dagstergraphql.client.instance.TagConcurrencyLimit;

/**
 * Counts runs by tags, as far as limits apply to them.
 */
final class TagCounts {

	private final List<TagConcurrencyLimit> limits;

	/** Numbers of runs by limit and value; an empty value stands for all values. */
	private final Map<TagConcurrencyLimit, Map<String, Integer>> counts = new HashMap<>();

	TagCounts(List<TagConcurrencyLimit> limits) {
		this.limits = limits;
	}

	List<QueueReason> reasons(Map<String, String> tags) {
		return this.limits.stream()
			.filter((limit) -> applies(limit, tags) && count(limit, tags) >= limit.limit())
			.<QueueReason>map(QueueReason.TagLimit::new)
			.toList();
	}

	void add(Map<String, String> tags) {
		this.limits.stream()
			.filter((limit) -> applies(limit, tags))
			.forEach((limit) -> this.counts.computeIfAbsent(limit, (key) -> new HashMap<>())
				.merge(counted(limit, tags), 1, Integer::sum));
	}

	private int count(TagConcurrencyLimit limit, Map<String, String> tags) {
		return this.counts.getOrDefault(limit, Map.of()).getOrDefault(counted(limit, tags), 0);
	}

	private static boolean applies(TagConcurrencyLimit limit, Map<String, String> tags) {
		String value = tags.get(limit.key());
		return value != null && (limit.value() == null || limit.value().equals(value));
	}

	private static String counted(TagConcurrencyLimit limit, Map<String, String> tags) {
		return limit.perUniqueValue() ? tags.getOrDefault(limit.key(), "") : "";
	}

}
