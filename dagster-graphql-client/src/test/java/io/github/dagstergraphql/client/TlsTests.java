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

package io.github.dagstergraphql.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

import io.github.dagstergraphql.client.error.DagsterConnectionException;
import io.github.dagstergraphql.client.run.RunStatus;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;

import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for TLS with real certificates on real sockets, and for the messages about
 * failures.
 */
class TlsTests {

	private static final String SECRET = "hunter2-token";

	private static final String STARTED = "{\"data\":{\"pipelineRunOrError\":{\"__typename\":\"Run\",\"status\":\"STARTED\"}}}";

	private static final String TRUST_STORE_ADVICE = "Add the certificate of the CA to the trust store (with Spring Boot, "
			+ "that of the SSL bundle set by dagster.ssl.bundle)";

	private static final String CLIENT_CERTIFICATE_ADVICE = "that the client certificate (with Spring Boot, in the key store of "
			+ "the SSL bundle set by dagster.ssl.bundle)";

	private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

	private static final X509Bundle CA = authority("CN=Example CA");

	private static final X509Bundle OTHER_CA = authority("CN=Other CA");

	private static final X509Bundle SERVER = issue(CA, localhost());

	private static final X509Bundle CLIENT = issue(CA, new CertificateBuilder().subject("CN=orders"));

	static Stream<Arguments> connectorsAndVersions() {
		return Stream.of(Connector.values())
			.flatMap((connector) -> Stream.of("TLSv1.2", "TLSv1.3").map((version) -> Arguments.of(connector, version)));
	}

	@ParameterizedTest
	@MethodSource("connectorsAndVersions")
	void succeeds(Connector connector, String version) {
		try (TlsServer server = new TlsServer(SERVER, null, version);
				DagsterGraphQlClient client = client(server, connector, CA, null)) {
			assertThat(client.getRunStatus("r1")).isEqualTo(RunStatus.STARTED);
		}
		try (TlsServer server = new TlsServer(SERVER, CA, version);
				DagsterGraphQlClient client = client(server, connector, CA, CLIENT)) {
			assertThat(client.getRunStatus("r1")).isEqualTo(RunStatus.STARTED);
		}
	}

	@ParameterizedTest
	@MethodSource("connectorsAndVersions")
	void untrustedCertificate(Connector connector, String version) {
		try (TlsServer server = new TlsServer(SERVER, null, version);
				DagsterGraphQlClient client = client(server, connector, OTHER_CA, null)) {
			assertNothingDone(client, server).hasMessageContaining(
					"the server's certificate is not trusted: it was not signed by a CA that this client trusts. "
							+ TRUST_STORE_ADVICE);
		}
	}

	@ParameterizedTest
	@MethodSource("connectorsAndVersions")
	void expired(Connector connector, String version) {
		X509Bundle expired = issue(CA,
				localhost().notBefore(NOW.minus(9, ChronoUnit.DAYS)).notAfter(NOW.minus(2, ChronoUnit.DAYS)));
		try (TlsServer server = new TlsServer(expired, null, version);
				DagsterGraphQlClient client = client(server, connector, CA, null)) {
			assertNothingDone(client, server).hasMessageContaining("the server's certificate \"CN=dagster\", issued by "
					+ "\"CN=Example CA\", has expired (it was valid until " + NOW.minus(2, ChronoUnit.DAYS)
					+ "). Replace it on the server, or check the clock of this machine");
		}
	}

	@ParameterizedTest
	@MethodSource("connectorsAndVersions")
	void notYetValid(Connector connector, String version) {
		X509Bundle future = issue(CA,
				localhost().notBefore(NOW.plus(2, ChronoUnit.DAYS)).notAfter(NOW.plus(9, ChronoUnit.DAYS)));
		try (TlsServer server = new TlsServer(future, null, version);
				DagsterGraphQlClient client = client(server, connector, CA, null)) {
			assertNothingDone(client, server).hasMessageContaining("is not valid yet (it is valid from "
					+ NOW.plus(2, ChronoUnit.DAYS) + "). Replace it on the server, or check the clock");
		}
	}

	@ParameterizedTest
	@MethodSource("connectorsAndVersions")
	void wrongHost(Connector connector, String version) {
		X509Bundle other = issue(CA, new CertificateBuilder().subject("CN=other").addSanDnsName("dagster.example.org"));
		try (TlsServer server = new TlsServer(other, null, version);
				DagsterGraphQlClient client = client(server, connector, CA, null)) {
			assertNothingDone(client, server)
				.hasMessageContaining("the server's certificate does not match the host \"localhost\"")
				.hasMessageContaining(
						"Use a host name of the certificate, or add this one to " + "its subject alternative names");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void clientCertificateMissing(String version) {
		try (TlsServer server = new TlsServer(SERVER, CA, version);
				DagsterGraphQlClient client = client(server, Connector.REACTOR, CA, null)) {
			assertNothingDone(client, server).hasMessageContaining("TLS alert ")
				.hasMessageContaining(CLIENT_CERTIFICATE_ADVICE);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void clientCertificateThatTheServerDoesNotAccept(String version) {
		X509Bundle expired = issue(CA,
				new CertificateBuilder().subject("CN=orders")
					.notBefore(NOW.minus(9, ChronoUnit.DAYS))
					.notAfter(NOW.minus(2, ChronoUnit.DAYS)));
		X509Bundle foreign = issue(OTHER_CA, new CertificateBuilder().subject("CN=orders"));
		for (X509Bundle wrong : List.of(expired, foreign)) {
			try (TlsServer server = new TlsServer(SERVER, CA, version);
					DagsterGraphQlClient client = client(server, Connector.REACTOR, CA, wrong)) {
				assertNothingDone(client, server).hasMessageContaining("TLS alert ")
					.hasMessageContaining(CLIENT_CERTIFICATE_ADVICE);
			}
		}
	}

	@Test
	void clientCertificateMissingWithTheClientOfTheJdk() {
		try (TlsServer server = new TlsServer(SERVER, CA, "TLSv1.2");
				DagsterGraphQlClient client = client(server, Connector.JDK, CA, null)) {
			assertNothingDone(client, server).hasMessageContaining(CLIENT_CERTIFICATE_ADVICE);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "REACTOR", "JDK" })
	void noVersionInCommon(Connector connector) {
		try (TlsServer server = new TlsServer(SERVER, null, "TLSv1.3");
				DagsterGraphQlClient client = client(server, connector, CA, null, "TLSv1.2")) {
			assertNothingDone(client, server)
				.hasMessageContaining("the server and this client have no TLS version or cipher suite in common")
				.hasMessageContaining("the TLS versions and cipher suites of both sides");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "REACTOR", "JDK" })
	void emptyTrustStore(Connector connector) throws Exception {
		KeyStore empty = KeyStore.getInstance(KeyStore.getDefaultType());
		empty.load(null, null);
		TrustManagerFactory nobody = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		nobody.init(empty);
		try (TlsServer server = new TlsServer(SERVER, null, "TLSv1.3");
				DagsterGraphQlClient client = DagsterGraphQlClient.builder()
					.url(server.url())
					.clientConnector((httpClient) -> connector.create(httpClient, nobody, null))
					.build()) {
			assertNothingDone(client, server).hasMessageContaining("the trust store of this client is empty");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "REACTOR", "JDK" })
	void noTls(Connector connector) {
		DisposableServer server = HttpServer.create().host("127.0.0.1").port(0).bindNow();
		try (DagsterGraphQlClient client = DagsterGraphQlClient.builder()
			.url("https://localhost:" + server.port())
			.clientConnector((httpClient) -> connector.create(httpClient, CA.toTrustManagerFactory(), null))
			.build()) {
			DagsterConnectionException ex = catchThrowableOfType(DagsterConnectionException.class,
					() -> client.terminateRun("r1"));
			assertThat(ex)
				.hasMessageContaining("the server does not use TLS on this port. Use http, or the https port");
			assertThat(ex.isOutcomeUnknown()).isFalse();
		}
		finally {
			server.disposeNow(Duration.ofSeconds(60));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "REACTOR", "JDK" })
	void httpToAnHttpsPort(Connector connector) {
		try (TlsServer server = new TlsServer(SERVER, null, "TLSv1.3");
				DagsterGraphQlClient client = DagsterGraphQlClient.builder()
					.url(server.url().replace("https:", "http:"))
					.clientConnector((httpClient) -> connector.create(httpClient, CA.toTrustManagerFactory(), null))
					.build()) {
			assertThat(catchThrowableOfType(DagsterConnectionException.class, () -> client.getRunStatus("r1")))
				.hasMessageContaining("If this is an https port, use https");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "REACTOR", "JDK" })
	void serverClosesTheConnectionDuringTheHandshake(Connector connector) throws IOException {
		try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
			accept(server, (socket) -> socket.getInputStream().read(new byte[8192]));
			try (DagsterGraphQlClient client = DagsterGraphQlClient.builder()
				.url("https://localhost:" + server.getLocalPort())
				.clientConnector((httpClient) -> connector.create(httpClient, CA.toTrustManagerFactory(), null))
				.build()) {
				DagsterConnectionException ex = catchThrowableOfType(DagsterConnectionException.class,
						() -> client.terminateRun("r1"));
				assertThat(ex).hasMessageContaining("the server closed the connection during the TLS handshake")
					.hasMessageContaining("Check whether this is an https port");
				assertThat(ex.isOutcomeUnknown()).isFalse();
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "REACTOR", "JDK" })
	void outcomeIsUnknownWhenTlsFailsAfterAMutationWasSent(Connector connector) throws Exception {
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(SERVER.toKeyManagerFactory().getKeyManagers(), null, null);
		List<String> received = new CopyOnWriteArrayList<>();
		try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
			accept(server, (socket) -> {
				SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(socket, null, true);
				received.add(readRequest(tls.getInputStream()));
				OutputStream plain = socket.getOutputStream();
				plain.write(new byte[] { 0x17, 3, 3, 0, 32 });
				plain.write(new byte[32]);
				plain.flush();
				socket.getInputStream().read();
			});
			try (DagsterGraphQlClient client = DagsterGraphQlClient.builder()
				.url("https://localhost:" + server.getLocalPort())
				.clientConnector((httpClient) -> connector.create(httpClient, CA.toTrustManagerFactory(), null))
				.build()) {
				DagsterConnectionException ex = catchThrowableOfType(DagsterConnectionException.class,
						() -> client.terminateRun("r1"));
				assertThat(ex).hasMessageContaining("the connection failed (SSL");
				assertThat(ex.isOutcomeUnknown()).isTrue();
				assertThat(received).hasSize(1).first().asString().contains("TerminateRun");
			}
		}
	}

	private static AbstractThrowableAssert<?, ?> assertNothingDone(DagsterGraphQlClient client, TlsServer server) {
		DagsterConnectionException ex = catchThrowableOfType(DagsterConnectionException.class,
				() -> client.terminateRun("r1"));
		assertThat(ex.isOutcomeUnknown()).isFalse();
		assertThat(ex).hasMessageContaining("cannot reach Dagster at " + server.url()).hasMessageNotContaining(SECRET);
		assertThat(server.requests()).isEmpty();
		return assertThat(ex);
	}

	private static DagsterGraphQlClient client(TlsServer server, Connector connector, X509Bundle trusted,
			X509Bundle own, String... versions) {
		return DagsterGraphQlClient.builder()
			.url(server.url())
			.headers((headers) -> headers.setBearerAuth(SECRET))
			.clientConnector(
					(httpClient) -> connector.create(httpClient, trusted.toTrustManagerFactory(), own, versions))
			.build();
	}

	private static CertificateBuilder localhost() {
		return new CertificateBuilder().subject("CN=dagster").addSanDnsName("localhost").addSanIpAddress("127.0.0.1");
	}

	private static X509Bundle authority(String name) {
		try {
			return new CertificateBuilder().subject(name)
				.setIsCertificateAuthority(true)
				.setKeyUsage(true, CertificateBuilder.KeyUsage.keyCertSign)
				.buildSelfSigned();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static X509Bundle issue(X509Bundle authority, CertificateBuilder builder) {
		try {
			return builder.buildIssuedBy(authority);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void accept(ServerSocket server, Behaviour behaviour) {
		Thread thread = new Thread(() -> {
			while (!server.isClosed()) {
				try (Socket socket = server.accept()) {
					behaviour.handle(socket);
				}
				catch (IOException ex) {
					// the client, or the test, has gone away
				}
			}
		});
		thread.setDaemon(true);
		thread.start();
	}

	private static String readRequest(InputStream in) throws IOException {
		byte[] buffer = new byte[8192];
		StringBuilder text = new StringBuilder();
		while (!text.toString().endsWith("}}")) {
			int count = in.read(buffer);
			if (count < 0) {
				break;
			}
			text.append(new String(buffer, 0, count));
		}
		return text.toString();
	}

	@FunctionalInterface
	private interface Behaviour {

		void handle(Socket socket) throws IOException;

	}

	/**
	 * Ways to speak HTTP.
	 */
	private enum Connector {

		REACTOR {

			@Override
			ClientHttpConnector create(HttpClient httpClient, TrustManagerFactory trusted, X509Bundle own,
					String... versions) {
				try {
					SslContextBuilder builder = SslContextBuilder.forClient().trustManager(trusted);
					if (own != null) {
						builder.keyManager(own.toKeyManagerFactory());
					}
					SslContext context = builder.protocols((versions.length > 0) ? versions : null).build();
					return new ReactorClientHttpConnector(httpClient.secure((spec) -> spec.sslContext(context)));
				}
				catch (Exception ex) {
					throw new IllegalStateException(ex);
				}
			}

		},

		JDK {

			@Override
			ClientHttpConnector create(HttpClient httpClient, TrustManagerFactory trusted, X509Bundle own,
					String... versions) {
				try {
					KeyManager[] keys = (own != null) ? own.toKeyManagerFactory().getKeyManagers() : null;
					SSLContext context = SSLContext.getInstance("TLS");
					context.init(keys, trusted.getTrustManagers(), null);
					SSLParameters parameters = new SSLParameters();
					parameters.setProtocols((versions.length > 0) ? versions : null);
					return new JdkClientHttpConnector(java.net.http.HttpClient.newBuilder()
						.version(java.net.http.HttpClient.Version.HTTP_1_1)
						.sslContext(context)
						.sslParameters(parameters)
						.build());
				}
				catch (Exception ex) {
					throw new IllegalStateException(ex);
				}
			}

		};

		abstract ClientHttpConnector create(HttpClient httpClient, TrustManagerFactory trusted, X509Bundle own,
				String... versions);

	}

	/**
	 * TLS server whose runs are all started.
	 */
	private static final class TlsServer implements AutoCloseable {

		private final List<String> requests = new CopyOnWriteArrayList<>();

		private final DisposableServer server;

		TlsServer(X509Bundle certificate, X509Bundle clientAuthority, String version) {
			SslContext context = context(certificate, clientAuthority, version);
			this.server = HttpServer.create()
				.host("127.0.0.1")
				.port(0)
				.secure((spec) -> spec.sslContext(context))
				.handle((request, response) -> request.receive()
					.aggregate()
					.asString()
					.doOnNext(this.requests::add)
					.then(response.header("Content-Type", "application/json").sendString(Mono.just(STARTED)).then()))
				.bindNow(Duration.ofSeconds(10));
		}

		private static SslContext context(X509Bundle certificate, X509Bundle clientAuthority, String version) {
			try {
				SslContextBuilder builder = SslContextBuilder.forServer(certificate.toKeyManagerFactory())
					.protocols(version);
				if (clientAuthority != null) {
					builder.trustManager(clientAuthority.toTrustManagerFactory()).clientAuth(ClientAuth.REQUIRE);
				}
				return builder.build();
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
		}

		String url() {
			return "https://localhost:" + this.server.port();
		}

		List<String> requests() {
			return this.requests;
		}

		@Override
		public void close() {
			this.server.disposeNow(Duration.ofSeconds(60));
		}

	}

}
