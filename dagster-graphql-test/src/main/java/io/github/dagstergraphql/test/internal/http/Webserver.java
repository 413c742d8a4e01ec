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

package io.github.dagstergraphql.test.internal.http;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

import io.github.dagstergraphql.test.fault.Fault;
import io.github.dagstergraphql.test.internal.graphql.GraphQlEngine;
import io.github.dagstergraphql.test.internal.graphql.GraphQlRequest;
import io.github.dagstergraphql.test.internal.graphql.ServedInstance;
import io.github.dagstergraphql.test.request.RecordedRequest;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.util.concurrent.ImmediateEventExecutor;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.LoopResources;

/**
 * Webserver with the paths of Dagster's webserver, on the loopback interface only.
 */
public final class Webserver implements AutoCloseable {

	// On a busy machine, closing a socket can take longer than the default of 3 seconds.
	private static final Duration STOP_TIMEOUT = Duration.ofMinutes(1);

	// Longer than the 5 seconds of a real server: on a busy machine, a client that stalls
	// for that long must not send its next request on a closed connection.
	private static final Duration IDLE_TIMEOUT = Duration.ofMinutes(1);

	// one daemon thread for all servers of this JVM, so that closed servers leave no
	// threads behind
	private static final LoopResources LOOP = LoopResources.create("embedded-dagster", 1, true);

	private static final int MAX_INITIAL_LINE_LENGTH = 1024 * 1024;

	private static final String PAGE = """
			<!doctype html>
			<html>
			<head><title>Embedded Dagster</title></head>
			<body><p>This is the embedded Dagster of a Java test. It has no user interface.</p></body>
			</html>
			""";

	private final String version;

	private final String pathPrefix;

	private final GraphQlEndpoint endpoint;

	private final ReportEndpoint reports;

	private final RequestLog requests;

	private final ChannelGroup connections = new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE);

	/** WebSocket connections, which do not end by themselves. */
	private final ChannelGroup sockets = new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE);

	private final HttpServer settings;

	private final int port;

	private @Nullable DisposableServer server;

	private boolean closed;

	/**
	 * Start a webserver.
	 * @param port the port, or 0 for a free one
	 * @param pathPrefix the prefix of all paths, or an empty text
	 * @param engine executes GraphQL requests
	 * @param served the served instance
	 * @param faults the faults
	 * @param requests records the requests
	 */
	public Webserver(int port, String pathPrefix, GraphQlEngine engine, ServedInstance served, FaultQueue faults,
			RequestLog requests) {
		this.version = served.version();
		this.pathPrefix = pathPrefix;
		this.endpoint = new GraphQlEndpoint(engine, faults);
		this.reports = new ReportEndpoint(served.reports(), faults, served.readOnly());
		this.requests = requests;
		this.settings = HttpServer.create()
			.host("127.0.0.1")
			.runOn(LOOP)
			.channelGroup(this.connections)
			.idleTimeout(IDLE_TIMEOUT)
			.httpRequestDecoder((decoder) -> decoder.maxInitialLineLength(MAX_INITIAL_LINE_LENGTH))
			.handle(this::handle);
		DisposableServer bound = this.settings.port(port).bindNow();
		this.server = bound;
		this.port = bound.port();
	}

	/**
	 * Return the port.
	 * @return the port on 127.0.0.1
	 */
	public int port() {
		return this.port;
	}

	/**
	 * Reset all connections and stop listening. Has no effect if stopped.
	 */
	public synchronized void stop() {
		if (this.server != null) {
			this.server.channel().close().awaitUninterruptibly();
			// on the event loop, no other thread closes it concurrently
			this.connections.forEach((channel) -> channel.eventLoop().submit(() -> {
				if (channel.isActive()) {
					reset(channel);
				}
			}).awaitUninterruptibly());
			close(this.server);
		}
	}

	/**
	 * Listen again on the same port. Has no effect while listening.
	 */
	public synchronized void start() {
		if (this.closed) {
			throw new IllegalStateException("the server has been closed");
		}
		if (this.server == null) {
			this.server = this.settings.port(this.port).bindNow();
		}
	}

	/**
	 * Close all connections and stop permanently.
	 */
	@Override
	public synchronized void close() {
		this.closed = true;
		if (this.server != null) {
			close(this.server);
		}
	}

	private void close(DisposableServer bound) {
		this.sockets.close().awaitUninterruptibly();
		bound.disposeNow(STOP_TIMEOUT);
		this.connections.close().awaitUninterruptibly();
		this.server = null;
	}

	private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
		QueryStringDecoder uri = new QueryStringDecoder(request.uri());
		if (request.requestHeaders().contains(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true)) {
			return socket(request, response, uri);
		}
		if (uri.path().equals(this.pathPrefix + "/graphql") && isGraphQl(request)) {
			return graphQl(request, response, uri);
		}
		ReportEndpoint.Path report = report(request, uri);
		if (report != null) {
			return report(report, request, response, uri);
		}
		remember(request, uri, null, 0);
		return received(request).then(Mono.defer(() -> send(response, answer(request, uri))));
	}

	private ReportEndpoint.@Nullable Path report(HttpServerRequest request, QueryStringDecoder uri) {
		return (request.method().equals(HttpMethod.POST) && isBelowPrefix(uri.path()))
				? ReportEndpoint.Path.of(uri.path().substring(this.pathPrefix.length())) : null;
	}

	private Mono<Void> report(ReportEndpoint.Path report, HttpServerRequest request, HttpServerResponse response,
			QueryStringDecoder uri) {
		return body(request).flatMap((body) -> {
			this.requests.add(new RequestLog.Entry(request.method().name(), uri.path(), request.requestHeaders(), null,
					report.operation(), body.length));
			return this.reports
				.answer(new ReportEndpoint.Request(report, report.keyIn(uri.path().substring(this.pathPrefix.length())),
						request.requestHeaders().get(HttpHeaderNames.CONTENT_TYPE), body, parameters(uri),
						request.requestHeaders().get(RecordedRequest.CLIENT_NAME_HEADER)));
		}).flatMap((reply) -> send(response, reply));
	}

	private static Mono<byte[]> body(HttpServerRequest request) {
		return request.receive()
			.aggregate()
			.asByteArray()
			.defaultIfEmpty(new byte[0])
			.publishOn(Schedulers.boundedElastic());
	}

	// Otherwise, Reactor Netty sometimes does not read the next request of the
	// connection.
	private static Mono<Void> received(HttpServerRequest request) {
		return request.receive().then();
	}

	private Publisher<Void> socket(HttpServerRequest request, HttpServerResponse response, QueryStringDecoder uri) {
		remember(request, uri, null, 0);
		if (!uri.path().equals(this.pathPrefix + "/graphql")) {
			return received(request).then(response.status(HttpResponseStatus.FORBIDDEN).send());
		}
		Fault fault = this.endpoint.socketFault();
		if (fault != null) {
			return received(request).then(send(response, FaultAnswers.status(fault)));
		}
		String clientName = request.requestHeaders().get(RecordedRequest.CLIENT_NAME_HEADER);
		// as Dagster does, whatever the client offers
		return response.header(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL, GraphQlSocket.PROTOCOL)
			.sendWebsocket((in, out) -> {
				AtomicReference<@Nullable Channel> opened = new AtomicReference<>();
				in.withConnection((connection) -> opened.set(connection.channel()));
				Channel channel = Objects.requireNonNull(opened.get());
				this.sockets.add(channel);
				return new GraphQlSocket(channel, this.endpoint, clientName,
						(subscription) -> remember(request, uri, subscription, 0))
					.serve(in);
			});
	}

	// browsers receive a page where a query would be accepted
	private static boolean isGraphQl(HttpServerRequest request) {
		return request.method().equals(HttpMethod.POST) || request.method().equals(HttpMethod.GET)
				&& !request.requestHeaders().get(HttpHeaderNames.ACCEPT, "").contains("text/html");
	}

	private HttpAnswer answer(HttpServerRequest request, QueryStringDecoder uri) {
		if (!isBelowPrefix(uri.path())) {
			return uri.path().equals("/") ? HttpAnswer.text(307, "").header("Location", this.pathPrefix)
					: HttpAnswer.text(404, "Not Found");
		}
		String path = uri.path().substring(this.pathPrefix.length());
		boolean get = request.method().equals(HttpMethod.GET);
		if (path.equals("/graphql")) {
			return get ? HttpAnswer.html(200, PAGE)
					: HttpAnswer.text(405, "Method Not Allowed").header("Allow", "GET, HEAD, POST");
		}
		if (!get && !request.method().equals(HttpMethod.HEAD)) {
			return HttpAnswer.text(405, "Method Not Allowed").header("Allow", "GET, HEAD");
		}
		return (path.equals("/server_info") || path.equals("/dagit_info")) ? info() : HttpAnswer.html(200, PAGE);
	}

	private boolean isBelowPrefix(String path) {
		return path.equals(this.pathPrefix) || path.startsWith(this.pathPrefix + "/");
	}

	private HttpAnswer info() {
		Map<String, String> info = new LinkedHashMap<>();
		info.put("dagster_webserver_version", this.version);
		info.put("dagster_version", this.version);
		info.put("dagster_graphql_version", this.version);
		return HttpAnswer.json(200, info);
	}

	private static Map<String, String> parameters(QueryStringDecoder uri) {
		Map<String, String> parameters = new LinkedHashMap<>();
		uri.parameters().forEach((name, values) -> parameters.put(name, values.get(values.size() - 1)));
		return parameters;
	}

	private Publisher<Void> graphQl(HttpServerRequest request, HttpServerResponse response, QueryStringDecoder uri) {
		Map<String, String> parameters = parameters(uri);
		if (request.method().equals(HttpMethod.GET)) {
			return received(request)
				.then(Mono.fromSupplier(() -> this.endpoint.read(parameters)).subscribeOn(Schedulers.boundedElastic()))
				.flatMap((question) -> answer(request, response, uri, question, request.uri().length()));
		}
		String contentType = request.requestHeaders().get(HttpHeaderNames.CONTENT_TYPE, "");
		boolean encoded = request.requestHeaders().contains(HttpHeaderNames.CONTENT_ENCODING);
		return body(request).flatMap((body) -> answer(request, response, uri,
				encoded ? GraphQlEndpoint.Question.refused(GraphQlEndpoint.CRASH)
						: this.endpoint.read(contentType, body, parameters),
				body.length));
	}

	private Mono<Void> answer(HttpServerRequest request, HttpServerResponse response, QueryStringDecoder uri,
			GraphQlEndpoint.Question question, int bytes) {
		remember(request, uri, question.request(), bytes);
		return this.endpoint.answer(question, request.requestHeaders().get(RecordedRequest.CLIENT_NAME_HEADER))
			.flatMap((reply) -> send(response, reply));
	}

	private void remember(HttpServerRequest request, QueryStringDecoder uri, @Nullable GraphQlRequest graphQl,
			int bytes) {
		this.requests.add(new RequestLog.Entry(request.method().name(), uri.path(), request.requestHeaders(), graphQl,
				null, bytes));
	}

	private static Mono<Void> send(HttpServerResponse response, FaultedAnswers.Reply reply) {
		if (reply.fault() == Fault.Kind.RESET_BEFORE_ACTING || reply.fault() == Fault.Kind.RESET_AFTER_ACTING) {
			response.withConnection((connection) -> reset(connection.channel()));
			return Mono.never();
		}
		if (reply.fault() == Fault.Kind.TRUNCATED) {
			return truncate(response, reply.answer());
		}
		return send(response, reply.answer());
	}

	private static Mono<Void> truncate(HttpServerResponse response, HttpAnswer answer) {
		// a response that has been written may be detached from its connection
		AtomicReference<Channel> channel = new AtomicReference<>();
		response.withConnection((connection) -> channel.set(connection.channel()));
		byte[] half = Arrays.copyOf(answer.body(), answer.body().length / 2);
		return prepare(response, answer).sendByteArray(Mono.just(half))
			.then()
			.doFinally((signal) -> channel.get().close());
	}

	// closing without lingering resets the connection
	private static void reset(Channel channel) {
		channel.config().setOption(ChannelOption.SO_LINGER, 0);
		channel.close();
	}

	private static Mono<Void> send(HttpServerResponse response, HttpAnswer answer) {
		return prepare(response, answer).sendByteArray(Mono.just(answer.body())).then();
	}

	private static HttpServerResponse prepare(HttpServerResponse response, HttpAnswer answer) {
		response.status(answer.status())
			.header(HttpHeaderNames.CONTENT_TYPE, answer.contentType())
			.header(HttpHeaderNames.CONTENT_LENGTH, String.valueOf(answer.body().length));
		answer.headers().forEach(response::header);
		return response;
	}

}
