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

import java.util.HashMap;
import java.util.Map;

import io.github.dagstergraphql.client.automation.ScheduleNotFoundException;
import io.github.dagstergraphql.client.automation.SensorNotFoundException;
import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.operation.Request;
import io.github.dagstergraphql.client.internal.operation.TimeoutKind;
import io.github.dagstergraphql.client.internal.transport.DagsterTransport;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Starts, stops and resets schedules and sensors, and sets cursors.
 */
public final class AutomationControl {

	/** First version that can reset schedules and sensors. */
	private static final String RESET_SINCE = "1.6.2";

	static final String STATE_NOT_FOUND = "InstigationStateNotFoundError";

	static final Operation<StateFields.Ids> STATE = Operation
		.<StateFields>query(AutomationControl.class, "InstigationState", "instigationStateOrError")
		.since(AutomationQueries.SINCE, "Querying the state of a schedule or sensor")
		.on(StateFields.class, "InstigationState")
		.error(STATE_NOT_FOUND, ScheduleNotFoundException::new)
		.build()
		.map(StateFields::toIds);

	static final Operation<Accepted> START_SCHEDULE = Operation
		.<Accepted>mutation(AutomationControl.class, "StartSchedule", "startSchedule")
		.since(AutomationQueries.SINCE, "Starting a schedule")
		.on(Accepted.class, "ScheduleStateResult")
		.error(AutomationQueries.SCHEDULE_NOT_FOUND, ScheduleNotFoundException::new)
		.build();

	static final Operation<Accepted> STOP_SCHEDULE = Operation
		.<Accepted>mutation(AutomationControl.class, "StopSchedule", "stopRunningSchedule")
		.since(AutomationQueries.SINCE, "Stopping a schedule")
		.on(Accepted.class, "ScheduleStateResult")
		.build();

	static final Operation<Accepted> RESET_SCHEDULE = Operation
		.<Accepted>mutation(AutomationControl.class, "ResetSchedule", "resetSchedule")
		.since(RESET_SINCE, "Resetting a schedule")
		.on(Accepted.class, "ScheduleStateResult")
		.error(AutomationQueries.SCHEDULE_NOT_FOUND, ScheduleNotFoundException::new)
		.build();

	static final Operation<Accepted> START_SENSOR = Operation
		.<Accepted>mutation(AutomationControl.class, "StartSensor", "startSensor")
		.since(AutomationQueries.SINCE, "Starting a sensor")
		.on(Accepted.class, "Sensor")
		.error(AutomationQueries.SENSOR_NOT_FOUND, SensorNotFoundException::new)
		.build();

	static final Operation<Accepted> STOP_SENSOR = Operation
		.<Accepted>mutation(AutomationControl.class, "StopSensor", "stopSensor")
		.since(AutomationQueries.SINCE, "Stopping a sensor")
		.on(Accepted.class, "StopSensorMutationResult")
		.build();

	static final Operation<Accepted> RESET_SENSOR = Operation
		.<Accepted>mutation(AutomationControl.class, "ResetSensor", "resetSensor")
		.since(RESET_SINCE, "Resetting a sensor")
		.on(Accepted.class, "Sensor")
		.error(AutomationQueries.SENSOR_NOT_FOUND, SensorNotFoundException::new)
		.build();

	static final Operation<Accepted> SET_CURSOR = Operation
		.<Accepted>mutation(AutomationControl.class, "SetSensorCursor", "setSensorCursor")
		.since(AutomationQueries.SINCE, "Setting the cursor of a sensor")
		.on(Accepted.class, "Sensor")
		.error(AutomationQueries.SENSOR_NOT_FOUND, SensorNotFoundException::new)
		.build();

	private final DagsterTransport transport;

	private final AutomationLookup lookup;

	public AutomationControl(DagsterTransport transport, AutomationLookup lookup) {
		this.transport = transport;
		this.lookup = lookup;
	}

	public Mono<Void> start(AutomationQuery query) {
		return (query.kind() == AutomationKind.SCHEDULE) ? change(query, START_SCHEDULE, "scheduleSelector")
				: change(query, START_SENSOR, "sensorSelector");
	}

	public Mono<Void> reset(AutomationQuery query) {
		return (query.kind() == AutomationKind.SCHEDULE) ? change(query, RESET_SCHEDULE, "scheduleSelector")
				: change(query, RESET_SENSOR, "sensorSelector");
	}

	private Mono<Void> change(AutomationQuery automation, Operation<Accepted> operation, String variable) {
		return this.lookup
			.execute(automation, TimeoutKind.READ,
					(query, place, deadline) -> this.transport.executeWithin(operation,
							Map.of(variable, query.toSelector(place)), deadline))
			.then();
	}

	/**
	 * Stop a schedule or sensor. The form with the ids of the origin and the selector is
	 * the only one that all versions support.
	 * @param automation the schedule or sensor
	 * @return completes when it has been stopped
	 */
	public Mono<Void> stop(AutomationQuery automation) {
		return this.lookup.execute(automation, TimeoutKind.READ,
				(query, place, deadline) -> this.transport
					.executeWithin(STATE, Map.of("instigationSelector", query.toInstigationSelector(place)), deadline)
					.flatMap((ids) -> verified(ids, ids.type(), query))
					.flatMap((ids) -> this.transport.executeWithin(
							(query.kind() == AutomationKind.SCHEDULE) ? STOP_SCHEDULE : STOP_SENSOR,
							Map.of("originId", ids.origin(), "selectorId", ids.selector()), deadline)))
			.then();
	}

	/**
	 * Set the cursor of a sensor.
	 * @param sensor the sensor
	 * @param cursor the cursor, or {@code null} for none
	 * @return completes when the cursor has been set
	 */
	public Mono<Void> setCursor(AutomationQuery sensor, @Nullable String cursor) {
		return this.lookup.execute(sensor, TimeoutKind.READ, (query, place, deadline) -> {
			Map<String, @Nullable Object> variables = new HashMap<>();
			variables.put("sensorSelector", query.toSelector(place));
			variables.put("cursor", cursor);
			return this.transport.execute(new Request<>(SET_CURSOR, variables, cursor, null), deadline);
		}).then();
	}

	/**
	 * Verify the kind of a state: schedules and sensors have the same kind of state.
	 * @param state the state
	 * @param type the {@code InstigationType} of the state
	 * @param query the schedule or sensor
	 * @param <T> the type of the state
	 * @return the state, or a failure if a schedule was expected and it is a sensor, or
	 * vice versa
	 */
	static <T> Mono<T> verified(T state, String type, AutomationQuery query) {
		return type.equals(query.kind().name()) ? Mono.just(state)
				: Mono.error(MissingAutomation.unexplained(query, null));
	}

}
