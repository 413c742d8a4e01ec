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

import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.dagstergraphql.client.error.GraphQlErrorInfo;
import io.github.dagstergraphql.client.internal.json.Json;
import io.github.dagstergraphql.client.internal.operation.Response.Maintenance;
import io.github.dagstergraphql.client.internal.shape.ShapeException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;

/**
 * Reader for the envelope of a response ({@code data}, {@code errors}). It reads in one
 * pass and delegates the data to the reader of the operation.
 */
public final class ResponseReader {

	private static final ObjectReader TREE_READER = Json.readerFor(JsonNode.class);

	private static final Duration MAX_PAUSE = Duration.ofDays(1);

	private ResponseReader() {
	}

	/**
	 * Read the body of an HTTP response.
	 * @param dataReader the reader of the operation
	 * @param statusCode the HTTP status
	 * @param body the body
	 * @param <T> the type of the result
	 * @return the response
	 */
	public static <T> Response<T> read(DataReader<T> dataReader, int statusCode, InputStream body) {
		try (JsonParser parser = Json.MAPPER.createParser(body)) {
			parser.nextToken();
			return read(dataReader, statusCode, parser);
		}
	}

	/**
	 * Read a response that is part of a larger message.
	 * @param dataReader the reader of the operation
	 * @param statusCode the HTTP status
	 * @param parser the parser, positioned at the beginning of the response
	 * @param <T> the type of the result
	 * @return the response
	 */
	public static <T> Response<T> read(DataReader<T> dataReader, int statusCode, JsonParser parser) {
		if (parser.currentToken() != JsonToken.START_OBJECT) {
			throw new ShapeException("the root");
		}
		Result<T> result = null;
		List<GraphQlErrorInfo> errors = List.of();
		Maintenance maintenance = null;
		boolean hasData = false;
		boolean hasErrors = false;
		String denial = null;
		for (String name = parser.nextName(); name != null; name = parser.nextName()) {
			JsonToken token = parser.nextToken();
			switch (name) {
				case "data" -> {
					hasData = true;
					result = readData(dataReader, parser, token);
				}
				case "errors" -> {
					hasErrors = true;
					JsonNode tree = TREE_READER.readTree(parser);
					errors = readErrors(tree);
					denial = readDenial(tree);
				}
				case "maintenance" -> {
					maintenance = readMaintenance(TREE_READER.readTree(parser));
				}
				default -> parser.skipChildren();
			}
		}
		if (!hasData && !hasErrors && maintenance == null) {
			throw new ShapeException("the root, which has neither \"data\" nor \"errors\"");
		}
		return new Response<>(statusCode, hasData, result, errors, denial, maintenance);
	}

	/**
	 * Read GraphQL errors that are sent in place of a response.
	 * @param statusCode the HTTP status
	 * @param parser the parser, positioned at the beginning of an error, or of a list of
	 * errors
	 * @param <T> the type of the result
	 * @return a response with the errors
	 */
	public static <T> Response<T> readErrors(int statusCode, JsonParser parser) {
		JsonNode tree = TREE_READER.readTree(parser);
		JsonNode errors = tree.isArray() ? tree : Json.MAPPER.createArrayNode().add(tree);
		if (errors.isEmpty()) {
			throw new ShapeException("the errors, which are empty");
		}
		return new Response<>(statusCode, false, null, readErrors(errors), readDenial(errors), null);
	}

	private static <T> @Nullable Result<T> readData(DataReader<T> dataReader, JsonParser parser, JsonToken token) {
		return switch (token) {
			case START_OBJECT -> dataReader.read(parser);
			case VALUE_NULL -> null;
			default -> throw new ShapeException("data");
		};
	}

	/**
	 * Read the member {@code maintenance} of a response.
	 * @param maintenance the member
	 * @return the maintenance, or {@code null} if there is none
	 */
	public static @Nullable Maintenance readMaintenance(JsonNode maintenance) {
		if (!maintenance.isObject()) {
			return null;
		}
		double seconds = maintenance.path("retry_interval").asDouble(-1);
		boolean usable = seconds >= 0 && seconds < MAX_PAUSE.toSeconds();
		return new Maintenance(usable ? Duration.ofMillis((long) (seconds * 1000)) : null);
	}

	private static List<GraphQlErrorInfo> readErrors(JsonNode errors) {
		List<GraphQlErrorInfo> infos = new ArrayList<>();
		for (JsonNode error : errors) {
			infos.add(new GraphQlErrorInfo(error.path("message").asString("no message"), readPath(error.path("path")),
					readLocations(error.path("locations"))));
		}
		return infos;
	}

	private static @Nullable String readDenial(JsonNode errors) {
		return errors.valueStream()
			.filter(Denials::isDenial)
			.map((error) -> error.path("message").asString(""))
			.findFirst()
			.orElse(null);
	}

	private static List<Object> readPath(JsonNode path) {
		return path.valueStream()
			.map((element) -> element.isInt() ? (Object) element.intValue() : element.asString(""))
			.toList();
	}

	private static List<GraphQlErrorInfo.Location> readLocations(JsonNode locations) {
		return locations.valueStream()
			.map((location) -> new GraphQlErrorInfo.Location(location.path("line").asInt(0),
					location.path("column").asInt(0)))
			.toList();
	}

}
