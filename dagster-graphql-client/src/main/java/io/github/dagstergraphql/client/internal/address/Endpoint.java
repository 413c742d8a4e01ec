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

package io.github.dagstergraphql.client.internal.address;

import java.net.URI;
import java.nio.charset.StandardCharsets;

import io.github.dagstergraphql.client.auth.DagsterCredentials;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * GraphQL endpoint of a Dagster webserver.
 *
 * @param url the URL of the endpoint, without user and password
 * @param credentials the user and password of the URL, or {@code null} if it has none
 */
public record Endpoint(URI url, @Nullable DagsterCredentials credentials) {

	/** The endpoint of a webserver on this machine. */
	public static final Endpoint DEFAULT = new Endpoint(URI.create("http://localhost:3000/graphql"), null);

	private static final String PATH = "/graphql";

	/**
	 * Build the URL from its parts.
	 * @param host the host, as {@link #checkHost} returns it
	 * @param port the port
	 * @param https whether to use TLS
	 * @param pathPrefix the prefix, as {@link #checkPathPrefix} returns it
	 * @return the endpoint
	 */
	public static Endpoint of(String host, int port, boolean https, String pathPrefix) {
		String scheme = https ? "https" : "http";
		return new Endpoint(URI.create(scheme + "://" + host + ":" + port + endpointPath(pathPrefix)), null);
	}

	/**
	 * Create an endpoint from the whole URL, either of the user interface or of the
	 * endpoint itself.
	 * @param url an absolute http or https URL; a user and password in it are used for
	 * basic authentication
	 * @return the endpoint
	 * @throws IllegalArgumentException if it is not such a URL
	 */
	public static Endpoint of(String url) {
		Address address = Address.parse(url, "url");
		return new Endpoint(address.withPath(endpointPath(address.path())).toUri(), credentials(address.userInfo()));
	}

	/**
	 * Parse an absolute http or https URL for a purpose other than the endpoint.
	 * @param url the URL; surrounding white space is ignored
	 * @param name its name, for the message
	 * @return the URL, whose {@link URI#getHost()} may be {@code null}
	 * @throws IllegalArgumentException if it is not such a URL, or has a user, a query or
	 * a fragment
	 */
	public static URI parseAbsolute(String url, String name) {
		Address address = Address.parse(url, name);
		if (address.userInfo() != null) {
			throw new IllegalArgumentException(name + " must have neither a user nor a password");
		}
		return address.toUri();
	}

	/**
	 * Check a host name or address.
	 * @param host the host; surrounding white space is ignored
	 * @return the host in the form used in a URL
	 * @throws IllegalArgumentException if it is not a host
	 */
	public static String checkHost(String host) {
		return HostName.check(Address.strip(host, "host"));
	}

	/**
	 * Check a port.
	 * @param port the port
	 * @return the port
	 * @throws IllegalArgumentException if it is out of range
	 */
	public static int checkPort(int port) {
		if (port <= 0 || port > Address.MAX_PORT) {
			throw new IllegalArgumentException("port " + port + " must be between 1 and " + Address.MAX_PORT);
		}
		return port;
	}

	/**
	 * Check the path prefix of a webserver.
	 * @param pathPrefix the prefix, possibly empty; surrounding white space is ignored
	 * @return the prefix
	 * @throws IllegalArgumentException if it is not a path
	 */
	public static String checkPathPrefix(String pathPrefix) {
		String prefix = pathPrefix.strip();
		String source = "path prefix \"" + Address.shown(prefix) + "\"";
		if (!prefix.isEmpty() && !prefix.startsWith("/")) {
			throw new IllegalArgumentException(
					source + " must start with \"/\". For a complete address, use url (dagster.url)");
		}
		Address.checkPath(prefix, source);
		return prefix;
	}

	/**
	 * Return the URL of the webserver.
	 * @return the URL, without the path of the endpoint
	 */
	public URI webserver() {
		return beside(this.url, "");
	}

	/**
	 * Return another URL of a webserver.
	 * @param url the URL of its endpoint
	 * @param path the path in place of that of the endpoint
	 * @return the URL
	 */
	public static URI beside(URI url, String path) {
		String endpoint = url.toString();
		return URI.create(endpoint.substring(0, endpoint.length() - PATH.length()) + path);
	}

	private static @Nullable DagsterCredentials credentials(@Nullable String userInfo) {
		if (userInfo == null) {
			return null;
		}
		int colon = userInfo.indexOf(':');
		return (colon < 0) ? DagsterCredentials.basic(decode(userInfo), "")
				: DagsterCredentials.basic(decode(userInfo.substring(0, colon)), decode(userInfo.substring(colon + 1)));
	}

	private static String decode(String text) {
		try {
			return StringUtils.uriDecode(text, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			// its message quotes the password
			throw new IllegalArgumentException(
					"url has a user or password with a \"%\" that does not start an encoded character: write %25");
		}
	}

	private static String endpointPath(String path) {
		String prefix = StringUtils.trimTrailingCharacter(path, '/');
		return prefix.endsWith(PATH) ? prefix : prefix + PATH;
	}

	@Override
	public String toString() {
		return this.url.toString();
	}

}
