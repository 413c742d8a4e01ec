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

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.dagstergraphql.client.StubDagster.Answer;
import io.github.dagstergraphql.client.asset.AssetHandle;
import io.github.dagstergraphql.client.asset.AssetNotFoundException;
import io.github.dagstergraphql.client.asset.MaterializationAwaitException;
import io.github.dagstergraphql.client.asset.MaterializationAwaitException.Reason;
import io.github.dagstergraphql.client.error.GraphQlRequestException;
import io.github.dagstergraphql.client.event.AssetEvent;
import io.github.dagstergraphql.client.key.AssetKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Waits for materializations.
 */
class MaterializationAwaitTests {

	private static final Duration LONG = Duration.ofMinutes(10);

	private static final Instant AFTER = Instant.ofEpochMilli(1_000_000);

	private final StubDagster stub = new StubDagster();

	private final DagsterGraphQlClient client = this.stub.client()
		.pollInterval(Duration.ofMillis(10), Duration.ofMillis(10))
		.build();

	private final AssetHandle orders = this.client.asset("raw/orders");

	private final AtomicInteger polls = new AtomicInteger();

	@AfterEach
	void close() {
		this.client.close();
		this.stub.close();
	}

	@Test
	void endsWithTheMaterialization() {
		this.stub.answer((request) -> (this.polls.incrementAndGet() < 3) ? events("") : events(event(1_000_001)));
		AssetEvent.Materialized event = this.orders.awaitMaterialization("2026-11-22", AFTER, LONG);
		assertThat(event.timestamp()).isEqualTo(Instant.ofEpochMilli(1_000_001));
		assertThat(this.polls).hasValue(3);
		JsonNode variables = this.stub.requests().get(0).variables();
		assertThat(variables.path("partitions").toString()).isEqualTo("[\"2026-11-22\"]");
		assertThat(variables.path("after").asString()).isEqualTo("1000000");
		assertThat(variables.path("limit").asInt()).isEqualTo(1);
	}

	@Test
	void aMaterializationOfTheSameMillisecondIsNotLater() {
		this.stub.answer((request) -> events(event((this.polls.incrementAndGet() < 3) ? 1_000_000 : 1_000_001)));
		assertThat(this.orders.awaitMaterialization(AFTER, LONG).timestamp())
			.isEqualTo(Instant.ofEpochMilli(1_000_001));
	}

	@Test
	void pollsOnceForSeveralWaits() {
		this.stub.answer((request) -> events(event((this.polls.incrementAndGet() < 3) ? 1_000_001 : 2_000_000)));
		CompletableFuture<AssetEvent.Materialized> late = reactive(AFTER.plusSeconds(10));
		CompletableFuture<AssetEvent.Materialized> early = reactive(AFTER);
		assertThat(early.orTimeout(1, TimeUnit.MINUTES).join().timestamp()).isEqualTo(Instant.ofEpochMilli(1_000_001));
		assertThat(late.orTimeout(1, TimeUnit.MINUTES).join().timestamp()).isEqualTo(Instant.ofEpochMilli(2_000_000));
	}

	@Test
	void toleratesAnOutage() {
		this.stub.answer((request) -> (this.polls.incrementAndGet() < 4) ? Answer.of(503, "text/plain", "restarting")
				: events(event(1_000_001)));
		assertThat(this.orders.awaitMaterialization(AFTER, LONG)).isNotNull();
	}

	@Test
	void toleratesThatALocationFailsToLoad() {
		this.stub.answer((request) -> request.operation().equals("AssetMaterializations")
				? switch (this.polls.incrementAndGet()) {
					case 1 -> events("");
					case 2 -> missing();
					default -> events(event(1_000_001));
				} : Answer.of(500, "text/plain", "no"));
		assertThat(this.orders.awaitMaterialization(AFTER, LONG)).isNotNull();
	}

	@Test
	void failsForAnAssetThatDoesNotExist() {
		this.stub.answer((request) -> switch (request.operation()) {
			case "AssetMaterializations" -> missing();
			case "AssetKeys" -> Answer
				.json("""
						{"data":{"assetsOrError":{"__typename":"AssetConnection","nodes":[{"key":{"path":["raw","orders"]}}]}}}""");
			default ->
				Answer.json("{\"data\":{\"workspaceOrError\":{\"__typename\":\"Workspace\",\"locationEntries\":[]}}}");
		});
		assertThatExceptionOfType(AssetNotFoundException.class)
			.isThrownBy(() -> this.client.asset("raw/order").awaitMaterialization(AFTER, LONG))
			.withMessageEndingWith("Did you mean raw/orders?");
	}

	@Test
	void failsAfterTheTimeout() {
		this.stub.answer((request) -> events(""));
		MaterializationAwaitException failure = catchThrowableOfType(MaterializationAwaitException.class,
				() -> this.orders.awaitMaterialization("2026-11-22", AFTER, Duration.ofMillis(200)));
		assertThat(failure).hasMessage(
				"Partition \"2026-11-22\" of asset raw/orders was not materialized after 1970-01-01T00:16:40Z within 200ms");
		assertThat(failure.getReason()).isEqualTo(Reason.TIMEOUT);
		assertThat(failure.getAssetKey()).isEqualTo(AssetKey.of("raw", "orders"));
		assertThat(failure.getPartition()).isEqualTo("2026-11-22");
		assertThat(failure.isOutcomeUnknown()).isFalse();
		this.stub.answer((request) -> Answer.of(503, "text/plain", "restarting"));
		assertThatExceptionOfType(MaterializationAwaitException.class)
			.isThrownBy(() -> this.orders.awaitMaterialization(AFTER, Duration.ofSeconds(3)))
			.withMessageStartingWith("Asset raw/orders was not materialized after")
			.withMessageContaining("The last poll failed (");
	}

	@Test
	void failsSoonIfTheServerPersistentlyRejectsTheRequest() {
		this.stub.answer((request) -> Answer.of(400, "application/json",
				"{\"errors\":[{\"message\":\"Unknown type 'Asset'.\"}]}"));
		assertThatExceptionOfType(GraphQlRequestException.class)
			.isThrownBy(() -> this.orders.awaitMaterialization(AFTER, LONG));
	}

	@Test
	void endsWithTheClient() {
		this.stub.answer((request) -> events(""));
		CompletableFuture<AssetEvent.Materialized> wait = reactive(AFTER);
		this.client.endWaits();
		CompletionException ex = catchThrowableOfType(CompletionException.class,
				() -> wait.orTimeout(1, TimeUnit.MINUTES).join());
		assertThat(ex.getCause())
			.isInstanceOfSatisfying(MaterializationAwaitException.class,
					(ended) -> assertThat(ended.getReason()).isEqualTo(Reason.CLOSED))
			.hasMessage(
					"The wait for a materialization of asset raw/orders was aborted: the application has ended all waits of this client");
		assertThatExceptionOfType(MaterializationAwaitException.class)
			.isThrownBy(() -> this.client.asset("raw/orders").awaitMaterialization(AFTER, LONG));
	}

	@Test
	void laterWaitsFail() {
		this.client.endWaits();
		assertThatExceptionOfType(MaterializationAwaitException.class)
			.isThrownBy(() -> this.client.asset("raw/customers").awaitMaterialization(AFTER, LONG))
			.satisfies((ex) -> assertThat(ex.getReason()).isEqualTo(Reason.CLOSED));
		assertThat(this.stub.requests()).isEmpty();
	}

	@Test
	void rejectsInvalidArguments() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.orders.awaitMaterialization(AFTER, Duration.ZERO))
			.withMessage("timeout must be positive");
		assertThatIllegalArgumentException().isThrownBy(() -> this.orders.awaitMaterialization(" ", AFTER, LONG))
			.withMessage("partition key must not be empty");
	}

	private CompletableFuture<AssetEvent.Materialized> reactive(Instant after) {
		return this.client.reactive().asset("raw/orders").awaitMaterialization(after, LONG).toFuture();
	}

	private static Answer missing() {
		return Answer.json("""
				{"data":{"assetOrError":{"__typename":"Asset","hasDefinitionOrRecord":false,"events":[]}}}""");
	}

	private static Answer events(String events) {
		return Answer.json("""
				{"data":{"assetOrError":{"__typename":"Asset","hasDefinitionOrRecord":true,"events":[%s]}}}"""
			.formatted(events));
	}

	private static String event(long millis) {
		return """
				{"__typename":"MaterializationEvent","assetKey":{"path":["raw","orders"]},"runId":"","timestamp":"%d",
				"level":"INFO","message":"","tags":[],"metadataEntries":[]}""".formatted(millis);
	}

}
