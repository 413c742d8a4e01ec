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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

import io.github.dagstergraphql.client.auth.DagsterCredentials;
import io.github.dagstergraphql.client.error.DagsterConnectionException;
import io.github.dagstergraphql.client.error.InvalidResponseException;
import io.github.dagstergraphql.client.run.RunStatus;
import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.InetNameResolver;
import io.netty.resolver.InetSocketAddressResolver;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for HTTP, with various hosts, gateways and servers.
 */
class HttpTests {

	private static final String STARTED = "{\"data\":{\"pipelineRunOrError\":{\"__typename\":\"Run\",\"status\":\"STARTED\"}}}";

	private static final String LAUNCHED = "{\"data\":{\"launchPipelineExecution\":"
			+ "{\"__typename\":\"LaunchRunSuccess\",\"run\":{\"runId\":\"r1\"}}}}";

	@Test
	void hostWithAnUnderscore() {
		try (StubDagster stub = new StubDagster();
				DagsterGraphQlClient client = DagsterGraphQlClient.builder()
					.url(stub.url().replace("127.0.0.1", "docker_example_webserver"))
					.versionCheck(VersionCheck.OFF)
					.clientConnector((http) -> new ReactorClientHttpConnector(http.resolver(new Loopback())))
					.build()) {
			stub.answer(STARTED);
			assertThat(client.getRunStatus("r1")).isEqualTo(RunStatus.STARTED);
			assertThat(stub.requests().get(0).headers().get("Host").get(0)).startsWith("docker_example_webserver:");
		}
	}

	@Test
	void unknownHostWithAnUnderscore() {
		try (DagsterGraphQlClient client = DagsterGraphQlClient.builder().host("no_such_host.invalid").build()) {
			assertThatExceptionOfType(DagsterConnectionException.class).isThrownBy(() -> client.getRunStatus("r1"))
				.withMessageContaining("the host \"no_such_host.invalid\" is unknown");
		}
	}

	@Test
	void httpClientThatDoesNotAcceptAnUnderscore() {
		try (DagsterGraphQlClient client = DagsterGraphQlClient.builder()
			.host("docker_example_webserver")
			.clientConnector((http) -> new JdkClientHttpConnector())
			.build()) {
			assertThatExceptionOfType(DagsterConnectionException.class).isThrownBy(() -> client.terminateRun("r1"))
				.withMessageContaining("does not accept the host name \"docker_example_webserver\"")
				.withMessageContaining("without underscores")
				.matches((ex) -> !ex.isOutcomeUnknown());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "103 Early Hints", "102 Processing", "100 Continue", "199 Unheard Of" })
	void informationalResponses(String status) throws IOException {
		String informational = "HTTP/1.1 " + status + "\r\nLink: </style.css>; rel=preload\r\n\r\n";
		try (RawServer server = new RawServer((socket, number) -> {
			RawServer.readRequest(socket);
			write(socket, informational);
			write(socket, informational + response(LAUNCHED));
		}); DagsterGraphQlClient client = server.client().versionCheck(VersionCheck.OFF).build()) {
			assertThat(client.job("j").location("l").repository("r").launch().id()).isEqualTo("r1");
			assertThat(client.job("j").location("l").repository("r").launch().id()).isEqualTo("r1");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "gzip", "deflate", "x-gzip" })
	void unrequestedContentEncoding(String encoding) throws IOException {
		try (RawServer server = new RawServer((socket, number) -> {
			RawServer.readRequest(socket);
			writeEncoded(socket, encoding);
		}); DagsterGraphQlClient client = server.client().versionCheck(VersionCheck.OFF).build()) {
			assertThat(client.getRunStatus("r1")).isEqualTo(RunStatus.STARTED);
		}
	}

	@Test
	void contentThatIsEncodedForAnHttpClientThatCannotDecodeIt() throws IOException {
		try (RawServer server = new RawServer((socket, number) -> {
			RawServer.readRequest(socket);
			writeEncoded(socket, "gzip");
		});
				DagsterGraphQlClient client = server.client()
					.versionCheck(VersionCheck.OFF)
					.clientConnector((http) -> new JdkClientHttpConnector())
					.build()) {
			assertThatExceptionOfType(InvalidResponseException.class).isThrownBy(() -> client.getRunStatus("r1"))
				.withMessageContaining("content encoding gzip, which the HTTP client does not decode");
		}
	}

	@Test
	void requestsCompressionAndSendsAUserAgent() {
		try (StubDagster stub = new StubDagster(); DagsterGraphQlClient client = stub.client().build()) {
			stub.answer(STARTED);
			client.getRunStatus("r1");
			assertThat(stub.requests().get(0).headers()).containsEntry("Accept-encoding", List.of("gzip"));
			assertThat(stub.requests().get(0).headers().get("User-agent")).singleElement()
				.asString()
				.matches("dagster-graphql-client/\\d+\\.\\d+\\.\\d+(-\\w+)?");
		}
	}

	@Test
	void keepsTheUserAgentOfTheApplication() {
		try (StubDagster stub = new StubDagster();
				DagsterGraphQlClient own = stub.client()
					.headers((headers) -> headers.set("user-agent", "own/1"))
					.build();
				DagsterGraphQlClient shared = stub.client()
					.webClient(WebClient.builder().defaultHeader("User-Agent", "shared/1"))
					.build()) {
			stub.answer(STARTED);
			own.getRunStatus("r1");
			shared.getRunStatus("r1");
			assertThat(stub.requests()).extracting((request) -> request.headers().get("User-agent"))
				.containsExactly(List.of("own/1"), List.of("shared/1"));
		}
	}

	@Test
	void ignoresTheLineBreakOfASecretInAFile() {
		try (StubDagster stub = new StubDagster();
				DagsterGraphQlClient client = stub.client()
					.headers((headers) -> headers.set("X-Key", "hunter2\r\n"))
					.credentials(DagsterCredentials.bearer("hunter3\n"))
					.build();
				DagsterGraphQlClient basic = stub.client()
					.credentials(DagsterCredentials.basic("ann\n", " p \r\n"))
					.build()) {
			stub.answer(STARTED);
			client.getRunStatus("r1");
			basic.getRunStatus("r1");
			assertThat(stub.requests().get(0).headers()).containsEntry("X-key", List.of("hunter2"));
			assertThat(stub.requests()).extracting(StubDagster.Request::authorization)
				.containsExactly("Bearer hunter3", "Basic YW5uOiBwIA==");
		}
	}

	private static String response(String json) {
		return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + json.length()
				+ "\r\nConnection: close\r\n\r\n" + json;
	}

	private static void write(Socket socket, String text) throws IOException {
		socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
		socket.getOutputStream().flush();
	}

	private static void writeEncoded(Socket socket, String encoding) throws IOException {
		ByteArrayOutputStream encoded = new ByteArrayOutputStream();
		try (OutputStream encoder = encoding.equals("deflate") ? new DeflaterOutputStream(encoded)
				: new GZIPOutputStream(encoded)) {
			encoder.write(STARTED.getBytes(StandardCharsets.US_ASCII));
		}
		write(socket, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: " + encoding
				+ "\r\nContent-Length: " + encoded.size() + "\r\nConnection: close\r\n\r\n");
		socket.getOutputStream().write(encoded.toByteArray());
	}

	/**
	 * Resolves every name to the loopback address, as Docker's name server would.
	 */
	private static final class Loopback extends AddressResolverGroup<InetSocketAddress> {

		@Override
		protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
			return new InetSocketAddressResolver(executor, new InetNameResolver(executor) {

				@Override
				protected void doResolve(String name, Promise<InetAddress> promise) {
					promise.setSuccess(new InetSocketAddress("127.0.0.1", 0).getAddress());
				}

				@Override
				protected void doResolveAll(String name, Promise<List<InetAddress>> promise) {
					promise.setSuccess(List.of(new InetSocketAddress("127.0.0.1", 0).getAddress()));
				}

			});
		}

	}

}
