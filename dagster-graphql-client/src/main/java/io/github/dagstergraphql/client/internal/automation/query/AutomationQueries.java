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
import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.automation.Schedule;
import io.github.dagstergraphql.client.automation.ScheduleNotFoundException;
import io.github.dagstergraphql.client.automation.Sensor;
import io.github.dagstergraphql.client.automation.SensorNotFoundException;
import io.github.dagstergraphql.client.internal.address.UserInterface;
import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.operation.TimeoutKind;
import io.github.dagstergraphql.client.internal.transport.DagsterTransport;
import reactor.core.publisher.Mono;

/**
 * Queries for the definitions and the state of schedules and sensors.
 */
public final class AutomationQueries {

	/** First version whose schedules and sensors are supported. */
	static final String SINCE = "1.5.0";

	static final String SCHEDULE_NOT_FOUND = "ScheduleNotFoundError";

	static final String SENSOR_NOT_FOUND = "SensorNotFoundError";

	private static final String DEFAULT_STATUS = "defaultStatus";

	private static final String QUERYING_SCHEDULES = "Querying schedules";

	private static final String QUERYING_SENSORS = "Querying sensors";

	static final Operation<RepositoryNodes> SCHEDULES = Operation
		.<RepositoryNodes>query(AutomationQueries.class, "Schedules", "repositoriesOrError")
		.since(SINCE, QUERYING_SCHEDULES)
		.younger(DEFAULT_STATUS)
		.on(RepositoryNodes.class, "RepositoryConnection")
		.build();

	static final Operation<RepositoryNodes> SENSORS = Operation
		.<RepositoryNodes>query(AutomationQueries.class, "Sensors", "repositoriesOrError")
		.since(SINCE, QUERYING_SENSORS)
		.younger(DEFAULT_STATUS)
		.on(RepositoryNodes.class, "RepositoryConnection")
		.build();

	static final Operation<ScheduleFields> SCHEDULE = Operation
		.<ScheduleFields>query(AutomationQueries.class, "Schedule", "scheduleOrError")
		.since(SINCE, QUERYING_SCHEDULES)
		.younger(DEFAULT_STATUS)
		.on(ScheduleFields.class, "Schedule")
		.error(SCHEDULE_NOT_FOUND, ScheduleNotFoundException::new)
		.build();

	static final Operation<SensorFields> SENSOR = Operation
		.<SensorFields>query(AutomationQueries.class, "Sensor", "sensorOrError")
		.since(SINCE, QUERYING_SENSORS)
		.younger(DEFAULT_STATUS)
		.on(SensorFields.class, "Sensor")
		.error(SENSOR_NOT_FOUND, SensorNotFoundException::new)
		.build();

	static final Operation<List<Instant>> NEXT_TICKS = Operation
		.<FutureTicks>query(AutomationQueries.class, "NextTicks", "scheduleOrError")
		.since(SINCE, QUERYING_SCHEDULES)
		.on(FutureTicks.class, "Schedule")
		.error(SCHEDULE_NOT_FOUND, ScheduleNotFoundException::new)
		.build()
		.map(FutureTicks::toTimes);

	private final DagsterTransport transport;

	private final AutomationLookup lookup;

	private final UserInterface userInterface;

	public AutomationQueries(DagsterTransport transport, AutomationLookup lookup, UserInterface userInterface) {
		this.transport = transport;
		this.lookup = lookup;
		this.userInterface = userInterface;
	}

	/**
	 * Request all schedules.
	 * @return the schedules
	 */
	public Mono<List<Schedule>> schedules() {
		return this.transport.execute(SCHEDULES.map((nodes) -> nodes.toSchedules(this.userInterface)), Map.of());
	}

	/**
	 * Request all sensors.
	 * @return the sensors
	 */
	public Mono<List<Sensor>> sensors() {
		return this.transport.execute(SENSORS.map((nodes) -> nodes.toSensors(this.userInterface)), Map.of());
	}

	public Mono<Schedule> schedule(AutomationQuery schedule) {
		return this.lookup.execute(schedule, TimeoutKind.READ,
				(query, place, deadline) -> this.transport.executeWithin(
						SCHEDULE.map((fields) -> fields.toSchedule(place, this.userInterface)),
						Map.of("scheduleSelector", query.toSelector(place)), deadline));
	}

	public Mono<Sensor> sensor(AutomationQuery sensor) {
		return this.lookup.execute(sensor, TimeoutKind.READ,
				(query, place, deadline) -> this.transport.executeWithin(
						SENSOR.map((fields) -> fields.toSensor(place, this.userInterface)),
						Map.of("sensorSelector", query.toSelector(place)), deadline));
	}

	/**
	 * Request the next ticks of a schedule.
	 * @param schedule the schedule
	 * @param limit the maximum number of ticks
	 * @return their times
	 */
	public Mono<List<Instant>> nextTicks(AutomationQuery schedule, int limit) {
		return this.lookup.execute(schedule, TimeoutKind.READ, (query, place, deadline) -> this.transport
			.executeWithin(NEXT_TICKS, Map.of("scheduleSelector", query.toSelector(place), "limit", limit), deadline));
	}

}
