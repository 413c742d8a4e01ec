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
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.dagstergraphql.boot.autoconfigure.DagsterClientProperties.Auth;
import io.github.dagstergraphql.boot.autoconfigure.DagsterClientProperties.Basic;
import io.github.dagstergraphql.client.auth.DagsterCredentials;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Factory for credentials from the properties below {@code dagster.auth}.
 */
final class PropertiesCredentials {

	private static final String BASIC_USERNAME = "auth.basic.username";

	private static final String BASIC_PASSWORD = "auth.basic.password";

	private static final String BEARER = "auth.bearer.token";

	private static final String DAGSTER_PLUS = "auth.dagster-plus.token";

	private static final String OAUTH2 = "auth.oauth2.registration-id";

	private final @Nullable OAuth2CredentialsFactory oauth2;

	/**
	 * Create a new instance.
	 * @param oauth2 the factory for OAuth2 credentials, or {@code null} without Spring
	 * Security's OAuth2 client
	 */
	PropertiesCredentials(@Nullable OAuth2CredentialsFactory oauth2) {
		this.oauth2 = oauth2;
	}

	/**
	 * Return whether credentials of any kind are set.
	 * @param auth the properties
	 * @return whether credentials are created or an error is reported
	 */
	static boolean isSet(Auth auth) {
		return !keys(auth).isEmpty();
	}

	/**
	 * Return the kinds of credentials that are set.
	 * @param auth the properties
	 * @return one property for each kind
	 */
	static List<String> keys(Auth auth) {
		List<String> keys = new ArrayList<>();
		if (auth.getBasic().getUsername() != null || auth.getBasic().getPassword() != null) {
			keys.add((auth.getBasic().getUsername() != null) ? BASIC_USERNAME : BASIC_PASSWORD);
		}
		if (auth.getBearer().getToken() != null) {
			keys.add(BEARER);
		}
		if (auth.getDagsterPlus().getToken() != null) {
			keys.add(DAGSTER_PLUS);
		}
		if (auth.getOauth2().getRegistrationId() != null) {
			keys.add(OAUTH2);
		}
		return keys;
	}

	/**
	 * Create credentials and report errors.
	 * @param settings the properties of a client
	 * @return the credentials, or {@code null} if none are set or they are invalid
	 */
	@Nullable DagsterCredentials get(DagsterClientSettings settings) {
		Auth auth = settings.properties().getAuth();
		List<String> keys = keys(auth);
		if (keys.isEmpty()) {
			return null;
		}
		settings.checkExclusive(keys);
		DagsterCredentials basic = basic(settings, auth.getBasic());
		DagsterCredentials bearer = token(settings, BEARER, auth.getBearer().getToken(), DagsterCredentials::bearer);
		DagsterCredentials plus = token(settings, DAGSTER_PLUS, auth.getDagsterPlus().getToken(),
				DagsterCredentials::dagsterPlus);
		DagsterCredentials oauth2 = oauth2(settings, auth.getOauth2().getRegistrationId());
		return Stream.of(basic, bearer, plus, oauth2).filter(Objects::nonNull).findFirst().orElse(null);
	}

	private static @Nullable DagsterCredentials basic(DagsterClientSettings settings, Basic basic) {
		String username = basic.getUsername();
		String password = basic.getPassword();
		if (username == null && password == null) {
			return null;
		}
		boolean valid = settings.check(StringUtils.hasText(username), BASIC_USERNAME,
				"A password is set, but no user name. Set both, or neither.");
		valid &= settings.check(username == null || username.indexOf(':') < 0, BASIC_USERNAME,
				"It must not contain a colon.");
		valid &= settings.check(password != null, BASIC_PASSWORD,
				"A user name is set, but no password. Set both, or neither.");
		return (valid && username != null && password != null) ? DagsterCredentials.basic(username, password) : null;
	}

	private static @Nullable DagsterCredentials token(DagsterClientSettings settings, String key,
			@Nullable String token, Function<String, DagsterCredentials> credentials) {
		if (token == null) {
			return null;
		}
		try {
			return credentials.apply(token.strip());
		}
		catch (IllegalArgumentException ex) {
			settings.check(false, key, "The " + ex.getMessage() + ".");
			return null;
		}
	}

	private @Nullable DagsterCredentials oauth2(DagsterClientSettings settings, @Nullable String registrationId) {
		if (registrationId == null || !settings.checkNotBlank(OAUTH2, registrationId,
				"Set the name of a registration of spring.security.oauth2.client.registration.")) {
			return null;
		}
		if (this.oauth2 == null) {
			settings.check(false, OAUTH2,
					"It requires Spring Security's OAuth2 client: add the dependency "
							+ "org.springframework.boot:spring-boot-starter-security-oauth2-client and set "
							+ "spring.security.oauth2.client.registration." + registrationId + ".");
			return null;
		}
		return this.oauth2.create(settings, OAUTH2, registrationId);
	}

}
