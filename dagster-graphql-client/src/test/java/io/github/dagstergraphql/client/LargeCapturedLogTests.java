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

package io.github.dagstergraphql.client;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.dagstergraphql.client.internal.json.Json;
import io.github.dagstergraphql.client.log.CapturedLogOptions;
import io.github.dagstergraphql.client.log.CapturedOutput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A captured log that is larger than the heap, read in a JVM of its own.
 * {@code -Dlog.megabytes=200} reads a larger one.
 */
class LargeCapturedLogTests {

	private static final long BYTES = Long.getLong("log.megabytes", 80) * 1024 * 1024;

	/** With characters of one to four bytes, so that most chunks cut one. */
	private static final byte[] LINE = ("2026-11-22 12:00:00 - reading caf\u00E9 \u20AC \uD83D\uDE00\u20AC\u20AC"
			+ "\u65E5\u672C\u8A9E".repeat(10) + "\n")
		.getBytes(StandardCharsets.UTF_8);

	private static final long LINES = BYTES / LINE.length;

	private static final Pattern REQUEST = Pattern.compile("\"cursor\":\"(\\d+):\\d+\",\"limit\":(\\d+)");

	private HttpServer server;

	@BeforeEach
	void start() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/graphql", LargeCapturedLogTests::answer);
		this.server.setExecutor(Executors.newCachedThreadPool());
		this.server.start();
	}

	@AfterEach
	void stop() {
		this.server.stop(0);
	}

	@Test
	void isReadInASmallHeap() throws Exception {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx64m", "-XX:+UseSerialGC", "-Dlog.megabytes=" + Long.getLong("log.megabytes", 80), "-cp",
				System.getProperty("java.class.path"), Reader.class.getName(),
				"http://localhost:" + this.server.getAddress().getPort())
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		try {
			String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
			CRC32 expected = new CRC32();
			for (long line = 0; line < LINES; line++) {
				expected.update(LINE);
			}
			assertThat(output).contains(LINES * LINE.length + " bytes, checksum " + expected.getValue());
		}
		finally {
			process.destroyForcibly();
		}
	}

	private static void answer(HttpExchange exchange) throws IOException {
		String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		byte[] response = Json.MAPPER.writeValueAsBytes(Map.of("data", data(request)));
		exchange.getResponseHeaders().add("Content-Type", "application/json");
		exchange.sendResponseHeaders(200, response.length);
		try (OutputStream body = exchange.getResponseBody()) {
			body.write(response);
		}
	}

	private static Map<String, ?> data(String request) {
		Matcher part = REQUEST.matcher(request);
		if (!part.find()) {
			return Map.of("version", "1.13.27");
		}
		long from = Long.parseLong(part.group(1));
		int length = (int) Math.min(Long.parseLong(part.group(2)), Math.max(0, LINES * LINE.length - from));
		byte[] bytes = new byte[length];
		for (int index = 0; index < length; index++) {
			bytes[index] = LINE[(int) ((from + index) % LINE.length)];
		}
		return Map.of("capturedLogs", Map.of("logKey", List.of("r1", "compute_logs", "f1"), "stdout",
				new String(bytes, StandardCharsets.UTF_8), "cursor", (from + length) + ":0"));
	}

	/**
	 * Application that reads the log.
	 */
	public static final class Reader {

		private Reader() {
		}

		public static void main(String[] arguments) {
			long start = System.nanoTime();
			long[] count = new long[1];
			CRC32 checksum = new CRC32();
			try (DagsterGraphQlClient client = DagsterGraphQlClient.builder().url(arguments[0]).build()) {
				CapturedOutput output = client.run("r1").logs().fileKey("f1").stdout();
				output.chunks(CapturedLogOptions.all().onlyPast()).forEach((chunk) -> {
					byte[] bytes = chunk.text().getBytes(StandardCharsets.UTF_8);
					count[0] += bytes.length;
					checksum.update(bytes);
				});
			}
			System.out.printf("%d bytes, checksum %d, in %d ms with a heap of %d MiB%n", count[0], checksum.getValue(),
					Duration.ofNanos(System.nanoTime() - start).toMillis(), Runtime.getRuntime().maxMemory() >> 20);
		}

	}

}
