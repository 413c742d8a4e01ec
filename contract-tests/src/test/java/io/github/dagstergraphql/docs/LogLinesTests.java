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

package io.github.dagstergraphql.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the page on logging describes every message that the client and the starter
 * log, except at {@code DEBUG} and {@code TRACE}.
 */
class LogLinesTests {

	private static final Path ROOT = Path.of("..");

	private static final List<String> MODULES = List.of("dagster-graphql-client",
			"dagster-graphql-spring-boot-autoconfigure");

	/** A call that logs, up to the end of the first piece of its message. */
	private static final Pattern LOG = Pattern
		.compile("(?:logger\\s*\\.(?:info|warn|error)|warnOnce)\\(\\s*[^\";]*?\"((?:[^\"\\\\]|\\\\.)*)\"");

	private static final Pattern PLACEHOLDER = Pattern.compile("%[sd]");

	private static final int SHORTEST = 8;

	@Test
	void areOnThePageOnLogging() throws IOException {
		String page = Files.readString(ROOT.resolve("docs/logging.md"));
		List<String> messages = MODULES.stream().flatMap(LogLinesTests::messages).toList();
		assertThat(messages).hasSizeGreaterThan(8)
			.allSatisfy((message) -> assertThat(page).contains(beginning(message)));
	}

	private static Stream<String> messages(String module) {
		try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
			return files.filter((file) -> file.toString().endsWith(".java"))
				.flatMap((file) -> LOG.matcher(read(file)).results().map((match) -> text(match)))
				.toList()
				.stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String text(MatchResult match) {
		return match.group(1).replace("\\\"", "\"");
	}

	// The first part that does not depend on the case.
	private static String beginning(String message) {
		return Arrays.stream(PLACEHOLDER.split(message))
			.map(String::strip)
			.filter((part) -> part.length() >= SHORTEST)
			.findFirst()
			.orElse(message);
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
