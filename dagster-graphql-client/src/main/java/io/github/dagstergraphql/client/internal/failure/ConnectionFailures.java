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
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.dagstergraphql.client.error.DagsterAuthenticationException;
import io.github.dagstergraphql.client.error.DagsterConnectionException;
import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;
import io.github.dagstergraphql.client.error.DagsterTimeoutException;
import io.github.dagstergraphql.client.internal.address.HostName;
import io.github.dagstergraphql.client.internal.call.Call;
import io.github.dagstergraphql.client.internal.call.Obstacle;
import io.github.dagstergraphql.client.internal.call.Timeouts.Timeout;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.DecoderException;
import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;

import org.springframework.graphql.client.GraphQlClientException;
import org.springframework.web.reactive.function.client.WebClientRequestException;

/**
 * Explains why no response was received.
 */
public final class ConnectionFailures {

	/** Messages for a connection that was closed by the server. */
	private static final Pattern HUNG_UP = Pattern
		.compile("(?i).*(before response|received no bytes|connection reset|invalid version format).*", Pattern.DOTALL);

	/** Exceptions of Netty for a response that is not HTTP. */
	private static final Pattern NOT_HTTP = Pattern.compile("io\\.netty\\.handler\\.codec\\..*");

	/** End of Netty's message about a failed connection. */
	private static final Pattern ADDRESS = Pattern.compile(".*[: ]([^/ ]*)/([^/ ]+):(\\d{1,5})", Pattern.DOTALL);

	private static final String DEFAULT_ADDRESS = ". This is the default address, since neither host nor url is set (dagster.host, dagster.url)";

	private final URI url;

	private final boolean defaultAddress;

	private final String host;

	private final TlsFailures tls;

	/**
	 * Create new failures.
	 * @param url the URL of the endpoint
	 * @param defaultAddress whether it is the default one because no address is set
	 */
	public ConnectionFailures(URI url, boolean defaultAddress) {
		this.url = url;
		this.defaultAddress = defaultAddress;
		this.host = HostName.of(url);
		this.tls = new TlsFailures(this.host);
	}

	/**
	 * Translate a failure into an exception of the client, and set the obstacle of the
	 * call if another attempt may help.
	 * @param failure the failure
	 * @param call the call that failed
	 * @param timeout the timeout of the call
	 * @return the exception
	 */
	public DagsterGraphQlClientException toException(Throwable failure, Call<?> call, Timeout timeout) {
		Throwable cause = unwrap(failure);
		if (cause instanceof DagsterGraphQlClientException ex) {
			return ex;
		}
		ProxyFailure proxy = ProxyFailure.of(cause);
		if (proxy != null) {
			call.setObstacle(proxy.mayPass() ? Obstacle.notConnected() : null);
			return toException(proxy, call, cause);
		}
		call.setObstacle(obstacle(cause, call));
		if (isConnectTimeout(cause)) {
			return new DagsterTimeoutException(
					"%s: no connection to %s was established within the connect timeout (connectTimeout, dagster.connect-timeout). %s"
						.formatted(call, this.url, checkAddress(cause)),
					false, cause);
		}
		if (cause instanceof TimeoutException && !isPoolTimeout(cause)) {
			return new DagsterTimeoutException(
					"%s received no response from %s within the %s".formatted(call, this.url, timeout),
					call.mayHaveActed(), null);
		}
		if (isTimeout(cause)) {
			return new DagsterTimeoutException("%s timed out %s to %s".formatted(call,
					isPoolTimeout(cause) ? "while waiting for a free connection" : "in the HTTP client on the request",
					this.url), call.mayHaveActed(), cause);
		}
		return new DagsterConnectionException(
				"%s cannot reach Dagster at %s: %s".formatted(call, this.url, describe(cause)),
				call.mayHaveActed() && !neverConnected(cause) && !TlsFailures.isHandshake(cause), cause);
	}

	/**
	 * Translate a failure to create the HTTP client into an exception of the client.
	 * @param failure the failure
	 * @return the exception
	 */
	public DagsterConnectionException notCreated(Throwable failure) {
		String tlsFailure = this.tls.describe(failure);
		String reason = (tlsFailure != null) ? tlsFailure
				: failure.getClass().getSimpleName() + ": " + failure.getMessage();
		return new DagsterConnectionException(
				"The HTTP client for Dagster at %s cannot be created: %s".formatted(this.url, reason), false, failure);
	}

	private DagsterGraphQlClientException toException(ProxyFailure proxy, Call<?> call, Throwable cause) {
		if (proxy.isRefusal()) {
			return new DagsterAuthenticationException(
					"%s was not sent to %s: %s".formatted(call, this.url, proxy.describe()), proxy.status());
		}
		return new DagsterConnectionException(
				"%s cannot reach Dagster at %s: %s".formatted(call, this.url, proxy.describe()), false, cause);
	}

	private static @Nullable Obstacle obstacle(Throwable cause, Call<?> call) {
		if (neverConnected(cause) || isConnectTimeout(cause)) {
			return Obstacle.notConnected();
		}
		boolean broken = cause instanceof IOException && !isTimeout(cause) && !TlsFailures.isHandshake(cause)
				&& !TlsFailures.isNotTls(cause);
		return broken ? Obstacle.brokenConnection(call.wasSent()) : null;
	}

	private String describe(Throwable cause) {
		if (isUnknownHost(cause)) {
			return describeUnknownHost(cause);
		}
		String tlsFailure = this.tls.describe(cause);
		if (tlsFailure != null) {
			return tlsFailure;
		}
		if (neverConnected(cause)) {
			return "connection refused (" + cause.getMessage() + "). " + checkAddress(cause);
		}
		if (this.url.getHost() == null && Causes.has(cause, IllegalArgumentException.class)) {
			return "the HTTP client does not accept the host name \"" + this.host + "\" (" + cause.getMessage()
					+ "). Use a host name without underscores, such as a network alias of Docker Compose";
		}
		return ((cause instanceof IOException) ? "the connection failed (" : "the request failed (")
				+ cause.getClass().getSimpleName() + ": " + cause.getMessage() + ")" + checkScheme(cause);
	}

	// The message names the unknown host, except for Netty's message about the host of a
	// proxy.
	private String describeUnknownHost(Throwable cause) {
		String message = cause.getMessage();
		if (cause instanceof UnresolvedAddressException) {
			return "the host of the proxy is unknown. Check the settings of the proxy";
		}
		return (message == null || message.contains(this.host))
				? "the host \"" + this.host + "\" is unknown. Check its name"
				: "a host is unknown (" + message + "). Check the name of the proxy";
	}

	// a server that closes the connection may expect TLS instead of http, or its alert
	// about the client certificate was lost
	private String checkScheme(Throwable cause) {
		if (!NOT_HTTP.matcher(cause.getClass().getName()).matches()
				&& Causes.message(cause, HUNG_UP.asMatchPredicate()) == null) {
			return "";
		}
		return "http".equals(this.url.getScheme()) ? ". If this is an https port, use https"
				: ". " + TlsFailures.CHECK_PORT + ". If the server requires a client certificate, "
						+ TlsFailures.CHECK_CLIENT_CERTIFICATE;
	}

	private String checkAddress(Throwable cause) {
		String other = otherAddress(String.valueOf(cause.getMessage()));
		return (other != null)
				? "This is not the address of the webserver. Check that the proxy at %s is running, and that its host and port are correct"
					.formatted(other)
				: "Check that the Dagster webserver is running, and that host \"%s\" and port %d are correct%s"
					.formatted(this.host, port(), this.defaultAddress ? DEFAULT_ADDRESS : "");
	}

	/**
	 * Return the address of the failed connection if it is not that of the server.
	 * @param message the message of Netty, which ends with the address
	 * @return the address, or {@code null} if it is that of the server, or unknown
	 */
	private @Nullable String otherAddress(String message) {
		Matcher matcher = ADDRESS.matcher(message);
		if (!matcher.matches()) {
			return null;
		}
		String name = matcher.group(1);
		boolean otherHost = !name.isEmpty() && !name.equalsIgnoreCase(this.host)
				&& !("[" + name + "]").equalsIgnoreCase(this.host);
		return (otherHost || Integer.parseInt(matcher.group(3)) != port())
				? (name.isEmpty() ? matcher.group(2) : name) + ":" + matcher.group(3) : null;
	}

	private int port() {
		return (this.url.getPort() >= 0) ? this.url.getPort() : "https".equals(this.url.getScheme()) ? 443 : 80;
	}

	// Wrappers of the actual failure repeat the URL, and contain the request with its
	// headers.
	private static Throwable unwrap(Throwable failure) {
		Throwable cause = Exceptions.unwrap(failure);
		while ((cause instanceof GraphQlClientException || cause instanceof WebClientRequestException
				|| cause instanceof DecoderException) && cause.getCause() != null) {
			cause = Exceptions.unwrap(cause.getCause());
		}
		return cause;
	}

	private static boolean neverConnected(Throwable cause) {
		return cause instanceof ConnectException || cause instanceof NoRouteToHostException || isUnknownHost(cause);
	}

	private static boolean isUnknownHost(Throwable cause) {
		return cause instanceof UnknownHostException || Causes.has(cause, UnresolvedAddressException.class);
	}

	private static boolean isConnectTimeout(Throwable cause) {
		return cause instanceof ConnectTimeoutException
				|| cause.getClass().getName().equals("java.net.http.HttpConnectTimeoutException");
	}

	// Timeouts of the HTTP clients that Spring supports, by name because not all are
	// present.
	private static boolean isTimeout(Throwable cause) {
		return cause instanceof TimeoutException
				|| (!TlsFailures.isHandshake(cause) && cause.getClass().getSimpleName().endsWith("TimeoutException"));
	}

	private static boolean isPoolTimeout(Throwable cause) {
		return cause.getClass().getSimpleName().equals("PoolAcquireTimeoutException");
	}

}
