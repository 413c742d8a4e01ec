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

package io.github.dagstergraphql.client.internal.graphql;

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
			"::1,3000,false,'',http://[::1]:3000/graphql", "127.0.0.1,1,false,/a,http://127.0.0.1:1/a/graphql" })
	void buildsTheUrl(String host, int port, boolean https, String pathPrefix, String url) {
		assertThat(Endpoint.of(host, port, https, pathPrefix)).hasToString(url);
	}

	@ParameterizedTest
	@CsvSource({ "https://example.dagster.cloud/prod,https://example.dagster.cloud/prod/graphql",
			"http://localhost:3000,http://localhost:3000/graphql",
			"http://localhost:3000/,http://localhost:3000/graphql",
			"http://localhost:3000/x/graphql,http://localhost:3000/x/graphql" })
	void takesTheUrl(String url, String endpoint) {
		assertThat(Endpoint.of(url)).hasToString(endpoint);
	}

	@Test
	void turnsTheUserIntoCredentials() {
		Endpoint endpoint = Endpoint.of("https://ann:hunter2@example.org");
		assertThat(endpoint).hasToString("https://example.org/graphql");
		HttpHeaders headers = new HttpHeaders();
		Objects.requireNonNull(endpoint.credentials()).apply(headers).block();
		assertThat(headers.getFirst(HttpHeaders.AUTHORIZATION)).isEqualTo("Basic YW5uOmh1bnRlcjI=");
	}

	@Test
	void saysWhatIsWrong() {
		assertThatIllegalArgumentException().isThrownBy(() -> Endpoint.of("http://x", 1, false, ""))
			.withMessageContaining("url");
		assertThatIllegalArgumentException().isThrownBy(() -> Endpoint.of("x", 0, false, ""))
			.withMessageContaining("port 0");
		assertThatIllegalArgumentException().isThrownBy(() -> Endpoint.of("x", 1, false, "prefix"))
			.withMessageContaining("must start with \"/\"");
		for (String url : new String[] { "example.org", "ftp://ann:hunter2@example.org", "http://ann:hunter2@exa mple",
				"https://ann:hunter2@example.org?a=b", "/graphql" }) {
			assertThatIllegalArgumentException().isThrownBy(() -> Endpoint.of(url))
				.withMessageContaining("url")
				.withMessageNotContaining("hunter2");
		}
	}

}
