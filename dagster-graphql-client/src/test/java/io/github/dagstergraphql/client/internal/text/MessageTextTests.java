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

import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MessageText}.
 */
class MessageTextTests {

	@ParameterizedTest
	@CsvSource({ "000a, \\n", "000d, \\r", "0009, \\t", "001b, \\u001b", "0000, \\u0000", "007f, \\u007f",
			"0085, \\u0085", "009b, \\u009b", "00ad, \\u00ad", "200b, \\u200b", "202e, \\u202e", "2066, \\u2066",
			"2028, \\u2028", "2029, \\u2029", "feff, \\ufeff", "e0041, \\udb40\\udc41", "d800, \\ud800" })
	void escapesWhatIsNotPrinted(String codePoint, String escaped) {
		String text = "a" + Character.toString(Integer.parseInt(codePoint, 16)) + "b";
		assertThat(MessageText.escape(text)).isEqualTo("a" + escaped + "b");
		assertThat(MessageText.of(text)).isEqualTo("a" + escaped + "b");
		assertThat(MessageText.name(text)).isEqualTo("a" + escaped + "b");
		assertThat(MessageText.line(text)).isEqualTo("a" + escaped + "b");
		assertThat(MessageText.names(List.of(text), ", ")).isEqualTo("a" + escaped + "b");
	}

	@Test
	void doesNotChangePrintableText() {
		for (String text : List.of("", "plain", "h\u00fcnter \u5bc6\u7801 \ud83d\ude00", "a\\nb")) {
			assertThat(MessageText.of(text)).isSameAs(text);
		}
	}

	@Test
	void cutsWhatIsLongAndNoCharacterInTwo() {
		assertThat(MessageText.cut("abcdef", 6)).isEqualTo("abcdef");
		assertThat(MessageText.cut("abcdef", 5)).isEqualTo("abcde...");
		assertThat(MessageText.cut("ab\ud83d\ude00", 3)).isEqualTo("ab...");
		assertThat(MessageText.of("\n".repeat(1_000_000))).hasSize(4003);
		assertThat(MessageText.name("\n".repeat(1_000_000))).hasSize(203);
		assertThat(MessageText.line("x".repeat(1_000_000))).hasSize(303);
	}

	@Test
	void listsAFewNames() {
		assertThat(MessageText.names(List.of(), ", ")).isEmpty();
		assertThat(MessageText.names(List.of(1, 2, 3, 4, 5), ", ")).isEqualTo("1, 2, 3, 4, 5");
		assertThat(MessageText.names(Collections.nCopies(1000, "x"), " or "))
			.isEqualTo("x or x or x or x or x and 995 more");
	}

}
