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
import java.util.function.BiFunction;

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
 * A server in a separate process, whose cost does not count as the client's. It returns
 * the responses of a Dagster: to every request the status of a run that has succeeded, or
 * the log of a run, page by page.
 *
 * @since 0.1.0
 */
public final class StubServer implements AutoCloseable {

	private static final String PATH = "/graphql";

	private static final String STATUS = "{\"data\":{\"pipelineRunOrError\":{\"__typename\":\"Run\",\"status\":\"SUCCESS\"}}}";

	private final Process process;

	private final String url;

	private StubServer(Process process, String url) {
		this.process = process;
		this.url = url;
	}

	/**
	 * Start a server that returns the status of a run.
	 * @return the server
	 * @throws IOException if the process cannot be started
	 */
	static StubServer start() throws IOException {
		return start(0);
	}

	/**
	 * Start a server that returns the log of a run.
	 * @param pages how many pages the log has
	 * @return the server
	 * @throws IOException if the process cannot be started
	 */
	static StubServer start(int pages) throws IOException {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx128m", "-classpath", System.getProperty("java.class.path"), StubServer.class.getName(),
				String.valueOf(pages))
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

	/**
	 * Return the URL for the builder of the client.
	 * @param url the URL of a server
	 * @return the URL without the path of the GraphQL endpoint
	 */
	static String withoutPath(String url) {
		return url.substring(0, url.length() - PATH.length());
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
	 * Serve until the input ends, which it does at the latest when the parent ends.
	 * @param args the number of pages of the log, or 0 to return the status of a run
	 * @throws IOException if the input cannot be read
	 */
	public static void main(String[] args) throws IOException {
		int pages = Integer.parseInt(args[0]);
		DisposableServer server = HttpServer.create()
			.runOn(LoopResources.create("stub", 1, true))
			.host("127.0.0.1")
			.port(0)
			.handle((pages > 0) ? log(new LogPages(pages)) : status())
			.bindNow();
		System.out.println("http://127.0.0.1:" + server.port() + PATH);
		System.in.read();
		System.exit(0);
	}

	private static BiFunction<HttpServerRequest, HttpServerResponse, Mono<Void>> status() {
		ByteBuf status = Unpooled.unreleasableBuffer(Unpooled.copiedBuffer(STATUS, StandardCharsets.US_ASCII));
		return (request, response) -> request.receive().then(send(response, status.duplicate()));
	}

	private static BiFunction<HttpServerRequest, HttpServerResponse, Mono<Void>> log(LogPages pages) {
		return (request, response) -> request.receive()
			.aggregate()
			.asString()
			.flatMap((body) -> send(response, pages.response(body)));
	}

	private static Mono<Void> send(HttpServerResponse response, ByteBuf body) {
		return response.header(HttpHeaderNames.CONTENT_TYPE, "application/json")
			.header(HttpHeaderNames.CONTENT_LENGTH, String.valueOf(body.readableBytes()))
			.sendObject(body)
			.then();
	}

}
