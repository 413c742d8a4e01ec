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

import java.util.List;

import io.github.dagstergraphql.client.automation.AutomationStatus;
import io.github.dagstergraphql.client.automation.Schedule;
import io.github.dagstergraphql.client.automation.Sensor;
import io.github.dagstergraphql.client.automation.SensorType;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Conditions for schedules and sensors, which the client applies.
 *
 * @param location the code location, or {@code null} for any
 * @param status the status, or {@code null} for any
 * @param type the kind of sensors, or {@code null} for any
 */
record AutomationFilter(@Nullable String location, @Nullable AutomationStatus status, @Nullable SensorType type) {

	static final AutomationFilter ALL = new AutomationFilter(null, null, null);

	AutomationFilter withLocation(String locationName) {
		Assert.hasText(locationName, "location name must not be empty");
		return new AutomationFilter(locationName, this.status, this.type);
	}

	AutomationFilter withStatus(AutomationStatus newStatus) {
		Assert.notNull(newStatus, "status must not be null");
		return new AutomationFilter(this.location, newStatus, this.type);
	}

	AutomationFilter withType(SensorType newType) {
		Assert.notNull(newType, "sensor type must not be null");
		return new AutomationFilter(this.location, this.status, newType);
	}

	List<Schedule> schedules(List<Schedule> all) {
		return all.stream().filter((schedule) -> matches(schedule.locationName(), schedule.status())).toList();
	}

	List<Sensor> sensors(List<Sensor> all) {
		return all.stream()
			.filter((sensor) -> matches(sensor.locationName(), sensor.status())
					&& (this.type == null || this.type == sensor.type()))
			.toList();
	}

	private boolean matches(String locationName, AutomationStatus actual) {
		return (this.location == null || this.location.equals(locationName))
				&& (this.status == null || this.status == actual);
	}

	@Override
	public String toString() {
		return "location=" + this.location + ", status=" + this.status
				+ ((this.type != null) ? ", type=" + this.type : "");
	}

}
