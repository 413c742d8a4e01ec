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

package io.github.dagstergraphql.client.mutation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Valid response of a server. Most were recorded on real servers of the specified
 * versions; the others could not be provoked on any server.
 *
 * @param operation the GraphQL operation
 * @param status the HTTP status
 * @param body the body
 */
record BaseAnswer(String operation, int status, JsonNode body) {

	/** The operation of the application's own documents. */
	static final String CUSTOM = "custom";

	static final List<BaseAnswer> ALL = Stream.of("/recorded-answers.jsonl", "/invented-answers.jsonl")
		.flatMap(BaseAnswer::read)
		.toList();

	private static final Map<String, List<BaseAnswer>> BY_OPERATION = ALL.stream()
		.collect(Collectors.groupingBy(BaseAnswer::operation));

	static List<BaseAnswer> of(String operation) {
		return BY_OPERATION.getOrDefault(operation, BY_OPERATION.get(CUSTOM));
	}

	static boolean exists(String operation) {
		return BY_OPERATION.containsKey(operation);
	}

	private static Stream<BaseAnswer> read(String resource) {
		try (InputStream lines = BaseAnswer.class.getResourceAsStream(resource)) {
			return new String(lines.readAllBytes(), StandardCharsets.UTF_8).lines().map(BaseAnswer::parse);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static BaseAnswer parse(String line) {
		JsonNode json = JsonMapper.shared().readTree(line);
		return new BaseAnswer(json.path("operation").asString(), json.path("status").asInt(), json.path("body"));
	}

}
