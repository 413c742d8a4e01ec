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

package io.github.dagstergraphql.client.internal.document;

import java.lang.reflect.Type;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.graphql.ReactiveGraphQlOperations;
import io.github.dagstergraphql.client.internal.json.Json;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.ResolvableType;

/**
 * The reactive {@link ReactiveGraphQlOperations}.
 */
public final class DefaultReactiveGraphQlOperations implements ReactiveGraphQlOperations {

	private final DocumentRequests requests;

	public DefaultReactiveGraphQlOperations(DocumentRequests requests) {
		this.requests = requests;
	}

	@Override
	public RequestSpec document(String document) {
		return new DefaultRequestSpec(this.requests.document(document));
	}

	@Override
	public RequestSpec documentName(String name) {
		return new DefaultRequestSpec(this.requests.documentName(name));
	}

	private record DefaultRequestSpec(DocumentRequest request) implements RequestSpec {

		@Override
		public RequestSpec operationName(String name) {
			this.request.operationName(name);
			return this;
		}

		@Override
		public RequestSpec variable(String name, @Nullable Object value) {
			this.request.variable(name, value);
			return this;
		}

		@Override
		public RequestSpec variables(Map<String, ? extends @Nullable Object> variables) {
			variables.forEach(this.request::variable);
			return this;
		}

		@Override
		public RequestSpec timeout(Duration timeout) {
			this.request.timeout(timeout);
			return this;
		}

		@Override
		public RetrieveSpec retrieve(String path) {
			return new DefaultRetrieveSpec(this.request, path);
		}

		@Override
		public RetrieveSubscriptionSpec retrieveSubscription(String path) {
			return new DefaultRetrieveSubscriptionSpec(this.request, path);
		}

	}

	private record DefaultRetrieveSpec(DocumentRequest request, String path) implements RetrieveSpec {

		@Override
		public <T> Mono<T> toEntity(Class<T> type) {
			return read(type);
		}

		@Override
		public <T> Mono<T> toEntity(ParameterizedTypeReference<T> type) {
			return read(type.getType());
		}

		@Override
		public <T> Mono<List<T>> toEntityList(Class<T> elementType) {
			Type type = ResolvableType.forClassWithGenerics(List.class, elementType).getType();
			return this.<List<T>>read(type).defaultIfEmpty(List.of());
		}

		private <T> Mono<T> read(Type type) {
			Mono<JsonNode> node = this.request.execute(this.path);
			return node.flatMap((value) -> {
				T entity = Json.read(value, type, "\"" + this.path + "\"");
				return Mono.justOrEmpty(entity);
			});
		}

	}

	private record DefaultRetrieveSubscriptionSpec(DocumentRequest request,
			String path) implements RetrieveSubscriptionSpec {

		@Override
		public <T> Flux<T> toEntity(Class<T> type) {
			return read(type);
		}

		@Override
		public <T> Flux<T> toEntity(ParameterizedTypeReference<T> type) {
			return read(type.getType());
		}

		@Override
		public <T> Flux<List<T>> toEntityList(Class<T> elementType) {
			return read(ResolvableType.forClassWithGenerics(List.class, elementType).getType());
		}

		private <T> Flux<T> read(Type type) {
			return this.request.subscribe(this.path).handle((value, sink) -> {
				T result = Json.read(value, type, "\"" + this.path + "\"");
				if (result != null) {
					sink.next(result);
				}
			});
		}

	}

}
