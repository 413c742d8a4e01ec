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
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.declared.DagsterAsset;
import io.github.dagstergraphql.client.declared.DagsterClient;
import io.github.dagstergraphql.client.declared.DagsterClientProxyFactory;
import io.github.dagstergraphql.client.declared.DagsterJob;
import io.github.dagstergraphql.client.declared.IdempotencyKey;
import io.github.dagstergraphql.client.declared.InvalidDagsterClientException;
import io.github.dagstergraphql.client.declared.JobValidation;
import io.github.dagstergraphql.client.declared.PartitionKey;
import io.github.dagstergraphql.client.declared.RunConfig;
import io.github.dagstergraphql.client.declared.RunTag;
import io.github.dagstergraphql.client.event.RunEvent;
import io.github.dagstergraphql.client.event.RunStatusEvent;
import io.github.dagstergraphql.client.job.JobNotFoundException;
import io.github.dagstergraphql.client.partition.InvalidPartitionException;
import io.github.dagstergraphql.client.run.AwaitedRun;
import io.github.dagstergraphql.client.run.ReactiveRunHandle;
import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.RunConfigInvalidException;
import io.github.dagstergraphql.client.run.RunHandle;
import io.github.dagstergraphql.client.run.RunStatus;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Launches by the methods of declared clients.
 */
abstract class DeclaredClientContract {

	abstract DagsterServer server();

	@Test
	void launchesWithArguments() {
		if (tooOld()) {
			return;
		}
		RunHandle run = jobs().greet("Ann", Map.of("part", "declared"), "declared-" + System.nanoTime());
		assertThat(run.await(Duration.ofMinutes(2)).status()).isEqualTo(RunStatus.SUCCESS);
		assertThat(run.get().tags()).containsEntry("part", "declared").containsEntry("source", "contract");
		assertThat(run.runConfig()).isEqualTo(Map.of("ops", Map.of("greet", Map.of("config", Map.of("name", "Ann")))));
	}

	@Test
	void awaitsAndFollows() {
		if (tooOld()) {
			return;
		}
		assertThat(jobs().succeed().isSuccessful()).isTrue();
		assertThat(jobs().succeedLater().join().status()).isEqualTo(RunStatus.SUCCESS);
		assertThat(jobs().failReactively().block().status()).isEqualTo(RunStatus.FAILURE);
		assertThat(jobs().follow().collectList().block()).hasAtLeastOneElementOfType(RunStatusEvent.Succeeded.class);
		try (Stream<RunEvent> events = jobs().stream()) {
			assertThat(events).hasAtLeastOneElementOfType(RunStatusEvent.Succeeded.class);
		}
	}

	@Test
	void launchesPartitions() {
		if (tooOld()) {
			return;
		}
		assertThat(jobs().gridded("eu", "2026-01-01").get().tags()).containsEntry("dagster/partition/area", "eu")
			.containsEntry("dagster/partition/day", "2026-01-01");
		assertThat(jobs().regional("north").block().id()).isNotEmpty();
		assertThatExceptionOfType(InvalidPartitionException.class)
			.isThrownBy(() -> jobs().gridded("mars", "2026-01-01"));
	}

	@Test
	void aKeyLaunchesOneRun() {
		if (tooOld()) {
			return;
		}
		String key = "declared-" + System.nanoTime();
		assertThat(jobs().greet("Ann", Map.of(), key).id()).isEqualTo(jobs().greet("Bob", Map.of(), key).id());
	}

	@Test
	void theServerAcceptsTheDeclarations() {
		if (tooOld()) {
			return;
		}
		assertThatNoException().isThrownBy(() -> create(JobValidation.STARTUP, Declared.class));
	}

	@Test
	void theServerDoesNotAcceptOtherDeclarations() {
		if (tooOld()) {
			return;
		}
		assertThatExceptionOfType(InvalidDagsterClientException.class)
			.isThrownBy(() -> create(JobValidation.STARTUP, Wrong.class))
			.satisfies((ex) -> {
				assertThat(ex.getProblems()).satisfiesExactly(
						(problem) -> assertThat(problem).contains("Wrong.anyPartition()", "is partitioned: add"),
						(problem) -> assertThat(problem).contains("Wrong.missing()", "suceeding"),
						(problem) -> assertThat(problem).contains("Wrong.noPartition(String)", "is not partitioned"),
						(problem) -> assertThat(problem).contains("Wrong.requiredConfig()", "MISSING_REQUIRED_FIELD"),
						(problem) -> assertThat(problem).contains("Wrong.wrongOp(String)", "it has no op \"great\""),
						(problem) -> assertThat(problem).contains("Wrong.wrongResource(String)",
								"it has no resource \"store\""));
				assertThat(List.of(ex.getSuppressed())).hasAtLeastOneElementOfType(JobNotFoundException.class)
					.hasAtLeastOneElementOfType(RunConfigInvalidException.class);
			});
	}

	@Test
	void theFirstLaunchIsChecked() {
		if (tooOld()) {
			return;
		}
		Declared jobs = create(JobValidation.FIRST_USE, Declared.class);
		assertThatExceptionOfType(RunConfigInvalidException.class)
			.isThrownBy(() -> jobs.greetWithAny(Map.of("name", "Ann", "times", "many")))
			.satisfies((ex) -> assertThat(ex.getErrors()).singleElement()
				.satisfies((error) -> assertThat(error.place()).isEqualTo("ops.greet.config.times")));
		assertThat(jobs.greetWithAny(Map.of("name", "Ann"))).isNotEmpty();
	}

	private Declared jobs() {
		return create(JobValidation.OFF, Declared.class);
	}

	private <T> T create(JobValidation validation, Class<T> type) {
		return DagsterClientProxyFactory.builder(client()).validation(validation).build().createClient(type);
	}

	private boolean tooOld() {
		return !server().isAtLeast(5);
	}

	private DagsterGraphQlClient client() {
		return server().client();
	}

	@DagsterClient(location = "orders", tags = "source=contract")
	interface Declared {

		@DagsterJob("configurable")
		RunHandle greet(@RunConfig("ops.greet.config.name") String name, @RunTag Map<String, String> tags,
				@IdempotencyKey String key);

		@DagsterJob("configurable")
		String greetWithAny(@RunConfig("ops.greet.config") Map<String, ?> config);

		@DagsterJob(value = "succeeding", awaitTimeout = "2m", requireSuccess = true)
		AwaitedRun succeed();

		@DagsterJob(value = "succeeding", awaitTimeout = "2m")
		CompletableFuture<Run> succeedLater();

		@DagsterJob(value = "failing", awaitTimeout = "2m")
		Mono<AwaitedRun> failReactively();

		@DagsterJob("succeeding")
		Flux<RunEvent> follow();

		@DagsterJob("succeeding")
		Stream<RunEvent> stream();

		@DagsterJob("gridded")
		RunHandle gridded(@PartitionKey("area") String area, @PartitionKey("day") String day);

		@DagsterAsset("regional")
		Mono<ReactiveRunHandle> regional(@PartitionKey String region);

	}

	interface Wrong {

		@DagsterJob("suceeding")
		void missing();

		@DagsterJob("configurable")
		void requiredConfig();

		@DagsterJob("succeeding")
		void noPartition(@PartitionKey String key);

		@DagsterAsset("regional")
		void anyPartition();

		@DagsterJob("configurable")
		void wrongOp(@RunConfig("ops.great.config.name") String name);

		@DagsterJob("nested")
		void wrongResource(@RunConfig("resources.store.config.url") String url);

	}

}
