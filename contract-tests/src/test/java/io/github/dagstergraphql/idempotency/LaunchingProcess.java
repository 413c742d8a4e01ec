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

package io.github.dagstergraphql.idempotency;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import io.github.dagstergraphql.client.DagsterGraphQlClient;

/**
 * Application in a separate process, which launches a job for each of many keys, in
 * random order, each time it is triggered.
 */
public final class LaunchingProcess implements AutoCloseable {

	static final String KEY_TAG = "key";

	static final int KEYS = 50;

	static final Duration SETTLE_TIME = Duration.ofSeconds(3);

	private static final int THREADS = 4;

	private static final String END = "end";

	private final Process process;

	private final BufferedReader output;

	private LaunchingProcess(Process process) {
		this.process = process;
		this.output = process.inputReader(StandardCharsets.UTF_8);
	}

	/**
	 * Start a process.
	 * @param url the server
	 * @param seed what makes its order different
	 * @return the process, which waits for being told to begin
	 */
	static LaunchingProcess start(String url, int seed) {
		try {
			return new LaunchingProcess(
					new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m",
							"-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
							LaunchingProcess.class.getName(), url, String.valueOf(seed))
						.redirectError(ProcessBuilder.Redirect.INHERIT)
						.start());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Have the process launch all keys, without waiting for it.
	 * @throws IOException if it is gone
	 */
	void begin() throws IOException {
		this.process.outputWriter(StandardCharsets.UTF_8).append("begin\n").flush();
	}

	/**
	 * Return what the process was answered.
	 * @param most after how many keys to stop reading
	 * @return the run of each key
	 * @throws IOException if the process is gone
	 */
	Map<String, String> runs(int most) throws IOException {
		Map<String, String> runs = new LinkedHashMap<>();
		while (runs.size() < most) {
			String line = this.output.readLine();
			if (line == null) {
				throw new IOException("the process has ended after " + runs.size() + " keys");
			}
			// the log is written there, too
			String[] words = line.split(" ");
			if (words.length == 3 && words[2].equals(END)) {
				runs.put(words[0], words[1]);
			}
		}
		return runs;
	}

	/**
	 * Kill the process (-9), wherever it is.
	 * @throws InterruptedException if interrupted
	 */
	void kill() throws InterruptedException {
		this.process.destroyForcibly().waitFor();
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

	/**
	 * Launch the keys once for each line of the standard input.
	 * @param arguments the URL of the server, and the seed of the order
	 * @throws Exception if a launch fails
	 */
	public static void main(String[] arguments) throws Exception {
		List<String> keys = new ArrayList<>(IntStream.range(0, KEYS).mapToObj((index) -> "key-" + index).toList());
		Collections.shuffle(keys, new Random(Integer.parseInt(arguments[1])));
		BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
		ExecutorService threads = Executors.newFixedThreadPool(THREADS);
		try (DagsterGraphQlClient client = DagsterGraphQlClient.builder()
			.url(arguments[0])
			.launchSettleTime(SETTLE_TIME)
			.build()) {
			while (input.readLine() != null) {
				List<Future<?>> launches = new ArrayList<>();
				for (String key : keys) {
					launches.add(threads.submit(() -> {
						String id = client.job("queued").tag(KEY_TAG, key).idempotencyKey(key).launch().id();
						System.out.println(key + " " + id + " " + END);
					}));
				}
				for (Future<?> launch : launches) {
					launch.get();
				}
			}
		}
		finally {
			threads.shutdownNow();
		}
	}

}
