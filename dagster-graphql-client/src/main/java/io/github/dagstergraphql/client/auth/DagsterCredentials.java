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

import org.springframework.http.HttpHeaders;

/**
 * What proves to a server who is calling. It is asked for each request anew, so that
 * tokens may change while the client lives, and goes to the server that the client was
 * built for, and to no other.
 *
 * <p>
 * Dagster itself has no log-in: it is the proxy before an open-source Dagster, or
 * Dagster+, that wants to know. Write your own for other schemes than those below:
 *
 * <pre class="code">
 * DagsterCredentials signed = (headers) -&gt; signer.sign().doOnNext((signature) -&gt; headers.set("X-Signature", signature)).then();
 * </pre>
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface DagsterCredentials {

	/**
	 * Set the headers that prove who is calling. It must not block: for what does, there
	 * is {@link #bearer(Supplier)}.
	 * @param headers the headers of a request, to add to; not to be kept
	 * @return completes when the headers are set. An error ends the call: a
	 * {@link io.github.dagstergraphql.client.error.DagsterAuthenticationException} as it
	 * is, and any other as the cause of one that does not repeat its message
	 */
	Mono<Void> apply(HttpHeaders headers);

	/**
	 * Is told that a server answered HTTP 401 to what was set, so that it may forget a
	 * token that it keeps. It must not block. The call fails nevertheless.
	 */
	default void rejected() {
	}

	/**
	 * Prove it by user name and password (HTTP basic authentication).
	 * @param username the user name, without a colon
	 * @param password the password
	 * @return the credentials
	 * @throws IllegalArgumentException if the user name has a colon
	 */
	static DagsterCredentials basic(String username, String password) {
		return HeaderCredentials.basic(username, password);
	}

	/**
	 * Prove it by a token in the {@code Authorization} header.
	 * @param token the token, without the word {@code Bearer}
	 * @return the credentials
	 * @throws IllegalArgumentException if the token is blank or cannot stand in a header
	 */
	static DagsterCredentials bearer(String token) {
		return HeaderCredentials.bearer(token);
	}

	/**
	 * Prove it by a token in the {@code Authorization} header that is got for each
	 * request.
	 * @param token gives the token, without the word {@code Bearer}. It is called on a
	 * thread that may block, within the timeout of the call; with Micrometer's context
	 * propagation on the class path it sees the thread-local values of the caller
	 * @return the credentials
	 */
	static DagsterCredentials bearer(Supplier<String> token) {
		return new SuppliedCredentials(token);
	}

	/**
	 * Prove it by a user token or agent token of Dagster+, in the header
	 * {@code Dagster-Cloud-Api-Token}.
	 * @param token the token
	 * @return the credentials
	 * @throws IllegalArgumentException if the token is blank or cannot stand in a header
	 * @see <a href=
	 * "https://docs.dagster.io/deployment/dagster-plus/management/tokens">Tokens of
	 * Dagster+</a>
	 */
	static DagsterCredentials dagsterPlus(String token) {
		return HeaderCredentials.dagsterPlus(token);
	}

}
