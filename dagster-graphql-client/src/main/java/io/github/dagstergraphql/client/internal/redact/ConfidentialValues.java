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

package io.github.dagstergraphql.client.internal.redact;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.internal.json.Json;
import io.github.dagstergraphql.client.internal.json.JsonPlace;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import org.springframework.http.HttpHeaders;

/**
 * Iterates over all parts of a request that no message may quote.
 * <p>
 * Values are confidential, names are not: keys of run config are names defined by the
 * schema of the job. Keys that do not have the form of names are treated as data.
 */
final class ConfidentialValues {

	private static final Set<String> COMMON_HEADERS = Set.of("accept", "accept-encoding", "content-type",
			"content-length", "host", "user-agent");

	private static final Set<String> CREDENTIALS = Set.of("authorization", "proxy-authorization");

	/** Numbers with more digits are not written by hand. */
	private static final int LONGEST_NUMBER = 50;

	private final @Nullable Object confidential;

	private final HttpHeaders headers;

	/**
	 * Create new values.
	 * @param confidential run config, tags, or variables: any object that Jackson can
	 * write, or a supplier of one; {@code null} for nothing
	 * @param headers the headers of the request, including credentials
	 */
	ConfidentialValues(@Nullable Object confidential, HttpHeaders headers) {
		this.confidential = confidential;
		this.headers = headers;
	}

	/**
	 * Search the texts for all the values.
	 * @param quotations the texts that may quote them
	 * @param names the names to look for
	 * @return the names that are keys, and not data
	 */
	Set<String> lookUp(Quotations quotations, Set<String> names) {
		headerValues().forEach(quotations::lookUp);
		Object value = (this.confidential instanceof Supplier<?> supplier) ? supplier.get() : this.confidential;
		Set<String> keys = new HashSet<>();
		if (value != null) {
			// as it was sent, regardless of its type
			byte[] sent = Json.MAPPER.writeValueAsBytes(value);
			try (JsonParser parser = Json.MAPPER.createParser(sent)) {
				while (parser.nextToken() != null && !(quotations.isComplete() && keys.size() == names.size())) {
					lookUp(parser, quotations, names, keys);
				}
			}
		}
		return keys;
	}

	private static void lookUp(JsonParser parser, Quotations quotations, Set<String> names, Set<String> keys) {
		JsonToken token = parser.currentToken();
		switch (token) {
			case PROPERTY_NAME -> {
				String key = parser.currentName();
				if (!JsonPlace.isName(key)) {
					quotations.lookUp(key);
				}
				else if (names.contains(key)) {
					keys.add(key);
				}
			}
			case VALUE_STRING -> quotations.lookUp(parser.getString());
			case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
				String number = parser.getString();
				quotations.lookUp(number);
				quotations.lookUp(plain(number));
			}
			default -> {
			}
		}
	}

	private static String plain(String number) {
		BigDecimal decimal = new BigDecimal(number);
		return (Math.abs(decimal.scale()) <= LONGEST_NUMBER) ? decimal.toPlainString() : "";
	}

	Stream<String> headerValues() {
		return this.headers.headerSet()
			.stream()
			.filter((header) -> !COMMON_HEADERS.contains(header.getKey().toLowerCase(Locale.ROOT)))
			.flatMap((header) -> CREDENTIALS.contains(header.getKey().toLowerCase(Locale.ROOT))
					? header.getValue().stream().flatMap(ConfidentialValues::proofs) : header.getValue().stream());
	}

	// The name of the scheme is not secret, and encoded credentials may be quoted in
	// decoded form.
	private static Stream<String> proofs(String credentials) {
		String proof = credentials.substring(credentials.indexOf(' ') + 1);
		if (!credentials.regionMatches(true, 0, "Basic ", 0, 6)) {
			return Stream.of(proof);
		}
		try {
			String user = new String(Base64.getDecoder().decode(proof), StandardCharsets.UTF_8);
			return Stream.of(proof, user.substring(user.indexOf(':') + 1));
		}
		catch (IllegalArgumentException ex) {
			return Stream.of(proof);
		}
	}

}
