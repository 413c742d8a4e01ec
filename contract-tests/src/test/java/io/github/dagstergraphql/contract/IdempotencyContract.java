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

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.error.IdempotencyConflictException;
import io.github.dagstergraphql.client.error.InvalidResponseException;
import io.github.dagstergraphql.client.error.UnsupportedServerVersionException;
import io.github.dagstergraphql.client.run.RunConfigInvalidException;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Launches with an idempotency key.
 */
abstract class IdempotencyContract {

	private final String key = UUID.randomUUID().toString();

	abstract DagsterServer server();

	@Test
	void oneKeyIsOneRun() {
		if (isTooOld()) {
			assertThatExceptionOfType(UnsupportedServerVersionException.class)
				.isThrownBy(() -> launch(server().client()))
				.withMessageContaining(
						"requires Dagster 1.5.0 or later; this server has version " + server().version());
			return;
		}
		String first = launch(server().client());
		assertThat(launch(server().client())).isEqualTo(first);
		assertThat(runs()).containsExactly(first);
	}

	@Test
	void theKeyOfAnotherJobIsRefused() {
		if (isTooOld()) {
			return;
		}
		String first = launch(server().client());
		assertThatExceptionOfType(IdempotencyConflictException.class)
			.isThrownBy(() -> server().client().job("failing").idempotencyKey(this.key).launch())
			.satisfies((ex) -> assertThat(ex.getRunId()).isEqualTo(first))
			.withMessageContaining("of the job succeeding in orders");
		assertThat(runs()).containsExactly(first);
	}

	@Test
	void aRejectedLaunchLeavesTheKeyFree() {
		if (isTooOld()) {
			return;
		}
		assertThatExceptionOfType(RunConfigInvalidException.class)
			.isThrownBy(() -> server().client().job("configurable").idempotencyKey(this.key).launch());
		String run = server().client()
			.job("configurable")
			.runConfig(server().greetConfig(Map.of("name", "Ada")))
			.idempotencyKey(this.key)
			.launch()
			.id();
		assertThat(runs()).containsExactly(run);
	}

	@Test
	void aRunIsFoundAfterALostResponse() {
		if (isTooOld()) {
			return;
		}
		try (DagsterGraphQlClient client = client((request, next) -> next.exchange(request)
			.flatMap((response) -> isLaunch(request)
					? response.releaseBody().thenReturn(ClientResponse.create(HttpStatus.GATEWAY_TIMEOUT).build())
					: Mono.just(response)))) {
			String run = launch(client);
			assertThat(runs()).containsExactly(run);
			assertThatExceptionOfType(InvalidResponseException.class)
				.isThrownBy(
						() -> client.job("succeeding").location("orders").repository(DagsterServer.REPOSITORY).launch())
				.satisfies((ex) -> assertThat(ex.isOutcomeUnknown()).isTrue());
		}
	}

	@Test
	void theFirstOfTwoConcurrentLaunchesIsKept() {
		if (isTooOld()) {
			return;
		}
		AtomicReference<String> first = new AtomicReference<>();
		// launches between the other client's look and its launch
		try (DagsterGraphQlClient client = client((request,
				next) -> isLaunch(request) ? server().client()
					.reactive()
					.job("succeeding")
					.location("orders")
					.repository(DagsterServer.REPOSITORY)
					.idempotencyKey(this.key)
					.launch()
					.doOnNext((run) -> first.set(run.id()))
					.then(next.exchange(request)) : next.exchange(request))) {
			assertThat(launch(client)).isEqualTo(first.get());
		}
		assertThat(runs()).hasSize(2).last().isEqualTo(first.get());
	}

	private boolean isTooOld() {
		return !server().isAtLeast(5);
	}

	private String launch(DagsterGraphQlClient client) {
		return client.job("succeeding")
			.location("orders")
			.repository(DagsterServer.REPOSITORY)
			.idempotencyKey(this.key)
			.launch()
			.id();
	}

	private DagsterGraphQlClient client(ExchangeFilterFunction filter) {
		return DagsterGraphQlClient.builder().url(server().url()).webClient(WebClient.builder().filter(filter)).build();
	}

	private static boolean isLaunch(ClientRequest request) {
		return request.attributes()
			.values()
			.stream()
			.anyMatch((value) -> value.toString().startsWith("mutation LaunchRun"));
	}

	// newest first
	private List<String> runs() {
		JsonNode runs = server().client()
			.graphql()
			.document("query ($tags: [ExecutionTag!]) { runsOrError(filter: { tags: $tags }) { "
					+ "... on Runs { results { runId } } } }")
			.variable("tags", List.of(Map.of("key", "dagster-graphql/idempotency_key", "value", this.key)))
			.retrieve("runsOrError.results")
			.toEntity(JsonNode.class);
		return runs.valueStream().map((run) -> run.path("runId").asString()).toList();
	}

}
