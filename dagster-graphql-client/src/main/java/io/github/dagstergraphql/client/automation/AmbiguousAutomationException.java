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

import java.util.List;

import io.github.dagstergraphql.client.error.DagsterServerException;

/**
 * Thrown when several code locations or repositories have a schedule, or a sensor, of the
 * given name. Specify the location or the repository.
 *
 * @since 0.1.0
 * @see ScheduleHandle#location(String)
 * @see SensorHandle#location(String)
 */
public final class AmbiguousAutomationException extends DagsterServerException {

	private final transient List<AutomationCandidate> candidates;

	/**
	 * Create a new exception.
	 * @param message the name and the candidates; safe to log
	 * @param candidates the matching schedules or sensors
	 */
	public AmbiguousAutomationException(String message, List<AutomationCandidate> candidates) {
		super("AmbiguousAutomation", message, null, false);
		this.candidates = List.copyOf(candidates);
	}

	/**
	 * Return the matching schedules or sensors.
	 * @return two or more candidates
	 */
	public List<AutomationCandidate> getCandidates() {
		return this.candidates;
	}

}
