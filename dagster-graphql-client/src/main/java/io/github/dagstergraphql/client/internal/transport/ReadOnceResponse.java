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

import reactor.core.publisher.Mono;

import org.springframework.http.client.reactive.ClientHttpResponse;
import org.springframework.web.reactive.function.BodyExtractor;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.client.support.ClientResponseWrapper;

/**
 * Response whose body is released when it has been read. {@code WebClient} would
 * subscribe to the body a second time to release it, which costs as much as reading a
 * small one.
 */
final class ReadOnceResponse extends ClientResponseWrapper {

	private volatile boolean read;

	private ReadOnceResponse(ClientResponse response) {
		super(response);
	}

	/**
	 * Filter responses. This filter must be the first one, so that it wraps the responses
	 * of all others.
	 * @param request the request
	 * @param next sends it
	 * @return the response
	 */
	static Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		return next.exchange(request).map(ReadOnceResponse::new);
	}

	@Override
	public <T> T body(BodyExtractor<T, ? super ClientHttpResponse> extractor) {
		this.read = true;
		return super.body(extractor);
	}

	@Override
	public Mono<Void> releaseBody() {
		return this.read ? Mono.empty() : super.releaseBody();
	}

}
