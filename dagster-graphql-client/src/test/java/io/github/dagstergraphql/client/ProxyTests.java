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
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import io.github.dagstergraphql.client.error.DagsterAuthenticationException;
import io.github.dagstergraphql.client.error.DagsterConnectionException;
import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;
import io.github.dagstergraphql.client.run.RunStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.netty.http.client.HttpClient;
import reactor.netty.transport.ProxyProvider.Proxy;

import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for a proxy that rejects the connection, or is down.
 */
class ProxyTests {

	private static final String STARTED = "{\"data\":{\"pipelineRunOrError\":{\"__typename\":\"Run\",\"status\":\"STARTED\"}}}";

	private final List<String> requestLines = new CopyOnWriteArrayList<>();

	@AfterEach
	void forgetTheProxy() {
		System.clearProperty("http.proxyHost");
		System.clearProperty("http.proxyPort");
	}

	@ParameterizedTest
	@CsvSource({ "http,407 Proxy Authentication Required,requires credentials", "https,407 Nope,https.proxyPassword",
			"http,403 Forbidden,rejected the connection", "https,403 Forbidden,http.nonProxyHosts" })
	void refusesTheConnection(String scheme, String status, String words) throws IOException {
		try (RawServer proxy = answering("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n");
				DagsterGraphQlClient client = client(scheme, reactorNetty(Proxy.HTTP, proxy.port()))) {
			DagsterAuthenticationException ex = catchThrowableOfType(DagsterAuthenticationException.class,
					() -> client.getRunStatus("r1"));
			assertThat(ex).hasMessageContaining("the proxy")
				.hasMessageContaining(":" + proxy.port())
				.hasMessageContaining("HTTP " + status.substring(0, 3))
				.hasMessageContaining(words)
				.hasMessageNotContaining("webserver is running");
			assertThat(ex.getStatusCode()).hasToString(status.substring(0, 3));
			assertThat(ex.isOutcomeUnknown()).isFalse();
			assertThat(this.requestLines).singleElement().asString().startsWith("CONNECT dagster.invalid:3000");
		}
	}

	@Test
	void cannotReachTheServer() throws IOException {
		try (RawServer proxy = answering("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n");
				DagsterGraphQlClient client = client("http", reactorNetty(Proxy.HTTP, proxy.port()))) {
			DagsterConnectionException ex = catchThrowableOfType(DagsterConnectionException.class,
					() -> client.terminateRun("r1"));
			assertThat(ex).hasMessageContaining("the proxy")
				.hasMessageContaining(":" + proxy.port())
				.hasMessageContaining("could not connect to the server (HTTP 503)");
			assertThat(ex.isOutcomeUnknown()).isFalse();
			assertThat(this.requestLines).hasSize(4);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "HTTP", "SOCKS5" })
	void isDown(String kind) throws IOException {
		int port = freePort();
		try (DagsterGraphQlClient client = client("http", reactorNetty(Proxy.valueOf(kind), port))) {
			DagsterConnectionException ex = catchThrowableOfType(DagsterConnectionException.class,
					() -> client.getRunStatus("r1"));
			assertThat(ex).hasMessageContaining("the proxy at 127.0.0.1:" + port + " is running")
				.hasMessageNotContaining("webserver is running");
		}
	}

	@Test
	void isUnknown() {
		UnaryOperator<HttpClient> proxied = (http) -> http
			.proxy((proxy) -> proxy.type(Proxy.HTTP).host("no-such-proxy.invalid").port(3128));
		try (DagsterGraphQlClient client = client("http",
				(http) -> new ReactorClientHttpConnector(proxied.apply(http)))) {
			DagsterConnectionException ex = catchThrowableOfType(DagsterConnectionException.class,
					() -> client.getRunStatus("r1"));
			assertThat(ex).hasMessageContaining("the host of the proxy is unknown")
				.hasMessageNotContaining("Check its name");
		}
	}

	@Test
	void socksProxyThatRequiresCredentials() throws IOException {
		try (RawServer proxy = new RawServer((socket, number) -> {
			this.requestLines.add("SOCKS");
			socket.getInputStream().read(new byte[16]);
			socket.getOutputStream().write(new byte[] { 5, (byte) 0xFF });
		}); DagsterGraphQlClient client = client("http", reactorNetty(Proxy.SOCKS5, proxy.port()))) {
			DagsterConnectionException ex = catchThrowableOfType(DagsterConnectionException.class,
					() -> client.terminateRun("r1"));
			assertThat(ex).hasMessageContaining("the proxy")
				.hasMessageContaining(":" + proxy.port())
				.hasMessageContaining("unexpected authMethod")
				.hasMessageContaining("credentials of the proxy");
			assertThat(ex.isOutcomeUnknown()).isFalse();
			assertThat(this.requestLines).hasSize(1);
		}
	}

	@Test
	void answersInPlaceOfThePlainServer() {
		try (StubDagster proxy = new StubDagster(); DagsterGraphQlClient client = client("http", jdk(proxy.url()))) {
			proxy.answer(StubDagster.Answer.of(407, "text/html", "<p>Who are you?</p>"));
			DagsterGraphQlClientException ex = catchThrowableOfType(DagsterGraphQlClientException.class,
					() -> client.terminateRun("r1"));
			assertThat(ex).isInstanceOf(DagsterAuthenticationException.class)
				.hasMessageContaining("a proxy in front of the server")
				.hasMessageContaining("HTTP 407");
			assertThat(ex.isOutcomeUnknown()).isFalse();
			assertThat(proxy.requests()).extracting(StubDagster.Request::uri)
				.containsExactly("http://dagster.invalid:3000/graphql");
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 407, 403 })
	void refusesTheConnectionOfTheJdk(int status) throws IOException {
		try (RawServer proxy = answering("HTTP/1.1 " + status + " No\r\nContent-Length: 0\r\n\r\n");
				DagsterGraphQlClient client = client("https", jdk("http://127.0.0.1:" + proxy.port()))) {
			DagsterGraphQlClientException ex = catchThrowableOfType(DagsterGraphQlClientException.class,
					() -> client.terminateRun("r1"));
			assertThat(ex).isInstanceOf(DagsterAuthenticationException.class)
				.hasMessageContaining("proxy")
				.hasMessageContaining("HTTP " + status);
			assertThat(ex.isOutcomeUnknown()).isFalse();
			assertThat(this.requestLines).hasSize(1);
		}
	}

	@Test
	void isTakenFromTheSystemProperties() throws IOException {
		try (RawServer proxy = new RawServer((socket, number) -> {
			readLines(socket);
			write(socket, "HTTP/1.1 200 Connection established\r\n\r\n");
			RawServer.readRequest(socket);
			write(socket, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + STARTED.length()
					+ "\r\nConnection: close\r\n\r\n" + STARTED);
		})) {
			System.setProperty("http.proxyHost", "127.0.0.1");
			System.setProperty("http.proxyPort", Integer.toString(proxy.port()));
			try (DagsterGraphQlClient client = DagsterGraphQlClient.builder()
				.url("http://dagster.invalid:3000")
				.versionCheck(VersionCheck.OFF)
				.build()) {
				assertThat(client.getRunStatus("r1")).isEqualTo(RunStatus.STARTED);
				assertThat(this.requestLines).singleElement().asString().startsWith("CONNECT dagster.invalid:3000");
			}
		}
	}

	private RawServer answering(String response) throws IOException {
		return new RawServer((socket, number) -> {
			readLines(socket);
			write(socket, response);
		});
	}

	private void readLines(Socket socket) throws IOException {
		BufferedReader in = new BufferedReader(
				new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII), 1);
		String first = in.readLine();
		for (String line = first; line != null && !line.isEmpty(); line = in.readLine()) {
			if (line.equals(first)) {
				this.requestLines.add(first);
			}
		}
	}

	private static void write(Socket socket, String text) throws IOException {
		socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
		socket.getOutputStream().flush();
	}

	private static int freePort() throws IOException {
		try (ServerSocket free = new ServerSocket(0)) {
			return free.getLocalPort();
		}
	}

	private static DagsterGraphQlClient client(String scheme, Function<HttpClient, ClientHttpConnector> connector) {
		return DagsterGraphQlClient.builder()
			.url(scheme + "://dagster.invalid:3000")
			.versionCheck(VersionCheck.OFF)
			.clientConnector(connector)
			.build();
	}

	private static Function<HttpClient, ClientHttpConnector> reactorNetty(Proxy kind, int port) {
		return (http) -> new ReactorClientHttpConnector(
				http.proxy((proxy) -> proxy.type(kind).host("127.0.0.1").port(port)));
	}

	private static Function<HttpClient, ClientHttpConnector> jdk(String proxy) {
		InetSocketAddress address = new InetSocketAddress("127.0.0.1",
				Integer.parseInt(proxy.substring(proxy.lastIndexOf(':') + 1)));
		return (http) -> new JdkClientHttpConnector(
				java.net.http.HttpClient.newBuilder().proxy(ProxySelector.of(address)).build());
	}

}
