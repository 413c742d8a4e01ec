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

package io.github.dagstergraphql.client.internal.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads single values from a parser, for readers of large results that do not use data
 * binding. The parser is positioned at the value.
 */
public final class Tokens {

	private Tokens() {
	}

	/**
	 * Read a text.
	 * @param parser the parser
	 * @param field the field, for the message
	 * @return the text, or {@code null}
	 */
	public static @Nullable String text(JsonParser parser, String field) {
		return switch (parser.currentToken()) {
			case VALUE_STRING -> parser.getString();
			case VALUE_NULL -> null;
			default -> throw new ShapeException(field);
		};
	}

	/**
	 * Read a text that is never null according to the schema.
	 * @param parser the parser
	 * @param field the field, for the message
	 * @return the text
	 */
	public static String requiredText(JsonParser parser, String field) {
		return Required.field(text(parser, field), field);
	}

	/**
	 * Read an identifier, which older servers send as a number.
	 * @param parser the parser
	 * @param field the field, for the message
	 * @return the identifier, or {@code null}
	 */
	public static @Nullable String id(JsonParser parser, String field) {
		return (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) ? parser.getString() : text(parser, field);
	}

	/**
	 * Read a truth value.
	 * @param parser the parser
	 * @param field the field, for the message
	 * @return the value, or {@code null}
	 */
	public static @Nullable Boolean bool(JsonParser parser, String field) {
		return switch (parser.currentToken()) {
			case VALUE_TRUE -> true;
			case VALUE_FALSE -> false;
			case VALUE_NULL -> null;
			default -> throw new ShapeException(field);
		};
	}

	/**
	 * Read a number.
	 * @param parser the parser
	 * @param field the field, for the message
	 * @return the number, or {@code null}
	 */
	public static @Nullable Double number(JsonParser parser, String field) {
		JsonToken token = parser.currentToken();
		if (token == JsonToken.VALUE_NULL) {
			return null;
		}
		if (!token.isNumeric()) {
			throw new ShapeException(field);
		}
		return parser.getDoubleValue();
	}

	/**
	 * Return whether there is an object.
	 * @param parser the parser
	 * @param field the field, for the message
	 * @return {@code true} if the parser is at the beginning of an object, {@code false}
	 * for null
	 */
	public static boolean isObject(JsonParser parser, String field) {
		return switch (parser.currentToken()) {
			case START_OBJECT -> true;
			case VALUE_NULL -> false;
			default -> throw new ShapeException(field);
		};
	}

	/**
	 * Check that there is an object, which is never null according to the schema.
	 * @param parser the parser
	 * @param field the field, for the message
	 */
	public static void requireObject(JsonParser parser, String field) {
		if (parser.currentToken() != JsonToken.START_OBJECT) {
			throw new ShapeException(field);
		}
	}

	/**
	 * Read a list that is never null, nor are its elements, according to the schema.
	 * @param parser the parser
	 * @param field the field, for the message
	 * @param element reads an element
	 * @param <T> the type of the elements
	 * @return the list
	 */
	public static <T> List<T> list(JsonParser parser, String field, Function<JsonParser, T> element) {
		if (parser.currentToken() != JsonToken.START_ARRAY) {
			throw new ShapeException(field);
		}
		if (parser.nextToken() == JsonToken.END_ARRAY) {
			return List.of();
		}
		List<T> list = new ArrayList<>();
		do {
			list.add(element.apply(parser));
		}
		while (parser.nextToken() != JsonToken.END_ARRAY);
		return list;
	}

	/**
	 * Read a list of texts.
	 * @param parser the parser
	 * @param field the field, for the message
	 * @return the texts
	 */
	public static List<String> texts(JsonParser parser, String field) {
		return list(parser, field, (element) -> requiredText(element, field));
	}

}
