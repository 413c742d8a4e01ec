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

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.context.properties.source.MutuallyExclusiveConfigurationPropertiesException;

/**
 * Takes the URL of the webserver from the {@link DagsterProperties}, and says which of
 * them is wrong.
 */
final class PropertiesDagsterConnectionDetails implements DagsterConnectionDetails {

	private final URI url;

	PropertiesDagsterConnectionDetails(DagsterProperties properties) {
		this.url = (properties.getUrl() != null) ? fromUrl(properties, properties.getUrl()) : fromParts(properties);
	}

	@Override
	public URI getUrl() {
		return this.url;
	}

	private static URI fromUrl(DagsterProperties properties, String url) {
		exclusive(url, "dagster.host", properties.getHost());
		exclusive(url, "dagster.port", properties.getPort());
		exclusive(url, "dagster.https", properties.getHttps());
		exclusive(url, "dagster.path-prefix", properties.getPathPrefix());
		URI uri = parse(url);
		if (uri == null || uri.getHost() == null || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
				|| uri.getRawQuery() != null || uri.getRawFragment() != null) {
			// it may have a password in it
			throw new InvalidConfigurationPropertyValueException("dagster.url", "(not shown)",
					"It must be an absolute http or https URL, such as https://dagster.example.org/prefix, "
							+ "without query and fragment.");
		}
		return uri;
	}

	private static void exclusive(String url, String name, @Nullable Object value) {
		MutuallyExclusiveConfigurationPropertiesException.throwIfMultipleNonNullValuesIn((entries) -> {
			entries.put("dagster.url", url);
			entries.put(name, value);
		});
	}

	private static URI fromParts(DagsterProperties properties) {
		boolean https = Boolean.TRUE.equals(properties.getHttps());
		String host = (properties.getHost() != null) ? properties.getHost() : "localhost";
		int port = (properties.getPort() != null) ? properties.getPort() : https ? 443 : 3000;
		String pathPrefix = (properties.getPathPrefix() != null) ? properties.getPathPrefix() : "";
		if (port < 1 || port > 65535) {
			throw new InvalidConfigurationPropertyValueException("dagster.port", port,
					"It must be between 1 and 65535.");
		}
		if (!pathPrefix.isEmpty() && !pathPrefix.startsWith("/")) {
			throw new InvalidConfigurationPropertyValueException("dagster.path-prefix", pathPrefix,
					"It must start with \"/\".");
		}
		String bracketed = (host.contains(":") && !host.startsWith("[")) ? "[" + host + "]" : host;
		URI uri = host.contains("/") ? null
				: parse((https ? "https" : "http") + "://" + bracketed + ":" + port + pathPrefix);
		if (uri == null || uri.getHost() == null || uri.getUserInfo() != null) {
			throw new InvalidConfigurationPropertyValueException("dagster.host",
					host.contains("@") ? "(not shown)" : host,
					"It must be a host name or an address only, without scheme, port and path. "
							+ "Set dagster.url to give all of them at once.");
		}
		return uri;
	}

	private static @Nullable URI parse(String url) {
		try {
			return new URI(url);
		}
		catch (URISyntaxException ex) {
			return null;
		}
	}

}
