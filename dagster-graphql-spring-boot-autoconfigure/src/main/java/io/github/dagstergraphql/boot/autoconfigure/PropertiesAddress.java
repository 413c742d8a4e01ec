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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import org.jspecify.annotations.Nullable;

/**
 * Factory for the URL of the webserver from the properties. It is validated by the client
 * builder, so that both accept the same addresses.
 */
final class PropertiesAddress {

	private static final List<String> PARTS = List.of("host", "port", "https", "path-prefix");

	private static final String ENDPOINT = "/graphql";

	/**
	 * Values in messages of the builder, which may be secret or are reported separately.
	 */
	private static final Pattern QUOTED_VALUE = Pattern
		.compile("^(url|host|port|path prefix|user interface|ui url)? ?\"?.*?\"? ?(?=must |has |may |is )");

	private static final Pattern PROPERTY = Pattern.compile("dagster\\.(url|host|port|https|path-prefix)\\b");

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
		return !settings.isSet("url") && PARTS.stream().noneMatch(settings::isSet);
	}

	private static @Nullable URI fromUrl(DagsterClientSettings settings, String url) {
		DagsterClientProperties properties = settings.properties();
		List<String> parts = Stream
			.of(present("host", properties.getHost()), present("port", properties.getPort()),
					present("https", properties.getHttps()), present("path-prefix", properties.getPathPrefix()))
			.flatMap(List::stream)
			.toList();
		if (!parts.isEmpty()) {
			List<String> keys = Stream.concat(Stream.of("url"), parts.stream()).toList();
			settings.checkTogether(false, keys,
					"A url replaces host, port, https and path-prefix. Remove it, or the others.");
			return null;
		}
		return check(settings, "url", (builder) -> builder.url(url)) ? URI.create(url.strip()) : null;
	}

	private static List<String> present(String key, @Nullable Object value) {
		return (value != null) ? List.of(key) : List.of();
	}

	private static @Nullable URI fromParts(DagsterClientSettings settings) {
		DagsterClientProperties properties = settings.properties();
		boolean https = Boolean.TRUE.equals(properties.getHttps());
		String host = (properties.getHost() != null) ? properties.getHost() : "localhost";
		int port = (properties.getPort() != null) ? properties.getPort() : https ? 443 : 3000;
		String pathPrefix = (properties.getPathPrefix() != null) ? properties.getPathPrefix() : "";
		boolean valid = check(settings, "host", (builder) -> builder.host(host),
				" Set %s, %s and %s beside it, or %s in their place.");
		valid &= check(settings, "port", (builder) -> builder.port(port));
		valid &= check(settings, "path-prefix", (builder) -> builder.pathPrefix(pathPrefix));
		if (!valid) {
			return null;
		}
		return webserver(
				DagsterGraphQlClient.builder().host(host).port(port).https(https).pathPrefix(pathPrefix).build());
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
					reason(settings, String.valueOf(ex.getMessage()))
							+ advice.formatted(settings.propertyName("port"), settings.propertyName("https"),
									settings.propertyName("path-prefix"), settings.propertyName("url")));
		}
	}

	private static String reason(DagsterClientSettings settings, String message) {
		String text = QUOTED_VALUE.matcher(message).replaceFirst("It ");
		Matcher property = PROPERTY.matcher(text);
		return property.replaceAll((match) -> Matcher.quoteReplacement(settings.propertyName(match.group(1)))) + ".";
	}

}
