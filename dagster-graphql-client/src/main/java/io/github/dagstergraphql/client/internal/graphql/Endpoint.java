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

package io.github.dagstergraphql.client.internal.graphql;

import java.net.URI;
import java.net.URISyntaxException;

import io.github.dagstergraphql.client.auth.DagsterCredentials;
import io.github.dagstergraphql.client.internal.text.MessageText;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

/**
 * Where the GraphQL endpoint of a Dagster webserver is.
 *
 * @param url the URL of the endpoint, without user and password
 * @param credentials the user and password of the URL, or {@code null} if it has none
 */
public record Endpoint(URI url, @Nullable DagsterCredentials credentials) {

	private static final String PATH = "/graphql";

	/**
	 * Build the URL from its parts.
	 * @param host the host name or address
	 * @param port the port
	 * @param https whether to use TLS
	 * @param pathPrefix what the webserver's paths begin with, possibly empty
	 * @return the endpoint
	 */
	public static Endpoint of(String host, int port, boolean https, String pathPrefix) {
		Assert.hasText(host, "host must not be empty");
		Assert.isTrue(!host.contains("/") && !host.contains("@"), () -> "host \"" + withoutUser(host)
				+ "\" must be a host name only, without scheme or path: give the whole address as url instead");
		Assert.isTrue(port > 0 && port < 65536, () -> "port " + port + " must be between 1 and 65535");
		Assert.isTrue(pathPrefix.isEmpty() || pathPrefix.startsWith("/"),
				() -> "path prefix \"" + pathPrefix + "\" must start with \"/\"");
		String bracketed = (host.contains(":") && !host.startsWith("[")) ? "[" + host + "]" : host;
		String scheme = https ? "https" : "http";
		return new Endpoint(parse(scheme + "://" + bracketed + ":" + port + endpointPath(pathPrefix), "host"), null);
	}

	/**
	 * Take the whole URL, of the user interface or of the endpoint itself.
	 * @param url an absolute http or https URL; a user and password in it are used for
	 * basic authentication
	 * @return the endpoint
	 */
	public static Endpoint of(String url) {
		URI uri = parseAbsolute(url, "url", true);
		String port = (uri.getPort() >= 0) ? ":" + uri.getPort() : "";
		URI endpoint = parse(uri.getScheme() + "://" + uri.getHost() + port + endpointPath(uri.getRawPath()), "url");
		return new Endpoint(endpoint, credentials(uri.getUserInfo()));
	}

	/**
	 * Read an absolute http or https URL.
	 * @param url the URL
	 * @param name what it is called, for the error
	 * @param userAllowed whether it may have a user and a password
	 * @return the URL
	 * @throws IllegalArgumentException if it is anything else, or has a query or a
	 * fragment
	 */
	public static URI parseAbsolute(String url, String name, boolean userAllowed) {
		Assert.hasText(url, () -> name + " must not be empty");
		URI uri = parse(url.strip(), name);
		Assert.isTrue(("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null,
				() -> name + " \"" + withoutUser(url)
						+ "\" must be absolute, such as https://dagster.example.org/prefix");
		Assert.isTrue(uri.getRawQuery() == null && uri.getRawFragment() == null,
				() -> name + " \"" + withoutUser(url) + "\" must have neither a query nor a fragment");
		Assert.isTrue(userAllowed || uri.getRawUserInfo() == null,
				() -> name + " \"" + withoutUser(url) + "\" must have neither a user nor a password");
		return uri;
	}

	/**
	 * Return where the webserver is.
	 * @return the URL, without the path of the endpoint
	 */
	public URI webserver() {
		String endpoint = this.url.toString();
		return URI.create(endpoint.substring(0, endpoint.length() - PATH.length()));
	}

	private static @Nullable DagsterCredentials credentials(@Nullable String userInfo) {
		if (userInfo == null) {
			return null;
		}
		int colon = userInfo.indexOf(':');
		return (colon < 0) ? DagsterCredentials.basic(userInfo, "")
				: DagsterCredentials.basic(userInfo.substring(0, colon), userInfo.substring(colon + 1));
	}

	private static String endpointPath(String path) {
		String prefix = StringUtils.trimTrailingCharacter(path, '/');
		return prefix.endsWith(PATH) ? prefix : prefix + PATH;
	}

	private static URI parse(String url, String name) {
		try {
			return new URI(url);
		}
		catch (URISyntaxException ex) {
			// its message quotes the URL with its password
			throw new IllegalArgumentException(name + " \"" + withoutUser(url) + "\" is not valid: " + ex.getReason());
		}
	}

	private static String withoutUser(String url) {
		int authority = url.indexOf("//");
		int at = url.lastIndexOf('@');
		return MessageText
			.name((at < 0) ? url : url.substring(0, (authority < 0) ? 0 : authority + 2) + url.substring(at + 1));
	}

	@Override
	public String toString() {
		return this.url.toString();
	}

}
