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

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import io.github.dagstergraphql.client.StubSocketServer.Conversation;
import io.github.dagstergraphql.client.auth.DagsterCredentials;
import io.github.dagstergraphql.client.error.DagsterAuthenticationException;
import io.github.dagstergraphql.client.error.DagsterConnectionException;
import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;
import io.github.dagstergraphql.client.error.GraphQlRequestException;
import io.github.dagstergraphql.client.error.InvalidResponseException;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.transport.ProxyProvider.Proxy;
import tools.jackson.databind.JsonNode;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.http.client.reactive.ClientHttpResponse;
import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

/**
 * Subscriptions in documents of the application, and the connections that they use.
 */
class SubscriptionTests {

	private static final Duration LONG = Duration.ofSeconds(60);

	private static final String DOCUMENT = "subscription Numbers($key: String) { n(key: $key) }";

	private final StubSocketServer server = new StubSocketServer();

	@AfterEach
	void close() {
		this.server.close();
	}

	@Test
	void decodesEachResponse() {
		this.server.onStart((conversation, message) -> {
			data(conversation, "{\"a\":{\"b\":[{\"x\":1},{\"x\":2}]}}");
			data(conversation, "{\"a\":null}");
			data(conversation, "{\"a\":{\"b\":[]}}");
			complete(conversation);
		});
		try (ReactiveDagsterGraphQlClient client = client(UnaryOperator.identity())) {
			assertThat(client.graphql()
				.document("subscription { a { b { x } } }")
				.retrieveSubscription("a.b")
				.toEntityList(Point.class)
				.collectList()
				.block(LONG)).containsExactly(List.of(new Point(1), new Point(2)), List.of());
			assertThat(client.graphql()
				.document("subscription { a { b { x } } }")
				.retrieveSubscription("")
				.toEntity(JsonNode.class)
				.map(JsonNode::toString)
				.collectList()
				.block(LONG)).hasSize(3).last().isEqualTo("{\"a\":{\"b\":[]}}");
			assertThat(client.graphql()
				.document("subscription { a { b { x } } }")
				.retrieveSubscription("a.b")
				.toEntity(new ParameterizedTypeReference<List<Point>>() {
				})
				.blockFirst(LONG)).hasSize(2);
		}
	}

	@Test
	void failsForAResponseOfAnotherType() {
		this.server.onStart((conversation, message) -> data(conversation, "{\"n\":\"hunter2secret\"}"));
		try (ReactiveDagsterGraphQlClient client = client(UnaryOperator.identity())) {
			assertThat(failure(numbers(client))).isInstanceOf(InvalidResponseException.class)
				.hasMessageNotContaining("hunter2secret");
			awaitClosed(0);
		}
	}

	@Test
	void failsWithTheErrorOfTheServer() {
		this.server.onStart((conversation, message) -> conversation.send(
				"{\"type\":\"error\",\"id\":\"1\",\"payload\":{\"message\":\"Cannot query field \\u0027n\\u0027\"}}"));
		try (ReactiveDagsterGraphQlClient client = client(UnaryOperator.identity())) {
			assertThat(failure(numbers(client))).isInstanceOf(GraphQlRequestException.class)
				.hasMessage("subscription Numbers failed at " + this.server.url()
						+ "/graphql (HTTP 101): Cannot query field 'n'");
		}
	}

	@Test
	void rejectsDocumentsOfAnotherKind() {
		try (ReactiveDagsterGraphQlClient client = client(UnaryOperator.identity())) {
			assertThatIllegalArgumentException()
				.isThrownBy(() -> client.graphql()
					.document("{ n }")
					.retrieveSubscription("n")
					.toEntity(Integer.class)
					.blockFirst(LONG))
				.withMessageContaining("not a subscription: use retrieve(..)");
			assertThatIllegalArgumentException()
				.isThrownBy(() -> client.graphql().document(DOCUMENT).retrieve("n").toEntity(Integer.class).block(LONG))
				.withMessageContaining("use retrieveSubscription(..)");
		}
		assertThat(this.server.conversations()).isEmpty();
	}

	@Test
	void sendsHeadersAndNewCredentialsForEachConnection() {
		answerWithOne();
		AtomicInteger number = new AtomicInteger();
		DagsterCredentials credentials = (headers) -> Mono
			.fromRunnable(() -> headers.setBearerAuth("token" + number.incrementAndGet()));
		try (ReactiveDagsterGraphQlClient client = client((builder) -> builder.credentials(credentials)
			.headers((headers) -> headers.set("X-Key", "k"))
			.webClient(WebClient.builder().defaultHeader("X-Team", "core").defaultCookie("session", "s1"))
			.clientConnector(ReactorClientHttpConnector::new))) {
			numbers(client).blockFirst(LONG);
			numbers(client).blockFirst(LONG);
		}
		assertThat(this.server.conversations()).extracting((each) -> each.headers().get("Authorization"))
			.containsExactly("Bearer token1", "Bearer token2");
		assertThat(this.server.conversations().get(0).headers()).containsEntry("X-Key", "k")
			.containsEntry("X-Team", "core")
			.containsEntry("Cookie", "session=s1")
			.containsEntry("Sec-WebSocket-Protocol", "graphql-ws")
			.hasEntrySatisfying("User-Agent", (value) -> assertThat(value).startsWith("dagster-graphql-client/"))
			.doesNotContainKey("Content-Type");
	}

	@Test
	void tellsOfCredentialsThatAreNotAccepted() {
		this.server.refuse(401);
		try (ReactiveDagsterGraphQlClient client = client(
				(builder) -> builder.credentials(DagsterCredentials.bearer("hunter2token")))) {
			assertThat(failure(numbers(client))).isInstanceOf(DagsterAuthenticationException.class)
				.hasMessageNotContaining("hunter2");
		}
	}

	@Test
	void usesThePathPrefix() {
		answerWithOne();
		try (ReactiveDagsterGraphQlClient client = DagsterGraphQlClient.builder()
			.url(this.server.url() + "/dag/ster")
			.buildReactive()) {
			numbers(client).blockFirst(LONG);
		}
		assertThat(this.server.conversations().get(0).uri()).isEqualTo("/dag/ster/graphql");
	}

	@Test
	void usesTheTlsSettingsOfTheConnector() throws Exception {
		X509Bundle authority = new CertificateBuilder().subject("CN=Example CA")
			.setIsCertificateAuthority(true)
			.buildSelfSigned();
		X509Bundle certificate = new CertificateBuilder().subject("CN=dagster")
			.addSanDnsName("localhost")
			.buildIssuedBy(authority);
		SslContext forServer = SslContextBuilder.forServer(certificate.toKeyManagerFactory()).build();
		SslContext forClient = SslContextBuilder.forClient().trustManager(authority.toTrustManagerFactory()).build();
		try (StubSocketServer secured = new StubSocketServer(
				(http) -> http.secure((spec) -> spec.sslContext(forServer)))) {
			secured.onStart((conversation, message) -> conversation.sendNumber(1));
			DagsterGraphQlClient.Builder builder = DagsterGraphQlClient.builder()
				.url("https://localhost:" + secured.port());
			try (ReactiveDagsterGraphQlClient client = builder
				.clientConnector(
						(http) -> new ReactorClientHttpConnector(http.secure((spec) -> spec.sslContext(forClient))))
				.buildReactive()) {
				assertThat(numbers(client).blockFirst(LONG)).isEqualTo(1);
			}
			try (ReactiveDagsterGraphQlClient client = builder.clientConnector(ReactorClientHttpConnector::new)
				.buildReactive()) {
				assertThat(failure(numbers(client))).isInstanceOf(DagsterConnectionException.class)
					.hasMessageContaining("the server's certificate is not trusted");
			}
		}
	}

	@Test
	void usesTheProxy() throws IOException {
		answerWithOne();
		List<String> requestLines = new CopyOnWriteArrayList<>();
		try (RawServer proxy = new RawServer((socket, number) -> tunnel(socket, requestLines));
				ReactiveDagsterGraphQlClient client = DagsterGraphQlClient.builder()
					.url("http://dagster.invalid:3000")
					.clientConnector((http) -> new ReactorClientHttpConnector(
							http.proxy((spec) -> spec.type(Proxy.HTTP).host("127.0.0.1").port(proxy.port()))))
					.buildReactive()) {
			assertThat(numbers(client).blockFirst(LONG)).isEqualTo(1);
		}
		assertThat(requestLines).first().asString().startsWith("CONNECT dagster.invalid:3000");
	}

	private void tunnel(Socket socket, List<String> requestLines) throws IOException {
		BufferedReader in = new BufferedReader(
				new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII), 1);
		for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
			requestLines.add(line);
		}
		socket.getOutputStream()
			.write("HTTP/1.1 200 Connection established\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
		try (Socket target = new Socket("127.0.0.1", this.server.port())) {
			Thread back = new Thread(() -> copy(target, socket));
			back.setDaemon(true);
			back.start();
			copy(socket, target);
		}
	}

	private static void copy(Socket from, Socket to) {
		try {
			from.getInputStream().transferTo(to.getOutputStream());
		}
		catch (IOException ex) {
			// either side has closed the connection
		}
	}

	@Test
	void usesTheDelegateOfAConnector() {
		answerWithOne();
		try (ReactiveDagsterGraphQlClient client = client(
				(builder) -> builder.clientConnector((http) -> new Delegating(new ReactorClientHttpConnector(http))))) {
			assertThat(numbers(client).blockFirst(LONG)).isEqualTo(1);
		}
	}

	@Test
	void failsWithAnotherHttpClient() {
		try (ReactiveDagsterGraphQlClient jdk = client(
				(builder) -> builder.clientConnector((http) -> new JdkClientHttpConnector()));
				ReactiveDagsterGraphQlClient own = client((builder) -> builder.webClient(WebClient.builder()));
				ReactiveDagsterGraphQlClient underscore = DagsterGraphQlClient.builder()
					.host("docker_example_webserver")
					.buildReactive()) {
			for (ReactiveDagsterGraphQlClient client : List.of(jdk, own, underscore)) {
				assertThat(failure(numbers(client))).isInstanceOf(DagsterConnectionException.class)
					.hasMessageContaining("the HTTP client does not support WebSocket connections");
			}
		}
	}

	@Test
	void failsIfDisabled() {
		try (ReactiveDagsterGraphQlClient client = client((builder) -> builder.live(false))) {
			assertThat(failure(numbers(client))).isInstanceOf(DagsterConnectionException.class)
				.hasMessageContaining("WebSocket connections are disabled (live, dagster.live)");
		}
		assertThat(this.server.conversations()).isEmpty();
	}

	@Test
	void limitsConnections() {
		try (ReactiveDagsterGraphQlClient client = client((builder) -> builder.maxLiveConnections(1))) {
			List<Throwable> failures = new CopyOnWriteArrayList<>();
			numbers(client).subscribe((number) -> {
			}, failures::add);
			await().atMost(LONG)
				.until(() -> this.server.conversations().size() == 1
						&& this.server.conversations().get(0).received().contains("start"));
			assertThat(failure(numbers(client))).hasMessageContaining("all 1 WebSocket connections are in use");
			assertThat(failures).isEmpty();
			client.close();
			await().atMost(LONG).until(() -> !failures.isEmpty());
			assertThat(failures.get(0)).isInstanceOf(DagsterConnectionException.class)
				.hasMessageContaining("has been closed");
			awaitClosed(0);
			assertThatIllegalStateException().isThrownBy(() -> numbers(client).blockFirst(LONG))
				.withMessageContaining("has been closed");
		}
		assertThatIllegalArgumentException().isThrownBy(() -> DagsterGraphQlClient.builder().maxLiveConnections(0));
	}

	@Test
	void connectionsDoNotOccupyThoseOfRequests() {
		answerWithOne();
		try (ReactiveDagsterGraphQlClient client = client((builder) -> builder.maxLiveConnections(150))) {
			List<Integer> numbers = new CopyOnWriteArrayList<>();
			List<Throwable> failures = new CopyOnWriteArrayList<>();
			for (int i = 0; i < 150; i++) {
				numbers(client).subscribe(numbers::add, failures::add);
			}
			await().atMost(LONG).until(() -> numbers.size() == 150);
			assertThat(failures).isEmpty();
		}
	}

	private void answerWithOne() {
		this.server.onStart((conversation, message) -> conversation.sendNumber(1));
	}

	private static void data(Conversation conversation, String data) {
		conversation.send("{\"type\":\"data\",\"id\":\"1\",\"payload\":{\"data\":" + data + "}}");
	}

	private static void complete(Conversation conversation) {
		conversation.send("{\"type\":\"complete\",\"id\":\"1\"}");
	}

	private void awaitClosed(int conversation) {
		await().atMost(LONG).until(() -> this.server.conversations().get(conversation).isClosed());
	}

	private ReactiveDagsterGraphQlClient client(UnaryOperator<DagsterGraphQlClient.Builder> settings) {
		return settings.apply(DagsterGraphQlClient.builder().url(this.server.url())).buildReactive();
	}

	private static Flux<Integer> numbers(ReactiveDagsterGraphQlClient client) {
		return client.graphql()
			.document(DOCUMENT)
			.variable("key", "hunter2secret")
			.retrieveSubscription("n")
			.toEntity(Integer.class);
	}

	private static DagsterGraphQlClientException failure(Flux<?> results) {
		DagsterGraphQlClientException ex = catchThrowableOfType(DagsterGraphQlClientException.class,
				() -> results.collectList().block(LONG));
		assertThat(ex).isNotNull();
		return ex;
	}

	record Point(int x) {

	}

	/**
	 * A connector that delegates to another one.
	 *
	 * @param delegate the other one
	 */
	private record Delegating(ClientHttpConnector delegate) implements DelegatingClientHttpConnector {

		@Override
		public ClientHttpConnector getDelegate() {
			return this.delegate;
		}

		@Override
		public Mono<ClientHttpResponse> connect(HttpMethod method, URI uri,
				Function<? super ClientHttpRequest, Mono<Void>> requestCallback) {
			return this.delegate.connect(method, uri, requestCallback);
		}

	}

}
