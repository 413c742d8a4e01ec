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

package io.github.dagstergraphql.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Reads the log of a run with 1,000,000 events in a JVM whose heap is limited to 64 MiB,
 * with the blocking and the reactive client.
 *
 * @since 0.1.0
 */
public final class LargeLogBenchmark {

	private static final int EVENTS = 1_000_000;

	private static final String HEAP = "-Xmx64m";

	private LargeLogBenchmark() {
	}

	/**
	 * Read the log, if this benchmark is selected.
	 * @param args the benchmarks to run, a regular expression, and the directory for the
	 * results
	 * @throws IOException if a process cannot be started, or the results cannot be
	 * written
	 */
	public static void main(String[] args) throws IOException {
		if (!Pattern.compile(args[0]).matcher(LargeLogBenchmark.class.getName()).find()) {
			return;
		}
		StringBuilder table = new StringBuilder(
				"| client | events | seconds | events/s | max. heap MiB | heap at the end |\n|---|---|---|---|---|---|\n");
		try (StubServer server = StubServer.start(EVENTS / LogPages.EVENTS)) {
			for (String client : new String[] { "blocking", "reactive" }) {
				table.append(read(server.url(), client)).append('\n');
			}
		}
		Files.writeString(Files.createDirectories(Path.of(args[1])).resolve("large-log.md"), table);
		System.out.println(table);
	}

	private static String read(String url, String client) throws IOException {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), HEAP,
				"-classpath", System.getProperty("java.class.path"), LargeLogReader.class.getName(), url, client,
				String.valueOf(EVENTS))
			.redirectErrorStream(true)
			.start();
		process.getOutputStream().close();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		return output.lines()
			.filter((line) -> line.startsWith(LargeLogReader.ROW))
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("The log was not read:\n" + output));
	}

}
