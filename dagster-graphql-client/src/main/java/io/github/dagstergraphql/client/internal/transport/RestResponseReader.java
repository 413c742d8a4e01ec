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

package io.github.dagstergraphql.client.internal.transport;

import java.io.InputStream;
import java.util.List;
import java.util.function.Function;

import io.github.dagstergraphql.client.internal.json.Json;
import io.github.dagstergraphql.client.internal.operation.DataReader;
import io.github.dagstergraphql.client.internal.operation.Response;
import io.github.dagstergraphql.client.internal.operation.ResponseReader;
import io.github.dagstergraphql.client.internal.operation.Result;
import io.github.dagstergraphql.client.internal.operation.ServerError;
import io.github.dagstergraphql.client.internal.shape.ShapeException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;

/**
 * Reads the body of an HTTP response to a request that is not a GraphQL request. Dagster
 * responds with an empty object, or with an object with an {@code error}; gateways may
 * respond with GraphQL errors, or report a maintenance.
 */
public final class RestResponseReader {

	/** Type of the error of a request that Dagster does not accept. */
	public static final String REJECTED = "InvalidReport";

	/** Message of Dagster about missing permissions, with HTTP status 401. */
	private static final String NOT_AUTHORIZED = "Not authorized to report runless asset events";

	private static final ObjectReader TREE_READER = Json.readerFor(JsonNode.class);

	private RestResponseReader() {
	}

	/**
	 * Return whether Dagster itself, and not a gateway in front of it, denies a request.
	 * @param statusCode the HTTP status
	 * @param body the beginning of the body
	 * @return {@code true} if the server is read-only, or the caller lacks the permission
	 */
	static boolean isDenial(int statusCode, String body) {
		return statusCode == 401 && body.contains(NOT_AUTHORIZED);
	}

	/**
	 * Read the body of an HTTP response.
	 * @param dataReader the reader of the operation
	 * @param statusCode the HTTP status
	 * @param body the body
	 * @param <T> the type of the result
	 * @return the response
	 */
	static <T> Response<T> read(DataReader<T> dataReader, int statusCode, InputStream body) {
		JsonNode tree = TREE_READER.readTree(body);
		if (!tree.isObject()) {
			throw new ShapeException("the root");
		}
		JsonNode error = tree.path("error");
		if (statusCode == 400 && error.isString()) {
			return response(statusCode, new Result.Failure<>(rejection(error.asString())));
		}
		if (tree.has("errors")) {
			return read(tree.path("errors"), (parser) -> ResponseReader.readErrors(statusCode, parser));
		}
		Response.Maintenance maintenance = ResponseReader.readMaintenance(tree.path("maintenance"));
		if (maintenance != null) {
			return new Response<>(statusCode, false, null, List.of(), null, maintenance);
		}
		if (statusCode != 200 || !tree.isEmpty()) {
			throw new ShapeException("the root");
		}
		return response(statusCode, read(tree, dataReader::read));
	}

	private static <R> R read(JsonNode tree, Function<JsonParser, R> reader) {
		try (JsonParser parser = Json.MAPPER.treeAsTokens(tree)) {
			parser.nextToken();
			return reader.apply(parser);
		}
	}

	private static <T> Response<T> response(int statusCode, @Nullable Result<T> result) {
		return new Response<>(statusCode, true, result, List.of(), null, null);
	}

	private static ServerError rejection(String message) {
		return new ServerError(REJECTED, message, null, null, null, null, null, null, null);
	}

}
