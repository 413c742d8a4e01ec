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

import java.net.IDN;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.netty.util.NetUtil;

/**
 * A host as configured by users. Unlike {@link URI#getHost()} it supports underscores,
 * which are common in the names that Docker Compose assigns.
 */
public final class HostName {

	private static final int LONGEST_NAME = 253;

	private static final Pattern LABELS = Pattern.compile("[\\w-]{1,63}(\\.[\\w-]{1,63})*\\.?");

	/** A name or an address in brackets; any other text with colons is an address. */
	private static final Pattern WITH_PORT = Pattern.compile("([^:]+|\\[.*]):(\\d+)");

	private static final Pattern CHARACTERS = Pattern.compile("[\\w.-]*");

	private static final Pattern NUMERIC = Pattern.compile("(.*\\.)?\\d+\\.?");

	private HostName() {
	}

	/**
	 * Return the host of a URL.
	 * @param url a URL with a host
	 * @return the host, with brackets if it is an IPv6 address
	 */
	public static String of(URI url) {
		String address = url.getRawAuthority();
		int colon = address.lastIndexOf(':');
		return (colon > address.lastIndexOf(']')) ? address.substring(0, colon) : address;
	}

	/**
	 * Check a host that was given separately.
	 * @param host a name or an address, for which brackets are optional
	 * @return the host in the form used in a URL
	 * @throws IllegalArgumentException if it is not a host
	 */
	static String check(String host) {
		String source = "host \"" + Address.shown(host) + "\"";
		if (host.indexOf('/') >= 0 || host.indexOf('@') >= 0) {
			throw new IllegalArgumentException(
					source + " must be a host name or an address only, without scheme, user and path. "
							+ "For a complete address, use url (dagster.url)");
		}
		Matcher withPort = WITH_PORT.matcher(host);
		if (withPort.matches()) {
			throw new IllegalArgumentException(source + " must not have a port: set host to \"" + withPort.group(1)
					+ "\" and port (dagster.port) to " + withPort.group(2));
		}
		boolean address = host.contains(":") && !host.startsWith("[");
		return check(address ? "[" + host + "]" : host, source);
	}

	/**
	 * Check a host of a URL.
	 * @param host a name or an address
	 * @param source its source, for the message
	 * @return the host
	 * @throws IllegalArgumentException if it is not a host
	 */
	static String check(String host, String source) {
		return host.startsWith("[") ? checkAddress(host, source) : checkName(host, source);
	}

	private static String checkAddress(String host, String source) {
		// in a URL, the percent sign before a zone may be encoded
		String address = host.replaceFirst("%25(?=[^]])", "%");
		if (!address.endsWith("]") || !NetUtil.isValidIpV6Address(address)) {
			throw new IllegalArgumentException(source + " is not a valid IPv6 address");
		}
		return address;
	}

	private static String checkName(String host, String source) {
		if (host.contains("${")) {
			throw new IllegalArgumentException(source + " has an unresolved placeholder");
		}
		String name = toAscii(host, source);
		if (!CHARACTERS.matcher(name).matches()) {
			throw new IllegalArgumentException(
					source + " may only contain letters, digits, hyphens, underscores and dots");
		}
		if (!LABELS.matcher(name).matches() || name.length() > LONGEST_NAME) {
			throw new IllegalArgumentException(
					source + " must have between 1 and 63 characters between its dots, and at most " + LONGEST_NAME
							+ " in total");
		}
		if (NUMERIC.matcher(name).matches() && !NetUtil.isValidIpV4Address(name)) {
			throw new IllegalArgumentException(source + " is not a valid IPv4 address");
		}
		return name;
	}

	private static boolean isAscii(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (text.charAt(i) >= 128) {
				return false;
			}
		}
		return true;
	}

	private static String toAscii(String host, String source) {
		try {
			return isAscii(host) ? host : IDN.toASCII(host);
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException(source + " is not a valid international host name");
		}
	}

}
