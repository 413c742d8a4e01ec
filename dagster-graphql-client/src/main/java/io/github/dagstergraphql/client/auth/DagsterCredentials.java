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
 * Credentials for authentication with a server. They are applied to every request, so
 * that tokens may change during the lifetime of a client, and are sent only to the server
 * that the client was built for.
 *
 * <p>
 * Dagster itself does not authenticate callers; a proxy in front of open-source Dagster,
 * or Dagster+, does. Implement this interface for authentication schemes without a
 * factory method:
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
	 * Set the headers for authentication. Implementations must not block; use
	 * {@link #bearer(Supplier)} for blocking code.
	 * @param headers the headers of a request, to be added to but not retained
	 * @return completes when the headers are set. An error fails the call: a
	 * {@link io.github.dagstergraphql.client.error.DagsterAuthenticationException} is
	 * thrown unchanged, any other error becomes the cause of an exception that does not
	 * repeat its message
	 */
	Mono<Void> apply(HttpHeaders headers);

	/**
	 * Callback for an HTTP 401 response to a request with these credentials, for example
	 * to discard a cached token. Implementations must not block. The call fails
	 * nevertheless.
	 */
	default void rejected() {
	}

	/**
	 * Create credentials with user name and password (HTTP basic authentication).
	 * @param username the user name, without a colon
	 * @param password the password
	 * @return the credentials
	 * @throws IllegalArgumentException if the user name contains a colon
	 */
	static DagsterCredentials basic(String username, String password) {
		return HeaderCredentials.basic(username, password);
	}

	/**
	 * Create credentials with a token in the {@code Authorization} header.
	 * @param token the token, without the word {@code Bearer}
	 * @return the credentials
	 * @throws IllegalArgumentException if the token is blank or not valid in a header
	 */
	static DagsterCredentials bearer(String token) {
		return HeaderCredentials.bearer(token);
	}

	/**
	 * Create credentials with a token in the {@code Authorization} header that is
	 * obtained for each request.
	 * @param token supplies the token, without the word {@code Bearer}. It is called on a
	 * thread that may block, within the timeout of the call. With the context propagation
	 * library of Micrometer on the class path, thread-local values of the caller are
	 * available
	 * @return the credentials
	 */
	static DagsterCredentials bearer(Supplier<String> token) {
		return new SuppliedCredentials(token);
	}

	/**
	 * Create credentials with a user token or agent token of Dagster+, in the header
	 * {@code Dagster-Cloud-Api-Token}.
	 * @param token the token
	 * @return the credentials
	 * @throws IllegalArgumentException if the token is blank or not valid in a header
	 * @see <a href=
	 * "https://docs.dagster.io/deployment/dagster-plus/management/tokens">Tokens of
	 * Dagster+</a>
	 */
	static DagsterCredentials dagsterPlus(String token) {
		return HeaderCredentials.dagsterPlus(token);
	}

}
