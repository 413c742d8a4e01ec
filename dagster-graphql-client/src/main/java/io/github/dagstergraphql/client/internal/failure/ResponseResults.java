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

package io.github.dagstergraphql.client.internal.failure;

import java.util.Objects;
import java.util.function.Supplier;

import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;
import io.github.dagstergraphql.client.internal.call.Call;
import io.github.dagstergraphql.client.internal.call.Obstacle;
import io.github.dagstergraphql.client.internal.operation.Response;
import io.github.dagstergraphql.client.internal.operation.Result;
import io.github.dagstergraphql.client.internal.operation.ServerError;
import io.github.dagstergraphql.client.internal.operation.ServerErrors;
import io.github.dagstergraphql.client.internal.shape.ShapeException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Results of decoded responses: the value, or the exception for everything else.
 */
public final class ResponseResults {

	private final ResponseFailures failures;

	/**
	 * Create new results.
	 * @param failures explains responses without a result
	 */
	public ResponseResults(ResponseFailures failures) {
		this.failures = failures;
	}

	/**
	 * Return the result of a response.
	 * @param call the call
	 * @param reply the response
	 * @param <T> the type of the result
	 * @return the value, or one of the client's exceptions
	 * @throws ShapeException if the response has neither a value nor an error
	 */
	public <T> Mono<T> of(Call<T> call, Response<T> reply) {
		Supplier<DagsterGraphQlClientException> failure = failure(call, reply);
		return (failure != null) ? fail(call, failure) : Mono.just(value(reply));
	}

	/**
	 * Return the failure of a response.
	 * @param call the call
	 * @param reply the response
	 * @param <T> the type of the result
	 * @return creates the exception, or {@code null} if the response has a value
	 * @throws ShapeException if the response has neither a value nor an error
	 */
	public <T> @Nullable Supplier<DagsterGraphQlClientException> failure(Call<T> call, Response<T> reply) {
		Result<T> answer = reply.result();
		String denial = reply.denial();
		if (denial != null && !(answer instanceof Result.Failure<T>)
		// of several fields in a document of the application, one may have been executed
				&& (!call.operation().isCustom() || answer == null)) {
			return () -> ServerErrors.denied("GraphQLError", denial, call.redactor());
		}
		if (answer instanceof Result.Value<T>) {
			return null;
		}
		if (reply.maintenance() != null && answer == null) {
			call.setObstacle(Obstacle.maintenance(reply.maintenance().pause()));
			return () -> this.failures.maintenance(call, reply.statusCode());
		}
		if (answer instanceof Result.Failure<T> failure) {
			// Dagster itself has responded, regardless of the status
			call.setObstacle(null);
			ServerError error = (denial != null) ? failure.error().asDenial() : failure.error();
			return () -> typedError(call, reply.statusCode(), error);
		}
		if (!reply.errors().isEmpty()) {
			ServerError misplaced = ServerErrors.misplacedIn(reply.errors());
			return () -> (misplaced != null) ? typedError(call, reply.statusCode(), misplaced)
					: this.failures.graphQlErrors(call, reply);
		}
		if (answer instanceof Result.Nothing<T>) {
			return null;
		}
		throw new ShapeException("data");
	}

	/**
	 * Return the value of a response without a {@link #failure failure}.
	 * @param reply the response
	 * @param <T> the type of the value
	 * @return the value
	 */
	public static <T> T value(Response<T> reply) {
		return (reply.result() instanceof Result.Nothing<T> nothing) ? nothing.value()
				: ((Result.Value<T>) Objects.requireNonNull(reply.result())).value();
	}

	private DagsterGraphQlClientException typedError(Call<?> call, int status, ServerError error) {
		try {
			return ServerErrors.toException(error, call.operation(), call.redactor());
		}
		catch (ShapeException ex) {
			return this.failures.unreadable(call, status, ex, "");
		}
	}

	/**
	 * Fail with an exception whose message must not quote the request. An event loop must
	 * not spend time on removing such quotations.
	 * @param call the call
	 * @param failure creates the exception
	 * @param <T> the type of the result
	 * @return fails with the exception
	 */
	public static <T> Mono<T> fail(Call<?> call, Supplier<? extends DagsterGraphQlClientException> failure) {
		Mono<T> failed = Mono.error(failure);
		return (call.request().confidential() != null) ? failed.subscribeOn(Schedulers.parallel()) : failed;
	}

}
