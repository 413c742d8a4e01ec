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

package io.github.dagstergraphql.client.internal.run.query;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Cursors of Dagster's event log: the text {@code {"type": "STORAGE_ID", "value": 5}} in
 * Base64. Besides the cursors that it returns, Dagster accepts the type {@code OFFSET}, a
 * number of events to skip. The ids of all events of a run increase, but others may be
 * between them if runs share a database.
 */
public final class LogPosition {

	private static final Pattern STORAGE_ID = Pattern
		.compile("\\s*\\{\\s*\"type\"\\s*:\\s*\"STORAGE_ID\"\\s*,\\s*\"value\"\\s*:\\s*(\\d{1,18})\\s*}\\s*");

	private LogPosition() {
	}

	/**
	 * Return the cursor after a number of events.
	 * @param events the number of events
	 * @return the cursor
	 */
	public static String after(int events) {
		return Base64.getEncoder()
			.encodeToString("{\"type\": \"OFFSET\", \"value\": %d}".formatted(events).getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Return whether a cursor has Dagster's format.
	 * @param cursor the cursor
	 * @return {@code false} if the server is unlikely to accept an offset
	 */
	public static boolean isKnown(@Nullable String cursor) {
		return storageId(cursor) != null;
	}

	/**
	 * Return the id of the last event before a cursor.
	 * @param cursor the cursor
	 * @return the id, or {@code null} if the cursor does not have Dagster's format
	 */
	public static @Nullable Long storageId(@Nullable String cursor) {
		if (cursor == null) {
			return null;
		}
		try {
			Matcher matcher = STORAGE_ID
				.matcher(new String(Base64.getDecoder().decode(cursor), StandardCharsets.UTF_8));
			return matcher.matches() ? Long.valueOf(matcher.group(1)) : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

}
