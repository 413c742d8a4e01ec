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

import java.io.InputStream;

import io.github.dagstergraphql.client.internal.json.Json;
import io.github.dagstergraphql.client.internal.operation.DataReader;
import io.github.dagstergraphql.client.internal.operation.Response;
import io.github.dagstergraphql.client.internal.operation.ResponseReader;
import io.github.dagstergraphql.client.internal.shape.ShapeException;
import io.github.dagstergraphql.client.internal.stream.ServerMessage.Type;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reader for messages from the server. A message is read in one pass if its type and its
 * identifier precede its payload, as in the messages of Dagster.
 *
 * @param <T> the type of the results
 */
final class ServerMessageReader<T> {

	/** HTTP status of the response that has opened the connection. */
	static final int STATUS = 101;

	private final DataReader<T> dataReader;

	ServerMessageReader(DataReader<T> dataReader) {
		this.dataReader = dataReader;
	}

	/**
	 * Read a message.
	 * @param content the text of the message, which is not consumed
	 * @return the message
	 * @throws ShapeException if it is not a message of the protocol
	 */
	ServerMessage<T> read(ByteBuf content) {
		Envelope envelope = new Envelope();
		Response<T> response = scan(content, envelope);
		Type type = envelope.type();
		if (response == null && hasResponse(type)) {
			response = scan(content, envelope);
			if (response == null) {
				throw new ShapeException("payload");
			}
		}
		return new ServerMessage<>(type, response);
	}

	/**
	 * Read the fields of a message.
	 * @param content the text of the message
	 * @param envelope the fields that are known, to be completed
	 * @return the response in the message, or {@code null} if there is none, or its kind
	 * was not known when it was encountered
	 */
	private @Nullable Response<T> scan(ByteBuf content, Envelope envelope) {
		try (JsonParser parser = Json.MAPPER.createParser((InputStream) new ByteBufInputStream(content.duplicate()))) {
			if (parser.nextToken() != JsonToken.START_OBJECT) {
				throw new ShapeException("the root");
			}
			Response<T> response = null;
			for (String name = parser.nextName(); name != null; name = parser.nextName()) {
				JsonToken token = parser.nextToken();
				switch (name) {
					case "type" -> {
						envelope.typeName = text(parser, token);
					}
					case "id" -> {
						envelope.id = text(parser, token);
					}
					case "payload" -> {
						response = readPayload(parser, envelope);
					}
					default -> parser.skipChildren();
				}
			}
			return response;
		}
	}

	private @Nullable Response<T> readPayload(JsonParser parser, Envelope envelope) {
		Type type = (envelope.typeName != null && envelope.id != null) ? envelope.type() : Type.OTHER;
		if (type == Type.DATA) {
			return ResponseReader.read(this.dataReader, STATUS, parser);
		}
		if (type == Type.ERROR) {
			return ResponseReader.readErrors(STATUS, parser);
		}
		parser.skipChildren();
		return null;
	}

	private static boolean hasResponse(Type type) {
		return type == Type.DATA || type == Type.ERROR;
	}

	private static @Nullable String text(JsonParser parser, JsonToken token) {
		parser.skipChildren();
		return (token == JsonToken.VALUE_STRING) ? parser.getString() : null;
	}

	/**
	 * Fields of a message except for its payload.
	 */
	private static final class Envelope {

		private @Nullable String typeName;

		private @Nullable String id;

		private Type type() {
			if (this.typeName == null) {
				throw new ShapeException("type");
			}
			return switch (this.typeName) {
				case "connection_ack" -> Type.ACK;
				case "connection_error" -> Type.REJECTED;
				case "data" -> ofSubscription(Type.DATA);
				case "error" -> ofSubscription(Type.ERROR);
				case "complete" -> ofSubscription(Type.COMPLETE);
				default -> Type.OTHER;
			};
		}

		private Type ofSubscription(Type type) {
			return ClientMessages.ID.equals(this.id) ? type : Type.OTHER;
		}

	}

}
