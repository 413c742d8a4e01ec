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

package io.github.dagstergraphql.contract;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import io.github.dagstergraphql.client.automation.RunRequest;
import io.github.dagstergraphql.client.automation.SensorType;
import io.github.dagstergraphql.client.event.AssetCheckSeverity;
import io.github.dagstergraphql.test.EmbeddedDagster;
import io.github.dagstergraphql.test.definition.AssetCheckDefinition;
import io.github.dagstergraphql.test.definition.AssetDefinition;
import io.github.dagstergraphql.test.definition.CodeLocation;
import io.github.dagstergraphql.test.definition.ConfigField;
import io.github.dagstergraphql.test.definition.ConfigType;
import io.github.dagstergraphql.test.definition.JobDefinition;
import io.github.dagstergraphql.test.definition.OpDefinition;
import io.github.dagstergraphql.test.definition.PartitionsDefinition;
import io.github.dagstergraphql.test.definition.RepositoryDefinition;
import io.github.dagstergraphql.test.definition.ResourceDefinition;
import io.github.dagstergraphql.test.definition.ScheduleDefinition;
import io.github.dagstergraphql.test.definition.SensorDefinition;
import io.github.dagstergraphql.test.request.RecordedRequest;
import io.github.dagstergraphql.test.run.AssetCheckOutcome;
import io.github.dagstergraphql.test.run.ConditionOutcome;
import io.github.dagstergraphql.test.run.MetadataValue;
import io.github.dagstergraphql.test.run.PythonException;
import io.github.dagstergraphql.test.run.RunScript;
import io.github.dagstergraphql.test.run.TickOutcome;
import org.jspecify.annotations.Nullable;

/**
 * The embedded Dagster with the definitions of {@code definitions/modern}.
 */
public final class EmbeddedServer extends DagsterServer {

	/** The simulated version. */
	static final String VERSION = "1.13.27";

	private static final OpDefinition GREET = OpDefinition.named("greet")
		.config(ConfigField.of("name", ConfigType.STRING), ConfigField.of("times", ConfigType.INT).defaultValue(1),
				ConfigField.of("labels", ConfigType.array(ConfigType.STRING)).defaultValue(List.of()),
				ConfigField.of("limits", ConfigType.map(ConfigType.STRING, ConfigType.INT)).defaultValue(Map.of()),
				ConfigField.of("note", ConfigType.noneable(ConfigType.STRING)));

	private static final OpDefinition TYPE_CHECK = OpDefinition.named("type_check")
		.config(ConfigField.of("color", ConfigType.enumeration("Color", "RED", "GREEN")), ConfigField.of("target",
				ConfigType.selector(ConfigField.of("file", ConfigType.shape(ConfigField.of("path", ConfigType.STRING))),
						ConfigField.of("memory", ConfigType.shape()))),
				ConfigField.of("single", ConfigType.selector(ConfigField.of("only", ConfigType.INT).optional())),
				ConfigField.of("options", ConfigType.permissive(ConfigField.of("level", ConfigType.INT))),
				ConfigField.of("ratio", ConfigType.FLOAT).optional(),
				ConfigField.of("flag", ConfigType.BOOL).optional(),
				ConfigField.of("anything", ConfigType.ANY).optional(),
				ConfigField.of("secret", ConfigType.STRING_SOURCE).optional(),
				ConfigField.of("count", ConfigType.INT_SOURCE).optional(),
				ConfigField
					.of("rows",
							ConfigType.array(ConfigType.shape(ConfigField.of("a", ConfigType.INT),
									ConfigField.of("b", ConfigType.noneable(ConfigType.array(ConfigType.STRING))))))
					.optional(),
				ConfigField.of("maybe", ConfigType.noneable(ConfigType.shape(ConfigField.of("x", ConfigType.INT)))),
				ConfigField.of("defaults", ConfigType.shape(ConfigField.of("deep", ConfigType.INT).defaultValue(3))));

	private static final AssetDefinition PRICED = AssetDefinition.of("priced")
		.config(ConfigField.of("currency", ConfigType.STRING),
				ConfigField.of("digits", ConfigType.INT).defaultValue(2));

	private static final AssetDefinition DEFAULTS = AssetDefinition.of("defaults")
		.config(ConfigField.of("limit", ConfigType.noneable(ConfigType.INT_SOURCE)).defaultValue(1));

	private static final AssetDefinition ORDERS_ASSET = AssetDefinition.of("raw/orders")
		.group("sales")
		.description("All orders.")
		.owners("ann@example.com", "team:core")
		.tag("tier", "gold")
		.tag("pii", "")
		.metadata("source", MetadataValue.path("/data/orders"))
		.metadata("retention_days", 30)
		.kinds("snowflake", "dbt");

	private static final AssetDefinition REPORT = AssetDefinition.of("report")
		.group("sales")
		.dependsOn("raw/orders", "events", "raw/archive");

	private static final AssetDefinition EVENTS = AssetDefinition.of("events")
		.description("Written by others.")
		.checks("recent")
		.external();

	private static final PartitionsDefinition BY_AREA_AND_DAY = PartitionsDefinition.ofDimensions(Map.of("day",
			PartitionsDefinition.ofKeys("2026-01-01", "2026-01-02"), "area", PartitionsDefinition.ofKeys("eu", "us")));

	private static final PartitionsDefinition REGIONS = PartitionsDefinition.ofKeys("north", "east", "south", "west");

	private static final AssetDefinition DAILY = AssetDefinition.of("daily")
		.partitions(PartitionsDefinition.daily(LocalDate.of(2026, 1, 1), LocalDate.now(ZoneOffset.UTC)));

	private static final AssetDefinition CHECKED = AssetDefinition.of("checked")
		.checks(AssetCheckDefinition.named("has_rows").requiresMaterialization(),
				AssetCheckDefinition.named("no_nulls")
					.description("No row has an empty column.")
					.outcomes(AssetCheckOutcome.failed(AssetCheckSeverity.WARN)
						.metadata("file", MetadataValue.path("/data/orders.csv"))
						.metadata("nulls", 2)));

	private static final RepositoryDefinition ORDERS = RepositoryDefinition.named(REPOSITORY)
		.jobs(JobDefinition.named("succeeding").tag("team", "core").ops("hello", "world"),
				JobDefinition.named("failing")
					.ops("breaking")
					.runs(RunScript.fail(PythonException.of("ValueError", "the order file is broken")
						.causedBy(PythonException.of("KeyError", "'root cause'")))),
				JobDefinition.named("explaining")
					.ops("checking")
					.runs(RunScript.fail(PythonException.failure("the order file is empty")
						.causedBy(PythonException.of("KeyError", "'root cause'"))
						.metadata("rows", 0)
						.metadata("file", MetadataValue.path("/data/orders.csv"))
						.metadata("note", "a text"))),
				JobDefinition.named("halfway")
					.ops(OpDefinition.named("extract"), OpDefinition.named("breaking_later").after("extract"),
							OpDefinition.named("never").after("breaking_later"))
					.runs(RunScript.fail("ValueError", "the order file is broken").atStep("breaking_later")),
				JobDefinition.named("hanging").ops("waiting").runs(RunScript.hang()),
				JobDefinition.named("pooled")
					.ops(OpDefinition.named("waiting_in_pool").pool("contract_pool"))
					.runs(RunScript.hang()),
				JobDefinition.named("configurable").ops(GREET), JobDefinition.named("typed").ops(TYPE_CHECK),
				JobDefinition.named("chained")
					.ops(OpDefinition.named("extract"), OpDefinition.named("transform").after("extract"),
							OpDefinition.named("load").after("transform")),
				JobDefinition.named("nested")
					.description("Stores refined orders.")
					.tag("tier", "gold")
					.owners("ann@example.com", "team:core")
					.ops(OpDefinition.named("refine.fetch_orders").definitionName("fetch").requires("warehouse"),
							OpDefinition.named("refine.clean").after("refine.fetch_orders"),
							OpDefinition.named("store").after("refine.clean").requires("warehouse"))
					.resource("warehouse", ConfigType.shape(ConfigField.of("url", ConfigType.STRING).optional())),
				JobDefinition.named("eventful")
					.ops(OpDefinition.named("chatting"), OpDefinition.named("flaky").after("chatting"))
					.runs(RunScript.succeed()
						.logs("chatting", "DEBUG", "a detail")
						.logs("chatting", "INFO", "two\nlines \uD83D\uDE00")
						.logs("chatting", "WARNING", "a warning")
						.logs("chatting", "ERROR", "an error")
						.retries("flaky", PythonException.of("ValueError", "not yet"), Duration.ZERO)),
				JobDefinition.named("printing")
					.ops(OpDefinition.named("print_lines"), OpDefinition.named("print_attempts").after("print_lines"),
							OpDefinition.named("print_much").after("print_attempts"),
							OpDefinition.named("print_bytes").after("print_much"),
							OpDefinition.named("print_nothing").after("print_bytes"))
					.runs(RunScript.succeed()
						.prints("print_lines", "first \u00E9\u20AC\uD83D\uDE00\nsecond\n")
						.printsError("print_lines", "a problem\n")
						.prints("print_attempts", "attempt 1\n")
						.retries("print_attempts", PythonException.of("ValueError", "not yet"), Duration.ZERO)
						.prints("print_attempts", "attempt 2\n")
						.prints("print_much", ("a\u00E9\u20AC\uD83D\uDE00".repeat(100) + "\n").repeat(1000))
						.prints("print_bytes", "bad \uFFFD\uFFFD bytes \uFFFD\n\uFFFD")),
				JobDefinition.named("printing_slowly").ops("print_slowly").runs(slowly()),
				JobDefinition.named("regions")
					.ops(OpDefinition.named("count_region").config(ConfigField.of("region", ConfigType.STRING)))
					.partitions(REGIONS,
							(key) -> Map.of("ops", Map.of("count_region", Map.of("config", Map.of("region", key)))))
					.runsOfPartition("south", RunScript.fail("ValueError", "there are no orders")),
				JobDefinition.named("partitioned")
					.ops(OpDefinition.named("load_day")
						.config(ConfigField.of("day", ConfigType.STRING),
								ConfigField.of("times", ConfigType.INT).defaultValue(1)))
					.partitions(PartitionsDefinition.ofKeys("2026-01-01", "2026-01-02", "2026-01-03"),
							(key) -> Map.of("ops", Map.of("load_day", Map.of("config", Map.of("day", key))))),
				JobDefinition.named("__ASSET_JOB")
					.runsOfPartition("south", RunScript.fail("ValueError", "there are no orders")),
				JobDefinition.named("gridded").ops("hello").partitions(BY_AREA_AND_DAY),
				JobDefinition.named("shared").ops("hello"),
				JobDefinition.named("raw_assets")
					.assets("raw/customers", "raw/orders")
					.runs(RunScript.succeed()
						.materializes("raw__orders",
								Map.of("rows", 3, "ratio", 0.5, "file", MetadataValue.path("/data/orders.csv")))),
				JobDefinition.named("daily_assets").assets(DAILY), JobDefinition.named("priced_assets").assets(PRICED))
		.assets("raw/customers")
		.assets(CHECKED, DAILY, AssetDefinition.of("regional").partitions(REGIONS),
				AssetDefinition.of("totals")
					.partitions(REGIONS)
					.dependsOn("regional")
					.checks(AssetCheckDefinition.named("positive")
						.partitioned()
						.outcomes(AssetCheckOutcome.passed(), AssetCheckOutcome.failed())),
				AssetDefinition.of("ranking").partitions(REGIONS).dependsOn("totals"),
				AssetDefinition.of("grid").partitions(BY_AREA_AND_DAY),
				AssetDefinition.of("per_file").partitions(PartitionsDefinition.dynamic("files")),
				AssetDefinition.of("hourly")
					.partitions(PartitionsDefinition.hourly(LocalDateTime.of(2026, 10, 24, 22, 0),
							LocalDateTime.of(2026, 10, 25, 4, 0), ZoneId.of("Europe/Berlin"))))
		.assets(ORDERS_ASSET, REPORT, EVENTS, PRICED, AssetDefinition.of("automated"),
				AssetDefinition.of("automated_regions").partitions(REGIONS))
		.sensors(SensorDefinition.named("automate")
			.type(SensorType.AUTO_MATERIALIZE)
			.jobs("__ASSET_JOB")
			.minimumInterval(Duration.ofSeconds(1))
			.evaluates(EmbeddedServer::automate))
		.resources(ResourceDefinition.named("warehouse")
			.type("orders.warehouse")
			.description("Where orders are stored.")
			.config(ConfigField.of("url", ConfigType.STRING).optional()));

	private static final String LOGGERS = "{loggers: {console: {config: {log_level: INFO}}}}";

	private static final RepositoryDefinition BILLING = RepositoryDefinition.named("billing_repository")
		.jobs(JobDefinition.named("shared").ops("bill"), JobDefinition.named("invoices").ops("bill"))
		.schedules(
				ScheduleDefinition.named("nightly")
					.job("invoices")
					.cron("0 2 * * *")
					.timeZone(ZoneId.of("Europe/Berlin"))
					.description("Every night.")
					.evaluates((time) -> TickOutcome
						.launches(RunRequest.builder().runConfigYaml(LOGGERS).tags(Map.of("team", "core")).build())),
				ScheduleDefinition.named("weekdays").job("invoices").cron("0 1 * * 1-5", "30 12 1 * *"),
				ScheduleDefinition.named("yearly").job("invoices").cron("0 0 1 1 *").running(),
				ScheduleDefinition.named("monthly").job("invoices").cron("@monthly"),
				ScheduleDefinition.named("careful")
					.job("invoices")
					.evaluates((time) -> (time.atZone(ZoneOffset.UTC).getDayOfMonth() == 1)
							? TickOutcome.fails(PythonException.of("ValueError", "the first day is broken"))
							: TickOutcome.skips("nothing to bill")))
		.sensors(
				SensorDefinition.named("inbox")
					.jobs("invoices")
					.minimumInterval(Duration.ofSeconds(1))
					.description("Bills new files.")
					.evaluates(EmbeddedServer::inbox),
				SensorDefinition.named("on_failure").type(SensorType.RUN_STATUS));

	private static final RepositoryDefinition ARCHIVE = RepositoryDefinition.named("archive_repository")
		.jobs(JobDefinition.named("archived").ops("bill"))
		.schedules(ScheduleDefinition.named("monthly").job("archived").cron("@monthly"));

	private static final CodeLocation BROKEN = CodeLocation.broken("broken",
			PythonException.of("RuntimeError", "this location never loads"));

	private @Nullable EmbeddedDagster server;

	/**
	 * Return what {@code definitions/pythonic} defines: a field with a default is
	 * noneable there, and an {@code int} may come from an environment variable.
	 * @return the code location
	 */
	public static CodeLocation pythonic() {
		ConfigType inner = ConfigType.shape(ConfigField.of("a", ConfigType.INT_SOURCE),
				ConfigField.of("b", ConfigType.noneable(ConfigType.STRING_SOURCE)));
		ConfigType pet = ConfigType.selector(
				ConfigField.of("cat", ConfigType.shape(ConfigField.of("meows", ConfigType.INT_SOURCE))),
				ConfigField.of("dog", ConfigType.shape(ConfigField.of("barks", ConfigType.FLOAT))));
		OpDefinition everything = OpDefinition.named("everything")
			.config(ConfigField.of("name", ConfigType.STRING_SOURCE),
					ConfigField.of("times", ConfigType.noneable(ConfigType.INT_SOURCE)).defaultValue(1),
					ConfigField.of("ratio", ConfigType.noneable(ConfigType.FLOAT)).defaultValue(0.5),
					ConfigField.of("flag", ConfigType.noneable(ConfigType.BOOL_SOURCE)).defaultValue(false),
					ConfigField.of("note", ConfigType.noneable(ConfigType.STRING_SOURCE)),
					ConfigField.of("labels", ConfigType.noneable(ConfigType.array(ConfigType.STRING_SOURCE)))
						.defaultValue(List.of()),
					ConfigField
						.of("limits", ConfigType.noneable(ConfigType.map(ConfigType.STRING, ConfigType.INT_SOURCE)))
						.defaultValue(Map.of()),
					ConfigField.of("color", ConfigType.noneable(ConfigType.enumeration("Color", "RED", "GREEN")))
						.defaultValue("RED"),
					ConfigField.of("inner", inner), ConfigField.of("anything", ConfigType.noneable(ConfigType.ANY)),
					ConfigField.of("pet", pet));
		return CodeLocation.named("pythonic")
			.jobs(JobDefinition.named("pythonic")
				.ops(everything,
						OpDefinition.named("open_op")
							.config(ConfigType.permissive(ConfigField.of("level", ConfigType.INT_SOURCE)))),
					JobDefinition.named("defaults_job").assets(DEFAULTS))
			.assets(DEFAULTS);
	}

	/**
	 * Start an embedded Dagster with the definitions.
	 * @param change changes every job
	 * @return the server
	 */
	public static EmbeddedDagster start(UnaryOperator<JobDefinition> change) {
		return start(EmbeddedDagster.builder(), change);
	}

	static EmbeddedDagster startReadOnly() {
		return start(EmbeddedDagster.builder().readOnly(), UnaryOperator.identity());
	}

	private static RunScript slowly() {
		RunScript script = RunScript.succeed().after(Duration.ofMillis(1100));
		for (int number = 0; number < 10; number++) {
			script = script.prints("print_slowly", "line " + number + " \uD83D\uDE00\n",
					Duration.ofMillis(100 * number));
		}
		return script;
	}

	private static EmbeddedDagster start(EmbeddedDagster.Builder builder, UnaryOperator<JobDefinition> change) {
		return builder.initialize((dagster) -> dagster.define(
				CodeLocation.named("billing").repositories(changed(BILLING, change), changed(ARCHIVE, change)), BROKEN,
				CodeLocation.named("orders").repositories(changed(ORDERS, change))))
			.start();
	}

	private static RepositoryDefinition changed(RepositoryDefinition repository, UnaryOperator<JobDefinition> change) {
		return new RepositoryDefinition(repository.name(), repository.jobs().stream().map(change).toList(),
				repository.externalAssets(), repository.schedules(), repository.sensors(), repository.resources());
	}

	private static TickOutcome automate(@Nullable String cursor) {
		boolean missing = cursor == null;
		return TickOutcome.launches()
			.cursor("1")
			.evaluates("automated",
					ConditionOutcome.of("(missing) AND (NOT (in_progress))", missing)
						.userLabel("absent")
						.children(ConditionOutcome.of("missing", missing),
								ConditionOutcome.of("NOT (in_progress)", missing)
									.children(ConditionOutcome.of("(run_in_progress) OR (backfill_in_progress)", false)
										.userLabel("in_progress")
										.children(ConditionOutcome.of("run_in_progress", false),
												ConditionOutcome.of("backfill_in_progress", false)))))
			.evaluates("automated_regions",
					ConditionOutcome.ofPartitions("(missing) AND (in_progress)")
						.children(ConditionOutcome.ofPartitions("missing", "north", "east", "south", "west"),
								ConditionOutcome.ofPartitions("in_progress")));
	}

	private static TickOutcome inbox(@Nullable String cursor) {
		return switch ((cursor != null && !cursor.isEmpty()) ? cursor : "0") {
			case "1" ->
				TickOutcome.launches(RunRequest.builder().runConfigYaml(LOGGERS).tags(Map.of("file", "a.csv")).build())
					.cursor("2");
			case "2" -> TickOutcome.fails(PythonException.of("ValueError", "the second file is broken"));
			case "3" -> TickOutcome.launches().cursor("4").addsPartitions("bills", "a", "b");
			default -> TickOutcome.skips("no file").cursor("1");
		};
	}

	@Override
	void startServer() {
		this.server = start(UnaryOperator.identity());
	}

	@Override
	void stopServer() {
		if (this.server != null) {
			this.server.close();
		}
	}

	/**
	 * Return which operations have been sent to the server.
	 * @return their names
	 */
	Set<String> operations() {
		return (this.server == null) ? Set.of()
				: this.server.requests()
					.stream()
					.map(RecordedRequest::operationName)
					.filter(Objects::nonNull)
					.collect(Collectors.toSet());
	}

	@Override
	String version() {
		return VERSION;
	}

	@Override
	String url() {
		if (this.server == null) {
			throw new IllegalStateException("not started");
		}
		return this.server.getUrl();
	}

}
