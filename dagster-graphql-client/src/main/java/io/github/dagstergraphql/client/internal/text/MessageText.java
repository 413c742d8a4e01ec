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

package io.github.dagstergraphql.client.internal.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Prepares texts of callers and servers for messages: a message is a single line of
 * limited length that cannot control a terminal.
 */
public final class MessageText {

	private static final int LONGEST_MESSAGE = 4000;

	private static final int LONGEST_LINE = 300;

	private static final int LONGEST_NAME = 200;

	private static final int MOST_ITEMS = 5;

	private static final String CUT = "...";

	private MessageText() {
	}

	/**
	 * Return a whole message as a single line.
	 * @param message the message
	 * @return the message with control characters escaped, cut if it is very long
	 */
	public static String of(String message) {
		return cut(escape(message), LONGEST_MESSAGE);
	}

	/**
	 * Return a reason as a single line.
	 * @param reason the server message
	 * @return the reason with control characters escaped, cut if it is long
	 */
	public static String line(String reason) {
		return cut(escape(cut(reason, LONGEST_LINE)), LONGEST_LINE);
	}

	/**
	 * Return a name as a single line.
	 * @param name the name given by the caller or the server
	 * @return the name with control characters escaped, cut if it is long
	 */
	public static String name(String name) {
		return cut(escape(cut(name, LONGEST_NAME)), LONGEST_NAME);
	}

	/**
	 * Return an enumeration of names.
	 * @param names the names
	 * @param separator the separator
	 * @return the first few, and the number of the others
	 */
	public static String names(Collection<?> names, String separator) {
		List<String> few = new ArrayList<>(
				names.stream().limit(MOST_ITEMS).map((name) -> name(String.valueOf(name))).toList());
		String more = (names.size() > MOST_ITEMS) ? " and %d more".formatted(names.size() - MOST_ITEMS) : "";
		return String.join(separator, few) + more;
	}

	/**
	 * Return the items to list in a message.
	 * @param items the items
	 * @param <T> the type of the items
	 * @return the first few
	 */
	public static <T> List<T> few(List<T> items) {
		return items.subList(0, Math.min(items.size(), MOST_ITEMS));
	}

	/**
	 * Cut a text.
	 * @param text the text
	 * @param length the maximum length
	 * @return the text, with an ellipsis if it was cut
	 */
	public static String cut(String text, int length) {
		if (text.length() <= length) {
			return text;
		}
		int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
		return text.substring(0, end) + CUT;
	}

	/**
	 * Escape characters that are not printable, or change the output: control characters,
	 * line breaks of all kinds, and invisible or reordering format characters.
	 * @param text the text
	 * @return the text as a single line
	 */
	public static String escape(String text) {
		if (!hasControl(text)) {
			return text;
		}
		StringBuilder escaped = new StringBuilder(text.length() + 16);
		text.codePoints().forEach((character) -> {
			if (isControl(character)) {
				escape(character, escaped);
			}
			else {
				escaped.appendCodePoint(character);
			}
		});
		return escaped.toString();
	}

	private static boolean hasControl(String text) {
		int i = 0;
		while (i < text.length()) {
			int character = text.codePointAt(i);
			if (isControl(character)) {
				return true;
			}
			i += Character.charCount(character);
		}
		return false;
	}

	private static void escape(int character, StringBuilder escaped) {
		switch (character) {
			case '\n' -> escaped.append("\\n");
			case '\r' -> escaped.append("\\r");
			case '\t' -> escaped.append("\\t");
			default -> {
				for (char unit : Character.toChars(character)) {
					escaped.append("\\u%04x".formatted((int) unit));
				}
			}
		}
	}

	private static boolean isControl(int character) {
		return switch (Character.getType(character)) {
			case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
					Character.SURROGATE ->
				true;
			default -> false;
		};
	}

}
