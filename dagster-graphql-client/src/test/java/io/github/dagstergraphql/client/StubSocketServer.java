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

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.WebsocketServerSpec;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.netty.http.websocket.WebsocketOutbound;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A server of WebSocket connections on a loopback port that speaks {@code graphql-ws} as
 * a test tells it to. Unless told otherwise, it acknowledges connections.
 */
public final class StubSocketServer implements AutoCloseable {

	private static final JsonMapper MAPPER = JsonMapper.shared();

	private final List<Conversation> conversations = new CopyOnWriteArrayList<>();

	private final DisposableServer server;

	private volatile Consumer<Conversation> onInit = (conversation) -> conversation
		.send("{\"type\":\"connection_ack\"}");

	private volatile BiConsumer<Conversation, JsonNode> onStart = (conversation, message) -> {
	};

	private volatile int refusal;

	private volatile String protocol = "graphql-ws";

	public StubSocketServer() {
		this(UnaryOperator.identity());
	}

	public StubSocketServer(UnaryOperator<HttpServer> settings) {
		this.server = settings.apply(HttpServer.create().host("127.0.0.1").port(0).handle(this::handle))
			.bindNow(Duration.ofSeconds(60));
	}

	private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
		Conversation conversation = new Conversation(request);
		this.conversations.add(conversation);
		if (this.refusal == -1) {
			request.withConnection((connection) -> connection.channel().close());
			return Mono.never();
		}
		if (this.refusal > 0) {
			return response.status(this.refusal)
				.header(HttpHeaderNames.CONTENT_TYPE, "text/html")
				.sendString(Mono.just("<html>hunter2</html>"))
				.then();
		}
		if (!this.protocol.isEmpty()) {
			response.header(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL, this.protocol);
		}
		return response.sendWebsocket((in, out) -> talk(conversation, in, out),
				WebsocketServerSpec.builder().maxFramePayloadLength(1 << 24).build());
	}

	private Publisher<Void> talk(Conversation conversation, WebsocketInbound in, WebsocketOutbound out) {
		in.withConnection((connection) -> conversation.channel = connection.channel());
		in.receiveCloseStatus().subscribe((status) -> conversation.received.add("close " + status.code()));
		return in.aggregateFrames(1 << 24)
			.receiveFrames()
			.doOnNext((frame) -> receive(conversation, frame))
			.then()
			.doFinally((signal) -> conversation.closed = true);
	}

	private void receive(Conversation conversation, WebSocketFrame frame) {
		if (frame instanceof PongWebSocketFrame) {
			conversation.received.add("pong");
			return;
		}
		if (!(frame instanceof TextWebSocketFrame)) {
			return;
		}
		JsonNode message = MAPPER.readTree(frame.content().toString(StandardCharsets.UTF_8));
		String type = message.path("type").asString("");
		conversation.received.add(type);
		switch (type) {
			case "connection_init" -> this.onInit.accept(conversation);
			case "start" -> this.onStart.accept(conversation, message);
			default -> {
			}
		}
	}

	public void onInit(Consumer<Conversation> script) {
		this.onInit = script;
	}

	public void onStart(BiConsumer<Conversation, JsonNode> script) {
		this.onStart = script;
	}

	/**
	 * Refuse to open connections.
	 * @param status the status to answer with, or -1 to close the connection
	 */
	public void refuse(int status) {
		this.refusal = status;
	}

	/**
	 * Answer with a sub-protocol.
	 * @param protocol the sub-protocol, or nothing for none
	 */
	public void answerWithProtocol(String protocol) {
		this.protocol = protocol;
	}

	public List<Conversation> conversations() {
		return this.conversations;
	}

	public int port() {
		return this.server.port();
	}

	public String url() {
		return "http://127.0.0.1:" + port();
	}

	@Override
	public void close() {
		this.conversations.forEach((conversation) -> {
			Channel channel = conversation.channel;
			if (channel != null) {
				channel.close();
			}
		});
		this.server.disposeNow(Duration.ofSeconds(60));
	}

	/**
	 * What is exchanged over a connection.
	 */
	public static final class Conversation {

		private final String uri;

		private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

		private final List<String> received = new CopyOnWriteArrayList<>();

		private volatile Channel channel;

		private volatile boolean closed;

		Conversation(HttpServerRequest request) {
			this.uri = request.uri();
			HttpHeaders all = request.requestHeaders();
			all.names().forEach((name) -> this.headers.put(name, String.join(",", all.getAll(name))));
		}

		public void send(String text) {
			this.channel.writeAndFlush(new TextWebSocketFrame(text));
		}

		/**
		 * Send a value of the field {@code n}.
		 * @param value the value
		 */
		public void sendNumber(int value) {
			send("{\"type\":\"data\",\"id\":\"1\",\"payload\":{\"data\":{\"n\":%d}}}".formatted(value));
		}

		public void sendFrame(WebSocketFrame frame) {
			this.channel.writeAndFlush(frame);
		}

		public void sendRaw(byte... bytes) {
			this.channel.eventLoop()
				.execute(() -> this.channel.pipeline().firstContext().writeAndFlush(Unpooled.wrappedBuffer(bytes)));
		}

		public void close(int code, String reason) {
			this.channel.writeAndFlush(new CloseWebSocketFrame(code, reason));
		}

		/** Close the connection without a close frame. */
		public void cut() {
			this.channel.close();
		}

		/**
		 * Discard everything that is received from now on, so that pings are not
		 * answered.
		 */
		public void discardMessages() {
			this.channel.pipeline().addFirst(new ChannelInboundHandlerAdapter() {

				@Override
				public void channelRead(ChannelHandlerContext context, Object message) {
					ReferenceCountUtil.release(message);
				}

			});
		}

		/** Reset the connection. */
		public void reset() {
			this.channel.config().setOption(ChannelOption.SO_LINGER, 0);
			this.channel.close();
		}

		public String uri() {
			return this.uri;
		}

		public Map<String, String> headers() {
			return this.headers;
		}

		/**
		 * Return what was received.
		 * @return the types of the messages, pongs, and the code with which the client
		 * has closed the connection
		 */
		public List<String> received() {
			return this.received;
		}

		public boolean isClosed() {
			return this.closed;
		}

	}

}
