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

package io.github.dagstergraphql.client;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import io.github.dagstergraphql.client.error.DagsterTimeoutException;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.http.client.reactive.ClientHttpResponse;
import org.springframework.mock.http.client.reactive.MockClientHttpRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for a connection that is established the moment after a call has ended. A request
 * that was reported as not sent must not be sent.
 */
class LateConnectionTests {

	@Test
	void isNoLongerSent() {
		LateConnector connector = new LateConnector();
		try (DagsterGraphQlClient client = DagsterGraphQlClient.builder()
			.clientConnector((httpClient) -> connector)
			.launchTimeout(Duration.ofMillis(50))
			.versionCheck(VersionCheck.OFF)
			.build()) {
			DagsterTimeoutException failure = catchThrowableOfType(DagsterTimeoutException.class,
					() -> client.job("j").location("l").repository("r").launch());
			assertThat(failure.isOutcomeUnknown()).isFalse();
			assertThatExceptionOfType(ExecutionException.class).isThrownBy(connector::write)
				.withMessageContaining("the call has already ended");
		}
	}

	/**
	 * Connects when the test triggers it, and ignores cancellation.
	 */
	private static final class LateConnector implements ClientHttpConnector {

		private final CompletableFuture<Mono<String>> writing = new CompletableFuture<>();

		@Override
		public Mono<ClientHttpResponse> connect(HttpMethod method, URI uri,
				Function<? super ClientHttpRequest, Mono<Void>> requestCallback) {
			MockClientHttpRequest request = new MockClientHttpRequest(method, uri);
			this.writing.complete(requestCallback.apply(request).then(Mono.defer(request::getBodyAsString)));
			return Mono.never();
		}

		/**
		 * Write the request.
		 * @return what was written
		 * @throws Exception if it was not written
		 */
		String write() throws Exception {
			return this.writing.thenCompose(Mono::toFuture).get(10, TimeUnit.SECONDS);
		}

	}

}
