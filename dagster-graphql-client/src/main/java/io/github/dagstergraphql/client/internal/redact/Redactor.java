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
 * Keeps what must not be logged out of messages. Dagster, and proxies before it, quote
 * parts of the request in their errors; a text that does so is left out as a whole.
 * <p>
 * What it does is linear in the request and in what is told. That it fails itself changes
 * nothing but the text, which is then left out.
 */
public final class Redactor {

	/** Replacement for a text that quotes the request. */
	public static final String WITHHELD = "(the server's words are left out, for they quote the request)";

	private static final Log logger = LogFactory.getLog(Redactor.class);

	/** With all that a word may be encoded with. */
	private static final Pattern CUT_WORD = Pattern.compile("[\\p{L}\\p{N}_%\\\\&#;+/=.\\uFFFD-]++$");

	/** Nobody reads on, and the whole is for who asks the exception. */
	private static final int LONGEST_TEXT = 2000;

	/** A database may have said more than is told of it. */
	private static final int LONGEST_SOURCE = 10 * LONGEST_TEXT;

	/** Shorter values are repeated by chance. */
	private static final int SHORTEST_ECHO = 8;

	private final ConfidentialValues values;

	/**
	 * Create a new redactor.
	 * @param confidential run config, tags, or variables: whatever Jackson can write, or
	 * a supplier of that; {@code null} for nothing
	 * @param headers the headers of the request, credentials among them
	 */
	public Redactor(@Nullable Object confidential, HttpHeaders headers) {
		this.values = new ConfidentialValues(confidential, headers);
	}

	/**
	 * Leave out a text that must not be logged.
	 * @param text what the server said
	 * @return the text without what a database quotes, which is cut if it is very long,
	 * or what stands for it
	 */
	public String redact(String text) {
		String told = cut(ServerText.withoutData(cut(text, LONGEST_SOURCE)), LONGEST_TEXT);
		return isQuotedIn(told) ? WITHHELD : told;
	}

	/**
	 * Leave out the names that are none of the request's own and must not be logged.
	 * @param names what the server said
	 * @return tells for each of the names what stands for it
	 */
	public UnaryOperator<String> redactNames(Collection<String> names) {
		Set<String> distinct = Set.copyOf(names);
		Set<String> quoting = quoting(distinct, distinct);
		return (name) -> quoting.contains(name) ? WITHHELD : name;
	}

	/**
	 * Leave out a name that is none of the request's own and must not be logged.
	 * @param name what the server said
	 * @return the name, or what stands for it
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
			// its message may quote what was to be kept out
			logger.debug("What a server said cannot be compared with the request: " + ex.getClass().getName());
			return Set.copyOf(texts);
		}
	}

	/**
	 * Leave out of an error what repeats a header as a whole. All else is the server's to
	 * say.
	 * @param error what the server said
	 * @return the error without that
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
	 * Take the end off a text that was cut, as half a secret is not recognized as one.
	 * @param text the text
	 * @return the text to the end of its last whole word
	 */
	public static String withoutCutWord(String text) {
		return CUT_WORD.matcher(text).replaceFirst("");
	}

}
