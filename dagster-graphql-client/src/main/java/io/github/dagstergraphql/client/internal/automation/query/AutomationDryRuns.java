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

package io.github.dagstergraphql.client.internal.automation.query;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import io.github.dagstergraphql.client.automation.ScheduleNotFoundException;
import io.github.dagstergraphql.client.automation.SensorNotFoundException;
import io.github.dagstergraphql.client.automation.TickEvaluation;
import io.github.dagstergraphql.client.internal.operation.DataReader;
import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.operation.Request;
import io.github.dagstergraphql.client.internal.operation.TimeoutKind;
import io.github.dagstergraphql.client.internal.transport.DagsterTransport;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Dry runs of schedules and sensors.
 */
public final class AutomationDryRuns {

	static final Operation<TickEvaluation> SCHEDULE = Operation
		.<TickEvaluation>mutation(AutomationDryRuns.class, "ScheduleDryRun", "scheduleDryRun")
		.since(AutomationQueries.SINCE, "A dry run of a schedule")
		.timeout(TimeoutKind.LAUNCH)
		.read(DataReader.tree((data) -> EvaluationFields.read(data, "scheduleDryRun")))
		.error(AutomationQueries.SCHEDULE_NOT_FOUND, ScheduleNotFoundException::new)
		.build();

	static final Operation<TickEvaluation> SENSOR = Operation
		.<TickEvaluation>mutation(AutomationDryRuns.class, "SensorDryRun", "sensorDryRun")
		.since(AutomationQueries.SINCE, "A dry run of a sensor")
		.timeout(TimeoutKind.LAUNCH)
		.read(DataReader.tree((data) -> EvaluationFields.read(data, "sensorDryRun")))
		.error(AutomationQueries.SENSOR_NOT_FOUND, SensorNotFoundException::new)
		.build();

	private final DagsterTransport transport;

	private final AutomationLookup lookup;

	public AutomationDryRuns(DagsterTransport transport, AutomationLookup lookup) {
		this.transport = transport;
		this.lookup = lookup;
	}

	/**
	 * Evaluate a schedule.
	 * @param schedule the schedule
	 * @param time the scheduled time of the tick
	 * @return the result
	 */
	public Mono<TickEvaluation> ofSchedule(AutomationQuery schedule, Instant time) {
		double seconds = time.getEpochSecond() + time.getNano() / 1e9;
		return this.lookup.execute(schedule, TimeoutKind.LAUNCH,
				(query, place, deadline) -> this.transport.execute(
						Request.of(SCHEDULE, Map.of("scheduleSelector", query.toSelector(place), "timestamp", seconds)),
						deadline));
	}

	/**
	 * Evaluate a sensor.
	 * @param sensor the sensor
	 * @param cursor the cursor, or {@code null} for none
	 * @return the result
	 */
	public Mono<TickEvaluation> ofSensor(AutomationQuery sensor, @Nullable String cursor) {
		return this.lookup.execute(sensor, TimeoutKind.LAUNCH, (query, place, deadline) -> {
			Map<String, @Nullable Object> variables = new HashMap<>();
			variables.put("sensorSelector", query.toSelector(place));
			variables.put("cursor", cursor);
			return this.transport.execute(new Request<>(SENSOR, variables, cursor, null), deadline);
		});
	}

}
