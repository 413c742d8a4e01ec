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

package io.github.dagstergraphql.client.auth;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.util.Assert;

/**
 * Credentials with the same header for all requests.
 */
final class HeaderCredentials implements DagsterCredentials {

	private static final String DAGSTER_PLUS_HEADER = "Dagster-Cloud-Api-Token";

	/** Line breaks at the end of a secret in a file. Spaces may be part of a password. */
	private static final Pattern LINE_BREAKS = Pattern.compile("[\\r\\n]+$");

	private final String name;

	private final String value;

	private HeaderCredentials(String name, String value) {
		this.name = name;
		this.value = value;
	}

	static HeaderCredentials basic(String username, String password) {
		Assert.hasText(username, "user name must not be empty");
		Assert.notNull(password, "password must not be null");
		Assert.isTrue(username.indexOf(':') < 0, "user name must not contain a colon");
		return new HeaderCredentials(HttpHeaders.AUTHORIZATION, "Basic " + HttpHeaders.encodeBasicAuth(username.strip(),
				LINE_BREAKS.matcher(password).replaceFirst(""), StandardCharsets.UTF_8));
	}

	static HeaderCredentials bearer(String token) {
		return new HeaderCredentials(HttpHeaders.AUTHORIZATION, "Bearer " + checkToken(token));
	}

	static HeaderCredentials dagsterPlus(String token) {
		return new HeaderCredentials(DAGSTER_PLUS_HEADER, checkToken(token));
	}

	// The messages must not contain the token.
	private static String checkToken(String text) {
		Assert.hasText(text, "token must not be empty");
		String token = text.strip();
		Assert.isTrue(token.chars().allMatch((character) -> character > ' ' && character < 127),
				"token must only contain ASCII characters without spaces and line breaks");
		return token;
	}

	@Override
	public Mono<Void> apply(HttpHeaders headers) {
		headers.set(this.name, this.value);
		return Mono.empty();
	}

	@Override
	public String toString() {
		return "DagsterCredentials[" + this.name + "]";
	}

}
