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

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

import io.github.dagstergraphql.boot.autoconfigure.DagsterClientProperties.Auth;
import io.github.dagstergraphql.boot.autoconfigure.DagsterClientProperties.Basic;
import io.github.dagstergraphql.client.auth.DagsterCredentials;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Makes credentials of the properties below {@code dagster.auth}.
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
	 * @param oauth2 gets tokens by OAuth2, or {@code null} without Spring Security's
	 * OAuth2 client
	 */
	PropertiesCredentials(@Nullable OAuth2CredentialsFactory oauth2) {
		this.oauth2 = oauth2;
	}

	/**
	 * Return whether any kind is set.
	 * @param auth the properties
	 * @return whether there will be credentials, or an error
	 */
	static boolean isSet(Auth auth) {
		return values(auth).values().stream().anyMatch((value) -> value != null);
	}

	@Nullable DagsterCredentials get(DagsterClientSettings settings) {
		Auth auth = settings.properties().getAuth();
		settings.checkExclusive(values(auth));
		if (auth.getBasic().getUsername() != null || auth.getBasic().getPassword() != null) {
			return basic(settings, auth.getBasic());
		}
		if (auth.getBearer().getToken() != null) {
			return token(settings, BEARER, auth.getBearer().getToken(), DagsterCredentials::bearer);
		}
		if (auth.getDagsterPlus().getToken() != null) {
			return token(settings, DAGSTER_PLUS, auth.getDagsterPlus().getToken(), DagsterCredentials::dagsterPlus);
		}
		return (auth.getOauth2().getRegistrationId() != null) ? oauth2(settings, auth.getOauth2().getRegistrationId())
				: null;
	}

	// A password alone is a mistake of its own, and told as such.
	private static Map<String, @Nullable Object> values(Auth auth) {
		Map<String, @Nullable Object> values = new LinkedHashMap<>();
		if (auth.getBasic().getUsername() != null) {
			values.put(BASIC_USERNAME, auth.getBasic().getUsername());
		}
		else {
			values.put(BASIC_PASSWORD, auth.getBasic().getPassword());
		}
		values.put(BEARER, auth.getBearer().getToken());
		values.put(DAGSTER_PLUS, auth.getDagsterPlus().getToken());
		values.put(OAUTH2, auth.getOauth2().getRegistrationId());
		return values;
	}

	private static DagsterCredentials basic(DagsterClientSettings settings, Basic basic) {
		String username = basic.getUsername();
		String password = basic.getPassword();
		if (username == null || !StringUtils.hasText(username)) {
			throw new InvalidSecretPropertyException(settings.propertyName(BASIC_USERNAME),
					"There is a password, and no user name. Set both, or none.");
		}
		settings.check(username.indexOf(':') < 0, BASIC_USERNAME, username, "It must not have a colon.");
		if (password == null) {
			throw new InvalidSecretPropertyException(settings.propertyName(BASIC_PASSWORD),
					"There is a user name, and no password. Set both, or none.");
		}
		return DagsterCredentials.basic(username, password);
	}

	private static DagsterCredentials token(DagsterClientSettings settings, String key, String token,
			Function<String, DagsterCredentials> credentials) {
		try {
			return credentials.apply(token);
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidSecretPropertyException(settings.propertyName(key), "The " + ex.getMessage() + ".");
		}
	}

	private DagsterCredentials oauth2(DagsterClientSettings settings, String registrationId) {
		settings.checkNotBlank(OAUTH2, registrationId,
				"Name a registration of spring.security.oauth2.client.registration, or take it out.");
		if (this.oauth2 == null) {
			throw settings.invalid(OAUTH2, registrationId,
					"It needs Spring Security's OAuth2 client: add the dependency "
							+ "org.springframework.boot:spring-boot-starter-security-oauth2-client, and "
							+ "spring.security.oauth2.client.registration." + registrationId + ".");
		}
		return this.oauth2.create(settings, OAUTH2, registrationId);
	}

}
