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

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.dagstergraphql.test.definition.RepositoryDefinition;
import io.github.dagstergraphql.test.internal.instance.Daemons;
import io.github.dagstergraphql.test.internal.run.Simulation;
import io.github.dagstergraphql.test.internal.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/**
 * Schedules and sensors of a server: their state, and the daemons that evaluate them.
 */
public final class Automations {

	private final Workspace workspace;

	private final Daemons daemons;

	private final Simulation simulation;

	private final TickLauncher launcher;

	private final Map<AutomationKey, Record> records = new HashMap<>();

	private long lastTick;

	/**
	 * Create a new instance.
	 * @param workspace the workspace with the definitions
	 * @param daemons the daemons
	 * @param simulation the simulation of the runs
	 * @param launcher launches runs
	 */
	public Automations(Workspace workspace, Daemons daemons, Simulation simulation, TickLauncher launcher) {
		this.workspace = workspace;
		this.daemons = daemons;
		this.simulation = simulation;
		this.launcher = launcher;
	}

	/**
	 * Return a schedule or sensor.
	 * @param key the key
	 * @return the schedule or sensor, or {@code null} if it does not exist
	 */
	public @Nullable Automation find(AutomationKey key) {
		return this.workspace.findRepository(key.location(), key.repository())
			.flatMap((repository) -> of(key.location(), repository).filter((automation) -> automation.key().equals(key))
				.findFirst())
			.orElse(null);
	}

	/**
	 * Return the schedules and sensors of a repository.
	 * @param location the code location
	 * @param repository the repository
	 * @return the schedules and sensors, by name
	 */
	public static Stream<Automation> of(String location, RepositoryDefinition repository) {
		return Stream
			.<Automation>concat(
					repository.schedules()
						.stream()
						.map((schedule) -> new Automation.OfSchedule(
								new AutomationKey(location, repository.name(), schedule.name()), schedule)),
					repository.sensors()
						.stream()
						.map((sensor) -> new Automation.OfSensor(
								new AutomationKey(location, repository.name(), sensor.name()), sensor)))
			.sorted(Comparator.comparing((automation) -> automation.key().name()));
	}

	/**
	 * Return the current state of a schedule or sensor.
	 * @param automation the schedule or sensor
	 * @return the state
	 */
	public AutomationState state(Automation automation) {
		synchronized (this.simulation) {
			// processes what is due
			this.simulation.all();
			return recordOf(automation).state(automation);
		}
	}

	/**
	 * Start a schedule or sensor.
	 * @param automation the schedule or sensor
	 */
	public void start(Automation automation) {
		change(automation, (changed) -> {
			if (!changed.isRunning(automation)) {
				changed.override = true;
				changed.startTimestamp = this.simulation.now();
			}
		});
	}

	/**
	 * Stop a schedule or sensor.
	 * @param automation the schedule or sensor
	 */
	public void stop(Automation automation) {
		change(automation, (changed) -> {
			if (changed.isRunning(automation)) {
				changed.override = false;
				changed.startTimestamp = null;
			}
		});
	}

	/**
	 * Reset a schedule or sensor to its default status.
	 * @param automation the schedule or sensor
	 */
	public void reset(Automation automation) {
		change(automation, (changed) -> changed.override = null);
	}

	/**
	 * Set the cursor of a sensor.
	 * @param automation the sensor
	 * @param cursor the cursor, or {@code null}
	 */
	public void setCursor(Automation automation, @Nullable String cursor) {
		synchronized (this.simulation) {
			this.simulation.all();
			recordOf(automation).cursor = cursor;
		}
	}

	private void change(Automation automation, Consumer<Record> change) {
		synchronized (this.simulation) {
			this.simulation.all();
			Record changed = recordOf(automation);
			change.accept(changed);
			update(automation, changed);
		}
	}

	/**
	 * Start the schedules and sensors that run by default, after a change of the
	 * workspace.
	 */
	public void refresh() {
		synchronized (this.simulation) {
			this.workspace.all()
				.stream()
				.filter((location) -> location.definition().loadError() == null)
				.flatMap((location) -> location.definition()
					.repositories()
					.stream()
					.flatMap((repository) -> of(location.definition().name(), repository)))
				.forEach((automation) -> update(automation, recordOf(automation)));
		}
	}

	/**
	 * Return the evaluations of automation conditions.
	 * @return the evaluations
	 */
	public ConditionLog conditions() {
		synchronized (this.simulation) {
			// processes what is due
			this.simulation.all();
			return this.launcher.conditions();
		}
	}

	/**
	 * Discard all states.
	 */
	public void reset() {
		synchronized (this.simulation) {
			this.records.clear();
			this.launcher.conditions().reset();
			this.lastTick = 0;
		}
	}

	private Record recordOf(Automation automation) {
		return this.records.computeIfAbsent(automation.key(), (key) -> new Record());
	}

	private void update(Automation automation, Record record) {
		boolean running = record.isRunning(automation);
		if (running && !record.planned) {
			record.planned = true;
			record.generation++;
			plan(automation, record, this.simulation.now());
		}
		else if (!running && record.planned) {
			record.planned = false;
			record.generation++;
		}
	}

	private void plan(Automation automation, Record record, Instant now) {
		Instant next = automation.nextTick(now, record.lastTick());
		if (next != null) {
			int generation = record.generation;
			this.simulation.after(Duration.between(this.simulation.now(), next), (time) -> {
				Automation current = find(automation.key());
				// started again, or reset, in the meantime
				if (this.records.get(automation.key()) == record && record.generation == generation) {
					tickAndPlan(current, record, next);
				}
			});
		}
	}

	private void tickAndPlan(@Nullable Automation automation, Record record, Instant time) {
		if (automation == null || !record.isRunning(automation)) {
			record.planned = false;
			record.generation++;
			return;
		}
		if (this.daemons.works(automation.daemon())) {
			this.lastTick++;
			SimulatedTick tick = this.launcher.evaluate(automation, this.lastTick, time, record.cursor,
					record.usedRunKeys);
			record.cursor = tick.cursor();
			record.ticks.add(0, tick);
		}
		plan(automation, record, time);
	}

	/**
	 * What the server has stored about a schedule or sensor.
	 */
	private static final class Record {

		/** Whether it was started or stopped; {@code null} for the default. */
		private @Nullable Boolean override;

		/** Time at which it was started by a client. */
		private @Nullable Instant startTimestamp;

		private boolean planned;

		/** Distinguishes the ticks that are planned from those of a former start. */
		private int generation;

		private @Nullable String cursor;

		private final List<SimulatedTick> ticks = new ArrayList<>();

		private final Set<String> usedRunKeys = new HashSet<>();

		boolean isRunning(Automation automation) {
			return (this.override != null) ? this.override : automation.isRunningByDefault();
		}

		@Nullable Instant lastTick() {
			return this.ticks.isEmpty() ? null : this.ticks.get(0).time();
		}

		AutomationState state(Automation automation) {
			return new AutomationState(isRunning(automation), this.override != null, this.startTimestamp, this.cursor,
					List.copyOf(this.ticks));
		}

	}

}
