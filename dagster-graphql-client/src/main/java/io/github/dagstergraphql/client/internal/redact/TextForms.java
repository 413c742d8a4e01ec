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

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.web.util.HtmlUtils;

/**
 * Decodes a text in all supported encodings: JSON or Python, a part of a URL, HTML,
 * Base64, and combinations of these.
 */
final class TextForms {

	private static final Pattern ESCAPE = Pattern
		.compile("\\\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([btnfr])|([^\\p{L}\\p{N}]))");

	private static final Pattern PERCENT = Pattern.compile("(?:%[0-9a-fA-F]{2})+");

	private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{8,}");

	private static final Pattern ENTITY = Pattern.compile("&(?:#(\\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|\\w{2,8});");

	/** Text that random bytes almost never decode to. */
	private static final Pattern READABLE = Pattern.compile("[^\\p{Cntrl}\\uFFFD]{6,}");

	private static final List<UnaryOperator<String>> DECODERS = List.of(TextForms::withoutEscapes,
			TextForms::withoutPercent, TextForms::withoutEntities, TextForms::fromBase64);

	private static final int DEPTH = 3;

	/** Maximum number of forms. Repeated decoding has no further benefit. */
	private static final int MOST = 32;

	private TextForms() {
	}

	/**
	 * Return all forms of a text.
	 * @param text the text
	 * @return the text itself and its decoded forms
	 */
	static Set<String> of(String text) {
		Set<String> forms = new LinkedHashSet<>(List.of(text));
		List<String> latest = List.of(text);
		for (int depth = 0; depth < DEPTH && !latest.isEmpty(); depth++) {
			List<String> next = new ArrayList<>();
			for (String form : latest) {
				for (UnaryOperator<String> decoder : DECODERS) {
					String decoded = decoder.apply(form);
					if (!decoded.isEmpty() && forms.size() < MOST && forms.add(decoded)) {
						next.add(decoded);
					}
				}
			}
			latest = next;
		}
		return forms;
	}

	private static String withoutEscapes(String text) {
		return (text.indexOf('\\') < 0) ? text
				: ESCAPE.matcher(text).replaceAll((escape) -> Matcher.quoteReplacement(unescape(escape)));
	}

	private static String unescape(MatchResult escape) {
		String code = (escape.group(1) != null) ? escape.group(1) : escape.group(2);
		if (code != null) {
			return String.valueOf((char) Integer.parseInt(code, 16));
		}
		return (escape.group(3) != null) ? " " : escape.group(4);
	}

	private static String withoutPercent(String text) {
		return PERCENT.matcher(text).replaceAll((encoded) -> {
			ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			for (String code : encoded.group().substring(1).split("%")) {
				bytes.write(Integer.parseInt(code, 16));
			}
			return Matcher.quoteReplacement(bytes.toString(StandardCharsets.UTF_8));
		});
	}

	private static String withoutEntities(String text) {
		return (text.indexOf('&') < 0) ? text
				: ENTITY.matcher(text).replaceAll((entity) -> Matcher.quoteReplacement(unescapeEntity(entity)));
	}

	private static String unescapeEntity(MatchResult entity) {
		String code = (entity.group(1) != null) ? entity.group(1) : entity.group(2);
		if (code == null) {
			return HtmlUtils.htmlUnescape(entity.group());
		}
		int character = Integer.parseInt(code, (entity.group(1) != null) ? 10 : 16);
		return Character.isValidCodePoint(character) ? Character.toString(character) : entity.group();
	}

	// The beginning is not certain, because preceding text may look like Base64.
	private static String fromBase64(String text) {
		StringBuilder decoded = new StringBuilder();
		BASE64.matcher(text).results().forEach((run) -> {
			String code = run.group().replace('-', '+').replace('_', '/');
			for (int start = 0; start < 4; start++) {
				int length = (code.length() - start) / 4 * 4;
				int rest = (code.length() - start) % 4;
				int end = start + length + ((rest > 1) ? rest : 0);
				String bytes = new String(Base64.getDecoder().decode(code.substring(start, end)),
						StandardCharsets.UTF_8);
				READABLE.matcher(bytes).results().forEach((readable) -> decoded.append(readable.group()).append('\n'));
			}
		});
		return decoded.toString();
	}

}
