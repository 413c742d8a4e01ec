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

package io.github.dagstergraphql.contract;

import java.time.Duration;
import java.util.List;

import io.github.dagstergraphql.client.error.GraphQlRequestException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Subscriptions over WebSocket connections.
 */
abstract class SubscriptionContract {

	private static final Duration LONG = Duration.ofMinutes(3);

	private static final String LOGS = """
			subscription RunLogs($runId: ID!, $cursor: String) {
			  pipelineRunLogs(runId: $runId, cursor: $cursor) {
			    __typename
			    ... on PipelineRunLogsSubscriptionSuccess {
			      run { runId }
			      cursor
			      hasMorePastEvents
			      messages { __typename }
			    }
			    ... on PipelineRunLogsSubscriptionFailure { message missingRunId }
			  }
			}""";

	abstract DagsterServer server();

	@Test
	void readsThePastEventsOfARun() {
		if (!server().isAtLeast(5)) {
			return;
		}
		String runId = launch();
		server().client().run(runId).await(LONG);
		JsonNode first = logs(runId, null).blockFirst(LONG);
		assertThat(first).isNotNull();
		assertThat(first.path("run").path("runId").asString()).isEqualTo(runId);
		assertThat(first.path("hasMorePastEvents").asBoolean()).isFalse();
		List<String> types = types(first);
		assertThat(types).contains("RunStartEvent", "ExecutionStepStartEvent", "ExecutionStepSuccessEvent",
				"RunSuccessEvent");
		JsonNode rest = logs(runId, cursorAfter(runId, 3)).blockFirst(LONG);
		assertThat(types(rest)).startsWith(types.subList(3, types.size()).toArray(String[]::new));
	}

	@Test
	void followsARun() {
		if (!server().isAtLeast(5)) {
			return;
		}
		String runId = launch();
		List<String> types = logs(runId, null).concatMapIterable(SubscriptionContract::types)
			.takeUntil("RunSuccessEvent"::equals)
			.collectList()
			.block(LONG);
		assertThat(types).containsOnlyOnce("RunStartEvent", "RunSuccessEvent").contains("ExecutionStepSuccessEvent");
	}

	@Test
	void endsForARunThatDoesNotExist() {
		if (!server().isAtLeast(5)) {
			return;
		}
		List<JsonNode> messages = logs("nope", null).collectList().block(LONG);
		assertThat(messages).singleElement().satisfies((message) -> {
			assertThat(message.path("__typename").asString()).isEqualTo("PipelineRunLogsSubscriptionFailure");
			assertThat(message.path("message").asString()).isEqualTo("Could not load run with id nope");
			assertThat(message.path("missingRunId").asString()).isEqualTo("nope");
		});
	}

	@Test
	void failsForACursorThatIsInvalid() {
		if (!server().isAtLeast(5)) {
			return;
		}
		String runId = launch();
		assertThatExceptionOfType(GraphQlRequestException.class)
			.isThrownBy(() -> logs(runId, "garbage").blockLast(LONG))
			.withMessageContaining("Incorrect padding");
		server().client().run(runId).await(LONG);
	}

	@Test
	void refusesWhatTheServerDoesNotKnow() {
		if (!server().isAtLeast(5)) {
			return;
		}
		assertThatExceptionOfType(GraphQlRequestException.class)
			.isThrownBy(() -> server().client()
				.reactive()
				.graphql()
				.document("subscription S { nope }")
				.retrieveSubscription("nope")
				.toEntity(String.class)
				.blockLast(LONG))
			.withMessageContaining("Cannot query field 'nope' on type 'Subscription'");
	}

	private String launch() {
		return server().client()
			.job("succeeding")
			.location("orders")
			.repository(DagsterServer.REPOSITORY)
			.launch()
			.id();
	}

	private Flux<JsonNode> logs(String runId, @Nullable String cursor) {
		return server().client()
			.reactive()
			.graphql()
			.document(LOGS)
			.variable("runId", runId)
			.variable("cursor", cursor)
			.retrieveSubscription("pipelineRunLogs")
			.toEntity(JsonNode.class);
	}

	// cursors of both ways are the same
	private @Nullable String cursorAfter(String runId, int events) {
		return server().client()
			.graphql()
			.document("""
					query Page($runId: ID!, $limit: Int) {
					  logsForRun(runId: $runId, limit: $limit) { ... on EventConnection { cursor } }
					}""")
			.variable("runId", runId)
			.variable("limit", events)
			.retrieve("logsForRun.cursor")
			.toEntity(String.class);
	}

	private static List<String> types(@Nullable JsonNode message) {
		assertThat(message).isNotNull();
		return message.path("messages").valueStream().map((event) -> event.path("__typename").asString()).toList();
	}

}
