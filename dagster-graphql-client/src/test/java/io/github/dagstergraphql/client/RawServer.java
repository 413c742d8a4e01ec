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
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * Accepts connections on a loopback port, one after another, and closes each when it has
 * been handled. Responses have to say {@code Connection: close}, or the next request may
 * be sent on a connection that is about to be closed.
 */
final class RawServer implements AutoCloseable {

	private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

	RawServer(Behaviour behaviour) throws IOException {
		Thread thread = new Thread(() -> {
			for (int number = 1; !this.server.isClosed(); number++) {
				try (Socket socket = this.server.accept()) {
					behaviour.handle(socket, number);
				}
				catch (IOException ex) {
					// the client, or the test, has gone away
				}
			}
		});
		thread.setDaemon(true);
		thread.start();
	}

	/**
	 * Read a request to its end.
	 * @param socket where it comes from
	 * @throws IOException if the connection breaks
	 */
	static void readRequest(Socket socket) throws IOException {
		InputStream in = socket.getInputStream();
		byte[] buffer = new byte[8192];
		StringBuilder text = new StringBuilder();
		while (!text.toString().endsWith("}}")) {
			int count = in.read(buffer);
			if (count < 0) {
				return;
			}
			text.append(new String(buffer, 0, count));
		}
	}

	int port() {
		return this.server.getLocalPort();
	}

	DagsterGraphQlClient.Builder client() {
		return DagsterGraphQlClient.builder().host("127.0.0.1").port(port());
	}

	@Override
	public void close() throws IOException {
		this.server.close();
	}

	/**
	 * What becomes of a connection.
	 */
	@FunctionalInterface
	interface Behaviour {

		void handle(Socket socket, int number) throws IOException;

	}

}
