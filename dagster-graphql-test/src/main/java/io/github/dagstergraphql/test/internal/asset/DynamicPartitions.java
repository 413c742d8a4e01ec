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

package io.github.dagstergraphql.test.internal.asset;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.dagstergraphql.test.definition.PartitionsDefinition;

/**
 * Keys of dynamic partitions, which are part of the instance rather than of the
 * definitions.
 */
public final class DynamicPartitions {

	private final Map<String, Set<String>> keys = new LinkedHashMap<>();

	/**
	 * Return the current keys of partitions.
	 * @param definition the definition
	 * @return the keys
	 */
	public List<String> keys(PartitionsDefinition definition) {
		String name = definition.name();
		return (name != null) ? keys(name) : definition.keys();
	}

	private synchronized List<String> keys(String name) {
		return List.copyOf(this.keys.getOrDefault(name, Set.of()));
	}

	/**
	 * Add a key.
	 * @param name the name of the definition
	 * @param key the key
	 * @return {@code false} if it exists already
	 */
	public synchronized boolean add(String name, String key) {
		return this.keys.computeIfAbsent(name, (added) -> new LinkedHashSet<>()).add(key);
	}

	/**
	 * Delete keys.
	 * @param name the name of the definition
	 * @param deleted the keys; unknown ones are ignored
	 */
	public synchronized void delete(String name, Collection<String> deleted) {
		this.keys.getOrDefault(name, new LinkedHashSet<>()).removeAll(deleted);
	}

	/**
	 * Discard all keys.
	 */
	public synchronized void reset() {
		this.keys.clear();
	}

}
