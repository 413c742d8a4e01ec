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
import reactor.core.publisher.Mono;

import org.springframework.core.ParameterizedTypeReference;

/**
 * Sends any document the way that the client sends its own; the reactive twin of
 * {@link GraphQlOperations}.
 *
 * @since 0.1.0
 */
public interface ReactiveGraphQlOperations {

	/**
	 * Start a request with the text of a document.
	 * @param document one or more operations; with several, say which by
	 * {@link RequestSpec#operationName(String)}
	 * @return a spec for the rest
	 * @throws IllegalArgumentException if it is no GraphQL, or holds no query or mutation
	 */
	RequestSpec document(String document);

	/**
	 * Start a request with the document in
	 * {@code classpath:graphql-documents/<name>.graphql} (or {@code .gql}).
	 * @param name the name of the file, without its extension
	 * @return a spec for the rest; that there is no such document, or no GraphQL in it,
	 * shows as an {@link IllegalArgumentException} when the request is made
	 */
	RequestSpec documentName(String name);

	/**
	 * A request that is being put together.
	 *
	 * @since 0.1.0
	 */
	interface RequestSpec {

		/**
		 * Say which operation of the document is meant.
		 * @param name the name of the operation
		 * @return this spec
		 */
		RequestSpec operationName(String name);

		/**
		 * Give a value to a variable of the operation.
		 * @param name the variable, without {@code $}
		 * @param value anything that Jackson can write; it is written at once, so that
		 * later changes to it change nothing
		 * @return this spec
		 * @throws IllegalArgumentException if Jackson cannot write it
		 */
		RequestSpec variable(String name, @Nullable Object value);

		/**
		 * Give values to variables of the operation.
		 * @param variables values by the name of their variable
		 * @return this spec
		 * @throws IllegalArgumentException if Jackson cannot write a value
		 */
		RequestSpec variables(Map<String, ? extends @Nullable Object> variables);

		/**
		 * Give the request its own timeout, in place of the client's read timeout (for
		 * queries) or launch timeout (for mutations).
		 * @param timeout how long it may take, from the call to the decoded answer
		 * @return this spec
		 */
		RequestSpec timeout(Duration timeout);

		/**
		 * Choose what of the answer is wanted.
		 * @param path fields below {@code data}, joined by dots, such as
		 * {@code runOrError} or {@code instance.info}; empty for all
		 * @return a spec for the type
		 */
		RetrieveSpec retrieve(String path);

	}

	/**
	 * Says what the answer becomes. Dagster's typed errors are members of its unions and
	 * so part of the answer: select {@code __typename} and look.
	 *
	 * @since 0.1.0
	 */
	interface RetrieveSpec {

		/**
		 * Prepare the request, to be made on subscription.
		 * @param type what the answer becomes
		 * @param <T> the type
		 * @return the answer, or nothing if it is null; an error of
		 * {@link io.github.dagstergraphql.client.error.DagsterGraphQlClientException} if
		 * there is no answer, or none of this type
		 */
		<T> Mono<T> toEntity(Class<T> type);

		/**
		 * Prepare the request, to be made on subscription.
		 * @param type what the answer becomes
		 * @param <T> the type
		 * @return the answer, or nothing if it is null; an error of
		 * {@link io.github.dagstergraphql.client.error.DagsterGraphQlClientException} if
		 * there is no answer, or none of this type
		 */
		<T> Mono<T> toEntity(ParameterizedTypeReference<T> type);

		/**
		 * Prepare the request, to be made on subscription.
		 * @param elementType what each element of the answer becomes
		 * @param <T> the type
		 * @return the elements, none if the answer is null; an error of
		 * {@link io.github.dagstergraphql.client.error.DagsterGraphQlClientException} if
		 * there is no answer, or none of this type
		 */
		<T> Mono<List<T>> toEntityList(Class<T> elementType);

	}

}
