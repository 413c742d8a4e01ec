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

package io.github.dagstergraphql.boot.autoconfigure;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

import io.github.dagstergraphql.client.auth.DagsterCredentials;
import io.github.dagstergraphql.client.error.DagsterAuthenticationException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.client.AuthorizedClientServiceReactiveOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.InMemoryReactiveOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.ReactiveOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.ReactiveOAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.ReactiveOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.endpoint.OAuth2ClientCredentialsGrantRequest;
import org.springframework.security.oauth2.client.endpoint.ReactiveOAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.web.reactive.function.client.WebClientRequestException;

/**
 * Credentials with a bearer token that Spring Security obtains with client credentials
 * and renews before it expires. Concurrent requests that need a new token share it.
 */
final class OAuth2Credentials implements DagsterCredentials {

	private static final String PRINCIPAL = "dagster";

	/**
	 * Timeout of the shared token request. Each request also has a deadline of its own.
	 */
	private static final Duration TOKEN_TIMEOUT = Duration.ofSeconds(30);

	/** Error codes of RFC 6749 and of Spring Security. */
	private static final Set<String> ERROR_CODES = Set.of("invalid_request", "invalid_client", "invalid_grant",
			"unauthorized_client", "unsupported_grant_type", "invalid_scope", "invalid_token_response", "server_error",
			"temporarily_unavailable");

	private final String registrationId;

	private final ReactiveOAuth2AuthorizedClientManager manager;

	private final ReactiveOAuth2AuthorizedClientService tokens;

	private final AtomicReference<@Nullable Mono<Token>> underWay = new AtomicReference<>();

	OAuth2Credentials(String registrationId, ReactiveClientRegistrationRepository registrations,
			ReactiveOAuth2AccessTokenResponseClient<OAuth2ClientCredentialsGrantRequest> tokenClient) {
		this.registrationId = registrationId;
		this.tokens = new InMemoryReactiveOAuth2AuthorizedClientService(registrations);
		AuthorizedClientServiceReactiveOAuth2AuthorizedClientManager manager = new AuthorizedClientServiceReactiveOAuth2AuthorizedClientManager(
				registrations, this.tokens);
		manager.setAuthorizedClientProvider(ReactiveOAuth2AuthorizedClientProviderBuilder.builder()
			.clientCredentials((credentials) -> credentials.accessTokenResponseClient(tokenClient))
			.build());
		this.manager = manager;
	}

	@Override
	public Mono<Void> apply(HttpHeaders headers) {
		return Mono.defer(() -> this.underWay.updateAndGet((token) -> (token != null) ? token : token()))
			.doOnNext((token) -> headers.setBearerAuth(token.value()))
			.then();
	}

	@Override
	public void rejected() {
		this.tokens.removeAuthorizedClient(this.registrationId, PRINCIPAL).subscribe();
	}

	private Mono<Token> token() {
		return this.manager
			.authorize(
					OAuth2AuthorizeRequest.withClientRegistrationId(this.registrationId).principal(PRINCIPAL).build())
			.map((client) -> new Token(client.getAccessToken().getTokenValue()))
			.timeout(TOKEN_TIMEOUT)
			.switchIfEmpty(Mono.error(() -> failure("its grant type is not client_credentials", null)))
			.onErrorMap((ex) -> !(ex instanceof DagsterAuthenticationException), this::failure)
			.doFinally((signal) -> this.underWay.set(null))
			.cache();
	}

	private DagsterAuthenticationException failure(Throwable failure) {
		// errors of the authorization server, including their causes, may contain the
		// request
		return (failure instanceof OAuth2AuthorizationException ex)
				? failure(reason(ex.getError().getErrorCode()), null) : failure(reason(failure), failure);
	}

	private static String reason(Throwable failure) {
		if (failure instanceof WebClientRequestException request) {
			URI endpoint = request.getUri();
			return "the token endpoint %s://%s%s cannot be reached (%s)".formatted(endpoint.getScheme(),
					endpoint.getHost() + ((endpoint.getPort() >= 0) ? ":" + endpoint.getPort() : ""),
					endpoint.getPath(), NestedExceptionUtils.getMostSpecificCause(request).getClass().getSimpleName());
		}
		return (failure instanceof TimeoutException)
				? "the token endpoint has not responded within " + TOKEN_TIMEOUT.toSeconds() + "s"
				: failure.getClass().getSimpleName();
	}

	private static String reason(String errorCode) {
		return ERROR_CODES.contains(errorCode) ? errorCode : "the authorization server returned an error";
	}

	private DagsterAuthenticationException failure(String reason, @Nullable Throwable cause) {
		return new DagsterAuthenticationException(
				("Failed to obtain an access token for Dagster with the client registration \"%s\": %s. Check "
						+ "spring.security.oauth2.client.registration.%s, its provider, and whether the provider can be reached")
					.formatted(this.registrationId, reason, this.registrationId),
				cause);
	}

	@Override
	public String toString() {
		return "OAuth2Credentials[" + this.registrationId + "]";
	}

	/**
	 * Token whose string representation does not contain the value, so that it is not
	 * logged.
	 *
	 * @param value the token
	 */
	private record Token(String value) {

		@Override
		public String toString() {
			return "Token";
		}

	}

}
