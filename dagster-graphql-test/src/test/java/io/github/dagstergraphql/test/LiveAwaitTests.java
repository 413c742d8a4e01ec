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

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.run.AwaitOptions;
import io.github.dagstergraphql.client.run.AwaitedRun;
import io.github.dagstergraphql.client.run.RunStatus;
import io.github.dagstergraphql.test.definition.JobDefinition;
import io.github.dagstergraphql.test.fault.Fault;
import io.github.dagstergraphql.test.request.RecordedRequest;
import io.github.dagstergraphql.test.run.RunScript;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Waits that end when an event is received over a WebSocket connection.
 */
class LiveAwaitTests {

	private static final Duration LONG = Duration.ofSeconds(60);

	/** A wait polls once, and never again. */
	private static final Duration NEVER = Duration.ofHours(1);

	private static final AwaitOptions OPTIONS = AwaitOptions.within(Duration.ofMinutes(20));

	private final EmbeddedDagster dagster = EmbeddedDagster.start();

	@BeforeEach
	void stopTime() {
		this.dagster.stopTime();
		this.dagster.define(JobDefinition.named("daily").runs(RunScript.succeed().after(Duration.ofMinutes(1))));
	}

	@AfterEach
	void close() {
		this.dagster.close();
	}

	static Stream<Fault> faults() {
		return Stream.of(Fault.refusedSocket(502), Fault.cutSocket(), Fault.silentSocket(), Fault.garbledSocket(),
				Fault.failedSubscription(), Fault.endedSubscription());
	}

	private DagsterGraphQlClient.Builder client() {
		return DagsterGraphQlClient.builder().url(this.dagster.getUrl());
	}

	private boolean isSubscribed() {
		return this.dagster.requests().stream().map(RecordedRequest::operationName).anyMatch("NewRunEvents"::equals);
	}

	@Test
	void endsWithTheEventOfTheRun() {
		try (DagsterGraphQlClient client = client().pollInterval(NEVER, NEVER).build()) {
			CompletableFuture<AwaitedRun> run = client.job("daily").launch().awaitAsync(OPTIONS);
			await().atMost(LONG).until(this::isSubscribed);
			this.dagster.advanceTime(Duration.ofSeconds(1));
			assertThat(run).isNotDone();
			this.dagster.advanceTime(Duration.ofMinutes(2));
			assertThat(run).succeedsWithin(LONG).extracting(AwaitedRun::status).isEqualTo(RunStatus.SUCCESS);
		}
	}

	@ParameterizedTest
	@MethodSource("faults")
	void endsWithoutEvents(Fault fault) {
		this.dagster.inject(fault.times(1000));
		try (DagsterGraphQlClient client = client().pollInterval(Duration.ofMillis(100), Duration.ofSeconds(1))
			.build()) {
			CompletableFuture<AwaitedRun> run = client.job("daily").launch().awaitAsync(OPTIONS);
			this.dagster.advanceTime(Duration.ofMinutes(2));
			assertThat(run).succeedsWithin(LONG).extracting(AwaitedRun::status).isEqualTo(RunStatus.SUCCESS);
		}
	}

	@Test
	void pollsIfConnectionsAreDisabled() {
		try (DagsterGraphQlClient client = client().live(false).build()) {
			CompletableFuture<AwaitedRun> run = client.job("daily").launch().awaitAsync(OPTIONS);
			this.dagster.advanceTime(Duration.ofMinutes(2));
			assertThat(run).succeedsWithin(LONG);
			assertThat(isSubscribed()).isFalse();
		}
	}

}
