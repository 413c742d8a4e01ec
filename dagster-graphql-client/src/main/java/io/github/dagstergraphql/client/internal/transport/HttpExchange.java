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

import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;

import io.github.dagstergraphql.client.auth.DagsterCredentials;
import io.github.dagstergraphql.client.error.DagsterAuthenticationException;
import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;
import io.github.dagstergraphql.client.internal.call.Call;
import io.github.dagstergraphql.client.internal.call.Obstacle;
import io.github.dagstergraphql.client.internal.call.SideJobs;
import io.github.dagstergraphql.client.internal.failure.ResponseFailures;
import io.github.dagstergraphql.client.internal.failure.ResponseResults;
import io.github.dagstergraphql.client.internal.operation.Response;
import io.github.dagstergraphql.client.internal.operation.ServerErrors;
import io.github.dagstergraphql.client.internal.redact.Redactor;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Sends the requests of calls to a URL of the server, with the credentials of the client,
 * and reads their responses.
 * <p>
 * Responses are read outside of the filters of the {@code WebClient}: filters and
 * observations of the application receive the HTTP exchange unchanged, and no error that
 * a response with status 200 reports.
 */
final class HttpExchange {

	private static final int EXCERPT_BYTES = 600;

	/** Header read by Dagster+, for retried mutations. */
	private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

	private static final List<MediaType> JSON = List.of(MediaType.APPLICATION_JSON,
			new MediaType("application", "*+json"));

	private final WebClient webClient;

	private final URI url;

	private final ResponseFailures failures;

	private final ResponseResults results;

	private final @Nullable DagsterCredentials credentials;

	private final int maxResponseBytes;

	/**
	 * Create a new exchange.
	 * @param webClient sends requests
	 * @param url the URL of the requests
	 * @param settings the settings
	 */
	HttpExchange(WebClient webClient, URI url, TransportSettings settings) {
		this.webClient = webClient;
		this.url = url;
		this.failures = new ResponseFailures(url);
		this.results = new ResponseResults(this.failures);
		this.credentials = settings.credentials();
		this.maxResponseBytes = settings.maxResponseBytes();
	}

	/**
	 * Send a request.
	 * @param call the call that the request belongs to
	 * @param reader reads the body of the response
	 * @param <T> the type of the result
	 * @return the result, or one of the client's exceptions
	 */
	<T> Mono<T> send(Call<T> call, BodyReader reader) {
		return (this.credentials != null)
				? credentialsFor(call, this.credentials).flatMap((credentials) -> exchange(call, credentials, reader))
				: exchange(call, HttpHeaders.EMPTY, reader);
	}

	private Mono<HttpHeaders> credentialsFor(Call<?> call, DagsterCredentials credentials) {
		HttpHeaders headers = new HttpHeaders();
		return Mono.defer(() -> credentials.apply(headers))
			.onErrorMap((ex) -> !(ex instanceof DagsterAuthenticationException),
					(ex) -> this.failures.noCredentials(call, ex))
			.thenReturn(headers);
	}

	private <T> Mono<T> exchange(Call<T> call, HttpHeaders credentials, BodyReader reader) {
		WebClient.RequestBodySpec request = this.webClient.post().uri(this.url).attribute(Call.ATTRIBUTE, call);
		String idempotencyKey = call.request().idempotencyKey();
		if (idempotencyKey != null) {
			request.header(IDEMPOTENCY_KEY, idempotencyKey);
		}
		if (!credentials.isEmpty()) {
			request.headers((headers) -> headers.putAll(credentials));
		}
		return request.exchangeToMono((response) -> read(call, response, reader));
	}

	private <T> Mono<T> read(Call<T> call, ClientResponse response, BodyReader reader) {
		int status = response.statusCode().value();
		call.setStatus(status);
		MediaType contentType = contentType(response);
		call.setObstacle(Obstacle.ofStatus(status, response.headers().asHttpHeaders()));
		if (status == 401 || status == 403 || status == 407) {
			return excerpt(response).flatMap((excerpt) -> fail(call, notPermitted(call, status, excerpt)));
		}
		if (contentType == null || JSON.stream().noneMatch((json) -> json.includes(contentType))) {
			URI redirect = redirect(response);
			return excerpt(response).flatMap(
					(excerpt) -> fail(call, () -> this.failures.notJson(call, status, contentType, redirect, excerpt)));
		}
		return DataBufferUtils.join(body(response), this.maxResponseBytes)
			.flatMap((body) -> decode(call, response, body, reader))
			.onErrorMap(DataBufferLimitException.class,
					(ex) -> this.failures.tooLarge(call, status, this.maxResponseBytes))
			.switchIfEmpty(Mono.error(() -> this.failures.empty(call, status)));
	}

	private Supplier<DagsterGraphQlClientException> notPermitted(Call<?> call, int status, String excerpt) {
		if (RestResponseReader.isDenial(status, excerpt)) {
			// Dagster has accepted the credentials
			return () -> ServerErrors.notPermitted(ServerErrors.UNAUTHORIZED, null);
		}
		if (status == 401 && this.credentials != null) {
			SideJobs.run(this.credentials::rejected);
		}
		return () -> this.failures.notAuthenticated(call, status, excerpt);
	}

	private <T> Mono<T> decode(Call<T> call, ClientResponse response, DataBuffer body, BodyReader reader) {
		int status = response.statusCode().value();
		Supplier<String> excerpt = excerptOf(body);
		try {
			return this.results.of(call, reader.read(call, status, body.asInputStream()));
		}
		// JSON that is not too deep for the parser may be too deep for a small stack.
		// Linkage errors, which Reactor rethrows on the event loop, would leave the
		// caller waiting.
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

	private static <T> Mono<T> fail(Call<?> call, Supplier<DagsterGraphQlClientException> failure) {
		return ResponseResults.fail(call, failure);
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

	/**
	 * Reader for the body of a response.
	 */
	@FunctionalInterface
	interface BodyReader {

		/**
		 * Read a body.
		 * @param call the call
		 * @param statusCode the HTTP status
		 * @param body the body
		 * @param <T> the type of the result
		 * @return the response
		 */
		<T> Response<T> read(Call<T> call, int statusCode, InputStream body);

	}

}
