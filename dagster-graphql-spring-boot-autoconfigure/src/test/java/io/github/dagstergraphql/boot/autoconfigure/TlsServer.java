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

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;

import io.netty.channel.Channel;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.pkitesting.X509Bundle;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.ByteBufMono;
import reactor.netty.DisposableServer;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.LoopResources;

/**
 * A server that ends TLS: as a proxy, or to send its visitors elsewhere.
 */
final class TlsServer implements AutoCloseable {

	/** The global loops end with any of the contexts of the tests. */
	static final LoopResources LOOP = LoopResources.create("tls-server", 1, true);

	private final List<Channel> connections = new CopyOnWriteArrayList<>();

	private final List<String> requests = new CopyOnWriteArrayList<>();

	private final DisposableServer server;

	private volatile SslContext context;

	private volatile Mono<Void> gate = Mono.empty();

	private TlsServer(SslContext context, BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> handler) {
		this.context = context;
		this.server = HttpServer.create()
			.host("127.0.0.1")
			.port(0)
			.runOn(LOOP)
			.doOnChannelInit((observer, channel, address) -> {
				this.connections.add(channel);
				channel.pipeline().addFirst(this.context.newHandler(channel.alloc()));
			})
			.handle((request, response) -> {
				this.requests.add(request.fullPath());
				return this.gate.then(Mono.from(handler.apply(request, response)));
			})
			.bindNow(Duration.ofSeconds(10));
	}

	static TlsServer proxyOf(String url, SslContext context) {
		HttpClient backend = HttpClient.newConnection().runOn(LOOP);
		return new TlsServer(context,
				(request, response) -> request.receive()
					.aggregate()
					.asByteArray()
					.defaultIfEmpty(new byte[0])
					.flatMap((body) -> backend.headers((headers) -> headers.set("Content-Type", "application/json"))
						.request(request.method())
						.uri(url + request.uri())
						.send(ByteBufMono.fromString(Mono.just(new String(body))))
						.responseSingle((answer, content) -> content.asByteArray().flatMap((bytes) -> {
							response.status(answer.status());
							response.header("Content-Type",
									String.valueOf(answer.responseHeaders().get("Content-Type")));
							return response.sendByteArray(Mono.just(bytes)).then();
						}))));
	}

	static TlsServer redirectTo(String url, int status, SslContext context) {
		return new TlsServer(context, (request, response) -> request.receive()
			.then(response.status(status).header("Location", url).send().then()));
	}

	static SslContext context(X509Bundle certificate, X509Bundle clientAuthority, String... versions) {
		try {
			SslContextBuilder builder = SslContextBuilder.forServer(certificate.toKeyManagerFactory())
				.protocols((versions.length > 0) ? versions : null);
			if (clientAuthority != null) {
				builder.trustManager(clientAuthority.toTrustManagerFactory()).clientAuth(ClientAuth.REQUIRE);
			}
			return builder.build();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Be another server to new connections.
	 * @param context what it shows and whom it trusts
	 */
	void change(SslContext context) {
		this.context = context;
	}

	/**
	 * Let requests wait.
	 * @return lets them go on
	 */
	Runnable hold() {
		Sinks.Empty<Void> opened = Sinks.empty();
		this.gate = opened.asMono();
		return () -> {
			this.gate = Mono.empty();
			opened.tryEmitEmpty();
		};
	}

	String url() {
		return "https://localhost:" + this.server.port();
	}

	List<String> requests() {
		return this.requests;
	}

	int connections() {
		return this.connections.size();
	}

	long openConnections() {
		return this.connections.stream().filter(Channel::isActive).count();
	}

	@Override
	public void close() {
		this.server.disposeNow(Duration.ofSeconds(60));
	}

}
