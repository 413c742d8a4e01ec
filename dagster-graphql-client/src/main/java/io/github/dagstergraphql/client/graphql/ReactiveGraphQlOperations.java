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

package io.github.dagstergraphql.client.graphql;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.ParameterizedTypeReference;

/**
 * Operations to send arbitrary GraphQL documents; the reactive counterpart of
 * {@link GraphQlOperations}.
 *
 * @since 0.1.0
 */
public interface ReactiveGraphQlOperations {

	/**
	 * Create a request for the text of a document.
	 * @param document a document with one or more operations; if there are several,
	 * select one with {@link RequestSpec#operationName(String)}
	 * @return a spec to configure the request
	 * @throws IllegalArgumentException if the text is not valid GraphQL
	 */
	RequestSpec document(String document);

	/**
	 * Create a request for the document in
	 * {@code classpath:graphql-documents/<name>.graphql} (or {@code .gql}).
	 * @param name the name of the file, without its extension
	 * @return a spec to configure the request; a missing or invalid document is reported
	 * by an {@link IllegalArgumentException} when the request is sent
	 */
	RequestSpec documentName(String name);

	/**
	 * Spec for a request.
	 *
	 * @since 0.1.0
	 */
	interface RequestSpec {

		/**
		 * Set the operation of the document to execute.
		 * @param name the name of the operation
		 * @return this spec
		 */
		RequestSpec operationName(String name);

		/**
		 * Set a variable of the operation.
		 * @param name the name of the variable, without {@code $}
		 * @param value any value that Jackson can write; it is written immediately, so
		 * that later changes to it have no effect
		 * @return this spec
		 * @throws IllegalArgumentException if Jackson cannot write the value
		 */
		RequestSpec variable(String name, @Nullable Object value);

		/**
		 * Set variables of the operation.
		 * @param variables the values by variable name
		 * @return this spec
		 * @throws IllegalArgumentException if Jackson cannot write a value
		 */
		RequestSpec variables(Map<String, ? extends @Nullable Object> variables);

		/**
		 * Set the timeout of the request, from the call to the decoded response. Defaults
		 * to the read timeout of the client for queries, and to its launch timeout for
		 * mutations.
		 * @param timeout the timeout
		 * @return this spec
		 */
		RequestSpec timeout(Duration timeout);

		/**
		 * Specify the part of the response to decode.
		 * @param path field names below {@code data}, separated by dots, such as
		 * {@code runOrError} or {@code instance.info}; empty for the entire data
		 * @return a spec to specify the target type
		 */
		RetrieveSpec retrieve(String path);

		/**
		 * Specify the part of each response of a subscription to decode. A subscription
		 * uses a WebSocket connection of its own.
		 * @param path field names below {@code data}, separated by dots, such as
		 * {@code pipelineRunLogs}; empty for the entire data
		 * @return a spec to specify the target type
		 */
		RetrieveSubscriptionSpec retrieveSubscription(String path);

	}

	/**
	 * Spec for decoding the response. Typed errors of Dagster are members of its union
	 * types and therefore part of the response: select {@code __typename} to distinguish
	 * them.
	 *
	 * @since 0.1.0
	 */
	interface RetrieveSpec {

		/**
		 * Send the request on subscription and decode the response.
		 * @param type the target type
		 * @param <T> the target type
		 * @return the decoded value; empty if the value in the response is null; an error
		 * of {@link io.github.dagstergraphql.client.error.DagsterGraphQlClientException}
		 * if the request fails, or the response does not match the type
		 */
		<T> Mono<T> toEntity(Class<T> type);

		/**
		 * Send the request on subscription and decode the response.
		 * @param type the target type
		 * @param <T> the target type
		 * @return the decoded value; empty if the value in the response is null; an error
		 * of {@link io.github.dagstergraphql.client.error.DagsterGraphQlClientException}
		 * if the request fails, or the response does not match the type
		 */
		<T> Mono<T> toEntity(ParameterizedTypeReference<T> type);

		/**
		 * Send the request on subscription and decode the response as a list.
		 * @param elementType the type of the elements
		 * @param <T> the type of the elements
		 * @return the decoded elements; an empty list if the value in the response is
		 * null; an error of
		 * {@link io.github.dagstergraphql.client.error.DagsterGraphQlClientException} if
		 * the request fails, or the response does not match the type
		 */
		<T> Mono<List<T>> toEntityList(Class<T> elementType);

	}

	/**
	 * Spec for decoding the responses of a subscription. The connection is opened on
	 * subscription to the {@code Flux}, and is closed when that completes, fails or is
	 * canceled. Responses are delivered on threads that may be blocked. Those that are
	 * not requested in time are buffered; when the buffer is full, the {@code Flux}
	 * fails.
	 * <p>
	 * An error is a
	 * {@link io.github.dagstergraphql.client.error.DagsterGraphQlClientException}: a
	 * {@link io.github.dagstergraphql.client.error.DagsterConnectionException} if the
	 * connection cannot be opened or breaks, and the exceptions of requests if the server
	 * or a gateway reports an error. Nothing is retried.
	 *
	 * @since 0.1.0
	 */
	interface RetrieveSubscriptionSpec {

		/**
		 * Subscribe and decode each response.
		 * @param type the target type
		 * @param <T> the target type
		 * @return the decoded values, without those that are null
		 */
		<T> Flux<T> toEntity(Class<T> type);

		/**
		 * Subscribe and decode each response.
		 * @param type the target type
		 * @param <T> the target type
		 * @return the decoded values, without those that are null
		 */
		<T> Flux<T> toEntity(ParameterizedTypeReference<T> type);

		/**
		 * Subscribe and decode each response as a list.
		 * @param elementType the type of the elements
		 * @param <T> the type of the elements
		 * @return the decoded elements of each response, without responses that are null
		 */
		<T> Flux<List<T>> toEntityList(Class<T> elementType);

	}

}
