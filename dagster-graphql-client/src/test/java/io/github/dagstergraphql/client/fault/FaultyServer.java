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

package io.github.dagstergraphql.client.fault;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.net.ssl.SSLContext;

import io.netty.pkitesting.CertificateBuilder;

/**
 * Server on a loopback socket that applies a fault to requests and connections.
 */
final class FaultyServer implements AutoCloseable {

	private static final Pattern CONTENT_LENGTH = Pattern.compile("content-length: (\\d+)");

	/** With what a client that speaks TLS begins. */
	private static final int TLS_HANDSHAKE = 0x16;

	private static final AtomicInteger SERVERS = new AtomicInteger();

	/** Excludes requests that were sent to another server on this port. */
	private final String path = "/faulty-" + ProcessHandle.current().pid() + "-" + SERVERS.incrementAndGet();

	private final Endpoint endpoint;

	private final Predicate<String> spared;

	private final Misbehaviour misbehaviour;

	private final Runnable passDeadline;

	private final ServerSocket listener;

	private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

	private final List<Socket> waiting = new ArrayList<>();

	private final AtomicInteger requests = new AtomicInteger();

	/**
	 * Start a server.
	 * @param endpoint how it is reached
	 * @param spared which requests are answered well, by their head in lower case
	 * @param misbehaviour what the others meet with
	 */
	FaultyServer(Endpoint endpoint, Predicate<String> spared, Misbehaviour misbehaviour) {
		this(endpoint, spared, misbehaviour, () -> {
		});
	}

	/**
	 * Start a server that moves the clock of its client.
	 * @param endpoint how it is reached
	 * @param spared which requests are answered well, by their head in lower case
	 * @param misbehaviour what the others meet with
	 * @param passDeadline moves the clock past the deadline of the call
	 */
	FaultyServer(Endpoint endpoint, Predicate<String> spared, Misbehaviour misbehaviour, Runnable passDeadline) {
		this.endpoint = endpoint;
		this.passDeadline = passDeadline;
		this.spared = spared;
		this.misbehaviour = misbehaviour;
		try {
			this.listener = endpoint.listen();
			if (endpoint == Endpoint.FULL) {
				fill();
				return;
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		start(this::accept);
	}

	String url() {
		return this.endpoint.url(this.listener.getLocalPort()) + this.path;
	}

	/**
	 * Return how many requests have arrived, those that are spared not counted.
	 * @return the number of requests whose head has been read
	 */
	int requests() {
		return this.requests.get();
	}

	int openConnections() {
		return this.connections.size();
	}

	// A system whose queue of connections is full does not answer any more.
	private void fill() throws IOException {
		for (int count = 0; count < 16; count++) {
			Socket socket = new Socket();
			this.waiting.add(socket);
			try {
				socket.connect(this.listener.getLocalSocketAddress(), 200);
			}
			catch (IOException ex) {
				return;
			}
		}
		throw new IllegalStateException("The queue of connections does not get full");
	}

	private void accept() {
		while (!this.listener.isClosed()) {
			try {
				Socket socket = this.listener.accept();
				socket.setTcpNoDelay(true);
				start(() -> serve(socket));
			}
			catch (IOException ex) {
				// closed
			}
		}
	}

	private void serve(Socket socket) {
		this.connections.add(socket);
		// closed by this thread only, because the JDK's TLS sockets do not bear to be
		// closed
		// by another one during their handshake
		try (socket; Socket secured = this.endpoint.secure(socket)) {
			Connection connection = new Connection(secured, url(), this.passDeadline);
			while (connection.readHead()) {
				if (!connection.head().contains(this.path)) {
					connection.respond(404, "text/plain", "");
					return;
				}
				if (this.spared.test(connection.head())) {
					connection.respond(200, "application/json", wellAnswered(connection.body()));
				}
				else {
					this.requests.incrementAndGet();
					this.misbehaviour.meet(connection);
				}
			}
		}
		catch (IOException | InterruptedException ex) {
			// the client, or the test, has gone away
		}
		finally {
			this.connections.remove(socket);
		}
	}

	private static String wellAnswered(String body) {
		return body.contains("KeyedRuns") ? "{\"data\":{\"runsOrError\":{\"__typename\":\"Runs\",\"results\":[]}}}"
				: "{\"data\":{\"version\":\"1.13.27\"}}";
	}

	private static void start(Runnable task) {
		Thread thread = new Thread(task, "faulty-server");
		thread.setDaemon(true);
		thread.start();
	}

	@Override
	public void close() throws IOException {
		this.listener.close();
		for (Socket socket : this.waiting) {
			socket.close();
		}
		for (Socket socket : this.connections) {
			socket.close();
		}
	}

	/**
	 * What a request meets with, once its head has arrived.
	 */
	@FunctionalInterface
	interface Misbehaviour {

		void meet(Connection connection) throws IOException, InterruptedException;

	}

	/**
	 * How a server is reached, if it is.
	 */
	enum Endpoint {

		PLAIN, NOBODY {

			@Override
			String url(int port) {
				// tcpmux, which is not in use
				return "http://127.0.0.1:1";
			}

		},

		UNKNOWN_HOST {

			@Override
			String url(int port) {
				return "http://no-such-host.invalid:" + port;
			}

		},

		FULL {

			@Override
			ServerSocket listen() throws IOException {
				return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
			}

		},

		HTTPS_TO_HTTP {

			@Override
			String url(int port) {
				return "https://localhost:" + port;
			}

		},

		UNTRUSTED {

			@Override
			Socket secure(Socket socket) throws IOException {
				return Untrusted.CONTEXT.getSocketFactory().createSocket(socket, null, true);
			}

			@Override
			String url(int port) {
				return "https://localhost:" + port;
			}

		};

		ServerSocket listen() throws IOException {
			ServerSocket socket = new ServerSocket();
			socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
			return socket;
		}

		Socket secure(Socket socket) throws IOException {
			return socket;
		}

		String url(int port) {
			return "http://127.0.0.1:" + port;
		}

	}

	/**
	 * An untrusted certificate.
	 */
	private static final class Untrusted {

		static final SSLContext CONTEXT = context();

		private static SSLContext context() {
			try {
				SSLContext context = SSLContext.getInstance("TLS");
				context.init(new CertificateBuilder().subject("CN=localhost")
					.addSanDnsName("localhost")
					.setIsCertificateAuthority(true)
					.buildSelfSigned()
					.toKeyManagerFactory()
					.getKeyManagers(), null, null);
				return context;
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

	/**
	 * A connection of a client.
	 */
	static final class Connection {

		private final Socket socket;

		private final String url;

		private final Runnable passDeadline;

		private final InputStream in;

		private String head = "";

		Connection(Socket socket, String url, Runnable passDeadline) throws IOException {
			this.socket = socket;
			this.passDeadline = passDeadline;
			this.in = new BufferedInputStream(socket.getInputStream());
			this.url = url;
		}

		private boolean readHead() throws IOException {
			if (this.socket.isClosed() || this.socket.isOutputShutdown()) {
				return false;
			}
			StringBuilder text = new StringBuilder();
			for (int next = this.in.read(); next >= 0; next = this.in.read()) {
				if (next == TLS_HANDSHAKE && text.isEmpty()) {
					respond(400, "text/plain", "Bad Request");
					return false;
				}
				text.append((char) next);
				if (next == '\n' && text.lastIndexOf("\r\n\r\n") >= 0) {
					this.head = text.toString().toLowerCase(Locale.ROOT);
					return true;
				}
			}
			return false;
		}

		String head() {
			return this.head;
		}

		String url() {
			return this.url;
		}

		/**
		 * Read the body of the request.
		 * @return the body
		 * @throws IOException if the client goes away meanwhile
		 */
		String body() throws IOException {
			Matcher length = CONTENT_LENGTH.matcher(this.head);
			return length.find()
					? new String(this.in.readNBytes(Integer.parseInt(length.group(1))), StandardCharsets.UTF_8) : "";
		}

		/**
		 * Send a valid HTTP response.
		 * @param status the status
		 * @param contentType the content type, or {@code null}
		 * @param body the body
		 * @param headers more headers, each a whole line
		 * @throws IOException if the client has gone away
		 */
		void respond(int status, String contentType, String body, String... headers) throws IOException {
			byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
			write(head(status, contentType, "Content-Length: " + bytes.length, headers));
			write(body);
		}

		/**
		 * Begin an answer in chunks.
		 * @throws IOException if the client has gone away
		 */
		void beginChunked() throws IOException {
			write(head(200, "application/json", "Transfer-Encoding: chunked"));
		}

		private static String head(int status, String contentType, String header, String... headers) {
			List<String> lines = new ArrayList<>(List.of("HTTP/1.1 " + status + " Status", header));
			if (contentType != null) {
				lines.add("Content-Type: " + contentType);
			}
			lines.addAll(List.of(headers));
			return String.join("\r\n", lines) + "\r\n\r\n";
		}

		void writeChunk(String text) throws IOException {
			write(Integer.toHexString(text.length()) + "\r\n" + text + "\r\n");
		}

		void write(String text) throws IOException {
			this.socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
		}

		/**
		 * Hang up as a process does that is killed.
		 * @throws IOException if the client was faster
		 */
		void reset() throws IOException {
			this.socket.setSoLinger(true, 0);
			this.socket.close();
		}

		/**
		 * Hang up politely, and wait until the client does.
		 * @throws IOException if the client is less polite
		 */
		void hangUp() throws IOException {
			this.socket.shutdownOutput();
			waitForClient();
		}

		/**
		 * Move the clock of the client past the deadline of its call.
		 */
		void passDeadline() {
			this.passDeadline.run();
		}

		/**
		 * Send nothing until the client closes the connection.
		 * @throws IOException if it does so impolitely
		 */
		void waitForClient() throws IOException {
			this.in.transferTo(OutputStream.nullOutputStream());
		}

	}

}
