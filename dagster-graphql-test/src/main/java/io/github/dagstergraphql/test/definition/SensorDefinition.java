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

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import io.github.dagstergraphql.client.automation.SensorType;
import io.github.dagstergraphql.test.run.TickOutcome;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * A sensor ({@code @sensor}) and the outcomes of its ticks. While it is running, the
 * daemon of the server evaluates it by the clock of the server.
 *
 * <pre class="code">
 * SensorDefinition.named("inbox").jobs("load_file")
 *     .evaluates((cursor) -&gt; (cursor == null) ? TickOutcome.launches(RunRequest.builder().build()).cursor("1")
 *             : TickOutcome.skips("no new file"))
 * </pre>
 *
 * @since 0.1.0
 */
public final class SensorDefinition {

	private final String name;

	private SensorType type = SensorType.STANDARD;

	private List<String> jobNames = List.of();

	private Duration minimumInterval = Duration.ofSeconds(30);

	private @Nullable String description;

	private boolean running;

	private Function<@Nullable String, TickOutcome> evaluation = (cursor) -> TickOutcome.launches();

	private SensorDefinition(String name) {
		this.name = name;
	}

	/**
	 * Create a sensor that is stopped by default and launches nothing.
	 * @param name the name
	 * @return the sensor
	 */
	public static SensorDefinition named(String name) {
		Assert.hasText(name, "a sensor must have a name");
		return new SensorDefinition(name);
	}

	/**
	 * Return this sensor with a kind. Defaults to {@link SensorType#STANDARD}.
	 * @param type the kind
	 * @return the sensor
	 */
	public SensorDefinition type(SensorType type) {
		Assert.notNull(type, "sensor type must not be null");
		return with((sensor) -> sensor.type = type);
	}

	/**
	 * Return this sensor with the jobs that it can launch.
	 * @param jobNames the names of jobs of the same repository
	 * @return the sensor
	 */
	public SensorDefinition jobs(String... jobNames) {
		return with((sensor) -> sensor.jobNames = List.of(jobNames));
	}

	/**
	 * Return this sensor with a minimum time between two evaluations. Defaults to 30
	 * seconds.
	 * @param interval the time, in whole seconds
	 * @return the sensor
	 * @throws IllegalArgumentException if the time is less than a second
	 */
	public SensorDefinition minimumInterval(Duration interval) {
		Assert.isTrue(interval.toSeconds() > 0, "minimum interval must be at least one second");
		return with((sensor) -> sensor.minimumInterval = interval);
	}

	/**
	 * Return this sensor with a description.
	 * @param description the description
	 * @return the sensor
	 */
	public SensorDefinition description(String description) {
		return with((sensor) -> sensor.description = description);
	}

	/**
	 * Return this sensor as one that is running by default
	 * ({@code DefaultSensorStatus.RUNNING}).
	 * @return the sensor
	 */
	public SensorDefinition running() {
		return with((sensor) -> sensor.running = true);
	}

	/**
	 * Return this sensor with the code that a tick evaluates.
	 * @param evaluation a function from the cursor, which is {@code null} at first, to
	 * the outcome
	 * @return the sensor
	 */
	public SensorDefinition evaluates(Function<@Nullable String, TickOutcome> evaluation) {
		Assert.notNull(evaluation, "evaluation must not be null");
		return with((sensor) -> sensor.evaluation = evaluation);
	}

	private SensorDefinition with(Consumer<SensorDefinition> change) {
		SensorDefinition sensor = new SensorDefinition(this.name);
		sensor.type = this.type;
		sensor.jobNames = this.jobNames;
		sensor.minimumInterval = this.minimumInterval;
		sensor.description = this.description;
		sensor.running = this.running;
		sensor.evaluation = this.evaluation;
		change.accept(sensor);
		return sensor;
	}

	/**
	 * Return the name.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Return the kind.
	 * @return the kind
	 */
	public SensorType type() {
		return this.type;
	}

	/**
	 * Return the names of the jobs.
	 * @return the names, unmodifiable
	 */
	public List<String> jobNames() {
		return this.jobNames;
	}

	/**
	 * Return the minimum time between two evaluations.
	 * @return the time
	 */
	public Duration minimumInterval() {
		return this.minimumInterval;
	}

	/**
	 * Return the description.
	 * @return the description, or {@code null}
	 */
	public @Nullable String description() {
		return this.description;
	}

	/**
	 * Return whether the sensor is running by default.
	 * @return {@code true} if so
	 */
	public boolean isRunning() {
		return this.running;
	}

	/**
	 * Return the code that a tick evaluates.
	 * @return the function
	 */
	public Function<@Nullable String, TickOutcome> evaluation() {
		return this.evaluation;
	}

	@Override
	public String toString() {
		return "SensorDefinition[" + this.name + "]";
	}

}
