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

package io.github.dagstergraphql.samples.secrets;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import javax.net.ServerSocketFactory;

/**
 * A server on plain sockets, so that nothing but the client logs what is sent.
 */
abstract class RawServer implements AutoCloseable {

	private final ServerSocket socket;

	private final ExecutorService threads = Executors.newCachedThreadPool((task) -> {
		Thread thread = new Thread(task, "raw-server");
		thread.setDaemon(true);
		return thread;
	});

	RawServer(ServerSocketFactory sockets) {
		try {
			this.socket = sockets.createServerSocket(0, 200, InetAddress.getByName("127.0.0.1"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.threads.execute(this::accept);
	}

	int port() {
		return this.socket.getLocalPort();
	}

	ExecutorService threads() {
		return this.threads;
	}

	private void accept() {
		while (!this.socket.isClosed()) {
			try {
				Socket connection = this.socket.accept();
				this.threads.execute(() -> serve(connection));
			}
			catch (IOException ex) {
				return;
			}
		}
	}

	private void serve(Socket connection) {
		try (connection) {
			InputStream in = connection.getInputStream();
			String head = readHead(in);
			if (!head.isEmpty()) {
				int length = head.lines()
					.filter((line) -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
					.mapToInt((line) -> Integer.parseInt(line.substring(15).strip()))
					.findFirst()
					.orElse(0);
				serve(connection, head, new String(in.readNBytes(length), StandardCharsets.UTF_8));
			}
		}
		catch (IOException | InterruptedException ex) {
			// the client has gone, or this server has
		}
	}

	abstract void serve(Socket connection, String head, String body) throws IOException, InterruptedException;

	static void write(Socket connection, String status, String headers, String body) throws IOException {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		String head = "HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " + bytes.length
				+ "\r\nConnection: close\r\n\r\n";
		connection.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
		connection.getOutputStream().write(bytes);
		connection.getOutputStream().flush();
	}

	static String readHead(InputStream in) throws IOException {
		ByteArrayOutputStream head = new ByteArrayOutputStream();
		for (int next = in.read(); next >= 0; next = in.read()) {
			head.write(next);
			if (next == '\n' && head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
				return head.toString(StandardCharsets.ISO_8859_1);
			}
		}
		return "";
	}

	@Override
	public void close() {
		try {
			this.socket.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.threads.shutdownNow();
	}

}
