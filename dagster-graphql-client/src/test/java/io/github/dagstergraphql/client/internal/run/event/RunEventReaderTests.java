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

package io.github.dagstergraphql.client.internal.run.event;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.dagstergraphql.client.error.PythonErrorInfo;
import io.github.dagstergraphql.client.event.AssetCheckSeverity;
import io.github.dagstergraphql.client.event.AssetEvent;
import io.github.dagstergraphql.client.event.EngineEvent;
import io.github.dagstergraphql.client.event.ErrorSource;
import io.github.dagstergraphql.client.event.HookEvent;
import io.github.dagstergraphql.client.event.LogLevel;
import io.github.dagstergraphql.client.event.LogMessageEvent;
import io.github.dagstergraphql.client.event.LogsCapturedEvent;
import io.github.dagstergraphql.client.event.ResourceInitEvent;
import io.github.dagstergraphql.client.event.RunEvent;
import io.github.dagstergraphql.client.event.RunStatusEvent;
import io.github.dagstergraphql.client.event.StepEvent;
import io.github.dagstergraphql.client.event.UnknownEvent;
import io.github.dagstergraphql.client.internal.operation.Response;
import io.github.dagstergraphql.client.internal.operation.ResponseReader;
import io.github.dagstergraphql.client.internal.operation.Result;
import io.github.dagstergraphql.client.internal.shape.ShapeException;
import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.client.metadata.MetadataEntry;
import io.github.dagstergraphql.client.metadata.MetadataValue;
import io.github.dagstergraphql.client.metadata.MetadataValue.CodeReference;
import io.github.dagstergraphql.client.metadata.MetadataValue.ColumnDependency;
import io.github.dagstergraphql.client.metadata.TableColumn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link RunEventReader} with the logs of real runs, whose jobs
 * ({@code orders_job}, {@code kinds}, {@code hooked}, {@code resourceful}) log events of
 * most types.
 */
class RunEventReaderTests {

	@Test
	void readsTheStatusOfTheRun() {
		List<RunEvent> events = recorded("orders_job");
		assertThat(events).filteredOn(RunStatusEvent.class::isInstance)
			.extracting(RunEvent::getClass)
			.containsExactly(RunStatusEvent.Enqueued.class, RunStatusEvent.Starting.class, RunStatusEvent.Started.class,
					RunStatusEvent.Succeeded.class);
		assertThat(events).extracting(RunEvent::runId).containsOnly(events.get(0).runId());
		assertThat(events.get(0).timestamp()).isBetween(Instant.parse("2026-11-01T00:00:00Z"),
				Instant.parse("2026-12-31T00:00:00Z"));
		assertThat(events.get(events.size() - 1)).isInstanceOf(EngineEvent.class);
	}

	@Test
	void readsMessagesOfUserCode() {
		List<RunEvent> messages = recorded("orders_job").stream().filter(LogMessageEvent.class::isInstance).toList();
		assertThat(messages).extracting(RunEvent::level)
			.containsExactly(LogLevel.DEBUG, LogLevel.INFO, LogLevel.WARNING, LogLevel.ERROR, LogLevel.CRITICAL);
		assertThat(messages).extracting(RunEvent::stepKey).containsOnly("raw__orders");
		assertThat(messages.get(1).message()).isEqualTo("an info line \uD83D\uDE00\nsecond line");
		assertThat(messages.get(1).toString()).doesNotContain("info line").contains("LogMessageEvent", "raw__orders");
	}

	@Test
	void readsMetadataOfEveryKind() {
		AssetEvent.Materialized event = only(recorded("orders_job"), AssetEvent.Materialized.class);
		assertThat(event.assetKey()).isEqualTo(AssetKey.parse("raw/orders"));
		assertThat(event.partition()).isEqualTo("north");
		assertThat(event.tags()).containsKey("dagster/data_version");
		Map<String, MetadataValue> metadata = event.metadata()
			.stream()
			.collect(Collectors.toMap(MetadataEntry::label, MetadataEntry::value));
		TableColumn id = TableColumn.builder("id", "int")
			.description("the id")
			.nullable(false)
			.unique(true)
			.constraints(List.of("> 0"))
			.build();
		MetadataValue.TableSchema schema = new MetadataValue.TableSchema(
				List.of(id, TableColumn.builder("name", "string").build()), List.of("id before name"));
		assertThat(metadata).hasSize(23)
			.containsEntry("text", new MetadataValue.Text("hello"))
			.containsEntry("int", new MetadataValue.Int(BigInteger.valueOf(3)))
			.containsEntry("big", new MetadataValue.Int(BigInteger.TWO.pow(70)))
			.containsEntry("float", new MetadataValue.Float(1.5))
			.containsEntry("nan", new MetadataValue.Float(Double.NaN))
			.containsEntry("inf", new MetadataValue.Float(Double.POSITIVE_INFINITY))
			.containsEntry("-inf", new MetadataValue.Float(Double.NEGATIVE_INFINITY))
			.containsEntry("bool", new MetadataValue.Bool(true))
			.containsEntry("json", new MetadataValue.Json("{\"a\": [1, null]}"))
			.containsEntry("md", new MetadataValue.Markdown("# hi"))
			.containsEntry("url", new MetadataValue.Url("http://x.example"))
			.containsEntry("path", new MetadataValue.Path("/a/b"))
			.containsEntry("notebook", new MetadataValue.Notebook("/n.ipynb"))
			.containsEntry("artifact", new MetadataValue.PythonArtifact("events", "Quiet"))
			.containsEntry("run", new MetadataValue.Run("abc"))
			.containsEntry("asset", new MetadataValue.Asset(AssetKey.parse("raw/orders")))
			.containsEntry("job", new MetadataValue.Job("kinds", null, "defs.py"))
			.containsEntry("table", new MetadataValue.Table(schema, List.of("{\"id\": 1, \"name\": \"x\"}")))
			.containsEntry("schema", schema)
			.containsEntry("timestamp", new MetadataValue.Timestamp(Instant.parse("2023-11-14T22:13:20.250Z")))
			.containsEntry("null", new MetadataValue.Null())
			.containsEntry("lineage", new MetadataValue.Unknown("TableColumnLineageMetadataEntry"))
			.containsEntry("pool", new MetadataValue.Unknown("PoolMetadataEntry"));
	}

	@Test
	void readsAssetChecks() {
		List<RunEvent> events = recorded("orders_job");
		assertThat(events.stream()
			.filter(AssetEvent.CheckPlanned.class::isInstance)
			.map(AssetEvent.CheckPlanned.class::cast)).extracting(AssetEvent.CheckPlanned::checkName)
			.containsExactlyInAnyOrder("passing_check", "failing_check");
		AssetEvent.CheckEvaluated failing = events.stream()
			.filter(AssetEvent.CheckEvaluated.class::isInstance)
			.map(AssetEvent.CheckEvaluated.class::cast)
			.filter((check) -> check.checkName().equals("failing_check"))
			.findFirst()
			.orElseThrow();
		assertThat(failing.isPassed()).isFalse();
		assertThat(failing.severity()).isEqualTo(AssetCheckSeverity.WARN);
		assertThat(failing.assetKey()).isEqualTo(AssetKey.parse("raw/orders"));
		assertThat(failing.evaluated()).isBetween(failing.timestamp().minusSeconds(60),
				failing.timestamp().plusSeconds(60));
		assertThat(failing.targetMaterialization().runId()).isEqualTo(failing.runId());
		assertThat(failing.targetMaterialization().storageId()).isNotEmpty();
		assertThat(only(events, AssetEvent.MaterializationPlanned.class).assetKey())
			.isEqualTo(AssetKey.parse("raw/orders"));
	}

	@Test
	void readsNumericStorageIdsOfOlderServers() {
		EventPage page = page(
				"""
						{"__typename": "AssetCheckEvaluationEvent", "runId": "r", "timestamp": "1795908258667", "level": "DEBUG",
						 "message": "", "evaluation": {"checkName": "c", "success": true, "severity": "ERROR",
						   "timestamp": 1795908258.5, "assetKey": {"path": ["a"]}, "metadataEntries": [],
						   "targetMaterialization": {"runId": "r", "storageId": 15, "timestamp": 1795908206.3}}}""");
		assertThat(only(page.events(), AssetEvent.CheckEvaluated.class).targetMaterialization().storageId())
			.isEqualTo("15");
	}

	@Test
	void readsTheLifeOfAStep() {
		List<RunEvent> flaky = recorded("kinds").stream().filter((event) -> "flaky".equals(event.stepKey())).toList();
		assertThat(flaky).extracting(RunEvent::getClass)
			.filteredOn((type) -> type.getEnclosingClass() == StepEvent.class)
			.containsExactly(StepEvent.WorkerStarting.class, StepEvent.WorkerStarted.class, StepEvent.Started.class,
					StepEvent.LoadedInput.class, StepEvent.Input.class, StepEvent.UpForRetry.class,
					StepEvent.WorkerStarting.class, StepEvent.WorkerStarted.class, StepEvent.Restarted.class,
					StepEvent.LoadedInput.class, StepEvent.Input.class, StepEvent.Output.class,
					StepEvent.HandledOutput.class, StepEvent.Succeeded.class);
		StepEvent.UpForRetry retry = only(flaky, StepEvent.UpForRetry.class);
		assertThat(retry.delay()).isEqualTo(Duration.ofMillis(500));
		assertThat(retry.error().rootCause().message()).isEqualTo("ValueError: first attempt\n");
		StepEvent.LoadedInput loaded = (StepEvent.LoadedInput) flaky.stream()
			.filter(StepEvent.LoadedInput.class::isInstance)
			.findFirst()
			.orElseThrow();
		assertThat(loaded.inputName()).isEqualTo("x");
		assertThat(loaded.managerKey()).isEqualTo("io_manager");
		assertThat(loaded.upstreamStepKey()).isEqualTo("source");
		assertThat(loaded.upstreamOutputName()).isEqualTo("result");
		StepEvent.Output output = only(flaky, StepEvent.Output.class);
		assertThat(output.outputName()).isEqualTo("result");
		assertThat(output.typeCheck().success()).isTrue();
		assertThat(only(recorded("kinds"), StepEvent.Skipped.class).stepKey()).isEqualTo("after");
	}

	@Test
	void readsFailuresWithTheirCauses() {
		List<RunEvent> events = recorded("kinds");
		StepEvent.Failed chained = failure(events, "chained");
		assertThat(chained.errorSource()).isEqualTo(ErrorSource.USER_CODE_ERROR);
		assertThat(chained.error().className()).isEqualTo("DagsterExecutionStepExecutionError");
		assertThat(chained.error().causes()).extracting(PythonErrorInfo::className)
			.containsExactly("RuntimeError", "ValueError", "KeyError");
		assertThat(chained.userError().message()).isEqualTo("RuntimeError: the outer\n");
		StepEvent.Failed explicit = failure(events, "explicit");
		assertThat(explicit.errorSource()).isEqualTo(ErrorSource.FRAMEWORK_ERROR);
		assertThat(explicit.userError().className()).isEqualTo("Failure");
		assertThat(explicit.metadata()).containsExactly(MetadataEntry.of("path", new MetadataValue.Path("/a")));
		assertThat(only(events, RunStatusEvent.Failed.class).error()).isNotNull();
		assertThat(only(recorded("resourceful"), ResourceInitEvent.Failed.class).error().message())
			.isEqualTo("ValueError: no resource\n");
	}

	@Test
	void readsOtherEvents() {
		List<RunEvent> events = recorded("kinds");
		AssetEvent.Observed observed = only(events, AssetEvent.Observed.class);
		assertThat(observed.assetKey()).isEqualTo(AssetKey.of("seen"));
		assertThat(observed.tags()).containsExactly(Map.entry("k", "v"));
		assertThat(observed.metadata())
			.containsExactly(MetadataEntry.of("rows", new MetadataValue.Int(BigInteger.valueOf(5))));
		StepEvent.ExpectationResult expectation = only(events, StepEvent.ExpectationResult.class);
		assertThat(expectation.isSuccess()).isFalse();
		assertThat(expectation.label()).isEqualTo("positive");
		assertThat(expectation.description()).isEqualTo("is positive");
		assertThat(expectation.metadata()).hasSize(1);
		assertThat(events).hasAtLeastOneElementOfType(HookEvent.Completed.class)
			.hasAtLeastOneElementOfType(HookEvent.Skipped.class)
			.hasAtLeastOneElementOfType(ResourceInitEvent.Started.class)
			.hasAtLeastOneElementOfType(ResourceInitEvent.Succeeded.class)
			.doesNotHaveAnyElementsOfTypes(UnknownEvent.class);
		LogsCapturedEvent captured = only(recorded("hooked"), LogsCapturedEvent.class);
		assertThat(captured.fileKey()).isNotEmpty();
		assertThat(captured.stepKeys()).containsExactly("one");
		assertThat(captured.pid()).isPositive();
		assertThat(captured.externalUrl()).isNull();
		assertThat(only(recorded("hooked"), HookEvent.Errored.class).error()).isNotNull();
	}

	@Test
	void keepsTypesThatItDoesNotKnow() {
		RunEvent event = page(
				"""
						{"__typename":"NewerEvent","runId":"r1","timestamp":"1764036111500","level":"NEWER","message":"m",
						"stepKey":null,"newer":{"deep":[{"x":1}]},"metadataEntries":[{"__typename":"NewerMetadataEntry","label":"l",
						"description":"d"}]}""")
			.events()
			.get(0);
		assertThat(event).isInstanceOf(UnknownEvent.class);
		assertThat(event.typeName()).isEqualTo("NewerEvent");
		assertThat(event.level()).isEqualTo(LogLevel.UNKNOWN);
		assertThat(event.timestamp()).isEqualTo(Instant.ofEpochMilli(1764036111500L));
		assertThat(event.metadata())
			.containsExactly(new MetadataEntry("l", "d", new MetadataValue.Unknown("NewerMetadataEntry")));
	}

	@Test
	void readsFieldsInAnyOrder() {
		RunEvent event = page("""
				{"message":"m","timestamp":"1764036111500","level":"INFO","runId":"r1","__typename":"RunStartEvent"}""")
			.events()
			.get(0);
		assertThat(event).isInstanceOf(RunStatusEvent.Started.class);
		assertThat(event.level()).isEqualTo(LogLevel.INFO);
	}

	@Test
	void keepsAMaterializationWithoutAssetAsUnknown() {
		RunEvent event = page("""
				{"__typename":"MaterializationEvent","runId":"r1","timestamp":"1","level":"DEBUG","message":"m",
				"assetKey":null,"tags":[],"metadataEntries":[]}""").events().get(0);
		assertThat(event).isInstanceOf(UnknownEvent.class);
		assertThat(event.typeName()).isEqualTo("MaterializationEvent");
	}

	@ParameterizedTest
	@ValueSource(strings = { "null", "7", "[]", "{}", "{\"__typename\":\"RunStartEvent\",\"runId\":\"r1\"}",
			"{\"__typename\":\"RunStartEvent\",\"runId\":\"r1\",\"timestamp\":\"soon\"}",
			"{\"__typename\":\"RunStartEvent\",\"runId\":\"r1\",\"timestamp\":\"99999999999999999\"}",
			"{\"__typename\":\"RunStartEvent\",\"runId\":7,\"timestamp\":\"1\"}",
			"{\"__typename\":\"RunStartEvent\",\"timestamp\":\"1\"}",
			"{\"__typename\":\"ExecutionStepStartEvent\",\"runId\":\"r1\",\"timestamp\":\"1\"}",
			"{\"__typename\":\"EngineEvent\",\"runId\":\"r1\",\"timestamp\":\"1\",\"metadataEntries\":[null]}",
			"{\"__typename\":\"EngineEvent\",\"runId\":\"r1\",\"timestamp\":\"1\",\"metadataEntries\":[{\"label\":\"l\"}]}",
			"{\"__typename\":\"EngineEvent\",\"runId\":\"r1\",\"timestamp\":\"1\",\"error\":\"text\"}",
			"{\"__typename\":\"LogsCapturedEvent\",\"runId\":\"r1\",\"timestamp\":\"1\",\"fileKey\":\"f\",\"stepKeys\":[null]}" })
	void rejectsAnEventThatIsNotWhatTheSchemaPromises(String event) {
		assertThatExceptionOfType(ShapeException.class).isThrownBy(() -> page(event));
	}

	@Test
	void rejectsAPageWithoutItsEnd() {
		assertThatExceptionOfType(ShapeException.class)
			.isThrownBy(() -> read("{\"__typename\":\"EventConnection\",\"events\":[],\"hasMore\":true}"));
		assertThatExceptionOfType(ShapeException.class)
			.isThrownBy(() -> read("{\"__typename\":\"EventConnection\",\"events\":[],\"cursor\":\"c\"}"));
	}

	@Test
	void readsMetadataThatDescribeCode() {
		RunEvent event = page("""
				{"__typename":"EngineEvent","runId":"r1","timestamp":"1","metadataEntries":[
				{"__typename":"TableColumnLineageMetadataEntry","label":"dagster/column_lineage","lineage":[
				{"columnName":"total","columnDeps":[{"assetKey":{"path":["raw","orders"]},"columnName":"price"},
				{"assetKey":{"path":["raw","orders"]},"columnName":"count"}]},{"columnName":"day","columnDeps":[]}]},
				{"__typename":"CodeReferencesMetadataEntry","label":"code","codeReferences":[
				{"filePath":"/a.py","lineNumber":12,"label":null},{"url":"http://x.example","label":"x"},{}]},
				{"__typename":"PoolMetadataEntry","label":"pool","pool":"database"}]}""").events().get(0);
		AssetKey orders = AssetKey.of("raw", "orders");
		Map<String, List<ColumnDependency>> columns = Map.of("total",
				List.of(new ColumnDependency(orders, "price"), new ColumnDependency(orders, "count")), "day",
				List.of());
		assertThat(event.metadata()).containsExactly(
				MetadataEntry.of("dagster/column_lineage", new MetadataValue.TableColumnLineage(columns)),
				MetadataEntry.of("code",
						new MetadataValue.CodeReferences(List.of(new CodeReference("/a.py", 12, null),
								new CodeReference("http://x.example", null, "x")))),
				MetadataEntry.of("pool", new MetadataValue.Pool("database")));
	}

	@Test
	void keepsMetadataWithoutTheirValueAsUnknown() {
		RunEvent event = page("""
				{"__typename":"EngineEvent","runId":"r1","timestamp":"1","metadataEntries":[
				{"__typename":"TableColumnLineageMetadataEntry","label":"l"},
				{"__typename":"CodeReferencesMetadataEntry","label":"c"},
				{"__typename":"PoolMetadataEntry","label":"p"}]}""").events().get(0);
		assertThat(event.metadata()).extracting(MetadataEntry::value)
			.containsExactly(new MetadataValue.Unknown("TableColumnLineageMetadataEntry"),
					new MetadataValue.Unknown("CodeReferencesMetadataEntry"),
					new MetadataValue.Unknown("PoolMetadataEntry"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"lineage\":[{}]", "\"lineage\":[7]", "\"lineage\":[{\"columnName\":\"c\"}]",
			"\"lineage\":[{\"columnName\":\"c\",\"columnDeps\":[{\"columnName\":\"d\"}]}]", "\"codeReferences\":[7]",
			"\"codeReferences\":[{\"filePath\":\"f\",\"lineNumber\":1.5}]" })
	void rejectsIncompleteMetadataThatDescribeCode(String field) {
		assertThatExceptionOfType(ShapeException.class).isThrownBy(() -> page("""
				{"__typename":"EngineEvent","runId":"r1","timestamp":"1","metadataEntries":[
				{"__typename":"TableColumnLineageMetadataEntry","label":"l",%s}]}""".formatted(field)));
	}

	@Test
	void reportsNaNIfTheServerDoesNotReportTheNumber() {
		RunEvent event = page("""
				{"__typename":"EngineEvent","runId":"r1","timestamp":"1","metadataEntries":[
				{"__typename":"FloatMetadataEntry","label":"f","floatValue":null},
				{"__typename":"TimestampMetadataEntry","label":"t"}]}""").events().get(0);
		assertThat(event.metadata()).containsExactly(MetadataEntry.of("f", new MetadataValue.Float(Double.NaN)),
				MetadataEntry.of("t", new MetadataValue.Unknown("TimestampMetadataEntry")));
	}

	private static StepEvent.Failed failure(List<RunEvent> events, String step) {
		return only(events.stream().filter((event) -> step.equals(event.stepKey())).toList(), StepEvent.Failed.class);
	}

	private static <T extends RunEvent> T only(List<RunEvent> events, Class<T> type) {
		List<T> found = new ArrayList<>();
		events.stream().filter(type::isInstance).map(type::cast).forEach(found::add);
		assertThat(found).hasSize(1);
		return found.get(0);
	}

	private static EventPage page(String event) {
		return read(
				"{\"__typename\":\"EventConnection\",\"cursor\":\"c\",\"hasMore\":false,\"events\":[" + event + "]}");
	}

	private static EventPage read(String log) {
		return decode("{\"data\":{\"logsForRun\":" + log + "}}");
	}

	private static EventPage decode(String body) {
		Response<EventPage> response = ResponseReader.read(PolledEvents.EVENTS.dataReader(), 200,
				new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
		return ((Result.Value<EventPage>) response.result()).value();
	}

	// the log of a run of a job, which its messages name
	private static List<RunEvent> recorded(String job) {
		try (InputStream lines = RunEventReaderTests.class.getResourceAsStream("/recorded-answers.jsonl")) {
			return new String(lines.readAllBytes(), StandardCharsets.UTF_8).lines()
				.filter((line) -> line.startsWith("{\"operation\": \"RunEvents\"")
						&& line.contains("Started execution of run for \\\"" + job + "\\\"")
						&& line.contains("Process for run exited"))
				.map((line) -> line.substring(line.indexOf("\"body\": ") + 8, line.length() - 1))
				.map(RunEventReaderTests::decode)
				.map(EventPage::events)
				.findFirst()
				.orElseThrow();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
