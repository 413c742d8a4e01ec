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

package io.github.dagstergraphql.client.internal.stream;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.github.dagstergraphql.client.SkippedPauses;
import io.github.dagstergraphql.client.StubSocketServer;
import io.github.dagstergraphql.client.StubSocketServer.Conversation;
import io.github.dagstergraphql.client.auth.DagsterCredentials;
import io.github.dagstergraphql.client.error.DagsterAuthenticationException;
import io.github.dagstergraphql.client.error.DagsterConnectionException;
import io.github.dagstergraphql.client.error.DagsterTimeoutException;
import io.github.dagstergraphql.client.error.GraphQlRequestException;
import io.github.dagstergraphql.client.error.InvalidResponseException;
import io.github.dagstergraphql.client.internal.call.Call;
import io.github.dagstergraphql.client.internal.call.Timeouts.Timeout;
import io.github.dagstergraphql.client.internal.failure.ConnectionFailures;
import io.github.dagstergraphql.client.internal.operation.DataReader;
import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.operation.OperationKind;
import io.github.dagstergraphql.client.internal.operation.Request;
import io.github.dagstergraphql.client.internal.operation.Result;
import io.github.dagstergraphql.client.internal.time.Timing;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Subscription;
import reactor.core.Disposable;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link Sockets} with a server that does what servers and gateways may do.
 */
class SocketsTests {

	private static final Duration LONG = Duration.ofSeconds(60);

	private final StubSocketServer server = new StubSocketServer();

	private final ConnectionProvider connections = ConnectionProvider.create("test", 100);

	private final HttpClient http = HttpClient.create(this.connections).disableRetry(true);

	private final List<Sockets> opened = new ArrayList<>();

	private Sockets sockets = create(new Settings());

	@AfterEach
	void close() {
		this.opened.forEach((each) -> {
			each.close();
			await().atMost(LONG).until(() -> each.open() == 0);
		});
		this.server.close();
		this.connections.dispose();
	}

	@Test
	void deliversResultsUntilTheServerCompletes() {
		this.server.onStart((conversation, message) -> {
			IntStream.range(0, 100).forEach(conversation::sendNumber);
			conversation.send("{\"type\":\"complete\",\"id\":\"1\"}");
		});
		assertThat(numbers().collectList().block(LONG)).isEqualTo(IntStream.range(0, 100).boxed().toList());
		Conversation conversation = this.server.conversations().get(0);
		assertThat(conversation.uri()).isEqualTo("/graphql");
		assertThat(conversation.headers()).containsEntry("Sec-WebSocket-Protocol", "graphql-ws")
			.containsEntry("X-Team", "core");
		awaitClosed(conversation);
		assertThat(conversation.received()).startsWith("connection_init", "start");
	}

	@Test
	void sendsDocumentOperationAndVariables() {
		List<JsonNode> started = new CopyOnWriteArrayList<>();
		this.server.onStart((conversation, message) -> {
			started.add(message);
			conversation.send("{\"type\":\"complete\",\"id\":\"1\"}");
		});
		numbers().collectList().block(LONG);
		assertThat(started).singleElement()
			.hasToString("{\"id\":\"1\",\"type\":\"start\",\"payload\":{\"query\":\"subscription Numbers { n }\","
					+ "\"operationName\":\"Numbers\",\"variables\":{\"key\":\"hunter2secret\"}}}");
	}

	@Test
	void readsMessagesInAnyOrderOfFields() {
		this.server.onStart((conversation, message) -> {
			conversation.send("{\"payload\":{\"data\":{\"n\":1}},\"id\":\"1\",\"type\":\"data\"}");
			conversation.send("{\"type\":\"data\",\"payload\":{\"data\":{\"n\":2}},\"id\":\"1\"}");
			conversation.send("{\"id\":\"1\",\"payload\":{\"data\":{\"n\":3},\"x\":[]},\"y\":{},\"type\":\"data\"}");
			conversation.send("{\"id\":\"1\",\"type\":\"complete\",\"payload\":{}}");
		});
		assertThat(numbers().collectList().block(LONG)).containsExactly(1, 2, 3);
	}

	@Test
	void ignoresOtherMessages() {
		this.server.onStart((conversation, message) -> {
			conversation.send("{\"type\":\"ka\"}");
			conversation.send("{\"type\":\"connection_ack\"}");
			conversation.send("{\"type\":\"next\",\"id\":\"1\",\"payload\":{\"data\":{\"n\":7}}}");
			conversation.send("{\"type\":\"data\",\"id\":\"2\",\"payload\":{\"data\":{\"n\":8}}}");
			conversation.send("{\"type\":\"data\",\"id\":null,\"payload\":{\"data\":{\"n\":8}}}");
			conversation.send("{\"type\":\"error\",\"payload\":{\"message\":\"Invalid message type: ping.\"}}");
			conversation.send("{\"type\":\"complete\",\"id\":\"2\"}");
			conversation.sendNumber(9);
			conversation.send("{\"type\":\"complete\",\"id\":\"1\"}");
		});
		assertThat(numbers().collectList().block(LONG)).containsExactly(9);
		assertThat(this.server.conversations().get(0).received()).containsOnlyOnce("start");
	}

	@Test
	void joinsFragments() {
		this.server.onStart((conversation, message) -> {
			conversation.sendFrame(new TextWebSocketFrame(false, 0, "{\"type\":\"data\",\"id\":\"1\","));
			conversation.sendFrame(new PingWebSocketFrame());
			conversation.sendFrame(new ContinuationWebSocketFrame(false, 0, "\"payload\":{\"data\":{"));
			conversation.sendFrame(new ContinuationWebSocketFrame(true, 0, "\"n\":5}}}"));
			conversation.send("{\"type\":\"complete\",\"id\":\"1\"}");
		});
		assertThat(numbers().collectList().block(LONG)).containsExactly(5);
	}

	@Test
	void answersPingsOfTheServerWhileTheSubscriberIsSlow() {
		this.server.onStart((conversation, message) -> {
			conversation.sendNumber(1);
			conversation.sendFrame(new PingWebSocketFrame());
		});
		Idle subscriber = new Idle();
		numbers().subscribe(subscriber);
		await().atMost(LONG).until(() -> received().contains("pong"));
		subscriber.cancel();
	}

	@Test
	void releasesTheConnectionWhenCanceled() {
		this.server.onStart((conversation, message) -> conversation.sendNumber(1));
		assertThat(numbers().blockFirst(LONG)).isEqualTo(1);
		assertThat(this.sockets.open()).isZero();
		awaitClosed(this.server.conversations().get(0));
		assertThat(received()).startsWith("connection_init", "start", "stop", "connection_terminate");
	}

	@Test
	void releasesTheConnectionWhenCanceledAtAnyStage() {
		for (int i = 0; i < 50; i++) {
			Disposable subscription = numbers().subscribe();
			int stage = i % 5;
			int number = i;
			if (stage > 0) {
				await().atMost(LONG).until(() -> this.server.conversations().size() > number - number / 5 - 1);
			}
			subscription.dispose();
			assertThat(this.sockets.open()).isZero();
		}
		await().atMost(LONG)
			.until(() -> this.server.conversations()
				.stream()
				.filter((conversation) -> conversation.received().contains("connection_init"))
				.allMatch(Conversation::isClosed));
	}

	@Test
	void failsAtTheLimit() {
		this.sockets = create(new Settings().maxConnections(2));
		Disposable first = numbers().subscribe();
		Disposable second = numbers().subscribe();
		assertThat(this.sockets.open()).isEqualTo(2);
		assertThat(failure(Interruption.LIMIT)).isInstanceOf(DagsterConnectionException.class)
			.hasMessage("subscription Numbers was not sent to " + this.server.url()
					+ "/graphql: all 2 WebSocket connections are in use (maxLiveConnections, dagster.max-live-connections)");
		first.dispose();
		assertThat(this.sockets.open()).isEqualTo(1);
		this.server.onStart((conversation, message) -> conversation.sendNumber(1));
		assertThat(numbers().blockFirst(LONG)).isEqualTo(1);
		second.dispose();
		assertThat(this.sockets.counts().of(Interruption.LIMIT)).isEqualTo(1);
	}

	@Test
	void failsWhenTheClientIsClosed() {
		List<Throwable> failures = new CopyOnWriteArrayList<>();
		numbers().subscribe((number) -> {
		}, failures::add);
		await().atMost(LONG).until(() -> !this.server.conversations().isEmpty() && received().contains("start"));
		this.sockets.close();
		await().atMost(LONG).until(() -> !failures.isEmpty());
		assertThat(failures).singleElement()
			.satisfies((ex) -> assertThat(((SubscriptionException) ex).interruption()).isEqualTo(Interruption.CLOSED));
		awaitClosed(this.server.conversations().get(0));
		assertThat(failure(Interruption.CLOSED)).hasMessageContaining("has been closed");
	}

	@Test
	void failsWithoutConnections() {
		this.sockets = create(new Settings().disabled());
		assertThat(failure(Interruption.DISABLED)).hasMessageContaining("dagster.live");
		this.sockets = create(new Settings());
		assertThat(failure(this.sockets.subscribe(call(), new SocketAccess(() -> null, new HttpHeaders())),
				Interruption.UNSUPPORTED))
			.hasMessageContaining("the HTTP client does not support WebSocket connections");
		assertThat(this.server.conversations()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(ints = { 200, 302, 400, 404, 426, 502, 503 })
	void upgradeThatAGatewayRefuses(int status) {
		this.server.refuse(status);
		assertThat(this.sockets.wasRefusedWithin(LONG)).isFalse();
		assertThat(failure(Interruption.REFUSED)).isInstanceOf(InvalidResponseException.class)
			.hasMessageContaining("did not open a WebSocket connection (HTTP " + status + ")")
			.hasMessageContaining("forward the headers Upgrade and Connection");
		assertThat(this.sockets.wasRefusedWithin(Duration.ofMinutes(10))).isTrue();
		assertThat(this.sockets.wasRefusedWithin(Duration.ZERO)).isFalse();
	}

	@Test
	void credentialsThatAreNotAccepted() {
		AtomicInteger rejected = new AtomicInteger();
		this.sockets = create(new Settings().credentials(new DagsterCredentials() {

			@Override
			public Mono<Void> apply(HttpHeaders headers) {
				headers.setBearerAuth("hunter2token");
				return Mono.empty();
			}

			@Override
			public void rejected() {
				rejected.incrementAndGet();
			}

		}));
		this.server.refuse(401);
		assertThat(failure(Interruption.REFUSED)).isInstanceOf(DagsterAuthenticationException.class)
			.hasMessageContaining("does not accept a bearer token in the Authorization header (HTTP 401)")
			.hasMessageNotContaining("hunter2");
		assertThat(rejected).hasValue(1);
		this.server.refuse(403);
		assertThat(failure(Interruption.REFUSED)).isInstanceOf(DagsterAuthenticationException.class)
			.hasMessageContaining("HTTP 403");
		assertThat(this.server.conversations())
			.allSatisfy((each) -> assertThat(each.headers()).containsEntry("Authorization", "Bearer hunter2token"));
	}

	@Test
	void credentialsThatCannotBeObtained() {
		this.sockets = create(
				new Settings().credentials((headers) -> Mono.error(new IllegalStateException("hunter2 is wrong"))));
		assertThat(failure(Interruption.REFUSED)).isInstanceOf(DagsterAuthenticationException.class)
			.hasMessageNotContaining("hunter2");
		assertThat(this.server.conversations()).isEmpty();
	}

	@Test
	void serverWithoutTheProtocol() {
		this.server.answerWithProtocol("graphql-transport-ws");
		assertThat(failure(Interruption.REFUSED)).hasMessageContaining("without the sub-protocol graphql-ws");
		this.server.answerWithProtocol("");
		assertThat(failure(Interruption.REFUSED)).hasMessageContaining("without the sub-protocol graphql-ws");
	}

	@Test
	void connectionThatIsClosedInsteadOfOpened() {
		this.server.refuse(-1);
		assertThat(failure(Interruption.BROKEN)).isInstanceOf(DagsterConnectionException.class);
	}

	@Test
	void serverThatCannotBeReached() {
		this.server.close();
		assertThat(failure(Interruption.BROKEN)).isInstanceOf(DagsterConnectionException.class)
			.hasMessageContaining("Check that the Dagster webserver is running");
	}

	@Test
	void serverThatDoesNotAcknowledge() {
		SkippedPauses time = new SkippedPauses();
		this.sockets = create(new Settings().openTimeout(Duration.ofSeconds(30)).timing(time));
		this.server.onInit((conversation) -> time.advance(Duration.ofSeconds(30)));
		assertThat(failure(Interruption.SILENT)).isInstanceOf(DagsterTimeoutException.class)
			.hasMessageContaining("did not open a WebSocket connection within the read timeout of 30s");
		awaitClosed(this.server.conversations().get(0));
	}

	@Test
	void serverThatRejectsTheConnection() {
		this.server.onInit((conversation) -> conversation
			.send("{\"type\":\"connection_error\",\"payload\":{\"message\":\"no\"}}"));
		assertThat(failure(Interruption.REFUSED)).hasMessageContaining("rejected the WebSocket connection");
	}

	@Test
	void serverThatIsSilentForTooLong() {
		SkippedPauses time = new SkippedPauses();
		this.sockets = create(new Settings().timing(time));
		List<Throwable> failures = new CopyOnWriteArrayList<>();
		List<Integer> numbers = new CopyOnWriteArrayList<>();
		numbers().subscribe(numbers::add, failures::add);
		await().atMost(LONG).until(() -> !this.server.conversations().isEmpty() && received().contains("start"));
		Conversation conversation = this.server.conversations().get(0);
		// each check sends a ping, which this server answers
		for (int pongs = 0; pongs < 5; pongs++) {
			time.advance(Duration.ofSeconds(20));
			assertThat(failures).isEmpty();
			int expected = pongs;
			// the answer has been received when the clock is read for it
			conversation.sendFrame(new PingWebSocketFrame());
			await().atMost(LONG).until(() -> received().stream().filter("pong"::equals).count() > expected);
		}
		conversation.discardMessages();
		// the answers to all earlier pings have been received before
		conversation.sendNumber(1);
		await().atMost(LONG).until(() -> numbers.contains(1));
		time.advance(Duration.ofSeconds(59));
		assertThat(failures).isEmpty();
		time.advance(Duration.ofSeconds(41));
		await().atMost(LONG).until(() -> !failures.isEmpty());
		assertThat(failures).singleElement()
			.satisfies((ex) -> assertThat(((SubscriptionException) ex).interruption()).isEqualTo(Interruption.SILENT))
			.satisfies((ex) -> assertThat(ex).hasMessageContaining("nothing was received"));
	}

	@ParameterizedTest
	@ValueSource(ints = { 1000, 1001, 1011, 1012, 4000 })
	void serverThatCloses(int code) {
		this.server.onStart((conversation, message) -> {
			conversation.sendNumber(1);
			conversation.close(code, "restart");
		});
		List<Integer> numbers = new CopyOnWriteArrayList<>();
		assertThat(failure(numbers().doOnNext(numbers::add), Interruption.BROKEN))
			.isInstanceOf(DagsterConnectionException.class)
			.hasMessageContaining("was closed by the server (code " + code + ", restart)");
		assertThat(numbers).containsExactly(1);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void connectionThatBreaks(boolean reset) {
		this.server.onStart((conversation, message) -> {
			if (reset) {
				conversation.reset();
			}
			else {
				conversation.cut();
			}
		});
		assertThat(failure(Interruption.BROKEN)).isInstanceOf(DagsterConnectionException.class)
			.hasMessageContaining("the WebSocket connection to " + this.server.url() + "/graphql broke");
	}

	@Test
	void errorOfTheLivePart() {
		this.server.onStart((conversation, message) -> {
			conversation.sendNumber(1);
			conversation.send("{\"type\":\"data\",\"id\":\"1\",\"payload\":{\"data\":null,"
					+ "\"errors\":[{\"message\":\"Incorrect padding\"}]}}");
			conversation.send("{\"type\":\"complete\",\"id\":\"1\"}");
		});
		List<Integer> numbers = new CopyOnWriteArrayList<>();
		assertThat(failure(numbers().doOnNext(numbers::add), Interruption.FAILED))
			.isInstanceOf(GraphQlRequestException.class)
			.hasMessageContaining("Incorrect padding");
		assertThat(numbers).containsExactly(1);
	}

	@Test
	void errorInPlaceOfResults() {
		script("{\"type\":\"error\",\"id\":\"1\",\"payload\":{\"message\":\"Cannot query field 'n'\","
				+ "\"locations\":[{\"line\":1,\"column\":2}]}}");
		assertThat(failure(Interruption.FAILED)).isInstanceOf(GraphQlRequestException.class)
			.hasMessageContaining("Cannot query field 'n'");
		script("{\"payload\":[{\"message\":\"hunter2secret is wrong\"}],\"id\":\"1\",\"type\":\"error\"}");
		assertThat(failure(Interruption.FAILED)).isInstanceOf(GraphQlRequestException.class)
			.hasMessageNotContaining("hunter2secret");
	}

	@ParameterizedTest
	@ValueSource(strings = { "no JSON hunter2secret", "{\"type\":\"data\"", "[]", "{}", "1", "{\"type\":7}",
			"{\"type\":\"data\",\"id\":\"1\"}", "{\"type\":\"data\",\"id\":\"1\",\"payload\":[]}",
			"{\"type\":\"data\",\"id\":\"1\",\"payload\":{\"data\":7}}",
			"{\"type\":\"data\",\"id\":\"1\",\"payload\":{}}", "{\"type\":\"error\",\"id\":\"1\",\"payload\":[]}",
			"{\"type\":\"data\",\"id\":\"1\",\"payload\":{\"data\":null}}" })
	void messagesThatAreInvalid(String message) {
		script(message);
		assertThat(failure(Interruption.INVALID)).isInstanceOf(InvalidResponseException.class)
			.hasMessageNotContaining("hunter2secret");
		awaitClosed(this.server.conversations().get(0));
	}

	@Test
	void binaryMessages() {
		this.server.onStart((conversation, message) -> conversation
			.sendFrame(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(new byte[] { 1, 2 }))));
		assertThat(failure(Interruption.INVALID)).hasMessageContaining("sent a binary message");
	}

	@Test
	void framesThatAreInvalid() {
		this.server.onStart((conversation, message) -> conversation.sendRaw((byte) 0xFF, (byte) 0x01, (byte) 0x00));
		assertThat(failure(Interruption.INVALID)).hasMessageContaining("violated the WebSocket protocol");
	}

	@Test
	void messagesThatAreTooLarge() {
		this.sockets = create(new Settings().maxMessageBytes(1000));
		script("{\"type\":\"data\",\"id\":\"1\",\"payload\":\"" + "x".repeat(2000) + "\"}");
		assertThat(failure(Interruption.INVALID)).hasMessageContaining("more than 1000 bytes");
		this.server.onStart((conversation, message) -> {
			conversation.sendFrame(new TextWebSocketFrame(false, 0, "{\"x\":\""));
			for (int i = 0; i < 20; i++) {
				conversation.sendFrame(new ContinuationWebSocketFrame(false, 0, "x".repeat(100)));
			}
		});
		assertThat(failure(Interruption.INVALID)).hasMessageContaining("more than 1000 bytes");
	}

	@Test
	void subscriberThatIsTooSlow() {
		this.server.onStart((conversation, message) -> IntStream.range(0, 5000).forEach(conversation::sendNumber));
		List<Integer> numbers = new CopyOnWriteArrayList<>();
		List<Throwable> failures = new CopyOnWriteArrayList<>();
		Idle subscriber = new Idle() {

			@Override
			protected void hookOnNext(Integer number) {
				numbers.add(number);
			}

			@Override
			protected void hookOnError(Throwable failure) {
				failures.add(failure);
			}

		};
		numbers().subscribe(subscriber);
		await().atMost(LONG).until(() -> !this.server.conversations().isEmpty() && this.sockets.open() == 0);
		awaitClosed(this.server.conversations().get(0));
		assertThat(failures).isEmpty();
		subscriber.request(Long.MAX_VALUE);
		await().atMost(LONG).until(() -> !failures.isEmpty());
		assertThat(numbers).hasSizeBetween(1000, 1100).isEqualTo(IntStream.range(0, numbers.size()).boxed().toList());
		assertThat(failures).singleElement()
			.satisfies((ex) -> assertThat(((SubscriptionException) ex).interruption()).isEqualTo(Interruption.OVERFLOW))
			.satisfies((ex) -> assertThat(ex).hasMessageContaining("consumed too slowly"));
	}

	@Test
	void subscriberThatBlocks() {
		CountDownLatch latch = new CountDownLatch(1);
		this.server.onStart((conversation, message) -> {
			conversation.sendNumber(1);
			conversation.sendNumber(2);
			conversation.sendFrame(new PingWebSocketFrame());
		});
		Disposable blocked = numbers().subscribe((number) -> waitFor(latch));
		await().atMost(LONG).until(() -> !this.server.conversations().isEmpty() && received().contains("pong"));
		latch.countDown();
		blocked.dispose();
		awaitClosed(this.server.conversations().get(0));
	}

	private static void waitFor(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Test
	void bufferIsLimitedInBytes() {
		String padding = "x".repeat(1024 * 1024);
		this.server.onStart((conversation, message) -> IntStream.range(0, 20)
			.forEach((number) -> conversation
				.send("{\"type\":\"data\",\"id\":\"1\",\"payload\":{\"data\":{\"n\":%d,\"x\":\"%s\"}}}"
					.formatted(number, padding))));
		Idle subscriber = new Idle();
		numbers().subscribe(subscriber);
		await().atMost(LONG).until(() -> this.sockets.open() == 0);
		assertThat(this.sockets.counts().of(Interruption.OVERFLOW)).isEqualTo(1);
		subscriber.cancel();
	}

	@Test
	void confidentialValuesAreNotShown() {
		script("{\"type\":\"data\",\"id\":\"1\",\"payload\":{\"data\":null,\"errors\":[{\"message\":\"hunter2secret\"}]}}");
		assertThat(failure(Interruption.FAILED)).hasMessageNotContaining("hunter2secret");
		this.server.onStart((conversation, message) -> conversation.close(1011, "hunter2secret"));
		assertThat(failure(Interruption.BROKEN)).hasMessageNotContaining("hunter2secret");
	}

	private void script(String message) {
		this.server.onStart((conversation, start) -> conversation.send(message));
	}

	private List<String> received() {
		return this.server.conversations().get(0).received();
	}

	private static void awaitClosed(Conversation conversation) {
		await().atMost(LONG).until(conversation::isClosed);
	}

	private Flux<Integer> numbers() {
		HttpHeaders headers = new HttpHeaders();
		headers.set("X-Team", "core");
		return Flux.defer(() -> this.sockets.subscribe(call(), new SocketAccess(() -> this.http, headers)));
	}

	private static Call<Integer> call() {
		Operation<Integer> numbers = Operation.custom("Numbers", OperationKind.SUBSCRIPTION,
				"subscription Numbers { n }",
				DataReader.tree((data) -> data.path("n").isNull() ? null : new Result.Value<>(data.path("n").asInt())));
		Map<String, String> variables = Map.of("key", "hunter2secret");
		return new Call<>(new Request<>(numbers, variables, variables, null));
	}

	private Throwable failure(Interruption interruption) {
		return failure(numbers(), interruption);
	}

	private Throwable failure(Flux<Integer> numbers, Interruption interruption) {
		SubscriptionException ex = catchThrowableOfType(SubscriptionException.class,
				() -> numbers.collectList().block(LONG));
		assertThat(ex).isNotNull();
		assertThat(ex.interruption()).isEqualTo(interruption);
		assertThat(ex.failure().isOutcomeUnknown()).isFalse();
		return ex.failure();
	}

	private Sockets create(Settings settings) {
		SocketSettings all = settings.build(URI.create(this.server.url() + "/graphql"));
		Sockets created = new Sockets(all, new ConnectionFailures(all.url(), false));
		this.opened.add(created);
		return created;
	}

	/**
	 * Settings with a default for everything.
	 */
	private static final class Settings {

		private boolean enabled = true;

		private int maxConnections = 64;

		private int maxMessageBytes = 16 * 1024 * 1024;

		private Duration openTimeout = LONG;

		private DagsterCredentials credentials;

		private Timing timing = Timing.SYSTEM;

		Settings disabled() {
			this.enabled = false;
			return this;
		}

		Settings maxConnections(int maxConnections) {
			this.maxConnections = maxConnections;
			return this;
		}

		Settings maxMessageBytes(int maxMessageBytes) {
			this.maxMessageBytes = maxMessageBytes;
			return this;
		}

		Settings openTimeout(Duration openTimeout) {
			this.openTimeout = openTimeout;
			return this;
		}

		Settings credentials(DagsterCredentials credentials) {
			this.credentials = credentials;
			return this;
		}

		Settings timing(Timing timing) {
			this.timing = timing;
			return this;
		}

		SocketSettings build(URI url) {
			return new SocketSettings(url, this.enabled, this.maxConnections, this.maxMessageBytes,
					new Timeout("read timeout", this.openTimeout), SocketSettings.SILENCE, this.credentials,
					this.timing);
		}

	}

	/**
	 * Requests nothing by itself.
	 */
	private static class Idle extends BaseSubscriber<Integer> {

		@Override
		protected void hookOnSubscribe(Subscription subscription) {
			// requests later
		}

	}

}
