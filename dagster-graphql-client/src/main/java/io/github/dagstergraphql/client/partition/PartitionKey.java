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

package io.github.dagstergraphql.client.partition;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Key of a partition: the text that Dagster shows, or the beginning of a time window,
 * which the client converts to the format and time zone of the partitions. For partitions
 * with several dimensions, a key has a value for each of them.
 *
 * <pre class="code">
 * PartitionKey.of("2026-11-22");
 * PartitionKey.of(LocalDate.of(2026, 11, 22));
 * PartitionKey.ofDimensions(Map.of("day", LocalDate.of(2026, 11, 22), "region", "eu"));
 * </pre>
 *
 * @since 0.1.0
 */
public final class PartitionKey {

	private final @Nullable Object value;

	private final Map<String, Object> dimensions;

	private PartitionKey(@Nullable Object value, Map<String, Object> dimensions) {
		this.value = value;
		this.dimensions = dimensions;
	}

	/**
	 * Create a key from its text.
	 * @param key the text; with several dimensions, the values separated by {@code |}, in
	 * the alphabetical order of the dimensions
	 * @return the key
	 * @throws IllegalArgumentException if the text is blank
	 */
	public static PartitionKey of(String key) {
		return new PartitionKey(checked(key, "partition key"), Map.of());
	}

	/**
	 * Create a key from a day: the time window that begins at midnight.
	 * @param day the day, in the time zone of the partitions
	 * @return the key
	 */
	public static PartitionKey of(LocalDate day) {
		return new PartitionKey(checked(day, "partition key"), Map.of());
	}

	/**
	 * Create a key from the beginning of a time window.
	 * @param start the beginning, in the time zone of the partitions
	 * @return the key
	 */
	public static PartitionKey of(LocalDateTime start) {
		return new PartitionKey(checked(start, "partition key"), Map.of());
	}

	/**
	 * Create a key from the beginning of a time window. Dagster reports the time zone of
	 * the partitions of assets only, so that such a key is rejected for a job.
	 * @param start the beginning
	 * @return the key
	 */
	public static PartitionKey of(Instant start) {
		return new PartitionKey(checked(start, "partition key"), Map.of());
	}

	/**
	 * Create a key for partitions with several dimensions.
	 * @param values a {@link String}, {@link LocalDate}, {@link LocalDateTime} or
	 * {@link Instant} for the name of each dimension
	 * @return the key
	 * @throws IllegalArgumentException if there are no dimensions, or a name or a text is
	 * blank, or a value has another type
	 */
	public static PartitionKey ofDimensions(Map<String, ?> values) {
		Assert.notEmpty(values, "a partition key must have at least one dimension");
		Map<String, Object> dimensions = new TreeMap<>();
		values.forEach((name, value) -> {
			Assert.hasText(name, "the name of a dimension must not be empty");
			dimensions.put(name, checked(value, "the value of a dimension of a partition key"));
		});
		return new PartitionKey(null, Collections.unmodifiableMap(dimensions));
	}

	private static Object checked(@Nullable Object value, String name) {
		Assert.notNull(value, () -> name + " must not be null");
		Assert.isTrue(
				value instanceof String || value instanceof LocalDate || value instanceof LocalDateTime
						|| value instanceof Instant,
				() -> name + " must be a String, LocalDate, LocalDateTime or Instant, but is a "
						+ value.getClass().getName());
		Assert.isTrue(!(value instanceof String text) || !text.isBlank(), () -> name + " must not be empty");
		return value;
	}

	/**
	 * Return the value of a key without dimensions.
	 * @return a {@link String}, {@link LocalDate}, {@link LocalDateTime} or
	 * {@link Instant}, or {@code null} if the key has dimensions
	 */
	public @Nullable Object value() {
		return this.value;
	}

	/**
	 * Return the values of a key with dimensions.
	 * @return the values by name, in alphabetical order, unmodifiable; empty if the key
	 * has a single value
	 */
	public Map<String, Object> dimensions() {
		return this.dimensions;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof PartitionKey key && this.dimensions.equals(key.dimensions)
				&& ((this.value != null) ? this.value.equals(key.value) : key.value == null);
	}

	@Override
	public int hashCode() {
		return (this.value != null) ? this.value.hashCode() : this.dimensions.hashCode();
	}

	/**
	 * Return the value, or the values separated by {@code |}.
	 */
	@Override
	public String toString() {
		return (this.value != null) ? this.value.toString()
				: this.dimensions.values().stream().map(Object::toString).collect(Collectors.joining("|"));
	}

}
