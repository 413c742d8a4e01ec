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

package io.github.dagstergraphql.test.internal.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import io.github.dagstergraphql.test.fault.Fault;
import io.github.dagstergraphql.test.internal.graphql.GraphQlEngine;
import io.github.dagstergraphql.test.internal.graphql.GraphQlRequest;
import io.github.dagstergraphql.test.internal.json.JsonText;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;

/**
 * Extracts the GraphQL request from an HTTP request, as Dagster's webserver does.
 */
final class GraphQlEndpoint {

	static final HttpAnswer CRASH = HttpAnswer.text(500, "Internal Server Error");

	private final GraphQlEngine engine;

	private final FaultQueue faults;

	GraphQlEndpoint(GraphQlEngine engine, FaultQueue faults) {
		this.engine = engine;
		this.faults = faults;
	}

	Question read(String contentType, byte[] bytes, Map<String, String> parameters) {
		String body = new String(bytes, StandardCharsets.UTF_8);
		if (contentType.contains("application/json")) {
			try {
				return (JsonText.read(body) instanceof Map<?, ?> data) ? read(data) : Question.refused(CRASH);
			}
			catch (JacksonException ex) {
				return Question.refused(HttpAnswer.text(400, "GraphQL request is invalid JSON:\n" + body));
			}
		}
		return contentType.contains("application/graphql") ? read(Map.of("query", body)) : read(parameters);
	}

	Question read(Map<?, ?> data) {
		Object variables = data.get("variables");
		if (data.get("query") == null) {
			return Question.refused(HttpAnswer.text(400, "No GraphQL query found in the request"));
		}
		if (variables instanceof String text) {
			try {
				variables = JsonText.read(text);
			}
			catch (JacksonException ex) {
				return Question.refused(HttpAnswer.text(400,
						"Malformed GraphQL variables. Passed as string but not valid JSON:\n" + text));
			}
		}
		if (!(data.get("query") instanceof String query) || !(variables == null || variables instanceof Map)) {
			return Question.refused(CRASH);
		}
		return new Question(new GraphQlRequest(query, variables(variables),
				(data.get("operationName") instanceof String name) ? name : null), null);
	}

	Mono<Reply> answer(Question question, @Nullable String clientName) {
		return (question.request() != null) ? execute(question.request(), clientName)
				: Reply.of(Objects.requireNonNull(question.refusal()));
	}

	private static Map<String, @Nullable Object> variables(@Nullable Object variables) {
		Map<String, @Nullable Object> copy = new LinkedHashMap<>();
		if (variables instanceof Map<?, ?> map) {
			map.forEach((name, value) -> copy.put(String.valueOf(name), value));
		}
		return copy;
	}

	private Mono<Reply> execute(GraphQlRequest request, @Nullable String clientName) {
		Fault fault = this.faults.take(() -> GraphQlEngine.operationName(request));
		if (fault == null) {
			return act(request, clientName).flatMap(Reply::of);
		}
		return switch (fault.kind()) {
			case STATUS -> Reply.of(FaultAnswers.status(fault));
			case LOGIN_PAGE -> Reply.of(FaultAnswers.loginPage());
			case RESET_BEFORE_ACTING -> Mono.just(new Reply(CRASH, fault.kind()));
			case LATENCY ->
				Mono.delay(fault.delay()).then(Mono.defer(() -> act(request, clientName))).flatMap(Reply::of);
			case OVERSIZED ->
				act(request, clientName).map((answer) -> FaultAnswers.pad(answer, fault.bytes())).flatMap(Reply::of);
			case RESET_AFTER_ACTING, TRUNCATED ->
				act(request, clientName).map((answer) -> new Reply(answer, fault.kind()));
		};
	}

	private Mono<HttpAnswer> act(GraphQlRequest request, @Nullable String clientName) {
		return Mono.fromFuture(() -> this.engine.execute(request, clientName)).map(HttpAnswer::json);
	}

	/**
	 * A GraphQL request, or the response to an invalid request.
	 *
	 * @param request the request, or {@code null}
	 * @param refusal the response, or {@code null}
	 */
	record Question(@Nullable GraphQlRequest request, @Nullable HttpAnswer refusal) {

		static Question refused(HttpAnswer answer) {
			return new Question(null, answer);
		}

	}

	/**
	 * The response to send, and its fault.
	 *
	 * @param answer the response
	 * @param fault the fault that affects it, or {@code null}
	 */
	record Reply(HttpAnswer answer, Fault.@Nullable Kind fault) {

		static Mono<Reply> of(HttpAnswer answer) {
			return Mono.just(new Reply(answer, null));
		}

	}

}
