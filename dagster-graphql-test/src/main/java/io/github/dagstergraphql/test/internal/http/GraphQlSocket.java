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

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.github.dagstergraphql.test.fault.Fault;
import io.github.dagstergraphql.test.internal.graphql.GraphQlRequest;
import io.github.dagstergraphql.test.internal.graphql.GraphQlSubscription;
import io.github.dagstergraphql.test.internal.json.JsonText;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.websocket.WebsocketInbound;
import tools.jackson.core.JacksonException;

/**
 * A WebSocket connection with the sub-protocol {@code graphql-ws}, as Dagster speaks it.
 * Everything happens on the event loop of the connection, except for the execution of
 * subscriptions.
 */
final class GraphQlSocket {

	static final String PROTOCOL = "graphql-ws";

	/** Interval of pings, and the time in which they must be answered. */
	private static final int PING_SECONDS = 20;

	private static final int INTERNAL_ERROR = 1011;

	private static final int MAX_MESSAGE = 16 * 1024 * 1024;

	private final GraphQlEndpoint endpoint;

	private final @Nullable String clientName;

	private final Consumer<GraphQlRequest> onRequest;

	private final Channel channel;

	private final Map<@Nullable Object, Disposable> subscriptions = new HashMap<>();

	private boolean pinged;

	private boolean silent;

	/**
	 * Create a connection.
	 * @param channel the channel
	 * @param endpoint executes subscriptions
	 * @param clientName the name of the client, or {@code null} if unknown
	 * @param onRequest records subscriptions
	 */
	GraphQlSocket(Channel channel, GraphQlEndpoint endpoint, @Nullable String clientName,
			Consumer<GraphQlRequest> onRequest) {
		this.channel = channel;
		this.endpoint = endpoint;
		this.clientName = clientName;
		this.onRequest = onRequest;
	}

	/**
	 * Serve the connection.
	 * @param in the messages of the client
	 * @return completes when the connection is closed
	 */
	Publisher<Void> serve(WebsocketInbound in) {
		Future<?> pings = this.channel.eventLoop()
			.scheduleAtFixedRate(this::ping, PING_SECONDS, PING_SECONDS, TimeUnit.SECONDS);
		return in.aggregateFrames(MAX_MESSAGE)
			.receiveFrames()
			.doOnNext(this::receive)
			.then()
			.doFinally((signal) -> this.channel.eventLoop().execute(() -> {
				pings.cancel(false);
				this.subscriptions.values().forEach(Disposable::dispose);
				this.subscriptions.clear();
			}));
	}

	private void ping() {
		if (this.pinged) {
			close(INTERNAL_ERROR);
			return;
		}
		if (!this.silent) {
			this.pinged = true;
			this.channel.writeAndFlush(new PingWebSocketFrame());
		}
	}

	private void receive(WebSocketFrame frame) {
		if (frame instanceof PongWebSocketFrame) {
			this.pinged = false;
		}
		else if (frame instanceof TextWebSocketFrame) {
			receive(frame.content().toString(StandardCharsets.UTF_8));
		}
	}

	private void receive(String text) {
		Object message;
		try {
			message = JsonText.read(text);
		}
		catch (JacksonException ex) {
			this.channel.close();
			return;
		}
		if (!(message instanceof Map<?, ?> map)) {
			this.channel.close();
			return;
		}
		switch (String.valueOf(map.get("type"))) {
			case "connection_init" -> send(Map.of("type", "connection_ack"));
			case "start" -> start(map.get("id"), map.get("payload"));
			case "stop" -> stop(map.get("id"));
			case "connection_terminate" -> close(1000);
			default -> {
				// as Dagster does
			}
		}
	}

	private void start(@Nullable Object id, @Nullable Object payload) {
		GraphQlRequest request = (payload instanceof Map<?, ?> data) ? this.endpoint.read(data).request() : null;
		if (request == null) {
			this.channel.close();
			return;
		}
		Fault fault = this.endpoint.subscriptionFault(request);
		stop(id);
		this.subscriptions.put(id, this.endpoint.subscribe(request, this.clientName)
			.publishOn(Schedulers.fromExecutor(this.channel.eventLoop()))
			.flatMapMany((subscription) -> messages(id, subscription, () -> this.onRequest.accept(request), fault))
			.publishOn(Schedulers.fromExecutor(this.channel.eventLoop()))
			.subscribe(this::send, (ex) -> this.channel.close()));
	}

	// Subscriptions are recorded when they have begun, so that a test that waits for one
	// does not miss later events.
	private Flux<Map<String, @Nullable Object>> messages(@Nullable Object id, GraphQlSubscription subscription,
			Runnable onStart, @Nullable Fault fault) {
		if (subscription.error() != null) {
			onStart.run();
			return Flux.just(message("error", id, subscription.error()));
		}
		Flux<Map<String, @Nullable Object>> results = subscription.results()
			.doOnSubscribe((started) -> onStart.run())
			.map((result) -> message("data", id, result));
		Map<String, @Nullable Object> complete = message("complete", id, null);
		if (fault == null) {
			return results.concatWithValues(complete);
		}
		Flux<Map<String, @Nullable Object>> first = results.take(1);
		return switch (fault.kind()) {
			case CUT_SOCKET -> first.concatWith(Mono.fromRunnable(this.channel::close));
			case SILENT_SOCKET -> first.concatWith(Mono.fromRunnable(this::fallSilent));
			case GARBLED_SOCKET -> first.concatWith(Mono
				.fromRunnable(() -> this.channel.writeAndFlush(new TextWebSocketFrame("Internal Server Error"))));
			case FAILED_SUBSCRIPTION -> first.concatWithValues(message("data", id, failure()), complete);
			default -> first.concatWithValues(complete);
		};
	}

	// neither pings nor what else the client sends is answered
	private void fallSilent() {
		this.silent = true;
		this.channel.config().setAutoRead(false);
	}

	private static Map<String, @Nullable Object> failure() {
		Map<String, @Nullable Object> failure = new LinkedHashMap<>();
		failure.put("data", null);
		failure.put("errors",
				List.of(Map.of("message", "BaseObserver.schedule() takes 3 positional arguments but 4 were given")));
		return failure;
	}

	private void stop(@Nullable Object id) {
		Disposable subscription = this.subscriptions.remove(id);
		if (subscription != null) {
			subscription.dispose();
		}
	}

	private static Map<String, @Nullable Object> message(String type, @Nullable Object id,
			@Nullable Map<String, ?> payload) {
		Map<String, @Nullable Object> message = new LinkedHashMap<>();
		message.put("type", type);
		message.put("id", id);
		if (payload != null) {
			message.put("payload", payload);
		}
		return message;
	}

	private void send(Map<String, ?> message) {
		this.channel.writeAndFlush(new TextWebSocketFrame(JsonText.write(message)));
	}

	private void close(int code) {
		this.channel.writeAndFlush(new CloseWebSocketFrame(code, "")).addListener(ChannelFutureListener.CLOSE);
	}

}
