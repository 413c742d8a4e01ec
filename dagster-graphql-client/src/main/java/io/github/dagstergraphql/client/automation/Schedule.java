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
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Schedule of a code location and its state at one point in time ({@code Schedule}).
 *
 * @since 0.1.0
 */
public final class Schedule {

	private final String name;

	private final String locationName;

	private final String repositoryName;

	private final AutomationStatus status;

	private final @Nullable String jobName;

	private final List<String> cronSchedules;

	private final ZoneId timeZone;

	private final @Nullable AutomationStatus defaultStatus;

	private final @Nullable String description;

	private final @Nullable Instant nextTick;

	private final @Nullable URI uiUrl;

	private Schedule(Builder builder) {
		this.name = builder.name;
		this.locationName = builder.locationName;
		this.repositoryName = builder.repositoryName;
		this.status = builder.status;
		this.jobName = builder.jobName;
		this.cronSchedules = List.copyOf(builder.cronSchedules);
		this.timeZone = builder.timeZone;
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
	 * Return whether the daemon evaluates the schedule.
	 * @return the status
	 */
	public AutomationStatus status() {
		return this.status;
	}

	/**
	 * Return the name of the job that the schedule launches.
	 * @return {@code Schedule.pipelineName}; the name of an implicit job of Dagster if
	 * the schedule targets assets
	 */
	public @Nullable String jobName() {
		return this.jobName;
	}

	/**
	 * Return the cron expressions. The schedule has a tick whenever one of them matches.
	 * @return one or more expressions, such as {@code 0 2 * * *} or {@code @daily},
	 * unmodifiable
	 */
	public List<String> cronSchedules() {
		return this.cronSchedules;
	}

	/**
	 * Return the time zone of the cron expressions.
	 * @return the time zone; UTC if the code sets none
	 */
	public ZoneId timeZone() {
		return this.timeZone;
	}

	/**
	 * Return the status that the code sets, which applies after
	 * {@link ScheduleHandle#reset()}.
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
	 * Return the time of the next tick.
	 * @return the time, or {@code null} if the schedule is stopped
	 */
	public @Nullable Instant nextTick() {
		return this.nextTick;
	}

	/**
	 * Return the URL of the schedule in Dagster's user interface.
	 * @return the URL of its page; {@code null} only if a test has created the schedule
	 * without one
	 */
	public @Nullable URI uiUrl() {
		return this.uiUrl;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof Schedule schedule && state().equals(schedule.state()));
	}

	@Override
	public int hashCode() {
		return state().hashCode();
	}

	private List<@Nullable Object> state() {
		return Arrays.asList(this.name, this.locationName, this.repositoryName, this.status, this.jobName,
				this.cronSchedules, this.timeZone, this.defaultStatus, this.description, this.nextTick, this.uiUrl);
	}

	@Override
	public String toString() {
		return "Schedule[" + this.locationName + "." + this.repositoryName + "." + this.name + ", status=" + this.status
				+ ", cronSchedules=" + this.cronSchedules + ", timeZone=" + this.timeZone + ", jobName=" + this.jobName
				+ "]";
	}

	/**
	 * Builder for a schedule.
	 *
	 * @since 0.1.0
	 */
	public static final class Builder {

		private final String name;

		private final String locationName;

		private final String repositoryName;

		private final AutomationStatus status;

		private @Nullable String jobName;

		private List<String> cronSchedules = List.of();

		private ZoneId timeZone = ZoneId.of("UTC");

		private @Nullable AutomationStatus defaultStatus;

		private @Nullable String description;

		private @Nullable Instant nextTick;

		private @Nullable URI uiUrl;

		private Builder(String name, String locationName, String repositoryName, AutomationStatus status) {
			Assert.hasText(name, "schedule name must not be empty");
			Assert.hasText(locationName, "location name must not be empty");
			Assert.hasText(repositoryName, "repository name must not be empty");
			Assert.notNull(status, "status must not be null");
			this.name = name;
			this.locationName = locationName;
			this.repositoryName = repositoryName;
			this.status = status;
		}

		/**
		 * Set the job. Defaults to none.
		 * @param jobName the name of the job, or {@code null}
		 * @return this builder
		 */
		public Builder jobName(@Nullable String jobName) {
			this.jobName = jobName;
			return this;
		}

		/**
		 * Set the cron expressions. Defaults to none.
		 * @param cronSchedules the expressions
		 * @return this builder
		 */
		public Builder cronSchedules(List<String> cronSchedules) {
			Assert.notNull(cronSchedules, "cron schedules must not be null");
			this.cronSchedules = cronSchedules;
			return this;
		}

		/**
		 * Set the time zone. Defaults to UTC.
		 * @param timeZone the time zone
		 * @return this builder
		 */
		public Builder timeZone(ZoneId timeZone) {
			Assert.notNull(timeZone, "time zone must not be null");
			this.timeZone = timeZone;
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
		 * Create the schedule.
		 * @return the schedule
		 */
		public Schedule build() {
			return new Schedule(this);
		}

	}

}
