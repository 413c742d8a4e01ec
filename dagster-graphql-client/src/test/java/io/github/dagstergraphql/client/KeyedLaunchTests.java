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
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.dagstergraphql.client.ObservationRecorder.LaunchSeen;
import io.github.dagstergraphql.client.StubDagster.Answer;
import io.github.dagstergraphql.client.StubDagster.Request;
import io.github.dagstergraphql.client.error.IdempotencyConflictException;
import io.github.dagstergraphql.client.error.InvalidResponseException;
import io.github.dagstergraphql.client.error.PythonErrorException;
import io.github.dagstergraphql.client.error.UnauthorizedException;
import io.github.dagstergraphql.client.job.JobExecution;
import io.github.dagstergraphql.client.job.JobSpec;
import io.github.dagstergraphql.client.observation.DagsterLaunchObservationContext.Outcome;
import io.github.dagstergraphql.client.observation.DagsterRetryEvent;
import io.github.dagstergraphql.client.observation.RetryReason;
import io.github.dagstergraphql.client.run.RunConfigInvalidException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.retry.RetryPolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

/**
 * Launches with an idempotency key, on a server that keeps the tags of runs.
 */
class KeyedLaunchTests {

	private static final Answer LOST = Answer.of(502, "text/html", "<html>");

	private static final Duration SETTLE_TIME = Duration.ofSeconds(1);

	private static final Logger LOGGER = (Logger) LoggerFactory
		.getLogger("io.github.dagstergraphql.client.internal.launch");

	private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

	private final StubDagster stub = new StubDagster();

	private final SkippedPauses time = new SkippedPauses();

	/** Oldest first, as the server stored them. */
	private final List<Map<String, Object>> runs = new CopyOnWriteArrayList<>();

	private final List<String> terminated = new CopyOnWriteArrayList<>();

	private final ObservationRecorder recorder = new ObservationRecorder();

	private final DagsterGraphQlClient client = client(Duration.ofSeconds(20));

	/** What a launch does. */
	private volatile Function<Request, Answer> launching = this::launch;

	/** What a termination does. */
	private volatile Function<String, Answer> terminating = this::cancel;

	private DagsterGraphQlClient client(Duration launchTimeout) {
		return this.stub.client(this.time)
			.launchSettleTime((launchTimeout.compareTo(SETTLE_TIME) < 0) ? launchTimeout : SETTLE_TIME)
			.launchTimeout(launchTimeout)
			.retryPolicy(RetryPolicy.builder().maxRetries(1).delay(Duration.ofMillis(10)).build())
			.observationRegistry(this.recorder.registry())
			.build();
	}

	@BeforeEach
	void serve() {
		this.appender.list = new CopyOnWriteArrayList<>();
		this.appender.start();
		LOGGER.addAppender(this.appender);
		this.stub.answer((request) -> switch (request.operation()) {
			case "LaunchRun" -> this.launching.apply(request);
			case "KeyedRuns" -> keyedRuns(request);
			case "TerminateRunBy" -> {
				String runId = request.variables().path("runId").asString();
				this.terminated.add(runId);
				yield this.terminating.apply(runId);
			}
			case "Runs" -> runs(request.variables().path("filter").path("runIds").path(0).asString());
			case "RunStatus" ->
				Answer.json("{\"data\":{\"pipelineRunOrError\":{\"__typename\":\"Run\",\"status\":\"%s\"}}}"
					.formatted(statusOf(request.variables().path("runId").asString())));
			default -> Answer.json("{\"data\":{\"version\":\"1.13.27\"}}");
		});
	}

	@AfterEach
	void close() {
		LOGGER.detachAppender(this.appender);
		this.client.close();
		this.stub.close();
	}

	@Test
	void aDenialByAGatewayIsFinal() {
		this.launching = (request) -> Answer
			.json("{\"data\":{\"launchPipelineExecution\":{\"__typename\":\"PythonError\","
					+ "\"message\":\"Access Denied: LAUNCHER role required\",\"stack\":[\"Required: LAUNCHER\\n\"],"
					+ "\"cls_name\":\"AccessControlError\"}},\"errors\":[{\"message\":\"Access Denied: LAUNCHER required\","
					+ "\"path\":[\"launchPipelineExecution\"]}]}");
		UnauthorizedException ex = catchThrowableOfType(UnauthorizedException.class, () -> job("k1").launch());
		assertThat(ex.isOutcomeUnknown()).isFalse();
		assertThat(this.stub.requests()).extracting(Request::operation).filteredOn("LaunchRun"::equals).hasSize(1);
		assertThat(this.stub.requests()).last().extracting(Request::operation).isEqualTo("LaunchRun");
		assertThat(this.recorder.launches()).extracting(LaunchSeen::outcome).containsExactly(Outcome.REJECTED);
	}

	@Test
	void theSecondLaunchAnswersTheFirstRun() {
		assertThat(job("k1").launch().id()).isEqualTo("run-1");
		assertThat(job("k1").launch().id()).isEqualTo("run-1");
		assertThat(job("k2").launch().id()).isEqualTo("run-2");
		assertThat(this.recorder.launches()).extracting(LaunchSeen::outcome)
			.containsExactly(Outcome.SUCCESS, Outcome.EXISTING, Outcome.SUCCESS);
	}

	@Test
	void theKeyIsATagBesideTheOthers() {
		job("k1").tag("team", "core").launch();
		assertThat(this.runs).singleElement()
			.satisfies((run) -> assertThat(tags(run)).containsEntry("team", "core")
				.containsEntry("dagster-graphql/idempotency_key", "k1")
				.containsOnlyKeys("team", "dagster-graphql/idempotency_key", "dagster-graphql/client_id"));
		this.client.job("j").location("l").repository("r").launch();
		assertThat(tags(this.runs.get(1))).isEmpty();
	}

	@Test
	void theKeyIsPartOfTheRequest() {
		JobExecution execution = JobExecution.builder("j")
			.location("l")
			.repository("r")
			.idempotencyKey("secret-key")
			.build();
		assertThat(execution.mutate().build()).isEqualTo(execution);
		assertThat(execution.toString()).doesNotContain("secret-key");
		this.client.submitJobExecution(execution);
		assertThat(this.client.submitJobExecution(execution)).isEqualTo("run-1");
		this.client.pipeline("p").location("l").repository("r").mode("default").idempotencyKey("k2").launch();
		assertThat(this.runs).hasSize(2);
		assertThatIllegalArgumentException().isThrownBy(() -> this.client.job("j").idempotencyKey(" "))
			.withMessageContaining("idempotency key must not be empty");
	}

	@Test
	void aLaunchIsLookedUpAfterALostResponse() {
		this.launching = (request) -> {
			launch(request);
			return LOST;
		};
		assertThat(job("k1").launch().id()).isEqualTo("run-1");
		assertThat(this.runs).hasSize(1);
		assertThat(this.recorder.launches()).extracting(LaunchSeen::outcome).containsExactly(Outcome.SUCCESS);
	}

	@Test
	void aRunThatAppearsLateIsFound() {
		this.launching = (request) -> {
			this.time.later(() -> launch(request), Duration.ofMillis(600).toNanos());
			return LOST;
		};
		assertThat(job("k1").launch().id()).isEqualTo("run-1");
		assertThat(this.runs).hasSize(1);
		assertThat(launches()).isEqualTo(1);
	}

	@Test
	void aLaunchThatWasNotExecutedIsRetried() {
		this.launching = (request) -> (launches() == 1) ? LOST : launch(request);
		assertThat(job("k1").launch().id()).isEqualTo("run-1");
		assertThat(this.time.elapsed()).isGreaterThan(SETTLE_TIME);
		assertThat(launches()).isEqualTo(2);
		assertThat(this.recorder.events(DagsterRetryEvent.class)).singleElement().satisfies((retry) -> {
			assertThat(retry.getReason()).isEqualTo(RetryReason.NOT_LAUNCHED);
			assertThat(retry.getOperationName()).isEqualTo("LaunchRun");
		});
		assertThat(attemptKeys()).hasSize(1);
	}

	@Test
	void isNotRetriedIfRetriesAreDisabled() {
		this.launching = (request) -> LOST;
		try (DagsterGraphQlClient never = this.stub.client(this.time)
			.launchSettleTime(Duration.ofMillis(100))
			.retryPolicy(RetryPolicy.withMaxRetries(0))
			.build()) {
			InvalidResponseException ex = catchThrowableOfType(InvalidResponseException.class,
					() -> never.job("j").location("l").repository("r").idempotencyKey("k1").launch());
			assertThat(ex.isOutcomeUnknown()).isTrue();
		}
		assertThat(launches()).isEqualTo(1);
	}

	@Test
	void aRejectionIsNeitherLookedUpNorRetried() {
		this.launching = (request) -> Answer.json(
				"{\"data\":{\"launchPipelineExecution\":{\"__typename\":\"RunConfigValidationInvalid\",\"errors\":[]}}}");
		assertThatExceptionOfType(RunConfigInvalidException.class).isThrownBy(() -> job("k1").launch());
		assertThat(this.stub.requests()).filteredOn((request) -> request.operation().equals("KeyedRuns")).hasSize(1);
		assertThat(launches()).isEqualTo(1);
	}

	@Test
	void anErrorOfTheServerMayHaveLaunched() {
		Answer error = Answer.of(500, "application/json",
				"{\"data\":{\"launchPipelineExecution\":{\"__typename\":\"PythonError\",\"message\":\"m\"}}}");
		this.launching = (request) -> {
			launch(request);
			return error;
		};
		assertThat(job("k1").launch().id()).isEqualTo("run-1");
		this.launching = (request) -> error;
		assertThatExceptionOfType(PythonErrorException.class).isThrownBy(() -> job("k2").launch());
		assertThat(launches()).isEqualTo(2);
	}

	@Test
	void theOutcomeStaysUnknownWhenTheDeadlineComesFirst() {
		this.launching = (request) -> (launches() == 1) ? LOST : launch(request);
		try (DagsterGraphQlClient hasty = client(Duration.ofMillis(700))) {
			InvalidResponseException ex = catchThrowableOfType(InvalidResponseException.class,
					() -> hasty.job("j").location("l").repository("r").idempotencyKey("k1").launch());
			assertThat(ex.isOutcomeUnknown()).isTrue();
			assertThat(launches()).isEqualTo(1);
		}
	}

	@Test
	void theOutcomeStaysUnknownIfTheRetryIsCanceledUnsent() {
		Duration timeout = SETTLE_TIME.plusMillis(500);
		this.launching = (request) -> LOST;
		// the deadline passes between the search and the second launch
		try (DagsterGraphQlClient late = this.stub.client(this.time)
			.launchSettleTime(SETTLE_TIME)
			.launchTimeout(timeout)
			.credentials((headers) -> this.recorder.retries().isEmpty() ? Mono.empty()
					: Mono.<Void>never().doOnSubscribe((subscription) -> this.time.advance(timeout)))
			.observationRegistry(this.recorder.registry())
			.build()) {
			InvalidResponseException ex = catchThrowableOfType(InvalidResponseException.class,
					() -> late.job("j").location("l").repository("r").idempotencyKey("k1").launch());
			assertThat(ex.isOutcomeUnknown()).isTrue();
		}
		assertThat(this.recorder.retries()).containsExactly(RetryReason.NOT_LAUNCHED);
		assertThat(launches()).isEqualTo(1);
	}

	@Test
	void theNextLaunchWaitsUntilNoRunCanAppear() {
		this.launching = (request) -> {
			if (launches() == 1) {
				this.time.later(() -> launch(request), Duration.ofMillis(800).toNanos());
				return Answer.json("{}").after(Mono.never());
			}
			return launch(request);
		};
		Disposable givenUp = this.client.reactive()
			.job("j")
			.location("l")
			.repository("r")
			.idempotencyKey("k1")
			.launch()
			.subscribe();
		await().until(() -> launches() > 0);
		givenUp.dispose();
		assertThat(job("k1").launch().id()).isEqualTo("run-1");
		assertThat(launches()).isEqualTo(1);
	}

	@Test
	void launchesOfOneKeyComeOneAfterAnother() {
		// the pauses of all launches move the same clock
		try (DagsterGraphQlClient patient = client(Duration.ofHours(1))) {
			List<CompletableFuture<String>> ids = IntStream.range(0, 8)
				.mapToObj((index) -> CompletableFuture.supplyAsync(
						() -> patient.job("j").location("l").repository("r").idempotencyKey("k1").launch().id(),
						(task) -> new Thread(task).start()))
				.toList();
			assertThat(ids).allSatisfy((id) -> assertThat(id.get(20, TimeUnit.SECONDS)).isEqualTo("run-1"));
		}
		assertThat(launches()).isEqualTo(1);
	}

	@Test
	void aCanceledLaunchLetsTheNextOneProceedInTurn() throws Exception {
		CountDownLatch go = new CountDownLatch(1);
		this.launching = (request) -> {
			try {
				go.await(10, TimeUnit.SECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			return launch(request);
		};
		Mono<String> launch = this.client.reactive()
			.job("j")
			.location("l")
			.repository("r")
			.idempotencyKey("k1")
			.launch()
			.map((run) -> run.id());
		CompletableFuture<String> first = launch.toFuture();
		await().until(() -> launches() > 0);
		launch.subscribe().dispose();
		CompletableFuture<String> third = launch.toFuture();
		assertThat(third).isNotDone();
		go.countDown();
		assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo("run-1");
		assertThat(third.get(10, TimeUnit.SECONDS)).isEqualTo("run-1");
		assertThat(launches()).isEqualTo(1);
	}

	@Test
	void aDuplicateOfAnotherClientIsTerminatedAndTheFirstOneKept() {
		this.launching = (request) -> {
			store("of-another-client", "j", "k1", null, "QUEUED");
			return launch(request);
		};
		assertThat(job("k1").launch().id()).isEqualTo("of-another-client");
		assertThat(this.terminated).containsExactly("run-2");
		assertThat(this.recorder.launches()).extracting(LaunchSeen::outcome).containsExactly(Outcome.DUPLICATE);
	}

	@Test
	void aDuplicateOfAnotherClientIsNotTerminated() {
		this.launching = (request) -> {
			Answer answer = launch(request);
			store("of-another-client", "j", "k1", null, "QUEUED");
			return answer;
		};
		assertThat(job("k1").launch().id()).isEqualTo("run-1");
		assertThat(job("k1").launch().id()).isEqualTo("run-1");
		assertThat(this.terminated).isEmpty();
		assertThat(this.recorder.launches()).extracting(LaunchSeen::outcome)
			.containsExactly(Outcome.SUCCESS, Outcome.EXISTING);
		assertThat(log()).doesNotContain("of-another-client");
	}

	@Test
	void aDuplicateIsDetectedAfterALostResponse() {
		this.launching = (request) -> {
			store("of-another-client", "j", "k1", null, "QUEUED");
			launch(request);
			return LOST;
		};
		assertThat(job("k1").launch().id()).isEqualTo("of-another-client");
		assertThat(this.terminated).containsExactly("run-2");
		assertThat(this.recorder.launches()).extracting(LaunchSeen::outcome).containsExactly(Outcome.DUPLICATE);
	}

	@Test
	void twoClientsNeverTerminateTheSameRun() {
		try (DagsterGraphQlClient other = client(Duration.ofSeconds(20))) {
			JobSpec same = other.job("j").location("l").repository("r").idempotencyKey("k1");
			// the other one comes between the look and the launch of this one
			this.launching = (request) -> {
				if (launches() == 1) {
					same.launch();
				}
				return launch(request);
			};
			// and queries again while this one terminates its run
			this.terminating = (runId) -> {
				same.launch();
				return cancel(runId);
			};
			assertThat(job("k1").launch().id()).isEqualTo("run-1");
			assertThat(this.terminated).containsExactly("run-2");
		}
	}

	@Test
	void aLaterCallTerminatesDuplicatesOfAKilledClient() {
		store("first", "j", "k1", null, "SUCCESS");
		store("forsaken", "j", "k1", null, "QUEUED");
		this.runs.get(1).put("created", 0.0);
		assertThat(job("k1").launch().id()).isEqualTo("first");
		assertThat(this.terminated).containsExactly("forsaken");
		assertThat(log()).contains("Run first was first, run forsaken was terminated");
		assertThat(job("k1").launch().id()).isEqualTo("first");
		assertThat(this.terminated).hasSize(1);
	}

	@Test
	void runsThatAreStillCancelingHaveNotStarted() {
		store("first", "j", "k1", null, "SUCCESS");
		store("stuck", "j", "k1", null, "CANCELING");
		this.runs.get(1).putAll(Map.of("created", 0.0, "startTime", 5.0, "endTime", 5.0));
		job("k1").launch();
		assertThat(this.terminated).containsExactly("stuck");
		assertThat(log()).doesNotContain("has started");
	}

	@Test
	void aStartedDuplicateContinuesAndIsLoggedOnce() {
		this.launching = (request) -> {
			store("of-another-client", "j", "k1", null, "STARTED");
			Answer answer = launch(request);
			this.runs.get(1).putAll(Map.of("status", "STARTED", "startTime", 1.0));
			return answer;
		};
		for (int call = 0; call < 3; call++) {
			assertThat(job("k1").launch().id()).isEqualTo("of-another-client");
		}
		assertThat(this.terminated).isEmpty();
		assertThat(this.recorder.launches()).extracting(LaunchSeen::outcome)
			.containsExactly(Outcome.DUPLICATE, Outcome.EXISTING, Outcome.EXISTING);
		assertThat(log().split("run run-2 has started and continues", -1)).hasSize(2);
	}

	@Test
	void aTerminationOfUnknownOutcomeIsNotRepeatedBlindly() {
		this.launching = (request) -> {
			store("of-another-client", "j", "k1", null, "QUEUED");
			return launch(request);
		};
		this.terminating = (runId) -> {
			cancel(runId);
			return LOST;
		};
		job("k1").launch();
		assertThat(this.terminated).containsExactly("run-2");
		assertThat(log()).contains("run run-2 was terminated");
	}

	@Test
	void aDuplicateThatCannotBeTerminatedIsReportedAsItIs() {
		this.launching = (request) -> {
			store("of-another-client", "j", "k1", null, "QUEUED");
			return launch(request);
		};
		this.terminating = (runId) -> Answer
			.json("{\"data\":{\"terminateRun\":{\"__typename\":\"TerminateRunFailure\",\"message\":\"m\"}}}");
		assertThat(job("k1").launch().id()).isEqualTo("of-another-client");
		assertThat(log()).contains(
				"run run-2 has not started, but could not be terminated: its status is QUEUED (TerminateRunFailure)");
	}

	@Test
	void aRunThatExistsDespiteAnErrorIsReported() {
		this.launching = (request) -> {
			launch(request);
			this.runs.get(0).put("status", "FAILURE");
			return Answer.json(
					"{\"data\":{\"launchPipelineExecution\":{\"__typename\":\"PythonError\",\"message\":\"no worker\"}}}");
		};
		assertThat(job("k1").launch().id()).isEqualTo("run-1");
		assertThat(log())
			.contains("WARN", "The launch of the job j failed, but run run-1",
					"with the status FAILURE and is the result. The error: PythonError: no worker")
			.doesNotContain("k1");
	}

	@Test
	void retriesAndReexecutionsAreNoDuplicates() {
		store("root", "j", "k1", null, "FAILURE");
		store("retry", "j", "k1", "root", "QUEUED");
		assertThat(job("k1").launch().id()).isEqualTo("root");
		assertThat(this.terminated).isEmpty();
	}

	@Test
	void theKeyOfAnotherJobIsRefused() {
		store("other", "another_job", "k1", null, "SUCCESS");
		assertThatExceptionOfType(IdempotencyConflictException.class).isThrownBy(() -> job("k1").launch())
			.withMessageContaining("already in use by run other of the job another_job in l")
			.satisfies((ex) -> assertThat(ex.getRunId()).isEqualTo("other"))
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("k1"));
		assertThat(launches()).isZero();
	}

	private String log() {
		return this.appender.list.stream().map(Object::toString).collect(Collectors.joining("\n"));
	}

	private JobSpec job(String key) {
		return this.client.job("j").location("l").repository("r").idempotencyKey(key);
	}

	private long launches() {
		return this.stub.requests().stream().filter((request) -> request.operation().equals("LaunchRun")).count();
	}

	private List<String> attemptKeys() {
		return this.stub.requests()
			.stream()
			.filter((request) -> request.operation().equals("LaunchRun"))
			.map(Request::idempotencyKey)
			.distinct()
			.toList();
	}

	private Answer launch(Request request) {
		String id = "run-" + (this.runs.size() + 1);
		Map<String, Object> run = new HashMap<>();
		run.put("runId", id);
		run.put("status", "QUEUED");
		run.put("pipelineName",
				request.variables().path("executionParams").path("selector").path("pipelineName").asString());
		run.put("repositoryOrigin", Map.of("repositoryLocationName", "l", "repositoryName", "r"));
		Map<String, String> tags = new HashMap<>();
		request.variables()
			.path("executionParams")
			.path("executionMetadata")
			.path("tags")
			.forEach((tag) -> tags.put(tag.path("key").asString(), tag.path("value").asString()));
		run.put("tags", tags);
		this.runs.add(run);
		return Answer
			.json("{\"data\":{\"launchPipelineExecution\":{\"__typename\":\"LaunchRunSuccess\",\"run\":{\"runId\":\""
					+ id + "\"}}}}");
	}

	private void store(String id, String job, String key, String parent, String status) {
		Map<String, Object> run = new HashMap<>();
		run.put("runId", id);
		run.put("status", status);
		run.put("pipelineName", job);
		run.put("parentRunId", parent);
		run.put("repositoryOrigin", Map.of("repositoryLocationName", "l", "repositoryName", "r"));
		run.put("tags", Map.of("dagster-graphql/idempotency_key", key));
		this.runs.add(run);
	}

	private static Map<String, Object> asAnswered(Map<String, Object> run) {
		Map<String, Object> answered = new HashMap<>(run);
		answered.put("tags",
				tags(run).entrySet()
					.stream()
					.map((tag) -> Map.of("key", tag.getKey(), "value", tag.getValue()))
					.toList());
		return answered;
	}

	private Answer runs(String runId) {
		Map<String, Object> run = new HashMap<>(run(runId));
		run.put("jobName", run.remove("pipelineName"));
		run.put("tags", List.of());
		Map<String, ?> found = Map.of("__typename", "Runs", "results", List.of(run));
		return Answer.json(JsonMapper.shared().writeValueAsString(Map.of("data", Map.of("runsOrError", found))));
	}

	private Object statusOf(String runId) {
		return run(runId).get("status");
	}

	private Map<String, Object> run(String runId) {
		return this.runs.stream().filter((run) -> runId.equals(run.get("runId"))).findFirst().orElseThrow();
	}

	private Answer cancel(String runId) {
		run(runId).put("status", "CANCELED");
		return Answer.json("{\"data\":{\"terminateRun\":{\"__typename\":\"TerminateRunSuccess\"}}}");
	}

	@SuppressWarnings("unchecked")
	private static Map<String, String> tags(Map<String, Object> run) {
		return (Map<String, String>) run.get("tags");
	}

	private Answer keyedRuns(Request request) {
		double createdBefore = request.variables().path("filter").path("createdBefore").asDouble(Double.MAX_VALUE);
		String key = request.variables().path("filter").path("tags").path(0).path("value").asString();
		List<Map<String, Object>> found = new ArrayList<>(this.runs.stream()
			.filter((run) -> key.equals(tags(run).get("dagster-graphql/idempotency_key")))
			.filter((run) -> (double) run.getOrDefault("created", createdBefore) < createdBefore
					|| createdBefore == Double.MAX_VALUE)
			.map(KeyedLaunchTests::asAnswered)
			.toList());
		Collections.reverse(found);
		return Answer.json(JsonMapper.shared()
			.writeValueAsString(Map.of("data", Map.of("runsOrError", Map.of("__typename", "Runs", "results", found)))));
	}

}
