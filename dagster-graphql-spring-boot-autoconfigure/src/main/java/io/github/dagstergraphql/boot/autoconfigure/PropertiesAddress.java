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
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Factory for the URL of the webserver from the properties. It is validated by the client
 * builder, so that both accept the same addresses.
 */
final class PropertiesAddress {

	private static final List<String> KEYS = List.of("url", "host", "port", "https", "path-prefix");

	private static final String ENDPOINT = "/graphql";

	private PropertiesAddress() {
	}

	/**
	 * Return the URL.
	 * @param settings the properties
	 * @return the URL, or {@code null} if it is invalid, which has been reported
	 */
	static @Nullable URI get(DagsterClientSettings settings) {
		DagsterClientProperties properties = settings.properties();
		return (properties.getUrl() != null) ? fromUrl(settings, properties.getUrl()) : fromParts(settings);
	}

	/**
	 * Return whether no address is set.
	 * @param settings the properties
	 * @return whether the default of the builder is used
	 */
	static boolean isDefault(DagsterClientSettings settings) {
		for (String key : KEYS) {
			if (settings.isSet(key)) {
				return false;
			}
		}
		return true;
	}

	private static @Nullable URI fromUrl(DagsterClientSettings settings, String url) {
		DagsterClientProperties properties = settings.properties();
		if (properties.getHost() != null || properties.getPort() != null || properties.getHttps() != null
				|| properties.getPathPrefix() != null) {
			settings.checkTogether(false, urlAndParts(properties),
					"The url replaces host, port, https and path-prefix. Remove it, or the others.");
			return null;
		}
		return check(settings, "url", (builder) -> builder.url(url)) ? URI.create(url.strip()) : null;
	}

	private static List<String> urlAndParts(DagsterClientProperties properties) {
		return Stream
			.of("url", present("host", properties.getHost()), present("port", properties.getPort()),
					present("https", properties.getHttps()), present("path-prefix", properties.getPathPrefix()))
			.filter(StringUtils::hasText)
			.toList();
	}

	private static String present(String key, @Nullable Object value) {
		return (value != null) ? key : "";
	}

	private static @Nullable URI fromParts(DagsterClientSettings settings) {
		DagsterClientProperties properties = settings.properties();
		boolean https = Boolean.TRUE.equals(properties.getHttps());
		String host = properties.getHost();
		Integer port = properties.getPort();
		String pathPrefix = properties.getPathPrefix();
		boolean valid = host == null || check(settings, "host", (builder) -> builder.host(host),
				" Set %s, %s and %s in addition, or %s instead.");
		valid &= port == null || check(settings, "port", (builder) -> builder.port(port));
		valid &= pathPrefix == null || check(settings, "path-prefix", (builder) -> builder.pathPrefix(pathPrefix));
		if (!valid) {
			return null;
		}
		if (host == null && pathPrefix == null) {
			return URI
				.create((https ? "https" : "http") + "://localhost:" + ((port != null) ? port : https ? 443 : 3000));
		}
		DagsterGraphQlClient.Builder builder = DagsterGraphQlClient.builder()
			.host((host != null) ? host : "localhost")
			.https(https);
		if (port != null) {
			builder.port(port);
		}
		if (pathPrefix != null) {
			builder.pathPrefix(pathPrefix);
		}
		return webserver(builder.build());
	}

	private static URI webserver(DagsterGraphQlClient client) {
		String endpoint = client.instance().url().toString();
		return URI.create(endpoint.substring(0, endpoint.length() - ENDPOINT.length()));
	}

	/**
	 * Validate an address with the client builder.
	 * @param settings the properties
	 * @param key the property
	 * @param setting passes the value to the builder
	 * @return whether the address is valid
	 */
	static boolean check(DagsterClientSettings settings, String key, Consumer<DagsterGraphQlClient.Builder> setting) {
		return check(settings, key, setting, "");
	}

	private static boolean check(DagsterClientSettings settings, String key,
			Consumer<DagsterGraphQlClient.Builder> setting, String advice) {
		try {
			DagsterGraphQlClient.Builder builder = DagsterGraphQlClient.builder();
			setting.accept(builder);
			builder.build();
			return true;
		}
		catch (IllegalArgumentException ex) {
			return settings.check(false, key,
					BuilderMessages.toReason(settings, String.valueOf(ex.getMessage()))
							+ advice.formatted(settings.propertyName("port"), settings.propertyName("https"),
									settings.propertyName("path-prefix"), settings.propertyName("url")));
		}
	}

}
