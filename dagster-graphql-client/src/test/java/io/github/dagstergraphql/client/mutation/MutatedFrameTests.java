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

package io.github.dagstergraphql.client.mutation;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import io.github.dagstergraphql.client.StubSocketServer;
import io.github.dagstergraphql.client.StubSocketServer.Conversation;
import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;
import io.github.dagstergraphql.client.internal.call.Call;
import io.github.dagstergraphql.client.internal.call.Timeouts.Timeout;
import io.github.dagstergraphql.client.internal.failure.ConnectionFailures;
import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.operation.OperationCatalog;
import io.github.dagstergraphql.client.internal.operation.Request;
import io.github.dagstergraphql.client.internal.stream.SocketAccess;
import io.github.dagstergraphql.client.internal.stream.SocketSettings;
import io.github.dagstergraphql.client.internal.stream.Sockets;
import io.github.dagstergraphql.client.internal.stream.SubscriptionException;
import io.github.dagstergraphql.client.internal.time.Timing;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * However the frames of a WebSocket connection are broken, a subscription ends with its
 * results or with an exception of the client, and its connection is released.
 * {@code -Dmutated.frames} sets the number of subscriptions, {@code -Dmutated.seed} and
 * {@code -Dmutated.first} repeat one that failed.
 */
class MutatedFrameTests {

	private static final int COUNT = Integer.getInteger("mutated.frames", 1_000);

	private static final int FIRST = Integer.getInteger("mutated.first", 0);

	private static final long SEED = Long.getLong("mutated.seed", 20261129);

	private static final Duration LONG = Duration.ofSeconds(60);

	private static final int MAX_MESSAGE = 64 * 1024;

	private static final String SECRET = "hunter2secret";

	private final StubSocketServer server = new StubSocketServer();

	private final ConnectionProvider connections = ConnectionProvider.create("test", 100);

	private final HttpClient http = HttpClient.create(this.connections).disableRetry(true);

	private final Sockets sockets = sockets();

	private final Map<String, Integer> endings = new TreeMap<>();

	@AfterEach
	void close() {
		this.sockets.close();
		this.server.close();
		this.connections.dispose();
	}

	@Test
	void everySubscriptionEndsWithItsResultsOrAnExceptionOfTheClient() {
		List<Operation<?>> operations = List.copyOf(OperationCatalog.subscriptions().values());
		for (int number = FIRST; number < FIRST + COUNT; number++) {
			Random random = Calls.random(SEED, number);
			Operation<?> operation = operations.get(random.nextInt(operations.size()));
			try {
				this.endings.merge(subscribe(operation, random), 1, Integer::sum);
			}
			catch (Throwable ex) {
				throw new AssertionError("subscription %d of seed %d".formatted(number, SEED), ex);
			}
		}
		await().atMost(LONG).until(() -> this.sockets.open() == 0);
		System.out.println("What " + COUNT + " subscriptions ended with: " + this.endings);
		// otherwise nothing was mutated, or nothing was read
		assertThat(COUNT < 100 || this.endings.size() >= 4).as(this.endings.toString()).isTrue();
	}

	@Test
	void everySubscriptionHasResponsesToMutate() {
		assertThat(OperationCatalog.subscriptions().keySet())
			.as("subscriptions without an answer in recorded-answers.jsonl or invented-answers.jsonl")
			.isNotEmpty()
			.allMatch(BaseAnswer::exists);
	}

	private String subscribe(Operation<?> operation, Random random) {
		this.server.onStart((conversation, start) -> play(conversation, operation.name(), random));
		Map<String, String> variables = Map.of("runId", SECRET);
		Call<?> call = new Call<>(new Request<>(operation, variables, variables, null));
		try {
			List<?> results = this.sockets.subscribe(call, new SocketAccess(() -> this.http, new HttpHeaders()))
				.collectList()
				.block(LONG);
			return "completed, " + ((results.size() > 0) ? "with" : "without") + " results";
		}
		catch (SubscriptionException ex) {
			DagsterGraphQlClientException failure = ex.failure();
			for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
				assertThat(String.valueOf(cause.getMessage())).doesNotContain(SECRET);
			}
			return ex.interruption() + " " + failure.getClass().getSimpleName();
		}
	}

	// Whatever is ignored is followed by the end of the subscription.
	private static void play(Conversation conversation, String operation, Random random) {
		for (int count = 1 + random.nextInt(3); count > 0; count--) {
			frames(message(operation, random), random).forEach(conversation::sendFrame);
		}
		switch (random.nextInt(12)) {
			case 0 -> conversation.cut();
			case 1 -> conversation.reset();
			case 2 -> conversation.close(1000 + random.nextInt(12), SECRET);
			case 3 -> {
				byte[] noise = new byte[1 + random.nextInt(40)];
				random.nextBytes(noise);
				conversation.sendRaw(noise);
				conversation.cut();
			}
			default -> conversation.send("{\"type\":\"complete\",\"id\":\"1\"}");
		}
	}

	private static byte[] message(String operation, Random random) {
		List<BaseAnswer> answers = BaseAnswer.of(operation);
		BaseAnswer answer = answers.get(random.nextInt(answers.size()));
		JsonMapper mapper = JsonMapper.shared();
		var message = mapper.createObjectNode();
		message.put("type", (random.nextInt(20) != 0) ? "data" : "error").put("id", "1").set("payload", answer.body());
		int kind = random.nextInt(6);
		String json = (kind < 3) ? new JsonMutator(random).mutate(message, 1 + random.nextInt(3))
				: mapper.writeValueAsString(message);
		byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
		return (kind == 3) ? new ByteMutator(random).mutate(bytes) : bytes;
	}

	private static List<WebSocketFrame> frames(byte[] bytes, Random random) {
		List<WebSocketFrame> frames = new ArrayList<>();
		ByteBuf content = Unpooled.wrappedBuffer(bytes);
		switch (random.nextInt(16)) {
			case 0 -> frames.add(new BinaryWebSocketFrame(content));
			case 1 -> frames.add(new ContinuationWebSocketFrame(content));
			case 2 -> frames.add(new TextWebSocketFrame(true, 1 + random.nextInt(7), content));
			case 3 -> frames.add(new TextWebSocketFrame(Unpooled.wrappedBuffer(new byte[MAX_MESSAGE + 1])));
			case 4 -> {
				// without an end
				frames.add(new TextWebSocketFrame(false, 0, content));
				frames.add(new TextWebSocketFrame("{}"));
			}
			case 5, 6 -> {
				int cut = random.nextInt(bytes.length + 1);
				frames.add(new TextWebSocketFrame(false, 0, content.readRetainedSlice(cut)));
				frames.add(random.nextBoolean() ? new PingWebSocketFrame() : new PongWebSocketFrame());
				frames.add(new ContinuationWebSocketFrame(true, 0, content));
			}
			default -> frames.add(new TextWebSocketFrame(content));
		}
		return frames;
	}

	private Sockets sockets() {
		URI url = URI.create(this.server.url() + "/graphql");
		return new Sockets(new SocketSettings(url, true, 64, MAX_MESSAGE, new Timeout("read timeout", LONG),
				SocketSettings.SILENCE, null, Timing.SYSTEM), new ConnectionFailures(url, false));
	}

}
