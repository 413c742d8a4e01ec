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
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.Objects;

import io.github.dagstergraphql.test.definition.ScheduleDefinition;
import io.github.dagstergraphql.test.definition.SensorDefinition;
import io.github.dagstergraphql.test.run.TickOutcome;
import org.jspecify.annotations.Nullable;

/**
 * A schedule or sensor of a repository.
 */
public sealed interface Automation {

	/**
	 * Return the key.
	 * @return the key
	 */
	AutomationKey key();

	/**
	 * Return whether it is running by default.
	 * @return {@code true} if so
	 */
	boolean isRunningByDefault();

	/**
	 * Return the time of the next tick.
	 * @param after the point in time after which the tick is
	 * @param last the time of the last tick, or {@code null} if there is none
	 * @return the time, or {@code null} if there is none
	 */
	@Nullable Instant nextTick(Instant after, @Nullable Instant last);

	/**
	 * Evaluate the code.
	 * @param time the time of the tick
	 * @param cursor the cursor of a sensor, or {@code null}
	 * @return the outcome
	 */
	TickOutcome evaluate(Instant time, @Nullable String cursor);

	/**
	 * Return the job of a run request without a job.
	 * @return the name, or {@code null} if it is not unique
	 */
	@Nullable String defaultJob();

	/**
	 * Return the type of the daemon that evaluates it.
	 * @return the type
	 */
	String daemon();

	/**
	 * Return the tag of launched runs with the name.
	 * @return the key of the tag
	 */
	String nameTag();

	/**
	 * A schedule.
	 *
	 * @param key the key
	 * @param definition the definition
	 */
	record OfSchedule(AutomationKey key, ScheduleDefinition definition) implements Automation {

		@Override
		public boolean isRunningByDefault() {
			return this.definition.isRunning();
		}

		@Override
		public @Nullable Instant nextTick(Instant after, @Nullable Instant last) {
			return this.definition.cronSchedules()
				.stream()
				.map((expression) -> new Cron(expression).next(after.atZone(this.definition.timeZone())))
				.filter(Objects::nonNull)
				.map(ZonedDateTime::toInstant)
				.min(Comparator.naturalOrder())
				.orElse(null);
		}

		@Override
		public TickOutcome evaluate(Instant time, @Nullable String cursor) {
			return this.definition.evaluation().apply(time);
		}

		@Override
		public String defaultJob() {
			return this.definition.jobName();
		}

		@Override
		public String daemon() {
			return "SCHEDULER";
		}

		@Override
		public String nameTag() {
			return "dagster/schedule_name";
		}

	}

	/**
	 * A sensor.
	 *
	 * @param key the key
	 * @param definition the definition
	 */
	record OfSensor(AutomationKey key, SensorDefinition definition) implements Automation {

		/** Time from the start of a sensor to its first tick. */
		private static final Duration FIRST_TICK = Duration.ofMillis(100);

		@Override
		public boolean isRunningByDefault() {
			return this.definition.isRunning();
		}

		@Override
		public Instant nextTick(Instant after, @Nullable Instant last) {
			Instant next = (last != null) ? last.plus(this.definition.minimumInterval()) : after.plus(FIRST_TICK);
			return next.isAfter(after) ? next : after.plus(FIRST_TICK);
		}

		@Override
		public TickOutcome evaluate(Instant time, @Nullable String cursor) {
			return this.definition.evaluation().apply(cursor);
		}

		@Override
		public @Nullable String defaultJob() {
			return (this.definition.jobNames().size() == 1) ? this.definition.jobNames().get(0) : null;
		}

		@Override
		public String daemon() {
			return "SENSOR";
		}

		@Override
		public String nameTag() {
			return "dagster/sensor_name";
		}

	}

}
