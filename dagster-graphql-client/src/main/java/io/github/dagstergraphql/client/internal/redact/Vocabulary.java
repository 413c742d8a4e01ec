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

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Words that occur in the messages of any server, and therefore disclose nothing about
 * the request.
 */
final class Vocabulary {

	/** Shorter words are too common to disclose anything. */
	static final int SHORTEST_WORD = 4;

	private static final Set<String> WORDS = Set.copyOf(Arrays.asList((
	// common values in run config
	"true false null none default debug info warning critical multiprocess in_process localhost test staging production "
			+ "development example http https json text "
			// Dagster's terms
			+ "dagster python graphql error errors exception config configuration execution execute executed executing "
			+ "executor resource resources input inputs output outputs logger loggers asset assets check checks code "
			+ "daemon definition definitions event events field fields graph instance item items jobs launch launched "
			+ "list location locations message mode name names node nodes object operation partition partitions pipeline "
			+ "pipelines preset query repository request root runs schedule scope selection selector sensor server status "
			+ "step steps subset tags type types user value values version workspace "
			// common words in messages
			+ "about after again allowed also already another because been before being both cannot could does done "
			+ "each either empty exist exists expected failed failure first following found from given have here into "
			+ "invalid itself last load loaded loading made make match matching missing more most must need needed next "
			+ "only other over possible provided qualified raised reached received required same should some such than "
			+ "that their them then there these they this those through timeout unable undefined under unexpected unknown "
			+ "until used using valid very want wants were what when where which while will with within without would "
			+ "wrong your")
		.split(" ")));

	/**
	 * Names of exceptions and of Dagster's modules, the reasons of errors in run config,
	 * and indexes of lists.
	 */
	private static final Pattern IDENTIFIERS = Pattern.compile(String.join("|", //
			"\\b(?:[a-z_]+\\.)*+[A-Z][A-Za-z]*(?:Error|Exception|Failure|Conflict|Invalid|Warning|Interrupt)\\b",
			"\\bdagster(?:\\._?[a-z_]+)+\\b", //
			"\\b(?:RUNTIME_TYPE_MISMATCH|MISSING_REQUIRED_FIELDS?|FIELDS?_NOT_DEFINED|SELECTOR_FIELD_ERROR|FIELD_ALIAS_COLLISION)\\b",
			"(?<=\\w)\\[\\d{1,6}\\]"));

	private Vocabulary() {
	}

	static boolean isCommon(String word) {
		return word.length() < SHORTEST_WORD || WORDS.contains(word.toLowerCase(Locale.ROOT));
	}

	/**
	 * Remove the vocabulary of servers from a text.
	 * @param text the text
	 * @return the rest
	 */
	static String without(String text) {
		return IDENTIFIERS.matcher(text).replaceAll(" ");
	}

}
