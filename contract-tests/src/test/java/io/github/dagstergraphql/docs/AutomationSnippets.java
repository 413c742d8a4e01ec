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

package io.github.dagstergraphql.docs;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.automation.AutomationStatus;
import io.github.dagstergraphql.client.automation.RunRequest;
import io.github.dagstergraphql.client.automation.Schedule;
import io.github.dagstergraphql.client.automation.ScheduleHandle;
import io.github.dagstergraphql.client.automation.Sensor;
import io.github.dagstergraphql.client.automation.SensorHandle;
import io.github.dagstergraphql.client.automation.SensorType;
import io.github.dagstergraphql.client.automation.Tick;
import io.github.dagstergraphql.client.automation.TickEvaluation;
import io.github.dagstergraphql.client.automation.TickOptions;
import io.github.dagstergraphql.client.automation.TickStatus;
import io.github.dagstergraphql.test.definition.CodeLocation;
import io.github.dagstergraphql.test.definition.JobDefinition;
import io.github.dagstergraphql.test.definition.ScheduleDefinition;
import io.github.dagstergraphql.test.definition.SensorDefinition;
import io.github.dagstergraphql.test.run.ConditionOutcome;
import io.github.dagstergraphql.test.run.TickOutcome;

/**
 * Examples of the page about schedules and sensors.
 */
final class AutomationSnippets {

	private AutomationSnippets() {
	}

	static List<Instant> schedule(DagsterGraphQlClient dagster) {
		// tag::schedule[]
		ScheduleHandle nightly = dagster.schedule("nightly");
		nightly.start();

		Schedule schedule = nightly.get();
		System.out.println(schedule.jobName() + " at " + schedule.cronSchedules() + " " + schedule.timeZone());
		List<Instant> next = nightly.nextTicks(3);
		// end::schedule[]
		return next;
	}

	static List<Sensor> list(DagsterGraphQlClient dagster) {
		// tag::list[]
		List<Schedule> running = dagster.schedules().location("etl").status(AutomationStatus.RUNNING).list();
		List<Sensor> sensors = dagster.sensors().type(SensorType.STANDARD).list();
		// end::list[]
		running.clear();
		return sensors;
	}

	static SensorHandle location(DagsterGraphQlClient dagster) {
		// tag::location[]
		SensorHandle sensor = dagster.sensor("inbox").location("etl").repository("__repository__");
		// end::location[]
		return sensor;
	}

	static void ticks(DagsterGraphQlClient dagster, Instant since) {
		// tag::ticks[]
		TickOptions failed = TickOptions.all().statuses(TickStatus.FAILURE).after(since);

		dagster.sensor("inbox")
			.ticks(failed)
			.forEach((tick) -> System.out.println(tick.timestamp() + " " + tick.error()));
		// end::ticks[]
	}

	static List<String> latest(DagsterGraphQlClient dagster) {
		// tag::latest[]
		List<String> runIds = dagster.schedule("nightly")
			.ticks()
			.limit(1)
			.map(Tick::runIds)
			.findFirst()
			.orElse(List.of());
		// end::latest[]
		return runIds;
	}

	static void cursor(DagsterGraphQlClient dagster) {
		// tag::cursor[]
		SensorHandle inbox = dagster.sensor("inbox");
		inbox.stop();
		inbox.setCursor("2026-11-22");
		inbox.start();
		// end::cursor[]
	}

	static TickEvaluation dryRun(DagsterGraphQlClient dagster) {
		// tag::dry-run[]
		TickEvaluation evaluation = dagster.sensor("inbox").dryRun();

		for (RunRequest request : evaluation.runRequests()) {
			System.out.println(request.jobName() + " " + request.runKey() + " " + request.partitionKey());
		}
		// end::dry-run[]
		return evaluation;
	}

	static TickEvaluation scheduleDryRun(DagsterGraphQlClient dagster) {
		// tag::schedule-dry-run[]
		ScheduleHandle nightly = dagster.schedule("nightly");

		TickEvaluation evaluation = nightly.dryRun(nightly.nextTicks(1).get(0));
		// end::schedule-dry-run[]
		return evaluation;
	}

	static CodeLocation define() {
		// tag::automations[]
		CodeLocation etl = CodeLocation.named("etl")
			.jobs(JobDefinition.named("daily_orders"), JobDefinition.named("load_file"))
			.schedules(ScheduleDefinition.named("nightly")
				.job("daily_orders")
				.cron("0 2 * * *")
				.timeZone(ZoneId.of("Europe/Berlin")))
			.sensors(SensorDefinition.named("inbox")
				.jobs("load_file")
				.evaluates((cursor) -> (cursor != null) ? TickOutcome.skips("no new file")
						: TickOutcome
							.launches(RunRequest.builder().runKey("a.csv").tags(Map.of("file", "a.csv")).build())
							.cursor("a.csv")));
		// end::automations[]
		return etl;
	}

	static CodeLocation evaluations() {
		// tag::evaluations[]
		CodeLocation etl = CodeLocation.named("etl")
			.assets("raw/orders")
			.sensors(SensorDefinition.named("default_automation_condition_sensor")
				.type(SensorType.AUTO_MATERIALIZE)
				.running()
				.evaluates((cursor) -> TickOutcome.launches()
					.evaluates("raw/orders",
							ConditionOutcome.of("(missing) AND (NOT (in_progress))", true)
								.children(ConditionOutcome.of("missing", true),
										ConditionOutcome.of("NOT (in_progress)", true)))));
		// end::evaluations[]
		return etl;
	}

}
