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

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Explains a failure of TLS, with the side that failed and the required action.
 */
final class TlsFailures {

	static final String CHECK_CLIENT_CERTIFICATE = "check that the client certificate (with Spring Boot, in the "
			+ "key store of the SSL bundle set by dagster.ssl.bundle) exists, is valid, and was signed by a CA that the "
			+ "server trusts";

	static final String CHECK_PORT = "Check whether this is an https port";

	private static final String CHECK_VERSIONS = "compare the TLS versions and cipher suites of both sides";

	private static final String CHECK_BOTH = CHECK_VERSIONS + "; if the server requires a client certificate, "
			+ CHECK_CLIENT_CERTIFICATE;

	/** Message of the JDK about an alert of the server. */
	private static final Pattern ALERT = Pattern.compile(".*Received fatal alert: (\\w+).*", Pattern.DOTALL);

	/**
	 * Message of the JDK when it has no protocol or cipher suite in common with the
	 * server.
	 */
	private static final Pattern NOTHING_IN_COMMON = Pattern.compile(".*(protocol|cipher suite).*", Pattern.DOTALL);

	/** Messages of the JDK and Netty about a closed connection. */
	private static final Pattern CLOSED = Pattern.compile(".*(terminated the handshake|while SSL/TLS handshake).*",
			Pattern.DOTALL);

	/** Messages of the JDK about a first record that is not TLS. */
	private static final Pattern NOT_TLS = Pattern.compile(".*(plaintext connection|nrecognized SSL message).*",
			Pattern.DOTALL);

	private final String host;

	private final CertificateFailures certificates;

	/**
	 * Create a new instance.
	 * @param host the requested host
	 */
	TlsFailures(String host) {
		this.host = host;
		this.certificates = new CertificateFailures(host);
	}

	/**
	 * Return whether the handshake failed, so that the server has read no request. The
	 * request may have been sent already: with TLS 1.3 the server checks the client's
	 * certificate after the client has completed the handshake.
	 * @param failure the failure
	 * @return {@code true} if it is certain that the server has not acted
	 */
	static boolean isHandshake(Throwable failure) {
		return Causes.has(failure, SSLHandshakeException.class) || Causes.has(failure, SSLPeerUnverifiedException.class)
				|| startsWithoutTls(failure);
	}

	/**
	 * Return whether the response of the server is not TLS.
	 * @param failure the failure
	 * @return {@code true} if it is something else
	 */
	static boolean isNotTls(Throwable failure) {
		return Causes.has(failure, NotSslRecordException.class) || startsWithoutTls(failure);
	}

	private static boolean startsWithoutTls(Throwable failure) {
		return Causes.message(failure, NOT_TLS.asMatchPredicate()) != null;
	}

	/**
	 * Describe a failure.
	 * @param failure the failure
	 * @return the description, or {@code null} if it is unrelated to TLS
	 */
	@Nullable String describe(Throwable failure) {
		// not all of the JDK's own exceptions come from its TLS implementation
		String certificate = this.certificates.describe(failure);
		if (certificate != null) {
			return certificate;
		}
		SSLException tls = Causes.find(failure, SSLException.class);
		if (tls == null) {
			return null;
		}
		if (isNotTls(failure)) {
			return "the server does not use TLS on this port. Use http, or the https port";
		}
		if (Causes.has(failure, SslHandshakeTimeoutException.class)) {
			return "the server accepted the connection, but did not respond to the TLS handshake (" + tls.getMessage()
					+ "). " + CHECK_PORT;
		}
		String alert = alert(failure);
		if (alert != null) {
			return describeAlert(alert);
		}
		return isHandshake(failure) ? describeHandshake(String.valueOf(tls.getMessage()))
				: "the connection failed (" + tls.getClass().getSimpleName() + ": " + tls.getMessage() + ")";
	}

	private String describeAlert(String alert) {
		String reported = " (TLS alert " + alert + "). ";
		return switch (alert) {
			case "certificate_required", "no_certificate" ->
				"the server requires a client certificate and received none that it accepts" + reported
						+ capitalize(CHECK_CLIENT_CERTIFICATE);
			case "certificate_expired" -> "the server reports that the client certificate has expired" + reported
					+ capitalize(CHECK_CLIENT_CERTIFICATE);
			case "bad_certificate", "unsupported_certificate", "certificate_revoked", "certificate_unknown",
					"unknown_ca", "access_denied" ->
				"the server rejected the client certificate, or requires one and received none" + reported
						+ capitalize(CHECK_CLIENT_CERTIFICATE);
			case "protocol_version", "insufficient_security" -> nothingInCommon("TLS alert " + alert);
			case "handshake_failure" -> "the server aborted the TLS handshake" + reported + capitalize(CHECK_BOTH);
			case "unrecognized_name" -> "the server has no certificate for the host \"" + this.host + "\"" + reported
					+ "Use a host name of its certificate";
			default -> "the server aborted the TLS connection" + reported + "Check the log of the server";
		};
	}

	private static String describeHandshake(String message) {
		if (CLOSED.matcher(message).matches()) {
			return "the server closed the connection during the TLS handshake (" + message + "). " + CHECK_PORT
					+ ". If it is, " + CHECK_BOTH;
		}
		if (NOTHING_IN_COMMON.matcher(message).matches()) {
			return nothingInCommon(message);
		}
		return "TLS failed (" + message + "). Check the server's certificate and the trust store of this client";
	}

	private static String nothingInCommon(String reason) {
		return "the server and this client have no TLS version or cipher suite in common (" + reason + "). "
				+ capitalize(CHECK_VERSIONS);
	}

	private static String capitalize(String text) {
		return StringUtils.capitalize(text);
	}

	private static @Nullable String alert(Throwable failure) {
		String message = Causes.message(failure, ALERT.asMatchPredicate());
		if (message == null) {
			return null;
		}
		Matcher matcher = ALERT.matcher(message);
		return matcher.matches() ? matcher.group(1) : null;
	}

}
