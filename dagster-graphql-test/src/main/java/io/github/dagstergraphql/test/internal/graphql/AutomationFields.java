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

package io.github.dagstergraphql.test.internal.graphql;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.automation.DynamicPartitionsRequest;
import io.github.dagstergraphql.client.automation.RunRequest;
import io.github.dagstergraphql.test.definition.RepositoryDefinition;
import io.github.dagstergraphql.test.definition.ScheduleDefinition;
import io.github.dagstergraphql.test.definition.SensorDefinition;
import io.github.dagstergraphql.test.internal.automation.Automation;
import io.github.dagstergraphql.test.internal.automation.AutomationKey;
import io.github.dagstergraphql.test.internal.automation.AutomationState;
import io.github.dagstergraphql.test.internal.automation.Automations;
import io.github.dagstergraphql.test.internal.automation.SimulatedTick;
import io.github.dagstergraphql.test.internal.automation.TickLauncher;
import io.github.dagstergraphql.test.internal.json.JsonObject;
import io.github.dagstergraphql.test.internal.launch.ServerError;
import io.github.dagstergraphql.test.internal.python.Python;
import io.github.dagstergraphql.test.internal.python.PythonYaml;
import io.github.dagstergraphql.test.run.PythonException;
import io.github.dagstergraphql.test.run.TickOutcome;
import org.jspecify.annotations.Nullable;

/**
 * Queries for schedules and sensors, and operations on them.
 */
final class AutomationFields {

	private static final int FUTURE_TICKS = 10;

	private final ServedInstance served;

	private final Automations automations;

	AutomationFields(ServedInstance served) {
		this.served = served;
		this.automations = served.automations();
	}

	List<Node> schedules(String location, RepositoryDefinition repository) {
		return Automations.of(location, repository)
			.filter(Automation.OfSchedule.class::isInstance)
			.map((automation) -> schedule((Automation.OfSchedule) automation))
			.toList();
	}

	List<Node> sensors(String location, RepositoryDefinition repository) {
		return Automations.of(location, repository)
			.filter(Automation.OfSensor.class::isInstance)
			.map((automation) -> sensor((Automation.OfSensor) automation))
			.toList();
	}

	List<Node> schedulesOf(String job, String location, RepositoryDefinition repository) {
		return Automations.of(location, repository)
			.filter((automation) -> automation instanceof Automation.OfSchedule schedule
					&& schedule.definition().jobName().equals(job))
			.map((automation) -> schedule((Automation.OfSchedule) automation))
			.toList();
	}

	List<Node> sensorsOf(String job, String location, RepositoryDefinition repository) {
		return Automations.of(location, repository)
			.filter((automation) -> automation instanceof Automation.OfSensor sensor
					&& sensor.definition().jobNames().contains(job))
			.map((automation) -> sensor((Automation.OfSensor) automation))
			.toList();
	}

	Node scheduleOrError(JsonObject selector) {
		return withSchedule(selector, this::schedule);
	}

	Node sensorOrError(JsonObject selector) {
		return withSensor(selector, this::sensor);
	}

	Node stateOrError(JsonObject selector) {
		Automation automation = find(selector, "name");
		return (automation != null) ? state(automation)
				: ErrorNodes
					.of("InstigationStateNotFoundError",
							"Could not find instigation state for `" + selector.text("name") + "`")
					.with("name", selector.text("name"));
	}

	Node startSchedule(JsonObject selector) {
		return withSchedule(selector, (schedule) -> {
			this.automations.start(schedule);
			return scheduleState(schedule);
		});
	}

	Node resetSchedule(JsonObject selector) {
		return withSchedule(selector, (schedule) -> {
			this.automations.reset(schedule);
			return scheduleState(schedule);
		});
	}

	Node startSensor(JsonObject selector) {
		return withSensor(selector, (sensor) -> {
			this.automations.start(sensor);
			return sensor(sensor);
		});
	}

	Node resetSensor(JsonObject selector) {
		return withSensor(selector, (sensor) -> {
			this.automations.reset(sensor);
			return sensor(sensor);
		});
	}

	Node setCursor(JsonObject selector, @Nullable String cursor) {
		return withSensor(selector, (sensor) -> {
			this.automations.setCursor(sensor, cursor);
			return sensor(sensor);
		});
	}

	Node stopSchedule(JsonObject arguments, RequestContext context) {
		Automation automation = byId(arguments, "scheduleOriginId");
		if (!(automation instanceof Automation.OfSchedule schedule)) {
			return ErrorNodes.of(new ServerError.Python("AssertionError", ""), context);
		}
		this.automations.stop(schedule);
		return scheduleState(schedule);
	}

	Node stopSensor(JsonObject arguments, RequestContext context) {
		Automation automation = byId(arguments, "jobOriginId");
		if (!(automation instanceof Automation.OfSensor sensor)) {
			return ErrorNodes.of(new ServerError.Python("dagster_shared.check.functions.CheckError",
					"Expected non-None value: None"), context);
		}
		this.automations.stop(sensor);
		return Node.of("StopSensorMutationResult").with("instigationState", state(sensor));
	}

	private Node scheduleState(Automation.OfSchedule schedule) {
		return Node.of("ScheduleStateResult").with("scheduleState", state(schedule));
	}

	private Node withSchedule(JsonObject selector, Function<Automation.OfSchedule, Node> function) {
		if (find(selector, "scheduleName") instanceof Automation.OfSchedule schedule) {
			return function.apply(schedule);
		}
		String name = selector.text("scheduleName");
		return ErrorNodes.of("ScheduleNotFoundError", "Schedule %s could not be found.".formatted(name))
			.with("scheduleName", name);
	}

	private Node withSensor(JsonObject selector, Function<Automation.OfSensor, Node> function) {
		if (find(selector, "sensorName") instanceof Automation.OfSensor sensor) {
			return function.apply(sensor);
		}
		String name = selector.text("sensorName");
		return ErrorNodes
			.of("SensorNotFoundError", "Could not find `%s` in the currently loaded repository.".formatted(name))
			.with("sensorName", name);
	}

	private @Nullable Automation find(JsonObject selector, String nameField) {
		return this.automations.find(new AutomationKey(selector.text("repositoryLocationName"),
				selector.text("repositoryName"), selector.text(nameField)));
	}

	private @Nullable Automation byId(JsonObject arguments, String originField) {
		String id = arguments.textOrNull("id");
		String origin = (id != null) ? id.split("::")[0] : String.valueOf(arguments.textOrNull(originField));
		return this.served.workspace()
			.all()
			.stream()
			.filter((location) -> location.definition().loadError() == null)
			.flatMap((location) -> location.definition()
				.repositories()
				.stream()
				.flatMap((repository) -> Automations.of(location.definition().name(), repository)))
			.filter((automation) -> origin(automation).equals(origin))
			.findFirst()
			.orElse(null);
	}

	private static String origin(Automation automation) {
		return Ids.hash("origin", automation.key());
	}

	private static String selectorId(Automation automation) {
		return Ids.hash("selector", automation.key());
	}

	private static String id(Automation automation) {
		return origin(automation) + "::" + selectorId(automation);
	}

	private Node schedule(Automation.OfSchedule schedule) {
		ScheduleDefinition definition = schedule.definition();
		return common(Node.of("Schedule"), schedule, definition.name(), definition.description())
			.with("cronSchedule", cron(definition))
			.with("executionTimezone", definition.timeZone().getId())
			.with("pipelineName", definition.jobName())
			.with("mode", "default")
			.with("solidSelection", null)
			.lazy("scheduleState", () -> state(schedule))
			.byArguments("futureTicks", (arguments) -> futureTicks(schedule, arguments));
	}

	// as Python writes it
	private static String cron(ScheduleDefinition definition) {
		List<String> expressions = definition.cronSchedules();
		return (expressions.size() == 1) ? expressions.get(0) : Python.repr(expressions);
	}

	private Node futureTicks(Automation.OfSchedule schedule, JsonObject arguments) {
		Integer limit = arguments.numberOrNull("limit");
		Object cursor = arguments.value("cursor");
		Instant after = (cursor instanceof Number start) ? Instant.ofEpochSecond(start.longValue() - 1)
				: this.served.simulation().now();
		List<Node> ticks = new ArrayList<>();
		Instant next = schedule.nextTick(after, null);
		while (next != null && ticks.size() < ((limit != null) ? limit : FUTURE_TICKS)) {
			after = next;
			ticks.add(dryRunTick(schedule, next));
			next = schedule.nextTick(next, null);
		}
		return Node.of("DryRunInstigationTicks").with("results", ticks).with("cursor", Times.seconds(after) + 1);
	}

	private Node dryRunTick(Automation automation, Instant time) {
		return Node.of("DryRunInstigationTick")
			.with("timestamp", Times.seconds(time))
			.lazy("evaluationResult", () -> evaluation(automation, time, null));
	}

	private Node sensor(Automation.OfSensor sensor) {
		SensorDefinition definition = sensor.definition();
		return common(Node.of("Sensor"), sensor, definition.name(), definition.description())
			.with("jobOriginId", origin(sensor))
			.with("sensorType", definition.type().name())
			.with("minIntervalSeconds", (int) definition.minimumInterval().toSeconds())
			.with("targets",
					definition.jobNames()
						.stream()
						.sorted()
						.map((job) -> Node.of("Target")
							.with("pipelineName", job)
							.with("mode", "default")
							.with("solidSelection", null))
						.toList())
			.with("hasCursorUpdatePermissions", !this.served.readOnly())
			.lazy("nextTick", () -> nextTick(sensor, this.automations.state(sensor)))
			.lazy("sensorState", () -> state(sensor));
	}

	private Node common(Node node, Automation automation, String name, @Nullable String description) {
		return node.with("id", id(automation))
			.with("name", name)
			.with("description", description)
			.with("defaultStatus", status(automation.isRunningByDefault()))
			.lazy("canReset", () -> this.automations.state(automation).resettable());
	}

	private static String status(boolean running) {
		return running ? "RUNNING" : "STOPPED";
	}

	private Node state(Automation automation) {
		AutomationState state = this.automations.state(automation);
		return Node.of("InstigationState")
			.with("id", id(automation))
			.with("selectorId", selectorId(automation))
			.with("name", automation.key().name())
			.with("instigationType", (automation instanceof Automation.OfSchedule) ? "SCHEDULE" : "SENSOR")
			.with("status", status(state.running()))
			.with("repositoryName", automation.key().repository())
			.with("repositoryLocationName", automation.key().location())
			.with("runningCount", state.running() ? 1 : 0)
			.with("hasStartPermission", !this.served.readOnly())
			.with("hasStopPermission", !this.served.readOnly())
			.with("typeSpecificData", data(automation, state))
			.lazy("nextTick", () -> nextTick(automation, state))
			.byArguments("ticks", (arguments) -> ticks(automation, state, arguments));
	}

	private static Node data(Automation automation, AutomationState state) {
		if (automation instanceof Automation.OfSchedule schedule) {
			return Node.of("ScheduleData")
				.with("cronSchedule", cron(schedule.definition()))
				.with("startTimestamp", Times.secondsOrNull(state.started()));
		}
		SimulatedTick last = state.ticks().isEmpty() ? null : state.ticks().get(0);
		return Node.of("SensorData")
			.with("lastTickTimestamp", (last != null) ? Times.seconds(last.time()) : null)
			.with("lastRunKey",
					state.ticks().stream().flatMap((tick) -> tick.runKeys().stream()).findFirst().orElse(null))
			.with("lastCursor", state.cursor());
	}

	private @Nullable Node nextTick(Automation automation, AutomationState state) {
		boolean known = automation instanceof Automation.OfSchedule || !state.ticks().isEmpty();
		if (!state.running() || !known) {
			return null;
		}
		Instant next = automation.nextTick(this.served.simulation().now(),
				state.ticks().isEmpty() ? null : state.ticks().get(0).time());
		return (next != null) ? dryRunTick(automation, next) : null;
	}

	private static List<Node> ticks(Automation automation, AutomationState state, JsonObject arguments) {
		Integer limit = arguments.numberOrNull("limit");
		List<String> statuses = arguments.textsOrNull("statuses");
		return state.ticks()
			.stream()
			.filter((tick) -> statuses == null || statuses.isEmpty() || statuses.contains(tick.status()))
			.filter((tick) -> !(arguments.value("beforeTimestamp") instanceof Number before)
					|| Times.seconds(tick.time()) < before.doubleValue())
			.filter((tick) -> !(arguments.value("afterTimestamp") instanceof Number after)
					|| Times.seconds(tick.time()) > after.doubleValue())
			.limit((limit != null) ? limit : Long.MAX_VALUE)
			.map((tick) -> tick(automation, tick))
			.toList();
	}

	private static Node tick(Automation automation, SimulatedTick tick) {
		boolean failed = tick.failure() != null;
		return Node.of("InstigationTick")
			.with("id", origin(automation) + ":" + Times.seconds(tick.time()))
			.with("tickId", String.valueOf(tick.id()))
			.with("status", tick.status())
			.with("timestamp", Times.seconds(tick.time()))
			.with("endTimestamp", Times.seconds(tick.time()))
			.with("runIds", tick.runIds())
			.with("runKeys", tick.runKeys())
			.with("originRunIds", List.of())
			.with("skipReason", tick.skipReason())
			.with("cursor", (failed || automation instanceof Automation.OfSchedule) ? null : tick.cursor())
			.lazy("error", () -> (tick.failure() != null) ? error(automation, tick.failure()) : null);
	}

	private static Node error(Automation automation, PythonException failure) {
		String name = automation.key().name();
		return (automation instanceof Automation.OfSchedule)
				? ErrorNodes.python("dagster._core.errors.ScheduleExecutionError",
						"Error occurred during the evaluation of schedule " + name, failure)
				: ErrorNodes.python("dagster._core.errors.SensorExecutionError",
						"Error occurred during the execution of evaluation_fn for sensor " + name, failure);
	}

	Node scheduleDryRun(JsonObject arguments, RequestContext context) {
		if (!arguments.has("timestamp")) {
			return missing("GrapheneScheduleDryRunMutation", "timestamp", context);
		}
		JsonObject selector = arguments.object("selectorData");
		Object timestamp = arguments.value("timestamp");
		Automation automation = find(selector, "scheduleName");
		return Node.of("DryRunInstigationTick").with("timestamp", timestamp).lazy("evaluationResult", () -> {
			if (!(automation instanceof Automation.OfSchedule schedule)) {
				throw new UserFacingException("[GrapheneScheduleNotFoundError] Schedule %s could not be found."
					.formatted(selector.text("scheduleName")));
			}
			if (!(timestamp instanceof Number seconds)) {
				throw new UserFacingException("No tick timestamp provided when attempting to dry-run schedule %s."
					.formatted(selector.text("scheduleName")));
			}
			Instant time = Instant.ofEpochMilli(Math.round(seconds.doubleValue() * 1000));
			// the first scheduled time that is not before
			Instant next = schedule.nextTick(time.minusMillis(1), null);
			return evaluation(schedule, (next != null) ? next : time, null);
		});
	}

	Node sensorDryRun(JsonObject arguments, RequestContext context) {
		if (!arguments.has("cursor")) {
			return missing("GrapheneSensorDryRunMutation", "cursor", context);
		}
		JsonObject selector = arguments.object("selectorData");
		Automation automation = find(selector, "sensorName");
		return Node.of("DryRunInstigationTick").with("timestamp", null).lazy("evaluationResult", () -> {
			if (!(automation instanceof Automation.OfSensor sensor)) {
				throw new UserFacingException(
						"[GrapheneSensorNotFoundError] Could not find `%s` in the currently loaded repository."
							.formatted(selector.text("sensorName")));
			}
			return evaluation(sensor, this.served.simulation().now(), arguments.textOrNull("cursor"));
		});
	}

	private static Node missing(String mutation, String argument, RequestContext context) {
		return ErrorNodes.of(
				new ServerError.Python("TypeError",
						"%s.mutate() missing 1 required positional argument: '%s'".formatted(mutation, argument)),
				context);
	}

	private Node evaluation(Automation automation, Instant time, @Nullable String cursor) {
		TickOutcome outcome = TickLauncher.outcome(automation, time, cursor);
		boolean sensor = automation instanceof Automation.OfSensor;
		boolean failed = outcome.failure() != null;
		String newCursor = (outcome.cursor() != null) ? outcome.cursor() : cursor;
		return Node.of("TickEvaluation")
			.lazy("runRequests",
					() -> failed ? null
							: newRequests(automation, outcome).map((request) -> runRequest(automation, request))
								.toList())
			.with("skipReason", outcome.skipReason())
			.with("error", (outcome.failure() != null) ? error(automation, outcome.failure()) : null)
			.with("cursor", (failed || !sensor) ? null : newCursor)
			.with("dynamicPartitionsRequests", (failed || !sensor) ? null
					: outcome.partitionsRequests().stream().map(AutomationFields::partitionsRequest).toList());
	}

	// those whose run keys have been used would launch nothing
	private Stream<RunRequest> newRequests(Automation automation, TickOutcome outcome) {
		Set<String> used = this.automations.state(automation)
			.ticks()
			.stream()
			.flatMap((tick) -> tick.runKeys().stream())
			.collect(Collectors.toSet());
		return outcome.runRequests()
			.stream()
			.filter((request) -> request.runKey() == null || !used.contains(request.runKey()));
	}

	private static Node runRequest(Automation automation, RunRequest request) {
		return Node.of("RunRequest")
			.with("runKey", request.runKey())
			.with("jobName", request.jobName())
			.with("runConfigYaml", PythonYaml.dump(PythonYaml.load(request.runConfigYaml())))
			.with("tags", WorkspaceFields.tags(TickLauncher.tags(automation, request)))
			.with("assetSelection", request.assetKeys().isEmpty() ? null
					: request.assetKeys().stream().map(AssetFields::keyNode).toList());
	}

	private static Node partitionsRequest(DynamicPartitionsRequest request) {
		return Node.of("DynamicPartitionRequest")
			.with("partitionsDefName", request.partitionsName())
			.with("type", request.type().name())
			.with("partitionKeys", request.partitionKeys());
	}

}
