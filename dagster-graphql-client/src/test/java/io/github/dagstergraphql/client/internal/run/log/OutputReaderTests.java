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

package io.github.dagstergraphql.client.internal.run.log;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

import io.github.dagstergraphql.client.error.GraphQlErrorInfo;
import io.github.dagstergraphql.client.error.GraphQlRequestException;
import io.github.dagstergraphql.client.error.InvalidResponseException;
import io.github.dagstergraphql.client.internal.run.log.OutputReader.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link OutputReader}.
 */
class OutputReaderTests {

	private static final String TEXT = "a\u00E9\u20AC\uD83D\uDE00\n";

	private final FakeOutput output = new FakeOutput();

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void dividesTextBetweenCharacters(boolean strict) {
		this.output.strict = strict;
		this.output.print(TEXT.repeat(20));
		for (int chunk = 4; chunk < 40; chunk++) {
			assertThat(readAll(this.output, chunk)).as("chunks of " + chunk).isEqualTo(TEXT.repeat(20));
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void replacesBytesThatAreNotText(boolean strict) {
		this.output.strict = strict;
		this.output.print("ok ")
			.print(0xFF, 0xFE, 0x80)
			.print(" ")
			.print(0xE2, 0x82)
			.print("x\uFFFD")
			.print(0xF0, 0x9F);
		String expected = "ok \uFFFD\uFFFD\uFFFD \uFFFDx\uFFFD\uFFFD";
		for (int chunk = 4; chunk < 20; chunk++) {
			assertThat(readAll(this.output, chunk)).as("chunks of " + chunk).isEqualTo(expected);
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void readsAnyBytes(boolean strict) {
		for (int seed = 0; seed < 200; seed++) {
			Random random = new Random(seed);
			FakeOutput any = new FakeOutput();
			any.strict = strict;
			for (int count = 0; count < 30; count++) {
				if (random.nextInt(3) == 0) {
					any.print(random.nextInt(256));
				}
				else {
					any.print(Character.toString(TEXT.codePointAt(random.nextInt(4))));
				}
			}
			String expected = new String(any.bytes(), StandardCharsets.UTF_8);
			assertThat(readAll(any, 4 + random.nextInt(12))).as("seed " + seed).isEqualTo(expected);
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void waitsForTheRestOfACharacter(boolean strict) {
		this.output.strict = strict;
		this.output.print("ab").print(0xF0, 0x9F);
		OutputReader reader = new OutputReader(OutputType.STDOUT, this.output);
		Text first = reader.read(0, false).block();
		assertThat(first.value()).isEqualTo("ab");
		assertThat(first.end()).isEqualTo(2);
		assertThat(first.isLast()).isFalse();
		Text none = reader.read(2, false).block();
		assertThat(none.isEmpty()).isTrue();
		assertThat(none.end()).isEqualTo(2);
		this.output.print(0x98);
		assertThat(reader.read(2, false).block().isEmpty()).isTrue();
		this.output.print(0x80).print("c");
		assertThat(reader.read(2, false).block().value()).isEqualTo("\uD83D\uDE00c");
	}

	@Test
	void requestsNothingOfTheOtherOutput() {
		this.output.print("text");
		new OutputReader(OutputType.STDOUT, this.output).read(1, false).block();
		assertThat(this.output.requests).containsExactly("1:1099511627776 262144");
		assertThat(OutputType.STDERR.cursor(7)).isEqualTo("1099511627776:7");
	}

	@Test
	void failsIfTheServerIgnoresTheLimit() {
		this.output.print("a text");
		OutputReader reader = new OutputReader(OutputType.STDOUT, (cursor, limit) -> this.output.read(cursor, 100), 5);
		assertThatExceptionOfType(InvalidResponseException.class).isThrownBy(() -> reader.read(0, false).block());
	}

	@Test
	void reportsOtherErrors() {
		GraphQlRequestException other = new GraphQlRequestException("no", false, 500,
				List.of(new GraphQlErrorInfo("Invalid path", List.of(), List.of())));
		OutputReader reader = new OutputReader(OutputType.STDOUT, (cursor, limit) -> Mono.error(other));
		assertThatExceptionOfType(GraphQlRequestException.class).isThrownBy(() -> reader.read(0, false).block())
			.isSameAs(other);
	}

	private static String readAll(FakeOutput output, int chunk) {
		OutputReader reader = new OutputReader(OutputType.STDOUT, output, chunk);
		StringBuilder all = new StringBuilder();
		long offset = 0;
		boolean complete = false;
		while (true) {
			Text text = reader.read(offset, complete).block();
			if (text.isEmpty() && complete) {
				assertThat(offset).isEqualTo(output.bytes().length);
				return all.toString();
			}
			complete = text.isEmpty();
			all.append(text.value());
			offset = text.end();
		}
	}

}
