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

package io.github.dagstergraphql.samples.secrets;

import java.time.Duration;
import java.time.Instant;
import java.util.AbstractList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.ReactiveDagsterGraphQlClient;
import io.github.dagstergraphql.client.asset.AssetCheckReport;
import io.github.dagstergraphql.client.asset.AssetHistoryOptions;
import io.github.dagstergraphql.client.asset.AssetReport;
import io.github.dagstergraphql.client.asset.condition.AutomationConditionNode;
import io.github.dagstergraphql.client.automation.AutomationStatus;
import io.github.dagstergraphql.client.automation.ReactiveScheduleHandle;
import io.github.dagstergraphql.client.automation.ReactiveSensorHandle;
import io.github.dagstergraphql.client.automation.ScheduleHandle;
import io.github.dagstergraphql.client.automation.SensorHandle;
import io.github.dagstergraphql.client.automation.SensorType;
import io.github.dagstergraphql.client.automation.TickOptions;
import io.github.dagstergraphql.client.backfill.BackfillStatus;
import io.github.dagstergraphql.client.backfill.JobBackfillSpec;
import io.github.dagstergraphql.client.declared.DagsterClientProxyFactory;
import io.github.dagstergraphql.client.declared.DagsterJob;
import io.github.dagstergraphql.client.declared.RunConfig;
import io.github.dagstergraphql.client.declared.RunTag;
import io.github.dagstergraphql.client.event.RunEventOptions;
import io.github.dagstergraphql.client.graphql.GraphQlOperations;
import io.github.dagstergraphql.client.graphql.ReactiveGraphQlOperations;
import io.github.dagstergraphql.client.job.JobExecution;
import io.github.dagstergraphql.client.job.JobFilterSpec;
import io.github.dagstergraphql.client.job.LaunchResult;
import io.github.dagstergraphql.client.job.PipelineExecution;
import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.client.location.LocationChange;
import io.github.dagstergraphql.client.log.CapturedLogOptions;
import io.github.dagstergraphql.client.partition.PartitionKey;
import io.github.dagstergraphql.client.run.AwaitOptions;
import io.github.dagstergraphql.client.run.ReexecutionSpec;
import io.github.dagstergraphql.client.run.RunChange;
import io.github.dagstergraphql.client.run.RunChangePosition;
import io.github.dagstergraphql.client.run.RunFilterSpec;
import io.github.dagstergraphql.client.run.RunHandle;
import io.github.dagstergraphql.client.run.RunStatus;
import io.github.dagstergraphql.client.run.TerminatePolicy;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * All that can be asked of Dagster, with something secret wherever there may be.
 */
final class Operations {

	private static final AutomationConditionNode CONDITION = AutomationConditionNode.builder("n1", "missing")
		.partitioned(true)
		.build();

	static final String JOB = "daily_orders";

	static final String HANGING_JOB = "hanging";

	private static final String LOCATION = "definitions";

	private static final String RUN = "5f0f7a5e-7d35-4b21-8b0c-6a1d1f3f5c11";

	private static final Map<String, Object> CONFIG = Map.of("ops",
			Map.of("load", Map.of("config",
					Map.of("text", Secret.CONFIG_TEXT.value(), "awkward", Secret.CONFIG_AWKWARD.value(), "letters",
							Secret.CONFIG_NON_ASCII.value(), "number", Secret.CONFIG_NUMBER.value(), "decimal",
							Secret.CONFIG_DECIMAL.value(), "flag", true, "mode", "default", "deep", List.of(Map.of("x",
									List.of(1, Secret.CONFIG_NESTED.value()), "key", Secret.CONFIG_BYTES.bytes())),
							"users", Map.of(Secret.CONFIG_KEY.text(), 1)))));

	private static final String YAML = "ops:\n  load:\n    config:\n      password: %s\n      # a comment\n      number: %s\n"
		.formatted(Secret.CONFIG_YAML.text(), Secret.CONFIG_YAML_NUMBER.text());

	private static final String QUERY = "query Mine($id: ID!) { runOrError(runId: $id) { __typename ... on Error { message } } "
			+ "more: runOrError(runId: \"%s\") { __typename ... on Error { message } } version }"
				.formatted(Secret.LITERAL.text());

	private static final String MUTATION = "mutation MyOwn($id: String!) { terminateRun(runId: $id) { __typename ... on Error { message } } }";

	private static final TerminatePolicy POLICY = TerminatePolicy.MARK_AS_CANCELED_IMMEDIATELY;

	private static final AutomationStatus STOPPED = AutomationStatus.STOPPED;

	private static final CapturedLogOptions PAST = CapturedLogOptions.all().onlyPast();

	private static final Duration LONG = Duration.ofSeconds(10);

	private static final String SUBSCRIPTION = """
			subscription Follow($id: ID!) {
			  pipelineRunLogs(runId: $id) { __typename }
			}""";

	private static final Duration MOMENT = Duration.ofMillis(200);

	private static final AwaitOptions WAIT = AwaitOptions.within(MOMENT).requireSuccess();

	private static final JobExecution INFERRED = JobExecution.builder(JOB)
		.runConfig(CONFIG)
		.tag("token", Secret.TAG.text())
		.build();

	private static final JobExecution PLACED = INFERRED.mutate()
		.location(LOCATION)
		.repository("__repository__")
		.build();

	private static final JobExecution RECORD = PLACED.mutate()
		.runConfig(new Config(Map.of("load", Map.of("config", Map.of("password", Secret.CONFIG_RECORD.text())))))
		.build();

	private static final JobExecution TEXT = PLACED.mutate().runConfigYaml(YAML).build();

	private static final PipelineExecution PIPELINE = PipelineExecution.builder(JOB)
		.location(LOCATION)
		.repository("__repository__")
		.mode("default")
		.runConfig(CONFIG)
		.tag("token", Secret.TAG.text())
		.build();

	private Operations() {
	}

	/**
	 * Return all operations, which may be in more than one way.
	 * @return what they do by what they are called
	 */
	static Map<String, Function<DagsterGraphQlClient, Object>> all() {
		Map<String, Function<DagsterGraphQlClient, Object>> all = new LinkedHashMap<>();
		blocking().forEach(all::put);
		reactive().forEach((name, operation) -> all.put("reactive " + name,
				(client) -> operation.apply(client.reactive()).blockOptional(Duration.ofMinutes(2))));
		return all;
	}

	/**
	 * Return a few operations, for what depends on the client more than on them.
	 * @return what they do by what they are called
	 */
	static Map<String, Function<DagsterGraphQlClient, Object>> some() {
		Map<String, Function<DagsterGraphQlClient, Object>> some = new LinkedHashMap<>(all());
		some.keySet().retainAll(List.of("status", "reactive launch", "reactive query"));
		return some;
	}

	/**
	 * Return launches with an idempotency key, which are not given up before there is no
	 * time left.
	 * @return what they do by what they are called
	 */
	static Map<String, Function<DagsterGraphQlClient, Object>> keyed() {
		String key = Secret.IDEMPOTENCY_KEY.text();
		return Map.of("launch with a key", (client) -> told(client.job(PLACED).idempotencyKey(key)).launch(),
				"reactive launch with a key",
				(client) -> told(client.reactive().job(PLACED).idempotencyKey(key)).launch().block());
	}

	private static Map<String, Function<DagsterGraphQlClient, Object>> blocking() {
		Map<String, Function<DagsterGraphQlClient, Object>> operations = new LinkedHashMap<>();
		operations.put("status", (client) -> client.getRunStatus(RUN));
		operations.put("terminate", (client) -> done(() -> client.terminateRun(RUN)));
		operations.put("terminate runs", (client) -> done(() -> client.terminateRuns(List.of(RUN, "other"))));
		operations.put("launch", (client) -> client.submitJobExecution(PLACED));
		operations.put("launch of a job to be found", (client) -> client.submitJobExecution(INFERRED));
		operations.put("launch with a record", (client) -> client.submitJobExecution(RECORD));
		operations.put("several launches", (client) -> client.launchAll(List.of(PLACED, INFERRED)));
		operations.put("several launches with a failure",
				(client) -> client.launchAll(List.of(RECORD, TEXT)).stream().map(LaunchResult::run).toList());
		operations.put("validate", (client) -> done(() -> client.job(PLACED).validate()));
		operations.put("execution plan", (client) -> client.job(PLACED).executionPlan());
		operations.put("run config schema", (client) -> client.job(PLACED).runConfigSchema());
		operations.put("default run config",
				(client) -> client.job(PLACED).defaultRunConfigYaml() + client.job(PLACED).defaultRunConfig());
		operations.put("jobs", (client) -> told(filter(client.jobs())).list());
		operations.put("definition of a job",
				(client) -> List.of(client.job(PLACED).get(), client.job(PLACED).partitionKeys()));
		operations.put("validate YAML", (client) -> done(() -> client.job(TEXT).validate()));
		operations.put("launch for a partition",
				(client) -> told(client.job(PLACED).partition(PartitionKey.of("2026-01-01"))).launch());
		operations.put("keys of assets",
				(client) -> client.asset("raw/orders").key() + " " + client.assets("daily", "raw/orders").keys());
		operations.put("materialize with options",
				(client) -> told(client.asset("daily")
					.materialize()
					.partition(PartitionKey.of("2026-01-01"))
					.partitionRange(PartitionKey.of("2026-01-01"), PartitionKey.of("2026-01-01"))
					.check("daily", "rows")
					.withoutChecks()).launch());
		operations.put("materialize",
				(client) -> told(client.asset("raw/orders").materialize().tag("token", Secret.TAG.text())).launch());
		operations.put("declared client",
				(client) -> told(declared(client)).load(CONFIG, Map.of("token", Secret.TAG.text())));
		operations.put("declared client with an invalid argument",
				(client) -> rejected(
						() -> declared(client).load(Map.of("password", Secret.CONFIG_TEXT.value(), "rate", Double.NaN),
								Map.of("token", Secret.TAG.text()))));
		operations.put("partition keys", (client) -> client.asset("daily").partitionKeys());
		operations.put("partition keys by page", (client) -> client.asset("daily").partitionKeyStream(2).toList());
		operations.put("number of partitions", (client) -> client.asset("daily").partitionCounts());
		operations.put("status of partitions", (client) -> client.asset("daily").partitionStatuses());
		operations.put("partition keys of a dimension",
				(client) -> done(() -> client.asset("grid").partitionKeys("area")));
		operations.put("add a partition", (client) -> done(() -> client.asset("files").addPartition("a.csv")));
		operations.put("delete a partition",
				(client) -> done(() -> client.asset("files").deletePartitions(List.of("a.csv"))));
		operations.put("materialize a partition",
				(client) -> told(client.assets("daily", "raw/orders").materialize().partition("2026-01-01")).launch());
		operations.put("launch with YAML", (client) -> client.submitJobExecution(TEXT));
		operations.put("launch of a pipeline", (client) -> client.submitPipelineExecution(PIPELINE));
		operations.put("reload", (client) -> client.reloadRepositoryLocation(LOCATION));
		operations.put("resources of a location", (client) -> client.location(LOCATION).resources());
		operations.put("reload of all locations", (client) -> told(client.locations()).reload());
		operations.put("changes of locations", Operations::locationChanges);
		operations.put("shut down", (client) -> client.shutdownRepositoryLocation(LOCATION));
		operations.put("locations", (client) -> client.locations().list());
		operations.put("version", (client) -> client.instance().version());
		operations.put("daemons", (client) -> client.instance().daemons());
		instanceOperations(operations);
		runOperations(operations);
		jobOperations(operations);
		backfillOperations(operations);
		automationOperations(operations);
		operations.put("query", (client) -> done(() -> query(client.graphql()).retrieve("").toEntity(Map.class)));
		operations.put("query for a list",
				(client) -> done(() -> query(client.graphql()).retrieve("runOrError").toEntityList(String.class)));
		operations.put("mutation",
				(client) -> done(() -> mutation(client.graphql()).retrieve("terminateRun").toEntity(String.class)));
		return operations;
	}

	private static void instanceOperations(Map<String, Function<DagsterGraphQlClient, Object>> operations) {
		operations.put("settings", (client) -> client.instance().settings());
		operations.put("run queue", (client) -> client.instance().runQueue());
		operations.put("pools", (client) -> client.instance().pools());
		operations.put("pool", (client) -> client.instance().pool("db"));
		operations.put("permissions", (client) -> client.instance().permissions());
		operations.put("set the limit of a pool", (client) -> done(() -> client.instance().setPoolLimit("db", 3)));
		operations.put("delete the limit of a pool", (client) -> done(() -> client.instance().deletePoolLimit("db")));
		operations.put("free slots", (client) -> done(() -> client.instance().freePoolSlots(RUN)));
		operations.put("free slots of a step", (client) -> done(() -> client.instance().freePoolSlots(RUN, "load")));
		operations.put("pause materialization", (client) -> done(() -> client.instance().pauseAutoMaterialize()));
		operations.put("resume materialization", (client) -> done(() -> client.instance().resumeAutoMaterialize()));
	}

	private static void reactiveInstanceOperations(
			Map<String, Function<ReactiveDagsterGraphQlClient, Mono<?>>> operations) {
		operations.put("settings", (client) -> client.instance().settings());
		operations.put("run queue", (client) -> client.instance().runQueue());
		operations.put("pools", (client) -> client.instance().pools());
		operations.put("pool", (client) -> client.instance().pool("db"));
		operations.put("permissions", (client) -> client.instance().permissions());
		operations.put("set the limit of a pool", (client) -> client.instance().setPoolLimit("db", 3));
		operations.put("delete the limit of a pool", (client) -> client.instance().deletePoolLimit("db"));
		operations.put("free slots", (client) -> client.instance().freePoolSlots(RUN));
		operations.put("free slots of a step", (client) -> client.instance().freePoolSlots(RUN, "load"));
		operations.put("pause materialization", (client) -> client.instance().pauseAutoMaterialize());
		operations.put("resume materialization", (client) -> client.instance().resumeAutoMaterialize());
	}

	private static Map<String, Function<ReactiveDagsterGraphQlClient, Mono<?>>> reactive() {
		Map<String, Function<ReactiveDagsterGraphQlClient, Mono<?>>> operations = new LinkedHashMap<>();
		operations.put("status", (client) -> client.getRunStatus(RUN));
		operations.put("terminate", (client) -> client.terminateRun(RUN));
		operations.put("terminate runs", (client) -> client.terminateRuns(List.of(RUN, "other")));
		operations.put("launch", (client) -> client.submitJobExecution(PLACED));
		operations.put("launch of a job to be found", (client) -> client.submitJobExecution(INFERRED));
		operations.put("launch with a record", (client) -> client.submitJobExecution(RECORD));
		operations.put("several launches", (client) -> client.launchAll(List.of(PLACED, INFERRED)));
		operations.put("validate", (client) -> client.job(PLACED).validate());
		operations.put("execution plan", (client) -> client.job(PLACED).executionPlan());
		operations.put("run config schema", (client) -> client.job(PLACED).runConfigSchema());
		operations.put("default run config",
				(client) -> client.job(PLACED).defaultRunConfigYaml().zipWith(client.job(PLACED).defaultRunConfig()));
		operations.put("jobs", (client) -> told(filter(client.jobs())).list());
		operations.put("definition of a job", (client) -> client.job(PLACED).get());
		operations.put("partition keys of a job", (client) -> client.job(PLACED).partitionKeys());
		operations.put("launch for a partition", (client) -> client.job(PLACED).partition("2026-01-01").launch());
		operations.put("materialize", (client) -> client.asset("raw/orders").materialize().launch());
		operations.put("key of an asset", (client) -> Mono.just(client.asset("raw/orders").key()));
		operations.put("partition keys", (client) -> client.asset("daily").partitionKeys());
		operations.put("partition keys by page", (client) -> client.asset("daily").partitionKeyStream(2).collectList());
		operations.put("number of partitions", (client) -> client.asset("daily").partitionCounts());
		operations.put("status of partitions", (client) -> client.asset("daily").partitionStatuses());
		operations.put("partition keys of a dimension", (client) -> client.asset("grid").partitionKeys("area"));
		operations.put("add a partition", (client) -> client.asset("files").addPartition("a.csv"));
		operations.put("delete a partition", (client) -> client.asset("files").deletePartitions(List.of("a.csv")));
		operations.put("materialize a partition",
				(client) -> client.assets("daily").materialize().partition("2026-01-01").launch());
		operations.put("launch with YAML", (client) -> client.submitJobExecution(TEXT));
		operations.put("launch of a pipeline", (client) -> client.submitPipelineExecution(PIPELINE));
		operations.put("reload", (client) -> client.reloadRepositoryLocation(LOCATION));
		operations.put("resources of a location", (client) -> client.location(LOCATION).resources());
		operations.put("reload of all locations", (client) -> told(client.locations()).reload());
		operations.put("changes of locations",
				(client) -> told(client.locations()).changes().take(MOMENT).collectList());
		operations.put("shut down", (client) -> client.shutdownRepositoryLocation(LOCATION));
		operations.put("locations", (client) -> client.locations().list());
		operations.put("version", (client) -> client.instance().version());
		operations.put("daemons", (client) -> client.instance().daemons());
		reactiveInstanceOperations(operations);
		reactiveRunOperations(operations);
		reactiveJobOperations(operations);
		reactiveAutomationOperations(operations);
		operations.put("query", (client) -> query(client.graphql()).retrieve("").toEntity(Map.class).then());
		operations.put("query for a list",
				(client) -> query(client.graphql()).retrieve("runOrError").toEntityList(String.class).then());
		operations.put("mutation",
				(client) -> mutation(client.graphql()).retrieve("terminateRun").toEntity(String.class).then());
		operations.put("subscription",
				(client) -> subscription(client.graphql()).toEntity(Map.class).take(MOMENT).then());
		operations.put("subscription to lists",
				(client) -> subscription(client.graphql()).toEntityList(String.class).take(MOMENT).then());
		return operations;
	}

	private static void runOperations(Map<String, Function<DagsterGraphQlClient, Object>> operations) {
		operations.put("run", (client) -> told(client.run(RUN)).get());
		operations.put("status of a run", (client) -> client.run(RUN).status());
		operations.put("run group", (client) -> client.run(RUN).group());
		operations.put("run config", (client) -> done(() -> client.run(RUN).runConfig()));
		operations.put("steps", (client) -> client.run(RUN).steps());
		operations.put("execution plan of a run", (client) -> client.run(RUN).executionPlan());
		operations.put("failure", (client) -> client.run(RUN).failure());
		operations.put("events", (client) -> client.run(RUN).events(RunEventOptions.all().onlyPast()).toList());
		operations.put("captured logs", (client) -> client.run(RUN).logs().list());
		operations.put("captured log", (client) -> client.run(RUN).logs().step("load").get());
		operations.put("attempt", (client) -> client.run(RUN).logs().step("load", 1).stdout().chunks(PAST).toList());
		operations.put("location of a log", (client) -> client.run(RUN).logs().fileKey("f1").metadata());
		operations.put("text of a log", (client) -> client.run(RUN).logs().fileKey("f1").stdout().text());
		operations.put("chunks of a log",
				(client) -> client.run(RUN).logs().fileKey("f1").stderr().chunks(PAST).toList());
		operations.put("delete", (client) -> done(() -> client.run(RUN).delete()));
		operations.put("terminate a run", (client) -> done(() -> client.run(RUN).terminate()));
		operations.put("terminate a run by policy", (client) -> done(() -> client.run(RUN).terminate(POLICY)));
		operations.put("terminate and await", (client) -> client.run(RUN).terminateAndAwait(POLICY, MOMENT));
		operations.put("await", (client) -> client.run(RUN).await(WAIT));
		operations.put("await within", (client) -> client.run(RUN).await(MOMENT));
		operations.put("await elsewhere", (client) -> get(client.run(RUN).awaitAsync(WAIT)));
		operations.put("ids of runs", (client) -> client.runs(List.of(RUN, "other")).ids());
		operations.put("terminate all", (client) -> done(() -> client.runs(List.of(RUN, "other")).terminate(POLICY)));
		operations.put("Spring's client", (client) -> client.httpGraphQlClient().toString());
		operations.put("await all", (client) -> client.runs(List.of(RUN, "other")).await(WAIT));
		operations.put("terminate and await all",
				(client) -> client.runs(List.of(RUN, "other")).terminateAndAwait(POLICY, MOMENT));
		operations.put("re-execute", (client) -> reexecution(client.run(RUN)).launch());
		operations.put("re-execute from failure", (client) -> told(
				client.run(RUN).reexecute().fromFailure().runConfigYaml("x: " + Secret.REEXECUTION_CONFIG.text()))
			.launch());
		operations.put("runs", (client) -> told(filter(client.runs()).pageSize(2)).list(5));
		operations.put("runs in a stream", (client) -> filter(client.runs()).stream().toList());
		operations.put("runs counted", (client) -> filter(client.runs()).count());
		operations.put("changes", Operations::changes);
		operations.put("change position", (client) -> client.runs().changePosition());
		operations.put("asset", (client) -> client.asset("raw/orders").get());
		operations.put("asset status", (client) -> client.asset("raw/orders").status());
		operations.put("asset partition status", (client) -> client.asset("raw/orders").status("2026-11-22"));
		operations.put("materializations", (client) -> client.asset("raw/orders").materializations().toList());
		operations.put("materializations with options",
				(client) -> client.asset("raw/orders")
					.materializations(AssetHistoryOptions.all().pageSize(2))
					.toList());
		operations.put("observations", (client) -> client.asset("raw/orders").observations().toList());
		operations.put("observations with options",
				(client) -> client.asset("raw/orders").observations(AssetHistoryOptions.all().pageSize(2)).toList());
		operations.put("materialization awaited",
				(client) -> client.asset("raw/orders").awaitMaterialization(Instant.EPOCH, Duration.ofMillis(500)));
		operations.put("materialization of a partition awaited", (client) -> client.asset("raw/orders")
			.awaitMaterialization("2026-11-22", Instant.EPOCH, Duration.ofMillis(500)));
		operations.put("checks", (client) -> client.asset("raw/orders").checks());
		operations.put("condition evaluations", (client) -> client.asset("raw/orders").conditionEvaluations().toList());
		operations.put("earlier condition evaluations",
				(client) -> client.asset("raw/orders").conditionEvaluations("7").toList());
		operations.put("condition evaluations of an id", (client) -> client.assets().conditionEvaluations("7"));
		operations.put("true partitions", (client) -> client.asset("raw/orders").truePartitions("7", CONDITION));
		operations.put("check executions", (client) -> client.asset("raw/orders").checkExecutions("unique").toList());
		operations.put("check executions of a partition",
				(client) -> client.asset("raw/orders").checkExecutions("unique", "2026-11-22").toList());
		operations.put("checks of a partition executed",
				(client) -> client.asset("daily").executeChecks().partition(PartitionKey.of("2026-01-01")).launch());
		operations.put("checks executed",
				(client) -> told(
						client.asset("raw/orders").executeChecks().check("unique").tag("token", Secret.TAG.text()))
					.launch());
		operations.put("assets", (client) -> client.assets().pageSize(2).list(5));
		operations.put("assets in a stream",
				(client) -> client.assets()
					.prefix("raw")
					.group("g")
					.kind("k")
					.owner("o")
					.tag("k", "v")
					.location("l")
					.stream()
					.toList());
		operations.put("latest materializations",
				(client) -> client.assets().latest(List.of(AssetKey.parse("raw/orders"))));
		operations.put("tag keys", (client) -> client.runs().tagKeys());
		operations.put("tag values", (client) -> done(() -> client.runs().tagValues("token")));
		operations.put("materialization reported",
				(client) -> done(() -> told(client.asset("raw/orders")).reportMaterialization(report())));
		operations.put("observation reported",
				(client) -> done(() -> client.asset("raw/orders").reportObservation(report())));
		operations.put("check reported", (client) -> done(() -> client.asset("raw/orders").reportCheck(checkReport())));
		operations.put("check of a partition reported",
				(client) -> done(() -> client.asset("raw/orders").reportCheck(checkReport().partition("2026-11-22"))));
		operations.put("check with a description reported", (client) -> done(() -> client.asset("raw/orders")
			.reportCheck(told(checkReport().description(Secret.REPORT_DESCRIPTION.text())))));
		operations.put("asset wiped", (client) -> done(() -> client.asset("raw/orders").wipe()));
		operations.put("partitions wiped", (client) -> done(() -> client.asset("raw/orders").wipePartitions("a", "b")));
		operations.put("runs terminated", (client) -> filter(client.runs()).atMost(1_000_000).terminate(POLICY));
		operations.put("hanging runs terminated", (client) -> {
			client.job(HANGING_JOB).location(LOCATION).repository("__repository__").launch();
			return client.runs().job(HANGING_JOB).terminate(POLICY);
		});
		operations.put("what becomes of a run", (client) -> {
			RunHandle run = client.job(PLACED).launch();
			return List.of(run.get(), run.status(), run.steps(), run.executionPlan(), done(run::runConfig),
					reexecution(run).launch(), filter(client.runs()).list(5), run.failure(), done(run::delete));
		});
	}

	private static <S extends JobFilterSpec<S>> S filter(S jobs) {
		return jobs.location(LOCATION)
			.repository("__repository__")
			.owner("team:core")
			.tag("token", Secret.TAG.text())
			.includeImplicitJobs();
	}

	private static void automationOperations(Map<String, Function<DagsterGraphQlClient, Object>> operations) {
		String cursor = Secret.TAG.text();
		TickOptions options = TickOptions.all().pageSize(2);
		operations.put("schedules", (client) -> told(client.schedules().location(LOCATION).status(STOPPED)).list());
		operations.put("sensors",
				(client) -> told(client.sensors().location(LOCATION).status(STOPPED).type(SensorType.STANDARD)).list());
		operations.put("schedule", (client) -> told(client.schedule("nightly")).get());
		operations.put("sensor", (client) -> told(client.sensor("inbox")).get());
		operations.put("names of schedules and sensors",
				(client) -> List.of(client.schedule("nightly").name(), client.sensor("inbox").name()));
		operations.put("next ticks", (client) -> client.schedule("nightly").nextTicks(2));
		operations.put("ticks of a schedule", (client) -> List.of(client.schedule("nightly").ticks().toList(),
				client.schedule("nightly").ticks(options).toList()));
		operations.put("ticks of a sensor", (client) -> List.of(client.sensor("inbox").ticks().toList(),
				client.sensor("inbox").ticks(options).toList()));
		operations.put("schedule started and stopped", (client) -> done(() -> {
			ScheduleHandle schedule = client.schedule("nightly").location(LOCATION).repository("__repository__");
			schedule.start();
			schedule.stop();
			schedule.reset();
		}));
		operations.put("sensor started and stopped", (client) -> done(() -> {
			SensorHandle sensor = client.sensor("inbox").location(LOCATION).repository("__repository__");
			sensor.start();
			sensor.stop();
			sensor.reset();
		}));
		operations.put("cursor", (client) -> done(() -> client.sensor("inbox").setCursor(cursor)));
		operations.put("dry run of a schedule", (client) -> client.schedule("nightly").dryRun(Instant.EPOCH));
		operations.put("dry run of a sensor", (client) -> client.sensor("inbox").dryRun());
		operations.put("dry run with a cursor", (client) -> client.sensor("inbox").dryRun(cursor));
	}

	private static void reactiveAutomationOperations(
			Map<String, Function<ReactiveDagsterGraphQlClient, Mono<?>>> operations) {
		String cursor = Secret.TAG.text();
		TickOptions options = TickOptions.all().pageSize(2);
		operations.put("schedules", (client) -> told(client.schedules().location(LOCATION).status(STOPPED)).list());
		operations.put("sensors",
				(client) -> told(client.sensors().location(LOCATION).status(STOPPED).type(SensorType.STANDARD)).list());
		operations.put("schedule", (client) -> told(client.schedule("nightly")).get());
		operations.put("sensor", (client) -> told(client.sensor("inbox")).get());
		operations.put("names of schedules and sensors",
				(client) -> Mono.just(client.schedule("nightly").name() + client.sensor("inbox").name()));
		operations.put("next ticks", (client) -> client.schedule("nightly").nextTicks(2));
		operations.put("ticks of a schedule", (client) -> client.schedule("nightly").ticks().collectList());
		operations.put("some ticks of a schedule", (client) -> client.schedule("nightly").ticks(options).collectList());
		operations.put("ticks of a sensor", (client) -> client.sensor("inbox").ticks().collectList());
		operations.put("some ticks of a sensor", (client) -> client.sensor("inbox").ticks(options).collectList());
		operations.put("schedule started and stopped", (client) -> {
			ReactiveScheduleHandle schedule = client.schedule("nightly")
				.location(LOCATION)
				.repository("__repository__");
			return schedule.start().then(schedule.stop()).then(schedule.reset());
		});
		operations.put("sensor started and stopped", (client) -> {
			ReactiveSensorHandle sensor = client.sensor("inbox").location(LOCATION).repository("__repository__");
			return sensor.start().then(sensor.stop()).then(sensor.reset());
		});
		operations.put("cursor", (client) -> client.sensor("inbox").setCursor(cursor));
		operations.put("dry run of a schedule", (client) -> client.schedule("nightly").dryRun(Instant.EPOCH));
		operations.put("dry run of a sensor", (client) -> client.sensor("inbox").dryRun());
		operations.put("dry run with a cursor", (client) -> client.sensor("inbox").dryRun(cursor));
	}

	private static void backfillOperations(Map<String, Function<DagsterGraphQlClient, Object>> operations) {
		operations.put("backfill", (client) -> told(client.backfill("b1")).get());
		operations.put("backfill's names",
				(client) -> List.of(client.backfill("b1").id(), client.backfill("b1").uiUrl()));
		operations.put("backfill canceled", (client) -> done(() -> client.backfill("b1").cancel()));
		operations.put("backfill resumed", (client) -> done(() -> client.backfill("b1").resume()));
		operations.put("backfill re-executed", (client) -> client.backfill("b1").reexecuteFailed());
		operations.put("backfill awaited", (client) -> client.backfill("b1").await(WAIT));
		operations.put("backfill awaited briefly", (client) -> client.backfill("b1").await(MOMENT));
		operations.put("backfills",
				(client) -> told(client.backfills().statuses(BackfillStatus.FAILED).pageSize(2)).list(5));
		operations.put("backfills by time",
				(client) -> client.backfills()
					.createdAfter(Instant.EPOCH)
					.createdBefore(Instant.now())
					.stream()
					.toList());
		operations.put("backfill of a job", (client) -> backfill(client.jobBackfill(JOB)).allPartitions().launch());
		operations.put("backfill of partitions",
				(client) -> backfill(client.jobBackfill(JOB)).partitions("a", "b").partitions(List.of("a")).launch());
		operations.put("backfill of a range",
				(client) -> backfill(client.jobBackfill(JOB)).partitionRange("a", "b")
					.runConfig(CONFIG)
					.onlyMissing()
					.onlyFailed()
					.title("title")
					.description("description")
					.launch());
		operations.put("backfill of assets",
				(client) -> told(client.assetBackfill("daily", "raw/orders").tag("token", Secret.TAG.text()))
					.runConfigYaml(YAML)
					.allPartitions()
					.launch());
		operations.put("preview of a backfill",
				(client) -> client.assetBackfill("daily").partitions("2026-01-01").preview());
		operations.put("backfill of partitions of assets",
				(client) -> client.assetBackfill("daily").partitions("2026-01-01").onlyMissing().launch());
	}

	private static void reactiveBackfillOperations(
			Map<String, Function<ReactiveDagsterGraphQlClient, Mono<?>>> operations) {
		operations.put("backfill", (client) -> told(client.backfill("b1")).get());
		operations.put("backfill's names",
				(client) -> Mono.just(List.of(client.backfill("b1").id(), client.backfill("b1").uiUrl())));
		operations.put("backfill canceled", (client) -> client.backfill("b1").cancel());
		operations.put("backfill resumed", (client) -> client.backfill("b1").resume());
		operations.put("backfill re-executed", (client) -> client.backfill("b1").reexecuteFailed());
		operations.put("backfill awaited", (client) -> client.backfill("b1").await(WAIT));
		operations.put("backfill awaited briefly", (client) -> client.backfill("b1").await(MOMENT));
		operations.put("backfills",
				(client) -> told(client.backfills().statuses(BackfillStatus.FAILED).pageSize(2)).list(5));
		operations.put("backfills by time",
				(client) -> client.backfills()
					.createdAfter(Instant.EPOCH)
					.createdBefore(Instant.now())
					.stream()
					.collectList());
		operations.put("backfill of a job", (client) -> backfill(client.jobBackfill(JOB)).allPartitions().launch());
		operations.put("backfill of a range",
				(client) -> backfill(client.jobBackfill(JOB)).partitionRange("a", "b")
					.runConfig(CONFIG)
					.onlyMissing()
					.onlyFailed()
					.title("title")
					.description("description")
					.launch());
		operations.put("backfill of assets",
				(client) -> told(client.assetBackfill("daily", "raw/orders").tag("token", Secret.TAG.text()))
					.runConfigYaml(YAML)
					.allPartitions()
					.launch());
		operations.put("preview of a backfill",
				(client) -> client.assetBackfill("daily").partitions("2026-01-01").preview());
		operations.put("backfill of partitions of assets",
				(client) -> client.assetBackfill("daily").partitions("2026-01-01").onlyMissing().launch());
	}

	private static <R> JobBackfillSpec<R> backfill(JobBackfillSpec<R> backfill) {
		return told(backfill.location(LOCATION)
			.repository("__repository__")
			.tag("token", Secret.TAG.text())
			.tags(Map.of("more", Secret.TAG.text())));
	}

	/**
	 * Prepare to re-execute a run.
	 * @param run the run
	 * @return the re-execution
	 */
	static ReexecutionSpec<RunHandle> reexecution(RunHandle run) {
		return told(run.reexecute()
			.runConfig(Map.of("ops", Map.of("load", Map.of("config", Map.of("x", Secret.REEXECUTION_CONFIG.text())))))
			.tag("token", Secret.REEXECUTION_TAG.text())
			.tags(Map.of("more", Secret.REEXECUTION_TAG.text())));
	}

	private static void jobOperations(Map<String, Function<DagsterGraphQlClient, Object>> operations) {
		operations.put("job that does not exist", (client) -> client.job("unknown").launch());
		operations.put("submit by name", (client) -> client.submitJobExecution(JOB));
		operations.put("job",
				(client) -> told(client.job(JOB)
					.location(LOCATION)
					.repository("__repository__")
					.opSelection("load")
					.runConfig(CONFIG)
					.tag("token", Secret.TAG.text())
					.tags(Map.of("more", Secret.TAG.text()))).launch());
		operations.put("job with YAML", (client) -> told(client.job(JOB).runConfigYaml(YAML)).launch());
		operations.put("pipeline", (client) -> told(client.pipeline(PIPELINE)).launch());
		operations.put("pipeline by name", (client) -> told(client.pipeline(JOB).mode("default")).launch());
		operations.put("job of assets",
				(client) -> client.job(PLACED)
					.assetSelection(AssetKey.of("load"))
					.tag("token", Secret.TAG.text())
					.launch());
		operations.put("pipeline with solids",
				(client) -> client.pipeline(JOB).mode("default").solidSelection("load").runConfig(CONFIG).launch());
		operations.put("pipeline with a preset", (client) -> client.pipeline(JOB).preset("small").launch());
		operations.put("query by name",
				(client) -> done(() -> client.graphql()
					.documentName("secrets")
					.variable("id", Secret.VARIABLE.value())
					.retrieve("")
					.toEntity(Map.class)));
		operations.put("location",
				(client) -> List.of(told(client.location(LOCATION)).reload(), client.location(LOCATION).shutdown()));
		operations.put("launch with what cannot be written", (client) -> {
			try {
				return client.job(JOB).runConfig(Map.of(Secret.CONFIG_KEY.text(), List.of(new Unwritable())));
			}
			catch (IllegalArgumentException ex) {
				Evidence.examine("argument", ex);
				return "refused";
			}
		});
	}

	private static void reactiveRunOperations(Map<String, Function<ReactiveDagsterGraphQlClient, Mono<?>>> operations) {
		operations.put("run", (client) -> told(client.run(RUN)).get());
		operations.put("status of a run", (client) -> client.run(RUN).status());
		operations.put("run group", (client) -> client.run(RUN).group());
		operations.put("run config", (client) -> client.run(RUN).runConfig().then());
		operations.put("steps", (client) -> client.run(RUN).steps());
		operations.put("execution plan of a run", (client) -> client.run(RUN).executionPlan());
		operations.put("failure", (client) -> client.run(RUN).failure());
		operations.put("events", (client) -> client.run(RUN).events(RunEventOptions.all().onlyPast()).collectList());
		reactiveBackfillOperations(operations);
		operations.put("captured logs", (client) -> client.run(RUN).logs().list());
		operations.put("captured log", (client) -> client.run(RUN).logs().step("load").get());
		operations.put("attempt",
				(client) -> client.run(RUN).logs().step("load", 1).stdout().chunks(PAST).collectList());
		operations.put("location of a log", (client) -> client.run(RUN).logs().fileKey("f1").metadata());
		operations.put("text of a log", (client) -> client.run(RUN).logs().fileKey("f1").stdout().text());
		operations.put("chunks of a log",
				(client) -> client.run(RUN).logs().fileKey("f1").stderr().chunks(PAST).collectList());
		operations.put("delete", (client) -> client.run(RUN).delete());
		operations.put("terminate a run", (client) -> client.run(RUN).terminate());
		operations.put("terminate a run by policy", (client) -> client.run(RUN).terminate(POLICY));
		operations.put("terminate and await", (client) -> client.run(RUN).terminateAndAwait(POLICY, MOMENT));
		operations.put("await", (client) -> client.run(RUN).await(WAIT));
		operations.put("await within", (client) -> client.run(RUN).await(MOMENT));
		operations.put("ids of runs", (client) -> Mono.just(client.runs(List.of(RUN, "other")).ids()));
		operations.put("terminate all", (client) -> client.runs(List.of(RUN, "other")).terminate(POLICY));
		operations.put("Spring's client", (client) -> Mono.just(client.httpGraphQlClient().toString()));
		operations.put("await all", (client) -> client.runs(List.of(RUN, "other")).await(WAIT));
		operations.put("terminate and await all",
				(client) -> client.runs(List.of(RUN, "other")).terminateAndAwait(POLICY, MOMENT));
		operations.put("re-execute",
				(client) -> told(client.run(RUN)
					.reexecute()
					.steps("load")
					.runConfig(Map.of("ops", Map.of("load", Secret.REEXECUTION_CONFIG.text())))
					.tag("token", Secret.REEXECUTION_TAG.text())).launch());
		operations.put("re-execute from failure",
				(client) -> client.run(RUN)
					.reexecute()
					.fromFailure()
					.runConfigYaml("x: " + Secret.REEXECUTION_CONFIG.text())
					.launch());
		operations.put("runs", (client) -> told(filter(client.runs()).pageSize(2)).list(5));
		operations.put("runs in a stream", (client) -> filter(client.runs()).stream().collectList());
		operations.put("runs counted", (client) -> filter(client.runs()).count());
		operations.put("changes",
				(client) -> client.runs().changes(RunChangePosition.at(Instant.EPOCH)).take(MOMENT).collectList());
		operations.put("change position", (client) -> client.runs().changePosition());
		operations.put("asset", (client) -> client.asset("raw/orders").get());
		operations.put("asset status", (client) -> client.asset("raw/orders").status());
		operations.put("asset partition status", (client) -> client.asset("raw/orders").status("2026-11-22"));
		operations.put("materializations", (client) -> client.asset("raw/orders").materializations().collectList());
		operations.put("materializations with options",
				(client) -> client.asset("raw/orders")
					.materializations(AssetHistoryOptions.all().pageSize(2))
					.collectList());
		operations.put("observations", (client) -> client.asset("raw/orders").observations().collectList());
		operations.put("observations with options",
				(client) -> client.asset("raw/orders")
					.observations(AssetHistoryOptions.all().pageSize(2))
					.collectList());
		operations.put("materialization awaited",
				(client) -> client.asset("raw/orders").awaitMaterialization(Instant.EPOCH, Duration.ofMillis(500)));
		operations.put("materialization of a partition awaited", (client) -> client.asset("raw/orders")
			.awaitMaterialization("2026-11-22", Instant.EPOCH, Duration.ofMillis(500)));
		operations.put("checks", (client) -> client.asset("raw/orders").checks());
		operations.put("condition evaluations",
				(client) -> client.asset("raw/orders").conditionEvaluations().collectList());
		operations.put("earlier condition evaluations",
				(client) -> client.asset("raw/orders").conditionEvaluations("7").collectList());
		operations.put("condition evaluations of an id", (client) -> client.assets().conditionEvaluations("7"));
		operations.put("true partitions", (client) -> client.asset("raw/orders").truePartitions("7", CONDITION));
		operations.put("check executions",
				(client) -> client.asset("raw/orders").checkExecutions("unique").collectList());
		operations.put("check executions of a partition",
				(client) -> client.asset("raw/orders").checkExecutions("unique", "2026-11-22").collectList());
		operations.put("checks executed",
				(client) -> client.asset("raw/orders").executeChecks().check("unique").launch());
		operations.put("assets", (client) -> client.assets().pageSize(2).list(5));
		operations.put("assets in a stream",
				(client) -> client.assets()
					.prefix("raw")
					.group("g")
					.kind("k")
					.owner("o")
					.tag("k", "v")
					.location("l")
					.stream()
					.collectList());
		operations.put("latest materializations",
				(client) -> client.assets().latest(List.of(AssetKey.parse("raw/orders"))));
		operations.put("tag keys", (client) -> client.runs().tagKeys());
		operations.put("tag values", (client) -> client.runs().tagValues("token").then());
		operations.put("materialization reported",
				(client) -> told(client.asset("raw/orders")).reportMaterialization(report()));
		operations.put("observation reported", (client) -> client.asset("raw/orders").reportObservation(report()));
		operations.put("check reported", (client) -> client.asset("raw/orders").reportCheck(checkReport()));
		operations.put("check of a partition reported",
				(client) -> client.asset("raw/orders").reportCheck(checkReport().partition("2026-11-22")));
		operations.put("asset wiped", (client) -> client.asset("raw/orders").wipe());
		operations.put("partitions wiped", (client) -> client.asset("raw/orders").wipePartitions("a", "b"));
		operations.put("runs terminated", (client) -> filter(client.runs()).atMost(1_000_000).terminate(POLICY));
	}

	private static void reactiveJobOperations(Map<String, Function<ReactiveDagsterGraphQlClient, Mono<?>>> operations) {
		operations.put("submit by name", (client) -> client.submitJobExecution(JOB));
		operations.put("job", (client) -> told(client.job(JOB).runConfig(CONFIG)).launch());
		operations.put("pipeline", (client) -> told(client.pipeline(PIPELINE)).launch());
		operations.put("pipeline by name", (client) -> told(client.pipeline(JOB).mode("default")).launch());
		operations.put("query by name",
				(client) -> client.graphql()
					.documentName("secrets")
					.variable("id", Secret.VARIABLE.value())
					.retrieve("")
					.toEntity(Map.class)
					.then());
		operations.put("location", (client) -> told(client.location(LOCATION)).reload());
		operations.put("location shut down", (client) -> client.location(LOCATION).shutdown());
	}

	private static AssetReport report() {
		return told(AssetReport.create()
			.metadata("token", Secret.REPORT_METADATA.text())
			.description(Secret.REPORT_DESCRIPTION.text())
			.dataVersion(Secret.REPORT_DATA_VERSION.text()));
	}

	private static AssetCheckReport checkReport() {
		return told(AssetCheckReport.failed("unique").metadata("token", Secret.REPORT_METADATA.text()));
	}

	private static <S extends RunFilterSpec<S>> S filter(S runs) {
		return runs.job(JOB)
			.statuses(RunStatus.STARTED, RunStatus.QUEUED)
			.tag("token", Secret.FILTER_TAG.text())
			.createdAfter(Instant.EPOCH)
			.createdBefore(Instant.now())
			.updatedAfter(Instant.EPOCH)
			.updatedBefore(Instant.now())
			.ids(List.of(RUN));
	}

	private static Object get(Future<?> future) {
		try {
			return future.get();
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() instanceof RuntimeException cause) ? cause : new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static GraphQlOperations.RequestSpec query(GraphQlOperations graphQl) {
		return told(graphQl.document(QUERY).operationName("Mine").timeout(LONG).variables(variables()));
	}

	private static ReactiveGraphQlOperations.RequestSpec query(ReactiveGraphQlOperations graphQl) {
		return told(graphQl.document(QUERY).variables(variables()));
	}

	private static ReactiveGraphQlOperations.RetrieveSubscriptionSpec subscription(ReactiveGraphQlOperations graphQl) {
		return told(graphQl.document(SUBSCRIPTION).variable("id", Secret.VARIABLE.value()))
			.retrieveSubscription("pipelineRunLogs");
	}

	// The stream does not end by itself.
	private static List<RunChange> changes(DagsterGraphQlClient client) {
		try (Stream<RunChange> changes = client.runs().changes(RunChangePosition.at(Instant.EPOCH))) {
			Schedulers.boundedElastic().schedule(changes::close, MOMENT.toMillis(), TimeUnit.MILLISECONDS);
			return changes.toList();
		}
	}

	private static List<LocationChange> locationChanges(DagsterGraphQlClient client) {
		try (Stream<LocationChange> changes = client.locations().changes()) {
			Schedulers.boundedElastic().schedule(changes::close, MOMENT.toMillis(), TimeUnit.MILLISECONDS);
			return changes.toList();
		}
	}

	private static GraphQlOperations.RequestSpec mutation(GraphQlOperations graphQl) {
		return told(graphQl.document(MUTATION).variable("id", Secret.VARIABLE.value()));
	}

	private static ReactiveGraphQlOperations.RequestSpec mutation(ReactiveGraphQlOperations graphQl) {
		return told(graphQl.document(MUTATION).variable("id", Secret.VARIABLE.value()));
	}

	private static Map<String, Object> variables() {
		return Map.of("id", Secret.VARIABLE.value(), "other", Map.of("a", List.of(Secret.VARIABLE_NESTED.value()), "b",
				Secret.VARIABLE_NUMBER.value(), "c", Secret.VARIABLE_BYTES.bytes(), Secret.VARIABLE_KEY.text(), 1));
	}

	// The arguments are objects that may be printed.
	private static DeclaredJobs declared(DagsterGraphQlClient client) {
		return DagsterClientProxyFactory.builder(client).build().createClient(DeclaredJobs.class);
	}

	private static <T> T told(T spec) {
		Evidence.examine("toString of " + spec.getClass(), spec);
		return spec;
	}

	private static Object rejected(Runnable operation) {
		try {
			operation.run();
			throw new IllegalStateException("The argument was accepted");
		}
		catch (IllegalArgumentException ex) {
			Evidence.examine("rejected argument", ex);
			return "rejected";
		}
	}

	// The responses to custom documents are the requested data.
	private static Object done(Runnable operation) {
		operation.run();
		return "done";
	}

	/**
	 * A value that Jackson fails on.
	 */
	static final class Unwritable extends AbstractList<Object> {

		@Override
		public Object get(int index) {
			throw new IllegalStateException(Secret.CONFIG_TEXT.text());
		}

		@Override
		public int size() {
			return 1;
		}

	}

	/**
	 * A run config of an application.
	 *
	 * @param ops the ops
	 */
	record Config(Map<String, Object> ops) {

	}

	/**
	 * Declared client for the job.
	 */
	interface DeclaredJobs {

		@DagsterJob(JOB)
		RunHandle load(@RunConfig Map<String, ?> config, @RunTag Map<String, ?> tags);

	}

}
