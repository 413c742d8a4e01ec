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

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * Determines which texts quote a value, completely or in part, in any encoding.
 * <p>
 * The values can be far larger than the texts. Therefore, the texts are indexed first,
 * and then each value is looked up once.
 */
final class Quotations {

	/** Length from which a part of a word counts as a quotation of the word. */
	private static final int WINDOW = 8;

	/** Minimum number of characters of such a part that are not punctuation. */
	private static final int TELLING = 6;

	/** Length of the parts by which text without words is recognized. */
	private static final int GRAM = Vocabulary.SHORTEST_WORD;

	/** Shorter numbers besides other words are usually a year or a port. */
	private static final int SHORTEST_NUMBER = 6;

	/** Number of characters from which the index of hashes does not grow any more. */
	private static final int LONGEST_INDEX = 1 << 14;

	/**
	 * Number of consecutive words in a phrase, and the minimum number of letters of each.
	 */
	private static final int MOST_WORDS = 4;

	private static final int LETTERS = 8;

	private static final Pattern NUMBER = Pattern.compile("\\d[\\d.,-]*");

	/** Words and phrases, with the texts that contain them. */
	private final Map<String, Set<String>> words = new HashMap<>();

	/** Parts of a certain length, with the texts that contain them. */
	private final Map<String, Set<String>> parts = new HashMap<>();

	/** Hashes of the parts, as a fast check for absent ones. */
	private final BitSet hashes;

	private final int mask;

	private final int texts;

	private final Set<String> quoting = new HashSet<>();

	/**
	 * Index texts.
	 * @param texts the texts
	 */
	Quotations(Collection<String> texts) {
		Set<String> distinct = Set.copyOf(texts);
		this.texts = distinct.size();
		this.mask = mask(distinct.stream().mapToInt(String::length).sum());
		this.hashes = new BitSet(this.mask + 1);
		distinct.forEach(this::prepare);
	}

	private void prepare(String text) {
		for (String form : TextForms.of(Vocabulary.without(text))) {
			String lower = form.toLowerCase(Locale.ROOT);
			List<String> phrase = new ArrayList<>();
			forEachRun(lower, Quotations::isWordCharacter, (word) -> add(this.words, word, text));
			forEachRun(lower, Quotations::isNumberCharacter, (number) -> add(this.words, withoutEdges(number), text));
			forEachRun(lower, Character::isLetterOrDigit, (word) -> {
				add(this.words, word, text);
				phrase.add(word);
				if (phrase.size() > MOST_WORDS) {
					phrase.remove(0);
				}
				for (int start = 0; start < phrase.size() - 1; start++) {
					add(this.words, String.join(" ", phrase.subList(start, phrase.size())), text);
				}
			});
			addParts(lower, WINDOW, text);
			addParts(lower, GRAM, text);
		}
	}

	private void addParts(String form, int length, String text) {
		for (int start = 0; start + length <= form.length(); start++) {
			this.hashes.set(hash(form, start, length));
			add(this.parts, form.substring(start, start + length), text);
		}
	}

	private static void add(Map<String, Set<String>> index, String part, String text) {
		index.computeIfAbsent(part, (key) -> new HashSet<>(2)).add(text);
	}

	/**
	 * Return the texts that quote a value that has been looked up.
	 * @return a subset of the texts
	 */
	Set<String> quoting() {
		return this.quoting;
	}

	/**
	 * Return whether further lookups cannot change the result.
	 * @return {@code true} if each of the texts quotes a value
	 */
	boolean isComplete() {
		return this.quoting.size() == this.texts;
	}

	/**
	 * Search the texts for a value. A text quotes the value if it repeats the value, or a
	 * distinctive part of it: a phrase if the value consists of ordinary words, otherwise
	 * any word or a long part of one.
	 * @param value the value that may be quoted
	 */
	void lookUp(String value) {
		forEachRun(value, (character) -> character != '\n' && character != '\r', this::lookUpLine);
	}

	private void lookUpLine(String line) {
		List<String> phrase = new ArrayList<>();
		forEachRun(line, (character) -> !Character.isWhitespace(character), (piece) -> {
			String core = withoutEdges(piece);
			boolean ordinary = isOrdinary(core);
			if (ordinary) {
				forEachRun(core.toLowerCase(Locale.ROOT), Quotations::isWordCharacter, phrase::add);
			}
			// the name of a value precedes a colon
			if (!ordinary || piece.endsWith(":")) {
				lookUpPhrases(phrase);
				phrase.clear();
			}
			if (!ordinary) {
				lookUpPiece(piece.toLowerCase(Locale.ROOT));
			}
		});
		lookUpPhrases(phrase);
	}

	private static String withoutEdges(String piece) {
		int start = 0;
		int end = piece.length();
		while (start < end && !isWordCharacter(piece.charAt(start))) {
			start++;
		}
		while (end > start && !isWordCharacter(piece.charAt(end - 1))) {
			end--;
		}
		return piece.substring(start, end);
	}

	// Natural words have no capital or digit within.
	private static boolean isOrdinary(String word) {
		if (word.isEmpty()) {
			return false;
		}
		if (all(word, Character::isDigit)) {
			return word.length() < SHORTEST_NUMBER;
		}
		if (word.length() < Vocabulary.SHORTEST_WORD) {
			return true;
		}
		boolean begun = isCased(word.charAt(0));
		for (int index = 1; index < word.length(); index++) {
			char character = word.charAt(index);
			boolean joint = character == '-' || character == '\'' || character == '\u2019';
			if (!begun || (!Character.isLowerCase(character) && !(joint && isLowerCase(word, index + 1)))) {
				return false;
			}
		}
		return begun;
	}

	private static boolean isCased(char character) {
		return Character.isLowerCase(character) || Character.isUpperCase(character);
	}

	private static boolean isLowerCase(String word, int index) {
		return index < word.length() && Character.isLowerCase(word.charAt(index));
	}

	private void lookUpPhrases(List<String> words) {
		if (words.size() == 1) {
			lookUpPiece(words.get(0));
			return;
		}
		if (words.size() <= MOST_WORDS) {
			lookUpPhrase(words, Vocabulary.SHORTEST_WORD);
		}
		for (int start = 0; start < words.size() - 1; start++) {
			if (!this.words.containsKey(words.get(start)) || !this.words.containsKey(words.get(start + 1))) {
				continue;
			}
			int letters = words.get(start).length();
			for (int end = start + 1; end < Math.min(words.size(), start + MOST_WORDS); end++) {
				letters += words.get(end).length();
				if (letters >= LETTERS) {
					lookUpPhrase(words.subList(start, end + 1), LETTERS);
					break;
				}
			}
		}
	}

	private void lookUpPhrase(List<String> words, int letters) {
		if (!this.words.keySet().containsAll(words)) {
			return;
		}
		String phrase = String.join(" ", words);
		boolean distinctive = words.stream().anyMatch((word) -> !Vocabulary.isCommon(word))
				|| words.stream().allMatch((word) -> word.length() < Vocabulary.SHORTEST_WORD);
		if (distinctive && phrase.length() - words.size() + 1 >= letters) {
			lookUp(this.words, phrase);
		}
	}

	// The value itself, a line or a part of it without spaces.
	private void lookUpPiece(String piece) {
		if (piece.length() < WINDOW && NUMBER.matcher(piece).matches()) {
			if (piece.length() >= Vocabulary.SHORTEST_WORD) {
				lookUp(this.words, withoutEdges(piece));
			}
			return;
		}
		boolean[] hasWords = new boolean[1];
		forEachRun(piece, Quotations::isWordCharacter, (word) -> {
			hasWords[0] |= word.length() >= Vocabulary.SHORTEST_WORD;
			lookUpWord(word, word.length() == piece.length());
		});
		if (!all(piece, Quotations::isWordCharacter)) {
			// of words that are too short to count alone
			lookUpParts(piece, true);
		}
		if (!hasWords[0] && piece.length() >= GRAM) {
			lookUpGrams(piece.substring(0, Math.min(piece.length(), WINDOW)));
		}
	}

	private void lookUpWord(String word, boolean whole) {
		if (Vocabulary.isCommon(word) || (!whole && word.length() < SHORTEST_NUMBER && all(word, Character::isDigit))) {
			return;
		}
		if (word.length() < WINDOW) {
			lookUp(this.words, word);
		}
		else {
			lookUpParts(word, false);
		}
	}

	private void lookUpParts(String piece, boolean composed) {
		for (int start = 0; start + WINDOW <= piece.length(); start++) {
			if (this.hashes.get(hash(piece, start, WINDOW))) {
				String part = piece.substring(start, start + WINDOW);
				if (isTelling(part) && composed != all(part, Quotations::isWordCharacter)) {
					lookUp(this.parts, part);
				}
			}
		}
	}

	// A text quotes them if it contains all of them.
	private void lookUpGrams(String piece) {
		Set<String> found = null;
		for (int start = 0; start + GRAM <= piece.length(); start++) {
			Set<String> holders = this.parts.getOrDefault(piece.substring(start, start + GRAM), Set.of());
			if (found == null) {
				found = new HashSet<>(holders);
			}
			found.retainAll(holders);
		}
		if (found != null) {
			this.quoting.addAll(found);
		}
	}

	private void lookUp(Map<String, Set<String>> index, String part) {
		this.quoting.addAll(index.getOrDefault(part, Set.of()));
	}

	private static boolean isTelling(String part) {
		return part.chars().filter(Character::isLetterOrDigit).count() >= TELLING;
	}

	private static boolean isWordCharacter(int character) {
		return Character.isLetterOrDigit(character) || character == '_';
	}

	private static boolean isNumberCharacter(int character) {
		return Character.isDigit(character) || character == '.' || character == '-' || character == ',';
	}

	private static boolean all(String text, IntPredicate member) {
		return text.chars().allMatch(member);
	}

	private static void forEachRun(String text, IntPredicate member, Consumer<String> action) {
		int start = 0;
		for (int end = 0; end <= text.length(); end++) {
			if (end == text.length() || !member.test(text.charAt(end))) {
				if (end > start) {
					action.accept(text.substring(start, end));
				}
				start = end + 1;
			}
		}
	}

	// So many bits that few of them are set.
	private static int mask(int characters) {
		return 64 * Integer.highestOneBit(Math.max(16, Math.min(characters, LONGEST_INDEX))) - 1;
	}

	private int hash(String text, int start, int length) {
		int hash = length;
		for (int index = start; index < start + length; index++) {
			hash = 31 * hash + text.charAt(index);
		}
		return (hash ^ (hash >>> 15)) & this.mask;
	}

}
