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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.auth.DagsterCredentials;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.http.HttpHeaders;

/**
 * Connection details based on the properties.
 */
final class PropertiesDagsterConnectionDetails implements DagsterConnectionDetails {

	private final URI url;

	private final boolean defaultAddress;

	private final @Nullable DagsterCredentials credentials;

	private final Map<String, String> headers;

	private final @Nullable SslBundle sslBundle;

	private PropertiesDagsterConnectionDetails(URI url, boolean defaultAddress,
			@Nullable DagsterCredentials credentials, Map<String, String> headers, @Nullable SslBundle sslBundle) {
		this.url = url;
		this.defaultAddress = defaultAddress;
		this.credentials = credentials;
		this.headers = headers;
		this.sslBundle = sslBundle;
	}

	/**
	 * Create the details and report errors.
	 * @param settings the properties
	 * @param credentials the factory for credentials
	 * @param ssl the lookup of the SSL bundle
	 * @return the details, or {@code null} if the address is invalid
	 */
	static @Nullable PropertiesDagsterConnectionDetails of(DagsterClientSettings settings,
			PropertiesCredentials credentials, PropertiesSslBundle ssl) {
		URI url = PropertiesAddress.get(settings);
		DagsterCredentials creds = credentials.get(settings);
		Map<String, String> headers = headers(settings);
		List<String> kinds = PropertiesCredentials.keys(settings.properties().getAuth());
		if (url != null && url.getRawUserInfo() != null) {
			checkAlone(settings, "url", kinds, "The URL contains a user and password.");
			checkAlone(settings, "url", authorization(headers), "The URL contains a user and password.");
		}
		for (String header : authorization(headers)) {
			checkAlone(settings, header, kinds, "Both set credentials.");
		}
		return (url != null) ? new PropertiesDagsterConnectionDetails(url, PropertiesAddress.isDefault(settings), creds,
				headers, ssl.get(settings, url)) : null;
	}

	private static void checkAlone(DagsterClientSettings settings, String key, List<String> others, String reason) {
		if (!others.isEmpty()) {
			List<String> keys = new ArrayList<>(List.of(key));
			keys.addAll(others);
			settings.checkTogether(false, keys, reason + " Remove one of them.");
		}
	}

	@Override
	public URI getUrl() {
		return this.url;
	}

	/**
	 * Return whether no address is set.
	 * @return whether the URL is the default
	 */
	boolean isDefaultAddress() {
		return this.defaultAddress;
	}

	@Override
	public @Nullable DagsterCredentials getCredentials() {
		return this.credentials;
	}

	@Override
	public Map<String, String> getHeaders() {
		return this.headers;
	}

	@Override
	public @Nullable SslBundle getSslBundle() {
		return this.sslBundle;
	}

	private static Map<String, String> headers(DagsterClientSettings settings) {
		if (settings.properties().getHeaders().isEmpty()) {
			return Map.of();
		}
		Map<String, String> headers = new LinkedHashMap<>();
		settings.properties().getHeaders().forEach((name, value) -> {
			String key = "headers." + name;
			boolean valid = settings.check(
					!name.isEmpty() && name.chars().allMatch(PropertiesDagsterConnectionDetails::isTokenCharacter), key,
					"The name must be a valid name of an HTTP header: letters, digits and hyphens.");
			valid &= settings.check(value.chars().noneMatch(Character::isISOControl), key,
					"The value must not contain line breaks or other control characters.");
			valid &= settings.check(!isOwnHeader(name), key, "The client sets this header itself. Remove it.");
			if (valid) {
				headers.put(name, value);
			}
		});
		return Map.copyOf(headers);
	}

	private static boolean isTokenCharacter(int character) {
		return character > ' ' && character < 127 && "\"(),/:;<=>?@[\\]{}".indexOf(character) < 0;
	}

	private static boolean isOwnHeader(String name) {
		return name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE) || name.equalsIgnoreCase(HttpHeaders.CONTENT_LENGTH)
				|| name.equalsIgnoreCase(HttpHeaders.CONTENT_ENCODING)
				|| name.equalsIgnoreCase(HttpHeaders.TRANSFER_ENCODING);
	}

	private static List<String> authorization(Map<String, String> headers) {
		if (headers.isEmpty()) {
			return List.of();
		}
		return headers.keySet()
			.stream()
			.filter((name) -> HttpHeaders.AUTHORIZATION.equalsIgnoreCase(name)
					|| "Dagster-Cloud-Api-Token".equalsIgnoreCase(name))
			.map((name) -> "headers." + name)
			.toList();
	}

}
