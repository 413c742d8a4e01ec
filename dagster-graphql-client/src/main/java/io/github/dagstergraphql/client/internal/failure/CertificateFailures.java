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

import java.security.cert.CertPath;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.PKIXReason;
import java.security.cert.X509Certificate;
import java.util.regex.Pattern;

import javax.net.ssl.SSLPeerUnverifiedException;
import javax.security.auth.x500.X500Principal;

import org.jspecify.annotations.Nullable;

/**
 * Explains why this client rejects the certificate of a server.
 */
final class CertificateFailures {

	private static final String TRUST_STORE = "the trust store (with Spring Boot, that of the SSL bundle set by "
			+ "dagster.ssl.bundle)";

	private static final String REPLACE = "). Replace it on the server, or check the clock of this machine";

	/** Message of the JDK for a certificate for other hosts. */
	private static final Pattern WRONG_HOST = Pattern.compile("No (subject alternative|name matching).*",
			Pattern.DOTALL);

	private static final Pattern CONTROL_CHARACTERS = Pattern.compile("\\p{Cntrl}+");

	private static final int LONGEST_TEXT = 300;

	private final String host;

	/**
	 * Create a new instance.
	 * @param host the requested host
	 */
	CertificateFailures(String host) {
		this.host = host;
	}

	/**
	 * Describe a failure.
	 * @param failure the failure
	 * @return the description, or {@code null} if the failure has another cause
	 */
	@Nullable String describe(Throwable failure) {
		CertPathValidatorException path = Causes.find(failure, CertPathValidatorException.class);
		X509Certificate certificate = certificate(path);
		CertificateExpiredException expired = Causes.find(failure, CertificateExpiredException.class);
		if (expired != null) {
			return name(certificate)
					+ " has expired (" + ((certificate != null)
							? "it was valid until " + certificate.getNotAfter().toInstant() : expired.getMessage())
					+ REPLACE;
		}
		CertificateNotYetValidException early = Causes.find(failure, CertificateNotYetValidException.class);
		if (early != null) {
			return name(certificate)
					+ " is not valid yet (" + ((certificate != null)
							? "it is valid from " + certificate.getNotBefore().toInstant() : early.getMessage())
					+ REPLACE;
		}
		String wrongHost = wrongHost(failure);
		if (wrongHost != null) {
			return "the server's certificate does not match the host \"" + this.host + "\" (" + clean(wrongHost)
					+ "). Use a host name of the certificate, or add this one to its subject alternative names";
		}
		if (isUntrusted(failure, path)) {
			return name(certificate)
					+ " is not trusted: it was not signed by a CA that this client trusts. Add the certificate of the CA to "
					+ TRUST_STORE + ", and check that the server sends the intermediate certificates";
		}
		if (path != null) {
			return name(certificate) + " is not accepted (" + clean(path.getMessage()) + "). Replace it on the server";
		}
		if (Causes.message(failure,
				(message) -> message.contains("trustAnchors parameter must be non-empty")) != null) {
			return "the trust store of this client is empty. Add the certificate of the server's CA to " + TRUST_STORE;
		}
		return null;
	}

	private static boolean isUntrusted(Throwable failure, @Nullable CertPathValidatorException path) {
		return (path != null) ? path.getReason() == PKIXReason.NO_TRUST_ANCHOR
				: Causes.has(failure, CertPathBuilderException.class);
	}

	private static @Nullable String wrongHost(Throwable failure) {
		SSLPeerUnverifiedException unverified = Causes.find(failure, SSLPeerUnverifiedException.class);
		return (unverified != null) ? String.valueOf(unverified.getMessage())
				: Causes.message(failure, WRONG_HOST.asMatchPredicate());
	}

	private static @Nullable X509Certificate certificate(@Nullable CertPathValidatorException failure) {
		CertPath path = (failure != null) ? failure.getCertPath() : null;
		int index = (failure != null) ? failure.getIndex() : -1;
		return (path != null && index >= 0 && path.getCertificates().get(index) instanceof X509Certificate certificate)
				? certificate : null;
	}

	private static String name(@Nullable X509Certificate certificate) {
		return (certificate != null) ? "the server's certificate \"" + name(certificate.getSubjectX500Principal())
				+ "\", issued by \"" + name(certificate.getIssuerX500Principal()) + "\"," : "the server's certificate";
	}

	private static String name(X500Principal principal) {
		return clean(principal.getName());
	}

	// text chosen by the server
	private static String clean(@Nullable String text) {
		String line = CONTROL_CHARACTERS.matcher(String.valueOf(text)).replaceAll(" ");
		return (line.length() <= LONGEST_TEXT) ? line : line.substring(0, LONGEST_TEXT) + "...";
	}

}
