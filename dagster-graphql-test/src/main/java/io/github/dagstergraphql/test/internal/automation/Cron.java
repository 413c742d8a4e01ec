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

package io.github.dagstergraphql.test.internal.automation;

import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * A cron expression with five fields. As in Dagster, a day must match only one of the
 * fields of the day if both are restricted.
 */
final class Cron {

	private static final Map<String, String> MACROS = Map.of("@yearly", "0 0 1 1 *", "@annually", "0 0 1 1 *",
			"@monthly", "0 0 1 * *", "@weekly", "0 0 * * 0", "@daily", "0 0 * * *", "@midnight", "0 0 * * *", "@hourly",
			"0 * * * *");

	private static final List<String> MONTHS = List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep",
			"oct", "nov", "dec");

	private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");

	private static final int MOST_YEARS = 10;

	private final BitSet minutes;

	private final BitSet hours;

	private final BitSet days;

	private final BitSet months;

	private final BitSet weekdays;

	private final boolean anyDay;

	private final boolean anyWeekday;

	Cron(String expression) {
		String[] fields = MACROS.getOrDefault(expression.strip(), expression).strip().split("\\s+");
		Assert.isTrue(fields.length == 5, () -> "not a cron expression with five fields: " + expression);
		this.minutes = parse(fields[0], 0, 59, List.of());
		this.hours = parse(fields[1], 0, 23, List.of());
		this.days = parse(fields[2], 1, 31, List.of());
		this.months = parse(fields[3], 1, 12, MONTHS);
		this.weekdays = parse(fields[4], 0, 7, DAYS);
		this.anyDay = fields[2].startsWith("*");
		this.anyWeekday = fields[4].startsWith("*");
	}

	private static BitSet parse(String field, int first, int last, List<String> names) {
		BitSet values = new BitSet();
		for (String part : field.split(",")) {
			String[] stepped = part.split("/");
			String[] range = stepped[0].split("-");
			boolean any = stepped[0].equals("*");
			int from = any ? first : number(range[0], first, names);
			boolean open = any || (range.length == 1 && stepped.length > 1);
			int to = open ? last : number(range[range.length - 1], first, names);
			int step = (stepped.length > 1) ? Integer.parseInt(stepped[1]) : 1;
			for (int value = from; value <= to; value += step) {
				values.set(value);
			}
		}
		return values;
	}

	private static int number(String text, int first, List<String> names) {
		int index = names.indexOf(text.toLowerCase(Locale.ROOT));
		return (index >= 0) ? first + index : Integer.parseInt(text);
	}

	/**
	 * Return the next matching time.
	 * @param after a point in time
	 * @return the first matching minute after it, or {@code null} if there is none within
	 * ten years
	 */
	@Nullable ZonedDateTime next(ZonedDateTime after) {
		ZonedDateTime time = after.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
		ZonedDateTime end = after.plusYears(MOST_YEARS);
		while (time.isBefore(end)) {
			if (!this.months.get(time.getMonthValue())) {
				time = time.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1).plusMonths(1);
			}
			else if (!matchesDay(time)) {
				time = time.truncatedTo(ChronoUnit.DAYS).plusDays(1);
			}
			else if (!this.hours.get(time.getHour())) {
				time = time.truncatedTo(ChronoUnit.HOURS).plusHours(1);
			}
			else if (!this.minutes.get(time.getMinute())) {
				time = time.plusMinutes(1);
			}
			else {
				return time;
			}
		}
		return null;
	}

	private boolean matchesDay(ZonedDateTime time) {
		int weekday = time.getDayOfWeek().getValue();
		boolean day = this.days.get(time.getDayOfMonth());
		boolean dayOfWeek = this.weekdays.get(weekday) || (weekday == 7 && this.weekdays.get(0));
		return (this.anyDay || this.anyWeekday) ? day && dayOfWeek : day || dayOfWeek;
	}

}
