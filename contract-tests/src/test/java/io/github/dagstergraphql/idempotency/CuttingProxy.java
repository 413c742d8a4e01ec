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

import java.net.URI;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOption;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * A reverse proxy that loses requests before the server sees them, and answers after it
 * has acted: it resets the connection.
 */
final class CuttingProxy implements AutoCloseable {

	private final URI target;

	private final double share;

	private final Random random;

	private final AtomicInteger cutRequests = new AtomicInteger();

	private final AtomicInteger cutResponses = new AtomicInteger();

	private final HttpClient client = HttpClient.create().disableRetry(true);

	private final DisposableServer server;

	/**
	 * Start a proxy.
	 * @param target the server behind it
	 * @param share how many of the requests get lost, and how many of the answers
	 * @param seed decides which
	 */
	CuttingProxy(String target, double share, long seed) {
		this.target = URI.create(target);
		this.share = share;
		this.random = new Random(seed);
		this.server = HttpServer.create().host("127.0.0.1").port(0).handle(this::handle).bindNow();
	}

	private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
		boolean cutRequest = isCut();
		boolean cutResponse = isCut();
		return request.receive().aggregate().asByteArray().flatMap((body) -> {
			if (cutRequest) {
				this.cutRequests.incrementAndGet();
				return reset(response);
			}
			return this.client.headers((headers) -> headers.set("Content-Type", "application/json"))
				.post()
				.uri(this.target.resolve(request.uri()))
				.send((message, outbound) -> outbound.send(Mono.just(Unpooled.wrappedBuffer(body))))
				.responseSingle((answer, content) -> content.asByteArray().flatMap((bytes) -> {
					if (cutResponse) {
						this.cutResponses.incrementAndGet();
						return reset(response);
					}
					return response.status(answer.status())
						.header("Content-Type", "application/json")
						.sendByteArray(Mono.just(bytes))
						.then();
				}));
		});
	}

	private static Mono<Void> reset(HttpServerResponse response) {
		response.withConnection((connection) -> {
			connection.channel().config().setOption(ChannelOption.SO_LINGER, 0);
			connection.channel().close();
		});
		return Mono.never();
	}

	private synchronized boolean isCut() {
		return this.random.nextDouble() < this.share;
	}

	String url() {
		return "http://127.0.0.1:" + this.server.port();
	}

	int cutRequests() {
		return this.cutRequests.get();
	}

	int cutResponses() {
		return this.cutResponses.get();
	}

	@Override
	public void close() {
		this.server.disposeNow();
	}

}
