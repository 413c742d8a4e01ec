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

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import io.github.dagstergraphql.client.error.GraphQlRequestException;
import io.github.dagstergraphql.client.error.UnsupportedServerVersionException;
import io.github.dagstergraphql.client.internal.call.Deadline;
import io.github.dagstergraphql.client.internal.failure.FailureKinds;
import io.github.dagstergraphql.client.internal.operation.Request;
import io.github.dagstergraphql.client.internal.operation.Requirement;
import reactor.core.publisher.Mono;

/**
 * Executes operations on servers that may be too old for them. The version is requested
 * only if a server rejects the document of an operation.
 */
public final class OlderServers {

	private final ServerVersions versions;

	/** Younger fields that are known to be missing on the server. */
	private final Set<String> unknownFields = ConcurrentHashMap.newKeySet();

	public OlderServers(ServerVersions versions) {
		this.versions = versions;
	}

	/**
	 * Execute an operation, without its younger field if the server does not have it.
	 * @param request the operation with its variables
	 * @param deadline the deadline of the call
	 * @param execution sends a request
	 * @param <T> the result
	 * @return the result, or {@link UnsupportedServerVersionException}
	 */
	public <T> Mono<T> execute(Request<T> request, Deadline deadline, Function<Request<T>, Mono<T>> execution) {
		String field = request.operation().youngerField();
		Mono<T> result = (field != null) ? withOrWithout(field, request, execution) : execution.apply(request);
		Requirement requirement = request.operation().requirement();
		return (requirement != null) ? explain(requirement, deadline, result) : result;
	}

	private <T> Mono<T> withOrWithout(String field, Request<T> request, Function<Request<T>, Mono<T>> execution) {
		Mono<T> without = Mono.defer(() -> execution.apply(request.withoutYoungerField()));
		return Mono.defer(() -> this.unknownFields.contains(field) ? without
				: execution.apply(request)
					.onErrorResume(
							(failure) -> failure instanceof GraphQlRequestException ex
									&& FailureKinds.isUnknownField(ex, field),
							(failure) -> Mono.fromRunnable(() -> this.unknownFields.add(field)).then(without)));
	}

	private <T> Mono<T> explain(Requirement requirement, Deadline deadline, Mono<T> result) {
		return result.onErrorResume(
				(failure) -> failure instanceof GraphQlRequestException ex && FailureKinds.isNotUnderstood(ex),
				(failure) -> deadline
					.limit(this.versions.require(requirement.feature(), requirement.since()), "Requesting the version")
					.onErrorMap((other) -> (other instanceof UnsupportedServerVersionException) ? other : failure)
					.then(Mono.error(failure)));
	}

}
