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

import java.time.Duration;
import java.util.List;

import io.github.dagstergraphql.client.automation.AutomationStatus;
import io.github.dagstergraphql.client.automation.Sensor;
import io.github.dagstergraphql.client.automation.SensorType;
import io.github.dagstergraphql.client.internal.address.UserInterface;
import io.github.dagstergraphql.client.internal.shape.Required;
import io.github.dagstergraphql.client.internal.workspace.RepositoryName;
import org.jspecify.annotations.Nullable;

/**
 * A {@code Sensor}, with the fields of the fragment {@code SensorFields}.
 *
 * @param name the name
 * @param sensorType the kind
 * @param minIntervalSeconds the minimum interval
 * @param description the description, or {@code null}
 * @param targets the jobs, or {@code null}
 * @param defaultStatus the status in code; {@code null} on older servers
 * @param sensorState the state
 */
record SensorFields(@Nullable String name, @Nullable SensorType sensorType, @Nullable Integer minIntervalSeconds,
		@Nullable String description, @Nullable List<@Nullable Target> targets,
		@Nullable AutomationStatus defaultStatus, @Nullable StateFields sensorState) {

	Sensor toSensor(RepositoryName place, UserInterface userInterface) {
		String sensorName = Required.text(this.name, "name");
		StateFields state = Required.field(this.sensorState, "sensorState");
		return Sensor.builder(sensorName, place.location(), place.repository(), state.requiredStatus())
			.type(Required.field(this.sensorType, "sensorType"))
			.minimumInterval(Duration.ofSeconds(Required.field(this.minIntervalSeconds, "minIntervalSeconds")))
			.jobNames(jobNames())
			.cursor(state.cursor())
			.defaultStatus(this.defaultStatus)
			.description(this.description)
			.nextTick(state.nextTickTime())
			.uiUrl(userInterface.sensor(place.location(), place.repository(), sensorName))
			.build();
	}

	private List<String> jobNames() {
		return (this.targets == null) ? List.of()
				: Required.list(this.targets, "targets")
					.stream()
					.map((target) -> Required.field(target.pipelineName(), "targets.pipelineName"))
					.sorted()
					.toList();
	}

	/**
	 * A {@code Target}.
	 *
	 * @param pipelineName the job
	 */
	record Target(@Nullable String pipelineName) {

	}

}
