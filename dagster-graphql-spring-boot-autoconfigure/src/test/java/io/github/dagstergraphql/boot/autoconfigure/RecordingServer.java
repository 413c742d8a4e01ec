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

package io.github.dagstergraphql.boot.autoconfigure;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * Server with a single response, which records the headers of requests.
 */
class RecordingServer implements AutoCloseable {

	private final HttpServer server;

	private final List<Headers> requests = new CopyOnWriteArrayList<>();

	private volatile int status = 200;

	private volatile String location;

	RecordingServer() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.createContext("/", this::answer);
		this.server.start();
	}

	int port() {
		return this.server.getAddress().getPort();
	}

	String url() {
		return "http://127.0.0.1:" + port();
	}

	void status(int status) {
		this.status = status;
	}

	void redirectTo(int status, String location) {
		this.status = status;
		this.location = location;
	}

	List<Headers> requests() {
		return this.requests;
	}

	Headers lastRequest() {
		return this.requests.get(this.requests.size() - 1);
	}

	private void answer(HttpExchange exchange) throws IOException {
		this.requests.add(exchange.getRequestHeaders());
		exchange.getRequestBody().readAllBytes();
		if (this.location != null) {
			exchange.getResponseHeaders().set("Location", this.location);
			exchange.sendResponseHeaders(this.status, -1);
			exchange.close();
			return;
		}
		byte[] body = "{\"data\":{\"version\":\"1.13.27\"}}".getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().set("Content-Type", "application/json");
		exchange.sendResponseHeaders(this.status, body.length);
		try (OutputStream out = exchange.getResponseBody()) {
			out.write(body);
		}
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
