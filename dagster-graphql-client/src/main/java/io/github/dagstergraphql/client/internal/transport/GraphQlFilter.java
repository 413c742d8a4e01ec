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

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.client.support.ClientResponseWrapper;

/**
 * Takes over the body of requests and responses: variables are written and answers are
 * read once, straight from and into our own types, with our own mapper, and whatever the
 * HTTP status, for Dagster answers 400 and 500 with the result or error in the body.
 * <p>
 * It must be the outermost filter. The application's own filters then see the true
 * request and response.
 */
final class GraphQlFilter implements ExchangeFilterFunction {

	/** Where {@code HttpGraphQlClient} looks for the data of a response. */
	private static final String DATA = "data";

	private static final int EXCERPT_BYTES = 600;

	/** Read by Dagster+, for mutations that are sent again. */
	private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

	private static final List<MediaType> JSON = List.of(MediaType.APPLICATION_JSON,
			new MediaType("application", "*+json"));

	private final URI url;

	private final ResponseFailures failures;

	private final @Nullable DagsterCredentials credentials;

	private final int maxResponseBytes;

	GraphQlFilter(TransportSettings settings) {
		this.url = settings.url();
		this.failures = new ResponseFailures(this.url);
		this.credentials = settings.credentials();
		this.maxResponseBytes = settings.maxResponseBytes();
	}

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		Call<?> call = Call.of(request);
		if (call == null) {
			return next.exchange(request);
		}
		// Spring's builder of URLs drops hosts with underscores
		ClientRequest.Builder builder = ClientRequest.from(request).url(this.url);
		String idempotencyKey = call.request().idempotencyKey();
		if (idempotencyKey != null) {
			builder.header(IDEMPOTENCY_KEY, idempotencyKey);
		}
		return (this.credentials != null)
				? authorize(call, this.credentials, builder).then(Mono.defer(() -> exchange(call, builder, next)))
				: exchange(call, builder, next);
	}

	private Mono<ClientResponse> exchange(Call<?> call, ClientRequest.Builder builder, ExchangeFunction next) {
		return next.exchange(builder.build()).flatMap((response) -> read(call, response));
	}

	private Mono<Void> authorize(Call<?> call, DagsterCredentials credentials, ClientRequest.Builder request) {
		HttpHeaders proof = new HttpHeaders();
		return Mono.defer(() -> credentials.apply(proof))
			.onErrorMap((ex) -> !(ex instanceof DagsterAuthenticationException),
					(ex) -> this.failures.noCredentials(call, ex))
			.then(Mono.fromRunnable(() -> request.headers((headers) -> headers.putAll(proof))));
	}

	private <T> Mono<ClientResponse> read(Call<T> call, ClientResponse response) {
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
			.map((body) -> decode(call, response, body))
			.flatMap((decoded) -> decoded)
			.<ClientResponse>map((data) -> new Decoded(response, data))
			.onErrorMap(DataBufferLimitException.class,
					(ex) -> this.failures.tooLarge(call, status, this.maxResponseBytes))
			.switchIfEmpty(Mono.error(() -> this.failures.empty(call, status)));
	}

	private <T> Mono<T> decode(Call<T> call, ClientResponse response, DataBuffer body) {
		int status = response.statusCode().value();
		Supplier<String> excerpt = excerptOf(body);
		try {
			Response<T> reply = ResponseReader.read(call.operation().dataReader(), status, body.asInputStream());
			return result(call, reply);
		}
		// What is not too deep for the parser may be too deep for a small stack; and an
		// error of the class path, which Reactor throws at whoever runs the event loop,
		// would leave the caller waiting.
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

	private <T> Mono<T> result(Call<T> call, Response<T> reply) {
		Result<T> answer = reply.result();
		String denial = reply.denial();
		if (denial != null && !(answer instanceof Result.Failure<T>)
		// of several fields in a document of the application, one may be executed
				&& (!call.operation().isCustom() || answer == null)) {
			return fail(call, () -> ServerErrors.denied("GraphQLError", denial, call.redactor()));
		}
		if (answer instanceof Result.Value<T> value) {
			return Mono.just(value.value());
		}
		if (reply.maintenance() != null && answer == null) {
			call.setObstacle(Obstacle.maintenance(reply.maintenance().pause()));
			return Mono.error(this.failures.maintenance(call, reply.statusCode()));
		}
		if (answer instanceof Result.Failure<T> failure) {
			// Dagster itself has spoken, whatever the status says
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
			return Mono.just(nothing.value());
		}
		throw new ShapeException(DATA);
	}

	private DagsterGraphQlClientException typedError(Call<?> call, int status, ServerError error) {
		try {
			return ServerErrors.toException(error, call.operation(), call.redactor());
		}
		catch (ShapeException ex) {
			return this.failures.unreadable(call, status, ex, "");
		}
	}

	// A message must not quote the request, and an event loop has no time to look for
	// that.
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

	// HTTP clients that decode it take the header away
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

	/**
	 * A response whose body has been read: the value stands where
	 * {@code HttpGraphQlClient} expects the map of a decoded body to hold the data.
	 */
	private static final class Decoded extends ClientResponseWrapper {

		private final Object data;

		Decoded(ClientResponse response, Object data) {
			super(response);
			this.data = data;
		}

		@Override
		public HttpStatusCode statusCode() {
			return HttpStatus.OK;
		}

		@Override
		@SuppressWarnings("unchecked")
		public <T> Mono<T> bodyToMono(ParameterizedTypeReference<T> type) {
			return Mono.just((T) Map.of(DATA, this.data));
		}

		@Override
		public Mono<Void> releaseBody() {
			return Mono.empty();
		}

	}

}
