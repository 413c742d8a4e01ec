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

package io.github.dagstergraphql.client.mutation;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import ch.qos.logback.classic.Level;
import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.mutation.MutatedMessage.Ending;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Same test as {@link MutatedResponseTests} for the bytes on a real socket: status lines,
 * headers and framing are also broken. {@code -Dmutated.exchanges} sets the number of
 * calls; seed and number are set as there.
 */
class MutatedHttpTests {

	private static final int COUNT = Integer.getInteger("mutated.exchanges", 500);

	private static final int FIRST = Integer.getInteger("mutated.first", 0);

	private static final long SEED = Long.getLong("mutated.seed", 20261122);

	/** Short, because many calls receive no response. */
	private static final Duration TIMEOUT = Duration.ofMillis(400);

	private final Map<String, Integer> endings = new ConcurrentSkipListMap<>();

	private WireServer server;

	@BeforeEach
	void start() throws IOException {
		this.server = new WireServer();
	}

	@AfterEach
	void stop() throws IOException {
		this.server.close();
	}

	@BeforeAll
	static void beQuiet() {
		Calls.warnings(Level.ERROR);
	}

	@AfterAll
	static void speak() {
		Calls.warnings(null);
	}

	@Test
	@Timeout(value = 1, unit = TimeUnit.HOURS)
	void everyCallEndsWithAResultOrAnExceptionOfTheClient() {
		IntStream.range(FIRST, FIRST + COUNT).parallel().forEach(this::call);
		System.out.println("What " + COUNT + " calls ended with: " + this.endings);
		assertThat(COUNT < 100 || this.endings.size() > 5).as(this.endings.toString()).isTrue();
	}

	private void call(int number) {
		Random random = Calls.random(SEED, number);
		List<MutatedMessage> messages = this.server.expect(number, random);
		try (DagsterGraphQlClient client = Calls.hasty(DagsterGraphQlClient.builder(), TIMEOUT, 1)
			.url(this.server.url())
			.headers((headers) -> headers.set(WireServer.CALL, String.valueOf(number)))
			.build()) {
			this.endings.merge(Calls.any(random, client), 1, Integer::sum);
		}
		catch (Throwable ex) {
			throw new AssertionError("call %d of seed %d, answered %s".formatted(number, SEED, messages), ex);
		}
		finally {
			this.server.forget(number);
		}
	}

	/**
	 * Writes what a call is to be answered, byte by byte.
	 */
	private static final class WireServer implements AutoCloseable {

		static final String CALL = "X-Call";

		private static final Pattern NUMBER = Pattern.compile("(?i)x-call: (\\d+)");

		private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

		private final ServerSocket listener = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());

		private final ExecutorService threads = Executors.newCachedThreadPool((task) -> {
			Thread thread = new Thread(task, "wire");
			thread.setDaemon(true);
			return thread;
		});

		private final Map<Integer, Expected> expected = new ConcurrentHashMap<>();

		WireServer() throws IOException {
			this.threads.execute(this::accept);
		}

		String url() {
			return "http://127.0.0.1:" + this.listener.getLocalPort();
		}

		List<MutatedMessage> expect(int number, Random random) {
			Expected call = new Expected(new Random(random.nextLong()), new CopyOnWriteArrayList<>());
			this.expected.put(number, call);
			return call.messages();
		}

		void forget(int number) {
			this.expected.remove(number);
		}

		private void accept() {
			while (!this.listener.isClosed()) {
				try {
					Socket socket = this.listener.accept();
					this.threads.execute(() -> serve(socket));
				}
				catch (IOException ex) {
					// closed
				}
			}
		}

		private void serve(Socket socket) {
			try (socket) {
				InputStream in = new BufferedInputStream(socket.getInputStream());
				String head = head(in);
				Matcher number = NUMBER.matcher(head);
				Expected call = number.find() ? this.expected.get(Integer.parseInt(number.group(1))) : null;
				if (call != null) {
					answer(socket, call, operation(in, head));
				}
			}
			catch (IOException ex) {
				// the client has gone
			}
		}

		private static String operation(InputStream in, String head) throws IOException {
			Matcher length = LENGTH.matcher(head);
			byte[] body = length.find() ? in.readNBytes(Integer.parseInt(length.group(1))) : new byte[0];
			return Calls.operationIn(new String(body, StandardCharsets.UTF_8));
		}

		private static void answer(Socket socket, Expected call, String operation) throws IOException {
			MutatedMessage message = call.next(operation);
			OutputStream out = socket.getOutputStream();
			out.write(message.bytes());
			if (message.ending() == Ending.RESET) {
				socket.setSoLinger(true, 0);
			}
			else if (message.ending() == Ending.SILENCE) {
				socket.setSoTimeout(2_000);
				socket.getInputStream().read();
			}
		}

		private static String head(InputStream in) throws IOException {
			StringBuilder head = new StringBuilder();
			while (head.indexOf("\r\n\r\n") < 0) {
				int next = in.read();
				if (next < 0) {
					break;
				}
				head.append((char) next);
			}
			return head.toString();
		}

		@Override
		public void close() throws IOException {
			this.listener.close();
			this.threads.shutdownNow();
		}

	}

	/**
	 * What a call is to be answered.
	 *
	 * @param random decides it
	 * @param messages what it has been answered so far
	 */
	private record Expected(Random random, List<MutatedMessage> messages) {

		synchronized MutatedMessage next(String operation) {
			MutatedMessage message = MutatedMessage.of(operation, this.random);
			this.messages.add(message);
			return message;
		}

	}

}
