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

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.LoopResources;

/**
 * A server in a process of its own, so that what it needs does not count as the client's.
 * To every request it answers the bytes that a Dagster answers when asked for the status
 * of a run that succeeded.
 *
 * @since 0.1.0
 */
public final class StubServer implements AutoCloseable {

	private static final ByteBuf ANSWER = Unpooled.unreleasableBuffer(
			Unpooled.copiedBuffer("{\"data\":{\"pipelineRunOrError\":{\"__typename\":\"Run\",\"status\":\"SUCCESS\"}}}",
					StandardCharsets.US_ASCII));

	private final Process process;

	private final String url;

	private StubServer(Process process, String url) {
		this.process = process;
		this.url = url;
	}

	static StubServer start() throws IOException {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx128m", "-classpath", System.getProperty("java.class.path"), StubServer.class.getName())
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		BufferedReader output = process.inputReader();
		for (String line = output.readLine(); line != null; line = output.readLine()) {
			if (line.startsWith("http://")) {
				return new StubServer(process, line);
			}
		}
		throw new IOException("The stub server has ended before it listened");
	}

	String url() {
		return this.url;
	}

	@Override
	public void close() throws IOException {
		this.process.getOutputStream().close();
		try {
			if (!this.process.waitFor(5, TimeUnit.SECONDS)) {
				this.process.destroyForcibly();
			}
		}
		catch (InterruptedException ex) {
			this.process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Serve until the input ends, which it does at the latest when the parent does.
	 * @param args none
	 * @throws IOException if the input cannot be read
	 */
	public static void main(String[] args) throws IOException {
		DisposableServer server = HttpServer.create()
			.runOn(LoopResources.create("stub", 1, true))
			.host("127.0.0.1")
			.port(0)
			.handle(StubServer::answer)
			.bindNow();
		System.out.println("http://127.0.0.1:" + server.port() + "/graphql");
		System.in.read();
		System.exit(0);
	}

	private static Mono<Void> answer(HttpServerRequest request, HttpServerResponse response) {
		return request.receive()
			.then(response.header(HttpHeaderNames.CONTENT_TYPE, "application/json")
				.header(HttpHeaderNames.CONTENT_LENGTH, String.valueOf(ANSWER.readableBytes()))
				.sendObject(ANSWER.duplicate())
				.then());
	}

}
