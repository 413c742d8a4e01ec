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

package io.github.dagstergraphql.client.internal.stream;

import java.nio.charset.StandardCharsets;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;

/**
 * Messages to the server. There is one subscription for each connection, so that its
 * identifier is constant.
 */
final class ClientMessages {

	/** Identifier of the only subscription of a connection. */
	static final String ID = "1";

	private static final byte[] START = bytes("{\"id\":\"" + ID + "\",\"type\":\"start\",\"payload\":");

	private static final byte[] END = bytes("}");

	private ClientMessages() {
	}

	static WebSocketFrame init() {
		return text("{\"type\":\"connection_init\",\"payload\":{}}");
	}

	/**
	 * Create the message that starts the subscription.
	 * @param request the body of the GraphQL request, as it is sent over HTTP
	 * @return the message
	 */
	static WebSocketFrame start(byte[] request) {
		ByteBuf content = Unpooled.buffer(START.length + request.length + END.length);
		return new TextWebSocketFrame(content.writeBytes(START).writeBytes(request).writeBytes(END));
	}

	static WebSocketFrame stop() {
		return text("{\"id\":\"" + ID + "\",\"type\":\"stop\"}");
	}

	static WebSocketFrame terminate() {
		return text("{\"type\":\"connection_terminate\"}");
	}

	private static WebSocketFrame text(String json) {
		return new TextWebSocketFrame(Unpooled.wrappedBuffer(bytes(json)));
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
