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

package io.github.dagstergraphql.client.automation;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Sensor of a code location and its state at one point in time ({@code Sensor}).
 *
 * @since 0.1.0
 */
public final class Sensor {

	private final String name;

	private final String locationName;

	private final String repositoryName;

	private final AutomationStatus status;

	private final SensorType type;

	private final Duration minimumInterval;

	private final List<String> jobNames;

	private final @Nullable String cursor;

	private final @Nullable AutomationStatus defaultStatus;

	private final @Nullable String description;

	private final @Nullable Instant nextTick;

	private final @Nullable URI uiUrl;

	private Sensor(Builder builder) {
		this.name = builder.name;
		this.locationName = builder.locationName;
		this.repositoryName = builder.repositoryName;
		this.status = builder.status;
		this.type = builder.type;
		this.minimumInterval = builder.minimumInterval;
		this.jobNames = List.copyOf(builder.jobNames);
		this.cursor = builder.cursor;
		this.defaultStatus = builder.defaultStatus;
		this.description = builder.description;
		this.nextTick = builder.nextTick;
		this.uiUrl = builder.uiUrl;
	}

	/**
	 * Create a builder, for example for tests.
	 * @param name the name
	 * @param locationName the name of the code location
	 * @param repositoryName the name of the repository
	 * @param status the status
	 * @return the builder
	 */
	public static Builder builder(String name, String locationName, String repositoryName, AutomationStatus status) {
		return new Builder(name, locationName, repositoryName, status);
	}

	/**
	 * Return the name.
	 * @return the name, unique among the schedules and sensors of the repository
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Return the name of the code location.
	 * @return the name
	 */
	public String locationName() {
		return this.locationName;
	}

	/**
	 * Return the name of the repository.
	 * @return the name, {@code __repository__} for {@code Definitions}
	 */
	public String repositoryName() {
		return this.repositoryName;
	}

	/**
	 * Return whether the daemon evaluates the sensor.
	 * @return the status
	 */
	public AutomationStatus status() {
		return this.status;
	}

	/**
	 * Return the kind of the sensor.
	 * @return {@code Sensor.sensorType}; {@link SensorType#UNKNOWN} for a kind that this
	 * version of the client does not know
	 */
	public SensorType type() {
		return this.type;
	}

	/**
	 * Return the minimum time between two evaluations.
	 * @return the interval
	 */
	public Duration minimumInterval() {
		return this.minimumInterval;
	}

	/**
	 * Return the names of the jobs that the sensor can launch.
	 * @return {@code Sensor.targets.pipelineName}, unmodifiable; empty if the sensor
	 * launches nothing. It has the name of an implicit job of Dagster if the sensor
	 * targets assets
	 */
	public List<String> jobNames() {
		return this.jobNames;
	}

	/**
	 * Return the cursor, which is the position that the code of the sensor has stored.
	 * @return {@code SensorData.lastCursor}, or {@code null} if there is none
	 */
	public @Nullable String cursor() {
		return this.cursor;
	}

	/**
	 * Return the status that the code sets, which applies after
	 * {@link SensorHandle#reset()}.
	 * @return the status, or {@code null} if the server does not report it, such as 1.5
	 */
	public @Nullable AutomationStatus defaultStatus() {
		return this.defaultStatus;
	}

	/**
	 * Return the description.
	 * @return the description, or {@code null}
	 */
	public @Nullable String description() {
		return this.description;
	}

	/**
	 * Return the time of the next tick. Dagster calculates it from the previous tick and
	 * the minimum interval.
	 * @return the time, or {@code null} if the sensor is stopped or has not been
	 * evaluated yet
	 */
	public @Nullable Instant nextTick() {
		return this.nextTick;
	}

	/**
	 * Return the URL of the sensor in Dagster's user interface.
	 * @return the URL of its page; {@code null} only if a test has created the sensor
	 * without one
	 */
	public @Nullable URI uiUrl() {
		return this.uiUrl;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof Sensor sensor && state().equals(sensor.state()));
	}

	@Override
	public int hashCode() {
		return state().hashCode();
	}

	private List<@Nullable Object> state() {
		return Arrays.asList(this.name, this.locationName, this.repositoryName, this.status, this.type,
				this.minimumInterval, this.jobNames, this.cursor, this.defaultStatus, this.description, this.nextTick,
				this.uiUrl);
	}

	@Override
	public String toString() {
		return "Sensor[" + this.locationName + "." + this.repositoryName + "." + this.name + ", status=" + this.status
				+ ", type=" + this.type + ", minimumInterval=" + this.minimumInterval + ", jobNames=" + this.jobNames
				+ "]";
	}

	/**
	 * Builder for a sensor.
	 *
	 * @since 0.1.0
	 */
	public static final class Builder {

		private final String name;

		private final String locationName;

		private final String repositoryName;

		private final AutomationStatus status;

		private SensorType type = SensorType.STANDARD;

		private Duration minimumInterval = Duration.ofSeconds(30);

		private List<String> jobNames = List.of();

		private @Nullable String cursor;

		private @Nullable AutomationStatus defaultStatus;

		private @Nullable String description;

		private @Nullable Instant nextTick;

		private @Nullable URI uiUrl;

		private Builder(String name, String locationName, String repositoryName, AutomationStatus status) {
			Assert.hasText(name, "sensor name must not be empty");
			Assert.hasText(locationName, "location name must not be empty");
			Assert.hasText(repositoryName, "repository name must not be empty");
			Assert.notNull(status, "status must not be null");
			this.name = name;
			this.locationName = locationName;
			this.repositoryName = repositoryName;
			this.status = status;
		}

		/**
		 * Set the kind. Defaults to {@link SensorType#STANDARD}.
		 * @param type the kind
		 * @return this builder
		 */
		public Builder type(SensorType type) {
			Assert.notNull(type, "type must not be null");
			this.type = type;
			return this;
		}

		/**
		 * Set the minimum interval. Defaults to 30 seconds, as in Dagster.
		 * @param minimumInterval the interval
		 * @return this builder
		 */
		public Builder minimumInterval(Duration minimumInterval) {
			Assert.notNull(minimumInterval, "minimum interval must not be null");
			this.minimumInterval = minimumInterval;
			return this;
		}

		/**
		 * Set the jobs. Defaults to none.
		 * @param jobNames the names of the jobs
		 * @return this builder
		 */
		public Builder jobNames(List<String> jobNames) {
			Assert.notNull(jobNames, "job names must not be null");
			this.jobNames = jobNames;
			return this;
		}

		/**
		 * Set the cursor. Defaults to none.
		 * @param cursor the cursor, or {@code null}
		 * @return this builder
		 */
		public Builder cursor(@Nullable String cursor) {
			this.cursor = cursor;
			return this;
		}

		/**
		 * Set the status in code. Defaults to unknown.
		 * @param defaultStatus the status, or {@code null}
		 * @return this builder
		 */
		public Builder defaultStatus(@Nullable AutomationStatus defaultStatus) {
			this.defaultStatus = defaultStatus;
			return this;
		}

		/**
		 * Set the description. Defaults to none.
		 * @param description the description, or {@code null}
		 * @return this builder
		 */
		public Builder description(@Nullable String description) {
			this.description = description;
			return this;
		}

		/**
		 * Set the time of the next tick. Defaults to none.
		 * @param nextTick the time, or {@code null}
		 * @return this builder
		 */
		public Builder nextTick(@Nullable Instant nextTick) {
			this.nextTick = nextTick;
			return this;
		}

		/**
		 * Set the URL in the user interface. Defaults to none.
		 * @param uiUrl the URL, or {@code null}
		 * @return this builder
		 */
		public Builder uiUrl(@Nullable URI uiUrl) {
			this.uiUrl = uiUrl;
			return this;
		}

		/**
		 * Create the sensor.
		 * @return the sensor
		 */
		public Sensor build() {
			return new Sensor(this);
		}

	}

}
