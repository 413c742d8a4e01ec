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

import java.util.List;

import io.github.dagstergraphql.client.automation.AutomationCandidate;
import io.github.dagstergraphql.client.automation.ScheduleNotFoundException;
import io.github.dagstergraphql.client.automation.SensorNotFoundException;
import io.github.dagstergraphql.client.error.DagsterServerException;
import io.github.dagstergraphql.client.location.LocationLoadFailureInfo;
import org.jspecify.annotations.Nullable;

/**
 * Schedule or sensor.
 */
public enum AutomationKind {

	/** A schedule. */
	SCHEDULE("schedule", "scheduleName", "ScheduleNotFoundError"),

	/** A sensor. */
	SENSOR("sensor", "sensorName", "SensorNotFoundError");

	private final String word;

	private final String selectorField;

	private final String notFoundType;

	AutomationKind(String word, String selectorField, String notFoundType) {
		this.word = word;
		this.selectorField = selectorField;
		this.notFoundType = notFoundType;
	}

	String word() {
		return this.word;
	}

	/**
	 * Return the field of the name in a selector of this kind.
	 * @return the field
	 */
	String selectorField() {
		return this.selectorField;
	}

	/**
	 * Create the exception for a missing schedule or sensor.
	 * @param message the message
	 * @param serverMessage the server message, or {@code null}
	 * @param nearMisses those with the same or a similar name
	 * @param failures the code locations that failed to load
	 * @return the exception
	 */
	DagsterServerException notFound(String message, @Nullable String serverMessage,
			List<AutomationCandidate> nearMisses, List<LocationLoadFailureInfo> failures) {
		return switch (this) {
			case SCHEDULE ->
				new ScheduleNotFoundException(this.notFoundType, message, serverMessage, nearMisses, failures);
			case SENSOR -> new SensorNotFoundException(this.notFoundType, message, serverMessage, nearMisses, failures);
		};
	}

}
