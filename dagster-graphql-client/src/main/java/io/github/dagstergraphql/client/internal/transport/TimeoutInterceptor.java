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

import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

import io.github.dagstergraphql.client.internal.call.Timeouts;
import io.github.dagstergraphql.client.internal.call.Timeouts.Timeout;
import reactor.core.publisher.Mono;

import org.springframework.graphql.client.ClientGraphQlRequest;
import org.springframework.graphql.client.ClientGraphQlResponse;
import org.springframework.graphql.client.GraphQlClientInterceptor;

/**
 * Interceptor that limits requests of Spring's own client: documents with a mutation by
 * the launch timeout, all others by the read timeout.
 */
final class TimeoutInterceptor implements GraphQlClientInterceptor {

	/** The longer timeout applies if the pattern matches something else. */
	private static final Pattern MUTATION = Pattern.compile("\\bmutation\\b");

	private final Timeouts timeouts;

	TimeoutInterceptor(Timeouts timeouts) {
		this.timeouts = timeouts;
	}

	@Override
	public Mono<ClientGraphQlResponse> intercept(ClientGraphQlRequest request, Chain chain) {
		Timeout timeout = MUTATION.matcher(request.getDocument()).find() ? this.timeouts.forLaunch()
				: this.timeouts.forRead();
		return chain.next(request)
			.timeout(timeout.duration(),
					Mono.error(() -> new TimeoutException("Dagster has not responded within the " + timeout)));
	}

}
