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

package io.github.dagstergraphql.test;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.error.DagsterAuthenticationException;
import io.github.dagstergraphql.client.error.DagsterConnectionException;
import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;
import io.github.dagstergraphql.client.error.GraphQlRequestException;
import io.github.dagstergraphql.client.error.InvalidResponseException;
import io.github.dagstergraphql.test.definition.JobDefinition;
import io.github.dagstergraphql.test.fault.Fault;
import io.github.dagstergraphql.test.request.RecordedRequest;
import io.github.dagstergraphql.test.run.RunScript;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

/**
 * WebSocket connections of the {@link EmbeddedDagster}.
 */
class SocketTests {

	private static final Duration LONG = Duration.ofSeconds(60);

	private static final String LOGS = """
			subscription RunLogs($runId: ID!, $cursor: String) {
			  pipelineRunLogs(runId: $runId, cursor: $cursor) {
			    __typename
			    ... on PipelineRunLogsSubscriptionSuccess {
			      run { runId status }
			      cursor
			      hasMorePastEvents
			      messages { __typename ... on MessageEvent { message } }
			    }
			    ... on PipelineRunLogsSubscriptionFailure { message missingRunId }
			  }
			}""";

	private final EmbeddedDagster dagster = EmbeddedDagster.start();

	private final DagsterGraphQlClient client = DagsterGraphQlClient.builder().url(this.dagster.getUrl()).build();

	@AfterEach
	void close() {
		this.client.close();
		this.dagster.close();
	}

	@Test
	void sendsPastAndFutureEvents() {
		this.dagster.stopTime();
		this.dagster.define(JobDefinition.named("daily").runs(RunScript.succeed().after(Duration.ofMinutes(1))));
		String id = this.client.job("daily").launch().id();
		List<Message> messages = new CopyOnWriteArrayList<>();
		logs(id, null).subscribe(messages::add);
		await().atMost(LONG).until(() -> !messages.isEmpty());
		assertThat(messages.get(0).types()).containsExactly("RunEnqueuedEvent");
		this.dagster.advanceTime(Duration.ofSeconds(1));
		await().atMost(LONG).until(() -> messages.size() == 5);
		this.dagster.advanceTime(Duration.ofMinutes(2));
		await().atMost(LONG).until(() -> messages.get(messages.size() - 1).types().contains("EngineEvent"));
		assertThat(messages).extracting(Message::types)
			.containsExactly(List.of("RunEnqueuedEvent"), List.of("RunStartingEvent"), List.of("RunStartEvent"),
					List.of("LogsCapturedEvent"), List.of("ExecutionStepStartEvent"),
					List.of("ExecutionStepSuccessEvent"), List.of("RunSuccessEvent"), List.of("EngineEvent"));
		assertThat(messages).allSatisfy((message) -> assertThat(message.run().status()).isEqualTo("QUEUED"));
		Message rest = logs(id, messages.get(5).cursor()).blockFirst(LONG);
		assertThat(rest.types()).containsExactly("RunSuccessEvent", "EngineEvent");
		assertThat(rest.hasMorePastEvents()).isFalse();
	}

	@Test
	void sendsOnlyFutureEvents() {
		this.dagster.stopTime();
		this.dagster.define(JobDefinition.named("daily"));
		String id = this.client.job("daily").launch().id();
		List<Message> messages = new CopyOnWriteArrayList<>();
		logs(id, "HEAD").subscribe(messages::add);
		await().atMost(LONG).until(() -> operations().contains("RunLogs"));
		this.dagster.run(id).succeed();
		await().atMost(LONG).until(() -> messages.size() > 3);
		assertThat(messages.get(0).types()).containsExactly("RunStartingEvent");
	}

	@Test
	void endsSubscriptionsToMissingRuns() {
		List<JsonNode> messages = raw("nope", null).collectList().block(LONG);
		assertThat(messages).singleElement()
			.hasToString("{\"__typename\":\"PipelineRunLogsSubscriptionFailure\","
					+ "\"message\":\"Could not load run with id nope\",\"missingRunId\":\"nope\"}");
	}

	@Test
	void failsForAnInvalidCursor() {
		this.dagster.define(JobDefinition.named("daily"));
		String id = this.client.job("daily").launch().id();
		assertThat(failure(logs(id, "garbage"))).isInstanceOf(GraphQlRequestException.class)
			.hasMessageContaining("Incorrect padding");
	}

	@Test
	void rejectsWhatIsNoSubscription() {
		Peer peer = connect("graphql-ws");
		peer.send("{\"type\":\"connection_init\"}");
		peer.send("{\"type\":\"start\",\"id\":\"1\",\"payload\":{\"query\":\"{ version }\"}}");
		peer.send("{\"type\":\"start\",\"id\":\"2\",\"payload\":{\"query\":\"subscription {\"}}");
		peer.send("{\"type\":\"subscribe\",\"id\":\"3\"}");
		peer.send("{\"type\":\"start\",\"payload\":{\"query\":\"subscription { pipelineRunLogs(runId: \\\"x\\\")"
				+ " { __typename } }\"}}");
		await().atMost(LONG).until(() -> peer.received.stream().anyMatch((text) -> text.contains("complete")));
		assertThat(peer.received.get(0)).isEqualTo("{\"type\":\"connection_ack\"}");
		assertThat(peer.received).anySatisfy((text) -> assertThat(text).startsWith(
				"{\"type\":\"error\",\"id\":\"1\",\"payload\":{\"message\":\"The subscription field 'version' is not defined.\""))
			.anySatisfy((text) -> assertThat(text)
				.startsWith("{\"type\":\"error\",\"id\":\"2\",\"payload\":{\"message\":\"Syntax Error"))
			.contains(
					"{\"type\":\"data\",\"id\":null,\"payload\":{\"data\":{\"pipelineRunLogs\":"
							+ "{\"__typename\":\"PipelineRunLogsSubscriptionFailure\"}}}}",
					"{\"type\":\"complete\",\"id\":null}")
			.hasSize(5);
		peer.send("{\"type\":\"connection_terminate\"}");
		await().atMost(LONG).until(() -> peer.closeCode == 1000);
	}

	@Test
	void dropsTheConnectionForTextThatIsNotJson() {
		Peer peer = connect("graphql-ws");
		peer.send("nonsense");
		await().atMost(LONG).until(() -> peer.closeCode != 0 || peer.failed);
		assertThat(peer.closeCode).isNotEqualTo(1000);
	}

	@Test
	void answersWithItsProtocolWhateverIsOffered() {
		assertThat(connect("graphql-transport-ws", "graphql-ws").socket.getSubprotocol()).isEqualTo("graphql-ws");
		CompletionException other = catchThrowableOfType(CompletionException.class,
				() -> connect("graphql-transport-ws"));
		assertThat(other).hasCauseInstanceOf(WebSocketHandshakeException.class);
	}

	@Test
	void refusesOtherPaths() {
		CompletionException other = catchThrowableOfType(CompletionException.class,
				() -> connectTo(this.dagster.getUrl() + "/nope/graphql", "graphql-ws"));
		assertThat(((WebSocketHandshakeException) other.getCause()).getResponse().statusCode()).isEqualTo(403);
	}

	@Test
	void recordsSubscriptions() {
		raw("nope", null).collectList().block(LONG);
		assertThat(this.dagster.requests()).last().satisfies((request) -> {
			assertThat(request.operationName()).isEqualTo("RunLogs");
			assertThat(request.variables()).containsEntry("runId", "nope");
			assertThat(request.header("Upgrade")).isEqualTo("websocket");
		});
	}

	@Test
	void injectsFaults() {
		this.dagster.define(JobDefinition.named("daily"));
		String id = this.client.job("daily").launch().id();
		this.dagster.inject(Fault.refusedSocket(502), Fault.refusedSocket(401));
		assertThat(failure(logs(id, null))).isInstanceOf(InvalidResponseException.class).hasMessageContaining("502");
		assertThat(failure(logs(id, null))).isInstanceOf(DagsterAuthenticationException.class);
		assertThat(failure(id, Fault.cutSocket())).isInstanceOf(DagsterConnectionException.class)
			.hasMessageContaining("broke");
		assertThat(failure(id, Fault.failedSubscription())).isInstanceOf(GraphQlRequestException.class)
			.hasMessageContaining("BaseObserver");
		assertThat(failure(id, Fault.garbledSocket().onCustomOperation("RunLogs")))
			.isInstanceOf(InvalidResponseException.class)
			.hasMessageContaining("invalid JSON");
		this.dagster.inject(Fault.endedSubscription());
		assertThat(logs(id, null).collectList().block(LONG)).hasSize(1);
		assertThat(this.dagster).hasNoUnusedFaults();
		assertThatIllegalArgumentException().isThrownBy(() -> Fault.refusedSocket(400).onCustomOperation("RunLogs"));
	}

	@Test
	void restartInterruptsSubscriptions() {
		this.dagster.define(JobDefinition.named("daily").runs(RunScript.hang()));
		String id = this.client.job("daily").launch().id();
		List<Throwable> failures = new CopyOnWriteArrayList<>();
		List<Message> messages = new CopyOnWriteArrayList<>();
		logs(id, null).subscribe(messages::add, failures::add);
		await().atMost(LONG).until(() -> !messages.isEmpty());
		this.dagster.restart();
		await().atMost(LONG).until(() -> !failures.isEmpty());
		assertThat(failures.get(0)).isInstanceOf(DagsterConnectionException.class);
	}

	private DagsterGraphQlClientException failure(String id, Fault fault) {
		this.dagster.inject(fault);
		return failure(logs(id, null));
	}

	private static DagsterGraphQlClientException failure(Flux<?> results) {
		return catchThrowableOfType(DagsterGraphQlClientException.class, () -> results.collectList().block(LONG));
	}

	private Flux<Message> logs(String runId, String cursor) {
		return this.client.reactive()
			.graphql()
			.document(LOGS)
			.variable("runId", runId)
			.variable("cursor", cursor)
			.retrieveSubscription("pipelineRunLogs")
			.toEntity(Message.class);
	}

	private Flux<JsonNode> raw(String runId, String cursor) {
		return this.client.reactive()
			.graphql()
			.document(LOGS)
			.variable("runId", runId)
			.variable("cursor", cursor)
			.retrieveSubscription("pipelineRunLogs")
			.toEntity(JsonNode.class);
	}

	private List<String> operations() {
		return this.dagster.requests().stream().map(RecordedRequest::operationName).toList();
	}

	private Peer connect(String protocol, String... others) {
		return connectTo(this.dagster.getUrl() + "/graphql", protocol, others);
	}

	private static Peer connectTo(String url, String protocol, String... others) {
		Peer peer = new Peer();
		peer.socket = HttpClient.newHttpClient()
			.newWebSocketBuilder()
			.subprotocols(protocol, others)
			.buildAsync(URI.create(url.replace("http:", "ws:")), peer)
			.join();
		return peer;
	}

	record Run(String runId, String status) {

	}

	record Message(Run run, String cursor, boolean hasMorePastEvents, List<JsonNode> messages) {

		List<String> types() {
			return this.messages.stream().map((event) -> event.path("__typename").asString()).toList();
		}

	}

	/**
	 * A client that is independent of ours.
	 */
	private static final class Peer implements WebSocket.Listener {

		private final List<String> received = new CopyOnWriteArrayList<>();

		private final StringBuilder text = new StringBuilder();

		private volatile WebSocket socket;

		private volatile int closeCode;

		private volatile boolean failed;

		void send(String message) {
			this.socket.sendText(message, true).join();
		}

		@Override
		public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
			this.text.append(data);
			if (last) {
				this.received.add(this.text.toString());
				this.text.setLength(0);
			}
			socket.request(1);
			return null;
		}

		@Override
		public CompletionStage<?> onClose(WebSocket socket, int statusCode, String reason) {
			this.closeCode = statusCode;
			return null;
		}

		@Override
		public void onError(WebSocket socket, Throwable error) {
			this.failed = true;
		}

	}

}
