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

package io.github.dagstergraphql.client.internal.workspace;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import io.github.dagstergraphql.client.internal.text.MessageText;

/**
 * Suggestions for misspelled names.
 */
public final class NearMisses {

	private static final int MOST = 3;

	private NearMisses() {
	}

	/**
	 * Return the candidates whose names resemble a name.
	 * @param name the misspelled name
	 * @param candidates the candidates
	 * @param nameOf returns the name of a candidate
	 * @param <T> the type of the candidates
	 * @return at most three candidates, the most similar first
	 */
	public static <T> List<T> of(String name, Collection<T> candidates, Function<T, String> nameOf) {
		String wanted = name.toLowerCase(Locale.ROOT);
		record Ranked<T>(T candidate, int distance) {
		}
		return candidates.stream()
			.filter((candidate) -> Math.abs(nameOf.apply(candidate).length() - wanted.length()) <= tolerance(wanted))
			.map((candidate) -> new Ranked<>(candidate,
					distance(wanted, nameOf.apply(candidate).toLowerCase(Locale.ROOT))))
			.filter((ranked) -> ranked.distance() <= tolerance(wanted))
			.sorted(Comparator.comparingInt(Ranked::distance))
			.limit(MOST)
			.map(Ranked::candidate)
			.toList();
	}

	/**
	 * Return a question that suggests candidates.
	 * @param nearMisses the candidates
	 * @return the question with a leading separator, or an empty text if there are none
	 */
	public static String question(List<?> nearMisses) {
		return nearMisses.isEmpty() ? "" : ". Did you mean " + MessageText.names(nearMisses, " or ") + "?";
	}

	private static int tolerance(String wanted) {
		return Math.max(2, wanted.length() / 3);
	}

	// The Levenshtein distance: the number of letters to insert, delete or replace.
	private static int distance(String left, String right) {
		int[] previous = new int[right.length() + 1];
		for (int column = 0; column <= right.length(); column++) {
			previous[column] = column;
		}
		for (int row = 1; row <= left.length(); row++) {
			int[] current = new int[right.length() + 1];
			current[0] = row;
			for (int column = 1; column <= right.length(); column++) {
				int replaced = previous[column - 1] + ((left.charAt(row - 1) == right.charAt(column - 1)) ? 0 : 1);
				current[column] = Math.min(replaced, Math.min(previous[column], current[column - 1]) + 1);
			}
			previous = current;
		}
		return previous[right.length()];
	}

}
