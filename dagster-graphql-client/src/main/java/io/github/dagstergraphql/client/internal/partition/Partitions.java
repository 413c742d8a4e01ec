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

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

import io.github.dagstergraphql.client.internal.text.MessageText;
import io.github.dagstergraphql.client.partition.InvalidPartitionException;
import io.github.dagstergraphql.client.partition.InvalidPartitionException.Reason;
import io.github.dagstergraphql.client.partition.PartitionKey;

/**
 * Partitions of a job or an asset, which resolve the keys of callers.
 *
 * @param subject the job or asset, for messages
 * @param dimensions the dimensions, in alphabetical order; one without a name for
 * partitions without dimensions
 */
record Partitions(String subject, List<Dimension> dimensions) {

	private static final Pattern SEPARATOR = Pattern.compile("|", Pattern.LITERAL);

	/**
	 * Create the partitions of a job, whose keys are known but not their dimensions.
	 * @param subject the job
	 * @param keys all keys
	 * @param names the names of the dimensions; empty if there are none
	 * @return the partitions
	 */
	static Partitions of(String subject, List<String> keys, List<String> names) {
		if (names.isEmpty()) {
			return new Partitions(subject, List.of(new Dimension(null, keys, null, null)));
		}
		List<Set<String>> columns = new ArrayList<>();
		names.forEach((name) -> columns.add(new LinkedHashSet<>()));
		for (String key : keys) {
			String[] values = SEPARATOR.split(key, -1);
			for (int i = 0; i < values.length && i < columns.size(); i++) {
				columns.get(i).add(values[i]);
			}
		}
		List<Dimension> dimensions = new ArrayList<>();
		for (int i = 0; i < names.size(); i++) {
			dimensions.add(new Dimension(names.get(i), List.copyOf(columns.get(i)), null, null));
		}
		return new Partitions(subject, dimensions);
	}

	/**
	 * Return the complete keys.
	 * @return the keys of the only dimension, or all combinations of the keys of several
	 * ones
	 */
	List<String> keys() {
		return combine(this.dimensions.stream().map(Dimension::keys).toList());
	}

	static List<String> combine(Collection<List<String>> dimensions) {
		List<String> combined = List.of("");
		String separator = "";
		for (List<String> values : dimensions) {
			String infix = separator;
			combined = combined.stream()
				.flatMap((left) -> values.stream().map((right) -> left + infix + right))
				.toList();
			separator = "|";
		}
		return combined;
	}

	/**
	 * Return the text of a key.
	 * @param key the key
	 * @return the text of a partition that exists
	 * @throws InvalidPartitionException if there is no such partition
	 */
	String resolve(PartitionKey key) {
		if (this.dimensions.size() == 1 && this.dimensions.get(0).name() == null) {
			Object value = key.value();
			if (value == null) {
				throw wrongDimensions(key, "has no dimensions");
			}
			return this.dimensions.get(0).resolve(value, this.subject);
		}
		Map<String, Object> values = values(key);
		List<String> resolved = new ArrayList<>();
		this.dimensions.forEach((dimension) -> resolved.add(
				dimension.resolve(Objects.requireNonNull(values.get(String.valueOf(dimension.name()))), this.subject)));
		return String.join("|", resolved);
	}

	private Map<String, Object> values(PartitionKey key) {
		List<String> names = this.dimensions.stream().map((dimension) -> String.valueOf(dimension.name())).toList();
		if (key.value() == null && key.dimensions().keySet().equals(Set.copyOf(names))) {
			return key.dimensions();
		}
		String[] parts = (key.value() instanceof String text) ? SEPARATOR.split(text, -1) : new String[0];
		if (parts.length != names.size()) {
			throw wrongDimensions(key, "has the dimensions " + MessageText.names(names, ", "));
		}
		Map<String, Object> values = new LinkedHashMap<>();
		for (int i = 0; i < parts.length; i++) {
			values.put(names.get(i), parts[i]);
		}
		return values;
	}

	private InvalidPartitionException wrongDimensions(PartitionKey key, String actual) {
		String given = key.dimensions().isEmpty() ? "\"" + MessageText.name(key.toString()) + "\""
				: "with the dimensions " + MessageText.names(key.dimensions().keySet(), ", ");
		return new InvalidPartitionException(Reason.WRONG_DIMENSIONS,
				"The partition key %s does not fit %s, which %s".formatted(given, this.subject, actual));
	}

}
