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

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.automation.Schedule;
import io.github.dagstergraphql.client.automation.Sensor;
import io.github.dagstergraphql.client.internal.address.UserInterface;
import io.github.dagstergraphql.client.internal.shape.Required;
import io.github.dagstergraphql.client.internal.workspace.RepositoryName;
import org.jspecify.annotations.Nullable;

/**
 * A {@code RepositoryConnection} with the schedules or the sensors of all repositories.
 *
 * @param nodes the repositories
 */
record RepositoryNodes(@Nullable List<@Nullable Node> nodes) {

	List<Schedule> toSchedules(UserInterface userInterface) {
		return all((node) -> node.toSchedules(userInterface),
				Comparator.comparing(Schedule::locationName)
					.thenComparing(Schedule::repositoryName)
					.thenComparing(Schedule::name));
	}

	List<Sensor> toSensors(UserInterface userInterface) {
		return all((node) -> node.toSensors(userInterface),
				Comparator.comparing(Sensor::locationName)
					.thenComparing(Sensor::repositoryName)
					.thenComparing(Sensor::name));
	}

	private <T> List<T> all(Function<Node, Stream<T>> content, Comparator<T> order) {
		return Required.list(this.nodes, "nodes").stream().flatMap(content).sorted(order).toList();
	}

	/**
	 * A {@code Repository}.
	 *
	 * @param name the name
	 * @param location the code location
	 * @param schedules the schedules; {@code null} if they are not selected
	 * @param sensors the sensors; {@code null} if they are not selected
	 */
	record Node(@Nullable String name, @Nullable Location location, @Nullable List<@Nullable ScheduleFields> schedules,
			@Nullable List<@Nullable SensorFields> sensors) {

		Stream<Schedule> toSchedules(UserInterface userInterface) {
			RepositoryName place = place();
			return Required.list(this.schedules, "schedules")
				.stream()
				.map((schedule) -> schedule.toSchedule(place, userInterface));
		}

		Stream<Sensor> toSensors(UserInterface userInterface) {
			RepositoryName place = place();
			return Required.list(this.sensors, "sensors")
				.stream()
				.map((sensor) -> sensor.toSensor(place, userInterface));
		}

		private RepositoryName place() {
			return new RepositoryName(
					Required.text(Required.field(this.location, "nodes.location").name(), "nodes.location.name"),
					Required.text(this.name, "nodes.name"));
		}

	}

	/**
	 * A {@code RepositoryLocation}.
	 *
	 * @param name the name
	 */
	record Location(@Nullable String name) {

	}

}
