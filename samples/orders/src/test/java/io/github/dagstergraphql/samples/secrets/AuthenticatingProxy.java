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

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;

import javax.net.ServerSocketFactory;

/**
 * Proxy that requires a password and repeats the sent credentials otherwise.
 */
final class AuthenticatingProxy extends RawServer {

	private final String proof;

	private final AtomicInteger accepted = new AtomicInteger();

	private final AtomicInteger refused = new AtomicInteger();

	AuthenticatingProxy(String user, String password) {
		super(ServerSocketFactory.getDefault());
		this.proof = "Basic "
				+ Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
	}

	int accepted() {
		return this.accepted.get();
	}

	int refused() {
		return this.refused.get();
	}

	@Override
	void serve(Socket connection, String head, String body) throws IOException, InterruptedException {
		if (!head.contains(this.proof)) {
			this.refused.incrementAndGet();
			write(connection, "407 Who are you",
					"Proxy-Authenticate: Basic realm=\"x\"\r\nX-Echo: " + head.replaceAll("[\\r\\n]+", " ") + "\r\n",
					head);
			return;
		}
		this.accepted.incrementAndGet();
		String[] target = head.split(" ")[1].split(":");
		connection.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.UTF_8));
		try (Socket backend = new Socket(target[0], Integer.parseInt(target[1]))) {
			threads().execute(() -> pipe(connection, backend));
			pipe(backend, connection);
		}
	}

	private static void pipe(Socket from, Socket to) {
		try {
			from.getInputStream().transferTo(to.getOutputStream());
			to.shutdownOutput();
		}
		catch (IOException ex) {
			// one of them has gone
		}
	}

}
