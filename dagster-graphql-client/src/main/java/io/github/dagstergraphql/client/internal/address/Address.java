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
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.dagstergraphql.client.internal.text.MessageText;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * An absolute http or https URL as configured by users. Error messages about an invalid
 * one omit its user and password.
 *
 * @param scheme {@code http} or {@code https}
 * @param userInfo the user and password, still encoded, or {@code null} if there are none
 * @param host the host and the port, if present
 * @param path the path, possibly empty
 */
public record Address(String scheme, @Nullable String userInfo, String host, String path) {

	static final int MAX_PORT = 65535;

	private static final Pattern URL = Pattern.compile("(?i)(https?)://([^/?#]*)(.*)");

	private static final Pattern SCHEME_ONLY = Pattern.compile("(?i)(https?):(?!//).*");

	private static final Pattern HOST_AND_PORT = Pattern.compile("(\\[.*]|[^:]*)(?::([^:]*))?");

	private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Z}]");

	private static final String EXAMPLE = ", such as https://dagster.example.org/prefix";

	/**
	 * Parse a URL.
	 * @param url the URL; surrounding white space is ignored
	 * @param name its name, for the message
	 * @return the address
	 * @throws IllegalArgumentException if it is not an absolute http or https URL, or has
	 * a query or a fragment
	 */
	static Address parse(String url, String name) {
		String text = strip(url, name);
		String source = name + " \"" + shown(text) + "\"";
		if (SCHEME_ONLY.matcher(text).matches()) {
			throw new IllegalArgumentException(source + " must have two slashes after its scheme" + EXAMPLE);
		}
		Matcher matcher = URL.matcher(text);
		if (!matcher.matches()) {
			throw new IllegalArgumentException(source + " must start with http:// or https://" + EXAMPLE);
		}
		String authority = matcher.group(2);
		String path = matcher.group(3);
		if (path.contains("@")) {
			throw new IllegalArgumentException(name + " must not have an \"@\" after its host. In a user or password, "
					+ "write / as %2F, ? as %3F and # as %23; in a path, write @ as %40");
		}
		checkPath(path, source);
		int at = authority.lastIndexOf('@');
		return new Address(matcher.group(1).toLowerCase(Locale.ROOT), (at < 0) ? null : authority.substring(0, at),
				checkHost(authority.substring(at + 1), name), path);
	}

	Address withPath(String path) {
		return new Address(this.scheme, this.userInfo, this.host, path);
	}

	/**
	 * Return the URL without its user and password.
	 * @return the URL
	 */
	URI toUri() {
		return URI.create(this.scheme + "://" + this.host + this.path);
	}

	// The text in place of a port may be a password whose host was omitted.
	private static String checkHost(String hostAndPort, String name) {
		Matcher matcher = HOST_AND_PORT.matcher(hostAndPort);
		if (!matcher.matches()) {
			throw new IllegalArgumentException(name
					+ " must have at most one colon after its host: write an IPv6 address in brackets, such as http://[::1]:3000");
		}
		String host = matcher.group(1);
		if (host.isEmpty()) {
			throw new IllegalArgumentException(name + " must have a host after its scheme" + EXAMPLE);
		}
		String port = matcher.group(2);
		if (port != null && !isPort(port)) {
			throw new IllegalArgumentException(
					name + " must have a port between 1 and " + MAX_PORT + " after its host, or no port");
		}
		return HostName.check(host, "the host \"" + host + "\" of " + name) + ((port != null) ? ":" + port : "");
	}

	private static boolean isPort(String text) {
		return text.matches("\\d{1,5}") && Integer.parseInt(text) > 0 && Integer.parseInt(text) <= MAX_PORT;
	}

	/**
	 * Check a path.
	 * @param path the path, possibly empty
	 * @param source its source, for the message
	 */
	static void checkPath(String path, String source) {
		if (path.indexOf('?') >= 0 || path.indexOf('#') >= 0) {
			throw new IllegalArgumentException(source + " must have neither a query nor a fragment");
		}
		try {
			new URI("http://localhost" + path);
		}
		catch (URISyntaxException ex) {
			throw new IllegalArgumentException(source + " has an invalid path: " + ex.getReason());
		}
	}

	/**
	 * Remove surrounding white space from a text, such as the line break of a secret in a
	 * file.
	 * @param text the text
	 * @param name its name, for the message
	 * @return the text
	 * @throws IllegalArgumentException if the text is blank, or contains white space
	 */
	static String strip(String text, String name) {
		Assert.hasText(text, () -> name + " must not be empty");
		String stripped = text.strip();
		if (UNPRINTABLE.matcher(stripped).find()) {
			throw new IllegalArgumentException(name + " \"" + shown(stripped)
					+ "\" must not contain spaces, line breaks or other control characters");
		}
		return stripped;
	}

	/**
	 * Return the parts of a text that can be shown in an error, without anything that may
	 * be a user or a password.
	 * @param text the text
	 * @return the text to show
	 */
	public static String shown(String text) {
		int authority = text.indexOf("//");
		int at = text.lastIndexOf('@');
		String safe = (at < 0) ? text : text.substring(0, (authority < 0) ? 0 : authority + 2) + text.substring(at + 1);
		return MessageText.name(safe);
	}

}
