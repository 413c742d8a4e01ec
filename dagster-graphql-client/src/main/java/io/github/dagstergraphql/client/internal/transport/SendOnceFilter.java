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

import io.github.dagstergraphql.client.internal.call.Call;
import io.github.dagstergraphql.client.internal.redact.Redactor;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;

/**
 * Filter that passes a request to the HTTP client, including everything that the filters
 * of the application have added. It is the last filter, so that each exchange started by
 * a filter has its own body, and a repetition by the HTTP client itself is detected.
 */
final class SendOnceFilter implements ExchangeFilterFunction {

	private volatile HttpHeaders latest = HttpHeaders.EMPTY;

	/**
	 * Return a redactor for server messages that arrive after the exchange.
	 * @param confidential the values that no message may quote, or {@code null}
	 * @return a redactor for these values and the headers of the request that was last
	 * sent
	 */
	Redactor redactor(@Nullable Object confidential) {
		return new Redactor(confidential, this.latest);
	}

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		Call<?> call = Call.of(request);
		if (call == null) {
			return next.exchange(request);
		}
		HttpHeaders headers = headers(request);
		this.latest = headers;
		call.setHeaders(headers);
		return next.exchange(new CallRequest(request, call.body()));
	}

	// Credentials may be in other places, too.
	private static HttpHeaders headers(ClientRequest request) {
		String query = request.url().getRawQuery();
		if (query == null && request.cookies().isEmpty()) {
			return request.headers();
		}
		HttpHeaders headers = HttpHeaders.copyOf(request.headers());
		request.cookies().values().forEach((values) -> headers.addAll(HttpHeaders.COOKIE, values));
		if (query != null) {
			headers.add("query", query);
		}
		return headers;
	}

}
