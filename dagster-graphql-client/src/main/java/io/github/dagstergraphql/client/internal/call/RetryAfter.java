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

package io.github.dagstergraphql.client.internal.call;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * Parser for the header {@code Retry-After}.
 */
final class RetryAfter {

	/** Longer than any wait, and short enough for arithmetic. */
	private static final long MAX_SECONDS = Duration.ofDays(365).toSeconds();

	private RetryAfter() {
	}

	/**
	 * Return the pause that a response demands.
	 * @param headers the headers of the response
	 * @return the time, not negative, or {@code null} if the header is missing or invalid
	 */
	static @Nullable Duration of(HttpHeaders headers) {
		String value = headers.getFirst(HttpHeaders.RETRY_AFTER);
		if (value == null) {
			return null;
		}
		String text = value.strip();
		if (!text.isEmpty() && text.chars().allMatch((character) -> character >= '0' && character <= '9')) {
			return Duration.ofSeconds((text.length() > 9) ? MAX_SECONDS : Math.min(MAX_SECONDS, Long.parseLong(text)));
		}
		Instant until = date(headers, HttpHeaders.RETRY_AFTER);
		if (until == null) {
			return null;
		}
		// the clock of the server, so that a deviation of the local clock is irrelevant
		Instant sent = date(headers, HttpHeaders.DATE);
		Duration pause = Duration.between((sent != null) ? sent : Instant.now(), until);
		return pause.isNegative() ? Duration.ZERO : pause;
	}

	private static @Nullable Instant date(HttpHeaders headers, String name) {
		try {
			long date = headers.getFirstDate(name);
			return (date >= 0) ? Instant.ofEpochMilli(date) : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

}
