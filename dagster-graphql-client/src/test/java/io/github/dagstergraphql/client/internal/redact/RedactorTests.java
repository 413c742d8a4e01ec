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

import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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
		assertQuoted("one seven three", "it begins with one seven th...", "it is one seven three");
		assertQuoted("log in with hunter2 here", "the password hunter2");
		assertQuoted("user: ann\npassword: hunter", "hunter is wrong");
		assertQuoted("pw-Vq7-rZx-9Kt4", "it begins with pw-Vq7-rZ");
		assertQuoted("Kd93xQ7vWzP1mBt", "d93xQ7vW");
	}

	@Test
	void redactsQuotationsWithoutWords() {
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
	void redactsNumbers() {
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
	void distinguishesNamesFromValues() {
		Map<String, ?> config = Map.of("ops", Map.of("load_orders", Map.of("config", Map.of("table", "load_orders"))));
		Redactor redactor = new Redactor(config, HttpHeaders.EMPTY);
		assertThat(redactor.isQuotedIn("undefined field \"ops\"")).isFalse();
		assertThat(redactor.isQuotedIn("the value \"load_orders\"")).isTrue();
		assertThat(redactor.redactName("load_orders")).isEqualTo("load_orders");
		assertThat(new Redactor("load_orders", HttpHeaders.EMPTY).redactName("load_orders"))
			.doesNotContain("load_orders");
	}

	@Test
	void treatsKeysThatAreNoNamesAsValues() {
		Map<String, ?> config = Map.of("users", Map.of("alice-Kd93xQ7v", Map.of("4711471147114711", 1)));
		assertQuoted(config, "no user alice-Kd93xQ7v");
		assertQuoted(config, "no account 4711471147114711");
		assertNotQuoted(config, "no users");
	}

	@ParameterizedTest
	@ValueSource(strings = { "true", "default", "null", "DEBUG", "dagster", "a", "12", "", "  ", "in_process" })
	void doesNotChangeMessagesWithCommonWords(String value) {
		assertNotQuoted(value, "dagster._core.errors.DagsterError: Error in config at root:execution (default, true) "
				+ "in_process, line 12: got null " + value);
		assertNotQuoted(true, "got true");
	}

	@Test
	void doesNotChangeMessagesWithoutQuotations() {
		assertNotQuoted(SECRET, "RunNotFoundError: Run 4bf92f35-77b3-4da6-a3ce-929d0e0e4736 could not be found.");
		assertNotQuoted("https://dagster.example.org/x", "see https://docs.elastic.co");
		assertNotQuoted("late", "a template was translated");
		assertNotQuoted(List.of("orders", "core"), "the order of scored things");
	}

	@Test
	void redactsCredentials() {
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
		String cut = new Redactor("hunter2", HttpHeaders.EMPTY).redact("word ".repeat(399) + "hunter2hunter2");
		assertThat(cut).hasSizeLessThan(2000).endsWith("word ...");
	}

	@Test
	void removesCutWords() {
		assertThat(Redactor.withoutCutWord("one two hun")).isEqualTo("one two ");
		assertThat(Redactor.withoutCutWord("{\"a\":\"b\\u00e")).isEqualTo("{\"a\":\"");
		assertThat(Redactor.withoutCutWord("a=b%C3%")).isEmpty();
		assertThat(Redactor.withoutCutWord("x".repeat(100_000))).isEmpty();
	}

	@Test
	void redactsBytesInTheirSentForm() {
		byte[] bytes = "a key that is secret".getBytes(StandardCharsets.UTF_8);
		assertQuoted(Map.of("key", bytes), "got " + base64("a key that is secret"));
		assertQuoted(List.of(Map.of("key", bytes)), "got '" + base64("a key that is secret").substring(3, 14));
	}

	@Test
	void redactsOnlyTextThatCannotBeCompared() {
		Supplier<?> failing = () -> {
			throw new IllegalStateException("hunter2");
		};
		assertThat(new Redactor(failing, HttpHeaders.EMPTY).redact("any text")).isEqualTo(Redactor.WITHHELD);
		assertThat(new Redactor(failing, HttpHeaders.EMPTY).redactName("name")).isEqualTo(Redactor.WITHHELD);
		List<Object> endless = new ArrayList<>();
		endless.add(endless);
		assertThat(new Redactor(endless, HttpHeaders.EMPTY).redact("any text")).isEqualTo(Redactor.WITHHELD);
		for (Object odd : List.of(Double.NaN, Double.NEGATIVE_INFINITY, Float.NaN, new BigDecimal("1e999999999"))) {
			assertThat(new Redactor(Map.of("x", odd), HttpHeaders.EMPTY).redact("any text")).isEqualTo("any text");
		}
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "&#-1;", "&#99999999999;", "&#x110000;", "&#;", "%", "%zz", "\\u12", "\\x", "====", "&bogus;" })
	void readsUndecodableText(String text) {
		assertNotQuoted("hunter2", "got " + text);
		assertQuoted("hunter2", text + " hunter2", text + " %68%75%6e%74%65%72%32");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Load it for the first of May", "please execute what was found for the qualified ops",
			"The file could not be found", "order 7", "an op", "7", "42", "found", "execute", "step",
			"runtime type mismatch", "RUNTIME_TYPE_MISMATCH", "DagsterInvalidSubsetError", "dagster core errors",
			"Everybody should have executed this job by the end of the month", "errors._core.dagster", "op_selection",
			"2026-01-01", "for the win", "Wir laden es zum ersten Mai" })
	void serverMessagesWithoutQuotationsAreReported(String value) {
		assertNotQuoted(Map.of("tag", value, "config", List.of(value)),
				"dagster._core.errors.DagsterInvalidSubsetError: No qualified ops to execute found for op=['load_it']");
		assertNotQuoted(value, "RunNotFoundError: Run 4bf92f35-77b3-4da6-a3ce-929d0e0e4736 could not be found.");
		assertNotQuoted(value, "RUNTIME_TYPE_MISMATCH at op.config.ids[7], at 2026-11-28 15:00");
		UnaryOperator<String> names = new Redactor(value, HttpHeaders.EMPTY)
			.redactNames(List.of("RUNTIME_TYPE_MISMATCH", "op", "[7]", "ids", "PipelineNotFoundError"));
		assertThat(List.of("RUNTIME_TYPE_MISMATCH", "op", "[7]", "ids", "PipelineNotFoundError"))
			.allSatisfy((name) -> assertThat(names.apply(name)).isEqualTo(name));
	}

	@Test
	void leavesOutSentences() {
		assertQuoted("Load it for the first of May", "got \"Load it for the first of May\"", "LOAD IT FOR THE FI...");
		assertQuoted("order 7", "got order 7");
		assertQuoted("Bob Lee", "got Bob Lee");
		assertQuoted("correct-horse-battery-staple", "got correct-horse-battery-staple", "got horse-battery");
		assertQuoted("Ann is hunterTwo", "got hunterTwo");
	}

	@Test
	void findsNoFalseMatchesInEncodedText() {
		Random random = new Random(1);
		List<String> words = new ArrayList<>();
		for (int index = 0; index < 200_000; index++) {
			words.add(random.ints(4 + index % 3, 'a', 'z' + 1)
				.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
				.toString() + "x");
		}
		assertNotQuoted(words, "RUNTIME_TYPE_MISMATCH at the root");
		assertNotQuoted(words, "0123456789/0123456789+ABCDEFGHIJKLM/NOPQRSTUVWXYZ");
	}

	@Test
	void readsTheRequestOnceForAllNames() {
		AtomicInteger lookUps = new AtomicInteger();
		Redactor redactor = new Redactor((Supplier<?>) () -> {
			lookUps.incrementAndGet();
			return Map.of("hunter2", "hunter3");
		}, HttpHeaders.EMPTY);
		List<String> names = new ArrayList<>(List.of("hunter2", "hunter3"));
		for (int index = 0; index < 10_000; index++) {
			names.add("name" + index);
		}
		UnaryOperator<String> told = redactor.redactNames(names);
		assertThat(lookUps).hasValue(1);
		assertThat(told.apply("hunter2")).isEqualTo("hunter2");
		assertThat(told.apply("hunter3")).isEqualTo(Redactor.WITHHELD);
		assertThat(told.apply("name9999")).isEqualTo("name9999");
	}

	@ParameterizedTest
	@ValueSource(strings = { "value-%d", "the value is %d now", "word", "%d.5", "a-b-%d", "--------", "-=-=", "a b c d",
			"got", "got a", "a-", "it's", "&#%d;", "'" })
	@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
	void isLinearInTheRequest(String value) {
		long few = allocated(value, 25_000);
		long many = allocated(value, 100_000);
		assertThat(many).isLessThan(few * 5);
	}

	private static long allocated(String value, int times) {
		ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
		StringBuilder line = new StringBuilder();
		List<String> values = new ArrayList<>();
		for (int index = 0; index < times; index++) {
			values.add(value.formatted(index + 1_000_000));
			line.append(value.formatted(index + 1_000_000));
		}
		Redactor redactor = new Redactor(List.of(values, line), HttpHeaders.EMPTY);
		long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
		redactor.redact("gets xy ... ".repeat(100));
		return threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
	}

	private static void assertQuoted(Object value, String... texts) {
		Redactor redactor = new Redactor(value, HttpHeaders.EMPTY);
		assertThat(texts).allSatisfy((text) -> assertThat(redactor.redact(text)).contains("omitted"));
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
