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

package io.github.dagstergraphql.client.internal.text;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Formats durations as they are configured, such as {@code 500ms}, {@code 2s} or
 * {@code 1m 30s}.
 */
public final class DurationText {

	private DurationText() {
	}

	/**
	 * Return the text of a duration: milliseconds below a second, seconds with up to
	 * three decimals below a minute, and from there on whole days, hours, minutes and
	 * seconds.
	 * @param duration the duration
	 * @return the text
	 */
	public static String of(Duration duration) {
		if (duration.isNegative()) {
			return "-" + of(duration.negated());
		}
		if (duration.compareTo(Duration.ofSeconds(1)) < 0) {
			return ofLessThanASecond(duration);
		}
		if (duration.compareTo(Duration.ofMinutes(1)) < 0) {
			return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString() + "s";
		}
		List<String> parts = new ArrayList<>();
		add(parts, duration.toDays(), "d");
		add(parts, duration.toHoursPart(), "h");
		add(parts, duration.toMinutesPart(), "m");
		add(parts, duration.toSecondsPart(), "s");
		return String.join(" ", parts);
	}

	private static String ofLessThanASecond(Duration duration) {
		if (duration.toMillis() > 0 || duration.isZero()) {
			return duration.toMillis() + "ms";
		}
		long micros = duration.toNanos() / 1000;
		return (micros > 0) ? micros + "us" : duration.toNanos() + "ns";
	}

	private static void add(List<String> parts, long amount, String unit) {
		if (amount > 0) {
			parts.add(amount + unit);
		}
	}

}
