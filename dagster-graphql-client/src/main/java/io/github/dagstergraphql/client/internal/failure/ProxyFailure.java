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

package io.github.dagstergraphql.client.internal.failure;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.netty.handler.proxy.ProxyConnectException;
import org.jspecify.annotations.Nullable;

/**
 * Failure of a proxy to connect to the server.
 *
 * @param proxy the address of the proxy, or {@code null} if unknown
 * @param status the HTTP status of the proxy, or 0 if it is another kind of proxy, or did
 * not respond
 * @param reason the reason reported by the proxy
 */
record ProxyFailure(@Nullable String proxy, int status, String reason) {

	static final String CHECK_CREDENTIALS = "Check the user name and password of the proxy (proxy(..) of Reactor Netty's "
			+ "HttpClient, or the system properties https.proxyUser and https.proxyPassword)";

	/** Format of Netty's message. */
	private static final Pattern NETTY = Pattern.compile("(\\w+), \\w+, (\\S+) => \\S+?(?:, (.*))?", Pattern.DOTALL);

	private static final Pattern NETTY_STATUS = Pattern.compile("status: (\\d{3}).*", Pattern.DOTALL);

	/** Messages of SOCKS proxies about failures that require a change by a user. */
	private static final Pattern SOCKS_REFUSAL = Pattern.compile(".*(auth|FORBIDDEN).*", Pattern.DOTALL);

	/** Format of the messages of the JDK, Apache HttpComponents and Jetty. */
	private static final Pattern OTHERS = Pattern
		.compile("(?i).*(?:tunnel|proxy|connect refused).*?\\b([1-5]\\d\\d)\\b.*", Pattern.DOTALL);

	/**
	 * Find the response of a proxy in a failure.
	 * @param failure the failure
	 * @return the response, or {@code null} if there is none
	 */
	static @Nullable ProxyFailure of(Throwable failure) {
		ProxyConnectException refused = Causes.find(failure, ProxyConnectException.class);
		if (refused != null) {
			return ofNetty(String.valueOf(refused.getMessage()));
		}
		String message = (failure instanceof IOException) ? Causes.message(failure, OTHERS.asMatchPredicate()) : null;
		return (message != null) ? new ProxyFailure(null, number(OTHERS.matcher(message)), "") : null;
	}

	private static ProxyFailure ofNetty(String message) {
		Matcher matcher = NETTY.matcher(message);
		if (!matcher.matches()) {
			return new ProxyFailure(null, 0, message);
		}
		String reason = (matcher.group(3) != null) ? matcher.group(3) : "no reason given";
		return new ProxyFailure(matcher.group(2), number(NETTY_STATUS.matcher(reason)),
				matcher.group(1) + ": " + reason);
	}

	private static int number(Matcher matcher) {
		return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
	}

	/**
	 * Return whether another attempt may help.
	 * @return {@code false} if the failure requires a change by a user
	 */
	boolean mayPass() {
		return !isRefusal() && !SOCKS_REFUSAL.matcher(this.reason).matches();
	}

	/**
	 * Return whether the proxy rejects connections of this client to the server.
	 * @return {@code true} if its HTTP status is 403 or 407
	 */
	boolean isRefusal() {
		return this.status == 403 || this.status == 407;
	}

	/**
	 * Describe the failure.
	 * @return the beginning of a sentence, with the proxy, its response, and the required
	 * action
	 */
	String describe() {
		String name = "the proxy" + ((this.proxy != null) ? " " + this.proxy : "");
		return switch (this.status) {
			case 407 ->
				name + " requires credentials, or rejected those that were sent (HTTP 407). " + CHECK_CREDENTIALS;
			case 403 -> name + " rejected the connection to the server (HTTP 403). Allow it in the proxy, or connect "
					+ "without the proxy (system property http.nonProxyHosts)";
			case 0 -> name + " did not connect to the server (" + this.reason
					+ "). Check the address, the type and the credentials of the proxy";
			default -> name + " could not connect to the server (HTTP " + this.status
					+ "). Check whether it can reach the server";
		};
	}

}
