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
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.dagstergraphql.client.StubDagster.Answer;
import io.github.dagstergraphql.client.auth.DagsterCredentials;
import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;
import io.github.dagstergraphql.client.observation.DagsterLaunchObservationContext;
import io.github.dagstergraphql.client.observation.DagsterReloadObservationContext;
import io.github.dagstergraphql.client.observation.DagsterRequestObservationContext;
import io.github.dagstergraphql.client.observation.DagsterRequestObservationConvention;
import io.github.dagstergraphql.client.observation.DefaultDagsterLaunchObservationConvention;
import io.github.dagstergraphql.client.observation.DefaultDagsterRequestObservationConvention;
import io.github.dagstergraphql.client.observation.RetryReason;
import io.github.dagstergraphql.client.run.RunStatus;
import io.micrometer.common.KeyValues;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.core.retry.RetryPolicy;
import org.springframework.web.reactive.function.client.ClientRequestObservationContext;

import static io.github.dagstergraphql.client.ObservationRecorder.high;
import static io.github.dagstergraphql.client.ObservationRecorder.low;
import static io.github.dagstergraphql.client.ObservationRecorder.parent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is observed of requests, and when.
 */
class ObservationTests {

	private static final String STARTED = "{\"data\":{\"pipelineRunOrError\":{\"__typename\":\"Run\",\"status\":\"STARTED\"}}}";

	private static final String NOT_FOUND = "{\"data\":{\"pipelineRunOrError\":{\"__typename\":\"RunNotFoundError\",\"message\":\"no\"}}}";

	private final ObservationRecorder recorder = new ObservationRecorder();

	private final ObservationRegistry registry = this.recorder.registry();

	private final StubDagster stub = new StubDagster();

	private final DagsterGraphQlClient client;

	ObservationTests() {
		this.client = this.stub.client().name("etl").observationRegistry(this.registry).build();
	}

	@AfterEach
	void close() {
		this.client.close();
		this.stub.close();
	}

	@ParameterizedTest
	@EnumSource
	void success(Twin twin) {
		this.stub.answer(STARTED);
		twin.status(this.client, "run-1");
		// it has stopped before the caller receives the result
		DagsterRequestObservationContext context = single();
		assertThat(context.getName()).isEqualTo("dagster.client.requests");
		assertThat(context.getContextualName()).isEqualTo("dagster RunStatus");
		assertThat(low(context)).isEqualTo(Map.of("client", "etl", "operation", "RunStatus", "type", "query", "outcome",
				"SUCCESS", "error.type", "none"));
		assertThat(high(context)).isEqualTo(
				Map.of("dagster.retries", "0", "dagster.run.id", "run-1", "graphql.operation.name", "RunStatus"));
	}

	@ParameterizedTest
	@EnumSource
	void requestInFlight(Twin twin) {
		SimpleMeterRegistry meters = new SimpleMeterRegistry();
		this.registry.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
		AtomicReference<List<String>> outcomes = new AtomicReference<>();
		this.stub.answer((request) -> {
			outcomes.set(meters.get("dagster.client.requests.active")
				.longTaskTimers()
				.stream()
				.filter((timer) -> timer.activeTasks() > 0)
				.map((timer) -> timer.getId().getTag("outcome"))
				.toList());
			return Answer.json(STARTED);
		});
		twin.status(this.client, "run-1");
		assertThat(outcomes.get()).containsExactly("UNKNOWN");
		assertThat(meters.get("dagster.client.requests").timer().getId().getTag("outcome")).isEqualTo("SUCCESS");
	}

	@ParameterizedTest
	@EnumSource
	void typedError(Twin twin) {
		this.stub.answer(NOT_FOUND);
		assertThatExceptionOfType(DagsterGraphQlClientException.class)
			.isThrownBy(() -> twin.status(this.client, "run-1"));
		assertThat(low(single())).containsEntry("outcome", "DAGSTER_ERROR")
			.containsEntry("error.type", "RunNotFoundError");
	}

	@ParameterizedTest
	@EnumSource
	void typedErrorOfAFutureServer(Twin twin) {
		this.stub.answer("{\"data\":{\"pipelineRunOrError\":{\"__typename\":\"Invented123\",\"message\":\"no\"}}}");
		assertThatExceptionOfType(DagsterGraphQlClientException.class)
			.isThrownBy(() -> twin.status(this.client, "run-1"))
			.satisfies((ex) -> assertThat(ex.getErrorType()).isEqualTo("Invented123"));
		assertThat(low(single())).containsEntry("outcome", "DAGSTER_ERROR")
			.containsEntry("error.type", "UnrecognizedServerError");
	}

	@ParameterizedTest
	@EnumSource
	void failuresBeforeAResponse(Twin twin) throws IOException {
		this.stub.answer("{\"errors\":[{\"message\":\"Unknown field\"}]}");
		assertThat(failed(twin, this.client)).containsEntry("outcome", "GRAPHQL_ERROR")
			.containsEntry("error.type", "GraphQlRequest");
		this.stub.answer(Answer.of(200, "text/html", "<html>"));
		assertThat(failed(twin, this.client)).containsEntry("outcome", "INVALID_RESPONSE");
		this.stub.answer(Answer.of(401, "text/plain", "no"));
		assertThat(failed(twin, this.client)).containsEntry("outcome", "AUTHENTICATION_ERROR");
		this.stub.answer(Answer.json(STARTED).after(Mono.never()));
		try (DagsterGraphQlClient hasty = this.stub.client()
			.readTimeout(Duration.ofMillis(100))
			.observationRegistry(this.registry)
			.build()) {
			assertThat(failed(twin, hasty)).containsEntry("outcome", "TIMEOUT")
				.containsEntry("error.type", "DagsterTimeout")
				.containsEntry("client", "default");
		}
		int port;
		try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			port = free.getLocalPort();
		}
		try (DagsterGraphQlClient lost = DagsterGraphQlClient.builder()
			.host("127.0.0.1")
			.port(port)
			.observationRegistry(this.registry)
			.build()) {
			assertThat(failed(twin, lost)).containsEntry("outcome", "CONNECTION_ERROR")
				.containsEntry("error.type", "DagsterConnection");
		}
	}

	@ParameterizedTest
	@EnumSource
	void obtainingCredentialsIsPartOfTheObservation(Twin twin) {
		DagsterCredentials failing = (headers) -> Mono.error(new IOException("no token today"));
		try (DagsterGraphQlClient stranger = this.stub.client()
			.credentials(failing)
			.observationRegistry(this.registry)
			.build()) {
			assertThat(failed(twin, stranger)).containsEntry("outcome", "AUTHENTICATION_ERROR");
		}
		assertThat(this.stub.requests()).isEmpty();
	}

	@Test
	void aRetryIsPartOfTheObservation() throws IOException {
		try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
				DagsterGraphQlClient broken = DagsterGraphQlClient.builder()
					.host("127.0.0.1")
					.port(server.getLocalPort())
					.observationRegistry(this.registry)
					.retryPolicy(RetryPolicy.withMaxRetries(1))
					.build()) {
			Thread thread = new Thread(() -> {
				while (!server.isClosed()) {
					try {
						server.accept().close();
					}
					catch (IOException ex) {
						// the test has ended
					}
				}
			});
			thread.setDaemon(true);
			thread.start();
			assertThat(failed(Twin.BLOCKING, broken)).containsEntry("outcome", "CONNECTION_ERROR");
		}
		assertThat(high(single())).containsEntry("dagster.retries", "1");
		assertThat(this.recorder.exchanges()).hasSize(2)
			.allSatisfy((exchange) -> assertThat(parent(exchange)).isSameAs(single()));
	}

	@Test
	void givenUp() throws InterruptedException {
		CountDownLatch asked = new CountDownLatch(1);
		this.stub.answer((request) -> {
			asked.countDown();
			return Answer.json(STARTED).after(Mono.never());
		});
		Disposable call = this.client.reactive().getRunStatus("run-1").subscribe();
		assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
		assertThat(this.recorder.stopped(DagsterRequestObservationContext.class)).isEmpty();
		call.dispose();
		DagsterRequestObservationContext context = single();
		assertThat(context.isCancelled()).isTrue();
		assertThat(context.getError()).isNull();
		assertThat(low(context)).containsEntry("outcome", "CANCELLED").containsEntry("error.type", "none");
	}

	@Test
	void stopsOnceWhenItIsCanceled() {
		this.stub.answer(STARTED);
		List<Disposable> calls = new ArrayList<>();
		for (int round = 0; round < 200; round++) {
			calls.add(this.client.reactive().getRunStatus("r" + round).onErrorComplete().subscribe());
			Mono.delay(Duration.ofNanos(round * 20_000L)).block();
			calls.get(round).dispose();
		}
		List<DagsterRequestObservationContext> stopped = this.recorder.stopped(DagsterRequestObservationContext.class);
		assertThat(stopped).hasSize(200).doesNotHaveDuplicates();
		assertThat(stopped).extracting((context) -> low(context).get("outcome"))
			.contains("SUCCESS", "CANCELLED")
			.doesNotContain("ERROR");
	}

	@ParameterizedTest
	@EnumSource
	void aLaunchIsAChildOfTheCallerWithAllItsLookups(Twin twin) {
		playWorkspace();
		Observation caller = Observation.start("caller", this.registry);
		caller.scoped(() -> twin.launch(this.client, "greeting"));
		caller.stop();
		List<DagsterRequestObservationContext> requests = this.recorder.stopped(DagsterRequestObservationContext.class);
		assertThat(requests).extracting(Observation.Context::getContextualName)
			.containsExactly("dagster Repositories", "dagster FindJob", "dagster LaunchRun");
		DagsterLaunchObservationContext launch = this.recorder.single(DagsterLaunchObservationContext.class);
		assertThat(requests).allSatisfy((request) -> assertThat(parent(request)).isSameAs(launch));
		assertThat(requests).extracting((request) -> high(request).get("dagster.run.id"))
			.containsExactly("none", "none", "run-of-etl");
		assertThat(parent(launch)).isSameAs(caller.getContextView());
		assertThat(launch.getName()).isEqualTo("dagster.launch");
		assertThat(launch.getContextualName()).isEqualTo("dagster launch");
		assertThat(low(launch))
			.isEqualTo(Map.of("client", "etl", "job", "greeting", "location", "etl", "outcome", "SUCCESS"));
		assertThat(high(launch)).isEqualTo(Map.of("dagster.run.id", "run-of-etl"));
		List<ClientRequestObservationContext> exchanges = this.recorder.exchanges();
		assertThat(exchanges).extracting(ObservationRecorder::parent).containsExactlyElementsOf(requests);
		assertThat(low(requests.get(2))).containsEntry("type", "mutation");
	}

	@ParameterizedTest
	@EnumSource
	void aKeyedLaunchIsTheParentOfItsSearches(Twin twin) {
		AtomicInteger launches = new AtomicInteger();
		this.stub.answer((request) -> switch (request.operation()) {
			case "LearnServerVersion" -> Answer.json("{\"data\":{\"version\":\"1.13.27\"}}");
			case "KeyedRuns" -> Answer.json("{\"data\":{\"runsOrError\":{\"__typename\":\"Runs\",\"results\":[]}}}");
			default -> (launches.incrementAndGet() == 1) ? Answer.of(502, "text/html", "<html>") : Answer.json(
					"{\"data\":{\"launchPipelineExecution\":{\"__typename\":\"LaunchRunSuccess\",\"run\":{\"runId\":\"r2\"}}}}");
		});
		try (DagsterGraphQlClient keyed = this.stub.client(new SkippedPauses())
			.observationRegistry(this.registry)
			.build()) {
			Observation caller = Observation.start("caller", this.registry);
			caller.scoped(() -> twin.launchOnce(keyed, "key"));
			DagsterLaunchObservationContext launch = this.recorder.single(DagsterLaunchObservationContext.class);
			assertThat(parent(launch)).isSameAs(caller.getContextView());
			assertThat(low(launch)).containsEntry("outcome", "SUCCESS").containsEntry("job", "greeting");
			assertThat(this.recorder.started(DagsterRequestObservationContext.class))
				.allSatisfy((request) -> assertThat(parent(request)).isSameAs(launch))
				.extracting(Observation.Context::getContextualName)
				.contains("dagster LearnServerVersion", "dagster KeyedRuns", "dagster LaunchRun");
			assertThat(this.recorder.retries()).containsExactly(RetryReason.NOT_LAUNCHED);
		}
	}

	@ParameterizedTest
	@EnumSource
	void aReexecutionIsALaunch(Twin twin) {
		this.stub.answer((request) -> switch (request.operation()) {
			case "LearnServerVersion" -> Answer.json("{\"data\":{\"version\":\"1.13.27\"}}");
			case "RunToRepeat" -> Answer.json(
					"{\"data\":{\"runOrError\":{\"__typename\":\"Run\",\"runId\":\"r1\",\"jobName\":\"daily\",\"repositoryOrigin\":{\"repositoryLocationName\":\"orders\",\"repositoryName\":\"shop\"},\"status\":\"FAILURE\",\"tags\":[],\"runConfigYaml\":\"\"}}}");
			default -> Answer.json(
					"{\"data\":{\"launchRunReexecution\":{\"__typename\":\"LaunchRunSuccess\",\"run\":{\"runId\":\"r2\"}}}}");
		});
		Observation caller = Observation.start("caller", this.registry);
		caller.scoped(() -> twin.reexecute(this.client, "r1"));
		DagsterLaunchObservationContext launch = this.recorder.single(DagsterLaunchObservationContext.class);
		assertThat(parent(launch)).isSameAs(caller.getContextView());
		assertThat(low(launch))
			.isEqualTo(Map.of("client", "etl", "job", "daily", "location", "orders", "outcome", "SUCCESS"));
		assertThat(high(launch)).isEqualTo(Map.of("dagster.run.id", "r2"));
		assertThat(this.recorder.stopped(DagsterRequestObservationContext.class))
			.allSatisfy((request) -> assertThat(parent(request)).isSameAs(launch))
			.extracting(Observation.Context::getContextualName)
			.containsExactly("dagster RunToRepeat", "dagster ReexecuteRun");
	}

	@ParameterizedTest
	@EnumSource
	void aReloadIsTheParentOfItsRequest(Twin twin) {
		this.stub.answer(
				"{\"data\":{\"reloadRepositoryLocation\":{\"__typename\":\"WorkspaceLocationEntry\",\"locationOrLoadError\":{\"__typename\":\"RepositoryLocation\"}}}}");
		Observation caller = Observation.start("caller", this.registry);
		caller.scoped(() -> twin.reload(this.client, "orders"));
		DagsterReloadObservationContext reload = this.recorder.single(DagsterReloadObservationContext.class);
		assertThat(reload.getName()).isEqualTo("dagster.reload");
		assertThat(reload.getContextualName()).isEqualTo("dagster reload");
		assertThat(low(reload)).isEqualTo(Map.of("client", "etl", "location", "orders", "status", "SUCCESS"));
		assertThat(parent(reload)).isSameAs(caller.getContextView());
		assertThat(parent(single())).isSameAs(reload);
	}

	@ParameterizedTest
	@EnumSource
	void theReloadOfTheWorkspaceFailsWithALocation(Twin twin) {
		String loaded = "{\"__typename\":\"RepositoryLocation\"}";
		this.stub.answer(workspace(loaded, loaded));
		twin.reloadAll(this.client);
		DagsterReloadObservationContext reload = this.recorder.single(DagsterReloadObservationContext.class);
		assertThat(reload.isWorkspace()).isTrue();
		assertThat(low(reload)).isEqualTo(Map.of("client", "etl", "location", "all", "status", "SUCCESS"));
		assertThat(parent(single())).isSameAs(reload);
		this.stub.answer(workspace(loaded, "{\"__typename\":\"PythonError\",\"message\":\"broken\",\"stack\":[]}"));
		twin.reloadAll(this.client);
		this.stub.answer(Answer.of(500, "text/plain", "broken"));
		assertThatExceptionOfType(DagsterGraphQlClientException.class).isThrownBy(() -> twin.reloadAll(this.client));
		assertThat(this.recorder.stopped(DagsterReloadObservationContext.class))
			.extracting(DagsterReloadObservationContext::getStatus)
			.containsExactly(DagsterReloadObservationContext.Status.SUCCESS,
					DagsterReloadObservationContext.Status.FAILURE, DagsterReloadObservationContext.Status.ERROR);
	}

	private static String workspace(String first, String second) {
		return """
				{"data":{"reloadWorkspace":{"__typename":"Workspace","locationEntries":[
				{"name":"a","loadStatus":"LOADED","locationOrLoadError":%s},
				{"name":"b","loadStatus":"LOADED","locationOrLoadError":%s}]}}}""".formatted(first, second);
	}

	@Test
	void conventionsOfTheApplicationForLaunchesAndReloads() {
		playWorkspace();
		try (DagsterGraphQlClient own = this.stub.client()
			.observationRegistry(this.registry)
			.observationConvention(new DefaultDagsterLaunchObservationConvention(0) {

				@Override
				public String getName() {
					return "our.launch";
				}

			})
			.build()) {
			own.job("greeting").launch();
		}
		DagsterLaunchObservationContext launch = this.recorder.single(DagsterLaunchObservationContext.class);
		assertThat(launch.getName()).isEqualTo("our.launch");
		assertThat(low(launch)).containsEntry("job", "other").containsEntry("location", "other");
	}

	@ParameterizedTest
	@EnumSource
	void callsThatWaitForTheVersionAreChildrenOfTheCaller(Twin twin) {
		this.stub.answer((request) -> Answer
			.json(request.operation().equals("RunStatus") ? STARTED : "{\"data\":{\"version\":\"1.13.27\"}}"));
		try (DagsterGraphQlClient strict = this.stub.client()
			.versionCheck(VersionCheck.FAIL)
			.observationRegistry(this.registry)
			.build()) {
			Observation caller = Observation.start("caller", this.registry);
			caller.scoped(() -> twin.status(strict, "run-1"));
			caller.stop();
			assertThat(this.recorder.stopped(DagsterRequestObservationContext.class))
				.allSatisfy((request) -> assertThat(parent(request)).isSameAs(caller.getContextView()))
				.extracting(Observation.Context::getContextualName)
				.containsExactly("dagster LearnServerVersion", "dagster RunStatus");
		}
	}

	@Test
	void theContextOfReactorGoesBeforeTheThread() {
		this.stub.answer(STARTED);
		Observation inContext = Observation.start("in context", this.registry);
		Observation onThread = Observation.start("on thread", this.registry);
		onThread.scoped(() -> this.client.reactive()
			.getRunStatus("run-1")
			.contextWrite((context) -> context.put(ObservationThreadLocalAccessor.KEY, inContext))
			.block());
		assertThat(parent(single())).isSameAs(inContext.getContextView());
	}

	@ParameterizedTest
	@EnumSource
	void documentsOfTheApplicationShareOneName(Twin twin) {
		this.stub.answer("{\"data\":{\"version\":\"1.2.3\"}}");
		Observation caller = Observation.start("caller", this.registry);
		caller.scoped(() -> assertThat(twin.documentOfTheClassPath(this.client)).isEqualTo("1.2.3"));
		DagsterRequestObservationContext named = single();
		assertThat(parent(named)).isSameAs(caller.getContextView());
		assertThat(named.getContextualName()).isEqualTo("dagster Version");
		assertThat(low(named)).containsEntry("operation", "custom");
		assertThat(high(named)).containsEntry("graphql.operation.name", "Version");
		this.recorder.clear();
		this.client.graphql()
			.document("mutation { version }")
			.variable("runId", "confidential")
			.retrieve("version")
			.toEntity(String.class);
		DagsterRequestObservationContext anonymous = single();
		assertThat(anonymous.getContextualName()).isEqualTo("dagster mutation");
		assertThat(high(anonymous))
			.isEqualTo(Map.of("dagster.retries", "0", "dagster.run.id", "none", "graphql.operation.name", "none"));
	}

	@ParameterizedTest
	@EnumSource
	void terminatingManyRunsIsAChildOfTheCaller(Twin twin) {
		this.stub.answer((request) -> request.operation().equals("TerminateRuns")
				? Answer.json("{\"errors\":[{\"message\":\"Cannot query field \\\"terminateRuns\\\"\"}]}")
				: Answer.json("{\"data\":{\"terminatePipelineExecution\":{\"__typename\":\"TerminateRunSuccess\"}}}"));
		Observation caller = Observation.start("caller", this.registry);
		caller.scoped(() -> twin.terminate(this.client, List.of("a", "b")));
		List<DagsterRequestObservationContext> requests = this.recorder.stopped(DagsterRequestObservationContext.class);
		assertThat(requests).extracting((request) -> high(request).get("dagster.run.id"))
			.containsExactly("none", "a", "b");
		assertThat(requests).allSatisfy((request) -> assertThat(parent(request)).isSameAs(caller.getContextView()));
	}

	@ParameterizedTest
	@EnumSource
	void listingRunsIsAChildOfTheCaller(Twin twin) {
		AtomicInteger runs = new AtomicInteger();
		this.stub.answer((request) -> Answer.json(IntStream.range(0, request.variables().path("limit").asInt())
			.mapToObj((index) -> "{\"runId\":\"" + runs.incrementAndGet()
					+ "\",\"jobName\":\"j\",\"status\":\"STARTED\",\"tags\":[]}")
			.collect(Collectors.joining(",", "{\"data\":{\"runsOrError\":{\"__typename\":\"Runs\",\"results\":[",
					"]}}}"))));
		Observation caller = Observation.start("caller", this.registry);
		caller.scoped(() -> twin.list(this.client, 3));
		List<DagsterRequestObservationContext> requests = this.recorder.stopped(DagsterRequestObservationContext.class);
		assertThat(requests).hasSize(3)
			.allSatisfy((request) -> assertThat(parent(request)).isSameAs(caller.getContextView()));
	}

	@Test
	void conventionOfTheApplication() {
		this.stub.answer(STARTED);
		DagsterRequestObservationConvention convention = new DefaultDagsterRequestObservationConvention() {

			@Override
			public String getName() {
				return "our.dagster";
			}

			@Override
			public KeyValues getLowCardinalityKeyValues(DagsterRequestObservationContext context) {
				return super.getLowCardinalityKeyValues(context).and("team", "core");
			}

		};
		try (DagsterGraphQlClient own = this.stub.client()
			.observationRegistry(this.registry)
			.observationConvention(convention)
			.build()) {
			own.getRunStatus("run-1");
		}
		assertThat(single().getName()).isEqualTo("our.dagster");
		assertThat(low(single())).containsEntry("team", "core").containsEntry("client", "default");
	}

	@Test
	void aDisabledObservationMakesTheExchangeAChildOfTheCaller() {
		this.stub.answer(STARTED);
		this.registry.observationConfig().observationPredicate((name, context) -> !name.startsWith("dagster"));
		Observation caller = Observation.start("caller", this.registry);
		caller.scoped(() -> this.client.getRunStatus("run-1"));
		assertThat(this.recorder.stopped(DagsterRequestObservationContext.class)).isEmpty();
		assertThat(this.recorder.exchanges()).singleElement()
			.satisfies((exchange) -> assertThat(parent(exchange)).isSameAs(caller.getContextView()));
	}

	@ParameterizedTest
	@EnumSource
	void createsNoEventsWithoutARegistry(Twin twin) {
		this.stub.answer(STARTED);
		DagsterRequestObservationConvention convention = new DefaultDagsterRequestObservationConvention() {

			@Override
			public boolean supportsContext(Observation.Context context) {
				throw new IllegalStateException("asked for " + context);
			}

		};
		try (DagsterGraphQlClient plain = this.stub.client().observationConvention(convention).build()) {
			twin.status(plain, "run-1");
		}
		assertThat(this.recorder.stopped(Observation.Context.class)).isEmpty();
	}

	@Test
	void aHandlerThatFailsOnStopDoesNotAffectTheCall() {
		this.stub.answer(STARTED);
		List<String> failed = new CopyOnWriteArrayList<>();
		this.registry.observationConfig()
			.observationHandler(new ObservationHandler<DagsterRequestObservationContext>() {

				@Override
				public void onStop(DagsterRequestObservationContext context) {
					failed.add(context.getRunId());
					throw new IllegalStateException("no observations today");
				}

				@Override
				public boolean supportsContext(Observation.Context context) {
					return context instanceof DagsterRequestObservationContext;
				}

			});
		assertThat(this.client.getRunStatus("run-1")).isEqualTo(RunStatus.STARTED);
		assertThat(failed).containsExactly("run-1");
	}

	private void playWorkspace() {
		Map<String, String> answers = Map.of("Repositories",
				"{\"data\":{\"repositoriesOrError\":{\"__typename\":\"RepositoryConnection\",\"nodes\":[{\"name\":\"r\",\"location\":{\"name\":\"etl\"}}]}}}",
				"FindJob", "{\"data\":{\"r0\":{\"__typename\":\"Pipeline\"}}}", "LaunchRun",
				"{\"data\":{\"launchPipelineExecution\":{\"__typename\":\"LaunchRunSuccess\",\"run\":{\"runId\":\"run-of-etl\"}}}}");
		this.stub.answer((request) -> Answer.json(answers.get(request.operation())));
	}

	private Map<String, String> failed(Twin twin, DagsterGraphQlClient failing) {
		this.recorder.clear();
		assertThatExceptionOfType(DagsterGraphQlClientException.class).isThrownBy(() -> twin.status(failing, "run-1"));
		return low(single());
	}

	private DagsterRequestObservationContext single() {
		return this.recorder.single(DagsterRequestObservationContext.class);
	}

	enum Twin {

		BLOCKING {

			@Override
			void status(DagsterGraphQlClient client, String runId) {
				client.getRunStatus(runId);
			}

			@Override
			void launch(DagsterGraphQlClient client, String job) {
				client.job(job).launch();
			}

			@Override
			void launchOnce(DagsterGraphQlClient client, String key) {
				client.job("greeting").location("l").repository("r").idempotencyKey(key).launch();
			}

			@Override
			void reexecute(DagsterGraphQlClient client, String runId) {
				client.run(runId).reexecute().launch();
			}

			@Override
			void reload(DagsterGraphQlClient client, String location) {
				client.location(location).reload();
			}

			@Override
			void reloadAll(DagsterGraphQlClient client) {
				client.locations().reload();
			}

			@Override
			void terminate(DagsterGraphQlClient client, List<String> runIds) {
				client.terminateRuns(runIds);
			}

			@Override
			void list(DagsterGraphQlClient client, int limit) {
				client.runs().pageSize(1).stream().limit(limit).toList();
			}

			@Override
			String documentOfTheClassPath(DagsterGraphQlClient client) {
				return client.graphql().documentName("version").retrieve("version").toEntity(String.class);
			}

		},

		REACTIVE {

			@Override
			void status(DagsterGraphQlClient client, String runId) {
				client.reactive().getRunStatus(runId).block();
			}

			@Override
			void launch(DagsterGraphQlClient client, String job) {
				client.reactive().job(job).launch().block();
			}

			@Override
			void launchOnce(DagsterGraphQlClient client, String key) {
				client.reactive().job("greeting").location("l").repository("r").idempotencyKey(key).launch().block();
			}

			@Override
			void reexecute(DagsterGraphQlClient client, String runId) {
				client.reactive().run(runId).reexecute().launch().block();
			}

			@Override
			void reload(DagsterGraphQlClient client, String location) {
				client.reactive().location(location).reload().block();
			}

			@Override
			void reloadAll(DagsterGraphQlClient client) {
				client.reactive().locations().reload().block();
			}

			@Override
			void terminate(DagsterGraphQlClient client, List<String> runIds) {
				client.reactive().terminateRuns(runIds).block();
			}

			@Override
			void list(DagsterGraphQlClient client, int limit) {
				client.reactive().runs().pageSize(1).stream().take(limit).blockLast();
			}

			@Override
			String documentOfTheClassPath(DagsterGraphQlClient client) {
				return client.reactive()
					.graphql()
					.documentName("version")
					.retrieve("version")
					.toEntity(String.class)
					.publishOn(Schedulers.single())
					.block();
			}

		};

		abstract void status(DagsterGraphQlClient client, String runId);

		abstract void launch(DagsterGraphQlClient client, String job);

		abstract void launchOnce(DagsterGraphQlClient client, String key);

		abstract void reexecute(DagsterGraphQlClient client, String runId);

		abstract void reload(DagsterGraphQlClient client, String location);

		abstract void reloadAll(DagsterGraphQlClient client);

		abstract void terminate(DagsterGraphQlClient client, List<String> runIds);

		abstract void list(DagsterGraphQlClient client, int limit);

		abstract String documentOfTheClassPath(DagsterGraphQlClient client);

	}

}
