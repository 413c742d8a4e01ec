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
import io.github.dagstergraphql.test.internal.graphql.GraphQlSubscription;
import io.github.dagstergraphql.test.internal.json.JsonText;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.core.JacksonException;

/**
 * Extracts the GraphQL request from an HTTP request, as Dagster's webserver does.
 */
final class GraphQlEndpoint {

	static final HttpAnswer CRASH = HttpAnswer.text(500, "Internal Server Error");

	private final GraphQlEngine engine;

	private final FaultQueue queue;

	private final FaultedAnswers faults;

	GraphQlEndpoint(GraphQlEngine engine, FaultQueue faults) {
		this.engine = engine;
		this.queue = faults;
		this.faults = new FaultedAnswers(faults);
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

	Mono<FaultedAnswers.Reply> answer(Question question, @Nullable String clientName) {
		return (question.request() != null) ? execute(question.request(), clientName)
				: FaultedAnswers.Reply.of(Objects.requireNonNull(question.refusal()));
	}

	Mono<GraphQlSubscription> subscribe(GraphQlRequest request, @Nullable String clientName) {
		return Mono.fromFuture(() -> this.engine.subscribe(request, clientName))
			.subscribeOn(Schedulers.boundedElastic());
	}

	@Nullable Fault subscriptionFault(GraphQlRequest request) {
		return this.queue.take(Fault.Kind::isOfSubscription, () -> GraphQlEngine.operationName(request));
	}

	@Nullable Fault socketFault() {
		return this.queue.take((kind) -> kind == Fault.Kind.REFUSED_SOCKET, () -> null);
	}

	private static Map<String, @Nullable Object> variables(@Nullable Object variables) {
		Map<String, @Nullable Object> copy = new LinkedHashMap<>();
		if (variables instanceof Map<?, ?> map) {
			map.forEach((name, value) -> copy.put(String.valueOf(name), value));
		}
		return copy;
	}

	private Mono<FaultedAnswers.Reply> execute(GraphQlRequest request, @Nullable String clientName) {
		return this.faults.answer(() -> GraphQlEngine.operationName(request),
				Mono.defer(() -> act(request, clientName)));
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

}
