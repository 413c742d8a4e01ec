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

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.github.dagstergraphql.client.auth.DagsterCredentials;
import io.github.dagstergraphql.client.error.DagsterAuthenticationException;
import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;
import io.github.dagstergraphql.client.internal.call.Call;
import io.github.dagstergraphql.client.internal.call.Obstacle;
import io.github.dagstergraphql.client.internal.call.SideJobs;
import io.github.dagstergraphql.client.internal.failure.ResponseFailures;
import io.github.dagstergraphql.client.internal.operation.Response;
import io.github.dagstergraphql.client.internal.operation.ResponseReader;
import io.github.dagstergraphql.client.internal.operation.Result;
import io.github.dagstergraphql.client.internal.operation.ServerError;
import io.github.dagstergraphql.client.internal.operation.ServerErrors;
import io.github.dagstergraphql.client.internal.operation.ShapeException;
import io.github.dagstergraphql.client.internal.redact.Redactor;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.graphql.GraphQlRequest;
import org.springframework.graphql.GraphQlResponse;
import org.springframework.graphql.client.GraphQlTransport;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Spring GraphQL transport to Dagster over {@link WebClient}. Variables are written and
 * responses are read once, with the mapper of the client and directly into its types. The
 * HTTP status is irrelevant for reading: Dagster also responds with 400 and 500, with the
 * result or the error in the body.
 * <p>
 * Responses are read outside of the filters of the {@code WebClient}: filters and
 * observations of the application receive the HTTP exchange unchanged, and no error that
 * a response with status 200 reports.
 */
final class DagsterGraphQlTransport implements GraphQlTransport {

	/** Key of the data in the map of a response. */
	private static final String DATA = "data";

	private static final int EXCERPT_BYTES = 600;

	/** Header read by Dagster+, for retried mutations. */
	private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

	private static final List<MediaType> JSON = List.of(MediaType.APPLICATION_JSON,
			new MediaType("application", "*+json"));

	private final WebClient webClient;

	private final URI url;

	private final ResponseFailures failures;

	private final @Nullable DagsterCredentials credentials;

	private final int maxResponseBytes;

	DagsterGraphQlTransport(WebClient webClient, TransportSettings settings) {
		this.webClient = webClient;
		this.url = settings.url();
		this.failures = new ResponseFailures(this.url);
		this.credentials = settings.credentials();
		this.maxResponseBytes = settings.maxResponseBytes();
	}

	@Override
	public Mono<GraphQlResponse> execute(GraphQlRequest request) {
		Call<?> call = Call.of(request);
		return (this.credentials != null)
				? credentialsFor(call, this.credentials).flatMap((credentials) -> exchange(call, credentials))
				: exchange(call, HttpHeaders.EMPTY);
	}

	@Override
	public Flux<GraphQlResponse> executeSubscription(GraphQlRequest request) {
		return Flux.error(() -> new UnsupportedOperationException(
				"The client for Dagster at " + this.url + " does not support GraphQL subscriptions"));
	}

	private Mono<HttpHeaders> credentialsFor(Call<?> call, DagsterCredentials credentials) {
		HttpHeaders headers = new HttpHeaders();
		return Mono.defer(() -> credentials.apply(headers))
			.onErrorMap((ex) -> !(ex instanceof DagsterAuthenticationException),
					(ex) -> this.failures.noCredentials(call, ex))
			.thenReturn(headers);
	}

	private Mono<GraphQlResponse> exchange(Call<?> call, HttpHeaders credentials) {
		WebClient.RequestBodySpec request = this.webClient.post().uri(this.url).attribute(Call.ATTRIBUTE, call);
		String idempotencyKey = call.request().idempotencyKey();
		if (idempotencyKey != null) {
			request.header(IDEMPOTENCY_KEY, idempotencyKey);
		}
		if (!credentials.isEmpty()) {
			request.headers((headers) -> headers.putAll(credentials));
		}
		return request.exchangeToMono((response) -> read(call, response));
	}

	private <T> Mono<GraphQlResponse> read(Call<T> call, ClientResponse response) {
		int status = response.statusCode().value();
		call.setStatus(status);
		MediaType contentType = contentType(response);
		call.setObstacle(Obstacle.ofStatus(status, response.headers().asHttpHeaders()));
		if (status == 401 && this.credentials != null) {
			SideJobs.run(this.credentials::rejected);
		}
		if (status == 401 || status == 403 || status == 407) {
			return excerpt(response)
				.flatMap((excerpt) -> fail(call, () -> this.failures.notAuthenticated(call, status, excerpt)));
		}
		if (contentType == null || JSON.stream().noneMatch((json) -> json.includes(contentType))) {
			URI redirect = redirect(response);
			return excerpt(response).flatMap(
					(excerpt) -> fail(call, () -> this.failures.notJson(call, status, contentType, redirect, excerpt)));
		}
		return DataBufferUtils.join(body(response), this.maxResponseBytes)
			.flatMap((body) -> decode(call, response, body))
			.onErrorMap(DataBufferLimitException.class,
					(ex) -> this.failures.tooLarge(call, status, this.maxResponseBytes))
			.switchIfEmpty(Mono.error(() -> this.failures.empty(call, status)));
	}

	private <T> Mono<GraphQlResponse> decode(Call<T> call, ClientResponse response, DataBuffer body) {
		int status = response.statusCode().value();
		Supplier<String> excerpt = excerptOf(body);
		try {
			Response<T> reply = ResponseReader.read(call.operation().dataReader(), status, body.asInputStream());
			return result(call, reply);
		}
		// JSON that is not too deep for the parser may be too deep for a small stack.
		// Linkage
		// errors, which Reactor rethrows on the event loop, would leave the caller
		// waiting.
		catch (RuntimeException | StackOverflowError | LinkageError ex) {
			String encoding = contentEncoding(response);
			String beginning = excerpt.get();
			return fail(call, () -> (encoding != null) ? this.failures.encoded(call, status, encoding)
					: this.failures.unreadable(call, status, ex, beginning));
		}
		finally {
			DataBufferUtils.release(body);
		}
	}

	private <T> Mono<GraphQlResponse> result(Call<T> call, Response<T> reply) {
		Result<T> answer = reply.result();
		String denial = reply.denial();
		if (denial != null && !(answer instanceof Result.Failure<T>)
		// of several fields in a document of the application, one may have been executed
				&& (!call.operation().isCustom() || answer == null)) {
			return fail(call, () -> ServerErrors.denied("GraphQLError", denial, call.redactor()));
		}
		if (answer instanceof Result.Value<T> value) {
			return Mono.just(toResponse(value.value()));
		}
		if (reply.maintenance() != null && answer == null) {
			call.setObstacle(Obstacle.maintenance(reply.maintenance().pause()));
			return Mono.error(this.failures.maintenance(call, reply.statusCode()));
		}
		if (answer instanceof Result.Failure<T> failure) {
			// Dagster itself has responded, regardless of the status
			call.setObstacle(null);
			ServerError error = (denial != null) ? failure.error().asDenial() : failure.error();
			return fail(call, () -> typedError(call, reply.statusCode(), error));
		}
		if (!reply.errors().isEmpty()) {
			ServerError misplaced = ServerErrors.misplacedIn(reply.errors());
			return fail(call, () -> (misplaced != null) ? typedError(call, reply.statusCode(), misplaced)
					: this.failures.graphQlErrors(call, reply));
		}
		if (answer instanceof Result.Nothing<T> nothing) {
			return Mono.just(toResponse(nothing.value()));
		}
		throw new ShapeException(DATA);
	}

	private static GraphQlResponse toResponse(Object value) {
		return GraphQlTransport.createResponse(Map.of(DATA, value));
	}

	private DagsterGraphQlClientException typedError(Call<?> call, int status, ServerError error) {
		try {
			return ServerErrors.toException(error, call.operation(), call.redactor());
		}
		catch (ShapeException ex) {
			return this.failures.unreadable(call, status, ex, "");
		}
	}

	// A message must not quote the request, and an event loop must not spend time on
	// removing
	// such quotations.
	private static <T> Mono<T> fail(Call<?> call, Supplier<DagsterGraphQlClientException> failure) {
		Mono<T> failed = Mono.error(failure);
		return (call.request().confidential() != null) ? failed.subscribeOn(Schedulers.parallel()) : failed;
	}

	private static Mono<String> excerpt(ClientResponse response) {
		return DataBufferUtils.join(DataBufferUtils.takeUntilByteCount(body(response), EXCERPT_BYTES)).map((body) -> {
			try {
				return (contentEncoding(response) == null) ? excerptOf(body).get() : "";
			}
			finally {
				DataBufferUtils.release(body);
			}
		}).defaultIfEmpty("");
	}

	private static Supplier<String> excerptOf(DataBuffer body) {
		int start = body.readPosition();
		int length = body.writePosition() - start;
		return () -> (length < EXCERPT_BYTES) ? body.toString(start, length, StandardCharsets.UTF_8)
				: Redactor.withoutCutWord(body.toString(start, EXCERPT_BYTES, StandardCharsets.UTF_8));
	}

	private static Flux<DataBuffer> body(ClientResponse response) {
		return response.body(BodyExtractors.toDataBuffers());
	}

	// HTTP clients that decode the content remove the header
	private static @Nullable String contentEncoding(ClientResponse response) {
		String encoding = response.headers().asHttpHeaders().getFirst(HttpHeaders.CONTENT_ENCODING);
		return "identity".equalsIgnoreCase(encoding) ? null : encoding;
	}

	private static @Nullable URI redirect(ClientResponse response) {
		try {
			return response.headers().asHttpHeaders().getLocation();
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private static @Nullable MediaType contentType(ClientResponse response) {
		try {
			return response.headers().contentType().orElse(null);
		}
		catch (InvalidMediaTypeException ex) {
			return null;
		}
	}

}
