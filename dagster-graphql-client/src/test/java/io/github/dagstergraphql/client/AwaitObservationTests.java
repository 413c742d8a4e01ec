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
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import io.github.dagstergraphql.client.StubDagster.Answer;
import io.github.dagstergraphql.client.StubDagster.Request;
import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;
import io.github.dagstergraphql.client.observation.DagsterAwaitObservationContext;
import io.github.dagstergraphql.client.observation.DagsterAwaitObservationContext.PollOutcome;
import io.github.dagstergraphql.client.observation.DagsterMeterObservationHandler;
import io.github.dagstergraphql.client.observation.DagsterRequestObservationContext;
import io.github.dagstergraphql.client.observation.DagsterRunFinishedEvent;
import io.github.dagstergraphql.client.run.AwaitOptions;
import io.github.dagstergraphql.client.run.AwaitOutcome;
import io.github.dagstergraphql.client.run.AwaitedRun;
import io.github.dagstergraphql.client.run.RunStatus;
import io.github.dagstergraphql.client.run.TerminatePolicy;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.Disposable;

import org.springframework.core.retry.RetryPolicy;
import org.springframework.web.reactive.function.client.WebClient;

import static io.github.dagstergraphql.client.ObservationRecorder.high;
import static io.github.dagstergraphql.client.ObservationRecorder.low;
import static io.github.dagstergraphql.client.ObservationRecorder.parent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Tests for the observations of waits. Requests that are sent for one wait only are its
 * children, and polls are not observed.
 */
class AwaitObservationTests {

	private static final Duration LONG = Duration.ofMinutes(1);

	private final ObservationRecorder recorder = new ObservationRecorder();

	private final StubDagster stub = new StubDagster();

	private final DagsterGraphQlClient client = client().observationRegistry(this.recorder.registry()).build();

	/** Status of all runs. */
	private volatile RunStatus status = RunStatus.SUCCESS;

	private volatile Function<Request, Answer> terminating = (request) -> {
		this.status = RunStatus.CANCELED;
		return Answer.json("{\"data\":{\"terminateRun\":{\"__typename\":\"TerminateRunSuccess\"}}}");
	};

	private DagsterGraphQlClient.Builder client() {
		return this.stub.client()
			.name("etl")
			.pollInterval(Duration.ofMillis(10), Duration.ofMillis(10))
			.retryPolicy(RetryPolicy.withMaxRetries(0));
	}

	@BeforeEach
	void serve() {
		this.stub.answer((request) -> switch (request.operation()) {
			case "RunStatuses" -> Answer.json(runs(request, "{\"runId\":\"%s\",\"status\":\"" + this.status + "\"}"));
			case "Runs" -> Answer.json(runs(request,
					"{\"runId\":\"%s\",\"jobName\":\"daily\",\"status\":\"" + this.status
							+ "\",\"tags\":[],\"repositoryOrigin\":{\"repositoryLocationName\":\"orders\","
							+ "\"repositoryName\":\"r\"},\"startTime\":1.0,\"endTime\":4.0}"));
			case "RunFailure" -> Answer
				.json("""
						{"data":{"logsForRun":{"__typename":"EventConnection","cursor":"c","hasMore":false,"events":[]}}}""");
			case "Daemons" -> Answer.json("{\"data\":{\"instance\":{\"daemonHealth\":{\"allDaemonStatuses\":[]}}}}");
			case "RunStatus" -> Answer.json(
					"{\"data\":{\"pipelineRunOrError\":{\"__typename\":\"Run\",\"status\":\"" + this.status + "\"}}}");
			case "LearnServerVersion" -> Answer.json("{\"data\":{\"version\":\"1.13.27\"}}");
			default -> this.terminating.apply(request);
		});
	}

	private static String runs(Request request, String run) {
		StringBuilder results = new StringBuilder();
		request.variables()
			.at("/filter/runIds")
			.forEach((id) -> results.append(results.isEmpty() ? "" : ",").append(run.formatted(id.asString())));
		return "{\"data\":{\"runsOrError\":{\"__typename\":\"Runs\",\"results\":[" + results + "]}}}";
	}

	@AfterEach
	void close() {
		this.client.close();
		this.stub.close();
	}

	@ParameterizedTest
	@EnumSource
	void runThatFinishes(Twin twin) {
		Observation caller = Observation.start("caller", this.recorder.registry());
		caller.scoped(() -> twin.await(this.client, "r1", AwaitOptions.within(LONG)));
		DagsterAwaitObservationContext wait = single();
		assertThat(wait.getName()).isEqualTo("dagster.await");
		assertThat(wait.getContextualName()).isEqualTo("dagster await");
		assertThat(parent(wait)).isSameAs(caller.getContextView());
		assertThat(low(wait)).containsOnly(Map.entry("client", "etl"), Map.entry("job", "daily"),
				Map.entry("location", "orders"), Map.entry("outcome", "FINISHED"), Map.entry("status", "SUCCESS"));
		assertThat(high(wait)).containsOnly(Map.entry("dagster.run.id", "r1"));
		assertThat(this.recorder.events(DagsterRunFinishedEvent.class)).singleElement().satisfies((run) -> {
			assertThat(run.getRunId()).isEqualTo("r1");
			assertThat(run.getJobName()).isEqualTo("daily");
			assertThat(run.getLocationName()).isEqualTo("orders");
			assertThat(run.getStatus()).isEqualTo("SUCCESS");
			assertThat(run.getDuration()).isEqualTo(Duration.ofSeconds(3));
		});
		assertThat(operations()).contains("RunStatuses", "Runs");
		assertThat(this.recorder.started()).containsExactly((Observation.Context) caller.getContext(), wait);
	}

	@ParameterizedTest
	@EnumSource
	void theReasonForAFailureIsReadWithinTheWait(Twin twin) {
		this.status = RunStatus.FAILURE;
		assertThatExceptionOfType(DagsterGraphQlClientException.class).isThrownBy(
				() -> twin.await(this.client, "r1", AwaitOptions.within(LONG).followRetries(false).requireSuccess()));
		assertThat(low(single())).containsEntry("outcome", "NOT_SUCCESSFUL")
			.containsEntry("status", "FAILURE")
			.containsEntry("job", "daily")
			.containsEntry("location", "orders");
		assertThat(single().getError()).isNotNull();
		requestsAreWithinTheWait("dagster RunFailure");
	}

	@ParameterizedTest
	@EnumSource
	void aTerminationAfterATimeoutIsWithinTheWait(Twin twin) {
		this.status = RunStatus.STARTED;
		Observation caller = Observation.start("caller", this.recorder.registry());
		caller.scoped(() -> assertThatExceptionOfType(DagsterGraphQlClientException.class)
			.isThrownBy(() -> twin.await(this.client, "r1",
					AwaitOptions.within(Duration.ofMillis(200)).terminateOnTimeout(TerminatePolicy.SAFE_TERMINATE))));
		assertThat(low(single())).containsEntry("outcome", "TIMEOUT").containsEntry("job", "unknown");
		assertThat(parent(single())).isSameAs(caller.getContextView());
		requestsAreWithinTheWait("dagster TerminateRunBy");
	}

	@Test
	void aWaitThatIsCanceled() {
		this.status = RunStatus.STARTED;
		Disposable wait = this.client.reactive().run("r1").await(AwaitOptions.within(LONG)).subscribe();
		await().atMost(LONG).until(() -> operations().contains("RunStatuses"));
		assertThat(low(this.recorder.started(DagsterAwaitObservationContext.class).get(0)))
			.containsEntry("outcome", "none")
			.containsEntry("status", "none");
		wait.dispose();
		assertThat(low(single())).containsEntry("outcome", "CANCELLED");
		assertThat(single().getError()).isNull();
	}

	@Test
	void aWaitThatTheClientEnds() {
		this.status = RunStatus.STARTED;
		CompletableFuture<AwaitedRun> wait = this.client.run("r1").awaitAsync(AwaitOptions.within(LONG));
		await().atMost(LONG).until(() -> operations().contains("RunStatuses"));
		this.client.close();
		assertThat(wait).failsWithin(LONG);
		assertThat(low(single())).containsEntry("outcome", "CLOSED");
	}

	@ParameterizedTest
	@EnumSource
	void aRunThatDoesNotExist(Twin twin) {
		this.stub.answer("{\"data\":{\"runsOrError\":{\"__typename\":\"Runs\",\"results\":[]}}}");
		assertThatExceptionOfType(DagsterGraphQlClientException.class)
			.isThrownBy(() -> twin.await(this.client, "r1", AwaitOptions.within(LONG)));
		assertThat(low(single())).containsEntry("outcome", "ERROR")
			.containsEntry("status", "none")
			.containsEntry("job", "unknown");
	}

	@ParameterizedTest
	@EnumSource
	void aTerminationIsWithinItsWait(Twin twin) {
		this.status = RunStatus.STARTED;
		Observation caller = Observation.start("caller", this.recorder.registry());
		caller.scoped(() -> twin.terminate(this.client, "r1"));
		assertThat(low(single())).containsEntry("outcome", "FINISHED").containsEntry("status", "CANCELED");
		assertThat(parent(single())).isSameAs(caller.getContextView());
		requestsAreWithinTheWait("dagster TerminateRunBy");
	}

	@ParameterizedTest
	@EnumSource
	void eachOfSeveralTerminationsIsWithinItsWait(Twin twin) {
		this.status = RunStatus.STARTED;
		AtomicInteger terminated = new AtomicInteger();
		this.terminating = (request) -> {
			if (terminated.incrementAndGet() == 2) {
				this.status = RunStatus.CANCELED;
			}
			return Answer.json("{\"data\":{\"terminateRun\":{\"__typename\":\"TerminateRunSuccess\"}}}");
		};
		Observation caller = Observation.start("caller", this.recorder.registry());
		caller.scoped(() -> twin.terminate(this.client, List.of("r1", "r2")));
		List<DagsterAwaitObservationContext> waits = this.recorder.stopped(DagsterAwaitObservationContext.class);
		assertThat(waits).hasSize(2).allSatisfy((wait) -> assertThat(parent(wait)).isSameAs(caller.getContextView()));
		assertThat(this.recorder.started(DagsterRequestObservationContext.class)).hasSizeGreaterThanOrEqualTo(2)
			.allSatisfy((request) -> assertThat(parent(request)).isInstanceOfSatisfying(
					DagsterAwaitObservationContext.class,
					(wait) -> assertThat(wait.getRunId()).isEqualTo(request.getRunId())));
	}

	@ParameterizedTest
	@EnumSource
	void eachOfSeveralWaitsIsAChildOfTheCaller(Twin twin) {
		Observation caller = Observation.start("caller", this.recorder.registry());
		caller.scoped(() -> twin.await(this.client, List.of("r1", "r2", "r3"), AwaitOptions.within(LONG)));
		assertThat(this.recorder.stopped(DagsterAwaitObservationContext.class))
			.allSatisfy((wait) -> assertThat(parent(wait)).isSameAs(caller.getContextView()))
			.extracting(DagsterAwaitObservationContext::getRunId)
			.containsExactlyInAnyOrder("r1", "r2", "r3");
	}

	@Test
	void pollsAreCountedOnceForAllWaits() throws InterruptedException {
		SimpleMeterRegistry meters = new SimpleMeterRegistry();
		this.recorder.registry().observationConfig().observationHandler(new DagsterMeterObservationHandler(meters));
		CountDownLatch polls = new CountDownLatch(4);
		AtomicInteger failed = new AtomicInteger();
		this.status = RunStatus.STARTED;
		Function<Request, Answer> failing = (request) -> {
			polls.countDown();
			failed.incrementAndGet();
			return Answer.of(503, "text/html", "<html>");
		};
		this.stub.answer(failing::apply);
		CompletableFuture<List<AwaitOutcome>> waits = this.client.reactive()
			.runs(List.of("r1", "r2", "r1"))
			.await(AwaitOptions.within(LONG))
			.toFuture();
		assertThat(polls.await(1, TimeUnit.MINUTES)).isTrue();
		this.status = RunStatus.SUCCESS;
		serve();
		assertThat(waits).succeedsWithin(LONG);
		long all = operations().stream().filter("RunStatuses"::equals).count();
		// a poll is counted when all that it has found has been processed
		await().atMost(LONG).until(() -> polls(meters, PollOutcome.SUCCESS) == all - failed.get());
		assertThat(polls(meters, PollOutcome.ERROR)).isEqualTo(failed.get());
		assertThat(meters.get("dagster.runs.finished")
			.tags("client", "etl", "job", "daily", "location", "orders", "status", "SUCCESS")
			.timer()
			.count()).isEqualTo(2);
		assertThat(this.recorder.started(DagsterRequestObservationContext.class)).isEmpty();
		assertThat(this.recorder.exchanges()).isEmpty();
		assertThat(this.recorder.retries()).isEmpty();
	}

	private static long polls(SimpleMeterRegistry meters, PollOutcome outcome) {
		Counter counter = meters.find("dagster.runs.polls").tags("client", "etl", "outcome", outcome.name()).counter();
		return (counter != null) ? (long) counter.count() : 0;
	}

	@Test
	void whatAPollNeedsToKnowIsNotObservedEither() {
		try (DagsterGraphQlClient warning = client().versionCheck(VersionCheck.WARN)
			.observationRegistry(this.recorder.registry())
			.build()) {
			this.status = RunStatus.FAILURE;
			warning.run("r1").await(AwaitOptions.within(LONG));
			await().atMost(LONG).until(() -> operations().contains("LearnServerVersion"));
		}
		assertThat(operations()).contains("RunStatuses", "Runs", "Daemons", "LearnServerVersion");
		assertThat(this.recorder.started()).containsExactly(single());
	}

	@Test
	void pollsAreNotObservedByTheWebClientOfTheApplication() {
		WebClient.Builder observing = WebClient.builder().observationRegistry(this.recorder.registry());
		try (DagsterGraphQlClient plain = client().webClient(observing).build()) {
			plain.run("r1").await(AwaitOptions.within(LONG));
			assertThat(this.recorder.started()).isEmpty();
			plain.run("r1").status();
			assertThat(this.recorder.exchanges()).hasSize(1);
		}
	}

	@Test
	void aWaitThatIsSwitchedOffLeavesItsRequestsToTheCaller() {
		this.status = RunStatus.FAILURE;
		this.recorder.registry()
			.observationConfig()
			.observationPredicate((name, context) -> !name.equals("dagster.await"));
		Observation caller = Observation.start("caller", this.recorder.registry());
		caller.scoped(() -> assertThatExceptionOfType(DagsterGraphQlClientException.class).isThrownBy(
				() -> this.client.run("r1").await(AwaitOptions.within(LONG).followRetries(false).requireSuccess())));
		assertThat(this.recorder.single(DagsterRequestObservationContext.class))
			.satisfies((request) -> assertThat(parent(request)).isSameAs(caller.getContextView()));
	}

	private DagsterAwaitObservationContext single() {
		return this.recorder.single(DagsterAwaitObservationContext.class);
	}

	private void requestsAreWithinTheWait(String name) {
		List<DagsterRequestObservationContext> requests = this.recorder.started(DagsterRequestObservationContext.class);
		assertThat(requests).allSatisfy((request) -> assertThat(parent(request)).isSameAs(single()))
			.extracting(Observation.Context::getContextualName)
			.contains(name)
			.doesNotContain("dagster RunStatuses", "dagster Runs", "dagster Daemons");
		assertThat(this.recorder.exchanges()).isNotEmpty()
			.allSatisfy((exchange) -> assertThat(parent(exchange)).isIn(requests));
	}

	private List<String> operations() {
		return this.stub.requests().stream().map(Request::operation).toList();
	}

	enum Twin {

		BLOCKING {

			@Override
			void await(DagsterGraphQlClient client, String runId, AwaitOptions options) {
				client.run(runId).await(options);
			}

			@Override
			void await(DagsterGraphQlClient client, List<String> runIds, AwaitOptions options) {
				client.runs(runIds).await(options);
			}

			@Override
			void terminate(DagsterGraphQlClient client, String runId) {
				client.run(runId).terminateAndAwait(TerminatePolicy.SAFE_TERMINATE, LONG);
			}

			@Override
			void terminate(DagsterGraphQlClient client, List<String> runIds) {
				client.runs(runIds).terminateAndAwait(TerminatePolicy.SAFE_TERMINATE, LONG);
			}

		},

		REACTIVE {

			@Override
			void await(DagsterGraphQlClient client, String runId, AwaitOptions options) {
				client.reactive().run(runId).await(options).block();
			}

			@Override
			void await(DagsterGraphQlClient client, List<String> runIds, AwaitOptions options) {
				client.reactive().runs(runIds).await(options).block();
			}

			@Override
			void terminate(DagsterGraphQlClient client, String runId) {
				client.reactive().run(runId).terminateAndAwait(TerminatePolicy.SAFE_TERMINATE, LONG).block();
			}

			@Override
			void terminate(DagsterGraphQlClient client, List<String> runIds) {
				client.reactive().runs(runIds).terminateAndAwait(TerminatePolicy.SAFE_TERMINATE, LONG).block();
			}

		};

		abstract void await(DagsterGraphQlClient client, String runId, AwaitOptions options);

		abstract void await(DagsterGraphQlClient client, List<String> runIds, AwaitOptions options);

		abstract void terminate(DagsterGraphQlClient client, String runId);

		abstract void terminate(DagsterGraphQlClient client, List<String> runIds);

	}

}
