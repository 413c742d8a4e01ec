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

/**
 * Explains a failure of TLS, with the side that failed and the required action.
 */
final class TlsFailures {

	static final String CHECK_CLIENT_CERTIFICATE = "check the client certificate (with Spring Boot, the key "
			+ "store of the SSL bundle which dagster.ssl.bundle names): is there one, is it valid, and does the server "
			+ "trust the CA that signed it?";

	private static final String CHECK_VERSIONS = "compare the TLS versions and cipher suites that both sides allow";

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
			return "the server does not speak TLS. Use http, or the port that speaks https";
		}
		if (Causes.has(failure, SslHandshakeTimeoutException.class)) {
			return "the server took the connection, but did not answer in TLS (" + tls.getMessage()
					+ "). Does this port speak https?";
		}
		String alert = alert(failure);
		if (alert != null) {
			return describeAlert(alert);
		}
		return isHandshake(failure) ? describeHandshake(String.valueOf(tls.getMessage()))
				: "the connection broke (" + tls.getClass().getSimpleName() + ": " + tls.getMessage() + ")";
	}

	private String describeAlert(String alert) {
		String told = " (TLS alert " + alert + "). ";
		return switch (alert) {
			case "certificate_required", "no_certificate" ->
				"the server wants a certificate of this client and got none that it accepts" + told + "Please "
						+ CHECK_CLIENT_CERTIFICATE;
			case "certificate_expired" -> "the server says that the certificate of this client has expired" + told
					+ "Please " + CHECK_CLIENT_CERTIFICATE;
			case "bad_certificate", "unsupported_certificate", "certificate_revoked", "certificate_unknown",
					"unknown_ca", "access_denied" ->
				"the server does not accept the certificate of this client, or wants one and got none" + told
						+ "Please " + CHECK_CLIENT_CERTIFICATE;
			case "protocol_version", "insufficient_security" -> nothingInCommon("TLS alert " + alert);
			case "handshake_failure" -> "the server broke the TLS handshake off" + told + "Please " + CHECK_VERSIONS
					+ "; and if the server wants one, " + CHECK_CLIENT_CERTIFICATE;
			case "unrecognized_name" -> "the server has no certificate for the host \"" + this.host + "\"" + told
					+ "Use a host that it has one for";
			default -> "the server broke TLS off" + told + "Its log may tell why";
		};
	}

	private static String describeHandshake(String message) {
		if (CLOSED.matcher(message).matches()) {
			return "the server closed the connection during the TLS handshake (" + message
					+ "). Does this port speak https? If it does, please " + CHECK_VERSIONS
					+ "; and if the server wants one, " + CHECK_CLIENT_CERTIFICATE;
		}
		if (NOTHING_IN_COMMON.matcher(message).matches()) {
			return nothingInCommon(message);
		}
		return "TLS failed (" + message + "). Check the server's certificate and whom this client trusts";
	}

	private static String nothingInCommon(String reason) {
		return "the server and this client have no TLS version or no cipher suite in common (" + reason + "). Please "
				+ CHECK_VERSIONS;
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
