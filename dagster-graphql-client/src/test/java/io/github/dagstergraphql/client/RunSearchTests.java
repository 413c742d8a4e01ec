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

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.StubDagster.Answer;
import io.github.dagstergraphql.client.StubDagster.Request;
import io.github.dagstergraphql.client.error.GraphQlRequestException;
import io.github.dagstergraphql.client.error.InvalidResponseException;
import io.github.dagstergraphql.client.error.PythonErrorException;
import io.github.dagstergraphql.client.error.UnauthorizedException;
import io.github.dagstergraphql.client.error.UnsupportedServerVersionException;
import io.github.dagstergraphql.client.run.ReactiveRunsSpec;
import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.RunNotFoundException;
import io.github.dagstergraphql.client.run.RunStatus;
import io.github.dagstergraphql.client.run.RunTermination;
import io.github.dagstergraphql.client.run.RunsSpec;
import io.github.dagstergraphql.client.run.TerminatePolicy;
import io.github.dagstergraphql.client.run.TerminateRunsException;
import io.github.dagstergraphql.client.run.TooManyRunsException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Finding runs, counting, terminating and deleting them.
 */
class RunSearchTests {

	private static final TerminatePolicy SAFE = TerminatePolicy.SAFE_TERMINATE;

	private static final TerminatePolicy AT_ONCE = TerminatePolicy.MARK_AS_CANCELED_IMMEDIATELY;

	private final StubDagster stub = new StubDagster();

	private final DagsterGraphQlClient client = this.stub.client().build();

	/** Newest first. */
	private final List<String> runs = new CopyOnWriteArrayList<>();

	private volatile String version = "1.13.27";

	@BeforeEach
	void serve() {
		IntStream.range(0, 250).forEach((number) -> this.runs.add("run-" + number));
		this.stub.answer((request) -> switch (request.operation()) {
			case "Runs" -> Answer.json(runsOrError(page(request).stream().map(RunSearchTests::run).toList()));
			case "RunIds" ->
				Answer.json(runsOrError(page(request).stream().map((id) -> "{\"runId\":\"" + id + "\"}").toList()));
			case "RunCount" -> Answer
				.json("{\"data\":{\"runsOrError\":{\"__typename\":\"Runs\",\"count\":" + this.runs.size() + "}}}");
			case "LearnServerVersion" -> Answer.json("{\"data\":{\"version\":\"" + this.version + "\"}}");
			case "TerminateRuns", "TerminateRunsBy" -> Answer.json(terminated(request));
			default -> throw new IllegalStateException(request.operation());
		});
	}

	@AfterEach
	void close() {
		this.client.close();
		this.stub.close();
	}

	@Test
	void requestsOnlyTheSelectedFields() {
		this.client.runs()
			.job("daily_orders")
			.statuses(RunStatus.FAILURE, RunStatus.CANCELED, RunStatus.FAILURE)
			.tag("team", "core")
			.tag("day", "2026-11-22")
			.tag("team", "sales")
			.createdAfter(Instant.parse("2026-11-22T00:00:00Z"))
			.createdBefore(Instant.parse("2026-11-23T00:00:00.123456789Z"))
			.updatedAfter(Instant.parse("2026-11-22T00:00:01Z"))
			.updatedBefore(Instant.parse("2026-11-22T00:00:02Z"))
			.ids(List.of("r1", "r2", "r1"))
			.list(7);
		assertThat(requests("Runs")).singleElement()
			.satisfies((request) -> assertThat(request.variables()).isEqualTo(
					json("""
							{"filter":{"pipelineName":"daily_orders","createdAfter":1795305600.0,"createdBefore":1795392000.123456,
							"updatedAfter":1795305601.0,"updatedBefore":1795305602.0,"runIds":["r1","r2"],
							"statuses":["FAILURE","CANCELED"],
							"tags":[{"key":"team","value":"sales"},{"key":"day","value":"2026-11-22"}]},"limit":7}""")));
	}

	@Test
	void withoutConditionsAllRunsMatch() {
		this.client.runs().list(1);
		this.client.reactive().runs().list(1).block();
		assertThat(this.stub.requests()).hasSize(2)
			.allSatisfy((request) -> assertThat(request.variables()).isEqualTo(json("{\"filter\":{},\"limit\":1}")));
	}

	@Test
	void timesOutsideTheRangeOfDagster() {
		this.client.runs().createdBefore(Instant.EPOCH).updatedAfter(Instant.MIN).list(1);
		assertThat(this.stub.requests().get(0).variables().path("filter"))
			.isEqualTo(json("{\"createdBefore\":1.0E-6,\"updatedAfter\":1.0E-6}"));
		this.client.runs().createdBefore(Instant.MAX).list(1);
		assertThat(this.stub.requests().get(1).variables().at("/filter/createdBefore").asLong())
			.isEqualTo(Instant.parse("9999-12-30T00:00:00Z").getEpochSecond());
	}

	@Test
	void anEmptyListMeansNothing() {
		for (RunsSpec spec : List.of(this.client.runs().ids(List.of()), this.client.runs().statuses().tag("a", "b"))) {
			assertThat(spec.stream()).isEmpty();
			assertThat(spec.list(10)).isEmpty();
			assertThat(spec.count()).isZero();
			assertThat(spec.terminate(SAFE)).isEmpty();
		}
		for (ReactiveRunsSpec spec : List.of(this.client.reactive().runs().ids(List.of()),
				this.client.reactive().runs().statuses())) {
			assertThat(spec.stream().collectList().block()).isEmpty();
			assertThat(spec.list(10).block()).isEmpty();
			assertThat(spec.count().block()).isZero();
			assertThat(spec.terminate(SAFE).block()).isEmpty();
		}
		assertThat(this.stub.requests()).isEmpty();
	}

	static Stream<Consumer<RunsSpec>> mistakes() {
		return Stream.of((runs) -> runs.job(" "), (runs) -> runs.statuses(RunStatus.STARTED, RunStatus.UNKNOWN),
				(runs) -> runs.statuses((RunStatus) null), (runs) -> runs.statuses((RunStatus[]) null),
				(runs) -> runs.tag(null, "a"), (runs) -> runs.tag("a", null), (runs) -> runs.createdAfter(null),
				(runs) -> runs.createdBefore(null), (runs) -> runs.updatedAfter(null),
				(runs) -> runs.updatedBefore(null), (runs) -> runs.ids(null), (runs) -> runs.ids(List.of("a", "")),
				(runs) -> runs.ids(Arrays.asList("a", null)), (runs) -> runs.pageSize(0), (runs) -> runs.pageSize(1001),
				(runs) -> runs.list(0), (runs) -> runs.list(-1), (runs) -> runs.job("a").terminate(null),
				(runs) -> runs.atMost(-1), (runs) -> runs.terminate(SAFE));
	}

	@ParameterizedTest
	@MethodSource("mistakes")
	void invalidArgumentsAreReportedBeforeAnyRequest(Consumer<RunsSpec> mistake) {
		assertThatIllegalArgumentException().isThrownBy(() -> mistake.accept(this.client.runs()));
		assertThat(this.stub.requests()).isEmpty();
	}

	@Test
	void describesInvalidArguments() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.client.runs().statuses(RunStatus.UNKNOWN))
			.withMessageContaining("statuses must not contain UNKNOWN");
		assertThatIllegalArgumentException().isThrownBy(() -> this.client.reactive().runs().terminate(SAFE))
			.withMessageContaining("all runs of the instance");
	}

	@Test
	void aStreamReadsAPageWhenItReachesIt() {
		Stream<Run> stream = this.client.runs().pageSize(100).stream();
		assertThat(this.stub.requests()).isEmpty();
		Iterator<Run> iterator = stream.iterator();
		for (int number = 0; number < 250; number++) {
			assertThat(iterator.next().id()).isEqualTo("run-" + number);
			assertThat(this.stub.requests()).hasSize(number / 100 + 1);
		}
		assertThat(iterator.hasNext()).isFalse();
		assertThat(this.stub.requests()).hasSize(3);
	}

	@Test
	void aLimitedStreamReadsNoFurtherPages() {
		assertThat(this.client.runs().stream().limit(100)).hasSize(100);
		assertThat(this.stub.requests()).hasSize(1);
		assertThat(this.client.runs().pageSize(10).stream().filter((run) -> run.id().endsWith("5")).findFirst())
			.isPresent();
		assertThat(this.stub.requests()).hasSize(2);
	}

	@Test
	void aFluxReadsAPageWhenOneOfItsRunsIsRequested() {
		StepVerifier.create(this.client.reactive().runs().pageSize(100).stream(), 0)
			.then(() -> assertThat(this.stub.requests()).isEmpty())
			.thenRequest(1)
			.expectNextCount(1)
			.then(() -> assertThat(this.stub.requests()).hasSize(1))
			.thenRequest(99)
			.expectNextCount(99)
			.then(() -> assertThat(this.stub.requests()).hasSize(1))
			.thenRequest(1)
			.expectNextCount(1)
			.then(() -> assertThat(this.stub.requests()).hasSize(2))
			.thenRequest(149)
			.expectNextCount(149)
			.verifyComplete();
		assertThat(this.stub.requests()).hasSize(3);
	}

	@Test
	void eachSubscriberStartsAnew() {
		var flux = this.client.reactive().runs().pageSize(200).stream().map(Run::id);
		assertThat(flux.collectList().block()).isEqualTo(this.runs);
		assertThat(flux.collectList().block()).isEqualTo(this.runs);
	}

	@Test
	void listsTheNewest() {
		assertThat(this.client.runs().list(3)).extracting(Run::id).containsExactly("run-0", "run-1", "run-2");
		assertThat(this.client.runs().list(100)).hasSize(100);
		assertThat(this.stub.requests()).hasSize(2);
		assertThat(this.client.runs().list(1000)).hasSize(250).doesNotHaveDuplicates();
		assertThat(this.client.reactive().runs().pageSize(20).list(30).block()).hasSize(30);
	}

	@Test
	void continuesAfterADeletedRun() {
		List<String> atFirst = List.copyOf(this.runs);
		Iterator<Run> iterator = this.client.runs().pageSize(10).stream().iterator();
		List<String> read = new ArrayList<>(List.of(iterator.next().id()));
		this.runs.removeAll(List.of("run-8", "run-9", "run-10", "run-11"));
		this.runs.addAll(0, List.of("new-1", "new-2"));
		iterator.forEachRemaining((run) -> read.add(run.id()));
		List<String> expected = new ArrayList<>(atFirst);
		expected.remove("run-11");
		assertThat(read).isEqualTo(expected);
	}

	@Test
	void countsRequests() {
		assertThat(this.client.runs().job("a").count()).isEqualTo(250);
		assertThat(this.client.reactive().runs().job("a").count().block()).isEqualTo(250);
		assertThat(this.stub.requests()).allSatisfy(
				(request) -> assertThat(request.variables()).isEqualTo(json("{\"filter\":{\"pipelineName\":\"a\"}}")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"__typename\":\"Runs\"}", "{\"__typename\":\"Runs\",\"count\":null,\"results\":null}",
			"{\"__typename\":\"Runs\",\"count\":\"many\",\"results\":[null]}",
			"{\"__typename\":\"Runs\",\"results\":[{\"runId\":null}]}", "{}", "null" })
	void verifiesRequiredFieldsOfResponses(String answer) {
		this.stub.answer("{\"data\":{\"runsOrError\":" + answer + "}}");
		assertThatExceptionOfType(InvalidResponseException.class).isThrownBy(() -> this.client.runs().count());
		assertThatExceptionOfType(InvalidResponseException.class).isThrownBy(() -> this.client.runs().list(1));
		assertThatExceptionOfType(InvalidResponseException.class)
			.isThrownBy(() -> this.client.runs().job("a").terminate(SAFE));
	}

	@Test
	void reportsTheRequiredVersionOfACondition() {
		this.version = "1.7.6";
		for (RunsSpec spec : List.of(this.client.runs().createdAfter(Instant.now()),
				this.client.runs().updatedBefore(Instant.now()))) {
			assertThatExceptionOfType(UnsupportedServerVersionException.class).isThrownBy(spec::count)
				.withMessage(
						"A condition on createdAfter or updatedBefore requires Dagster 1.7.7 or later; this server has version 1.7.6");
			assertThatExceptionOfType(UnsupportedServerVersionException.class).isThrownBy(() -> spec.list(1));
			assertThatExceptionOfType(UnsupportedServerVersionException.class).isThrownBy(() -> spec.stream().toList());
			assertThatExceptionOfType(UnsupportedServerVersionException.class).isThrownBy(() -> spec.terminate(SAFE));
		}
		assertThat(this.stub.requests()).extracting(Request::operation).containsOnly("LearnServerVersion");
		this.version = "1.7.7";
		assertThat(this.client.runs().createdAfter(Instant.now()).count()).isEqualTo(250);
		this.version = "1.5.14";
		assertThat(this.client.runs().createdBefore(Instant.now()).updatedAfter(Instant.now()).count()).isEqualTo(250);
	}

	@Test
	void reportsAnOldServer() {
		this.stub.answer((request) -> Answer
			.json(request.operation().equals("LearnServerVersion") ? "{\"data\":{\"version\":\"" + this.version + "\"}}"
					: "{\"errors\":[{\"message\":\"Unknown type \\\"RunsFilter\\\".\"}]}"));
		assertThatExceptionOfType(GraphQlRequestException.class).isThrownBy(() -> this.client.runs().list(1))
			.withMessageContaining("RunsFilter");
		try (DagsterGraphQlClient client = this.stub.client().build()) {
			this.version = "0.12.15";
			assertThatExceptionOfType(UnsupportedServerVersionException.class).isThrownBy(() -> client.runs().list(1))
				.withMessage("Querying runs requires Dagster 1.5.0 or later; this server has version 0.12.15");
		}
	}

	@Test
	void doesNotQuoteTheValuesOfTags() {
		this.stub.answer("""
				{"data":{"runsOrError":{"__typename":"PythonError","message":"no tag hunter2secret","stack":[]}}}""");
		RunsSpec spec = this.client.runs().tag("password", "hunter2secret");
		assertThatExceptionOfType(PythonErrorException.class).isThrownBy(spec::count)
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("hunter2"));
		assertThatExceptionOfType(PythonErrorException.class).isThrownBy(() -> spec.list(1))
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("hunter2"));
		assertThat(spec).hasToString("RunsSpec[RunFilter[tags]]");
		assertThat(this.client.reactive().runs().job("a").statuses(RunStatus.STARTED))
			.hasToString("ReactiveRunsSpec[RunFilter[pipelineName, statuses]]");
	}

	@Test
	void rejectsBlockingWaitsOnAnEventLoop() {
		assertThatIllegalStateException()
			.isThrownBy(() -> Mono.fromCallable(() -> this.client.runs().stream().toList())
				.subscribeOn(Schedulers.parallel())
				.block())
			.withMessageContaining("DagsterGraphQlClient.reactive()");
		assertThat(this.stub.requests()).isEmpty();
	}

	@Test
	void terminatesUnfinishedRuns() {
		List<RunTermination> results = this.client.runs().job("a").atMost(250).terminate(SAFE);
		assertThat(results).extracting(RunTermination::runId).isEqualTo(this.runs);
		assertThat(results.get(0)).isEqualTo(new RunTermination("run-0", null, null));
		assertThat(results.get(1)).isEqualTo(new RunTermination("run-1", "TerminateRunFailure", "too late"));
		assertThat(results.get(1).isTerminated()).isFalse();
		assertThat(results.get(1)).hasToString("RunTermination[runId=run-1, errorType=TerminateRunFailure]");
		assertThat(requests("RunIds")).singleElement()
			.satisfies((request) -> assertThat(request.variables().path("filter")).isEqualTo(json("""
					{"pipelineName":"a","statuses":["QUEUED","NOT_STARTED","MANAGED","STARTING","STARTED"]}""")));
		assertThat(requests("TerminateRuns")).hasSize(5);
	}

	@Test
	void terminatesAtOnce() {
		List<RunTermination> results = this.client.reactive()
			.runs()
			.statuses(RunStatus.CANCELING, RunStatus.STARTED, RunStatus.SUCCESS)
			.terminate(AT_ONCE)
			.block();
		assertThat(results).hasSize(250);
		assertThat(requests("RunIds").get(0).variables().path("filter"))
			.isEqualTo(json("{\"statuses\":[\"STARTED\",\"CANCELING\"]}"));
		assertThat(requests("TerminateRunsBy")).hasSize(5)
			.allSatisfy((request) -> assertThat(request.variables().path("terminatePolicy").asString())
				.isEqualTo("MARK_AS_CANCELED_IMMEDIATELY"));
	}

	@Test
	void doesNotTerminateFinishedRuns() {
		assertThat(this.client.runs().statuses(RunStatus.SUCCESS, RunStatus.CANCELING).terminate(SAFE)).isEmpty();
		assertThat(this.stub.requests()).isEmpty();
	}

	@Test
	void terminatesNothingIfMoreRunsMatchThanPermitted() {
		assertThatExceptionOfType(TooManyRunsException.class)
			.isThrownBy(() -> this.client.runs().job("a").atMost(249).terminate(SAFE))
			.withMessage("250 runs would be terminated, but at most 249 are permitted: no run has been terminated")
			.satisfies((ex) -> {
				assertThat(ex.getCount()).isEqualTo(250);
				assertThat(ex.getLimit()).isEqualTo(249);
				assertThat(ex.isOutcomeUnknown()).isFalse();
				assertThat(ex.getErrorType()).isEqualTo("TooManyRuns");
			});
		assertThatExceptionOfType(TooManyRunsException.class)
			.isThrownBy(() -> this.client.reactive().runs().job("a").atMost(0).terminate(AT_ONCE).block());
		this.runs.clear();
		assertThat(this.client.runs().job("a").atMost(0).terminate(SAFE)).isEmpty();
		assertThat(this.stub.requests()).extracting(Request::operation).containsOnly("RunIds");
	}

	@Test
	void reportsTheOutcomeOfRunsWhenItIsAborted() {
		this.runs.subList(60, 250).clear();
		this.stub.answer((request) -> switch (request.operation()) {
			case "RunIds" ->
				Answer.json(runsOrError(this.runs.stream().map((id) -> "{\"runId\":\"" + id + "\"}").toList()));
			default -> (requests("TerminateRuns").size() < 2) ? Answer.json(terminated(request))
					: Answer.of(500, "text/plain", "");
		});
		TerminateRunsException failure = catchThrowableOfType(TerminateRunsException.class,
				() -> this.client.runs().job("a").terminate(SAFE));
		assertThat(failure.getResults()).hasSize(60);
		assertThat(failure.isOutcomeUnknown()).isTrue();
	}

	@Test
	void reportsThatTerminationsAreNotPermitted() {
		this.stub.answer((request) -> request.operation().equals("RunIds")
				? Answer.json(runsOrError(List.of("{\"runId\":\"a\"}"))) : Answer.json("""
						{"data":{"terminateRuns":{"__typename":"TerminateRunsResult","terminateRunResults":[\
						{"__typename":"UnauthorizedError","message":"no"}]}}}"""));
		assertThatExceptionOfType(UnauthorizedException.class)
			.isThrownBy(() -> this.client.runs().job("a").terminate(SAFE));
	}

	@Test
	void reportsTheRequiredVersionOfATermination() {
		this.stub.answer((request) -> request.operation().equals("RunIds")
				? Answer.json(runsOrError(List.of("{\"runId\":\"a\"}"))) : Answer
					.json("{\"errors\":[{\"message\":\"Cannot query field 'terminateRuns' on type 'Mutation'.\"}]}"));
		assertThatExceptionOfType(UnsupportedServerVersionException.class)
			.isThrownBy(() -> this.client.runs().job("a").terminate(AT_ONCE))
			.withMessageContaining("MARK_AS_CANCELED_IMMEDIATELY requires Dagster 1.5.1 or later");
	}

	@Test
	void deletesARun() {
		this.stub.answer("""
				{"data":{"deletePipelineRun":{"__typename":"DeletePipelineRunSuccess","runId":"r1"}}}""");
		this.client.run("r1").delete();
		this.client.reactive().run("r1").delete().block();
		assertThat(this.stub.requests()).hasSize(2)
			.allSatisfy((request) -> assertThat(request.variables()).isEqualTo(json("{\"runId\":\"r1\"}")));
		this.stub.answer("""
				{"data":{"deletePipelineRun":{"__typename":"PipelineRunNotFoundError","message":"gone"}}}""");
		assertThatExceptionOfType(RunNotFoundException.class).isThrownBy(() -> this.client.run("r1").delete());
		this.stub.answer("""
				{"data":{"deletePipelineRun":{"__typename":"UnauthorizedError","message":"no"}}}""");
		assertThatExceptionOfType(UnauthorizedException.class).isThrownBy(() -> this.client.run("r1").delete());
	}

	private List<Request> requests(String operation) {
		return this.stub.requests().stream().filter((request) -> request.operation().equals(operation)).toList();
	}

	private List<String> page(Request request) {
		JsonNode ids = request.variables().at("/filter/runIds");
		String cursor = request.variables().path("cursor").asString(null);
		int start = (cursor != null) ? this.runs.indexOf(cursor) + 1 : 0;
		List<String> page = (cursor != null && start == 0) ? List.of() : this.runs.subList(start, this.runs.size());
		return page.stream()
			.filter((id) -> ids.isMissingNode() || ids.valueStream().anyMatch((wanted) -> wanted.asString().equals(id)))
			.limit(request.variables().path("limit").asInt())
			.toList();
	}

	private static String run(String id) {
		return "{\"runId\":\"" + id + "\",\"jobName\":\"a\",\"status\":\"STARTED\",\"tags\":[]}";
	}

	private static String runsOrError(List<String> results) {
		return "{\"data\":{\"runsOrError\":{\"__typename\":\"Runs\",\"results\":[" + String.join(",", results) + "]}}}";
	}

	// every second one comes too late
	private static String terminated(Request request) {
		List<String> results = request.variables()
			.path("runIds")
			.valueStream()
			.map((id) -> id.asString())
			.map((id) -> (Integer.parseInt(id.substring(4)) % 2 == 0) ? "{\"__typename\":\"TerminateRunSuccess\"}"
					: "{\"__typename\":\"TerminateRunFailure\",\"message\":\"too late\"}")
			.toList();
		return "{\"data\":{\"terminateRuns\":{\"__typename\":\"TerminateRunsResult\",\"terminateRunResults\":["
				+ String.join(",", results) + "]}}}";
	}

	private static JsonNode json(String text) {
		return JsonMapper.shared().readTree(text);
	}

}
