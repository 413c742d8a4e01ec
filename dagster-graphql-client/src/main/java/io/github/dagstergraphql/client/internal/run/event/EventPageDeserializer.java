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

package io.github.dagstergraphql.client.internal.run.event;

import java.util.Objects;

import io.github.dagstergraphql.client.internal.operation.ServerError.PythonCause;
import io.github.dagstergraphql.client.internal.shape.ShapeException;
import io.github.dagstergraphql.client.internal.shape.Tokens;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/**
 * Reads a page of events in one pass, without data binding: logs are large.
 */
final class EventPageDeserializer extends ValueDeserializer<EventPage> {

	private @Nullable ValueDeserializer<Object> causes;

	@Override
	public void resolve(DeserializationContext context) {
		this.causes = context.findRootValueDeserializer(context.constructType(PythonCause.class));
	}

	@Override
	public EventPage deserialize(JsonParser parser, DeserializationContext context) {
		EventPage page = new EventPage();
		String cursor = null;
		Boolean hasMore = null;
		RunEventReader reader = new RunEventReader(Objects.requireNonNull(this.causes), context);
		// the reader of a union is past the beginning of the object
		String name = (parser.currentToken() == JsonToken.PROPERTY_NAME) ? parser.currentName() : parser.nextName();
		for (; name != null; name = parser.nextName()) {
			parser.nextToken();
			switch (name) {
				case "cursor" -> {
					cursor = Tokens.text(parser, name);
				}
				case "hasMore" -> {
					hasMore = Tokens.bool(parser, name);
				}
				case "events" -> readEvents(parser, reader, page);
				default -> parser.skipChildren();
			}
		}
		page.end(cursor, hasMore);
		return page;
	}

	private static void readEvents(JsonParser parser, RunEventReader reader, EventPage page) {
		if (parser.currentToken() != JsonToken.START_ARRAY) {
			throw new ShapeException("events");
		}
		while (parser.nextToken() != JsonToken.END_ARRAY) {
			try {
				page.add(reader.read(parser));
			}
			// a value that this type of event requires
			catch (IllegalArgumentException ex) {
				throw new ShapeException("events: " + ex.getMessage());
			}
		}
	}

}
