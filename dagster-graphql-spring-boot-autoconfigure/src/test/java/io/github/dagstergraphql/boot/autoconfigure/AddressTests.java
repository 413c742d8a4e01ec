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

package io.github.dagstergraphql.boot.autoconfigure;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the properties and the builder of clients take the same addresses, and make
 * the same of them.
 */
class AddressTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DagsterAutoConfiguration.class));

	@ParameterizedTest
	@ValueSource(strings = { "http://example.org", "HTTP://Example.org", "HttpS://example.org:8443/prefix/",
			"http://docker_example_webserver:3000", "https://ann:pw@example.org/x/graphql", "http://[::1]:3000",
			"http://127.0.0.1", " http://example.org ", "http://example.org\n", "http://example.org\r\n",
			"example.org:3000", "ftp://example.org", "http://", "http:///path", "http://example.org?a=b",
			"http://example.org#a", "http://exa mple.org", "http://example.org:99999", "//example.org",
			"http://b\u00fccher.example" })
	void ofAUrl(String url) {
		assertThat(actual("dagster.url=" + url)).isEqualTo(expected(DagsterGraphQlClient.builder(), url, true));
		assertThat(actual("dagster.clients.x.url=" + url))
			.isEqualTo(expected(DagsterGraphQlClient.builder().name("x"), url, true));
	}

	@ParameterizedTest
	@ValueSource(strings = { "example.org", "localhost", "::1", "[::1]", "127.0.0.1", "http://example.org",
			"example.org/x", "example.org:80", "ann@example.org", "exa mple", "docker_example_webserver",
			"b\u00fccher.example", "example..org", "-" })
	void ofAHost(String host) {
		assertThat(actual("dagster.host=" + host)).isEqualTo(expected(DagsterGraphQlClient.builder(), host, false));
	}

	private @Nullable String actual(String property) {
		String[] url = new String[1];
		this.contextRunner.withPropertyValues(property).run((context) -> {
			if (context.getStartupFailure() == null) {
				url[0] = context.getBean(DagsterGraphQlClient.class).toString();
			}
			else {
				assertThat(context.getStartupFailure()).hasRootCauseInstanceOf(InvalidDagsterPropertiesException.class);
			}
		});
		return url[0];
	}

	private static @Nullable String expected(DagsterGraphQlClient.Builder builder, String address, boolean url) {
		try {
			return (url ? builder.url(address) : builder.host(address)).build().toString();
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

}
