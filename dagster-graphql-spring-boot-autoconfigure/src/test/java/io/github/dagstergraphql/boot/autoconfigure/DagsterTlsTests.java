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
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.error.DagsterConnectionException;
import io.github.dagstergraphql.test.EmbeddedDagster;
import io.github.dagstergraphql.test.definition.JobDefinition;
import io.netty.handler.ssl.SslContext;
import io.netty.pkitesting.X509Bundle;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslBundleRegistry;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@code dagster.ssl.bundle}, with real certificates, and a server that ends
 * TLS before an embedded Dagster.
 */
class DagsterTlsTests {

	private static final String SECRET = "hunter2-token";

	private static final CertificateAuthority CA = new CertificateAuthority("Example CA");

	private static final CertificateAuthority OTHER_CA = new CertificateAuthority("Other CA");

	private static final X509Bundle SERVER = CA.localhost();

	private static final X509Bundle CLIENT = CA.issue((certificate) -> certificate.subject("CN=orders"));

	private static EmbeddedDagster dagster;

	@TempDir
	Path files;

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, HttpClientAutoConfiguration.class,
				ReactiveHttpClientAutoConfiguration.class, WebClientAutoConfiguration.class,
				DagsterAutoConfiguration.class))
		.withPropertyValues("dagster.ssl.bundle=platform", "dagster.auth.bearer.token=" + SECRET,
				"spring.ssl.bundle.watch.file.quiet-period=50ms");

	@BeforeAll
	static void startDagster() {
		dagster = EmbeddedDagster.start();
	}

	@AfterAll
	static void stopDagster() {
		dagster.close();
	}

	@BeforeEach
	void defineJob() {
		dagster.reset();
		dagster.define(JobDefinition.named("daily_orders"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void trustsAPrivateCa(String version) {
		try (TlsServer server = server(SERVER, null, version)) {
			run(server, trusting(CA), (context) -> {
				String runId = client(context).submitJobExecution("daily_orders");
				assertThat(client(context).getRunStatus(runId)).isNotNull();
				assertThat(server.requests()).isNotEmpty();
			});
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void opensWebSocketConnections(boolean reload) {
		List<String> bundle = new ArrayList<>(showing(CLIENT, trusting(CA)));
		bundle.add("spring.ssl.bundle.pem.platform.reload-on-update=" + reload);
		SslContext tls = TlsServer.context(SERVER, CA.bundle());
		DisposableServer server = HttpServer.create()
			.host("127.0.0.1")
			.port(0)
			.runOn(TlsServer.LOOP)
			.secure((spec) -> spec.sslContext(tls))
			.handle((request, response) -> response.header("Sec-WebSocket-Protocol", "graphql-ws")
				.sendWebsocket((in,
						out) -> out.sendString(Flux.just("{\"type\":\"connection_ack\"}",
								"{\"type\":\"data\",\"id\":\"1\",\"payload\":{\"data\":{\"n\":7}}}",
								"{\"type\":\"complete\",\"id\":\"1\"}"))))
			.bindNow(Duration.ofSeconds(60));
		try {
			this.contextRunner.withPropertyValues(bundle.toArray(String[]::new))
				.withPropertyValues("dagster.url=https://localhost:" + server.port())
				.run((context) -> assertThat(client(context).reactive()
					.graphql()
					.document("subscription { n }")
					.retrieveSubscription("n")
					.toEntity(Integer.class)
					.collectList()
					.block(Duration.ofSeconds(60))).containsExactly(7));
		}
		finally {
			server.disposeNow(Duration.ofSeconds(60));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "jdk", "http-components" })
	void worksWithOtherHttpClients(String connector) {
		try (TlsServer server = server(SERVER, CA.bundle())) {
			List<String> bundle = new ArrayList<>(showing(CLIENT, trusting(CA)));
			bundle.add("spring.http.clients.reactive.connector=" + connector);
			run(server, bundle, (context) -> {
				assertThat(launch(context)).isNotEmpty();
				assertThat(server.requests()).isNotEmpty();
			});
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void showsAClientCertificate(String version) {
		try (TlsServer server = server(SERVER, CA.bundle(), version)) {
			run(server, showing(CLIENT, trusting(CA)), (context) -> assertThat(launch(context)).isNotEmpty());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void reportsAMissingClientCertificate(String version) {
		try (TlsServer server = server(SERVER, CA.bundle(), version)) {
			assertFails(server, trusting(CA), "TLS alert ", "that the client certificate", "dagster.ssl.bundle");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void reportsARejectedClientCertificate(String version) {
		X509Bundle foreign = OTHER_CA.issue((certificate) -> certificate.subject("CN=orders"));
		try (TlsServer server = server(SERVER, CA.bundle(), version)) {
			assertFails(server, showing(foreign, trusting(CA)), "TLS alert ", "that the client certificate",
					"dagster.ssl.bundle");
		}
	}

	@Test
	void reportsAnUntrustedServer() {
		try (TlsServer server = server(SERVER, null)) {
			assertFails(server, trusting(OTHER_CA), "the server's certificate is not trusted",
					"Add the certificate of the CA to the trust store", "dagster.ssl.bundle");
		}
	}

	@Test
	void reportsAnExpiredServerCertificate() {
		Instant end = Instant.parse("2024-02-29T12:00:00Z");
		X509Bundle expired = CA.issue((certificate) -> certificate.subject("CN=dagster")
			.addSanDnsName("localhost")
			.notBefore(end.minus(Duration.ofDays(90)))
			.notAfter(end));
		try (TlsServer server = server(expired, null)) {
			assertFails(server, trusting(CA), "\"CN=dagster\", issued by \"CN=Example CA\", has expired",
					"it was valid until 2024-02-29T12:00:00Z", "Replace it on the server");
		}
	}

	@Test
	void reportsACertificateForAnotherHost() {
		X509Bundle other = CA
			.issue((certificate) -> certificate.subject("CN=other").addSanDnsName("dagster.example.org"));
		try (TlsServer server = server(other, null)) {
			assertFails(server, trusting(CA), "the server's certificate does not match the host \"localhost\"",
					"Use a host name of the certificate");
		}
	}

	@Test
	void reportsAServerWithoutTls() {
		this.contextRunner.withPropertyValues(trusting(CA).toArray(String[]::new))
			.withPropertyValues("dagster.url=" + dagster.getUrl().replace("http:", "https:"))
			.run((context) -> assertThat(catchThrowableOfType(DagsterConnectionException.class, () -> launch(context)))
				.hasMessageContaining("the server does not use TLS on this port. Use http, or the https port"));
	}

	@Test
	void failsForAnUnknownBundle() {
		this.contextRunner
			.withPropertyValues("dagster.https=true",
					"spring.ssl.bundle.pem.other.truststore.certificate=" + trustFile("other.pem", CA))
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidDagsterPropertiesException.class)
				.hasMessageContaining("dagster.ssl.bundle: The SSL bundle is unknown, known are [other]. Add it "
						+ "below spring.ssl.bundle."));
	}

	@Test
	void failsForABundleThatCannotBeUsed() {
		this.contextRunner
			.withPropertyValues("dagster.https=true", "dagster.ssl.bundle=platform",
					"spring.ssl.bundle.pem.platform.truststore.certificate=" + trustFile("ca.pem", CA),
					"spring.ssl.bundle.pem.platform.keystore.certificate=" + trustFile("client.pem", CA),
					"spring.ssl.bundle.pem.platform.keystore.private-key=file:/nowhere/client.key")
			.run((context) -> assertThat(context).getFailure()
				.hasStackTraceContaining("dagster.ssl.bundle: The SSL bundle cannot be used")
				.hasStackTraceContaining("/nowhere/client.key"));
	}

	@Test
	void failsForABundleWithHttp() {
		this.contextRunner.withPropertyValues(trusting(CA).toArray(String[]::new))
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidDagsterPropertiesException.class)
				.hasMessageContainingAll("dagster.ssl.bundle", "Set dagster.https to true"));
	}

	@Test
	void doesNotConnectAtStartup() {
		try (TlsServer server = server(SERVER, CA.bundle())) {
			run(server, showing(CLIENT, trusting(CA)), (context) -> {
				assertThat(client(context)).isNotNull();
				assertThat(server.connections()).isZero();
			});
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "reactor", "jdk", "http-components" })
	void reloadsTheFilesOfTheBundleWithoutRestart(String connector) {
		try (TlsServer server = server(SERVER, CA.bundle())) {
			List<String> bundle = new ArrayList<>(showing(CLIENT, trusting(CA)));
			bundle.add("spring.ssl.bundle.pem.platform.reload-on-update=true");
			bundle.add("spring.http.clients.reactive.connector=" + connector);
			run(server, bundle, (context) -> {
				assertThat(launch(context)).isNotEmpty();
				Runnable goOn = server.hold();
				// not in the common pool, through which the JDK's HTTP client gives its
				// answers
				CompletableFuture<String> underWay = CompletableFuture.supplyAsync(() -> launch(context),
						(task) -> new Thread(task).start());
				Awaitility.await().until(() -> server.requests().size() > 1);
				int connections = server.connections();
				server.change(TlsServer.context(OTHER_CA.localhost(), OTHER_CA.bundle()));
				showing(OTHER_CA.issue((certificate) -> certificate.subject("CN=orders")), trusting(OTHER_CA));
				// its files are not changed in the same instant
				Awaitility.await()
					.until(() -> trusts(bundle(context), OTHER_CA) && hasKeyOf(bundle(context), OTHER_CA));
				goOn.run();
				assertThat(underWay).succeedsWithin(Duration.ofSeconds(10));
				// the client is notified a moment after the bundle has changed
				Awaitility.await()
					.ignoreExceptions()
					.until(() -> !launch(context).isEmpty() && server.connections() > connections);
			});
		}
	}

	@Test
	void doesNotUseOldConnectionsAfterAChange() {
		try (TlsServer server = server(SERVER, null)) {
			run(server, trusting(CA), (context) -> {
				assertThat(launch(context)).isNotEmpty();
				assertThat(server.openConnections()).isPositive();
				context.getBean(SslBundleRegistry.class).updateBundle("platform", pem(OTHER_CA));
				assertThat(catchThrowableOfType(DagsterConnectionException.class, () -> launch(context)))
					.hasMessageContaining("is not trusted");
				Awaitility.await().until(() -> server.openConnections() == 0);
			});
		}
	}

	@Test
	void releasesPreviousBundles() {
		try (TlsServer server = server(SERVER, null)) {
			run(server, trusting(CA), (context) -> {
				String runId = launch(context);
				for (int i = 0; i < 100; i++) {
					assertThat(client(context).getRunStatus(runId)).isNotNull();
					context.getBean(SslBundleRegistry.class).updateBundle("platform", pem(CA));
				}
				assertThat(client(context).getRunStatus(runId)).isNotNull();
				assertThat(server.connections()).isGreaterThan(100);
				Awaitility.await().until(() -> server.openConnections() <= 1);
			});
			Awaitility.await().until(() -> server.openConnections() == 0);
		}
	}

	@Test
	void keepsThePreviousBundleIfTheChangedOneIsInvalid() {
		try (TlsServer server = server(SERVER, null)) {
			run(server, trusting(CA), (context) -> {
				assertThat(launch(context)).isNotEmpty();
				SslBundle broken = SslBundle
					.of(new PemSslStoreBundle(PemSslStoreDetails.forCertificate(CLIENT.getCertificatePEM())
						.withPrivateKey(CLIENT.getPrivateKeyPEM()), null), SslBundleKey.of(null, "nobody"));
				context.getBean(SslBundleRegistry.class).updateBundle("platform", broken);
				assertThat(launch(context)).isNotEmpty();
			});
		}
	}

	@Test
	void eachClientWithANameHasItsOwnBundle() {
		try (TlsServer server = server(SERVER, null); TlsServer other = server(OTHER_CA.localhost(), null)) {
			List<String> bundles = new ArrayList<>(trusting(CA));
			bundles.add("spring.ssl.bundle.pem.other.truststore.certificate=" + trustFile("other.pem", OTHER_CA));
			bundles.add("dagster.clients.other.url=" + other.url());
			bundles.add("dagster.clients.other.ssl.bundle=other");
			run(server, bundles, (context) -> {
				assertThat(context.getBean("dagsterGraphQlClient", DagsterGraphQlClient.class)
					.submitJobExecution("daily_orders")).isNotEmpty();
				assertThat(context.getBean("otherDagsterGraphQlClient", DagsterGraphQlClient.class)
					.submitJobExecution("daily_orders")).isNotEmpty();
				assertThat(server.requests()).isNotEmpty();
				assertThat(other.requests()).isNotEmpty();
			});
		}
	}

	private void assertFails(TlsServer server, List<String> bundle, String... advice) {
		run(server, bundle, (context) -> {
			DagsterConnectionException ex = catchThrowableOfType(DagsterConnectionException.class,
					() -> client(context).terminateRun("r1"));
			assertThat(ex).hasMessageContainingAll(advice).hasMessageNotContaining(SECRET);
			assertThat(ex.isOutcomeUnknown()).isFalse();
			assertThat(server.requests()).isEmpty();
		});
	}

	private void run(TlsServer server, List<String> bundle, Consumer<ApplicationContext> assertions) {
		this.contextRunner.withPropertyValues(bundle.toArray(String[]::new))
			.withPropertyValues("dagster.url=" + server.url())
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertions.accept(context);
			});
	}

	private static TlsServer server(X509Bundle certificate, X509Bundle clientAuthority, String... versions) {
		SslContext context = TlsServer.context(certificate, clientAuthority, versions);
		return TlsServer.proxyOf(dagster.getUrl(), context);
	}

	private List<String> trusting(CertificateAuthority authority) {
		return List.of("spring.ssl.bundle.pem.platform.truststore.certificate=" + trustFile("ca.pem", authority));
	}

	private String trustFile(String name, CertificateAuthority authority) {
		CertificateAuthority.write(this.files.resolve(name), authority.bundle().getCertificatePEM());
		return location(name);
	}

	private List<String> showing(X509Bundle certificate, List<String> trusting) {
		CertificateAuthority.write(this.files.resolve("client.key"), certificate.getPrivateKeyPEM());
		CertificateAuthority.write(this.files.resolve("client.pem"), certificate.getCertificatePathPEM());
		List<String> properties = new ArrayList<>(trusting);
		properties.add("spring.ssl.bundle.pem.platform.keystore.private-key=" + location("client.key"));
		properties.add("spring.ssl.bundle.pem.platform.keystore.certificate=" + location("client.pem"));
		return properties;
	}

	private String location(String name) {
		return this.files.resolve(name).toUri().toString();
	}

	private static SslBundle pem(CertificateAuthority authority) {
		return SslBundle
			.of(new PemSslStoreBundle(null, PemSslStoreDetails.forCertificate(authority.bundle().getCertificatePEM())));
	}

	private static SslBundle bundle(ApplicationContext context) {
		return context.getBean(SslBundles.class).getBundle("platform");
	}

	private static boolean trusts(SslBundle bundle, CertificateAuthority authority) throws GeneralSecurityException {
		return certificates(bundle.getStores().getTrustStore()).contains(authority.bundle().getCertificate());
	}

	private static boolean hasKeyOf(SslBundle bundle, CertificateAuthority authority) throws GeneralSecurityException {
		return certificates(bundle.getStores().getKeyStore()).stream()
			.anyMatch((certificate) -> certificate.getIssuerX500Principal()
				.equals(authority.bundle().getCertificate().getSubjectX500Principal()));
	}

	private static List<X509Certificate> certificates(KeyStore store) throws GeneralSecurityException {
		List<X509Certificate> certificates = new ArrayList<>();
		for (String alias : Collections.list(store.aliases())) {
			certificates.add((X509Certificate) store.getCertificate(alias));
		}
		return certificates;
	}

	private static DagsterGraphQlClient client(ApplicationContext context) {
		return context.getBean(DagsterGraphQlClient.class);
	}

	private static String launch(ApplicationContext context) {
		return client(context).submitJobExecution("daily_orders");
	}

}
