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

import java.util.ArrayList;
import java.util.List;

import io.github.dagstergraphql.client.auth.DagsterCredentials;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.core.ResolvableType;
import org.springframework.security.oauth2.client.endpoint.OAuth2ClientCredentialsGrantRequest;
import org.springframework.security.oauth2.client.endpoint.ReactiveOAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.WebClientReactiveClientCredentialsTokenResponseClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Factory for {@link OAuth2Credentials} based on the client registrations of the
 * application, which may be a servlet application, a reactive one or neither.
 */
class SpringSecurityCredentialsFactory implements OAuth2CredentialsFactory {

	private static final ResolvableType TOKEN_CLIENT = ResolvableType
		.forClassWithGenerics(ReactiveOAuth2AccessTokenResponseClient.class, OAuth2ClientCredentialsGrantRequest.class);

	private final BeanFactory beanFactory;

	SpringSecurityCredentialsFactory(BeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	@Override
	public @Nullable DagsterCredentials create(DagsterClientSettings settings, String key, String registrationId) {
		ReactiveClientRegistrationRepository reactive = this.beanFactory
			.getBeanProvider(ReactiveClientRegistrationRepository.class)
			.getIfAvailable();
		if (reactive != null) {
			return checkRegistration(settings, key, registrationId, reactive)
					? new OAuth2Credentials(registrationId, reactive, tokenClient()) : null;
		}
		ClientRegistrationRepository blocking = this.beanFactory.getBeanProvider(ClientRegistrationRepository.class)
			.getIfAvailable();
		if (blocking != null) {
			return checkRegistration(settings, key, registrationId, blocking)
					? new OAuth2Credentials(registrationId, adapt(blocking), tokenClient()) : null;
		}
		settings.check(false, key,
				"No client registrations are configured. Set spring.security.oauth2.client.registration.%s.client-id and the other properties of the registration."
					.formatted(registrationId));
		return null;
	}

	private static ReactiveClientRegistrationRepository adapt(ClientRegistrationRepository registrations) {
		return (id) -> Mono.fromCallable(() -> registrations.findByRegistrationId(id))
			.subscribeOn(Schedulers.boundedElastic());
	}

	// Finding registrations from other sources than the properties may require network
	// access.
	private static boolean checkRegistration(DagsterClientSettings settings, String key, String registrationId,
			Object repository) {
		if (!(repository instanceof Iterable<?> registrations)) {
			return true;
		}
		List<String> names = new ArrayList<>();
		boolean valid = true;
		for (Object element : registrations) {
			ClientRegistration registration = (ClientRegistration) element;
			names.add(registration.getRegistrationId());
			valid &= settings.check(!registration.getRegistrationId().equals(registrationId)
					|| AuthorizationGrantType.CLIENT_CREDENTIALS.equals(registration.getAuthorizationGrantType()), key,
					"The client registration \"%1$s\" does not use client credentials. Set spring.security.oauth2.client.registration.%1$s.authorization-grant-type to client_credentials."
						.formatted(registrationId));
		}
		return valid & settings.check(names.contains(registrationId), key,
				"The client registration is unknown%s. Add it below spring.security.oauth2.client.registration."
					.formatted(names.isEmpty() ? "" : ", known are " + names));
	}

	private ReactiveOAuth2AccessTokenResponseClient<OAuth2ClientCredentialsGrantRequest> tokenClient() {
		return this.beanFactory
			.<ReactiveOAuth2AccessTokenResponseClient<OAuth2ClientCredentialsGrantRequest>>getBeanProvider(TOKEN_CLIENT)
			.getIfAvailable(() -> {
				WebClientReactiveClientCredentialsTokenResponseClient client = new WebClientReactiveClientCredentialsTokenResponseClient();
				client.setWebClient(webClient());
				return client;
			});
	}

	private WebClient webClient() {
		return this.beanFactory.getBeanProvider(WebClient.Builder.class)
			.getIfAvailable(WebClient::builder)
			.clone()
			.codecs((codecs) -> {
				codecs.defaultCodecs().enableLoggingRequestDetails(false);
				codecs.defaultCodecs().jacksonJsonDecoder(new SilentJsonDecoder());
			})
			.build();
	}

}
