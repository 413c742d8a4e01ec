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

package io.github.dagstergraphql.benchmarks.soak;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToDoubleFunction;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * Lets a client work for half an hour on a server that fails in many ways and is killed
 * and started again, and looks whether heap, threads, file descriptors and buffers grow.
 *
 * @since 0.1.0
 */
public final class Soak {

	private static final Duration SERVER_LIFE = Duration.ofSeconds(30);

	private static final int THREADS = 4;

	private final Duration duration;

	private final Duration sampleInterval;

	private final int port;

	private final Outcomes outcomes = new Outcomes();

	private final List<Sample> samples = new ArrayList<>();

	private Soak(Duration duration, int port) {
		this.duration = duration;
		this.sampleInterval = duration.dividedBy(30);
		this.port = port;
	}

	/**
	 * Run, print what was seen, and end with status 1 if something has grown.
	 * @param args how long, such as {@code PT30M}
	 * @throws Exception if the server cannot be started
	 */
	public static void main(String[] args) throws Exception {
		boolean well = new Soak(Duration.parse(args[0]), freePort()).run();
		System.exit(well ? 0 : 1);
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	private boolean run() throws Exception {
		AtomicBoolean over = new AtomicBoolean();
		try (DagsterGraphQlClient client = DagsterGraphQlClient.builder()
			.host("127.0.0.1")
			.port(this.port)
			.readTimeout(Duration.ofSeconds(3))
			.launchTimeout(Duration.ofSeconds(8))
			.launchSettleTime(Duration.ofSeconds(2))
			.reloadTimeout(Duration.ofSeconds(3))
			.maxResponseSize(1024 * 1024)
			.build(); ConfigurableApplicationContext listener = Listener.start(client, this.outcomes)) {
			List<Thread> workers = new ArrayList<>();
			for (int index = 0; index < THREADS; index++) {
				Thread worker = new Thread(new Worker(client, index, over::get, this.outcomes), "soak-" + index);
				worker.start();
				workers.add(worker);
			}
			int restarts = superviseUntil(System.nanoTime() + this.duration.toNanos());
			over.set(true);
			for (Thread worker : workers) {
				worker.join();
			}
			listener.close();
			return report(restarts);
		}
	}

	private int superviseUntil(long end) throws Exception {
		int servers = 0;
		long nextSample = System.nanoTime();
		@Nullable Process server = null;
		long killAt = 0;
		try {
			while (System.nanoTime() - end < 0) {
				if (server == null || System.nanoTime() - killAt >= 0) {
					if (server != null) {
						server.destroyForcibly().waitFor();
					}
					server = startServer(servers++);
					killAt = System.nanoTime() + SERVER_LIFE.toNanos();
				}
				if (System.nanoTime() - nextSample >= 0) {
					this.samples.add(Sample.take());
					nextSample += this.sampleInterval.toNanos();
				}
				Thread.sleep(200);
			}
			this.samples.add(Sample.take());
		}
		finally {
			if (server != null) {
				server.destroyForcibly().waitFor();
			}
		}
		return servers - 1;
	}

	private Process startServer(int number) throws IOException {
		return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-cp",
				System.getProperty("java.class.path"), FaultyDagster.class.getName(), Integer.toString(this.port),
				Integer.toString(number))
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
	}

	private boolean report(int restarts) {
		StringBuilder text = new StringBuilder();
		text.append("%s, the server was killed and started again %d times%n%n".formatted(this.duration, restarts));
		text.append("| operation | ").append(String.join(" | ", this.outcomes.columns())).append(" |\n|---|");
		text.append("---|".repeat(this.outcomes.columns().size())).append('\n');
		this.outcomes.rows().forEach((row) -> text.append(row).append('\n'));
		text.append('\n').append(Sample.HEAD).append('\n');
		this.samples.forEach((sample) -> text.append(sample).append('\n'));
		// the first tenth is for warming up
		List<Sample> counted = this.samples.subList(this.samples.size() / 10, this.samples.size());
		int third = counted.size() / 3;
		Map<String, double[]> growth = new TreeMap<>();
		Sample.MEASURES
			.forEach((name, measure) -> growth.put(name, new double[] { mean(counted.subList(0, third), measure),
					mean(counted.subList(counted.size() - third, counted.size()), measure) }));
		boolean well = this.outcomes.unexpected().isEmpty();
		text.append('\n');
		for (Map.Entry<String, double[]> entry : growth.entrySet()) {
			double first = entry.getValue()[0];
			double last = entry.getValue()[1];
			boolean grown = last > first * 1.1 + Sample.TOLERANCE.getOrDefault(entry.getKey(), 0.0);
			well &= !grown;
			text.append("%s: %.1f in the first third, %.1f in the last: %s%n".formatted(entry.getKey(), first, last,
					grown ? "HAS GROWN" : "has not grown"));
		}
		this.outcomes.unexpected().forEach((failure) -> text.append("UNEXPECTED: ").append(failure).append('\n'));
		System.out.println(text);
		return well;
	}

	private static double mean(List<Sample> samples, ToDoubleFunction<Sample> measure) {
		return samples.stream().mapToDouble(measure).average().orElse(0);
	}

}
