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

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.error.PythonErrorInfo;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

import org.springframework.http.HttpHeaders;

/**
 * Keeps what must not be logged out of messages. Dagster, and proxies before it, quote
 * parts of the request in their errors; a text that does so is left out as a whole.
 * <p>
 * Confidential are values, and not what names them: keys of run config are names that the
 * schema of the job gives. Where they are not written as names are, they are data, too.
 */
final class Redactor {

	static final String WITHHELD = "(the server's words are left out, for they quote the request)";

	private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

	/** With all that a word may be encoded with. */
	private static final Pattern CUT_WORD = Pattern.compile("[\\p{L}\\p{N}_%\\\\&#;+/=.\\uFFFD-]++$");

	private static final Set<String> COMMON_HEADERS = Set.of("accept", "content-type", "content-length", "user-agent");

	private static final Set<String> CREDENTIALS = Set.of("authorization", "proxy-authorization");

	/** Nobody reads on, and the whole is for who asks the exception. */
	private static final int LONGEST_TEXT = 10_000;

	/** More digits than that are no number that somebody wrote down. */
	private static final int LONGEST_NUMBER = 50;

	private final @Nullable Object confidential;

	private final HttpHeaders headers;

	/** The confidential, once it has been needed: it can be large. */
	private @Nullable JsonNode tree;

	/**
	 * Create a new redactor.
	 * @param confidential run config, tags, or variables: whatever Jackson can write, or
	 * a supplier of that; {@code null} for nothing
	 * @param headers the headers of the request, credentials among them
	 */
	Redactor(@Nullable Object confidential, HttpHeaders headers) {
		this.confidential = confidential;
		this.headers = headers;
	}

	/**
	 * Leave out a text that must not be logged.
	 * @param text what the server said
	 * @return the text, which is cut if it is very long, or what stands for it
	 */
	String redact(String text) {
		String shortened = (text.length() <= LONGEST_TEXT) ? text
				: withoutCutWord(text.substring(0, LONGEST_TEXT)) + "...";
		return isQuotedIn(shortened) ? WITHHELD : shortened;
	}

	/**
	 * Leave out of an error what repeats a header as a whole. All else is the server's to
	 * say.
	 * @param error what the server said
	 * @return the error without that
	 */
	PythonErrorInfo redactEcho(PythonErrorInfo error) {
		return new PythonErrorInfo((error.className() != null) ? redactEcho(error.className()) : null,
				redactEcho(error.message()), error.stack().stream().map(this::redactEcho).toList(),
				error.causes().stream().map(this::redactEcho).toList());
	}

	private String redactEcho(String text) {
		QuotingText quoting = new QuotingText(text);
		return headerValues().anyMatch(quoting::repeats) ? WITHHELD : text;
	}

	/**
	 * Leave out a name that is none of the request's own and must not be logged.
	 * @param name what the server said
	 * @return the name, or what stands for it
	 */
	String redactName(String name) {
		return (hasName(tree(), name)) ? name : redact(name);
	}

	boolean isQuotedIn(String text) {
		if (text.isEmpty()) {
			return false;
		}
		QuotingText quoting = new QuotingText(text);
		return quotes(quoting, tree()) || headerValues().anyMatch(quoting::quotes);
	}

	/**
	 * Take the end off a text that was cut, as half a secret is not recognized as one.
	 * @param text the text
	 * @return the text to the end of its last whole word
	 */
	static String withoutCutWord(String text) {
		return CUT_WORD.matcher(text).replaceFirst("");
	}

	private Stream<String> headerValues() {
		return this.headers.headerSet()
			.stream()
			.filter((header) -> !COMMON_HEADERS.contains(header.getKey().toLowerCase(Locale.ROOT)))
			.flatMap((header) -> CREDENTIALS.contains(header.getKey().toLowerCase(Locale.ROOT))
					? header.getValue().stream().flatMap(Redactor::proofs) : header.getValue().stream());
	}

	// The name of the scheme is not secret, and what is encoded may be quoted decoded.
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

	private static boolean quotes(QuotingText text, JsonNode value) {
		if (value.isObject()) {
			return value.propertyStream()
				.anyMatch((property) -> (!NAME.matcher(property.getKey()).matches() && text.quotes(property.getKey()))
						|| quotes(text, property.getValue()));
		}
		if (value.isArray()) {
			return value.valueStream().anyMatch((element) -> quotes(text, element));
		}
		if (value.isNumber()) {
			return text.quotes(value.asString()) || text.quotes(plain(value.decimalValue()));
		}
		return value.isString() && text.quotes(value.asString());
	}

	private static String plain(BigDecimal number) {
		return (Math.abs(number.scale()) <= LONGEST_NUMBER) ? number.toPlainString() : "";
	}

	private static boolean hasName(JsonNode value, String name) {
		return value.propertyStream()
			.anyMatch((property) -> (property.getKey().equals(name) && NAME.matcher(name).matches())
					|| hasName(property.getValue(), name))
				|| (value.isArray() && value.valueStream().anyMatch((element) -> hasName(element, name)));
	}

	// As it was sent, whatever it was made of.
	private JsonNode tree() {
		JsonNode known = this.tree;
		if (known == null) {
			known = tree((this.confidential instanceof Supplier<?> supplier) ? supplier.get() : this.confidential);
			this.tree = known;
		}
		return known;
	}

	private static JsonNode tree(@Nullable Object value) {
		try {
			return (value != null) ? Json.MAPPER.valueToTree(value) : NullNode.getInstance();
		}
		catch (JacksonException ex) {
			return Json.MAPPER.valueToTree(String.valueOf(value));
		}
	}

}
