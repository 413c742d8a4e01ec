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

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;

import io.github.dagstergraphql.client.automation.AutomationStatus;
import io.github.dagstergraphql.client.automation.Schedule;
import io.github.dagstergraphql.client.internal.address.UserInterface;
import io.github.dagstergraphql.client.internal.shape.Required;
import io.github.dagstergraphql.client.internal.shape.ShapeException;
import io.github.dagstergraphql.client.internal.workspace.RepositoryName;
import org.jspecify.annotations.Nullable;

/**
 * A {@code Schedule}, with the fields of the fragment {@code ScheduleFields}.
 *
 * @param name the name
 * @param cronSchedule the cron expression, or a list of them as Python writes it
 * @param executionTimezone the time zone, or {@code null} for UTC
 * @param pipelineName the job
 * @param description the description, or {@code null}
 * @param defaultStatus the status in code; {@code null} on older servers
 * @param scheduleState the state
 */
record ScheduleFields(@Nullable String name, @Nullable String cronSchedule, @Nullable String executionTimezone,
		@Nullable String pipelineName, @Nullable String description, @Nullable AutomationStatus defaultStatus,
		@Nullable StateFields scheduleState) {

	private static final Pattern QUOTED = Pattern.compile("'([^']*)'|\"([^\"]*)\"");

	Schedule toSchedule(RepositoryName place, UserInterface userInterface) {
		String scheduleName = Required.text(this.name, "name");
		StateFields state = Required.field(this.scheduleState, "scheduleState");
		return Schedule.builder(scheduleName, place.location(), place.repository(), state.requiredStatus())
			.jobName(Required.field(this.pipelineName, "pipelineName"))
			.cronSchedules(cronSchedules())
			.timeZone(timeZone())
			.defaultStatus(this.defaultStatus)
			.description(this.description)
			.nextTick(state.nextTickTime())
			.uiUrl(userInterface.schedule(place.location(), place.repository(), scheduleName))
			.build();
	}

	private List<String> cronSchedules() {
		String text = Required.text(this.cronSchedule, "cronSchedule").strip();
		if (!text.startsWith("[")) {
			return List.of(text);
		}
		return QUOTED.matcher(text)
			.results()
			.map((quoted) -> (quoted.group(1) != null) ? quoted.group(1) : quoted.group(2))
			.toList();
	}

	private ZoneId timeZone() {
		if (this.executionTimezone == null || this.executionTimezone.isEmpty()) {
			return ZoneId.of("UTC");
		}
		try {
			return ZoneId.of(this.executionTimezone, ZoneId.SHORT_IDS);
		}
		catch (DateTimeException ex) {
			throw new ShapeException("executionTimezone");
		}
	}

}
