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
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.error.PythonErrorException;
import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.RunHandle;
import io.github.dagstergraphql.client.run.RunNotFoundException;
import io.github.dagstergraphql.client.run.RunStatus;
import io.github.dagstergraphql.client.run.TerminatePolicy;
import io.github.dagstergraphql.client.run.TerminateRunException;
import io.github.dagstergraphql.test.definition.CodeLocation;
import io.github.dagstergraphql.test.definition.JobDefinition;
import io.github.dagstergraphql.test.definition.OpDefinition;
import io.github.dagstergraphql.test.run.MetadataValue;
import io.github.dagstergraphql.test.run.PythonException;
import io.github.dagstergraphql.test.run.RunScript;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

/**
 * What runs do, as the client sees it, on a clock that stands still.
 */
@ExtendWith(EmbeddedDagsterExtension.class)
class RunLifeCycleTests {

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private final EmbeddedDagster dagster;

	private final DagsterGraphQlClient client;

	RunLifeCycleTests(EmbeddedDagster dagster, DagsterGraphQlClient client) {
		this.dagster = dagster;
		this.client = client;
	}

	@BeforeEach
	void stopTime() {
		this.dagster.stopTime();
	}

	@Test
	void succeedsAfterAWhile() {
		RunHandle run = launch(RunScript.succeed().queuedFor(MINUTE).startingFor(MINUTE).after(Duration.ofMinutes(30)));
		assertThat(run.status()).isEqualTo(RunStatus.QUEUED);
		this.dagster.advanceTime(MINUTE);
		assertThat(run.status()).isEqualTo(RunStatus.STARTING);
		this.dagster.advanceTime(MINUTE);
		assertThat(run.status()).isEqualTo(RunStatus.STARTED);
		this.dagster.advanceTime(Duration.ofMinutes(29));
		assertThat(run.status()).isEqualTo(RunStatus.STARTED);
		this.dagster.advanceTime(MINUTE);
		assertThat(run.status()).isEqualTo(RunStatus.SUCCESS);
		assertThat(this.dagster.run(run.id())).succeeded().hasTag("dagster/code_location", "definitions");
	}

	@Test
	void eventsKeepTheirTimesRegardlessOfThePoll() {
		RunHandle run = launch(RunScript.succeed().queuedFor(MINUTE).startingFor(MINUTE).after(MINUTE));
		assertThat(times(run).startTime()).isNull();
		this.dagster.advanceTime(Duration.ofHours(5));
		Times times = times(run);
		assertThat(times.endTime() - times.startTime()).isEqualTo(60);
		assertThat(times.startTime() - times.creationTime()).isEqualTo(120);
	}

	@Test
	void proceedsWhileTimePasses(EmbeddedDagster dagster) {
		dagster.reset();
		RunHandle run = launch(RunScript.succeed());
		await().atMost(Duration.ofSeconds(20)).until(run::status, RunStatus.SUCCESS::equals);
	}

	@Test
	void failsAtAStepWithAnErrorChain() {
		this.dagster.define(JobDefinition.named("job")
			.ops(OpDefinition.named("extract"), OpDefinition.named("load").after("extract"),
					OpDefinition.named("report"))
			.runs(RunScript
				.fail(PythonException.of("RuntimeError", "the outer")
					.causedBy(PythonException.of("ValueError", "the middle"))
					.causedBy(PythonException.of("KeyError", "'the root'")))
				.atStep("load")));
		RunHandle run = this.client.job("job").launch();
		this.dagster.advanceTime(MINUTE);
		assertThat(this.dagster.run(run.id())).failed().hasTag("dagster/failure_reason", "STEP_FAILURE");
		List<Event> events = log(run);
		assertThat(events).extracting(Event::eventType)
			.containsExactly("RUN_ENQUEUED", "RUN_STARTING", "RUN_START", "LOGS_CAPTURED", "STEP_START", "STEP_SUCCESS",
					"LOGS_CAPTURED", "STEP_START", "STEP_FAILURE", "RUN_FAILURE", "ENGINE_EVENT");
		Event failure = events.get(8);
		assertThat(failure.stepKey()).isEqualTo("load");
		assertThat(failure.error().className()).isEqualTo("DagsterExecutionStepExecutionError");
		assertThat(failure.error().causes()).extracting(Cause::message)
			.containsExactly("RuntimeError: the outer\n", "ValueError: the middle\n", "KeyError: 'the root'\n");
	}

	@Test
	void repeatsTheErrorOfTheStepAtTheEnd() {
		this.dagster.define(JobDefinition.named("job").ops("load").runs(RunScript.fail("ValueError", "no file")));
		RunHandle run = this.client.job("job").launch();
		this.dagster.advanceTime(MINUTE);
		String message = "dagster._core.errors.DagsterExecutionStepExecutionError: "
				+ "Error occurred while executing op \"load\":\n";
		assertThat(log(run)).filteredOn((event) -> event.error() != null)
			.extracting(Event::eventType, (event) -> event.error().message(),
					(event) -> event.error().cause().message())
			.containsExactly(tuple("STEP_FAILURE", message, "ValueError: no file\n"),
					tuple("RUN_FAILURE", message, "ValueError: no file\n"));
	}

	@Test
	void explainsAFailure() {
		this.dagster.define(JobDefinition.named("job")
			.ops("load")
			.runs(RunScript.fail(PythonException.failure("the order file is empty")
				.causedBy(PythonException.of("KeyError", "'rows'"))
				.metadata("rows", 0)
				.metadata("big", 1L << 40)
				.metadata("ratio", 0.5)
				.metadata("unknown", Double.NaN)
				.metadata("complete", false)
				.metadata("file", MetadataValue.path("/data/orders.csv"))
				.metadata("manual", MetadataValue.url("https://example.org/orders"))
				.metadata("sample", Map.of("b", Arrays.asList("ü\n", null, 1.5)))
				.metadata("advice", MetadataValue.markdown("*look* at it"))
				.metadata("note", "a text")
				.metadata("nothing", null))));
		RunHandle run = this.client.job("job").launch();
		this.dagster.advanceTime(MINUTE);
		List<Object> failures = this.client.graphql()
			.document("query($id: ID!) { logsForRun(runId: $id) { ... on EventConnection { events { "
					+ "... on ExecutionStepFailureEvent { errorSource error { className message cause { message } } "
					+ "failureMetadata { label description metadataEntries { __typename label description "
					+ "... on TextMetadataEntry { text } ... on IntMetadataEntry { intValue intRepr } "
					+ "... on FloatMetadataEntry { floatValue floatRepr } ... on BoolMetadataEntry { boolValue } "
					+ "... on JsonMetadataEntry { jsonString } ... on MarkdownMetadataEntry { mdStr } "
					+ "... on UrlMetadataEntry { url } ... on PathMetadataEntry { path } } } } } } } }")
			.variable("id", run.id())
			.retrieve("logsForRun.events")
			.toEntityList(Object.class)
			.stream()
			.filter((event) -> !event.equals(Map.of()))
			.toList();
		assertThat(failures).singleElement().isEqualTo(JsonMapper.shared().readValue("""
				{"errorSource": "FRAMEWORK_ERROR",
				 "error": {"className": "Failure",
				  "message": "dagster._core.definitions.events.Failure: the order file is empty\\n",
				  "cause": {"message": "KeyError: 'rows'\\n"}},
				 "failureMetadata": {"label": "intentional-failure", "description": "the order file is empty",
				  "metadataEntries": [
				   {"__typename": "IntMetadataEntry", "label": "rows", "description": null,
				    "intValue": 0, "intRepr": "0"},
				   {"__typename": "IntMetadataEntry", "label": "big", "description": null,
				    "intValue": null, "intRepr": "1099511627776"},
				   {"__typename": "FloatMetadataEntry", "label": "ratio", "description": null,
				    "floatValue": 0.5, "floatRepr": "0.5"},
				   {"__typename": "FloatMetadataEntry", "label": "unknown", "description": null,
				    "floatValue": null, "floatRepr": "nan"},
				   {"__typename": "BoolMetadataEntry", "label": "complete", "description": null, "boolValue": false},
				   {"__typename": "PathMetadataEntry", "label": "file", "description": null,
				    "path": "/data/orders.csv"},
				   {"__typename": "UrlMetadataEntry", "label": "manual", "description": null,
				    "url": "https://example.org/orders"},
				   {"__typename": "JsonMetadataEntry", "label": "sample", "description": null,
				    "jsonString": "{\\"b\\": [\\"\\\\u00fc\\\\n\\", null, 1.5]}"},
				   {"__typename": "MarkdownMetadataEntry", "label": "advice", "description": null,
				    "mdStr": "*look* at it"},
				   {"__typename": "TextMetadataEntry", "label": "note", "description": null, "text": "a text"},
				   {"__typename": "NullMetadataEntry", "label": "nothing", "description": null}]}}
				""", Map.class));
	}

	@Test
	void doesNotExplainSuccessfulResults() {
		assertThat(PythonException.of("ValueError", "").isFailure()).isFalse();
		assertThat(PythonException.of("OrderFailure", "").metadata("rows", 1).isFailure()).isTrue();
		assertThatIllegalArgumentException().isThrownBy(() -> PythonException.failure("").metadata("now", MINUTE))
			.withMessage("metadata must not be a java.time.Duration");
		assertThatIllegalArgumentException().isThrownBy(() -> new MetadataValue(MetadataValue.Kind.INT, "1"));
	}

	@Test
	void hangsUntilItIsTerminated() {
		RunHandle run = launch(RunScript.hang().cancelingFor(MINUTE));
		this.dagster.advanceTime(Duration.ofDays(1));
		assertThat(run.status()).isEqualTo(RunStatus.STARTED);
		run.terminate();
		assertThat(run.status()).isEqualTo(RunStatus.CANCELING);
		assertThatExceptionOfType(TerminateRunException.class).isThrownBy(run::terminate);
		this.dagster.advanceTime(MINUTE);
		assertThat(this.dagster.run(run.id())).wasCanceled();
	}

	@Test
	void staysQueued() {
		RunHandle run = launch(RunScript.stayQueued());
		this.dagster.advanceTime(Duration.ofDays(1));
		assertThat(run.status()).isEqualTo(RunStatus.QUEUED);
		run.terminate();
		assertThat(run.status()).isEqualTo(RunStatus.CANCELED);
	}

	@Test
	void cannotBeTerminatedWhileItStarts() {
		RunHandle run = launch(RunScript.succeed().startingFor(MINUTE));
		this.dagster.advanceTime(Duration.ofSeconds(1));
		assertThatExceptionOfType(TerminateRunException.class).isThrownBy(run::terminate)
			.satisfies((ex) -> assertThat(ex.getServerMessage()).contains("due to having status STARTING"));
		String document = "mutation($id: String!) { terminateRun(runId: $id, "
				+ "terminatePolicy: MARK_AS_CANCELED_IMMEDIATELY) { ... on TerminateRunSuccess { run { status } } } }";
		assertThat(this.client.graphql()
			.document(document)
			.variable("id", run.id())
			.retrieve("terminateRun.run.status")
			.toEntity(String.class)).isEqualTo("CANCELED");
		this.dagster.advanceTime(Duration.ofDays(1));
		assertThat(run.status()).isEqualTo(RunStatus.CANCELED);
	}

	@Test
	void isRetriedAsOftenAsItsTagSpecifies() {
		this.dagster.define(JobDefinition.named("job")
			.runs(RunScript.fail("ValueError", "first"), RunScript.fail("ValueError", "second"), RunScript.succeed()));
		RunHandle run = this.client.job("job").tag("dagster/max_retries", "2").tag("team", "core").launch();
		this.dagster.advanceTime(Duration.ofMillis(160));
		assertThat(this.dagster.run(run.id())).failed();
		assertThat(this.dagster.run(run.id()).tags()).as("written a moment after the status")
			.doesNotContainKey("dagster/will_retry");
		this.dagster.advanceTime(Duration.ofMillis(50));
		assertThat(this.dagster.run(run.id())).hasTag("dagster/will_retry", "true");
		assertThat(this.dagster.runs()).hasSize(1);
		this.dagster.advanceTime(MINUTE);
		List<EmbeddedRun> runs = this.dagster.runs();
		assertThat(runs).extracting(EmbeddedRun::status)
			.containsExactly(RunStatus.FAILURE, RunStatus.FAILURE, RunStatus.SUCCESS);
		assertThat(runs.get(0)).hasTag("dagster/auto_retry_run_id", runs.get(1).id());
		assertThat(runs.get(1)).isRetryOf(run.id())
			.hasTag("dagster/root_run_id", run.id())
			.hasTag("dagster/retry_number", "1")
			.hasTag("team", "core");
		assertThat(runs.get(2)).isRetryOf(runs.get(1).id()).hasTag("dagster/root_run_id", run.id());
		assertThat(this.dagster).launched("job").once();
	}

	@Test
	void hasTheTagsThatATestWrites() {
		this.dagster.define(JobDefinition.named("job"));
		RunHandle run = this.client.job("job").tag("dagster/will_retry", "true").tag("team", "core").launch();
		EmbeddedRun embedded = this.dagster.run(run.id()).tag("dagster/will_retry", "false").withoutTag("team");
		assertThat(run.get().tags()).containsEntry("dagster/will_retry", "false").doesNotContainKey("team");
		assertThatIllegalArgumentException().isThrownBy(() -> embedded.tag("", "x"));
		assertThatIllegalArgumentException().isThrownBy(() -> embedded.withoutTag(""));
	}

	@Test
	void isCancelingAgainUntilItIsMarkedAsCanceled() {
		this.dagster.define(JobDefinition.named("queued").runs(RunScript.stayQueued()));
		RunHandle run = this.client.job("queued").launch();
		EmbeddedRun embedded = this.dagster.run(run.id());
		assertThatIllegalStateException().isThrownBy(embedded::cancelAgain)
			.withMessageEndingWith("has not been canceled: its status is QUEUED");
		run.terminate();
		embedded.cancelAgain();
		this.dagster.advanceTime(Duration.ofHours(1));
		Run canceling = run.get();
		assertThat(canceling.status()).isEqualTo(RunStatus.CANCELING);
		assertThat(canceling.ended()).isNotNull();
		assertThatExceptionOfType(TerminateRunException.class).isThrownBy(run::terminate);
		run.terminate(TerminatePolicy.MARK_AS_CANCELED_IMMEDIATELY);
		assertThat(run.status()).isEqualTo(RunStatus.CANCELED);
	}

	@Test
	void isRetriedWhenTheTestTriggersIt() {
		try (EmbeddedDagster slow = EmbeddedDagster.builder()
			.willRetryDelay(Duration.ofSeconds(2))
			.runRetryDelay(Duration.ofSeconds(7))
			.start(); DagsterGraphQlClient client = DagsterGraphQlClient.builder().url(slow.getUrl()).build()) {
			slow.stopTime();
			slow.define(JobDefinition.named("job").runs(RunScript.fail("ValueError", "always")));
			String id = client.job("job").tag("dagster/max_retries", "1").launch().id();
			slow.advanceTime(Duration.ofMillis(150));
			assertThat(slow.run(id)).failed();
			slow.advanceTime(Duration.ofMillis(1999));
			assertThat(slow.run(id).tags()).doesNotContainKey("dagster/will_retry");
			slow.advanceTime(Duration.ofMillis(1));
			assertThat(slow.run(id)).hasTag("dagster/will_retry", "true");
			slow.advanceTime(Duration.ofMillis(4999));
			assertThat(slow.run(id).tags()).doesNotContainKey("dagster/auto_retry_run_id");
			slow.advanceTime(Duration.ofMillis(1));
			EmbeddedRun retry = slow.run(slow.run(id).tags().get("dagster/auto_retry_run_id"));
			assertThat(retry).isRetryOf(id)
				.hasTag("dagster/parent_run_id", id)
				.hasTag("dagster/root_run_id", id)
				.hasTag("dagster/retry_number", "1")
				.hasTag("dagster/is_resume_retry", "true");
			slow.advanceTime(MINUTE);
			assertThat(retry).failed().hasTag("dagster/will_retry", "false");
		}
		assertThatIllegalArgumentException()
			.isThrownBy(() -> EmbeddedDagster.builder().runRetryDelay(Duration.ofSeconds(-1)))
			.withMessage("run retry delay must not be negative");
	}

	@Test
	void isRetriedFromTheStartIfItsTagSpecifiesIt() {
		this.dagster.define(JobDefinition.named("job")
			.ops("extract", "load")
			.runs(RunScript.fail("ValueError", "first").atStep("load"), RunScript.succeed()));
		this.client.job("job").tag("dagster/max_retries", "1").tag("dagster/retry_strategy", "ALL_STEPS").launch();
		this.dagster.advanceTime(MINUTE);
		EmbeddedRun retry = this.dagster.runs().get(1);
		assertThat(retry).succeeded().hasTag("dagster/retry_number", "1");
		assertThat(retry.tags()).doesNotContainKey("dagster/is_resume_retry");
		assertThat(steps(retry.id())).containsExactly("extract", "load");
	}

	@Test
	void returnsItsSteps() {
		this.dagster.define(JobDefinition.named("job").ops("extract", "load").runs(RunScript.hang()));
		RunHandle run = this.client.job("job").launch();
		assertThat(steps(run.id())).isEmpty();
		this.dagster.advanceTime(MINUTE);
		assertThat(steps(run.id())).containsExactly("extract");
		run.terminate();
		this.dagster.advanceTime(MINUTE);
		assertThat(log(run)).extracting(Event::eventType)
			.contains("STEP_FAILURE")
			.doesNotContain("RUN_FAILURE")
			.endsWith("RUN_CANCELED", "ENGINE_EVENT");
	}

	private List<String> steps(String runId) {
		return this.client.graphql()
			.document("query($id: ID!) { runOrError(runId: $id) { ... on Run { stepStats { stepKey } } } }")
			.variable("id", runId)
			.retrieve("runOrError.stepStats")
			.toEntityList(StepKey.class)
			.stream()
			.map(StepKey::stepKey)
			.toList();
	}

	@Test
	void isNotRetriedMoreOften() {
		RunHandle run = launch(RunScript.fail("ValueError", "always"));
		this.dagster.advanceTime(MINUTE);
		assertThat(this.dagster.run(run.id())).hasTag("dagster/will_retry", "false");
		try (EmbeddedDagster without = EmbeddedDagster.builder().runRetries(false).start();
				DagsterGraphQlClient client = DagsterGraphQlClient.builder().url(without.getUrl()).build()) {
			without.define(JobDefinition.named("job").runs(RunScript.fail("ValueError", "always")));
			String id = client.job("job").tag("dagster/max_retries", "2").launch().id();
			without.advanceTime(MINUTE);
			assertThat(without.runs()).hasSize(1);
			assertThat(without.run(id).tags()).doesNotContainKey("dagster/will_retry");
		}
	}

	@Test
	void endsWhenTheTestEndsIt() {
		RunHandle first = launch(RunScript.hang());
		this.dagster.run(first.id()).succeed();
		assertThat(first.status()).isEqualTo(RunStatus.SUCCESS);
		RunHandle second = launch(RunScript.stayQueued());
		this.dagster.run(second.id()).fail(PythonException.of("ValueError", "no file"));
		assertThat(second.status()).isEqualTo(RunStatus.FAILURE);
		assertThatIllegalStateException().isThrownBy(() -> this.dagster.run(first.id()).succeed())
			.withMessageContaining("is already finished: its status is SUCCESS");
		assertThatIllegalArgumentException().isThrownBy(() -> this.dagster.run("nope"))
			.withMessage("run nope does not exist");
	}

	@Test
	void isGoneWhenItWasDeleted() {
		RunHandle run = launch(RunScript.succeed());
		this.client.graphql()
			.document("mutation($id: String!) { deleteRun(runId: $id) { __typename } }")
			.variable("id", run.id())
			.retrieve("deleteRun.__typename")
			.toEntity(String.class);
		this.dagster.advanceTime(MINUTE);
		assertThatExceptionOfType(RunNotFoundException.class).isThrownBy(run::status);
		assertThat(this.dagster.runs()).isEmpty();
	}

	@Test
	void cannotBeLaunched() {
		this.dagster.define(JobDefinition.named("job")
			.failsToLaunch(PythonException.of("DagsterUserCodeUnreachableError", "no answer after 60 s")));
		assertThatExceptionOfType(PythonErrorException.class).isThrownBy(() -> this.client.job("job").launch())
			.satisfies((ex) -> assertThat(ex.isOutcomeUnknown()).isTrue());
		assertThat(this.dagster.runs()).isEmpty();
	}

	@Test
	void materializesAssets() {
		this.dagster.define(CodeLocation.named("assets").assets("raw/orders", "daily"));
		RunHandle run = this.client.job("__ASSET_JOB").location("assets").assetSelection("raw/orders").launch();
		this.dagster.advanceTime(MINUTE);
		assertThat(log(run)).extracting(Event::eventType)
			.containsExactly("ASSET_MATERIALIZATION_PLANNED", "RUN_ENQUEUED", "RUN_STARTING", "RUN_START",
					"LOGS_CAPTURED", "STEP_START", "ASSET_MATERIALIZATION", "STEP_SUCCESS", "RUN_SUCCESS",
					"ENGINE_EVENT");
	}

	@Test
	void hasLoginPages() {
		RunHandle run = launch(RunScript.succeed());
		this.dagster.advanceTime(MINUTE);
		String cursor = null;
		int events = 0;
		boolean more = true;
		while (more) {
			Page page = this.client.graphql()
				.document("query($id: ID!, $after: String) { logsForRun(runId: $id, afterCursor: $after, limit: 3) { "
						+ "... on EventConnection { cursor hasMore events { __typename } } } }")
				.variable("id", run.id())
				.variable("after", cursor)
				.retrieve("logsForRun")
				.toEntity(Page.class);
			events += page.events().size();
			cursor = page.cursor();
			more = page.hasMore();
		}
		assertThat(events).isEqualTo(log(run).size()).isGreaterThan(3);
	}

	private RunHandle launch(RunScript script) {
		this.dagster.define(JobDefinition.named("job").runs(script));
		return this.client.job("job").launch();
	}

	private Times times(RunHandle run) {
		return this.client.graphql()
			.document("query($id: ID!) { runOrError(runId: $id) { ... on Run { creationTime startTime endTime } } }")
			.variable("id", run.id())
			.retrieve("runOrError")
			.toEntity(Times.class);
	}

	private List<Event> log(RunHandle run) {
		return this.client.graphql()
			.document("query($id: ID!) { logsForRun(runId: $id) { ... on EventConnection { events { "
					+ "... on MessageEvent { eventType stepKey } "
					+ "... on ErrorEvent { error { className message cause { message } causes { message } } } } } } }")
			.variable("id", run.id())
			.retrieve("logsForRun.events")
			.toEntityList(Event.class);
	}

	record Times(Double creationTime, @Nullable Double startTime, @Nullable Double endTime) {

	}

	record Event(String eventType, String stepKey, Failure error) {

	}

	record StepKey(String stepKey) {

	}

	record Failure(String className, String message, Cause cause, List<Cause> causes) {

	}

	record Cause(String message) {

	}

	record Page(String cursor, boolean hasMore, List<Object> events) {

	}

}
