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

import java.util.function.IntConsumer;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.util.ReferenceCountUtil;
import reactor.netty.NettyPipeline;

/**
 * Handler for a response that does not open a WebSocket connection with the required
 * sub-protocol. Its body may be of any size and is not read. Reactor Netty would also
 * follow a redirect with the credentials, and log a warning when the connection is
 * closed.
 */
final class RefusalHandler extends ChannelInboundHandlerAdapter {

	private final IntConsumer onRefusal;

	private boolean refused;

	private RefusalHandler(IntConsumer onRefusal) {
		this.onRefusal = onRefusal;
	}

	/**
	 * Add the handler to a connection.
	 * @param channel the connection, before its first response
	 * @param onRefusal receives the status of the response
	 */
	static void addTo(Channel channel, IntConsumer onRefusal) {
		if (channel.pipeline().get(NettyPipeline.HttpCodec) != null) {
			channel.pipeline().addAfter(NettyPipeline.HttpCodec, null, new RefusalHandler(onRefusal));
		}
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) {
		if (message instanceof HttpResponse response && isRefusal(response)) {
			this.refused = true;
			this.onRefusal.accept(response.status().code());
		}
		if (this.refused) {
			ReferenceCountUtil.release(message);
		}
		else {
			context.fireChannelRead(message);
		}
	}

	private static boolean isRefusal(HttpResponse response) {
		if (response.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
			return !SocketSession.PROTOCOL.equals(response.headers().get(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL));
		}
		return response.status().codeClass() != HttpStatusClass.INFORMATIONAL;
	}

}
