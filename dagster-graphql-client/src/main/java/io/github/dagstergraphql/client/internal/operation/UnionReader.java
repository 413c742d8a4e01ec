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

package io.github.dagstergraphql.client.internal.operation;

import java.util.HashMap;
import java.util.Map;

import io.github.dagstergraphql.client.internal.json.Json;
import io.github.dagstergraphql.client.internal.shape.Required;
import io.github.dagstergraphql.client.internal.shape.ShapeException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;

import org.springframework.util.function.SingletonSupplier;

/**
 * Reader for a root field whose type is a union: {@code __typename} determines whether
 * the rest is a value or an error. An unknown type, as a newer server may have, is an
 * error.
 *
 * @param <T> the type of the value
 */
final class UnionReader<T> implements DataReader<T> {

	private static final String TYPE_NAME = "__typename";

	private static final ObjectReader ERROR_READER = Json.readerFor(ServerError.class);

	private static final ObjectReader TREE_READER = Json.readerFor(JsonNode.class);

	private final String rootField;

	private final SingletonSupplier<Map<String, ObjectReader>> members;

	UnionReader(String rootField, Map<String, Class<? extends T>> members) {
		this.rootField = rootField;
		Map<String, Class<? extends T>> types = Map.copyOf(members);
		this.members = SingletonSupplier.of(() -> readers(types));
	}

	private static Map<String, ObjectReader> readers(Map<String, ? extends Class<?>> types) {
		Map<String, ObjectReader> readers = new HashMap<>();
		types.forEach((name, type) -> readers.put(name, Json.preparedReaderFor(type)));
		return readers;
	}

	@Override
	public void prepare() {
		this.members.obtain();
	}

	@Override
	public @Nullable Result<T> read(JsonParser parser) {
		Result<T> result = null;
		for (String field = parser.nextName(); field != null; field = parser.nextName()) {
			JsonToken token = parser.nextToken();
			if (field.equals(this.rootField) && token == JsonToken.START_OBJECT) {
				result = readMember(parser);
			}
			else if (field.equals(this.rootField) && token != JsonToken.VALUE_NULL) {
				throw new ShapeException(this.rootField);
			}
			else {
				parser.skipChildren();
			}
		}
		return result;
	}

	private Result<T> readMember(JsonParser parser) {
		// servers keep the order of the document, which selects the type first
		if (TYPE_NAME.equals(parser.nextName())) {
			String typeName = (parser.nextToken() == JsonToken.VALUE_STRING) ? parser.getString() : null;
			parser.nextToken();
			return readMember(parser, typeName);
		}
		JsonNode tree = readRest(TREE_READER, parser);
		try (JsonParser buffered = Json.MAPPER.treeAsTokens(tree)) {
			buffered.nextToken();
			return readMember(buffered, tree.path(TYPE_NAME).asString(null));
		}
	}

	private Result<T> readMember(JsonParser parser, @Nullable String typeName) {
		if (typeName == null) {
			throw new ShapeException(this.rootField + "." + TYPE_NAME);
		}
		ObjectReader reader = this.members.obtain().get(typeName);
		if (reader == null) {
			ServerError error = readRest(ERROR_READER, parser);
			return new Result.Failure<>(error.withTypeName(typeName));
		}
		return new Result.Value<>(readRest(reader, parser));
	}

	// The parser is positioned at the first field after the type, or at the end.
	private <R> R readRest(ObjectReader reader, JsonParser parser) {
		R value = (parser.currentToken() == JsonToken.END_OBJECT) ? reader.readValue("{}") : reader.readValue(parser);
		return Required.field(value, this.rootField);
	}

}
