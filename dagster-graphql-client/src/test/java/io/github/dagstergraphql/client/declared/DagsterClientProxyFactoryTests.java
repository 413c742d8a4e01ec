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

package io.github.dagstergraphql.client.declared;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.ObservationRecorder;
import io.github.dagstergraphql.client.StubDagster;
import io.github.dagstergraphql.client.StubDagster.Answer;
import io.github.dagstergraphql.client.error.DagsterServerException;
import io.github.dagstergraphql.client.job.ExecutionSpec;
import io.github.dagstergraphql.client.job.JobExecution;
import io.github.dagstergraphql.client.job.JobNotFoundException;
import io.github.dagstergraphql.client.observation.DagsterAwaitObservationContext;
import io.github.dagstergraphql.client.observation.DagsterLaunchObservationContext;
import io.github.dagstergraphql.client.run.AwaitOptions;
import io.github.dagstergraphql.client.run.AwaitedRun;
import io.github.dagstergraphql.client.run.ReactiveRunHandle;
import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.RunHandle;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for what the methods of a declared client send, and for what they return.
 */
class DagsterClientProxyFactoryTests {

	private static final String LAUNCHED = "{\"data\":{\"launchPipelineExecution\":{\"__typename\":\"LaunchRunSuccess\","
			+ "\"run\":{\"runId\":\"r1\"}}}}";

	private static final String RUNS = "{\"data\":{\"version\":\"1.13.27\",\"runsOrError\":{\"__typename\":\"Runs\",\"results\":[%s]}}}";

	private final StubDagster stub = new StubDagster();

	private final DagsterGraphQlClient client = this.stub.client().awaitTimeout(Duration.ofMinutes(1)).build();

	private final OrderJobs jobs = DagsterClientProxyFactory.builder(this.client)
		.embeddedValueResolver((value) -> value.replace("${location}", "etl"))
		.build()
		.createClient(OrderJobs.class);

	DagsterClientProxyFactoryTests() {
		this.stub.answer(LAUNCHED);
	}

	@AfterEach
	void close() {
		this.client.close();
		this.stub.close();
	}

	@Test
	void attributesAreSent() {
		assertThat(this.jobs.plain()).isEqualTo("r1");
		assertThat(params().path("selector").toString()).contains("\"daily_orders\"", "\"etl\"", "\"main\"")
			.contains("\"load_orders\"");
		assertThat(tags()).isEqualTo(Map.of("team", "core", "source", "test"));
	}

	@Test
	void attributesOfAMethodTakePrecedence() {
		this.jobs.elsewhere();
		assertThat(params().path("selector").toString()).contains("\"other\"", "\"second\"");
		assertThat(tags()).isEqualTo(Map.of("team", "other"));
	}

	@Test
	void theWholeRunConfigIsSent() {
		this.jobs.whole(new LoadConfig("2026-11-22", 3));
		assertThat(runConfig()).isEqualTo(json("{\"day\": \"2026-11-22\", \"times\": 3}"));
		this.jobs.yaml("ops: {}");
		assertThat(runConfig()).isEqualTo(json("\"ops: {}\""));
		this.jobs.built(io.github.dagstergraphql.client.job.RunConfig.builder().ops("load").config("x").build());
		assertThat(runConfig()).isEqualTo(json("{\"ops\": {\"load\": {\"config\": \"x\"}}}"));
	}

	@Test
	void partsOfTheRunConfigAreSent() {
		this.jobs.parts(new LoadConfig("2026-11-22", 3), "file:/data", Optional.of(4));
		assertThat(runConfig()).isEqualTo(json("""
				{"ops": {"load": {"config": {"day": "2026-11-22", "times": 3}}},
				 "resources": {"store": {"config": {"url": "file:/data", "threads": 4}}}}"""));
		this.jobs.parts(null, "file:/data", Optional.empty());
		assertThat(runConfig())
			.isEqualTo(json("{\"resources\": {\"store\": {\"config\": {\"url\": \"file:/data\"}}}}"));
	}

	@Test
	void tagsAreSent() {
		this.jobs.tagged("core", LocalDate.of(2026, 11, 22), Map.of("a", 1, "b", "two"));
		assertThat(tags())
			.isEqualTo(Map.of("team", "core", "source", "test", "day", "2026-11-22", "a", "1", "b", "two"));
		this.jobs.tagged(null, LocalDate.of(2026, 11, 22), Map.of());
		assertThat(tags()).isEqualTo(Map.of("team", "core", "source", "test", "day", "2026-11-22"));
	}

	@Test
	void customizersAreAppliedLast() {
		this.jobs.customized("a", (spec) -> spec.tag("team", "b").opSelection("one"), (spec) -> spec.tag("x", "y"));
		assertThat(tags()).containsEntry("team", "b").containsEntry("x", "y");
		assertThat(params().path("selector").toString()).contains("\"one\"").doesNotContain("load_orders");
	}

	@Test
	void resultsWithoutAWait() throws Exception {
		this.jobs.launch();
		assertThat(this.jobs.handle().id()).isEqualTo("r1");
		assertThat(this.jobs.futureHandle().get().id()).isEqualTo("r1");
		assertThat(this.jobs.futureOfNothing().get()).isNull();
		assertThat(this.jobs.monoOfId().block()).isEqualTo("r1");
		assertThat(this.stub.requests()).hasSize(5);
	}

	@Test
	void aMonoLaunchesForEachSubscription() {
		Mono<ReactiveRunHandle> launch = this.jobs.mono();
		assertThat(this.stub.requests()).isEmpty();
		assertThat(launch.map(ReactiveRunHandle::id).block()).isEqualTo("r1");
		launch.block();
		assertThat(this.stub.requests()).hasSize(2);
	}

	@Test
	void stagesOfAFutureMayBlock() throws Exception {
		assertThat(this.jobs.futureHandle().thenApply((run) -> Schedulers.isInNonBlockingThread()).get()).isFalse();
	}

	@Test
	void exceptionsAreThoseOfALaunch() {
		this.stub.answer("{\"data\":{\"launchPipelineExecution\":{\"__typename\":\"PipelineNotFoundError\","
				+ "\"message\":\"no such job\"}}}");
		assertThatExceptionOfType(JobNotFoundException.class).isThrownBy(this.jobs::plain)
			.satisfies((ex) -> assertThat(ex.getStackTrace()).extracting(StackTraceElement::getMethodName)
				.first()
				.isEqualTo("plain"));
		assertThatExceptionOfType(JobNotFoundException.class).isThrownBy(() -> this.jobs.mono().block());
		assertThat(this.jobs.futureHandle()).failsWithin(Duration.ofSeconds(30))
			.withThrowableThat()
			.withCauseInstanceOf(DagsterServerException.class);
	}

	@Test
	void invalidArgumentsNameMethodAndParameter() {
		String method = "DagsterClientProxyFactoryTests.OrderJobs.";
		assertThatIllegalArgumentException().isThrownBy(() -> this.jobs.whole(null))
			.withMessage(method + "whole(LoadConfig), parameter \"config\" must not be null. "
					+ "Annotate it with @Nullable if it may be omitted from the launch");
		assertThatIllegalArgumentException().isThrownBy(() -> this.jobs.yaml("a: ["))
			.withMessageStartingWith(method + "yaml(String), parameter \"yaml\" is invalid: ");
		assertThatIllegalArgumentException().isThrownBy(() -> this.jobs.keyed(" ", null))
			.withMessage(
					method + "keyed(String, String), parameter \"key\" is invalid: idempotency key must not be empty");
		assertThatIllegalArgumentException().isThrownBy(() -> this.jobs.keyed("k", ""))
			.withMessageContaining("parameter \"day\" is invalid: partition key must not be empty");
		assertThatIllegalArgumentException().isThrownBy(() -> this.jobs.parts(null, Double.NaN, Optional.empty()))
			.withMessageContaining("parts(")
			.withMessageContaining("resources.store.config.url");
		assertThatIllegalArgumentException().isThrownBy(() -> this.jobs.reactiveWait(null))
			.withMessageContaining("reactiveWait(AwaitOptions)");
		assertThat(this.stub.requests()).isEmpty();
	}

	@Test
	void messagesDoNotContainArguments() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.jobs.yaml("a: [ hunter2secret"))
			.satisfies((ex) -> assertThat(ex).message().doesNotContain("hunter2"));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.jobs.parts(new LoadConfig("hunter2secret", 3), Double.NaN, Optional.empty()))
			.satisfies((ex) -> assertThat(ex).message().doesNotContain("hunter2"));
	}

	@Test
	void defaultMethodsCallOthers() {
		assertThat(this.jobs.twice()).isEqualTo(List.of("r1", "r1"));
	}

	@Test
	void methodsOfObject() {
		assertThat(this.jobs).isEqualTo(this.jobs)
			.isNotEqualTo(DagsterClientProxyFactory.builder(this.client).build().createClient(Inherited.class))
			.hasSameHashCodeAs(this.jobs)
			.hasToString("DagsterClientProxyFactoryTests.OrderJobs[" + this.client + "]");
		assertThat(this.jobs.toString()).contains(this.stub.url());
	}

	@Test
	void genericInterfacesCanBeInherited() {
		Inherited inherited = DagsterClientProxyFactory.builder(this.client).build().createClient(Inherited.class);
		assertThat(inherited.load(new LoadConfig("2026-11-22", 1))).isEqualTo("r1");
		assertThat(runConfig().path("ops").path("load").path("config").path("times").asInt()).isEqualTo(1);
	}

	@Test
	void blockingMethodsFailOnAnEventLoop() {
		Mono<String> call = Mono.fromCallable(this.jobs::plain).subscribeOn(Schedulers.parallel());
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(call::block)
			.withMessageContaining("not supported on the event-loop thread");
	}

	@ParameterizedTest
	@ValueSource(strings = { "blocking", "future", "mono" })
	void observationsAreThoseOfTheFluentApi(String shape) {
		this.stub.answer((request) -> Answer.json(answer(request.operation())));
		ObservationRecorder recorder = new ObservationRecorder();
		try (DagsterGraphQlClient observed = this.stub.client()
			.live(false)
			.observationRegistry(recorder.registry())
			.build()) {
			ObservedJobs observedJobs = DagsterClientProxyFactory.builder(observed)
				.build()
				.createClient(ObservedJobs.class);
			Observation caller = Observation.start("caller", recorder.registry());
			caller.scoped(() -> assertThat(observedJobs.call(shape)).matches(AwaitedRun::isSuccessful));
			assertThat(recorder.single(DagsterLaunchObservationContext.class).getParentObservation()).isSameAs(caller);
			assertThat(recorder.single(DagsterAwaitObservationContext.class).getParentObservation()).isSameAs(caller);
			caller.stop();
		}
	}

	private static String answer(String operation) {
		return switch (operation) {
			case "LaunchRun" -> LAUNCHED;
			case "RunStatuses" -> RUNS.formatted("{\"runId\":\"r1\",\"status\":\"SUCCESS\"}");
			default -> RUNS.formatted("""
					{"runId":"r1","jobName":"daily_orders","status":"SUCCESS","tags":[],
					 "repositoryOrigin":{"repositoryLocationName":"etl","repositoryName":"main"}}""");
		};
	}

	private JsonNode params() {
		StubDagster.Request last = this.stub.requests().get(this.stub.requests().size() - 1);
		return last.variables().path("executionParams");
	}

	private JsonNode runConfig() {
		return params().path("runConfigData");
	}

	private Map<String, String> tags() {
		Map<String, String> tags = new HashMap<>();
		params().path("executionMetadata")
			.path("tags")
			.forEach((tag) -> tags.put(tag.path("key").asString(), tag.path("value").asString()));
		return tags;
	}

	private static JsonNode json(String text) {
		return JsonMapper.shared().readTree(text);
	}

	record LoadConfig(String day, int times) {

	}

	@DagsterClient(location = "${location}", repository = "main", tags = "team=core")
	interface OrderJobs {

		@DagsterJob(value = "daily_orders", tags = "source=test", opSelection = "load_orders")
		String plain();

		@DagsterJob(value = "daily_orders", location = "other", repository = "second", tags = "team=other")
		String elsewhere();

		@DagsterJob("daily_orders")
		String whole(@RunConfig LoadConfig config);

		@DagsterJob("daily_orders")
		String yaml(@RunConfig String yaml);

		@DagsterJob("daily_orders")
		String built(io.github.dagstergraphql.client.job.RunConfig config);

		@DagsterJob("daily_orders")
		String parts(@RunConfig("ops.load.config") @Nullable LoadConfig config,
				@RunConfig("resources.store.config.url") Object url,
				@RunConfig("resources.store.config.threads") Optional<Integer> threads);

		@DagsterJob(value = "daily_orders", tags = "source=test")
		String tagged(@RunTag @Nullable String team, @RunTag("day") LocalDate today, @RunTag Map<String, ?> more);

		@DagsterJob(value = "daily_orders", opSelection = "load_orders")
		String customized(@RunTag String team, Consumer<JobExecution.Spec<?>> options, Consumer<ExecutionSpec<?>> more);

		@DagsterJob("daily_orders")
		String keyed(@IdempotencyKey String key, @PartitionKey @Nullable String day);

		@DagsterJob("daily_orders")
		void launch();

		@DagsterJob("daily_orders")
		RunHandle handle();

		@DagsterJob("daily_orders")
		CompletableFuture<RunHandle> futureHandle();

		@DagsterJob("daily_orders")
		CompletableFuture<Void> futureOfNothing();

		@DagsterJob("daily_orders")
		Mono<String> monoOfId();

		@DagsterJob("daily_orders")
		Mono<ReactiveRunHandle> mono();

		@DagsterJob("daily_orders")
		Mono<AwaitedRun> reactiveWait(AwaitOptions options);

		@DagsterJob("daily_orders")
		Run withTimeoutOfTheClient(@IdempotencyKey UUID key);

		default List<String> twice() {
			return List.of(plain(), elsewhere());
		}

	}

	interface ObservedJobs {

		@DagsterJob(value = "daily_orders", location = "etl", repository = "main", awaitTimeout = "1m")
		AwaitedRun blocking();

		@DagsterJob(value = "daily_orders", location = "etl", repository = "main", awaitTimeout = "1m")
		CompletableFuture<AwaitedRun> future();

		@DagsterJob(value = "daily_orders", location = "etl", repository = "main", awaitTimeout = "1m")
		Mono<AwaitedRun> mono();

		default AwaitedRun call(String shape) {
			return switch (shape) {
				case "blocking" -> blocking();
				case "future" -> future().join();
				default -> mono().block();
			};
		}

	}

	interface Loading<C> {

		@DagsterJob(value = "daily_orders", location = "etl", repository = "main")
		String load(@RunConfig("ops.load.config") C config);

	}

	interface Inherited extends Loading<LoadConfig> {

	}

}
