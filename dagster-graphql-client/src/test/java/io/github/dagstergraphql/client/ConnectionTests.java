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
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import io.github.dagstergraphql.client.StubDagster.Answer;
import io.github.dagstergraphql.client.error.DagsterConnectionException;
import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;
import io.github.dagstergraphql.client.error.DagsterInterruptedException;
import io.github.dagstergraphql.client.error.DagsterTimeoutException;
import io.github.dagstergraphql.client.graphql.GraphQlOperations;
import io.github.dagstergraphql.client.internal.call.Blocking;
import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.RunStatus;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.http.client.reactive.JdkClientHttpConnector;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Connections that cannot be made, break, or take too long, on real sockets.
 */
class ConnectionTests {

	private static final String STARTED = "{\"data\":{\"pipelineRunOrError\":{\"__typename\":\"Run\",\"status\":\"STARTED\"}}}";

	@Test
	void refused() throws IOException {
		int port;
		try (ServerSocket free = new ServerSocket(0)) {
			port = free.getLocalPort();
		}
		try (DagsterGraphQlClient client = DagsterGraphQlClient.builder().host("127.0.0.1").port(port).build()) {
			DagsterConnectionException ex = catchThrowableOfType(DagsterConnectionException.class,
					() -> client.terminateRun("r1"));
			assertThat(ex).hasMessageContaining("cannot reach Dagster at http://127.0.0.1:" + port + "/graphql")
				.hasMessageContaining("connection refused")
				.hasMessageContaining("host \"127.0.0.1\" and port " + port);
			assertThat(ex.isOutcomeUnknown()).isFalse();
			assertThat(ex.getErrorType()).isEqualTo("DagsterConnection");
		}
	}

	@Test
	void unknownHost() {
		try (DagsterGraphQlClient client = DagsterGraphQlClient.builder().host("no-such-host.invalid").build()) {
			assertThatExceptionOfType(DagsterConnectionException.class).isThrownBy(() -> client.terminateRun("r1"))
				.withMessageContaining("the host \"no-such-host.invalid\" is unknown")
				.satisfies((ex) -> assertThat(ex.isOutcomeUnknown()).isFalse());
		}
	}

	@Test
	void tlsToAServerWithoutTls() throws IOException {
		try (RawServer server = new RawServer((socket, number) -> {
			socket.getInputStream().read();
			socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes());
		});
				DagsterGraphQlClient client = DagsterGraphQlClient.builder()
					.host("127.0.0.1")
					.port(server.port())
					.https(true)
					.build()) {
			assertThatExceptionOfType(DagsterConnectionException.class).isThrownBy(() -> client.terminateRun("r1"))
				.withMessageContaining("does not use TLS")
				.satisfies((ex) -> assertThat(ex.isOutcomeUnknown()).isFalse());
		}
	}

	@Test
	void noResponseWithinTheTimeout() {
		try (StubDagster stub = new StubDagster();
				DagsterGraphQlClient client = stub.client()
					.readTimeout(Duration.ofMillis(200))
					.launchTimeout(Duration.ofMillis(300))
					.reloadTimeout(Duration.ofMillis(400))
					.build()) {
			stub.answer(Answer.json(STARTED).after(Mono.never()));
			assertThatExceptionOfType(DagsterTimeoutException.class).isThrownBy(() -> client.getRunStatus("r1"))
				.withMessageContaining("read timeout of 200ms (readTimeout, dagster.read-timeout)")
				.satisfies((ex) -> assertThat(ex.isOutcomeUnknown()).isFalse());
			assertThatExceptionOfType(DagsterTimeoutException.class)
				.isThrownBy(() -> client.job("j").location("l").repository("r").launch())
				.withMessageContaining("launch timeout of 300ms (launchTimeout, dagster.launch-timeout)")
				.satisfies((ex) -> assertThat(ex.isOutcomeUnknown()).isTrue());
			assertThatExceptionOfType(DagsterTimeoutException.class).isThrownBy(() -> client.location("l").reload())
				.withMessageContaining("reload timeout of 400ms (reloadTimeout, dagster.reload-timeout)");
			assertThatExceptionOfType(DagsterTimeoutException.class)
				.isThrownBy(() -> client.graphql()
					.document("{ version }")
					.timeout(Duration.ofMillis(100))
					.retrieve("version")
					.toEntity(String.class))
				.withMessageContaining("request timeout of 100ms");
		}
	}

	@Test
	void retriesAQueryButNoMutationAfterAFailedConnection() throws IOException {
		AtomicInteger connections = new AtomicInteger();
		try (RawServer server = new RawServer((socket, number) -> {
			connections.incrementAndGet();
			RawServer.readRequest(socket);
			if (number > 1) {
				respond(socket, STARTED);
			}
		});
				DagsterGraphQlClient client = DagsterGraphQlClient.builder()
					.host("127.0.0.1")
					.versionCheck(VersionCheck.OFF)
					.port(server.port())
					.build()) {
			assertThat(client.getRunStatus("r1")).isEqualTo(RunStatus.STARTED);
			assertThat(connections).hasValue(2);
		}
		connections.set(0);
		try (RawServer server = new RawServer((socket, number) -> {
			connections.incrementAndGet();
			RawServer.readRequest(socket);
		});
				DagsterGraphQlClient client = DagsterGraphQlClient.builder()
					.host("127.0.0.1")
					.port(server.port())
					.build()) {
			DagsterConnectionException ex = catchThrowableOfType(DagsterConnectionException.class,
					() -> client.terminateRun("r1"));
			assertThat(ex).hasMessageContaining("the connection failed");
			assertThat(ex.isOutcomeUnknown()).isTrue();
			assertThat(connections).hasValue(1);
		}
	}

	@Test
	void truncatedResponseBody() throws IOException {
		try (RawServer server = new RawServer((socket, number) -> {
			RawServer.readRequest(socket);
			socket.getOutputStream()
				.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"data\":"
					.getBytes());
		});
				DagsterGraphQlClient client = DagsterGraphQlClient.builder()
					.host("127.0.0.1")
					.port(server.port())
					.build()) {
			assertThatExceptionOfType(DagsterConnectionException.class).isThrownBy(() -> client.terminateRun("r1"))
				.satisfies((ex) -> assertThat(ex.isOutcomeUnknown()).isTrue());
		}
	}

	@ParameterizedTest
	@CsvSource({ "http,If this is an https port", "https,Check whether this is an https port" })
	void resetByAServerWithAnotherProtocol(String scheme, String hint) throws IOException {
		try (RawServer server = new RawServer((socket, number) -> {
			socket.getInputStream().read();
			socket.setSoLinger(true, 0);
		}); DagsterGraphQlClient client = server.client().https(scheme.equals("https")).build()) {
			assertThatExceptionOfType(DagsterConnectionException.class).isThrownBy(() -> client.terminateRun("r1"))
				.withMessageContaining(hint);
		}
	}

	@Test
	void tlsAlertToARequestInHttp() throws IOException {
		try (RawServer server = new RawServer((socket, number) -> {
			socket.getInputStream().read();
			socket.getOutputStream().write(new byte[] { 0x15, 3, 3, 0, 2, 2, 0x46 });
		}); DagsterGraphQlClient client = server.client().build()) {
			assertThatExceptionOfType(DagsterConnectionException.class).isThrownBy(() -> client.terminateRun("r1"))
				.withMessageContaining("If this is an https port");
		}
	}

	@Test
	void noHttpAtAll() throws IOException {
		try (RawServer server = new RawServer((socket, number) -> {
			RawServer.readRequest(socket);
			socket.getOutputStream().write("SSH-2.0-OpenSSH_9.2\r\n\r\n".getBytes());
		});
				DagsterGraphQlClient client = DagsterGraphQlClient.builder()
					.host("127.0.0.1")
					.port(server.port())
					.build()) {
			assertThatExceptionOfType(DagsterGraphQlClientException.class).isThrownBy(() -> client.getRunStatus("r1"));
		}
	}

	@Test
	void otherHttpClients() {
		try (StubDagster stub = new StubDagster();
				DagsterGraphQlClient client = stub.client()
					.clientConnector((httpClient) -> new JdkClientHttpConnector(java.net.http.HttpClient.newBuilder()
						.version(java.net.http.HttpClient.Version.HTTP_1_1)
						.build()))
					.build()) {
			stub.answer(STARTED);
			assertThat(client.getRunStatus("r1")).isEqualTo(RunStatus.STARTED);
		}
	}

	@Test
	void interruptedCaller() throws Exception {
		try (StubDagster stub = new StubDagster(); DagsterGraphQlClient client = stub.client().build()) {
			CountDownLatch asked = new CountDownLatch(1);
			stub.answer((request) -> {
				asked.countDown();
				return Answer.json(STARTED).after(Mono.never());
			});
			AtomicReference<Boolean> flag = new AtomicReference<>();
			CompletableFuture<RunStatus> status = new CompletableFuture<>();
			Thread caller = new Thread(() -> {
				try {
					status.complete(client.getRunStatus("r1"));
				}
				catch (RuntimeException ex) {
					flag.set(Thread.currentThread().isInterrupted());
					status.completeExceptionally(ex);
				}
			});
			caller.start();
			assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
			caller.interrupt();
			assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> status.get(10, TimeUnit.SECONDS))
				.withCauseInstanceOf(DagsterInterruptedException.class);
			assertThat(flag).hasValue(true);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "query { version }||false", "{ version }||false",
					"fragment g on Query { version } # mutation\\nfragment f on Query { version } { ...f }||false",
					"mutation m { a } query q { version }|q|false", "mutation m { a } query q { version }|m|true",
					"fragment f on Mutation { a } mutation { ...f }||true" })
	void interruptedDocument(String document, @Nullable String operationName, boolean unknown) throws Exception {
		try (StubDagster stub = new StubDagster(); DagsterGraphQlClient client = stub.client().build()) {
			Thread caller = Thread.currentThread();
			stub.answer((request) -> {
				caller.interrupt();
				return Answer.json("{}").after(Mono.never());
			});
			GraphQlOperations.RequestSpec request = client.graphql().document(document.replace("\\n", "\n"));
			if (operationName != null) {
				request.operationName(operationName);
			}
			DagsterInterruptedException ex = catchThrowableOfType(DagsterInterruptedException.class,
					() -> request.retrieve("version").toEntity(String.class));
			assertThat(Thread.interrupted()).isTrue();
			assertThat(ex.isOutcomeUnknown()).isEqualTo(unknown);
		}
	}

	@Test
	void failureBeginsWithTheCaller() {
		try (StubDagster stub = new StubDagster(); DagsterGraphQlClient client = stub.client().build()) {
			stub.answer(Answer.of(404, "text/html", "<p>"));
			DagsterGraphQlClientException ex = catchThrowableOfType(DagsterGraphQlClientException.class,
					() -> client.run("r1").status());
			assertBeginsWithTheCaller(ex);
			assertBeginsWithTheCaller(
					catchThrowableOfType(DagsterGraphQlClientException.class, () -> client.job("j").launch()));
			assertBeginsWithTheCaller(
					catchThrowableOfType(DagsterGraphQlClientException.class, () -> client.submitJobExecution("j")));
			assertThat(ex.getSuppressed()).singleElement()
				.satisfies((origin) -> assertThat(classes(origin)).isNotEmpty()
					.allMatch((name) -> name.startsWith("io.github.dagstergraphql.client.")));
		}
	}

	@Test
	void failureOfAClosedClientBeginsWithTheCaller() {
		try (StubDagster stub = new StubDagster(); DagsterGraphQlClient client = stub.client().build()) {
			client.close();
			IllegalStateException ex = catchThrowableOfType(IllegalStateException.class,
					() -> client.run("r1").status());
			assertBeginsWithTheCaller(ex);
			assertThat(ex.getSuppressed()).singleElement()
				.hasToString("Origin of the failure, without the frames of libraries");
		}
	}

	@Test
	void failureOfAStreamBeginsWithTheCaller() {
		try (StubDagster stub = new StubDagster(); DagsterGraphQlClient client = stub.client().build()) {
			stub.answer(Answer.of(404, "text/html", "<p>"));
			Iterator<Run> runs = client.runs().stream().iterator();
			DagsterGraphQlClientException ex = catchThrowableOfType(DagsterGraphQlClientException.class, runs::hasNext);
			assertThat(classes(ex)).noneMatch((name) -> name.startsWith("reactor.") || name.startsWith("io.netty."))
				.contains(ConnectionTests.class.getName());
		}
	}

	@Test
	void failureThatIsThrownTwiceHasOneOrigin() {
		IllegalStateException failure = new IllegalStateException("shared");
		for (int times = 0; times < 2; times++) {
			assertThat(catchThrowableOfType(IllegalStateException.class, () -> Blocking.query(Mono.error(failure))))
				.isSameAs(failure);
		}
		assertThat(failure.getSuppressed()).hasSize(1);
		assertBeginsWithTheCaller(failure);
	}

	private static void assertBeginsWithTheCaller(Throwable failure) {
		assertThat(classes(failure)).noneMatch((name) -> name.startsWith("reactor.") || name.startsWith("io.netty."))
			.first(as(InstanceOfAssertFactories.STRING))
			.startsWith(ConnectionTests.class.getName());
	}

	private static List<String> classes(Throwable failure) {
		return Arrays.stream(failure.getStackTrace()).map(StackTraceElement::getClassName).toList();
	}

	@Test
	void rejectsBlockingCallsOnAnEventLoop() {
		try (StubDagster stub = new StubDagster(); DagsterGraphQlClient client = stub.client().build()) {
			assertThatExceptionOfType(IllegalStateException.class).isThrownBy(
					() -> Mono.fromCallable(() -> client.getRunStatus("r1")).subscribeOn(Schedulers.parallel()).block())
				.withMessageContaining("event-loop thread \"parallel-")
				.withMessageContaining("DagsterGraphQlClient.reactive()");
			assertThat(stub.requests()).isEmpty();
		}
	}

	@Test
	void rejectsCallsAfterClose() {
		try (StubDagster stub = new StubDagster()) {
			DagsterGraphQlClient client = stub.client().build();
			client.close();
			client.reactive().close();
			assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> client.getRunStatus("r1"))
				.withMessageContaining("has been closed");
			assertThat(stub.requests()).isEmpty();
		}
	}

	private static void respond(Socket socket, String json) throws IOException {
		socket.getOutputStream()
			.write(("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + json.length()
					+ "\r\nConnection: close\r\n\r\n" + json)
				.getBytes());
	}

}
