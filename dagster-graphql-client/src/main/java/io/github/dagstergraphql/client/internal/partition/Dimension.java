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

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;

import io.github.dagstergraphql.client.internal.text.MessageText;
import io.github.dagstergraphql.client.partition.InvalidPartitionException;
import io.github.dagstergraphql.client.partition.InvalidPartitionException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Dimension of partitions with all of its keys.
 *
 * @param name the name, or {@code null} if it is the only one
 * @param keys the keys, in the order of the server
 * @param format the format of the keys in Python's notation, or {@code null} if unknown
 * @param zone the time zone of time windows, or {@code null} if unknown
 */
record Dimension(@Nullable String name, List<String> keys, @Nullable String format, @Nullable ZoneId zone) {

	private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xx");

	/**
	 * Return the key for a value.
	 * @param value a text or a time
	 * @param subject the job or asset, for messages
	 * @return the key, which exists
	 * @throws InvalidPartitionException if there is no such key
	 */
	String resolve(Object value, String subject) {
		String key = (value instanceof String text) ? text : convert(value, subject);
		if (!this.keys.contains(key)) {
			throw unknown(key, subject);
		}
		return key;
	}

	private String convert(Object value, String subject) {
		List<TimeFormat> formats = formats();
		if (formats.isEmpty()) {
			throw new InvalidPartitionException(Reason.NOT_CONVERTIBLE,
					"A time cannot be converted to a partition key of %s%s: the format of its keys%s is not known. Use the text of the key"
						.formatted(subject, place(), sample()));
		}
		LocalDateTime start = toLocal(value, subject);
		List<String> candidates = formats.stream()
			.map((format) -> format.format(start))
			.filter(Objects::nonNull)
			.distinct()
			.toList();
		return candidates.stream()
			.map((key) -> (value instanceof Instant instant) ? withOffset(key, instant) : key)
			.filter(this.keys::contains)
			.findFirst()
			.orElseThrow(() -> candidates.isEmpty() ? tooPrecise(start, subject) : unknown(candidates.get(0), subject));
	}

	// The repeated hour at the end of daylight saving time has a key with the offset.
	private String withOffset(String key, Instant instant) {
		String distinct = (this.zone != null) ? key + OFFSET.format(instant.atZone(this.zone)) : key;
		return this.keys.contains(distinct) ? distinct : key;
	}

	private List<TimeFormat> formats() {
		if (this.format != null) {
			TimeFormat known = TimeFormat.of(this.format);
			return (known != null) ? List.of(known) : List.of();
		}
		return this.keys.isEmpty() ? List.of() : TimeFormat.fitting(this.keys);
	}

	private LocalDateTime toLocal(Object value, String subject) {
		if (value instanceof LocalDate day) {
			return day.atStartOfDay();
		}
		if (value instanceof LocalDateTime time) {
			return time;
		}
		if (this.zone == null) {
			throw new InvalidPartitionException(Reason.NOT_CONVERTIBLE,
					"An instant cannot be converted to a partition key of %s%s: Dagster does not report the time zone of its partitions. Use a LocalDateTime in that zone"
						.formatted(subject, place()));
		}
		return LocalDateTime.ofInstant((Instant) value, this.zone);
	}

	// Dagster does not report at which time of the day partitions begin.
	private InvalidPartitionException tooPrecise(LocalDateTime start, String subject) {
		return new InvalidPartitionException(Reason.NOT_CONVERTIBLE,
				"The time %s cannot be converted to a partition key of %s%s: its keys%s are less precise. Use the text of the key, or a LocalDate for daily partitions"
					.formatted(start, subject, place(), sample()));
	}

	private InvalidPartitionException unknown(String key, String subject) {
		return UnknownKeys.explain(subject, place(), List.of(key), this.keys);
	}

	private String sample() {
		return this.keys.isEmpty() ? "" : ", such as " + MessageText.name(this.keys.get(0)) + ",";
	}

	private String place() {
		return (this.name != null) ? " in dimension \"" + MessageText.name(this.name) + "\"" : "";
	}

}
