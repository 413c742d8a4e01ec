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

import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link Endpoint}.
 */
class EndpointTests {

	@ParameterizedTest
	@CsvSource({ "localhost,3000,false,'',http://localhost:3000/graphql",
			"dagster.example.org,443,true,/data/,https://dagster.example.org:443/data/graphql",
			"::1,3000,false,'',http://[::1]:3000/graphql", "127.0.0.1,1,false,/a,http://127.0.0.1:1/a/graphql",
			"[::1],3000,false,'',http://[::1]:3000/graphql",
			"fe80::1%lo,3000,false,'',http://[fe80::1%lo]:3000/graphql",
			"docker_example_webserver,3000,false,/,http://docker_example_webserver:3000/graphql",
			"dagster.example.org.,65535,false,'',http://dagster.example.org.:65535/graphql",
			"d\u00e4gster.example.org,80,false,'',http://xn--dgster-bua.example.org:80/graphql" })
	void buildsTheUrl(String host, int port, boolean https, String pathPrefix, String url) {
		assertThat(Endpoint.of(Endpoint.checkHost(host), Endpoint.checkPort(port), https,
				Endpoint.checkPathPrefix(pathPrefix)))
			.hasToString(url);
	}

	@ParameterizedTest
	@CsvSource({ "https://example.dagster.cloud/prod,https://example.dagster.cloud/prod/graphql",
			"http://localhost:3000,http://localhost:3000/graphql",
			"http://localhost:3000/,http://localhost:3000/graphql",
			"http://localhost:3000/x/graphql,http://localhost:3000/x/graphql",
			"http://localhost:3000/x/graphql/,http://localhost:3000/x/graphql",
			"HTTP://Localhost:3000,http://Localhost:3000/graphql", "hTTpS://example.org,https://example.org/graphql",
			"http://docker_example_webserver:3000/a,http://docker_example_webserver:3000/a/graphql",
			"http://docker_example_webserver,http://docker_example_webserver/graphql",
			"http://[::1]:3000,http://[::1]:3000/graphql", "http://[::1],http://[::1]/graphql",
			"http://[fe80::1%25eth0]:1/,http://[fe80::1%eth0]:1/graphql",
			"https://d\u00e4gster.example.org/a%20b,https://xn--dgster-bua.example.org/a%20b/graphql" })
	void takesTheUrl(String url, String endpoint) {
		assertThat(Endpoint.of(url)).hasToString(endpoint);
	}

	@Test
	void ignoresTheLineBreakOfASecretInAFile() {
		assertThat(Endpoint.of("https://example.org/a\n")).hasToString("https://example.org/a/graphql");
		assertThat(Endpoint.of(" \thttps://example.org\r\n")).hasToString("https://example.org/graphql");
		assertThat(Endpoint.checkHost("example.org\n")).isEqualTo("example.org");
		assertThat(Endpoint.checkPathPrefix("/a\r\n")).isEqualTo("/a");
		assertThat(Endpoint.parseAbsolute("https://example.org\n", "ui url")).hasToString("https://example.org");
	}

	@ParameterizedTest
	@CsvSource({ "https://ann:hunter2@example.org,Basic YW5uOmh1bnRlcjI=", "https://ann@example.org,Basic YW5uOg==",
			"https://ann:p%40s%2Fs@docker_web:1,Basic YW5uOnBAcy9z", "https://a:b:c@[::1]:1,Basic YTpiOmM=",
			"https://ann:p@ss@example.org,Basic YW5uOnBAc3M=" })
	void turnsTheUserIntoCredentials(String url, String authorization) {
		Endpoint endpoint = Endpoint.of(url);
		assertThat(endpoint.url().getRawAuthority()).doesNotContain("@");
		HttpHeaders headers = new HttpHeaders();
		Objects.requireNonNull(endpoint.credentials()).apply(headers).block();
		assertThat(headers.getFirst(HttpHeaders.AUTHORIZATION)).isEqualTo(authorization);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "''|host must not be empty",
			"http://example.org|host name or an address only", "example.org/dagster|url (dagster.url)",
			"//example.org|host name or an address only", "ann:hunter2@example.org|without scheme, user and path",
			"localhost:3000|set host to \"localhost\" and port (dagster.port) to 3000",
			"[::1]:3000|set host to \"[::1]\" and port (dagster.port) to 3000", "exa mple.org|must not contain spaces",
			"example..org|between its dots", ".example.org|between its dots", "1.2.3|not a valid IPv4 address",
			"256.1.1.1|not a valid IPv4 address", "1:2:3|not a valid IPv6 address", "[::1|not a valid IPv6 address",
			"::g|not a valid IPv6 address", "a\\b|may only contain letters", "a,b|may only contain letters",
			"${DAGSTER_HOST}|unresolved placeholder" })
	void describesAnInvalidHost(String host, String reason) {
		assertThatIllegalArgumentException().isThrownBy(() -> Endpoint.checkHost(host))
			.withMessageStartingWith("host")
			.withMessageContaining(reason)
			.withMessageNotContaining("hunter2");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "''|must not be empty", "example.org|must start with http:// or https://",
			"localhost:3000|must start with http:// or https://", "//example.org|must start with http://",
			"/graphql|must start with http://", "ann:hunter2@example.org|must start with http://",
			"ftp://ann:hunter2@example.org|must start with http://", "http:/example.org|two slashes",
			"https:example.org|two slashes", "http:/ann:hunter2@example.org|two slashes",
			"http://ann:hunter2@exa mple|must not contain spaces",
			"https://ann:hunter2@example.org?a=b|neither a query nor a fragment",
			"https://example.org/#a|neither a query nor a fragment", "http://|must have a host",
			"http:///graphql|must have a host", "http://:3000|must have a host",
			"http://example.org:0|port between 1 and 65535", "http://example.org:65536|port between 1",
			"http://example.org:|port between 1", "http://ann:hunter2|port between 1", "http://::1:3000|in brackets",
			"http://[::1:3000|in brackets", "http://ann:hun/ter2@example.org|write / as %2F",
			"http://ann:ter2#@example.org|# as %23", "http://ann:hunter2%@example.org|write %25",
			"http://exa_mple..org|between its dots", "http://${HOST}:3000|unresolved placeholder",
			"http://x/${PREFIX}|invalid path", "http://x/a\\b|invalid path", "http://x/%zz|invalid path",
			"http://300.1.1.1|not a valid IPv4 address" })
	void describesAnInvalidUrl(String url, String reason) {
		assertThatIllegalArgumentException().isThrownBy(() -> Endpoint.of(url))
			.withMessageContaining("url")
			.withMessageContaining(reason)
			.withMessageNotContaining("ter2");
	}

	@Test
	void describesOtherInvalidParts() {
		assertThatIllegalArgumentException().isThrownBy(() -> Endpoint.checkPort(0)).withMessageContaining("port 0");
		assertThatIllegalArgumentException().isThrownBy(() -> Endpoint.checkPort(65536))
			.withMessageContaining("between 1 and 65535");
		assertThatIllegalArgumentException().isThrownBy(() -> Endpoint.checkPathPrefix("prefix"))
			.withMessageContaining("must start with \"/\"");
		assertThatIllegalArgumentException().isThrownBy(() -> Endpoint.checkPathPrefix("/a?b"))
			.withMessageContaining("neither a query nor a fragment");
		assertThatIllegalArgumentException().isThrownBy(() -> Endpoint.checkPathPrefix("/a b"))
			.withMessageContaining("path prefix \"/a b\"");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> Endpoint.parseAbsolute("https://ann:hunter2@example.org", "ui url"))
			.withMessageContaining("ui url must have neither a user nor a password")
			.withMessageNotContaining("hunter2");
	}

}
