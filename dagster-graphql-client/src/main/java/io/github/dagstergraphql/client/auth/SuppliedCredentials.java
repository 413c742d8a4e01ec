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

package io.github.dagstergraphql.client.auth;

import java.util.function.Supplier;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.http.HttpHeaders;
import org.springframework.util.Assert;

/**
 * Credentials with a bearer token that is obtained for each request.
 */
final class SuppliedCredentials implements DagsterCredentials {

	private final Supplier<String> token;

	SuppliedCredentials(Supplier<String> token) {
		Assert.notNull(token, "token supplier must not be null");
		this.token = token;
	}

	@Override
	public Mono<Void> apply(HttpHeaders headers) {
		// "handle" is an operator that restores thread-local values from the captured
		// context
		return Mono.just(this.token)
			.publishOn(Schedulers.boundedElastic())
			.<DagsterCredentials>handle((supplier, sink) -> sink.next(HeaderCredentials.bearer(supplier.get())))
			.contextCapture()
			.flatMap((credentials) -> credentials.apply(headers));
	}

	@Override
	public String toString() {
		return "DagsterCredentials[Authorization, supplied]";
	}

}
