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

package io.github.dagstergraphql.test.internal.automation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.github.dagstergraphql.client.automation.DynamicPartitionsRequest;
import io.github.dagstergraphql.client.automation.RunRequest;
import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.test.internal.asset.DynamicPartitions;
import io.github.dagstergraphql.test.internal.json.JsonObject;
import io.github.dagstergraphql.test.internal.launch.Launcher;
import io.github.dagstergraphql.test.internal.launch.RefusedException;
import io.github.dagstergraphql.test.internal.run.Simulation;
import io.github.dagstergraphql.test.run.ConditionOutcome;
import io.github.dagstergraphql.test.run.PythonException;
import io.github.dagstergraphql.test.run.TickOutcome;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates schedules and sensors, and launches the runs that they request.
 */
public final class TickLauncher {

	private static final String EMPTY_RESULT = "Sensor function returned an empty result";

	private final Launcher launcher;

	private final Simulation simulation;

	private final DynamicPartitions partitions;

	private final ConditionLog conditions = new ConditionLog();

	/**
	 * Create a new instance.
	 * @param launcher checks launches
	 * @param simulation the simulation of the runs
	 * @param partitions the dynamic partitions
	 */
	public TickLauncher(Launcher launcher, Simulation simulation, DynamicPartitions partitions) {
		this.launcher = launcher;
		this.simulation = simulation;
		this.partitions = partitions;
	}

	ConditionLog conditions() {
		return this.conditions;
	}

	/**
	 * Evaluate a schedule or sensor.
	 * @param automation the schedule or sensor
	 * @param id the id of the tick
	 * @param time the time of the tick
	 * @param cursor the cursor, or {@code null}
	 * @param usedRunKeys the run keys of former ticks, to which those of this tick are
	 * added
	 * @return the tick
	 */
	SimulatedTick evaluate(Automation automation, long id, Instant time, @Nullable String cursor,
			Set<String> usedRunKeys) {
		TickOutcome outcome = outcome(automation, time, cursor);
		if (outcome.failure() != null) {
			return failed(id, time, cursor, outcome.failure());
		}
		try {
			return accept(automation, outcome, id, time, cursor, usedRunKeys);
		}
		catch (RefusedException ex) {
			return failed(id, time, cursor, PythonException.of("DagsterInvalidDefinitionError",
					"a requested run was rejected with " + ex.error().type()));
		}
	}

	/**
	 * Evaluate the code. An exception of a test is treated like one of the code.
	 * @param automation the schedule or sensor
	 * @param time the time of the tick
	 * @param cursor the cursor of a sensor, or {@code null}
	 * @return the outcome
	 */
	public static TickOutcome outcome(Automation automation, Instant time, @Nullable String cursor) {
		try {
			TickOutcome outcome = automation.evaluate(time, cursor);
			boolean empty = outcome.runRequests().isEmpty() && outcome.evaluations().isEmpty()
					&& outcome.skipReason() == null && outcome.failure() == null;
			return (empty && automation instanceof Automation.OfSensor) ? outcome.skipReason(EMPTY_RESULT) : outcome;
		}
		catch (RuntimeException ex) {
			return TickOutcome
				.fails(PythonException.of(ex.getClass().getSimpleName(), String.valueOf(ex.getMessage())));
		}
	}

	private static SimulatedTick failed(long id, Instant time, @Nullable String cursor, PythonException failure) {
		return new SimulatedTick(id, "FAILURE", time, List.of(), List.of(), null, cursor, failure);
	}

	private SimulatedTick accept(Automation automation, TickOutcome outcome, long id, Instant time,
			@Nullable String cursor, Set<String> usedRunKeys) {
		outcome.partitionsRequests().forEach(this::change);
		List<String> runIds = new ArrayList<>();
		List<String> runKeys = new ArrayList<>();
		for (RunRequest request : outcome.runRequests()) {
			String runKey = request.runKey();
			if (runKey != null) {
				runKeys.add(runKey);
			}
			if (runKey == null || usedRunKeys.add(runKey)) {
				runIds.add(launch(automation, id, time, request));
			}
		}
		runIds.addAll(evaluate(automation, outcome.evaluations(), id, time));
		String newCursor = (outcome.cursor() != null) ? outcome.cursor() : cursor;
		return new SimulatedTick(id, runIds.isEmpty() ? "SKIPPED" : "SUCCESS", time, runIds, runKeys,
				outcome.skipReason(), newCursor, null);
	}

	private List<String> evaluate(Automation automation, Map<AssetKey, ConditionOutcome> evaluations, long tick,
			Instant time) {
		List<String> all = new ArrayList<>();
		if (evaluations.isEmpty()) {
			return all;
		}
		long evaluationId = this.conditions.begin();
		evaluations.forEach((key, condition) -> {
			List<String> partitions = condition.truePartitions();
			List<String> runIds = new ArrayList<>();
			if (partitions != null) {
				partitions.forEach((partition) -> runIds.add(launch(automation, tick, time,
						request(key, evaluationId, Map.of("dagster/partition", partition)))));
			}
			else if (condition.isTrue()) {
				runIds.add(launch(automation, tick, time, request(key, evaluationId, Map.of())));
			}
			this.conditions.add(new ConditionLog.Evaluation(evaluationId, key, time, condition, List.copyOf(runIds)));
			all.addAll(runIds);
		});
		return all;
	}

	private static RunRequest request(AssetKey key, long evaluationId, Map<String, String> partition) {
		Map<String, String> tags = new TreeMap<>(partition);
		tags.put("dagster/asset_evaluation_id", String.valueOf(evaluationId));
		tags.put("dagster/from_automation_condition", "true");
		return RunRequest.builder().jobName("__ASSET_JOB").assetKeys(List.of(key)).tags(tags).build();
	}

	private void change(DynamicPartitionsRequest request) {
		if (request.type() == DynamicPartitionsRequest.Type.ADD_PARTITIONS) {
			request.partitionKeys().forEach((key) -> this.partitions.add(request.partitionsName(), key));
		}
		else {
			this.partitions.delete(request.partitionsName(), request.partitionKeys());
		}
	}

	private String launch(Automation automation, long tick, Instant time, RunRequest request) {
		Map<String, String> tags = new LinkedHashMap<>(tags(automation, request));
		tags.put("dagster/tick", String.valueOf(tick));
		if (request.runKey() != null) {
			tags.put("dagster/run_key", request.runKey());
		}
		Map<String, @Nullable Object> selector = new LinkedHashMap<>();
		selector.put("repositoryLocationName", automation.key().location());
		selector.put("repositoryName", automation.key().repository());
		selector.put("pipelineName", job(automation, request));
		if (!request.assetKeys().isEmpty()) {
			selector.put("assetSelection",
					request.assetKeys().stream().map((key) -> Map.of("path", key.path())).toList());
		}
		Map<String, Object> params = Map.of("selector", selector, "mode", "default", "runConfigData",
				request.runConfigYaml(), "executionMetadata",
				Map.of("tags",
						tags.entrySet()
							.stream()
							.map((tag) -> Map.of("key", tag.getKey(), "value", tag.getValue()))
							.toList()));
		return this.simulation.launchAt(this.launcher.prepare(JsonObject.of(params)), time).id();
	}

	private static @Nullable String job(Automation automation, RunRequest request) {
		return (request.jobName() != null) ? request.jobName() : automation.defaultJob();
	}

	/**
	 * Return the tags of a requested run, which include those that Dagster adds.
	 * @param automation the schedule or sensor
	 * @param request the request
	 * @return the tags, by key
	 */
	public static Map<String, String> tags(Automation automation, RunRequest request) {
		Map<String, String> tags = new TreeMap<>(request.tags());
		tags.put(automation.nameTag(), automation.key().name());
		if (request.partitionKey() != null) {
			tags.put("dagster/partition_set", job(automation, request) + "_partition_set");
		}
		return tags;
	}

}
