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

package io.github.dagstergraphql.client.internal.run.failure;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Cursors of Dagster's event log: the text {@code {"type": "STORAGE_ID", "value": 5}} in
 * Base64. Besides the cursors that it returns, Dagster accepts the type {@code OFFSET}, a
 * number of events to skip.
 */
final class LogPosition {

	private static final Pattern STORAGE_ID = Pattern
		.compile("\\s*\\{\\s*\"type\"\\s*:\\s*\"STORAGE_ID\"\\s*,\\s*\"value\"\\s*:\\s*\\d+\\s*}\\s*");

	private LogPosition() {
	}

	/**
	 * Return the cursor after a number of events.
	 * @param events the number of events
	 * @return the cursor
	 */
	static String after(int events) {
		return Base64.getEncoder()
			.encodeToString("{\"type\": \"OFFSET\", \"value\": %d}".formatted(events).getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Return whether a cursor has Dagster's format.
	 * @param cursor the cursor
	 * @return {@code false} if the server is unlikely to accept an offset
	 */
	static boolean isKnown(@Nullable String cursor) {
		try {
			return cursor != null
					&& STORAGE_ID.matcher(new String(Base64.getDecoder().decode(cursor), StandardCharsets.UTF_8))
						.matches();
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

}
