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

package io.github.dagstergraphql.samples.secrets;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.web.util.HtmlUtils;

/**
 * Searches all output for the secrets: any eight consecutive characters of a secret
 * (twelve of a number), in upper or lower case, also encoded.
 */
final class Evidence {

	private static final int PART = 8;

	private static final int LONG_PART = 12;

	/** What the first of as many characters counts in their hash. */
	private static final int POWER = IntStream.range(1, PART).reduce(1, (power, index) -> 31 * power);

	private static final int HASHES = (1 << 22) - 1;

	private static final Map<String, Secret> PARTS = new HashMap<>();

	/** A bit for each hash, read for each character of all that is told. */
	private static final long[] PART_HASHES = new long[(HASHES + 1) / Long.SIZE];

	private static final Set<String> LEAKS = new ConcurrentSkipListSet<>();

	static {
		for (Secret secret : Secret.values()) {
			for (String form : formsOf(secret)) {
				for (int start = 0; start + PART <= form.length(); start++) {
					String part = form.substring(start, start + PART);
					PARTS.put(part, secret);
					int hash = hash(part);
					PART_HASHES[hash / Long.SIZE] |= 1L << hash;
				}
			}
		}
	}

	private Evidence() {
	}

	/**
	 * Return what leaked since this was last asked.
	 * @return which secrets, and where
	 */
	static List<String> leaks() {
		List<String> leaks = new ArrayList<>(LEAKS);
		LEAKS.clear();
		return leaks;
	}

	/**
	 * Examine a text.
	 * @param source where it was told
	 * @param text what was told
	 */
	static void examine(String source, Object text) {
		String told = String.valueOf(text).toLowerCase(Locale.ROOT);
		char[] characters = told.toCharArray();
		int hash = 0;
		for (int end = 0; end < characters.length; end++) {
			int gone = (end >= PART) ? characters[end - PART] * POWER : 0;
			hash = 31 * (hash - gone) + characters[end];
			int start = end - PART + 1;
			if (start >= 0 && isHashOfPart(hash & HASHES)) {
				Secret secret = PARTS.get(told.substring(start, end + 1));
				if (secret != null && isTold(secret, told, start)) {
					LEAKS.add(secret + " in " + source + ": .."
							+ told.substring(Math.max(0, start - 120), Math.min(told.length(), start + 60))
								.replaceAll("\\s+", " ")
							+ "..");
					return;
				}
			}
		}
	}

	private static boolean isHashOfPart(int hash) {
		return (PART_HASHES[hash / Long.SIZE] & 1L << hash) != 0;
	}

	// Eight digits may be anything.
	private static boolean isTold(Secret secret, String told, int start) {
		return !(secret.value() instanceof Number) || (start + LONG_PART <= told.length() && formsOf(secret).stream()
			.anyMatch((form) -> form.contains(told.substring(start, start + LONG_PART))));
	}

	/**
	 * Examine the text of a failure and of its causes.
	 * @param source where it was met
	 * @param failure the failure
	 */
	static void examine(String source, Throwable failure) {
		StringWriter trace = new StringWriter();
		failure.printStackTrace(new PrintWriter(trace));
		examine(source + ", stack trace", trace.toString());
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			examine(source + ", message", cause.getMessage());
			examine(source + ", localized message", cause.getLocalizedMessage());
			examine(source + ", toString", cause.toString());
			for (Throwable suppressed : cause.getSuppressed()) {
				examine(source + ", suppressed", suppressed.toString());
			}
		}
	}

	private static Set<String> formsOf(Secret secret) {
		String value = secret.text();
		Set<String> forms = new LinkedHashSet<>(
				List.of(value, URLEncoder.encode(value, StandardCharsets.UTF_8), HtmlUtils.htmlEscape(value),
						HtmlUtils.htmlEscapeDecimal(value), json(value, true), json(value, false)));
		if (secret.value() instanceof Double number) {
			forms.add(BigDecimal.valueOf(number).toPlainString());
		}
		// wherever it stands in what is encoded
		for (String before : List.of("", "1", "12")) {
			byte[] bytes = (before + value + before).getBytes(StandardCharsets.UTF_8);
			for (Base64.Encoder encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
				String encoded = encoder.encodeToString(bytes);
				forms.add(encoded.substring(4, encoded.length() - 6));
			}
		}
		return forms.stream().map((form) -> form.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
	}

	private static String json(String value, boolean ascii) {
		ObjectWriter writer = JsonMapper.shared().writer();
		String json = (ascii ? writer.with(JsonWriteFeature.ESCAPE_NON_ASCII) : writer).writeValueAsString(value);
		return json.substring(1, json.length() - 1);
	}

	private static int hash(String part) {
		int hash = 0;
		for (int index = 0; index < PART; index++) {
			hash = 31 * hash + part.charAt(index);
		}
		return hash & HASHES;
	}

}
