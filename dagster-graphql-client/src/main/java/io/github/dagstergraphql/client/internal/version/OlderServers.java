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

package io.github.dagstergraphql.client.internal.version;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import io.github.dagstergraphql.client.error.GraphQlRequestException;
import io.github.dagstergraphql.client.error.InvalidResponseException;
import io.github.dagstergraphql.client.error.UnsupportedServerVersionException;
import io.github.dagstergraphql.client.internal.call.Deadline;
import io.github.dagstergraphql.client.internal.failure.FailureKinds;
import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.operation.Request;
import io.github.dagstergraphql.client.internal.operation.Requirement;
import reactor.core.publisher.Mono;

/**
 * Executes operations on servers that may be too old for them. The version is requested
 * only if a server rejects the document of an operation.
 */
public final class OlderServers {

	/** HTTP statuses of Dagster for a path that it does not have. */
	private static final Set<Integer> NO_PATH = Set.of(404, 405);

	private final ServerVersions versions;

	/** Younger fields and types that are known to be missing on the server. */
	private final Set<String> unknownFields = ConcurrentHashMap.newKeySet();

	public OlderServers(ServerVersions versions) {
		this.versions = versions;
	}

	/**
	 * Execute an operation, without its younger fields that the server does not have.
	 * @param request the operation with its variables
	 * @param deadline the deadline of the call
	 * @param execution sends a request
	 * @param <T> the result
	 * @return the result, or {@link UnsupportedServerVersionException}
	 */
	public <T> Mono<T> execute(Request<T> request, Deadline deadline, Function<Request<T>, Mono<T>> execution) {
		Mono<T> result = request.operation().youngerFields().isEmpty() ? execution.apply(request)
				: withKnownFields(request, execution);
		return (request.operation().requirement() != null) ? explain(request.operation(), deadline, result) : result;
	}

	/**
	 * Remove the younger fields that the server is known not to have.
	 * @param request the operation with its variables
	 * @param <T> the result
	 * @return the request to send
	 */
	public <T> Request<T> reduce(Request<T> request) {
		Set<String> missing = missing(request);
		return missing.isEmpty() ? request : request.without(missing);
	}

	private Set<String> missing(Request<?> request) {
		Set<String> missing = new HashSet<>(request.operation().youngerFields());
		missing.retainAll(this.unknownFields);
		return missing;
	}

	private <T> Mono<T> withKnownFields(Request<T> request, Function<Request<T>, Mono<T>> execution) {
		return Mono.defer(() -> {
			Set<String> missing = missing(request);
			return execution.apply(missing.isEmpty() ? request : request.without(missing))
				.onErrorResume(GraphQlRequestException.class, (failure) -> {
					List<String> unknown = request.operation()
						.youngerFields()
						.stream()
						.filter((name) -> !missing.contains(name) && FailureKinds.isUnknownField(failure, name))
						.toList();
					this.unknownFields.addAll(unknown);
					return unknown.isEmpty() ? Mono.error(failure) : withKnownFields(request, execution);
				});
		});
	}

	private <T> Mono<T> explain(Operation<?> operation, Deadline deadline, Mono<T> result) {
		Requirement requirement = Objects.requireNonNull(operation.requirement());
		return result.onErrorResume((failure) -> isNotSupported(operation, failure),
				(failure) -> deadline
					.limit(this.versions.require(requirement.feature(), requirement.since()), "Querying the version")
					.onErrorMap((other) -> (other instanceof UnsupportedServerVersionException) ? other : failure)
					.then(Mono.error(failure)));
	}

	private static boolean isNotSupported(Operation<?> operation, Throwable failure) {
		if (operation.path() != null) {
			return failure instanceof InvalidResponseException response && NO_PATH.contains(response.getStatusCode());
		}
		return failure instanceof GraphQlRequestException ex && FailureKinds.isNotUnderstood(ex);
	}

}
