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

package io.github.dagstergraphql.test.definition;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import io.github.dagstergraphql.client.automation.RunRequest;
import io.github.dagstergraphql.test.run.TickOutcome;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * A schedule ({@code @schedule}) and the outcomes of its ticks. While it is running, the
 * daemon of the server evaluates it by the clock of the server.
 *
 * <pre class="code">
 * ScheduleDefinition.named("nightly").job("daily_orders").cron("0 2 * * *").timeZone(ZoneId.of("Europe/Berlin"))
 * </pre>
 *
 * @since 0.1.0
 */
public final class ScheduleDefinition {

	private final String name;

	private String jobName = "";

	private List<String> cronSchedules = List.of("@daily");

	private ZoneId timeZone = ZoneId.of("UTC");

	private @Nullable String description;

	private boolean running;

	private Function<Instant, TickOutcome> evaluation = (time) -> TickOutcome.launches(RunRequest.builder().build());

	private ScheduleDefinition(String name) {
		this.name = name;
	}

	/**
	 * Create a schedule that is stopped by default. Each tick launches its job.
	 * @param name the name
	 * @return the schedule
	 */
	public static ScheduleDefinition named(String name) {
		Assert.hasText(name, "a schedule must have a name");
		return new ScheduleDefinition(name);
	}

	/**
	 * Return this schedule with a job.
	 * @param jobName the name of a job of the same repository
	 * @return the schedule
	 */
	public ScheduleDefinition job(String jobName) {
		Assert.hasText(jobName, "job name must not be empty");
		return with((schedule) -> schedule.jobName = jobName);
	}

	/**
	 * Return this schedule with cron expressions. Defaults to {@code @daily}.
	 * @param expressions the expressions, with five fields or one of {@code @hourly},
	 * {@code @daily}, {@code @weekly}, {@code @monthly} and {@code @yearly}
	 * @return the schedule
	 * @throws IllegalArgumentException if there is no expression
	 */
	public ScheduleDefinition cron(String... expressions) {
		Assert.notEmpty(expressions, "cron expressions must not be empty");
		return with((schedule) -> schedule.cronSchedules = List.of(expressions));
	}

	/**
	 * Return this schedule with a time zone ({@code execution_timezone}). Defaults to
	 * UTC.
	 * @param timeZone the time zone
	 * @return the schedule
	 */
	public ScheduleDefinition timeZone(ZoneId timeZone) {
		Assert.notNull(timeZone, "time zone must not be null");
		return with((schedule) -> schedule.timeZone = timeZone);
	}

	/**
	 * Return this schedule with a description.
	 * @param description the description
	 * @return the schedule
	 */
	public ScheduleDefinition description(String description) {
		return with((schedule) -> schedule.description = description);
	}

	/**
	 * Return this schedule as one that is running by default
	 * ({@code DefaultScheduleStatus.RUNNING}).
	 * @return the schedule
	 */
	public ScheduleDefinition running() {
		return with((schedule) -> schedule.running = true);
	}

	/**
	 * Return this schedule with the code that a tick evaluates.
	 * @param evaluation a function from the scheduled time to the outcome
	 * @return the schedule
	 */
	public ScheduleDefinition evaluates(Function<Instant, TickOutcome> evaluation) {
		Assert.notNull(evaluation, "evaluation must not be null");
		return with((schedule) -> schedule.evaluation = evaluation);
	}

	private ScheduleDefinition with(Consumer<ScheduleDefinition> change) {
		ScheduleDefinition schedule = new ScheduleDefinition(this.name);
		schedule.jobName = this.jobName;
		schedule.cronSchedules = this.cronSchedules;
		schedule.timeZone = this.timeZone;
		schedule.description = this.description;
		schedule.running = this.running;
		schedule.evaluation = this.evaluation;
		change.accept(schedule);
		return schedule;
	}

	/**
	 * Return the name.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Return the name of the job.
	 * @return the name
	 */
	public String jobName() {
		return this.jobName;
	}

	/**
	 * Return the cron expressions.
	 * @return the expressions, unmodifiable
	 */
	public List<String> cronSchedules() {
		return this.cronSchedules;
	}

	/**
	 * Return the time zone.
	 * @return the time zone
	 */
	public ZoneId timeZone() {
		return this.timeZone;
	}

	/**
	 * Return the description.
	 * @return the description, or {@code null}
	 */
	public @Nullable String description() {
		return this.description;
	}

	/**
	 * Return whether the schedule is running by default.
	 * @return {@code true} if so
	 */
	public boolean isRunning() {
		return this.running;
	}

	/**
	 * Return the code that a tick evaluates.
	 * @return the function
	 */
	public Function<Instant, TickOutcome> evaluation() {
		return this.evaluation;
	}

	@Override
	public String toString() {
		return "ScheduleDefinition[" + this.name + "]";
	}

}
