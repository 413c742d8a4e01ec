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
import java.time.Duration;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.location.ReloadRepositoryLocationInfo;
import io.github.dagstergraphql.client.run.RunStatus;
import io.github.dagstergraphql.testcontainers.DagsterContainer;
import io.netty.pkitesting.X509Bundle;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for a real Dagster behind a proxy that terminates TLS and requires client
 * certificates.
 */
@EnabledIfDockerAvailable
class DagsterTlsIT {

	private static final CertificateAuthority CA = new CertificateAuthority("Example CA");

	@TempDir
	Path files;

	@Test
	void launchesOnARealDagsterBehindTls() {
		X509Bundle own = CA.issue((certificate) -> certificate.subject("CN=orders"));
		CertificateAuthority.write(this.files.resolve("ca.pem"), CA.bundle().getCertificatePEM());
		CertificateAuthority.write(this.files.resolve("client.pem"), own.getCertificatePathPEM());
		CertificateAuthority.write(this.files.resolve("client.key"), own.getPrivateKeyPEM());
		try (DagsterContainer dagster = DagsterContainer.ofVersion("1.13.27").withDefinitions("definitions")) {
			dagster.start();
			try (TlsServer server = TlsServer.proxyOf(dagster.getUrl(),
					TlsServer.context(CA.localhost(), CA.bundle()))) {
				new ApplicationContextRunner()
					.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class,
							HttpClientAutoConfiguration.class, ReactiveHttpClientAutoConfiguration.class,
							WebClientAutoConfiguration.class, DagsterAutoConfiguration.class))
					.withPropertyValues("dagster.url=" + server.url(), "dagster.ssl.bundle=platform",
							"spring.ssl.bundle.pem.platform.truststore.certificate=" + location("ca.pem"),
							"spring.ssl.bundle.pem.platform.keystore.certificate=" + location("client.pem"),
							"spring.ssl.bundle.pem.platform.keystore.private-key=" + location("client.key"))
					.run((context) -> {
						DagsterGraphQlClient client = context.getBean(DagsterGraphQlClient.class);
						String runId = client.submitJobExecution("daily_orders");
						Awaitility.await()
							.atMost(Duration.ofMinutes(2))
							.until(() -> client.getRunStatus(runId) == RunStatus.SUCCESS);
						assertThat(client.reloadRepositoryLocation("orders").status())
							.isEqualTo(ReloadRepositoryLocationInfo.Status.SUCCESS);
						assertThat(server.requests()).isNotEmpty();
					});
			}
		}
	}

	private String location(String name) {
		return this.files.resolve(name).toUri().toString();
	}

}
