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

import java.nio.file.Path;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.error.InvalidResponseException;
import io.netty.handler.ssl.SslContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests that redirects are not followed, so that credentials are not sent to another
 * host, or over http instead of https.
 */
class DagsterRedirectTests {

	private static final String SECRET = "hunter2-token";

	private static final CertificateAuthority CA = new CertificateAuthority("Example CA");

	private static final SslContext CONTEXT = TlsServer.context(CA.localhost(), null);

	@TempDir
	Path files;

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, HttpClientAutoConfiguration.class,
				ReactiveHttpClientAutoConfiguration.class, WebClientAutoConfiguration.class,
				DagsterAutoConfiguration.class))
		.withPropertyValues("spring.http.clients.redirects=follow", "dagster.auth.bearer.token=" + SECRET,
				"dagster.headers.X-Api-Key=" + SECRET);

	static Stream<Arguments> connectorsAndStatuses() {
		return Stream.of("reactor", "jdk", "http-components")
			.flatMap(
					(connector) -> Stream.of(301, 302, 303, 307, 308).map((status) -> Arguments.of(connector, status)));
	}

	@ParameterizedTest
	@MethodSource("connectorsAndStatuses")
	void fromHttpToAnotherPort(String connector, int status) {
		try (RecordingServer other = new RecordingServer(); RecordingServer server = new RecordingServer()) {
			server.redirectTo(status, other.url().replace("127.0.0.1", "localhost") + "/graphql");
			assertRedirectIsNotFollowed(connector, other, "dagster.url=" + server.url());
			assertThat(server.requests()).hasSize(1);
		}
	}

	@ParameterizedTest
	@MethodSource("connectorsAndStatuses")
	void fromHttpsToHttp(String connector, int status) {
		CertificateAuthority.write(this.files.resolve("ca.pem"), CA.bundle().getCertificatePEM());
		try (RecordingServer other = new RecordingServer();
				TlsServer server = TlsServer.redirectTo(other.url() + "/graphql", status, CONTEXT)) {
			assertRedirectIsNotFollowed(connector, other, "dagster.url=" + server.url(), "dagster.ssl.bundle=platform",
					"spring.ssl.bundle.pem.platform.truststore.certificate=" + this.files.resolve("ca.pem").toUri());
			assertThat(server.requests()).hasSize(1);
		}
	}

	private void assertRedirectIsNotFollowed(String connector, RecordingServer other, String... properties) {
		this.contextRunner.withPropertyValues(properties)
			.withPropertyValues("spring.http.clients.reactive.connector=" + connector)
			.run((context) -> {
				InvalidResponseException ex = catchThrowableOfType(InvalidResponseException.class,
						() -> context.getBean(DagsterGraphQlClient.class).terminateRun("r1"));
				assertThat(ex).hasMessageContaining("use the URL of the target at http://")
					.hasMessageContaining("Redirects are not followed")
					.hasMessageNotContaining(SECRET);
				assertThat(ex.isOutcomeUnknown()).isFalse();
				assertThat(other.requests()).isEmpty();
			});
	}

}
