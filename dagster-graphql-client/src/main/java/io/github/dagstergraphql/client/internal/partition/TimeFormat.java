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

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Format of the keys of time windows, in the notation of Python's {@code strftime}.
 */
final class TimeFormat {

	private static final Map<Character, String> PATTERNS = Map.of('Y', "uuuu", 'm', "MM", 'd', "dd", 'H', "HH", 'M',
			"mm", 'S', "ss", 'j', "DDD", 'b', "MMM", 'y', "uu");

	/** Formats of keys for which the server does not report the format. */
	private static final List<TimeFormat> COMMON = List
		.of("%Y-%m-%d", "%Y-%m-%d-%H:%M", "%Y-%m-%d-%H", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M:%S",
				"%Y-%m-%d %H:%M", "%Y%m%d", "%Y%m%d%H", "%Y%m%d%H%M", "%Y/%m/%d", "%Y_%m_%d", "%d.%m.%Y", "%d-%m-%Y",
				"%d/%m/%Y", "%m/%d/%Y", "%m-%d-%Y", "%Y-%m", "%Y/%m", "%Y%m", "%Y")
		.stream()
		.map(TimeFormat::of)
		.map(Objects::requireNonNull)
		.toList();

	private final DateTimeFormatter formatter;

	private TimeFormat(DateTimeFormatter formatter) {
		this.formatter = formatter;
	}

	/**
	 * Create a format.
	 * @param strftime the format in Python's notation
	 * @return the format, or {@code null} if it has parts that are not supported
	 */
	static @Nullable TimeFormat of(String strftime) {
		DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder();
		boolean dayOfYear = strftime.contains("%j");
		for (int i = 0; i < strftime.length(); i++) {
			char character = strftime.charAt(i);
			if (character != '%') {
				builder.appendLiteral(character);
				continue;
			}
			i++;
			String pattern = (i < strftime.length()) ? PATTERNS.get(strftime.charAt(i)) : null;
			if (pattern == null) {
				return null;
			}
			builder.appendPattern(pattern);
		}
		if (!dayOfYear) {
			builder.parseDefaulting(ChronoField.MONTH_OF_YEAR, 1).parseDefaulting(ChronoField.DAY_OF_MONTH, 1);
		}
		builder.parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
			.parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
			.parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0);
		return new TimeFormat(builder.toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT));
	}

	/**
	 * Return the common formats that all keys have. The keys are in chronological order,
	 * which distinguishes days from months.
	 * @param keys the keys of all time windows
	 * @return the formats
	 */
	static List<TimeFormat> fitting(List<String> keys) {
		return COMMON.stream().filter((format) -> format.fits(keys)).toList();
	}

	private boolean fits(List<String> keys) {
		LocalDateTime previous = LocalDateTime.MIN;
		for (String key : keys) {
			LocalDateTime time = parse(key);
			if (time == null || time.isBefore(previous)) {
				return false;
			}
			previous = time;
		}
		return true;
	}

	/**
	 * Parse a key.
	 * @param key the key; that of a window in the repeated hour at the end of daylight
	 * saving time ends with the offset
	 * @return the beginning of its window, or {@code null} if it has another format
	 */
	@Nullable LocalDateTime parse(String key) {
		LocalDateTime time = parseExactly(key);
		int offset = key.length() - 5;
		return (time == null && offset > 0 && key.substring(offset).matches("[+-]\\d{4}"))
				? parseExactly(key.substring(0, offset)) : time;
	}

	private @Nullable LocalDateTime parseExactly(String key) {
		try {
			return LocalDateTime.parse(key, this.formatter);
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	/**
	 * Format the beginning of a time window.
	 * @param start the beginning
	 * @return the key, or {@code null} if a part of the time would be lost
	 */
	@Nullable String format(LocalDateTime start) {
		String key = this.formatter.format(start);
		return start.equals(parseExactly(key)) ? key : null;
	}

}
