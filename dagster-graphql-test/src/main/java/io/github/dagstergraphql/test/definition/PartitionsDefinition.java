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

package io.github.dagstergraphql.test.definition;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

/**
 * The partitions of an asset or of a job.
 *
 * @since 0.1.0
 */
public final class PartitionsDefinition {

	private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("uuuu-MM-dd-HH:mm");

	private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xx");

	private final String type;

	private final String description;

	private final List<String> keys;

	private final Map<String, PartitionsDefinition> dimensions;

	private final @Nullable String name;

	private final @Nullable String format;

	private final List<Instant> boundaries;

	private PartitionsDefinition(String type, String description, List<String> keys,
			Map<String, PartitionsDefinition> dimensions) {
		this(type, description, keys, dimensions, null, null, List.of());
	}

	private PartitionsDefinition(String type, String description, List<String> keys,
			Map<String, PartitionsDefinition> dimensions, @Nullable String name, @Nullable String format,
			List<Instant> boundaries) {
		this.boundaries = List.copyOf(boundaries);
		this.name = name;
		this.format = format;
		this.type = type;
		this.description = description;
		this.keys = List.copyOf(keys);
		this.dimensions = Collections.unmodifiableMap(dimensions);
	}

	/**
	 * Create partitions with fixed keys ({@code StaticPartitionsDefinition}).
	 * @param keys the keys
	 * @return the definition
	 * @throws IllegalArgumentException if there are no keys, or a key occurs twice
	 */
	public static PartitionsDefinition ofKeys(String... keys) {
		Assert.notEmpty(keys, "partitions must have at least one key");
		Assert.isTrue(new LinkedHashSet<>(List.of(keys)).size() == keys.length, "partition keys must be unique");
		return new PartitionsDefinition("STATIC", "'" + String.join("', '", keys) + "'", List.of(keys), Map.of());
	}

	/**
	 * Create partitions of days in UTC ({@code DailyPartitionsDefinition} with an end
	 * date), whose keys are such as {@code 2026-11-22}.
	 * @param start the first day
	 * @param end the day after the last one
	 * @return the definition
	 * @throws IllegalArgumentException if the start is not before the end
	 */
	public static PartitionsDefinition daily(LocalDate start, LocalDate end) {
		Assert.isTrue(start.isBefore(end), "daily partitions must start before their end");
		return new PartitionsDefinition("TIME_WINDOW", "Daily, starting " + start + " UTC.",
				start.datesUntil(end).map(LocalDate::toString).toList(), Map.of(), null, "%Y-%m-%d",
				Stream.concat(start.datesUntil(end), Stream.of(end))
					.map((day) -> day.atStartOfDay(ZoneOffset.UTC).toInstant())
					.toList());
	}

	/**
	 * Create partitions of hours ({@code HourlyPartitionsDefinition} with an end date),
	 * whose keys are such as {@code 2026-11-22-13:00}. As in Dagster, the key of the
	 * second of two equal hours at the end of daylight saving time ends with its offset.
	 * @param start the beginning of the first hour
	 * @param end the end of the last hour
	 * @param zone the time zone
	 * @return the definition
	 * @throws IllegalArgumentException if the start is not before the end
	 */
	public static PartitionsDefinition hourly(LocalDateTime start, LocalDateTime end, ZoneId zone) {
		Assert.isTrue(start.isBefore(end), "hourly partitions must start before their end");
		List<String> keys = new ArrayList<>();
		List<Instant> boundaries = new ArrayList<>();
		ZonedDateTime last = end.atZone(zone);
		for (ZonedDateTime hour = start.atZone(zone); hour.isBefore(last); hour = hour.plusHours(1)) {
			String key = HOUR.format(hour);
			boundaries.add(hour.toInstant());
			keys.add(keys.contains(key) ? key + OFFSET.format(hour) : key);
		}
		boundaries.add(last.toInstant());
		return new PartitionsDefinition("TIME_WINDOW", "Hourly, starting %s %s.".formatted(keys.get(0), zone), keys,
				Map.of(), null, "%Y-%m-%d-%H:%M", boundaries);
	}

	/**
	 * Create partitions that are added and deleted while the server runs
	 * ({@code DynamicPartitionsDefinition}). There are none at first.
	 * @param name the name of the definition
	 * @return the definition
	 * @throws IllegalArgumentException if the name is blank
	 */
	public static PartitionsDefinition dynamic(String name) {
		Assert.hasText(name, "dynamic partitions must have a name");
		return new PartitionsDefinition("DYNAMIC", "Dynamic partitions: \"" + name + "\"", List.of(), Map.of(), name,
				null, List.of());
	}

	/**
	 * Create partitions with several dimensions ({@code MultiPartitionsDefinition}). Each
	 * key has a key of each dimension, separated by {@code |}.
	 * @param dimensions the definitions by the name of the dimension
	 * @return the definition
	 * @throws IllegalArgumentException if there are fewer than two dimensions, or one of
	 * them is dynamic
	 */
	public static PartitionsDefinition ofDimensions(Map<String, PartitionsDefinition> dimensions) {
		Assert.isTrue(dimensions.size() > 1, "partitions must have at least two dimensions");
		Assert.isTrue(dimensions.values().stream().noneMatch((dimension) -> dimension.name() != null),
				"dynamic dimensions are not supported");
		TreeMap<String, PartitionsDefinition> sorted = new TreeMap<>(dimensions);
		List<String> keys = List.of("");
		StringBuilder description = new StringBuilder("Multi-partitioned, with dimensions: ");
		for (Map.Entry<String, PartitionsDefinition> dimension : sorted.entrySet()) {
			String separator = dimension.getKey().equals(sorted.firstKey()) ? "" : "|";
			keys = keys.stream()
				.flatMap((key) -> dimension.getValue().keys().stream().map((next) -> key + separator + next))
				.toList();
			description.append('\n')
				.append(StringUtils.capitalize(dimension.getKey()))
				.append(": ")
				.append(dimension.getValue().description())
				.append(' ');
		}
		return new PartitionsDefinition("MULTIPARTITIONED", description.toString().strip(), keys, sorted);
	}

	/**
	 * Return the keys.
	 * @return the keys, unmodifiable; empty for dynamic partitions
	 */
	public List<String> keys() {
		return this.keys;
	}

	/**
	 * Return the name of dynamic partitions.
	 * @return the name, or {@code null} if they are not dynamic
	 */
	public @Nullable String name() {
		return this.name;
	}

	/**
	 * Return the {@code PartitionDefinitionType}.
	 * @return the name of the value
	 */
	public String type() {
		return this.type;
	}

	/**
	 * Return the description, as in Dagster's {@code PartitionDefinition.description}.
	 * @return the description
	 */
	public String description() {
		return this.description;
	}

	/**
	 * Return the dimensions.
	 * @return the definitions by name, in alphabetical order, unmodifiable; empty unless
	 * there are several dimensions
	 */
	public Map<String, PartitionsDefinition> dimensions() {
		return this.dimensions;
	}

	/**
	 * Return the format of the keys, as in Dagster's {@code PartitionDefinition.fmt}.
	 * @return the format of Python's {@code strftime}, or {@code null} unless the
	 * partitions are windows of time
	 */
	public @Nullable String format() {
		return this.format;
	}

	/**
	 * Return the boundaries of time windows.
	 * @return the beginning of the window of each key and the end of the last one,
	 * unmodifiable; empty unless the partitions are windows of time
	 */
	public List<Instant> boundaries() {
		return this.boundaries;
	}

	/**
	 * Return whether another definition has the same partitions.
	 * @param other the other definition
	 * @return {@code true} if the assets of both definitions have the same partitions
	 */
	public boolean isSameAs(PartitionsDefinition other) {
		return this.type.equals(other.type) && this.description.equals(other.description)
				&& this.keys.equals(other.keys) && Objects.equals(this.name, other.name);
	}

	@Override
	public String toString() {
		return "PartitionsDefinition[" + type() + "]";
	}

}
