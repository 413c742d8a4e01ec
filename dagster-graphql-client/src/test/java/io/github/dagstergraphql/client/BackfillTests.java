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
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.StubDagster.Answer;
import io.github.dagstergraphql.client.StubDagster.Request;
import io.github.dagstergraphql.client.backfill.AssetBackfillPreview;
import io.github.dagstergraphql.client.backfill.AssetBackfillProgress;
import io.github.dagstergraphql.client.backfill.AssetBackfillSpec;
import io.github.dagstergraphql.client.backfill.Backfill;
import io.github.dagstergraphql.client.backfill.BackfillAwaitException;
import io.github.dagstergraphql.client.backfill.BackfillAwaitException.Reason;
import io.github.dagstergraphql.client.backfill.BackfillCounts;
import io.github.dagstergraphql.client.backfill.BackfillHandle;
import io.github.dagstergraphql.client.backfill.BackfillNotFailedException;
import io.github.dagstergraphql.client.backfill.BackfillStatus;
import io.github.dagstergraphql.client.backfill.JobBackfillSpec;
import io.github.dagstergraphql.client.error.InvalidResponseException;
import io.github.dagstergraphql.client.error.UnsupportedServerVersionException;
import io.github.dagstergraphql.client.job.InvalidSubsetException;
import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.client.partition.InvalidPartitionException;
import io.github.dagstergraphql.client.partition.PartitionKey;
import io.github.dagstergraphql.client.partition.PartitionRange;
import io.github.dagstergraphql.client.run.AwaitOptions;
import io.github.dagstergraphql.client.run.TerminatePolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for backfills: what is sent, how states are interpreted, and how waits end.
 */
class BackfillTests {

	private static final AwaitOptions LONG = AwaitOptions.within(Duration.ofMinutes(10));

	private static final String RUNNING = "[{\"runStatus\":\"STARTED\",\"count\":1},{\"runStatus\":\"SUCCESS\",\"count\":1}]";

	private static final String FAILED = "[{\"runStatus\":\"FAILURE\",\"count\":1},{\"runStatus\":\"SUCCESS\",\"count\":1}]";

	private static final String SUCCEEDED = "[{\"runStatus\":\"SUCCESS\",\"count\":2}]";

	private static final String SKIPPED = "[{\"runStatus\":\"SUCCESS\",\"count\":1},{\"runStatus\":\"NOT_STARTED\",\"count\":1}]";

	private static final Answer LAUNCHED = Answer.json("""
			{"data":{"launchPartitionBackfill":{"__typename":"LaunchBackfillSuccess","backfillId":"b1"}}}""");

	private static final String STOCK = """
			{"assetKey":{"path":["stock"]},"isExecutable":true,"jobNames":["j"],"dependencyKeys":[],
			"partitionDefinition":{"type":"STATIC","description":"'a', 'b'","name":null,"dimensionTypes":[]},
			"partitionKeysByDimension":[{"name":"default","partitionKeys":["a","b","c","d"]}],
			"assetPartitionStatuses":{"__typename":"DefaultPartitionStatuses","materializedPartitions":["a","b"],
			"failedPartitions":["c"],"materializingPartitions":[]}}""";

	private static final String DERIVED = """
			{"assetKey":{"path":["derived"]},"isExecutable":true,"jobNames":["j"],"dependencyKeys":[{"path":["stock"]},{"path":["derived"]}],
			"partitionDefinition":{"type":"STATIC","description":"'a', 'b'","name":null,"dimensionTypes":[]},
			"partitionKeysByDimension":[{"name":"default","partitionKeys":["a","b","c","d"]}],
			"assetPartitionStatuses":{"__typename":"DefaultPartitionStatuses","materializedPartitions":["a","d"],
			"failedPartitions":["c"],"materializingPartitions":["c"]}}""";

	private final StubDagster stub = new StubDagster();

	private final DagsterGraphQlClient client = this.stub.client()
		.pollInterval(Duration.ofMillis(10), Duration.ofMillis(10))
		.build();

	@AfterEach
	void close() {
		this.client.close();
		this.stub.close();
	}

	@Test
	void waitsForRunsOfACompletedBackfill() {
		AtomicInteger polls = new AtomicInteger();
		this.stub.answer((request) -> backfill("COMPLETED", (polls.incrementAndGet() < 3) ? RUNNING : FAILED));
		Backfill finished = this.client.backfill("b1").await(LONG);
		assertThat(polls).hasValue(3);
		assertThat(finished.status()).isEqualTo(BackfillStatus.COMPLETED);
		assertThat(finished.isSuccessful()).isFalse();
		assertThat(finished.counts()).isEqualTo(new BackfillCounts(2, 1, 1, 0, 0));
	}

	// Servers resolve fields in the order of the document. Before 1.8 they determine the
	// end
	// from the runs, some of which may end in between.
	@Test
	void selectsTheEndAfterTheStatusesOfTheRuns() {
		stateOf("COMPLETED", SUCCEEDED);
		assertThat(this.stub.requests().get(0).json().path("query").asString())
			.containsSubsequence("partitionStatusCounts", "assetBackfillStatuses", "...BackfillFields", "endTimestamp");
	}

	@Test
	void determinesSuccessFromTheCounts() {
		assertThat(stateOf("COMPLETED", SUCCEEDED).isSuccessful()).isTrue();
		assertThat(stateOf("COMPLETED", FAILED).isSuccessful()).isFalse();
		assertThat(stateOf("COMPLETED", SKIPPED).isSuccessful()).isFalse();
		assertThat(stateOf("COMPLETED_SUCCESS", FAILED).isSuccessful()).isFalse();
		// a re-execution skips partitions that have succeeded
		assertThat(stateOf("COMPLETED_SUCCESS", SKIPPED).isSuccessful()).isTrue();
		assertThat(stateOf("FAILED", SUCCEEDED).isSuccessful()).isTrue();
		assertThat(stateOf("REQUESTED", SUCCEEDED).isFinished()).isFalse();
		assertThat(stateOf("HIBERNATING", SUCCEEDED).status()).isEqualTo(BackfillStatus.UNKNOWN);
		assertThat(stateOf("HIBERNATING", SUCCEEDED).isFinished()).isFalse();
		assertThat(stateOf("COMPLETED", SKIPPED).counts().notStarted()).isEqualTo(1);
	}

	@Test
	void namesTheErrorOfTheBackfillItself() {
		this.stub.answer(Answer
			.json("""
					{"data":{"partitionBackfillOrError":{"__typename":"PartitionBackfill","id":"b1","status":"FAILED",
					"numPartitions":2,"partitionSetName":"j_partition_set","timestamp":1795949035.2,"tags":[],
					"partitionNames":["a","b"],"partitionStatusCounts":[],"error":{"className":"DagsterInvalidConfigError","message":
					"dagster._core.errors.DagsterInvalidConfigError: Invalid value s3cret\\n","stack":[],"causes":[]}}}}"""));
		BackfillAwaitException failure = catchThrowableOfType(BackfillAwaitException.class,
				() -> this.client.backfill("b1").await(AwaitOptions.within(Duration.ofSeconds(5)).requireSuccess()));
		assertThat(failure).hasMessageStartingWith("Backfill b1 ended with FAILED (DagsterInvalidConfigError): ")
			.hasMessageNotContaining("s3cret");
	}

	@Test
	void readsTheProgressOfAssets() {
		this.stub.answer("""
				{"data":{"partitionBackfillOrError":{"__typename":"PartitionBackfill","id":"b1","status":"COMPLETED",
				"numPartitions":4,"timestamp":1795949035.2,"endTimestamp":0.0,"tags":[],"partitionNames":["x"],
				"assetSelection":[{"path":["stock"]},{"path":["total"]}],"partitionStatusCounts":[],
				"assetBackfillData":{"rootTargetedPartitions":{"partitionKeys":null,"ranges":[{"start":"a","end":"d"}]},
				"assetBackfillStatuses":[{"__typename":"AssetPartitionsStatusCounts","assetKey":{"path":["stock"]},
				"numPartitionsTargeted":4,"numPartitionsInProgress":1,"numPartitionsMaterialized":2,
				"numPartitionsFailed":1},{"__typename":"UnpartitionedAssetStatus","assetKey":{"path":["total"]},
				"inProgress":false,"materialized":true,"failed":false}]}}}}""");
		Backfill backfill = this.client.backfill("b1").get();
		assertThat(backfill.assetKeys()).containsExactly(AssetKey.of("stock"), AssetKey.of("total"));
		assertThat(backfill.partitionRanges()).containsExactly(new PartitionRange("a", "d"));
		assertThat(backfill.partitionNames()).isEmpty();
		assertThat(backfill.ended()).isNull();
		assertThat(backfill.assets()).containsExactly(
				new AssetBackfillProgress(AssetKey.of("stock"), true, new BackfillCounts(4, 2, 1, 0, 1)),
				new AssetBackfillProgress(AssetKey.of("total"), false, new BackfillCounts(1, 1, 0, 0, 0)));
		assertThat(backfill.counts()).isEqualTo(new BackfillCounts(5, 3, 1, 0, 1));
		// the daemon has stopped counting
		assertThat(backfill.isFinished()).isTrue();
		assertThat(backfill.isSuccessful()).isFalse();
	}

	@Test
	void toleratesAnOutage() {
		AtomicInteger polls = new AtomicInteger();
		this.stub.answer((request) -> (polls.incrementAndGet() < 4) ? Answer.of(503, "text/plain", "restarting")
				: backfill("COMPLETED_SUCCESS", SUCCEEDED));
		assertThat(this.client.backfill("b1").await(LONG.requireSuccess()).isSuccessful()).isTrue();
		assertThat(polls).hasValueGreaterThanOrEqualTo(4);
	}

	@Test
	void cancelsOnATimeout() {
		this.stub.answer((request) -> request.operation().equals("CancelBackfill") ? Answer.json("""
				{"data":{"cancelPartitionBackfill":{"__typename":"CancelBackfillSuccess","backfillId":"b1"}}}""")
				: backfill("REQUESTED", RUNNING));
		BackfillAwaitException failure = catchThrowableOfType(BackfillAwaitException.class, () -> this.client
			.backfill("b1")
			.await(AwaitOptions.within(Duration.ofSeconds(2)).terminateOnTimeout(TerminatePolicy.SAFE_TERMINATE)));
		assertThat(failure.getReason()).isEqualTo(Reason.TIMEOUT);
		assertThat(failure.isOutcomeUnknown()).isFalse();
		assertThat(failure).hasMessageContaining("REQUESTED with 1 of 2 partitions succeeded")
			.hasMessageEndingWith("The server has accepted the request to cancel it");
		assertThat(this.stub.requests()).extracting(Request::operation).contains("CancelBackfill");
		assertThatIllegalArgumentException().isThrownBy(() -> this.client.backfill("b1")
			.await(LONG.terminateOnTimeout(TerminatePolicy.MARK_AS_CANCELED_IMMEDIATELY)));
	}

	@Test
	void waitsEndWithTheClient() {
		this.stub.answer((request) -> backfill("REQUESTED", RUNNING));
		CompletableFuture<Backfill> wait = this.client.reactive().backfill("b1").await(LONG).toFuture();
		this.client.endWaits();
		CompletionException ex = catchThrowableOfType(CompletionException.class,
				() -> wait.orTimeout(1, TimeUnit.MINUTES).join());
		assertThat(ex.getCause()).isInstanceOfSatisfying(BackfillAwaitException.class,
				(ended) -> assertThat(ended.getReason()).isEqualTo(Reason.CLOSED));
		assertThatExceptionOfType(BackfillAwaitException.class).isThrownBy(() -> this.client.backfill("b1").await(LONG))
			.withMessageContaining("The backfill itself continues");
	}

	@Test
	void sendsTheChosenPartitions() {
		servePartitions();
		launch().partitions("b", "a", "b").tag("team", "core").launch();
		assertThat(sent()).isEqualTo(json("""
				{"backfillParams":{"partitionNames":["b","a"],"selector":{"partitionSetName":"j_partition_set",
				"repositorySelector":{"repositoryName":"r","repositoryLocationName":"l"}},
				"tags":[{"key":"team","value":"core"}]}}"""));
		launch().partitionRange("b", "d").launch();
		assertThat(sent().at("/backfillParams/partitionNames")).isEqualTo(json("[\"b\",\"c\",\"d\"]"));
		launch().onlyMissing().launch();
		assertThat(sent().at("/backfillParams/partitionNames")).isEqualTo(json("[\"c\"]"));
		launch().partitionRange("b", "b").launch();
		assertThat(sent().at("/backfillParams/partitionNames")).isEqualTo(json("[\"b\"]"));
		launch().partitionRange("b", "d").onlyFailed().launch();
		assertThat(sent().at("/backfillParams/partitionNames")).isEqualTo(json("[\"b\"]"));
		launch().onlyMissing().onlyFailed().launch();
		assertThat(sent().at("/backfillParams/partitionNames")).isEqualTo(json("[\"b\",\"c\"]"));
		launch().allPartitions().launch();
		assertThat(sent().at("/backfillParams/allPartitions")).isEqualTo(json("true"));
	}

	@Test
	void launchesNothingWithoutPartitions() {
		servePartitions();
		assertThatIllegalStateException().isThrownBy(() -> launch().launch());
		assertThatIllegalArgumentException().isThrownBy(() -> launch().partitions(List.of()));
		InvalidPartitionException nothing = catchThrowableOfType(InvalidPartitionException.class,
				() -> launch().partitions("a").onlyFailed().launch());
		assertThat(nothing.getReason()).isEqualTo(InvalidPartitionException.Reason.NOTHING_SELECTED);
		assertThat(nothing).hasMessage("There is nothing to launch: no selected partition of Job \"j\" has failed");
		assertThatExceptionOfType(InvalidPartitionException.class)
			.isThrownBy(() -> launch().partitionRange("d", "a").launch());
		assertThatExceptionOfType(InvalidPartitionException.class)
			.isThrownBy(() -> launch().partitions("a", "zzzzz", "yyyyy").launch())
			.withMessage("Job \"j\" has no partitions \"zzzzz\", \"yyyyy\": it has 4 partitions from a to d")
			.satisfies((ex) -> assertThat(ex.getUnknownKeys()).containsExactly("zzzzz", "yyyyy"));
		assertThat(this.stub.requests()).extracting(Request::operation).containsOnly("JobPartitionKeys");
	}

	@Test
	void selectsThePartitionsOfAssets() {
		serveAssets(STOCK, DERIVED,
				"""
						{"assetKey":{"path":["total"]},"isExecutable":true,"jobNames":["j"],"dependencyKeys":[{"path":["stock"]}],
						"partitionDefinition":null,"partitionKeysByDimension":[]}""");
		assetBackfill().partitions("b", "a").title("t").launch();
		assertThat(sent()).isEqualTo(json("""
				{"backfillParams":{"partitionNames":["b","a"],"assetSelection":[{"path":["stock"]},
				{"path":["derived"]},{"path":["total"]}],"title":"t"}}"""));
		assetBackfill().allPartitions().launch();
		assertThat(sent().at("/backfillParams/allPartitions")).isEqualTo(json("true"));
		assetBackfill().partitionRange("b", "c").launch();
		assertThat(sent().at("/backfillParams/partitionNames")).isEqualTo(json("[\"b\",\"c\"]"));
		// missing or failed in one of the two assets with the same partitions
		assetBackfill().onlyMissing().launch();
		assertThat(sent().at("/backfillParams/partitionNames")).isEqualTo(json("[\"b\",\"d\"]"));
		assetBackfill().onlyFailed().launch();
		assertThat(sent().at("/backfillParams/partitionNames")).isEqualTo(json("[\"c\"]"));
	}

	@Test
	void convertsKeys() {
		String days = STOCK.replace("[\"a\",\"b\",\"c\",\"d\"]", "[\"2026-03-28\",\"2026-03-29\"]");
		serveAssets(days, days.replace("stock", "derived"), days.replace("stock", "total"));
		assetBackfill().partitionRange(LocalDate.of(2026, 3, 28), LocalDate.of(2026, 3, 29)).launch();
		assertThat(sent().at("/backfillParams/partitionNames")).isEqualTo(json("[\"2026-03-28\",\"2026-03-29\"]"));
		assetBackfill().partitions(PartitionKey.of(LocalDate.of(2026, 3, 29)), PartitionKey.of("2026-03-29")).launch();
		assertThat(sent().at("/backfillParams/partitionNames")).isEqualTo(json("[\"2026-03-29\"]"));
		assertThatExceptionOfType(InvalidPartitionException.class)
			.isThrownBy(() -> assetBackfill().partitions(PartitionKey.of(LocalDate.of(2026, 3, 30))).launch())
			.withMessageStartingWith("Asset stock has no partition \"2026-03-30\"");
	}

	@Test
	void sendsRunConfig() {
		serveAssets(STOCK, DERIVED, STOCK.replace("stock", "total"));
		assetBackfill().allPartitions().runConfig(Map.of("ops", Map.of())).tag("a", "b").title("t").launch();
		assertThat(sent()).isEqualTo(json("""
				{"backfillParams":{"allPartitions":true,"assetSelection":[{"path":["stock"]},{"path":["derived"]},
				{"path":["total"]}],"runConfigData":{"ops":{}},"tags":[{"key":"a","value":"b"}],"title":"t"}}"""));
		assetBackfill().allPartitions().runConfig(Map.of()).runConfigYaml("ops: {}").launch();
		assertThat(sent().at("/backfillParams/runConfigData")).isEqualTo(json("\"ops: {}\""));
		assetBackfill().allPartitions().runConfigYaml("{\n\t\"ops\": {}\n}").launch();
		assertThat(sent().at("/backfillParams/runConfigData")).isEqualTo(json("{\"ops\":{}}"));
		assertThatIllegalArgumentException().isThrownBy(() -> assetBackfill().runConfig("ops: {}"))
			.withMessage("run config must not be text: use runConfigYaml(..)");
		assertThatIllegalArgumentException().isThrownBy(() -> assetBackfill().runConfigYaml("ops"))
			.withMessage("run config must be a YAML mapping");
		assertThatIllegalArgumentException().isThrownBy(() -> assetBackfill().runConfigYaml("ops: {"))
			.withMessageContaining("line 1");
	}

	@Test
	void refusesRunConfigOnOlderServers() {
		this.stub.answer(Answer.json("{\"data\":{\"version\":\"1.11.6\"}}"));
		assertThatExceptionOfType(UnsupportedServerVersionException.class)
			.isThrownBy(() -> launch().allPartitions().runConfig(Map.of()).launch())
			.withMessageContaining("1.11.7");
	}

	@Test
	void convertsKeysWithDimensionsOfAJob() {
		this.stub.answer((request) -> switch (request.operation()) {
			case "LaunchBackfill" -> LAUNCHED;
			case "JobPartition" -> Answer.json("""
					{"data":{"partitionSetOrError":{"__typename":"PartitionSet","partition":{"name":"eu|2026-01-01",
					"runConfigOrError":{"__typename":"PartitionRunConfig","yaml":"{}"},
					"tagsOrError":{"__typename":"PartitionTags","results":[
					{"key":"dagster/partition","value":"eu|2026-01-01"},
					{"key":"dagster/partition/area","value":"eu"},
					{"key":"dagster/partition/day","value":"2026-01-01"}]}}}}}""");
			default -> Answer.json("""
					{"data":{"partitionSetsOrError":{"__typename":"PartitionSets","results":[{
					"name":"j_partition_set","partitionsOrError":{"__typename":"Partitions","results":[
					{"name":"eu|2026-01-01"},{"name":"eu|2026-01-02"}]}}]}}}""");
		});
		LocalDate day = LocalDate.of(2026, 1, 2);
		launch().partitions(PartitionKey.ofDimensions(Map.of("day", day, "area", "eu"))).launch();
		assertThat(sent().at("/backfillParams/partitionNames")).isEqualTo(json("[\"eu|2026-01-02\"]"));
		assertThat(this.stub.requests()).extracting(Request::operation)
			.containsExactly("JobPartitionKeys", "JobPartition", "LaunchBackfill");
		assertThatExceptionOfType(InvalidPartitionException.class)
			.isThrownBy(() -> launch().partitions(PartitionKey.ofDimensions(Map.of("day", day, "area", "us"))).launch())
			.withMessageStartingWith("Job \"j\" has no partition \"us\" in dimension \"area\"");
		assertThatExceptionOfType(InvalidPartitionException.class)
			.isThrownBy(() -> launch().partitions(PartitionKey.ofDimensions(Map.of("day", day))).launch())
			.withMessageContaining("has the dimensions area, day");
	}

	@Test
	void previewsThePartitionsOfAssets() {
		this.stub.answer((request) -> request.operation().equals("PreviewBackfill") ? Answer.json("""
				{"data":{"assetBackfillPreview":[{"assetKey":{"path":["stock"]},"partitions":{"partitionKeys":null,
				"ranges":[{"start":"a","end":"d"}]}}]}}""")
				: assets(STOCK, DERIVED, DERIVED.replace("derived", "total")));
		assertThat(assetBackfill().allPartitions().preview()).containsExactly(
				new AssetBackfillPreview(AssetKey.of("stock"), true, List.of(), List.of(new PartitionRange("a", "d"))));
		assertThat(sent()).isEqualTo(json("""
				{"params":{"partitionNames":["a","b","c","d"],"assetSelection":[{"path":["stock"]},
				{"path":["derived"]},{"path":["total"]}]}}"""));
		assertThatIllegalStateException().isThrownBy(() -> assetBackfill().preview());
	}

	@Test
	void ignoresPartitionsOfDownstreamAssets() {
		serveAssets(STOCK, DERIVED.replace("'a', 'b'", "'z'"), STOCK.replace("stock", "total"));
		assetBackfill().partitions("a").launch();
		assertThat(sent().at("/backfillParams/partitionNames")).isEqualTo(json("[\"a\"]"));
	}

	@Test
	void explainsDifferentPartitions() {
		serveAssets(STOCK, DERIVED, STOCK.replace("stock", "total").replace("'a', 'b'", "'z'"));
		assertThatExceptionOfType(InvalidPartitionException.class)
			.isThrownBy(() -> assetBackfill().partitions("a").launch())
			.withMessage("The assets stock and total have different partitions: launch a backfill for each of them");
		this.stub
			.answer((request) -> request.operation().equals("LaunchBackfill") ? Answer.of(500, "application/json", """
					{"data":{"launchPartitionBackfill":{"__typename":"PythonError","message":\
					"dagster._core.errors.DagsterBackfillFailedError: All the assets at the root of the backfill \
					must have the same PartitionsDefinition\\n","className":"DagsterBackfillFailedError","stack":[],\
					"cause":null}}}""") : assets(STOCK, DERIVED, DERIVED.replace("derived", "total")));
		assertThatExceptionOfType(InvalidPartitionException.class)
			.isThrownBy(() -> assetBackfill().partitions("a").launch())
			.satisfies((ex) -> assertThat(ex.getReason())
				.isEqualTo(InvalidPartitionException.Reason.DIFFERENT_PARTITIONS));
	}

	private AssetBackfillSpec assetBackfill() {
		return this.client.assetBackfill("stock", "derived", "total");
	}

	@Test
	void rejectsAssetsThatWouldBeOmitted() {
		String total = STOCK.replace("stock", "total");
		serveAssets(STOCK, DERIVED, total);
		assetBackfill().partitions("a").launch();
		assertThat(this.stub.requests()).extracting(Request::operation)
			.containsExactly("AssetsToBackfill", "PreviewBackfill", "LaunchBackfill");
		this.stub.answer((request) -> request.operation().equals("PreviewBackfill") ? preview("stock", "derived")
				: assets(STOCK, DERIVED, total));
		List<Function<AssetBackfillSpec, ?>> calls = List.of(AssetBackfillSpec::launch, AssetBackfillSpec::preview);
		assertThat(calls).allSatisfy((call) -> assertThatExceptionOfType(InvalidSubsetException.class)
			.isThrownBy(() -> call.apply(assetBackfill().partitions("a")))
			.withMessage(
					"Dagster would omit asset total, which depends on other assets of the backfill only through assets that are not part of it or not partitioned: add partitioned assets in between, or launch a backfill of its own"));
		// through an asset without partitions, which the server does not follow either
		this.stub
			.answer((request) -> request.operation().equals("PreviewBackfill") ? preview("stock", "derived") : assets(
					STOCK,
					"""
							{"assetKey":{"path":["derived"]},"isExecutable":true,"jobNames":["j"],
							"dependencyKeys":[{"path":["stock"]}],"partitionDefinition":null,"partitionKeysByDimension":[]}""",
					total.replace("\"dependencyKeys\":[]", "\"dependencyKeys\":[{\"path\":[\"derived\"]}]")));
		assertThatExceptionOfType(InvalidSubsetException.class)
			.isThrownBy(() -> assetBackfill().partitions("a").launch())
			.withMessageStartingWith("Dagster would omit asset total");
	}

	private static Answer preview(String... keys) {
		return Answer.json("{\"data\":{\"assetBackfillPreview\":[%s]}}".formatted(Stream.of(keys)
			.map("""
					{"assetKey":{"path":["%s"]},"partitions":{"partitionKeys":["a"],"ranges":null}}"""::formatted)
			.collect(Collectors.joining(","))));
	}

	private void serveAssets(String... assets) {
		this.stub.answer((request) -> request.operation().equals("LaunchBackfill") ? LAUNCHED
				: request.operation().equals("PreviewBackfill") ? preview("stock", "derived", "total")
						: request.operation().endsWith("ServerVersion")
								? Answer.json("{\"data\":{\"version\":\"1.13.27\"}}") : assets(assets));
	}

	private static Answer assets(String... assets) {
		return Answer.json("{\"data\":{\"assetNodes\":[" + String.join(",", assets) + "]}}");
	}

	@Test
	void doesNotRepeatALaunch() {
		this.stub.answer((request) -> Answer.of(502, "text/html", "<html>"));
		assertThatExceptionOfType(InvalidResponseException.class).isThrownBy(() -> launch().allPartitions().launch())
			.satisfies((ex) -> assertThat(ex.isOutcomeUnknown()).isTrue());
		assertThat(this.stub.requests()).hasSize(1);
	}

	@Test
	void explainsThatABackfillIsInProgress() {
		this.stub.answer(Answer.of(500, "application/json",
				"""
						{"data":{"reexecutePartitionBackfill":{"__typename":"PythonError","message":\
						"dagster._core.errors.DagsterInvariantViolationError: Cannot re-execute backfill b1 because it is still \
						in progress.\\n","className":"DagsterInvariantViolationError","stack":[],"cause":null}}}"""));
		BackfillHandle handle = this.client.backfill("b1");
		assertThatExceptionOfType(BackfillNotFailedException.class).isThrownBy(handle::reexecuteFailed)
			.withMessage("Backfill b1 cannot be re-executed: it is still in progress");
	}

	private void servePartitions() {
		this.stub.answer((request) -> request.operation().equals("LaunchBackfill") ? LAUNCHED : Answer.json("""
				{"data":{"partitionSetsOrError":{"__typename":"PartitionSets","results":[{
				"name":"j_partition_set","partitionsOrError":{
				"__typename":"Partitions","results":[{"name":"a"},{"name":"b"},{"name":"c"},{"name":"d"}]},
				"partitionStatusesOrError":{"__typename":"PartitionStatuses","results":[
				{"partitionName":"a","runStatus":"SUCCESS"},{"partitionName":"b","runStatus":"FAILURE"},
				{"partitionName":"c","runStatus":null},{"partitionName":"d","runStatus":"STARTED"}]}}]}}}"""));
	}

	private JobBackfillSpec<BackfillHandle> launch() {
		return this.client.jobBackfill("j").location("l").repository("r");
	}

	private Backfill stateOf(String status, String counts) {
		this.stub.answer(backfill(status, counts));
		return this.client.backfill("b1").get();
	}

	private static Answer backfill(String status, String counts) {
		return Answer.json("""
				{"data":{"partitionBackfillOrError":{"__typename":"PartitionBackfill","id":"b1","status":"%s",
				"numPartitions":2,"partitionSetName":"j_partition_set","timestamp":1795949035.2,"tags":[],
				"partitionNames":["a","b"],"partitionStatusCounts":%s}}}""".formatted(status, counts));
	}

	private JsonNode sent() {
		List<Request> requests = this.stub.requests();
		return json(requests.get(requests.size() - 1).body()).path("variables");
	}

	private static JsonNode json(String text) {
		return JsonMapper.shared().readTree(text);
	}

}
