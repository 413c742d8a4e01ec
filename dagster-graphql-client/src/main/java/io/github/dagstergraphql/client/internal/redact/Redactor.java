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

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import io.github.dagstergraphql.client.error.PythonErrorInfo;
import io.github.dagstergraphql.client.internal.text.ServerText;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * Removes confidential values from messages. Dagster, and proxies in front of it, quote
 * parts of the request in their errors; such a text is omitted as a whole.
 * <p>
 * The cost is linear in the size of the request and of the texts. If the redactor itself
 * fails, the text is omitted.
 */
public final class Redactor {

	/** Replacement for a text that quotes the request. */
	public static final String WITHHELD = "(omitted because it quotes the request)";

	private static final Log logger = LogFactory.getLog(Redactor.class);

	/** Includes all characters by which a word may be encoded. */
	private static final Pattern CUT_WORD = Pattern.compile("[\\p{L}\\p{N}_%\\\\&#;+/=.\\uFFFD-]++$");

	/** Longer texts are not readable in a log; the exception provides the whole text. */
	private static final int LONGEST_TEXT = 2000;

	/** Text of a database may be longer than the part that is shown. */
	private static final int LONGEST_SOURCE = 10 * LONGEST_TEXT;

	/** Shorter values are repeated by chance. */
	private static final int SHORTEST_ECHO = 8;

	private final ConfidentialValues values;

	/**
	 * Create a new redactor.
	 * @param confidential run config, tags, or variables: any object that Jackson can
	 * write, or a supplier of one; {@code null} for nothing
	 * @param headers the headers of the request, including credentials
	 */
	public Redactor(@Nullable Object confidential, HttpHeaders headers) {
		this.values = new ConfidentialValues(confidential, headers);
	}

	/**
	 * Redact a text for a log.
	 * @param text the server message
	 * @return the text without values quoted by a database, cut if it is very long, or a
	 * placeholder
	 */
	public String redact(String text) {
		String told = cut(ServerText.withoutData(cut(text, LONGEST_SOURCE)), LONGEST_TEXT);
		return isQuotedIn(told) ? WITHHELD : told;
	}

	/**
	 * Redact names that are not part of the request and must not be logged.
	 * @param names the names reported by the server
	 * @return a function from each of the names to the text to show
	 */
	public UnaryOperator<String> redactNames(Collection<String> names) {
		Set<String> distinct = Set.copyOf(names);
		Set<String> quoting = quoting(distinct, distinct);
		return (name) -> quoting.contains(name) ? WITHHELD : name;
	}

	/**
	 * Redact a name that is not part of the request and must not be logged.
	 * @param name the name reported by the server
	 * @return the name, or a placeholder
	 */
	public String redactName(String name) {
		return redactNames(List.of(name)).apply(name);
	}

	public boolean isQuotedIn(String text) {
		return isQuotedInAny(List.of(text));
	}

	public boolean isQuotedInAny(Collection<String> texts) {
		return !quoting(texts, Set.of()).isEmpty();
	}

	private Set<String> quoting(Collection<String> texts, Set<String> names) {
		try {
			Quotations quotations = new Quotations(texts);
			Set<String> keys = this.values.lookUp(quotations, names);
			Set<String> quoting = new HashSet<>(quotations.quoting());
			quoting.removeAll(keys);
			return quoting;
		}
		catch (RuntimeException | StackOverflowError | LinkageError ex) {
			// its message may quote the values to be redacted
			logger.debug("Failed to compare a server message with the request: " + ex.getClass().getName());
			return Set.copyOf(texts);
		}
	}

	/**
	 * Remove repetitions of whole header values from an error. All other text remains.
	 * @param error the error reported by the server
	 * @return the redacted error
	 */
	public PythonErrorInfo redactEcho(PythonErrorInfo error) {
		return new PythonErrorInfo((error.className() != null) ? redactEcho(error.className()) : null,
				redactEcho(error.message()), error.stack().stream().map(this::redactEcho).toList(),
				error.causes().stream().map(this::redactEcho).toList());
	}

	private String redactEcho(String text) {
		return repeatsHeader(text) ? WITHHELD : text;
	}

	private boolean repeatsHeader(String text) {
		try {
			List<String> forms = TextForms.of(text).stream().map((form) -> form.toLowerCase(Locale.ROOT)).toList();
			return this.values.headerValues()
				.map((value) -> value.strip().toLowerCase(Locale.ROOT))
				.filter((value) -> value.length() >= SHORTEST_ECHO)
				.anyMatch((value) -> forms.stream().anyMatch((form) -> form.contains(value)));
		}
		catch (RuntimeException | StackOverflowError ex) {
			return true;
		}
	}

	private static String cut(String text, int length) {
		return (text.length() <= length) ? text : withoutCutWord(text.substring(0, length)) + "...";
	}

	/**
	 * Remove the last word of a text that was cut, because half a secret would not be
	 * recognized.
	 * @param text the text
	 * @return the text to the end of its last whole word
	 */
	public static String withoutCutWord(String text) {
		return CUT_WORD.matcher(text).replaceFirst("");
	}

}
