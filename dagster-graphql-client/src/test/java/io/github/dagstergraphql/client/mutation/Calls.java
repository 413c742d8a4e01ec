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

package io.github.dagstergraphql.client.mutation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.VersionCheck;
import io.github.dagstergraphql.client.asset.AssetCheckReport;
import io.github.dagstergraphql.client.asset.AssetHistoryOptions;
import io.github.dagstergraphql.client.asset.AssetReport;
import io.github.dagstergraphql.client.asset.condition.AutomationConditionNode;
import io.github.dagstergraphql.client.automation.TickOptions;
import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;
import io.github.dagstergraphql.client.error.DagsterInterruptedException;
import io.github.dagstergraphql.client.event.RunEvent;
import io.github.dagstergraphql.client.event.RunEventOptions;
import io.github.dagstergraphql.client.instance.ConcurrencyPool;
import io.github.dagstergraphql.client.job.JobExecution;
import io.github.dagstergraphql.client.job.LaunchResult;
import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.client.log.CapturedLogChunk;
import io.github.dagstergraphql.client.log.CapturedLogOptions;
import io.github.dagstergraphql.client.partition.PartitionKey;
import io.github.dagstergraphql.client.run.AwaitOptions;
import io.github.dagstergraphql.client.run.RunHandle;
import io.github.dagstergraphql.client.run.TerminatePolicy;
import org.slf4j.LoggerFactory;

import org.springframework.core.retry.RetryPolicy;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * All operations of a client.
 */
final class Calls {

	/** What no message may quote. */
	static final String SECRET = "hunter2secret";

	private static final Pattern OPERATION = Pattern.compile("\"operationName\":\"(\\w+)\"");

	/** When a call hangs. */
	private static final Duration LIMIT = Duration.ofSeconds(20);

	/** For waits for a run that may never end. */
	private static final AwaitOptions SOON = AwaitOptions.within(Duration.ofMillis(20))
		.retryGraceTime(Duration.ofMillis(1));

	private static final List<String> RUN_IDS = IntStream.range(0, 120).mapToObj((index) -> "run-" + index).toList();

	private static final List<Function<DagsterGraphQlClient, ?>> ALL = List.of((client) -> client.getRunStatus("r1"),
			(client) -> client.reactive().getRunStatus("r1").block(LIMIT),
			(client) -> ui(client.job("j").location("l").repository("r").launch()),
			(client) -> client.reactive()
				.job("j")
				.location("l")
				.repository("r")
				.runConfig(Map.of("ops", Map.of("greet", Map.of("config", Map.of("name", SECRET)))))
				.launch()
				.block(LIMIT),
			(client) -> client.submitJobExecution("succeeding"),
			(client) -> client.reactive().submitJobExecution("suceeding").block(LIMIT),
			(client) -> client.job("j").location("orders").launch(),
			(client) -> client.job("j").location("l").repository("r").runConfigYaml("ops: {a: 1}").launch(),
			(client) -> client.job("j").location("l").repository("r").assetSelection("a/b").launch(),
			(client) -> client.job("j").location("l").repository("r").idempotencyKey("k").launch(),
			(client) -> client.reactive().job("j").idempotencyKey("k").launch().block(LIMIT),
			(client) -> client.job("j").location("l").repository("r").partition("2026-01-01").launch(),
			(client) -> client.reactive()
				.job("j")
				.location("l")
				.repository("r")
				.partition(PartitionKey.ofDimensions(Map.of("day", LocalDate.of(2026, 1, 1), "area", "eu")))
				.launch()
				.block(LIMIT),
			(client) -> {
				client.job("j").location("l").repository("r").runConfig(Map.of("x", SECRET)).validate();
				return "";
			}, (client) -> client.reactive().job("j").runConfigYaml("ops: {a: 1}").validate().block(LIMIT),
			(client) -> client.jobs().list(),
			(client) -> client.jobs().tag("token", SECRET).includeImplicitJobs().list(),
			(client) -> client.reactive().jobs().location("l").list().block(LIMIT),
			(client) -> client.job("j").location("l").repository("r").get(),
			(client) -> client.reactive().job("j").get().block(LIMIT), (client) -> client.job("j").partitionKeys(),
			(client) -> client.asset("grid").partitionKeyStream(2).limit(100).toList(),
			(client) -> client.reactive().asset("grid").partitionKeyStream(2).take(100).collectList().block(LIMIT),
			(client) -> client.asset("grid").partitionCounts(), (client) -> client.asset("grid").partitionStatuses(),
			(client) -> client.reactive().asset("grid").partitionStatuses().block(LIMIT),
			(client) -> client.asset("grid").partitionKeys(), (client) -> client.asset("grid").partitionKeys("area"),
			(client) -> {
				client.asset("files").addPartition("a.csv");
				return "";
			}, (client) -> {
				client.asset("files").deletePartitions(List.of("a.csv"));
				return "";
			}, (client) -> ui(client.asset("raw/orders").materialize().launch()),
			(client) -> client.asset("grid").materialize().partition("eu|2026-01-01").withoutChecks().launch(),
			(client) -> client.reactive()
				.assets("daily", "raw/orders")
				.materialize()
				.partition(LocalDate.of(2026, 1, 1))
				.tag("token", SECRET)
				.launch()
				.block(LIMIT),
			(client) -> client.pipeline("p").location("l").repository("r").preset("x").launch(), (client) -> {
				client.terminateRun("r1");
				return "";
			}, (client) -> {
				client.terminateRuns(List.of("a", "b", "c"));
				return "";
			}, (client) -> {
				client.terminateRuns(RUN_IDS);
				return "";
			}, (client) -> client.reloadRepositoryLocation("l"),
			(client) -> client.reactive().reloadRepositoryLocation("l").block(LIMIT),
			(client) -> client.location("l").shutdown(), (client) -> client.locations().list(),
			(client) -> client.locations().reload(), (client) -> client.location("l").resources(),
			(client) -> client.reactive().locations().list().block(LIMIT), (client) -> client.instance().version(),
			(client) -> client.backfill("b1").get(), (client) -> client.reactive().backfill("b1").get().block(LIMIT),
			(client) -> client.backfills().list(5), (client) -> client.backfills().createdAfter(Instant.EPOCH).list(5),
			(client) -> client.reactive().backfills().stream().take(200).collectList().block(LIMIT),
			(client) -> client.jobBackfill("j").location("l").repository("r").allPartitions().launch(),
			(client) -> client.assetBackfill("stock", "total").allPartitions().launch(),
			(client) -> client.assetBackfill("stock").allPartitions().preview(),
			(client) -> client.reactive().assetBackfill("stock").partitions("a").preview().block(LIMIT),
			(client) -> client.assetBackfill("stock").partitions("a", "eu|a").launch(),
			(client) -> client.reactive().assetBackfill("stock").onlyMissing().onlyFailed().launch().block(LIMIT),
			(client) -> client.jobBackfill("j").location("l").repository("r").onlyMissing().onlyFailed().launch(),
			(client) -> client.reactive()
				.jobBackfill("j")
				.location("l")
				.repository("r")
				.partitionRange("a", "b")
				.tag("secret", SECRET)
				.launch()
				.block(LIMIT),
			(client) -> client.backfill("b1").await(SOON), (client) -> {
				client.backfill("b1").cancel();
				return "";
			}, (client) -> {
				client.backfill("b1").resume();
				return "";
			}, (client) -> client.backfill("b1").reexecuteFailed(), (client) -> client.instance().daemons(),
			(client) -> client.reactive().instance().daemons().block(LIMIT), (client) -> client.instance().settings(),
			(client) -> client.reactive().instance().settings().block(LIMIT), (client) -> client.instance().runQueue(),
			(client) -> client.reactive().instance().runQueue().block(LIMIT),
			(client) -> client.instance().pools().stream().mapToInt(ConcurrencyPool::freeSlots).sum(),
			(client) -> client.instance().pool("db").waitingSteps(), (client) -> client.instance().permissions(),
			(client) -> {
				client.instance().setPoolLimit("db", 3);
				return "";
			}, (client) -> {
				client.instance().deletePoolLimit("db");
				return "";
			}, (client) -> {
				client.instance().freePoolSlots("r1", "load");
				return "";
			}, (client) -> {
				client.instance().resumeAutoMaterialize();
				return "";
			}, (client) -> client.graphql().document("{ a }").retrieve("a.b").toEntityList(Integer.class),
			(client) -> client.graphql()
				.document("query Runs { runsOrError { __typename } }")
				.retrieve("runsOrError.results")
				.toEntityList(Row.class),
			(client) -> client.graphql().document("{ a }").retrieve("runsOrError").toEntity(Row.class),
			(client) -> client.reactive()
				.graphql()
				.document("mutation Wipe { a }")
				.retrieve("a")
				.toEntity(Map.class)
				.block(LIMIT),
			(client) -> client.run("r1").get(), (client) -> client.reactive().run("r1").get().block(LIMIT),
			(client) -> client.run("r1").runConfig(), (client) -> client.run("r1").steps(),
			(client) -> client.run("r1").failure(), (client) -> client.reactive().run("r1").failure().block(LIMIT),
			(client) -> texts(client.run("r1").events(RunEventOptions.all().onlyPast()).limit(500).toList()),
			(client) -> texts(client.reactive()
				.run("r1")
				.events(RunEventOptions.all().maxOutage(Duration.ofMillis(20)))
				.take(500)
				.take(Duration.ofMillis(200))
				.collectList()
				.block(LIMIT)),
			(client) -> client.run("r1").logs().list(),
			(client) -> client.run("r1").logs().fileKey("ktkjanox").metadata(),
			(client) -> logText(client.run("r1")
				.logs()
				.fileKey("ktkjanox")
				.stdout()
				.chunks(CapturedLogOptions.all().onlyPast())
				.limit(50)
				.toList()),
			(client) -> logText(client.reactive()
				.run("r1")
				.logs()
				.step("load")
				.stderr()
				.chunks(CapturedLogOptions.all().maxOutage(Duration.ofMillis(20)))
				.take(50)
				.take(Duration.ofMillis(200))
				.collectList()
				.block(LIMIT)),
			(client) -> {
				client.run("r1").delete();
				return "";
			}, (client) -> {
				client.run("r1").terminate(TerminatePolicy.MARK_AS_CANCELED_IMMEDIATELY);
				return "";
			}, (client) -> ui(client.run("r1").reexecute().launch()),
			(client) -> client.run("r1").reexecute().fromFailure().launch(),
			(client) -> client.reactive()
				.run("r1")
				.reexecute()
				.steps("extract")
				.tag("token", SECRET)
				.launch()
				.block(LIMIT),
			(client) -> client.asset("raw/orders").get(),
			(client) -> client.reactive().asset("raw/orders").status("2026-11-22").block(LIMIT),
			(client) -> client.asset("raw/orders").status(),
			(client) -> texts(client.asset("raw/orders").materializations().limit(50).toList()),
			(client) -> texts(client.reactive()
				.asset("raw/orders")
				.observations(AssetHistoryOptions.all().pageSize(1))
				.take(20)
				.collectList()
				.block(LIMIT)),
			(client) -> client.asset("raw/orders").executeChecks().check("no_nulls").launch().id(),
			(client) -> client.asset("raw/orders").checks(),
			(client) -> client.reactive()
				.asset("raw/orders")
				.checkExecutions("no_nulls")
				.take(50)
				.collectList()
				.block(LIMIT),
			(client) -> client.asset("raw/orders").conditionEvaluations().limit(20).toList(),
			(client) -> client.reactive().assets().conditionEvaluations("7").block(LIMIT),
			(client) -> client.asset("raw/orders")
				.truePartitions("7", AutomationConditionNode.builder("n1", "missing").partitioned(true).build()),
			(client) -> client.asset("raw/orders").checkExecutions("no_nulls", "2026-11-22").limit(50).toList(),
			(client) -> client.assets().pageSize(1).stream().limit(20).toList(),
			(client) -> client.reactive().assets().list(10).block(LIMIT),
			(client) -> client.assets().latest(List.of(AssetKey.parse("raw/orders"))), (client) -> {
				client.asset("a/b").reportMaterialization(AssetReport.create().metadata("token", SECRET));
				return "";
			}, (client) -> {
				client.asset("a/b").reportObservation(AssetReport.create().dataVersion(SECRET));
				return "";
			},
			(client) -> client.reactive()
				.asset("a/b")
				.reportCheck(AssetCheckReport.failed("c").metadata("rows", 5))
				.thenReturn("")
				.block(LIMIT),
			(client) -> {
				client.asset("a/b").reportCheck(AssetCheckReport.passed("c").partition("p").description(SECRET));
				return "";
			}, (client) -> {
				client.asset("a/b").wipe();
				return "";
			}, (client) -> {
				client.asset("a/b").wipePartitions("p", "q");
				return "";
			}, (client) -> {
				JobExecution job = JobExecution.builder("j").runConfig(Map.of("secret", SECRET)).build();
				client.launchAll(List.of(job, job)).forEach(LaunchResult::run);
				return "";
			}, (client) -> client.job("j").defaultRunConfigYaml(),
			(client) -> client.job("j")
				.location("l")
				.repository("r")
				.runConfig(Map.of("secret", SECRET))
				.executionPlan(),
			(client) -> client.run("r1").executionPlan(),
			(client) -> client.job("j").location("l").repository("r").runConfigSchema().toJsonSchemaText(),
			(client) -> client.job("j").location("l").repository("r").defaultRunConfig(),
			(client) -> client.run("r1").group(), (client) -> client.runs().tagKeys(),
			(client) -> client.runs().tagValues("team"),
			(client) -> client.reactive().runs().tagValues("team").block(LIMIT),
			(client) -> client.schedule("nightly").get(), (client) -> client.schedules().list(),
			(client) -> client.reactive().schedule("nightly").nextTicks(3).block(LIMIT),
			(client) -> client.sensor("inbox").get(), (client) -> client.reactive().sensors().list().block(LIMIT),
			(client) -> client.sensor("inbox").ticks().limit(20).toList(),
			(client) -> client.reactive()
				.schedule("nightly")
				.location("l")
				.repository("r")
				.ticks(TickOptions.all().pageSize(1))
				.take(20)
				.collectList()
				.block(LIMIT),
			(client) -> {
				client.schedule("nightly").start();
				return "";
			}, (client) -> {
				client.schedule("nightly").stop();
				return "";
			}, (client) -> {
				client.schedule("nightly").location("l").repository("r").stop();
				return "";
			}, (client) -> {
				client.schedule("nightly").location("l").repository("r").reset();
				return "";
			}, (client) -> {
				client.sensor("inbox").start();
				return "";
			}, (client) -> {
				client.sensor("inbox").location("l").repository("r").stop();
				return "";
			}, (client) -> {
				client.sensor("inbox").location("l").repository("r").reset();
				return "";
			}, (client) -> {
				client.sensor("inbox").setCursor(SECRET);
				return "";
			}, (client) -> client.schedule("nightly").dryRun(Instant.EPOCH).runRequests(),
			(client) -> client.sensor("inbox").dryRun(SECRET).runRequests(),
			(client) -> client.reactive().sensor("inbox").dryRun().block(LIMIT),
			(client) -> client.runs().job("j").count(), (client) -> client.runs().tag("token", SECRET).list(10),
			(client) -> client.runs().pageSize(1).stream().limit(20).toList(),
			(client) -> client.reactive().runs().pageSize(2).stream().take(20).collectList().block(LIMIT),
			(client) -> client.runs().job("j").terminate(TerminatePolicy.SAFE_TERMINATE),
			(client) -> client.runs().job("j").atMost(9).terminate(TerminatePolicy.MARK_AS_CANCELED_IMMEDIATELY),
			(client) -> client.run("r1").await(SOON.requireSuccess()),
			(client) -> client.reactive().run("r1").await(SOON).block(LIMIT),
			(client) -> client.runs(List.of("r1", "r2")).await(SOON),
			(client) -> client.run("r1").terminateAndAwait(TerminatePolicy.SAFE_TERMINATE, SOON.timeout()),
			(client) -> client.runs(List.of("r1", "r2"))
				.terminateAndAwait(TerminatePolicy.MARK_AS_CANCELED_IMMEDIATELY, SOON.timeout()));

	private Calls() {
	}

	// what is computed later must not fail, either
	private static String logText(List<CapturedLogChunk> chunks) {
		return chunks.stream().map((chunk) -> chunk + chunk.text().substring(0, 1)).collect(Collectors.joining());
	}

	private static String texts(List<? extends RunEvent> events) {
		return events.stream().map((event) -> event + event.cursor() + event.metadata()).collect(Collectors.joining());
	}

	/**
	 * Have the client warn of what it is answered, or not: half of it would be worth a
	 * warning.
	 * @param level the least that is logged, or {@code null} for what is usual
	 */
	static void warnings(Level level) {
		((Logger) LoggerFactory.getLogger("io.github.dagstergraphql.client")).setLevel(level);
	}

	/**
	 * Return what decides about a call.
	 * @param seed the seed of all calls
	 * @param number the number of the call
	 * @return always the same for the same call
	 */
	static Random random(long seed, int number) {
		return new Random(new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number).nextLong());
	}

	/**
	 * Configure short timeouts.
	 * @param builder builds the client
	 * @param timeout how long a call may take
	 * @param maxRetries how often it is tried again
	 * @return the builder
	 */
	static DagsterGraphQlClient.Builder hasty(DagsterGraphQlClient.Builder builder, Duration timeout, int maxRetries) {
		return builder.maxResponseSize(200_000)
			.readTimeout(timeout)
			.launchTimeout(timeout)
			.launchSettleTime(Duration.ofMillis(1))
			.reloadTimeout(timeout)
			.pollInterval(Duration.ofMillis(5), Duration.ofMillis(5))
			.retryPolicy(RetryPolicy.builder().maxRetries(maxRetries).delay(Duration.ofMillis(1)).build())
			.versionCheck(VersionCheck.OFF);
	}

	/**
	 * Return the operation of a request.
	 * @param body the body of the request
	 * @return its name, or an empty text
	 */
	static String operationIn(String body) {
		Matcher operation = OPERATION.matcher(body);
		return operation.find() ? operation.group(1) : "";
	}

	/**
	 * Make one of the calls.
	 * @param random decides which one
	 * @param client the client
	 * @return what it ended with: a result, or the name of an exception of the tree
	 */
	static String any(Random random, DagsterGraphQlClient client) {
		try {
			Object result = ALL.get(random.nextInt(ALL.size())).apply(client);
			String.valueOf(result);
			return "a result";
		}
		catch (DagsterInterruptedException ex) {
			throw new AssertionError("a call hangs", ex);
		}
		catch (DagsterGraphQlClientException ex) {
			assertThat(ex.getErrorType()).isNotNull();
			assertThat(ex.getMessage()).isNotEmpty();
			assertThat(ex.toString()).doesNotContain(SECRET);
			ex.isOutcomeUnknown();
			return ex.getClass().getSimpleName();
		}
	}

	private static String ui(RunHandle run) {
		return run.uiUrl().toString();
	}

	record Row(String runId, List<Tag> tags) {

		record Tag(String key, String value) {

		}

	}

}
