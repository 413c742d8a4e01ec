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

package io.github.dagstergraphql.client.internal.launch.input;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link RunConfigText}. What is valid was tried with PyYAML 6.
 */
class RunConfigTextTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			a: b: hunter2secret       | line 1, column 5: mapping values are not allowed here
			a:\\n  b: 1\\n    c: 2    | line 3, column 6: mapping values are not allowed here
			a: [1, 2                  | line 1, column 9: while parsing a flow sequence
			a: "hunter2secret         | while scanning a quoted scalar
			- a\\nb: 1                | line 2, column 1: while parsing a block collection
			a: @hunter2secret         | line 1, column 4: while scanning for the next token
			a:\\n\\tb: 1              | line 2, column 1: a tab is not allowed here
			a: *hunter2secret         | line 1, column 4: the alias has no anchor
			a: !hunter2secret x       | line 1, column 4: the tag is not a standard tag
			a: !include [x]           | line 1, column 4: the tag is not a standard tag
			a: 1\\n---\\nb: 2         | line 2, column 1: multiple documents are not supported
			a: \\x00                  | it contains characters that YAML does not allow
			""")
	void findsSyntaxErrors(String text, String fault) {
		assertThatIllegalArgumentException().isThrownBy(() -> RunConfigText.check(unescape(text)))
			.withMessageStartingWith("run config is not valid YAML")
			.withMessageContaining(fault)
			.withMessageNotContaining("hunter2secret");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "\\n", "# only a comment", "---", "a: .nan\\nb: -.inf", "a: 2026-01-01",
			"{\"a\": \"x\\/y\", \"b\": \"\\ud83d\\ude00\", \"c\": 1e3}", "a: 1\\na: 2", "a: &x {b: 1}\\nc: *x",
			"a: &x 1\\nb: &x 2\\nc: *x", "base: &b {a: 1}\\nx:\\n  <<: *b", "a: !!str 5\\nb: !!binary aGk=\\nc: ! 5",
			"%YAML 1.1\\n---\\na: 1\\n...\\n", "? [a, b]\\n: c", "a: |\\n  text\\n  \\tmore", "a: http://x:80/y#f",
			"{\\n\\t\"a\": 1,\\n\\t\"b\": [1]\\n}", "a: ~", "a: 012", "é: ü", "{a: b:c}", "- 1", "scalar",
			"--- a\\n---b" })
	void acceptsWhatServersMayRead(String text) {
		assertThatNoException().isThrownBy(() -> RunConfigText.check(unescape(text)));
	}

	@Test
	void acceptsLargeAndDeepTexts() {
		String flow = "{a: ".repeat(400) + "1" + "}".repeat(400);
		assertThatNoException().isThrownBy(() -> RunConfigText.check(flow));
		assertThat(RunConfigText.read(flow)).isNotNull();
		// SnakeYAML's time grows with the square of the length of a single value
		String value = "\"" + "x".repeat(100_000) + "\"\n";
		String large = IntStream.range(0, 40)
			.mapToObj((index) -> "a" + index + ": " + value)
			.collect(Collectors.joining());
		assertThatNoException().isThrownBy(() -> RunConfigText.check(large));
		assertThat(RunConfigText.read(large)).hasSize(40);
	}

	@Test
	void sendsJsonThatYamlCannotReadAsAnObject() {
		assertThat(RunConfigText.toSend("{\n\t\"a\": {\"b\": [1e3, \"x\"]}\n}"))
			.isEqualTo(Map.of("a", Map.of("b", List.of(1e3, "x"))));
		for (String text : new String[] { "{\"a\": 1}", "a:\tb", "{\n\t\"a\": x\n}", "{\"a\": \"\t\"}" }) {
			assertThat(RunConfigText.toSend(text)).isEqualTo(text);
		}
	}

	private static String unescape(String text) {
		return text.strip().replace("\\n", "\n").replace("\\t", "\t").replace("\\x00", "\0");
	}

}
