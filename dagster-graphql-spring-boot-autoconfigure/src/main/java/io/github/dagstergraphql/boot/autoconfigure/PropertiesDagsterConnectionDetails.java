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
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import io.github.dagstergraphql.client.auth.DagsterCredentials;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.http.HttpHeaders;

/**
 * Takes the connection details from the properties, and says which of them is wrong.
 */
final class PropertiesDagsterConnectionDetails implements DagsterConnectionDetails {

	private final URI url;

	private final @Nullable DagsterCredentials credentials;

	private final Map<String, String> headers;

	private final @Nullable SslBundle sslBundle;

	/**
	 * Create new details.
	 * @param settings the properties
	 * @param credentials makes credentials of them
	 * @param ssl finds the SSL bundle that they name
	 */
	PropertiesDagsterConnectionDetails(DagsterClientSettings settings, PropertiesCredentials credentials,
			PropertiesSslBundle ssl) {
		DagsterClientProperties properties = settings.properties();
		this.url = (properties.getUrl() != null) ? fromUrl(settings, properties.getUrl()) : fromParts(settings);
		this.headers = checkHeaders(settings);
		this.credentials = credentials.get(settings);
		settings.checkSecret(this.credentials == null || this.url.getUserInfo() == null, "url",
				"It has a user and a password, and " + settings.propertyName("auth")
						+ " is set, too. Take one of them out.");
		settings.checkSecret(this.credentials == null || !hasAuthorization(this.headers),
				"headers." + HttpHeaders.AUTHORIZATION,
				settings.propertyName("auth") + " is set, too. Take one of them out.");
		this.sslBundle = ssl.get(settings, this.url);
	}

	@Override
	public URI getUrl() {
		return this.url;
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

	private static URI fromUrl(DagsterClientSettings settings, String url) {
		DagsterClientProperties properties = settings.properties();
		exclusive(settings, "host", properties.getHost());
		exclusive(settings, "port", properties.getPort());
		exclusive(settings, "https", properties.getHttps());
		exclusive(settings, "path-prefix", properties.getPathPrefix());
		URI uri = parse(url);
		boolean valid = uri != null && isHttp(uri) && uri.getRawQuery() == null && uri.getRawFragment() == null;
		settings.checkSecret(valid, "url", "It must be an absolute http or https URL, such as "
				+ "https://dagster.example.org/prefix, without query and fragment.");
		return Objects.requireNonNull(uri);
	}

	private static void exclusive(DagsterClientSettings settings, String key, @Nullable Object value) {
		Map<String, @Nullable Object> values = new LinkedHashMap<>();
		values.put("url", settings.properties().getUrl());
		values.put(key, value);
		settings.checkExclusive(values);
	}

	private static URI fromParts(DagsterClientSettings settings) {
		DagsterClientProperties properties = settings.properties();
		boolean https = Boolean.TRUE.equals(properties.getHttps());
		String host = (properties.getHost() != null) ? properties.getHost() : "localhost";
		int port = (properties.getPort() != null) ? properties.getPort() : https ? 443 : 3000;
		String pathPrefix = (properties.getPathPrefix() != null) ? properties.getPathPrefix() : "";
		settings.check(port >= 1 && port <= 65535, "port", port, "It must be between 1 and 65535.");
		settings.check(pathPrefix.isEmpty() || isPath(pathPrefix), "path-prefix", pathPrefix,
				"It must be a path that starts with \"/\", such as /dagster.");
		String bracketed = (host.contains(":") && !host.startsWith("[")) ? "[" + host + "]" : host;
		URI uri = host.contains("/") ? null
				: parse((https ? "https" : "http") + "://" + bracketed + ":" + port + pathPrefix);
		String reason = "It must be a host name or an address only, without scheme, port and path. Set "
				+ settings.propertyName("url") + " to give all of them at once.";
		settings.checkSecret(!host.contains("@"), "host", reason);
		settings.check(uri != null && uri.getHost() != null, "host", host, reason);
		return Objects.requireNonNull(uri);
	}

	private static boolean isPath(String pathPrefix) {
		URI uri = parse("http://localhost" + pathPrefix);
		return pathPrefix.startsWith("/") && uri != null && uri.getRawQuery() == null && uri.getRawFragment() == null;
	}

	private static boolean isHttp(URI uri) {
		return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null;
	}

	private static @Nullable URI parse(String url) {
		try {
			return new URI(url);
		}
		catch (URISyntaxException ex) {
			return null;
		}
	}

	private static Map<String, String> checkHeaders(DagsterClientSettings settings) {
		Map<String, String> headers = settings.properties().getHeaders();
		headers.forEach((name, value) -> {
			settings.checkSecret(name.chars().allMatch(PropertiesDagsterConnectionDetails::isTokenCharacter),
					"headers." + name, "The name must be one of an HTTP header: letters, digits and hyphens.");
			settings.checkSecret(value.chars().noneMatch(Character::isISOControl), "headers." + name,
					"It must have no line breaks or other control characters.");
			settings.checkSecret(!isOwnHeader(name), "headers." + name,
					"The client sets this header itself. Take it out.");
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

	private static boolean hasAuthorization(Map<String, String> headers) {
		return headers.keySet().stream().anyMatch(HttpHeaders.AUTHORIZATION::equalsIgnoreCase);
	}

}
