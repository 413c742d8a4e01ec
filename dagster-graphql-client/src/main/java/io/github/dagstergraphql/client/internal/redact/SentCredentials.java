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

package io.github.dagstergraphql.client.internal.redact;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.springframework.http.HttpHeaders;

/**
 * Kind of the credentials of a request, without their values.
 */
public final class SentCredentials {

	private static final Set<String> SCHEMES = Set.of("basic", "bearer", "digest", "negotiate");

	/** Headers that are unrelated to authentication. */
	private static final Pattern OTHERS = Pattern
		.compile("accept.*|content-.*|user-agent|host|connection|query|idempotency-key|trace.*|baggage|b3|x-b3-.*");

	private final HttpHeaders headers;

	/**
	 * Create a new instance.
	 * @param headers the headers of the request, including cookies
	 */
	public SentCredentials(HttpHeaders headers) {
		this.headers = headers;
	}

	boolean isEmpty() {
		return describe().isEmpty();
	}

	/**
	 * Describe the credentials.
	 * @return such as {@code a bearer token in the Authorization header}; empty if there
	 * were none
	 */
	public String describe() {
		String authorization = this.headers.getFirst(HttpHeaders.AUTHORIZATION);
		if (authorization != null) {
			return kind(authorization) + " in the Authorization header";
		}
		Set<String> names = new TreeSet<>(this.headers.headerNames()
			.stream()
			.filter((name) -> !OTHERS.matcher(name.toLowerCase(Locale.ROOT)).matches())
			.toList());
		return switch (names.size()) {
			case 0 -> "";
			case 1 -> "the header " + String.join("", names);
			default -> "the headers " + String.join(", ", List.copyOf(names));
		};
	}

	private static String kind(String authorization) {
		String scheme = authorization.split(" ", 2)[0].toLowerCase(Locale.ROOT);
		return switch (scheme) {
			case "basic" -> "a user name and password";
			case "bearer" -> "a bearer token";
			default -> SCHEMES.contains(scheme) ? scheme + " credentials" : "credentials of another scheme";
		};
	}

}
