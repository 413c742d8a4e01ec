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

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Redactor}.
 */
class RedactorTests {

	private static final String SECRET = "Kd93-xQ7vWzP1mBt";

	private static final String AWKWARD = "h\u00fcnter\"zwei\\dr\u00e4i\n";

	@ParameterizedTest
	@ValueSource(strings = { "%s", "the value \"%s\" is wrong", "user:%s@host", "b'%s'", "<b>%s</b>", "x=%s&y=z" })
	void leavesOutWhatQuotesAValue(String text) {
		assertQuoted(SECRET, text.formatted(SECRET));
		assertQuoted(SECRET, text.formatted(SECRET.toUpperCase()));
		assertQuoted("hunter2", text.formatted("hunter2"));
		assertQuoted("a_b_c", text.formatted("a_b_c"));
	}

	@Test
	void leavesOutWhatQuotesAPartOfAValue() {
		assertQuoted(SECRET, "it begins with Kd93-xQ7vWzP1...");
		assertQuoted(SECRET, "it ends with Q7vWzP1mBt");
		assertQuoted("one seven three", "seven and a half");
		assertQuoted("pw-Vq7-rZx-9Kt4", "it begins with pw-Vq7-rZ");
		assertQuoted("Kd93xQ7vWzP1mBt", "d93xQ7vW");
	}

	@Test
	void leavesOutWhatQuotesAValueWithoutWords() {
		assertQuoted("a-b-c-d", "got a-b-c-d");
		assertQuoted("ab1-cd2-ef3-gh4", "got cd2-ef3-gh4");
		assertQuoted("!$%&/()=", "got !$%&/()=?");
	}

	@Test
	void leavesOutWhatQuotesAValueInAnotherForm() {
		assertQuoted("\u00e4\u00f6\u00fc\u00df", "got \"\\u00e4\\u00f6\\u00fc\\u00df\"");
		assertQuoted("\u00e4\u00f6\u00fc\u00df", "got '\\xe4\\xf6\\xfc\\xdf'");
		assertQuoted("\u00e4\u00f6\u00fc\u00df", "got %C3%A4%C3%B6%C3%BC%C3%9F");
		assertQuoted("\u00e4\u00f6\u00fc\u00df", "got &auml;&ouml;&#252;&#xdf;");
		assertQuoted("hunter2", "got " + base64("{\"password\": \"hunter2\"}"));
		assertQuoted("hunter2", "token=" + base64("hunter2"));
		assertQuoted("hunter2", "got %68%75%6e%74%65%72%32");
		assertQuoted("hunter2", "got \\nhunter2\\n");
		assertQuoted("a/b\"c/d", "got \"a\\/b\\\"c\\/d\"");
		assertQuoted("\u00e4\u00f6\u00fc\u00df", "{\\\"body\\\": \\\"\\\\u00e4\\\\u00f6\\\\u00fc\\\\u00df\\\"}");
		assertQuoted("hunter2", "got " + base64("body=%68%75%6e%74%65%72%32"));
	}

	@Test
	void leavesOutWhatQuotesAValueThatHasAllSortsOfCharacters() {
		for (String text : new String[] { AWKWARD, "h\\u00fcnter\\\"zwei\\\\dr\\u00e4i\\n", "zwei", "Dr\u00c4i" }) {
			assertQuoted(AWKWARD, text);
		}
	}

	@Test
	void leavesOutNumbers() {
		assertQuoted(4711471147114711L, "got 4711471147114711");
		assertQuoted(4711471147114711L, "got 4711471147114711.0");
		assertQuoted(4711471147114711d, "got 4711471147114711.0");
		assertQuoted(4711, "got 4711");
		assertNotQuoted(4711, "got 47110");
		assertNotQuoted(47, "line 47");
	}

	@Test
	void leavesOutWhatIsDeepWithin() {
		record Config(String password, List<Object> more) {
		}
		assertQuoted(new Config("hunter2", List.of()), "hunter2");
		assertQuoted(new Config("", List.of(1, Map.of("a", List.of(new Config("hunter2", List.of()))))), "hunter2");
		assertQuoted((Supplier<?>) () -> List.of(Map.of("x", "hunter2")), "hunter2");
		assertQuoted("hunter2".toCharArray(), "hunter2");
	}

	@Test
	void knowsNamesFromValues() {
		Map<String, ?> config = Map.of("ops", Map.of("load_orders", Map.of("config", Map.of("table", "load_orders"))));
		Redactor redactor = new Redactor(config, HttpHeaders.EMPTY);
		assertThat(redactor.isQuotedIn("undefined field \"ops\"")).isFalse();
		assertThat(redactor.isQuotedIn("the value \"load_orders\"")).isTrue();
		assertThat(redactor.redactName("load_orders")).isEqualTo("load_orders");
		assertThat(new Redactor("load_orders", HttpHeaders.EMPTY).redactName("load_orders"))
			.doesNotContain("load_orders");
	}

	@Test
	void takesKeysThatAreNoNamesForValues() {
		Map<String, ?> config = Map.of("users", Map.of("alice-Kd93xQ7v", Map.of("4711471147114711", 1)));
		assertQuoted(config, "no user alice-Kd93xQ7v");
		assertQuoted(config, "no account 4711471147114711");
		assertNotQuoted(config, "no users");
	}

	@ParameterizedTest
	@ValueSource(strings = { "true", "default", "null", "DEBUG", "dagster", "a", "12", "", "  ", "in_process" })
	void leavesMessagesAloneThatQuoteNothingOfInterest(String value) {
		assertNotQuoted(value, "dagster._core.errors.DagsterError: Error in config at root:execution (default, true) "
				+ "in_process, line 12: got null " + value);
		assertNotQuoted(true, "got true");
	}

	@Test
	void leavesMessagesAloneThatQuoteNothing() {
		assertNotQuoted(SECRET, "RunNotFoundError: Run 4bf92f35-77b3-4da6-a3ce-929d0e0e4736 could not be found.");
		assertNotQuoted("https://dagster.example.org/x", "see https://docs.elastic.co");
		assertNotQuoted("late", "a template was translated");
		assertNotQuoted(List.of("orders", "core"), "the order of scored things");
	}

	@Test
	void leavesOutCredentials() {
		for (String authorization : new String[] { "Bearer " + SECRET, "Basic " + base64("ann:" + SECRET), SECRET }) {
			Redactor redactor = redactor("Authorization", authorization);
			assertThat(redactor.isQuotedIn("got " + authorization)).isTrue();
			assertThat(redactor.isQuotedIn("got " + SECRET)).isTrue();
			assertThat(redactor.isQuotedIn("no Bearer token, no Basic authorization")).isFalse();
		}
		assertThat(redactor("Authorization", "Basic !").isQuotedIn("bad")).isFalse();
		assertThat(redactor("X-Secret", SECRET).isQuotedIn("got " + SECRET)).isTrue();
		assertThat(redactor("Content-Type", "application/json").isQuotedIn("got application/json")).isFalse();
	}

	@Test
	void cutsWhatIsVeryLong() {
		String cut = new Redactor("hunter2", HttpHeaders.EMPTY).redact("word ".repeat(1999) + "hunter2hunter2");
		assertThat(cut).hasSizeLessThan(10_000).endsWith("word ...");
	}

	@Test
	void takesCutWordsOff() {
		assertThat(Redactor.withoutCutWord("one two hun")).isEqualTo("one two ");
		assertThat(Redactor.withoutCutWord("{\"a\":\"b\\u00e")).isEqualTo("{\"a\":\"");
		assertThat(Redactor.withoutCutWord("a=b%C3%")).isEmpty();
		assertThat(Redactor.withoutCutWord("x".repeat(100_000))).isEmpty();
	}

	@Test
	void copesWithMuch() {
		String[] much = new String[200_000];
		for (int index = 0; index < much.length; index++) {
			much[index] = "value-" + (index * 7919L + 1_000_000_007L);
		}
		Redactor redactor = new Redactor(List.of(much), HttpHeaders.EMPTY);
		assertThat(redactor.isQuotedIn("got 1000000007")).isTrue();
		assertThat(redactor.isQuotedIn("got 9999999999 %41 \\x41 &amp; ".repeat(200))).isFalse();
	}

	private static void assertQuoted(Object value, String text) {
		Redactor redactor = new Redactor(value, HttpHeaders.EMPTY);
		assertThat(redactor.redact(text)).as(text).contains("left out");
		assertThat(redactor.redact("something else")).isEqualTo("something else");
	}

	private static void assertNotQuoted(Object value, String text) {
		assertThat(new Redactor(value, HttpHeaders.EMPTY).redact(text)).isEqualTo(text);
	}

	private static Redactor redactor(String header, String value) {
		HttpHeaders headers = new HttpHeaders();
		headers.set(header, value);
		return new Redactor(null, headers);
	}

	private static String base64(String text) {
		return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

}
