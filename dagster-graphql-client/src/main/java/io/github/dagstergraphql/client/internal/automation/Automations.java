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

package io.github.dagstergraphql.client.internal.automation;

import io.github.dagstergraphql.client.automation.ReactiveScheduleHandle;
import io.github.dagstergraphql.client.automation.ReactiveSchedulesSpec;
import io.github.dagstergraphql.client.automation.ReactiveSensorHandle;
import io.github.dagstergraphql.client.automation.ReactiveSensorsSpec;
import io.github.dagstergraphql.client.automation.ScheduleHandle;
import io.github.dagstergraphql.client.automation.SchedulesSpec;
import io.github.dagstergraphql.client.automation.SensorHandle;
import io.github.dagstergraphql.client.automation.SensorsSpec;
import io.github.dagstergraphql.client.internal.address.UserInterface;
import io.github.dagstergraphql.client.internal.automation.query.AutomationControl;
import io.github.dagstergraphql.client.internal.automation.query.AutomationDryRuns;
import io.github.dagstergraphql.client.internal.automation.query.AutomationKind;
import io.github.dagstergraphql.client.internal.automation.query.AutomationLookup;
import io.github.dagstergraphql.client.internal.automation.query.AutomationQueries;
import io.github.dagstergraphql.client.internal.automation.query.AutomationQuery;
import io.github.dagstergraphql.client.internal.automation.query.AutomationTicks;
import io.github.dagstergraphql.client.internal.transport.DagsterTransport;

/**
 * Factory for handles to schedules and sensors and for specs to find them, with the
 * components that they share.
 */
public final class Automations {

	private final AutomationQueries queries;

	private final AutomationTicks ticks;

	private final AutomationControl control;

	private final AutomationDryRuns dryRuns;

	/**
	 * Create a new instance.
	 * @param transport the transport
	 * @param lookup finds schedules and sensors
	 * @param userInterface the user interface
	 */
	public Automations(DagsterTransport transport, AutomationLookup lookup, UserInterface userInterface) {
		this.queries = new AutomationQueries(transport, lookup, userInterface);
		this.ticks = new AutomationTicks(transport, lookup);
		this.control = new AutomationControl(transport, lookup);
		this.dryRuns = new AutomationDryRuns(transport, lookup);
	}

	AutomationQueries queries() {
		return this.queries;
	}

	AutomationTicks ticks() {
		return this.ticks;
	}

	AutomationControl control() {
		return this.control;
	}

	AutomationDryRuns dryRuns() {
		return this.dryRuns;
	}

	public ReactiveScheduleHandle schedule(String name) {
		return reactiveSchedule(name);
	}

	public ScheduleHandle blockingSchedule(String name) {
		return new DefaultScheduleHandle(reactiveSchedule(name));
	}

	private DefaultReactiveScheduleHandle reactiveSchedule(String name) {
		return new DefaultReactiveScheduleHandle(this, new AutomationQuery(AutomationKind.SCHEDULE, name, null, null));
	}

	public ReactiveSensorHandle sensor(String name) {
		return reactiveSensor(name);
	}

	public SensorHandle blockingSensor(String name) {
		return new DefaultSensorHandle(reactiveSensor(name));
	}

	private DefaultReactiveSensorHandle reactiveSensor(String name) {
		return new DefaultReactiveSensorHandle(this, new AutomationQuery(AutomationKind.SENSOR, name, null, null));
	}

	public ReactiveSchedulesSpec schedules() {
		return new DefaultReactiveSchedulesSpec(this.queries);
	}

	public SchedulesSpec blockingSchedules() {
		return new DefaultSchedulesSpec(this.queries);
	}

	public ReactiveSensorsSpec sensors() {
		return new DefaultReactiveSensorsSpec(this.queries);
	}

	public SensorsSpec blockingSensors() {
		return new DefaultSensorsSpec(this.queries);
	}

}
