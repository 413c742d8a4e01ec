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

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOption;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;

/**
 * A reverse proxy that loses requests before the server sees them, and answers after it
 * has acted: it resets the connection, closes it, or breaks off in the middle of the
 * answer. While the server is down, it resets all connections.
 */
public final class CuttingProxy implements AutoCloseable {

	/** The global loops end with any of the contexts of the tests. */
	private static final LoopResources LOOP = LoopResources.create("cutting-proxy", 1, true);

	private final URI target;

	private final double share;

	private final Random random;

	private final AtomicInteger cutRequests = new AtomicInteger();

	private final AtomicInteger cutResponses = new AtomicInteger();

	private final AtomicInteger unanswered = new AtomicInteger();

	// below the time after which Dagster closes an idle connection: all that breaks is to
	// be of the proxy's making
	private final ConnectionProvider connections = ConnectionProvider.builder("cutting-proxy")
		.maxIdleTime(Duration.ofSeconds(2))
		.build();

	private final HttpClient client = HttpClient.create(this.connections).runOn(LOOP).disableRetry(true);

	private final DisposableServer server;

	/**
	 * Start a proxy.
	 * @param target the server behind it
	 * @param share how many of the requests get lost, and how many of the answers
	 * @param seed decides which
	 */
	public CuttingProxy(String target, double share, long seed) {
		this.target = URI.create(target);
		this.share = share;
		this.random = new Random(seed);
		this.server = HttpServer.create().host("127.0.0.1").port(0).runOn(LOOP).handle(this::handle).bindNow();
	}

	private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
		boolean cutRequest = isCut();
		boolean cutResponse = isCut();
		return request.receive().aggregate().asByteArray().flatMap((body) -> {
			if (cutRequest) {
				this.cutRequests.incrementAndGet();
				return hangUp(response, this.random.nextBoolean());
			}
			return this.client.headers((headers) -> headers.set("Content-Type", "application/json"))
				.post()
				.uri(this.target.resolve(request.uri()))
				.send((message, outbound) -> outbound.send(Mono.just(Unpooled.wrappedBuffer(body))))
				.responseSingle((answer, content) -> content.asByteArray().flatMap((bytes) -> {
					response.status(answer.status()).header("Content-Type", "application/json");
					if (cutResponse) {
						this.cutResponses.incrementAndGet();
						return lose(response, bytes);
					}
					return response.sendByteArray(Mono.just(bytes)).then();
				}))
				.onErrorResume(IOException.class, (ex) -> {
					this.unanswered.incrementAndGet();
					return hangUp(response, true);
				});
		});
	}

	private Mono<Void> lose(HttpServerResponse response, byte[] answer) {
		return switch (this.random.nextInt(3)) {
			case 0 -> hangUp(response, true);
			case 1 -> hangUp(response, false);
			default -> {
				ByteBuf half = Unpooled.wrappedBuffer(answer, 0, answer.length / 2);
				Mono<ByteBuf> end = Mono.delay(Duration.ofMillis(20)).then(hangUp(response, false)).then(Mono.empty());
				yield response.header("Content-Length", String.valueOf(answer.length))
					.send(Flux.concat(Mono.just(half), end), (buffer) -> true)
					.then();
			}
		};
	}

	private static Mono<Void> hangUp(HttpServerResponse response, boolean reset) {
		return Mono.defer(() -> {
			response.withConnection((connection) -> {
				if (reset) {
					connection.channel().config().setOption(ChannelOption.SO_LINGER, 0);
				}
				connection.channel().close();
			});
			return Mono.never();
		});
	}

	private synchronized boolean isCut() {
		return this.random.nextDouble() < this.share;
	}

	public String url() {
		return "http://127.0.0.1:" + this.server.port();
	}

	public int cutRequests() {
		return this.cutRequests.get();
	}

	public int cutResponses() {
		return this.cutResponses.get();
	}

	/**
	 * Return how many requests the server has not answered.
	 * @return requests that were passed on while the server was down
	 */
	public int unanswered() {
		return this.unanswered.get();
	}

	@Override
	public void close() {
		this.server.disposeNow(Duration.ofSeconds(60));
		this.connections.dispose();
	}

}
