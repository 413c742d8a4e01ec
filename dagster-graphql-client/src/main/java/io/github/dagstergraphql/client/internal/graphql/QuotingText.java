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

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * A text that may quote something, whole or in part, in whatever form it was written.
 * <p>
 * What may be quoted can be much larger than the text. So it is the text that is prepared
 * for being searched.
 */
final class QuotingText {

	/** Shorter words are too common to give anything away. */
	private static final int SHORTEST = 4;

	/** From this length on a word is quoted by any part of it that is as long. */
	private static final int WINDOW = 8;

	/** How much of such a part has to be more than punctuation. */
	private static final int TELLING = 6;

	/** Give nothing away, and stand in many of Dagster's own messages. */
	private static final Set<String> COMMON_WORDS = Set.of("true", "false", "null", "none", "default", "error",
			"errors", "debug", "info", "warning", "critical", "config", "execution", "resources", "inputs", "outputs",
			"loggers", "multiprocess", "in_process", "dagster", "python", "http", "https", "json", "text", "localhost",
			"test", "staging", "production", "development");

	private final List<String> forms;

	/** The words, of which those that are not very long are to be found as a whole. */
	private final Set<String> words = new HashSet<>();

	/** The hashes of all parts of a certain length, to tell quickly what is not there. */
	private final BitSet windows = new BitSet();

	private final int mask;

	/**
	 * Prepare a text.
	 * @param text the text
	 */
	QuotingText(String text) {
		this.forms = TextForms.of(text).stream().map((form) -> form.toLowerCase(Locale.ROOT)).distinct().toList();
		int length = this.forms.stream().mapToInt(String::length).sum();
		this.mask = Integer.highestOneBit(Math.max(16, length)) * 16 - 1;
		for (String form : this.forms) {
			anyRun(form, QuotingText::isWordCharacter, this::addWord);
			anyRun(form, Character::isLetterOrDigit, this::addWord);
			for (int start = 0; start + WINDOW <= form.length(); start++) {
				this.windows.set(hash(form, start));
			}
		}
	}

	/**
	 * Return whether the text quotes something.
	 * @param value what may be quoted
	 * @return {@code true} if it repeats the value, one of its words, or a good part of
	 * one
	 */
	boolean quotes(String value) {
		String stripped = value.strip().toLowerCase(Locale.ROOT);
		boolean hasWords = anyRun(stripped, QuotingText::isWordCharacter, (word) -> word.length() >= SHORTEST);
		if (!hasWords) {
			return stripped.length() >= SHORTEST && (isPart(stripped) || hasPartOf(stripped));
		}
		return anyRun(stripped, QuotingText::isWordCharacter, this::has)
				|| anyRun(stripped, (character) -> !Character.isWhitespace(character), this::hasComposed);
	}

	/**
	 * Return whether the text has all of something in it.
	 * @param value what may be repeated
	 * @return {@code true} if it repeats the value, which is not very short
	 */
	boolean repeats(String value) {
		String stripped = value.strip().toLowerCase(Locale.ROOT);
		return stripped.length() >= WINDOW && isPart(stripped);
	}

	private static boolean isWordCharacter(int character) {
		return Character.isLetterOrDigit(character) || character == '_';
	}

	private static boolean anyRun(String text, IntPredicate member, Predicate<String> test) {
		int start = 0;
		for (int end = 0; end <= text.length(); end++) {
			if (end == text.length() || !member.test(text.charAt(end))) {
				if (end > start && test.test(text.substring(start, end))) {
					return true;
				}
				start = end + 1;
			}
		}
		return false;
	}

	// Of pieces that are too short to count alone.
	private boolean hasComposed(String word) {
		return !word.chars().allMatch(QuotingText::isWordCharacter) && hasPartOf(word);
	}

	private boolean addWord(String word) {
		this.words.add(word);
		return false;
	}

	private boolean has(String word) {
		if (COMMON_WORDS.contains(word)) {
			return false;
		}
		return (word.length() < WINDOW) ? this.words.contains(word) : hasPartOf(word);
	}

	private boolean hasPartOf(String word) {
		for (int start = 0; start + WINDOW <= word.length(); start++) {
			if (this.windows.get(hash(word, start)) && saysSomething(word, start)
					&& isPart(word.substring(start, start + WINDOW))) {
				return true;
			}
		}
		return false;
	}

	private static boolean saysSomething(String text, int start) {
		return text.substring(start, start + WINDOW).chars().filter(Character::isLetterOrDigit).count() >= TELLING;
	}

	private boolean isPart(String part) {
		return this.forms.stream().anyMatch((form) -> form.contains(part));
	}

	private int hash(String text, int start) {
		int hash = 0;
		for (int index = start; index < start + WINDOW; index++) {
			hash = 31 * hash + text.charAt(index);
		}
		return (hash ^ (hash >>> 15)) & this.mask;
	}

}
