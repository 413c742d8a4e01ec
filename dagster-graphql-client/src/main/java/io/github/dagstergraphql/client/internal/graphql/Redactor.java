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

package io.github.dagstergraphql.client.internal.graphql;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpHeaders;

/**
 * Keeps what must not be logged out of messages. Dagster, and proxies before it, quote
 * parts of the request in their errors; a text that does so is left out as a whole.
 */
final class Redactor {

	private static final String WITHHELD = "(the server's words are left out, for they quote the request)";

	private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}_]+");

	private static final Set<String> COMMON_HEADERS = Set.of("accept", "content-type", "content-length");

	/** Shorter pieces are too common to give anything away. */
	private static final int SHORTEST_SECRET = 4;

	private final @Nullable Object confidential;

	private final HttpHeaders headers;

	/**
	 * Create a new redactor.
	 * @param confidential run config, tags, or variables: texts, numbers, and maps and
	 * lists of them
	 * @param headers the headers of the request, credentials among them
	 */
	Redactor(@Nullable Object confidential, HttpHeaders headers) {
		this.confidential = confidential;
		this.headers = headers;
	}

	String redact(String text) {
		return isQuotedIn(text) ? WITHHELD : text;
	}

	boolean isQuotedIn(String text) {
		return quotes(text, this.confidential) || quotesHeader(text);
	}

	private boolean quotesHeader(String text) {
		return this.headers.headerSet()
			.stream()
			.filter((header) -> !COMMON_HEADERS.contains(header.getKey().toLowerCase(Locale.ROOT)))
			.anyMatch((header) -> quotes(text, header.getValue()));
	}

	private static boolean quotes(String text, @Nullable Object value) {
		if (value instanceof Map<?, ?> map) {
			return map.values().stream().anyMatch((element) -> quotes(text, element));
		}
		if (value instanceof Collection<?> collection) {
			return collection.stream().anyMatch((element) -> quotes(text, element));
		}
		if (value instanceof JsonNode node && node.isContainer()) {
			return node.valueStream().anyMatch((element) -> quotes(text, element));
		}
		if (value == null || value instanceof Boolean) {
			return false;
		}
		String secret = (value instanceof JsonNode node) ? node.asString("") : value.toString();
		return SEPARATORS.splitAsStream(secret)
			.anyMatch((piece) -> piece.length() >= SHORTEST_SECRET && text.contains(piece));
	}

}
