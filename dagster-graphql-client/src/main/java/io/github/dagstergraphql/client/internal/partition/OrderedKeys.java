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

package io.github.dagstergraphql.client.internal.partition;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Partition keys with their positions, for definitions with many partitions.
 */
final class OrderedKeys {

	private final List<String> keys;

	private final Map<String, Integer> positions = new HashMap<>();

	OrderedKeys(List<String> keys) {
		this.keys = keys;
		for (int i = 0; i < keys.size(); i++) {
			this.positions.putIfAbsent(keys.get(i), i);
		}
	}

	List<String> all() {
		return this.keys;
	}

	/**
	 * Return a range of the keys. One of its ends may no longer exist.
	 * @param first the first key
	 * @param last the last key
	 * @return the keys that exist; empty if neither end exists
	 */
	List<String> range(String first, String last) {
		Integer start = this.positions.get(first);
		Integer end = this.positions.get(last);
		if (start == null && end == null) {
			return List.of();
		}
		int from = valueOr(start, 0);
		return this.keys.subList(from, Math.max(from, valueOr(end, this.keys.size() - 1)) + 1);
	}

	private static int valueOr(@Nullable Integer position, int other) {
		return (position != null) ? position : other;
	}

}
